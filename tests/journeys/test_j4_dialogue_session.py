"""J4: a dialogue with fourteen questions, from its plan to what the next one opens with; the power is cut at the eleventh."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from papi_desktop.domain.registers import DIALOGUES, DISCLOSURES, PROMISES
from papi_desktop.operations import posting, record_papers
from papi_desktop.operations.dialogues import standing
from papi_desktop.operations.office import Office
from papi_desktop.operations.setup import open_office
from tests.documents.reading import flat, read_pages
from tests.journeys import meeting_clerk
from tests.journeys.meeting_clerk import BEFORE_THE_CUT, DAY, QUESTIONS
from tests.operations.texts import text_of
from tests.ui.official import AnsweringPicker, Official
from tests.ui.screens.commune import PASSWORD, Clock, make_commune
from tests.ui.screens.dialogue_samples import LAST, NEXT, last_dialogue
from tests.ui.windows import window_over

pytestmark = pytest.mark.timeout(240)


def test_j4_dialogue_session(
    qtbot: Any, official: Official, picker: AnsweringPicker, tmp_path: Path, clock: Clock, qapp: QApplication
) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    office = make_commune(tmp_path / "dialogue", clock)
    last_dialogue(office)
    with window_over(qtbot, office, picker):
        _plan(official)
        _papers_before(official, papers)
        _disclose_notice(official, office)
    office.store.close()

    told = meeting_clerk.write_until_killed(tmp_path / "dialogue")
    assert told == [*(f"entered {n}" for n in range(1, BEFORE_THE_CUT + 1)), meeting_clerk.HALF]

    clock.day = DAY
    office = open_office(tmp_path / "dialogue", password=PASSWORD, today=clock)
    with window_over(qtbot, office, picker):
        _go_on_after_the_cut(official, office)
        _end(official, office, papers)
        _reply(official, office)
        _result(official, office, papers, clock)
    _next_opens_with_what_was_promised(office)
    office.store.close()


def _plan(official: Official) -> None:
    official.opens("Hôm nay").sees("đã tổ chức 1, dự kiến 0, cần 2 cuộc")
    official.opens("Đối thoại").presses("Ghi mới")
    official.fills(
        {"Tên hội nghị": NEXT, "Ngày tổ chức": "15/12/2026", "Giờ": "07 giờ 30 phút", "Địa điểm": "Hội trường UBND xã"}
    )
    official.fills({"Nội dung": "Xây dựng nông thôn mới", "Chủ trì": "Lò Văn Bình", "Thư ký": "Lò Thị Ún"})
    official.presses("Lưu").sees("Thông báo chậm nhất 08/12/2026")


def _papers_before(official: Official, papers: Path) -> None:
    for paper, number in (("Thông báo tổ chức hội nghị", "12"), ("Giấy mời", "7"), ("Danh sách người dự", "")):
        official.presses("Lập giấy tờ").fills({"Loại giấy tờ": paper})
        if number:
            official.fills({"Số văn bản": number})
        official.sees("Trang 1/").chooses_file(papers).presses("Ghi ra tệp…").sees("Đã lập xong 2 văn bản.").hits("Esc")
    notice = _text(papers / "thong-bao-doi-thoai_2026-12-15.pdf")
    assert "Số: 12/TB-UBND" in notice
    assert "07 giờ 30 phút, ngày 15 tháng 12 năm 2026" in notice
    assert "07/GM-UBND" in _text(papers / "giay-moi_2026-12-15.pdf")
    assert "Ký tên" in _text(papers / "danh-sach-du-hop_2026-12-15.pdf")


def _disclose_notice(official: Official, office: Office) -> None:
    official.opens("Đối thoại").chooses_row(NEXT).presses("Công khai").sees("Thông báo tổ chức")
    entered = next(d for d in office.store.all(DISCLOSURES) if d["duty"] == standing.duty_of(office, standing.NOTICE))
    assert (entered["due"], entered["posted_to"]) == ("2026-12-08", "2026-12-15")
    for place in posting.postings_of(office, entered["id"]):
        posting.hang(office, place["id"], date(2026, 12, 4), by="Lò Thị Ún", witnesses=["Quàng Văn Đức"])
    official.opens("Đối thoại").chooses_row(NEXT).sees("Tổ chức ngày 15/12/2026")


def _go_on_after_the_cut(official: Official, office: Office) -> None:
    cut = QUESTIONS[BEFORE_THE_CUT]
    official.opens("Đối thoại").chooses_row(NEXT).presses("Ghi tại hội nghị").sees(f"{BEFORE_THE_CUT} câu:")
    for said in QUESTIONS[:BEFORE_THE_CUT]:
        official.sees(said.question)
    official.sees("Câu 11").shows("Người phát biểu", cut.speaker).shows("Thôn", "Bản Nà Cáy")
    official.shows("Câu hỏi, ý kiến", cut.question[:20])
    official.fills({"Câu hỏi, ý kiến": cut.question}).hits("Enter", "F6")
    official.types(cut.owner).hits("Enter").types(cut.due).hits("Enter").sees("11 câu:")
    for number, said in enumerate(QUESTIONS[BEFORE_THE_CUT + 1 :], BEFORE_THE_CUT + 2):
        meeting_clerk.write(official, said)
        official.sees(f"{number} câu:")
    official.sees("14 câu: 9 đã trả lời, 5 hẹn")
    # The chair names another owner for the second question.
    official.hits(*["Alt+Up"] * 13).sees("Đang sửa câu 2").hits("F6", "F6").fills(
        {"Người, đơn vị trả lời": "Lò Văn Bình"}
    )
    official.hits("Ctrl+Enter").sees("Câu 15").sees("14 câu: 9 đã trả lời, 5 hẹn")
    kept = standing.questions_of(office, _dialogue(office)["id"])
    assert [(q["order_no"], q["question"], q["speaker"] or "") for q in kept] == [
        (n, said.question, said.speaker) for n, said in enumerate(QUESTIONS, 1)
    ]
    assert Counter(q["outcome"] for q in kept) == {"answered": 9, "promised": 5}
    assert [q["due"] for q in kept if q["owner"]] == [
        "2026-12-31",
        "2027-01-14",
        "2026-12-20",
        "2027-01-15",
        "2026-12-30",
    ]


def _end(official: Official, office: Office, papers: Path) -> None:
    official.chooses_file(papers).hits("F10").fills({"Nam": "40", "Nữ": "47", "Số thôn, bản có người dự": "8"})
    official.fills({"Kết thúc lúc": "11 giờ 00 phút", "Kết luận của chủ trì": "Giao các phòng trả lời đúng hẹn."})
    official.presses("Lưu và lập biên bản").sees("Trang 1/").sees("bien-ban-doi-thoai_2026-12-15.docx").hits("Esc")
    for ending in ("pdf", "docx"):
        minutes = text_of(papers / f"bien-ban-doi-thoai_2026-12-15.{ending}")
        assert "87 người (nam: 40, nữ: 47), thuộc 8 thôn, bản" in minutes
        assert "14 ý kiến" in minutes
        assert "Đã trả lời tại hội nghị: 9 ý kiến; hẹn trả lời sau: 5 ý kiến" in minutes
        assert all(said.question in minutes and said.speaker in minutes for said in QUESTIONS)
        assert "Hẹn trả lời: Lò Văn Bình, chậm nhất ngày 31 tháng 12 năm 2026." in minutes
        assert "vào hồi 11 giờ 00 phút" in minutes
    # Once the folder is known, one key is enough.
    (papers / "bien-ban-doi-thoai_2026-12-15.pdf").unlink()
    official.hits("F9").sees("Trang 1/").hits("Esc").sees("Câu 15").hits("Esc")
    assert (papers / "bien-ban-doi-thoai_2026-12-15.pdf").exists()
    official.opens("Đối thoại").sees("Báo kết quả chậm nhất 25/12/2026")
    assert _dialogue(office)["state"] == "held"


def _reply(official: Official, office: Office) -> None:
    official.opens("Hôm nay").sees("Trạm Y tế đã hứa với dân, hẹn 20/12/2026: Trạm y tế thiếu thuốc")
    official.chooses_row("Trạm Y tế đã hứa với dân, hẹn 20/12/2026: Trạm y tế thiếu thuốc").hits("Enter").sees(
        "Còn 5 ngày"
    ).presses("Sửa")
    official.fills({"Nội dung trả lời": "Đã nhận đủ thuốc ngày 16/12.", "Số văn bản trả lời": "205/UBND-VHXH"}).presses(
        "Lưu"
    )
    official.sees("✓ Đã trả lời")
    states = Counter(p["state"] for p in office.store.all(PROMISES))
    assert states == {"open": 6, "closed": 2}


def _result(official: Official, office: Office, papers: Path, clock: Clock) -> None:
    clock.day = date(2026, 12, 18)
    official.opens("Đối thoại").chooses_row(NEXT).presses("Lập giấy tờ").fills({"Loại giấy tờ": "Thông báo kết quả"})
    official.sees("Trang 1/").chooses_file(papers).presses("Ghi ra tệp…").sees("Đã lập xong 2 văn bản.").hits("Esc")
    notice = _text(papers / "ket-qua-doi-thoai_2026-12-15.pdf")
    assert "14 ý kiến" in notice
    assert not [said.speaker for said in QUESTIONS if said.speaker and said.speaker in notice]
    official.presses("Công khai").sees("Kết quả")
    entered = next(d for d in office.store.all(DISCLOSURES) if d["duty"] == standing.duty_of(office, standing.RESULT))
    assert entered["due"] == "2026-12-25"


def _next_opens_with_what_was_promised(office: Office) -> None:
    """The sheet of the next session: five of this time, and what is still open from the time before."""
    from papi_desktop.operations import records

    planned = {**DIALOGUES.blank(), "title": "Hội nghị đối thoại lần 1 năm 2027", "held_on": "2027-03-10"}
    following = records.save(office, DIALOGUES, planned)
    record = office.store.get(DIALOGUES, following)
    promised = standing.promised_before(office, record or {})
    assert len(promised) == 7
    assert sum(p["state"] == "open" for p in promised) == 6
    sheet = flat(
        read_pages(record_papers.preview(office, DIALOGUES, following, "dialogue-promises", day=date(2027, 3, 10)))
    )
    assert f"Hội nghị trước: {NEXT}" in sheet
    assert "Có 7 việc: đã trả lời 1, chưa trả lời 6, trong đó quá hạn 6." in sheet
    assert "205/UBND-VHXH" in sheet
    assert LAST not in sheet


def _dialogue(office: Office) -> dict[str, Any]:
    return next(d for d in office.store.all(DIALOGUES) if d["title"] == NEXT)


def _text(path: Path) -> str:
    return text_of(path)
