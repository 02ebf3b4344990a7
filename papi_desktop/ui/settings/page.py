"""Đơn vị, cài đặt: the office, its villages, places and officials, the rules of the law, backups, password and display, as tabs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Register
from papi_desktop.domain.registers import FORMER_UNITS, OFFICIALS, PLACES, RECEIVERS, REPORT_TERMS, ROUNDS, VILLAGES
from papi_desktop.translations import _
from papi_desktop.ui.page import Page
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.tabs_page import PageTab, TabsPage


def _unit(shell: Shell, parent: QWidget) -> Page:
    from papi_desktop.ui.settings.unit_tab import UnitTab

    return UnitTab(shell, parent)


def _rules(shell: Shell, parent: QWidget) -> Page:
    from papi_desktop.ui.settings.rules_tab import RulesTab

    return RulesTab(shell, parent)


def _days_off(shell: Shell, parent: QWidget) -> Page:
    from papi_desktop.ui.settings.days_off_tab import DaysOffTab

    return DaysOffTab(shell, parent)


def _wordings(shell: Shell, parent: QWidget) -> Page:
    from papi_desktop.ui.settings.wording_tab import WordingTab

    return WordingTab(shell, parent)


def _backups(shell: Shell, parent: QWidget) -> Page:
    from papi_desktop.ui.settings.backups_tab import BackupsTab

    return BackupsTab(shell, parent)


def _account(shell: Shell, parent: QWidget) -> Page:
    from papi_desktop.ui.settings.account_tab import AccountTab

    return AccountTab(shell, parent)


def _display(shell: Shell, parent: QWidget) -> Page:
    from papi_desktop.ui.settings.display_tab import DisplayTab

    return DisplayTab(shell, parent)


def _book(register: Register) -> Callable[[Shell, QWidget], Page]:
    def make(shell: Shell, parent: QWidget) -> Page:
        from papi_desktop.ui.book_page import BookPage

        return BookPage(shell, register, parent)

    return make


_OFFICE = N_("Office and people")
_LAW = N_("Law and papers")
_PROGRAM = N_("The program")

TABS: tuple[PageTab, ...] = (
    PageTab("settings", N_("Office"), _unit, _OFFICE),
    PageTab(VILLAGES.key, VILLAGES.title, _book(VILLAGES), _OFFICE),
    PageTab(FORMER_UNITS.key, FORMER_UNITS.title, _book(FORMER_UNITS), _OFFICE),
    PageTab(PLACES.key, PLACES.title, _book(PLACES), _OFFICE),
    PageTab(OFFICIALS.key, OFFICIALS.title, _book(OFFICIALS), _OFFICE),
    PageTab(RECEIVERS.key, RECEIVERS.title, _book(RECEIVERS), _OFFICE),
    PageTab(ROUNDS.key, ROUNDS.title, _book(ROUNDS), _OFFICE),
    PageTab("rules", N_("Rules of the law"), _rules, _LAW),
    PageTab(REPORT_TERMS.key, REPORT_TERMS.title, _book(REPORT_TERMS), _LAW),
    PageTab("days_off", N_("Days off"), _days_off, _LAW),
    PageTab("wordings", N_("Wording of papers"), _wordings, _LAW),
    PageTab("backups", N_("Backups"), _backups, _PROGRAM),
    PageTab("account", N_("Password"), _account, _PROGRAM),
    PageTab("display", N_("Display"), _display, _PROGRAM),
)


def settings_page(shell: Shell, parent: QWidget) -> Page:
    """Return the page of the office and its settings."""
    return TabsPage(shell, _("Office and settings"), TABS, parent)
