"""Garbage is collected in the main thread only.

Python collects cycles in whichever thread happens to allocate. A cycle that holds a window, collected by a worker thread, would destroy
Qt widgets outside the main thread, which crashes at some later, unrelated moment. So automatic collection is off and a timer of the main
thread does the same work by the same thresholds.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 500  # milliseconds


class MainThreadCollector(QObject):
    """Collects garbage on a timer, generation by generation, as Python itself would."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due, which includes the younger ones."""
        due = [
            n for n, (count, limit) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if count > limit
        ]
        if due:
            gc.collect(due[-1])
