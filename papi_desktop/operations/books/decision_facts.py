"""What the papers of a community decision say of it: who decided, in which form, among how many households, with which share."""

from __future__ import annotations

from papi_desktop.documents.wording import Wording
from papi_desktop.domain.law.rules import Bound
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import COMMUNITY_DECISIONS
from papi_desktop.operations import papers
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_parts import figure
from papi_desktop.operations.villages import village_of
from papi_desktop.operations.votes import Share, vote_of

HOUSEHOLDS_THAT_SIGN = 2


def verdict(office: Office, record: Record, words: Wording) -> str:
    """Return the verdict with its figures; the article stands there only if it may be cited."""
    vote, share = vote_of(office, record), share_of_households(office, record)
    if vote.passed is None or share is None:
        return words.fill("not_known")
    citation = office.rules.printable_citation(share.rule)
    return words.fill(
        "asked_more_than" if share.rule.bound is Bound.OVER else "asked_at_least",
        asked=share.asked,
        needed=share.needed,
        total=share.total,
        reached=share.reached,
        basis=words.fill("basis", citation=citation) if citation else "",
        verdict=words.fill("passed") if vote.passed else words.fill("not_passed"),
    )


def share_of_households(office: Office, record: Record) -> Share | None:
    """Return the share of households; None while it cannot be told."""
    return next(iter(vote_of(office, record).shares), None)


def households(record: Record) -> dict[str, str]:
    """Return all households, those present and those absent, in figures."""
    total, present = record.get("households_total"), record.get("households_present")
    absent = total - present if total is not None and present is not None else None
    return {"total": figure(total), "present": figure(present), "absent": figure(absent)}


def village_name(office: Office, record: Record) -> str:
    """Return who decides: the village, or the commune when the record has none."""
    return str(village_of(office, record).get("name") or papers.issuing_office(office).commune)


def form_name(record: Record) -> str:
    """Return how it was decided, in the words of papers."""
    choice = COMMUNITY_DECISIONS["form"].choice(str(record.get("form") or ""))
    return choice.print_label if choice else figure(None)
