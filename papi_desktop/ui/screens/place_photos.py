"""Photos for each of several places: choose the place, then drop, paste or choose its photos.

Owns which photo belongs to which place. Must not know what is recorded with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from papi_desktop.domain.messages import N_, say
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, render
from papi_desktop.ui.error_box import show_error
from papi_desktop.ui.file_picker import PHOTOS
from papi_desktop.ui.icons import set_icon
from papi_desktop.ui.questions import Answer, ask
from papi_desktop.ui.screens.photo_loading import Loaded, LoadedPhoto, load
from papi_desktop.ui.screens.photo_strip import PhotoStrip
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme

Source = Path | tuple[str, bytes]


class PlacePhotos(QWidget):
    """The places of an act on the left, the photos of the chosen one on the right.

    Args:
        shell: reads the files in its own thread and asks for them.
        places: (id, name) in order.
    """

    changed = Signal()

    def __init__(self, shell: Shell, places: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._places = list(places)
        self._photos: dict[str, list[LoadedPhoto]] = {place_id: [] for place_id, _name in places}
        self._day: date | None = None
        self._build()

    @property
    def loading(self) -> bool:
        """Return whether photos are still being read."""
        return self._reading > 0

    def photos_of(self, place_id: str) -> list[tuple[str, bytes]]:
        """Return name and content of the photos of a place."""
        return [(photo.name, photo.data) for photo in self._photos[place_id]]

    def set_day(self, day: date | None) -> None:
        """Say which day the photos should prove."""
        if day != self._day:
            self._day = day
            self._show()

    def choose_files(self) -> None:
        """Ask for files for the chosen place."""
        self._shell.picker.open_files(self, N_("Choose photos"), (PHOTOS,), self._offered)

    def _build(self) -> None:
        self._reading = 0
        self._list = QListWidget()
        self._list.setAccessibleName(_("Places"))
        self._list.setFixedWidth(theme().px(240))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for _id, name in self._places:
            item = QListWidgetItem(name)
            item.setToolTip(name)
            self._list.addItem(item)
        self._list.setVisible(len(self._places) > 1)
        self._caption = QLabel(_("Photos"))
        self._caption.setTextFormat(Qt.TextFormat.PlainText)
        self._caption.setWordWrap(True)
        set_role(self._caption, "section")
        self._strip = PhotoStrip()
        self._hint = QLabel(
            _("Drop photos here, paste with Ctrl+V, or choose files. The place the camera wrote into them is not kept.")
        )
        self._hint.setWordWrap(True)
        set_role(self._hint, "help")
        choose = QPushButton(f"{_('Choose photos…')}  Ctrl+O")
        choose.setAutoDefault(False)
        set_icon(choose, "photo")
        take_away = QPushButton(f"{_('Take away')}  Del")
        take_away.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme().px(8))
        buttons.addWidget(self._caption, 1)
        buttons.addWidget(choose)
        buttons.addWidget(take_away)
        right = QVBoxLayout()
        right.setSpacing(theme().px(8))
        right.addLayout(buttons)
        right.addWidget(self._strip, 1)
        right.addWidget(self._hint)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(12))
        layout.addWidget(self._list)
        layout.addLayout(right, 1)
        choose.clicked.connect(self.choose_files)
        QShortcut(QKeySequence("Ctrl+O"), self, self.choose_files)
        take_away.clicked.connect(self._take_away_current)
        self._strip.offered.connect(self._offered)
        self._strip.removed.connect(self._take_away)
        self._list.currentRowChanged.connect(self._place_chosen)
        self._list.setCurrentRow(0)
        self._show()

    @property
    def _current(self) -> str:
        return self._places[max(0, self._list.currentRow())][0]

    def _offered(self, sources: Sequence[Source]) -> None:
        """Several photos for as many places are most likely one for each: ask, do not guess."""
        if len(self._places) > 1 and len(sources) == len(self._places):
            ask(
                self,
                say("{count} photos for {count} places.", count=len(sources)),
                Answer(N_("One for each place, in this order"), partial(self._load_each, list(sources)), primary=True),
                Answer(N_("All for the chosen place"), partial(self._load_all, self._current, list(sources))),
                Answer(N_("Cancel")),
            )
        else:
            self._load_all(self._current, list(sources))

    def _load_each(self, sources: list[Source]) -> None:
        for (place_id, _name), source in zip(self._places, sources, strict=True):
            self._load_all(place_id, [source])

    def _load_all(self, place_id: str, sources: list[Source]) -> None:
        def work(_office: Office) -> tuple[str, Loaded]:
            return place_id, load(sources)

        self._reading += 1
        self._shell.reader.submit(work, self._loaded, self._failed)
        self.changed.emit()

    def _loaded(self, answer: tuple[str, Loaded]) -> None:
        self._reading -= 1
        place_id, loaded = answer
        self._photos[place_id] += loaded.photos
        for _name, error in loaded.errors:
            show_error(self, error)
        self._show()
        self.changed.emit()

    def _failed(self, error: Exception) -> None:
        self._reading -= 1
        show_error(self, error)
        self.changed.emit()

    def _take_away(self, number: int) -> None:
        del self._photos[self._current][number]
        self._show()
        self.changed.emit()

    def _take_away_current(self) -> None:
        if self._strip.currentRow() >= 0:
            self._take_away(self._strip.currentRow())

    def _place_chosen(self, _row: int) -> None:
        self._show()

    def _show(self) -> None:
        for row, (place_id, name) in enumerate(self._places):
            count = len(self._photos[place_id])
            words = render(say("{place} · {count} photos", place=name, count=count)) if count else name
            self._list.item(row).setText(words)
        self._strip.show_photos(self._photos[self._current], self._day)
        name = next(name for place_id, name in self._places if place_id == self._current)
        self._caption.setText(render(say("Photos: {place}", place=name)))
