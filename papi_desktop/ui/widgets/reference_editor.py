"""Choosing a record of another book by typing part of its name: a list of twenty under the field, nothing completed in the field itself.

The list never takes the focus: the typing program keeps talking to the field, and arrows, Enter and Escape are handled there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListWidgetItem, QWidget

from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.vietnamese.text import fold, squeeze
from papi_desktop.ui.widgets.editors import TextEditor
from papi_desktop.ui.widgets.popup_list import PopupList

LIMIT = 20
"""Candidates shown at a time."""

_PAUSE = 80  # milliseconds after the last key before the book is asked


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that may be meant: its id and what it is called."""

    id: str
    title: str


class Finder(Protocol):
    """Where candidates come from; answers later, in the main thread."""

    def find(self, text: str, done: Callable[[Sequence[Candidate]], None]) -> None:
        """Look for records whose title contains `text`, at most LIMIT."""

    def find_now(self, text: str) -> Sequence[Candidate]:
        """Look at once: for one short question, when the field is left or the record is saved."""

    def name(self, id: str, done: Callable[[Candidate], None]) -> None:
        """Tell what a record is called."""


class ReferenceEditor(TextEditor):
    """A record of another book, shown by its title."""

    def __init__(self, finder: Finder, singular: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finder = finder
        self._singular = singular
        self._chosen: Candidate | None = None
        self._asked = ""
        self._list: PopupList | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask)
        self.textEdited.connect(self._typed)

    def value(self) -> Any:
        """Return the id of the record chosen."""
        if self._chosen is None or squeeze(self.text()) != self._chosen.title:
            return None
        return self._chosen.id

    def show_value(self, value: Any) -> None:
        """Show the title of a record, as soon as it is known."""
        self._pause.stop()
        self._close_list()
        self._chosen = None
        super().show_value("")
        if value is not None:
            self._chosen = Candidate(str(value), "")
            self._finder.name(str(value), self._named)

    def problem(self) -> Message | None:
        """Return that nothing is called so."""
        if squeeze(self.text()) and self.value() is None:
            return say(
                "No {what} is called “{text}”. Press F4 to choose from the list.",
                what=Message(self._singular),
                text=self.text(),
            )
        return None

    def settle(self) -> None:
        """Take the record that is meant, when only one can be."""
        self._close_list()
        text = squeeze(self.text())
        if not text:
            if self._chosen is not None and self._chosen.title:  # without a title its name is still under way
                self._chosen = None
        elif self.value() is None:
            self._pause.stop()
            folded = fold(text)
            found = self._finder.find_now(text)
            same = [c for c in found if fold(c.title) == folded]
            meant = same if len(same) == 1 else found
            if len(meant) == 1:
                self._take(meant[0])

    def choose(self) -> None:
        """Show the whole list."""
        if not self.isReadOnly():
            self.setFocus()
            self._finder.find("", self._answered_all)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Enter and Escape belong to the list while it is open."""
        if self._list is not None and self._list.take_key(event):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.isReadOnly():
            if self.take_marked():
                return
            if squeeze(self.text()) and self.value() is None:  # typed faster than the list opens
                self.settle()
                return
        if event.key() == Qt.Key.Key_Down and not self.isReadOnly():
            self.choose()
            return
        super().keyPressEvent(event)

    def take_marked(self) -> bool:
        """Take the marked line of the open list; return whether there was one."""
        if self._list is None or not self._list.isVisible() or self._list.currentItem() is None:
            return False
        self._clicked(self._list.currentItem())
        return True

    @property
    def list_is_open(self) -> bool:
        """Return whether the list is shown."""
        return self._list is not None and self._list.isVisible()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving closes the list."""
        super().focusOutEvent(event)
        self._close_list()

    def _typed(self, _text: str) -> None:
        self._pause.start()

    def _ask(self) -> None:
        text = squeeze(self.text())
        self._asked = text
        self._finder.find(text, self._answered)

    def _answered(self, found: Sequence[Candidate]) -> None:
        same = [c for c in found if c.title == self._asked]
        if len(same) == 1 and self.value() is None and squeeze(self.text()) == self._asked:
            self._chosen = same[0]  # typed in full: nothing in the field changes
            self.edited.emit()
        if self.hasFocus() and squeeze(self.text()):
            self._show(found)

    def _answered_all(self, found: Sequence[Candidate]) -> None:
        self._show(found)

    def _show(self, found: Sequence[Candidate]) -> None:
        if not found:
            self._close_list()
            return
        if self._list is None:
            self._list = PopupList(self)
            self._list.setAccessibleName(self.accessibleName())
            self._list.itemClicked.connect(self._clicked)
        self._list.clear()
        for candidate in found:
            item = QListWidgetItem(candidate.title)
            item.setData(Qt.ItemDataRole.UserRole, candidate)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.show_under(self)

    def _clicked(self, item: QListWidgetItem) -> None:
        self._take(item.data(Qt.ItemDataRole.UserRole))
        self._close_list()

    def _take(self, candidate: Candidate) -> None:
        self._chosen = candidate
        self._pause.stop()
        super().show_value(candidate.title)
        self.edited.emit()

    def _named(self, candidate: Candidate) -> None:
        if self._chosen is not None and self._chosen.id == candidate.id:
            self._chosen = candidate
            super().show_value(candidate.title)

    def _close_list(self) -> None:
        if self._list is not None:
            self._list.hide()
