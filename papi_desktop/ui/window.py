"""The one window: navigation on the left, a page on the right, a header that finds everything and a status bar that says what is safe.

Owns which page is in front and how the program ends. Must not know what any page does.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.registers import BY_KEY
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, render
from papi_desktop.ui.backups import back_up_before_exit, last_backup_words
from papi_desktop.ui.file_picker import FilePicker
from papi_desktop.ui.find_everything import FindEverything
from papi_desktop.ui.icons import icon_size, set_icon
from papi_desktop.ui.page import Page
from papi_desktop.ui.pages import Entry, entries
from papi_desktop.ui.questions import Answer, ask
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.tabs_page import TabsPage

_NAVIGATION = 196  # width in pixels of the design


class MainWindow(QMainWindow):
    """The program.

    Args:
        office: over the main thread's connection.
        picker: chooses files.
    """

    def __init__(self, office: Office, picker: FilePicker) -> None:
        super().__init__()
        self.shell = Shell(office, self, picker)
        unit = office.unit
        self._entries: tuple[Entry, ...] = entries(bool(unit.get("receiving")))
        self._pages: dict[str, Page] = {}
        self._current = ""
        self._ready_to_close = False
        self._office_name = office.own_name
        title = render(say("PAPI Desktop – People's Committee of {name}", name=self._office_name))
        if unit.get("department"):
            title = f"{_('PAPI Desktop')} – {self._office_name}"
        self.setWindowTitle(title)
        self._build(bool(unit.get("practice")))
        self._connect()
        self.resize(theme().px(1200), theme().px(700))
        self.setMinimumSize(760, 480)
        self.open_page(self._entries[0].key)
        self._refresh_status()

    def open_page(self, key: str) -> None:
        """Bring a page to the front, after a question if something typed there is not saved."""
        if key == self._current:
            self.page.entered()
            return
        self._show_current_in_navigation()
        if self._current:
            self.page.leave(partial(self._bring_to_front, key))
        else:
            self._bring_to_front(key)

    def open_record(self, register_key: str, record_id: str) -> None:
        """Bring a book to the front with one record shown; what has no page of its own opens what it belongs to."""
        home = self._home_of(register_key, record_id)
        if home is None:
            self.shell.tell(say("This record has no page of its own."))
        else:
            self.page.leave(partial(self._go_to_record, *home))

    def record_new(self, register_key: str, values: dict[str, Any]) -> None:
        """Bring a book to the front with the form open for a new record."""
        self.page.leave(partial(self._go_and_begin, register_key, values))

    @property
    def page(self) -> Page:
        """Return the page in front."""
        return self._pages[self._entry(self._current).key]

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about typing and running work, back up when something changed, and only then close."""
        if self._ready_to_close:
            event.accept()
            return
        event.ignore()
        if self.shell.jobs.running:
            ask(
                self,
                say("Work is still under way."),
                Answer(N_("Stop it and close"), self._stop_and_close, dangerous=True),
                Answer(N_("Let it finish"), primary=True),
                detail=say("If it is stopped, nothing is changed."),
            )
        else:
            self.page.leave(self._back_up_and_close)

    def changeEvent(self, event: QEvent) -> None:
        """Come back from another program: days may have passed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self._current == "today":
            self.page.entered()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the navigation goes into the page."""
        if watched is self._navigation and event.type() == QEvent.Type.KeyPress:
            key = event.key()  # type: ignore[attr-defined]
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
                self.page.entered()
                return True
        return super().eventFilter(watched, event)

    # ------------------------------------------------------------------------------------------------------ building

    def _build(self, practice: bool) -> None:
        self._navigation = self._make_navigation()
        self._stack = QStackedWidget()
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_header(practice))
        column.addWidget(self._stack, 1)
        body = QWidget()
        line = QHBoxLayout(body)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._navigation)
        line.addWidget(right, 1)
        self.setCentralWidget(body)
        self._said = QLabel()
        self._just_said = False
        self._backup = QLabel()
        for label in (self._said, self._backup):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setContentsMargins(theme().px(12), 0, theme().px(4), 0)
        self._said.hide()
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.addWidget(self._said)
        bar.addWidget(self._backup, 1)
        user = QLabel(self.shell.office.store.user)
        user.setContentsMargins(theme().px(8), 0, theme().px(8), 0)
        bar.addPermanentWidget(user)

    def _make_navigation(self) -> QListWidget:
        navigation = QListWidget()
        set_role(navigation, "navigation")
        navigation.setAccessibleName(_("Books"))
        navigation.setFixedWidth(theme().px(_NAVIGATION))
        navigation.setIconSize(icon_size())
        navigation.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for entry in self._entries:
            item = QListWidgetItem(_(entry.label))
            item.setSizeHint(QSize(0, theme().px(36)))
            set_icon(item, entry.icon, "text")
            navigation.addItem(item)
        navigation.installEventFilter(self)
        return navigation

    def _make_header(self, practice: bool) -> QFrame:
        header = QFrame()
        set_role(header, "header")
        self._title = QLabel()
        set_role(self._title, "title")
        self._subtitle = QLabel()
        set_role(self._subtitle, "muted")
        self._subtitle.setTextFormat(Qt.TextFormat.PlainText)
        self._find = FindEverything(self.shell)
        line = QHBoxLayout(header)
        line.setContentsMargins(theme().px(16), theme().px(12), theme().px(16), theme().px(8))
        line.setSpacing(theme().px(16))
        line.addWidget(self._title)
        line.addWidget(self._subtitle, 1)
        if practice:
            badge = QLabel(_("PRACTICE"))
            set_role(badge, "badge")
            line.addWidget(badge)
        line.addWidget(self._find)
        return header

    def _connect(self) -> None:
        self._navigation.currentRowChanged.connect(self._row_changed)
        self._find.chosen.connect(self.open_record)
        self.shell.page_wanted.connect(self.open_page)
        self.shell.record_wanted.connect(self.open_record)
        self.shell.new_wanted.connect(self.record_new)
        self.shell.told.connect(self._say)
        self.shell.pdf_wanted.connect(self._show_pdf)
        self.shell.changed.connect(self._refresh_status)
        self.shell.jobs.running_changed.connect(self._refresh_status)
        for keys, slot in (
            ("Ctrl+K", self._find.begin),
            ("Ctrl+F", self._find_in_page),
            ("Ctrl+P", self._print_page),
            ("Ctrl+Q", self.close),
        ):
            QShortcut(QKeySequence(keys), self, slot)
        for number in range(1, min(9, len(self._entries)) + 1):
            QShortcut(QKeySequence(f"Alt+{number}"), self, partial(self.open_page, self._entries[number - 1].key))

    # --------------------------------------------------------------------------------------------------------- pages

    def _row_changed(self, row: int) -> None:
        if row >= 0 and self._current not in self._entries[row].keys:
            self.open_page(self._entries[row].key)

    def _show_current_in_navigation(self) -> None:
        self._navigation.blockSignals(True)
        self._navigation.setCurrentRow(self._entries.index(self._entry(self._current)) if self._current else -1)
        self._navigation.blockSignals(False)

    def _bring_to_front(self, key: str) -> None:
        entry = self._entry(key)
        page = self._pages.get(entry.key)
        if page is None:
            page = entry.make(self.shell, self._stack)
            page.title = page.title or _(entry.label)
            page.subtitle_changed.connect(self._refresh_subtitle)
            self._pages[entry.key] = page
            self._stack.addWidget(page)
        if isinstance(page, TabsPage) and len(entry.keys) > 1:
            page.show_tab(key)
        if self._stack.currentWidget() is not page:
            self._forget_said()
        self._current = key
        self._stack.setCurrentWidget(page)
        self._title.setText(page.title)
        self._refresh_subtitle()
        self._show_current_in_navigation()
        page.entered()

    def _entry(self, key: str) -> Entry:
        return next(entry for entry in self._entries if key in entry.keys)

    def _home_of(self, register_key: str, record_id: str) -> tuple[str, str] | None:
        """Return the page and the record to open there: a child's parent, a kept file's owner; None when there is no page."""
        while not any(register_key in entry.keys for entry in self._entries):
            register = BY_KEY[register_key]
            record = self.shell.office.store.get(register, record_id) or {}
            if register.parent:
                register_key, record_id = register.parent, str(record.get(register.parent_field) or "")
            elif record.get("owner_register") in BY_KEY:
                register_key, record_id = record["owner_register"], str(record["owner_id"])
            else:
                return None
        return register_key, record_id

    def _go_to_record(self, register_key: str, record_id: str) -> None:
        self._bring_to_front(register_key)
        self.page.open_record(record_id)

    def _go_and_begin(self, register_key: str, values: dict[str, Any]) -> None:
        self._bring_to_front(register_key)
        self.page.record_new(values)

    def _refresh_subtitle(self, _text: str = "") -> None:
        self._subtitle.setText(" · ".join(filter(None, (self._office_name, self.page.subtitle))))

    def _find_in_page(self) -> None:
        self.page.find_here()

    def _print_page(self) -> None:
        self.page.print_page()

    def _show_pdf(self, title: str, pdf: bytes) -> None:
        from papi_desktop.ui.screens.preview import PreviewDialog

        PreviewDialog(self.shell, title, pdf, self).open()

    # -------------------------------------------------------------------------------------------------------- status

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.show()
        self._just_said = True
        QTimer.singleShot(0, self, self._said_before)

    def _said_before(self) -> None:
        self._just_said = False

    def _forget_said(self) -> None:
        """End what was said on the page that is left; what was said on the way to this one stays."""
        if not self._just_said:
            self._said.clear()
            self._said.hide()

    def _refresh_status(self) -> None:
        self.shell.reader.submit(last_backup_words, self._backup.setText, key="last backup")

    # ------------------------------------------------------------------------------------------------------- closing

    def _stop_and_close(self) -> None:
        self.shell.jobs.cancel()
        self.page.leave(self._finish)

    def _back_up_and_close(self) -> None:
        if self.shell.office.store.changed_since_backup() and back_up_before_exit(self.shell, self._finish):
            return
        self._finish()

    def _finish(self) -> None:
        self.shell.close()
        self._ready_to_close = True
        QTimer.singleShot(0, self, self._close_now)  # not from within closeEvent, which takes no second close

    def _close_now(self) -> None:
        self.close()
