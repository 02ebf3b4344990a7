"""The photos kept with a posting, large enough to look at; read and decoded in memory, never through a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem

from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import ATTACHMENTS
from papi_desktop.operations.office import Office
from papi_desktop.operations.photos import PhotoLook
from papi_desktop.operations.posting_verdicts import photos_of
from papi_desktop.translations import _, render
from papi_desktop.ui.screens.photo_loading import shrunk
from papi_desktop.ui.screens.posting_data import PlaceLine
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import theme

_LARGE = QSize(320, 240)


@dataclass(frozen=True)
class KeptPhoto:
    """A photo from the office's files."""

    name: str
    role: str
    taken: datetime | None
    picture: QImage


def read_photos(office: Office, posting_id: str) -> list[KeptPhoto]:
    """Read and shrink the photos of a posting; runs in the reader's thread."""
    found = []
    for attachment in photos_of(office, posting_id):
        taken = attachment.get("taken_at")
        picture = shrunk(office.store.get_file(attachment["digest"]), _LARGE)
        when = datetime.fromisoformat(taken) if taken else None
        found.append(KeptPhoto(attachment["name"], attachment["role"], when, picture))
    return found


class PhotosDialog(SmallDialog):
    """The photos of one place, each with when it was taken and what is doubtful about that."""

    def __init__(self, shell: Shell, line: PlaceLine) -> None:
        super().__init__(shell.window, _("Photos"), line.name, 760, 520)
        self._line = line
        self.note.setText(_("Reading the photos…"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Photos"))
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setIconSize(_LARGE)
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setGridSize(QSize(_LARGE.width() + theme().px(16), _LARGE.height() + theme().px(64)))
        self.body.addWidget(self.list)
        self.add_close()
        posting_id = line.id

        def work(office: Office) -> list[KeptPhoto]:
            return read_photos(office, posting_id)

        shell.reader.submit(work, self._show)

    def _show(self, photos: list[KeptPhoto]) -> None:
        count = render(say("{count} photos", count=len(photos)))
        self.note.setText(count if photos else _("No photo is kept with this posting."))
        for photo in photos:
            item = QListWidgetItem(QIcon(QPixmap.fromImage(photo.picture)), self._words(photo))
            item.setToolTip(item.text())
            self.list.addItem(item)

    def _words(self, photo: KeptPhoto) -> str:
        role = ATTACHMENTS["role"].choice(photo.role)
        day = self._line.posting.get("posted_to" if photo.role == "end_photo" else "posted_from")
        doubt = PhotoLook(b"", photo.taken).doubt(date.fromisoformat(day) if day else None)
        words = f"! {render(doubt)}" if doubt else f"✓ {photo.taken:%d/%m/%Y %H:%M}"
        return f"{photo.name} · {_(role.label) if role else ''}\n{words}"
