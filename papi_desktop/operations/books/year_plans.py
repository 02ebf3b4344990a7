"""Kế hoạch công khai năm: a new plan is filled from the duties; it is printed, disclosed, and tells what is still missing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import YEAR_PLANS
from papi_desktop.operations.agenda import AgendaLine, Urgency
from papi_desktop.operations.book import Book, DisclosureOf, PaperKind, PaperNumber, needing
from papi_desktop.operations.office import Office
from papi_desktop.operations.papers import Sheet
from papi_desktop.store.transaction import Transaction

_LAST_MONTH = 12
_NAMED = 3
"""Permanent postings Today names; the catalogue has them all."""


def _filled(office: Office, record: Record) -> dict[str, Any]:
    from papi_desktop.operations import papers

    made = dict(record)
    if made.get("title") == YEAR_PLANS["title"].default:
        made["title"] = papers.wording(office, "year_plan").fill("plan_title", year=str(made["year"]))
    return made


def _generate(office: Office, tx: Transaction, record_id: str, record: Record, new: bool) -> None:
    from papi_desktop.operations import year_plan

    if new:
        year_plan.generate(office, tx, record_id, int(record["year"]))


def _plan(office: Office, record: Record, number: PaperNumber) -> Sheet:
    from papi_desktop.operations import year_plan

    return year_plan.plan_sheet(office, record, number)


def _missing(office: Office, record: Record, number: PaperNumber) -> Sheet:
    from papi_desktop.operations import year_plan

    return year_plan.missing_sheet(office, record, number)


def _disclosure(office: Office, record: Record) -> dict[str, Any]:
    from papi_desktop.operations import year_plan

    return {
        "title": record["title"],
        "duty": year_plan.duty_of_plan(office),
        "year": record["year"],
        "document_number": record["document_number"],
        "document_date": record["document_date"],
        "trigger_date": record["document_date"],
        "responsible": record["responsible"],
    }


def _is_issued(_office: Office, record: Record) -> bool:
    return bool(record.get("document_date"))


_DATE_WANTED = needing(say("fill in the day of the plan's document"))


def _agenda(office: Office, on: date) -> Iterable[AgendaLine]:
    """Yield what the plan asks of the office: a plan for this year, in its last month one for the next, and what hangs for good."""
    from papi_desktop.operations import year_plan

    years = (on.year, on.year + 1) if on.month == _LAST_MONTH else (on.year,)
    for year in years:
        if year_plan.plan_of(office, year) is None:
            what = say("There is no disclosure plan for {year} yet.", year=year)
            yield AgendaLine(Urgency.NOT_DISCLOSED, what, "", year_plan.duty_of_plan(office))
    yield from _not_hanging(office, on)


def _not_hanging(office: Office, on: date) -> Iterable[AgendaLine]:
    """Yield one line about what must hang for good and does not."""
    from papi_desktop.operations import own_duties

    missing = own_duties.not_hanging(office, on)
    if missing:
        titles = "; ".join(duty.title_vi for duty in missing[:_NAMED]) + ("…" if len(missing) > _NAMED else "")
        what = say("{count} permanent postings do not hang: {titles}", count=len(missing), titles=titles)
        yield AgendaLine(Urgency.NOT_DISCLOSED, what, "", missing[0].id)


BOOKS = (
    Book(
        YEAR_PLANS,
        fill=_filled,
        follow=_generate,
        agenda=_agenda,
        papers=(
            PaperKind("year-plan", N_("Plan of the year"), _plan, "KH"),
            PaperKind("not-disclosed", N_("What is not yet disclosed"), _missing),
        ),
        disclosures=(DisclosureOf("plan", N_("Disclose the plan"), _disclosure, _is_issued, _DATE_WANTED),),
    ),
)
