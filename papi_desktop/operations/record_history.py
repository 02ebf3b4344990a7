"""What the history of a record lacks: what another computer wrote and is not used, and who decided on which computer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from papi_desktop.domain.merging import ALIVE
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Privacy, Register
from papi_desktop.domain.registers import CONFLICTS, DECISIONS, FOREIGN_CHANGES
from papi_desktop.operations import conflicts, workplaces
from papi_desktop.operations.office import Office
from papi_desktop.store import moments
from papi_desktop.store.guard import MASK
from papi_desktop.store.query import Query


@dataclass(frozen=True)
class Beside:
    """One thing that happened to a record on another computer, or between two of them.

    Attributes:
        field: key of the field it concerns; "" for a removal or its opposite.
        value: as it stands in a record, masked where the history masks it.
    """

    at: datetime
    actor: str
    what: Message
    field: str
    value: Any


def beside_history(office: Office, register: Register, record_id: str) -> list[Beside]:
    """Return what happened to a record beside the history of this computer, in no order."""
    found = [*_versions(office, register, record_id), *_decisions(office, register, record_id)]
    kept_back = office.store.kept_back(register, record_id)
    return [
        Beside(line.at, line.actor, line.what, line.field, MASK)
        if line.value is not None and _is_hidden(register, line.field, kept_back)
        else line
        for line in found
    ]


def _is_hidden(register: Register, key: str, kept_back: Any) -> bool:
    return key in kept_back or (key in register and register[key].privacy is Privacy.SENSITIVE)


def _versions(office: Office, register: Register, record_id: str) -> Iterator[Beside]:
    """Yield what other computers wrote and a merge did not simply enter here: what waits, was chosen, lost, or was overcome earlier."""
    entries = office.store.history(register, record_id, reveal=True)
    held = {(key, repr(value)) for entry in entries for key, pair in entry.changes.items() for value in pair}
    removed = {entry.reason for entry in entries if entry.op == "delete"}
    rows = [row for row in office.store.all(CONFLICTS, _about(register, record_id)) if row["kind"] != "duplicate"]
    waiting = {row["key"] or ALIVE for row in rows if row["state"] == "open"}
    stood = {
        (row["key"] or ALIVE, option.get("origin"), repr(option["value"]))
        for row in rows
        for option in row["versions"]["options"]
    }
    for row in office.store.all(FOREIGN_CHANGES, Query(filters={"book": register.key, "source_id": record_id})):
        content, computer = row["content"] or {}, workplaces.name_of_mark(office, row["origin"])
        at, actor = moments.as_moment(row["moment"]), row["actor"]
        if row["op"] == "delete" and content.get("deleted_reason") not in removed:
            reason = content.get("deleted_reason") or "–"
            yield Beside(
                at, actor, say("Removed on {computer}: {reason}", computer=computer, reason=reason), ALIVE, None
            )
        if row["op"] not in ("insert", "update"):
            continue
        for key, kept in content.items():
            value = conflicts.value_of(register, key, kept)
            used, decided = (key, repr(value)) in held, (key, row["origin"], repr(kept)) in stood
            if value is None or (used and not decided):
                continue
            if key in waiting:
                what = say("Written on {computer}; waits for a decision", computer=computer)
            elif used:
                what = say("Written on {computer}; chosen by a person", computer=computer)
            else:
                what = say("Written on {computer}; not used on this one", computer=computer)
            yield Beside(at, actor, what, key, value)


def _about(register: Register, record_id: str) -> Query:
    return Query(filters={"book": register.key, "source_id": record_id})


def _decisions(office: Office, register: Register, record_id: str) -> Iterator[Beside]:
    """Yield who decided on which computer, unless the history of this one tells it already."""
    told = {entry.batch for entry in office.store.history(register, record_id)}
    for row in office.store.all(DECISIONS, _about(register, record_id)):
        key = row["key"] or ALIVE
        value = conflicts.value_of(register, key, row["content"]["value"])
        foreign = list(office.store.all(FOREIGN_CHANGES, Query(filters={"source_id": row["id"], "op": "insert"})))
        if foreign:
            line = foreign[0]
            moment, actor, computer = line["moment"], line["actor"], workplaces.name_of_mark(office, line["origin"])
        else:
            entry = office.store.entries_of([row["id"]])[0]
            if entry.batch_id in told:
                continue
            moment, actor, computer = entry.moment, entry.actor, workplaces.own_name(office)
        what = say("Decided on {computer} which version is used", computer=computer)
        yield Beside(moments.as_moment(moment), actor, what, key, value)
