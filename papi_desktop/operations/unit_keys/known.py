"""The keys that were brought in: their lines in the book of keys, and which of them signs or opens what."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from datetime import date
from typing import Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import UNIT_KEYS
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.exchange.bundle import refusals
from papi_desktop.exchange.bundle.keys import PublicKey, UnitName
from papi_desktop.exchange.bundle.manifest import Manifest
from papi_desktop.operations.office import Office
from papi_desktop.operations.unit_keys.unit import names_of_province, same_unit, unit_key_of
from papi_desktop.store.query import Query

_STRICTEST = ("withdrawn", "replaced", "trusted")


def keys_known(office: Office) -> Sequence[dict[str, Any]]:
    """Return every key that was brought in, once: two computers of an office may both have entered it."""
    found: dict[str, dict[str, Any]] = {}
    for row in office.store.all(UNIT_KEYS):
        kept = found.setdefault(row["fingerprint"], row)
        if _STRICTEST.index(row["state"]) < _STRICTEST.index(kept["state"]):
            found[row["fingerprint"]] = row
    return list(found.values())


def is_compared(office: Office, fingerprint: str) -> bool:
    """Return whether somebody compared the fingerprint of a key that was brought in."""
    return fingerprint in compared_keys(office)


def compared_keys(office: Office) -> frozenset[str]:
    """Return the fingerprints of the keys somebody compared with what stands on paper or was said by telephone."""
    return frozenset(row["fingerprint"] for row in keys_known(office) if row["compared_on"])


def withdrawn_units(office: Office) -> frozenset[str]:
    """Return the units below whose keys were all withdrawn, by what they are counted by: until they bring one they can send nothing."""
    here = names_of_province(office)
    states: dict[str, set[str]] = {}
    for row in keys_known(office):
        if row["role"] == "commune" and fold(row["province"] or "") in here:
            states.setdefault(unit_key_of(public_of(row).unit), set()).add(row["state"])
    return frozenset(unit for unit, found in states.items() if found == {"withdrawn"})


def public_key(office: Office, fingerprint: str) -> PublicKey:
    """Return a key that was brought in.

    Raises:
        KeyError: if there is none with this fingerprint.
    """
    for row in lines_of(office, fingerprint):
        return public_of(row)
    raise KeyError(fingerprint)


def key_of(office: Office, manifest: Manifest) -> PublicKey:
    """Return the key that must have signed a hand-over file.

    Raises:
        UserError: the key is unknown, was not valid when the file was made, or belongs to another unit than the file speaks for.
    """
    return public_of(entry_of(office, manifest))


def entry_of(office: Office, manifest: Manifest) -> dict[str, Any]:
    """Return the line of the book of keys that stands for the signer of a hand-over file.

    Raises:
        UserError: as `key_of`.
    """
    rows = lines_of(office, manifest.fingerprint)
    if not rows:
        raise refusals.unknown_key(manifest.fingerprint)
    row = rows[0]
    known = UnitName(row["unit_name"], row["unit_code"] or "", row["province"] or "")
    if unit_key_of(known) != unit_key_of(manifest.unit) or fold(known.province) != fold(manifest.unit.province):
        raise refusals.wrong_unit(manifest.unit.name, known.name)
    made_on = manifest.made_at.date().isoformat()
    if row["state"] == "withdrawn" or not row["valid_from"] <= made_on <= row["valid_to"]:
        raise refusals.key_not_valid(known.name, table_date(manifest.made_at.date()))
    return row


def receiver_for(office: Office, fingerprint: str) -> PublicKey | None:
    """Return the key to close a file with for whoever has this fingerprint; None when there is none.

    The key itself while it is trusted, because two computers of a unit have a key each; else the newest trusted one of the unit.
    """
    found = lines_of(office, fingerprint)
    if not found:
        return None
    if found[0]["state"] == "trusted":
        return public_of(found[0])
    unit = public_of(found[0]).unit
    wanted = Query(filters={"state": "trusted", "role": found[0]["role"]})
    same = [row for row in office.store.all(UNIT_KEYS, wanted) if same_unit(public_of(row).unit, unit)]
    newest = max(same, key=lambda row: row["valid_from"], default=None)
    return public_of(newest) if newest else None


def line_of(office: Office, fingerprint: str) -> dict[str, Any]:
    """Return the line of a key, however its fingerprint was typed.

    Raises:
        UserError: if there is no such key.
    """
    row = next((r for r in keys_known(office) if plain(r["fingerprint"]) == plain(fingerprint)), None)
    if row is None:
        raise UserError(
            "BG-14",
            say("There is no key with the fingerprint {fingerprint}.", fingerprint=fingerprint),
            say("Nothing was changed."),
            say("“papi keys list” tells the keys known here."),
        )
    return row


def lines_of(office: Office, fingerprint: str) -> list[dict[str, Any]]:
    """Return the lines of a key, that which believes it least first."""
    rows = office.store.all(UNIT_KEYS, Query(filters={"fingerprint": fingerprint}))
    return sorted(rows, key=lambda row: _STRICTEST.index(row["state"]))


def public_of(row: dict[str, Any]) -> PublicKey:
    """Return the key a line holds."""
    return PublicKey(
        UnitName(row["unit_name"], row["unit_code"] or "", row["province"] or ""),
        "receiving" if row["role"] == "receiving" else "commune",
        base64.b64decode(row["sign_key"]),
        row["age_recipient"],
        date.fromisoformat(row["valid_from"]),
        date.fromisoformat(row["valid_to"]),
    )


def plain(fingerprint: str) -> str:
    """Return a fingerprint without what only makes it readable."""
    return "".join(letter for letter in fingerprint.upper() if letter.isalnum())
