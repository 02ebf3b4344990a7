"""Document numbers: taken from a series of the year, reserved, issued or void, never used twice.

The symbol is written as Nghị định 30/2020/NĐ-CP has it: two digits below ten, "/" after the number, "-" between abbreviations, no
spaces. A number may carry letters ("168a"); a stated number is kept as stated.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import OUTGOING
from papi_desktop.operations import number_ranges
from papi_desktop.operations.office import Office
from papi_desktop.store.query import Query
from papi_desktop.store.transaction import Transaction

_COMMON = "*"
LETTER = "CV"
"""Code of the series of letters, which Nghị định 30/2020/NĐ-CP (Phụ lục I) leaves out of their symbol."""
_NUMBER = re.compile(r"(?=0*[1-9])[0-9]{1,6}[a-zđ]{0,2}", re.IGNORECASE)


@dataclass(frozen=True)
class Number:
    """A document number of one year.

    Attributes:
        year: year of the series.
        series: kind code, or "*" when the office has one series for all.
        kind: code of the kind of document ("TB").
        text: as written before the slash ("05", "168a").
        symbol: number and symbol as printed ("05/TB-UBND").
    """

    year: int
    series: str
    kind: str
    text: str
    symbol: str

    @property
    def value(self) -> int | None:
        """Return the digits the number begins with."""
        digits = re.match(r"\d+", self.text)
        return int(digits.group()) if digits else None


def next_number(office: Office, kind: str, on: date) -> Number:
    """Return the number that follows the highest one taken in the series of `kind` in the year of `on`."""
    series = _series(office, kind)
    taken = [row["number"] for row in _taken(office, series, on.year) if row["number"] is not None]
    start = int(office.store.setting(f"numbers.start.{series}.{on.year}", 1))
    return as_number(office, kind, str(number_ranges.next_of_mine(office, taken, start)), on)


def start_series_at(office: Office, kind: str, year: int, first: int) -> Number:
    """Let the series of `kind` begin at `first` and return the number that comes next.

    Offices that change programs in the middle of a year continue their book so.

    Raises:
        UserError: if the kind is blank or the number is not one.
    """
    number = as_number(office, kind, str(first), date(year, 1, 1))
    office.store.set_setting(f"numbers.start.{number.series}.{year}", first)
    return next_number(office, number.kind, date(year, 1, 1))


def find(office: Office, symbol: str, year: int) -> str:
    """Return the id of the line of a number as printed, such as "45/TB-UBND".

    Raises:
        UserError: if the book of that year has no such number.
    """
    for row in office.store.all(OUTGOING, Query(filters={"year": year})):
        if row["symbol"].casefold() == symbol.strip().casefold():
            return str(row["id"])
    raise UserError(
        "SO-05",
        say("The book of {year} has no number {number}.", year=str(year), number=symbol),
        say("Nothing was changed."),
        say("Write number and symbol as printed, such as 45/TB-UBND."),
    )


def as_number(office: Office, kind: str, text: str, on: date) -> Number:
    """Return a stated number as it is printed.

    Raises:
        UserError: if it is not a number with at most a few letters behind it, or the kind is blank.
    """
    text, kind = text.strip(), kind.strip()
    if not kind:
        raise UserError(
            "SO-06",
            say("The kind of document is missing."),
            say("No number was taken."),
            say("Write its short form, such as “TB” or “QĐ”."),
        )
    if not _NUMBER.fullmatch(text):
        raise UserError(
            "SO-01",
            say("“{number}” cannot be a document number.", number=text),
            say("No number was taken."),
            say("Write digits, with a letter behind them if need be, such as 45 or 168a."),
        )
    if text.isdigit():
        text = f"{int(text):02d}"
    return Number(on.year, _series(office, kind), kind, text, f"{text}/{symbol_of(office, kind)}")


def symbol_of(office: Office, kind: str) -> str:
    """Return what stands after the number: "TB-UBND"; a letter (công văn) has no kind in it: "UBND"."""
    own = str(office.unit.get("symbol") or "UBND")
    return own if kind == LETTER else f"{kind}-{own}"


def reserve(office: Office, number: Number, subject: str) -> str:
    """Keep a free number for a paper that is still being written, and return the id of its line.

    Raises:
        UserError: if the number is taken, or it is not said what for.
    """
    if not subject.strip():
        raise UserError(
            "SO-07",
            say("It is not said for which paper the number is kept."),
            say("No number was taken."),
            say("Write a few words, such as the subject of the paper."),
        )
    require_free(office, number)
    with office.store.transaction(say("Reserve number {number}", number=number.symbol)) as tx:
        return tx.insert(OUTGOING, {**_line(number, subject), "state": "reserved"})


def void(office: Office, record_id: str, reason: str) -> None:
    """Give a number up; it stays in the book with the reason and is never used again.

    Raises:
        UserError: if no reason is given, or the number is on a paper that was issued.
    """
    line = office.store.get(OUTGOING, record_id)
    if line is None or line["state"] != "reserved":
        raise UserError(
            "SO-04",
            say("Number {number} is not a reserved number.", number=line["symbol"] if line else ""),
            say("Nothing was changed."),
            say("Only a number kept for a paper can be given up; an issued paper is withdrawn by another paper."),
        )
    if not reason.strip():
        raise UserError(
            "SO-03",
            say("A reason is needed to give a number up."),
            say("Nothing was changed."),
            say("Write a few words: an inspector will ask for the gap."),
        )
    with office.store.transaction(say("Give a document number up")) as tx:
        tx.update(OUTGOING, record_id, {"state": "void", "gap_reason": reason.strip()})


def issue(office: Office, tx: Transaction, number: Number, subject: str, issued: Mapping[str, Any]) -> None:
    """Enter a paper in the book of outgoing documents under its number, which may have been reserved for it.

    Args:
        issued: what else the line says: day, signer, where it comes from, verification code.

    Raises:
        UserError: if the number is taken.
    """
    require_issuable(office, number)
    line = {**_line(number, subject), **issued, "state": "issued"}
    waiting = _reserved_line(office, number)
    if waiting is None:
        tx.insert(OUTGOING, line)
    else:
        tx.update(OUTGOING, waiting, line)


def _line(number: Number, subject: str) -> dict[str, Any]:
    return {
        "year": number.year,
        "document_kind": number.kind,
        "series": number.series,
        "number": number.value,
        "number_text": number.text,
        "symbol": number.symbol,
        "subject": subject,
    }


def require_issuable(office: Office, number: Number) -> None:
    """Refuse a number that is in the book already, unless it is reserved and waits for its paper.

    Raises:
        UserError: naming the document that has it.
    """
    if _reserved_line(office, number) is None:
        require_free(office, number)


def require_free(office: Office, number: Number) -> None:
    """Refuse a number that is already in the book, void, reserved and removed ones included.

    Raises:
        UserError: naming the document that has it.
    """
    if number.value is not None and not number_ranges.is_mine(office, number.value):
        raise UserError(
            "SO-05",
            say("Number {number} is kept for another computer of this office.", number=number.symbol),
            say("No number was taken."),
            say(
                "The next free number is {next}.", next=next_number(office, number.kind, date(number.year, 1, 1)).symbol
            ),
        )
    for row in _lines_with(office, number):
        free = next_number(office, number.kind, date(number.year, 1, 1))
        raise UserError(
            "SO-02",
            say("Number {number} is already taken by “{subject}”.", number=row["symbol"], subject=row["subject"]),
            say("Nothing was issued."),
            say("The next free number is {next}.", next=free.symbol),
        )


def _reserved_line(office: Office, number: Number) -> str | None:
    """Return the id of the line in which a number waits for its paper, if it does."""
    lines = _lines_with(office, number)
    return next((row["id"] for row in lines if row["state"] == "reserved" and not row.get("deleted_at")), None)


def _lines_with(office: Office, number: Number) -> list[dict[str, Any]]:
    taken = _taken(office, number.series, number.year)
    return [row for row in taken if row["number_text"].casefold() == number.text.casefold()]


def _series(office: Office, kind: str) -> str:
    return _COMMON if office.unit.get("number_series") == "common" else kind


def _taken(office: Office, series: str, year: int) -> list[dict[str, Any]]:
    wanted = Query(filters={"series": series, "year": year})
    return [
        *office.store.all(OUTGOING, wanted),
        *office.store.all(OUTGOING, Query(filters=wanted.filters, deleted=True)),
    ]
