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
    about = Query(filters={"book": register.key, "source_id": record_id})
    found = [*_versions(office, register, about), *_decisions(office, register, record_id, about)]
    kept_back = office.store.kept_back(register, record_id)
    return [
        Beside(line.at, line.actor, line.what, line.field, MASK)
        if line.value is not None and _is_hidden(register, line.field, kept_back)
        else line
        for line in found
    ]


def _is_hidden(register: Register, key: str, kept_back: Any) -> bool:
    return key in kept_back or (key in register and register[key].privacy is Privacy.SENSITIVE)


def _versions(office: Office, register: Register, about: Query) -> Iterator[Beside]:
    """Yield what other computers wrote that stood against something: the history of this one has only what was written or used here."""
    for row in office.store.all(CONFLICTS, about):
        key = row["key"] or ALIVE
        for option in row["versions"]["options"]:
            mark = option.get("origin")
            if not mark or row["kind"] == "duplicate" or workplaces.is_own_mark(office, mark):
                continue
            computer = workplaces.name_of_mark(office, mark)
            if row["state"] == "open":
                what = say("Written on {computer}; waits for a decision", computer=computer)
            else:
                what = say("Written on {computer}; somebody decided between the versions", computer=computer)
            value = conflicts.value_of(register, key, option["value"])
            yield Beside(moments.as_moment(option["at"]), option["by"], what, key, value)


def _decisions(office: Office, register: Register, record_id: str, about: Query) -> Iterator[Beside]:
    """Yield who decided on which computer, unless the history of this one tells it already."""
    told = {entry.batch for entry in office.store.history(register, record_id)}
    for row in office.store.all(DECISIONS, about):
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
