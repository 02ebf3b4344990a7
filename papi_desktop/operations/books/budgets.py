"""Sổ ngân sách: what follows from year and stage, its papers, its disclosure and what Today says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any

from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import BUDGET_TABLES, BUDGETS
from papi_desktop.operations.agenda import AgendaLine
from papi_desktop.operations.book import Book, DisclosureOf, PaperKind, PaperNumber, needing
from papi_desktop.operations.budget import stages
from papi_desktop.operations.office import Office
from papi_desktop.operations.papers import Sheet
from papi_desktop.store.query import Query

_NARRATIVES = ("narrative_revenue", "narrative_spending", "narrative_other")


def _agenda(office: Office, on: date) -> Iterable[AgendaLine]:
    from papi_desktop.operations.budget.agenda import lines

    return lines(office, on)


def _disclosed(_office: Office, record: Record) -> dict[str, Any]:
    stage = stages.stages()[record["stage"]]
    return {
        "title": record["title"],
        "duty": stage.duty,
        "stage": stage.duty_stage,
        "year": record["year"],
        "trigger_date": record["trigger_date"],
        "due": record["due"],
        "due_rule": record["due_rule"],
        "document_number": record["document_number"],
        "document_date": record["document_date"],
    }


def _has_tables(office: Office, record: Record) -> bool:
    return office.store.count(BUDGET_TABLES, Query(filters={"budget_id": record["id"]})) > 0


def _is_told(office: Office, record: Record) -> bool:
    return any(record.get(key) for key in _NARRATIVES) or _has_tables(office, record)


def _is_decided(office: Office, record: Record) -> bool:
    return stages.stages()[record["stage"]].by_decision and _has_tables(office, record)


def _made(key: str, office: Office, record: Record, number: PaperNumber) -> Sheet:
    from papi_desktop.operations.budget.papers import compose

    return compose(key, office, record, number)


def _given_away(office: Office, record: Record) -> Sequence[Message]:
    from papi_desktop.operations.budget.checks import given_away
    from papi_desktop.operations.budget.tables import tables_of

    return [finding.message for _kept, finding in given_away(tables_of(office, record["id"]))]


def _hand_out(office: Office, record: Record, reason: str) -> None:
    from papi_desktop.operations.budget.checks import pass_given_away

    pass_given_away(office, record["id"], reason)


def _paper(key: str, label: str, series: str, when: Callable[[Office, Record], bool]) -> PaperKind:
    """Return a paper everyone may read, weighed for what its totals give away."""
    return PaperKind(key, label, partial(_made, key), series, when, cautions=_given_away, pass_cautions=_hand_out)


def _is_ready(office: Office, record: Record) -> bool:
    return bool(record.get("trigger_date")) and _is_told(office, record)


_WANTED = needing(say("fill in the day the deadline runs from, and the tables or the report in words"))

PAPERS = (
    _paper("budget-notice", N_("Notice of the budget, with its public tables"), "TB", _is_told),
    _paper("budget-decision", N_("Decision to make the budget public"), "QĐ", _is_decided),
    _paper("budget-report", N_("Report in words, with chart and comparison"), "BC", _is_told),
    _paper("budget-tables", N_("Public tables alone"), "", _has_tables),
    PaperKind(
        "budget-internal", N_("All rows, for the office only"), partial(_made, "budget-internal"), when=_has_tables
    ),
)

BOOKS = (
    Book(
        BUDGETS,
        fill=stages.filled,
        agenda=_agenda,
        papers=PAPERS,
        disclosures=(DisclosureOf("budget", N_("Disclose this budget"), _disclosed, _is_ready, _WANTED),),
    ),
)
