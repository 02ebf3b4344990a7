"""What the opinions of a consultation come to: how many opinions with how many contents, by channel and by whom, accepted or explained."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import OPINIONS
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.operations.office import Office


@dataclass(frozen=True)
class Figures:
    """Counts of opinions.

    Attributes:
        opinions: how many opinions; a further content of an opinion counts nought.
        contents: how many different contents.
        by_way: (channel, from whom) to number of opinions; "" where not recorded.
        by_treatment: what became of it to number of contents.
    """

    opinions: int
    contents: int
    by_way: Mapping[tuple[str, str], int]
    by_treatment: Mapping[str, int]

    @property
    def pending(self) -> int:
        """Return how many contents are neither accepted nor explained."""
        return self.by_treatment.get("pending", 0)


def figures(records: Iterable[Record]) -> Figures:
    """Count opinions."""
    by_way: Counter[tuple[str, str]] = Counter()
    treatment: dict[str, str] = {}
    for record in records:
        by_way[record.get("channel") or "", record.get("level") or ""] += int(record.get("opinions") or 0)
        content = fold(str(record.get("content") or ""))
        became = str(record.get("treatment") or "pending")
        if treatment.get(content, "pending") == "pending":
            treatment[content] = became
    return Figures(sum(by_way.values()), len(treatment), by_way, Counter(treatment.values()))


def opinions_of(office: Office, consultation_id: str) -> list[Record]:
    """Return the opinions of a consultation in the order they were entered."""
    return [*office.children(OPINIONS, consultation_id)]


def figures_of(office: Office, consultation: Record) -> Figures:
    """Count the opinions of a consultation; a new one has none."""
    return figures(opinions_of(office, consultation["id"]) if consultation.get("id") else ())


def told(consultation: Record, counted: Figures) -> tuple[int, int]:
    """Return the number of opinions and of contents a paper states: as stated by the office, else as counted."""
    opinions, contents = consultation.get("opinions_stated"), consultation.get("contents_stated")
    return (
        counted.opinions if opinions is None else int(opinions),
        counted.contents if contents is None else int(contents),
    )


def words(opinions: int, contents: int) -> Message:
    """Return both numbers in words: "14 opinions with 34 contents"."""
    return say("{opinions} opinions with {contents} contents", opinions=opinions, contents=contents)
