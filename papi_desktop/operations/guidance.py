"""What the level above sends down: kept when it arrives, shown before it holds, applied by a person, and taken back by a person.

What holds is a function of what is applied: of every file the one made last. Taking one back therefore brings back what it replaced, and
the order in which sticks arrive does not matter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.plan.reading import ReadPlan
from papi_desktop.domain.registers import GUIDANCE, PLAN_REPORTS, PLAN_TASKS, PLANS
from papi_desktop.domain.vietnamese.text import nfc
from papi_desktop.exchange.bundle import manifest as bundle
from papi_desktop.exchange.bundle import refusals
from papi_desktop.exchange.bundle.keys import canonical
from papi_desktop.exchange.bundle.reader import Opened
from papi_desktop.exchange.bundle.strict_json import parse_object
from papi_desktop.operations import (
    counted_again,
    guidance_changes,
    guidance_files,
    import_plan,
    open_limits,
    other_law,
)
from papi_desktop.operations.guidance_changes import Change
from papi_desktop.operations.office import Office
from papi_desktop.operations.open_limits import Shift
from papi_desktop.store.query import Query

KIND = "guidance"
_PLAN = "plan"
_LARGEST = 2 * 2**20
"""Bytes of one table or template; the national ones are a tenth of it."""


@dataclass(frozen=True)
class Preview:
    """What a guidance would change here, or, where it holds, what it changed.

    Attributes:
        row: the guidance.
        changes: one by one, from how it is without the guidance to how it is with it; tasks of a plan are among them.
        moved: open time limits whose last day would be another.
    """

    row: Mapping[str, Any]
    changes: tuple[Change, ...]
    moved: tuple[Shift, ...]


def keep(office: Office, opened: Opened) -> tuple[str, bool]:
    """Keep what the level above sent, without letting it hold; return its line and whether it is new.

    Raises:
        UserError: if it is not built as guidance must be, or this program could not work with it.
    """
    manifest = opened.manifest
    parts = {name: content for name, content in opened.parts.items() if name != bundle.GUIDANCE}
    files = {name: content for name, content in parts.items() if guidance_files.is_file_of(name)}
    plan_name = _plan_name(opened)
    if set(parts) != set(files) | ({plan_name[0]} if plan_name else set()) or not parts:
        raise refusals.untrue(say("its parts are not those its description names"))
    signed = sha256(opened.signed).hexdigest()
    known = list(office.store.all(GUIDANCE, Query(filters={"signed_digest": signed})))
    if known:
        return str(known[0]["id"]), False
    _require_usable(office, files)
    if plan_name:
        import_plan.read_bytes(office, parts[plan_name[0]])
    proof = canonical({"manifest": opened.signed.decode(), "signature": opened.signature.hex()})
    with office.store.transaction(say("Keep the guidance of {unit}", unit=manifest.unit.name)) as tx:
        kept = {name: office.store.put_file(content) for name, content in parts.items()}
        line = tx.insert(
            GUIDANCE,
            {
                "title": nfc(manifest.title) or KIND,
                "sender": nfc(manifest.unit.name),
                "made_at": manifest.made_at.isoformat(timespec="seconds"),
                "received_on": office.today().isoformat(),
                "state": "waiting",
                "short_code": manifest.short_code,
                "digest": opened.digest,
                "signed_digest": signed,
                "proof": office.store.put_file(proof),
                "signer": manifest.fingerprint,
                "parts": {"files": kept, _PLAN: list(plan_name) if plan_name else None},
            },
        )
    return line, True


def _require_usable(office: Office, files: Mapping[str, bytes]) -> None:
    """Refuse files this program could not work with, whoever signed them.

    Raises:
        UserError: saying which does not fit.
    """
    try:
        if any(len(content) > _LARGEST for content in files.values()):
            raise refusals.untrue(say("a part is larger than it says"))
        guidance_files.check(office, files)
    except UserError as wrong:
        raise (wrong if wrong.code.startswith("BG-") else refusals.untrue(wrong.what)) from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise refusals.untrue(say("its changes cannot be read")) from None


def _plan_name(opened: Opened) -> tuple[str, str] | None:
    """Return member and name of the plan that comes along.

    Raises:
        UserError: if the description of the guidance cannot be read.
    """
    try:
        told = parse_object(opened.parts[bundle.GUIDANCE])
        plan = told[_PLAN]
        if plan is None:
            return None
        member, name = plan["member"], plan["name"]
        if not (isinstance(member, str) and isinstance(name, str) and member.startswith("files/")):
            raise ValueError("plan")
    except (ValueError, KeyError, TypeError):
        raise refusals.untrue(say("its description cannot be read")) from None
    return member, name


def all_guidance(office: Office) -> list[dict[str, Any]]:
    """Return everything the level above sent, the newest first."""
    return list(office.store.all(GUIDANCE))


def preview(office: Office, guidance_id: str) -> Preview:
    """Return what a guidance would change here if it held from now on.

    Raises:
        UserError: there is no such guidance, or a file of it is lost.
    """
    row = _row(office, guidance_id)
    without = _layer(office, {row["id"]: {**row, "state": "taken_back"}})
    then = _layer(office, {row["id"]: {**row, "state": "applied"}})
    changes = guidance_changes.between(office, without, then)
    plan = _plan_of(office, row)
    if plan is not None:
        changes += guidance_changes.of_plan(plan)
    return Preview(row, tuple(changes), _shifts(office, then) if row["state"] != "applied" else ())


def apply(office: Office, guidance_id: str) -> tuple[Shift, ...]:
    """Let a guidance hold from now on; return the open time limits that moved.

    Raises:
        UserError: there is no such guidance, it holds already, or this program could not work with it any more.
    """
    row = _row(office, guidance_id)
    if row["state"] == "applied":
        raise _refused("HD-02", say("This guidance holds already."))
    changes: dict[str, Any] = {"state": "applied", "applied_on": office.today().isoformat()}
    layer = _layer(office, {row["id"]: {**row, **changes}})
    guidance_files.check(office, layer)
    plan = _plan_of(office, row)
    if plan is not None:
        changes["plan_id"] = _bring_plan(office, row, plan)
    return _switch(office, row, changes, layer, say("Apply the guidance “{title}”", title=row["title"]))


def take_back(office: Office, guidance_id: str, reason: str) -> tuple[Shift, ...]:
    """Let a guidance hold no more: what it replaced holds again, and the plan it brought goes to the waste basket.

    Raises:
        UserError: there is no such guidance, or it does not hold, or no reason is given.
    """
    row = _row(office, guidance_id)
    if row["state"] != "applied":
        raise _refused("HD-02", say("This guidance does not hold."))
    if not reason.strip():
        raise _refused("HD-03", say("Why it shall hold no more is not said."))
    changes = {"state": "taken_back", "applied_on": None, "plan_id": None}
    layer = _layer(office, {row["id"]: {**row, **changes}})
    if row["plan_id"]:
        _remove_plan(office, row["plan_id"], reason)
    operation = say("Take back the guidance “{title}”: {reason}", title=row["title"], reason=reason.strip())
    return _switch(office, row, changes, layer, operation)


def restore_layer(office: Office) -> None:
    """Lay the files that hold beside the office's rows again, where a backup or another hand left others there."""
    if not office.store.count(GUIDANCE) and not guidance_files.present(office):
        return
    layer = _layer(office, {})
    if layer != guidance_files.present(office):
        guidance_files.write(office, layer)


# --- inside ---


def _switch(
    office: Office, row: Mapping[str, Any], changes: Mapping[str, Any], layer: Mapping[str, bytes], operation: Any
) -> tuple[Shift, ...]:
    counted_again.catch_up(office)
    before, moved = guidance_files.present(office), _shifts(office, layer)
    try:
        with office.store.whole(), office.store.transaction(operation) as tx:
            tx.update(GUIDANCE, row["id"], changes)
            open_limits.store(tx, moved)
            tx.note(operation)
            guidance_files.write(office, layer)
    except BaseException:
        guidance_files.write(office, before)
        raise
    counted_again.remember(office)
    return moved


def _shifts(office: Office, layer: Mapping[str, bytes]) -> tuple[Shift, ...]:
    """Return the open time limits that would move if these files of the level above held."""
    with other_law.under(office, above=guidance_files.law_of(layer)) as then:
        return open_limits.shifts(office, then)


def _layer(office: Office, changed: Mapping[str, Mapping[str, Any]]) -> dict[str, bytes]:
    """Return the files that hold: of every name the one made last among what is applied.

    Args:
        changed: lines to be taken otherwise than they stand, by id.
    """
    rows = [changed.get(row["id"], row) for row in all_guidance(office)]
    digests: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: (row["made_at"], row["signed_digest"])):
        if row["state"] == "applied":
            digests |= {name: d for name, d in row["parts"]["files"].items() if guidance_files.is_file_of(name)}
    return {name: office.store.get_file(digest) for name, digest in digests.items()}


def _plan_of(office: Office, row: Mapping[str, Any]) -> ReadPlan | None:
    named = row["parts"].get(_PLAN)
    if not named:
        return None
    return import_plan.read_bytes(office, office.store.get_file(row["parts"]["files"][named[0]]))


def _bring_plan(office: Office, row: Mapping[str, Any], plan: ReadPlan) -> str | None:
    """Enter the plan with its tasks, unless the office has it; return its id."""
    member, name = row["parts"][_PLAN]
    content = office.store.get_file(row["parts"]["files"][member])
    try:
        return import_plan.store(office, plan, issued_by=row["sender"], received=(name, content)).plan_id
    except UserError as error:
        if error.code != "KH-02":
            raise
        return None


def _remove_plan(office: Office, plan_id: str, reason: str) -> None:
    with office.store.transaction(say("Remove the plan of a guidance")) as tx:
        for register in (PLAN_TASKS, PLAN_REPORTS):
            rows = [row["id"] for row in office.store.all(register, Query(filters={"plan_id": plan_id}))]
            tx.delete_many(register, rows, reason)
        if office.store.get(PLANS, plan_id) is not None:
            tx.delete(PLANS, plan_id, reason)


def _row(office: Office, guidance_id: str) -> dict[str, Any]:
    row = office.store.get(GUIDANCE, guidance_id)
    if row is None:
        raise _refused("HD-01", say("There is no guidance under this number."))
    return row


def _refused(code: str, what: Any) -> UserError:
    return UserError(code, what, say("Nothing was changed."), say("Look at the list of guidance again."))
