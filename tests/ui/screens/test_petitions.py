"""Petitions and reception days at the window: what the screens around the generated form do, and what they never show."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from papi_desktop.domain.registers import DENOUNCERS, OFFICIALS, PETITION_STEPS, PETITIONS, RECEPTION_DAYS
from papi_desktop.operations import record_papers, records
from papi_desktop.ui.history_tab import history_lines
from papi_desktop.ui.screens.pdf_pages import PdfPages
from papi_desktop.ui.widgets.editors import ChoiceEditor
from tests.operations.test_petitions import receive, step
from tests.ui.official import Official
from tests.ui.screens.commune import USER, Clock

BOOK = "Tiếp dân, kiến nghị"
WHAT = "Tố cáo việc thu tiền không có biên lai"
NAME = "Vừ Thị Khẩn"


@pytest.fixture
def in_charge(window: Any) -> str:
    """The official who is logged in."""
    return records.save(window.shell.office, OFFICIALS, {"name": USER, "job_title": "Công chức"})


def denounce(official: Official, official_in_charge: str = "") -> None:
    """Type a denunciation at the counter."""
    official.opens(BOOK).presses("Ghi mới").fills({"Loại": "Tố cáo", "Nội dung": WHAT, "Họ và tên": NAME})
    official.fills({"Điện thoại": "0981777666"})
    if official_in_charge:
        official.fills({"Người phụ trách": official_in_charge}).chooses_row(official_in_charge)
        official.presses("Lưu").sees("1 dòng")
        return
    official.presses("Lưu").sees("Hãy chọn người phụ trách: chỉ người này xem được người tố cáo")
    official.fills({"Lý do vẫn ghi như vậy": "Chủ tịch chưa phân công"}).presses("Lưu").sees("1 dòng")


def test_a_denouncer_is_typed_once_and_never_seen_again(window: Any, official: Official, clock: Clock) -> None:
    office = window.shell.office
    denounce(official)
    petition = next(iter(office.store.all(PETITIONS)))
    assert [sealed["petition_id"] for sealed in office.store.all(DENOUNCERS)] == [petition["id"]]
    official.chooses_row(WHAT).sees("Hình thức tiếp nhận")
    assert NAME not in " ".join(official.texts())
    with pytest.raises(AssertionError):
        official.value_of("Họ và tên")
    official.opens("Lịch sử").sees("Ghi mới")
    assert NAME not in " ".join(official.texts())
    assert NAME not in repr(history_lines(office, PETITIONS, petition["id"]))
    official.hits("Ctrl+K").types("vu thi khan").sees("Không tìm thấy")
    assert NAME not in " ".join(official.texts())


def test_the_form_asks_for_the_kind_and_says_at_once_what_a_denunciation_does(window: Any, official: Official) -> None:
    official.opens(BOOK).presses("Ghi mới").fills({"Nội dung": WHAT, "Họ và tên": NAME}).presses("Lưu")
    official.sees("Không được để trống “Loại”").fills({"Loại": "Khiếu nại"}).does_not_see("giữ kín, chỉ người")
    official.fills({"Loại": "Tố cáo"}).sees("khi lưu sẽ được giữ kín, chỉ người phụ trách xem được")
    assert official.value_of("Họ và tên") == NAME


def test_a_complaint_that_turns_out_a_denunciation_shows_its_sender_until_saved(
    window: Any, official: Official, in_charge: str
) -> None:
    receive(window.shell.office, kind="complaint", summary=WHAT, person=NAME, assigned_id=in_charge)
    official.opens(BOOK).chooses_row(WHAT).sees("Hình thức").presses("Sửa").fills({"Loại": "Tố cáo"})
    official.sees("khi lưu sẽ được giữ kín")
    assert official.value_of("Họ và tên") == NAME
    official.presses("Lưu").sees("Người gửi đã được giữ kín").does_not_see(NAME)


def test_somebody_else_is_refused(window: Any, official: Official) -> None:
    denounce(official)
    official.chooses_row(WHAT).sees("Hình thức").presses("Xem danh tính").fills({"Lý do xem": "muốn biết"})
    official.presses("Xem người gửi").sees("Chỉ người được phân công phụ trách").sees("KN-01")
    assert NAME not in " ".join(official.texts())
    official.hits("Esc").hits("Esc").opens("Lịch sử").sees("Từ chối cho xem danh tính người gửi đơn số 1/2026")
    official.opens("Việc đã làm").sees("Từ chối cho xem danh tính người gửi đơn số 1/2026")


def test_the_official_in_charge_looks_for_a_reason(window: Any, official: Official, in_charge: str) -> None:
    denounce(official, USER)
    official.chooses_row(WHAT).sees("Hình thức").presses("Xem danh tính").presses("Xem người gửi")
    official.sees("Không được để trống").fills({"Lý do xem": "mời làm việc"}).presses("Xem người gửi").sees("Số CCCD")
    assert official.value_of("Họ và tên") == NAME
    official.fills({"Địa chỉ": "Bản Nà Cáy"}).presses("Lưu")
    official.opens("Việc đã làm").sees("Xem danh tính người gửi đơn số 1/2026")
    assert NAME not in " ".join(official.texts())


def test_other_senders_stand_in_the_list(window: Any, official: Official) -> None:
    receive(window.shell.office, person="Lò Thị Ẻn", received_on="2026-11-30")
    official.opens(BOOK).sees("Lò Thị Ẻn").chooses_row("Lò Thị Ẻn").sees("Hình thức")
    assert "Xem danh tính" not in official.buttons()


def test_no_half_written_denunciation_keeps_its_sender(window: Any, official: Official) -> None:
    from papi_desktop.ui.book_page import BookPage

    official.opens(BOOK).presses("Ghi mới").fills({"Loại": "Tố cáo", "Nội dung": WHAT, "Họ và tên": NAME})
    page = next(p for p in window.findChildren(BookPage) if p.register is PETITIONS)
    page.panel._drafts.keep()
    official._until(lambda: bool(window.shell.office.store.drafts()), "no draft is kept")
    (draft,) = window.shell.office.store.drafts()
    assert draft.payload["summary"] == WHAT
    assert NAME not in repr(draft.payload)
    official.fills({"Loại": "Kiến nghị"})
    page.panel._drafts.keep()
    official._until(
        lambda: NAME in repr(window.shell.office.store.drafts()),
        "the sender of a recommendation is lost with the draft",
    )


def test_the_register_of_a_period_is_looked_at_and_written(window: Any, official: Official, tmp_path: Path) -> None:
    office = window.shell.office
    first = receive(office, person="Lò Thị Ẻn", received_on="2026-11-30", kind="complaint")
    step(office, first, "acceptance", "2026-12-01")
    official.opens(BOOK).presses("In sổ theo kỳ").sees("Trang 1/").fills({"Từ ngày": "1/11/2026"})
    official.chooses_file(tmp_path / "out").presses("Ghi ra tệp…").sees("Đã lập xong 2 văn bản.").hits("Esc")
    pages = PdfPages(next((tmp_path / "out").glob("*.pdf")).read_bytes())
    text = " ".join(pages.text(0).split())
    pages.close()
    assert "Từ ngày 01/11/2026 đến ngày 01/12/2026" in text
    assert "Lò Thị Ẻn" in text


def test_the_dialog_of_a_period_stays_for_the_next_one_and_says_nothing_stale(
    window: Any, official: Official, tmp_path: Path
) -> None:
    receive(window.shell.office, person="Lò Thị Ẻn", received_on="2026-11-30", kind="complaint")
    official.opens(BOOK).presses("In sổ theo kỳ").sees("Trang 1/")
    (which,) = (box for box in official.window.findChildren(ChoiceEditor) if box.isVisible())
    assert all(which.itemData(row) for row in range(which.count())), "a blank line can be chosen"
    official.fills({"Loại giấy tờ": "Biểu 01/TCD: số liệu tiếp công dân"}).sees("chưa đối chiếu")
    official.fills({"Từ ngày": "", "Loại giấy tờ": "Sổ tiếp công dân (13 cột)"}).does_not_see("chưa đối chiếu")
    official.sees("Không được để trống “Từ ngày”").fills({"Từ ngày": "31/12/2026"}).sees("Ngày cuối trước ngày đầu")
    assert "Ghi ra tệp…" not in official.buttons()
    official.fills({"Từ ngày": "1/11/2026"}).sees("Trang 1/")
    official.chooses_file(tmp_path / "one").presses("Ghi ra tệp…").sees("Đã lập xong 2 văn bản.").hits("Esc")
    official.fills({"Loại giấy tờ": "Sổ tiếp nhận, xử lý đơn (mọi hình thức)", "Từ ngày": "1/1/2026"}).sees("Trang 1/")
    official.chooses_file(tmp_path / "two").presses("Ghi ra tệp…").sees("Đã lập xong 2 văn bản.").hits("Esc").hits(
        "Esc"
    )
    assert len(list(tmp_path.glob("*/*.pdf"))) == 2


def test_the_printed_list_has_the_columns_of_the_screen(window: Any, official: Official) -> None:
    receive(window.shell.office, kind="feedback", person="Lò Thị Ẻn", received_on="2026-11-10")
    drawn: list[bytes] = []
    window.shell.pdf_wanted.connect(lambda _title, pdf: drawn.append(pdf))
    official.opens(BOOK).sees("Lò Thị Ẻn").hits("Ctrl+P").sees("Trang 1/").hits("Esc")
    pages = PdfPages(drawn[0])
    text = pages.text(0)
    pages.close()
    for seen in ("Tình trạng", "Người gửi", "Lò Thị Ẻn", "10/11/2026", "25/11/2026", "Trễ 6 ngày"):
        assert seen.casefold() in " ".join(text.split()).casefold(), text
    official.opens("Văn bản đi").opens("Giấy tờ đã lập").sees("Chưa lập giấy tờ nào")
    official.opens("Việc đã làm").sees("In danh sách “Kiến nghị, đơn thư”")


def test_work_done_says_of_which_step_a_paper_was_made(window: Any, official: Official, tmp_path: Path) -> None:
    office = window.shell.office
    case = receive(office, kind="complaint", summary="Khiếu nại việc đền bù", received_on="2026-11-20")
    accepted = step(office, case, "acceptance", "2026-11-25", reason="đủ điều kiện thụ lý")
    record_papers.make(office, PETITION_STEPS, accepted, "petition-acceptance", tmp_path, number="")
    official.opens("Việc đã làm").sees("Lập giấy tờ").sees("Thụ lý 25/11/2026 – Khiếu nại việc đền bù")
    official.opens(BOOK).chooses_row("Khiếu nại việc đền bù").opens("Quá trình giải quyết").sees("đủ điều kiện thụ lý")
    official.sees("Lý do").chooses_row("Thụ lý").presses("Văn bản của bước này")
    official.sees("Thụ lý 25/11/2026 – Khiếu nại việc đền bù").hits("Esc")


def test_a_year_of_reception_days_is_planned_at_once(window: Any, official: Official, clock: Clock) -> None:
    official.opens("Tiếp dân, kiến nghị").opens("Lịch tiếp công dân").presses("Lập lịch").sees(
        "2 ngày: 03/12/2026; 17/12/2026"
    )
    official.fills({"Đến ngày": "31/1/2027", "Giờ tiếp": "07h30 - 11h30", "Chức vụ": "Chủ tịch UBND xã"})
    official.sees("4 ngày: 03/12/2026; 17/12/2026; 07/01/2027; 21/01/2027").presses("Ghi các ngày này").sees("4 dòng")
    days = list(window.shell.office.store.all(RECEPTION_DAYS))
    assert {(d["receiver"], d["hours"]) for d in days} == {("Lò Văn Bình", "07h30 - 11h30")}
    official.chooses_row("07/01/2027").sees("Giờ tiếp").presses("Lập giấy tờ").sees("Trang 1/").hits("Esc")
    clock.day = date(2026, 12, 29)
    official.opens("Hôm nay").sees("Lịch tiếp công dân có ngày 07/01/2027 phải niêm yết chậm nhất ngày 30/12/2026")
