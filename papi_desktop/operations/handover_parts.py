"""What of the books goes into a hand-over file: the records a kind of report asks for, field by field, and the files kept with them.

Personal data goes along only where the kind of report names the field. Must not know how the file is packed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from papi_desktop.domain.periods import Period
from papi_desktop.domain.register import Field, Privacy, Register
from papi_desktop.domain.registers import ATTACHMENTS, BY_KEY, DISCLOSURES, VILLAGES
from papi_desktop.domain.reporting import PUBLIC, DataPart, ReportKind
from papi_desktop.exchange.bundle.manifest import Member
from papi_desktop.exchange.bundle.writer import Content, json_lines, member_of
from papi_desktop.operations.office import Office
from papi_desktop.operations.reckoning import disclosures
from papi_desktop.store.query import Query

_NOT_IN_FILE_NAMES = frozenset('\\/:*?"<>|')


@dataclass
class Parts:
    """Parts of a hand-over file, as they are collected.

    Attributes:
        contents: content by member name; that of a kept file is fetched when it is packed.
        members: how each stands in the manifest.
        registers: fields of each book, so that another program can read its records.
        counts: records of each book.
    """

    contents: dict[str, Content] = field(default_factory=dict)
    members: list[Member] = field(default_factory=list)
    registers: dict[str, Any] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, content: bytes, title: str = "", media_type: str = "") -> None:
        """Add a part; the same part is added once."""
        if name not in self.contents:
            self.contents[name] = content
            self.members.append(member_of(name, content, title, media_type))

    def add_kept(self, office: Office, digest: str, title: str = "", media_type: str = "", name: str = "") -> None:
        """Add a file the office keeps, under its digest unless it has a name; the same part is added once.

        What the store gives out under a digest has it, so that neither is it reckoned again, nor need the file be read before it is packed.

        Raises:
            UserError: it is missing.
        """
        name = name or f"files/{digest}"
        if name not in self.contents:
            self.contents[name] = partial(office.store.get_file, digest)
            self.members.append(Member(name, office.store.file_size(digest), digest, title, media_type))

    @property
    def data_digests(self) -> dict[str, str]:
        """Return the SHA-256 of every part that holds records or attachments, by name."""
        return {m.name: m.sha256 for m in self.members if m.name.startswith(("data/", "files/"))}


def collect(office: Office, kind: ReportKind, period: Period, *, photos: bool = True) -> Parts:
    """Return the records and attachments of a report.

    Args:
        photos: take attachments along where the kind of report wants them.
    """
    parts = Parts()
    chosen: dict[str, list[dict[str, Any]]] = {}
    villages = {row["id"]: VILLAGES.title_of(row) for row in office.store.all(VILLAGES)}
    for part in kind.data:
        register = BY_KEY.get(part.register)
        if register is None:
            continue
        rows = _rows(office, register, part, period, chosen)
        chosen[part.register] = rows
        fields = _fields(register, part)
        parts.add(f"data/{register.key}.jsonl", json_lines(_told(row, fields, villages) for row in rows))
        parts.registers[register.key] = {
            "title": register.title,
            "fields": [{"key": f.key, "kind": f.kind.value, "label": f.print_label or f.label} for f in fields],
        }
        parts.counts[register.key] = len(rows)
        if photos and part.attachments:
            _add_attachments(office, parts, register, rows, part.attachments)
    return parts


def _rows(
    office: Office, register: Register, part: DataPart, period: Period, chosen: dict[str, list[dict[str, Any]]]
) -> list[dict[str, Any]]:
    if part.of:
        parents = {row["id"] for row in chosen.get(part.of, ())}
        return _in_order(row for row in office.store.all(register) if row.get(register.parent_field) in parents)
    if register is DISCLOSURES and not part.dates:
        return _in_order(disclosures.disclosed_in(office, period))
    rows = office.store.all(register)
    return _in_order(row for row in rows if not part.dates or any(period.contains(row[day]) for day in part.dates))


def _in_order(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return records in an order that does not depend on how a list happens to be sorted: the same books give the same bytes."""
    return sorted(rows, key=lambda row: row["id"])


def _fields(register: Register, part: DataPart) -> list[Field]:
    public = PUBLIC in part.fields
    return [f for f in register if (public and f.privacy is Privacy.PUBLIC) or f.key in part.fields]


def _told(row: dict[str, Any], fields: Iterable[Field], villages: Mapping[str, str]) -> dict[str, Any]:
    """Return what of a record goes along; a village goes by its name, which says something elsewhere too."""
    told: dict[str, Any] = {"id": row["id"]}
    for f in fields:
        value = row[f.key]
        if value is not None:
            told[f.key] = villages.get(value, value) if f.references == VILLAGES.key else value
    return told


def _named(owner: str, name: str) -> str:
    """Return the name of a photo with what it shows, the place where a paper hung: cameras call every photo alike."""
    return "".join(
        "-" if letter in _NOT_IN_FILE_NAMES else letter for letter in " - ".join(filter(None, [owner, name]))
    )


def _add_attachments(
    office: Office, parts: Parts, register: Register, owners: list[dict[str, Any]], roles: tuple[str, ...]
) -> None:
    wanted = Query(filters={"owner_register": register.key, "role": roles})
    titled = register[register.title_field].privacy is Privacy.PUBLIC
    kept = {row["id"]: register.title_of(row) if titled else "" for row in owners}
    found = [row for row in office.store.all(ATTACHMENTS, wanted) if row["owner_id"] in kept]
    told = []
    for row in _in_order(found):
        if not office.store.has_file(row["digest"]):
            continue  # what is missing here cannot be handed over; `papi check` tells of it
        name = _named(kept[row["owner_id"]], row["name"])
        parts.add_kept(office, row["digest"], name, row["media_type"])
        told.append(
            {
                "id": row["id"],
                "name": name,
                "owner_register": row["owner_register"],
                "owner_id": row["owner_id"],
                "role": row["role"],
                "digest": row["digest"],
                "media_type": row["media_type"],
                "taken_at": row["taken_at"],
            }
        )
    if told:
        fields = ("name", "owner_register", "owner_id", "role", "digest", "media_type", "taken_at")
        parts.add("data/attachments.jsonl", json_lines(told))
        parts.registers["attachments"] = {
            "title": ATTACHMENTS.title,
            "fields": [{"key": key, "kind": "text", "label": ATTACHMENTS[key].label} for key in fields],
        }
        parts.counts["attachments"] = len(told)
