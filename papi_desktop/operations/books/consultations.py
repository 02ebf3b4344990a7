"""Sổ lấy ý kiến: until when people may speak, whether every opinion is answered, and the result as a disclosure of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.register import Problem, Record, Severity
from papi_desktop.domain.registers import CONSULTATIONS, OPINIONS
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations import limits
from papi_desktop.operations.agenda import AgendaLine, Urgency
from papi_desktop.operations.book import Book, PaperKind
from papi_desktop.operations.books import consultation_papers
from papi_desktop.operations.matter_disclosures import disclosure_of
from papi_desktop.operations.office import Office
from papi_desktop.operations.opinions import figures_of, opinions_of

_FORGOTTEN = timedelta(days=366)
"""A consultation closed longer ago is history, entered later; Today does not press for it."""


def _filled(office: Office, record: Record) -> dict[str, Any]:
    return limits.filled(office, CONSULTATIONS, record)


def _check(office: Office, record: Record) -> Iterator[Problem]:
    counted = figures_of(office, record)
    for key, found in (("opinions_stated", counted.opinions), ("contents_stated", counted.contents)):
        stated = record.get(key)
        if stated is not None and found and stated != found:
            what = say("{stated} are stated, but {found} are recorded.", stated=stated, found=found)
            yield Problem(key, "differs", what, Severity.WARNING)
    if record.get("synthesis_on") and counted.pending:
        what = say("{count} contents are neither accepted nor explained yet.", count=counted.pending)
        yield Problem("synthesis_on", "pending", what, Severity.WARNING)
    put_together, closes = day_or_none(record.get("synthesis_on")), day_or_none(record.get("closes_on"))
    if put_together is not None and closes is not None and put_together <= closes:
        what = say(
            "Opinions are still taken until the end of {day}; say why they are put together before.",
            day=table_date(closes),
        )
        yield Problem("synthesis_on", "early", what, Severity.WARNING)
    yield from limits.problems(office, CONSULTATIONS, record)


def _agenda(office: Office, on: date) -> Iterable[AgendaLine]:
    yield from limits.agenda_lines(office, CONSULTATIONS, on)
    for record in office.store.all(CONSULTATIONS):
        closed = day_or_none(record.get("closes_on"))
        if closed is None or closed >= on or record.get("synthesis_on") or on - closed > _FORGOTTEN:
            continue
        what = say(
            "Opinions closed on {day}; put them together and answer them: “{title}”.",
            day=table_date(closed),
            title=record["title"],
        )
        yield AgendaLine(Urgency.DUE, what, CONSULTATIONS.key, record["id"], closed)


def _answered(office: Office, record: Record) -> bool:
    return not figures_of(office, record).pending


def _numbered(office: Office, record: Record) -> dict[str, Any]:
    """Return an opinion with its place behind those already there."""
    made = dict(record)
    if made.get("position") is None:
        kept = opinions_of(office, made["consultation_id"])
        made["position"] = max((int(one["position"] or 0) for one in kept), default=0) + 1
    return made


def _check_opinion(_office: Office, record: Record) -> Iterator[Problem]:
    if record.get("treatment") in ("explained", "partly") and not record.get("answer"):
        yield Problem("answer", "required", say("An explanation needs its words."), Severity.WARNING)


BOOKS = (
    Book(
        CONSULTATIONS,
        fill=_filled,
        check=_check,
        agenda=_agenda,
        papers=(
            PaperKind("consultation-plan", N_("Plan of the consultation"), consultation_papers.plan, "KH"),
            PaperKind("consultation-notice", N_("Notice of the consultation"), consultation_papers.notice, "TB"),
            PaperKind("consultation-ballot", N_("Ballot for a household"), consultation_papers.ballot),
            PaperKind(
                "consultation-synthesis", N_("Report: opinions put together"), consultation_papers.synthesis, "BC"
            ),
            PaperKind(
                "consultation-result", N_("Notice of the result of the consultation"), consultation_papers.result, "TB"
            ),
        ),
        disclosures=(
            disclosure_of(CONSULTATIONS, "plan", N_("Plan and content of the consultation")),
            disclosure_of(CONSULTATIONS, "result", N_("Result: opinions accepted and explained"), _answered),
        ),
    ),
    Book(OPINIONS, fill=_numbered, check=_check_opinion),
)
