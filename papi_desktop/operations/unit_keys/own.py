"""The keys of this office, made when first needed and kept in the encrypted data file."""

from __future__ import annotations

import base64
from datetime import date
from pathlib import Path
from typing import Any

from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import WORKPLACES
from papi_desktop.exchange.atomic_file import replacing
from papi_desktop.exchange.bundle.keys import OwnKey, PublicKey, UnitName, new_key
from papi_desktop.operations.office import Office
from papi_desktop.operations.unit_keys.unit import unit_name

_OWN = "keys.own"
_YEARS_VALID = 5


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


def own_fingerprints(office: Office) -> frozenset[str]:
    """Return the fingerprints of the keys this computer itself signs with or has signed with.

    A second computer also keeps the keys of the first one, from which it was copied: they open what was closed then, but are not its own.
    """
    own = [_from_kept(kept).public.fingerprint for kept in office.store.setting(_OWN, [])]
    mine = office.store.setting("numbers.workplace")
    line = office.store.get(WORKPLACES, mine) if mine else None
    first = line["fingerprint"] if line else None
    return frozenset(own[: own.index(first) + 1] if first in own else own)


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
