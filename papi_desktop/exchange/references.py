"""Names in a workbook, made the records they mean.

A village is called "Bản Nà Cáy" in one list and "Nà Cáy" in the next; the kind word may be missing on either side as long as only one
village can be meant. Names that are not known are collected, so that the caller may add them.
"""

from __future__ import annotations

from collections.abc import Mapping

from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.exchange.words import VILLAGE_KINDS, key_of


class References:
    """The records of one register, by name.

    Args:
        ids: name, folded or not, to id.
    """

    def __init__(self, ids: Mapping[str, str]) -> None:
        self.unknown: list[str] = []
        self._full = {key_of(name): record for name, record in ids.items()}
        self._bare: dict[str, str | None] = {}
        for name, record in ids.items():
            bare = _without_kind(key_of(name))
            # Two villages that differ only in their kind word cannot be told apart without it.
            self._bare[bare] = record if self._bare.get(bare, record) == record else None
        self._found: dict[str, str | None] = {}
        self._new: dict[str, str] = {}

    def find(self, name: str) -> str | None:
        """Return the id of what `name` means, None if it means nothing known."""
        if name not in self._found:
            self._found[name] = self._look_up(name)
        return self._found[name]

    def names(self, label: str) -> bool:
        """Tell whether a line of a list that holds only `label` names a known record; a bare number never does."""
        return any(ch.isalpha() for ch in label) and self.find(label) is not None

    def _look_up(self, name: str) -> str | None:
        key = key_of(name)
        if key in self._full:
            return self._full[key]
        bare = _without_kind(key)
        return self._full.get(bare) if bare != key else self._bare.get(key)

    def add(self, name: str) -> str:
        """Remember a name that means nothing known, and return how it was spelled when it was first met."""
        key = key_of(name)
        if key not in self._new:
            self._new[key] = name
            self.unknown.append(name)
        return self._new[key]


_KINDS = tuple(fold(kind) + " " for kind in VILLAGE_KINDS)


def _without_kind(key: str) -> str:
    """Return the key of a village's name without its kind word; the name of nothing else comes here."""
    kind = next((kind for kind in _KINDS if key.startswith(kind)), "")
    return key[len(kind) :]
