"""Lịch tiếp công dân: names of days, the Chair in person, the schedule as paper and disclosure, lines of Today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.register import Problem, Record, Severity
from papi_desktop.domain.registers import RECEPTION_DAYS
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.operations.book import Book, DisclosureOf, PaperKind, PaperNumber
from papi_desktop.operations.office import Office
from papi_desktop.operations.papers import Sheet
from papi_desktop.operations.petitions import receptions
from papi_desktop.operations.petitions.terms import law

_DEPUTY = "pho "  # folded beginning of every deputy's title


def _filled(_office: Office, record: Record) -> dict[str, Any]:
    made = dict(record)
    if made.get("planned_on"):
        made["name"] = receptions.named(made["name"], date.fromisoformat(made["planned_on"]))
    return made


def _checked(_office: Office, record: Record) -> Iterator[Problem]:
    day = record.get("held_on") or record.get("planned_on")
    since = law().reception.no_deputy_from
    report, kind = law().report, record.get("kind")
    deputy = fold(record.get("receiver_role") or "").startswith(_DEPUTY)
    if (kind in report.delegated or (deputy and kind in report.chair)) and day and day >= since.isoformat():
        yield Problem(
            "kind" if kind in report.delegated else "receiver_role",
            "deputy",
            say("The Chair receives in person; a deputy does not stand in (to be checked against the original text)."),
            Severity.WARNING,
        )


def _month(office: Office, record: Record, number: PaperNumber) -> Sheet:
    return receptions.schedule_paper(office, "reception-schedule-month", *receptions.month_of(record), number)


def _year(office: Office, record: Record, number: PaperNumber) -> Sheet:
    return receptions.schedule_paper(office, "reception-schedule-year", *receptions.year_of(record), number)


BOOKS = (
    Book(
        RECEPTION_DAYS,
        fill=_filled,
        check=_checked,
        agenda=receptions.agenda_lines,
        papers=(
            PaperKind("reception-schedule-month", N_("Schedule of the month"), _month, "TB"),
            PaperKind("reception-schedule-year", N_("Schedule of the year"), _year, "TB"),
        ),
        disclosures=(
            DisclosureOf(
                "schedule-month",
                N_("Disclose the schedule of the month"),
                lambda office, record: receptions.schedule_disclosure(office, *receptions.month_of(record)),
            ),
            DisclosureOf(
                "schedule-year",
                N_("Disclose the schedule of the year"),
                lambda office, record: receptions.schedule_disclosure(office, *receptions.year_of(record)),
            ),
        ),
    ),
)
