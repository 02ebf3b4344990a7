"""Take one report in: verified, awaited here, kept with its records and papers in one batch; and which version of it is in force.

That is a function of the files and not of their order: of one unit, kind and period the highest version is in force, the others are
kept; two different files of one version are both put aside until a person decides.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.periods import parse_period
from papi_desktop.domain.registers import ATTACHMENTS, RECEIVED, RECEIVED_RECORDS
from papi_desktop.domain.vietnamese.text import nfc
from papi_desktop.exchange.bundle import refusals
from papi_desktop.exchange.bundle.keys import canonical
from papi_desktop.exchange.bundle.manifest import REPORT, Manifest
from papi_desktop.exchange.bundle.reader import Opened
from papi_desktop.exchange.bundle.strict_json import parse_object, without_id
from papi_desktop.operations import guidance_sent, report_kinds, unit_keys
from papi_desktop.operations.office import Office
from papi_desktop.operations.received_file import ACCEPTED, ALREADY, CONFLICT, ReceivedFile, said_by
from papi_desktop.store.query import Query
from papi_desktop.store.transaction import Transaction
from papi_desktop.store.values import JsonText

_LIVING = ("current", "superseded", "conflict")
_STATES_OF_SUM = frozenset({"value", "blank", "not_applicable"})


def take(office: Office, path: Path, opened: Opened) -> ReceivedFile:
    """Keep a report whose signature and digests hold.

    Raises:
        UserError: if it is not built as it must be.
    """
    manifest = opened.manifest
    guidance_sent.hear(office, manifest)
    said = {**said_by(manifest), "short_code": manifest.short_code}
    content = content_digest(manifest)
    unit_key = unit_keys.unit_key_of(manifest.unit)
    filters = {"unit_key": unit_key, "kind": manifest.kind, "period": manifest.period}
    kept = list(office.store.all(RECEIVED, Query(filters=filters)))
    same = [row for row in kept if row["edition"] == manifest.version]
    if any(row["signed_digest"] == content or row["digest"] == opened.digest for row in same):
        return ReceivedFile(path, ALREADY, _known_already(manifest.version, kept), **said)
    report = _report_content(opened)
    records = list(_records(opened))
    with office.store.transaction(
        say("Receive the report of {unit}, {period}", unit=manifest.unit.name, period=manifest.period)
    ) as tx:
        received = tx.insert(RECEIVED, _line(office, opened, content, unit_key, report))
        for record in records:
            record["received_id"] = received
        tx.insert_many(RECEIVED_RECORDS, records)
        _keep_files(office, tx, received, opened)
        state = settle(office, tx, unit_key, manifest.kind, manifest.period)[received]
    if state == "conflict":
        return ReceivedFile(
            path,
            CONFLICT,
            say("Another file says it is the same version of this report but differs; both wait for a decision."),
            **said,
        )
    older = say("A later version was received already; this one is kept beside it.") if state == "superseded" else None
    return ReceivedFile(path, ACCEPTED, older, **said)


def _known_already(version: int, kept: Sequence[dict[str, Any]]) -> Message:
    """Return what is said of a report that is here already, and which version is in force when it is a later one."""
    newest = max((row["edition"] for row in kept if row["state"] in _LIVING), default=version)
    if newest <= version:
        return say("This report was received before; nothing was changed.")
    return say(
        "This is version {version}, received before; nothing was changed. Version {newest} came later and is the one used.",
        version=version,
        newest=newest,
    )


def settle(office: Office, tx: Transaction, unit_key: str, kind: str, period: str) -> dict[str, str]:
    """Say again which version of a report is in force, from nothing but the set of those received; return the states by id.

    The highest version is in force and lower ones are superseded; different files of one version are in conflict, and so is nothing
    in force while the highest is. What a person returned or set aside stays so.
    """
    filters = {"unit_key": unit_key, "kind": kind, "period": period}
    received = list(office.store.all(RECEIVED, Query(filters=filters)))
    rows = [row for row in received if row["state"] in _LIVING]
    # A version that was returned leaves nothing in force: the unit itself has said that the one before it is wrong.
    highest = max((row["edition"] for row in received if row["state"] != "set_aside"), default=0)
    states = {}
    for row in rows:
        twins = [other for other in rows if other["edition"] == row["edition"]]
        state = "superseded" if row["edition"] < highest else "conflict" if len(twins) > 1 else "current"
        states[row["id"]] = state
        if row["state"] != state:
            # Whoever was told that it counts, or that it waits, is told again.
            anew = {"answered_on": None} if "conflict" in (state, row["state"]) else {}
            tx.update(RECEIVED, row["id"], {"state": state, **anew})
    return states


def content_digest(manifest: Manifest) -> str:
    """Return the digest of everything a report carries: the same report packed twice is the same report."""
    parts = [[member.name, member.sha256] for member in manifest.members]
    unit = unit_keys.unit_key_of(manifest.unit)
    return sha256(canonical([unit, manifest.kind, manifest.period, manifest.version, parts])).hexdigest()


def _line(office: Office, opened: Opened, content: str, unit_key: str, report: dict[str, Any]) -> dict[str, Any]:
    manifest = opened.manifest
    kind = report_kinds.kind_of(office, manifest.kind)
    due = kind.due_on(parse_period(manifest.period))
    today = office.today()
    proof = canonical({"manifest": opened.signed.decode(), "signature": opened.signature.hex()})
    return {
        "unit_name": nfc(manifest.unit.name),
        "unit_key": unit_key,
        "unit_code": manifest.unit.code or None,
        "kind": manifest.kind,
        "period": manifest.period,
        "edition": manifest.version,
        "title": nfc(manifest.title),
        "state": "current",
        "received_on": today.isoformat(),
        "made_at": manifest.made_at.isoformat(timespec="minutes"),
        "late": bool(due and _handed_on(manifest) > due),
        "short_code": manifest.short_code,
        "digest": opened.digest,
        "signed_digest": content,
        "proof": office.store.put_file(proof),
        "signer": manifest.fingerprint,
        "counts": dict(manifest.counts) or None,
        "content": report,
    }


def made_by(office: Office, row: dict[str, Any]) -> str:
    """Return who made a received report, and on which computer of the unit, as its signed description says; "" when that is not kept."""
    if not row["proof"] or not office.store.has_file(row["proof"]):
        return ""
    signed = json.loads(office.store.get_file(row["proof"]))["manifest"]
    return str(json.loads(signed).get("made_by") or "")


def _handed_on(manifest: Manifest) -> date:
    """Return the day by which lateness is judged: when the unit made the file, not when the stick arrived."""
    return manifest.made_at.date()


def _report_content(opened: Opened) -> dict[str, Any]:
    """Return what a report says, refusing figures that are none.

    Raises:
        UserError: if it is not what its description promises.
    """
    try:
        report = parse_object(opened.parts[REPORT])
        for figure in report["figures"]:
            value, state = figure["value"], figure["state"]
            if state not in _STATES_OF_SUM or type(figure["key"]) is not str or type(figure["label"]) is not str:
                raise ValueError("figure")
            if (state == "value") != (type(value) is int) or (state != "value" and value is not None):
                raise ValueError("value")
        if (report["kind"], report["period"], report["version"]) != (
            opened.manifest.kind,
            opened.manifest.period,
            opened.manifest.version,
        ):
            raise ValueError("another report")
    except (ValueError, KeyError, TypeError):
        raise refusals.untrue(say("its figures cannot be read")) from None
    return report


def _records(opened: Opened) -> Iterator[dict[str, Any]]:
    """Yield the records of a report as they are kept.

    Raises:
        UserError: if there are others than the description counts, or one has no id.
    """
    manifest = opened.manifest
    for book, count in manifest.counts.items():
        ids: set[str] = set()
        for record, text in opened.records(book):
            source = record.pop("id", None)
            if not isinstance(source, str) or not source or len(source) > 64 or source in ids:
                raise refusals.untrue(say("a record has no number of its own"))
            ids.add(source)
            data = JsonText(without_id(text, record, source)) if record else None
            yield {"book": book, "source": source, "data": data}
        if len(ids) != count:
            raise refusals.untrue(say("it holds another number of records than it says"))
    told = {member.name for member in manifest.members if member.name.startswith("data/")}
    if told != {f"data/{book}.jsonl" for book in manifest.counts}:
        raise refusals.untrue(say("it holds another number of records than it says"))


def _keep_files(office: Office, tx: Transaction, received: str, opened: Opened) -> None:
    for member in opened.manifest.members:
        if not member.name.startswith(("papers/", "files/")):
            continue
        content = opened.parts[member.name]
        row = {
            "name": nfc(member.title or member.name.rpartition("/")[2]),
            "owner_register": RECEIVED.key,
            "owner_id": received,
            "role": "paper_pdf" if member.name.endswith(".pdf") else "other",
            "digest": office.store.put_file(content),
            "size": len(content),
            "media_type": member.media_type or "application/octet-stream",
        }
        tx.insert(ATTACHMENTS, row)
