"""What a report on request tells is chosen in the window; a section with nothing to tell is confirmed there."""

from __future__ import annotations

from typing import Any

from papi_desktop.domain.registers import REPORTS
from papi_desktop.operations import reports
from tests.documents.reading import flat, read_pages
from tests.ui.official import Official

ON_REQUEST = "Báo cáo theo yêu cầu"
HEADING = "8. Cải cách hành chính"


def open_report(official: Official, title: str) -> Official:
    return official.opens("Báo cáo, bàn giao").presses("Lập báo cáo, bàn giao").fills({"Báo cáo": title})


def test_tables_and_figures_of_a_report_on_request_are_ticked(window: Any, official: Official, tmp_path: Any) -> None:
    open_report(official, ON_REQUEST).sees("Số văn bản đi đã ban hành").hits("F6").sees("Số liệu đưa vào báo cáo")
    # Nothing of the usual figures is wanted but one; the table of dialogues brings its own.
    official.chooses_row("Số văn bản đi đã ban hành").hits("Space")
    official.chooses_row("T5. Đối thoại với Nhân dân").hits("Space").hits("Ctrl+S")
    official.sees("Ý kiến được trả lời tại chỗ").does_not_see("Số văn bản đi đã ban hành")
    [row] = window.shell.office.store.all(REPORTS)
    assert row["chosen"]["tables"] == ["T5"]
    report = reports.compose(window.shell.office, "ad_hoc", row["period"])
    assert list(report.tables) == ["T5"]
    assert {"dialogues", "dialogue_answered", "gifts_money"} <= set(report.lines)
    assert "documents_issued" not in report.lines
    # Taken off again, the table takes its figures with it; the usual ones come back with one button.
    official.presses("Chọn số liệu…").chooses_row("T5. Đối thoại với Nhân dân").hits("Space").presses("Lưu")
    official.does_not_see("Ý kiến được trả lời tại chỗ")
    official.presses("Chọn số liệu…").presses("Số liệu mặc định").sees("Số văn bản đi đã ban hành")


def test_all_are_ticked_or_none_in_one_step(window: Any, official: Official) -> None:
    open_report(official, ON_REQUEST).sees("Số văn bản đi đã ban hành").hits("F6").presses("Bỏ chọn tất cả")
    assert "Lưu" not in official.buttons(), "a report of nothing is none"
    official.chooses_row("T5. Đối thoại với Nhân dân").hits("Space").presses("Lưu").sees("Ý kiến được trả lời tại chỗ")
    [row] = window.shell.office.store.all(REPORTS)
    assert row["chosen"]["tables"] == ["T5"]
    assert all(key.startswith(("dialogue", "promises", "voter")) for key in row["chosen"]["figures"])
    official.presses("Chọn số liệu…").presses("Chọn tất cả").presses("Lưu").sees("Số văn bản đi đã ban hành")
    [row] = window.shell.office.store.all(REPORTS)
    assert len(row["chosen"]["tables"]) > 5


def test_figures_of_other_reports_are_not_chosen(window: Any, official: Official) -> None:
    open_report(official, "Báo cáo kết quả thực hiện dân chủ ở cơ sở").sees("Số văn bản đi đã ban hành")
    assert "Chọn số liệu…" not in official.buttons()
    official.hits("F6").does_not_see("Số liệu đưa vào báo cáo")


def test_nothing_to_tell_is_confirmed_and_then_printed(window: Any, official: Official, tmp_path: Any) -> None:
    open_report(official, "Báo cáo kết quả thực hiện dân chủ ở cơ sở").sees(f"“{HEADING}”: chưa có nội dung")
    official.presses("Soạn nội dung…").opens(HEADING).fills(
        {"Không có nội dung phát sinh (ghi như vậy trên giấy)": True}
    )
    official.opens("5. Dân chủ trong cơ quan").shows("Nội dung của mục", "").presses("Lưu")
    official.does_not_see(f"“{HEADING}”: chưa có nội dung").sees("“5. Dân chủ trong cơ quan”: chưa có nội dung")
    official.chooses_file(tmp_path / "giay").presses("Ghi ra tệp…").sees("3 văn bản").presses("Đóng")
    told = flat(read_pages(next((tmp_path / "giay").glob("*.pdf")).read_bytes()))
    # Heading 5 is left out, so this one is printed as the seventh.
    assert "7. Cải cách hành chính Không có nội dung phát sinh." in told
    assert "5. Dân chủ trong cơ quan" not in told
    assert "…………" not in told
    # Words say more: writing takes the confirmation back.
    official.presses("Soạn nội dung…").opens(HEADING).fills({"Nội dung của mục": "Xã đã rút gọn 3 thủ tục."})
    official.presses("Lưu").sees("Hạn bàn giao")
    [row] = window.shell.office.store.all(REPORTS)
    assert row["texts"][HEADING] == {"text": "Xã đã rút gọn 3 thủ tục.", "figures": {}}
