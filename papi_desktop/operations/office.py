"""Office: an open store with the law, the calendar and today's date; what every operation is given.

Owns nothing but these four. What an official does with them is one file each beside this one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from papi_desktop.domain.register import Register
from papi_desktop.domain.registers import PLACES, UNIT, VILLAGES
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.operations import rights
from papi_desktop.paths import resource_folder
from papi_desktop.store.query import Hit, Query
from papi_desktop.store.store import Store

if TYPE_CHECKING:
    from papi_desktop.domain.law.calendar import WorkingCalendar
    from papi_desktop.domain.law.dated import DatedTable
    from papi_desktop.domain.law.explain import Wording
    from papi_desktop.domain.law.forms import OfficialForm
    from papi_desktop.domain.law.matters import Matters
    from papi_desktop.domain.law.rules import RuleBook

__all__ = ["Hit", "Office", "Query", "law_overrides_folder"]


def law_overrides_folder(data: Path) -> Path:
    """Return where the office keeps its own rule rows, apart from the ones that ship."""
    return data / "law"


class Law:
    """The rule tables and the calendar in force, shared by every connection to one office: a day off entered in one is known in all.

    They are read when first asked for: reading takes as long as opening the books, and the window needs neither to show itself.
    Two threads that ask at once read the same twice, which does no harm.

    Args:
        overrides: where the office keeps its own rows.
    """

    def __init__(self, overrides: Path) -> None:
        self.overrides = overrides

    def forget(self) -> None:
        """Read everything anew when next asked: the files were changed."""
        for name in ("rules", "calendar", "matters", "forms", "words"):
            self.__dict__.pop(name, None)

    @cached_property
    def rules(self) -> RuleBook:
        """The dated rule tables, the office's own rows included.

        Raises:
            UserError: a row does not fit its table; names file and line.
        """
        from papi_desktop.exchange.law_tables import load_rule_book

        return load_rule_book(resource_folder("law"), self.overrides)

    @cached_property
    def calendar(self) -> WorkingCalendar:
        """Working days, days off and swapped days; assigned anew when the office enters a day off.

        Raises:
            UserError: a row does not fit its table; names file and line.
        """
        from papi_desktop.exchange.law_tables import load_calendar

        return load_calendar(resource_folder("law"), self.overrides)

    @cached_property
    def matters(self) -> Matters:
        """What the law asks of the records of a book.

        Raises:
            UserError: a row does not fit its table; names file and line.
        """
        from papi_desktop.exchange.law_tables import load_matters

        return load_matters(resource_folder("law"), self.rules)

    @cached_property
    def forms(self) -> DatedTable[OfficialForm]:
        """The official forms that papers stand for, by key of the paper.

        Raises:
            UserError: a row does not fit its table; names file and line.
        """
        from papi_desktop.exchange.law_tables import load_forms

        return load_forms(resource_folder("law"), self.overrides)

    @cached_property
    def words(self) -> Wording:
        """The templates in which a counting is told.

        Raises:
            UserError: a template does not fit; names file and line.
        """
        from papi_desktop.exchange.law_tables import load_law_words

        return load_law_words(resource_folder("law"), self.overrides)


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
        """Return the office whose books are in `store`, with the rules that hold for it and the rights of whoever is logged in."""
        rights.limit(store)
        return cls(store, Law(law_overrides_folder(store.folder)), today)

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

    def form_of(self, paper: str) -> OfficialForm | None:
        """Return the official form that a paper stands for today, by the key of the paper; None for one without."""
        return next((form for form in self.law.forms.versions(paper) if form.in_force(self.today())), None)

    @property
    def unit(self) -> dict[str, Any]:
        """Return the one record of the office's own book; empty before set-up."""
        rows = self.store.page(UNIT, Query(limit=1)).rows
        return rows[0] if rows else {}

    @property
    def practice(self) -> bool:
        """Return whether this is the practice commune, whose papers carry a watermark."""
        return bool(self.unit.get("practice"))

    @property
    def receiving(self) -> bool:
        """Return whether this is the level above, which receives the reports of other units."""
        return bool(self.unit.get("receiving"))

    @property
    def own_name(self) -> str:
        """Return what this office is called inside a sentence: a department with its province, "Sở Nội vụ tỉnh Sơn La", else the unit."""
        unit = self.unit
        return " ".join(filter(None, (unit.get("department"), unit.get("name"))))

    def villages(self) -> list[dict[str, Any]]:
        """Return the villages in the office's own order."""
        return list(self.store.all(VILLAGES))

    def village_names(self) -> dict[str, str]:
        """Return the name of every village by its id, in the office's own order."""
        return {str(village["id"]): str(village["name"]) for village in self.villages()}

    def children(self, register: Register, parent_id: str) -> list[dict[str, Any]]:
        """Return the records of a book that belong to one record of another, in their order."""
        return list(self.store.all(register, Query(filters={register.parent_field: parent_id})))

    def places(self) -> list[dict[str, Any]]:
        """Return the posting places in use, headquarters first."""
        return [place for place in self.store.all(PLACES) if not place.get("closed_on")]

    def references(self, register: Register) -> Mapping[str, Mapping[str, str]]:
        """Return, for every register and catalogue that `register` points to, title to id, as a workbook would name them."""
        from papi_desktop.domain.registers import BY_KEY
        from papi_desktop.operations import catalogues

        found: dict[str, Mapping[str, str]] = {}
        for wanted in {f.references for f in register if f.references and f.references != register.key}:
            target = BY_KEY[wanted]
            found[wanted] = {fold(target.title_of(row)): str(row["id"]) for row in self.store.all(target)}
        for catalogue in {f.catalogue for f in register if f.catalogue}:
            found[catalogue.value] = catalogues.names(self, catalogue)
        return found
