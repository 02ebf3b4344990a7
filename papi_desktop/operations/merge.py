"""Take in the work of another computer of this office: record by record, field by field, and nothing is decided silently.

What a record becomes follows from all changes known to it (`domain.merging`), never from the order they came in: repeating, crossing and
reordering exchanges end in the same books everywhere. What stands against each other is kept for a person (`conflicts`).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from papi_desktop.domain import merging
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.merging import ALIVE, Write, standing
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Register
from papi_desktop.domain.registers import BY_KEY, DECISIONS, FOREIGN_CHANGES, WORKPLACES
from papi_desktop.exchange import stick
from papi_desktop.exchange.bundle import refusals
from papi_desktop.exchange.bundle.manifest import WORK
from papi_desktop.exchange.bundle.reader import Opened, json_lines_of, open_bundle, read_file
from papi_desktop.operations import conflicts, made_here, unit_keys, work, workplaces
from papi_desktop.operations.office import Office
from papi_desktop.operations.petitions import merged_seals
from papi_desktop.operations.workplaces import History
from papi_desktop.store.query import Query
from papi_desktop.store.schema import steps
from papi_desktop.store.transaction import Transaction

Records = dict[tuple[str, str], dict[str, list[Write]]]
"""Book and id of a record to field to the writes known."""

_OPS = frozenset({"insert", "update", "delete", "restore"})


@dataclass(frozen=True)
class MergeResult:
    """What became of a work file.

    Attributes:
        changes: changes that were new here and are in the books now.
        waiting: changes that were new here too, but stand against others and wait for a person.
        records: records that look different now.
        open_conflicts: what waits for a person, on this computer, all together.
        short_code: to be compared with the slip.
    """

    changes: int
    waiting: int
    records: int
    open_conflicts: int
    short_code: str


def merge_file(office: Office, path: Path) -> MergeResult:
    """Take in the work of another computer.

    Raises:
        UserError: the file is not sound, is not the work of a computer of this office, or work in between is missing.
    """
    if path.name.endswith(stick.UNFINISHED):
        raise refusals.damaged()
    data = read_file(path)
    if made_here.is_made_here(office, data):
        raise refused_work("BG-44", made_here.told(), say("Carry it to the other computer and receive it there."))
    opened = open_bundle(data, unit_keys.own_identities(office), lambda manifest: unit_keys.key_of(office, manifest))
    return take_in(office, opened)


def take_in(office: Office, opened: Opened) -> MergeResult:
    """Take in an opened work file in one batch.

    Raises:
        UserError: as `merge_file`.
    """
    manifest = opened.manifest
    if manifest.purpose != "work":
        raise refusals.wrong_purpose(say("The file is a report or an answer, not the work of another computer."))
    if unit_keys.entry_of(office, manifest)["role"] != "workplace":
        raise refusals.wrong_unit(manifest.unit.name, unit_keys.unit_name(office).name)
    if manifest.schema > len(steps()):
        raise refusals.newer()
    history = workplaces.history_of(office)
    header, changes = _read(opened)
    _require_whole(office, history, header, changes)
    known = history.known()
    fresh = [change for change in changes if change["seq"] > known.get(change["origin"], 0)]
    have = {mark: max(seq, known.get(mark, 0)) for mark, seq in {**known, **header["have"]}.items()}
    # Batches without a change for others are not worth a batch here: two computers would go on telling each other of them.
    office.store.require_write(WORKPLACES)
    with office.store.whole():
        touched = _commit(office, history, opened, fresh, have) if fresh else 0
    workplaces.remember_peer(office, manifest.fingerprint, header["have"])
    waiting = conflicts.count_waiting(office, fresh)
    return MergeResult(len(fresh) - waiting, waiting, touched, conflicts.count_open(office), manifest.short_code)


def _commit(
    office: Office, history: History, opened: Opened, fresh: Sequence[Mapping[str, Any]], have: Mapping[str, int]
) -> int:
    with office.store.transaction(say("Merge the work of another computer")) as tx:
        tx.defer_references()
        workplaces.remember_merge(office, tx, history, have)
        for name, content in opened.parts.items():
            if name.startswith("files/"):
                office.store.put_file(content)
        tx.insert_many(FOREIGN_CHANGES, map(_kept, fresh))
        records = _records_of(fresh)
        writes = _writes(office, history, records)
        merged_seals.seal(office, tx, writes, fresh)
        before = {}
        for (book, record_id), told in writes.items():
            before[book, record_id] = _apply(office, tx, history, BY_KEY[book], record_id, told)
        conflicts.follow(office, tx, writes)
        conflicts.look_for_duplicates(office, tx, fresh, writes)
        return sum(before.values())


def _read(opened: Opened) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return the header and the changes of a work file.

    Raises:
        UserError: if they are not what they must be.
    """
    lines = [line for line, _text in json_lines_of(opened.parts.get(WORK, b""))]
    try:
        header, *changes = lines
        if header["id"] != work.HEADER:
            raise ValueError("header")
        if not all(type(seq) is int and type(batch) is str for seq, batch in header["last"].values()):
            raise ValueError("last")
        for seen in (header["have"], header["since"], *(change["seen"] for change in changes)):
            if not all(type(mark) is str and type(seq) is int and seq >= 0 for mark, seq in seen.items()):
                raise ValueError("seen")
        for change in changes:
            register = BY_KEY[change["book"]]
            texts = [change[key] for key in ("origin", "batch", "moment", "actor", "record")]
            if not all(type(text) is str and text for text in texts) or change["op"] not in _OPS:
                raise ValueError("change")
            if change["book"] in work.LOCAL or type(change["seq"]) is not int or type(change["place"]) is not int:
                raise ValueError("place")
            allowed = {"deleted_reason"} if change["op"] in ("delete", "restore") else {f.key for f in register}
            if set(change["new"]) - allowed:
                raise ValueError("field")
    except (ValueError, KeyError, TypeError, AttributeError):
        raise refusals.untrue(say("its changes cannot be read")) from None
    return header, changes


def _require_whole(
    office: Office, history: History, header: Mapping[str, Any], changes: Iterable[Mapping[str, Any]]
) -> None:
    """Refuse work that begins behind what is known here, and a computer that carries the mark of this one.

    Raises:
        UserError: saying which.
    """
    known = history.known()
    if any(seq > known.get(mark, 0) for mark, seq in header["since"].items()):
        raise refused_work(
            "BG-31",
            say("Work that came before this file is missing here."),
            say("Hand the work of this computer over to the other one first, then have it make a new file."),
        )
    same_mark = header["mark"] == history.mark or header["have"].get(history.mark, 0) > history.last
    told = {(change["origin"], change["seq"], change["batch"]) for change in changes}
    told |= {(mark, seq, batch) for mark, (seq, batch) in header["last"].items()}
    if same_mark or any(
        seq <= history.own_until(mark) and office.store.batch_id(seq) != batch for mark, seq, batch in told
    ):
        raise refused_work(
            "BG-32",
            say("Both computers write under the same mark: one is a copy of the other that nobody declared."),
            say("On the copy, take up work under a name of its own (papi workplace take), then exchange again."),
        )


def refused_work(code: str, what: Message, todo: Message) -> UserError:
    """Return the refusal of a work file."""
    return UserError(code, what, say("Nothing was merged; the work of both computers is safe."), todo)


def _kept(change: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "book": change["book"],
        "source_id": change["record"],
        "origin": change["origin"],
        "seq": change["seq"],
        "place": change["place"],
        "batch": change["batch"],
        "seen": dict(change["seen"]),
        "moment": change["moment"],
        "actor": change["actor"],
        "op": change["op"],
        "content": dict(change["new"]),
    }


# --- from changes to writes ---


def _records_of(fresh: Iterable[Mapping[str, Any]]) -> set[tuple[str, str]]:
    """Return the records that changes concern, also those a decision is about."""
    found = set()
    for change in fresh:
        found.add((change["book"], change["record"]))
        if change["book"] == DECISIONS.key and change["op"] == "insert":
            found.add((change["new"]["book"], change["new"]["source_id"]))
    return found


def _writes(office: Office, history: History, records: set[tuple[str, str]]) -> Records:
    """Return every write known to some records: our own from the history, those of others as they came, and decisions."""
    ids = {record for _book, record in records}
    decided = [row["id"] for row in office.store.all(DECISIONS) if (row["book"], row["source_id"]) in records]
    wanted = (*ids, *decided)
    changes: list[Mapping[str, Any]] = [
        {
            "origin": history.mark_of(entry.batch),
            "seq": entry.batch,
            "place": entry.place,
            "seen": history.seen_before(entry.batch),
            "moment": entry.moment,
            "actor": entry.actor,
            "book": entry.book,
            "record": entry.record,
            "op": entry.op,
            "new": entry.new,
        }
        for entry in office.store.entries_of(wanted)
        if not history.is_merge(entry.batch) and entry.book not in work.LOCAL
    ]
    changes += [
        {**row, "record": row["source_id"], "new": row["content"] or {}, "seen": row["seen"] or {}}
        for row in office.store.all(FOREIGN_CHANGES, Query(filters={"source_id": wanted}))
    ]
    found: Records = {key: defaultdict(list) for key in records}
    for change in changes:
        if change["book"] == DECISIONS.key and change["op"] == "insert":
            target = (change["new"]["book"], change["new"]["source_id"])
            if target in found:
                key, content = change["new"].get("key") or ALIVE, _plain(change["new"]["content"])
                found[target][key].append(_write(change, content["value"], content.get("reason", "")))
        here = found.get((change["book"], change["record"]))
        if here is not None:
            _add(here, BY_KEY[change["book"]], change)
    return found


def _add(here: dict[str, list[Write]], register: Register, change: Mapping[str, Any]) -> None:
    if change["op"] == "insert":
        here[ALIVE].append(_write(change, True))
        for field in register:
            here[field.key].append(_write(change, change["new"].get(field.key)))
    elif change["op"] == "update":
        for key, value in change["new"].items():
            here[key].append(_write(change, value))
    else:
        reason = str(change["new"].get("deleted_reason") or "")
        here[ALIVE].append(_write(change, change["op"] == "restore", reason))


def _write(change: Mapping[str, Any], value: Any, note: str = "") -> Write:
    return Write(
        change["origin"],
        change["seq"],
        change["place"],
        change["seen"],
        value,
        change["moment"],
        change["actor"],
        note,
    )


def _plain(content: Any) -> dict[str, Any]:
    """Return a decision's content, which our history holds as JSON text."""
    found = json.loads(content) if isinstance(content, str) else content
    assert isinstance(found, dict)
    return found


# --- from writes to the books ---


def _apply(
    office: Office,
    tx: Transaction,
    history: History,
    register: Register,
    record_id: str,
    told: Mapping[str, Sequence[Write]],
) -> bool:
    """Give a record what it is by all writes; return whether it looks different now.

    Raises:
        UserError: if its beginning is not known here, which no whole work file leaves out.
    """
    merged = merging.merge(told)
    before = office.store.get(register, record_id)
    if before is None and any(register[f.key].required and merged.values.get(f.key) is None for f in register):
        raise refused_work(
            "BG-31",
            say("Work that came before this file is missing here."),
            say("Hand the work of this computer over to the other one first, then have it make a new file."),
        )
    # What this computer wrote itself and waits for a decision stays as it is: nothing of another goes in before a person chose it.
    # A computer that wrote none of what stands would keep a value everybody has overcome: it shows the one told first.
    waits = {key for key in merged.conflicts if any(history.wrote(write) for write in standing(told[key]))}
    tx.bring(register, record_id, {key: value for key, value in merged.values.items() if key not in waits})
    gone = before is not None and "deleted_at" in before
    if merged.alive and gone:
        tx.restore(register, record_id)
    elif not merged.alive and not gone:
        tx.delete(register, record_id, merged.note or "–")
    return office.store.get(register, record_id) != before
