"""A thread with a connection of its own, and results that come back to the main thread.

Owns threading for the whole window: pages hand in a function of an `Office` and two callbacks, and never see a thread. A callback whose
widget is gone by then is dropped, so that nothing keeps a closed page alive. Must not know what the work is.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from inspect import ismethod
from itertools import count
from typing import Any, TypeVar
from weakref import WeakMethod

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot

from papi_desktop.operations.office import Office

T = TypeVar("T")
Work = Callable[[Office], T]


@dataclass(frozen=True)
class Task:
    """One piece of work handed in; `key` lets newer work of the same kind replace it while it waits."""

    number: int
    work: Work[Any] = field(repr=False)
    key: str = ""


class Callback:
    """A bound method held weakly: gone with its widget."""

    def __init__(self, call: Callable[[Any], None]) -> None:
        self._weak = WeakMethod(call) if ismethod(call) else None
        self._strong = None if self._weak else call

    def __call__(self, value: Any) -> None:
        """Call it unless its owner was deleted."""
        call = self._weak() if self._weak else self._strong
        if call is None:
            return
        owner = getattr(call, "__self__", None)
        if isinstance(owner, QObject) and not shiboken6.isValid(owner):
            return
        call(value)


class Worker(QObject):
    """One thread working on one office connection, in order.

    Args:
        office: the main thread's office; the thread opens its own connection from it when the first work arrives.
        name: of the thread.
        on_error: called in the main thread with an exception nobody asked to hear of.
    """

    _delivered = Signal(int, object, object)

    def __init__(
        self, office: Office, name: str, on_error: Callable[[Exception], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._name = name
        self._on_error = on_error
        self._numbers = count(1)
        self._waiting: deque[Task] = deque()
        self._awake = threading.Condition()
        self._closing = False
        self._thread: threading.Thread | None = None
        self._callbacks: dict[int, tuple[Callback, Callback | None]] = {}
        self._delivered.connect(self._deliver)

    @property
    def busy(self) -> bool:
        """Return whether work is waiting, running or about to be delivered."""
        return bool(self._callbacks)

    def submit(
        self,
        work: Work[T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        key: str = "",
    ) -> int:
        """Hand in work.

        Args:
            work: runs in the thread; must hold no widget.
            done: called with the result in the main thread.
            failed: called with the exception in the main thread; the worker's own handler otherwise.
            key: waiting work with the same key is dropped: only the newest matters (typing in a find box).

        Returns:
            A number that tells this work from others.
        """
        task = Task(next(self._numbers), work, key)
        with self._awake:
            if key:
                for older in [t for t in self._waiting if t.key == key]:
                    self._waiting.remove(older)
                    self._callbacks.pop(older.number, None)
            self._callbacks[task.number] = (Callback(done), Callback(failed) if failed else None)
            self._waiting.append(task)
            self._awake.notify()
        if self._thread is None:
            self._thread = threading.Thread(target=self._live, name=self._name, daemon=True)
            self._thread.start()
        return task.number

    def close(self, seconds: float = 10.0) -> bool:
        """Drop waiting work, let the running one end, and close the connection.

        Returns:
            Whether the thread ended in time.
        """
        with self._awake:
            self._closing = True
            self._waiting.clear()
            self._callbacks.clear()
            self._awake.notify()
        if self._thread is None:
            return True
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _live(self) -> None:
        office: Office | None = None
        while (task := self._next()) is not None:
            result: Any = None
            error: Exception | None = None
            try:
                office = office or self._office.another()
                result = task.work(office)
            except Exception as e:
                # Whatever went wrong belongs to whoever asked: it is shown there, in the main thread.
                error = e
            if not self._closing and shiboken6.isValid(self):
                self._delivered.emit(task.number, result, error)
        if office is not None:
            office.store.close()

    def _next(self) -> Task | None:
        with self._awake:
            while not self._waiting and not self._closing:
                self._awake.wait()
            return None if self._closing else self._waiting.popleft()

    @Slot(int, object, object)
    def _deliver(self, number: int, result: Any, error: Exception | None) -> None:
        done, failed = self._callbacks.pop(number, (None, None))
        if done is None:
            return
        if error is None:
            done(result)
        elif failed is not None:
            failed(error)
        else:
            self._on_error(error)


class Once(QObject):
    """One piece of work in a thread of its own, before there is an office: making one, or restoring one."""

    _delivered = Signal(object, object)

    def __init__(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._done = Callback(done)
        self._failed = Callback(failed)
        self._delivered.connect(self._deliver)
        self._thread = threading.Thread(target=self._run, name="once", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        result: Any = None
        error: Exception | None = None
        try:
            result = self._work()
        except Exception as e:
            # Shown by whoever asked, in the main thread.
            error = e
        if shiboken6.isValid(self):
            self._delivered.emit(result, error)

    @Slot(object, object)
    def _deliver(self, result: Any, error: Exception | None) -> None:
        self._thread.join()
        if error is None:
            self._done(result)
        else:
            self._failed(error)
        self.deleteLater()
