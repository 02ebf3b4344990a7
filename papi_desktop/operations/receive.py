"""Receive hand-over files: a file, a folder or a whole stick. Verified before anything is unpacked, one batch for each, in any order.

One bad file never stops the others. What is made of a report is `receive_report`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.periods import Period, parse_period
from papi_desktop.domain.registers import HANDOVERS
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.domain.vietnamese.unreadable import UnreadableError
from papi_desktop.exchange import stick
from papi_desktop.exchange.bundle import refusals
from papi_desktop.exchange.bundle.keys import PublicKey
from papi_desktop.exchange.bundle.manifest import ANSWERS, Manifest
from papi_desktop.exchange.bundle.reader import Opened, open_bundle, read_file
from papi_desktop.jobs import Progress
from papi_desktop.operations import (
    guidance,
    handover,
    handover_answers,
    made_here,
    receive_report,
    report_kinds,
    unit_keys,
)
from papi_desktop.operations.office import Office
from papi_desktop.operations.received_file import ACCEPTED, ALREADY, REFUSED, ReceivedFile, said_by


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
        compared = unit_keys.is_compared(office, opened.manifest.fingerprint)
        return replace(_taken(office, path, opened, wanted), key_compared=compared)
    except UserError as error:
        said = said_by(told) if told else {}
        return ReceivedFile(path, REFUSED, error.what, error, **said)


def _taken(office: Office, path: Path, opened: Opened, wanted: Period | None) -> ReceivedFile:
    manifest = opened.manifest
    signer = unit_keys.entry_of(office, manifest)
    if manifest.practice and not office.practice:
        raise refusals.practice(manifest.unit.name)
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
    return receive_report.take(office, path, opened)


def _require_awaited(office: Office, manifest: Manifest, wanted: Period | None) -> None:
    """Refuse a report from elsewhere, of a kind or period that makes no sense, or of another period than asked for.

    Raises:
        UserError: saying which.
    """
    if fold(manifest.unit.province) not in unit_keys.names_of_province(office):
        raise refusals.wrong_province(manifest.unit.name, manifest.unit.province, office.unit["province"])
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
    entered = [handover_answers.answer(office, answer, opened.manifest.made_at) for answer in answers]
    count = sum(line is not None for line in entered)
    if not count:
        raise refusals.wrong_purpose(say("The answers in the file concern no hand-over of this computer."))
    said = {**said_by(opened.manifest), "counts": {"answers": count}, "short_code": opened.manifest.short_code}
    why = [
        f"“{(office.store.get(HANDOVERS, line) or {}).get('title')}” – {answer.get('reason') or '…'}"
        for answer, line in zip(answers, entered, strict=True)
        if line is not None and answer.get("status") == "returned"
    ]
    waits = sum(line is not None and a.get("undecided") is True for a, line in zip(answers, entered, strict=True))
    news = say("{count} reports were returned: {why}", count=len(why), why="; ".join(why)) if why else None
    if waits and news is None:
        news = say(
            "{count} reports wait: two different files of one version arrived, and the level above decides.",
            count=waits,
        )
    return ReceivedFile(path, ACCEPTED, news, **said)


def _guidance(office: Office, path: Path, opened: Opened, signer: dict[str, Any]) -> ReceivedFile:
    """Keep what the level above sent down; it holds only when a person has looked at it.

    Raises:
        UserError: if it is not from the level above, or not built as it must be.
    """
    if signer["role"] != "receiving":
        raise refusals.wrong_unit(opened.manifest.unit.name, say("no level above").in_english())
    said = {**said_by(opened.manifest), "short_code": opened.manifest.short_code}
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
