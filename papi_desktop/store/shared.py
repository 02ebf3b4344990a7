"""What the connections to one data folder share: its keys, its files, its lock. Must not know what is asked of a connection."""

from __future__ import annotations

import threading

from papi_desktop.store import derived, files
from papi_desktop.store.changes import Listeners
from papi_desktop.store.files import FileStore
from papi_desktop.store.guard import Guard
from papi_desktop.store.opening import Opened


class Shared:
    """What all connections to one data folder have in common; the last one to close lets the lock go."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self.listeners = Listeners()
        self.notices = opened.notices
        self.chain_key = derived.chain_key(opened.keys)
        self.code_key = derived.code_key(opened.keys)
        self.files = FileStore(
            opened.folder / files.FOLDER, derived.file_key(opened.keys), derived.file_name_key(opened.keys)
        )
        self.guard: Guard | None = None
        self._counting = threading.Lock()
        self._users = 0

    def join(self) -> None:
        """Count one more connection."""
        with self._counting:
            self._users += 1

    def leave(self) -> None:
        """Count one less; with the last the lock goes."""
        with self._counting:
            self._users -= 1
            last = self._users == 0
        if last:
            self.opened.lock.release()
