"""What two people wrote differently on two computers: kept side by side until a person decides, on any of the computers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from papi_desktop.domain import merging
from papi_desktop.domain.duplicates import find_duplicates
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.merging import ALIVE, Write
from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Register
from papi_desktop.domain.registers import BY_KEY, CONFLICTS, DECISIONS
from papi_desktop.operations.office import Office
from papi_desktop.store.query import Query
from papi_desktop.store.tables import table_of
from papi_desktop.store.transaction import Transaction
from papi_desktop.translations import _

Records = Mapping[tuple[str, str], Mapping[str, Sequence[Write]]]


def count_open(office: Office) -> int:
    """Return how many differences wait for a person."""
    return office.store.count(CONFLICTS, Query(filters={"state": "open"}))


def count_waiting(office: Office, changes: Iterable[Mapping[str, Any]]) -> int:
    """Return how many of some changes touch a field, or a removal, about which a person must decide."""
    waiting = {(row["source_id"], row["key"] or ALIVE) for row in open_conflicts(office) if row["kind"] != "duplicate"}
    return sum(
        any((change["record"], key) in waiting for key in (change["new"] if change["op"] == "update" else (ALIVE,)))
        for change in changes
    )


def open_conflicts(office: Office) -> list[dict[str, Any]]:
    """Return the differences that wait for a person."""
    return list(office.store.all(CONFLICTS, Query(filters={"state": "open"})))


def follow(office: Office, tx: Transaction, records: Records) -> None:
    """Enter the differences of some records, renew those that changed, and close those somebody decided, here or elsewhere."""
    known: dict[tuple[str, str], dict[str, dict[str, Any]]] = {}
    ids = tuple({record for _book, record in records})
    for row in office.store.all(CONFLICTS, Query(filters={"source_id": ids, "state": "open"})):
        if row["kind"] != "duplicate":
            known.setdefault((row["book"], row["source_id"]), {})[row["key"] or ALIVE] = row
    for (book, record_id), writes in records.items():
        register = BY_KEY[book]
        found = merging.merge(writes).conflicts
        before = known.get((book, record_id), {})
        for key, standing in found.items():
            told = {"options": [_option(key, write) for write in standing]}
            if key not in before:
                kind = "removal" if key == ALIVE else "value"
                tx.insert(CONFLICTS, _line(office, register, record_id, kind, key, told))
            elif before[key]["versions"] != told:
                tx.update(CONFLICTS, before[key]["id"], {"versions": told})
        for key, row in before.items():
            if key not in found:
                tx.update(CONFLICTS, row["id"], {"state": "decided", "decided_on": office.today().isoformat()})

    _close_settled_duplicates(office, tx)


def forget(office: Office, tx: Transaction, register: Register, record_id: str, keys: Iterable[str]) -> None:
    """Close the differences of some fields and keep nothing of what stood against each other: it is for few eyes now."""
    told = Query(filters={"book": register.key, "source_id": record_id, "key": tuple(keys)})
    for row in list(office.store.all(CONFLICTS, told)):
        if row["versions"]["options"]:
            settled = {"state": "decided", "decided_on": row["decided_on"] or office.today().isoformat()}
            tx.update(CONFLICTS, row["id"], {**settled, "versions": {"options": []}})


def _close_settled_duplicates(office: Office, tx: Transaction) -> None:
    """Close the duplicates of which another computer dropped one."""
    for row in office.store.all(CONFLICTS, Query(filters={"state": "open", "kind": "duplicate"})):
        found = [office.store.get(BY_KEY[row["book"]], option["record"]) for option in row["versions"]["options"]]
        if sum(record is not None and "deleted_at" not in record for record in found) < 2:
            tx.update(CONFLICTS, row["id"], {"state": "decided", "decided_on": office.today().isoformat()})


def _option(key: str, write: Write) -> dict[str, Any]:
    # For a removal the other side is a change, which says that the record shall stay.
    value = write.value is not False if key == ALIVE else write.value
    return {"value": value, "by": write.actor, "at": write.moment, "reason": write.note, "origin": write.origin}


def _line(
    office: Office, register: Register, record_id: str, kind: str, key: str, versions: Mapping[str, Any]
) -> dict[str, Any]:
    record = office.store.get(register, record_id) or {}
    return {
        "title": register.title_of(record) or record_id,
        "book": register.key,
        "source_id": record_id,
        "key": key or None,
        "kind": kind,
        "state": "open",
        "versions": dict(versions),
    }


def look_for_duplicates(office: Office, tx: Transaction, fresh: Iterable[Mapping[str, Any]], records: Records) -> None:
    """Enter records that two computers seem to have begun each for itself: alike, and neither knew of the other."""
    from papi_desktop.operations import workplaces

    history = workplaces.history_of(office)
    for change in fresh:
        register = BY_KEY[change["book"]]
        if change["op"] != "insert" or not register.duplicate_keys:
            continue
        record = office.store.get(register, change["record"])
        if record is None or "deleted_at" in record:
            continue
        mine = records[change["book"], change["record"]][ALIVE]
        for other in _alike(office, register, record):
            begun = [entry for entry in office.store.entries_of([other["id"]]) if entry.op == "insert"]
            unseen = (
                begun
                and not history.is_merge(begun[0].batch)
                and not any(write.seen.get(history.mark_of(begun[0].batch), 0) >= begun[0].batch for write in mine)
            )
            if unseen:
                own = {"by": begun[0].actor, "at": begun[0].moment, "origin": history.mark_of(begun[0].batch)}
                came = {"by": change["actor"], "at": change["moment"], "origin": change["origin"]}
                told = {"options": [{"record": record["id"], **came}, {"record": other["id"], **own}]}
                tx.insert(CONFLICTS, _line(office, register, record["id"], "duplicate", "", told))


def _alike(office: Office, register: Register, record: Mapping[str, Any]) -> list[dict[str, Any]]:
    scope = {key: record[key] for key in register.scope_fields if record.get(key) is not None}
    others = [row for row in office.store.all(register, Query(filters=scope)) if row["id"] != record["id"]]
    return [dict(found.kept) for found in find_duplicates(register, [record], others) if found.kept is not None]


# --- what a person decides ---


def decide(office: Office, conflict_id: str, option: int) -> None:
    """Use one of the versions; the other stays in the history. The decision goes to the other computers like any work.

    Args:
        option: number of the version, from 0; for a duplicate only that it was looked at.

    Raises:
        UserError: there is no such difference or version, or it is decided already.
    """
    row = office.store.get(CONFLICTS, conflict_id)
    options = row["versions"]["options"] if row else []
    if row is None or row["state"] != "open" or not 0 <= option < len(options):
        raise UserError(
            "BG-34",
            say("This difference is decided already, or there is no such version."),
            say("Nothing was changed."),
            say("Look at the list of differences again."),
        )
    register, record_id = BY_KEY[row["book"]], row["source_id"]
    with office.store.transaction(say("Decide between two computers")) as tx:
        if row["kind"] != "duplicate":
            _write_decision(office, tx, register, record_id, row["key"] or ALIVE, options[option])
        tx.update(CONFLICTS, conflict_id, {"state": "decided", "decided_on": office.today().isoformat()})


def _write_decision(
    office: Office, tx: Transaction, register: Register, record_id: str, key: str, chosen: Mapping[str, Any]
) -> None:
    content = {"value": chosen["value"], "reason": chosen.get("reason") or ""}
    tx.insert(DECISIONS, {"book": register.key, "source_id": record_id, "key": key or None, "content": content})
    if key != ALIVE:
        tx.bring(register, record_id, {key: chosen["value"]})
        return
    record = office.store.get(register, record_id) or {}
    gone = "deleted_at" in record
    if chosen["value"] is False and not gone:
        tx.delete(register, record_id, content["reason"] or "–")
    elif chosen["value"] is True and gone:
        tx.restore(register, record_id)


def keep_one(office: Office, conflict_id: str, option: int) -> None:
    """Of two records begun on two computers keep one; the other goes to the waste basket, here and on the other computers.

    Raises:
        UserError: there is no such difference, or its book keeps the other record.
    """
    row = office.store.get(CONFLICTS, conflict_id)
    options = row["versions"]["options"] if row and row["kind"] == "duplicate" else []
    if 0 <= option < len(options):
        from papi_desktop.operations import records

        register = BY_KEY[row["book"]] if row else CONFLICTS
        for number, other in enumerate(options):
            record = office.store.get(register, other["record"])
            if number != option and record is not None and "deleted_at" not in record:
                records.remove(office, register, other["record"], _("The same was entered on another computer"))
    decide(office, conflict_id, option)


def value_of(register: Register, key: str, value: Any) -> Any:
    """Return a value that was kept as the database holds it as it stands in a record; None for what is no field."""
    return None if key == ALIVE or key not in register else table_of(register).decode_value(key, value)


def shown(office: Office, register: Register, key: str, value: Any) -> str:
    """Return a value that was kept as the database holds it, for people: a reference by its title."""
    told = value_of(register, key, value)
    if told is None:
        return ""
    field = register[key]
    if field.named_by:
        from papi_desktop.operations.records import titles

        return titles(office, register, {key: told}).get(key) or str(told)
    choice = field.choice(str(told)) if field.choices else None
    return choice.print_label if choice else ", ".join(told) if isinstance(told, list) else str(told)
