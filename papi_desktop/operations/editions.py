"""Editions of a published list: what everyone could read is kept with its disclosure, so that the next edition can say what changed.

Owns keeping and comparing. Only what stood on the public copy is kept and compared: nothing private can come out of a comparison.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.domain.register import Record, Register
from papi_desktop.domain.registers import ATTACHMENTS, DISCLOSURES, PETITIONS
from papi_desktop.domain.vietnamese.text import spelling_key
from papi_desktop.operations import attachments
from papi_desktop.operations.office import Office
from papi_desktop.operations.public_copy import PublicCopy, printed
from papi_desktop.store.query import Query
from papi_desktop.store.transaction import Transaction

_ROLE = "public_copy"
_TOLD = 3
"""So many changes are told one by one where there is little room."""
_WORDS = {
    "added": N_("Added: {name} ({village})."),
    "removed": N_("Taken out: {name} ({village})."),
    "changed": N_("Changed: {name} ({village}): {fields}."),
}


@dataclass(frozen=True)
class PostedLine:
    """One line as it was posted: the record it came from, the village it stood under, its texts by field."""

    id: str
    group: str
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Change:
    """What changed in one line.

    Attributes:
        kind: "added", "removed" or "changed".
        id: record of the line; of the edition before for one that was removed.
        name: of the line, as posted last.
        cells: (heading, text) of the line as posted last, without the name; empty for a changed one.
        fields: (heading, before, after) of what changed; empty unless changed.
    """

    kind: str
    id: str
    group: str
    name: str
    cells: tuple[tuple[str, str], ...]
    fields: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Edition:
    """An edition that replaces another.

    Attributes:
        number: 2 for the first that replaces one.
        before: the disclosure it replaces.
        changes: added first, then changed, then removed; each as the list stands.
        opinions: how many petitions objected to the edition before.
        compared: whether what was posted before is kept; nothing can be said of what changed otherwise.
    """

    number: int
    before: Record
    changes: tuple[Change, ...]
    opinions: int
    compared: bool = True

    @property
    def unchanged(self) -> bool:
        """Return whether everyone would read the same list again."""
        return self.compared and not self.changes

    def warning(self) -> Message:
        """Return what the official should know before publishing."""
        count = {kind: sum(change.kind == kind for change in self.changes) for kind in ("added", "removed", "changed")}
        document = self.before.get("document_number") or self.before["title"]
        if not self.compared:
            return say(
                "This is edition {edition}; what {document} said is not kept, so what changed is not told.",
                edition=self.number,
                document=document,
            )
        if not self.changes:
            return say(
                "This is edition {edition}; nothing changed since {document}.", edition=self.number, document=document
            )
        return say(
            "This is edition {edition}; it replaces {document}: {added} added, {removed} removed, {changed} changed.",
            edition=self.number,
            document=document,
            **count,
        )


def lines_of(
    register: Register, copy: PublicCopy, records: Sequence[Record], references: Mapping[str, Mapping[str, str]]
) -> tuple[PostedLine, ...]:
    """Return the lines of a public copy in their order, each with the record it was made of.

    Args:
        copy: built from `records`, in the same order.
    """
    shown = [f for f in copy.columns if f.key != register.subtitle_field]
    return tuple(
        PostedLine(str(record["id"]), row.group, {f.key: printed(f, record, references) for f in shown})
        for row, record in zip(copy.rows, records, strict=True)
    )


def keep(office: Office, tx: Transaction, disclosure_id: str, lines: Sequence[PostedLine]) -> None:
    """Keep what was posted with its disclosure."""
    data = json.dumps(
        [{"id": line.id, "group": line.group, "cells": dict(line.cells)} for line in lines], ensure_ascii=False
    ).encode()
    owner = (DISCLOSURES.key, disclosure_id)
    attachments.attach(office, tx, owner, _ROLE, "public-copy.json", data, "application/json")


def next_edition(
    office: Office, register: Register, wanted: Mapping[str, str], title: str, lines: Sequence[PostedLine]
) -> Edition | None:
    """Return how a list now differs from what was posted of it last; None when it was never posted.

    Args:
        wanted: what tells its disclosures from others: duty, stage, and the record the list is made of.
        title: of its first disclosure, by which it is known even when the list was taken back and imported anew.
    """
    named = {"duty": wanted["duty"], "stage": wanted["stage"], "title": title}
    posted = {d["id"]: d for filters in (wanted, named) for d in office.store.all(DISCLOSURES, Query(filters=filters))}
    if not posted:
        return None
    before = max(posted.values(), key=lambda disclosure: disclosure["edition"] or 1)
    opinions = office.store.count(PETITIONS, Query(filters={"disclosure_id": before["id"]}))
    kept = _kept(office, before["id"])
    changes = tuple(_changes(register, kept, lines))
    return Edition((before["edition"] or 1) + 1, before, changes, opinions, kept is not None)


def told(office: Office, register: Register, disclosure: Record) -> Iterator[Message]:
    """Yield what an official is to know of the editions beside a disclosure: what it changed, or by which it was replaced."""
    newer = office.store.page(DISCLOSURES, Query(filters={"replaces_id": disclosure["id"]}, limit=1)).rows
    for later in newer:
        document = later.get("document_number") or later["title"]
        yield say("Published again as edition {edition}, {document}.", edition=later["edition"], document=document)
        waiting = office.store.count(PETITIONS, Query(filters={"disclosure_id": disclosure["id"], "closed_on": None}))
        if waiting:
            yield say("{count} objections to this edition wait for their answer.", count=waiting)
    edition = _posted(office, register, disclosure)
    if edition is None:
        return
    yield edition.warning()
    for change in edition.changes[:_TOLD]:
        fields = "; ".join(f"{heading}: {before} → {after}" for heading, before, after in change.fields)
        yield say(_WORDS[change.kind], name=change.name, village=change.group, fields=fields)
    if len(edition.changes) > _TOLD:
        yield say("and {count} more, all of them on the notice", count=len(edition.changes) - _TOLD)
    if edition.opinions and not newer:
        yield say("Objections to the edition before: {count}.", count=edition.opinions)


def _posted(office: Office, register: Register, disclosure: Record) -> Edition | None:
    """Return how a list that was published differs from the edition it replaces; None when it replaces none, or neither was kept."""
    before = office.store.get(DISCLOSURES, disclosure["replaces_id"]) if disclosure.get("replaces_id") else None
    now = _kept(office, disclosure["id"]) if before is not None else None
    if before is None or now is None:
        return None
    opinions = office.store.count(PETITIONS, Query(filters={"disclosure_id": before["id"]}))
    return Edition(disclosure["edition"], before, tuple(_changes(register, _kept(office, before["id"]), now)), opinions)


def _kept(office: Office, disclosure_id: str) -> list[PostedLine] | None:
    """Return what was posted; None for a disclosure of before editions were kept."""
    wanted = Query(filters={"owner_register": DISCLOSURES.key, "owner_id": disclosure_id, "role": _ROLE})
    for kept in office.store.all(ATTACHMENTS, wanted):
        rows = json.loads(office.store.get_file(kept["digest"]))
        return [PostedLine(row["id"], row["group"], row["cells"]) for row in rows]
    return None


def _changes(register: Register, before: Sequence[PostedLine] | None, now: Sequence[PostedLine]) -> Iterator[Change]:
    if before is None:
        return
    pairs = _matched(register, before, now)
    matched = {old.id for old in pairs.values()}
    name = register.title_field
    for line in now:
        if line.id not in pairs:
            yield _whole("added", register, line)
    for line in now:
        old = pairs.get(line.id)
        fields = tuple(_differences(register, old, line)) if old is not None else ()
        if fields:
            yield Change("changed", line.id, line.group, line.cells[name], (), fields)
    for line in before:
        if line.id not in matched:
            yield _whole("removed", register, line)


def _matched(register: Register, before: Sequence[PostedLine], now: Sequence[PostedLine]) -> dict[str, PostedLine]:
    """Pair lines by their record, else by village and name: a list may have been taken back and imported anew."""
    by_id = {line.id: line for line in before}
    pairs = {line.id: by_id[line.id] for line in now if line.id in by_id}
    taken = {old.id for old in pairs.values()}
    by_name: dict[tuple[str, str], list[PostedLine]] = {}
    for line in before:
        if line.id not in taken:
            by_name.setdefault(_name_key(register, line), []).append(line)
    for line in now:
        waiting = by_name.get(_name_key(register, line), []) if line.id not in pairs else []
        if waiting:
            pairs[line.id] = waiting.pop(0)
    return pairs


def _name_key(register: Register, line: PostedLine) -> tuple[str, str]:
    return line.group, spelling_key(line.cells[register.title_field])


def _differences(register: Register, old: PostedLine, new: PostedLine) -> Iterator[tuple[str, str, str]]:
    if register.subtitle_field and old.group != new.group:
        yield register[register.subtitle_field].print_label, old.group, new.group
    for key, after in new.cells.items():
        if old.cells.get(key, "") != after:
            yield register[key].print_label, old.cells.get(key, ""), after


def _whole(kind: str, register: Register, line: PostedLine) -> Change:
    shown = ((register[key].print_label, text) for key, text in line.cells.items() if key != register.title_field)
    return Change(kind, line.id, line.group, line.cells[register.title_field], tuple(c for c in shown if c[1]))
