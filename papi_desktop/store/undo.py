"""Undoing a batch: its inverse, written as a new batch, if what it wrote is still as it left it.

An inserted record goes to the waste basket, a changed field gets its former value, a deleted record comes back. Nothing is undone when
a record was changed since or when other records lean on one that would go: they are named instead.
"""

# ruff: noqa: S608 - only names of registers, checked by Table, go into the text of a statement; values are parameters.
from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Kind, Privacy
from papi_desktop.store import history, repository
from papi_desktop.store.database import Connection
from papi_desktop.store.guard import MASK
from papi_desktop.store.tables import Table, all_tables, table_named
from papi_desktop.store.transaction import Transaction
from papi_desktop.store.values import Kept
from papi_desktop.translations import render

_NAMED = 5


@dataclass(slots=True)
class _Trace:
    """What a batch did to one record, its entries taken together.

    Attributes:
        born: the batch inserted it.
        before: changed fields as the batch found them.
        after: fields as the batch left them.
        was_deleted: whether it was in the waste basket before; None while the batch says nothing of it.
        is_deleted: whether it was when the batch ended.
    """

    born: bool = False
    before: dict[str, Kept] = field(default_factory=dict)
    after: dict[str, Kept] = field(default_factory=dict)
    was_deleted: bool = False
    is_deleted: bool = False

    def add(self, table: Table, op: str, old: Mapping[str, Kept], new: Mapping[str, Kept], *, first: bool) -> None:
        if op == "insert":
            self.born = True
            self.after = {key: new.get(key) for key in table.fields}
        elif op == "update":
            self.before = {**old, **self.before}
            self.after |= new
        else:
            self.is_deleted = op == "delete"
            if first:
                self.was_deleted = op == "restore"

    def holds(self, row: Mapping[str, Any]) -> bool:
        """Return whether the record still is as the batch left it."""
        return (row["deleted_at"] is not None) == self.is_deleted and all(
            row[key] == value for key, value in self.after.items()
        )

    @property
    def goes(self) -> bool:
        """Return whether undoing puts it into the waste basket."""
        return not self.is_deleted and (self.born or self.was_deleted)

    @property
    def comes_back(self) -> bool:
        """Return whether undoing takes it out of the waste basket."""
        return self.is_deleted and not self.born and not self.was_deleted


_Traces = dict[Table, dict[str, _Trace]]


def operation_of(connection: Connection, batch_id: str) -> Message:
    """Return the name of undoing a batch.

    Raises:
        UserError: there is no such batch, or it is undone already.
    """
    batch = history.batch(connection, batch_id)
    if batch is None:
        raise UserError(
            "KHO-33",
            say("There is nothing in the history under this number."),
            say("Nothing was changed."),
            say("Choose the entry in the list of what was done."),
        )
    if batch.undone_by is not None:
        raise UserError(
            "KHO-34",
            say("“{operation}” is undone already.", operation=batch.operation),
            say("Nothing was changed."),
            say("To have it again, undo the undoing."),
        )
    return say("Undo “{operation}”", operation=batch.operation)


def apply(connection: Connection, transaction: Transaction, batch_id: str) -> None:
    """Write the inverse of a batch into an open transaction.

    Raises:
        UserError: something was changed since, naming it.
    """
    traces = _traces(connection, batch_id)
    _refuse_if_changed(connection, traces)
    for table, records in traces.items():
        register = table.register
        transaction.restore_many(register, [record for record, trace in records.items() if trace.comes_back])
        for record, trace in records.items():
            if trace.before and not trace.born:
                transaction.put_back(register, record, trace.before)
        going = [record for record, trace in records.items() if trace.goes]
        transaction.delete_many(register, going, render(transaction.operation))


def _traces(connection: Connection, batch_id: str) -> _Traces:
    rows = connection.execute(
        "SELECT audit.register, audit.record, audit.op, audit.old, audit.new FROM batches "
        "JOIN audit ON audit.rowno BETWEEN batches.first_entry AND batches.last_entry "
        "WHERE batches.id = ? AND audit.op <> 'note' ORDER BY audit.rowno",
        (batch_id,),
    )
    traces: _Traces = {}
    for register, record, op, old, new in rows:
        table = table_named(register)
        known = traces.setdefault(table, {})
        first = record not in known
        known.setdefault(record, _Trace()).add(table, op, json.loads(old or "{}"), json.loads(new or "{}"), first=first)
    return traces


def _refuse_if_changed(connection: Connection, traces: _Traces) -> None:
    changed: list[str] = []
    for table, records in traces.items():
        rows = repository.kept_rows(connection, table, records, veiled=False)
        changed += _names(connection, table, (id for id, trace in records.items() if not trace.holds(rows[id])))
        changed += _leaning_on(connection, table, traces)
    if changed:
        names = "; ".join(list(dict.fromkeys(changed))[:_NAMED])
        raise UserError(
            "KHO-35",
            say("{count} records were changed or used since: {names}", count=len(changed), names=names),
            say("Nothing was changed."),
            say("Undo the later changes first, or correct the records one by one."),
        )


def _leaning_on(connection: Connection, table: Table, traces: _Traces) -> Iterator[str]:
    """Yield the names of living records outside the batch that refer to one that would go."""
    going = json.dumps([record for record, trace in traces[table].items() if trace.goes])
    for other in all_tables():
        if other.register.sealed_by and other.register.parent == table.name:
            continue  # they go and return with their parent
        inside = traces.get(other, {})
        for reference in other.register:
            if reference.kind is not Kind.REFERENCE or reference.references != table.name:
                continue
            leaning = connection.execute(
                f"SELECT id FROM {other.name} WHERE deleted_at IS NULL AND {reference.key} IN (SELECT value FROM json_each(?))",
                (going,),
            )
            outside = [record for (record,) in leaning if record not in inside or not inside[record].goes]
            yield from _names(connection, other, outside)


def _names(connection: Connection, table: Table, records: Iterable[str]) -> list[str]:
    return [_name(table, row) for row in repository.kept_rows(connection, table, records).values()]


def _name(table: Table, row: Mapping[str, Any]) -> str:
    register = table.register
    return MASK if register[register.title_field].privacy is Privacy.SENSITIVE else register.title_of(row)
