"""Keys through the window: the unit renews its own, the level above brings the new one in, and withdraws one that was lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import HANDOVERS, UNIT
from papi_desktop.exchange.bundle.keys import PublicKey
from papi_desktop.operations import handover, unit_keys
from papi_desktop.operations.office import Office
from papi_desktop.ui.window import MainWindow
from tests.handover.conftest import level_above
from tests.ui.official import Official


def large(key: PublicKey) -> str:
    """Return a fingerprint as it stands on paper: two lines of three groups."""
    groups = key.fingerprint.split("-")
    return "\n".join(("-".join(groups[:3]), "-".join(groups[3:])))


def test_a_key_is_renewed_brought_in_and_withdrawn(
    office: Office, province: Office, official: Official, show: Callable[[Office], MainWindow], tmp_path: Path
) -> None:
    old = unit_keys.own_key(office).public
    unit_keys.trust(province, old)
    commune = show(office)
    official.opens("Báo cáo, bàn giao").presses("Khóa").sees(old.fingerprint)
    official.presses("Thay khóa của cơ quan…").presses("Lập khóa mới").sees("Đã lập khóa mới.")
    fresh = unit_keys.own_key(office).public
    assert fresh.replaces == old.fingerprint
    official.sees(fresh.fingerprint).chooses_file(tmp_path / "moi.json").presses("Xuất tệp khóa…").presses("Đóng")
    commune.hide()

    show(province)
    official.presses("Khóa…").chooses_file(tmp_path / "moi.json").presses("Nạp tệp khóa…").sees(large(fresh))
    official.sees("Đơn vị này đã có khóa ở đây").sees(old.fingerprint).presses("Khớp, thay khóa cũ").sees("Đã thay")
    official.chooses_row(old.fingerprint)
    assert "Thu hồi khóa…" not in official.buttons(), "a replaced key is believed no more already"
    official.chooses_row(fresh.fingerprint).presses("Thu hồi khóa…").presses("Quay lại")
    assert {row["state"] for row in unit_keys.keys_known(province)} == {"trusted", "replaced"}
    official.presses("Thu hồi khóa…").fills({"Lý do": "Mất máy tính"}).presses("Thu hồi").sees("Đã thu hồi")
    [withdrawn] = [row for row in unit_keys.keys_known(province) if row["state"] == "withdrawn"]
    assert withdrawn["withdrawn_reason"] == "Mất máy tính"
    assert {row["state"] for row in unit_keys.keys_known(province)} == {"withdrawn", "replaced"}


def test_the_own_key_file_is_refused_before_anybody_is_asked_to_compare_it(
    office: Office, official: Official, show: Callable[[Office], MainWindow], tmp_path: Path
) -> None:
    unit_keys.export(office, tmp_path / "cua-minh.json")
    show(office)
    official.opens("Báo cáo, bàn giao").presses("Khóa").chooses_file(tmp_path / "cua-minh.json")
    official.presses("Nạp tệp khóa…").sees("Đây là tệp khóa của chính máy này")
    official.does_not_see("Khớp với bản giấy")


def test_a_key_nobody_compared_is_compared_in_the_list(
    office: Office, province: Office, official: Official, show: Callable[[Office], MainWindow]
) -> None:
    key = unit_keys.own_key(office).public
    unit_keys.trust(province, key)
    show(province)
    official.presses("Khóa…").sees("chưa so").chooses_row(key.fingerprint)
    official.presses("Đã so dấu vân tay…").sees("so từng chữ").sees(large(key)).presses("Dừng")
    assert unit_keys.keys_known(province)[0]["compared_on"] is None
    official.presses("Đã so dấu vân tay…").presses("Khớp").does_not_see("chưa so")
    assert unit_keys.keys_known(province)[0]["compared_on"] == province.today().isoformat()
    official.chooses_row(key.fingerprint)
    assert "Đã so dấu vân tay…" not in official.buttons()


def test_a_second_key_of_a_unit_may_be_that_of_one_more_computer(
    office: Office, province: Office, official: Official, show: Callable[[Office], MainWindow], tmp_path: Path
) -> None:
    first = unit_keys.own_key(office).public
    unit_keys.trust(province, first, compared=True)
    second = unit_keys.renew(office).public
    unit_keys.export(office, tmp_path / "may-hai.json")
    show(province)
    official.presses("Khóa…").chooses_file(tmp_path / "may-hai.json").presses("Nạp tệp khóa…")
    official.sees(f"Tin các tệp do {first.unit.name}, {first.unit.province} ký?").presses("Khớp, thêm một máy")
    official.does_not_see("Đã thay").sees(second.fingerprint)
    assert {row["state"] for row in unit_keys.keys_known(province)} == {"trusted"}
    told = {key.fingerprint: unit_keys.receiver_for(province, key.fingerprint) for key in (first, second)}
    assert {mark: key.fingerprint for mark, key in told.items() if key} == {mark: mark for mark in told}, (
        "each computer is answered with its own key"
    )


def test_the_fingerprint_is_printed_as_a_sheet(
    office: Office, official: Official, show: Callable[[Office], MainWindow], tmp_path: Path
) -> None:
    show(office)
    official.opens("Báo cáo, bàn giao").presses("Khóa").chooses_file(tmp_path).presses("In dấu vân tay…")
    official.sees("Phiếu vân tay khóa đã sẵn sàng để in.")
    assert {path.suffix for path in tmp_path.iterdir() if path.stem.startswith("phieu-van-tay-khoa")} == {
        ".pdf",
        ".docx",
    }


def test_enter_believes_no_key_and_a_province_is_said_once(
    office: Office, province: Office, official: Official, show: Callable[[Office], MainWindow], tmp_path: Path
) -> None:
    unit_keys.export(province, tmp_path / "tinh.json")
    name = province.unit["name"]
    show(office)
    official.opens("Báo cáo, bàn giao").presses("Khóa").chooses_file(tmp_path / "tinh.json").presses("Nạp tệp khóa…")
    official.sees(f"Tin các tệp do {name} ký?").does_not_see(f"{name}, {name}")
    official.hits("Return")
    assert list(unit_keys.keys_known(office)) == []


def test_two_offices_above_are_asked_about(
    office: Office,
    province: Office,
    official: Official,
    show: Callable[[Office], MainWindow],
    tmp_path: Path,
    stick: Path,
) -> None:
    other = level_above(tmp_path / "khac")
    with other.store.transaction(say("Test")) as tx:
        tx.update(UNIT, other.unit["id"], {"name": "thành phố Hải Phòng", "province": "thành phố Hải Phòng"})
    for above in (province, other):
        unit_keys.trust(office, unit_keys.own_key(above).public, compared=True)
    other.store.close()
    show(office)
    official.opens("Báo cáo, bàn giao").presses("Lập báo cáo, bàn giao").sees("Số nội dung đã công khai")
    official.presses("Bàn giao ra USB…").sees("Gửi báo cáo cho cơ quan nào?")
    assert {"thành phố Hải Phòng", province.unit["name"]} <= set(official.buttons())
    official.chooses_file(stick).presses(str(province.unit["name"])).sees("Đã bàn giao; mã ngắn")
    [handed] = [row for row in office.store.all(HANDOVERS) if row["state"] == "written"]
    assert handed["receiver"] == province.unit["name"]
    with pytest.raises(UserError) as refused:
        handover.receiver_by_default(office)
    assert refused.value.code == "BG-48"
    assert "thành phố Hải Phòng" in refused.value.what.in_english()
