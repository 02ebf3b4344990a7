"""J3: a resident objects while the list hangs; it is corrected and published again, and the second edition says what changed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from papi_desktop.domain.registers import DISCLOSURES, HOUSEHOLDS, PETITIONS
from papi_desktop.operations import posting
from papi_desktop.ui.screens.pdf_pages import PdfPages
from tests.ui.official import Official
from tests.ui.screens.commune import Clock, publish_list

TITLE = "Danh sách hộ nghèo, hộ cận nghèo năm 2025"
OBJECTION = "Gia đình tôi đã thoát nghèo, đề nghị xem lại phân loại"


def test_j3_objection_to_second_edition(window: Any, official: Official, clock: Clock, tmp_path: Path) -> None:
    office = window.shell.office
    published = publish_list(office, tmp_path, date(2026, 12, 1))
    for place in posting.postings_of(office, published.disclosure_id):
        posting.hang(office, place["id"], date(2026, 12, 1), by="Lò Thị Ún", minutes_signed=True)
    household = next(h for h in office.store.all(HOUSEHOLDS) if h["class_after"] == "poor")

    clock.day = date(2026, 12, 4)
    _object(official, household["head_name"])
    petition = next(iter(office.store.all(PETITIONS)))
    assert (petition["disclosure_id"], petition["kind"], petition["due"]) == (
        published.disclosure_id,
        "feedback",
        "2026-12-14",
    )

    clock.day = date(2026, 12, 8)
    official.opens("Hộ nghèo").chooses_row(household["head_name"]).sees("Điểm B1").presses("Sửa")
    official.fills({"Phân loại": "Hộ cận nghèo"}).presses("Lưu").sees("Đã lưu")

    papers = tmp_path / "second"
    official.presses("Công khai danh sách này").sees("Đây là lần công khai thứ 2, thay thế 45/TB-UBND")
    official.sees("bổ sung 0, đưa ra 0, điều chỉnh 1").sees("Trang 1/").fills({"Số thông báo": "52"})
    official.chooses_file(papers).presses("Chọn thư mục…").sees(str(papers)).presses("Công khai")
    official.presses("Công khai ngay")
    official.sees("Đã công khai: 52/TB-UBND").hits("Ctrl+Enter").sees(f"{TITLE} (lần 2)")
    second = next(d for d in office.store.all(DISCLOSURES) if d["edition"] == 2)
    assert second["replaces_id"] == published.disclosure_id

    notice = _text(next(papers.glob("*thong-bao.pdf")))
    assert "Đã xem xét 01 ý kiến" in notice
    assert "thay thế danh sách kèm theo Thông báo số 45/TB-UBND" in notice
    assert f"Điều chỉnh: {household['head_name']}" in notice
    assert "Hộ nghèo → Hộ cận nghèo" in _text(next(papers.glob("*danh-sach-cong-khai.pdf")))

    official.opens("Sổ công khai").sees("– Đã thay bằng lần 2")
    official.chooses_row(f"{TITLE} (lần 2)").opens("Phản ánh").sees(
        "thay thế 45/TB-UBND: bổ sung 0, đưa ra 0, điều chỉnh 1"
    )
    official.sees(f"Điều chỉnh: {household['head_name']}").sees("Hộ nghèo → Hộ cận nghèo")
    official.sees("Số phản ánh về lần công khai trước: 1.")
    official.chooses_row("– Đã thay bằng lần 2").sees("Đã công khai lại lần 2, 52/TB-UBND.").sees(
        "Còn 1 phản ánh chưa trả lời."
    )
    official.opens("Hôm nay").sees("đã được thay bằng bản mới nhưng vẫn còn niêm yết ở 9 nơi")
    _answer(official)
    assert next(iter(office.store.all(PETITIONS)))["state"] == "answered"


def _object(official: Official, person: str) -> None:
    official.opens("Sổ công khai").chooses_row(TITLE).opens("Phản ánh").sees("Chưa có ai phản ánh.")
    official.presses("Ghi phản ánh").sees("Ghi mới").shows("Phản ánh về nội dung công khai", TITLE)
    official.fills({"Nội dung": OBJECTION, "Họ và tên": person}).presses("Lưu").sees("14/12/2026")
    official.opens("Sổ công khai").chooses_row(TITLE).opens("Phản ánh").sees(OBJECTION[:30])


def _answer(official: Official) -> None:
    official.opens("Tiếp dân, kiến nghị").chooses_row(OBJECTION).opens("Quá trình giải quyết").presses(
        "Thêm bước giải quyết"
    )
    told = "Danh sách đã được điều chỉnh và niêm yết lại kèm theo Thông báo số 52/TB-UBND."
    official.fills({"Bước": "Trả lời", "Nội dung văn bản": told}).presses("Lưu").sees("✓ Đã trả lời")


def _text(path: Path) -> str:
    pages = PdfPages(path.read_bytes())
    text = " ".join(" ".join(pages.text(number).split()) for number in range(len(pages)))
    pages.close()
    return text
