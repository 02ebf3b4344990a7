"""Long work without a window: progress that can be told and work that can be stopped.

A job is any function that takes a :class:`Progress`. It knows nothing of Qt; `papi_desktop.ui.job_runner` shows it and the command
line runs it silently. Stopping raises `Cancelled` at the next step, and the transaction the job works in rolls back.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sized
from typing import TypeVar

from papi_desktop.domain.errors import Cancelled
from papi_desktop.domain.messages import Message

T = TypeVar("T")


class Progress:
    """What a job tells of itself, and the way to stop it.

    Args:
        listener: called with (done, total, phase); total is 0 while unknown. Called in the job's own thread.
    """

    def __init__(self, listener: Callable[[int, int, Message | None], None] | None = None) -> None:
        self._listener = listener
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the job to stop at its next step."""
        self._stop.set()

    def step(self, done: int, total: int = 0, phase: Message | None = None) -> None:
        """Report a step.

        Raises:
            Cancelled: if the official asked to stop.
        """
        if self._stop.is_set():
            raise Cancelled
        if self._listener is not None:
            self._listener(done, total, phase)

    def over(self, items: Iterable[T], phase: Message | None = None, every: int = 50) -> Iterator[T]:
        """Yield `items`, reporting each `every` of them."""
        total = len(items) if isinstance(items, Sized) else 0
        for done, item in enumerate(items):
            if done % every == 0:
                self.step(done, total, phase)
            yield item
