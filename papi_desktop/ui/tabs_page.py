"""Several pages under one entry of the navigation, as tabs or, when they are many, as a list at the left; each is built when it is
first looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from papi_desktop.translations import _
from papi_desktop.ui.page import Page
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import theme
from papi_desktop.ui.widgets.side_tabs import SideTabs


@dataclass(frozen=True)
class PageTab:
    """One tab: a stable word, its msgid, what it shows, and the msgid of the group it begins or is in."""

    key: str
    title: str
    make: Callable[[Shell, QWidget], Page]
    group: str = ""


class TabsPage(Page):
    """The tabs.

    Args:
        title: translated.
        tabs: at least one; the first is in front. When they have groups, they stand as a list at the left under these.
    """

    def __init__(self, shell: Shell, title: str, tabs: Sequence[PageTab], parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.title = title
        self._what = tuple(tabs)
        self._made: dict[int, Page] = {}
        self._current = 0
        self._holders: list[QVBoxLayout] = []
        self._tabs = self._make_tabs(title)
        group = ""
        for tab in tabs:
            holder = QWidget()
            inside = QVBoxLayout(holder)
            inside.setContentsMargins(0, theme().px(8), 0, 0)
            self._holders.append(inside)
            if tab.group != group and isinstance(self._tabs, SideTabs):
                group = tab.group
                self._tabs.add_heading(_(group))
            self._tabs.addTab(holder, _(tab.title))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme().px(16), 0, theme().px(16), theme().px(8))
        layout.addWidget(self._tabs)
        self._tabs.currentChanged.connect(self._changed)

    def _make_tabs(self, title: str) -> QTabWidget | SideTabs:
        if any(tab.group for tab in self._what):
            side = SideTabs(title)
            side.entered.connect(self.entered)
            return side
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.setUsesScrollButtons(True)
        tabs.tabBar().setAccessibleName(title)
        return tabs

    def show_tab(self, key: str) -> None:
        """Bring a tab to the front; nothing typed in the one before may be left unsaved."""
        index = next(number for number, tab in enumerate(self._what) if tab.key == key)
        if index != self._current:
            self._bring(index)

    def entered(self) -> None:
        """Show the tab in front."""
        self.say_subtitle(self._page().subtitle)
        self._page().entered()

    def leave(self, then: Callable[[], None]) -> None:
        """Ask about what was typed in the tab in front."""
        self._page().leave(then)

    def open_record(self, record_id: str) -> None:
        """Show a record in the tab in front."""
        self._page().open_record(record_id)

    def record_new(self, values: Mapping[str, Any] | None = None) -> None:
        """Open the form for a new record in the tab in front."""
        self._page().record_new(values)

    def find_here(self) -> None:
        """Find in the tab in front."""
        self._page().find_here()

    def print_page(self) -> None:
        """Print the tab in front."""
        self._page().print_page()

    def _changed(self, index: int) -> None:
        if index == self._current:
            return
        self._put_in_front(self._current)
        self._page().leave(partial(self._go_to, index))

    def _go_to(self, index: int) -> None:
        keys_stay = isinstance(self._tabs, SideTabs) and self._tabs.moved_by_key
        self._bring(index)
        self.entered()
        if keys_stay:
            self._tabs.setFocus()

    def _bring(self, index: int) -> None:
        self._current = index
        self._put_in_front(index)

    def _put_in_front(self, index: int) -> None:
        self._tabs.blockSignals(True)
        self._tabs.setCurrentIndex(index)
        self._tabs.blockSignals(False)

    def _subtitle_said(self, _text: str) -> None:
        self.say_subtitle(self._page().subtitle)

    def _page(self) -> Page:
        page = self._made.get(self._current)
        if page is None:
            page = self._what[self._current].make(self.shell, self)
            if (inside := page.layout()) is not None:
                inside.setContentsMargins(0, 0, 0, 0)
            self._holders[self._current].addWidget(page)
            page.show()  # a layout shows it only in the next round of events, and a key may come before
            page.subtitle_changed.connect(self._subtitle_said)
            self._made[self._current] = page
        return page
