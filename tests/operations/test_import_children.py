"""Lists that belong to one record, read from a workbook: its parent is fixed, duplicates count within it, undo takes them away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.registers import AFFECTED_PERSONS, CONSULTATIONS, LAND_FILES, OPINIONS
from papi_desktop.operations import import_workbook, records
from papi_desktop.operations.lists import write_template
from papi_desktop.operations.office import Office

PEOPLE = (
    ("TT", "Họ và tên", "Bản", "Thửa đất", "Diện tích (m²)", "Loại đất"),
    (1, "Lò Văn Mẫu", "Bản Nà Cáy", "Tờ 12, thửa 345", "120,5", "Đất trồng lúa"),
    (2, "Vì Thị Mẫu", "Bản Nà Cáy", "Tờ 12, thửa 346", 80, "Đất vườn"),
)


def workbook(path: Path, rows: Any) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def land_file(office: Office, title: str = "Thu hồi đất làm đường") -> str:
    record = {**LAND_FILES.blank(), "title": title}
    reasons = {problem.field: "hồ sơ cũ" for problem in records.check(office, LAND_FILES, record)}
    return records.save(office, LAND_FILES, record, accepted=reasons)


def test_people_of_a_land_file_come_from_a_workbook_once(office: Office, tmp_path: Path) -> None:
    first, second = land_file(office), land_file(office, "Thu hồi đất làm trường")
    path = workbook(tmp_path / "nguoi-co-dat.xlsx", PEOPLE)
    done = import_workbook.commit(office, import_workbook.dry_run(office, path, AFFECTED_PERSONS.key, parent=first))
    assert done.stored == 2
    found = {line["name"]: line for line in office.store.all(AFFECTED_PERSONS)}
    assert {line["land_file_id"] for line in found.values()} == {first}
    assert (found["Lò Văn Mẫu"]["plot"], found["Lò Văn Mẫu"]["area"]) == ("Tờ 12, thửa 345", "120.5")
    again = import_workbook.dry_run(office, path, AFFECTED_PERSONS.key, parent=first)
    assert {problem.kind for problem in again.reading.problems} == {"duplicate"}
    assert import_workbook.dry_run(office, path, AFFECTED_PERSONS.key, parent=second).errors == 0
    records.undo(office, done.batch)
    assert office.store.count(AFFECTED_PERSONS) == 0


def test_an_imported_list_tells_its_land_file_that_somebody_disagrees(office: Office, tmp_path: Path) -> None:
    first = land_file(office)
    path = tmp_path / "nguoi-co-dat.csv"
    path.write_text("STT,Họ và tên,Ý kiến\n1,Lò Văn Mẫu,Đồng ý\n2,Cà Thị Ví,Không đồng ý\n", encoding="utf-8")
    import_workbook.commit(office, import_workbook.dry_run(office, path, AFFECTED_PERSONS.key, parent=first))
    kept = office.store.get(LAND_FILES, first)
    assert kept is not None
    assert kept["disagreed"] is True


@pytest.mark.parametrize("parent", ["", "không có"])
def test_a_list_without_its_parent_is_refused(office: Office, tmp_path: Path, parent: str) -> None:
    path = workbook(tmp_path / "nguoi-co-dat.xlsx", PEOPLE)
    with pytest.raises(UserError, match="NHAP-07"):
        import_workbook.dry_run(office, path, AFFECTED_PERSONS.key, parent=parent)


def test_opinions_of_a_consultation_keep_their_parent_through_corrections(office: Office, tmp_path: Path) -> None:
    record = {**CONSULTATIONS.blank(), "title": "Lấy ý kiến quy hoạch"}
    reasons = {problem.field: "hồ sơ cũ" for problem in records.check(office, CONSULTATIONS, record)}
    asked = records.save(office, CONSULTATIONS, record, accepted=reasons)
    rows = (
        ("TT", "Nội dung ý kiến", "Nhóm nội dung", "Số ý kiến", "Người góp ý"),
        (1, "Mở rộng đường vào bản", "Giao thông", 3, "Lò Văn Mẫu"),
        (2, "Giữ lại mó nước", "Nước sạch", "ba", "Vì Thị Mẫu"),
    )
    run = import_workbook.dry_run(office, workbook(tmp_path / "y-kien.xlsx", rows), OPINIONS.key, parent=asked)
    (problem,) = run.reading.problems
    run = import_workbook.correct(office, run, {(problem.sheet, problem.row, "opinions"): "1"})
    assert run.errors == 0
    import_workbook.commit(office, run)
    kept = [(o["consultation_id"], o["position"], o["content"], o["opinions"]) for o in office.store.all(OPINIONS)]
    assert kept == [(asked, 1, "Mở rộng đường vào bản", 3), (asked, 2, "Giữ lại mó nước", 1)]
    assert {o["treatment"] for o in office.store.all(OPINIONS)} == {"pending"}


def test_the_empty_workbook_does_not_ask_for_the_parent(office: Office, tmp_path: Path) -> None:
    write_template(office, AFFECTED_PERSONS, tmp_path / "mau.xlsx")
    (first, *_rest) = load_workbook(tmp_path / "mau.xlsx").worksheets
    headings = [str(cell) for row in first.iter_rows(values_only=True) for cell in row if cell]
    assert any("Họ và tên" in heading for heading in headings)
    assert not [heading for heading in headings if "hồ sơ" in heading.lower()]
