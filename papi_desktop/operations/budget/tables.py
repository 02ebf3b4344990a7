"""The tables of a budget as they are kept: read, saved with the cells that changed, and reasons for warnings passed.

A table is one record whose rows are inside it; what changed is told in the name of the batch, so that the history says it in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from papi_desktop.domain.budget import outline
from papi_desktop.domain.budget.table import Side, Table, Unit, as_json, from_json
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import BUDGET_TABLES
from papi_desktop.operations.office import Office
from papi_desktop.store.query import Query
from papi_desktop.store.transaction import Transaction

_TOLD = 3  # changes named in the history; the rest are counted


@dataclass(frozen=True)
class KeptTable:
    """A table of a budget.

    Attributes:
        id: of its record; "" before it is saved.
        version: of its record, as read.
        table: as stated.
        passed: reasons given for warnings, by the key of the finding.
    """

    id: str
    version: int
    table: Table
    passed: Mapping[str, str] = field(default_factory=dict)


def tables_of(office: Office, budget_id: str) -> list[KeptTable]:
    """Return the tables of a budget in their order."""
    return [kept(record) for record in office.store.all(BUDGET_TABLES, Query(filters={"budget_id": budget_id}))]


def kept(record: Record) -> KeptTable:
    """Return a record of the book as a table."""
    table = from_json(
        record["body"] or {"leads": ["", ""], "lead_signs": ["", ""], "columns": [], "rows": []},
        name=record["name"],
        title=tuple((record["title"] or "").splitlines()),
        unit=Unit(record["unit"]),
        unit_text=record["unit_text"] or "",
        side=Side(record["side"] or "other"),
        form=record["form"] or "",
    )
    return KeptTable(record["id"], record["version"], table, dict(record["passed"] or {}))


def values(table: Table) -> dict[str, Any]:
    """Return the fields of a table's record."""
    return {
        "name": table.name,
        "title": "\n".join(table.title),
        "unit": table.unit.value,
        "unit_text": table.unit_text,
        "side": table.side.value,
        "form": table.form,
        "body": as_json(table),
        "content": "\n".join(_in_words(table)),
    }


def _in_words(table: Table) -> Iterable[str]:
    for row in table.rows:
        cells = (column.text(cell) for column, cell in zip(table.columns, row.cells, strict=True))
        yield " | ".join(text for text in (row.ordinal, outline.bare(row.label), *cells) if text)


def add(tx: Transaction, budget_id: str, tables: Iterable[Table], after: int = 0) -> list[str]:
    """Insert tables into a budget and return their ids."""
    records = [
        {**BUDGET_TABLES.blank(), **values(table), "budget_id": budget_id, "position": after + place}
        for place, table in enumerate(tables, 1)
    ]
    return tx.insert_many(BUDGET_TABLES, records)


def save(office: Office, before: KeptTable, table: Table) -> None:
    """Keep a corrected table; nothing is written when nothing changed.

    Raises:
        UserError: if it was changed in another place since it was read.
    """
    changed = changes(before.table, table)
    if not changed and values(before.table) == values(table):
        return
    with office.store.transaction(_operation(table, changed)) as tx:
        tx.update(BUDGET_TABLES, before.id, values(table), version=before.version)
        for change in changed[_TOLD:]:
            tx.note(change)


def pass_finding(office: Office, before: KeptTable, key: str, reason: str) -> None:
    """Keep the reason for which a warning is passed; a blank reason takes it back."""
    passed = {**before.passed, key: reason.strip()}
    if not reason.strip():
        passed.pop(key)
    said = say("Pass a warning of table “{table}”: {reason}", table=before.table.name, reason=reason.strip() or "–")
    with office.store.transaction(said) as tx:
        tx.update(BUDGET_TABLES, before.id, {"passed": passed}, version=before.version)


def _operation(table: Table, changed: list[Message]) -> Message:
    if not changed:
        return say("Change table “{table}”", table=table.name)
    rest = len(changed) - _TOLD
    from papi_desktop.translations import render

    told = "; ".join(render(change) for change in changed[:_TOLD])
    if rest > 0:
        return say("Correct table “{table}”: {changes} and {count} more", table=table.name, changes=told, count=rest)
    return say("Correct table “{table}”: {changes}", table=table.name, changes=told)


def changes(before: Table, after: Table) -> list[Message]:
    """Return what differs, in words: columns, then cell by cell; rows are matched by place, columns by their headings."""
    found, kept = _column_changes(before, after)
    for old, new in zip(before.rows, after.rows, strict=False):
        for place, column in kept:
            was, now = old.cells[place], new.cells[column]
            if was != now:
                found.append(
                    say(
                        "{row}, {column}: {was} → {now}",
                        row=outline.bare(new.label),
                        column=after.columns[column].heading,
                        was=before.columns[place].text(was) or "–",
                        now=after.columns[column].text(now) or "–",
                    )
                )
    if len(before.rows) != len(after.rows):
        found.append(say("{before} rows → {after} rows", before=len(before.rows), after=len(after.rows)))
    return found


def _column_changes(before: Table, after: Table) -> tuple[list[Message], list[tuple[int, int]]]:
    """Return what became of the columns, in words, and the places of those that stayed, before and after."""
    old, new = ([column.heading for column in table.columns] for table in (before, after))
    found: list[Message] = []
    kept: list[tuple[int, int]] = []
    for _what, first, last, to, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        stayed = min(last - first, end - to)
        for step in range(stayed):
            kept.append((first + step, to + step))
            one, other = before.columns[first + step], after.columns[to + step]
            if one.heading != other.heading:
                found.append(say("column “{before}” → “{after}”", before=one.heading, after=other.heading))
            elif (one.sign, one.role) != (other.sign, other.role):
                found.append(say("column “{column}”: its formula or what it states", column=other.heading))
        found += [say("column “{column}” taken away", column=name) for name in old[first + stayed : last]]
        found += [say("column “{column}” added", column=name) for name in new[to + stayed : end]]
    return found, kept
