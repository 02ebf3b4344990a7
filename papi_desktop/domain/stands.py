"""How a record stands, told the same way by every book: a state that has one sign and colour everywhere, and words of its own."""

from __future__ import annotations

from typing import NamedTuple

from papi_desktop.domain.messages import Message

COMPLETE, RUNNING, PARTLY, DUE, OVERDUE = "complete", "running", "partly", "due", "overdue"
SHORT, NOT_PROVEN, MISSING, NOT_DUE, NONE = "short", "not_proven", "missing", "not_due", "none"


class Stands(NamedTuple):
    """How a record stands.

    Attributes:
        state: one of the words above; the window knows its sign and colour.
        words: what there is to say about it.
    """

    state: str
    words: Message
