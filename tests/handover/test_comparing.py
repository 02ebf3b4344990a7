"""The level above sets units and periods side by side, goes down to the records that came along, draws them, and answers on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from papi_desktop.documents.charts import BarChart
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import (
    CHANNEL_USES,
    COMMUNITY_DECISIONS,
    DISCLOSURES,
    PETITIONS,
    RECEIVED_RECORDS,
    VILLAGES,
)
from papi_desktop.operations import (
    board,
    board_overview,
    board_paper,
    comparison_papers,
    overview_papers,
    receive,
    rollup,
    rollup_compare,
    rollup_papers,
    unit_keys,
)
from papi_desktop.operations.rollup_compare import ComparedLine, Comparison
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
    assert (line.left, line.right) == (0, 2)
    assert (line.other_units, line.difference) == (True, None), "one unit then, two now: their sums tell no change"
    assert "các đơn vị khác nhau" in str(comparison_papers.paper_of(two.above, whole, found).blocks)
    alone = rollup_compare.compare_periods(two.above, whole, "2026-Q3", two.commune.unit["name"])
    line = next(line for line in alone.lines if line.key == "community_decisions")
    assert (line.left, line.right, line.other_units, line.difference) == (0, 2, False, 2)
    other = rollup_compare.compare_periods(two.above, whole, "2026-Q3", OTHER)
    assert {line.left for line in other.lines} == {None}, "it sent nothing for that quarter, which is not 0"
    assert other.silent == ("quý III năm 2026",)
    told = str(comparison_papers.paper_of(two.above, whole, other).blocks)
    assert f"Quý III năm 2026: {OTHER} không có số liệu." in told
    assert (found.silent, alone.silent) == ((), ())
    empty = rollup_compare.compare_periods(two.above, whole, "2026-Q2")
    told = str(comparison_papers.paper_of(two.above, whole, empty).blocks)
    assert f"Quý II năm 2026: 0/{len(whole.board.lines)} đơn vị có số liệu." in told


def test_last_year_is_added_up_too(two: Road) -> None:
    whole = rollup.roll_up(two.above, "papi", PERIOD)
    assert (whole.totals["community_decisions"], whole.before["community_decisions"]) == (2, 1)
    [shows] = [d for d in rollup_compare.by_dimension(two.above, whole) if d.title.startswith("1. Tham gia")]
    assert (shows.units, shows.units_before, shows.told) == (1, 1, 2)
    [public] = [d for d in rollup_compare.by_dimension(two.above, whole) if d.title.startswith("2. Công khai")]
    assert (public.units, public.units_before) == (2, 1), "the poor households of 2025 were known last year"


def test_a_last_year_nobody_told_of_is_blank_and_not_0(two: Road) -> None:
    whole = rollup.roll_up(two.above, "papi", PERIOD)
    silent = replace(whole, units=tuple(replace(unit, before={}) for unit in whole.units))
    [shows] = [d for d in rollup_compare.by_dimension(two.above, silent) if d.title.startswith("1. Tham gia")]
    assert (shows.units, shows.units_before) == (1, None)
    assert rollup_compare.drawn_by_dimension(two.above, (shows,))


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


def test_a_comparison_has_papers_of_its_own(two: Road, tmp_path: Path) -> None:
    first = two.commune.unit["name"]
    whole = rollup.roll_up(two.above, "papi", PERIOD)
    compared = rollup_compare.compare_units(whole, first, OTHER)
    files = comparison_papers.write(two.above, whole, compared, tmp_path / "out")
    assert {path.suffix for path in files} == {".pdf", ".docx", ".xlsx"}
    sheet = openpyxl.load_workbook(next(path for path in files if path.suffix == ".xlsx"))["So sánh"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert rows[0][3:6] == [first, OTHER, "Chênh lệch (cột sau trừ cột trước)"]
    assert ["Số việc Nhân dân bàn và quyết định", "việc", 2, 0, -2] in [row[1:6] for row in rows]
    assert len(getattr(sheet, "_images")) == len(rollup_compare.drawn_compared(compared))  # noqa: B009
    for path in (path for path in files if path.suffix != ".xlsx"):
        told = " ".join(text_of(path).split())
        assert f"{first} và {OTHER} (quý IV năm 2026)" in told
        assert "Lập ngày 22/11/2026 từ các báo cáo đã nhận" in told
        assert f"Người lập: {two.above.store.user}" in told


def test_a_book_not_kept_is_neither_nought_nor_blank(two: Road, tmp_path: Path) -> None:
    """The other commune keeps no book of dialogues: x where its figure stands, and the sum says how many kept it."""
    whole = rollup.roll_up(two.above, "papi", PERIOD)
    other = next(unit for unit in whole.units if unit.unit == OTHER)
    key = next(key for key in sorted(other.not_kept) if whole.kept[key] == 1)
    assert (other.values[key], other.cell(key, "x"), whole.kept_of(key)) == (None, "x", "1/2")
    nobody = next(key for key in sorted(other.not_kept) if not whole.kept[key])
    assert (whole.cell(nobody, "x"), whole.kept_of(nobody)) == ("x", "0/2")
    assert whole.kept_of("community_decisions") == "2/2"
    compared = rollup_compare.compare_units(whole, two.commune.unit["name"], OTHER)
    line = next(line for line in compared.lines if line.key == key)
    assert line.cells("x")[1] == "x"
    assert line.difference is None
    files = rollup_papers.write(two.above, "papi", PERIOD, tmp_path / "out")[1]
    book = openpyxl.load_workbook(next(path for path in files if path.suffix == ".xlsx"))
    label = whole.labels[key][0]
    sums = {row[1]: row for row in book["Tổng hợp"].iter_rows(min_row=4, values_only=True)}
    assert (sums[label][5], sums[label][6]) == (whole.told[key], "1/2")
    heads, *lines = list(book["Từng đơn vị"].iter_rows(min_row=3, values_only=True))
    [mine] = [line for line in lines if line[2] == OTHER]
    assert mine[heads.index(label)] == "x"
    for path in (path for path in files if path.suffix != ".xlsx"):
        assert "x: không theo dõi" in " ".join(text_of(path).split())


def test_pictures_are_in_the_files(two: Road, tmp_path: Path) -> None:
    _whole, files = rollup_papers.write(two.above, "papi", PERIOD, tmp_path / "out", figure="community_decisions")
    book = openpyxl.load_workbook(next(path for path in files if path.suffix == ".xlsx"))
    drawings = [getattr(book[sheet], "_images") for sheet in ("Biểu đồ theo đơn vị", "Biểu đồ theo nội dung")]  # noqa: B009
    assert [len(pictures) for pictures in drawings] == [1, 1]
    drawn = [row[1:4] for row in book["Biểu đồ theo đơn vị"].iter_rows(min_row=4, values_only=True)]
    assert drawn[:2] == [(two.commune.unit["name"], 2, 1), (OTHER, 0, 0)]
    for path in (path for path in files if path.suffix != ".xlsx"):
        told = " ".join(text_of(path).split())
        assert "biểu đồ theo đơn vị" in told.casefold()
        assert "Lập ngày 22/11/2026" in told


def test_the_list_of_what_was_received_is_printed(two: Road, tmp_path: Path) -> None:
    line = next(line for line in board.board(two.above, "papi", PERIOD).lines if line.unit == OTHER)
    board.give_back(two.above, line.received_id, "Thiếu biểu đối thoại")
    files = board_paper.write(two.above, "papi", PERIOD, tmp_path / "out")
    assert {path.suffix for path in files} == {".pdf", ".docx", ".xlsx"}
    sheet = openpyxl.load_workbook(next(path for path in files if path.suffix == ".xlsx")).active
    assert sheet is not None
    assert ("xã Mường Bú", "Trả lại") in [row[1:3] for row in sheet.iter_rows(values_only=True)]
    for path in (path for path in files if path.suffix != ".xlsx"):
        told = " ".join(text_of(path).split())
        assert "Thiếu biểu đối thoại" in told
        assert "trả lại 1" in told
        assert line.short_code in told
        assert f"Người lập: {two.above.store.user}" in told


def test_the_boards_side_by_side_are_printed(two: Road, tmp_path: Path) -> None:
    first = two.commune.unit["name"]
    for row in unit_keys.keys_known(two.above):
        unit_keys.confirm(two.above, row["fingerprint"])
    for found in (board_overview.of_year(two.above, "papi", 2026), board_overview.of_period(two.above, PERIOD)):
        files = overview_papers.write(two.above, found, tmp_path / "out")
        assert {path.suffix for path in files} == {".pdf", ".docx", ".xlsx"}
        sheet = openpyxl.load_workbook(next(path for path in files if path.suffix == ".xlsx"))["Bảng theo dõi"]
        heads, *rows = list(sheet.iter_rows(min_row=3, values_only=True))
        assert heads[2:] == tuple(column.heading for column in found.columns)
        at = next(
            n for n, column in enumerate(found.columns) if (column.board.kind, column.board.period) == ("papi", PERIOD)
        )
        assert {row[1]: row[2 + at] for row in rows}[first] == "Đã gửi"
        assert {row[1]: row[2 + at] for row in rows}["Đã gửi"] == found.columns[at].sent
        for path in (path for path in files if path.suffix != ".xlsx"):
            told = " ".join(text_of(path).split())
            assert found.title in told
            assert all(" ".join(column.heading.split()) in told for column in found.columns)
            assert "gửi đúng hạn (đậm), gửi chậm (nhạt)" in told
            assert f"Người lập: {two.above.store.user}" in told


def _into(drawn: list[BarChart]) -> Callable[[BarChart], bytes]:
    def draw(chart: BarChart) -> bytes:
        drawn.append(chart)
        return b""

    return draw


def test_a_figure_without_a_unit_has_no_empty_brackets(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[BarChart] = []
    monkeypatch.setattr(rollup_compare, "draw_bars", _into(drawn))
    lines = (ComparedLine("a", "Số lượt niêm yết", "", 2, 3), ComparedLine("b", "Số tiền", "đồng", 2, 3))
    rollup_compare.drawn_compared(Comparison("xã A", "xã B", lines))
    assert [bar.label for chart in drawn for bar in chart.bars] == ["Số lượt niêm yết", "Số tiền (đồng)"]
