"""A list of households against the yearly round before it: which are new, which changed class, which are missing.

That two lines of different years are one household is a proposal: by citizen number, else by name, year of birth and village.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import HOUSEHOLDS, ROUNDS
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.exchange.workbook_reader import ReadRow
from papi_desktop.operations.office import Office
from papi_desktop.store.query import Query


@dataclass(frozen=True)
class Compared:
    """A list against the round before it.

    Attributes:
        round: name of the earlier round; "" when there is none.
        new: rows not found in it.
        changed: rows found with another class, as (row, class before).
        same: how many kept their class.
        missing: households of the earlier round that are not in the list.
    """

    round: str = ""
    new: tuple[ReadRow, ...] = ()
    changed: tuple[tuple[ReadRow, str], ...] = ()
    same: int = 0
    missing: tuple[Record, ...] = ()


def _identities(record: Record, village: str) -> list[tuple[str, ...]]:
    """Return what may tell that two lines of different years are one household, the surest first."""
    keys: list[tuple[str, ...]] = []
    if record.get("citizen_id"):
        keys.append(("id", str(record["citizen_id"])))
    name, birth = record.get("head_name"), record.get("birth")
    if name and birth:
        keys.append(("name", fold(str(name)), str(birth)[:4], fold(village)))
    return keys


def previous(office: Office, year: int) -> dict[tuple[str, ...], Record]:
    """Return the households of the latest yearly round before `year`, by each identity."""
    wanted = Query(filters={"kind": "yearly"}, order=("-year",))
    rounds = [r for r in office.store.all(ROUNDS, wanted) if r["year"] < year]
    if not rounds:
        return {}
    villages = office.village_names()
    found: dict[tuple[str, ...], Record] = {}
    for household in office.store.all(HOUSEHOLDS, Query(filters={"round_id": rounds[0]["id"]})):
        for key in _identities(household, villages.get(household["village_id"], "")):
            found.setdefault(key, household)
    return found


def match(before: Mapping[tuple[str, ...], Record], record: Record, village: str) -> Record | None:
    """Return the household of the round before that this line seems to be; two citizen numbers tell two households apart."""
    for key in _identities(record, village):
        found = before.get(key)
        if found is None:
            continue
        numbers = {found.get("citizen_id"), record.get("citizen_id")} - {None, ""}
        if len(numbers) < 2:
            return found
    return None


def compare(office: Office, rows: Sequence[ReadRow], year: int) -> Compared:
    """Return how a list read for `year` stands against the yearly round before it."""
    before = previous(office, year)
    if not before:
        return Compared()
    new: list[ReadRow] = []
    changed: list[tuple[ReadRow, str]] = []
    same = 0
    seen: set[str] = set()
    for row in rows:
        household = match(before, row.record, row.subtitle)
        if household is None:
            new.append(row)
            continue
        seen.add(household["id"])
        if household["class_after"] == row.record.get("class_after"):
            same += 1
        else:
            changed.append((row, household["class_after"]))
    households = {h["id"]: h for h in before.values()}
    first = next(iter(households.values()))
    last_round = office.store.get(ROUNDS, first["round_id"])
    missing = tuple(h for key, h in households.items() if key not in seen)
    return Compared(last_round["name"] if last_round else "", tuple(new), tuple(changed), same, missing)
