"""What the page "Hôm nay" is made of: lines with an urgency, whichever book they come from. Must not know any book."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from papi_desktop.domain.messages import Message

SOON = timedelta(days=7)
"""How long before its last day something is told; a choice of the program, not of the law."""


class Urgency(StrEnum):
    """Groups of the page, most pressing first."""

    OVERDUE = "overdue"
    SHORT = "short"
    DUE = "due"
    TAKE_DOWN = "take_down"
    NOT_PROVEN = "not_proven"
    OPEN = "open"
    RUNNING = "running"
    NOT_DISCLOSED = "not_disclosed"


@dataclass(frozen=True)
class AgendaLine:
    """One thing to do or to know.

    Attributes:
        urgency: group it belongs to.
        what: in words.
        register: key of the book its record is in; "" for a duty without a disclosure.
        id: of the record, or of the duty; "" for the book as a whole.
        due: the day that matters, if there is one.
    """

    urgency: Urgency
    what: Message
    register: str
    id: str
    due: date | None = None


@dataclass(frozen=True)
class Agenda:
    """What the page shows, most pressing first."""

    on: date
    lines: tuple[AgendaLine, ...]

    def group(self, urgency: Urgency) -> tuple[AgendaLine, ...]:
        """Return the lines of one group."""
        return tuple(line for line in self.lines if line.urgency is urgency)
