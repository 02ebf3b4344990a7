"""Words for people, kept apart from the language they are shown in.

Owns the two marks by which a text is found for translation: :func:`N_` for a bare label and :func:`say` for a sentence with
values. Must not know gettext or any language: `papi_desktop.translations` turns a message into Vietnamese or English.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence to be shown: an English msgid with `{name}` places and the values that fill them."""

    msgid: str
    values: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    def in_english(self) -> str:
        """Return the sentence in English, for logs and for tests."""
        if not self.values:
            return self.msgid
        plain = {key: v.in_english() if isinstance(v, Message) else v for key, v in self.values.items()}
        return self.msgid.format(**plain)


def N_(msgid: str) -> str:
    """Mark `msgid` for translation and return it unchanged."""
    return msgid


def say(msgid: str, **values: Any) -> Message:
    """Build a message and mark its msgid for translation.

    Args:
        msgid: English sentence with `{name}` places; a literal, so that the extractor finds it.
        **values: what stands in the places. A value that is a `Message` is translated too.
    """
    return Message(msgid, MappingProxyType(values))
