"""The level above sets units and periods side by side, goes down to the records that came along, draws them, and answers on paper."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import (
    CHANNEL_USES,
    COMMUNITY_DECISIONS,
    DISCLOSURES,
    PETITIONS,
    RECEIVED_RECORDS,
    VILLAGES,
)
from papi_desktop.operations import board, board_paper, receive, rollup, rollup_compare, rollup_papers, unit_keys
from tests.handover.conftest import PERIOD, Road, commune
from tests.operations.texts import text_of

OTHER = "xã Mường Bú"
TEST = say("Test")


@pytest.fixture
def two(road: Road, tmp_path: Path) -> Road:
    """Two communes sent the papi report of the quarter: the first with two decisions, last year one; the other with none since 2024."""
    decision = {"matter": "other", "scope": "village", "form": "meeting_hands", "passed": True}
    with road.commune.store.transaction(TEST) as tx:
        for title, day in (("Làm đường", "2026-10-05"), ("Hương ước", "2026-11-06"), ("Cũ", "2025-11-06")):
            village = next(v["id"] for v in road.commune.store.all(VILLAGES) if v["name"] == "Bản Nà Cáy")
            row = {
                **decision,
                "village_id": village,
                "title": title,
                "held_on": day,
                "chair": "Lò Văn Kín",
                "households_total": 40,
            }
            tx.insert(COMMUNITY_DECISIONS, row)
    road.hand("papi")
    second = commune(tmp_path / "other", OTHER)
    unit_keys.trust(road.above, unit_keys.own_key(second).public)
    with second.store.transaction(TEST) as tx:
        shown = tx.insert(DISCLOSURES, {"title": "Một", "posted_from": "2026-11-20", "edition": 1})
        tx.insert(CHANNEL_USES, {"disclosure_id": shown, "channel": "TH", "used_from": "2026-11-20"})
        village = tx.insert(VILLAGES, {**VILLAGES.blank(), "name": "Bản Cũ"})
        old = {**decision, "village_id": village, "title": "Xưa", "held_on": "2024-05-02", "chair": "Lò Văn Kín"}
        tx.insert(COMMUNITY_DECISIONS, {**old, "households_total": 40})
    Road(second, road.above, road.stick).hand("papi")
    second.store.close()
    done = receive.receive(road.above, [road.stick])
    assert [file.status for file in done] == ["accepted", "accepted"]
    return road


def test_two_units_side_by_side(two: Road) -> None:
    whole = rollup.roll_up(two.above, "papi", PERIOD)
    first = two.commune.unit["name"]
    found = rollup_compare.compare_units(whole, first, OTHER)
    lines = {line.key: line for line in found.lines}
    assert (found.left, found.right) == (first, OTHER)
    assert (lines["community_decisions"].left, lines["community_decisions"].right) == (2, 0)
    assert lines["community_decisions"].difference == -2
    nobody = rollup_compare.compare_units(whole, first, "xã không gửi")
    assert {line.right for line in nobody.lines} == {None}
    assert {line.difference for line in nobody.lines} == {None}


def test_two_periods_side_by_side(two: Road) -> None:
    two.hand("papi", "2026-Q3")
    receive.receive(two.above, [two.stick])
    whole = rollup.roll_up(two.above, "papi", PERIOD)
    found = rollup_compare.compare_periods(two.above, whole, "2026-Q3")
    line = next(line for line in found.lines if line.key == "community_decisions")
    assert (found.left, found.right) == ("quý III năm 2026", "quý IV năm 2026")
    assert (line.left, line.right, line.difference) == (0, 2, 2)
    other = rollup_compare.compare_periods(two.above, whole, "2026-Q3", OTHER)
    assert {line.left for line in other.lines} == {None}, "it sent nothing for that quarter, which is not 0"


def test_last_year_is_added_up_too(two: Road) -> None:
    whole = rollup.roll_up(two.above, "papi", PERIOD)
    assert (whole.totals["community_decisions"], whole.before["community_decisions"]) == (2, 1)
    [shows] = [d for d in rollup_compare.by_dimension(two.above, whole) if d.title.startswith("1. Tham gia")]
    assert (shows.units, shows.units_before, shows.told) == (1, 1, 2)
    [public] = [d for d in rollup_compare.by_dimension(two.above, whole) if d.title.startswith("2. Công khai")]
    assert (public.units, public.units_before) == (2, 1), "the poor households of 2025 were known last year"


def test_a_sum_goes_down_to_the_records_of_a_unit(two: Road) -> None:
    whole = rollup.roll_up(two.above, "papi", PERIOD)
    unit = next(unit for unit in whole.units if unit.unit == two.commune.unit["name"])
    records = rollup.records_of(two.above, unit.received_id, "community_decisions")
    assert sorted(record.title for record in records) == ["Hương ước", "Làm đường"]
    told = dict(next(record for record in records if record.title == "Làm đường").fields)
    assert told["Hình thức"] == "Tổ chức cuộc họp, biểu quyết giơ tay"
    assert "05/10/2026" in told.values()
    assert told["Được thông qua"] == "Có"
    assert "Bản Nà Cáy" in told.values(), "a village goes by its name"
    assert rollup.records_of(two.above, unit.received_id, "khong-co") == ()


def test_what_travels_names_nobody(two: Road) -> None:
    """A record goes upward with the fields the table names: no chair of a meeting, no petitioner, no text of a petition."""
    person = {
        "person": "Vàng A Tủa",
        "address": "Số 7 đường Trần Đăng Ninh",
        "summary": "Việc riêng",
        "content": "Kể hết",
    }
    with two.commune.store.transaction(TEST) as tx:
        row = {
            "year": 2026,
            "number": 1,
            "kind": "complaint",
            "state": "received",
            "received_on": "2026-11-02",
            "channel": "counter",
        }
        tx.insert(PETITIONS, {**row, **person})
    two.hand("papi")
    receive.receive(two.above, [two.stick])
    records = list(two.above.store.all(RECEIVED_RECORDS))
    [petition] = [row for row in records if row["book"] == "petitions"]
    assert petition["data"] == {
        "number": 1,
        "year": 2026,
        "kind": "complaint",
        "state": "received",
        "received_on": "2026-11-02",
        "channel": "counter",
    }
    everything = str([row["data"] for row in records])
    assert not [text for text in (*person.values(), "Lò Văn Kín") if text in everything]


def test_pictures_and_comparison_are_in_the_files(two: Road, tmp_path: Path) -> None:
    whole = rollup.roll_up(two.above, "papi", PERIOD)
    compared = rollup_compare.compare_units(whole, two.commune.unit["name"], OTHER)
    _whole, files = rollup_papers.write(
        two.above, "papi", PERIOD, tmp_path / "out", figure="community_decisions", compared=compared
    )
    book = openpyxl.load_workbook(next(path for path in files if path.suffix == ".xlsx"))
    rows = [[cell.value for cell in row] for row in book["So sánh"].iter_rows(min_row=3)]
    assert rows[0][3:] == [two.commune.unit["name"], OTHER, "Chênh lệch (cột sau trừ cột trước)"]
    assert ["Số việc Nhân dân bàn và quyết định", "việc", 2, 0, -2] in [row[1:] for row in rows]
    drawings = [getattr(book[sheet], "_images") for sheet in ("Biểu đồ theo đơn vị", "Biểu đồ theo nội dung")]  # noqa: B009
    assert [len(pictures) for pictures in drawings] == [1, 1]
    drawn = [row[1:4] for row in book["Biểu đồ theo đơn vị"].iter_rows(min_row=4, values_only=True)]
    assert drawn == [(two.commune.unit["name"], 2, 1), (OTHER, 0, 0)]
    for path in (path for path in files if path.suffix != ".xlsx"):
        told = " ".join(text_of(path).split())
        assert "biểu đồ theo đơn vị" in told.casefold()
        assert f"{two.commune.unit['name']} – {OTHER}".casefold() in told.casefold()


def test_the_list_of_what_was_received_is_printed(two: Road, tmp_path: Path) -> None:
    line = next(line for line in board.board(two.above, "papi", PERIOD).lines if line.unit == OTHER)
    board.give_back(two.above, line.received_id, "Thiếu biểu đối thoại")
    files = board_paper.write(two.above, "papi", PERIOD, tmp_path / "out")
    assert {path.suffix for path in files} == {".pdf", ".docx"}
    for path in files:
        told = " ".join(text_of(path).split())
        assert "Thiếu biểu đối thoại" in told
        assert "trả lại 1" in told
        assert line.short_code in told
