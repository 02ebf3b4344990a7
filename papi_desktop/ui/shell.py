"""What every page is given: the office, the threads, the file picker, and the ways to another page. Pages know this, never the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from papi_desktop.domain.messages import Message
from papi_desktop.domain.register import Register
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, render
from papi_desktop.ui.data import candidates, titles_of
from papi_desktop.ui.error_box import ErrorBox, show_error
from papi_desktop.ui.file_picker import FilePicker
from papi_desktop.ui.job_runner import JobRunner
from papi_desktop.ui.widgets.reference_editor import Candidate
from papi_desktop.ui.workers import Worker


class Shell(QObject):
    """The program around a page.

    Args:
        office: over the main thread's own connection: for saving, and for reading single records.
        window: parent of dialogs.
        picker: chooses files.

    Attributes:
        reader: for everything read for a list or a picture; never blocks the window.
        jobs: for long work with progress and Cancel.
    """

    changed = Signal(object)
    """A ChangeSet, in the main thread, after every commit whichever thread made it."""
    told = Signal(str)
    """A short sentence for the status bar."""
    page_wanted = Signal(str)
    record_wanted = Signal(str, str)
    new_wanted = Signal(str, dict)
    pdf_wanted = Signal(str, bytes)
    """A translated title and a document to be shown page by page."""

    def __init__(self, office: Office, window: QWidget, picker: FilePicker) -> None:
        super().__init__(window)
        self.office = office
        self.window = window
        self.picker = picker
        self.reader = Worker(office, "reader", self.show_error, self)
        self.jobs = JobRunner(office, window, self.show_error, self._stopped)
        self._unsubscribe = office.store.subscribe(self.changed.emit)

    def open_page(self, key: str) -> None:
        """Go to a page: "today", a register's key, "settings", "waste"."""
        self.page_wanted.emit(key)

    def open_record(self, register_key: str, record_id: str) -> None:
        """Go to a record in its book."""
        self.record_wanted.emit(register_key, record_id)

    def record_new(self, register_key: str, values: dict[str, Any]) -> None:
        """Go to a book with the form open for a new record."""
        self.new_wanted.emit(register_key, values)

    def show_pdf(self, title: Message, pdf: bytes) -> None:
        """Show a document page by page, ready to print."""
        self.pdf_wanted.emit(render(title), pdf)

    def tell(self, message: Message) -> None:
        """Say in the status bar what was done."""
        self.told.emit(render(message))

    def tell_saved(self) -> None:
        """Say in the status bar that the work is kept, and when."""
        self.told.emit(f"{_('Saved')} {datetime.now():%H:%M}")

    def show_error(self, error: BaseException) -> ErrorBox:
        """Tell what went wrong."""
        return show_error(self.window, error)

    def finder(self, register: Register) -> BookFinder:
        """Return where a field that points to `register` finds its candidates."""
        return BookFinder(self, register)

    def close(self) -> bool:
        """Stop the threads; return whether they ended in time."""
        self._unsubscribe()
        jobs_ended = self.jobs.close()
        return self.reader.close() and jobs_ended

    def _stopped(self, what: Message) -> None:
        self.told.emit(render(what))


class BookFinder:
    """Candidates for a reference, read from a book in the reader's thread."""

    def __init__(self, shell: Shell, register: Register) -> None:
        self._office = shell.office
        self._reader = shell.reader
        self._register = register

    def find(self, text: str, done: Callable[[Sequence[Candidate]], None]) -> None:
        """Look for records whose search text matches."""
        register = self._register

        def work(office: Office) -> list[Candidate]:
            return candidates(office, register, text)

        self._reader.submit(work, done, key=f"candidates:{register.key}")

    def find_now(self, text: str) -> Sequence[Candidate]:
        """Look at once, over the main thread's connection."""
        return candidates(self._office, self._register, text)

    def name(self, id: str, done: Callable[[Candidate], None]) -> None:
        """Tell what a record is called."""
        register = self._register

        def work(office: Office) -> Candidate:
            return Candidate(id, titles_of(office, register, [id]).get(id, ""))

        self._reader.submit(work, done)
