"""Đơn vị, cài đặt: the office, its villages, places and officials, the rules of the law, backups, password and display, as tabs."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from papi_desktop.domain.messages import N_
from papi_desktop.domain.registers import FORMER_UNITS, OFFICIALS, PLACES, RECEIVERS, REPORT_TERMS, ROUNDS, VILLAGES
from papi_desktop.translations import _
from papi_desktop.ui.book_pages import book_page
from papi_desktop.ui.later import Later
from papi_desktop.ui.page import Page
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.tabs_page import PageTab, TabsPage

_OFFICE = N_("Office and people")
_LAW = N_("Law and papers")
_PROGRAM = N_("The program")

_USERS = PageTab("users", N_("Users"), Later("settings.users_tab", "UsersTab"), _PROGRAM)
TABS: tuple[PageTab, ...] = (
    PageTab("settings", N_("Office"), Later("settings.unit_tab", "UnitTab"), _OFFICE),
    PageTab(VILLAGES.key, VILLAGES.title, book_page(VILLAGES), _OFFICE),
    PageTab(FORMER_UNITS.key, FORMER_UNITS.title, book_page(FORMER_UNITS), _OFFICE),
    PageTab(PLACES.key, PLACES.title, book_page(PLACES), _OFFICE),
    PageTab(OFFICIALS.key, OFFICIALS.title, book_page(OFFICIALS), _OFFICE),
    PageTab(RECEIVERS.key, RECEIVERS.title, book_page(RECEIVERS), _OFFICE),
    PageTab(ROUNDS.key, ROUNDS.title, book_page(ROUNDS), _OFFICE),
    PageTab("rules", N_("Rules of the law"), Later("settings.rules_tab", "RulesTab"), _LAW),
    PageTab(REPORT_TERMS.key, REPORT_TERMS.title, book_page(REPORT_TERMS), _LAW),
    PageTab("days_off", N_("Days off"), Later("settings.days_off_tab", "DaysOffTab"), _LAW),
    PageTab("wordings", N_("Wording of papers"), Later("settings.wording_tab", "WordingTab"), _LAW),
    PageTab("backups", N_("Backups"), Later("settings.backups_tab", "BackupsTab"), _PROGRAM),
    _USERS,
    PageTab("account", N_("Password"), Later("settings.account_tab", "AccountTab"), _PROGRAM),
    PageTab("display", N_("Display"), Later("settings.display_tab", "DisplayTab"), _PROGRAM),
)
_OF_A_COMMUNE = frozenset(register.key for register in (VILLAGES, FORMER_UNITS, PLACES, RECEIVERS, ROUNDS))


def settings_page(shell: Shell, parent: QWidget) -> Page:
    """Return the page of the office and its settings."""
    rights = shell.office.store.rights
    left_out = set() if rights is None or rights.settings else {_USERS.key}
    if shell.office.receiving:
        left_out |= _OF_A_COMMUNE
    tabs = tuple(tab for tab in TABS if tab.key not in left_out)
    return TabsPage(shell, _("Office and settings"), tabs, parent)
