"""Đơn vị, cài đặt: the office, its villages, places and officials, the rules of the law, backups, password and display, as tabs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Register
from papi_desktop.domain.registers import OFFICIALS, PLACES, RECEIVERS, ROUNDS, VILLAGES
from papi_desktop.translations import _
from papi_desktop.ui.page import Page
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import theme


def _unit(shell: Shell, parent: QWidget) -> Page:
    from papi_desktop.ui.settings.unit_tab import UnitTab

    return UnitTab(shell, parent)


def _rules(shell: Shell, parent: QWidget) -> Page:
    from papi_desktop.ui.settings.rules_tab import RulesTab

    return RulesTab(shell, parent)


def _days_off(shell: Shell, parent: QWidget) -> Page:
    from papi_desktop.ui.settings.days_off_tab import DaysOffTab

    return DaysOffTab(shell, parent)


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


TABS: tuple[tuple[str, Callable[[Shell, QWidget], Page]], ...] = (
    (N_("Office"), _unit),
    (VILLAGES.title, _book(VILLAGES)),
    (PLACES.title, _book(PLACES)),
    (OFFICIALS.title, _book(OFFICIALS)),
    (RECEIVERS.title, _book(RECEIVERS)),
    (ROUNDS.title, _book(ROUNDS)),
    (N_("Rules of the law"), _rules),
    (N_("Days off"), _days_off),
    (N_("Backups"), _backups),
    (N_("Password"), _account),
    (N_("Display"), _display),
)


class SettingsPage(Page):
    """The tabs; each is built when it is first looked at."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.title = _("Office and settings")
        self._made: dict[int, Page] = {}
        self._current = 0
        self._holders: list[QVBoxLayout] = []
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.setUsesScrollButtons(True)
        self._tabs.tabBar().setAccessibleName(self.title)
        for title, _make in TABS:
            holder = QWidget()
            inside = QVBoxLayout(holder)
            inside.setContentsMargins(0, theme().px(8), 0, 0)
            self._holders.append(inside)
            self._tabs.addTab(holder, _(title))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme().px(16), 0, theme().px(16), theme().px(8))
        layout.addWidget(self._tabs)
        self._tabs.currentChanged.connect(self._changed)

    def entered(self) -> None:
        """Show the tab in front."""
        self._tab(self._tabs.currentIndex()).entered()

    def leave(self, then: Callable[[], None]) -> None:
        """Ask about what was typed in the tab in front."""
        self._tab(self._current).leave(then)

    def find_here(self) -> None:
        """Find in the tab in front."""
        self._tab(self._current).find_here()

    def print_page(self) -> None:
        """Print the tab in front."""
        self._tab(self._current).print_page()

    def _changed(self, index: int) -> None:
        if index == self._current:
            return
        self._tabs.blockSignals(True)
        self._tabs.setCurrentIndex(self._current)
        self._tabs.blockSignals(False)
        self._tab(self._current).leave(partial(self._go_to, index))

    def _go_to(self, index: int) -> None:
        self._current = index
        self._tabs.blockSignals(True)
        self._tabs.setCurrentIndex(index)
        self._tabs.blockSignals(False)
        page = self._tab(index)
        self.say_subtitle(page.subtitle)
        page.entered()

    def _subtitle_said(self, _text: str) -> None:
        self.say_subtitle(self._tab(self._current).subtitle)

    def _tab(self, index: int) -> Page:
        page = self._made.get(index)
        if page is None:
            holder = self._holders[index]
            page = TABS[index][1](self.shell, self)
            if (inside := page.layout()) is not None:
                inside.setContentsMargins(0, 0, 0, 0)
            holder.addWidget(page)
            page.subtitle_changed.connect(self._subtitle_said)
            self._made[index] = page
        return page
