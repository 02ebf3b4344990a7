"""A state as everyone can read it: a sign, a word, and then a colour; grey print and screen readers keep the first two."""

from __future__ import annotations

from dataclasses import dataclass

from papi_desktop.domain import stands


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
    stands.COMPLETE: ("✓", "good"),
    stands.RUNNING: ("◐", "text"),
    stands.PARTLY: ("◔", "warn"),
    stands.DUE: ("!", "warn"),
    stands.OVERDUE: ("✕", "bad"),
    stands.SHORT: ("▲", "bad"),
    stands.NOT_PROVEN: ("?", "warn"),
    stands.MISSING: ("✕", "bad"),
    stands.NOT_DUE: ("○", "muted"),
    stands.NONE: ("–", "muted"),
}
"""State word of the operations to sign and colour token."""


def status(state: str, word: str) -> Status:
    """Return the state with the sign and colour every page uses for it."""
    sign, tone = SIGNS.get(state, ("", "text"))
    return Status(sign, word, tone)
