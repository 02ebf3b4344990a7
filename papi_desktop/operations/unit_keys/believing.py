"""Believing the key of another office: entered, compared, replaced, withdrawn."""

from __future__ import annotations

import base64
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.registers import UNIT_KEYS
from papi_desktop.domain.system_errors import reason_of
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.exchange.bundle import refusals
from papi_desktop.exchange.bundle.keys import PublicKey, read_key_file
from papi_desktop.operations.office import Office
from papi_desktop.operations.unit_keys.known import line_of, lines_of, plain, public_of
from papi_desktop.operations.unit_keys.own import own_key
from papi_desktop.operations.unit_keys.unit import names_of_province, same_unit, unit_name
from papi_desktop.store.query import Query


@dataclass(frozen=True)
class Trusted:
    """A key that was brought in.

    Attributes:
        known: whether it was trusted already.
        compared: whether somebody compared its fingerprint with the one on paper or by telephone.
        replaced: fingerprints of keys that are replaced by it.
        warnings: what should be looked at before anything is believed.
    """

    id: str
    key: PublicKey
    known: bool
    compared: bool
    replaced: tuple[str, ...] = ()
    warnings: tuple[Message, ...] = ()


def read_key(path: Path) -> PublicKey:
    """Return the key in a key file.

    Raises:
        UserError: if there is no such file, or it is none.
    """
    try:
        data = path.read_bytes() if path.stat().st_size <= 2**20 else b""
    except OSError as error:
        raise UserError(
            "BG-14",
            say("The key file {file} cannot be read: {reason}.", file=path.name, reason=reason_of(error)),
            say("Nothing was changed."),
            say("Choose the key file the other office gave you."),
        ) from error
    return read_key_file(data)


def require_of_another(office: Office, key: PublicKey) -> None:
    """Refuse the key of this computer itself, before anybody is asked to compare it.

    Raises:
        UserError: the key is this computer's own.
    """
    if key.fingerprint == own_key(office).public.fingerprint:
        raise UserError(
            "BG-17",
            say("This is the key file of this computer itself."),
            say("Nothing was changed."),
            say("Choose the key file the other office gave you."),
        )


def trust(
    office: Office,
    key: PublicKey,
    *,
    fingerprint: str = "",
    compared: bool = False,
    ends: Collection[str] | None = None,
) -> Trusted:
    """Enter a key as one whose files are believed; whether somebody compared its fingerprint is kept with it.

    A key that says it replaces a known one, and is signed by that one, ends the old key's time on the day before it was made.

    Args:
        fingerprint: as it stands on paper; compared when it is given.
        compared: a person compared the fingerprint shown with the one on paper.
        ends: fingerprints of the keys of this unit that are believed no more from now on; when left out, the key says so itself.

    Raises:
        UserError: the fingerprint differs, the key is this computer's own, was withdrawn, or has expired.
    """
    if fingerprint and plain(fingerprint) != plain(key.fingerprint):
        raise UserError(
            "BG-16",
            say("The fingerprint of the key file is {found}, not the one on paper.", found=key.fingerprint),
            say("The key was not brought in."),
            say("Ask the other office by telephone; somebody may have exchanged the file."),
        )
    require_of_another(office, key)
    if key.expires_on < office.today():
        raise refusals.key_not_valid(key.unit.name, table_date(office.today()))
    known = next((row for row in lines_of(office, key.fingerprint)), None)
    if known is not None:
        if known["state"] == "withdrawn":
            raise refusals.key_not_valid(key.unit.name, table_date(office.today()))
        agrees = bool(known["compared_on"] or fingerprint or compared)
        if agrees and not known["compared_on"]:
            confirm(office, key.fingerprint)
        return Trusted(known["id"], key, known=True, compared=agrees, warnings=_warnings(office, key, agrees))
    with office.store.transaction(say("Bring in the key of {unit}", unit=key.unit.name)) as tx:
        replaced = []
        for row in others_of_unit(office, key):
            # The key of one more computer of ours is signed by the first one's too, which goes on: only a person can end that.
            ended = row["role"] != "workplace" and _is_replaced(row, key)
            if row["fingerprint"] in ends if ends is not None else ended:
                until = min(row["valid_to"], max(row["valid_from"], key.made_on.isoformat()))
                tx.update(UNIT_KEYS, row["id"], {"state": "replaced", "valid_to": until})
                replaced.append(row["fingerprint"])
        entered = tx.insert(
            UNIT_KEYS,
            {
                "unit_name": key.unit.name,
                "unit_code": key.unit.code or None,
                "province": key.unit.province,
                "role": _role(office, key),
                "fingerprint": key.fingerprint,
                "sign_key": base64.b64encode(key.sign).decode(),
                "age_recipient": key.age,
                "valid_from": key.made_on.isoformat(),
                "valid_to": key.expires_on.isoformat(),
                "state": "trusted",
                "trusted_on": office.today().isoformat(),
                "compared_on": office.today().isoformat() if fingerprint or compared else None,
            },
        )
    agrees = bool(fingerprint or compared)
    warnings = _warnings(office, key, agrees)
    return Trusted(entered, key, known=False, compared=agrees, replaced=tuple(replaced), warnings=warnings)


def others_of_unit(office: Office, key: PublicKey) -> list[dict[str, Any]]:
    """Return the other keys of the same unit that are believed: either this one takes their place, or it is one more computer.

    A key that signed this one is of the same unit, whatever the unit is called since: a department once went by the name of its province.
    """
    wanted = Query(filters={"state": "trusted", "role": _role(office, key)})
    return [
        row
        for row in office.store.all(UNIT_KEYS, wanted)
        if row["fingerprint"] != key.fingerprint
        and (same_unit(public_of(row).unit, key.unit) or _is_replaced(row, key))
    ]


def replaced_by(office: Office, key: PublicKey) -> list[str]:
    """Return the fingerprints of the keys it would take the place of: the one that signed it, or else every other of the unit."""
    others = others_of_unit(office, key)
    return [row["fingerprint"] for row in others if _is_replaced(row, key)] or [row["fingerprint"] for row in others]


def _is_replaced(row: dict[str, Any], key: PublicKey) -> bool:
    return row["fingerprint"] == key.replaces and public_of(row).signed_this(key.endorsement, key.statement)


def confirm(office: Office, fingerprint: str) -> None:
    """Keep with a key that somebody compared its fingerprint with the one on paper or by telephone.

    Raises:
        UserError: if there is no such key.
    """
    row = line_of(office, fingerprint)
    with office.store.transaction(say("Compare the fingerprint of {unit}", unit=row["unit_name"])) as tx:
        tx.update(UNIT_KEYS, row["id"], {"compared_on": office.today().isoformat()})


def withdraw(office: Office, fingerprint: str, reason: str = "") -> dict[str, Any]:
    """Believe nothing signed with a key any more, and keep why. Returns its line.

    Raises:
        UserError: if there is no such key.
    """
    row = line_of(office, fingerprint)
    with office.store.transaction(say("Withdraw the key of {unit}", unit=row["unit_name"])) as tx:
        tx.update(UNIT_KEYS, row["id"], {"state": "withdrawn", "withdrawn_reason": reason or None})
    return row


def _warnings(office: Office, key: PublicKey, compared: bool) -> tuple[Message, ...]:
    """Return what whoever brings a key in should know of it."""
    found = []
    if not compared:
        found.append(
            say(
                "The fingerprint of {unit} was not compared with anything. Read it out to them by telephone: {fingerprint}",
                unit=key.unit.name,
                fingerprint=key.fingerprint,
            )
        )
    strange = strange_place(office, key)
    return (*found, strange) if strange else tuple(found)


def strange_place(office: Office, key: PublicKey) -> Message | None:
    """Return a warning when the unit of a key lies in another province than this office; None when it does not."""
    own = unit_name(office)
    if fold(key.unit.province) in names_of_province(office):
        return None
    if office.unit.get("receiving"):
        return say(
            "{unit} lies in {province}, not in {own}: its reports will not be taken in here. "
            "Have it set its province right, renew its key and bring the new key file.",
            unit=key.unit.name,
            province=key.unit.province,
            own=own.province,
        )
    if fold(key.unit.province) in fold(key.unit.name):  # an office of the province itself: said once
        return say(
            "{unit} does not belong to {own}: make sure that it is the right key file.",
            unit=key.unit.name,
            own=own.province,
        )
    return say(
        "{unit} lies in {province}, not in {own}: make sure that it is the right key file.",
        unit=key.unit.name,
        province=key.unit.province,
        own=own.province,
    )


def _role(office: Office, key: PublicKey) -> str:
    """Return what the office of a key is to this one: the same office is another computer of ours."""
    if key.role == "receiving":
        return "receiving"
    return "workplace" if same_unit(key.unit, unit_name(office)) else "commune"
