"""Which figures and tables stand in each kind of report, in their order: one that is taken out, or moved, is taken out knowingly."""

from __future__ import annotations

import pytest

from papi_desktop.operations import report_kinds, reports
from papi_desktop.operations.office import Office

FIGURES = {
    "disclosures": """
        disclosures disclosures_late postings postings_complete postings_running postings_wanting posting_opinions loudspeaker
        website
    """,
    "democracy": """
        documents_issued loudspeaker broadcasts disclosures disclosures_late postings postings_complete postings_running
        postings_wanting community_decisions community_decisions_passed village_elections village_elections_passed
        village_removals year_conferences gifts_money consultations consultation_opinions consultation_contents
        consultation_accepted consultation_explained posting_opinions supervisions supervision_recommendations
        supervision_accepted dialogues dialogues_noticed voter_meetings dialogue_present dialogue_men dialogue_women
        dialogue_opinions dialogue_answered dialogue_promised promises_open promises_closed promises_overdue reception_planned
        reception_days reception_chair reception_visits reception_people petitions petitions_ours petitions_answered
        petitions_in_time petitions_late petitions_overdue mediations mediations_settled mediations_failed
    """,
    "papi": """
        documents_issued plan_tasks plan_tasks_done plan_tasks_overdue community_decisions community_decisions_passed
        village_elections village_elections_passed consultations consultation_opinions consultation_accepted
        consultation_explained campaigns_running gifts_money gifts_spent disclosures disclosures_late postings postings_complete
        poor_households near_poor_households budgets_disclosed budgets_in_time broadcasts dialogues dialogues_noticed
        dialogue_present dialogue_women dialogue_opinions dialogue_answered promises_open promises_closed promises_overdue
        reception_days reception_chair reception_people petitions petitions_answered petitions_in_time website
    """,
    "budget": """
        budgets_due budgets_disclosed budgets_in_time budgets_wanting
    """,
    "petitions": """
        reception_planned reception_days reception_chair reception_visits reception_people reception_groups dialogues
        dialogue_opinions petitions petitions_ours petitions_recommendations petitions_feedback petitions_complaints
        petitions_denunciations petitions_information petitions_answered petitions_in_time petitions_late petitions_transferred
        petitions_guided petitions_refused petitions_withdrawn petitions_overdue promises_open promises_overdue
    """,
    "contributions": """
        campaigns campaigns_running gifts gifts_money gifts_goods_value gifts_labour_days gifts_spent gifts_remaining
    """,
    "ad_hoc": """
        documents_issued disclosures disclosures_late community_decisions consultations consultation_opinions dialogues
        promises_open promises_overdue reception_days petitions petitions_answered petitions_overdue gifts_money gifts_spent
        supervisions mediations
    """,
    "council": """
        disclosures disclosures_late postings postings_complete postings_running postings_wanting posting_opinions loudspeaker
        website budgets_disclosed community_decisions community_decisions_passed village_elections village_elections_passed
        village_removals year_conferences campaigns_running gifts_money gifts_spent consultations consultation_opinions
        consultation_contents consultation_accepted consultation_explained
    """,
}
TABLES = {
    "disclosures": "T1",
    "democracy": "T1 T3 T4 T8 T5 T6 T9",
    "papi": "T10 T3 T4 T7 T1 T2 T5 T6",
    "budget": "T2",
    "petitions": "T6",
    "contributions": "T7",
    "ad_hoc": "",
    "council": "T1 T3 T4",
}


def test_the_kinds_pinned_are_those_declared(office: Office) -> None:
    assert list(report_kinds.report_tables(office).kinds) == list(FIGURES) == list(TABLES)


@pytest.mark.parametrize("kind", FIGURES)
def test_a_kind_of_report_has_its_figures_and_tables_in_order(office: Office, kind: str) -> None:
    told = report_kinds.report_tables(office).kinds[kind]
    assert told.figures == tuple(FIGURES[kind].split())
    assert told.tables == tuple(TABLES[kind].split())


@pytest.mark.parametrize("kind", FIGURES)
def test_every_figure_pinned_is_reckoned_and_told(office: Office, kind: str) -> None:
    spans = report_kinds.report_tables(office).kinds[kind].every == ("span",)
    report = reports.compose(office, kind, "2026-01-01..2026-06-30" if spans else "2026-Q3")
    assert list(report.lines) == FIGURES[kind].split()
    assert [figure["key"] for figure in reports.content_of(report)["figures"]] == FIGURES[kind].split()
