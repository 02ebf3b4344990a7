"""A disclosure's duty: chosen from the catalogue by its title, shown by its title everywhere, kept by its id."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QComboBox

from papi_desktop.domain.registers import DISCLOSURES
from papi_desktop.operations import records
from papi_desktop.ui.find_everything import find
from papi_desktop.ui.history_tab import history_lines
from tests.ui.official import Official

FIELD = "Nội dung theo danh mục"
POOR = "Danh sách hộ nghèo, cận nghèo"
ID = "ho-ngheo"


def made(window: Any, title: str) -> dict[str, Any]:
    """Return the disclosure of this title as it is kept."""
    return next(row for row in window.shell.office.store.all(DISCLOSURES) if row["title"] == title)


def writes(official: Official, duty: str) -> Official:
    """Record a disclosure whose duty is typed as `duty`."""
    official.opens("Sổ công khai").presses("Ghi mới")
    return official.fills({"Nội dung công khai": "Danh sách của bản", FIELD: duty})


@pytest.mark.parametrize("typed", ["ho ngheo, can", "Danh sách hộ nghèo, cận nghèo", "CẬN NGHÈO"])
def test_a_duty_is_found_without_accents_and_kept_by_its_id(window: Any, official: Official, typed: str) -> None:
    writes(official, typed).hits("Tab").shows(FIELD, POOR).sees("khoản 7 Điều 11 Luật số 10/2022/QH15")
    official.hits("Ctrl+S").sees("Đã lưu")
    assert made(window, "Danh sách của bản")["duty"] == ID
    shown = " ".join(official.texts())
    assert POOR in shown
    assert ID not in shown


def test_the_whole_catalogue_opens_by_f4(window: Any, official: Official) -> None:
    writes(official, "").hits("F4").sees("Danh sách cử tri").chooses_row("Danh sách cử tri").shows(
        FIELD, "Danh sách cử tri"
    )
    official.hits("Ctrl+S").sees("Đã lưu")
    assert made(window, "Danh sách của bản")["duty"] == "ds-cu-tri"


def test_what_is_in_no_catalogue_is_refused(window: Any, official: Official) -> None:
    before = window.shell.office.store.count(DISCLOSURES)
    writes(official, "không có mục này").hits("Ctrl+S").sees("F4")
    assert window.shell.office.store.count(DISCLOSURES) == before
    typed = {**DISCLOSURES.blank(), "title": "Tên", "duty": "khong-co"}
    assert [p.field for p in records.check(window.shell.office, DISCLOSURES, typed)] == ["duty"]


def test_a_citation_not_confirmed_says_so(window: Any, official: Official) -> None:
    office = window.shell.office
    doubtful = next(d for d in office.rules.duties(date(2026, 12, 1)) if d.certainty.value == "to_check")
    writes(official, doubtful.title_vi).hits("Tab").sees("cần đối chiếu văn bản gốc")


def test_list_filter_history_and_search_name_it(window: Any, official: Official) -> None:
    writes(official, "can ngheo").hits("Tab").shows(FIELD, POOR).hits("Ctrl+S").sees("Đã lưu")
    record = made(window, "Danh sách của bản")
    office = window.shell.office
    records.save(office, DISCLOSURES, {**record, "duty": "ds-cu-tri"})
    changes = history_lines(office, DISCLOSURES, record["id"])[0][3]
    assert f"{FIELD}: {POOR} → Danh sách cử tri" in changes
    found = [one.text for one in find(office, "cua ban")]
    assert found == ["Danh sách của bản · Sổ công khai · Danh sách cử tri"]
    official.presses("Ghi mới").hits("Esc").sees("Danh sách cử tri")
    combo = next(c for c in window.findChildren(QComboBox) if c.isVisible() and c.itemText(0) == "Danh mục: tất cả")
    official._until(lambda: combo.findText("Danh sách cử tri") > 0, "the filter does not offer it")
    assert combo.itemData(combo.findText("Danh sách cử tri")) == "ds-cu-tri"
    combo.setCurrentIndex(combo.findText("Danh sách cử tri"))
    combo.activated.emit(combo.currentIndex())
    official.sees("1 dòng")
    official._until(lambda: [line[0] for line in official.lines()] == ["Danh sách của bản"], "the list is not narrowed")
