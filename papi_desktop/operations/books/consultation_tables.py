"""The two tables of a consultation's papers: how many opinions came by which way from whom, and every content with what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from papi_desktop.documents.paper import Row, RowKind, Table
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import OPINIONS
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.operations.opinions import Figures
from papi_desktop.operations.paper_tables import column_of


@dataclass
class _Content:
    """One content, however many lines of the book say it."""

    text: str
    topic: str
    count: int = 0
    sources: dict[tuple[str, str], int] = field(default_factory=dict)
    treatment: str = "pending"
    answers: list[str] = field(default_factory=list)


def way_table(counted: Figures, words: Wording) -> Table:
    """Return opinions by channel (rows) and by who gave them (columns), with their sums; what nobody used is left out."""
    ways = _used("channel", [way for way, _level in counted.by_way])
    levels = _used("level", [level for _way, level in counted.by_way])
    columns = words.data["columns"]
    shown = [column_of(columns["way"])]
    shown += [column_of({**columns["level"], "title": _label("level", level, words)}) for level in levels]
    shown.append(column_of(columns["sum"]))
    rows = []
    for way in ways:
        counts = [counted.by_way.get((way, level), 0) for level in levels]
        rows.append(Row((_label("channel", way, words), *map(str, counts), str(sum(counts)))))
    sums = [sum(counted.by_way.get((way, level), 0) for way in ways) for level in levels]
    rows.append(Row((words.fill("total"), *map(str, sums), str(sum(sums))), RowKind.TOTAL))
    return Table(tuple(shown), tuple(rows))


def opinion_table(opinions: Sequence[Record], words: Wording) -> Table:
    """Return every content under its group, with how many said it, by which ways, what became of it and in which words."""
    keys = ("serial", "content", "count", "sources", "treatment", "answer")
    columns = tuple(column_of(words.data["columns"][key]) for key in keys)
    rows: list[Row] = []
    number = 0
    contents = _contents(opinions, words)
    topics = list(dict.fromkeys(content.topic for content in contents))
    for topic in topics:
        if len(topics) > 1 or topic != words.fill("no_topic"):
            rows.append(Row((topic,), RowKind.GROUP, len(columns)))
        for content in (one for one in contents if one.topic == topic):
            number += 1
            rows.append(Row((str(number), content.text, str(content.count), *_became(content, words))))
    return Table(columns, tuple(rows))


def _contents(opinions: Sequence[Record], words: Wording) -> list[_Content]:
    found: dict[str, _Content] = {}
    for opinion in opinions:
        content = found.setdefault(
            fold(str(opinion["content"])),
            _Content(str(opinion["content"]), str(opinion.get("topic") or words.fill("no_topic"))),
        )
        count = max(1, int(opinion.get("opinions") or 0))  # a further content of an opinion is said once all the same
        content.count += count
        source = (str(opinion.get("channel") or ""), str(opinion.get("level") or ""))
        content.sources[source] = content.sources.get(source, 0) + count
        if content.treatment == "pending":
            content.treatment = str(opinion.get("treatment") or "pending")
        if opinion.get("answer") and opinion["answer"] not in content.answers:
            content.answers.append(opinion["answer"])
    return list(found.values())


def _became(content: _Content, words: Wording) -> tuple[str, str, str]:
    sources = "; ".join(
        words.fill("source", way=_label("channel", way, words), level=_label("level", level, words), count=count)
        for (way, level), count in content.sources.items()
    )
    return sources, _label("treatment", content.treatment, words), " ".join(content.answers)


def _used(key: str, values: list[str]) -> list[str]:
    """Return the values of a choice that occur, in the order of the choice; what was not recorded stands last."""
    known = [choice.value for choice in OPINIONS[key].choices if choice.value in values]
    return [*known, *([""] if "" in values else [])]


def _label(key: str, value: str, words: Wording) -> str:
    choice: Any = OPINIONS[key].choice(value)
    return str(choice.print_label) if choice else words.fill("unknown")
