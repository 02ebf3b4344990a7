"""What is read over the village loudspeaker about a posted list: about one minute, every number spelled out."""

from __future__ import annotations

import re
from datetime import date

from papi_desktop.documents.kinds.common import header_of
from papi_desktop.documents.kinds.facts import ClassCount, LoudspeakerFacts
from papi_desktop.documents.paper import Paper, Paragraph
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.vietnamese.numbers import number_in_words

_WHOLE_NUMBER = re.compile(r"(?<![\w/.,-])\d+(?![\w/]|[.,-]\d)")
_LAST_EARLY_DAY = 10  # up to the tenth, a day is spoken with a word of its own before it
_FOURTH_MONTH = 4  # spoken with the older word for four


def loudspeaker_text(facts: LoudspeakerFacts, wording: Wording) -> str:
    """Return the text to be read, one paragraph a line. Template "loudspeaker"."""
    return "\n".join(_sentences(facts, wording))


def loudspeaker(facts: LoudspeakerFacts, wording: Wording, watermark: str = "") -> Paper:
    """Return the text as a sheet for the announcer."""
    return Paper(
        header=header_of(facts.office),
        title=wording.fill("title"),
        subject=(wording.fill("subject", content=facts.content[:1].upper() + facts.content[1:]),),
        blocks=tuple(Paragraph(sentence) for sentence in _sentences(facts, wording)),
        watermark=watermark,
    )


def _sentences(facts: LoudspeakerFacts, wording: Wording) -> list[str]:
    unit, join = facts.office.unit, wording.fill("and")
    sentences = [
        wording.fill("greeting", commune=facts.office.commune),
        wording.fill("opening", unit=unit, content=facts.content),
    ]
    if facts.counts:
        counts = _joined([_count(count, wording) for count in facts.counts], "; ", join)
        sentences.append(wording.fill("counts", counts=counts))
    first, last = _spoken_date(facts.first, wording), _spoken_date(facts.last, wording)
    sentences += [
        wording.fill("period", first=first, last=last),
        wording.fill("places", places=_joined(list(facts.places), ", ", join)),
        wording.fill("opinions", receiver=facts.receiver),
        wording.fill("closing", unit=unit),
    ]
    return [_WHOLE_NUMBER.sub(lambda found: number_in_words(int(found[0])), sentence) for sentence in sentences]


def _joined(items: list[str], mark: str, last_word: str) -> str:
    return f"{mark.join(items[:-1])} {last_word} {items[-1]}" if len(items) > 1 else mark.join(items)


def _count(count: ClassCount, wording: Wording) -> str:
    label = count.label[:1].lower() + count.label[1:]
    households = number_in_words(count.households)
    if count.persons is None:
        return wording.fill("count_households", label=label, households=households)
    return wording.fill("count", label=label, households=households, persons=number_in_words(count.persons))


def _spoken_date(day: date, wording: Wording) -> str:
    spoken = number_in_words(day.day)
    if day.day <= _LAST_EARLY_DAY:
        spoken = wording.fill("early_day", day=spoken)
    month = wording.fill("fourth_month") if day.month == _FOURTH_MONTH else number_in_words(day.month)
    return wording.fill("date", day=spoken, month=month, year=number_in_words(day.year))
