"""Take over the workbook of the finance office as it is: dry run, then one batch with the original file kept beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from papi_desktop.domain.budget import outline
from papi_desktop.domain.budget.finding import Finding
from papi_desktop.domain.budget.table import Table, Unit
from papi_desktop.domain.budget.words import private_rows
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.registers import (
    ATTACHMENTS,
    BUDGET_TABLES,
    BUDGETS,
    BY_KEY,
    GIFTS,
    HOUSEHOLDS,
    PLAN_TASKS,
    VILLAGES,
)
from papi_desktop.exchange.budget_reader import BudgetReading, read_budget
from papi_desktop.exchange.budget_resources import budget_words
from papi_desktop.exchange.encodings import decode_by_fonts
from papi_desktop.exchange.limits import LIMITS, refused
from papi_desktop.exchange.list_kind import list_of
from papi_desktop.exchange.sheets import bytes_of, read_book
from papi_desktop.jobs import Progress
from papi_desktop.operations import safety
from papi_desktop.operations.budget import checks, stages, tables
from papi_desktop.operations.office import Office
from papi_desktop.store.query import Query

_LISTS = (HOUSEHOLDS, GIFTS, VILLAGES, PLAN_TASKS)
"""Books whose workbooks lie beside those of the budget."""
_TITLES = 8
"""Rows in which the title of a list stands."""


@dataclass(frozen=True)
class BudgetRun:
    """What an import would store.

    Attributes:
        path: the workbook.
        year, stage: as given or as the titles tell; 0 and "" when neither does.
        unit: of the first table.
        tables: in the order of the sheets.
        findings: what does not agree.
        asked: what the budget warns of besides once the tables are stored: no explanation in words, amounts that give themselves away.
        blanks: labels of rows estimated but not carried out; blank, not 0.
        private_rows: labels of rows the public copy will not have.
        notes: what the official should know of the reading.
        known: id of the budget of that year and stage in the book, which takes the tables; "" for a new one.
    """

    path: Path
    year: int
    stage: str
    unit: Unit
    tables: tuple[Table, ...]
    findings: tuple[Finding, ...]
    blanks: tuple[str, ...]
    private_rows: tuple[str, ...]
    notes: tuple[Message, ...]
    known: str = ""
    asked: tuple[Finding, ...] = ()


def dry_run(office: Office, path: Path, *, year: int | None = None, stage: str = "", budget_id: str = "") -> BudgetRun:
    """Read a workbook and say everything about it, storing nothing.

    Args:
        year, stage: of the budget; told by the titles of the workbook when left out.
        budget_id: of the budget in the book that takes the tables, when the official began there.

    Raises:
        UserError: if the file cannot be read or holds no table; NS-03 if it is the list of another book.
    """
    given = office.store.get(BUDGETS, budget_id) if budget_id else None
    if given is not None:
        year, stage = int(given["year"]), str(given["stage"])
    reading = _reading(office, path, stage)
    told_year, told_stage = stages.told_by([path.stem, *reading.titles], office.today())
    year, stage = year or told_year or 0, stage or told_stage
    known = budget_id or (_known(office, year, stage) if year and stage else "")
    findings = checks.findings(office, year, stage, reading.tables, known)
    return BudgetRun(
        path,
        year,
        stage,
        reading.unit,
        reading.tables,
        tuple(findings),
        tuple(label for table in reading.tables for label in blanks(table)),
        tuple(outline.bare(t.rows[n].label) for t in reading.tables for n in sorted(private_rows(t.rows))),
        reading.notes,
        known,
        (*checks.unwritten(stage, office.store.get(BUDGETS, known) or {}), *checks.deduced(reading.tables)),
    )


def _reading(office: Office, path: Path, stage: str) -> BudgetReading:
    """Return what a workbook holds; a list of gifts, people or villages has rows and figures too, and is sent where it belongs.

    Args:
        stage: of the budget that is to take it. Direct support is itself a list of people (Mẫu biểu số 81), as a title may tell too.
    """
    data = bytes_of(path, LIMITS)
    book = read_book(data)
    decode_by_fonts(book)
    other = list_of(book.sheets, _LISTS)
    if other is None:
        return read_budget(data)
    said = (value for sheet in book.sheets for row in sheet.rows[:_TITLES] for value in row if isinstance(value, str))
    if stages.PEOPLE in (stage, stages.told_by(said, office.today())[1]):
        return read_budget(data)
    menu = Message((BY_KEY[other.parent] if other.parent else other).title)
    what = say(
        "“{file}” is no budget: by its columns it is a list of “{book}”.", file=path.name, book=Message(other.title)
    )
    todo = say(
        "Open “{book}” and import it there. Here, choose the finance office's workbook with the tables of revenue and spending.",
        book=menu,
    )
    raise refused("NS-03", what, todo)


def totals(table: Table) -> list[Decimal | None]:
    """Return what the total row states of the commune's own budget; empty when the table has no total."""
    total = next((row for row in table.rows if row.level == 0), None)
    return [total.figure(column) for column in table.own_columns()] if total else []


def blanks(table: Table) -> list[str]:
    """Return the rows whose main figure is blank although something is stated of them, or could only be stated there."""
    main = table.main_column()
    if main is None:
        return []
    own = table.own_columns()
    groups = outline.groups(table.rows)
    return [
        outline.bare(row.label)
        for number, row in enumerate(table.rows)
        if row.cells[main] is None
        and number not in groups
        and (len(own) == 1 or any(row.figure(column) is not None for column in own))
    ]


def commit(office: Office, run: BudgetRun, progress: Progress | None = None) -> tuple[str, str]:
    """Store a dry run as one batch; a table of the same name is replaced, the original file is kept.

    Returns:
        Ids of the budget and of the batch.

    Raises:
        UserError: if year or stage are not known.
    """
    if not run.year or run.stage not in stages.stages():
        raise UserError(
            "NS-02",
            say("The workbook does not tell which year and stage of the budget it is."),
            say("Nothing was stored."),
            say("Choose the year and the stage, and import it again."),
        )
    progress = progress or Progress()
    progress.step(0, len(run.tables), say("Making a backup first"))
    safety.back_up(office, safety.backup_folder(office), "import", progress)
    source = run.path.read_bytes()
    with office.store.transaction(say("Import the budget from “{file}”", file=run.path.name)) as tx:
        budget_id = run.known
        if not budget_id:
            stated = {**BUDGETS.blank(), "year": run.year, "stage": run.stage}
            budget_id = tx.insert(BUDGETS, stages.filled(office, stated))
        there: dict[str, dict[str, Any]] = {
            record["name"]: record
            for record in office.store.all(BUDGET_TABLES, Query(filters={"budget_id": budget_id}))
        }
        new = [table for table in run.tables if table.name not in there]
        for table in run.tables:
            if table.name in there:
                tx.update(BUDGET_TABLES, there[table.name]["id"], tables.values(_marks_kept(there[table.name], table)))
        tables.add(tx, budget_id, new, after=max((r["position"] or 0 for r in there.values()), default=0))
        tx.insert(
            ATTACHMENTS,
            {
                "name": run.path.name,
                "owner_register": BUDGETS.key,
                "owner_id": budget_id,
                "role": "source",
                "digest": office.store.put_file(source),
                "size": len(source),
                "media_type": "application/octet-stream",
            },
        )
        batch = tx.batch
    return budget_id, batch


def _known(office: Office, year: int, stage: str) -> str:
    if stages.stages()[stage].repeats:
        return ""
    found = office.store.page(BUDGETS, Query(filters={"year": year, "stage": stage}, limit=1)).rows
    return str(found[0]["id"]) if found else ""


def _marks_kept(record: dict[str, Any], table: Table) -> Table:
    """Return a table read again with the rows marked private that an official had marked: a new file must not publish them."""
    marked = {outline.bare(row.label) for row in tables.kept(record).table.rows if row.private}
    words = budget_words()
    rows = tuple(
        replace(row, private=True) if outline.bare(row.label) in marked or words.is_private(row.label) else row
        for row in table.rows
    )
    return replace(table, rows=rows)


def shown_totals(table: Table) -> str:
    """Return the stated totals of a table as they are printed."""
    total = next((row for row in table.rows if row.level == 0), None)
    return "; ".join(table.columns[c].text(total.cells[c]) for c in table.own_columns()) if total else ""
