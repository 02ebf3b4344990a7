"""Sổ đất đai: the posting and the clocks of each kind, what those affected said, and the share that allows an early recovery."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.register import Problem, Record, Severity
from papi_desktop.domain.registers import AFFECTED_PERSONS, LAND_FILES
from papi_desktop.domain.registers.land_kinds import is_issued_when_signed
from papi_desktop.operations import limits, parents
from papi_desktop.operations.agenda import AgendaLine, Urgency
from papi_desktop.operations.book import Book, PaperKind
from papi_desktop.operations.books import land_papers
from papi_desktop.operations.books.land_facts import affected, not_taken, someone_disagrees, villages_concerned
from papi_desktop.operations.matter_disclosures import disclosure_of
from papi_desktop.operations.office import Office
from papi_desktop.store.query import Query


def _filled(office: Office, record: Record) -> dict[str, Any]:
    made = limits.filled(office, LAND_FILES, record)
    made["disagreed"] = someone_disagrees(office, made)
    if is_issued_when_signed(made) and made.get("document_number") and made.get("document_date"):
        made["state"] = "approved"
    if not made.get("year"):
        day = made.get("document_date") or made.get("published_on") or made.get("approved_on")
        made["year"] = int(day[:4]) if day else None
    return made


def _check(office: Office, record: Record) -> Iterator[Problem]:
    if record.get("state") == "approved" and not record.get("approved_on") and not record.get("document_date"):
        yield Problem("approved_on", "required", say("Say on which day it was approved or issued."), Severity.WARNING)
    if record.get("kind") == "environment" and record.get("state") == "draft" and not record.get("eia_group"):
        what = say("Say which group the project is in: it decides how long people may speak.")
        yield Problem("eia_group", "required", what, Severity.WARNING)
    yield from limits.problems(office, LAND_FILES, {**record, "disagreed": someone_disagrees(office, record)})


def _agenda(office: Office, on: date) -> Iterable[AgendaLine]:
    yield from limits.agenda_lines(office, LAND_FILES, on)
    for record in office.store.all(LAND_FILES, Query(filters={"kind": "recovery_notice"})):
        people = affected(office, record["id"])
        without = sum(not p.get("handed_on") and not not_taken(p) for p in people)
        if without and record.get("document_date"):
            what = say(
                "{count} people have not received the notice yet: “{title}”.", count=without, title=record["title"]
            )
            yield AgendaLine(Urgency.NOT_PROVEN, what, LAND_FILES.key, record["id"])


def _is_compensation(_office: Office, record: Record) -> bool:
    return record.get("kind") in ("compensation_plan", "recovery_notice")


def _has_people(office: Office, record: Record) -> bool:
    return bool(affected(office, record["id"]))


def _approved(_office: Office, record: Record) -> bool:
    return record.get("state") == "approved"


BOOKS = (
    Book(
        LAND_FILES,
        fill=_filled,
        check=_check,
        agenda=_agenda,
        papers=(
            PaperKind("land-notice", N_("Posting notice"), land_papers.notice, "TB"),
            PaperKind(
                "land-handover-sheet",
                N_("Hand-over sheet of affected people"),
                land_papers.handover_sheet,
                when=_has_people,
            ),
            PaperKind("land-receipts", N_("Hand-over receipts"), land_papers.handover_receipts, when=_has_people),
            PaperKind(
                "land-opinion-minutes",
                N_("Minutes of the opinion meeting"),
                land_papers.opinion_minutes,
                when=_is_compensation,
            ),
        ),
        disclosures=(
            disclosure_of(LAND_FILES, "draft", N_("Draft, open for opinions")),
            disclosure_of(LAND_FILES, "notice", N_("Recovery notice and list")),
            disclosure_of(LAND_FILES, "approved", N_("Approved or issued"), _approved),
        ),
        villages=villages_concerned,
    ),
    Book(
        AFFECTED_PERSONS,
        follow=parents.after_saving(AFFECTED_PERSONS),
        gone=parents.after_removing(AFFECTED_PERSONS),
    ),
)
