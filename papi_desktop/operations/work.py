"""The work of this computer for another one of the same office: every change the other has not seen, and the files kept with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import (
    ATTACHMENTS,
    CONFLICTS,
    DENOUNCERS,
    FOREIGN_CHANGES,
    GUIDANCE,
    HANDOVERS,
    RECEIVED,
    RECEIVED_RECORDS,
)
from papi_desktop.exchange import stick
from papi_desktop.exchange.bundle.keys import PublicKey
from papi_desktop.exchange.bundle.manifest import WORK, Manifest
from papi_desktop.exchange.bundle.writer import json_lines, write_bundle
from papi_desktop.jobs import Progress
from papi_desktop.operations import handover, papers, unit_keys, workplaces
from papi_desktop.operations.handover import HandedOver
from papi_desktop.operations.handover_parts import Parts
from papi_desktop.operations.office import Office
from papi_desktop.operations.petitions import denouncers
from papi_desktop.operations.workplaces import History

KIND = "work"
HEADER = "header"
LOCAL = frozenset(
    {CONFLICTS.key, DENOUNCERS.key, FOREIGN_CHANGES.key, GUIDANCE.key, RECEIVED.key, RECEIVED_RECORDS.key}
)
"""Books that each computer keeps for itself: they follow from what was exchanged, are received on each, or are sealed (decision 12)."""


def hand_over_work(
    office: Office, folder: Path, receiver: PublicKey, *, progress: Progress | None = None
) -> HandedOver:
    """Write what another computer of this office has not seen into `folder`.

    Raises:
        UserError: the key is not one of this office, the folder cannot take it, or the stick failed.
    """
    stick.check(folder, 0)
    data, told, counts = pack(office, receiver)
    digest, code = sha256(data).hexdigest(), told.short_code
    name = papers.stem_of_kind(KIND, office.unit["name"], code[:9]) + handover.ENDING
    with office.store.transaction(say("Prepare the work for another computer")) as tx:
        line = tx.insert(
            HANDOVERS,
            {
                "title": papers.wording(office, "handover_slip").fill("work_handed"),
                "kind": KIND,
                # The office is the same for all of them: which computer it is for tells one file from another.
                "receiver": f"{workplaces.name_of_key(office, receiver.fingerprint)} – {receiver.unit.name}",
                "receiver_key": receiver.fingerprint,
                "state": "prepared",
                "made_on": office.today().isoformat(),
                "file_name": name,
                "size": len(data),
                "short_code": code,
                "digest": digest,
                "counts": counts,
            },
        )
    ready = handover.Prepared(line, data, name, digest, code, 1, counts, ())
    return handover.put_on_stick(office, ready, folder, progress)


def pack(office: Office, receiver: PublicKey) -> tuple[bytes, Manifest, dict[str, int]]:
    """Return the work another computer of this office has not seen, closed to it; what the file says of itself; and what is counted in it.

    Raises:
        UserError: if the key is not one of this office.
    """
    own = handover.usable_key(office)
    if receiver.role == "receiving" or not unit_keys.same_unit(receiver.unit, own.public.unit):
        raise UserError(
            "BG-33",
            say("The key file is that of {unit}, not of another computer of this office.", unit=receiver.unit.name),
            say("Nothing was handed over: work holds everything, names included."),
            say("Export the key on the other computer of this office and choose that file."),
        )
    unit_keys.trust(office, receiver)
    history = workplaces.history_of(office)
    since = workplaces.peer_knows(office, receiver.fingerprint)
    office.store.require_write(HANDOVERS)
    with office.store.whole():
        changes = list(denouncers.withheld(office, changes_since(office, history, since)))
    header = {
        "id": HEADER,
        "mark": history.mark,
        "have": history.known(),
        "since": since,
        "last": last_changes(office, history),
    }
    parts = Parts()
    parts.add(WORK, json_lines([header, *changes]))
    digests = {c["new"].get("digest") for c in changes if c["book"] == ATTACHMENTS.key and c["op"] == "insert"}
    for digest in sorted(filter(None, digests)):
        if office.store.has_file(digest):
            parts.add_kept(office, digest)
    title = papers.wording(office, "handover_slip").fill("work")
    told = handover.manifest_for(office, "work", KIND, "", 1, title, parts)
    counts = {"changes": len(changes), "files": sum(name.startswith("files/") for name in parts.contents)}
    return write_bundle(told, parts.contents, own, receiver), told, counts


def last_changes(office: Office, history: History) -> dict[str, list[Any]]:
    """Return for each mark place and batch of the last change known of it: two histories under one mark differ there."""
    found: dict[str, list[Any]] = {}
    for mark, upto in history.segments:
        number = history.last if mark == history.mark else upto
        if number and history.mark_of(number) == mark:
            found[mark] = [number, office.store.batch_id(number)]
    for row in office.store.all(FOREIGN_CHANGES):
        if row["seq"] > found.get(row["origin"], [0])[0]:
            found[row["origin"]] = [row["seq"], row["batch"]]
    return found


def changes_since(office: Office, history: History, since: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    """Yield every change known here that somebody who knows `since` has not seen: our own, and what others gave us."""
    beginning = min([*(since.get(mark, 0) for mark, _upto in history.segments)], default=0)
    for entry in office.store.entries_after(beginning):
        mark = history.mark_of(entry.batch)
        if entry.book in LOCAL or history.is_merge(entry.batch) or entry.batch <= since.get(mark, 0):
            continue
        yield {
            "id": f"{mark}/{entry.batch}/{entry.place}",
            "origin": mark,
            "seq": entry.batch,
            "place": entry.place,
            "batch": entry.batch_id,
            "moment": entry.moment,
            "actor": entry.actor,
            "book": entry.book,
            "record": entry.record,
            "op": entry.op,
            "new": {key: value for key, value in entry.new.items() if value is not None or entry.op != "insert"},
            "seen": history.seen_before(entry.batch),
        }
    for row in office.store.all(FOREIGN_CHANGES):
        if row["seq"] > since.get(row["origin"], 0):
            yield {
                "id": f"{row['origin']}/{row['seq']}/{row['place']}",
                "origin": row["origin"],
                "seq": row["seq"],
                "place": row["place"],
                "batch": row["batch"],
                "moment": row["moment"],
                "actor": row["actor"],
                "book": row["book"],
                "record": row["source_id"],
                "op": row["op"],
                "new": row["content"] or {},
                "seen": row["seen"] or {},
            }
