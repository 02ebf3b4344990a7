"""Bầu Trưởng thôn and the yearly conference of a village: who is elected by the share the law asks for, and by when each step is due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.register import Problem, Record
from papi_desktop.domain.registers import CANDIDATES, VILLAGE_ELECTIONS, YEAR_CONFERENCES
from papi_desktop.operations import limits, parents
from papi_desktop.operations.book import Book, PaperKind
from papi_desktop.operations.books import conference_papers, election_papers
from papi_desktop.operations.books.election_facts import candidates, outcome
from papi_desktop.operations.matter_disclosures import disclosure_of
from papi_desktop.operations.office import Office
from papi_desktop.operations.villages import village_of


def _with_households(office: Office, record: Record) -> dict[str, Any]:
    """Return a record with the number of all households taken from the village if blank."""
    made = dict(record)
    if made.get("households_total") is None:
        made["households_total"] = village_of(office, made).get("households")
    return made


def _filled(office: Office, record: Record) -> dict[str, Any]:
    made = _with_households(office, record)
    standing = candidates(office, made["id"]) if made.get("id") else []
    made.update(outcome(office, made, standing))
    return made


def _check_candidate(office: Office, record: Record) -> Iterator[Problem]:
    election = office.store.get(VILLAGE_ELECTIONS, record["election_id"]) if record.get("election_id") else None
    if election is None:
        return
    returned = election.get("ballots_in")
    if record.get("votes_for") is not None and returned is not None and record["votes_for"] > returned:
        what = say(
            "{votes} votes, but only {returned} ballots came back.", votes=record["votes_for"], returned=returned
        )
        yield Problem("votes_for", "more_than_total", what)
        return
    others = [one for one in candidates(office, election["id"]) if one["id"] != record.get("id")]
    yield from _votes_within_ballots("votes_for", election, [record, *others])


def _check_election(office: Office, record: Record) -> Iterator[Problem]:
    yield from limits.problems(office, VILLAGE_ELECTIONS, record)
    if record.get("id") and record.get("kind") != "removal":
        yield from _votes_within_ballots("ballots_in", record, candidates(office, record["id"]))


def _votes_within_ballots(field: str, election: Record, standing: Iterable[Record]) -> Iterator[Problem]:
    """Refuse more votes in all than valid ballots: a ballot names one of the candidates (one head is elected)."""
    returned = election.get("ballots_in")
    if returned is None:
        return
    valid = int(returned) - int(election.get("ballots_invalid") or 0)
    votes = sum(int(one.get("votes_for") or 0) for one in standing)
    if votes > valid:
        what = say(
            "The candidates have {votes} votes together, but only {valid} ballots are valid.", votes=votes, valid=valid
        )
        yield Problem(field, "more_than_total", what)


def _is_election(_office: Office, record: Record) -> bool:
    return record.get("kind") != "removal"


BOOKS = (
    Book(
        VILLAGE_ELECTIONS,
        fill=_filled,
        check=_check_election,
        agenda=limits.agenda_of(VILLAGE_ELECTIONS),
        papers=(
            PaperKind(
                "election-proposal",
                N_("Minutes putting candidates forward"),
                election_papers.proposal,
                when=_is_election,
            ),
            PaperKind(
                "election-candidates", N_("List of candidates"), election_papers.candidate_list, when=_is_election
            ),
            PaperKind("election-ballot", N_("Ballot"), election_papers.ballot),
            PaperKind("election-minutes", N_("Minutes of the counting"), election_papers.minutes),
        ),
        disclosures=(disclosure_of(VILLAGE_ELECTIONS, "election", N_("Decisions and result of the election")),),
    ),
    Book(
        CANDIDATES,
        check=_check_candidate,
        follow=parents.after_saving(CANDIDATES),
        gone=parents.after_removing(CANDIDATES),
    ),
    Book(
        YEAR_CONFERENCES,
        fill=_with_households,
        check=limits.check_of(YEAR_CONFERENCES),
        agenda=limits.agenda_of(YEAR_CONFERENCES),
        papers=(
            PaperKind("conference-notice", N_("Notice of the conference"), conference_papers.notice),
            PaperKind("conference-minutes", N_("Minutes of the conference"), conference_papers.minutes),
        ),
        disclosures=(disclosure_of(YEAR_CONFERENCES, "notice", N_("Notice of the yearly conference")),),
    ),
)
