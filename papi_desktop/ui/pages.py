"""Which pages there are, in the order of the navigation. A page is built when it is first opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from papi_desktop.domain.messages import N_
from papi_desktop.domain.registers import ALL, BY_KEY
from papi_desktop.translations import _
from papi_desktop.ui.book_pages import book_page
from papi_desktop.ui.later import Later
from papi_desktop.ui.page import Page
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
            Entry(("board",), N_("Reports of the units"), "received", Later("screens.board_page", "BoardPage")),
            Entry(
                ("settings", "officials", "report_terms"),
                N_("Office and settings"),
                "settings",
                Later("settings.page", "settings_page"),
            ),
            Entry(("batches",), N_("Work done"), "history", Later("batches_page", "BatchesPage")),
            Entry(("waste",), N_("Waste basket"), "waste", Later("waste_page", "WastePage")),
        )
    return (
        Entry(("today",), N_("Today"), "today", Later("today_page", "TodayPage")),
        *_books(),
        Entry(
            ("settings", *_OF_THE_OFFICE),
            N_("Office and settings"),
            "settings",
            Later("settings.page", "settings_page"),
        ),
        Entry(("batches",), N_("Work done"), "history", Later("batches_page", "BatchesPage")),
        Entry(("waste",), N_("Waste basket"), "waste", Later("waste_page", "WastePage")),
    )


def _books() -> list[Entry]:
    found: dict[str, Entry] = {}
    grouped = {key: (title, keys) for title, keys in _TOGETHER for key in keys}
    for register in ALL:
        if register.key in grouped:
            title, keys = grouped[register.key]
            found[keys[0]] = Entry(keys, title, BY_KEY[keys[0]].icon, partial(_tabs, title, keys))
        elif register.in_menu:
            found[register.key] = Entry((register.key,), register.title, register.icon, book_page(register))
    known = [found.pop(key) for key in _ORDER if key in found]
    return [*known, *found.values()]


def _tabs(title: str, keys: tuple[str, ...], shell: Shell, parent: QWidget) -> Page:
    from papi_desktop.ui.tabs_page import PageTab, TabsPage

    tabs = [PageTab(key, BY_KEY[key].title, book_page(BY_KEY[key])) for key in keys]
    return TabsPage(shell, _(title), tabs, parent)
