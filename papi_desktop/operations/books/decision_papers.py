"""Papers of a community decision: notice of the meeting (Mẫu 01), ballot and decision (Mẫu 03 of NĐ 59/2023/NĐ-CP).

The content is what Article 20 of Law 10/2022/QH15 asks for; the layout is the program's own, in `resources/papers/community_decision.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from papi_desktop.documents.kinds.parts import Part, PartsFacts
from papi_desktop.documents.paper import Row, Run, Signature, Table, Text
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import COMMUNITY_DECISIONS
from papi_desktop.operations import papers
from papi_desktop.operations.book import PaperNumber
from papi_desktop.operations.books.decision_facts import (
    HOUSEHOLDS_THAT_SIGN,
    form_name,
    households,
    share_of_households,
    village_name,
)
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_parts import (
    day_in_words,
    figure,
    head_signed,
    lines,
    parts_sheet,
    signed,
    twice_on_a_sheet,
    village_header,
)
from papi_desktop.operations.paper_tables import column_of
from papi_desktop.operations.papers import Sheet


def meeting_notice(office: Office, record: Record, number: PaperNumber) -> Sheet:
    """Return the notice of a meeting or a household ballot."""
    words = papers.wording(office, "community_decision")
    village = village_name(office, record)
    by_ballot = record.get("form") == "household_ballot"
    day = day_in_words(record.get("handed_out_on") if by_ballot else record.get("held_on"))
    facts = PartsFacts(
        header=village_header(office, record, day=number.day, dated=True),
        title=words.fill("notice_title"),
        subject=(words.fill(f"notice_subject_{'ballot' if by_ballot else 'meeting'}", title=record["title"]),),
        opening=words.fill("notice_opening", village=village),
        parts=(
            Part(words.fill("notice_content"), text=f"{record['title']}."),
            Part(words.fill("notice_form"), text=words.fill("form_text", form=form_name(record))),
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
    return twice_on_a_sheet(parts_sheet(office, COMMUNITY_DECISIONS, "decision-ballot", record, facts, words))


def decision(office: Office, record: Record, number: PaperNumber) -> Sheet:
    """Return the decision: time, households, content, form, result, and the four who sign."""
    words = papers.wording(office, "community_decision")
    stated = record.get("decision_number")
    line = words.fill("decision_number", number=stated) if stated else words.fill("decision_blank_number")
    content = lines(record.get("content")) or (str(record["title"]),)
    share = share_of_households(office, record)
    facts = PartsFacts(
        header=village_header(office, record, day=number.day, number=line, dated=True),
        title=words.fill("decision_title"),
        subject=(words.fill("decision_subject", village=village_name(office, record), title=record["title"]),),
        parts=(
            Part(text=words.fill("decision_time", day=day_in_words(record.get("held_on")))),
            Part(text=words.fill("decision_counts", **households(record))),
            Part(text=words.fill("decision_form", form=form_name(record))),
            Part(
                text=words.fill(
                    "decision_vote",
                    agree=figure(record.get("votes_for")),
                    percent=share.percent if share else figure(None),
                    against=figure(record.get("votes_against")),
                    blank=figure(record.get("votes_blank")),
                )
            ),
            Part(text=words.fill("decision_opening", village=village_name(office, record))),
            *(Part(text=_article(words, n, text)) for n, text in enumerate(content, 1)),
        ),
        closing=words.fill("decision_effect", commune=papers.issuing_office(office).commune),
        signatures=tuple(_decision_signatures(office, record, words)),
        recipients=tuple(words.data["recipients"]["decision"]),
    )
    return parts_sheet(office, COMMUNITY_DECISIONS, "decision", record, facts, words)


def _article(words: Wording, number: int, text: str) -> Text:
    """Return an article, what stands before its text in bold (Nghị định 30/2020/NĐ-CP)."""
    begin, found, _rest = words.fill("article", number=number, text="\n").partition("\n")
    return (Run(begin, bold=True), Run(text)) if found else words.fill("article", number=number, text=text)


def _decision_signatures(office: Office, record: Record, words: Wording) -> Iterator[tuple[Signature, ...]]:
    households = [*(record.get("household_reps") or ()), "", ""][:HOUSEHOLDS_THAT_SIGN]
    yield (
        signed(words, "front_signature", record.get("front_head")),
        head_signed(office, record, words, record.get("chair")),
    )
    yield tuple(signed(words, "household_signature", name) for name in households)
