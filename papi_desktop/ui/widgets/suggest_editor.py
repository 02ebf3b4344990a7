"""A free text with what was said before offered under it: nothing is completed in the field, and nothing is taken unless it is marked.

As in `reference_editor`, the list never has the focus; the Down key marks, Enter takes what is marked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListWidgetItem, QWidget

from papi_desktop.domain.vietnamese.text import fold, squeeze
from papi_desktop.ui.widgets.editors import TextEditor
from papi_desktop.ui.widgets.popup_list import PopupList

_MOST = 6


class SuggestEditor(TextEditor):
    """One line of text.

    Args:
        known: tells what may be meant, the likeliest first; asked each time the field is entered.
    """

    def __init__(self, known: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = known
        self._known: Sequence[str] = ()
        self._list: PopupList | None = None
        self.textEdited.connect(self._offer)

    def take_marked(self) -> bool:
        """Take the marked line and close the list; return whether one was marked."""
        item = self._list.currentItem() if self._list is not None and self._list.isVisible() else None
        if item is not None:
            self._take(item)
        self._close()
        return item is not None

    def choose(self) -> None:
        """Show everything known."""
        if not self.isReadOnly():
            self._show(self._known[:_MOST])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Escape belong to the list while it is open."""
        if self._list is None or not self._list.take_key(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ask anew what is known."""
        super().focusInEvent(event)
        self._known = self._ask()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving closes the list."""
        super().focusOutEvent(event)
        self._close()

    def _offer(self, _text: str) -> None:
        typed = fold(squeeze(self.text()))
        meant = [said for said in self._known if typed and _fits(typed, fold(said))]
        self._show([] if [fold(said) for said in meant] == [typed] else meant[:_MOST])

    def _show(self, offered: Sequence[str]) -> None:
        if not offered:
            self._close()
            return
        if self._list is None:
            self._list = PopupList(self)
            self._list.setAccessibleName(self.accessibleName())
            self._list.itemClicked.connect(self._take)
        self._list.clear()
        self._list.addItems(list(offered))
        self._list.setCurrentRow(-1)
        self._list.show_under(self)

    def _take(self, item: QListWidgetItem) -> None:
        self.setText(item.text())
        self._close()
        self.edited.emit()

    def _close(self) -> None:
        if self._list is not None:
            self._list.hide()


def _fits(typed: str, said: str) -> bool:
    """Return whether every word typed begins a word of what was said. Both folded."""
    words = said.split()
    return all(any(word.startswith(part) for word in words) for part in typed.split())
