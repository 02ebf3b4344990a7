"""Keys through the window: the unit renews its own, the level above brings the new one in, and withdraws one that was lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from papi_desktop.operations import unit_keys
from papi_desktop.operations.office import Office
from papi_desktop.ui.window import MainWindow
from tests.ui.official import Official


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
    official.presses("Khóa…").chooses_file(tmp_path / "moi.json").presses("Nạp tệp khóa…").sees(fresh.fingerprint)
    official.presses("Khớp với bản giấy").sees("Đã thay")
    official.chooses_row(old.fingerprint)
    assert "Thu hồi khóa…" not in official.buttons(), "a replaced key is believed no more already"
    official.chooses_row(fresh.fingerprint).presses("Thu hồi khóa…").presses("Dừng")
    assert {row["state"] for row in unit_keys.keys_known(province)} == {"trusted", "replaced"}
    official.presses("Thu hồi khóa…").presses("Thu hồi").sees("Đã thu hồi")
    assert {row["state"] for row in unit_keys.keys_known(province)} == {"withdrawn", "replaced"}


def test_a_key_nobody_compared_is_compared_in_the_list(
    office: Office, province: Office, official: Official, show: Callable[[Office], MainWindow]
) -> None:
    key = unit_keys.own_key(office).public
    unit_keys.trust(province, key)
    show(province)
    official.presses("Khóa…").sees("chưa so").chooses_row(key.fingerprint)
    official.presses("Đã so dấu vân tay…").sees(f"so từng chữ: {key.fingerprint}").presses("Dừng")
    assert unit_keys.keys_known(province)[0]["compared_on"] is None
    official.presses("Đã so dấu vân tay…").presses("Khớp").does_not_see("chưa so")
    assert unit_keys.keys_known(province)[0]["compared_on"] == province.today().isoformat()
    official.chooses_row(key.fingerprint)
    assert "Đã so dấu vân tay…" not in official.buttons()
