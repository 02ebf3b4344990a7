"""The command `papi keys`: the keys of this office and of those it deals with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from papi_desktop.cli_session import Answer, Args, Tell
from papi_desktop.domain.registers import UNIT_KEYS
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, render


def _keys(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    return _KEY_ACTIONS[args.action](office, args, tell)


def _export_key(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import unit_keys

    if args.private:
        count = unit_keys.export_private(office, args.out)
        tell(_("Secret key written: {path}").format(path=args.out))
        tell(
            _(
                "Whoever has this file reads everything ever handed over to this office. Keep it locked away, never send it, "
                "and delete it when it has been used. That it was written stands in the history."
            )
        )
        return {"file": str(args.out), "private": True, "identities": count}, 0
    key = unit_keys.export(office, args.out)
    tell(_("Key file written: {path}").format(path=args.out))
    tell(_("Fingerprint, to be compared on paper: {fingerprint}").format(fingerprint=key.fingerprint))
    sheet = _key_sheet(office, args, tell)
    return {
        "file": str(args.out),
        "unit": key.unit.name,
        "fingerprint": key.fingerprint,
        "to": key.expires_on,
        "sheet": [str(path) for path in sheet],
    }, 0


def _key_sheet(office: Office, args: Args, tell: Tell) -> tuple[Path, ...]:
    from papi_desktop.operations import key_paper

    files = key_paper.write(office, args.paper) if args.paper else ()
    for path in files:
        tell(str(path))
    return files


def _trust_key(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import unit_keys

    key = unit_keys.read_key(args.file)
    ends = () if args.beside else None
    done = unit_keys.trust(office, key, fingerprint=args.fingerprint, ends=ends)
    said = _("The key of {unit} is trusted; its fingerprint is {fingerprint}.")
    tell(said.format(unit=done.key.unit.name, fingerprint=done.key.fingerprint))
    for warning in done.warnings:
        tell("! " + render(warning))
    for ended in done.replaced:
        tell(_("It takes the place of the key {fingerprint}, which is believed no more.").format(fingerprint=ended))
    answer = {
        "unit": done.key.unit.name,
        "province": done.key.unit.province,
        "fingerprint": done.key.fingerprint,
        "known": done.known,
        "compared": done.compared,
        "warnings": [render(warning) for warning in done.warnings],
        "replaced": list(done.replaced),
    }
    return answer, 0


def _list_keys(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import unit_keys

    own = unit_keys.own_key(office).public
    tell(f"{own.unit.name}: {own.fingerprint} ({own.expires_on})")
    keys = []
    for row in unit_keys.keys_known(office):
        state = UNIT_KEYS["state"].choice(row["state"])
        compared = _("fingerprint compared") if row["compared_on"] else _("fingerprint not compared")
        tell(
            f"{row['unit_name']}: {row['fingerprint']} ({row['valid_to']}, {_(state.label) if state else ''}, {compared})"
        )
        keys.append(
            {
                "unit": row["unit_name"],
                "role": row["role"],
                "fingerprint": row["fingerprint"],
                "from": row["valid_from"],
                "to": row["valid_to"],
                "state": row["state"],
                "compared": bool(row["compared_on"]),
            }
        )
    return {"own": {"unit": own.unit.name, "fingerprint": own.fingerprint, "to": own.expires_on}, "keys": keys}, 0


def _renew_key(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import unit_keys

    key = unit_keys.renew(office).public
    tell(_("Fingerprint, to be compared on paper: {fingerprint}").format(fingerprint=key.fingerprint))
    return {"unit": key.unit.name, "fingerprint": key.fingerprint, "replaces": key.replaces}, 0


def _withdraw_key(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import unit_keys

    row = unit_keys.withdraw(office, args.fingerprint, args.reason)
    tell(_("Nothing signed with this key of {unit} is believed any more.").format(unit=row["unit_name"]))
    return {"unit": row["unit_name"], "fingerprint": row["fingerprint"]}, 0


_KEY_ACTIONS = {
    "export": _export_key,
    "trust": _trust_key,
    "list": _list_keys,
    "renew": _renew_key,
    "withdraw": _withdraw_key,
}


COMMANDS: Mapping[str, Callable[[Office, Args, Tell], tuple[Answer, int]]] = {
    "keys": _keys,
}
