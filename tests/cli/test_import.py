"""`papi template`, `papi import` and `papi undo`: workbooks and plans into the books, and back out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
from openpyxl import Workbook

from papi_desktop.domain.registers import ALL
from tests.cli.conftest import VILLAGES, Papi
from tests.fixtures.plans import OURS, ROWS, pasted
from tests.fixtures.workbooks import lines, six_wrong, write_list, write_villages


def test_a_template_filled_in_is_imported(office: Papi, tmp_path: Path) -> None:
    path = tmp_path / "mẫu.xlsx"
    assert office("template", "households", "--out", path, "--json").json == {"book": "households", "path": str(path)}
    book = openpyxl.load_workbook(path)
    sheet = book["Danh sách"]
    headings: dict[Any, Any] = {cell.value: cell.column for cell in sheet[1]}
    assert {cell.value for row in book["Danh mục"].iter_rows() for cell in row} >= set(VILLAGES)
    line: dict[str, Any] = {
        "STT": 1,
        "Họ và tên chủ hộ": "Lò Thị Ún",
        "Thôn": VILLAGES[0],
        "Năm sinh": "1960",
        "Phân loại": "Hộ nghèo",
    }
    for heading, value in line.items():
        sheet.cell(2, headings[heading]).value = value
    book.save(path)
    answer = office("import", "households", path, "--year", 2025, "--json").json
    assert answer["problems"] == []
    assert answer["stored"] == 1


def test_every_book_has_a_template(office: Papi, tmp_path: Path) -> None:
    for register in ALL:
        assert office("template", register.key, "--out", tmp_path / "mẫu.xlsx").status == 0, register.key


def test_import_answers_with_everything_found(office: Papi, tmp_path: Path) -> None:
    path = write_list(tmp_path / "a.xlsx", six_wrong(lines(VILLAGES, each=6)), letters="tcvn3")
    said = office("import", "households", path, "--year", 2025, "--dry-run", "--json")
    assert said.status == 0
    answer = said.json
    assert answer["encoding"] == "tcvn3"
    assert answer["header_rows"] == [7, 8]
    assert answer["rows"] == 12
    assert answer["villages"] == list(VILLAGES)
    assert answer["new_villages"] == []
    assert answer["rows_in"] == answer["rows"] + sum(s["count"] for s in answer["skipped"])
    assert set(answer["totals"]) == {"Hộ nghèo", "Hộ cận nghèo", "Hộ thoát nghèo"}
    assert sum(total["households"] for total in answer["totals"].values()) == 12
    assert [p["kind"] for p in answer["problems"]] == ["birth", "birth", "birth", "cccd", "duplicate", "duplicate"]
    first = answer["problems"][0]
    assert set(first) == {"kind", "sheet", "row", "column", "heading", "value", "message", "severity"}
    assert (first["sheet"], first["row"], first["value"], first["severity"]) == ("DS ho ngheo", 12, "19665", "error")
    assert answer["columns"]["Họ và tên chủ hộ"] == "head_name"
    assert (answer["batch"], answer["stored"]) == (None, 0)
    assert office("search", lines(VILLAGES)[0].name, "--json").json == {"hits": []}


def test_import_with_errors_stores_nothing_and_says_so(office: Papi, tmp_path: Path) -> None:
    path = write_list(tmp_path / "a.xlsx", six_wrong(lines(VILLAGES, each=6)))
    said = office("import", "households", path, "--year", 2025, "--json")
    assert (said.status, said.json["batch"], said.json["stored"]) == (1, None, 0)
    assert "Nothing was stored." in said.err
    assert "19665" in said.err


def test_import_accepting_errors_stores_the_good_rows(office: Papi, tmp_path: Path) -> None:
    path = write_list(tmp_path / "a.xlsx", six_wrong(lines(VILLAGES, each=6)))
    said = office("import", "households", path, "--year", 2025, "--accept-errors", "--json")
    assert said.status == 0
    assert (said.json["rows"], said.json["stored"], len(said.json["problems"])) == (12, 6, 6)
    assert said.json["batch"]
    assert "6 rows stored, 6 left out" in said.err


def test_import_gives_the_workbook_back_with_its_faults(office: Papi, tmp_path: Path) -> None:
    path = write_list(tmp_path / "a.xlsx", six_wrong(lines(VILLAGES, each=6)))
    target = tmp_path / "loi.xlsx"
    assert office("import", "households", path, "--year", 2025, "--errors-to", target).status == 1
    assert target.stat().st_size > 1000


def test_import_compares_with_the_year_before(office: Papi, tmp_path: Path) -> None:
    made = lines(VILLAGES)
    office("import", "households", write_list(tmp_path / "a.xlsx", made), "--year", 2025)
    next_year = write_list(tmp_path / "b.xlsx", made[1:], year=2026)
    compared = office("import", "households", next_year, "--year", 2026, "--dry-run", "--json").json["compared"]
    assert (compared["new"], compared["changed"], compared["same"], compared["missing"]) == (0, 0, 7, 1)
    assert "2025" in compared["round"]


def test_villages_are_imported_too(office: Papi, tmp_path: Path) -> None:
    path = write_villages(tmp_path / "b.xlsx", [("Tiểu khu", "9")])
    said = office("import", "villages", path, "--json")
    assert (said.status, said.json["stored"]) == (0, 1)


def test_villages_known_already_are_not_entered_twice(office: Papi, tmp_path: Path) -> None:
    path = write_villages(tmp_path / "b.xlsx", [("Tiểu khu", "9"), ("Bản", "Nà Thử")])
    assert office("import", "villages", path, "--json").json["stored"] == 2
    grown = write_villages(tmp_path / "c.xlsx", [("Tiểu khu", "9"), ("Bản", "Nà Thử"), ("Bản", "Nà Mới")])
    assert office("import", "villages", grown, "--json").json["stored"] == 1


def test_undo_takes_a_batch_back_once(office: Papi, tmp_path: Path) -> None:
    path = write_list(tmp_path / "a.xlsx", lines(VILLAGES))
    batch = office("import", "households", path, "--year", 2025, "--json").json["batch"]
    said = office("undo", batch, "--json")
    assert said.status == 0
    assert said.json["undoes"] == batch
    assert said.json["records"] == 10  # eight households, their round and the file
    assert said.json["batch"] != batch
    again = office("undo", batch, "--json")
    assert (again.status, again.json["error"]["code"]) == (1, "KHO-34")
    assert office("undo", "không có").status == 1


def test_a_plan_is_read_and_entered(office: Papi, tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(pasted(), encoding="utf-8")
    tried = office("import", "plan", path, "--dry-run", "--json").json
    assert [task["number"] for task in tried["tasks"] if task["ours"]] == OURS
    assert tried["tasks"][4]["schedule"]["target"] == {"count": 2, "per": "year"}
    assert tried["stored"] == 0
    stored = office("import", "plan", path, "--json").json
    assert stored["stored"] == len(ROWS)
    assert office("undo", stored["batch"], "--json").json["records"] == len(ROWS) + 2  # with the plan and its file


def test_a_list_of_a_record_is_imported_with_its_parent(office: Papi, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("Họ và tên", "Thửa đất"))
    sheet.append(("Lò Văn Mẫu", "Tờ 1, thửa 2"))
    book.save(tmp_path / "nguoi-co-dat.xlsx")
    refused = office("import", "affected", tmp_path / "nguoi-co-dat.xlsx", "--parent", "khong-co")
    assert "NHAP-07" in refused.err
