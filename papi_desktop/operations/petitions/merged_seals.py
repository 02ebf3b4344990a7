"""A denunciation stays sealed when computers of one office merge their work.

One computer may make a complaint a denunciation while another, not knowing, corrects its sender. Sealing does not wait for a decision:
what was typed there, and what stood here in plain, goes under seal in the very batch that merges.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from papi_desktop.domain.merging import Write, standing
from papi_desktop.domain.register import Kind
from papi_desktop.domain.registers import DENOUNCERS, PETITIONS
from papi_desktop.domain.registers.petitions import SENDER
from papi_desktop.operations import conflicts
from papi_desktop.operations.office import Office
from papi_desktop.operations.petitions import denouncers
from papi_desktop.operations.petitions.terms import law
from papi_desktop.store.transaction import Transaction

Writes = dict[str, list[Write]]


def seal(
    office: Office, tx: Transaction, records: Mapping[tuple[str, str], Writes], fresh: Iterable[Mapping[str, Any]]
) -> None:
    """Take the sender out of every petition that is a denunciation by what any computer wrote.

    Args:
        records: every write known to the records a merge touches; those to a sender are made blank here, and nothing is left to decide.
        fresh: the changes that came with this merge: what was sealed at an earlier one is not sealed again.
    """
    came = {(change["origin"], change["seq"]) for change in fresh}
    for (book, petition_id), writes in records.items():
        if book != PETITIONS.key or not _sealed(writes):
            continue
        here = office.store.get(PETITIONS, petition_id) or {}
        found: dict[str, list[str]] = {}
        for key in SENDER:
            left = standing(writes.get(key, ()))
            if left:
                writes[key] = [replace(left[0], value=None)]
            typed = [write.value for write in left if (write.origin, write.seq) in came]
            found[key] = [value for value in dict.fromkeys([here.get(key), *typed]) if value]
        _keep(office, tx, petition_id, writes, found)
        conflicts.forget(office, tx, PETITIONS, petition_id, SENDER)


def _sealed(writes: Writes) -> bool:
    """Return whether a kind that is kept sealed stands, also while another one stands against it."""
    ways = law().ways
    return any(ways[write.value].sealed for write in standing(writes.get("kind", ())) if write.value in ways)


def _keep(office: Office, tx: Transaction, petition_id: str, writes: Writes, found: Mapping[str, list[str]]) -> None:
    """Put what was found under seal, beside what is there: which of two names is right is for the official in charge to say."""
    if not any(found.values()):
        return
    kept = denouncers.kept(office, petition_id)
    values = {key: told for key in SENDER if (told := _joined(key, (kept or {}).get(key), found[key]))}
    if kept is not None:
        tx.update(DENOUNCERS, kept["id"], values)
        return
    number, year = (standing(writes[key])[0].value for key in ("number", "year"))
    tx.insert(
        DENOUNCERS, {"petition_id": petition_id, "code": denouncers.code_of({"number": number, "year": year}), **values}
    )


def _joined(key: str, kept: str | None, found: list[str]) -> str | None:
    if DENOUNCERS[key].kind is Kind.REFERENCE:
        return kept or (found[0] if found else None)
    return (
        " / ".join(dict.fromkeys([*([kept] if kept else []), *(value for value in found if value not in (kept or ""))]))
        or None
    )
