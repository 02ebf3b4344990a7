"""What the page "Hôm nay" is made of: lines with an urgency, whichever book they come from. Must not know any book."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.vietnamese.dates import table_date

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


def urgency_of(due: date | None, on: date, soon: timedelta = SOON) -> Urgency | None:
    """Return how pressing a last day is: past, or coming within `soon`; None while there is time.

    Args:
        due: the last day; None where there is none.
        on: the day of the page.
        soon: how long before it is told.
    """
    if due is None:
        return None
    if due < on:
        return Urgency.OVERDUE
    return Urgency.DUE if due - on <= soon else None


def must_be_public(title: str, register: str, record_id: str, due: date, on: date) -> list[AgendaLine]:
    """Return the line of something that has to be public by a day; none while there is time."""
    told = {"title": title, "due": table_date(due)}
    match urgency := urgency_of(due, on):
        case Urgency.OVERDUE:
            what = say("“{title}” should have been public by {due}.", **told)
        case Urgency.DUE:
            what = say("“{title}” must be public by {due}.", **told)
        case _:
            return []
    return [AgendaLine(urgency, what, register, record_id, due)]


@dataclass(frozen=True)
class Agenda:
    """What the page shows, most pressing first."""

    on: date
    lines: tuple[AgendaLine, ...]

    def group(self, urgency: Urgency) -> tuple[AgendaLine, ...]:
        """Return the lines of one group."""
        return tuple(line for line in self.lines if line.urgency is urgency)
