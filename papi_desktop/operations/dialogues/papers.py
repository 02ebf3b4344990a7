"""The papers of a dialogue: what is recorded, told to the kinds of paper in `documents.kinds`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from papi_desktop.documents.kinds import broadcast, dialogue_after, dialogue_before, facts
from papi_desktop.documents.kinds.dialogue_facts import (
    Asked,
    Counted,
    DialogueFacts,
    Issued,
    PlannedDialogue,
    Promised,
)
from papi_desktop.documents.kinds.dialogue_parts import joined, place, residents, when
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import DIALOGUES
from papi_desktop.operations import papers
from papi_desktop.operations.book import PaperNumber
from papi_desktop.operations.dialogues import standing
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_parts import bases, cited, document_of, lines
from papi_desktop.operations.papers import Sheet
from papi_desktop.store.query import Query


def invitation(office: Office, dialogue: Record, number: PaperNumber) -> Sheet:
    """Compose the invitation."""
    issued = _issued(office, number, "invitation")
    paper = dialogue_before.invitation(
        told(office, dialogue), issued, _words(office, "dialogue_invitation"), _shared(office), papers.watermark(office)
    )
    return _sheet("dialogue-invitation", dialogue, paper)


def notice(office: Office, dialogue: Record, number: PaperNumber) -> Sheet:
    """Compose the notice of the conference."""
    paper = dialogue_before.dialogue_notice(
        told(office, dialogue, standing.duty_of(office, standing.NOTICE)),
        _issued(office, number, "notice"),
        papers.receiver(office),
        _words(office, "dialogue_notice"),
        _shared(office),
        papers.watermark(office),
    )
    return _sheet("dialogue-notice", dialogue, paper)


def attendance(office: Office, dialogue: Record, _number: PaperNumber) -> Sheet:
    """Compose the sheet those present sign."""
    paper = dialogue_before.attendance_sheet(
        told(office, dialogue), _words(office, "dialogue_attendance"), _shared(office), papers.watermark(office)
    )
    return _sheet("dialogue-attendance", dialogue, paper, public=False)


def minutes(office: Office, dialogue: Record, number: PaperNumber) -> Sheet:
    """Compose the minutes from what was entered so far."""
    paper = dialogue_after.dialogue_minutes(
        told(office, dialogue),
        document_of(number),
        _words(office, "dialogue_minutes"),
        _shared(office),
        papers.watermark(office),
    )
    return _sheet("dialogue-minutes", dialogue, paper, public=False)


def result(office: Office, dialogue: Record, number: PaperNumber) -> Sheet:
    """Compose the notice of the result."""
    paper = dialogue_after.result_notice(
        told(office, dialogue, standing.duty_of(office, standing.RESULT)),
        _issued(office, number, "result"),
        _words(office, "dialogue_result"),
        _shared(office),
        papers.watermark(office),
    )
    return _sheet("dialogue-result", dialogue, paper)


def promises(office: Office, dialogue: Record, number: PaperNumber) -> Sheet:
    """Compose the sheet of what was promised the times before, as it stands on the day of the paper."""
    last = standing.before(office, dialogue)
    on = number.day or office.today()
    paper = dialogue_after.promises_sheet(
        papers.issuing_office(office),
        dialogue["title"],
        (last["title"], date.fromisoformat(last["held_on"])) if last else None,
        tuple(_promised(p, on) for p in standing.promised_before(office, dialogue)),
        _words(office, "dialogue_promises"),
        papers.watermark(office),
    )
    return _sheet("dialogue-promises", dialogue, paper, public=False)


def plan(office: Office, dialogue: Record, number: PaperNumber) -> Sheet:
    """Compose the plan of the year this dialogue is of."""
    year = dialogue.get("year") or (number.day or office.today()).year
    found = [d for d in office.store.all(DIALOGUES, Query(filters={"year": year})) if d["state"] != "cancelled"]
    found.sort(key=lambda d: (d["held_on"] or "9999", d["title"]))
    paper = dialogue_before.year_plan(
        papers.issuing_office(office),
        year,
        tuple(_planned(office, d) for d in found),
        _bases(office, {}, standing.duty_of(office, standing.NOTICE), date(year, 12, 31)),
        _issued(office, number, "plan"),
        _words(office, "dialogue_plan"),
        _shared(office),
        papers.watermark(office),
    )
    return Sheet("dialogue-plan", papers.stem_of_kind("dialogue-plan", str(year)), paper, public=True)


def loudspeaker(office: Office, dialogue: Record, _number: PaperNumber) -> Sheet:
    """Compose what is read over the loudspeakers before the conference."""
    facts_of, words, shared = told(office, dialogue), _words(office, "broadcast"), _shared(office)
    lines = [
        words.fill("dialogue", unit=facts_of.office.unit, title=facts_of.title),
        words.fill("dialogue_when", when=when(facts_of, shared)),
        words.fill("dialogue_place", place=place(facts_of, shared)),
        words.fill("dialogue_topics", topics=joined(facts_of.topics)) if facts_of.topics else "",
        words.fill("dialogue_invites", residents=residents(facts_of, shared)),
    ]
    paper = broadcast.broadcast_sheet(
        facts_of.office, facts_of.title, filter(None, lines), words, watermark=papers.watermark(office)
    )
    return _sheet("dialogue-loudspeaker", dialogue, paper)


def told(office: Office, dialogue: Record, duty: str = "") -> DialogueFacts:
    """Return a dialogue as its papers tell it.

    Args:
        duty: of the catalogue, whose confirmed article stands among the bases; "" for none.
    """
    questions = standing.questions_of(office, dialogue["id"]) if dialogue.get("id") else []
    tally = standing.tally(dialogue, questions)
    day = day_or_none(dialogue.get("held_on"))
    counted = Counted(
        present=dialogue.get("present"),
        men=dialogue.get("men"),
        women=dialogue.get("women"),
        villages=dialogue.get("villages_present"),
        speakers=tally.speakers,
        unnamed=tally.unnamed,
        opinions=tally.opinions,
        spoken=tally.spoken,
        written=tally.written,
        contents=tally.contents,
        answered=tally.answered,
        promised=tally.promised,
        noted=tally.noted,
    )
    return DialogueFacts(
        papers.issuing_office(office),
        dialogue["title"],
        day,
        dialogue.get("starts_at") or "",
        dialogue.get("place") or "",
        tuple(dialogue.get("villages") or ()),
        lines(dialogue.get("topics")),
        dialogue.get("manner") or "",
        dialogue.get("chair") or "",
        dialogue.get("chair_title") or "",
        lines(dialogue.get("hosts")),
        lines(dialogue.get("guests")),
        dialogue.get("secretary") or "",
        _bases(office, dialogue, duty, day or office.today()),
        counted,
        _asked(office, questions),
        dialogue.get("conclusion") or "",
        dialogue.get("ended_at") or "",
    )


def _asked(office: Office, questions: Sequence[Record]) -> tuple[Asked, ...]:
    villages = office.village_names()
    return tuple(
        Asked(
            q["question"],
            q["speaker"] or "",
            villages.get(q["village_id"], ""),
            q["topic"] or "",
            q["outcome"],
            q["answer"] or "",
            q["owner"] or "",
            day_or_none(q["due"]),
        )
        for q in questions
    )


def _promised(promise: Record, on: date) -> Promised:
    due = day_or_none(promise["due"])
    return Promised(
        promise["what"],
        promise["owner"],
        due,
        promise["reply"] or "",
        day_or_none(promise["replied_on"]),
        promise["reply_number"] or "",
        max(0, (on - due).days) if due and promise["state"] == "open" else 0,
    )


def _planned(office: Office, dialogue: Record) -> PlannedDialogue:
    return PlannedDialogue(
        dialogue["title"],
        day_or_none(dialogue["held_on"]),
        dialogue["place"] or "",
        tuple(dialogue["villages"] or ()),
        standing.notice_due(office, dialogue),
        standing.result_due(office, dialogue),
    )


def _bases(office: Office, dialogue: Record, duty: str, on: date) -> tuple[facts.Basis, ...]:
    """Return the bases as stated, before them the article of the duty if papers may cite it."""
    known = next((d for d in office.rules.duties(on) if d.id == duty), None)
    return (*cited(office, _shared(office), known), *bases(dialogue.get("bases")))


def _issued(office: Office, number: PaperNumber, recipients: str) -> Issued:
    listed: dict[str, Any] = _shared(office).data["recipients"]
    return Issued(document_of(number), papers.signer(office), tuple(listed[recipients]))


def _sheet(kind: str, dialogue: Record, paper: Any, public: bool = True) -> Sheet:
    return Sheet(kind, papers.stem_of_kind(kind, dialogue.get("held_on") or dialogue["title"]), paper, public)


def _words(office: Office, name: str) -> Wording:
    return papers.wording(office, name)


def _shared(office: Office) -> Wording:
    return papers.wording(office, "dialogue")
