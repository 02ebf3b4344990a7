"""Pieces that the papers of a dialogue have in common: when, who, how many, and their tables. Template "dialogue"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from papi_desktop.documents.kinds.common import date_or_blank
from papi_desktop.documents.kinds.dialogue_facts import Counted, DialogueFacts
from papi_desktop.documents.official import Align
from papi_desktop.documents.paper import Column, Row, Table
from papi_desktop.documents.wording import Wording


def when(facts: DialogueFacts, words: Wording) -> str:
    """Return hour and day, "07 giờ 30 phút, ngày 29 tháng 10 năm 2025.", dots where they are not known."""
    day = date_or_blank(facts.day, words)
    return words.fill("when", hour=facts.hour or words.fill("blank_hour"), date=day)


def place(facts: DialogueFacts, words: Wording) -> str:
    """Return the place as stated, or dots."""
    return facts.place or words.fill("blank_line")


def chair(facts: DialogueFacts, words: Wording) -> str:
    """Return "Ông (bà) Lò Văn Bình, Chủ tịch UBND xã", the position alone when nobody is named, or dots."""
    if not facts.chair:
        return facts.chair_title or words.fill("blank_line")
    if not facts.chair_title:
        return words.fill("person_without_role", name=facts.chair)
    return words.fill("person", name=facts.chair, role=facts.chair_title)


def residents(facts: DialogueFacts, words: Wording) -> str:
    """Return whose conference it is: the residents of the commune, or of the villages named."""
    if not facts.villages:
        return words.fill("residents_all", commune=facts.office.commune)
    key = "residents_of_one" if len(facts.villages) == 1 else "residents_of"
    return words.fill(key, villages=", ".join(facts.villages))


def people(counted: Counted, words: Wording) -> str:
    """Return "87 người (nam: 40, nữ: 47), thuộc 9 thôn, bản" as far as it was counted; "" when it was not."""
    if counted.present is None:
        return words.fill("villages_uncounted", villages=counted.villages) if counted.villages else ""
    text = words.fill("people", count=counted.present)
    if counted.men is not None and counted.women is not None:
        text = words.fill("people_by_sex", count=counted.present, men=counted.men, women=counted.women)
    return words.fill("from_villages", people=text, villages=counted.villages) if counted.villages else text


def opinions(counted: Counted, words: Wording) -> str:
    """Return "Có 7 người phát biểu; 10 ý kiến, trong đó 9 ý kiến trực tiếp, 1 ý kiến bằng văn bản"; "" when nothing was counted.

    Whoever spoke without a name is told by turns: nobody knows how many people they were.
    """
    if counted.opinions is None:
        return ""
    text = words.fill("opinions", opinions=counted.opinions)
    if counted.contents is not None and counted.contents != counted.opinions:
        text = words.fill("opinions_contents", opinions=counted.opinions, contents=counted.contents)
    if counted.written and counted.spoken is not None:
        text = words.fill("opinions_ways", opinions=text, spoken=counted.spoken, written=counted.written)
    if counted.unnamed:
        key = "spoken_by_some_unnamed" if counted.speakers else "spoken_by_unnamed"
        return words.fill(key, speakers=counted.speakers or 0, unnamed=counted.unnamed, opinions=text)
    if not counted.speakers:
        return words.fill("not_spoken_by", opinions=text)
    return words.fill("spoken_by", speakers=counted.speakers, opinions=text)


def table(wording: Wording, rows: Iterable[Mapping[str, str]]) -> Table:
    """Return a table with the columns of a template; a row tells its cells by column."""
    looks: Mapping[str, Mapping[str, Any]] = wording.data["columns"]
    columns = tuple(Column(look["title"], look["width"], Align(look["align"])) for look in looks.values())
    return Table(columns, tuple(Row(tuple(row.get(name, "") for name in looks)) for row in rows))


def joined(lines: Sequence[str]) -> str:
    """Return lines as one, parted by semicolons, without the marks they came with."""
    return "; ".join(line.strip().rstrip(";.,") for line in lines if line.strip())
