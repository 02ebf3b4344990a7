"""What is read over the village loudspeaker about a posted list: about one minute, every number spelled out."""

from __future__ import annotations

from papi_desktop.documents.kinds.common import header_of, strung
from papi_desktop.documents.kinds.facts import ClassCount, LoudspeakerFacts
from papi_desktop.documents.paper import Paper, Paragraph
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.domain.vietnamese.speaking import spoken


def loudspeaker(facts: LoudspeakerFacts, wording: Wording, watermark: str = "") -> Paper:
    """Return the text as a sheet for the announcer, one sentence a paragraph. Template "loudspeaker"."""
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
        counts = strung([_count(count, wording) for count in facts.counts], join, "; ")
        sentences.append(wording.fill("counts", counts=counts))
    sentences += [
        wording.fill("period", first=table_date(facts.first), last=table_date(facts.last)),
        wording.fill("places", places=strung(facts.places, join)),
        wording.fill("opinions", receiver=facts.receiver),
        wording.fill("closing", unit=unit),
    ]
    return [spoken(sentence) for sentence in sentences]


def _count(count: ClassCount, wording: Wording) -> str:
    label, households = count.label[:1].lower() + count.label[1:], str(count.households)
    if count.persons is None:
        return wording.fill("count_households", label=label, households=households)
    return wording.fill("count", label=label, households=households, persons=str(count.persons))
