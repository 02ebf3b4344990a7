"""Appeals of others for relief: the answer in time, the papers, and the result that is posted."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from papi_desktop.domain.register import Severity
from papi_desktop.domain.registers import DISCLOSURES, RELIEF_NOTICES
from papi_desktop.operations import disclosing, record_papers, records
from papi_desktop.operations.agenda import Urgency
from papi_desktop.operations.books import book_of
from papi_desktop.operations.office import Office
from tests.documents.reading import flat, read_pages

NOTICE = {
    "organiser": "Bà Lò Thị Hoa",
    "purpose": "Giúp các hộ bị sập nhà do lũ quét",
    "area": "Bản Nà Cáy",
    "received_on": "2026-11-20",  # a Friday; 24/11 is a day off
}


def announced(office: Office, **values: Any) -> str:
    """Record an appeal and return its id."""
    return records.save(office, RELIEF_NOTICES, {**RELIEF_NOTICES.blank(), **NOTICE, **values})


def paper(office: Office, record_id: str, kind: str, out: Path) -> str:
    """Return the text of a paper."""
    made = record_papers.make(office, RELIEF_NOTICES, record_id, kind, out)
    return flat(read_pages(next(path for path in made.files if path.suffix == ".pdf").read_bytes()))


def test_the_answer_is_due_in_three_working_days(office: Office) -> None:
    appeal = announced(office)
    (line,) = [x for x in book_of(RELIEF_NOTICES).agenda(office, date(2026, 11, 25)) if x.id == appeal]
    assert (line.urgency, line.due) == (Urgency.DUE, date(2026, 11, 26))
    record = office.store.get(RELIEF_NOTICES, appeal) or {}
    late = records.check(office, RELIEF_NOTICES, {**record, "answered_on": "2026-11-27"})
    assert [(p.field, p.severity) for p in late] == [("answered_on", Severity.WARNING)]
    assert records.check(office, RELIEF_NOTICES, {**record, "answered_on": "2026-11-26"}) == []


def test_an_appeal_that_sets_a_minimum_is_a_stop(office: Office) -> None:
    wrong = {**RELIEF_NOTICES.blank(), **NOTICE, "way": "Mỗi người ủng hộ tối thiểu 50.000 đồng"}
    assert [(p.field, p.severity) for p in records.check(office, RELIEF_NOTICES, wrong)] == [("way", Severity.ERROR)]


def test_the_notice_is_ready_to_sign_with_dots_for_what_is_not_known(office: Office, tmp_path: Path) -> None:
    text = paper(office, announced(office, phone="0912 345 678"), "relief-notice", tmp_path)
    assert "Kính gửi: Ủy ban nhân dân xã Na Sang" in text
    assert "Bà Lò Thị Hoa; địa chỉ: …………; điện thoại: 0912" in text
    assert "không đặt mức tối thiểu" in text
    assert "NGƯỜI VẬN ĐỘNG (Ký, ghi rõ họ tên)" in text


def test_the_answer_and_the_result_are_offered_when_there_is_something_to_say(office: Office, tmp_path: Path) -> None:
    appeal = announced(office)

    def offered() -> set[str]:
        record = office.store.get(RELIEF_NOTICES, appeal) or {}
        return {kind.key for kind in record_papers.kinds_of(office, RELIEF_NOTICES, record)}

    assert offered() == {"relief-notice"}
    record = office.store.get(RELIEF_NOTICES, appeal) or {}
    records.save(office, RELIEF_NOTICES, {**record, "answer": "Hỗ trợ 12 hộ sập nhà", "answered_on": "2026-11-23"})
    assert offered() == {"relief-notice", "relief-answer"}
    text = paper(office, appeal, "relief-answer", tmp_path)
    assert "Hỗ trợ 12 hộ sập nhà" in text
    assert "ngày 20 tháng 11 năm 2026 của Bà Lò Thị Hoa" in text


def test_the_result_is_posted_with_what_is_left_and_without_the_telephone(office: Office, tmp_path: Path) -> None:
    appeal = announced(
        office,
        phone="0912 345 678",
        result_on="2026-11-21",
        money_received=60_500_000,
        money_spent=60_000_000,
        helped="12 hộ ở Bản Nà Cáy, mỗi hộ 5.000.000 đồng",
    )
    text = paper(office, appeal, "relief-result", tmp_path)
    assert "Tiền: 60.500.000 đồng (bằng chữ: Sáu mươi triệu năm trăm nghìn đồng)" in text
    assert "Còn lại: 500.000 đồng" in text
    assert "0912" not in text
    made = office.store.get(DISCLOSURES, disclosing.disclose(office, RELIEF_NOTICES, appeal, "result"))
    assert made is not None
    assert (made["duty"], made["stage"], made["due"]) == ("van-dong-quyen-gop", "ca-nhan-gui", "2026-11-30")
    assert made["posting_rule"]["id"] == "RELIEF_POST"


def test_a_result_that_is_not_there_says_what_is_missing(office: Office) -> None:
    (result,) = book_of(RELIEF_NOTICES).disclosures
    record = office.store.get(RELIEF_NOTICES, announced(office)) or {}
    assert not result.when(office, record)
    assert result.needs(office, record) is not None
