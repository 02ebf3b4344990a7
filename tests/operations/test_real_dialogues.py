"""Facts of real conferences keyed in and printed again as they were stated; all people in them are left out."""

from __future__ import annotations

from typing import Any

import pytest

from papi_desktop.domain.register import Severity
from papi_desktop.domain.registers import DIALOGUES, QUESTIONS
from papi_desktop.operations import record_papers, records
from papi_desktop.operations.dialogues import standing
from papi_desktop.operations.office import Office
from tests.documents.reading import flat, read_pages


def keyed_in(office: Office, **values: Any) -> str:
    """Key a conference in; what the papers stated stays as stated."""
    return records.save(office, DIALOGUES, {**DIALOGUES.blank(), **values}, accepted={"held_on": "đã tổ chức"})


def printed(office: Office, dialogue_id: str, kind: str) -> str:
    """Return the text of a paper of it."""
    return flat(read_pages(record_papers.preview(office, DIALOGUES, dialogue_id, kind)))


def test_d04_one_conference_for_three_villages_in_a_place_with_a_note(office: Office) -> None:
    dialogue_id = keyed_in(
        office,
        title="Hội nghị đối thoại giữa Chủ tịch UBND xã với Nhân dân các thôn Thanh Kỳ, An Lao, An Định",
        held_on="2025-10-29",
        starts_at="07 giờ 30 phút",
        place="hội trường UBND xã tại thôn Thanh Kỳ (Trụ sở Công an xã)",
        villages=["Thanh Kỳ", "An Lao", "An Định"],
        chair_title="Chủ tịch UBND xã",
        guests=(
            "Ban Tuyên giáo – Dân vận Thành ủy\nThường trực Đảng ủy, HĐND, UBND xã\n"
            "cơ quan, đơn vị, trường học, tổ chức CT-XH\ncấp ủy, chính quyền, đoàn thể và Nhân dân 3 thôn"
        ),
        bases=(
            "Căn cứ Luật Tổ chức chính quyền địa phương năm 2025\n"
            "Căn cứ Hướng dẫn số 13-HD/BTGDVTU ngày 06/8/2025 của Ban Tuyên giáo và Dân vận Thành ủy"
        ),
    )
    notice = printed(office, dialogue_id, "dialogue-notice")
    for fact in (
        "07 giờ 30 phút, ngày 29 tháng 10 năm 2025",
        "hội trường UBND xã tại thôn Thanh Kỳ (Trụ sở Công an xã)",
        "Nhân dân các thôn, bản: Thanh Kỳ, An Lao, An Định",
        "Chủ trì: Chủ tịch UBND xã",
        "Ban Tuyên giáo – Dân vận Thành ủy;",
        "Luật Tổ chức chính quyền địa phương năm 2025;",
        "số 13-HD/BTGDVTU ngày 06/8/2025",
    ):
        assert fact in notice
    invitation = printed(office, dialogue_id, "dialogue-invitation")
    assert "cấp ủy, chính quyền, đoàn thể và Nhân dân 3 thôn" in invitation
    record = office.store.get(DIALOGUES, dialogue_id) or {}
    assert str(standing.notice_due(office, record)) == "2025-10-22"
    assert str(standing.result_due(office, record)) == "2025-11-10", "the tenth day is a Saturday"


@pytest.mark.parametrize("kind", ["dialogue-minutes", "dialogue-result"])
def test_d06_spoken_and_written_opinions_add_up(office: Office, kind: str) -> None:
    dialogue_id = keyed_in(
        office,
        title="Hội nghị đối thoại phường Hải Châu I lần 2 năm 2022",
        held_on="2022-11-24",
        state="held",
        place="Hội trường lớn, UBND phường",
        bases="Nghị định số 34/2021/NĐ-CP\nCông văn số 249/HĐND-VP ngày 02/11/2022 của HĐND thành phố",
        speakers=7,
        opinions=10,
        opinions_spoken=9,
        opinions_written=1,
        villages_present=33,
    )
    text = printed(office, dialogue_id, kind)
    assert "Có 7 người phát biểu; 10 ý kiến, trong đó 9 ý kiến trực tiếp, 1 ý kiến bằng văn bản." in text
    assert "Hải Châu I lần 2 năm 2022" in text
    assert "Hội trường lớn, UBND phường" in text
    assert "ngày 24 tháng 11 năm 2022" in text
    assert "đại diện 33 thôn, bản" in text, "how many people came was not stated"
    for basis in ("Nghị định số 34/2021/NĐ-CP", "Công văn số 249/HĐND-VP ngày 02/11/2022 của HĐND thành phố"):
        assert (basis in text) is (kind == "dialogue-result"), "minutes rest on no text"
    assert "Luật số 72/2025/QH15" not in text, "no paper rests on a law that came later"


def test_d06_a_sum_that_does_not_agree_is_questioned_and_printed_as_stated(office: Office) -> None:
    stated = {**DIALOGUES.blank(), "title": "Đối thoại", "opinions": 10, "opinions_spoken": 8, "opinions_written": 1}
    assert [(p.field, p.severity) for p in records.check(office, DIALOGUES, stated)] == [("opinions", Severity.WARNING)]
    dialogue_id = records.save(office, DIALOGUES, stated, accepted={"opinions": "biên bản ghi như vậy"})
    assert "10 ý kiến, trong đó 8 ý kiến trực tiếp, 1 ý kiến bằng văn bản" in printed(
        office, dialogue_id, "dialogue-minutes"
    )


def test_d07_fourteen_opinions_with_thirty_four_matters(office: Office) -> None:
    dialogue_id = keyed_in(
        office,
        title="Hội nghị đối thoại phường Phú Hữu",
        held_on="2022-04-28",
        state="held",
        present=87,
        villages_present=4,
        opinions=14,
        contents=34,
    )
    text = printed(office, dialogue_id, "dialogue-result")
    assert "87 người, thuộc 4 thôn, bản" in text
    assert "Có 14 ý kiến với 34 nội dung." in text
    assert "ngày 28 tháng 4 năm 2022" in text
    assert "Hội nghị đối thoại phường Phú Hữu" in text


def test_d07_matters_are_counted_when_the_opinions_are_recorded(office: Office) -> None:
    dialogue_id = keyed_in(office, title="Đối thoại", held_on="2026-04-28", state="held")
    for number in range(14):
        line = {"dialogue_id": dialogue_id, "question": f"Ý kiến {number}", "contents": 2 if number < 8 else 3}
        records.save(office, QUESTIONS, {**QUESTIONS.blank(), **line})
    assert "14 ý kiến với 34 nội dung" in printed(office, dialogue_id, "dialogue-minutes")


def test_d08_one_conference_counts_as_dialogue_and_as_meeting_with_voters(office: Office) -> None:
    dialogue_id = keyed_in(
        office,
        title="Hội nghị tiếp xúc cử tri và đối thoại lần 1 năm 2022",
        held_on="2022-05-31",
        state="held",
        kinds=["dialogue", "voters"],
        present=125,
        villages_present=9,
        bases=(
            "Nghị định số 32/2021/NĐ-CP ngày 29/3/2021\nVăn bản số 130 ngày 20/5/2022 của HĐND quận Hà Đông\n"
            "Thông báo số 2273 ngày 25/3/2022 của UBND phường"
        ),
    )
    assert standing.count_year(office, 2022).held == 1
    text = printed(office, dialogue_id, "dialogue-result")
    assert "125 người, thuộc 9 thôn, bản" in text
    for basis in (
        "Nghị định số 32/2021/NĐ-CP ngày 29/3/2021;",
        "Văn bản số 130 ngày 20/5/2022 của HĐND quận Hà Đông;",
        "Thông báo số 2273 ngày 25/3/2022 của UBND phường.",
    ):
        assert basis in text
    assert "ngày 31 tháng 5 năm 2022" in text
    assert "tiếp xúc cử tri và đối thoại lần 1 năm 2022" in text


def test_d09_an_answer_put_off_without_a_day(office: Office) -> None:
    dialogue_id = keyed_in(
        office,
        title="Đối thoại thôn Điền Trang",
        villages=["Điền Trang"],
        chair_title="Bí thư Đảng ủy",
        speakers=7,
        opinions=10,
    )
    assert "Có 7 người phát biểu; 10 ý kiến." in printed(office, dialogue_id, "dialogue-minutes")
    line = {"dialogue_id": dialogue_id, "question": "Hỏi", "outcome": "promised", "owner": "UBND xã"}
    records.save(office, QUESTIONS, {**QUESTIONS.blank(), **line}, accepted={"due": "kiểm tra, phản hồi sau"})
    (promise,) = standing.promises_of(office, dialogue_id)
    assert standing.state_of_promise(promise, office.today()).words.msgid == "Promised without a day"
    assert "chưa ấn định ngày" in printed(office, dialogue_id, "dialogue-minutes")
    notice = printed(office, dialogue_id, "dialogue-notice")
    assert "Nhân dân Điền Trang" in notice
    assert "Chủ trì: Bí thư Đảng ủy" in notice


def test_d10_a_conference_in_a_culture_house_for_two_villages(office: Office) -> None:
    dialogue_id = keyed_in(
        office,
        title="Hội nghị đối thoại xã Hưng Đạo",
        held_on="2023-10-17",
        place="nhà văn hóa thôn Dược Sơn",
        villages=["Dược Sơn", "Vườn Đào"],
    )
    text = printed(office, dialogue_id, "dialogue-notice")
    assert "ngày 17 tháng 10 năm 2023" in text
    assert "nhà văn hóa thôn Dược Sơn" in text
    assert "Nhân dân các thôn, bản: Dược Sơn, Vườn Đào" in text
    assert "Hội nghị đối thoại xã Hưng Đạo" in text
