"""Access keys of labels: one letter of each label, underlined, that Alt calls. Only letters every keyboard has: Alt+Đ cannot be typed."""

from __future__ import annotations

from collections.abc import Iterable

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


def with_access_keys(labels: Iterable[str]) -> list[str]:
    """Return the labels with `&` before a letter no earlier label uses; first letters of words are preferred.

    A label none of whose letters is free stays without one; a literal `&` is doubled as Qt asks.
    """
    taken: set[str] = set()
    marked = []
    for label in labels:
        position = _free_letter(label, taken)
        if position is None:
            marked.append(label.replace("&", "&&"))
            continue
        taken.add(label[position].lower())
        marked.append(label[:position].replace("&", "&&") + "&" + label[position:].replace("&", "&&"))
    return marked


def _free_letter(label: str, taken: set[str]) -> int | None:
    lower = label.lower()
    starts = [i for i in range(len(label)) if i == 0 or not lower[i - 1].isalnum()]
    position: int
    for position in (*starts, *range(len(label))):
        if lower[position] in _LETTERS and lower[position] not in taken:
            return position
    return None
