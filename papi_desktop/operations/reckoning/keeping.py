"""Since when a book is kept: a figure of a time from which nothing is recorded is not 0 but not told.

The days are the records' own, not those on which they were typed: a year entered afterwards was kept. What a book's records belong to
counts for it (`of` in `reports.toml`): where dialogues are written down, no promise means that none was made.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from papi_desktop.domain.periods import Period
from papi_desktop.domain.register import Kind, Record, Register
from papi_desktop.domain.registers import BY_KEY
from papi_desktop.domain.reporting import KeptBook
from papi_desktop.operations.office import Office


class Keeping:
    """Since when each book is kept, looked up once for all figures of a report.

    Args:
        books: by key of the book, what tells since when it is kept; one that is not named is kept as long as it holds a record.
    """

    def __init__(self, office: Office, books: Mapping[str, KeptBook]) -> None:
        self._office, self._books = office, books
        self._since: dict[str, date | None] = {}

    def kept(self, register: str, period: Period) -> bool:
        """Return whether anything is recorded of a period or of the time before it."""
        since = self.since(register)
        return since is not None and since <= period.last_day

    def since(self, register: str) -> date | None:
        """Return the first day a book tells of; None while it holds nothing."""
        if register not in self._since:
            self._since[register] = self._first_day(register)
        return self._since[register]

    def _first_day(self, key: str) -> date | None:
        book = self._books.get(key, KeptBook(key))
        register = BY_KEY.get(key)
        if register is None:
            return None
        store = self._office.store
        if book.days:
            told = [_day_of(self._office, register, book, record) for record in store.all(register)]
        else:  # a list of thousands is not read for a day it does not name
            told = [self._office.today()] if store.count(register) else []
        told += [day for other in book.of if (day := self.since(other)) is not None]
        return min(told, default=None)


def _day_of(office: Office, register: Register, book: KeptBook, record: Record) -> date:
    """Return the first day a record tells of; what is only planned, or has no day, is kept from today on."""
    days = [day for field in book.days if (day := _day(register, field, record[field])) is not None]
    return min([*days, office.today()])


def _day(register: Register, field: str, value: Any) -> date | None:
    if value is None:
        return None
    if register[field].kind is Kind.DATE:
        return date.fromisoformat(str(value)[:10])
    return date(int(value), 1, 1)
