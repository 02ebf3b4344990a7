"""A table in which Enter goes down, as in a spreadsheet: from a cell, and from what was typed into one."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemDelegate, QTableView, QWidget


class EnterGoesDown(QTableView):
    """Mind `go_down` in `keyPressEvent` too: a cell that is not being typed into hears Enter there."""

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter in a cell takes what was typed and goes down."""
        entered = hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint if entered else hint)
        if entered:
            self.go_down()

    def go_down(self) -> None:
        """Go to the cell below, if there is one."""
        current = self.currentIndex()
        below = self.model().index(current.row() + 1, current.column())
        if below.isValid():
            self.setCurrentIndex(below)
