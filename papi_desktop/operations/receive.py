"""Receive hand-over files: a file, a folder or a whole stick. Verified before anything is unpacked, one batch for each, in any order.

What is received is a function of the files and not of their order: of one unit, kind and period the highest version is in force, the
others are kept; two different files of one version are both put aside until a person decides. One bad file never stops the others.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.periods import Period, parse_period
from papi_desktop.domain.registers import ATTACHMENTS, RECEIVED, RECEIVED_RECORDS
from papi_desktop.domain.vietnamese.text import fold, nfc
from papi_desktop.domain.vietnamese.unreadable import UnreadableError
from papi_desktop.exchange import stick
from papi_desktop.exchange.bundle import refusals
from papi_desktop.exchange.bundle.keys import PublicKey, canonical
from papi_desktop.exchange.bundle.manifest import ANSWERS, REPORT, Manifest
from papi_desktop.exchange.bundle.reader import Opened, open_bundle, read_file
from papi_desktop.exchange.bundle.strict_json import parse_object, without_id
from papi_desktop.jobs import Progress
from papi_desktop.operations import guidance, guidance_sent, handover, made_here, report_kinds, unit_keys
from papi_desktop.operations.office import Office
from papi_desktop.store.query import Query
from papi_desktop.store.transaction import Transaction
from papi_desktop.store.values import JsonText

ACCEPTED, ALREADY, REFUSED, CONFLICT = "accepted", "already", "refused", "conflict"
_LIVING = ("current", "superseded", "conflict")
_STATES_OF_SUM = frozenset({"value", "blank", "not_applicable"})


@dataclass(frozen=True)
class ReceivedFile:
    """What became of one file.

    Attributes:
        status: "accepted", "already", "refused", "conflict", or "own" for a file this computer wrote for others.
        reason: why, in words; None when it was simply accepted.
        error: the refusal, with what is safe and what to do; None unless refused.
        unit, period, kind, version: what the file says; "" or 0 when it could not be opened.
        counts: records of each book.
        short_code: to be compared with the slip.
        own: this computer made the file itself, and it came back on the stick.
    """

    path: Path
    status: str
    reason: Message | None = None
    error: UserError | None = None
    unit: str = ""
    period: str = ""
    kind: str = ""
    version: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    short_code: str = ""
    own: bool = False


def receive(
    office: Office, paths: Sequence[Path], *, period: str = "", progress: Progress | None = None
) -> list[ReceivedFile]:
    """Receive every hand-over file of `paths`: files, folders, sticks.

    Args:
        period: take reports of this period only; the others are refused and said so.

    Raises:
        UserError: if `period` is no period.
    """
    progress = progress or Progress()
    wanted = _period(period) if period else None
    found = list(files_in(paths))
    done = []
    for number, path in enumerate(found):
        progress.step(number, len(found), say("Receiving {file}", file=path.name))
        done.append(receive_file(office, path, wanted))
    progress.step(len(found), len(found))
    return done


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files to look at: those named, and everything that looks like a hand-over file in folders named.

    Links are not followed and unfinished copies are not taken from a folder.
    """
    for path in paths:
        if path.is_dir():
            inside = (p for p in path.rglob("*") if p.suffix.casefold() == handover.ENDING)
            yield from sorted(p for p in inside if p.is_file() and not p.is_symlink() and not p.name.startswith("."))
        else:
            yield path


def receive_file(office: Office, path: Path, wanted: Period | None = None) -> ReceivedFile:
    """Receive one file; whatever is wrong with it becomes its refusal."""
    told: Manifest | None = None

    def key_for(manifest: Manifest) -> PublicKey:
        nonlocal told
        told = manifest
        return unit_keys.key_of(office, manifest)

    try:
        if path.name.endswith(stick.UNFINISHED):
            raise refusals.damaged()
        data = read_file(path)
        if made_here.is_made_here(office, data):
            return ReceivedFile(path, ALREADY, made_here.told(), own=True)
        opened = open_bundle(data, unit_keys.own_identities(office), key_for)
        told = opened.manifest
        return _taken(office, path, opened, wanted)
    except UserError as error:
        said = _said(told) if told else {}
        return ReceivedFile(path, REFUSED, error.what, error, **said)


def _said(manifest: Manifest) -> dict[str, Any]:
    return {
        "unit": manifest.unit.name,
        "period": manifest.period,
        "kind": manifest.kind,
        "version": manifest.version,
        "counts": dict(manifest.counts),
    }


def _taken(office: Office, path: Path, opened: Opened, wanted: Period | None) -> ReceivedFile:
    manifest = opened.manifest
    signer = unit_keys.entry_of(office, manifest)
    if manifest.purpose == "acknowledgement":
        if signer["role"] != "receiving":
            raise refusals.wrong_unit(manifest.unit.name, say("no level above").in_english())
        return _answers(office, path, opened)
    if manifest.purpose == "guidance":
        return _guidance(office, path, opened, signer)
    if manifest.purpose != "report":
        raise refusals.wrong_purpose(say("The file carries the work of another computer, not a report."))
    if not office.unit.get("receiving"):
        raise refusals.wrong_purpose(say("The file is a report; this office does not receive reports."))
    if signer["role"] != "commune":
        raise refusals.wrong_unit(manifest.unit.name, signer["unit_name"])
    _require_awaited(office, manifest, wanted)
    return _report(office, path, opened)


def _require_awaited(office: Office, manifest: Manifest, wanted: Period | None) -> None:
    """Refuse a report from elsewhere, of a kind or period that makes no sense, or of another period than asked for.

    Raises:
        UserError: saying which.
    """
    own = unit_keys.unit_name(office)
    if fold(manifest.unit.province) not in {fold(own.province), fold(own.name)}:
        raise refusals.wrong_province(manifest.unit.name, manifest.unit.province, own.province)
    try:
        kind = report_kinds.kind_of(office, manifest.kind)
        period = report_kinds.period_for(kind, manifest.period)
    except UserError as error:
        raise refusals.refused(
            "BG-12", error.what, say("Ask the unit for the report of the right kind and period.")
        ) from None
    if not kind.upward:
        raise refusals.refused(
            "BG-12",
            say("“{report}” is no report to the level above.", report=kind.title),
            say("Ask the unit for the report of the right kind and period."),
        )
    if wanted is not None and str(period) != str(wanted):
        raise refusals.wrong_period(period.official, wanted.official)
    if period.first_day > office.today():
        raise refusals.wrong_period(period.official, report_kinds.latest_period(kind, office.today()).official)


def _report(office: Office, path: Path, opened: Opened) -> ReceivedFile:
    manifest = opened.manifest
    guidance_sent.hear(office, manifest)
    said = {**_said(manifest), "short_code": manifest.short_code}
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
            tx.update(RECEIVED, row["id"], {"state": state})
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


def _answers(office: Office, path: Path, opened: Opened) -> ReceivedFile:
    """Enter the answers of the level above; those to hand-overs of another computer are left aside.

    Raises:
        UserError: if none concerns this office.
    """
    try:
        told = json.loads(opened.parts[ANSWERS])
        answers = [answer for answer in told["answers"] if isinstance(answer, dict)]
    except (ValueError, KeyError, TypeError):
        raise refusals.untrue(say("its answers cannot be read")) from None
    entered = [handover.answer(office, answer, opened.manifest.made_at) for answer in answers]
    count = sum(line is not None for line in entered)
    if not count:
        raise refusals.wrong_purpose(say("The answers in the file concern no hand-over of this computer."))
    said = {**_said(opened.manifest), "counts": {"answers": count}, "short_code": opened.manifest.short_code}
    ours = [answer for answer, line in zip(answers, entered, strict=True) if line is not None]
    why = [str(answer.get("reason") or "…") for answer in ours if answer.get("status") == "returned"]
    returned = say("{count} reports were returned: {why}", count=len(why), why="; ".join(why)) if why else None
    return ReceivedFile(path, ACCEPTED, returned, **said)


def _guidance(office: Office, path: Path, opened: Opened, signer: dict[str, Any]) -> ReceivedFile:
    """Keep what the level above sent down; it holds only when a person has looked at it.

    Raises:
        UserError: if it is not from the level above, or not built as it must be.
    """
    if signer["role"] != "receiving":
        raise refusals.wrong_unit(opened.manifest.unit.name, say("no level above").in_english())
    said = {**_said(opened.manifest), "short_code": opened.manifest.short_code}
    if not guidance.keep(office, opened)[1]:
        return ReceivedFile(path, ALREADY, say("This guidance was received before; nothing was changed."), **said)
    return ReceivedFile(path, ACCEPTED, say("It does not hold yet: look at what it changes, then apply it."), **said)


def _period(text: str) -> Period:
    try:
        return parse_period(text)
    except UnreadableError as wrong:
        raise UserError(
            "BC-02",
            wrong.message,
            say("Nothing was received."),
            say("Write a period as 2026-Q4, 2026-H1, 2026-11 or 2026."),
        ) from wrong
