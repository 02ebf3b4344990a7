"""The workbooks of the samples folder, when it is there, give what is written beside each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from papi_desktop.domain.registers import HOUSEHOLDS, VILLAGES
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.exchange.sheets import read_book
from papi_desktop.exchange.workbook_reader import Reading, read_register
from tests.exchange.workbooks import TODAY

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"
pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="no samples here")


def expected(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SAMPLES / f"{name}.expected.json").read_text(encoding="utf-8"))
    return found


def villages() -> Reading:
    return read_register(SAMPLES / "thon-ban.xlsx", VILLAGES, references={}, today=TODAY)


def described(row: Any) -> dict[str, Any]:
    record = row.record
    label = {f: HOUSEHOLDS[f].choice(record[f]).print_label for f in ("sex", "class_after")}  # type: ignore[union-attr]
    return {
        "village": row.subtitle,
        "name": record["head_name"],
        "sex": label["sex"],
        "birth": record["birth"][:4],
        "cccd": record["citizen_id"],
        "ethnic": record["ethnicity"],
        "members": record["members"],
        "cls": label["class_after"],
        "b1": record["b1"],
        "b2": record["b2"],
    }


def test_villages() -> None:
    wanted = expected("thon-ban.xlsx")
    reading = villages()
    assert len(reading.rows) == wanted["villages"]
    assert sum(row.record["households"] for row in reading.rows) == wanted["households"]
    assert reading.problems == []


@pytest.mark.parametrize("name", ["ho-ngheo-2024-vni.xls", "ho-ngheo-2025-tcvn3.xls", "ho-ngheo-2026.xlsx"])
def test_households(name: str) -> None:
    wanted = expected(name)
    known = {fold(f"{row.record['kind']} {row.record['name']}"): f"v{row.row_number}" for row in villages().rows}
    reading = read_register(
        SAMPLES / name, HOUSEHOLDS, references={"villages": known, "review_rounds": {}}, today=TODAY
    )
    assert reading.encoding == wanted["encoding"]
    assert reading.header_rows == wanted.get("header_rows", reading.header_rows)
    assert len(reading.rows) == wanted["data_rows"]
    assert list(dict.fromkeys(row.subtitle for row in reading.rows)) == wanted["villages"]
    assert all(row.record["village_id"] in known.values() for row in reading.rows)
    totals: dict[str, dict[str, int]] = {}
    for row in reading.rows:
        choice = HOUSEHOLDS["class_after"].choice(row.record["class_after"])
        assert choice is not None
        line = totals.setdefault(choice.print_label, {"households": 0, "members": 0})
        line["households"] += 1
        line["members"] += row.record["members"]
    assert totals == wanted["totals"]
    named = {row.key: row.record["head_name"] for row in reading.rows}
    problems = [(p.kind, named[p.sheet, p.row], p.value) for p in reading.problems]
    assert sorted(problems) == sorted((p["kind"], p["name"], p["value"]) for p in wanted["problems"])
    assert described(reading.rows[0]) == wanted["first"]
    assert described(reading.rows[-1]) == wanted["last"]
    assert reading.unmapped == []
    assert reading.rows_in == len(reading.rows) + sum(part.count for part in reading.skipped)


@pytest.mark.parametrize(
    "path", [p for p in sorted(SAMPLES.glob("*")) if p.suffix != ".json"], ids=lambda path: path.name
)
def test_every_workbook_opens(path: Path) -> None:
    assert any(sheet.rows for sheet in read_book(path).sheets)
