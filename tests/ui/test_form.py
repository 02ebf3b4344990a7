"""The keys that make typing fast, on the household form of the real window."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from papi_desktop.domain.registers import HOUSEHOLDS
from tests.ui.official import Official


@pytest.fixture
def at_form(window: Any, official: Official) -> Official:
    official.opens("Hộ nghèo").sees("24 dòng")
    return official.hits("Ctrl+N").sees("Ghi mới: hộ")


def focused() -> str:
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget else ""


def write(official: Official, name: str) -> None:
    official.fills({"Chủ hộ": name, "Thôn": "Bản Nà Cáy", "Phân loại": "Hộ nghèo"})


def test_enter_goes_on_and_shift_enter_back(at_form: Official) -> None:
    at_form.field("Chủ hộ").setFocus()
    at_form.types("Lò Văn Thử").hits("Enter")
    assert focused() == "Giới tính"
    at_form.hits("Enter", "Enter", "Shift+Enter")
    assert focused() == "Ngày sinh hoặc năm sinh"


def test_ctrl_enter_saves_and_begins_the_next(at_form: Official, office: Any) -> None:
    write(at_form, "Lò Văn Thử")
    at_form.hits("Ctrl+Enter").sees("Đã lưu").sees("Ghi mới: hộ")
    assert at_form.value_of("Chủ hộ") == ""
    at_form.shows("Thôn", "Bản Nà Cáy")  # the village stays for the next household
    assert office.store.count(HOUSEHOLDS) == 25


def test_f7_repeats_the_field_and_ctrl_d_the_record(at_form: Official) -> None:
    write(at_form, "Lò Văn Thử")
    at_form.fills({"Địa chỉ": "Bản Nà Cáy, số 5"})
    at_form.hits("Ctrl+Enter").sees("Đã lưu")
    at_form.field("Địa chỉ").setFocus()
    at_form.hits("F7")
    assert at_form.value_of("Địa chỉ") == "Bản Nà Cáy, số 5"
    at_form.hits("Ctrl+D")
    assert at_form.value_of("Chủ hộ") == "Lò Văn Thử"


def test_escape_asks_only_if_something_was_typed(at_form: Official) -> None:
    at_form.hits("Esc").does_not_see("Ghi mới: hộ")
    at_form.hits("Ctrl+N").fills({"Chủ hộ": "Lò"}).hits("Esc").sees("chưa được lưu")
    at_form.presses("Ghi tiếp").sees("Ghi mới: hộ")
    assert at_form.value_of("Chủ hộ") == "Lò"
    at_form.hits("Esc").presses("Bỏ nội dung vừa nhập").does_not_see("Ghi mới: hộ")


def test_errors_are_listed_beside_the_form_and_lead_to_the_field(at_form: Official, office: Any) -> None:
    at_form.fills({"Chủ hộ": "Lò Văn Thử"}).presses("Lưu").sees("Cần xem lại (2)").sees("Không được để trống “Thôn”.")
    assert focused() == "Thôn"
    at_form.presses("✕ Phân loại")
    assert focused() == "Phân loại"
    assert office.store.count(HOUSEHOLDS) == 24


def test_what_cannot_be_read_is_an_error(at_form: Official) -> None:
    write(at_form, "Lò Văn Thử")
    at_form.fills({"Số khẩu": "năm"}).presses("Lưu").sees("Cần xem lại (1)").sees("“năm” không phải")


def test_a_warning_passes_with_a_written_reason(at_form: Official, office: Any) -> None:
    write(at_form, "Lò Thị Ún")
    at_form.fills({"Ngày sinh hoặc năm sinh": "1950"}).presses("Lưu").sees("Cần xem lại")
    at_form.fills({"Lý do vẫn ghi như vậy": "Hai người trùng tên, đã kiểm tra"}).presses("Lưu").sees("Đã lưu")
    assert office.store.count(HOUSEHOLDS) == 25


def test_f1_explains_the_field(at_form: Official) -> None:
    at_form.field("Ngày sinh hoặc năm sinh").setFocus()
    at_form.hits("F1").sees("phân biệt hai chủ hộ")


def test_access_keys_are_unique_and_typeable(window: Any, official: Official) -> None:
    from papi_desktop.ui.widgets.access_keys import with_access_keys

    marked = with_access_keys(["Địa chỉ", "Dân tộc", "Đợt rà soát", "Điện thoại", "A & B", "Đ"])
    keys = [m[m.replace("&&", "  ").index("&") + 1].lower() for m in marked if "&" in m.replace("&&", "")]
    assert len(keys) == len(set(keys)) == 5
    assert all(key.isascii() for key in keys)
    assert marked[-1] == "Đ"
