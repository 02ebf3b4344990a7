"""The tasks of a plan at work: their evidence by rule and by hand, what is open before a report, and the papers made of that.

Evidence by rule is looked up anew each time, so it is never stale; only what an official attached or set aside is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten
from typing import Any

from papi_desktop.documents.kinds import facts
from papi_desktop.documents.kinds.table_paper import TableLine, TablePaperFacts, table_paper
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import BY_KEY, PLAN_EVIDENCE, PLAN_REPORTS, PLAN_TASKS
from papi_desktop.domain.registers.plan_tasks import done_late
from papi_desktop.domain.self_assessment import Line, Proof
from papi_desktop.domain.stands import COMPLETE, OVERDUE, RUNNING, Stands
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations import papers, receivers
from papi_desktop.operations.book import PaperNumber
from papi_desktop.operations.office import Office
from papi_desktop.operations.papers import Sheet
from papi_desktop.operations.self_assessment import assess_year

_OWN_BOOKS = {PLAN_TASKS.key, PLAN_EVIDENCE.key}
"""A task does not prove itself."""
_NAMED_PROOFS, _LONGEST_PROOF = 3, 90  # how many proofs a printed table names, and how many letters of each


@dataclass(frozen=True)
class Evidence:
    """A record that proves a task.

    Attributes:
        proof: the record; its register is the book of evidence itself for a thing that is in no book, such as a paper in a cupboard.
        by_hand: an official attached it.
        kept_id: id of the line that keeps it; "" for one found by rule.
    """

    proof: Proof
    by_hand: bool
    kept_id: str = ""


@dataclass(frozen=True)
class TaskStanding:
    """A task with its evidence.

    Attributes:
        overdue: its last day is over and it is not done.
    """

    task: Record
    evidence: tuple[Evidence, ...]
    overdue: bool

    @property
    def done_late(self) -> bool:
        """Return whether it was done after its last day."""
        return done_late(self.task)

    @property
    def ours(self) -> bool:
        """Return whether the commune leads it or shares in it."""
        return bool(self.task["share"] != "none")

    @property
    def open(self) -> bool:
        """Return whether it is ours and not done."""
        return self.ours and self.task["progress"] != "done"


def tasks_of(office: Office, plan_id: str) -> list[dict[str, Any]]:
    """Return the tasks of a plan in its order."""
    return office.children(PLAN_TASKS, plan_id)


def progress_of(office: Office, plan: Record) -> Stands:
    """Return how far a plan's own tasks are for its book."""
    today = office.today().isoformat()
    ours = [task for task in tasks_of(office, str(plan["id"])) if task["share"] != "none"]
    done = sum(task["progress"] == "done" for task in ours)
    late = sum(bool(task["due"]) and task["due"] < today and task["progress"] != "done" for task in ours)
    if late:
        return Stands(OVERDUE, say("{done}/{count} tasks done, {late} overdue", done=done, count=len(ours), late=late))
    state = COMPLETE if ours and done == len(ours) else RUNNING
    return Stands(state, say("{done} of {count} tasks done", done=done, count=len(ours)))


def standings(office: Office, plan: Record) -> tuple[TaskStanding, ...]:
    """Return every task of a plan with its evidence of the plan's year."""
    lines = [
        line
        for dimension in assess_year(office, int(plan["year"])).dimensions
        for line in dimension.all_lines
        if line.wanted.book not in _OWN_BOOKS
    ]
    today = office.today().isoformat()
    found = []
    for task in tasks_of(office, str(plan["id"])):
        kept = office.children(PLAN_EVIDENCE, task["id"])
        overdue = bool(task["due"]) and str(task["due"]) < today and task["progress"] != "done"
        found.append(TaskStanding(task, tuple(_evidence(task, lines, kept)), overdue))
    return tuple(found)


def _evidence(task: Record, lines: Sequence[Line], kept: Sequence[Record]) -> Iterator[Evidence]:
    aside = {(row["book"], row["record_id"]) for row in kept if row["origin"] == "excluded"}
    seen = set(aside)
    for row in kept:
        if row["origin"] == "hand":
            where = (row["book"] or PLAN_EVIDENCE.key, row["record_id"] or row["id"])
            seen.add(where)
            yield Evidence(Proof(*where, str(row["what"]), str(row["on_day"] or "")), True, str(row["id"]))
    for line in lines:
        if not _speaks_of(task, line):
            continue
        for proof in line.proofs:
            early = bool(task["starts"]) and bool(proof.day) and proof.day < str(task["starts"])
            if (proof.register, proof.id) not in seen and not early:
                seen.add((proof.register, proof.id))
                yield Evidence(proof, False)


def _speaks_of(task: Record, line: Line) -> bool:
    """Tell whether what a line wants proves a task: by its duty if it names one, else by its part of PAPI."""
    if task["duty"]:
        return line.wanted.id.partition(":")[0] == str(task["duty"])
    part = str(task["dimension"] or "")
    return bool(part) and (line.wanted.part == part or line.wanted.part.startswith(f"{part}."))


def attach(
    office: Office, task_id: str, what: str, *, on: date | None = None, book: str = "", record_id: str = ""
) -> str:
    """Attach a piece of evidence by hand and return the id of its line.

    Args:
        what: in words; taken from the record when it is one of a book and `what` is blank.
        book, record_id: the record, when it is one of a book.

    Raises:
        UserError: if nothing is said, or the record is not there.
    """
    title = what.strip()
    if book:
        record = office.store.get(BY_KEY[book], record_id)
        title = title or (BY_KEY[book].title_of(record) if record else "")
    if not title:
        raise UserError(
            "KH-03",
            say("What proves the task is not said."),
            say("Nothing was attached."),
            say("Write a few words, such as which minutes and where they are kept."),
        )
    with office.store.transaction(say("Attach evidence to a task")) as tx:
        return tx.insert(
            PLAN_EVIDENCE,
            {
                "task_id": task_id,
                "what": title,
                "on_day": on.isoformat() if on else None,
                "book": book or None,
                "record_id": record_id or None,
                "origin": "hand",
            },
        )


def set_aside(office: Office, task_id: str, evidence: Evidence, reason: str) -> None:
    """Take evidence off a task: a line attached by hand goes to the waste basket, one found by rule is set aside for good.

    Raises:
        UserError: if no reason is given.
    """
    if not reason.strip():
        raise UserError(
            "KH-04",
            say("A reason is needed to set evidence aside."),
            say("Nothing was changed."),
            say("Write a few words and try again."),
        )
    with office.store.transaction(say("Set evidence aside")) as tx:
        if evidence.kept_id:
            tx.delete(PLAN_EVIDENCE, evidence.kept_id, reason.strip())
            return
        proof = evidence.proof
        tx.insert(
            PLAN_EVIDENCE,
            {
                "task_id": task_id,
                "what": proof.title,
                "on_day": proof.day or None,
                "book": proof.register,
                "record_id": proof.id,
                "origin": "excluded",
                "note": reason.strip(),
            },
        )


def next_report(office: Office, plan_id: str, on: date) -> dict[str, Any] | None:
    """Return the report that is to be sent next: the earliest not sent yet."""
    waiting = (r for r in office.children(PLAN_REPORTS, plan_id) if not r["sent_on"])
    return next(waiting, None)


def chase_day(office: Office, plan: Record) -> str:
    """Return the day by which open tasks are asked after: that of the next report, or the end of the plan's year."""
    report = next_report(office, str(plan["id"]), office.today())
    return str(report["due"]) if report else f"{plan['year']}-12-31"


def to_chase(found: Sequence[TaskStanding], by: str) -> list[TaskStanding]:
    """Return the tasks to be asked after before a report: open ones due by its day, and open ones nothing proves yet.

    Args:
        by: the day of the report, "2026-06-19".
    """
    return [s for s in found if s.open and ((s.task["due"] and str(s.task["due"]) <= by) or not s.evidence)]


# ----------------------------------------------------------------------------------------------------------- papers


def chase_sheet(office: Office, plan: Record, number: PaperNumber) -> Sheet:
    """Compose the list of tasks to be asked after before the next report, or to the end of the year when none is due."""
    report = next_report(office, str(plan["id"]), office.today())
    by = chase_day(office, plan)
    words = papers.wording(office, "plan_tasks")
    found = to_chase(standings(office, plan), by)
    written = table_date(date.fromisoformat(by))
    opening = (
        words.fill("chase_report", report=report["name"], day=written)
        if report
        else words.fill("chase_year", day=written)
    )
    return _sheet(
        office,
        plan,
        number,
        "chase-list",
        found,
        words.fill("chase_title"),
        (opening,),
        ("number", "task", "actor", "awaited", "time", "state"),
        words.fill("chase_nothing", day=written),
    )


def follow_up_sheet(office: Office, plan: Record, number: PaperNumber) -> Sheet:
    """Compose the table of the commune's own tasks with progress and evidence."""
    words = papers.wording(office, "plan_tasks")
    found = [s for s in standings(office, plan) if s.ours]
    done = sum(s.task["progress"] == "done" for s in found)
    opening = [words.fill("follow_up", count=len(found), done=done)]
    if plan["baseline_points"]:
        opening.append(words.fill("baseline", **_baseline(plan)))
    if plan["goal_ranks"]:
        opening.append(words.fill("goal", ranks=plan["goal_ranks"]))
    return _sheet(
        office,
        plan,
        number,
        "task-table",
        found,
        words.fill("follow_up_title"),
        tuple(opening),
        ("number", "task", "share", "responsible", "time", "state", "evidence"),
        words.fill("follow_up_nothing"),
    )


def _baseline(plan: Record) -> Mapping[str, str]:
    return {
        "year": str(plan["baseline_year"] or ""),
        "points": str(plan["baseline_points"]).replace(".", ","),
        "rank": f"{plan['baseline_rank'] or '…'}/{plan['baseline_of'] or '…'}",
    }


def _sheet(
    office: Office,
    plan: Record,
    number: PaperNumber,
    kind: str,
    found: Sequence[TaskStanding],
    title: str,
    opening: tuple[str, ...],
    columns: tuple[str, ...],
    empty: str,
) -> Sheet:
    words = papers.wording(office, "plan_tasks")
    told = TablePaperFacts(
        papers.issuing_office(office),
        facts.dated(number.day or office.today()),
        title,
        (words.fill("of_plan", plan=plan["title"]),),
        columns,
        [TableLine(_cells(s, words)) for s in found],
        papers.signer(office),
        receivers.of_paper(office, "internal"),
        before=opening,
        empty=empty,
    )
    stem = papers.stem_of_kind(kind, str(plan["year"]))
    return Sheet(kind, stem, table_paper(told, words, papers.watermark(office)), public=False)


def time_told(task: Record) -> str:
    """Return when a task is to be done: as the plan states it, and the day reckoned from that."""
    due = table_date(date.fromisoformat(str(task["due"]))) if task["due"] else ""
    return "\n".join(dict.fromkeys(filter(None, (task["time_stated"], due))))


def _cells(standing: TaskStanding, words: Wording) -> dict[str, str]:
    task, states = standing.task, words.data["states"]
    share = PLAN_TASKS["share"].choice(str(task["share"] or ""))
    return {
        "number": task["number"] or "",
        "task": task["task"],
        "share": share.print_label if share else "",
        "responsible": task["responsible"] or "",
        "actor": _who_acts(task, words),
        "awaited": _awaited(standing, words),
        "time": time_told(task),
        "state": states[_state(standing)],
        "evidence": _proofs(standing, words) or states["no_evidence"],
    }


def _proofs(standing: TaskStanding, words: Wording) -> str:
    """Return the first proofs by name and how many more there are; the window has them all."""
    names = [shorten(evidence.proof.title, _LONGEST_PROOF, placeholder="…") for evidence in standing.evidence]
    told = "; ".join(names[:_NAMED_PROOFS])
    more = len(names) - _NAMED_PROOFS
    return words.fill("evidence_more", named=told, count=f"{more:02d}") if more > 0 else told


def _state(standing: TaskStanding) -> str:
    if standing.ours and standing.overdue:
        return "overdue"
    if standing.ours and standing.done_late:
        return "done_late"
    return str(standing.task["progress"] or "waiting")


def _who_acts(task: Record, words: Wording) -> str:
    """Return who is asked: the person in charge, and who leads by the plan; where another office leads, that the commune co-operates."""
    lead = str(task["lead"] or "")
    if task["share"] == "shares":
        lead = words.fill("actor_shares", lead=lead) if lead else words.fill("actor_shares_only")
    return "\n".join(filter(None, (task["responsible"], lead))) or words.fill("actor_leads")


def _awaited(standing: TaskStanding, words: Wording) -> str:
    """Return what is asked for: that the task is done and shown to be, or only that it is said to be done."""
    count = len(standing.evidence)
    return words.fill("awaited_done", count=count) if count else words.fill("awaited_proof")
