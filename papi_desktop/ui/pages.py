"""Which pages there are, in the order of the navigation. A page is built when it is first opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Register
from papi_desktop.domain.registers import ALL, BY_KEY
from papi_desktop.translations import _
from papi_desktop.ui.page import Page
from papi_desktop.ui.screens import screens_of
from papi_desktop.ui.shell import Shell


@dataclass(frozen=True)
class Entry:
    """One line of the navigation; `label` is a msgid, `keys` are the pages it leads to: more than one are tabs."""

    keys: tuple[str, ...]
    label: str
    icon: str
    make: Callable[[Shell, QWidget], Page]

    @property
    def key(self) -> str:
        """Return the page in front when the entry is chosen."""
        return self.keys[0]


# Books an official takes for one, under the name of the paper book; a book not named here has an entry of its own.
_TOGETHER: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("Disclosures"), ("disclosures", "year_plans", "broadcasts", "environment")),
    (N_("Consultations"), ("consultations", "community_decisions", "village_elections", "year_conferences")),
    (N_("Dialogues"), ("dialogues", "promises", "dialogue_requests")),
    (N_("Reception and petitions"), ("petitions", "reception_days")),
    (N_("Contributions"), ("campaigns", "relief_notices")),
    (N_("Outgoing documents"), ("outgoing", "papers")),
    (N_("Supervision and mediation"), ("supervisions", "mediations")),
    (N_("Reports and hand-over"), ("handovers", "reports", "council_sessions")),
)
_OF_THE_OFFICE = (
    "villages",
    "former_units",
    "places",
    "officials",
    "receivers",
    "report_terms",
    "review_rounds",
)  # books among the settings
_ORDER = (
    "disclosures",
    "households",
    "budgets",
    "land_files",
    "consultations",
    "dialogues",
    "petitions",
    "campaigns",
    "supervisions",
    "plans",
    "outgoing",
    "handovers",
)


def entries(receiving: bool = False) -> tuple[Entry, ...]:
    """Return the navigation: today, the books, and what looks after the office.

    Args:
        receiving: this office receives the reports of other units, which have a page of their own then.
    """
    if receiving:
        return (
            Entry(("board",), N_("Reports of the units"), "received", _board),
            Entry(("settings", *_OF_THE_OFFICE), N_("Office and settings"), "settings", _settings),
            Entry(("batches",), N_("Work done"), "history", _batches),
        )
    return (
        Entry(("today",), N_("Today"), "today", _today),
        *_books(),
        Entry(("settings", *_OF_THE_OFFICE), N_("Office and settings"), "settings", _settings),
        Entry(("batches",), N_("Work done"), "history", _batches),
        Entry(("waste",), N_("Waste basket"), "waste", _waste),
    )


def _books() -> list[Entry]:
    found: dict[str, Entry] = {}
    grouped = {key: (title, keys) for title, keys in _TOGETHER for key in keys}
    for register in ALL:
        if register.key in grouped:
            title, keys = grouped[register.key]
            found[keys[0]] = Entry(keys, title, BY_KEY[keys[0]].icon, partial(_tabs, title, keys))
        elif register.in_menu:
            found[register.key] = Entry((register.key,), register.title, register.icon, _book(register))
    known = [found.pop(key) for key in _ORDER if key in found]
    return [*known, *found.values()]


def _tabs(title: str, keys: tuple[str, ...], shell: Shell, parent: QWidget) -> Page:
    from papi_desktop.ui.tabs_page import PageTab, TabsPage

    tabs = [PageTab(key, BY_KEY[key].title, _book(BY_KEY[key])) for key in keys]
    return TabsPage(shell, _(title), tabs, parent)


def _book(register: Register) -> Callable[[Shell, QWidget], Page]:
    def make(shell: Shell, parent: QWidget) -> Page:
        special = screens_of(register).page
        if special is not None:
            return special(shell, parent)
        from papi_desktop.ui.book_page import BookPage

        return BookPage(shell, register, parent)

    return make


def _board(shell: Shell, parent: QWidget) -> Page:
    from papi_desktop.ui.screens.board_page import BoardPage

    return BoardPage(shell, parent)


def _today(shell: Shell, parent: QWidget) -> Page:
    from papi_desktop.ui.today_page import TodayPage

    return TodayPage(shell, parent)


def _settings(shell: Shell, parent: QWidget) -> Page:
    from papi_desktop.ui.settings.page import settings_page

    return settings_page(shell, parent)


def _batches(shell: Shell, parent: QWidget) -> Page:
    from papi_desktop.ui.batches_page import BatchesPage

    return BatchesPage(shell, parent)


def _waste(shell: Shell, parent: QWidget) -> Page:
    from papi_desktop.ui.waste_page import WastePage

    return WastePage(shell, parent)
