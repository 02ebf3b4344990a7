"""Dialogues: time limits, the year's count, promises that only a reply closes, disclosures and the lines of Today."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from papi_desktop.documents.paper import Paragraph
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.register import Severity
from papi_desktop.domain.registers import CHANNEL_USES, DIALOGUES, DISCLOSURES, OUTGOING, PROMISES, QUESTIONS, UNIT
from papi_desktop.operations import disclosing, record_papers, records
from papi_desktop.operations.agenda import Urgency
from papi_desktop.operations.book import PaperNumber
from papi_desktop.operations.books import book_of
from papi_desktop.operations.dialogues import standing
from papi_desktop.operations.office import Office
from papi_desktop.operations.today import agenda
from tests.documents.reading import flat, read_pages

TITLE = "Hội nghị đối thoại lần 2 năm 2026"


def dialogue(office: Office, **values: Any) -> str:
    """Record a dialogue, in time for its notice unless told otherwise."""
    record = {**DIALOGUES.blank(), "title": TITLE, "held_on": "2026-12-15", **values}
    return records.save(office, DIALOGUES, record, accepted={"held_on": "đã thông báo bằng loa"})


def ask(office: Office, dialogue_id: str, question: str, **values: Any) -> str:
    """Record a question."""
    line = {**QUESTIONS.blank(), "dialogue_id": dialogue_id, "question": question, **values}
    return records.save(office, QUESTIONS, line, accepted={"due": "không ai hẹn ngày"})


def kept(office: Office, dialogue_id: str) -> dict[str, Any]:
    return office.store.get(DIALOGUES, dialogue_id) or {}


def words(office: Office, on: date) -> list[tuple[Urgency, str]]:
    """Return the lines of Today that come from dialogues, promises and broadcasts."""
    books = ("dialogues", "promises", "broadcasts")
    return [(line.urgency, line.what.in_english()) for line in agenda(office, on).lines if line.register in books]


# --- what stays in the book ---


def test_a_dialogue_with_questions_is_kept(office: Office) -> None:
    record_id = dialogue(office)
    question = ask(office, record_id, "Bao giờ có nước sạch?")
    with pytest.raises(UserError, match=r"GHI-03.*1 questions of residents"):
        records.remove(office, DIALOGUES, record_id, "ghi trùng")
    records.remove(office, QUESTIONS, question, "ghi nhầm cuộc")
    records.remove(office, DIALOGUES, record_id, "ghi trùng")
    assert office.store.count(DIALOGUES) == 0


# --- time limits ---


def test_the_notice_is_seven_days_before_and_the_result_ten_days_after(office: Office) -> None:
    record = kept(office, dialogue(office))
    assert standing.notice_due(office, record) == date(2026, 12, 8)
    assert standing.result_due(office, record) == date(2026, 12, 25)


def test_a_conference_before_the_law_keeps_no_time_limit(office: Office) -> None:
    record = kept(office, dialogue(office, held_on="2022-11-24", state="held"))
    assert standing.notice_due(office, record) is None
    assert standing.result_due(office, record) is None
    assert standing.state_of(office, record, date(2026, 12, 1)).words.msgid == "All done"


def test_a_day_too_near_for_the_notice_is_questioned_and_may_stand(office: Office) -> None:
    near = {**DIALOGUES.blank(), "title": TITLE, "held_on": "2026-11-25"}
    found = [p for p in records.check(office, DIALOGUES, near) if p.field == "held_on"]
    assert [p.severity for p in found] == [Severity.WARNING]
    with pytest.raises(UserError):
        records.save(office, DIALOGUES, near)
    assert records.save(office, DIALOGUES, near, accepted={"held_on": "cử tri yêu cầu gấp"})
    assert [
        p for p in records.check(office, DIALOGUES, {**near, "notice_on": "2026-11-18"}) if p.field == "held_on"
    ] == []


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        ({"notice_on": "2026-12-19"}, {"notice_on"}),
        ({"notice_on": "2026-11-20"}, set()),
        ({"state": "held", "held_on": "2026-11-10", "result_on": "2026-12-19"}, {"result_on"}),
        ({"state": "held", "held_on": "2026-11-10", "result_on": "2026-11-09"}, {"result_on"}),
        ({"state": "held", "held_on": "2026-11-10", "notice_on": "2026-11-11"}, {"notice_on"}),
        ({"state": "held", "held_on": "2026-11-10", "notice_on": "2026-11-01", "result_on": "2026-11-15"}, set()),
    ],
)
def test_what_was_done_has_no_day_still_to_come(office: Office, values: dict[str, Any], asked: set[str]) -> None:
    record = {**DIALOGUES.blank(), "title": "Đối thoại", "held_on": "2026-12-20", **values}
    found = records.check(office, DIALOGUES, record)
    assert {p.field for p in found} == asked
    assert all(p.severity is Severity.WARNING for p in found)


def test_the_fields_of_the_time_after_wait_until_it_was_held() -> None:
    def shown(**values: Any) -> set[str]:
        record = {**DIALOGUES.blank(), **values}
        return {f.key for f in DIALOGUES if f.visible_when is None or f.visible_when(record)}

    after = {"present", "conclusion", "result_on"}
    assert not shown() & after
    assert shown(state="held") >= after
    assert shown(present=60) & after == {"present"}, "what stands in the book is never hidden"


def test_today_follows_a_dialogue_from_notice_to_result(office: Office) -> None:
    dialogue_id = dialogue(office)
    assert all("Notice" not in text for _urgency, text in words(office, date(2026, 11, 30)))
    assert (Urgency.DUE, f"Notice of “{TITLE}” must be given by 08/12/2026.") in words(office, date(2026, 12, 3))
    assert (Urgency.OVERDUE, f"Notice of “{TITLE}” must be given by 08/12/2026.") in words(office, date(2026, 12, 9))
    told = disclosing.disclose(office, DIALOGUES, dialogue_id, "notice")
    use = {"disclosure_id": told, "channel": "TT", "used_from": "2026-12-07"}
    records.save(office, CHANNEL_USES, use)
    assert standing.notice_given(office, kept(office, dialogue_id)) is None, "planned for a day to come"
    office.today = lambda: date(2026, 12, 7)
    assert standing.notice_given(office, kept(office, dialogue_id)) == date(2026, 12, 7)
    assert all("Notice" not in text for _urgency, text in words(office, date(2026, 12, 9)))
    assert (Urgency.DUE, f"“{TITLE}” is held on 15/12/2026.") in words(office, date(2026, 12, 9))
    assert words(office, date(2026, 12, 16))[0][0] is Urgency.OVERDUE
    records.save(office, DIALOGUES, {**kept(office, dialogue_id), "state": "held"})
    result = f"The result of “{TITLE}” must be made known by 25/12/2026."
    assert (Urgency.OPEN, result) in words(office, date(2026, 12, 16))
    assert (Urgency.DUE, result) in words(office, date(2026, 12, 20))
    assert (Urgency.OVERDUE, result) in words(office, date(2026, 12, 26))
    told_then = {"result_on": "ghi trước ngày trên máy"}
    records.save(office, DIALOGUES, {**kept(office, dialogue_id), "result_on": "2026-12-24"}, accepted=told_then)
    assert all("result" not in text for _urgency, text in words(office, date(2026, 12, 26)))


def test_both_disclosures_come_with_their_duty_and_day(office: Office) -> None:
    dialogue_id = dialogue(office)
    with pytest.raises(UserError):
        disclosing.disclose(office, DIALOGUES, dialogue_id, "result")
    notice = office.store.get(DISCLOSURES, disclosing.disclose(office, DIALOGUES, dialogue_id, "notice")) or {}
    assert (notice["duty"], notice["due"], notice["posted_to"]) == ("tb-doi-thoai", "2026-12-08", "2026-12-15")
    assert notice["due_rule"]["id"] == "DIALOGUE_NOTICE"
    records.save(office, DIALOGUES, {**kept(office, dialogue_id), "state": "held"})
    result = office.store.get(DISCLOSURES, disclosing.disclose(office, DIALOGUES, dialogue_id, "result")) or {}
    assert (result["duty"], result["due"]) == ("kq-doi-thoai", "2026-12-25")


def test_the_date_of_its_document_is_no_event_a_notice_counts_from(office: Office) -> None:
    record = {"title": "Thông báo đối thoại", "duty": "tb-doi-thoai", "document_date": "2026-12-01"}
    found = office.store.get(DISCLOSURES, records.save(office, DISCLOSURES, record)) or {}
    assert found["due"] is None


# --- the year ---


def test_the_year_wants_what_the_plan_asks_for_unless_the_office_says_otherwise(office: Office) -> None:
    dialogue(office)
    counted = standing.count_year(office, 2026)
    assert (counted.planned, counted.wanted, counted.by_law) == (1, 2, 1)
    assert "Dialogues in 2026: 0 held, 1 planned, of 2." in [
        text for _urgency, text in words(office, date(2026, 12, 1))
    ]
    for own, wanted in ((1, 1), (4, 4), (0, 1)):
        records.save(office, UNIT, {**office.unit, "dialogues_a_year": own})
        assert standing.count_year(office, 2026).wanted == wanted


def test_a_meeting_with_voters_alone_is_no_dialogue_but_one_conference_may_be_both(office: Office) -> None:
    dialogue(office, kinds=["voters"], state="held")
    assert standing.count_year(office, 2026).held == 0
    dialogue(office, kinds=["dialogue", "voters"], state="held")
    assert standing.count_year(office, 2026).held == 1


# --- questions and promises ---


def test_questions_are_numbered_and_counted(office: Office) -> None:
    dialogue_id = dialogue(office, state="held", opinions=99)
    ask(office, dialogue_id, "Một", speaker="Lò Văn Pành", outcome="answered", contents=3)
    ask(office, dialogue_id, "Hai", speaker="Lò Văn Pành", way="written")
    ask(office, dialogue_id, "Ba", speaker="Vì Thị Ngân", unnamed=True, outcome="promised", owner="Phòng Kinh tế")
    asked = standing.questions_of(office, dialogue_id)
    assert [q["order_no"] for q in asked] == [1, 2, 3]
    assert asked[2]["speaker"] is None, "who wishes not to be named is nowhere in the book"
    tally = standing.tally(kept(office, dialogue_id), asked)
    assert (tally.opinions, tally.spoken, tally.written, tally.contents) == (3, 2, 1, 5)
    assert (tally.speakers, tally.unnamed) == (1, 1), "whoever wrote did not speak, and no name is no person"
    assert (tally.answered, tally.promised, tally.noted) == (1, 1, 1)


def test_the_minutes_count_the_people_who_gave_a_name_and_the_turns_of_the_others(office: Office) -> None:
    here, there, _third = (village["id"] for village in office.villages())
    dialogue_id = dialogue(office, state="held")
    for village in (here, there, there, None):
        ask(office, dialogue_id, "Đường", speaker="Lò Văn Pành", village_id=village)
    for _turn in range(2):
        ask(office, dialogue_id, "Nước", unnamed=True)
    minutes = flat(read_pages(record_papers.preview(office, DIALOGUES, dialogue_id, "dialogue-minutes")))
    assert "Có 2 người nêu tên phát biểu và 2 lượt phát biểu không nêu tên; 6 ý kiến." in minutes


def test_a_conference_recorded_without_its_questions_is_told_as_stated(office: Office) -> None:
    record = kept(office, dialogue(office, state="held", opinions=14, contents=34))
    tally = standing.tally(record, [])
    assert (tally.opinions, tally.contents, tally.speakers) == (14, 34, None)


def test_a_promise_is_a_task_of_its_own_and_only_a_reply_closes_it(office: Office) -> None:
    dialogue_id = dialogue(office)
    question = ask(
        office, dialogue_id, "Bao giờ sửa mương?", outcome="promised", owner="Phòng Kinh tế", due="2026-12-30"
    )
    (promise,) = standing.promises_of(office, dialogue_id)
    assert (promise["what"], promise["owner"], promise["due"], promise["state"]) == (
        "Bao giờ sửa mương?",
        "Phòng Kinh tế",
        "2026-12-30",
        "open",
    )
    records.save(office, PROMISES, {**promise, "state": "closed"})
    (promise,) = standing.promises_of(office, dialogue_id)
    assert promise["state"] == "open", "saying so does not close it"
    with pytest.raises(UserError):
        records.save(office, PROMISES, {**promise, "replied_on": "2026-12-20"})
    records.save(office, PROMISES, {**promise, "reply": "Đã sửa 40 m."})
    (promise,) = standing.promises_of(office, dialogue_id)
    assert (promise["state"], promise["replied_on"]) == ("closed", "2026-11-22")
    # What was promised and answered stays, whatever is corrected in the question afterwards.
    records.save(office, QUESTIONS, {**(office.store.get(QUESTIONS, question) or {}), "outcome": "answered"})
    assert len(standing.promises_of(office, dialogue_id)) == 1


def test_correcting_a_question_corrects_its_open_promise(office: Office) -> None:
    dialogue_id = dialogue(office)
    question = ask(office, dialogue_id, "Hỏi", outcome="promised", owner="Phòng Kinh tế")
    record = office.store.get(QUESTIONS, question) or {}
    records.save(office, QUESTIONS, {**record, "owner": "Trạm Y tế", "due": "2027-01-05"})
    (promise,) = standing.promises_of(office, dialogue_id)
    assert (promise["owner"], promise["due"]) == ("Trạm Y tế", "2027-01-05")
    record = office.store.get(QUESTIONS, question) or {}
    records.save(office, QUESTIONS, {**record, "outcome": "answered", "answer": "Đã trả lời."})
    assert standing.promises_of(office, dialogue_id) == []
    assert (office.store.get(QUESTIONS, question) or {})["owner"] is None


def test_nobody_promises_without_a_name(office: Office) -> None:
    with pytest.raises(UserError):
        ask(office, dialogue(office), "Hỏi", outcome="promised")


def test_promises_come_to_today_by_their_day(office: Office) -> None:
    dialogue_id = dialogue(office)
    for question, due in (("Sớm", "2026-12-18"), ("Muộn", "2027-02-01"), ("Chưa hẹn", None)):
        ask(office, dialogue_id, question, outcome="promised", owner="Phòng Kinh tế", due=due)
    found = {text: urgency for urgency, text in words(office, date(2026, 12, 16)) if text.startswith("Promised")}
    said = "Promised to residents by Phòng Kinh tế"
    assert found == {
        f"{said} for 18/12/2026: Sớm": Urgency.DUE,
        f"{said} for 01/02/2027: Muộn": Urgency.OPEN,
        f"{said}, without a day: Chưa hẹn": Urgency.OPEN,
    }
    assert (Urgency.OVERDUE, f"{said} for 18/12/2026, 2 days late: Sớm") in words(office, date(2026, 12, 20))


def test_the_next_dialogue_opens_with_what_was_promised(office: Office) -> None:
    first = dialogue(office, title="Lần 1", held_on="2026-03-01", state="held")
    second = dialogue(office, title="Lần 2", held_on="2026-08-01", state="held")
    third = dialogue(office, title="Lần 3")
    for number, dialogue_id in enumerate((first, first, second, second)):
        ask(office, dialogue_id, f"Việc {number}", outcome="promised", owner="UBND", due="2026-09-01")
    for done in ("Việc 0", "Việc 2"):
        promise = next(p for p in office.store.all(PROMISES) if p["what"] == done)
        records.save(office, PROMISES, {**promise, "reply": "Xong."})
    promised = standing.promised_before(office, kept(office, third))
    assert {p["what"] for p in promised} == {"Việc 1", "Việc 2", "Việc 3"}, (
        "the last time whole, of earlier times what is open"
    )
    assert [p["state"] for p in promised] == ["open", "open", "closed"]
    assert standing.promised_before(office, kept(office, first)) == []


# --- papers ---


@pytest.mark.parametrize("kind", [kind.key for kind in book_of(DIALOGUES).papers])
def test_every_paper_can_be_looked_at_of_a_bare_dialogue(office: Office, kind: str) -> None:
    dialogue_id = dialogue(office, state="held", held_on=None)
    text = flat(read_pages(record_papers.preview(office, DIALOGUES, dialogue_id, kind)))
    assert "None" not in text
    assert "{" not in text
    assert TITLE in text or kind == "dialogue-plan"


def test_an_invitation_without_a_name_has_its_dots_on_a_line_of_their_own(office: Office) -> None:
    """Behind the words they do not fit, and a justified line without them is pulled apart."""
    sheet = book_of(DIALOGUES).paper("dialogue-invitation").make(office, kept(office, dialogue(office)), PaperNumber())
    first, second = (block.text for block in sheet.paper.blocks[:2] if isinstance(block, Paragraph))
    assert str(first).endswith("trân trọng kính mời:")
    assert set(str(second)) <= {"…", "."}


def test_papers_cite_the_confirmed_article_and_the_bases_as_stated(office: Office) -> None:
    stated = "Hướng dẫn số 13-HD/BTGDVTU ngày 06/8/2025 của Ban Tuyên giáo và Dân vận Thành ủy"
    dialogue_id = dialogue(office, bases=stated)
    text = flat(read_pages(record_papers.preview(office, DIALOGUES, dialogue_id, "dialogue-notice")))
    assert "Căn cứ Điều 43 Luật số 72/2025/QH15;" in text
    assert f"{stated}." in text


def test_nobody_who_spoke_is_named_on_the_result(office: Office) -> None:
    dialogue_id = dialogue(office, state="held")
    ask(office, dialogue_id, "Bao giờ sửa mương?", speaker="Giàng A Páo", topic="Thủy lợi", outcome="answered")
    minutes = flat(read_pages(record_papers.preview(office, DIALOGUES, dialogue_id, "dialogue-minutes")))
    result = flat(read_pages(record_papers.preview(office, DIALOGUES, dialogue_id, "dialogue-result")))
    assert "Giàng A Páo" in minutes
    assert "Bao giờ sửa mương?" in result
    assert "Giàng A Páo" not in result


def test_minutes_take_a_number_only_when_asked(office: Office, tmp_path: Any) -> None:
    dialogue_id = dialogue(office, state="held")
    made = record_papers.make(office, DIALOGUES, dialogue_id, "dialogue-minutes", tmp_path, number="")
    assert made.symbol == ""
    assert office.store.count(OUTGOING) == 0
    made = record_papers.make(office, DIALOGUES, dialogue_id, "dialogue-minutes", tmp_path)
    assert made.symbol == "01/BB-UBND"


def test_the_plan_of_the_year_lists_every_dialogue_that_is_not_cancelled(office: Office) -> None:
    dialogue_id = dialogue(office)
    dialogue(office, title="Đối thoại cụm bản phía Nam", held_on="2026-12-20")
    dialogue(office, title="Đối thoại bị hủy", held_on="2026-12-21", state="cancelled")
    text = flat(read_pages(record_papers.preview(office, DIALOGUES, dialogue_id, "dialogue-plan")))
    assert "Năm 2026 tổ chức 02 hội nghị" in text
    assert "13/12/2026" in text, "the notice of the second by this day"
    assert "bị hủy" not in text
