"""What a transaction changed, and who wants to know."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from papi_desktop.domain.messages import Message


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """What one batch changed.

    Attributes:
        batch: its id.
        operation: what was done.
        changed: key of a register to the ids of the records inserted, changed, deleted or restored.
    """

    batch: str
    operation: Message
    changed: Mapping[str, frozenset[str]]


Listener = Callable[[ChangeSet], None]


class Listeners:
    """Those who are told of every change set, after it is kept and in the thread that wrote it."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def add(self, listener: Listener) -> Callable[[], None]:
        """Tell `listener` from now on; the function returned ends it and may be called twice."""
        self._listeners.append(listener)

        def remove() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return remove

    def tell(self, changes: ChangeSet) -> None:
        """Tell everyone."""
        for listener in tuple(self._listeners):
            listener(changes)
