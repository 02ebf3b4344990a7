"""The loudspeaker schedule: days in a row, evidence of the disclosure, and a text without digits."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.registers import BROADCASTS, CHANNEL_USES, DISCLOSURES
from papi_desktop.operations import quarter, record_papers, records
from papi_desktop.operations.agenda import Urgency
from papi_desktop.operations.books.broadcasts import state_of
from papi_desktop.operations.office import Office
from papi_desktop.operations.today import agenda
from tests.documents.reading import flat, read_pages

CONTENT = "Lịch tiếp công dân tháng 12"


def broadcast(office: Office, **values: Any) -> str:
    """Plan a broadcast."""
    return records.save(office, BROADCASTS, {"content": CONTENT, "planned_from": "2026-12-01", **values})


def kept(office: Office, broadcast_id: str) -> dict[str, Any]:
    return office.store.get(BROADCASTS, broadcast_id) or {}


def state(office: Office, **values: Any) -> str:
    """Return how a broadcast stands on 10 December."""
    return state_of(office, {"content": CONTENT, **values}, date(2026, 12, 10)).words.in_english()


@pytest.fixture
def item_7(office: Office) -> str:
    """A disclosure of item 7 of Article 11: those are read for days in a row."""
    return records.save(office, DISCLOSURES, {"title": "Danh sách hộ nghèo", "duty": "ho-ngheo"})


def test_it_is_planned_for_the_days_in_a_row_the_law_asks_for(office: Office, item_7: str) -> None:
    assert kept(office, broadcast(office, disclosure_id=item_7))["planned_to"] == "2026-12-03"
    assert kept(office, broadcast(office, disclosure_id=item_7, planned_to="2026-12-07"))["planned_to"] == "2026-12-07"


def test_too_few_days_in_a_row_are_told(office: Office, item_7: str) -> None:
    aired = {"disclosure_id": item_7, "aired_from": "2026-12-01", "aired_to": "2026-12-02"}
    with pytest.raises(UserError) as told:
        broadcast(office, **aired)
    assert told.value.what.in_english() == "Aired on 2 days in a row; the law asks for 3."
    assert state(office, **aired) == "2 of 3 days in a row"


@pytest.mark.parametrize("duty", ["", "lich-tiep-dan", "kh-kt-xh"])
def test_other_announcements_are_asked_for_no_days(office: Office, duty: str) -> None:
    disclosure = records.save(office, DISCLOSURES, {"title": "Việc khác", "duty": duty}) if duty else None
    one_day = {"aired_from": "2026-12-01", "aired_to": "2026-12-01", "aired_by": "Lò Thị Ún"}
    kept_on = kept(office, broadcast(office, disclosure_id=disclosure, **one_day))
    assert kept_on["planned_to"] == "2026-12-01"
    assert state(office, **kept_on) == "Complete, 1 days in a row"


def test_how_a_broadcast_stands(office: Office, item_7: str) -> None:
    three = {"disclosure_id": item_7, "aired_from": "2026-12-01", "aired_to": "2026-12-03"}
    assert state(office, planned_from="2026-12-11") == "To be aired on 11/12/2026"
    assert state(office, planned_from="2026-12-09") == "Not recorded as aired"
    assert state(office, aired_from="2026-12-10") == "On the air"
    assert state(office, **three) == "Not proven: nobody named, no signed log"
    assert state(office, **three, aired_by="Lò Thị Ún") == "Complete, 3 days in a row"


def test_what_was_aired_is_evidence_of_the_disclosure_once(office: Office) -> None:
    disclosure = records.save(office, DISCLOSURES, {"title": "Lịch tiếp công dân tháng 12", "duty": "lich-tiep-dan"})
    broadcast_id = broadcast(office, disclosure_id=disclosure, hours="05 giờ 30")
    assert office.store.count(CHANNEL_USES) == 0, "a plan proves nothing"
    records.save(
        office, BROADCASTS, {**kept(office, broadcast_id), "aired_from": "2026-12-01", "aired_by": "Lò Thị Ún"}
    )
    records.save(office, BROADCASTS, {**kept(office, broadcast_id), "aired_to": "2026-12-04"})
    (use,) = office.store.all(CHANNEL_USES)
    assert (use["disclosure_id"], use["channel"], use["used_from"], use["used_to"], use["by_whom"], use["address"]) == (
        disclosure,
        "TT",
        "2026-12-01",
        "2026-12-04",
        "Lò Thị Ún",
        "05 giờ 30",
    )
    office.today = lambda: date(2026, 12, 4)
    _quarter, sheet, rows = quarter.compose(office, "2026-Q4")
    assert rows == 1
    assert sheet.public


def test_today_asks_for_what_is_to_be_read(office: Office) -> None:
    broadcast_id = broadcast(office)
    for day, urgency in ((date(2026, 12, 1), Urgency.DUE), (date(2026, 12, 2), Urgency.OVERDUE)):
        assert urgency in {line.urgency for line in agenda(office, day).lines if line.register == BROADCASTS.key}
    records.save(office, BROADCASTS, {**kept(office, broadcast_id), "aired_from": "2026-12-01"})
    assert not [line for line in agenda(office, date(2026, 12, 2)).lines if line.register == BROADCASTS.key]


def test_the_announcer_reads_no_digit(office: Office) -> None:
    text = "Đúng 7 giờ 30 ngày 15/12/2026, xã tiếp công dân.\nĐiện thoại xem tại trụ sở; có 3 bàn tiếp."
    broadcast_id = broadcast(office, text=text, hours="05 giờ 30")
    read = flat(read_pages(record_papers.preview(office, BROADCASTS, broadcast_id, "broadcast-text")))
    body = read.partition("Kính thưa")[2].partition("Mã kiểm tra")[0]
    assert "bảy giờ ba mươi phút ngày mười lăm tháng mười hai năm hai nghìn không trăm hai mươi sáu" in body
    assert not re.search(r"\d", body)


def test_without_a_text_the_disclosure_is_announced_with_its_places(office: Office) -> None:
    record = {"title": "Kế hoạch KT-XH năm 2027", "duty": "kh-kt-xh", "trigger_date": "2026-11-20"}
    disclosure = records.save(office, DISCLOSURES, record)
    broadcast_id = broadcast(office, content="Kế hoạch KT-XH năm 2027", disclosure_id=disclosure)
    read = flat(read_pages(record_papers.preview(office, BROADCASTS, broadcast_id, "broadcast-text")))
    assert "kế hoạch KT-XH năm hai nghìn không trăm hai mươi bảy" in read
    assert "Nhà văn hóa" in read
