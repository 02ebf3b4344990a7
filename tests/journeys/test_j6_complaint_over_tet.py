"""J6: a complaint whose clock runs over Tết, is passed on for advice, is answered late, and the apology that goes with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from papi_desktop.domain.registers import OUTGOING, PETITION_STEPS, PETITIONS
from papi_desktop.ui.screens.pdf_pages import PdfPages
from tests.ui.official import Official
from tests.ui.screens.commune import Clock

BOOK = "Tiếp dân, kiến nghị"
WHAT = "Khiếu nại việc không công nhận hộ nghèo của gia đình"


def test_j6_complaint_over_tet(window: Any, official: Official, clock: Clock, tmp_path: Path) -> None:
    store = window.shell.office.store
    clock.day = date(2027, 1, 28)
    official.opens(BOOK).sees("Chưa tiếp nhận việc nào.").presses("Ghi mới")
    official.fills({"Loại": "Khiếu nại", "Nội dung": WHAT, "Họ và tên": "Lò Thị Ún", "Điện thoại": "0981 234 567"})
    official.presses("Lưu").sees("15/02/2027").sees("Đã tiếp nhận")

    _slip(official, tmp_path)
    _accepted_and_passed_on(official, clock, tmp_path)
    petition = next(iter(store.all(PETITIONS)))
    assert (petition["state"], petition["accepted_on"], petition["due"]) == ("accepted", "2027-02-12", "2027-03-15")

    clock.day = date(2027, 3, 16)
    official.opens("Hôm nay").sees("Khiếu nại số 1/2027 quá hạn giải quyết ngày 15/03/2027: cần gửi công văn xin lỗi")
    _apology(official, tmp_path)
    official.opens("Hôm nay").sees("đã hẹn giải quyết chậm nhất ngày 22/03/2027")

    clock.day = date(2027, 3, 19)
    _answer(official, tmp_path)
    kept = next(iter(store.all(PETITIONS)))
    assert (kept["state"], kept["closed_on"]) == ("answered", "2027-03-19")
    assert [step["kind"] for step in store.all(PETITION_STEPS)] == ["acceptance", "transfer", "apology", "reply"]
    assert sorted(row["symbol"] for row in store.all(OUTGOING)) == ["01/PC-UBND", "01/UBND", "02/UBND"]

    _asked_afterwards(official, tmp_path)


def _slip(official: Official, folder: Path) -> None:
    """The slip says by when, and counts the days of Tết as not counted."""
    official.presses("Lập giấy tờ").sees("Trang 1/").chooses_file(folder / "slip").presses("Ghi ra tệp…")
    official.sees("Đã lập xong 2 văn bản.").hits("Esc")
    text = _text(folder / "slip")
    assert "chậm nhất hết ngày 15 tháng 02 năm 2027" in text
    assert "thứ Sáu 05/02/2027 không tính (29 Tết" in text
    assert "thứ Hai 15/02/2027 ngày làm việc thứ 7" in text
    assert "Điều 10 Nghị định số 155/2026/NĐ-CP" in text
    assert "Lò Thị Ún" in text


def _accepted_and_passed_on(official: Official, clock: Clock, folder: Path) -> None:
    clock.day = date(2027, 2, 12)
    official.opens("Quá trình giải quyết").sees("Phải thụ lý chậm nhất ngày 15/02/2027.")
    official.presses("Xem cách tính").sees("ngày làm việc thứ 7").presses("Đóng")
    _step(official, {"Bước": "Thụ lý", "Ngày": "12/2/2027"})
    official.sees("Phải giải quyết chậm nhất ngày 15/03/2027.")
    clock.day = date(2027, 2, 15)
    passed = {"Bước": "Chuyển", "Ngày": "15/2/2027", "Cơ quan nhận": "Phòng Kinh tế", "Xã vẫn trả lời người gửi": True}
    _step(official, {**passed, "Lý do": "cần xác minh điểm rà soát"})
    _paper(official, folder / "transfer", "Phòng Kinh tế")
    text = _text(folder / "transfer")
    assert "Kính gửi: Phòng Kinh tế" in text
    assert "có ý kiến bằng văn bản gửi Ủy ban nhân dân xã Na Sang" in text
    official.opens("Hôm nay").sees("Đơn số 1/2027 đã chuyển Phòng Kinh tế ngày 15/02/2027, chưa có trả lời.")
    official.opens(BOOK).chooses_row(WHAT).opens("Quá trình giải quyết").chooses_row("Phòng Kinh tế").hits("Enter")
    official.fills({"Ngày nhận trả lời": "12/3/2027", "Số văn bản trả lời": "35/KT"}).presses("Lưu").sees("Thụ lý")


def _apology(official: Official, folder: Path) -> None:
    official.opens(BOOK).chooses_row(WHAT).sees("✕ Trễ 1 ngày").opens("Quá trình giải quyết")
    words = {"Lý do": "việc xác minh kéo dài qua Tết Nguyên đán", "Hạn mới": "22/3/2027"}
    _step(official, {"Bước": "Xin lỗi vì chậm trả lời", "Ngày": "16/3/2027", **words})
    _paper(official, folder / "apology", "Xin lỗi vì chậm trả lời")
    text = _text(folder / "apology")
    assert "Kính gửi: Ông (bà) Lò Thị Ún" in text
    assert "chân thành xin lỗi" in text
    assert "chậm nhất hết ngày 22 tháng 3 năm 2027" in text


def _answer(official: Official, folder: Path) -> None:
    official.opens(BOOK).chooses_row(WHAT).opens("Quá trình giải quyết")
    _step(official, {"Bước": "Trả lời", "Ngày": "19/3/2027", "Nội dung văn bản": "Hộ đủ điều kiện công nhận hộ nghèo."})
    _paper(official, folder / "reply", "Trả lời")
    assert "Hộ đủ điều kiện công nhận hộ nghèo." in _text(folder / "reply")
    official.sees("▲ Đã trả lời · trễ 4 ngày")


def _asked_afterwards(official: Official, folder: Path) -> None:
    official.presses("In sổ theo kỳ").fills({"Loại giấy tờ": "Danh sách hỏi lại mức độ hài lòng"}).sees("Trang 1/")
    official.chooses_file(folder / "callback").presses("Ghi ra tệp…").sees("Đã lập xong 2 văn bản.").hits("Esc")
    text = _text(folder / "callback")
    assert "0981 234 567" in text
    assert WHAT in text


def _step(official: Official, values: dict[str, Any]) -> None:
    official.presses("Thêm bước giải quyết").fills(values).presses("Lưu")


def _paper(official: Official, folder: Path, row: str) -> None:
    official.chooses_row(row).presses("Văn bản của bước này").sees("Trang 1/")
    official.chooses_file(folder).presses("Ghi ra tệp…").sees("Đã lập xong 2 văn bản.").hits("Esc")


def _text(folder: Path) -> str:
    pages = PdfPages(next(folder.glob("*.pdf")).read_bytes())
    text = " ".join(" ".join(pages.text(number).split()) for number in range(len(pages)))
    pages.close()
    return text
