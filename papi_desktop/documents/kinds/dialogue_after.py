"""The papers at and after a dialogue: minutes, notice of the result, and the sheet of what was promised the last time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import count

from papi_desktop.documents.kinds.common import bases_of, header_of, led, numbered
from papi_desktop.documents.kinds.dialogue_facts import Asked, DialogueFacts, Issued, Promised
from papi_desktop.documents.kinds.dialogue_parts import chair, joined, opinions, people, place, residents, table, when
from papi_desktop.documents.kinds.facts import Document, Office
from papi_desktop.documents.official import listed, official_format
from papi_desktop.documents.paper import Block, Closing, Header, Paper, Paragraph, Signature, dashed
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.vietnamese.dates import table_date


def dialogue_minutes(
    facts: DialogueFacts, document: Document, wording: Wording, words: Wording, watermark: str = ""
) -> Paper:
    """Return the minutes; minutes have a number and never a line of place and date. Templates "dialogue_minutes" and "dialogue"."""
    number = official_format().number_line(document.number, document.symbol)
    note = wording.fill("signer_note")
    places = (
        Signature((wording.fill("secretary_signature"),), facts.secretary, note),
        Signature((wording.fill("residents_signature"),), "", note),
        Signature((wording.fill("chair_signature"),), facts.chair, note),
    )
    return Paper(
        header=Header(facts.office.issuer, facts.office.superior, number=number),
        title=wording.fill("title"),
        subject=(wording.fill("subject", title=facts.title),),
        blocks=tuple(_minutes(facts, wording, words)),
        closing=Closing((places,), (wording.fill("archive"),)),
        ends=True,
        watermark=watermark,
    )


def result_notice(facts: DialogueFacts, issued: Issued, wording: Wording, words: Wording, watermark: str = "") -> Paper:
    """Return the notice of the result, on which nobody who spoke is named. Templates "dialogue_result" and "dialogue"."""
    return Paper(
        header=header_of(facts.office, issued.document),
        title=wording.fill("title"),
        subject=(wording.fill("subject", title=facts.title),),
        blocks=tuple(_result(facts, wording, words)),
        closing=Closing(((issued.signer,),), issued.recipients),
        ends=True,
        watermark=watermark,
    )


def promises_sheet(
    office: Office,
    title: str,
    last: tuple[str, date] | None,
    promised: Sequence[Promised],
    wording: Wording,
    watermark: str = "",
) -> Paper:
    """Return the sheet read out when a dialogue opens. Template "dialogue_promises".

    Args:
        last: name and day of the dialogue before; None when this is the first.
    """
    blocks: list[Block] = []
    if last is None:
        blocks.append(Paragraph(wording.fill("first")))
    else:
        blocks.append(Paragraph(wording.fill("last", last=last[0], date=official_format().date_in_words(last[1]))))
        blocks += _promised(promised, wording)
    return Paper(
        header=header_of(office),
        title=wording.fill("title"),
        subject=(wording.fill("subject", title=title),),
        blocks=tuple(blocks),
        watermark=watermark,
    )


def _minutes(facts: DialogueFacts, wording: Wording, words: Wording) -> Iterator[Block]:
    number = count(1)
    yield Paragraph(wording.fill("began", when=when(facts, words)))
    yield Paragraph(wording.fill("place", place=place(facts, words)))
    yield numbered(next(number), wording.fill("people_heading"))
    yield from dashed(listed(_attending(facts, wording, words)))
    if facts.topics:
        yield numbered(next(number), wording.fill("topics_heading"))
        yield from dashed(listed(facts.topics))
    yield numbered(next(number), wording.fill("opinions_heading"))
    counted = opinions(facts.counted, words)
    yield Paragraph(wording.fill("opinions", opinions=counted) if counted else wording.fill("no_opinions"))
    if facts.asked:
        yield table(wording, (_minuted(n, asked, wording) for n, asked in enumerate(facts.asked, 1)))
        yield led(next(number), f"{wording.fill('outcome_heading')}:", _outcome(facts, wording))
    if facts.conclusion:
        yield numbered(next(number), wording.fill("conclusion_heading"))
        yield from (Paragraph(line) for line in facts.conclusion.splitlines() if line.strip())
    yield Paragraph(wording.fill("end", hour=facts.ended or words.fill("blank_hour")))


def _attending(facts: DialogueFacts, wording: Wording, words: Wording) -> Iterator[str]:
    yield wording.fill("chair", chair=chair(facts, words))
    if facts.hosts:
        yield wording.fill("hosts", hosts=joined(facts.hosts))
    yield wording.fill("secretary", secretary=facts.secretary or words.fill("blank_line"))
    if facts.guests:
        yield wording.fill("guests", guests=joined(facts.guests))
    came, whose = people(facts.counted, words), residents(facts, words)
    yield (
        wording.fill("residents", residents=whose, people=came)
        if came
        else wording.fill("residents_uncounted", residents=whose)
    )


def _minuted(number: int, asked: Asked, wording: Wording) -> dict[str, str]:
    who = asked.who or wording.fill("unnamed")
    topic = f"[{asked.topic}] " if asked.topic else ""
    return {
        "serial": str(number),
        "who": ", ".join(filter(None, (who, asked.village))),
        "question": topic + asked.question,
        "answer": _answer(asked, wording, official_format().date_in_words),
    }


def _result(facts: DialogueFacts, wording: Wording, words: Wording) -> Iterator[Block]:
    number = count(1)
    yield from bases_of(facts.bases, words)
    yield Paragraph(wording.fill("opening", unit=facts.office.unit, title=facts.title))
    held = wording.fill("held", when=when(facts, words), place=place(facts, words))
    yield led(next(number), wording.fill("held_heading"), held)
    came = people(facts.counted, words)
    if came:
        yield led(next(number), wording.fill("attended_heading"), wording.fill("attended", people=came))
    counted = opinions(facts.counted, words)
    if counted:
        yield numbered(next(number), wording.fill("opinions_heading"))
        yield Paragraph(wording.fill("opinions", opinions=counted))
    if facts.asked:
        yield Paragraph(_outcome(facts, wording))
        yield table(wording, (_published(n, asked, wording) for n, asked in enumerate(facts.asked, 1)))
    if facts.conclusion:
        yield numbered(next(number), wording.fill("conclusion_heading"))
        yield from (Paragraph(line) for line in facts.conclusion.splitlines() if line.strip())
    yield Paragraph(wording.fill("closing", unit=facts.office.unit))


def _published(number: int, asked: Asked, wording: Wording) -> dict[str, str]:
    return {
        "serial": str(number),
        "where": "; ".join(filter(None, (asked.topic, asked.village))),
        "question": asked.question,
        "answer": _answer(asked, wording, table_date),
    }


def _answer(asked: Asked, wording: Wording, write: Callable[[date], str]) -> str:
    if asked.outcome == "promised":
        said = f"{asked.answer} " if asked.answer else ""
        if asked.due is None:
            return said + wording.fill("promised_blank", owner=asked.owner)
        return said + wording.fill("promised", owner=asked.owner, due=write(asked.due))
    if asked.outcome == "answered":
        return wording.fill("answered", answer=asked.answer) if asked.answer else wording.fill("answered_blank")
    return wording.fill("noted")


def _outcome(facts: DialogueFacts, wording: Wording) -> str:
    counted = facts.counted
    return wording.fill("outcome", answered=counted.answered, promised=counted.promised, noted=counted.noted)


def _promised(promised: Sequence[Promised], wording: Wording) -> Iterator[Block]:
    if not promised:
        yield Paragraph(wording.fill("nothing"))
        return
    waiting = [p for p in promised if not p.reply]
    late = sum(p.late > 0 for p in waiting)
    closed = len(promised) - len(waiting)
    yield Paragraph(wording.fill("counts", count=len(promised), closed=closed, open=len(waiting), late=late))
    yield table(
        wording,
        (
            {
                "serial": str(number),
                "what": p.what,
                "owner": p.owner,
                "due": table_date(p.due) if p.due else "",
                "result": _became(p, wording),
            }
            for number, p in enumerate(promised, 1)
        ),
    )


def _became(promise: Promised, wording: Wording) -> str:
    if promise.reply and promise.replied_on:
        day = table_date(promise.replied_on)
        if promise.reply_number:
            return wording.fill("replied_number", number=promise.reply_number, date=day, reply=promise.reply)
        return wording.fill("replied", date=day, reply=promise.reply)
    if promise.due is None:
        return wording.fill("no_day")
    return wording.fill("late", days=promise.late) if promise.late else wording.fill("open")
