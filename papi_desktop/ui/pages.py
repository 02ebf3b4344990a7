"""Which pages there are, in the order of the navigation. A page is built when it is first opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Register
from papi_desktop.domain.registers import ALL
from papi_desktop.ui.page import Page
from papi_desktop.ui.screens import screens_of
from papi_desktop.ui.shell import Shell


@dataclass(frozen=True)
class Entry:
    """One line of the navigation; `label` is a msgid."""

    key: str
    label: str
    icon: str
    make: Callable[[Shell, QWidget], Page]


def entries(receiving: bool = False) -> tuple[Entry, ...]:
    """Return the navigation: today, every book that has an entry of its own, and what looks after the office.

    Args:
        receiving: this office receives the reports of other units, which have a page of their own then.
    """
    if receiving:
        return (
            Entry("board", N_("Reports of the units"), "received", _board),
            Entry("settings", N_("Office and settings"), "settings", _settings),
            Entry("batches", N_("Work done"), "history", _batches),
        )
    books = tuple(Entry(r.key, r.title, r.icon, _book(r)) for r in ALL if r.in_menu)
    return (
        Entry("today", N_("Today"), "today", _today),
        *books,
        Entry("settings", N_("Office and settings"), "settings", _settings),
        Entry("batches", N_("Work done"), "history", _batches),
        Entry("waste", N_("Waste basket"), "waste", _waste),
    )


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
    from papi_desktop.ui.settings.page import SettingsPage

    return SettingsPage(shell, parent)


def _batches(shell: Shell, parent: QWidget) -> Page:
    from papi_desktop.ui.batches_page import BatchesPage

    return BatchesPage(shell, parent)


def _waste(shell: Shell, parent: QWidget) -> Page:
    from papi_desktop.ui.waste_page import WastePage

    return WastePage(shell, parent)
