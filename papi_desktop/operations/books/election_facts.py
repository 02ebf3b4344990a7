"""What follows from an election and its candidates: who stands, which share of all households was reached, who is elected."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import CANDIDATES, VILLAGE_ELECTIONS
from papi_desktop.operations.office import Office
from papi_desktop.operations.votes import Share


def candidates(office: Office, election_id: str) -> list[dict[str, Any]]:
    """Return the candidates in the order of the ballot."""
    return office.children(CANDIDATES, election_id)


def share_of(office: Office, election: Record, votes: int | None) -> Share | None:
    """Return the share of all households a candidate, or a removal, reached; None while it cannot be told."""
    if votes is None or not election.get("households_total"):
        return None
    on = day_or_none(election.get("held_on")) or office.today()
    rule = office.rules.rule_if_any(office.matters.named(VILLAGE_ELECTIONS.key, "share").rule, on)
    return Share(rule, votes, int(election["households_total"])) if rule else None


def result_share(office: Office, election: Record) -> Share | None:
    """Return the share that decides: of the removal, or of the candidate with most votes; None while it cannot be told."""
    if election.get("kind") == "removal":
        return share_of(office, election, election.get("removal_for"))
    standing = candidates(office, election["id"]) if election.get("id") else []
    votes = [int(one["votes_for"]) for one in standing if one.get("votes_for") is not None]
    return share_of(office, election, max(votes)) if votes else None


def outcome(office: Office, election: Record, standing: Iterable[Record]) -> dict[str, Any]:
    """Return who is elected and whether the share was reached; a tie elects nobody."""
    if election.get("kind") == "removal":
        share = share_of(office, election, election.get("removal_for"))
        return {"elected": None, "passed": share.met if share else None}
    counted = sorted((c for c in standing if c.get("votes_for") is not None), key=lambda c: -int(c["votes_for"]))
    share = share_of(office, election, int(counted[0]["votes_for"])) if counted else None
    tie = len(counted) > 1 and counted[0]["votes_for"] == counted[1]["votes_for"]
    met = share is not None and share.met and not tie
    return {"elected": counted[0]["name"] if met else None, "passed": met if share else None}
