"""Who denounced somebody: sealed when it is recorded, seen only by the official in charge, and every look is an entry in the history.

The one door to the book of sealed senders. Nothing here puts a name into a message, an error or a paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import DECISIONS, DENOUNCERS, OFFICIALS, PETITIONS
from papi_desktop.domain.registers.petitions import SENDER
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.operations import conflicts
from papi_desktop.operations.office import Office
from papi_desktop.operations.petitions.terms import way_of
from papi_desktop.store.query import Query
from papi_desktop.store.transaction import Transaction

SEALED = "sealed"
"""Key under which a filled petition carries its sender past the book to `keep`; no register has a field of this name."""
_TELLING = ("person", "citizen_id", "phone")
"""What tells one person from all others; an address is that of many."""


def taken_out(record: Record) -> dict[str, Any]:
    """Return a petition without its sender, who stands apart under `SEALED`."""
    sender = {key: record.get(key) for key in SENDER}
    return {**record, **dict.fromkeys(SENDER), SEALED: sender}


def keep(office: Office, tx: Transaction, petition_id: str, petition: Record) -> None:
    """Seal the sender of a denunciation as its petition is saved; what is blank leaves what is sealed already."""
    conflicts.forget(office, tx, PETITIONS, petition_id, SENDER)
    sender: Mapping[str, Any] = {k: v for k, v in (petition.get(SEALED) or {}).items() if v not in (None, "")}
    if not sender:
        return
    before = kept(office, petition_id)
    if before is None:
        tx.insert(DENOUNCERS, {"petition_id": petition_id, "code": code_of(petition), **sender})
    else:
        tx.update(DENOUNCERS, before["id"], sender)


def may_look(office: Office, petition: Record) -> bool:
    """Return whether whoever is logged in is the official in charge of the petition."""
    official = office.store.get(OFFICIALS, petition["assigned_id"]) if petition.get("assigned_id") else None
    return official is not None and not official.get("deleted_at") and official.get("login") == office.store.user


def told_in(office: Office, petition: Record, texts: Mapping[str, Any], typed: Record) -> Iterator[str]:
    """Yield the keys of `texts` in which the sender of a denunciation is told.

    What is under seal is compared only for the official in charge: to anybody else a refusal would say that a guess was right.

    Args:
        typed: the petition as typed, in whose form the sender may still stand.
    """
    senders = [typed]
    if petition.get("id") and may_look(office, petition):
        senders.append(kept(office, petition["id"]) or {})
    known = {fold(str(sender[key])) for sender in senders for key in _TELLING if sender.get(key)}
    for key, value in texts.items():
        text = fold(str(value or ""))
        if any(re.search(rf"(?<!\w){re.escape(secret)}(?!\w)", text) for secret in known):
            yield key


def withheld(office: Office, changes: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield changes as they may leave this computer: without the sender a denunciation had while it was still something else."""
    sealed = {
        petition["id"]
        for deleted in (False, True)
        for petition in office.store.all(PETITIONS, Query(deleted=deleted))
        if way_of(petition).sealed
    }
    for change in changes:
        if change["book"] == PETITIONS.key and change["record"] in sealed:
            yield {**change, "new": {key: value for key, value in change["new"].items() if key not in SENDER}}
        elif change["book"] == DECISIONS.key and _tells(change["new"], sealed):
            yield {**change, "new": {**change["new"], "content": {"value": None}}}
        elif change["book"] != DENOUNCERS.key:
            yield change


def _tells(decision: Mapping[str, Any], sealed: set[str]) -> bool:
    """Return whether a decision between two computers says which sender of a denunciation was the right one."""
    return (
        decision.get("book") == PETITIONS.key and decision.get("source_id") in sealed and decision.get("key") in SENDER
    )


def look(office: Office, petition_id: str, reason: str) -> dict[str, Any]:
    """Return the sealed sender to the official in charge; that it was looked at, by whom and why, goes into the history. So does a refusal.

    Every value is None for a denunciation sent without a name.

    Raises:
        UserError: if whoever asks is not in charge or gives no reason.
    """
    petition = _of_whoever_may(office, petition_id)
    if not reason.strip():
        raise UserError(
            "KN-02",
            say("A reason is needed to look at a sealed name."),
            say("Nothing was shown."),
            say("Write a few words: they are kept in the history."),
        )
    code = code_of(petition)
    with office.store.transaction(say("Look at the sealed sender of petition {code}", code=code)) as tx:
        words = say("The sealed sender of petition {code} was looked at: {reason}", code=code, reason=reason)
        tx.note(words, (PETITIONS, petition_id))
    sealed = kept(office, petition_id) or {}
    return {key: sealed.get(key) for key in SENDER}


def correct(office: Office, petition_id: str, sender: Record) -> None:
    """Keep what the official in charge learned of the sender since; it stays under seal.

    Raises:
        UserError: if whoever asks is not in charge.
    """
    petition = _of_whoever_may(office, petition_id)
    values = {key: sender.get(key) for key in SENDER}
    before = kept(office, petition_id)
    code = code_of(petition)
    with office.store.transaction(say("Correct the sealed sender of petition {code}", code=code)) as tx:
        if before is None:
            tx.insert(DENOUNCERS, {"petition_id": petition_id, "code": code, **values})
        else:
            tx.update(DENOUNCERS, before["id"], values)


def _of_whoever_may(office: Office, petition_id: str) -> dict[str, Any]:
    petition = office.store.get(PETITIONS, petition_id)
    if petition is not None and way_of(petition).sealed:
        if may_look(office, petition):
            return petition
        # Not why it was wanted: the words of somebody who guesses may name whom they guess.
        what = say("Refused: to look at the sealed sender of petition {code}", code=code_of(petition))
        with office.store.transaction(what) as tx:
            tx.note(what, (PETITIONS, petition_id))
    raise UserError(
        "KN-01",
        say("Only the official in charge may see who sent this."),
        say("Nothing was shown."),
        say(
            "The Chair names the official in charge; your own record among the officials must carry the name you log in with."
        ),
    )


def code_of(petition: Record) -> str:
    """Return by what a petition is called where it is sealed: "12/2026"."""
    return f"{petition['number']}/{petition['year']}"


def kept(office: Office, petition_id: str) -> dict[str, Any] | None:
    """Return what is sealed of a petition, for those modules only that put more under the same seal."""
    rows = office.store.page(DENOUNCERS, Query(filters={"petition_id": petition_id}, limit=1)).rows
    return dict(rows[0]) if rows else None
