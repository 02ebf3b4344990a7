"""Set up the commune: the office's own record, its villages, posting places and signers, and the password that guards them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.parsing import as_text
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import FORMER_UNITS, GUIDANCE, OFFICIALS, PLACES, UNIT, VILLAGES
from papi_desktop.domain.registers.former_units import FORMER_NAME
from papi_desktop.domain.vietnamese.text import fold, nfc
from papi_desktop.exchange.reading import ReadRow
from papi_desktop.operations import workplaces
from papi_desktop.operations.office import Office
from papi_desktop.paths import ABOVE
from papi_desktop.store.keyring import SHORTEST_PASSWORD
from papi_desktop.store.store import Store
from papi_desktop.store.transaction import Transaction

__all__ = ["SHORTEST_PASSWORD", "Setup", "create_office", "office_exists", "open_office", "read_villages", "signers"]

_KIND_WORDS = ("xã", "phường", "đặc khu", "tỉnh", "thành phố")
_NAMED_AFTER_PEOPLE = ("Hồ Chí Minh",)
"""Provinces and cities whose name keeps its kind before the date, as a number does."""


@dataclass(frozen=True)
class Setup:
    """What the first run asks.

    Attributes:
        name: commune with its kind, as inside a sentence ("xã Na Sang").
        province: with its kind ("tỉnh Sơn La").
        password: guards the data; there is no default.
        user: name under which the first person logs in.
        villages: records of the villages register.
        officials: records of the officials register.
        unit: more fields of the office's record, such as channels it owns.
        places: more posting places beside headquarters and culture houses.
        former_units: communes merged into this one.
    """

    name: str
    province: str
    password: str
    user: str
    villages: Sequence[Record] = ()
    officials: Sequence[Record] = ()
    unit: Mapping[str, Any] = field(default_factory=dict)
    places: Sequence[Record] = ()
    former_units: Sequence[Record] = ()


def create_office(folder: Path, setup: Setup, *, today: Callable[[], date] = date.today) -> tuple[Office, str]:
    """Create the office's books in `folder`.

    Returns:
        The open office, and the recovery key, which is shown and printed this once.

    Raises:
        UserError: if `folder` already holds an office, or cannot; the password is too short. Nothing is left behind then.
    """
    if Store.exists(folder):
        raise UserError(
            "LAP-01",
            say("This folder already holds the books of an office."),
            say("Nothing was changed."),
            say("Open it with its password, or choose another folder."),
        )
    made = _first_missing(folder)
    empty_before = made is not None or not any(folder.iterdir())
    store: Store | None = None
    try:
        store, recovery_key = Store.create(folder, password=setup.password, user=setup.user)
        with store.transaction(say("Set up the office")) as tx:
            names = names_of_unit(setup.name)
            symbol = _symbol_of(setup.unit)
            tx.insert(UNIT, {**UNIT.blank(), **names, **symbol, "province": nfc(setup.province), **setup.unit})
            if not setup.unit.get("receiving"):  # the level above posts nothing of its own here
                tx.insert(PLACES, {"name": _named_place("HQ", names["name"]), "kind": "HQ", "position": 0})
            former = {
                fold(str(unit["name"])): tx.insert(FORMER_UNITS, {"position": number, **unit})
                for number, unit in enumerate(setup.former_units, start=1)
            }
            add_villages(tx, with_former_units(tx, setup.villages, former))
            tx.insert_many(PLACES, setup.places)
            tx.insert_many(OFFICIALS, [_with_login(official, setup) for official in setup.officials])
    except BaseException:
        # Books without an office in them would stand in the way of the next try, and nobody has their recovery key.
        if store is not None:
            store.close()
        if empty_before:
            shutil.rmtree(made or folder, ignore_errors=True)
        raise
    return Office.over(store, today), recovery_key


def _with_login(official: Record, setup: Setup) -> Record:
    """Return an official, known to be the one who sets up when the names agree."""
    return {**official, "login": setup.user} if fold(official["name"]) == fold(setup.user) else official


def _first_missing(folder: Path) -> Path | None:
    """Return the outermost folder that has to be made for `folder` to be there, or None when it is there."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    return missing[-1] if missing else None


def signers(names: Sequence[str], titles: Sequence[str]) -> list[Record]:
    """Return records of the officials register for who signs, in their order.

    Raises:
        UserError: if the number of names and of titles differs.
    """
    if len(names) != len(titles):
        raise UserError(
            "LAP-02",
            say("{names} signers were named, but {titles} positions.", names=len(names), titles=len(titles)),
            say("Nothing was set up."),
            say("Give every signer a position, in the same order."),
        )
    return [
        {"name": nfc(name), "job_title": nfc(title), "can_sign": True, "position_order": number}
        for number, (name, title) in enumerate(zip(names, titles, strict=True), start=1)
    ]


def office_exists(folder: Path) -> bool:
    """Return whether a folder holds the books of an office."""
    return Store.exists(folder)


def open_office(
    folder: Path,
    *,
    password: str | None = None,
    user: str | None = None,
    recovery_key: str | None = None,
    today: Callable[[], date] = date.today,
) -> Office:
    """Open the office whose books are in `folder`.

    Raises:
        UserError: wrong password, no such office, damaged or newer file, opened elsewhere.
    """
    office = Office.over(Store.open(folder, password=password, user=user, recovery_key=recovery_key), today)
    with office.store.whole():
        workplaces.notice_copy(office)
        _lay_guidance(office)
    return office


def _lay_guidance(office: Office) -> None:
    """Lay the guidance that holds beside the office's rows: a restored backup, or a hand, may have left other files there.

    Opening must be quick, and most offices have no guidance: what is needed for it is loaded only where there is some, or files of it.
    """
    folder = office.store.folder
    if office.store.count(GUIDANCE) or next(folder.glob(f"*/{ABOVE}/*.toml"), None) is not None:
        from papi_desktop.operations import guidance

        try:
            guidance.restore_layer(office)
        except (UserError, OSError):
            # The books open all the same: without them nobody could look what is wrong.
            lost = say("The guidance in force cannot be laid where it belongs: a file of it is lost or locked.")
            office.store.add_notice(lost)


def names_of_unit(name: str) -> dict[str, str]:
    """Return how the commune's name stands on papers: in a sentence, in the issuer block, and before the date.

    The place before the date is the bare name ("Na Sang, ngày …"), but a unit named by a number keeps its kind
    ("Phường 1, ngày …"): Nghị định 30/2020/NĐ-CP, Phụ lục I.
    """
    name = " ".join(nfc(name).split())
    lower = name[:1].lower() + name[1:]
    bare = lower
    for kind in _KIND_WORDS:
        if lower.startswith(kind + " "):
            bare = lower[len(kind) + 1 :]
            break
    place = name[:1].upper() + name[1:] if bare[:1].isdigit() or bare in _NAMED_AFTER_PEOPLE else bare
    return {"name": lower, "issuer_2": name.upper(), "place_name": place}


def _symbol_of(unit: Mapping[str, Any]) -> dict[str, str]:
    """Return what a department puts into the numbers of its papers, until it says otherwise: "Sở Nội vụ" SNV."""
    words = str(unit.get("department") or "").split()
    return {"symbol": "".join(word[0].upper() for word in words if fold(word) != fold("và"))} if words else {}


def add_villages(tx: Transaction, villages: Sequence[Record], *, after: int = 0) -> list[str]:
    """Insert villages and the culture house of each as a posting place; return the villages' ids.

    Args:
        after: how many villages stand before them, for those that say no place of their own in the order.
    """
    ids = []
    for number, village in enumerate(villages, start=after + 1):
        record = {**village, "name": full_village_name(village), "position": village.get("position") or number}
        village_id = tx.insert(VILLAGES, record)
        ids.append(village_id)
        house = village.get("culture_house") or _named_place("NVH", record["name"])
        tx.insert(PLACES, {"name": house, "kind": "NVH", "village_id": village_id, "position": record["position"]})
    return ids


def _named_place(kind: str, of: str) -> str:
    """Return what a place of a kind is called until the office calls it otherwise: "Nhà văn hóa Bản Nà Cáy"."""
    choice = PLACES["kind"].choice(kind)
    return f"{choice.print_label} {of}" if choice else of


def full_village_name(village: Record) -> str:
    """Return the village's name with its kind word: a file often has "Bản" and "Nà Cáy" in two columns."""
    name, kind = str(village.get("name") or "").strip(), str(village.get("kind") or "").strip()
    if not kind or fold(name).startswith(fold(kind) + " "):
        return nfc(name)
    return nfc(f"{kind} {name}")


def read_villages(path: Path, today: date) -> list[dict[str, Any]]:
    """Read the villages of a workbook as it is.

    Raises:
        UserError: if the file has none or cannot be read.
    """
    from papi_desktop.exchange.workbook_reader import read_register

    reading = read_register(path, VILLAGES, references={}, today=today)
    villages = [{**row.record, **former_name(row)} for row in reading.rows if row.record.get("name")]
    if not villages:
        raise UserError(
            "NHAP-05",
            say("No village was found in “{file}”.", file=path.name),
            say("Nothing was changed."),
            say("The file needs a heading such as “Tên thôn, bản” over the names."),
        )
    for village in villages:
        village["name"] = full_village_name(village)
    return villages


def former_name(row: ReadRow) -> dict[str, str]:
    """Return, as a part of a record, the former commune a line of a workbook names when no record is called so yet."""
    cell = row.cells.get("former_unit_id")
    return {} if cell is None or row.record.get("former_unit_id") else {FORMER_NAME: as_text(cell)}


def with_former_units(tx: Transaction, records: Iterable[Record], known: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return records with the former commune they name as a reference; one not known is added.

    Args:
        known: id of every former commune by its name, folded.
    """
    ids, made = dict(known), []
    for record in records:
        values = dict(record)
        name = nfc(" ".join(str(values.pop(FORMER_NAME, None) or "").split()))
        if name:
            if fold(name) not in ids:
                ids[fold(name)] = tx.insert(FORMER_UNITS, {"name": name, "position": len(ids) + 1})
            values["former_unit_id"] = ids[fold(name)]
        made.append(values)
    return made
