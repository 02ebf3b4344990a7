"""Rows with dates: what every row of a law table has, and the look-up of the version in force on a day.

Owns validity in time and nothing else. Must not know what any row means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say


class Certainty(StrEnum):
    """Whether the row was read in the official text. Only confirmed rows are cited on paper."""

    CONFIRMED = "confirmed"
    TO_CHECK = "to_check"


class Origin(StrEnum):
    """Who wrote the row: it came with the program, the level above sent it, or the office put it there."""

    NATIONAL = "national"
    ABOVE = "above"
    OFFICE = "office"


@dataclass(frozen=True, slots=True, kw_only=True)
class LawRow:
    """What every row of every table has.

    Attributes:
        id: stable name; several rows may share it if their dates differ.
        citation: as Vietnamese papers write it; blank if no text says it (a policy of the program).
        certainty: whether `citation` was read in the official text.
        valid_from: first day on which the row is in force; None if it always was.
        valid_to: last day on which it is in force; None if it still is.
        note: for the official, in Vietnamese.
        source: where it was read, in a word or two.
        origin: whether the office wrote it.
    """

    id: str
    citation: str
    certainty: Certainty
    valid_from: date | None = None
    valid_to: date | None = None
    note: str = ""
    source: str = ""
    origin: Origin = Origin.NATIONAL

    def in_force(self, on: date) -> bool:
        """Return whether the row holds on that day."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)


def citation_on_screen(row: LawRow) -> Message | str:
    """Return the citation as a person at the screen may see it: one that is not confirmed says so."""
    if row.certainty is Certainty.CONFIRMED:
        return row.citation
    return say("{citation} (to be checked against the original text)", citation=row.citation)


R = TypeVar("R", bound=LawRow)


class DatedTable(Generic[R]):
    """Rows of one kind, several versions of an id apart by date."""

    def __init__(self, rows: Iterable[R]) -> None:
        self._versions: dict[str, list[R]] = {}
        for row in rows:
            self._versions.setdefault(row.id, []).append(row)
        for versions in self._versions.values():
            versions.sort(key=lambda row: row.valid_from or date.min, reverse=True)

    def get(self, row_id: str, on: date) -> R:
        """Return the version in force; of two that overlap the one that began later.

        Raises:
            UserError: LUAT-02 if no row has this id, LUAT-03 if none of its versions is in force on that day.
        """
        versions = self._versions.get(row_id)
        if versions is None:
            raise UserError(
                "LUAT-02",
                say("There is no row “{row}” in the law tables.", row=row_id),
                say("Nothing was changed."),
                say("Check the name, or install the newest law tables."),
            )
        found = next((row for row in versions if row.in_force(on)), None)
        if found is None:
            raise UserError(
                "LUAT-03",
                say("The rule “{row}” is not in force on {day}.", row=row_id, day=on.isoformat()),
                say("Nothing was changed."),
                say("Choose the rule that applied on that day."),
            )
        return found

    def all(self, on: date) -> tuple[R, ...]:
        """Return every row in force, in the order of the table."""
        return tuple(row for versions in self._versions.values() if (row := _first(versions, on)) is not None)

    def versions(self, row_id: str) -> tuple[R, ...]:
        """Return all versions of an id, newest first; empty if there is none."""
        return tuple(self._versions.get(row_id, ()))

    def __contains__(self, row_id: object) -> bool:
        return row_id in self._versions

    def __iter__(self) -> Iterator[R]:
        return (row for versions in self._versions.values() for row in versions)

    def __len__(self) -> int:
        return len(self._versions)


def _first(versions: Iterable[R], on: date) -> R | None:
    return next((row for row in versions if row.in_force(on)), None)
