"""A book through the window, by visible labels and real keys."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from papi_desktop.domain.registers import DISCLOSURES, HOUSEHOLDS, OUTGOING
from papi_desktop.ui.book_table import BookTable
from papi_desktop.ui.widgets.list_and_record import ListAndRecord
from tests.ui.official import Official


def column(official: Official, number: int) -> list[str]:
    return [line[number] for line in official.lines()]


def test_finds_without_accents(window: Any, official: Official) -> None:
    official.opens("Hộ nghèo").sees("· 24 dòng tìm thấy")
    official.types("van duc").sees("· 4 dòng tìm thấy")
    assert all(name.endswith("Văn Đức") for name in column(official, 0))


def test_filters_narrow_the_list(window: Any, official: Official) -> None:
    official.opens("Hộ nghèo").sees("24 dòng")
    official.fills({"Chỉ hiện: Phân loại": "Hộ cận nghèo"}).sees("· 8 dòng tìm thấy")
    assert set(column(official, 5)) == {"Hộ cận nghèo"}


def test_sorts_in_the_database_by_vietnamese_given_name(window: Any, official: Official, qtbot: Any) -> None:
    official.opens("Hộ nghèo").sees("24 dòng")
    official.clicks_heading("Chủ hộ")

    def sorted_by_given_name() -> None:
        given = list(dict.fromkeys(name.split()[-1] for name in column(official, 0)))
        assert given == ["Dậu", "Đức", "Ẻn", "Hòa", "Ngân", "Sơn", "Ún"]

    qtbot.waitUntil(sorted_by_given_name, timeout=3000)


def test_enter_opens_and_enter_again_edits(window: Any, official: Official, office: Any) -> None:
    official.opens("Hộ nghèo").sees("24 dòng").types("bac van dau").sees("· 1 dòng")
    official.hits("Enter", "Enter").presses("Sửa")
    official.fills({"Số khẩu": "9"}).hits("Ctrl+S").sees("Đã lưu")
    [saved] = [h for h in office.store.all(HOUSEHOLDS) if h["head_name"] == "Bạc Văn Dậu"]
    assert saved["members"] == 9
    official.opens("Lịch sử").sees("Số khẩu: 3 → 9")


def test_second_enter_opens_the_form_for_writing(window: Any, official: Official) -> None:
    official.opens("Hộ nghèo").sees("24 dòng").types("bac van dau").sees("· 1 dòng")
    official.hits("Enter", "Enter", "Enter").sees("Lưu")
    assert official.field("Chủ hộ").isEnabled()


def test_removing_asks_why_and_the_waste_basket_gives_back(window: Any, official: Official, office: Any) -> None:
    official.opens("Sổ công khai").chooses_row("Dự toán ngân sách").hits("Del")
    official.fills({"Lý do": "ghi trùng"}).presses("Xóa").sees("· 2 dòng")
    assert office.store.count(DISCLOSURES) == 2
    official.opens("Thùng rác").chooses_row("Dự toán ngân sách").presses("Lấy lại").sees("Thùng rác trống")
    official.opens("Sổ công khai").sees("· 3 dòng")


def test_no_reason_no_removal(window: Any, official: Official, office: Any) -> None:
    official.opens("Sổ công khai").chooses_row("Dự toán ngân sách").hits("Del").sees("Vì sao xóa")
    assert "Xóa" not in official.buttons()
    official.hits("Esc").does_not_see("Vì sao xóa")
    assert office.store.count(DISCLOSURES) == 3


def test_an_empty_book_explains_itself_with_one_button(window: Any, official: Official) -> None:
    official.opens("Văn bản đi").sees("Chưa lấy số văn bản nào.")


def test_nothing_found_leads_back_to_the_whole_book(window: Any, official: Official) -> None:
    official.opens("Sổ công khai").sees("3 dòng").types("khong co gi nhu vay").sees("Không tìm thấy")
    official.presses("Xem cả sổ").sees("· 3 dòng")


def test_a_new_record_takes_what_the_list_is_narrowed_to(window: Any, official: Official) -> None:
    official.opens("Hộ nghèo").sees("24 dòng").fills({"Chỉ hiện: Thôn": "Bản Pá Lầu"}).sees("· 4 dòng")
    official.hits("Ctrl+N").sees("Ghi mới: hộ")
    official.sees("Rà soát cuối năm 2026")
    assert official.field("Chủ hộ").isEnabled()


def test_a_change_made_elsewhere_appears(window: Any, official: Official, office: Any) -> None:
    from papi_desktop.operations import records

    official.opens("Văn bản đi").sees("Chưa lấy số văn bản nào.")
    record = {
        "year": 2026, "document_kind": "TB", "series": "TB", "number": 45, "number_text": "45", "symbol": "45/TB-UBND",
        "subject": "Thông báo niêm yết", "state": "issued",
    }  # fmt: skip
    records.save(office, OUTGOING, record)
    official.sees("45/TB-UBND")


def test_exports_the_list_as_seen(window: Any, official: Official, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    file = tmp_path / "hộ.xlsx"
    official.opens("Hộ nghèo").sees("24 dòng").fills({"Chỉ hiện: Phân loại": "Hộ cận nghèo"}).sees("· 8 dòng")
    official.chooses_file(file).presses("Xuất Excel").sees("Đã ghi 8 dòng")
    texts = [str(c.value) for row in load_workbook(file).worksheets[0].iter_rows() for c in row if c.value is not None]
    assert sum(text == "Hộ cận nghèo" for text in texts) == 8


def test_prints_the_list_as_seen(window: Any, official: Official) -> None:
    official.opens("Hộ nghèo").sees("24 dòng").hits("Ctrl+P").sees("Trang 1")


def test_children_are_listed_and_recorded_in_their_parent(window: Any, official: Official, office: Any) -> None:
    from papi_desktop.domain.registers import MEMBERS

    official.opens("Hộ nghèo").sees("24 dòng").chooses_row("Lò Thị Ún").sees("Điểm B1")
    official.opens("Thành viên hộ").presses("Thêm thành viên")
    official.fills({"Họ và tên": "Lò Văn Con", "Quan hệ với chủ hộ": "Con"}).presses("Lưu").sees("Lò Văn Con")
    [child] = office.store.all(MEMBERS)
    parent = office.store.get(HOUSEHOLDS, child["household_id"])
    assert parent["head_name"] == "Lò Thị Ún"


def test_the_state_of_a_disclosure_follows_its_postings(window: Any, official: Official, office: Any) -> None:
    from papi_desktop.domain.registers import DISCLOSURES
    from papi_desktop.operations import posting

    official.opens("Sổ công khai").sees("Đang niêm yết · 7/7 nơi")
    listed = next(d for d in office.store.all(DISCLOSURES) if d["document_number"])
    for one in posting.postings_of(office, listed["id"]):
        posting.take_down(office, one["id"], date(2026, 11, 25), by="Lò Thị Ún")
    official.sees("Đủ · 7/7").does_not_see("Đang niêm yết · 7/7 nơi")


def test_an_empty_book_gives_its_page_to_what_comes_first(window: Any, official: Official) -> None:
    official.opens("Đất đai").sees("Chưa có hồ sơ đất đai").does_not_see("Chọn một dòng ở trên")
    official.hits("Ctrl+N").sees("Tên hồ sơ").does_not_see("Chưa có hồ sơ đất đai")
    official.hits("Esc").sees("Chưa có hồ sơ đất đai")
    official.hits("Ctrl+N").fills({"Tên hồ sơ": "Kế hoạch sử dụng đất năm 2027"}).hits("Ctrl+S").sees("· 1 dòng")
    assert [line[0] for line in official.lines()] == ["Kế hoạch sử dụng đất năm 2027"]


def test_what_cannot_be_disclosed_yet_says_what_is_missing(window: Any, official: Official) -> None:
    official.opens("Đối thoại").sees("· 0 dòng").hits("Ctrl+N")
    official.fills({"Tên hội nghị": "Hội nghị cuối năm"}).hits("Ctrl+S").sees("Đã lưu")
    official.hits("F8").sees("Chưa công khai được “Hội nghị cuối năm”").sees("ghi ngày tổ chức đối thoại")
    official.presses("Đóng").does_not_see("Chưa công khai được")


def test_a_list_of_few_lines_leaves_the_room_to_the_record(window: Any, official: Official, qtbot: Any) -> None:
    official.opens("Sổ công khai").chooses_row("Dự toán ngân sách")
    [split] = [s for s in window.findChildren(ListAndRecord) if s.isVisible()]
    [table] = [t for t in split.findChildren(BookTable) if t.isVisible()]
    window.resize(1366, 728)
    three_lines = table.horizontalHeader().height() + 3 * table.verticalHeader().defaultSectionSize()

    def shared() -> None:
        assert three_lines <= split.sizes()[0] <= max(three_lines + 2 * table.rowHeight(0) // 3, table.minimumHeight())

    qtbot.waitUntil(shared, timeout=3000)
    window.resize(1366, 900)
    qtbot.waitUntil(shared, timeout=3000)


def test_a_dragged_handle_stays(window: Any, official: Official, qtbot: Any) -> None:
    official.opens("Sổ công khai").chooses_row("Dự toán ngân sách")
    [split] = [s for s in window.findChildren(ListAndRecord) if s.isVisible()]
    qtbot.waitUntil(lambda: split.sizes()[0] < 200, timeout=3000)
    split.moveSplitter(260, 1)
    window.resize(1366, window.height() + 40)
    qtbot.wait(50)
    assert split.sizes()[0] >= 250
