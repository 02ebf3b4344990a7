"""Several computers of one office that never meet, and what a test writes on them and reads back."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Register
from papi_desktop.domain.registers import (
    DISCLOSURES,
    OFFICIALS,
    OUTGOING,
    POSTINGS,
    VILLAGES,
)
from papi_desktop.operations import conflicts, unit_keys, work, workplaces
from papi_desktop.operations import merge as merging
from papi_desktop.operations.office import Office
from papi_desktop.operations.setup import open_office
from papi_desktop.store.query import Query
from tests.operations.conftest import PASSWORD, TODAY, new_office

TEST = say("Test")
WATCHED: tuple[Register, ...] = (VILLAGES, OFFICIALS, DISCLOSURES, POSTINGS, OUTGOING)


@dataclass
class Computers:
    """Computers of one office that never meet; `give` carries a file from one to another."""

    offices: list[Office]
    stick: Path
    carried: int = field(default=0)

    def __getitem__(self, number: int) -> Office:
        return self.offices[number]

    def file(self, giver: int, taker: int) -> Path:
        self.carried += 1
        data, *_told = work.pack(self[giver], unit_keys.own_key(self[taker]).public)
        path = self.stick / f"{self.carried}.papi"
        path.write_bytes(data)
        return path

    def give(self, giver: int, taker: int) -> merging.MergeResult:
        return merging.merge_file(self[taker], self.file(giver, taker))

    def settle(self) -> None:
        """Carry files round until everybody has seen everything."""
        count = len(self.offices)
        for _round in range(2):
            for giver in range(count):
                for taker in range(count):
                    if giver != taker:
                        self.give(giver, taker)

    def close(self) -> None:
        for office in self.offices:
            office.store.close()


def begin(folder: Path, count: int, base: Path | None = None) -> Computers:
    """Return so many computers: the first one, and copies of it taken up under names foreseen there."""
    if base is None:
        first = new_office(folder / "0")
    else:
        shutil.copytree(base, folder / "0")
        first = open_office(folder / "0", password=PASSWORD, today=lambda: TODAY)
    for number in range(1, count):
        workplaces.add(first, f"Máy {number}", (number * 100 + 1, number * 100 + 100))
    first.store.close()
    offices = []
    for number in range(1, count):
        shutil.copytree(folder / "0", folder / str(number))
        copy = open_office(folder / str(number), password=PASSWORD, today=lambda: TODAY)
        workplaces.take(copy, f"Máy {number}")
        offices.append(copy)
    first = open_office(folder / "0", password=PASSWORD, today=lambda: TODAY)
    everybody = [first, *offices]
    for one in everybody:
        for other in everybody:
            if one is not other:
                unit_keys.trust(one, unit_keys.own_key(other).public)
    (folder / "usb").mkdir()
    return Computers(everybody, folder / "usb")


def picture(office: Office, registers: tuple[Register, ...] = WATCHED) -> dict[str, Any]:
    """Return all records, the removed ones too, without what each computer counts for itself."""
    found: dict[str, Any] = {}
    for register in registers:
        for deleted in (False, True):
            for row in office.store.all(register, Query(deleted=deleted)):
                told = {key: value for key, value in row.items() if key not in ("version", "deleted_at")}
                found[f"{register.key}/{row['id']}"] = {**told, "gone": deleted}
    return found


def picture_but_waiting(office: Office) -> dict[str, Any]:
    """Return all records without the fields that wait for a decision: of those each computer keeps what it wrote itself."""
    found = picture(office)
    for book, record, key in differences(office):
        if f"{book}/{record}" in found:
            found[f"{book}/{record}"].pop(key, None)
    return found


def differences(office: Office) -> set[tuple[str, str, str]]:
    return {(row["book"], row["source_id"], row["key"] or "") for row in conflicts.open_conflicts(office)}


def change(office: Office, register: Register, record: str, **values: Any) -> None:
    with office.store.transaction(TEST) as tx:
        tx.update(register, record, values)


def insert(office: Office, register: Register, **values: Any) -> str:
    with office.store.transaction(TEST) as tx:
        return tx.insert(register, values)


def village(computers: Computers) -> str:
    return str(computers[0].villages()[0]["id"])
