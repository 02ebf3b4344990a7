"""Read a PAPI plan from Word, Excel or pasted text and enter it with its tasks and report days, as one batch.

Reading stores nothing, so that the official first looks at what was understood.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.plan.facts import ReportDay
from papi_desktop.domain.plan.pasted import Block, blocks_of_text
from papi_desktop.domain.plan.reading import PlanTask, ReadPlan, read_plan
from papi_desktop.domain.plan.share import Share
from papi_desktop.domain.plan.words import PlanWords
from papi_desktop.domain.registers import PLAN_REPORTS, PLAN_TASKS, PLANS
from papi_desktop.exchange.plan_file import blocks_in, read_blocks
from papi_desktop.exchange.plan_words import load_plan_words
from papi_desktop.operations import attachments, papers
from papi_desktop.operations.office import Office
from papi_desktop.paths import resource_folder
from papi_desktop.store.query import Query

LONGEST_TITLE = 300


@dataclass(frozen=True)
class PlanStored:
    """What was entered.

    Attributes:
        batch: by which it can be undone.
        plan_id: the plan.
        tasks: how many tasks.
    """

    batch: str
    plan_id: str
    tasks: int


@cache
def plan_words() -> PlanWords:
    """Return the words by which plans are recognised."""
    return load_plan_words(resource_folder("plan", "words.toml"))


def read_file(office: Office, path: Path, *, year: int | None = None) -> ReadPlan:
    """Read a plan's file.

    Args:
        year: of the plan, when the official says it; else what the plan says, else this year.

    Raises:
        UserError: if the file cannot be read, or no task is found in it.
    """
    return _read(office, read_blocks(path, plan_words()), year)


def read_bytes(office: Office, data: bytes) -> ReadPlan:
    """Read a plan's file held in memory, as `read_file`."""
    return _read(office, blocks_in(data, plan_words()), None)


def read_text(office: Office, text: str, *, year: int | None = None) -> ReadPlan:
    """Read pasted text, as `read_file`."""
    return _read(office, blocks_of_text(text, plan_words()), year)


def _read(office: Office, blocks: list[Block], year: int | None) -> ReadPlan:
    today = office.today()
    dimensions = {d.id: d.title_vi for d in office.rules.dimensions(today)}
    own = str(office.unit.get("name") or "")
    found = read_plan(
        blocks, plan_words(), dimensions, year=year or today.year, own=own, year_is_stated=year is not None
    )
    if not found.tasks:
        raise UserError(
            "KH-01",
            say("No task was found: neither a table with the tasks and who leads them, nor numbered paragraphs."),
            say("Nothing was stored."),
            say("Copy the table with its heading line and paste it, or record the tasks by hand."),
        )
    return found


def with_shares(plan: ReadPlan, shares: dict[int, Share]) -> ReadPlan:
    """Return the plan with the part of the commune put right, by place of the task."""
    tasks = tuple(replace(task, share=shares.get(place, task.share)) for place, task in enumerate(plan.tasks))
    return replace(plan, tasks=tasks)


def proposed_title(office: Office, plan: ReadPlan) -> str:
    """Return what a plan is called by what stands under "KẾ HOẠCH", else by its year."""
    words, title = papers.wording(office, "plan_tasks"), plan.facts.title
    if not title:
        return words.fill("plan_title", year=str(plan.year))
    if title.isupper():
        return words.fill("plan_named", title=title).upper()
    return words.fill("plan_named", title=title[:1].lower() + title[1:])


def issuer(office: Office, plan: ReadPlan) -> str:
    """Return who issued the plan; where it names only the level ("UBND tỉnh"), that is ours: the own unit's or its province's."""
    stated = plan.facts.issuer
    committee, _space, level = stated.rpartition(" ")
    for own in (str(office.unit["province"] or ""), str(office.unit["name"] or "")):
        if level and own.casefold().startswith(f"{level.casefold()} "):
            return f"{committee} {own}".strip()
    return stated


def store(
    office: Office,
    plan: ReadPlan,
    *,
    title: str = "",
    issued_by: str = "",
    source: Path | None = None,
    received: tuple[str, bytes] | None = None,
) -> PlanStored:
    """Enter a plan with its tasks and report days.

    Args:
        issued_by: the office that issued it; else the one its letterhead names.
        source: the file it was read from, kept with it.
        received: name and content of the file, where it lies on no disk.
        title: the name the official gave it; else the proposed one.

    Raises:
        UserError: if a plan of this name and year is in the book already.
    """
    name = (title or proposed_title(office, plan))[:LONGEST_TITLE]
    facts = plan.facts
    for known in office.store.all(PLANS, Query(filters={"year": plan.year})):
        if (known["title"], known["number"] or "") == (name, facts.number):
            raise UserError(
                "KH-02",
                say("The plan “{title}” of {year} is in the book already.", title=name, year=plan.year),
                say("Nothing was entered twice."),
                say("Change its tasks there, or remove it first."),
            )
    values = {
        "title": name,
        "number": facts.number or None,
        "issued_on": facts.issued_on.isoformat() if facts.issued_on else None,
        "issued_by": issued_by or issuer(office, plan) or None,
        "year": plan.year,
        "baseline_year": str(facts.baseline_year) if facts.baseline_year else None,
        "baseline_points": facts.baseline_points or None,
        "baseline_rank": facts.baseline_rank,
        "baseline_of": facts.baseline_of,
        "goal_ranks": facts.target_ranks,
    }
    words = papers.wording(office, "plan_tasks")
    with office.store.transaction(say("Read a plan with {count} tasks", count=len(plan.tasks))) as tx:
        plan_id = tx.insert(PLANS, values)
        for place, task in enumerate(plan.tasks, 1):
            tx.insert(PLAN_TASKS, {"plan_id": plan_id, "position": place, **task_values(task)})
        for report in facts.reports:
            called = words.fill(f"report_{report.period}", **_of_report(report))
            tx.insert(PLAN_REPORTS, {"plan_id": plan_id, "name": called, "due": report.due.isoformat()})
        if source is not None:
            received = source.name, source.read_bytes()
        if received is not None:
            attachments.attach(office, tx, (PLANS.key, plan_id), "source", *received)
        return PlanStored(tx.batch, plan_id, len(plan.tasks))


def _of_report(report: ReportDay) -> dict[str, str]:
    quarter = {"quarter": str((report.due.month + 2) // 3)} if report.period == "quarter" else {}
    return {"year": str(report.due.year), **quarter}


def task_values(task: PlanTask) -> dict[str, Any]:
    """Return a task as its book keeps it."""
    stated, main, target = task.stated, task.schedule.main, task.schedule.target
    return {
        "number": stated.number,
        "task": stated.task,
        "lead": _one_line(stated.lead),
        "cooperating": _one_line(stated.cooperating),
        "share": task.share.value,
        "dimension": task.part or None,
        "time_stated": _one_line(stated.time),
        "schedule": main.kind.value,
        "starts": main.first.isoformat() if main.first else None,
        "due": main.last.isoformat() if main.last else None,
        "times_count": target.count if target else None,
        "times_per": target.per if target else None,
        "progress": "waiting",
    }


def _one_line(text: str) -> str | None:
    return "; ".join(line.strip(" ;") for line in text.splitlines()) or None


def as_answer(task: PlanTask) -> dict[str, Any]:
    """Return a task in JSON types, for the command."""
    target = task.schedule.target
    phrases = [
        {
            "kind": phrase.kind.value,
            "from": phrase.first.isoformat() if phrase.first else None,
            "to": phrase.last.isoformat() if phrase.last else None,
            **({"every": phrase.every} if phrase.every else {}),
        }
        for phrase in task.schedule.phrases
    ]
    return {
        "number": task.stated.number,
        "task": task.stated.task,
        "lead": task.stated.lead,
        "with": task.stated.cooperating,
        "time": task.stated.time,
        "schedule": {
            **phrases[0],
            "then": phrases[1:],
            "target": {"count": target.count, "per": target.per} if target else None,
        },
        "share": task.share.value,
        "dimension": task.part,
        "ours": task.ours,
    }


SHARE_WORDS = {Share.LEADS: N_("Leads"), Share.SHARES: N_("Co-operates"), Share.NONE: N_("Not ours")}
"""What the share is called on screen, as in the book."""
