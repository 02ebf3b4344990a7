"""What a value of each Kind looks like inside the database, and back.

A blank is NULL whatever way it came ("" , [] or None). Text is NFC. A value of the wrong Python type is a bug of the caller and is
refused here, because SQLite would quietly make something else of it.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from papi_desktop.domain.register import Kind

Kept = str | int | None
"""A value as the database holds it."""


def _text(value: Any) -> Kept:
    if not value and (value is None or value == ""):
        return None
    if type(value) is str:
        text = value
    elif isinstance(value, str):
        text = str(value)  # a StrEnum is welcome as the text it is
    else:
        raise TypeError(f"text expected, not {value!r}")
    return text if text.isascii() or unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _integer(value: Any) -> Kept:
    if value is None:
        return None
    if type(value) is not int:
        raise TypeError(f"whole number expected, not {value!r}")
    return value


def _flag(value: Any) -> Kept:
    if value is None:
        return None
    if type(value) is not bool:
        raise TypeError(f"True or False expected, not {value!r}")
    return int(value)


def _texts(value: Any) -> Kept:
    if value is None:
        return None
    if isinstance(value, str | Mapping):
        raise TypeError(f"list of texts expected, not {value!r}")
    texts = [_text(item) for item in value]
    return as_json([text for text in texts if text is not None]) if any(texts) else None


class JsonText(str):
    """An object that is compact JSON in NFC already, as it is kept: it need not be taken apart only to be written again."""

    __slots__ = ()


def _snapshot(value: Any) -> Kept:
    if value is None:
        return None
    if type(value) is JsonText:
        return str(value)
    if not isinstance(value, Mapping):
        raise TypeError(f"mapping expected, not {value!r}")
    return as_json(dict(value)) if value else None


_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def as_json(value: Any) -> str:
    """Return `value` as compact JSON in NFC, letters as they are."""
    text = _COMPACT.encode(value)
    return text if text.isascii() or unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


_ENCODERS: dict[Kind, Callable[[Any], Kept]] = {
    Kind.YEAR: _integer,
    Kind.INTEGER: _integer,
    Kind.MONEY: _integer,
    Kind.FLAG: _flag,
    Kind.CHOICES: _texts,
    Kind.NAMES: _texts,
    Kind.SNAPSHOT: _snapshot,
}
_DECODERS: dict[Kind, Callable[[Any], Any]] = {
    Kind.FLAG: bool,
    Kind.CHOICES: json.loads,
    Kind.NAMES: json.loads,
    Kind.SNAPSHOT: json.loads,
}
LISTED_KINDS = frozenset({Kind.CHOICES, Kind.NAMES})
INTEGER_KINDS = frozenset({Kind.YEAR, Kind.INTEGER, Kind.MONEY, Kind.FLAG})
JSON_KINDS = LISTED_KINDS | {Kind.SNAPSHOT}


def encoder(kind: Kind) -> Callable[[Any], Kept]:
    """Return what turns a value of `kind` into what the database holds; it raises TypeError for a value of another type."""
    return _ENCODERS.get(kind, _text)


def decoder(kind: Kind) -> Callable[[Any], Any] | None:
    """Return what turns a kept value back; None when it is kept as it is. Not to be called with NULL."""
    return _DECODERS.get(kind)
