"""Choosing a village while somebody is speaking: a few first letters are enough, and Enter takes the best one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from papi_desktop.domain.vietnamese.text import fold, squeeze
from papi_desktop.operations.office import Office
from papi_desktop.ui.widgets.reference_editor import LIMIT, Candidate, ReferenceEditor


class VillageFinder:
    """The villages of the office, all in memory: a commune has a few dozen."""

    def __init__(self, office: Office) -> None:
        self._all = [Candidate(str(v["id"]), str(v["name"])) for v in office.villages()]

    def find(self, text: str, done: Callable[[Sequence[Candidate]], None]) -> None:
        """Answer at once."""
        done(self.find_now(text))

    def find_now(self, text: str) -> Sequence[Candidate]:
        """Return the villages meant, the likeliest first: whole name, beginning, first letters of its words, beginnings of its words."""
        typed = fold(squeeze(text))
        if not typed:
            return self._all[:LIMIT]
        ranked = [
            (rank, place) for place, c in enumerate(self._all) if (rank := _rank(typed, fold(c.title))) is not None
        ]
        return [self._all[place] for _rank_found, place in sorted(ranked)][:LIMIT]

    def name(self, id: str, done: Callable[[Candidate], None]) -> None:
        """Tell what a village is called."""
        done(next((c for c in self._all if c.id == id), Candidate(id, "")))


def _rank(typed: str, name: str) -> int | None:
    """Return how well typed letters fit a name, 0 best; None when they do not. Both folded.

    The kind word need not be typed: "nà c", "nc" and "bản nà c" all mean Bản Nà Cáy.
    """
    words = name.split()
    if typed == name:
        return 0
    for start in range(len(words)):
        if " ".join(words[start:]).startswith(typed):
            return 1 + start
    initials = "".join(word[0] for word in words)
    if typed.replace(" ", "") in (initials, initials[1:]):
        return len(words) + 1
    parts, position = typed.split(), 0
    for word in words:
        if position < len(parts) and word.startswith(parts[position]):
            position += 1
    return len(words) + 2 if position == len(parts) else None


class VillageEditor(ReferenceEditor):
    """A village; `take_best` is what Enter means."""

    def __init__(self, office: Office, singular: str, parent: QWidget | None = None) -> None:
        self._villages = VillageFinder(office)
        super().__init__(self._villages, singular, parent)

    def take_best(self) -> bool:
        """Take the marked or the likeliest village for what is typed; return whether the field is blank or names one now."""
        if self.take_marked() or self.value() is not None:
            return True
        found = self._villages.find_now(self.text()) if squeeze(self.text()) else []
        if found:
            self.show_value(found[0].id)
            self.edited.emit()
        return bool(found) or not squeeze(self.text())
