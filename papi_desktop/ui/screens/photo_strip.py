"""The photos of one place as small pictures: dropped in, pasted or chosen; each says what is doubtful about it.

Owns what is shown of photos not kept yet. Must not know how they are read (`photo_loading`) or kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QPixmap,
)
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from papi_desktop.translations import _, render
from papi_desktop.ui.screens.photo_loading import THUMBNAIL, LoadedPhoto, sources_in
from papi_desktop.ui.style import theme


class PhotoStrip(QListWidget):
    """Thumbnails with their names; Delete takes one away, Ctrl+V pastes."""

    offered = Signal(list)
    """Files or pictures dropped or pasted, still to be read: paths, or (name, bytes)."""
    removed = Signal(int)
    """The official took away the photo at this place in the row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Photos"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setIconSize(THUMBNAIL)
        self.setGridSize(QSize(THUMBNAIL.width() + theme().px(28), THUMBNAIL.height() + theme().px(84)))
        self.setDragDropMode(QListWidget.DragDropMode.DropOnly)
        self.viewport().setAcceptDrops(True)

    def show_photos(self, photos: Sequence[LoadedPhoto], day: date | None) -> None:
        """Show photos, each with what is doubtful about it as proof for `day`."""
        self.clear()
        for photo in photos:
            doubt = photo.look.doubt(day)
            words = render(doubt) if doubt else f"{photo.look.taken:%d/%m/%Y %H:%M}"
            item = QListWidgetItem(
                QIcon(QPixmap.fromImage(photo.small)), f"{photo.name}\n{'! ' if doubt else '✓ '}{words}"
            )
            item.setForeground(theme().color("warn" if doubt else "text"))
            item.setToolTip(item.text())
            self.addItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the marked photo away; Ctrl+V pastes."""
        if event.key() == Qt.Key.Key_Delete and self.currentRow() >= 0:
            self.removed.emit(self.currentRow())
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def paste(self) -> None:
        """Take what the clipboard holds."""
        mime = QGuiApplication.clipboard().mimeData()
        if mime is not None:
            self._offer(sources_in(mime, _("pasted.png")))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files and pictures."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Anywhere in the strip will do."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        self._offer(sources_in(event.mimeData(), _("pasted.png")))
        event.acceptProposedAction()

    def _offer(self, sources: list[Path | tuple[str, bytes]]) -> None:
        if sources:
            self.offered.emit(sources)
