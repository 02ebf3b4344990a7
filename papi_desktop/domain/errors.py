"""The two ways something can go wrong.

`UserError` tells the official what happened, whether the work is safe, what to do next, and a short code for support.
Everything else that escapes is a bug and is reported as one.
"""

from __future__ import annotations

from papi_desktop.domain.messages import Message


class UserError(Exception):
    """Something the official must know about and can act on.

    Args:
        code: short and stable, e.g. "KHO-03"; printed at the end of the message.
        what: what happened.
        safe: whether the work is safe.
        todo: what to do next.
    """

    def __init__(self, code: str, what: Message, safe: Message, todo: Message) -> None:
        super().__init__(f"{code}: {what.in_english()}")
        self.code = code
        self.what = what
        self.safe = safe
        self.todo = todo


class Cancelled(Exception):
    """The official stopped a job; everything it had begun is undone."""
