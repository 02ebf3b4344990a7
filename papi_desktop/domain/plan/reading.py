"""A whole plan, read: its facts and its tasks with schedule, target, share of the commune and part of PAPI."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from papi_desktop.domain.plan.facts import PlanFacts, facts_of
from papi_desktop.domain.plan.pasted import Block, TableRow
from papi_desktop.domain.plan.prose import tasks_of_prose
from papi_desktop.domain.plan.share import Share, names_us, share_of
from papi_desktop.domain.plan.table import StatedTask, tasks_of_rows
from papi_desktop.domain.plan.times import Schedule, read_schedule
from papi_desktop.domain.plan.words import PlanWords, alike, key_of, mentions


@dataclass(frozen=True, slots=True)
class PlanTask:
    """A task, understood.

    Attributes:
        stated: as the plan states it.
        schedule: when it is to be done.
        share: whether the commune leads it or shares in it.
        part: of PAPI it bears on; "" when nothing tells.
    """

    stated: StatedTask
    schedule: Schedule
    share: Share
    part: str

    @property
    def ours(self) -> bool:
        """Return whether the commune leads or shares."""
        return self.share is not Share.NONE


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """What was read.

    Attributes:
        year: the plan is for; that of its facts, else the one given.
    """

    facts: PlanFacts
    year: int
    tasks: tuple[PlanTask, ...]


def read_plan(
    blocks: Sequence[Block],
    words: PlanWords,
    dimensions: Mapping[str, str],
    *,
    year: int,
    own: str = "",
    year_is_stated: bool = False,
) -> ReadPlan:
    """Read a plan.

    Args:
        blocks: paragraphs and rows in their order.
        words: by which it is recognised.
        dimensions: id to Vietnamese title, "2.2" to "Danh sách hộ nghèo".
        year: of the plan where it names none.
        own: name of this commune with its kind.
        year_is_stated: the official said the year, so it stands over what the plan says.
    """
    paragraphs = [text for block in blocks if (text := _paragraph(block))]
    facts = facts_of(_lines(blocks))
    of_year = year if year_is_stated else facts.year or year
    stated = tasks_of_rows([b.cells for b in blocks if isinstance(b, TableRow)], words)
    in_prose = not stated
    if in_prose:
        stated = tasks_of_prose(paragraphs, words)
    tasks = []
    for task in stated:
        share = share_of(task.lead, task.cooperating, words, own)
        if in_prose and share is Share.NONE and not task.lead and names_us(task.task, words, own):
            share = Share.SHARES  # a paragraph that names nobody as leader names whom it speaks to
        schedule = read_schedule(task.time, task.task, of_year)
        tasks.append(PlanTask(task, schedule, share, _part(task, words, dimensions)))
    return ReadPlan(facts, of_year, tuple(tasks))


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the paragraphs; over the title every cell line by line too, because a letterhead is a table of two cells."""
    title = next((place for place, block in enumerate(blocks) if key_of(_paragraph(block)) == "ke hoach"), 0)
    for place, block in enumerate(blocks):
        if place < title:
            for cell in (block,) if isinstance(block, str) else block.cells:
                yield from re.split(r"[\n\t]", cell)
        else:
            yield _paragraph(block)


def _paragraph(block: Block) -> str:
    """Return a paragraph; in a workbook it is a row with one text in it."""
    if isinstance(block, str):
        return block
    texts = [cell for cell in block.cells if cell.strip()]
    return texts[0] if len(texts) == 1 else ""


def _part(task: StatedTask, words: PlanWords, dimensions: Mapping[str, str]) -> str:
    """Return the part its text speaks of, of the dimension it stands under if it stands under one."""
    dimension = next((d for d, title in dimensions.items() if "." not in d and _names(task.heading, title)), "")
    spoken = (part for part, known in words.parts if mentions(task.task, known))
    within = (part for part in spoken if not dimension or part.split(".")[0] == dimension)
    return next((part for part in within if part in dimensions), dimension)


def _names(heading: str, title: str) -> bool:
    """Tell whether a heading names a dimension; plans shorten the names, so the beginning is enough."""
    key, wanted = key_of(heading), key_of(title)
    short = " ".join(wanted.split()[:5])
    return bool(key) and (wanted in key or short in key or alike(key, wanted))
