"""The quarter's list of everything disclosed: what stands on it, with which form, place, time and verdict."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import CHANNEL_USES, DISCLOSURES, PLACES
from papi_desktop.operations import posting, quarter, records
from papi_desktop.operations.office import Office
from papi_desktop.operations.publish import Published
from tests.operations.texts import text_of


def text(office: Office, period: str, out: Path) -> str:
    return text_of(quarter.list_disclosures(office, period, out).files[0])


def disclose(office: Office, title: str, **other: Any) -> str:
    return records.save(office, DISCLOSURES, {"title": title, "version": 1, **other})


def test_the_list_names_what_how_where_and_when(office: Office, published: Published, tmp_path: Path) -> None:
    place = posting.find(office, published.disclosure_id, "Bản Nà Cáy")
    posting.hang(office, place["id"], date(2026, 12, 1), by="A", witnesses=["B"])
    done = quarter.list_disclosures(office, "2026-Q4", tmp_path)
    assert done.rows == 1
    assert (done.quarter.year, done.quarter.number) == (2026, 4)
    assert [path.name for path in done.files] == [
        "danh-sach-da-cong-khai_quy-4-2026.pdf",
        "danh-sach-da-cong-khai_quy-4-2026.docx",
    ]
    for path in done.files:
        told = text_of(path)
        for said in (
            "Danh sách hộ nghèo, hộ cận nghèo năm 2025",
            "khoản 7 Điều 11 Luật số 10/2022/QH15",
            "Niêm yết",
            "Nhà văn hóa Bản Nà Cáy",
            "01/12/2026",
            "31/12/2026",
            "Quàng Thị Pản",
        ):
            assert said in told, (path.name, said)
        assert "Chưa niêm yết" not in told


def test_what_is_only_planned_is_not_on_it(office: Office, published: Published, tmp_path: Path) -> None:
    disclosure_id = disclose(office, "Quy ước của bản", posted_from="2026-11-16", posted_to="2026-12-16")
    web = {"disclosure_id": disclosure_id, "channel": "WEB", "used_from": "2026-11-23"}
    records.save(office, CHANNEL_USES, web)  # tomorrow: a plan as well
    assert quarter.compose(office, "2026-Q4")[2] == 0
    assert "Quy ước" not in text(office, "2026-Q4", tmp_path)
    office.today = lambda: date(2026, 11, 23)
    told = text(office, "2026-Q4", tmp_path)
    assert "Quy ước" in told
    assert quarter.compose(office, "2026-Q4")[2] == 1
    assert "hộ nghèo" not in told, "its paper was made and hangs nowhere"


def test_it_tells_the_days_on_which_it_hung_not_those_of_its_paper(office: Office, published: Published) -> None:
    for place in posting.postings_of(office, published.disclosure_id):
        posting.hang(office, place["id"], date(2026, 12, 3), by="A", witnesses=["B"])
    told = repr(quarter.compose(office, "2026-Q4")[1].paper)
    assert "03/12/2026" in told
    assert "01/12/2026" not in told
    assert "từ 03/12/2026; dự kiến đến 31/12/2026" in told, "while it hangs, the day its paper names is a plan"
    assert "03/12/2026 - " not in told
    for place in posting.postings_of(office, published.disclosure_id):
        posting.take_down(office, place["id"], date(2026, 12, 20), by="A")
    told = repr(quarter.compose(office, "2026-Q4")[1].paper)
    assert "03/12/2026 - 20/12/2026" in told
    assert "31/12/2026" not in told


def test_other_quarters_do_not_name_it(office: Office, published: Published, tmp_path: Path) -> None:
    office.today = lambda: date(2027, 2, 1)
    done = quarter.list_disclosures(office, "2027-Q1", tmp_path)
    assert done.rows == 0
    assert "hộ nghèo" not in text_of(done.files[0])
    assert "không có nội dung công khai mới" in text(office, "2027-Q1", tmp_path)
    before = text(office, "2026-Q3", tmp_path)
    assert "không có nội dung công khai mới" not in before, "the book was begun later"
    assert "chưa ghi nội dung công khai nào" in before


def test_a_quarter_that_runs_says_up_to_which_day_and_one_not_begun_is_refused(
    office: Office, published: Published, tmp_path: Path
) -> None:
    assert "Số liệu đến ngày 22/11/2026" in text(office, "2026-Q4", tmp_path)
    with pytest.raises(UserError, match="BC-03"):
        quarter.list_disclosures(office, "2027-Q1", tmp_path)
    office.today = lambda: date(2027, 1, 1)
    assert "Số liệu đến ngày" not in text(office, "2026-Q4", tmp_path)


def test_what_only_went_by_another_channel_is_on_it(office: Office, tmp_path: Path) -> None:
    disclosure_id = disclose(office, "Lịch tiếp công dân năm 2026")
    records.save(office, CHANNEL_USES, {"disclosure_id": disclosure_id, "channel": "TT", "used_from": "2026-02-10"})
    told = text(office, "2026-Q1", tmp_path)
    assert "Lịch tiếp công dân năm 2026" in told
    assert "Phát trên hệ thống truyền thanh" in told


@pytest.mark.parametrize(("day", "quarters"), [("2026-03-31", "1"), ("2026-04-01", "2"), ("2026-12-31", "4")])
def test_the_edges_of_a_quarter(office: Office, tmp_path: Path, day: str, quarters: str) -> None:
    office.today = lambda: date(2026, 12, 31)
    told = {"channel": "TH", "used_from": day}
    records.save(office, CHANNEL_USES, {"disclosure_id": disclose(office, "Quy ước của bản"), **told})
    found = [n for n in "1234" if quarter.compose(office, f"2026-Q{n}")[2]]
    assert found == [quarters]


def test_rows_stand_in_the_order_of_their_days(office: Office) -> None:
    office.today = lambda: date(2026, 12, 31)
    for title, day in (("Ba", "2026-12-03"), ("Một", "2026-10-01"), ("Hai", "2026-11-11")):
        used = {"disclosure_id": disclose(office, title), "channel": "TH", "used_from": day}
        records.save(office, CHANNEL_USES, used)
    _quarter, sheet, rows = quarter.compose(office, "2026-Q4")
    assert rows == 3
    told = repr(sheet.paper)
    assert told.index("Một") < told.index("Hai") < told.index("Ba")


def test_the_verdict_is_that_of_the_worst_place(office: Office, published: Published, tmp_path: Path) -> None:
    places = posting.postings_of(office, published.disclosure_id)
    for place in places:
        posting.hang(office, place["id"], date(2026, 12, 1), by="A", witnesses=["B"])
        posting.take_down(office, place["id"], date(2026, 12, 31), by="A")
    assert "Đủ thời gian" in text(office, "2026-Q4", tmp_path / "a")
    posting.take_down(office, places[2]["id"], date(2026, 12, 20), by="A")
    told = text(office, "2026-Q4", tmp_path / "b")
    assert "Thiếu thời gian" in told
    assert "Đủ thời gian" not in told


def test_it_names_where_it_hung_not_where_it_was_to_hang(office: Office, published: Published, tmp_path: Path) -> None:
    place = posting.find(office, published.disclosure_id, "Bản Nà Cáy")
    posting.hang(office, place["id"], date(2026, 12, 1), by="A", witnesses=["B"])
    told = text(office, "2026-Q4", tmp_path)
    assert "Nhà văn hóa Bản Nà Cáy" in told
    assert "Trụ sở" not in told
    assert "Đang niêm yết" in told
    assert "Chưa niêm yết" not in told


def test_many_places_of_one_kind_are_counted(office: Office, published: Published, tmp_path: Path) -> None:
    with office.store.transaction(say("Plan")) as tx:
        for number in range(2):
            place_id = tx.insert(PLACES, {"name": f"Nhà văn hóa Bản {number}", "kind": "NVH", "position": 9})
            posting.plan(tx, published.disclosure_id, {"id": place_id, "name": f"Nhà văn hóa Bản {number}"})
    for place in posting.postings_of(office, published.disclosure_id):
        posting.hang(office, place["id"], date(2026, 12, 1), by="A", witnesses=["B"])
    told = text(office, "2026-Q4", tmp_path)
    assert "Nhà văn hóa (5 nơi)" in told
    assert "Nhà văn hóa Bản Nà Cáy" not in told
    assert "Trụ sở HĐND và UBND xã Na Sang" in told


@pytest.mark.parametrize("period", ["2026-Q5", "quý bốn", "", "2026", "Q4"])
def test_what_is_no_quarter_is_refused(office: Office, tmp_path: Path, period: str) -> None:
    with pytest.raises(UserError, match="QUY-01"):
        quarter.list_disclosures(office, period, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_empty_quarter_is_still_a_paper(office: Office, tmp_path: Path) -> None:
    done = quarter.list_disclosures(office, "2026-Q2", tmp_path)
    assert done.rows == 0
    assert "2026" in text_of(done.files[0])
