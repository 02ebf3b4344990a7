"""Papers of a community decision: notice of the meeting (Mẫu 01), ballot, minutes (Mẫu 02) and decision (Mẫu 03 of NĐ 59/2023/NĐ-CP).

The content is what Article 20 of Law 10/2022/QH15 asks for; the layout is the program's own, in `resources/papers/community_decision.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from papi_desktop.documents.kinds.parts import Part, PartsFacts
from papi_desktop.documents.paper import Row, Signature, Table
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.law.rules import Bound
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import COMMUNITY_DECISIONS
from papi_desktop.operations import papers
from papi_desktop.operations.book import PaperNumber
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_parts import (
    day_in_words,
    figure,
    head_signed,
    lines,
    parts_sheet,
    signed,
    village_header,
    village_of,
)
from papi_desktop.operations.paper_tables import column_of
from papi_desktop.operations.papers import Sheet
from papi_desktop.operations.votes import Share, vote_of

_HOUSEHOLDS_THAT_SIGN = 2


def meeting_notice(office: Office, record: Record, number: PaperNumber) -> Sheet:
    """Return the notice of a meeting or a household ballot."""
    words = papers.wording(office, "community_decision")
    village = _village(office, record)
    by_ballot = record.get("form") == "household_ballot"
    day = day_in_words(record.get("handed_out_on") if by_ballot else record.get("held_on"))
    facts = PartsFacts(
        header=village_header(office, record, day=number.day, dated=True),
        title=words.fill("notice_title"),
        subject=(words.fill(f"notice_subject_{'ballot' if by_ballot else 'meeting'}", title=record["title"]),),
        opening=words.fill("notice_opening", village=village),
        parts=(
            Part(words.fill("notice_content"), text=f"{record['title']}."),
            Part(words.fill("notice_form"), text=words.fill("form_text", form=_form(record))),
            Part(
                words.fill("notice_time"),
                text=words.fill("notice_time_text", time="" if by_ballot else words.fill("hour"), day=day),
            ),
            Part(words.fill("notice_place"), text=f"{record.get('held_at') or figure(None)}."),
            Part(
                words.fill("notice_who"),
                text=words.fill("notice_who_text", village=village, total=figure(record.get("households_total"))),
            ),
            Part(words.fill("notice_papers"), text=words.fill("notice_papers_text")),
        ),
        closing=words.fill("notice_closing"),
        signatures=((head_signed(office, record, words, record.get("chair")),),),
        recipients=tuple(words.data["recipients"]["notice"]),
    )
    return parts_sheet(office, COMMUNITY_DECISIONS, "decision-notice", record, facts, words)


def ballot(office: Office, record: Record, _number: PaperNumber) -> Sheet:
    """Return the ballot: every article to be decided with its boxes."""
    words = papers.wording(office, "community_decision")
    columns = words.data["columns"]
    shown = tuple(column_of(columns[key]) for key in ("serial", "question", "agree", "disagree", "other"))
    asked = lines(record.get("content")) or (str(record["title"]),)
    table = Table(shown, tuple(Row((str(n), text, "", "", "")) for n, text in enumerate(asked, 1)))
    facts = PartsFacts(
        header=village_header(office, record),
        title=words.fill("ballot_title"),
        subject=(words.fill("ballot_subject", title=record["title"]),),
        opening=words.fill("ballot_opening"),
        parts=(Part(table=table, note=words.fill("ballot_note")),),
        ends=False,
    )
    return parts_sheet(office, COMMUNITY_DECISIONS, "decision-ballot", record, facts, words)


def minutes(office: Office, record: Record, _number: PaperNumber) -> Sheet:
    """Return the minutes with the votes and the verdict, in three copies."""
    words = papers.wording(office, "community_decision")
    by_ballot = record.get("form") in ("meeting_ballot", "household_ballot")
    facts = PartsFacts(
        header=village_header(office, record),
        title=words.fill("minutes_title"),
        subject=(words.fill(f"minutes_subject_{'count' if by_ballot else 'hands'}", title=record["title"]),),
        opening=words.fill(
            "minutes_opening",
            day=day_in_words(record.get("held_on")),
            place=record.get("held_at") or figure(None),
            village=_village(office, record),
            title=record["title"],
        ),
        parts=(
            Part(words.fill("who_heading"), points=tuple(_who(record, words, by_ballot))),
            Part(words.fill("content_heading"), points=lines(record.get("content")) or (str(record["title"]),)),
            Part(words.fill("form_heading"), text=words.fill("form_text", form=_form(record))),
            Part(words.fill("votes_heading"), points=tuple(_votes(office, record, words, by_ballot))),
            Part(words.fill("verdict_heading"), text=verdict(office, record, words)),
        ),
        closing=words.fill("minutes_closing"),
        signatures=tuple(_minutes_signatures(record, words, by_ballot)),
    )
    return parts_sheet(office, COMMUNITY_DECISIONS, "decision-minutes", record, facts, words, public=False)


def decision(office: Office, record: Record, number: PaperNumber) -> Sheet:
    """Return the decision: time, households, content, form, result, and the four who sign."""
    words = papers.wording(office, "community_decision")
    stated = record.get("decision_number")
    line = words.fill("decision_number", number=stated) if stated else words.fill("decision_blank_number")
    content = lines(record.get("content")) or (str(record["title"]),)
    share = _share(office, record)
    facts = PartsFacts(
        header=village_header(office, record, day=number.day, number=line, dated=True),
        title=words.fill("decision_title"),
        subject=(words.fill("decision_subject", village=_village(office, record), title=record["title"]),),
        parts=(
            Part(text=words.fill("decision_time", day=day_in_words(record.get("held_on")))),
            Part(text=words.fill("decision_counts", **_households(record))),
            Part(text=words.fill("decision_form", form=_form(record))),
            Part(
                text=words.fill(
                    "decision_vote",
                    agree=figure(record.get("votes_for")),
                    percent=share.percent if share else figure(None),
                    against=figure(record.get("votes_against")),
                    blank=figure(record.get("votes_blank")),
                )
            ),
            Part(text=words.fill("decision_opening", village=_village(office, record))),
            *(Part(text=words.fill("article", number=n, text=text)) for n, text in enumerate(content, 1)),
        ),
        closing=words.fill("decision_effect", commune=papers.issuing_office(office).commune),
        signatures=tuple(_decision_signatures(office, record, words)),
        recipients=tuple(words.data["recipients"]["decision"]),
    )
    return parts_sheet(office, COMMUNITY_DECISIONS, "decision", record, facts, words)


def verdict(office: Office, record: Record, words: Wording) -> str:
    """Return the verdict with its figures; the article stands there only if it may be cited."""
    vote, share = vote_of(office, record), _share(office, record)
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


def _share(office: Office, record: Record) -> Share | None:
    """Return the share of households; None while it cannot be told."""
    return next(iter(vote_of(office, record).shares), None)


def _who(record: Record, words: Wording, by_ballot: bool) -> Iterator[str]:
    yield words.fill("chair", name=record.get("chair") or figure(None))
    yield words.fill("secretary", name=record.get("secretary") or figure(None))
    yield words.fill("front", name=record.get("front_head") or figure(None))
    if by_ballot:
        yield words.fill("team", names=", ".join(record.get("counting_team") or ()) or figure(None))
        yield words.fill("witnesses", names=", ".join(record.get("witnesses") or ()) or figure(None))
    yield words.fill("households", **_households(record))


def _votes(office: Office, record: Record, words: Wording, by_ballot: bool) -> Iterator[str]:
    if by_ballot:
        returned, bad = record.get("ballots_in"), record.get("ballots_invalid")
        valid = returned - (bad or 0) if returned is not None else None
        for key, value in (
            ("ballots_out", record.get("ballots_out")),
            ("ballots_in", returned),
            ("ballots_valid", valid),
            ("ballots_invalid", bad),
        ):
            yield words.fill(key, count=figure(value))
    share = _share(office, record)
    percent = share.percent if share else figure(None)
    yield words.fill("votes_for", count=figure(record.get("votes_for")), percent=percent)
    yield words.fill("votes_against", count=figure(record.get("votes_against")))
    yield words.fill("votes_blank", count=figure(record.get("votes_blank")))
    if record.get("scope") == "commune":
        reached, total = figure(record.get("villages_for")), figure(record.get("villages_total"))
        yield words.fill("villages", reached=reached, total=total)
    if record.get("form") == "online":
        yield words.fill("online", count=figure(record.get("online_consent")))


def _households(record: Record) -> dict[str, str]:
    total, present = record.get("households_total"), record.get("households_present")
    absent = total - present if total is not None and present is not None else None
    return {"total": figure(total), "present": figure(present), "absent": figure(absent)}


def _minutes_signatures(record: Record, words: Wording, by_ballot: bool) -> Iterator[tuple[Signature, ...]]:
    if by_ballot:
        watched = [*(record.get("witnesses") or ()), "", ""][:_HOUSEHOLDS_THAT_SIGN]
        yield tuple(signed(words, "witness_signature", name) for name in watched)
        yield (signed(words, "team_signature", next(iter(record.get("counting_team") or ()), "")),)
    yield (
        signed(words, "secretary_signature", record.get("secretary")),
        signed(words, "chair_signature", record.get("chair")),
    )


def _decision_signatures(office: Office, record: Record, words: Wording) -> Iterator[tuple[Signature, ...]]:
    households = [*(record.get("household_reps") or ()), "", ""][:_HOUSEHOLDS_THAT_SIGN]
    yield (
        signed(words, "front_signature", record.get("front_head")),
        head_signed(office, record, words, record.get("chair")),
    )
    yield tuple(signed(words, "household_signature", name) for name in households)


def _village(office: Office, record: Record) -> str:
    return str(village_of(office, record).get("name") or papers.issuing_office(office).commune)


def _form(record: Record) -> str:
    choice = COMMUNITY_DECISIONS["form"].choice(str(record.get("form") or ""))
    return choice.print_label if choice else figure(None)
