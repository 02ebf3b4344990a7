"""Đối thoại: what is filled in, checked and changed together, its lines of Today, its papers and its two disclosures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.domain.register import Problem, Record, Severity
from papi_desktop.domain.registers import DIALOGUES, PROMISES, QUESTIONS
from papi_desktop.domain.registers.dialogue_questions import is_promised
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations import papers
from papi_desktop.operations.agenda import SOON, AgendaLine, Urgency, urgency_of
from papi_desktop.operations.book import Book, DisclosureOf, PaperKind, needing
from papi_desktop.operations.dialogues import papers as dialogue_papers
from papi_desktop.operations.dialogues import standing
from papi_desktop.operations.office import Office
from papi_desktop.store.query import Query
from papi_desktop.store.transaction import Transaction

# --- dialogues ---


def _filled(office: Office, record: Record) -> dict[str, Any]:
    made = dict(record)
    if made.get("held_on"):
        made["year"] = date.fromisoformat(made["held_on"]).year
    made["year"] = made.get("year") or office.today().year
    if made.get("present") is None and made.get("men") is not None and made.get("women") is not None:
        made["present"] = made["men"] + made["women"]
    return made


def _check(office: Office, record: Record) -> Iterator[Problem]:
    yield from _in_time(office, record)
    yield from _done_already(office, record)


def _done_already(office: Office, record: Record) -> Iterator[Problem]:
    """Warn of a day still to come for what was done already, and of a result made known before there was one."""
    today, held = office.today().isoformat(), record.get("held_on")
    for key in ("notice_on", "result_on"):
        day = record.get(key)
        if day and day > today:
            words = say("{day} is still to come; this is a day on which it was done.", day=_told(day))
            yield Problem(key, "future", words, Severity.WARNING)
    if held and record.get("result_on") and record["result_on"] < held:
        words = say("The result was made known before the conference of {day}.", day=_told(held))
        yield Problem("result_on", "order", words, Severity.WARNING)
    if held and record.get("notice_on") and record["notice_on"] > held:
        words = say("The notice was given after the conference of {day}.", day=_told(held))
        yield Problem("notice_on", "order", words, Severity.WARNING)


def _told(day: str) -> str:
    return table_date(date.fromisoformat(day))


def _in_time(office: Office, record: Record) -> Iterator[Problem]:
    """Warn when the day leaves no time for the notice any more; the day may have good reasons."""
    due, today = standing.notice_due(office, record), office.today()
    if record.get("state") != "planned" or due is None or due >= today or record["held_on"] < today.isoformat():
        return
    if standing.notice_given(office, record) is None:
        words = say("The notice should have been given by {due}; choose a later day, or say why.", due=table_date(due))
        yield Problem("held_on", "late", words, Severity.WARNING)


def _agenda(office: Office, on: date) -> Iterator[AgendaLine]:
    for dialogue in office.store.all(DIALOGUES):
        if dialogue["held_on"] and dialogue["state"] == "planned":
            yield from _to_hold(office, dialogue, on)
        elif dialogue["held_on"] and dialogue["state"] == "held":
            yield from _to_tell(office, dialogue, on)
    counted = standing.count_year(office, on.year)
    if counted.held + counted.planned < counted.wanted:
        what = say(
            "Dialogues in {year}: {held} held, {planned} planned, of {wanted}.",
            year=on.year,
            held=counted.held,
            planned=counted.planned,
            wanted=counted.wanted,
        )
        yield AgendaLine(Urgency.OPEN, what, DIALOGUES.key, "", date(on.year, 12, 31))


def _to_hold(office: Office, dialogue: Record, on: date) -> Iterator[AgendaLine]:
    title, held = dialogue["title"], date.fromisoformat(dialogue["held_on"])
    due = standing.notice_due(office, dialogue)
    if held < on:
        what = say("“{title}” was to be held on {day}: record what came of it.", title=title, day=table_date(held))
        yield _line(Urgency.OVERDUE, what, dialogue, held)
    elif due is not None and standing.notice_given(office, dialogue) is None and due - on <= SOON:
        what = say("Notice of “{title}” must be given by {due}.", title=title, due=table_date(due))
        yield _line(Urgency.OVERDUE if due < on else Urgency.DUE, what, dialogue, due)
    if on <= held <= on + SOON:
        yield _line(Urgency.DUE, say("“{title}” is held on {day}.", title=title, day=table_date(held)), dialogue, held)


def _to_tell(office: Office, dialogue: Record, on: date) -> Iterator[AgendaLine]:
    due = standing.result_due(office, dialogue)
    if due is not None and standing.result_given(office, dialogue) is None:
        what = say("The result of “{title}” must be made known by {due}.", title=dialogue["title"], due=table_date(due))
        yield _line(urgency_of(due, on) or Urgency.OPEN, what, dialogue, due)


def _notice_disclosure(office: Office, record: Record) -> dict[str, Any]:
    return {
        "title": _title(office, "notice_content", record),
        "duty": standing.duty_of(office, standing.NOTICE),
        "trigger_date": record["held_on"],
        "posted_to": record["held_on"],
    }


def _result_disclosure(office: Office, record: Record) -> dict[str, Any]:
    return {
        "title": _title(office, "result_content", record),
        "duty": standing.duty_of(office, standing.RESULT),
        "trigger_date": record["held_on"],
    }


def _title(office: Office, key: str, record: Record) -> str:
    return papers.wording(office, "dialogue").fill(key, title=record["title"])


def _is_planned(office: Office, record: Record) -> bool:
    return record.get("state") == "planned" and standing.notice_due(office, record) is not None


def _is_held(office: Office, record: Record) -> bool:
    return record.get("state") == "held" and standing.result_due(office, record) is not None


_DATE_WANTED = needing(say("fill in the day of the dialogue"))
_HELD_WANTED = needing(say("mark the dialogue as held"))


def _was_held(_office: Office, record: Record) -> bool:
    return record.get("state") == "held"


# --- questions and promises ---


def _question_filled(office: Office, record: Record) -> dict[str, Any]:
    made = dict(record)
    if not made.get("order_no"):
        asked = standing.questions_of(office, made["dialogue_id"])
        made["order_no"] = max((q["order_no"] or 0 for q in asked), default=0) + 1
    if made.get("unnamed"):
        made["speaker"] = None
    if not is_promised(made):
        made["owner"] = made["due"] = None
    return made


def _keep_the_promise(office: Office, tx: Transaction, question_id: str, record: Record, _new: bool) -> None:
    """A promised answer is a promise of its own; it goes away again when the question turns out to be answered."""
    found = office.store.all(PROMISES, Query(filters={"question_id": question_id}))
    promise = next((p for p in found if p["state"] == "open"), None)
    if not is_promised(record):
        if promise is not None:
            outcome = QUESTIONS["outcome"].choice(str(record["outcome"]))
            tx.delete(PROMISES, promise["id"], outcome.print_label if outcome else record["outcome"])
        return
    said = {
        "what": record["question"],
        "owner": record["owner"],
        "due": record.get("due"),
        "dialogue_id": record["dialogue_id"],
        "question_id": question_id,
        "village_id": record.get("village_id"),
    }
    if promise is not None:
        tx.update(PROMISES, promise["id"], said)
    elif not office.store.count(PROMISES, Query(filters={"question_id": question_id})):
        tx.insert(PROMISES, {**PROMISES.blank(), **said})


def _promise_filled(office: Office, record: Record) -> dict[str, Any]:
    made = dict(record)
    made["state"] = "closed" if made.get("reply") else "open"
    if made.get("reply") and not made.get("replied_on"):
        made["replied_on"] = office.today().isoformat()
    return made


def _promise_has_a_day(_office: Office, record: Record) -> Iterator[Problem]:
    if not record.get("due") and not record.get("reply"):
        yield Problem("due", "required", say("Promised without a day."), Severity.WARNING)


def _promises_agenda(office: Office, on: date) -> Iterator[AgendaLine]:
    for promise in office.store.all(PROMISES, Query(filters={"state": "open"})):
        due = day_or_none(promise["due"])
        told = {"owner": promise["owner"], "what": promise["what"], "due": table_date(due) if due else ""}
        if due is None:
            what = say("Promised to residents by {owner}, without a day: {what}", **told)
        elif due < on:
            what = say(
                "Promised to residents by {owner} for {due}, {days} days late: {what}", days=(on - due).days, **told
            )
        else:
            what = say("Promised to residents by {owner} for {due}: {what}", **told)
        urgency = urgency_of(due, on) if due else None
        yield AgendaLine(urgency or Urgency.OPEN, what, PROMISES.key, promise["id"], due)


def _line(urgency: Urgency, what: Message, dialogue: Record, due: date) -> AgendaLine:
    return AgendaLine(urgency, what, DIALOGUES.key, dialogue["id"], due)


def _keeps(office: Office, dialogue: Record) -> Message | None:
    """Keep a dialogue whose questions and promises would lose the day they belong to."""
    asked = office.store.count(QUESTIONS, Query(filters={"dialogue_id": dialogue["id"]}))
    return say("{count} questions of residents were recorded at this dialogue.", count=asked) if asked else None


BOOKS = (
    Book(
        DIALOGUES,
        fill=_filled,
        check=_check,
        keeps=_keeps,
        agenda=_agenda,
        papers=(
            PaperKind("dialogue-notice", N_("Notice of the dialogue"), dialogue_papers.notice, "TB"),
            PaperKind("dialogue-invitation", N_("Invitation"), dialogue_papers.invitation, "GM"),
            PaperKind("dialogue-attendance", N_("Attendance sheet"), dialogue_papers.attendance),
            PaperKind("dialogue-promises", N_("What was promised the last time"), dialogue_papers.promises),
            PaperKind("dialogue-minutes", N_("Minutes of the dialogue"), dialogue_papers.minutes, "BB"),
            PaperKind("dialogue-result", N_("Notice of the result"), dialogue_papers.result, "TB", when=_was_held),
            PaperKind("dialogue-loudspeaker", N_("Loudspeaker text"), dialogue_papers.loudspeaker),
            PaperKind("dialogue-plan", N_("Plan of the year's dialogues"), dialogue_papers.plan, "KH"),
        ),
        disclosures=(
            DisclosureOf("notice", N_("The notice of the dialogue"), _notice_disclosure, _is_planned, _DATE_WANTED),
            DisclosureOf("result", N_("The result of the dialogue"), _result_disclosure, _is_held, _HELD_WANTED),
        ),
    ),
    Book(QUESTIONS, fill=_question_filled, follow=_keep_the_promise),
    Book(PROMISES, fill=_promise_filled, check=_promise_has_a_day, agenda=_promises_agenda),
)
