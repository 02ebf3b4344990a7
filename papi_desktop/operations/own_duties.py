"""The duty catalogue with the duties the office adds itself, such as those of its province or of its own regulation.

The office's rows lie in a file of their own over the national table (`exchange.law_tables`). They are only ever added to: a duty is ended
by a row that gives its last day, so that what it was stays readable.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.law.rules import Certainty, Duty, Frequency, Origin, PostingKind
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import DISCLOSURES, YEAR_PLANS
from papi_desktop.domain.stands import COMPLETE, MISSING, NONE, NOT_PROVEN, PARTLY, Stands
from papi_desktop.operations import law_files, papers, posting, posting_verdicts
from papi_desktop.operations.office import Office
from papi_desktop.operations.year_plan_standing import TIMES_A_YEAR, disclosed_in
from papi_desktop.store.query import Query

_FILE = "duties.toml"
_PREFIX = "rieng"
_RULED = (PostingKind.CALENDAR, PostingKind.PERMANENT)
"""Ways of posting with a standard rule, which a duty of the office's own takes over."""


@dataclass(frozen=True)
class OwnDuty:
    """A duty the office adds.

    Attributes:
        title: what is to be public.
        citation: the text that asks for it; "" where no text does.
        decided_here: no text asks for it, the office decided it itself.
        frequency: how often it comes up.
        channels: codes of channels it must use.
        places: codes of places where it hangs.
        posting: how long it hangs.
        part: of PAPI it bears on; "" for none.
        valid_from: first day it holds.
    """

    title: str
    citation: str
    frequency: Frequency
    channels: tuple[str, ...]
    places: tuple[str, ...]
    posting: PostingKind
    part: str
    valid_from: date
    decided_here: bool = False


@dataclass(frozen=True)
class CatalogueLine:
    """A duty as the catalogue shows it.

    Attributes:
        forms, places: in words.
        stands: how it stands this year.
    """

    duty: Duty
    forms: str
    places: str
    stands: Stands

    @property
    def own(self) -> bool:
        """Return whether the office added it."""
        return self.duty.origin is Origin.OFFICE


def catalogue(office: Office) -> list[CatalogueLine]:
    """Return every duty in force today with how it stands this year; permanent postings are looked at where they hang."""
    from papi_desktop.domain.registers import PLACES

    today = office.today()
    done = disclosed_in(office, today.year)
    lines = []
    for duty in office.rules.duties(today):
        stage = duty.main
        named = (PLACES["kind"].choice(code) for code in stage.places)
        places = "; ".join(choice.print_label for choice in named if choice is not None)
        forms = "; ".join(papers.forms_in_words(office, (*stage.required, *stage.conditional, *stage.any_of)))
        if duty.frequency is Frequency.PERMANENT:
            standing = _permanent(office, duty, today)
        else:
            standing = _counted(TIMES_A_YEAR.get(duty.frequency, 0), done[duty.id, ""])
        lines.append(CatalogueLine(duty, forms, places, standing))
    return lines


def not_hanging(office: Office, on: date) -> list[Duty]:
    """Return the duties whose paper must hang for good and hangs nowhere on a day."""
    hanging = {d["duty"] for d in office.store.all(DISCLOSURES) if _hangs(d, on)}
    permanent = (d for d in office.rules.duties(on) if d.frequency is Frequency.PERMANENT and d.main.places)
    return [duty for duty in permanent if duty.id not in hanging]


def _counted(wanted: int, done: int) -> Stands:
    if done >= max(1, wanted):
        return Stands(COMPLETE, say("Disclosed {done} times this year", done=done))
    if not wanted:
        return Stands(NONE, say("When it arises"))
    if done:
        return Stands(PARTLY, say("{done} of {wanted} times this year", done=done, wanted=wanted))
    return Stands(MISSING, say("Not disclosed this year"))


def _permanent(office: Office, duty: Duty, on: date) -> Stands:
    """Check a permanent posting: where it hangs today and whether that is proven."""
    hanging = [d for d in office.store.all(DISCLOSURES, Query(filters={"duty": duty.id})) if _hangs(d, on)]
    if not hanging:
        return Stands(MISSING, say("Does not hang"))
    verdicts = [
        posting_verdicts.judge(office, d, p, on).verdict for d in hanging for p in posting.postings_of(office, d["id"])
    ]
    up = sum(verdict in ("running", "complete") for verdict in verdicts)
    if verdicts and up == len(verdicts):
        return Stands(COMPLETE, say("Hangs at {up} places", up=up))
    return Stands(NOT_PROVEN, say("Hangs with proof at {up} of {count} places", up=up, count=len(verdicts)))


def _hangs(disclosure: Record, on: date) -> bool:
    first, last = disclosure["posted_from"], disclosure["posted_to"]
    return bool(first) and first <= on.isoformat() and (not last or on.isoformat() <= last)


def add(office: Office, duty: OwnDuty) -> str:
    """Add a duty to the catalogue and return its id.

    Raises:
        UserError: if it has no name, it is not said on what it rests, or it is in the catalogue already; nothing is changed then.
    """
    title = " ".join(duty.title.split())
    if not title:
        raise UserError(
            "KH-05",
            say("What is to be public is not said."),
            say("Nothing was added."),
            say("Write the content as it should stand in the plan."),
        )
    if not duty.citation.strip() and not duty.decided_here:
        raise UserError(
            "KH-09",
            say("It is not said on what “{title}” rests.", title=title),
            say("Nothing was added."),
            say("Name the text that asks for it, or tick that the office decided it itself."),
        )
    id = papers.stem_of(_PREFIX, title)[:60]
    if id in office.rules.all_duties:
        raise UserError(
            "KH-06",
            say("“{title}” is in the catalogue already.", title=title),
            say("Nothing was added twice."),
            say("Give it another name, or use the duty that is there."),
        )
    _append(office, _row(office, id, title, duty), say("Add a duty of the office: {title}", title=title))
    return id


def end(office: Office, duty_id: str, last: date) -> None:
    """Let a duty of the office hold to the end of a day, at least of its first one; what was disclosed under it stays.

    Raises:
        UserError: if it is a duty of the law: the law is not ended here.
    """
    duty = office.rules.duty(duty_id, office.today())
    if duty.origin is not Origin.OFFICE:
        raise UserError(
            "KH-07",
            say("“{title}” is a duty of the law.", title=duty.title_vi),
            say("Nothing was changed."),
            say("If it does not come up in this commune, leave it out of the yearly plan."),
        )
    ends = max(last, duty.valid_from or last)
    row = ["[[duty]]", f'id = "{duty_id}"', f"valid_to = {ends.isoformat()}"]
    _append(office, row, say("End a duty of the office: {title}", title=duty.title_vi))


def _row(office: Office, id: str, title: str, duty: OwnDuty) -> list[str]:
    ruled = duty.places and duty.posting in _RULED
    rule = office.matters.named(DISCLOSURES.key, duty.posting.value).rule if ruled else ""
    kind = duty.posting if duty.places else PostingKind.NONE
    citation = duty.citation.strip()
    return [
        "[[duty]]",
        f'id = "{id}"',
        f"title_vi = {_text(title)}",
        f"title_en = {_text(title)}",
        f"citation = {_text(citation)}",
        f"note = {_text('' if citation else papers.wording(office, 'year_plan').fill('decided_here'))}",
        f'certainty = "{Certainty.TO_CHECK.value}"',
        f"valid_from = {duty.valid_from.isoformat()}",
        f'frequency = "{duty.frequency.value}"',
        f"papi = {_list([duty.part] if duty.part else [])}",
        f"required = {_list(duty.channels)}",
        f"places = {_list(duty.places)}",
        f'posting_kind = "{kind.value}"',
        *([f'posting_rule = "{rule}"'] if rule else []),
    ]


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # a JSON string is a TOML string too


def _list(items: Sequence[str]) -> str:
    return f"[{', '.join(_text(item) for item in items)}]"


def _append(office: Office, row: Sequence[str], operation: Message) -> None:
    """Write a row behind those of the office, once the whole table was read with it."""
    office.store.require_write(YEAR_PLANS)
    before = law_files.text_of(office, _FILE, "# Duties this office added.\n")
    text = before.rstrip("\n") + "\n\n" + "\n".join(row) + "\n"
    # A bad row is refused before anything is written.
    with law_files.tried(office, _FILE, text), law_files.written_with(office, _FILE, text, operation) as tx:
        tx.note(operation)
