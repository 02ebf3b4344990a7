"""Bầu Trưởng thôn and the yearly conference of a village: who is elected by the share the law asks for, and by when each step is due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from typing import Any

from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.register import Problem, Record, Register, Severity
from papi_desktop.domain.registers import CANDIDATES, VILLAGE_ELECTIONS, VILLAGES, YEAR_CONFERENCES
from papi_desktop.operations import limits
from papi_desktop.operations.agenda import AgendaLine
from papi_desktop.operations.book import Book
from papi_desktop.operations.matter_disclosures import disclosure_of
from papi_desktop.operations.office import Office
from papi_desktop.operations.votes import Share
from papi_desktop.store.query import Query
from papi_desktop.store.transaction import Transaction


def candidates(office: Office, election_id: str) -> list[dict[str, Any]]:
    """Return the candidates in the order of the ballot."""
    return list(office.store.all(CANDIDATES, Query(filters={"election_id": election_id})))


def share_of(office: Office, election: Record, votes: int | None) -> Share | None:
    """Return the share of all households a candidate, or a removal, reached; None while it cannot be told."""
    if votes is None or not election.get("households_total"):
        return None
    on = date.fromisoformat(election["held_on"]) if election.get("held_on") else office.today()
    return Share(office.rules.rule("VILLAGE_VOTE_HALF", on), votes, int(election["households_total"]))


def _filled(office: Office, record: Record) -> dict[str, Any]:
    made = dict(record)
    if made.get("households_total") is None:
        village = office.store.get(VILLAGES, made["village_id"]) if made.get("village_id") else None
        made["households_total"] = village.get("households") if village else None
    standing = candidates(office, made["id"]) if made.get("id") else []
    made.update(_outcome(office, made, standing))
    return made


def _outcome(office: Office, election: Record, standing: Iterable[Record]) -> dict[str, Any]:
    """Return who is elected and whether the share was reached; a tie elects nobody."""
    if election.get("kind") == "removal":
        share = share_of(office, election, election.get("removal_for"))
        return {"elected": None, "passed": share.met if share else None}
    counted = sorted((c for c in standing if c.get("votes_for") is not None), key=lambda c: -int(c["votes_for"]))
    share = share_of(office, election, int(counted[0]["votes_for"])) if counted else None
    tie = len(counted) > 1 and counted[0]["votes_for"] == counted[1]["votes_for"]
    met = share is not None and share.met and not tie
    return {"elected": counted[0]["name"] if met else None, "passed": met if share else None}


def _after_candidate(office: Office, tx: Transaction, _id: str, record: Record, _new: bool) -> None:
    """Bring the result of the election up to date in the same batch."""
    election = office.store.get(VILLAGE_ELECTIONS, record["election_id"])
    if election is not None:
        outcome = _outcome(office, election, candidates(office, election["id"]))
        if any(election.get(key) != value for key, value in outcome.items()):
            tx.update(VILLAGE_ELECTIONS, election["id"], outcome)


def _check(office: Office, record: Record) -> Iterator[Problem]:
    given, returned, bad = (record.get(key) for key in ("ballots_out", "ballots_in", "ballots_invalid"))
    if given is not None and returned is not None and returned > given:
        what = say("{returned} ballots came back, but only {given} were given out.", returned=returned, given=given)
        yield Problem("ballots_in", "more_than_total", what)
    if returned is not None and bad is not None and bad > returned:
        what = say("{bad} ballots are invalid, but only {returned} came back.", bad=bad, returned=returned)
        yield Problem("ballots_invalid", "more_than_total", what)
    present = record.get("households_present")
    if present is not None and record.get("households_total") is not None and present > record["households_total"]:
        what = say(
            "{present} households are present, but there are only {total}.",
            present=present,
            total=record["households_total"],
        )
        yield Problem("households_present", "more_than_total", what)
    yield from limits.problems(office, VILLAGE_ELECTIONS, record)


def _check_candidate(office: Office, record: Record) -> Iterator[Problem]:
    election = office.store.get(VILLAGE_ELECTIONS, record["election_id"]) if record.get("election_id") else None
    returned = election.get("ballots_in") if election else None
    if record.get("votes_for") is not None and returned is not None and record["votes_for"] > returned:
        what = say(
            "{votes} votes, but only {returned} ballots came back.", votes=record["votes_for"], returned=returned
        )
        yield Problem("votes_for", "more_than_total", what)


def _check_conference(office: Office, record: Record) -> Iterator[Problem]:
    present, total = record.get("households_present"), record.get("households_total")
    if present is not None and total is not None and present > total:
        what = say("{present} households are present, but there are only {total}.", present=present, total=total)
        yield Problem("households_present", "more_than_total", what, Severity.ERROR)
    yield from limits.problems(office, YEAR_CONFERENCES, record)


def _agenda(register: Register, office: Office, on: date) -> Iterable[AgendaLine]:
    return limits.agenda_lines(office, register, on)


BOOKS = (
    Book(
        VILLAGE_ELECTIONS,
        fill=_filled,
        check=_check,
        agenda=partial(_agenda, VILLAGE_ELECTIONS),
        disclosures=(disclosure_of(VILLAGE_ELECTIONS, "election", N_("Decisions and result of the election")),),
    ),
    Book(CANDIDATES, check=_check_candidate, follow=_after_candidate),
    Book(
        YEAR_CONFERENCES,
        check=_check_conference,
        agenda=partial(_agenda, YEAR_CONFERENCES),
        disclosures=(disclosure_of(YEAR_CONFERENCES, "notice", N_("Notice of the yearly conference")),),
    ),
)
