"""Publish a list: notice, public copy and minutes on official paper, its number taken, its places planned, its clock started.

Everything is composed and can be looked at before anything is stored. Files are written and looked through first, then get their names;
number, disclosure, planned postings and the kept papers are one batch, and the files go again when it fails.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from papi_desktop.documents.paper import Paper
from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.law.clock import Deadline, Posting, deadline
from papi_desktop.domain.law.clock import posting as posting_period
from papi_desktop.domain.law.matters import Disclosed
from papi_desktop.domain.law.rules import Rule, Stage
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import DISCLOSURES, HOUSEHOLDS, ROUNDS
from papi_desktop.jobs import Progress
from papi_desktop.operations import household_papers, issued_papers, numbers, papers, publish_entry
from papi_desktop.operations.editions import Edition, PostedLine, lines_of, next_edition
from papi_desktop.operations.numbers import Number
from papi_desktop.operations.office import Office
from papi_desktop.operations.papers import PaperCode, Sheet
from papi_desktop.operations.public_copy import PublicCopy, build, private_texts
from papi_desktop.operations.publish_warnings import warnings_of
from papi_desktop.store.query import Query


@dataclass(frozen=True)
class PublishRequest:
    """What the official chooses.

    Attributes:
        year: of the review round.
        posted_from: first day it hangs.
        number: "45", "168a"; None takes the next free one; "" leaves the space on the paper blank.
        document_date: None for today.
        stage: "draft" for the result posted for opinions, "decided" for the recognised list.
        posted_to: last day as stated on the paper when it is not the legal one; kept as stated.
        place_ids: None for every place the duty asks for.
        channels: codes of other forms used (WEB, TT, TH …).
        signer_id: None for the first official who signs.
        form: "reduced" or "national"; None for the office's setting.
        responsible: person in charge.
        recipients: None for the standard ones.
        contact: where opinions go; "" for the office.
        again: why a list is published again on which nothing changed; "" when it is not.
    """

    year: int
    posted_from: date
    number: str | None = None
    document_date: date | None = None
    stage: str = "decided"
    posted_to: date | None = None
    place_ids: tuple[str, ...] | None = None
    channels: tuple[str, ...] = ()
    signer_id: str | None = None
    form: str | None = None
    responsible: str = ""
    recipients: tuple[str, ...] | None = None
    contact: str = ""
    again: str = ""


@dataclass(frozen=True)
class Publication:
    """Everything that will be published, before it is.

    Attributes:
        title: of the disclosure.
        number: None where the paper's space stays blank.
        places: records of the places where it will hang.
        posting: how long it must hang, with the counting.
        due: by when it must be public, with the counting; None where the law gives no day.
        copy: what everyone will read.
        sheets: the papers.
        secrets: texts that must not be found in them.
        warnings: what the official should know before going on.
        lines: what everyone will read, to be kept for the next edition.
        edition: how it differs from what was posted before; None for a first edition.
        duty: id of the duty it fulfils.
    """

    request: PublishRequest
    title: str
    round: Record
    number: Number | None
    day: date
    stage: Stage
    places: tuple[Record, ...]
    posting: Posting
    due: Deadline | None
    copy: PublicCopy
    sheets: tuple[Sheet, ...]
    secrets: frozenset[str]
    warnings: tuple[Message, ...]
    lines: tuple[PostedLine, ...]
    edition: Edition | None
    duty: str

    @property
    def last_day_up(self) -> date | None:
        """Return the last day it must hang."""
        return self.posting.last_day_up

    @property
    def takedown_from(self) -> date | None:
        """Return the first day on which it may be taken down."""
        return self.posting.takedown_from

    @property
    def code(self) -> PaperCode:
        """Return the code of the notice, the first of the sheets."""
        code = self.sheets[0].code
        assert code is not None
        return code

    @property
    def rule(self) -> Rule:
        """Return the rule of the posting."""
        return self.posting.rule

    @cached_property
    def papers(self) -> Mapping[str, Paper]:
        """Return the papers by kind; those of one place as "kind:stem"."""
        single = ("notice", "public_list", "loudspeaker")
        return {s.kind if s.kind in single else f"{s.kind}:{s.stem}": s.paper for s in self.sheets}


@dataclass(frozen=True)
class Published:
    """What was published."""

    disclosure_id: str
    number: str
    verification_code: str
    files: tuple[tuple[str, Path], ...]
    places: tuple[str, ...]
    last_day_up: date | None
    takedown_from: date | None
    due: date | None
    warnings: tuple[Message, ...]


def prepare(office: Office, request: PublishRequest) -> Publication:
    """Compose everything, storing nothing.

    Raises:
        UserError: if there is no list of that year, no place, or the number is taken.
    """
    day = request.document_date or office.today()
    review = _round(office, request.year)
    households = _households(office, review)
    asked = _asked(office, request, review)
    duty = office.rules.duty(asked.duty, day)
    stage = duty.stage(asked.stage)
    places = _places(office, stage, request.place_ids)
    number = _number(office, request, day)
    hangs = posting_period(
        office.rules.rule(stage.posting_rule, request.posted_from), request.posted_from, office.calendar
    )
    due = _due(office, stage, day_or_none(review.get(asked.trigger)) or day)
    names = office.village_names()
    apart = papers.wording(office, "households").texts["told_apart"]
    copy = build(HOUSEHOLDS, households, references={"villages": names}, group_by="village_id", told_apart=apart)
    lines = lines_of(HOUSEHOLDS, copy, households, {"villages": names})
    known = {"duty": duty.id, "stage": stage.id, "source_register": ROUNDS.key, "source_id": str(review["id"])}
    title = household_papers.disclosure_title(office, request.stage, request.year)
    edition = next_edition(office, HOUSEHOLDS, known, title, lines)
    plan = household_papers.Plan(
        request_stage=request.stage,
        year=request.year,
        review=review,
        number=number,
        day=day,
        places=places,
        first=request.posted_from,
        last=request.posted_to or hangs.last_day_up,
        channels=request.channels,
        signer_id=request.signer_id,
        national_form=(request.form or office.unit.get("village_list_form")) == "national",
        recipients=request.recipients,
        contact=request.contact,
        citations=papers.citations(office, duty, hangs.rule),
        edition=edition,
    )
    sheets = household_papers.compose(office, plan, copy, households)
    return Publication(
        request,
        household_papers.disclosure_title(office, request.stage, request.year, edition),
        review,
        number,
        day,
        stage,
        places,
        hangs,
        due,
        copy,
        sheets,
        frozenset(private_texts(HOUSEHOLDS, households)),
        (*([edition.warning()] if edition else ()), *warnings_of(office, request, review, stage, hangs, due, day)),
        lines,
        edition,
        duty.id,
    )


def preview_pdf(office: Office, publication: Publication, kind: str) -> bytes:
    """Return one paper exactly as it will print; `kind` is a key of `publication.papers`."""
    return papers.as_pdf(publication.papers[kind])


def publish(office: Office, publication: Publication, out: Path, progress: Progress | None = None) -> Published:
    """Write the papers into `out` and record the disclosure, as one batch.

    Raises:
        UserError: CK-12 if nothing changed since the edition before and it is not said why it is published again; or if a public
            paper would tell more than it may, the number was taken meanwhile, or the folder cannot be written: nothing is
            published then.
    """
    edition = publication.edition
    if edition is not None and edition.unchanged and not publication.request.again.strip():
        raise UserError(
            "CK-12",
            edition.warning(),
            say("Nothing was published, and no number was taken."),
            say("The papers of the edition before can be printed again; or say why the same list is published anew."),
        )
    progress = progress or Progress()
    allowed = tuple(filter(None, [office.unit.get("phone")]))
    operation = say("Publish “{title}”", title=publication.title)
    with papers.scratch_in(out) as scratch:
        written: list[tuple[str, Path]] = []
        for sheet in progress.over(publication.sheets, say("Writing the papers"), every=1):
            written += papers.write_sheets([sheet], scratch, forbidden=publication.secrets, allowed=allowed)
        progress.step(len(written), len(written), say("Recording the disclosure"))
        with papers.in_place(written, out) as files, office.store.transaction(operation) as tx:
            disclosure_id = publish_entry.enter(office, tx, publication)
            for kind, path in files:
                if kind == "notice":
                    issued_papers.keep(office, tx, DISCLOSURES.key, disclosure_id, path, publication.code.code)
    return Published(
        disclosure_id,
        publication.number.symbol if publication.number else "",
        publication.code.code,
        tuple(files),
        tuple(place["name"] for place in publication.places),
        publication.last_day_up,
        publication.takedown_from,
        publication.due.due if publication.due else None,
        publication.warnings,
    )


def _round(office: Office, year: int) -> dict[str, Any]:
    found = office.store.page(ROUNDS, Query(filters={"year": year, "kind": "yearly"}, limit=1)).rows
    if found:
        return found[0]
    raise UserError(
        "CK-02",
        say("There is no list of poor households of {year}.", year=year),
        say("Nothing was published."),
        say("Import the workbook of that year first."),
    )


def _households(office: Office, review: Record) -> list[dict[str, Any]]:
    """Return the households in the order they stand on the wall: by the office's order of villages, then as people look for a name."""
    order = {village["id"]: n for n, village in enumerate(office.villages())}
    wanted = Query(filters={"round_id": review["id"]}, order=("head_name", "birth"))
    found = list(office.store.all(HOUSEHOLDS, wanted))
    if not found:
        raise UserError(
            "CK-03",
            say("The list of {year} has no household.", year=review["year"]),
            say("Nothing was published."),
            say("Import the workbook of that year first."),
        )
    return sorted(found, key=lambda h: order.get(h["village_id"], len(order)))


def _places(office: Office, stage: Stage, chosen: Sequence[str] | None) -> tuple[Record, ...]:
    places = [p for p in office.places() if (p["id"] in chosen if chosen is not None else p["kind"] in stage.places)]
    if places:
        return tuple(places)
    raise UserError(
        "CK-04",
        say("No posting place is chosen."),
        say("Nothing was published."),
        say("Choose at least the headquarters; places are kept in the settings of the office."),
    )


def _number(office: Office, request: PublishRequest, day: date) -> Number | None:
    if request.number == "":
        return None
    kind = papers.wording(office, "households").data["notice"]["kind"]
    if request.number is None:
        return numbers.next_number(office, kind, day)
    number = numbers.as_number(office, kind, request.number, day)
    numbers.require_issuable(office, number)
    return number


def _asked(office: Office, request: PublishRequest, review: Record) -> Disclosed:
    """Return the duty that the list fulfils at its stage."""
    asked = office.matters.disclosure_of(ROUNDS.key, request.stage, review)
    assert asked is not None, "the table of matters has a row for each stage"
    return asked


def _due(office: Office, stage: Stage, trigger: date) -> Deadline | None:
    """Count by when it must be public: from the decision where there is one, else from the document itself."""
    if not stage.deadline_rule:
        return None
    return deadline(office.rules.rule(stage.deadline_rule, trigger), trigger, office.calendar)
