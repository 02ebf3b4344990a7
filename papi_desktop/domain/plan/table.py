"""The table of tasks of a plan: its heading found, its rows told from headings, dimension lines and rows torn by a page's end.

Owns what a row is. Numbers that lost a digit are mended, missing ones counted on. Must not know what a time or a body means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from papi_desktop.domain.plan.words import PlanWords, key_of, one_of
from papi_desktop.domain.vietnamese.text import nfc

Cells = Sequence[str]


@dataclass(frozen=True, slots=True)
class StatedTask:
    """A task as the plan states it.

    Attributes:
        number: mended or counted on where it was lost.
        heading: the line over it that names a dimension, if there is one.
    """

    number: str
    task: str
    lead: str = ""
    cooperating: str = ""
    time: str = ""
    heading: str = ""


Columns = Mapping[int, str]


def columns_of(cells: Cells, words: PlanWords) -> Columns | None:
    """Return column to meaning if a row is the heading of a table of tasks: it names the tasks, and who or when."""
    found: dict[int, str] = {}
    for place, cell in enumerate(cells):
        meaning = next((name for name, known in words.columns.items() if one_of(cell, known)), "")
        if meaning and meaning not in found.values():
            found[place] = meaning
    return found if "task" in found.values() and {"lead", "time"} & set(found.values()) else None


def tasks_of_rows(rows: Iterable[Cells], words: PlanWords) -> list[StatedTask]:
    """Return the tasks of all tables with a heading; rows before the first heading are passed over."""
    tasks: list[StatedTask] = []
    columns: Columns | None = None
    heading = ""
    for cells in rows:
        named = columns_of(cells, words)
        if named is not None:
            columns = named
            continue
        if columns is None or _is_numbering(cells):
            continue
        below = _second_line(cells, words)
        if below:
            columns = {**{place: name for place, name in columns.items() if name not in below.values()}, **below}
            continue
        stated = _stated(cells, columns)
        if _stands_alone(stated, cells):
            heading = stated["task"] or stated["number"]
        elif stated["task"] and _continues(stated) and tasks:
            tasks[-1] = _longer(tasks[-1], stated)
        elif stated["task"]:
            before = tasks[-1].number if tasks else "0"
            number = mended_number(stated["number"]) or _next(before)
            tasks.append(StatedTask(number, stated["task"], stated["lead"], stated["with"], stated["time"], heading))
    return tasks


def _second_line(cells: Cells, words: PlanWords) -> Columns:
    """Return who leads and who co-operates, if a row is the lower line of a heading in two lines and nothing else."""
    named = {place: cell for place, cell in enumerate(cells) if cell.strip()}
    found = {
        place: name for place, cell in named.items() for name in ("lead", "with") if one_of(cell, words.columns[name])
    }
    return found if len(found) == len(named) > 1 else {}


_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,2}){0,2})[.)]?")
_LOOKS = str.maketrans({"l": "1", "I": "1", "|": "1", "O": "0", "o": "0", "S": "5", "B": "8"})


def mended_number(text: str) -> str:
    """Return a task's number without its point, letters that scanning made of digits turned back: "l0." is "10"; "" for none."""
    bare = "".join(nfc(text).split())
    found = _NUMBER.fullmatch(bare) or (
        _NUMBER.fullmatch(bare.translate(_LOOKS)) if any(map(str.isdigit, bare)) else None
    )
    return found[1] if found else ""


def _next(number: str) -> str:
    *before, last = number.split(".")
    return ".".join([*before, str(int(last) + 1)])


def _stated(cells: Cells, columns: Columns) -> dict[str, str]:
    stated = dict.fromkeys(("number", "task", "lead", "with", "time"), "")
    for place, meaning in columns.items():
        if place < len(cells) and meaning in stated:
            lines = (" ".join(line.split()) for line in nfc(cells[place]).splitlines())
            stated[meaning] = " ".join(filter(None, lines)) if meaning == "task" else "\n".join(filter(None, lines))
    return stated


def _is_numbering(cells: Cells) -> bool:
    """Tell the row of column signs under a heading: (1) (2) (3), or 1 2 3."""
    signs = [key_of(cell) for cell in cells if cell.strip()]
    return (
        len(signs) > 2 and signs == [str(n) for n in range(int(signs[0]), int(signs[0]) + len(signs))]
        if (signs and signs[0].isdigit())
        else False
    )


def _stands_alone(stated: Mapping[str, str], cells: Cells) -> bool:
    """Tell a line over tasks, such as "I. Tham gia của người dân": one text, no one who leads, no time, no plain number."""
    texts = {" ".join(cell.split()) for cell in cells if cell.strip()}
    roman = bool(re.fullmatch(r"[IVX]+[.)]?", stated["number"].strip()))
    if roman and not stated["lead"]:
        return True
    return len(texts) == 1 and not mended_number(stated["number"]) and not (stated["task"][:1].islower())


def _continues(stated: Mapping[str, str]) -> bool:
    """Tell the rest of a row torn by the end of a page: no number, and its text goes on in the middle of a sentence."""
    return not stated["number"].strip() and stated["task"][:1].islower()


def _longer(task: StatedTask, rest: Mapping[str, str]) -> StatedTask:
    def join(first: str, second: str) -> str:
        return " ".join(filter(None, (first, second)))

    return replace(
        task,
        task=join(task.task, rest["task"]),
        lead=join(task.lead, rest["lead"]),
        cooperating=join(task.cooperating, rest["with"]),
        time=join(task.time, rest["time"]),
    )
