"""The way back: one answer file for each unit, saying which of its reports arrived and which are returned, and why."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import RECEIVED
from papi_desktop.exchange import stick
from papi_desktop.exchange.bundle.manifest import ANSWERS
from papi_desktop.exchange.bundle.writer import write_bundle
from papi_desktop.jobs import Progress
from papi_desktop.operations import handover, made_here, papers, unit_keys
from papi_desktop.operations.handover_parts import Parts
from papi_desktop.operations.office import Office
from papi_desktop.store.query import Query


@dataclass(frozen=True)
class Answered:
    """An answer file that was written.

    Attributes:
        received, returned: how many reports it says so of.
        undecided: how many it says arrived, which wait for a decision between two different files.
    """

    unit: str
    file: Path
    short_code: str
    received: int
    returned: int
    undecided: int = 0


def acknowledge(
    office: Office, folder: Path, *, period: str = "", everything: bool = False, progress: Progress | None = None
) -> list[Answered]:
    """Write answers to what was received and not answered yet, one file for each unit, into `folder`.

    Args:
        period: answer reports of this period only.
        everything: answer again what was answered before, for a unit that lost its answer.

    Raises:
        UserError: the folder cannot take the files, or the key of this office has expired.
    """
    progress = progress or Progress()
    own = handover.usable_key(office)
    words = papers.wording(office, "handover_slip")
    filters = {"period": period} if period else {}
    by_signer: dict[str, list[dict[str, Any]]] = {}
    for row in office.store.all(RECEIVED, Query(filters=filters)):
        if everything or row["answered_on"] is None:
            by_signer.setdefault(row["signer"], []).append(row)
    done, made = [], []
    try:
        for number, (signer, rows) in enumerate(sorted(by_signer.items(), key=lambda pair: pair[1][0]["unit_name"])):
            progress.step(number, len(by_signer), say("Writing the answer to {unit}", unit=rows[0]["unit_name"]))
            receiver = unit_keys.receiver_for(office, signer)
            if receiver is None:
                continue  # its keys were withdrawn: nobody there can be told by this road
            parts = Parts()
            answers = [_told(row) for row in sorted(rows, key=lambda row: row["id"])]
            parts.add(ANSWERS, json.dumps({"answers": answers}, ensure_ascii=False).encode())
            title = words.fill("acknowledged", unit=receiver.unit.name)
            told = handover.manifest_for(office, "acknowledgement", "answers", period, 1, title, parts)
            data = write_bundle(told, parts.contents, own, receiver)
            code = told.short_code
            name = papers.stem_of_kind("acknowledgement", receiver.unit.name, period, code[:9]) + handover.ENDING
            made.append(data)
            delivered = stick.deliver(data, folder, name)
            with office.store.transaction(say("Answer {unit}", unit=receiver.unit.name)) as tx:
                for row in rows:
                    tx.update(RECEIVED, row["id"], {"answered_on": office.today().isoformat()})
            returned, undecided = (sum(row["state"] == state for row in rows) for state in ("returned", "conflict"))
            received = len(rows) - returned - undecided
            done.append(Answered(receiver.unit.name, delivered.path, code, received, returned, undecided))
    finally:  # what is on the stick when it fails is known too
        made_here.remember(office, made)
    return done


def _told(row: dict[str, Any]) -> dict[str, Any]:
    returned, undecided = row["state"] == "returned", row["state"] == "conflict"
    return {
        "digest": row["digest"],
        "short_code": row["short_code"],
        "kind": row["kind"],
        "period": row["period"],
        "version": row["edition"],
        "status": "returned" if returned else "received",
        "reason": row["return_reason"] if returned else "",
        "undecided": undecided,
        "received_on": row["received_on"] or date.min.isoformat(),
    }
