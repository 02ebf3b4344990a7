"""Office: an open store with the law, the calendar and today's date; what every operation is given.

Owns nothing but these four. What an official does with them is one file each beside this one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from papi_desktop.domain.law.calendar import WorkingCalendar
from papi_desktop.domain.law.matters import Matters
from papi_desktop.domain.law.rules import RuleBook
from papi_desktop.domain.register import Register
from papi_desktop.domain.registers import PLACES, UNIT, VILLAGES
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.exchange.law_tables import load_calendar, load_matters, load_rule_book
from papi_desktop.paths import resource_folder
from papi_desktop.store.query import Query
from papi_desktop.store.store import Store

__all__ = ["Office", "Query", "law_overrides_folder"]


def law_overrides_folder(data: Path) -> Path:
    """Return where the office keeps its own rule rows, apart from the ones that ship."""
    return data / "law"


@dataclass
class Law:
    """The rule tables and the calendar in force, shared by every connection to one office: a day off entered in one is known in all.

    Attributes:
        rules: the dated rule tables, the office's own rows included.
        calendar: working days, days off and swapped days.
        matters: what the law asks of the records of a book.
    """

    rules: RuleBook
    calendar: WorkingCalendar
    matters: Matters


@dataclass
class Office:
    """An open store and what is needed to work with it.

    Attributes:
        store: where the office's books are kept.
        law: the rules and the calendar.
        today: tells the date; tests and the practice commune give another.
    """

    store: Store
    law: Law
    today: Callable[[], date] = field(default=date.today)

    @classmethod
    def over(cls, store: Store, today: Callable[[], date] = date.today) -> Office:
        """Return the office whose books are in `store`, with the rules that hold for it."""
        own = law_overrides_folder(store.folder)
        law = resource_folder("law")
        rules = load_rule_book(law, own)
        return cls(store, Law(rules, load_calendar(law, own), load_matters(law, rules)), today)

    def another(self) -> Office:
        """Return the same office over a connection of its own, for a worker thread."""
        return Office(self.store.another(), self.law, self.today)

    @property
    def rules(self) -> RuleBook:
        """Return the dated rule tables."""
        return self.law.rules

    @property
    def calendar(self) -> WorkingCalendar:
        """Return the working calendar."""
        return self.law.calendar

    @property
    def matters(self) -> Matters:
        """Return what the law asks of the records of a book."""
        return self.law.matters

    @property
    def unit(self) -> dict[str, Any]:
        """Return the one record of the office's own book; empty before set-up."""
        rows = self.store.page(UNIT, Query(limit=1)).rows
        return rows[0] if rows else {}

    @property
    def practice(self) -> bool:
        """Return whether this is the practice commune, whose papers carry a watermark."""
        return bool(self.unit.get("practice"))

    def villages(self) -> list[dict[str, Any]]:
        """Return the villages in the office's own order."""
        return list(self.store.all(VILLAGES))

    def places(self) -> list[dict[str, Any]]:
        """Return the posting places in use, headquarters first."""
        return [place for place in self.store.all(PLACES) if not place.get("closed_on")]

    def references(self, register: Register) -> Mapping[str, Mapping[str, str]]:
        """Return, for every register that `register` points to, folded title to id, as a workbook would name them."""
        from papi_desktop.domain.registers import BY_KEY

        found: dict[str, Mapping[str, str]] = {}
        for wanted in {f.references for f in register if f.references and f.references != register.key}:
            target = BY_KEY[wanted]
            found[wanted] = {fold(target.title_of(row)): str(row["id"]) for row in self.store.all(target)}
        return found
