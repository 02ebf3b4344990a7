"""Thôn, bản, tổ dân phố: the kind of a village is read from its name where it is not said."""

from __future__ import annotations

from typing import Any

from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import VILLAGES
from papi_desktop.operations.book import Book
from papi_desktop.operations.office import Office


def _filled(_office: Office, record: Record) -> dict[str, Any]:
    from papi_desktop.operations.villages import kind_of

    return {**record, "kind": kind_of(record) or None}


BOOKS = (Book(VILLAGES, fill=_filled),)
