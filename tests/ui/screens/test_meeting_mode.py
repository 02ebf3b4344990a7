"""Meeting mode under the keys of a clerk in a hurry."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from papi_desktop.domain.registers import PROMISES
from papi_desktop.operations.dialogues import meeting, standing
from papi_desktop.ui.screens.meeting_mode import MeetingMode
from papi_desktop.ui.screens.meeting_village import VillageFinder
from tests.ui.official import Official
from tests.ui.screens.commune import Clock
from tests.ui.screens.dialogue_samples import NEXT, last_dialogue, next_dialogue


@pytest.fixture
def dialogue_id(office: Any) -> str:
    """The dialogue of today, none before it."""
    return next_dialogue(office)


@pytest.fixture
def clerk(window: Any, official: Official, dialogue_id: str) -> Official:
    """An official in meeting mode."""
    official.opens("Đối thoại").chooses_row(NEXT).hits("Enter").sees("07 giờ 30 phút").hits("F11").sees("Câu 1")
    return official


def asked(window: Any, dialogue_id: str) -> list[dict[str, Any]]:
    return standing.questions_of(window.shell.office, dialogue_id)


def test_the_question_is_kept_before_anybody_answers(clerk: Official, window: Any, dialogue_id: str) -> None:
    clerk.types("Lò Văn Pành").hits("Enter").types("Co S").hits("Enter", "Enter").types("Bao giờ sửa mương?")
    assert asked(window, dialogue_id) == []
    clerk.hits("Enter")
    (line,) = asked(window, dialogue_id)
    assert (line["speaker"], line["question"], line["outcome"]) == ("Lò Văn Pành", "Bao giờ sửa mương?", "open")
    clerk.types("Tháng 12").hits("Enter").sees("Câu 2").sees("1 câu: 1 đã trả lời, 0 hẹn")
    (line,) = asked(window, dialogue_id)
    assert (line["answer"], line["outcome"]) == ("Tháng 12", "answered")


def test_one_key_for_a_speaker_who_is_not_named_and_one_for_what_was_answered(
    clerk: Official, window: Any, dialogue_id: str
) -> None:
    clerk.types("Giàng").hits("F2").types("Bản Co Sáy").hits("Enter", "Enter").types("Hỏi").hits("F5").sees("Câu 2")
    (line,) = asked(window, dialogue_id)
    assert (line["speaker"], line["unnamed"], line["outcome"]) == (None, True, "answered")


def test_a_promise_asks_who_and_by_when(clerk: Official, window: Any, dialogue_id: str, clock: Clock) -> None:
    clerk.hits("Enter", "Enter", "Enter").types("Hỏi").hits("F6", "Ctrl+Enter").sees("Hãy ghi ai hẹn trả lời.")
    clerk.types("Phòng Kinh tế").hits("Enter").types("5/3").hits("Enter").sees("đã qua; nếu là năm sau")
    clerk.hits("Ctrl+A").types("+15").hits("Enter").sees("Câu 2").sees("Hẹn: Phòng Kinh tế, 16/12/2026")
    (promise,) = window.shell.office.store.all(PROMISES)
    assert (promise["owner"], promise["due"]) == ("Phòng Kinh tế", "2026-12-16")


def test_the_next_line_repeats_what_the_line_before_said(clerk: Official, window: Any, dialogue_id: str) -> None:
    clerk.types("Lò Văn Pành").hits("Enter").types("co s").hits("Enter").types("Đất đai").hits("Enter").types("Một")
    clerk.hits("Ctrl+Enter").sees("Câu 2").hits("F7", "F7", "F7").types("Hai").hits("F8", "Ctrl+Enter").sees("Câu 3")
    first, second = asked(window, dialogue_id)
    for key in ("speaker", "village_id", "topic"):
        assert first[key] == second[key] is not None
    assert (first["way"], second["way"]) == ("spoken", "written")


def test_who_answered_before_is_offered_and_never_forced(clerk: Official, window: Any, dialogue_id: str) -> None:
    for question, keys in (("Một", "Phòng Kinh tế"), ("Hai", "kinh"), ("Ba", "kinh")):
        clerk.hits("Enter", "Enter", "Enter").types(question).hits("F6").types(keys)
        if question == "Hai":
            clerk.sees("Phòng Kinh tế").hits("Down")
        clerk.hits("Enter").types("+7").hits("Enter").sees(f"Hẹn: {'kinh' if question == 'Ba' else 'Phòng Kinh tế'}")
    assert [q["owner"] for q in asked(window, dialogue_id)] == ["Phòng Kinh tế", "Phòng Kinh tế", "kinh"]


def test_officials_are_offered_for_an_answer(clerk: Official, window: Any, dialogue_id: str) -> None:
    clerk.hits("Enter", "Enter", "Enter").types("Hỏi").hits("F6").types("chu tich").sees("Lò Văn Bình, Chủ tịch")
    clerk.hits("Down", "Enter").types("+7").hits("Enter").sees("Câu 2")
    assert asked(window, dialogue_id)[0]["owner"] == "Lò Văn Bình, Chủ tịch"


def test_an_earlier_line_is_corrected_and_the_half_typed_one_kept(
    clerk: Official, window: Any, dialogue_id: str
) -> None:
    for number in range(1, 4):
        clerk.hits("Enter", "Enter", "Enter").types(f"Hỏi {number}").hits("Ctrl+Enter").sees(f"Câu {number + 1}")
    clerk.hits("Enter", "Enter", "Enter").types("Hỏi bốn").hits("Alt+Up").sees("Đang sửa câu 3")
    assert [q["question"] for q in asked(window, dialogue_id)] == ["Hỏi 1", "Hỏi 2", "Hỏi 3", "Hỏi bốn"]
    clerk.hits("Alt+Up").sees("Đang sửa câu 2").hits("Ctrl+A").types("Hỏi hai").hits("Ctrl+Enter").sees("Câu 5")
    assert [q["question"] for q in asked(window, dialogue_id)] == ["Hỏi 1", "Hỏi hai", "Hỏi 3", "Hỏi bốn"]
    assert [q["order_no"] for q in asked(window, dialogue_id)] == [1, 2, 3, 4]


def test_escape_ends_a_correction_first(clerk: Official, window: Any, dialogue_id: str) -> None:
    clerk.hits("Enter", "Enter", "Enter").types("Hỏi").hits("Ctrl+Enter").sees("Câu 2").hits("Alt+Up")
    clerk.sees("Đang sửa câu 1").hits("Esc").sees("Câu 2").hits("Esc").sees("Kế hoạch đối thoại trong năm")


def test_leaving_keeps_what_is_half_typed(clerk: Official, window: Any, dialogue_id: str) -> None:
    clerk.types("Lò Văn Pành").hits("Enter").types("co s").hits("Enter").hits("Esc").sees(
        "Kế hoạch đối thoại trong năm"
    )
    assert asked(window, dialogue_id) == []
    clerk.presses("Ghi tại hội nghị").sees("Câu 1").shows("Người phát biểu", "Lò Văn Pành").shows("Thôn", "Bản Co Sáy")
    clerk.hits("Enter", "Enter", "Enter").types("Hỏi").hits("Ctrl+Enter").sees("Câu 2")
    assert meeting.typing(window.shell.office, dialogue_id) == {}


def test_a_blank_line_is_not_kept(clerk: Official, window: Any, dialogue_id: str) -> None:
    clerk.hits("Ctrl+Enter").sees("Hãy gõ câu hỏi trước.")
    assert asked(window, dialogue_id) == []


def test_what_was_promised_the_last_time_opens_the_screen(window: Any, official: Official, office: Any) -> None:
    last_dialogue(office)
    next_dialogue(office)
    official.opens("Đối thoại").chooses_row(NEXT).presses("Ghi tại hội nghị")
    official.sees("3 việc, còn 2 việc chưa trả lời").sees("Nước sinh hoạt của bản mất").hits("Enter").sees("Câu 1")
    official.types("Lò").hits("F3").sees("3 việc, còn 2 việc").hits("Enter").shows("Người phát biểu", "Lò")


def test_the_time_limits_are_told_with_their_counting(window: Any, official: Official, dialogue_id: str) -> None:
    official.opens("Đối thoại").chooses_row(NEXT).opens("Thời hạn")
    official.sees("Phải thông báo chậm nhất ngày 08/12/2026; chưa thông báo.").sees("chậm nhất ngày 25/12/2026")
    official.sees("dự kiến 1 cuộc; luật yêu cầu ít nhất 1, đơn vị đặt ra 2 cuộc")
    official.presses("Xem cách tính").sees("Điều 43 Luật số 72/2025/QH15")


def test_what_is_missing_of_the_year_leads_to_the_book_and_its_first_record(window: Any, official: Official) -> None:
    official.opens("Hôm nay").chooses_row("Đối thoại năm 2026").hits("Enter").sees("Chưa có hội nghị đối thoại.")
    assert official.buttons().count("Ghi mới") == 2, "over the list, and in its middle"


def test_the_plan_of_the_year_is_made_from_the_list(window: Any, official: Official, dialogue_id: str) -> None:
    official.opens("Đối thoại").sees("1 dòng").presses("Kế hoạch đối thoại trong năm").sees(
        "Kế hoạch đối thoại trong năm"
    ).sees("Trang 1/")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Bản Co Sáy", "Bản Co Sáy"),
        ("co s", "Bản Co Sáy"),
        ("cs", "Bản Co Sáy"),
        ("bcs", "Bản Co Sáy"),
        ("n c", "Bản Nà Cáy"),
        ("NÀ", "Bản Nà Cáy"),
        ("tk 3", "Tiểu khu 3"),
        ("dược", "Thôn Dược Sơn"),
        ("duoc", "Thôn Dược Sơn"),
    ],
)
def test_a_few_letters_mean_a_village(office: Any, typed: str, meant: str) -> None:
    assert VillageFinder(office).find_now(typed)[0].title == meant


def test_letters_that_mean_no_village_mean_none(office: Any) -> None:
    assert VillageFinder(office).find_now("xyz") == []


def test_a_narrow_screen_leaves_every_column_its_share_and_every_text_its_lines(
    clerk: Official, window: Any, dialogue_id: str
) -> None:
    clerk.types("Lò Văn Pành").hits("Enter", "Enter", "Enter").types("Bao giờ sửa mương? " * 12).hits("Enter")
    screen = next(top for top in QApplication.topLevelWidgets() if isinstance(top, MeetingMode) and top.isVisible())
    screen.setWindowState(Qt.WindowState.WindowNoState)
    heights = []
    for width in (1366, 1100):
        screen.resize(width, 650)
        QApplication.processEvents()
        table = screen.questions
        widths = [table.columnWidth(column) for column in range(table.columnCount())]
        assert sum(widths) <= table.viewport().width()
        assert min(widths[1:]) >= sum(widths) // 5, "no column is squeezed by another"
        heights.append(table.rowHeight(0))
        item, letters = table.item(0, 2), table.fontMetrics()
        assert item is not None
        assert heights[-1] // letters.lineSpacing() * widths[2] > letters.horizontalAdvance(item.text())
    assert heights[1] > heights[0]
