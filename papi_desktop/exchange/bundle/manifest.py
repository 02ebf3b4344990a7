"""The manifest: what a hand-over file says of itself. Signed as it stands, byte by byte; everything else is bound to it by digests."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

from papi_desktop.exchange.bundle.keys import UnitName, canonical, short_code

FORMAT = 1
MANIFEST, SIGNATURE = "manifest.json", "manifest.sig"
REPORT, ANSWERS, WORK, GUIDANCE = "report.json", "answers.json", "work.jsonl", "guidance.json"
MEMBER = re.compile(
    r"report\.json|answers\.json|work\.jsonl|guidance\.json|(law|wording)/[a-z][a-z_]{0,39}\.toml|data/[a-z][a-z0-9_]{0,59}\.jsonl|papers/[0-9]{3}\.(pdf|docx|xlsx)|files/[0-9a-f]{64}"
)
"""Every name a member may have: no folder of its own choosing, no name that another system reads otherwise."""

PURPOSES = ("report", "acknowledgement", "work", "guidance")
FOLLOWED = ("waiting", "applied", "taken_back")
"""What can become of guidance at a unit."""
_DAY = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_WORD = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_PERIOD = re.compile(r"[0-9]{4}(-(Q[1-4]|H[12]|[0-9]{2}))?|[0-9]{4}-[0-9]{2}-[0-9]{2}\.\.[0-9]{4}-[0-9]{2}-[0-9]{2}|")


@dataclass(frozen=True, slots=True)
class Member:
    """One part of the file.

    Attributes:
        name: fixed name inside the archive.
        size: in bytes, unpacked.
        sha256: of the unpacked bytes.
        title: what a person calls it; never used as a path.
        media_type: of papers and attachments.
    """

    name: str
    size: int
    sha256: str
    title: str = ""
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class Followed:
    """What became at the unit of one guidance of the office a report goes to.

    Attributes:
        short_code, made_at: by which that office knows its guidance.
        state: "waiting", "applied" or "taken_back".
        since: day since which it holds, "2026-11-30"; "" where it does not.
    """

    short_code: str
    made_at: str
    state: str
    since: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a hand-over file says of itself.

    Attributes:
        purpose: one of `PURPOSES`.
        unit: who made it.
        signer: public key that signed it.
        fingerprint: of the signing office's keys.
        receiver: fingerprint of the keys it is closed to.
        kind: of report.
        period: "2026-Q4", "2026-H1", "2026-11", "2026" or "".
        version: 1, and one more for every correction.
        title: of the report, for people.
        made_at: moment in UTC.
        made_by: who was logged in.
        audit_head: head of the sender's history then.
        program, schema: which program made it, and the number of its data schema.
        registers: key of a register to its fields ({"key", "kind", "label"}) as they stand in data/.
        counts: records of each register.
        members: every part but manifest and signature.
        guidance: of a report, what became of the receiver's guidance. It is no part of what is reported: a report handed over again
            after guidance was applied is the same report.
        practice: the unit is a practice commune, and nothing it says is real.
    """

    purpose: str
    unit: UnitName
    signer: bytes
    fingerprint: str
    receiver: str
    kind: str
    period: str
    version: int
    title: str
    made_at: datetime
    made_by: str
    audit_head: str
    program: str
    schema: int
    registers: Mapping[str, Any] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    members: tuple[Member, ...] = ()
    guidance: tuple[Followed, ...] = ()
    practice: bool = False

    @property
    def short_code(self) -> str:
        """Return what is compared with the slip on paper: it stands for what is said, so that the same report packed anew has the same."""
        parts = [[member.name, member.sha256] for member in self.members]
        told = [self.unit.code, self.unit.name, self.kind, self.period, self.version, parts]
        return short_code(sha256(canonical(told)).hexdigest())

    def as_bytes(self) -> bytes:
        """Return the manifest as it is signed and packed."""
        told = {
            "format": FORMAT,
            "purpose": self.purpose,
            "unit": {"name": self.unit.name, "code": self.unit.code, "province": self.unit.province},
            "signer": base64.b64encode(self.signer).decode(),
            "fingerprint": self.fingerprint,
            "receiver": self.receiver,
            "kind": self.kind,
            "period": self.period,
            "version": self.version,
            "title": self.title,
            "made_at": self.made_at.isoformat(timespec="seconds"),
            "made_by": self.made_by,
            "audit_head": self.audit_head,
            "program": self.program,
            "schema": self.schema,
            "registers": dict(self.registers),
            "counts": dict(self.counts),
            "members": [
                {"name": m.name, "size": m.size, "sha256": m.sha256, "title": m.title, "media_type": m.media_type}
                for m in self.members
            ],
        }
        if self.guidance:
            told["guidance"] = [asdict(followed) for followed in self.guidance]
        if self.practice:
            told["practice"] = True
        return canonical(told)


def manifest_of(told: Mapping[str, Any]) -> Manifest:
    """Return the manifest that an object of format 1 tells. Keys it does not know are left aside: a later 1.x may say more.

    Raises:
        ValueError, KeyError, TypeError: if something is missing or is not what it must be.
    """
    unit = told["unit"]
    manifest = Manifest(
        _word(told["purpose"]),
        UnitName(_text(unit["name"]), _text(unit["code"]), _text(unit["province"])),
        base64.b64decode(_text(told["signer"]), validate=True),
        _text(told["fingerprint"]),
        _text(told["receiver"]),
        _word(told["kind"]),
        _text(told["period"]),
        _count(told["version"]),
        _text(told["title"]),
        _moment(told["made_at"]),
        _text(told["made_by"]),
        _text(told["audit_head"]),
        _text(told["program"]),
        _count(told["schema"]),
        {_word(key): dict(value) for key, value in dict(told["registers"]).items()},
        {_word(key): _count(value) for key, value in dict(told["counts"]).items()},
        tuple(_member(member) for member in told["members"]),
        tuple(_followed(one) for one in told.get("guidance", ())),
        told.get("practice") is True,
    )
    names = [member.name for member in manifest.members]
    if manifest.purpose not in PURPOSES or len(set(names)) != len(names) or manifest.version < 1:
        raise ValueError("not a manifest")
    if not _PERIOD.fullmatch(manifest.period) or not manifest.unit.name.strip():
        raise ValueError("not a period or no unit")
    return manifest


def _member(told: Mapping[str, Any]) -> Member:
    member = Member(
        _text(told["name"]),
        _count(told["size"]),
        _text(told["sha256"]),
        _text(told["title"]),
        _text(told["media_type"]),
    )
    if not MEMBER.fullmatch(member.name) or not _DIGEST.fullmatch(member.sha256):
        raise ValueError("not a member")
    return member


def _followed(told: Mapping[str, Any]) -> Followed:
    followed = Followed(
        _text(told["short_code"]), _text(told["made_at"]), _word(told["state"]), _text(told.get("since", ""))
    )
    if followed.state not in FOLLOWED or (followed.since and not _DAY.fullmatch(followed.since)):
        raise ValueError("not what becomes of guidance")
    return followed


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > 1000:
        raise ValueError("text expected")
    return value


def _word(value: Any) -> str:
    if not isinstance(value, str) or not _WORD.fullmatch(value):
        raise ValueError("word expected")
    return value


def _count(value: Any) -> int:
    if type(value) is not int or not 0 <= value < 2**53:
        raise ValueError("count expected")
    return value


def _moment(value: Any) -> datetime:
    moment = datetime.fromisoformat(_text(value))
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment
