"""Papers of a village-head election: who is put forward (Mẫu 05), list of candidates, ballot, minutes of the counting with the verdict."""

from __future__ import annotations

from collections.abc import Iterator

from papi_desktop.documents.kinds.parts import Part, PartsFacts
from papi_desktop.documents.paper import Header, Row, Table
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import CANDIDATES, VILLAGE_ELECTIONS
from papi_desktop.operations import papers
from papi_desktop.operations.book import PaperNumber
from papi_desktop.operations.books.election_facts import candidates, outcome, result_share
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_parts import (
    ballot_counts,
    day_in_words,
    figure,
    names,
    parts_sheet,
    signed,
    twice_on_a_sheet,
    village_header,
)
from papi_desktop.operations.paper_tables import column_of, record_table
from papi_desktop.operations.papers import Sheet
from papi_desktop.operations.villages import village_of

_WITNESSES = 2


def candidate_list(office: Office, record: Record, _number: PaperNumber) -> Sheet:
    """Return the list of candidates that is posted before the vote."""
    words = papers.wording(office, "village_meeting")
    table = record_table(office, CANDIDATES, _standing(office, record), words, "candidates", public=True)
    day = words.fill(
        "candidates_day", day=day_in_words(record.get("held_on")), place=record.get("held_at") or figure(None)
    )
    facts = PartsFacts(
        header=village_header(office, record),
        title=words.fill("candidates_title"),
        subject=(words.fill("candidates_subject", title=record["title"]),),
        parts=(Part(text=day, table=table),),
        signatures=((signed(words, "front_signature"), signed(words, "team_head_signature", record.get("chair"))),),
        recipients=tuple(words.data["recipients"]["notice"]),
        ends=False,
    )
    return parts_sheet(office, VILLAGE_ELECTIONS, "election-candidates", record, facts, words)


def proposal(office: Office, record: Record, _number: PaperNumber) -> Sheet:
    """Return the minutes of the Front committee of the village that puts candidates forward."""
    words = papers.wording(office, "village_meeting")
    village = str(village_of(office, record).get("name") or figure(None))
    standing = candidates(office, record["id"])
    table = record_table(office, CANDIDATES, standing, words, "candidates", public=True)
    facts = PartsFacts(
        header=_front_header(office, record, words),
        title=words.fill("proposal_title"),
        subject=(words.fill("proposal_subject", title=record["title"]),),
        opening=words.fill("proposal_opening", village=village, place=figure(None), title=record["title"]),
        parts=(
            Part(
                words.fill("attendance_heading"),
                points=(
                    words.fill("proposal_chair", name=figure(None)),
                    words.fill("proposal_secretary", name=figure(None)),
                    words.fill("proposal_present"),
                ),
            ),
            Part(
                words.fill("proposal_content_heading"),
                points=(words.fill("proposal_standards"), words.fill("proposal_discussed")),
            ),
            Part(
                words.fill("proposal_list_heading", count=f"{len(standing):02d}" if standing else figure(None)),
                table=table,
                note=words.fill("proposal_agreed"),
            ),
        ),
        closing=words.fill("proposal_closing", commune=papers.issuing_office(office).commune),
        signatures=((signed(words, "secretary_signature"), signed(words, "front_signature")),),
        recipients=tuple(words.data["recipients"]["proposal"]),
    )
    return parts_sheet(office, VILLAGE_ELECTIONS, "election-proposal", record, facts, words, public=False)


def _front_header(office: Office, record: Record, words: Wording) -> Header:
    village = str(village_of(office, record).get("name") or "")
    superior = words.fill("front_superior", commune=papers.issuing_office(office).commune)
    return Header((f"{words.fill('front_issuer')} {village}".upper(),), tuple(superior.upper().splitlines()), "", "")


def ballot(office: Office, record: Record, _number: PaperNumber) -> Sheet:
    """Return the ballot: one line a candidate, or one question for a removal."""
    words = papers.wording(office, "village_meeting")
    columns = words.data["columns"]
    removal = record.get("kind") == "removal"
    if removal:
        shown = tuple(column_of(columns[key]) for key in ("name", "agree", "disagree"))
        table = Table(shown, (Row((words.fill("removal_question"), "", "")),))
    else:
        shown = tuple(column_of(columns[key]) for key in ("serial", "name", "mark"))
        standing = _standing(office, record)
        table = Table(shown, tuple(Row((str(n), str(c["name"]), "")) for n, c in enumerate(standing, 1)))
    facts = PartsFacts(
        header=village_header(office, record),
        title=words.fill("ballot_title"),
        subject=(words.fill("ballot_subject", title=record["title"]),),
        opening=words.fill("removal_opening" if removal else "ballot_opening"),
        parts=(Part(table=table),),
        ends=False,
    )
    return twice_on_a_sheet(parts_sheet(office, VILLAGE_ELECTIONS, "election-ballot", record, facts, words))


def minutes(office: Office, record: Record, _number: PaperNumber) -> Sheet:
    """Return the minutes of the counting with every candidate's votes and who is elected."""
    words = papers.wording(office, "village_meeting")
    parts = [
        Part(words.fill("who_heading"), points=tuple(_who(record, words))),
        Part(words.fill("votes_heading"), points=tuple(_counted(record, words))),
    ]
    if record.get("kind") != "removal":
        table = record_table(office, CANDIDATES, _standing(office, record), words, "result", public=True)
        parts.append(Part(words.fill("candidates_heading"), table=table))
    parts.append(
        Part(words.fill("verdict_heading"), text=_rule(office, record, words), note=_result(office, record, words))
    )
    watched = [*(record.get("witnesses") or ()), "", ""][:_WITNESSES]
    facts = PartsFacts(
        header=village_header(office, record),
        title=words.fill("election_title"),
        subject=(words.fill("election_subject", title=record["title"]),),
        opening=words.fill(
            "election_opening",
            day=day_in_words(record.get("held_on")),
            place=record.get("held_at") or figure(None),
            village=village_of(office, record).get("name") or figure(None),
            title=record["title"],
        ),
        parts=tuple(parts),
        closing=words.fill("election_closing"),
        signatures=(
            tuple(signed(words, "witness_signature", name) for name in watched),
            (
                signed(words, "secretary_signature", record.get("secretary")),
                signed(words, "team_head_signature", record.get("chair")),
            ),
        ),
        recipients=tuple(words.data["recipients"]["election"]),
    )
    return parts_sheet(office, VILLAGE_ELECTIONS, "election-minutes", record, facts, words)


def _who(record: Record, words: Wording) -> Iterator[str]:
    yield words.fill("chair", name=record.get("chair") or figure(None))
    yield words.fill("secretary", name=record.get("secretary") or figure(None))
    yield words.fill("team", names=names(record.get("team")))
    yield words.fill("witnesses", names=names(record.get("witnesses")))


def _counted(record: Record, words: Wording) -> Iterator[str]:
    total, present = figure(record.get("households_total")), figure(record.get("households_present"))
    yield words.fill("households", total=total, present=present)
    yield from ballot_counts(record, words)
    if record.get("kind") == "removal":
        yield words.fill("removal_for", count=figure(record.get("removal_for")))


def _rule(office: Office, record: Record, words: Wording) -> str:
    share = result_share(office, record)
    if share is None:
        return words.fill("not_known")
    citation = office.rules.printable_citation(share.rule)
    return words.fill(
        "removal_rule" if record.get("kind") == "removal" else "rule",
        asked=share.asked,
        needed=share.needed,
        total=share.total,
        basis=words.fill("basis", citation=citation) if citation else "",
    )


def _result(office: Office, record: Record, words: Wording) -> str:
    share = result_share(office, record)
    if share is None:
        return ""
    figures = {"reached": share.reached, "total": share.total, "percent": share.percent}
    if record.get("kind") == "removal":
        return words.fill("removed" if share.met else "not_removed", **figures)
    elected = outcome(office, record, candidates(office, record["id"]))["elected"]
    return words.fill("elected", name=elected, **figures) if elected else words.fill("nobody")


def _standing(office: Office, record: Record) -> list[Record]:
    standing: list[Record] = list(candidates(office, record["id"]))
    if not standing:
        raise UserError(
            "QD-01",
            say("No candidate is recorded for “{title}”.", title=record["title"]),
            say("No paper was made."),
            say("Enter the candidates in the tab “Candidates” first."),
        )
    return standing
