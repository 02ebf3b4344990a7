"""Văn bản đi: a number entered by hand is put into its series, and is refused when it is taken."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.register import Problem, Record
from papi_desktop.domain.registers import OUTGOING
from papi_desktop.operations import numbers
from papi_desktop.operations.book import Book
from papi_desktop.operations.numbers import Number
from papi_desktop.operations.office import Office

_SAYS_THE_NUMBER = ("year", "document_kind", "number_text")


def _number(office: Office, record: Record) -> Number | None:
    """Return the number a record states anew; None while it is not stated or is the one in the book already.

    Raises:
        UserError: if it is not a document number.
    """
    stated = {key: record.get(key) for key in _SAYS_THE_NUMBER}
    known = office.store.get(OUTGOING, record["id"]) if record.get("id") else None
    if not all(stated.values()) or (known and all(known[key] == value for key, value in stated.items())):
        return None
    return numbers.as_number(
        office, str(stated["document_kind"]), str(stated["number_text"]), date(int(record["year"]), 1, 1)
    )


def _check(office: Office, record: Record) -> Iterator[Problem]:
    try:
        number = _number(office, record)
        if number is not None:
            numbers.require_free(office, number)
    except UserError as refused:
        yield Problem("number_text", "number", refused.what)


def _filled(office: Office, record: Record) -> dict[str, Any]:
    number = _number(office, record)
    if number is None:
        return dict(record)
    placed = {"series": number.series, "number": number.value, "number_text": number.text}
    known = office.store.get(OUTGOING, record["id"]) if record.get("id") else None
    stated = record.get("symbol") if known is None or record.get("symbol") != known["symbol"] else None
    return {**record, **placed, "symbol": stated or number.symbol}


BOOKS = (Book(OUTGOING, fill=_filled, check=_check),)
