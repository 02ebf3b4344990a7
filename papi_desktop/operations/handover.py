"""Hand a report over on a stick: freeze it, pack and close it for its receiver, write it, and only then say that it is handed over."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from papi_desktop import __version__
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.registers import ATTACHMENTS, HANDOVERS, ON_ITS_WAY, REPORTS, WORKPLACES
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.exchange import stick
from papi_desktop.exchange.bundle.keys import OwnKey, PublicKey
from papi_desktop.exchange.bundle.manifest import REPORT, Manifest
from papi_desktop.exchange.bundle.writer import write_bundle
from papi_desktop.jobs import Progress
from papi_desktop.operations import (
    carrying,
    guidance_sent,
    handover_parts,
    made_here,
    paper_codes,
    papers,
    report_papers,
    reports,
    unit_keys,
)
from papi_desktop.operations.handover_parts import Parts
from papi_desktop.operations.office import Office
from papi_desktop.operations.reports import Frozen, Report
from papi_desktop.store.query import Query
from papi_desktop.store.schema import steps

ENDING = ".papi"
_TITLE = 48  # letters of the title in a file name
_ROLES = {".pdf": "paper_pdf", ".docx": "paper_docx"}


@dataclass(frozen=True)
class HandedOver:
    """A report that is on the stick.

    Attributes:
        id: of the line in the book of hand-overs.
        file: on the stick.
        digest: SHA-256 of the file.
        short_code: to be compared with what the receiver sees; the same whenever this version is handed over.
        version: of the report.
        counts: records of each book.
        gaps: what should be looked at, now that it is handed over.
        where: whether the stick may be taken out, or in which folder it lies.
        stick: whether it lies on a stick.
    """

    id: str
    file: Path
    digest: str
    short_code: str
    version: int
    counts: Mapping[str, int]
    gaps: tuple[Message, ...]
    where: Message
    stick: bool

    @property
    def told(self) -> Message:
        """Return what is said when it is done."""
        return say("Handed over; short code {code}. {where}", code=self.short_code, where=self.where)


def told_unchanged(line: Mapping[str, Any]) -> Message:
    """Return that what is to be handed over was handed over already, as its line in the book says."""
    day = table_date(date.fromisoformat(line["handed_on"] or line["made_on"]))
    return say(
        "Version {version} of this report was handed over on {day}, and nothing of it was changed since.",
        version=line["edition"],
        day=day,
    )


def unchanged(line: Mapping[str, Any]) -> UserError:
    """Return why what did not change is not handed over again where nobody can be asked, with the short code the receiver knows it by."""
    return UserError(
        "BG-46",
        say("{told} Its short code is {code}.", told=told_unchanged(line), code=line["short_code"]),
        say("Nothing was handed over."),
        say("If the receiver needs the file once more, add --again."),
    )


@dataclass(frozen=True)
class Prepared:
    """A file ready to be written; the book of hand-overs says it is not handed over yet."""

    id: str
    data: bytes
    name: str
    digest: str
    short_code: str
    version: int
    counts: Mapping[str, int]
    gaps: tuple[Message, ...]


def hand_over(
    office: Office,
    kind: str,
    period: str,
    folder: Path,
    receiver: PublicKey,
    *,
    photos: bool = True,
    note: str = "",
    compared: bool = False,
    progress: Progress | None = None,
) -> HandedOver:
    """Freeze a report, close it for `receiver` and put it into `folder`.

    Args:
        receiver: whose key file was given; it is entered as that of the level above, so that its answer is believed.
        photos: take photos along where the kind of report wants them.
        note: what a correction changes, in the official's words.
        compared: a person compared the fingerprint of the receiver with the one on paper.

    Raises:
        UserError: no such report or period, the folder cannot take it, the stick failed, or our key has expired.
    """
    stick.check(folder, 0)
    ready = prepare(office, kind, period, receiver, photos=photos, note=note, compared=compared, progress=progress)
    return put_on_stick(office, ready, folder, progress)


def prepare(
    office: Office,
    kind: str,
    period: str,
    receiver: PublicKey,
    *,
    photos: bool = True,
    note: str = "",
    compared: bool = False,
    progress: Progress | None = None,
) -> Prepared:
    """Freeze a report and pack it; nothing leaves the computer yet.

    Raises:
        UserError: as `hand_over`.
    """
    progress = progress or Progress()
    progress.step(0, 0, say("Collecting the report"))
    own = usable_key(office)
    if receiver.fingerprint != own.public.fingerprint:
        unit_keys.trust(office, receiver, compared=compared)
    report = reports.compose(office, kind, period)
    parts = handover_parts.collect(office, report.kind, report.period, photos=photos)
    frozen = reports.freeze(office, report, parts.data_digests, note)
    _require_changed_since_returned(office, frozen)
    _add_report(office, parts, report, frozen)
    progress.step(0, 0, say("Closing the file for its receiver"))
    title = f"{report.title} {report.period.official}"
    told = manifest_for(office, "report", kind, str(report.period), frozen.version, title, parts)
    told = replace(told, guidance=guidance_sent.followed(office, receiver))
    data = write_bundle(told, parts.contents, own, receiver)
    digest, code = sha256(data).hexdigest(), told.short_code
    name = _file_name(office, report, frozen.version, code)
    with office.store.transaction(say("Prepare a hand-over")) as tx:
        line = tx.insert(
            HANDOVERS,
            {
                "title": title,
                "kind": kind,
                "period": str(report.period),
                "edition": frozen.version,
                "report_id": frozen.id,
                "receiver": receiver.unit.name,
                "receiver_key": receiver.fingerprint,
                "state": "prepared",
                "made_on": office.today().isoformat(),
                "file_name": name,
                "size": len(data),
                "short_code": code,
                "digest": digest,
                "counts": dict(parts.counts),
                "audit_head": told.audit_head or None,
            },
        )
    return Prepared(line, data, name, digest, code, frozen.version, dict(parts.counts), report.gaps)


def _file_name(office: Office, report: Report, version: int, code: str) -> str:
    """Return the name of a hand-over file as people know the report: unit, title, period, version and the beginning of its short code."""
    title = papers.stem_of(report.title)[:_TITLE].rstrip("-")  # the code behind a long title must not be cut off
    number = f"{papers.stem_word('edition')}-{version}"
    return papers.stem_of(office.unit["name"], title, report.period.official, number, code[:9]) + ENDING


def handed_unchanged(
    office: Office, kind: str, period: str, *, photos: bool = True, receiver: PublicKey | None = None
) -> dict[str, Any] | None:
    """Return the line of the last hand-over when the report says today what it said then; None when it is new or changed.

    Args:
        receiver: only what was handed over to this one.
    """
    report = reports.compose(office, kind, period)
    before = reports.versions(office, kind, str(report.period))
    if not before:
        return None
    parts = handover_parts.collect(office, report.kind, report.period, photos=photos)
    if before[-1]["digest"] != reports.digest_of(report, parts.data_digests):
        return None
    filters: dict[str, Any] = {"report_id": before[-1]["id"], "state": ON_ITS_WAY}
    if receiver is not None:
        filters["receiver_key"] = receiver.fingerprint
    return next(iter(office.store.all(HANDOVERS, Query(filters=filters))), None)


def put_on_stick(office: Office, ready: Prepared, folder: Path, progress: Progress | None = None) -> HandedOver:
    """Write a prepared file; the book says "handed over" only after it was read back and compared.

    In a folder of this computer it is only "written": it is still to be carried over.

    Raises:
        UserError: the folder cannot take it, or the stick failed or was pulled out.
    """
    made_here.remember(office, [ready.data])
    done = stick.deliver(ready.data, folder, ready.name, progress)
    state = "handed_over" if carrying.is_stick(folder) else "written"
    with office.store.transaction(say("Hand over to the stick")) as tx:
        tx.update(HANDOVERS, ready.id, {"state": state, "handed_on": office.today().isoformat()})
    return HandedOver(
        ready.id,
        done.path,
        ready.digest,
        ready.short_code,
        ready.version,
        ready.counts,
        ready.gaps,
        carrying.where_it_lies(folder),
        carrying.is_stick(folder),
    )


def usable_key(office: Office) -> OwnKey:
    """Return the keys of this office.

    Raises:
        UserError: if they have expired, because no receiver would believe them.
    """
    own = unit_keys.own_key(office)
    if own.public.expires_on < office.today():
        raise UserError(
            "BG-18",
            say("The key of this office was valid to {day} only.", day=table_date(own.public.expires_on)),
            say("Nothing was handed over; the report is safe on this computer."),
            say("Renew the key, bring the new key file to the receiver, and hand over again."),
        )
    return own


def receiver_by_default(office: Office) -> PublicKey:
    """Return the key of the one level above that was brought in.

    Raises:
        UserError: if there is none, or more than one to choose from.
    """
    known = receivers(office)
    if len(known) > 1:
        raise UserError(
            "BG-48",
            say("Keys of several offices above are known here: {units}.", units="; ".join(sorted(known))),
            say("Nothing was handed over; the report is safe on this computer."),
            say("Choose which of them gets the report: by the command, give its key file with --receiver."),
        )
    if not known:
        raise UserError(
            "BG-14",
            say("It is not known who shall be able to open the file."),
            say("Nothing was handed over; the report is safe on this computer."),
            say("Choose the key file of the level above; ask for it if you do not have it."),
        )
    return next(iter(known.values()))


def receivers(office: Office) -> dict[str, PublicKey]:
    """Return the keys of the offices above that were brought in and are believed, by the name of the office."""
    rows = [row for row in unit_keys.keys_known(office) if row["role"] == "receiving" and row["state"] == "trusted"]
    found: dict[str, PublicKey] = {}
    for row in rows:
        key = unit_keys.receiver_for(office, row["fingerprint"])
        if key is not None:
            found.setdefault(row["unit_name"], key)
    return found


def manifest_for(
    office: Office, purpose: str, kind: str, period: str, version: int, title: str, parts: Parts
) -> Manifest:
    """Return what a hand-over file of this office says of itself; its keys are entered when it is written."""
    # The day is the office's, which tests and the practice commune set; the time of day is the clock's.
    moment = datetime.combine(office.today(), datetime.now().time().replace(microsecond=0)).astimezone()
    return Manifest(
        purpose=purpose,
        unit=unit_keys.own_key(office).public.unit,  # whoever receives it knows the office by the name of its key
        signer=b"",
        fingerprint="",
        receiver="",
        kind=kind,
        period=period,
        version=version,
        title=title,
        made_at=moment,
        made_by=_made_by(office),
        audit_head=office.store.chain_head,
        program=f"papi-desktop {__version__}",
        schema=len(steps()),
        registers=parts.registers,
        counts=parts.counts,
        members=tuple(parts.members),
        practice=office.practice,
    )


def _made_by(office: Office) -> str:
    """Return who made a file, and on which computer where the office has several."""
    from papi_desktop.operations import workplaces

    computer = workplaces.own_name(office) if office.store.count(WORKPLACES) else ""
    return " – ".join(filter(None, [office.store.user, computer]))


# --- parts of a report ---


def _require_changed_since_returned(office: Office, frozen: Frozen) -> None:
    """Refuse to hand over what the level above returned, as long as nothing of it was corrected: it would be told it has this already.

    Raises:
        UserError: the version was returned and the books still say the same.
    """
    wanted = Query(filters={"report_id": frozen.id, "state": "returned"}, limit=1)
    returned = next(iter(office.store.page(HANDOVERS, wanted).rows), None)
    if returned is not None:
        raise UserError(
            "BG-42",
            say("The level above returned this report, and nothing of it was changed since."),
            say("Nothing was handed over."),
            say("Correct what it asks for: {reason}", reason=returned.get("return_reason") or "…"),
        )


def _add_report(office: Office, parts: Parts, report: Report, frozen: Frozen) -> None:
    """Add what the report says and its papers; a version handed over again carries the very papers it carried before."""
    due = (office.store.get(REPORTS, frozen.id) or {}).get("due")
    told = {**frozen.content, "version": frozen.version, "changes": frozen.changes, "due": due}
    parts.add(REPORT, json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode())
    kept = Query(filters={"owner_register": "reports", "owner_id": frozen.id})
    rows = sorted(office.store.all(ATTACHMENTS, kept), key=lambda row: row["name"])
    for number, row in enumerate(rows or _keep_papers(office, report, frozen), 1):
        ending = Path(row["name"]).suffix
        parts.add_kept(office, row["digest"], row["name"], row["media_type"], f"papers/{number:03d}{ending}")


def _keep_papers(office: Office, report: Report, frozen: Frozen) -> list[dict[str, Any]]:
    rows = []
    sheet = report_papers.sheet_of(office, report, frozen.changes)
    made = report_papers.in_memory(office, report, sheet)
    with office.store.transaction(say("Keep the papers of a report")) as tx:
        paper_codes.enter(office, tx, [sheet])
        for name, data in sorted(made):
            ending = Path(name).suffix
            row = {
                "name": name,
                "owner_register": "reports",
                "owner_id": frozen.id,
                "role": _ROLES.get(ending, "other"),
                "digest": office.store.put_file(data),
                "size": len(data),
                "media_type": papers.MEDIA_TYPES[ending],
            }
            tx.insert(ATTACHMENTS, row)
            rows.append(row)
    return rows
