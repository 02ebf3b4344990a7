"""The keys of this office, made when first needed and kept in the encrypted data file, and the keys of the offices it deals with."""

from __future__ import annotations

import base64
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.registers import UNIT_KEYS, WORKPLACES
from papi_desktop.domain.system_errors import reason_of
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.exchange.atomic_file import replacing
from papi_desktop.exchange.bundle import refusals
from papi_desktop.exchange.bundle.keys import OwnKey, PublicKey, UnitName, new_key, read_key_file
from papi_desktop.exchange.bundle.manifest import Manifest
from papi_desktop.operations.addresses import addresses
from papi_desktop.operations.office import Office
from papi_desktop.store.query import Query

_OWN = "keys.own"
_STRICTEST = ("withdrawn", "replaced", "trusted")
_YEARS_VALID = 5


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


# --- who this office is ---


def unit_name(office: Office) -> UnitName:
    """Return this office as its hand-over files name it; the code of the national catalogue is looked up when it was not entered."""
    unit = office.unit
    code = unit.get("code") or ""
    if not code and not unit.get("receiving"):
        known = addresses()
        province = known.find_province(unit["province"])
        if province is not None:
            named = [c for c in known.communes_of(province.code) if fold(c.full_name) == fold(unit["name"])]
            code = named[0].code if len(named) == 1 else ""
    return UnitName(unit["name"], code, unit["province"])


def unit_key_of(unit: UnitName) -> str:
    """Return by what a unit is counted: its code, else its folded name; two spellings of one commune are one."""
    return unit.code or fold(unit.name)


# --- our own keys ---


def own_key(office: Office) -> OwnKey:
    """Return the keys of this office, made now if there are none."""
    kept = office.store.setting(_OWN, [])
    if kept:
        return _from_kept(kept[0])
    made = _fresh(office, None)
    office.store.set_setting(_OWN, [_to_kept(made)])
    return made


def renew(office: Office) -> OwnKey:
    """Replace the keys of this office; the old ones sign the new ones, and go on opening what was closed to them.

    Raises:
        UserError: if whoever asks may not change the settings.
    """
    office.store.require_settings()
    before = own_key(office)
    made = _fresh(office, before)
    office.store.set_setting(_OWN, [_to_kept(made), *office.store.setting(_OWN, [])])
    return made


def own_identities(office: Office) -> list[str]:
    """Return the age identities of this office, the present one first."""
    own_key(office)
    return [_from_kept(kept).age_secret for kept in office.store.setting(_OWN, [])]


def export(office: Office, out: Path) -> PublicKey:
    """Write the key file of this office.

    Raises:
        UserError: if it cannot be written.
    """
    own = own_key(office)
    out.parent.mkdir(parents=True, exist_ok=True)
    with replacing(out) as target:
        target.write_bytes(own.as_key_file())
    return own.public


def export_private(office: Office, out: Path) -> int:
    """Write the secret keys that open what was closed to this office, the present one first, as an identity file of age; return how many.

    For a program that reads hand-over files without this one (docs/bundle.md). What signs in the name of this office is never written. That
    it was done, by whom and where to, stands in the history.

    Raises:
        UserError: if it cannot be written, or whoever asks may not change the settings.
    """
    office.store.require_settings()
    secrets = own_identities(office)
    out.parent.mkdir(parents=True, exist_ok=True)
    with office.store.transaction(say("Write out the secret key of this office")) as tx:
        tx.note(say("The secret key that opens files for this office was written to {file}", file=str(out)))
    with replacing(out) as target:
        target.touch(mode=0o600)
        target.write_text("\n".join(secrets) + "\n", encoding="ascii")
    return len(secrets)


def _fresh(office: Office, before: OwnKey | None) -> OwnKey:
    today = office.today()
    # A key made on 29 February ends on the 28th.
    ends = date(today.year + _YEARS_VALID, today.month, min(today.day, 28))
    role = "receiving" if office.unit.get("receiving") else "commune"
    return new_key(unit_name(office), role, today, ends, before=before)


def _to_kept(own: OwnKey) -> dict[str, Any]:
    public = own.public
    return {
        "unit": [public.unit.name, public.unit.code, public.unit.province],
        "role": public.role,
        "sign": base64.b64encode(own.sign_secret).decode(),
        "public": base64.b64encode(public.sign).decode(),
        "age": own.age_secret,
        "recipient": public.age,
        "made_on": public.made_on.isoformat(),
        "expires_on": public.expires_on.isoformat(),
        "replaces": public.replaces,
        "endorsement": base64.b64encode(public.endorsement).decode(),
    }


def _from_kept(kept: dict[str, Any]) -> OwnKey:
    public = PublicKey(
        UnitName(*kept["unit"]),
        kept["role"],
        base64.b64decode(kept["public"]),
        kept["recipient"],
        date.fromisoformat(kept["made_on"]),
        date.fromisoformat(kept["expires_on"]),
        kept["replaces"],
        base64.b64decode(kept["endorsement"]),
    )
    return OwnKey(public, base64.b64decode(kept["sign"]), kept["age"])


# --- keys of others ---


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
    if fingerprint and _plain(fingerprint) != _plain(key.fingerprint):
        raise UserError(
            "BG-16",
            say("The fingerprint of the key file is {found}, not the one on paper.", found=key.fingerprint),
            say("The key was not brought in."),
            say("Ask the other office by telephone; somebody may have exchanged the file."),
        )
    if key.fingerprint == own_key(office).public.fingerprint:
        raise UserError(
            "BG-17",
            say("This is the key file of this computer itself."),
            say("Nothing was changed."),
            say("Choose the key file the other office gave you."),
        )
    if key.expires_on < office.today():
        raise refusals.key_not_valid(key.unit.name, table_date(office.today()))
    known = next((row for row in _rows(office, key.fingerprint)), None)
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
    """Return the other keys of the same unit that are believed: either this one takes their place, or it is one more computer."""
    unit, role = unit_key_of(key.unit), _role(office, key)
    return [
        row
        for row in office.store.all(UNIT_KEYS, Query(filters={"state": "trusted", "role": role}))
        if row["fingerprint"] != key.fingerprint and unit_key_of(_public(row).unit) == unit
    ]


def replaced_by(office: Office, key: PublicKey) -> list[str]:
    """Return the fingerprints of the keys it would take the place of: the one that signed it, or else every other of the unit."""
    others = others_of_unit(office, key)
    return [row["fingerprint"] for row in others if _is_replaced(row, key)] or [row["fingerprint"] for row in others]


def _is_replaced(row: dict[str, Any], key: PublicKey) -> bool:
    return row["fingerprint"] == key.replaces and _public(row).signed_this(key.endorsement, key.statement)


def own_fingerprints(office: Office) -> frozenset[str]:
    """Return the fingerprints of the keys this computer itself signs with or has signed with.

    A second computer also keeps the keys of the first one, from which it was copied: they open what was closed then, but are not its own.
    """
    own = [_from_kept(kept).public.fingerprint for kept in office.store.setting(_OWN, [])]
    mine = office.store.setting("numbers.workplace")
    line = office.store.get(WORKPLACES, mine) if mine else None
    first = line["fingerprint"] if line else None
    return frozenset(own[: own.index(first) + 1] if first in own else own)


def confirm(office: Office, fingerprint: str) -> None:
    """Keep with a key that somebody compared its fingerprint with the one on paper or by telephone.

    Raises:
        UserError: if there is no such key.
    """
    row = _known(office, fingerprint)
    with office.store.transaction(say("Compare the fingerprint of {unit}", unit=row["unit_name"])) as tx:
        tx.update(UNIT_KEYS, row["id"], {"compared_on": office.today().isoformat()})


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
    if fold(key.unit.province) in {fold(own.province), fold(own.name)}:
        return None
    if office.unit.get("receiving"):
        return say(
            "{unit} lies in {province}, not in {own}: its reports will not be taken in here. "
            "Have it set its province right, renew its key and bring the new key file.",
            unit=key.unit.name,
            province=key.unit.province,
            own=own.province,
        )
    return say(
        "{unit} lies in {province}, not in {own}: make sure that it is the right key file.",
        unit=key.unit.name,
        province=key.unit.province,
        own=own.province,
    )


def withdraw(office: Office, fingerprint: str, reason: str = "") -> dict[str, Any]:
    """Believe nothing signed with a key any more, and keep why. Returns its line.

    Raises:
        UserError: if there is no such key.
    """
    row = _known(office, fingerprint)
    with office.store.transaction(say("Withdraw the key of {unit}", unit=row["unit_name"])) as tx:
        tx.update(UNIT_KEYS, row["id"], {"state": "withdrawn", "withdrawn_reason": reason or None})
    return row


def key_of(office: Office, manifest: Manifest) -> PublicKey:
    """Return the key that must have signed a hand-over file.

    Raises:
        UserError: the key is unknown, was not valid when the file was made, or belongs to another unit than the file speaks for.
    """
    return _public(entry_of(office, manifest))


def entry_of(office: Office, manifest: Manifest) -> dict[str, Any]:
    """Return the line of the book of keys that stands for the signer of a hand-over file.

    Raises:
        UserError: as `key_of`.
    """
    rows = _rows(office, manifest.fingerprint)
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


def public_key(office: Office, fingerprint: str) -> PublicKey:
    """Return a key that was brought in.

    Raises:
        KeyError: if there is none with this fingerprint.
    """
    for row in _rows(office, fingerprint):
        return _public(row)
    raise KeyError(fingerprint)


def receiver_for(office: Office, fingerprint: str) -> PublicKey | None:
    """Return the key to close a file with for whoever has this fingerprint; None when there is none.

    The key itself while it is trusted, because two computers of a unit have a key each; else the newest trusted one of the unit.
    """
    found = _rows(office, fingerprint)
    if not found:
        return None
    if found[0]["state"] == "trusted":
        return _public(found[0])
    same = [
        row
        for row in office.store.all(UNIT_KEYS, Query(filters={"state": "trusted"}))
        if fold(row["unit_name"]) == fold(found[0]["unit_name"]) and row["role"] == found[0]["role"]
    ]
    newest = max(same, key=lambda row: row["valid_from"], default=None)
    return _public(newest) if newest else None


def _role(office: Office, key: PublicKey) -> str:
    """Return what the office of a key is to this one: the same office is another computer of ours."""
    if key.role == "receiving":
        return "receiving"
    return "workplace" if unit_key_of(key.unit) == unit_key_of(unit_name(office)) else "commune"


def _known(office: Office, fingerprint: str) -> dict[str, Any]:
    row = next((r for r in keys_known(office) if _plain(r["fingerprint"]) == _plain(fingerprint)), None)
    if row is None:
        raise UserError(
            "BG-14",
            say("There is no key with the fingerprint {fingerprint}.", fingerprint=fingerprint),
            say("Nothing was changed."),
            say("“papi keys list” tells the keys known here."),
        )
    return row


def _rows(office: Office, fingerprint: str) -> list[dict[str, Any]]:
    """Return the lines of a key, that which believes it least first."""
    rows = office.store.all(UNIT_KEYS, Query(filters={"fingerprint": fingerprint}))
    return sorted(rows, key=lambda row: _STRICTEST.index(row["state"]))


def _public(row: dict[str, Any]) -> PublicKey:
    return PublicKey(
        UnitName(row["unit_name"], row["unit_code"] or "", row["province"] or ""),
        "receiving" if row["role"] == "receiving" else "commune",
        base64.b64decode(row["sign_key"]),
        row["age_recipient"],
        date.fromisoformat(row["valid_from"]),
        date.fromisoformat(row["valid_to"]),
    )


def _plain(fingerprint: str) -> str:
    return "".join(letter for letter in fingerprint.upper() if letter.isalnum())
