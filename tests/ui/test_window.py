"""The one window: pages built when first opened, everything found by Ctrl+K, nothing lost on leaving or closing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication

from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import DISCLOSURES
from papi_desktop.operations.safety import choose_backup_folder, list_backups
from papi_desktop.ui.window import MainWindow
from tests.ui.official import Official


def test_today_is_first_and_other_pages_are_built_when_opened(window: MainWindow, official: Official) -> None:
    official.sees("Hôm nay").sees("xã Na Sang")
    assert set(window._pages) == {"today"}
    official.opens("Văn bản đi").sees("Chưa lấy số văn bản nào.")
    assert set(window._pages) == {"today", "outgoing"}


def test_the_navigation_has_the_books_under_the_names_of_the_paper_ones(window: MainWindow, official: Official) -> None:
    entries = [window._navigation.item(n).text() for n in range(window._navigation.count())]
    assert entries == [
        "Hôm nay",
        "Sổ công khai",
        "Hộ nghèo",
        "Ngân sách",
        "Đất đai",
        "Lấy ý kiến",
        "Đối thoại",
        "Tiếp dân, kiến nghị",
        "Đóng góp",
        "Giám sát, hòa giải",
        "Kế hoạch PAPI",
        "Văn bản đi",
        "Báo cáo, bàn giao",
        "Đơn vị, cài đặt",
        "Việc đã làm",
        "Thùng rác",
    ]


def test_alt_and_a_number_open_a_page(window: MainWindow, official: Official) -> None:
    official.hits("Alt+3").sees("24 dòng").hits("Alt+1").sees("Tóm tắt")


def test_finds_in_every_book_and_goes_there(window: MainWindow, official: Official) -> None:
    official.hits("Ctrl+K").types("cam thi ngan").sees(" · Hộ nghèo").hits("Enter")
    official.sees("24 dòng").shows("Chủ hộ", "Cầm Thị Ngân")


def test_finding_a_child_opens_its_parent(window: MainWindow, official: Official) -> None:
    official.hits("Ctrl+K").types("tru so").sees(" · Nơi niêm yết").hits("Enter")
    official.sees("Danh sách hộ nghèo, hộ cận nghèo năm 2026").shows("Số văn bản", "45/TB-UBND")


def test_nothing_found_is_said(window: MainWindow, official: Official) -> None:
    official.hits("Ctrl+K").types("khong co ai ten nhu vay").sees("Không tìm thấy trong sổ nào.").hits("Esc")
    official.does_not_see("Không tìm thấy trong sổ nào.")
    assert official.value_of("Tìm mọi thứ") == "", "one Escape clears words and results"


def test_words_looked_for_before_are_gone_when_the_field_is_opened_anew(window: MainWindow, official: Official) -> None:
    official.hits("Ctrl+K").types("cam thi ngan").sees(" · Hộ nghèo").opens("Sổ công khai").hits("Ctrl+K")
    assert official.value_of("Tìm mọi thứ") == ""


def test_leaving_a_page_asks_about_typing(window: MainWindow, official: Official, office: Any) -> None:
    official.opens("Sổ công khai").sees("3 dòng").hits("Ctrl+N").fills({"Nội dung công khai": "Bảng giá đất"})
    official.opens("Hộ nghèo").sees("chưa được lưu").presses("Ghi tiếp").sees("Ghi mới: nội dung công khai")
    official.opens("Hộ nghèo").presses("Lưu").sees("24 dòng")
    assert office.store.count(DISCLOSURES) == 4


def test_closing_asks_about_typing_and_backs_up_what_changed(
    window: MainWindow, official: Official, office: Any, qtbot: Any, tmp_path: Path
) -> None:
    folder = tmp_path / "sao lưu"
    choose_backup_folder(office, folder)
    official.opens("Sổ công khai").sees("3 dòng").hits("Ctrl+N").fills({"Nội dung công khai": "Bảng giá đất"})
    window.close()
    official.sees("chưa được lưu").presses("Lưu")
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=10_000)
    [backup] = list_backups(folder)
    assert backup.verified
    assert backup.counts["disclosures"] == 4


def test_when_the_backup_fails_the_official_may_still_close(
    window: MainWindow, official: Official, office: Any, qtbot: Any, tmp_path: Path
) -> None:
    blocked = tmp_path / "not a folder"
    blocked.write_text("x")
    choose_backup_folder(office, blocked / "sao lưu")
    window.close()
    official.sees("Chưa sao lưu được").presses("Đóng, không sao lưu")
    qtbot.waitUntil(lambda: not window.isVisible())


def test_a_practice_commune_says_so(qtbot: Any, office: Any, official: Official, picker: Any) -> None:
    from papi_desktop.domain.messages import say
    from papi_desktop.domain.registers import UNIT

    with office.store.transaction(say("Set up the office")) as tx:
        tx.update(UNIT, office.unit["id"], {"practice": True})
    window = MainWindow(office, picker)
    window.show()
    official.sees("TẬP HUẤN")
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    window.deleteLater()


def test_the_status_bar_says_who_works_and_what_is_safe(window: MainWindow, official: Official) -> None:
    official.sees("Lò Thị Ún").sees("Chưa có bản sao lưu nào")


def test_what_was_said_ends_with_the_page_and_not_on_the_way_to_one(window: MainWindow, official: Official) -> None:
    official.opens("Văn bản đi")
    window.shell.tell(say("Nothing more to decide here."))
    official.sees("Không còn mục nào cần quyết định.")
    QCoreApplication.processEvents()  # the moment in which it is read
    official.opens("Hôm nay")
    official.does_not_see("Không còn mục nào cần quyết định.")
    window.shell.tell(say("Nothing more to decide here."))
    window.open_page("outgoing")
    official.sees("Không còn mục nào cần quyết định.")
