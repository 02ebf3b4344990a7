"""Người dùng: an administrator gives accounts and roles; what a role may not see or do is told, not shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from papi_desktop.domain.registers import PETITIONS
from papi_desktop.domain.roles import Role
from papi_desktop.operations import accounts, records
from papi_desktop.operations.setup import open_office
from tests.ui.commune import TODAY
from tests.ui.official import AnsweringPicker, Official
from tests.ui.windows import window_over

OTHER = "Quàng Thị Pản"
PASSWORD = "bon tu khong lien quan"
ABOUT = "Khiếu nại việc thu hồi nương Huổi Lóng"


@pytest.fixture
def users(window: Any, official: Official) -> Official:
    return official.opens("Đơn vị, cài đặt").opens("Người dùng")


def test_a_person_is_added_given_another_role_and_closed(users: Official, office: Any) -> None:
    users.sees("Lò Thị Ún  (bạn)").sees("Quản trị chương trình").presses("Thêm người…")
    users.fills({"Tên đăng nhập": OTHER, "Vai trò": "Tài chính", "Mật khẩu": PASSWORD, "Nhập lại mật khẩu": PASSWORD})
    users.sees("Ghi vào các sổ: công khai, văn bản đi; ngân sách, đóng góp.").presses("Lưu").sees("đã đăng nhập được")
    assert office.store.accounts.roles()[OTHER] is Role.FINANCE
    users.chooses_row(OTHER).presses("Đổi vai trò…").fills({"Vai trò": "Văn phòng"}).presses("Lưu")
    users.sees("từ lần đăng nhập sau")
    assert office.store.accounts.roles()[OTHER] is Role.CLERK
    users.chooses_row(OTHER).presses("Đóng tài khoản…").presses("Đóng tài khoản").sees("Đã đóng tài khoản")
    assert list(office.store.accounts.roles()) == ["Lò Thị Ún"]


@pytest.fixture
def at_the_poverty_desk(qtbot: Any, office: Any, picker: AnsweringPicker, tmp_path: Path) -> Iterator[Any]:
    """The window as the poverty official sees it, with a complaint in the books."""
    record = {
        **PETITIONS.blank(),
        "kind": "complaint",
        "summary": ABOUT,
        "person": "Vừ Thị Khẩn",
        "received_on": "2026-11-20",
    }
    records.save(office, PETITIONS, record)
    accounts.add(office, OTHER, PASSWORD, Role.POVERTY)
    office.store.close()
    opened = open_office(tmp_path / "data", user=OTHER, password=PASSWORD, today=lambda: TODAY)
    with window_over(qtbot, opened, picker) as made:
        yield made
    opened.store.close()


def test_another_desk_sees_that_there_is_a_complaint_and_no_more(at_the_poverty_desk: Any, official: Official) -> None:
    official.opens("Tiếp dân, kiến nghị").sees("Khiếu nại").chooses_row("•••")
    official.sees("Nội dung chỉ những người giải quyết vụ việc được xem")
    assert not [text for text in official.texts() if "Huổi Lóng" in text or "Khẩn" in text]
    official.presses("Sửa").sees("QUYEN-02").presses("Đóng")
    official.presses("Ghi mới").sees("QUYEN-01").presses("Đóng")
    at_the_poverty_desk.grab().save("/tmp/sight/poverty.png")


def test_only_an_administrator_has_the_page(at_the_poverty_desk: Any, official: Official) -> None:
    official.opens("Đơn vị, cài đặt").sees("Mật khẩu").does_not_see("Người dùng")
