"""A state as everyone can read it: a sign, a word, and then a colour; grey print and screen readers keep the first two."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Status:
    """A state.

    Attributes:
        sign: one letter such as ✓ ◐ ! ✕ ▲ ?.
        word: translated.
        tone: colour token: good, warn, bad, accent or text.
    """

    sign: str
    word: str
    tone: str = "text"

    def __str__(self) -> str:
        return f"{self.sign} {self.word}".strip()


SIGNS = {
    "complete": ("✓", "good"),
    "running": ("◐", "text"),
    "due": ("!", "warn"),
    "overdue": ("✕", "bad"),
    "short": ("▲", "bad"),
    "not_proven": ("?", "warn"),
    "missing": ("✕", "bad"),
    "not_due": ("○", "muted"),
    "none": ("–", "muted"),
}
"""State word of the operations to sign and colour token."""


def status(state: str, word: str) -> Status:
    """Return the state with the sign and colour every page uses for it."""
    sign, tone = SIGNS.get(state, ("", "text"))
    return Status(sign, word, tone)
