"""Sổ quyết định của cộng đồng dân cư: whether the vote passed, what the law allows, and by when the decision goes to the committee."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.law.thresholds import meets
from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.domain.register import Problem, Record, Severity
from papi_desktop.domain.registers import CAMPAIGNS, COMMUNITY_DECISIONS
from papi_desktop.operations import limits
from papi_desktop.operations.book import Book, PaperKind
from papi_desktop.operations.books import decision_minutes, decision_papers
from papi_desktop.operations.matter_disclosures import disclosure_of
from papi_desktop.operations.office import Office, Query
from papi_desktop.operations.villages import village_of
from papi_desktop.operations.votes import vote_of


def filled(office: Office, record: Record) -> dict[str, Any]:
    """Return a decision with the number of all households taken from the village if blank, and whether it passed."""
    made = dict(record)
    if made.get("households_total") is None:
        made["households_total"] = _households_of(office, made)
    if made.get("scope") == "commune" and made.get("villages_total") is None:
        made["villages_total"] = len(office.villages()) or None
    vote = vote_of(office, made)
    made["passed"] = vote.passed
    made["vote_rule"] = vote.shares[0].rule.snapshot() if vote.shares else None
    return made


def _check(office: Office, record: Record) -> Iterator[Problem]:
    if record.get("scope") != "commune" and not record.get("village_id"):
        yield Problem("village_id", "required", say("Say which village decided."))
    matter = office.matters.votes.get(record.get("matter") or "")
    form = COMMUNITY_DECISIONS["form"].choice(record.get("form") or "")
    if matter is not None and form is not None and form.value not in matter.forms:
        what = say("The law does not allow this matter to be decided by “{form}”.", form=Message(form.label))
        yield Problem("form", "form", what, Severity.WARNING)
    known, stated = _households_of(office, record), record.get("households_total")
    if known is not None and stated is not None and known != stated:
        what = say("{stated} households are stated, but the book of villages has {known}.", stated=stated, known=known)
        yield Problem("households_total", "differs", what, Severity.WARNING)
    yield from _check_team(office, record)
    yield from limits.problems(office, COMMUNITY_DECISIONS, record)


def _check_team(office: Office, record: Record) -> Iterator[Problem]:
    team = record.get("counting_team") or []
    on = day_or_none(record.get("held_on")) or office.today()
    fewest, most = (office.rules.rule_if_any(f"COUNTING_TEAM_{end}", on) for end in ("MIN", "MAX"))
    if team and fewest and most and not (meets(fewest, len(team)) and meets(most, len(team))):
        what = say(
            "The counting team has {count} members; it must have {fewest} to {most}.",
            count=len(team),
            fewest=fewest.amount,
            most=most.amount,
        )
        yield Problem("counting_team", "team", what, Severity.WARNING)


def _households_of(office: Office, record: Record) -> int | None:
    """Return how many households the book of villages has for whoever decides; None if it does not say."""
    if record.get("scope") == "commune":
        villages = office.villages()
        counts = [int(village["households"]) for village in villages if village.get("households") is not None]
        return sum(counts) if counts and len(counts) == len(villages) else None
    return village_of(office, record).get("households")


def _keeps(office: Office, record: Record) -> Message | None:
    """Keep a decision a campaign rests on."""
    resting = next(iter(office.store.all(CAMPAIGNS, Query(filters={"decision_id": record["id"]}))), None)
    return say("The contributions “{title}” rest on this decision.", title=resting["title"]) if resting else None


def _voted(_office: Office, record: Record) -> bool:
    return record.get("passed") is not None


def _has_passed(_office: Office, record: Record) -> bool:
    return bool(record.get("passed"))


def _by_household_ballot(_office: Office, record: Record) -> bool:
    return record.get("form") == "household_ballot"


def _by_meeting(office: Office, record: Record) -> bool:
    return not _by_household_ballot(office, record)


BOOKS = (
    Book(
        COMMUNITY_DECISIONS,
        fill=filled,
        check=_check,
        keeps=_keeps,
        agenda=limits.agenda_of(COMMUNITY_DECISIONS),
        papers=(
            PaperKind("decision-notice", N_("Notice of the meeting or ballot"), decision_papers.meeting_notice),
            PaperKind("decision-ballot", N_("Ballot"), decision_papers.ballot),
            PaperKind("decision-minutes", N_("Minutes with the votes"), decision_minutes.minutes, when=_by_meeting),
            PaperKind(
                "decision-ballot-minutes",
                N_("Minutes of the counting of household ballots"),
                decision_minutes.ballot_minutes,
                when=_by_household_ballot,
            ),
            PaperKind("decision", N_("Decision of the residents"), decision_papers.decision, when=_has_passed),
        ),
        disclosures=(
            disclosure_of(COMMUNITY_DECISIONS, "notice", N_("Notice of the meeting or ballot")),
            disclosure_of(COMMUNITY_DECISIONS, "decision", N_("Decision and result of the vote"), _voted),
        ),
    ),
)
