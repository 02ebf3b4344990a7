"""What is printed of a period: the register of receptions on its prescribed form of thirteen columns, and the list for asking back.

Whoever denounced somebody is on neither: the register says that the name is kept secret, the other list leaves the matter out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from papi_desktop.documents.kinds.plain_register import plain_register, table_of
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import OUTGOING, PETITION_STEPS, PETITIONS
from papi_desktop.domain.registers.petition_steps import passes_on
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations import papers
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_codes import coded, print_coded
from papi_desktop.operations.papers import Sheet
from papi_desktop.operations.petitions import reception_report
from papi_desktop.operations.petitions.state import code_of, matter_of
from papi_desktop.operations.petitions.terms import steps_of, way_of
from papi_desktop.operations.villages import village_of
from papi_desktop.store.query import Between, Query


@dataclass(frozen=True)
class PeriodPaper:
    """A paper of a period. `label` is a msgid; `compose` returns the sheet and how many lines it has; `note` says how sure its form is."""

    key: str
    label: str
    compose: Callable[[Office, date, date], tuple[Sheet, int]]
    note: Callable[[], str] = str


def reception_register(office: Office, first: date, last: date) -> tuple[Sheet, int]:
    """Return the register of receptions (Mẫu số 03/TCD, NĐ 154/2026/NĐ-CP): what was brought in person between two days."""
    return _register(office, first, last, "register", _in_person)


def intake_register(office: Office, first: date, last: date) -> tuple[Sheet, int]:
    """Return everything received between two days, whichever way it came, in the same columns."""
    return _register(office, first, last, "intake", _in_any_way)


def _in_person(petition: Record) -> bool:
    return petition["channel"] == "counter" or bool(petition.get("reception_id"))


def _in_any_way(_petition: Record) -> bool:
    return True


def _register(office: Office, first: date, last: date, kind: str, fits: Callable[[Record], bool]) -> tuple[Sheet, int]:
    words = papers.wording(office, "reception")
    wanted = Query(
        filters={"received_on": Between(first.isoformat(), last.isoformat())}, order=("received_on", "number")
    )
    petitions = [petition for petition in office.store.all(PETITIONS, wanted) if fits(petition)]
    same = _people_of_matters(office)
    lines = [_register_line(office, n, petition, same, words) for n, petition in enumerate(petitions, 1)]
    people = sum(petition.get("people") or 1 for petition in petitions)
    after = words.fill("register_count", matters=len(lines), people=people) if lines else words.fill("register_nothing")
    paper = plain_register(
        papers.issuing_office(office),
        words.fill(f"{kind}_title"),
        words.fill("register_subject", first=table_date(first), last=table_date(last)),
        table_of(words.data["register_columns"], lines, numbered_signs=True),
        after,
        form=words.fill(f"{kind}_form"),
        watermark=papers.watermark(office),
    )
    stem = papers.stem_of_kind(f"reception-{kind}", first.isoformat(), last.isoformat())
    return Sheet(f"reception-{kind}", stem, paper, public=False), len(lines)


def callback_list(office: Office, first: date, last: date) -> tuple[Sheet, int]:
    """Return whom to ask whether the answer satisfied: answered between two days, not asked yet, the sender known and not sealed."""
    words = papers.wording(office, "reception")
    wanted = Query(
        filters={
            "closed_on": Between(first.isoformat(), last.isoformat()),
            "state": "answered",
            "satisfaction": None,
        },
        order=("closed_on", "number"),
    )
    asked = [p for p in office.store.all(PETITIONS, wanted) if p.get("person") and not way_of(p).sealed]
    lines = [
        {
            "code": code_of(petition),
            "person": petition["person"],
            "phone": petition.get("phone") or "",
            "summary": petition["summary"],
            "answered": _date(petition["closed_on"]),
        }
        for petition in asked
    ]
    after = words.fill("callback_count", count=len(lines)) if lines else words.fill("callback_nothing")
    paper = plain_register(
        papers.issuing_office(office),
        words.fill("callback_title"),
        words.fill("callback_subject", first=table_date(first), last=table_date(last)),
        table_of(words.data["callback_columns"], lines),
        after,
        watermark=papers.watermark(office),
    )
    stem = papers.stem_of_kind("callback-list", first.isoformat(), last.isoformat())
    return Sheet("callback-list", stem, paper, public=False), len(lines)


PERIOD_PAPERS = (
    PeriodPaper("reception-register", N_("Register of receptions, 13 columns"), reception_register),
    PeriodPaper("intake-register", N_("Register of everything received"), intake_register),
    PeriodPaper(
        "reception-report", N_("Reception statistics for the report"), reception_report.report, reception_report.doubt
    ),
    PeriodPaper("callback-list", N_("Whom to ask about the answer"), callback_list),
)


def write(office: Office, key: str, first: date, last: date, out: Path) -> tuple[Path, ...]:
    """Write a paper of a period into `out` as PDF and DOCX."""
    kind = next(kind for kind in PERIOD_PAPERS if kind.key == key)
    sheet, _count = kind.compose(office, first, last)
    made = print_coded(office, [coded(office, sheet, office.today())], out)
    return tuple(path for _kind, path in made)


def _people_of_matters(office: Office) -> Mapping[str, int]:
    people: dict[str, int] = defaultdict(int)
    for petition in office.store.all(PETITIONS):
        people[matter_of(petition)] += petition.get("people") or 1
    return people


def _register_line(
    office: Office, number: int, petition: Record, same: Mapping[str, int], words: Wording
) -> dict[str, str]:
    sealed = way_of(petition).sealed
    steps = steps_of(office, petition["id"])
    kind, state = PETITIONS["kind"].choice(petition["kind"]), PETITIONS["state"].choice(petition["state"])
    ended = petition.get("closed_on") or petition.get("accepted_on")
    return {
        "serial": str(number),
        "day": _date(petition["received_on"]),
        "person": words.fill("sealed") if sealed else _person(office, petition),
        "citizen_id": "" if sealed else petition.get("citizen_id") or "",
        "summary": petition["summary"],
        "kind": kind.print_label if kind else "",
        "people": str(same[matter_of(petition)]),
        "settled_by": petition.get("settled_by") or "",
        "ours": words.fill("mark") if petition.get("competence") == "ours" else "",
        "guided": _sent(office, steps, "guidance", words),
        "transferred": _sent(office, steps, "transfer", words),
        "result": words.fill("result", state=state.print_label if state else "", day=_date(ended)).strip(),
        "note": petition.get("note") or "",
    }


def _person(office: Office, petition: Record) -> str:
    village = village_of(office, petition)
    parts = (petition.get("person"), petition.get("address"), village["name"] if village else None)
    return ", ".join(part for part in parts if part)


def _sent(office: Office, steps: list[dict[str, Any]], kind: str, words: Wording) -> str:
    """Return to which bodies it was sent for good, each with the number of the paper made here or stated."""
    told = []
    for step in steps:
        if step["kind"] == kind and (kind != "transfer" or passes_on(step)):
            number = step.get("paper_number") or _issued(office, step["id"])
            agency = step.get("agency") or ""
            told.append(words.fill("decided_by", agency=agency, paper=number) if number else agency)
    return "; ".join(told)


def _issued(office: Office, step_id: str) -> str:
    wanted = Query(filters={"source_register": PETITION_STEPS.key, "source_id": step_id, "state": "issued"})
    return "; ".join(row["symbol"] for row in office.store.all(OUTGOING, wanted))


def _date(text: str | None) -> str:
    return table_date(date.fromisoformat(text)) if text else ""
