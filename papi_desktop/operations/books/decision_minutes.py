"""Minutes of a community decision: of a meeting with its votes (Mẫu 02), and of the counting of ballots given to every household (Mẫu 04).

Which form of which text they are stands in `resources/law/forms.toml`; their words are in `resources/papers/community_decision.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from papi_desktop.documents.kinds.parts import Part, PartsFacts
from papi_desktop.documents.paper import Signature
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
    verdict,
    village_name,
)
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_parts import (
    ballot_counts,
    day_in_words,
    figure,
    lines,
    names,
    parts_sheet,
    signed,
    village_header,
)
from papi_desktop.operations.papers import Sheet


def minutes(office: Office, record: Record, _number: PaperNumber) -> Sheet:
    """Return the minutes of a meeting with the votes and the verdict, in three copies."""
    words = papers.wording(office, "community_decision")
    by_ballot = record.get("form") == "meeting_ballot"
    facts = PartsFacts(
        header=village_header(office, record),
        title=words.fill("minutes_title"),
        subject=(words.fill(f"minutes_subject_{'count' if by_ballot else 'hands'}", title=record["title"]),),
        opening=words.fill(
            "minutes_opening",
            day=day_in_words(record.get("held_on")),
            place=record.get("held_at") or figure(None),
            village=village_name(office, record),
            title=record["title"],
        ),
        parts=(
            Part(words.fill("who_heading"), points=tuple(_who(record, words, by_ballot))),
            Part(words.fill("content_heading"), points=lines(record.get("content")) or (str(record["title"]),)),
            Part(words.fill("form_heading"), text=words.fill("form_text", form=form_name(record))),
            Part(words.fill("votes_heading"), points=tuple(_votes(office, record, words, by_ballot))),
            Part(words.fill("verdict_heading"), text=verdict(office, record, words)),
        ),
        closing=words.fill("minutes_closing"),
        signatures=tuple(_minutes_signatures(record, words, by_ballot)),
    )
    return parts_sheet(office, COMMUNITY_DECISIONS, "decision-minutes", record, facts, words, public=False)


def ballot_minutes(office: Office, record: Record, _number: PaperNumber) -> Sheet:
    """Return the minutes of the counting team over the ballots every household was given."""
    words = papers.wording(office, "community_decision")
    village = village_name(office, record)
    facts = PartsFacts(
        header=village_header(office, record),
        title=words.fill("minutes_title"),
        subject=(words.fill("ballot_minutes_subject", title=record["title"]),),
        opening=words.fill(
            "ballot_minutes_opening",
            day=day_in_words(record.get("held_on")),
            place=record.get("held_at") or figure(None),
            village=village,
            title=record["title"],
        ),
        parts=(
            Part(
                words.fill("team_heading"),
                points=(
                    words.fill("team_head", name=record.get("front_head") or figure(None)),
                    words.fill("team_members", names=names(record.get("counting_team"))),
                    words.fill("witnesses", names=names(record.get("witnesses"))),
                ),
            ),
            Part(words.fill("content_heading"), points=lines(record.get("content")) or (str(record["title"]),)),
            Part(
                words.fill("handing_out_heading"),
                points=(
                    words.fill("told_on", day=day_in_words(record.get("notified_on"))),
                    words.fill("handed_out_on", day=day_in_words(record.get("handed_out_on"))),
                    words.fill("ballot_households", **households(record)),
                ),
            ),
            Part(words.fill("counting_heading"), points=tuple(_votes(office, record, words, by_ballot=True))),
            Part(words.fill("verdict_heading"), text=verdict(office, record, words)),
        ),
        closing=words.fill("ballot_minutes_closing"),
        signatures=(
            _watching(record, words),
            (signed(words, "team_signature"), signed(words, "team_head_signature", record.get("front_head"))),
        ),
    )
    return parts_sheet(office, COMMUNITY_DECISIONS, "decision-ballot-minutes", record, facts, words, public=False)


def _who(record: Record, words: Wording, by_ballot: bool) -> Iterator[str]:
    yield words.fill("chair", name=record.get("chair") or figure(None))
    yield words.fill("secretary", name=record.get("secretary") or figure(None))
    yield words.fill("front", name=record.get("front_head") or figure(None))
    if by_ballot:
        yield words.fill("team", names=names(record.get("counting_team")))
        yield words.fill("witnesses", names=names(record.get("witnesses")))
    yield words.fill("households", **households(record))


def _votes(office: Office, record: Record, words: Wording, by_ballot: bool) -> Iterator[str]:
    if by_ballot:
        yield from ballot_counts(record, words)
    share = share_of_households(office, record)
    percent = share.percent if share else figure(None)
    yield words.fill("votes_for", count=figure(record.get("votes_for")), percent=percent)
    yield words.fill("votes_against", count=figure(record.get("votes_against")))
    yield words.fill("votes_blank", count=figure(record.get("votes_blank")))
    if record.get("scope") == "commune":
        reached, total = figure(record.get("villages_for")), figure(record.get("villages_total"))
        yield words.fill("villages", reached=reached, total=total)
    if record.get("form") == "online":
        yield words.fill("online", count=figure(record.get("online_consent")))


def _minutes_signatures(record: Record, words: Wording, by_ballot: bool) -> Iterator[tuple[Signature, ...]]:
    if by_ballot:
        yield _watching(record, words)
        yield (signed(words, "team_signature", next(iter(record.get("counting_team") or ()), "")),)
    yield (
        signed(words, "secretary_signature", record.get("secretary")),
        signed(words, "chair_signature", record.get("chair")),
    )


def _watching(record: Record, words: Wording) -> tuple[Signature, ...]:
    watched = [*(record.get("witnesses") or ()), "", ""][:HOUSEHOLDS_THAT_SIGN]
    return tuple(signed(words, "witness_signature", name) for name in watched)
