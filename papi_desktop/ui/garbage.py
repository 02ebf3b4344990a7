"""Python's cycle collector, kept in the main thread.

The collector runs in whichever thread happens to allocate. When that is a worker, it may delete widgets that only wait for collection, and Qt
crashes: widgets belong to the main thread. So automatic collection is off, and a timer of the main thread does it instead.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY_MS = 1000


class MainThreadGarbage(QObject):
    """Collects in the main thread for as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    @Slot()
    def collect(self) -> None:
        """Collect the oldest generation that is due by Python's own thresholds."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return
