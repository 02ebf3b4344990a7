"""Ctrl+K: one field that finds a record in any book, without accents."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QWidget

from papi_desktop.domain.vietnamese.text import squeeze
from papi_desktop.operations.office import Hit, Office
from papi_desktop.translations import _
from papi_desktop.ui.data import reference_titles
from papi_desktop.ui.display import shown
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import theme
from papi_desktop.ui.widgets.popup_list import PopupList

_PAUSE = 120  # milliseconds after the last key before the books are asked
_LIMIT = 20


@dataclass(frozen=True, slots=True)
class Found:
    """A record found: where to go and how it reads."""

    register_key: str
    record_id: str
    text: str


class FindEverything(QLineEdit):
    """The field in the header and its list of results."""

    chosen = Signal(str, str)
    """Register key and record id."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.setPlaceholderText(f"{_('Find everything…')}  Ctrl+K")
        self.setAccessibleName(_("Find everything"))
        self.setClearButtonEnabled(True)
        self._list = PopupList(self)
        self._list.setAccessibleName(_("Found in all books"))
        self._list.itemClicked.connect(self._clicked)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask)
        self.textChanged.connect(self._typed)
        self.setFixedWidth(theme().px(260))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move in the results, Enter goes there, Escape gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()  # with its results: what was looked for before is of no use to the next who looks
            return
        if self._list.take_key(event):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._list.isVisible() and self._list.currentItem() is not None:
                self._clicked(self._list.currentItem())
            return
        super().keyPressEvent(event)

    def begin(self) -> None:
        """Begin to look for something: an empty field with the cursor in it."""
        self.clear()
        self.setFocus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving closes the results."""
        super().focusOutEvent(event)
        self._list.hide()

    def _typed(self, text: str) -> None:
        if squeeze(text):
            self._pause.start()
        else:
            self._pause.stop()
            self._list.hide()

    def _ask(self) -> None:
        text = squeeze(self.text())

        def work(office: Office) -> list[Found]:
            return find(office, text)

        self._shell.reader.submit(work, self._show, key="everything")

    def _show(self, found: list[Found]) -> None:
        if not self.hasFocus() or not squeeze(self.text()):
            return
        self._list.clear()
        for one in found:
            item = QListWidgetItem(one.text)
            item.setData(Qt.ItemDataRole.UserRole, one)
            self._list.addItem(item)
        if not found:
            item = QListWidgetItem(_("Nothing found in any book."))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(item)
        else:
            self._list.setCurrentRow(0)
        self._list.show_under(self)

    def _clicked(self, item: QListWidgetItem) -> None:
        found = item.data(Qt.ItemDataRole.UserRole)
        self._list.hide()
        if isinstance(found, Found):
            self.clear()
            self.chosen.emit(found.register_key, found.record_id)


def find(office: Office, text: str) -> list[Found]:
    """Return what is found in all books; runs in the reader's thread."""
    results = []
    for hit in office.store.search(text, _LIMIT):
        words = " · ".join(filter(None, (hit.title, _(hit.register.title), hit.snippet, *_catalogued(office, hit))))
        results.append(Found(hit.register.key, hit.id, words))
    return results


def _catalogued(office: Office, hit: Hit) -> list[str]:
    """Return the titles of the law rows a record found belongs to: the store knows only their ids."""
    fields = [f for f in hit.register.list_fields if f.catalogue]
    record = office.store.get(hit.register, hit.id) if fields else None
    titles = reference_titles(office, hit.register, [record]) if record else {}
    return [text for f in fields if record and (text := shown(f, record.get(f.key), titles)) != hit.title]
