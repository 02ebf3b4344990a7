"""What is being typed, kept every few seconds, so that a power cut costs nothing: written by the reader's thread, in order.

A draft belongs to a record ("households/0192…") or to a new one ("households/new"). It is dropped by saving or by giving up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer

from papi_desktop.domain.register import Register
from papi_desktop.operations.office import Office
from papi_desktop.ui.moments import local
from papi_desktop.ui.workers import Worker

EVERY = 3000
"""Milliseconds between typing and its being kept."""

NEW = "new"


@dataclass(frozen=True)
class FoundDraft:
    """A draft of a book.

    Attributes:
        record_id: of the record it changes, or "" for a new one.
        saved_at: when it was last kept, local time.
        values: as typed.
    """

    record_id: str
    saved_at: datetime
    values: dict[str, Any]


class DraftKeeper(QObject):
    """Keeps what one form holds.

    Args:
        reader: the thread that writes.
        register: the book of the form.
        values: returns what the form holds now; called in the main thread.
    """

    def __init__(
        self, reader: Worker, register: Register, values: Callable[[], Mapping[str, Any]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self._register = register
        self._values = values
        self._record_id = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.keep)

    def begin(self, record_id: str) -> None:
        """From now on the form holds this record; "" for a new one."""
        self._timer.stop()
        self._record_id = record_id

    def typed(self) -> None:
        """Something was typed: keep it soon."""
        if not self._timer.isActive():
            self._timer.start(EVERY)

    def keep(self) -> None:
        """Keep it now."""
        self._timer.stop()
        key, values = self._key(), dict(self._values())

        def work(office: Office) -> None:
            office.store.save_draft(key, values)

        self._reader.submit(work, _nothing)

    def drop(self) -> None:
        """It was saved or given up."""
        self._timer.stop()
        key = self._key()

        def work(office: Office) -> None:
            office.store.drop_draft(key)

        self._reader.submit(work, _nothing)

    def look(self, done: Callable[[FoundDraft | None], None]) -> None:
        """Find the newest draft of this book, if a crash or a power cut left one."""
        prefix = f"{self._register.key}/"

        def work(office: Office) -> FoundDraft | None:
            drafts = [d for d in office.store.drafts() if d.key.startswith(prefix)]
            if not drafts:
                return None
            newest = max(drafts, key=lambda d: d.saved_at)
            record_id = newest.key.removeprefix(prefix)
            return FoundDraft("" if record_id == NEW else record_id, local(newest.saved_at), dict(newest.payload))

        self._reader.submit(work, done)

    def _key(self) -> str:
        return f"{self._register.key}/{self._record_id or NEW}"


def _nothing(_result: object) -> None:
    """Keeping a draft has no answer."""
