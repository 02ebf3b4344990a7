"""Reports on screen: the words of the sections, deadlines of the office's own, the report to the council, books only the program writes."""

from __future__ import annotations

from typing import Any

import pytest

from papi_desktop.domain.registers import COUNCIL_SESSIONS, REPORT_TERMS, REPORTS
from papi_desktop.operations import records, reports
from papi_desktop.operations.report_kinds import LIST_OF_QUARTER, report_tables
from tests.documents.reading import flat, read_pages
from tests.ui.official import Official

KIND = "Báo cáo kết quả thực hiện dân chủ ở cơ sở"
HEADING = "V. Kiến nghị"


def open_report(official: Official) -> Official:
    official.opens("Báo cáo, bàn giao").presses("Lập báo cáo, bàn giao").fills({"Báo cáo": KIND})
    return official.fills({"Kỳ": "Năm 2026"}).sees("Số văn bản đi đã ban hành")


def test_the_words_of_a_section_are_kept_and_printed(window: Any, official: Official, tmp_path: Any) -> None:
    open_report(official).presses("Soạn nội dung…").opens(HEADING)
    official.fills({"Nội dung của mục": "Đề nghị tỉnh bố trí kinh phí."}).presses("Lưu")
    official.sees("Hạn bàn giao 30/11/2026.")
    [row] = window.shell.office.store.all(REPORTS)
    assert (row["state"], row["texts"][HEADING]["text"]) == ("draft", "Đề nghị tỉnh bố trí kinh phí.")
    official.chooses_file(tmp_path / "giay").presses("Ghi ra tệp…").sees("3 văn bản").presses("Đóng")
    told = flat(read_pages(next((tmp_path / "giay").glob("*.pdf")).read_bytes()))
    assert "Đề nghị tỉnh bố trí kinh phí." in told
    # It waits in the book of reports, where one goes on writing.
    official.presses("Đóng").opens("Báo cáo").chooses_row(KIND).presses("Soạn tiếp").opens(HEADING)
    official.shows("Nội dung của mục", "Đề nghị tỉnh bố trí kinh phí.")


def held_back(window: Any, monkeypatch: Any) -> list[tuple[Any, Any]]:
    """Let nothing that is read arrive by itself; return what was asked for and who waits for it."""
    asked: list[tuple[Any, Any]] = []
    monkeypatch.setattr(
        window.shell.reader, "submit", lambda work, done, failed=None, key="": asked.append((work, done))
    )
    return asked


def test_figures_of_another_report_never_stand_under_the_one_chosen(
    window: Any, official: Official, monkeypatch: Any
) -> None:
    open_report(official).sees("Hạn bàn giao 30/11/2026.")
    asked = held_back(window, monkeypatch)
    official.fills({"Báo cáo": "Báo cáo kết quả nâng cao chỉ số PAPI"}).sees("Đang tính…")
    official.does_not_see("Số văn bản đi đã ban hành").does_not_see("Hạn bàn giao").does_not_see("chưa có nội dung")
    assert not {"Bàn giao ra USB…", "Ghi ra tệp…", "Soạn nội dung…"} & set(official.buttons())
    # What was asked for before arrives late: it is not the report chosen.
    asked[-1][1](reports.compose(window.shell.office, "democracy", "2026"))
    official.sees("Đang tính…")
    work, done = asked[-1]
    done(work(window.shell.office))
    official.does_not_see("Đang tính…").sees("Số văn bản đi đã ban hành")
    assert "Bàn giao ra USB…" in official.buttons()


def test_the_words_of_a_report_are_no_empty_boxes_while_they_are_read(
    window: Any, official: Official, monkeypatch: Any
) -> None:
    open_report(official)
    asked = held_back(window, monkeypatch)
    official.presses("Soạn nội dung…").sees("Đang đọc…")
    work, done = asked[-1]
    done(work(window.shell.office))
    official.does_not_see("Đang đọc…").opens("Tên, hạn gửi, nơi nhận").shows("Tên báo cáo", KIND)


def test_sections_without_words_are_named_before_handing_over(window: Any, official: Official) -> None:
    open_report(official).presses("Bàn giao ra USB…").sees("mục chưa có nội dung, sẽ không in trong báo cáo")
    official.sees("5. Dân chủ trong cơ quan; 8. Cải cách hành chính").presses("Soạn nội dung…").sees("Nội dung của mục")
    official.presses("Đóng").presses("Bàn giao ra USB…").presses("Dừng").sees("Số văn bản đi đã ban hành")
    assert not official.picker.asked


def test_a_report_says_who_set_its_last_day(window: Any, official: Official) -> None:
    open_report(official).sees("Đây là hạn mặc định của chương trình")
    official.presses("Hạn, nơi nhận…").fills({"Cả năm": "10/12", "Văn bản quy định": "Công văn 512/SNV"}).presses("Lưu")
    official.sees("Hạn bàn giao 10/12/2026. Hạn theo Công văn 512/SNV.")
    official.does_not_see("hạn mặc định")


def test_boxes_show_their_longest_line(window: Any, official: Official) -> None:
    open_report(official)
    period = official.field("Kỳ")
    official.fills({"Kỳ": "6 tháng cuối năm 2026"})
    assert period.width() >= period.sizeHint().width()
    assert period.fontMetrics().horizontalAdvance("6 tháng cuối năm 2026") + 40 <= period.width()


def test_leaving_what_was_typed_asks_first(window: Any, official: Official) -> None:
    open_report(official).presses("Soạn nội dung…").opens(HEADING).fills({"Nội dung của mục": "Thử"})
    official.presses("Đóng").sees("chưa được lưu").presses("Bỏ nội dung vừa nhập").sees("Hạn bàn giao")
    assert window.shell.office.store.count(REPORTS) == 0


def test_a_report_keeps_a_last_day_of_its_own(window: Any, official: Official) -> None:
    open_report(official).presses("Soạn nội dung…").opens("Tên, hạn gửi, nơi nhận")
    official.fills({"Hạn gửi": "05/12/2026", "Tên báo cáo": "Báo cáo dân chủ"}).presses("Lưu")
    official.sees("Hạn bàn giao 05/12/2026.")
    report = reports.compose(window.shell.office, "democracy", "2026")
    assert report.title == "Báo cáo dân chủ"


def test_the_province_sets_its_own_deadlines_on_screen(window: Any, official: Official) -> None:
    open_report(official).presses("Hạn, nơi nhận…").shows("Báo cáo", KIND)
    official.fills({"Cả năm": "ngày cuối", "Nơi nhận": "Sở Nội vụ"}).presses("Lưu").sees("không phải ngày")
    # It opens over the report, and leads back to the same report and period.
    official.fills({"Cả năm": "10/12"}).presses("Lưu").sees("Hạn bàn giao 10/12/2026.").shows("Báo cáo", KIND)
    official.shows("Kỳ", "Năm 2026")
    assert reports.compose(window.shell.office, "democracy", "2026").receivers == ("Sở Nội vụ",)
    # The second time it is the same line, with its history.
    official.presses("Hạn, nơi nhận…").shows("Cả năm", "10/12").fills({"Cả năm": "11/12"}).presses("Lưu")
    official.sees("Hạn bàn giao 11/12/2026.")
    assert window.shell.office.store.count(REPORT_TERMS) == 1


def test_a_report_from_one_day_to_another(window: Any, official: Official) -> None:
    official.opens("Báo cáo, bàn giao").presses("Lập báo cáo, bàn giao").fills({"Báo cáo": "Báo cáo theo yêu cầu"})
    official.fills({"Kỳ": "Từ ngày … đến ngày …"}).sees("Ghi đủ hai ngày")
    official.fills({"Từ ngày": "01/07/2026", "Đến ngày": "05/11/2026"}).sees("Số văn bản đi đã ban hành")


def test_the_report_to_the_council_and_its_copy(window: Any, official: Official, tmp_path: Any) -> None:
    office = window.shell.office
    official.opens("Báo cáo, bàn giao").opens("Kỳ họp HĐND").presses("Ghi mới")
    official.fills({"Kỳ họp": "Kỳ họp cuối năm 2026", "Ngày khai mạc": "10/12/2026"}).presses("Lưu")
    official.opens("Hôm nay").sees("Kỳ họp cuối năm 2026 (10/12/2026): lập báo cáo HĐND")
    official.opens("Báo cáo, bàn giao").opens("Kỳ họp HĐND").chooses_row("Kỳ họp cuối năm")
    official.presses("Soạn nội dung báo cáo").opens(HEADING)
    official.fills({"Nội dung của mục": "Đề nghị HĐND giám sát."}).presses("Lưu")
    official.presses("Lập giấy tờ").sees("Trang 1/").chooses_file(tmp_path / "giay").presses("Ghi ra tệp…")
    official.sees("2 văn bản").presses("Đóng")
    told = flat(read_pages(next((tmp_path / "giay").glob("*.pdf")).read_bytes()))
    for text in ("khoản 3 Điều 14", "Trình Kỳ họp cuối năm 2026", "Đề nghị HĐND giám sát.", "Ủy ban MTTQ Việt Nam xã"):
        assert text in told
    [session] = office.store.all(COUNCIL_SESSIONS)
    assert session["reported_on"] == "2026-12-01"
    official.opens("Hôm nay").sees("chưa gửi bản sao báo cáo cho Mặt trận")
    records.save(office, COUNCIL_SESSIONS, {**session, "front_sent_on": "2026-12-02"})
    official.does_not_see("chưa gửi bản sao báo cáo cho Mặt trận")


@pytest.mark.parametrize(
    "place", [("Báo cáo, bàn giao",), ("Báo cáo, bàn giao", "Báo cáo"), ("Văn bản đi", "Giấy tờ đã lập")]
)
def test_books_only_the_program_writes_offer_no_new_line(
    window: Any, official: Official, place: tuple[str, ...]
) -> None:
    for entry in place:
        official.opens(entry)
    official.sees("0 dòng")
    assert "Ghi mới" not in official.buttons()
    official.hits("Ctrl+N").sees("0 dòng")
    assert "Lưu" not in official.buttons()


def test_a_report_of_records_alone_offers_no_words_to_write(window: Any, official: Official) -> None:
    open_report(official)
    assert any(button.startswith("Soạn nội dung") for button in official.buttons())
    official.fills({"Báo cáo": report_tables(window.shell.office).kinds[LIST_OF_QUARTER].title})
    assert not any(button.startswith("Soạn nội dung") for button in official.buttons())
