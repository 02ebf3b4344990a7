"""Whether the residents agreed to a campaign: their decision in its book, or, when it is on paper only, what was told of it by hand.

Owns which decision counts for which campaign and how papers cite it; how a vote is judged belongs to `operations.votes`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Problem, Record, Severity
from papi_desktop.domain.registers import COMMUNITY_DECISIONS
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations import papers
from papi_desktop.operations.office import Office
from papi_desktop.operations.villages import village_of
from papi_desktop.operations.votes import Share, Vote, vote_of

ON_PAPER = ("decision_text", "decision_date", "decision_total", "decision_for")
"""What is told by hand of a decision that stands in no book."""

_MATTER = "contribution"
_DECIDED_BY_RESIDENTS = ("village", "commune")


def is_needed(campaign: Record) -> bool:
    """Return whether the residents decide on a campaign of this kind."""
    return campaign.get("legal_kind") in _DECIDED_BY_RESIDENTS


def decision_of(office: Office, campaign: Record) -> dict[str, Any] | None:
    """Return the decision a campaign rests on, as it stands in its book; None when it is on paper only or was removed."""
    decision_id = campaign.get("decision_id")
    found: dict[str, Any] | None = office.store.get(COMMUNITY_DECISIONS, decision_id) if decision_id else None
    return found if found and not found.get("deleted_at") else None


def vote_for(office: Office, campaign: Record) -> Vote:
    """Return how the vote for a campaign stands, by the decision in its book or else by the figures told by hand."""
    if campaign.get("decision_id"):
        decision = decision_of(office, campaign)
        return vote_of(office, decision) if decision else Vote(())
    agreed, entitled = campaign.get("decision_for"), campaign.get("decision_total")
    if not is_needed(campaign) or agreed is None or not entitled:
        return Vote(())
    rule = office.rules.rule(_rule_id(office, campaign), day_or_none(campaign.get("decision_date")) or office.today())
    return Vote((Share(rule, agreed, entitled, of_villages=campaign["legal_kind"] == "commune"),))


def _rule_id(office: Office, campaign: Record) -> str:
    matter = office.matters.votes[_MATTER]
    return matter.commune_rule if campaign["legal_kind"] == "commune" else matter.village_rule


def basis(office: Office, campaign: Record) -> str:
    """Return the article by which the residents decide on a campaign of this kind; "" when they need not be asked."""
    if not is_needed(campaign):
        return ""
    return office.rules.rule(_rule_id(office, campaign), office.today()).citation


def decided_on(office: Office, campaign: Record) -> date | None:
    """Return the day on which the residents decided; None while it is not known, or where they need not be asked."""
    if not is_needed(campaign):
        return None
    if campaign.get("decision_id"):
        return day_or_none((decision_of(office, campaign) or {}).get("held_on"))
    return day_or_none(campaign.get("decision_date"))


def problems(office: Office, campaign: Record) -> Iterator[Problem]:
    """Yield what is wrong with the residents' consent: another decision than is needed, too few of all, or no vote written down."""
    if not is_needed(campaign):
        return
    if campaign.get("decision_id"):
        wrong = list(_another_decision(campaign, decision_of(office, campaign)))
        yield from wrong
        if wrong:
            return
    if campaign.get("state") not in (None, "planned"):
        yield from _vote_problems(office, campaign)


def _another_decision(campaign: Record, decision: Record | None) -> Iterator[Problem]:
    if decision is None:
        yield Problem("decision_id", "consent", say("This decision is no longer in its book; choose another."))
    elif decision["matter"] != _MATTER:
        matter = COMMUNITY_DECISIONS["matter"].choice(_MATTER)
        assert matter is not None
        what = say(
            "“{title}” decided another matter; choose a decision whose kind of matter is “{matter}”.",
            title=decision["title"],
            matter=Message(matter.label),
        )
        yield Problem("decision_id", "consent", what)
    elif campaign["legal_kind"] == "commune" and decision["scope"] != "commune":
        what = say(
            "“{title}” was decided by one village; this campaign asks the whole commune.", title=decision["title"]
        )
        yield Problem("decision_id", "consent", what)
    elif decision["scope"] != "commune" and campaign.get("village_id") not in (None, decision["village_id"]):
        what = say("“{title}” was decided by another village than is asked.", title=decision["title"])
        yield Problem("decision_id", "consent", what)


def _vote_problems(office: Office, campaign: Record) -> Iterator[Problem]:
    in_book = bool(campaign.get("decision_id"))
    vote = vote_for(office, campaign)
    if not vote.shares:
        if in_book:
            what = say("The votes of this decision are not written down yet; count them in the book of decisions.")
            yield Problem("decision_id", "consent", what, Severity.WARNING)
        else:
            field = "decision_for" if campaign.get("decision_for") is None else "decision_total"
            what = say(
                "The residents decide whether money is raised: choose their decision from its book, "
                "or write down how many there are in all and how many agreed."
            )
            yield Problem(field, "consent", what, Severity.WARNING)
    for share in vote.shares:
        if not share.met:
            what = say("{vote} Nothing may be raised before that ({basis}).", vote=share.words(), basis=share.basis)
            yield Problem("decision_id" if in_book else "decision_for", "consent", what)


def cited(office: Office, campaign: Record) -> str:
    """Return the decision as papers cite it, in one line; "" when none is known."""
    decision = decision_of(office, campaign)
    if decision is None:
        told = str(campaign.get("decision_text") or "").strip()
        return told.splitlines()[0].rstrip(".") if told else ""
    words = papers.wording(office, "community_decision")
    number, day = decision.get("decision_number"), decision.get("held_on")
    village = village_of(office, decision)
    shares = vote_of(office, decision).shares
    return words.fill(
        "cited",
        number=words.fill("cited_number", number=number) if number else "",
        day=words.fill("cited_day", day=table_date(date.fromisoformat(day))) if day else "",
        who=village["name"] if village else papers.issuing_office(office).commune,
        title=decision["title"],
        votes="".join(
            words.fill(
                "cited_villages" if share.of_villages else "cited_households",
                reached=share.reached,
                total=share.total,
                percent=share.percent,
            )
            for share in shares
        ),
    )
