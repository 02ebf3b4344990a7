"""The papers of a budget: notice, decision, report, public tables, and the office's own copy with every row.

Public papers are built from public tables, and everything private is forbidden on them once more.
"""

from __future__ import annotations

from dataclasses import replace

from papi_desktop.documents.kinds.budget import (
    budget_notice,
    budget_report,
    budget_tables,
    table_appendices,
)
from papi_desktop.documents.kinds.decision import decision
from papi_desktop.documents.kinds.facts import Article, DecisionFacts
from papi_desktop.documents.paper import Paper
from papi_desktop.domain.budget.public_copy import secrets
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import BUDGETS
from papi_desktop.operations import papers
from papi_desktop.operations.book import PaperNumber
from papi_desktop.operations.budget.facts import facts_of, sections_of
from papi_desktop.operations.budget.tables import tables_of
from papi_desktop.operations.office import Office
from papi_desktop.operations.papers import Sheet


def _notice(office: Office, record: Record, number: PaperNumber) -> Sheet:
    wording = papers.wording(office, "budget")
    told = facts_of(office, record, number, "notice", wording)
    return _public(office, record, "budget-notice", budget_notice(told, wording, papers.watermark(office)))


def _decision(office: Office, record: Record, number: PaperNumber) -> Sheet:
    wording = papers.wording(office, "budget")
    told = facts_of(office, record, number, "decision", wording)
    made = decision(
        DecisionFacts(
            told.office,
            told.document,
            (wording.fill("decision_subject", content=told.content),),
            wording.fill("decision_authority", commune=told.office.commune),
            told.bases,
            (
                Article(wording.fill("decision_article_1", content=told.content)),
                Article(wording.fill("decision_article_2")),
                Article(wording.fill("decision_article_3")),
            ),
            told.signer,
            told.recipients,
        ),
        papers.wording(office, "decision"),
        papers.watermark(office),
    )
    return _public(office, record, "budget-decision", replace(made, appendices=table_appendices(told, wording)))


def _report(office: Office, record: Record, number: PaperNumber) -> Sheet:
    wording = papers.wording(office, "budget")
    told = facts_of(office, record, number, "report", wording)
    if not told.narrative:
        raise UserError(
            "NS-03",
            say("The report in words of “{title}” has no words yet.", title=record["title"]),
            say("No paper was made."),
            say(
                "Edit the record, write under “{revenue}” or “{spending}” what is to be reported, save it and print again.",
                revenue=Message(BUDGETS["narrative_revenue"].label),
                spending=Message(BUDGETS["narrative_spending"].label),
            ),
        )
    told = replace(told, sections=sections_of(office, record, told.tables, wording))
    return _public(office, record, "budget-report", budget_report(told, wording, papers.watermark(office)))


def _tables(office: Office, record: Record, number: PaperNumber) -> Sheet:
    wording = papers.wording(office, "budget")
    told = facts_of(office, record, number, "tables", wording)
    return _public(
        office,
        record,
        "budget-tables",
        budget_tables(told, wording, "tables_title", watermark=papers.watermark(office)),
    )


def _internal(office: Office, record: Record, number: PaperNumber) -> Sheet:
    wording = papers.wording(office, "budget")
    told = facts_of(office, record, number, "tables", wording, public=False)
    paper = budget_tables(
        told, wording, "internal_title", (wording.fill("internal_subject"),), papers.internal_watermark(office)
    )
    return Sheet("budget-internal", _stem(record, "budget-internal"), paper, public=False)


def _public(office: Office, record: Record, kind: str, paper: Paper) -> Sheet:
    private = secrets(kept.table for kept in tables_of(office, record["id"]))
    return Sheet(kind, _stem(record, kind), paper, public=True, forbidden=private)


def _stem(record: Record, kind: str) -> str:
    stage = BUDGETS["stage"].choice(record["stage"])
    named = stage.print_label if stage else str(record["stage"])
    return papers.stem_of_kind("budget", str(record["year"]), named, papers.stem_word(kind))


_COMPOSERS = {
    "budget-notice": _notice,
    "budget-decision": _decision,
    "budget-report": _report,
    "budget-tables": _tables,
    "budget-internal": _internal,
}


def compose(key: str, office: Office, record: Record, number: PaperNumber) -> Sheet:
    """Return a paper by its stable word; nothing is written."""
    return _COMPOSERS[key](office, record, number)
