"""Hôm nay: each line leads to what it speaks of; a state is a sign and a word, not only a colour."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from papi_desktop.operations.safety import choose_backup_folder
from tests.ui.official import Official


def test_says_what_is_overdue_and_due(window: Any, official: Official) -> None:
    official.sees("✕ Quá hạn (1)").sees("Kết quả hội nghị đối thoại 15/11").sees("! Đến hạn trong tuần (1)")


def test_a_line_opens_its_record(window: Any, official: Official) -> None:
    official.chooses_row("Kết quả hội nghị đối thoại 15/11").sees("· 3 dòng")
    official.shows("Nội dung công khai", "Kết quả hội nghị đối thoại 15/11")


def test_a_duty_not_yet_disclosed_begins_its_record(window: Any, official: Official) -> None:
    official.chooses_row("Tình hình thực hiện ngân sách").sees("Ghi mới: nội dung công khai")
    official.shows("Nội dung công khai", "Tình hình thực hiện ngân sách").shows("Năm", "2026")


def test_the_map_has_sign_and_word_in_every_cell(window: Any, official: Official) -> None:
    official.sees("✕ Trễ hạn").sees("○ Chưa đến hạn")
    cells = [cell for line in official.lines() for cell in line]
    assert cells
    assert all(cell == "–" or (cell[0] in "✓◐▲?✕○" and len(cell) > 3) for cell in cells)


def test_figures_by_village_are_a_table(window: Any, official: Official) -> None:
    official.opens("Theo thôn").sees("Bản Nà Cáy")
    assert next(line[0] for line in official.lines()) == "Trụ sở"


def test_prints_on_one_sheet(window: Any, official: Official) -> None:
    official.sees("Quá hạn").hits("Ctrl+P").sees("Trang 1/")


def test_backs_up_now(window: Any, official: Official, office: Any, tmp_path: Path) -> None:
    choose_backup_folder(office, tmp_path / "sao lưu")
    official.presses("Sao lưu ngay").sees("Đã sao lưu và kiểm tra xong.").sees("(đã kiểm tra)")


def test_a_change_elsewhere_changes_the_page(window: Any, official: Official, office: Any) -> None:
    from papi_desktop.domain.registers import DISCLOSURES
    from papi_desktop.operations import records

    record = next(d for d in office.store.all(DISCLOSURES) if "đối thoại" in d["title"])
    official.sees("✕ Quá hạn (1)")
    records.remove(office, DISCLOSURES, record["id"], "ghi nhầm")
    official.does_not_see("Quá hạn (1)")
