"""Long work in its own thread, with progress after a moment and a Cancel that changes nothing.

The only bridge between Qt-free jobs (`papi_desktop.jobs`) and the window. One job runs at a time; while it runs the window takes no
input, and after 0.6 seconds a small window says what is being done.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from papi_desktop.domain.errors import Cancelled
from papi_desktop.domain.messages import Message, say
from papi_desktop.jobs import Progress
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, render
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.workers import Callback, Worker

T = TypeVar("T")
OfficeJob = Callable[[Office, Progress], T]

SHOW_AFTER = 600
"""Milliseconds before the progress window appears."""

_EVERY = 0.1  # seconds between two reports of progress

_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.Shortcut,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
    }
)


@dataclass(frozen=True)
class Stopping:
    """What is said of stopping a job, before and after: what stays, where some of it does.

    Attributes:
        before: beside the button.
        after: once it has stopped.
    """

    before: Message
    after: Message


NOTHING_STAYS = Stopping(say("If you cancel, nothing is changed."), say("Stopped. Nothing was changed."))
PREPARED_STAYS = Stopping(
    say("If you cancel, no file is left on the stick; the book keeps it as prepared."),
    say("Stopped. No file was left on the stick; the book keeps it as prepared."),
)
WRITTEN_STAYS = Stopping(
    say("If you cancel, the files already written stay."), say("Stopped. The files already written stay.")
)
RECEIVED_STAYS = Stopping(
    say("If you cancel, the files already received stay."), say("Stopped. The files already received stay.")
)


class ProgressDialog(QDialog):
    """What is being done, how far it is, and a way to stop."""

    stop = Signal()

    def __init__(self, parent: QWidget, title: str, stopping: Stopping) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(theme().px(420))
        self._phase = QLabel(title)
        self._phase.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(title)
        note = QLabel(render(stopping.before))
        note.setWordWrap(True)
        set_role(note, "help")
        self._cancel = QPushButton(_("Cancel"))
        self._cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(note, 1)
        foot.addWidget(self._cancel)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme().px(12))
        layout.addWidget(self._phase)
        layout.addWidget(self._bar)
        layout.addLayout(foot)

    def tell(self, done: int, total: int, phase: Message | None) -> None:
        """Show a step."""
        if phase is not None:
            text = render(phase)
            self._phase.setText(f"{text} {done}/{total}" if total else text)
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def reject(self) -> None:
        """Ask the job to stop; the dialog closes when it has stopped."""
        self._cancel.setEnabled(False)
        self._phase.setText(_("Stopping…"))
        self.stop.emit()


@dataclass
class _Running:
    title: Message
    progress: Progress
    done: Callback
    failed: Callback | None
    stopped: Callback | None
    stopping: Stopping


class JobRunner(QObject):
    """Runs one job at a time and shows it.

    Args:
        office: the main thread's office.
        window: over which progress is shown.
        on_error: shows what nobody else handles.
        on_cancelled: says what became of a job that was stopped.
    """

    running_changed = Signal(bool)
    _stepped = Signal(int, int, object)

    def __init__(
        self,
        office: Office,
        window: QWidget,
        on_error: Callable[[Exception], object],
        on_cancelled: Callable[[Message], None],
    ) -> None:
        super().__init__(window)
        self._worker = Worker(office, "jobs", on_error, self)
        self._window = window
        self._on_error = on_error
        self._on_cancelled = on_cancelled
        self._running: _Running | None = None
        self._dialog: ProgressDialog | None = None
        self._last = 0.0
        self._pointing = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOW_AFTER)
        self._timer.timeout.connect(self._show)
        self._stepped.connect(self._tell)

    @property
    def running(self) -> bool:
        """Return whether a job is under way."""
        return self._running is not None

    def run(
        self,
        title: Message,
        job: OfficeJob[T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        stopped: Callable[[None], None] | None = None,
        stopping: Stopping = NOTHING_STAYS,
    ) -> None:
        """Start a job.

        Args:
            title: what is being done, for example "Reading the workbook".
            job: called in the worker thread with an office of its own and the progress to report to; must hold no widget.
            done: called with the result in the main thread.
            failed: called with the exception instead of the usual error box.
            stopped: called with None when the official cancelled, after the status bar has said so.
            stopping: what is said of stopping it; a job that is not one batch leaves something.

        Raises:
            RuntimeError: if a job is running; the window takes no input then, so this is a bug.
        """
        if self._running is not None:
            raise RuntimeError("a job is already running")
        progress = Progress(self._listen)
        self._running = _Running(
            title,
            progress,
            Callback(done),
            Callback(failed) if failed else None,
            Callback(stopped) if stopped else None,
            stopping,
        )
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        self._timer.start()
        self._point(waiting=True)
        self.running_changed.emit(True)
        self._worker.submit(_with_progress(job, progress), self._done, self._failed)

    def cancel(self) -> None:
        """Ask the running job to stop."""
        if self._running is not None:
            self._running.progress.cancel()

    def close(self, seconds: float = 10.0) -> bool:
        """Stop what runs and end the thread; return whether it ended in time."""
        self.cancel()
        self._point(waiting=False)
        return self._worker.close(seconds)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While a job runs and its dialog is not shown yet, take no input: a second job or a save would collide with it."""
        return self._dialog is None and event.type() in _INPUT

    def _listen(self, done: int, total: int, phase: Message | None) -> None:
        now = time.monotonic()
        if now - self._last >= _EVERY or (total and done >= total):
            self._last = now
            self._stepped.emit(done, total, phase)

    def _point(self, *, waiting: bool) -> None:
        """Let the pointer say that something is being done, until the dialog says it."""
        if waiting != self._pointing:
            self._pointing = waiting
            if waiting:
                QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
            else:
                QGuiApplication.restoreOverrideCursor()

    @Slot(int, int, object)
    def _tell(self, done: int, total: int, phase: Message | None) -> None:
        if self._dialog is not None:
            self._dialog.tell(done, total, phase)

    def _show(self) -> None:
        if self._running is None:
            return
        self._point(waiting=False)
        self._dialog = ProgressDialog(self._window, render(self._running.title), self._running.stopping)
        self._dialog.stop.connect(self.cancel)
        self._dialog.open()

    def _finish(self) -> _Running:
        running = self._running
        if running is None:
            raise RuntimeError("no job is running")
        self._running = None
        self._timer.stop()
        self._point(waiting=False)
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        if self._dialog is not None:
            self._dialog.hide()
            self._dialog.deleteLater()
            self._dialog = None
        self.running_changed.emit(False)
        return running

    def _done(self, result: Any) -> None:
        self._finish().done(result)

    def _failed(self, error: Exception) -> None:
        running = self._finish()
        if isinstance(error, Cancelled):
            self._on_cancelled(running.stopping.after)
            if running.stopped is not None:
                running.stopped(None)
        elif running.failed is not None:
            running.failed(error)
        else:
            self._on_error(error)


def _with_progress(job: OfficeJob[T], progress: Progress) -> Callable[[Office], T]:
    def work(office: Office) -> T:
        return job(office, progress)

    return work
