"""Tự đánh giá: what the books of the office can show for each part of PAPI in a year, what is weak, what is missing.

It is never called a score. Points come from a survey of citizens; this only says which records there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from papi_desktop.documents.kinds.table_paper import TableLine, TablePaperFacts, table_paper
from papi_desktop.documents.paper import Picture
from papi_desktop.domain.register import Kind, Record, Register
from papi_desktop.domain.registers import (
    BY_KEY,
    DISCLOSURES,
    PLAN_EVIDENCE,
    PLAN_TASKS,
    PLANS,
    POSTINGS,
)
from papi_desktop.domain.registers.plan_tasks import done_late
from papi_desktop.domain.self_assessment import Line, Proof, Standing, State, Wanted, assess
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.exchange.evidence_rules import EvidenceRule, load_evidence_rules
from papi_desktop.operations import papers, posting_verdicts, receivers
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_codes import coded, print_coded
from papi_desktop.operations.papers import Sheet
from papi_desktop.operations.year_plan_standing import TIMES_A_YEAR, last_day
from papi_desktop.paths import resource_folder
from papi_desktop.store.query import Query

KIND = "self_assessment"
_FIRM = {"complete", "running"}


@dataclass(frozen=True)
class Assessment:
    """The self-assessment of a year.

    Attributes:
        on: the day it was made.
        dimensions: with their parts and the records found.
    """

    year: int
    on: date
    dimensions: tuple[Standing, ...]

    @property
    def missing(self) -> tuple[Line, ...]:
        """Return what is missing, in the order of the dimensions."""
        return tuple(line for d in self.dimensions for line in d.all_lines if line.state is State.MISSING)


@cache
def evidence_rules() -> tuple[EvidenceRule, ...]:
    """Return which books prove what."""
    return load_evidence_rules(resource_folder("plan", "evidence.toml"))


def assess_year(office: Office, year: int) -> Assessment:
    """Look through every book for what proves the work of a year."""
    day = last_day(year)
    dimensions = {d.id: d.title_vi for d in office.rules.dimensions(day)}
    wanted, proofs = _of_duties(office, year)
    for rule in evidence_rules():
        register = BY_KEY.get(rule.wanted.book)
        if register is not None:
            wanted.append(rule.wanted)
            proofs[rule.wanted.id] = list(_of_book(office, register, rule, year))
    for part, by_hand in _by_hand(office, year).items():
        own = Wanted(f"hand:{part}", part, papers.wording(office, KIND).fill("by_hand"), PLAN_EVIDENCE.key, 0)
        wanted.append(own)
        proofs[own.id] = by_hand
    return Assessment(year, office.today(), assess(dimensions, wanted, proofs))


def _of_duties(office: Office, year: int) -> tuple[list[Wanted], dict[str, list[Proof]]]:
    """Return what the duties want shown, once for each part they bear on, and the disclosures that fulfil them."""
    done: dict[str, list[Proof]] = defaultdict(list)
    for disclosure in office.store.all(DISCLOSURES):
        lasting = disclosure["permanent"] and str(disclosure["posted_from"] or "9")[:4] <= str(year)
        if disclosure["duty"] and (disclosure["year"] == year or lasting):
            done[disclosure["duty"]].append(_of_disclosure(office, disclosure))
    wanted: list[Wanted] = []
    proofs: dict[str, list[Proof]] = {}
    for duty in office.rules.duties(last_day(year)):
        for part in duty.papi:
            one = Wanted(f"{duty.id}:{part}", part, duty.title_vi, DISCLOSURES.key, TIMES_A_YEAR.get(duty.frequency, 0))
            wanted.append(one)
            proofs[one.id] = done[duty.id]
    return wanted, proofs


def _of_disclosure(office: Office, disclosure: Record) -> Proof:
    on = office.today()
    postings = office.store.all(POSTINGS, Query(filters={"disclosure_id": disclosure["id"]}))
    verdicts = [posting_verdicts.judge(office, disclosure, p, on).verdict for p in postings]
    day = str(disclosure["posted_from"] or disclosure["document_date"] or "")
    return Proof(
        DISCLOSURES.key,
        str(disclosure["id"]),
        str(disclosure["title"]),
        day,
        firm=bool(verdicts) and all(verdict in _FIRM for verdict in verdicts),
    )


def _of_book(office: Office, register: Register, rule: EvidenceRule, year: int) -> Iterator[Proof]:
    where = {key: value for key, value in rule.where.items() if key in register}
    for record in office.store.all(register, Query(filters=where)):
        day = _day_in(office, register, record, year)
        if day is not None:
            late = register is PLAN_TASKS and done_late(record)
            yield Proof(register.key, str(record["id"]), register.title_of(record), day, late=late)


def _day_in(office: Office, register: Register, record: Record, year: int) -> str | None:
    """Return the day by which a record belongs to the year, "" if only its year tells, None if it does not belong to it."""
    days = [str(record[f.key]) for f in register if f.kind is Kind.DATE and record[f.key]]
    within = [day for day in days if day[:4] == str(year)]
    for f in register:
        if f.kind is Kind.YEAR and f.key == "year":
            return (within[0] if within else "") if record["year"] == year else None
    if register is PLAN_TASKS:
        plan = office.store.get(PLANS, record["plan_id"])
        return str(record["done_on"] or "") if plan is not None and plan["year"] == year else None
    return within[0] if within else None


def _by_hand(office: Office, year: int) -> dict[str, list[Proof]]:
    """Return what officials attached to tasks of the year's plans themselves, by part of PAPI."""
    parts = {
        task["id"]: task["dimension"]
        for plan in office.store.all(PLANS, Query(filters={"year": year}))
        for task in office.children(PLAN_TASKS, plan["id"])
        if task["dimension"]
    }
    found: dict[str, list[Proof]] = defaultdict(list)
    for one in office.store.all(PLAN_EVIDENCE, Query(filters={"origin": "hand"})):
        if one["task_id"] in parts:
            found[parts[one["task_id"]]].append(Proof(PLAN_EVIDENCE.key, one["id"], one["what"], one["on_day"] or ""))
    return found


# ------------------------------------------------------------------------------------------------------------ paper


def sheet(office: Office, found: Assessment) -> Sheet:
    """Compose the self-assessment as a paper: a picture of the dimensions, and the table behind it."""
    words = papers.wording(office, KIND)
    year = str(found.year)
    told = TablePaperFacts(
        papers.issuing_office(office),
        None,
        words.fill("title"),
        (words.fill("subject", year=year, commune=office.unit["name"]),),
        ("serial", "evidence", "state", "records"),
        list(_lines(found, words)),
        papers.signer(office),
        receivers.of_paper(office, "report"),
        before=(words.fill("measured"), words.fill("made_on", day=table_date(found.on))),
        after=(words.fill("summary", **_figures(found)),),
        pictures=(Picture(_bars(found), words.fill("picture")),),
    )
    paper = table_paper(told, words, papers.watermark(office))
    return Sheet(KIND, papers.stem_of_kind(KIND, year), paper, public=False)


def _lines(found: Assessment, words: Any) -> Iterator[TableLine]:
    for dimension in found.dimensions:
        figures = words.fill("of", found=dimension.count(State.FOUND), due=dimension.due)
        yield TableLine({}, f"{dimension.id}. {dimension.title}: {figures}")
        for standing in (dimension, *dimension.parts):
            for line in standing.lines:
                shown = [_told(proof, words) for proof in line.proofs]
                yield TableLine(
                    {
                        "evidence": f"[{standing.id}] {line.wanted.title}",
                        "state": words.data["states"][line.state.value],
                        "records": "; ".join(shown),
                    }
                )


def _told(proof: Proof, words: Any) -> str:
    day = _written(proof.day) if proof.day else ""
    about = ", ".join(filter(None, (day, words.fill("late") if proof.late else "")))
    return f"{proof.title} ({about})" if about else proof.title


def _figures(found: Assessment) -> dict[str, int]:
    def of(*states: State) -> int:
        return sum(d.count(*states) for d in found.dimensions)

    return {
        "due": sum(d.due for d in found.dimensions),
        "found": of(State.FOUND),
        "weak": of(State.WEAK),
        "missing": of(State.MISSING),
    }


def _bars(found: Assessment) -> bytes:
    from papi_desktop.documents.bars import Bar, draw_bars

    return draw_bars(
        [Bar(f"{d.id}. {d.title}", d.count(State.FOUND), d.count(State.WEAK), d.due) for d in found.dimensions]
    )


def _written(day: str) -> str:
    return table_date(date.fromisoformat(day))


def write(office: Office, year: int, out: Path) -> tuple[Path, ...]:
    """Write the self-assessment of a year into `out`, with the code by which the office recognises it.

    Raises:
        UserError: if `out` cannot be written.
    """
    made = coded(office, sheet(office, assess_year(office, year)), office.today())
    return tuple(path for _kind, path in print_coded(office, [made], out))


def as_answer(office: Office, found: Assessment) -> dict[str, Any]:
    """Return the self-assessment in JSON types, for the command."""

    def line_of(line: Line) -> dict[str, Any]:
        records = [
            {"register": p.register, "id": p.id, "title": p.title, "date": p.day, "firm": p.firm, "late": p.late}
            for p in line.proofs
        ]
        return {
            "id": line.wanted.id,
            "title": line.wanted.title,
            "book": line.wanted.book,
            "wanted": line.wanted.times,
            "state": line.state.value,
            "records": records,
        }

    def standing_of(standing: Standing) -> dict[str, Any]:
        return {
            "id": standing.id,
            "title": standing.title,
            "due": standing.due,
            "found": standing.count(State.FOUND),
            "weak": standing.count(State.WEAK),
            "missing": standing.count(State.MISSING),
            "evidence": [line_of(line) for line in standing.lines],
        }

    return {
        "year": found.year,
        "on": found.on,
        "note": papers.wording(office, KIND).fill("measured"),
        **_figures(found),
        "dimensions": [{**standing_of(d), "parts": [standing_of(part) for part in d.parts]} for d in found.dimensions],
    }
