"""Why a text could not be read as a number or a date, in words for the official who typed it."""

from __future__ import annotations

from papi_desktop.domain.messages import Message


class UnreadableError(ValueError):
    """A text that is not what its place asks for.

    Args:
        message: what is wrong and what was expected; shown beside the value, so it need not repeat where it stood.
    """

    def __init__(self, message: Message) -> None:
        super().__init__(message.in_english())
        self.message = message


class NumberFormatError(UnreadableError):
    """The text is not a number."""


class AmbiguousNumberError(NumberFormatError):
    """The text is a number in two ways of writing, with two values."""


class DateFormatError(UnreadableError):
    """The text is not a date, or names a day that does not exist."""
