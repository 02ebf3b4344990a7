"""Self-assessment over the dimensions of PAPI: which evidence the office has, which is weak, which is missing.

Pure: it is told what is wanted and what was found. It computes no points and knows none; PAPI is measured by asking citizens.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How one wanted piece of evidence stands."""

    FOUND = "found"
    WEAK = "weak"  # recorded, but not as often or not as well proven as it should be
    MISSING = "missing"
    NOTHING_DUE = "nothing_due"  # comes up only when something happens, and nothing did


@dataclass(frozen=True, slots=True)
class Wanted:
    """A piece of evidence that can be shown.

    Attributes:
        id: of the duty or of the row that wants it.
        part: id of the part of PAPI, or of the dimension where the law tables name no part.
        title: in Vietnamese.
        book: key of the register its records are in.
        times: how many records a year wants; 0 when it only comes up.
    """

    id: str
    part: str
    title: str
    book: str
    times: int


@dataclass(frozen=True, slots=True)
class Proof:
    """A record that proves something.

    Attributes:
        register, id: where to open it.
        title: what it is called.
        day: "2026-11-30"; "" when it has none.
        firm: whether it stands without a doubt, such as a posting complete at every place.
        late: what it shows was done after its last day; it counts, and is told.
    """

    register: str
    id: str
    title: str
    day: str = ""
    firm: bool = True
    late: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A wanted piece of evidence and the records that prove it."""

    wanted: Wanted
    proofs: tuple[Proof, ...]

    @property
    def state(self) -> State:
        """Return how it stands."""
        if not self.proofs:
            return State.MISSING if self.wanted.times else State.NOTHING_DUE
        firm = sum(proof.firm for proof in self.proofs)
        return State.FOUND if firm >= max(1, self.wanted.times) else State.WEAK


@dataclass(frozen=True, slots=True)
class Standing:
    """A dimension or a part of one.

    Attributes:
        id: "2" or "2.2".
        title: in Vietnamese.
        lines: what is wanted; of a dimension those that belong to none of its parts.
        parts: of a dimension.
    """

    id: str
    title: str
    lines: tuple[Line, ...]
    parts: tuple[Standing, ...] = ()

    @property
    def all_lines(self) -> tuple[Line, ...]:
        """Return the lines with those of the parts."""
        return (*self.lines, *(line for part in self.parts for line in part.lines))

    def count(self, *states: State) -> int:
        """Return how many lines stand so."""
        return sum(line.state in states for line in self.all_lines)

    @property
    def due(self) -> int:
        """Return how many lines can be asked for: all but those for which nothing came up."""
        return len(self.all_lines) - self.count(State.NOTHING_DUE)


def assess(
    dimensions: Mapping[str, str], wanted: Iterable[Wanted], proofs: Mapping[str, Sequence[Proof]]
) -> tuple[Standing, ...]:
    """Return every dimension with its parts, in the order given.

    Args:
        dimensions: id to title, dimensions ("2") and parts ("2.2").
        wanted: what can be shown; of parts that are not measured in that year it is left out.
        proofs: id of what is wanted to the records that prove it.
    """
    by_part: dict[str, list[Line]] = {}
    for one in wanted:
        by_part.setdefault(one.part, []).append(Line(one, tuple(proofs.get(one.id, ()))))
    return tuple(
        Standing(
            id,
            title,
            tuple(by_part.get(id, ())),
            tuple(
                Standing(part, name, tuple(by_part.get(part, ())))
                for part, name in dimensions.items()
                if part.startswith(f"{id}.")
            ),
        )
        for id, title in dimensions.items()
        if "." not in id
    )
