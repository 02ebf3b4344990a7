"""What does not agree in a budget: checks A1–A16 over its tables, the budgets beside it, and what the stage asks for.

Everything here warns; nothing blocks and nothing is recomputed. A warning is passed with a written reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from papi_desktop.domain.budget import checks_across, deduction
from papi_desktop.domain.budget.checks import check_table
from papi_desktop.domain.budget.checks_across import Budget
from papi_desktop.domain.budget.finding import Finding
from papi_desktop.domain.budget.table import Table
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import BUDGET_TABLES, BUDGETS
from papi_desktop.exchange.budget_resources import budget_words, read
from papi_desktop.operations.budget.stages import stages
from papi_desktop.operations.budget.tables import KeptTable, tables_of
from papi_desktop.operations.office import Office
from papi_desktop.store.query import Query

NARRATIVES = ("narrative_revenue", "narrative_spending", "narrative_other")

CHECK_NAMES = {
    "A1": N_("Total revenue"),
    "A2": N_("Supplements"),
    "A3": N_("Revenue by rows"),
    "A4": N_("Share of the commune"),
    "A5": N_("Spending by rows"),
    "A6": N_("Sum of columns"),
    "A7": N_("Comparison in per cent"),
    "A8": N_("Table against table"),
    "A9": N_("Revenue covers spending"),
    "A10": N_("Surplus"),
    "A11": N_("Carried over to the next year"),
    "A12": N_("Running total"),
    "A13": N_("Target given"),
    "A14": N_("Reserve"),
    "A15": N_("Difference of revenue and spending"),
    "TM": N_("Narrative"),
    deduction.CHECK: N_("Hidden amount gives itself away"),
}
"""What people call each check."""


@dataclass(frozen=True)
class Warned:
    """A finding with the reason for which it was passed; "" while it is open."""

    finding: Finding
    reason: str = ""


def warnings_of(office: Office, record: Record, tables: Sequence[KeptTable]) -> list[Warned]:
    """Return everything that does not agree in a budget, open warnings first.

    Args:
        record: the budget.
        tables: its tables, as kept or as they stand on the screen.
    """
    reasons = {key: reason for kept in tables for key, reason in kept.passed.items()}
    found = findings(office, int(record["year"]), record["stage"], [kept.table for kept in tables], str(record["id"]))
    found += unwritten(record["stage"], record)
    found += [finding for _kept, finding in _deduced(tables)]
    return sorted((Warned(f, reasons.get(f.key, "")) for f in found), key=lambda warned: bool(warned.reason))


def unwritten(stage_id: str, record: Record) -> list[Finding]:
    """Return the warning that a stage wants an explanation in words and has none."""
    stage = stages().get(stage_id)
    if stage is None or not stage.narrative or any((record.get(key) or "").strip() for key in NARRATIVES):
        return []
    return [Finding("TM", say("This stage is disclosed with an explanation in words; none is written yet."))]


def deduced(tables: Sequence[Table]) -> list[Finding]:
    """Return what the public copies of tables give away, each alone and all together."""
    alone = [finding for table in tables for finding in deduction.deducible(table)]
    return [*alone, *(finding for _place, finding in deduction.deducible_across(tables))]


def given_away(tables: Sequence[KeptTable]) -> list[tuple[KeptTable, Finding]]:
    """Return what the public copy of these tables gives away and no reason was written for, each with its table."""
    return [(kept, finding) for kept, finding in _deduced(tables) if finding.key not in kept.passed]


def _deduced(tables: Sequence[KeptTable]) -> list[tuple[KeptTable, Finding]]:
    """Return what these tables give away, each alone and all together, with the table whose row is hidden."""
    alone = [(kept, finding) for kept in tables for finding in deduction.deducible(kept.table)]
    together = deduction.deducible_across([kept.table for kept in tables])
    return [*alone, *((tables[place], finding) for place, finding in together)]


def pass_given_away(office: Office, budget_id: str, reason: str) -> None:
    """Keep one reason for everything the public copy of a budget gives away, as one batch."""
    found = given_away(tables_of(office, budget_id))
    with office.store.transaction(say("Hand out the public tables all the same: {reason}", reason=reason)) as tx:
        for kept in {kept.id: kept for kept, _finding in found}.values():
            passed = {finding.key: reason for of, finding in found if of.id == kept.id}
            tx.update(BUDGET_TABLES, kept.id, {"passed": {**kept.passed, **passed}}, version=kept.version)


def findings(office: Office, year: int, stage_id: str, tables: Sequence[Table], budget_id: str = "") -> list[Finding]:
    """Return the findings about tables of one stage of one year, against the other budgets in the book."""
    words = budget_words()
    this = Budget(year, stage_id, _name(stage_id), tuple(tables))
    found = [finding for table in tables for finding in check_table(table, words)]
    if len(tables) > 1:
        found += checks_across.agree(this, words)
    stage = stages().get(stage_id)
    if stage is None:
        return found
    if stage.balanced:
        found += checks_across.balanced(this, words)
        found += checks_across.assigned(this, words)
        found += _reserve(office, this)
    if stage.settles:
        found += checks_across.surplus(this, words)
        for other in budgets_of(office, year - 1, (stage_id,), budget_id):
            found += checks_across.carried_over(other, this, words)
    if stage.cumulative:
        for other in budgets_of(office, year, _earlier(stage_id), budget_id)[-1:]:
            found += checks_across.cumulative(other, this, words)
    return found


def budgets_of(office: Office, year: int, wanted: Iterable[str], without: str = "") -> list[Budget]:
    """Return the budgets of a year in the order of the stages wanted."""
    records = [r for r in office.store.all(BUDGETS, Query(filters={"year": year})) if r["id"] != without]
    return [
        Budget(year, stage, _name(stage), tuple(kept.table for kept in tables_of(office, record["id"])))
        for stage in wanted
        for record in records
        if record["stage"] == stage
    ]


def _name(stage: str) -> str:
    choice = BUDGETS["stage"].choice(stage)
    return choice.print_label if choice else stage


def _earlier(stage_id: str) -> list[str]:
    """Return the stages of the same year whose figures this one carries on, in the order of the year."""
    running = [name for name, stage in stages().items() if stage.cumulative]
    return running[: running.index(stage_id)]


def _reserve(office: Office, budget: Budget) -> Iterable[Finding]:
    """Return A14 by the shares of the rule tables; none for a year for which they have none."""
    day = date(budget.year, 1, 1)
    try:
        named = read("stages")["reserve"]
        least, most = (office.rules.rule(named[bound], day).amount for bound in ("least", "most"))
    except UserError:
        return ()
    if least is None or most is None:
        return ()
    return checks_across.reserve(budget, budget_words(), least, most)
