"""What a page and a tab are: the two shapes everything inside the window has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from papi_desktop.ui.shell import Shell


class Page(QWidget):
    """One entry of the navigation.

    Attributes:
        title: translated, shown in the header.
        help: msgid of one sentence shown by F1; optional.
    """

    subtitle_changed = Signal(str)
    title = ""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell
        self.subtitle = ""

    def entered(self) -> None:
        """The page came to the front: read again what it shows and put the cursor where work begins."""

    def leave(self, then: Callable[[], None]) -> None:
        """The official wants to go elsewhere: call `then` at once, or after a question about what was typed, or never."""
        then()

    def open_record(self, record_id: str) -> None:
        """Show one record of the page's book, if it is a book."""

    def record_new(self, values: Mapping[str, Any] | None = None) -> None:
        """Open the form for a new record of the page's book, if it is a book."""

    def print_page(self) -> None:
        """Ctrl+P."""

    def find_here(self) -> None:
        """Ctrl+F: put the cursor into the page's find box, if it has one."""

    def say_subtitle(self, text: str) -> None:
        """Show a few words beside the title."""
        self.subtitle = text
        self.subtitle_changed.emit(text)


class RecordTab(QWidget):
    """One tab of an open record, such as its postings or its history."""

    count_changed = Signal(int)
    """How many things the tab holds, shown behind its title; -1 shows nothing."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell
        self.record: dict[str, Any] | None = None

    def show_record(self, record: dict[str, Any] | None) -> None:
        """Show what belongs to a saved record; None for a new one, which has nothing yet. Called also after a save."""
        self.record = record

    def entered(self) -> None:
        """The tab came to the front."""
