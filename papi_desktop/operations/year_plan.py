"""The yearly disclosure plan: its lines from the duties of the law, and its papers.

Article 14(1) of Law 10/2022/QH15 wants content, form, time, duration and who does it. Everything comes from the duty catalogue; the
official changes lines and adds own ones. Generated words are templates of "year_plan".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from papi_desktop.documents.kinds import facts
from papi_desktop.documents.kinds.table_paper import TableLine, TablePaperFacts, table_paper
from papi_desktop.documents.kinds.year_plan import YearPlanFacts, year_plan
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.law.rules import Duty, Frequency, PostingKind, Rule, RuleKind, Stage
from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import DISCLOSURES, PLACES, YEAR_PLAN_ITEMS, YEAR_PLANS
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations import papers, receivers, record_papers, records
from papi_desktop.operations.book import PaperNumber
from papi_desktop.operations.office import Office
from papi_desktop.operations.papers import Sheet
from papi_desktop.operations.record_papers import AS_ISSUED, MadePaper
from papi_desktop.operations.year_plan_standing import TIMES_A_YEAR, Standing, last_day, standings
from papi_desktop.store.query import Query
from papi_desktop.store.transaction import Transaction

_YEARS_AHEAD = 1
"""How far ahead a plan is made: in the last months of a year that of the next."""


def generate(office: Office, tx: Transaction, plan_id: str, year: int) -> int:
    """Write a line for every duty in force in the year, stage by stage, and return how many."""
    return _insert(office, tx, plan_id, year, office.rules.duties(last_day(year)), after=0)


def _insert(office: Office, tx: Transaction, plan_id: str, year: int, duties: Iterable[Duty], *, after: int) -> int:
    words = papers.wording(office, "year_plan")
    who = _who_did(office)
    lines = [
        {**line, "responsible": who.get(duty.id) or words.fill("usual_responsible")}
        for duty in duties
        for line in _lines(office, duty, year, words)
    ]
    tx.insert_many(
        YEAR_PLAN_ITEMS, [{"plan_id": plan_id, "position": n, **line} for n, line in enumerate(lines, after + 1)]
    )
    return len(lines)


def without(office: Office, duty_id: str) -> list[dict[str, Any]]:
    """Return the plans of this year and later, oldest first, in whose year a duty is in force and which have no line for it."""
    years = range(office.today().year, office.today().year + _YEARS_AHEAD + 1)
    plans = [plan for year in years if (plan := plan_of(office, year)) is not None]
    return [
        plan
        for plan in plans
        if any(duty.id == duty_id for duty in office.rules.duties(last_day(int(plan["year"]))))
        and all(item["duty"] != duty_id for item in items_of(office, str(plan["id"])))
    ]


def add_duty(office: Office, plans: Iterable[Record], duty_id: str) -> None:
    """Put the lines of a duty behind those the plans have; what they have stays as the official left it."""
    office.store.require_write(YEAR_PLAN_ITEMS)
    title = office.rules.all_duties.versions(duty_id)[-1].title_vi
    with office.store.transaction(say("Add “{duty}” to the plan of the year", duty=title)) as tx:
        for plan in plans:
            year, plan_id = int(plan["year"]), str(plan["id"])
            last = max((item["position"] or 0 for item in items_of(office, plan_id)), default=0)
            _insert(office, tx, plan_id, year, (office.rules.duty(duty_id, last_day(year)),), after=last)


def plan_of(office: Office, year: int) -> dict[str, Any] | None:
    """Return the plan of a year, if there is one."""
    return next(iter(office.store.all(YEAR_PLANS, Query(filters={"year": year}))), None)


def items_of(office: Office, plan_id: str) -> list[dict[str, Any]]:
    """Return the lines of a plan in their order."""
    return office.children(YEAR_PLAN_ITEMS, plan_id)


# ------------------------------------------------------------------------------------------------------------ lines


def _who_did(office: Office) -> dict[str, str]:
    """Return by duty who made it public last, else who was to do it by the last plan."""
    planned = {item["duty"]: item["responsible"] for item in office.store.all(YEAR_PLAN_ITEMS) if item["responsible"]}
    done = sorted(office.store.all(DISCLOSURES), key=lambda d: str(d["posted_from"] or d["document_date"] or ""))
    return {**planned, **{d["duty"]: d["responsible"] for d in done if d["duty"] and d["responsible"]}}


def _lines(office: Office, duty: Duty, year: int, words: Wording) -> Iterable[dict[str, Any]]:
    arises = duty.frequency not in TIMES_A_YEAR
    basis = office.rules.printable_citation(duty)
    for stage in duty.stages:
        main = stage is duty.main
        content = duty.title_vi if main or not stage.title_vi else f"{duty.title_vi}: {stage.title_vi}"
        yield {
            "content": content,
            "duty": duty.id,
            "stage": "" if main else stage.id,
            "basis": basis,
            "state": "when_arises" if arises else "planned",
            "forms": _forms(office, stage, year, words),
            "places": _places(stage),
            "time": _time(office, duty, stage, year, words),
            "duration": _duration(office, stage, year, words),
            "note": None if basis else duty.note or None,
        }


def _forms(office: Office, stage: Stage, year: int, words: Wording) -> str | None:
    """Return the forms that bind this commune, and those of which one is enough; what hangs somewhere is posted in any case."""
    unit = office.unit
    facilities = {name for name, key in (("website", "has_website"), ("loudspeaker", "has_radio")) if unit.get(key)}
    binding = office.rules.binding_channels(stage, facilities, last_day(year))
    hangs = ("NY",) if stage.places and not {"NY"} & {*binding, *stage.any_of} else ()
    named = [*papers.forms_in_words(office, (*hangs, *binding))]
    if stage.any_of:
        choices = ", ".join(papers.forms_in_words(office, stage.any_of))
        named.append(words.fill("any_of", forms=choices))
    text = "; ".join(named)
    return text[:1].upper() + text[1:] or None


def _places(stage: Stage) -> str | None:
    named = (PLACES["kind"].choice(code) for code in stage.places)
    return "; ".join(choice.print_label for choice in named if choice is not None) or None


def _time(office: Office, duty: Duty, stage: Stage, year: int, words: Wording) -> str:
    main = stage is duty.main or duty.frequency not in TIMES_A_YEAR
    often = str(words.data["frequencies"][(duty.frequency if main else Frequency.YEARLY).value])
    if not stage.deadline_rule:
        return often
    told = _rule_in_words(office.rules.rule(stage.deadline_rule, last_day(year)), words)
    return f"{often}. {told}" if duty.frequency is not Frequency.PERMANENT else often


def _rule_in_words(rule: Rule, words: Wording) -> str:
    unit = words.data["units"].get(str(rule.unit), "")
    amount = f"{int(rule.amount):02d}" if rule.amount is not None else ""
    if rule.kind is RuleKind.NOTICE:
        return words.fill("notice", trigger=rule.trigger_vi, amount=amount, unit=unit)
    if rule.amount == 0:
        return words.fill("deadline_at_once", trigger=rule.trigger_vi)
    return words.fill("deadline", trigger=rule.trigger_vi, amount=amount, unit=unit)


def _duration(office: Office, stage: Stage, year: int, words: Wording) -> str | None:
    match stage.posting_kind:
        case PostingKind.PERMANENT:
            return words.fill("posting_permanent")
        case PostingKind.WHOLE_PERIOD:
            return words.fill("posting_whole_period")
        case PostingKind.UNTIL_EVENT:
            return words.fill("posting_until_event")
    if not stage.posting_rule:
        return None
    rule = office.rules.rule(stage.posting_rule, last_day(year))
    amount = f"{int(rule.amount):02d}" if rule.amount is not None else ""
    return words.fill("posting", amount=amount, unit=words.data["units"].get(str(rule.unit), ""))


def duty_of_plan(office: Office) -> str:
    """Return the duty that asks for the plan itself."""
    return office.matters.named(YEAR_PLANS.key, "plan").duty


# ----------------------------------------------------------------------------------------------------------- papers


def plan_sheet(office: Office, plan: Record, number: PaperNumber) -> Sheet:
    """Compose the plan as an official paper."""
    year = int(plan["year"])
    words = papers.wording(office, "year_plan")
    items = [item for item in items_of(office, str(plan["id"])) if item["state"] != "left_out"]
    groups = [[i for i in items if i["state"] == state] for state in ("planned", "when_arises")]
    lines: list[TableLine] = []
    for state, members in zip(("planned", "when_arises"), groups, strict=True):
        if members:
            lines.append(TableLine({}, words.fill(f"group_{state}")))
            lines += [TableLine(_cells(item)) for item in members]
    duty = duty_of_plan(office)
    citation = next(
        (office.rules.printable_citation(d) for d in office.rules.duties(last_day(year)) if d.id == duty), None
    )
    told = YearPlanFacts(
        papers.issuing_office(office),
        facts.Document(f"KH-{office.unit.get('symbol') or 'UBND'}", number.text or None, number.day),
        year,
        lines,
        len(groups[0]),
        len(groups[1]),
        papers.signer(office),
        receivers.of_paper(office, "plan"),
        citation or "",
    )
    paper = year_plan(told, words, papers.watermark(office))
    return Sheet("year-plan", papers.stem_of_kind("year-plan", str(year)), paper, public=True)


def missing_sheet(office: Office, plan: Record, number: PaperNumber) -> Sheet:
    """Compose the list of what the plan's year still wants: what is late first, then what the year has time for.

    Of a year that has not begun nothing is missing, which a sentence says.
    """
    year, on = int(plan["year"]), number.day or office.today()
    day = table_date(on)
    words = papers.wording(office, "year_plan")
    found = [standing for standing in standings(office, plan, on) if standing.missing]
    late = [standing for standing in found if standing.late]
    later = [standing for standing in found if not standing.late]
    begun = on.year >= year
    lines = [
        line
        for name, group in (("late", late), ("later", later))
        for line in _missing_group(name, group, year, words)
        if begun
    ]
    nothing = words.fill("missing_nothing", day=day, year=year)
    told = TablePaperFacts(
        papers.issuing_office(office),
        facts.dated(on),
        words.fill("missing_title"),
        (words.fill("missing_subject", year=year, commune=office.unit["name"], day=day),),
        ("serial", "content", "forms", "time", "responsible", "state"),
        lines,
        papers.signer(office),
        receivers.of_paper(office, "internal"),
        before=(words.fill("missing_opening", count=len(found), late=len(late), later=len(later)),) if lines else (),
        empty=nothing if begun else words.fill("missing_not_begun", year=year, day=day, count=len(found)),
    )
    paper = table_paper(told, words, papers.watermark(office))
    return Sheet("not-disclosed", papers.stem_of_kind("not-disclosed", str(year)), paper, public=False)


def _missing_group(name: str, found: Iterable[Standing], year: int, words: Wording) -> list[TableLine]:
    rows = [TableLine({**_cells(standing.item), "state": _state(standing, words)}) for standing in found]
    return [TableLine({}, words.fill(f"missing_{name}", count=len(rows), year=year)), *rows] if rows else []


def _state(standing: Standing, words: Wording) -> str:
    if standing.done:
        return words.fill("missing_state", done=standing.done, wanted=standing.wanted)
    return words.fill("missing_never")


def _cells(item: Record) -> dict[str, str]:
    return {name: item[name] or "" for name in ("content", "forms", "places", "time", "duration", "responsible")}


# ---------------------------------------------------------------------------------------------------------- command


@dataclass(frozen=True)
class MadePlan:
    """A yearly plan made by the command.

    Attributes:
        lines: of the plan.
        made: whether it was generated now; a plan that was there already is printed as it stands.
        paper: the plan on paper.
    """

    year: int
    plan_id: str
    lines: int
    made: bool
    paper: MadePaper


def make(office: Office, year: int, out: Path, *, number: str = AS_ISSUED) -> MadePlan:
    """Print the plan of a year into `out`, as its record prints it; generate it first if there is none.

    Args:
        number: as for any paper of a record; "" leaves its space blank, as for a draft to be signed.

    Raises:
        UserError: if the number is taken or `out` cannot be written.
    """
    plan = plan_of(office, year)
    plan_id = str(plan["id"]) if plan else records.save(office, YEAR_PLANS, {**YEAR_PLANS.blank(), "year": year})
    paper = record_papers.make(office, YEAR_PLANS, plan_id, "year-plan", out, number=number)
    return MadePlan(year, plan_id, len(items_of(office, plan_id)), plan is None, paper)
