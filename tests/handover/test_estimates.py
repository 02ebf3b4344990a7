"""What a unit sent before its period was over stays an estimate at the level above: on the board, in the sums and in every file of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import DISCLOSURES, POSTINGS
from papi_desktop.operations import (
    board,
    board_paper,
    comparison_papers,
    parquet,
    receive,
    received_reports,
    rollup,
    rollup_compare,
    rollup_papers,
    unit_keys,
)
from tests.handover.conftest import PERIOD, Road, commune
from tests.operations.conftest import TODAY
from tests.operations.texts import text_of

KEY = "disclosures"
OTHER = "xã Mường Bú"
ENDED = "2026-Q3"


@pytest.fixture
def early(road: Road) -> Road:
    """The commune sent the report of a quarter that runs still, and that of the one before."""
    road.hand(period=PERIOD)
    road.hand(period=ENDED)
    assert {file.status for file in receive.receive(road.above, [road.stick])} == {"accepted"}
    return road


def test_the_board_says_which_reports_were_sent_before_the_period_was_over(early: Road) -> None:
    found = board.board(early.above, "disclosures", PERIOD)
    [line] = [line for line in found.lines if line.received_id]
    assert line.as_of == TODAY
    assert "gửi khi chưa hết kỳ, số ước đến ngày" in str(board_paper.paper_of(early.above, found).blocks)
    over = board.board(early.above, "disclosures", ENDED)
    assert {line.as_of for line in over.lines} == {None}
    assert "chưa hết kỳ" not in str(board_paper.paper_of(early.above, over).blocks)


def test_what_a_unit_sent_shows_its_estimates(early: Road) -> None:
    now, ended = (
        received_reports.versions_of(early.above, line.received_id)[0]
        for period in (PERIOD, ENDED)
        for line in board.board(early.above, "disclosures", period).lines
        if line.received_id
    )
    assert now.as_of == TODAY
    assert any(told.endswith("*") for _label, told, _before in now.figures)
    assert ended.as_of is None
    assert not any("*" in told for _label, told, _before in ended.figures)


def test_a_sum_with_an_estimate_in_it_is_one(early: Road, tmp_path: Path) -> None:
    whole = rollup.roll_up(early.above, "disclosures", PERIOD)
    assert whole.is_estimate(KEY)
    assert whole.estimating == {TODAY: [early.commune.unit["name"]]}
    _whole, files = rollup_papers.write(early.above, "disclosures", PERIOD, tmp_path)
    pdf = next(path for path in files if path.suffix == ".pdf")
    told = " ".join(text_of(pdf).split())
    assert f"{whole.totals[KEY]}*" in told
    assert "* Số ước, vì gửi khi kỳ báo cáo chưa kết thúc: số liệu đến ngày" in told
    book = openpyxl.load_workbook(next(path for path in files if path.suffix == ".xlsx"))
    assert "Số ước" in {cell.value for row in book["Tổng hợp"].iter_rows() for cell in row}
    assert any(isinstance(cell.value, date) for row in book["Từng đơn vị"].iter_rows() for cell in row)
    ended = rollup.roll_up(early.above, "disclosures", ENDED)
    assert not ended.is_estimate(KEY)
    assert ended.estimating == {}
    compared = rollup_compare.compare_periods(early.above, whole, ENDED)
    assert next(line for line in compared.lines if line.key == KEY).estimates == (False, True)
    assert "* Số ước" in str(comparison_papers.paper_of(early.above, whole, compared).blocks)


def test_data_for_analysis_say_what_is_an_estimate_and_up_to_when(early: Road, tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    parquet.export(early.above, tmp_path / "out")
    rows = pq.read_table(tmp_path / "out" / "figures").to_pylist()
    assert {row["is_estimate"] for row in rows if row["period"] == ENDED} == {False}
    told = [row for row in rows if row["period"] == PERIOD and row["figure"] == KEY]
    assert {(row["is_estimate"], row["as_of"], row["practice"]) for row in told} == {(True, TODAY.isoformat(), False)}


def test_sums_say_of_how_many_units_last_year_is(early: Road, tmp_path: Path) -> None:
    with early.commune.store.transaction(say("Test")) as tx:
        tx.insert(DISCLOSURES, {"title": "Năm trước", "posted_from": "2025-11-20", "edition": 1})
    early.hand(period=PERIOD)
    second = commune(tmp_path / "other", OTHER)
    unit_keys.trust(early.above, unit_keys.own_key(second).public)
    with second.store.transaction(say("Test")) as tx:
        tx.insert(DISCLOSURES, {"title": "Một", "posted_from": "2026-11-20", "edition": 1})
    Road(second, early.above, early.stick).hand(period=PERIOD)
    second.store.close()
    receive.receive(early.above, [early.stick])
    whole = rollup.roll_up(early.above, "disclosures", PERIOD)
    assert (whole.told[KEY], whole.told_before[KEY], whole.told_last_year(KEY)) == (2, 1, "1/2")
    assert "(1/2 đơn vị)" in str(rollup_papers.paper_of(early.above, whole, KEY).blocks)


def test_in_time_is_counted_among_those_received(early: Road) -> None:
    found = board.board(early.above, "disclosures", PERIOD)
    [line] = [line for line in found.lines if line.received_id]
    assert (found.count(*board.IN_FORCE), found.in_time) == (1, 1)
    board.give_back(early.above, line.received_id, "Sai số liệu")
    found = board.board(early.above, "disclosures", PERIOD)
    assert (found.count(*board.IN_FORCE), found.in_time) == (0, 0)


def test_a_sum_of_which_a_unit_recorded_only_a_part_may_be_more(road: Road, tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    figure = "posting_opinions"
    for opinions in (2, None):
        with road.commune.store.transaction(say("Test")) as tx:
            made = tx.insert(DISCLOSURES, {"title": "Quy chế", "edition": 1})
            place = next(iter(road.commune.places()))["id"]
            tx.insert(
                POSTINGS,
                {
                    "disclosure_id": made,
                    "place_id": place,
                    "place_name": "Trụ sở",
                    "posted_from": "2026-11-02",
                    "opinions": opinions,
                },
            )
    road.hand(period=PERIOD)
    assert [file.status for file in receive.receive(road.above, [road.stick])] == ["accepted"]
    whole = rollup.roll_up(road.above, "disclosures", PERIOD)
    assert (whole.totals[figure], whole.is_partial(figure), whole.is_partial(KEY)) == (2, True, False)
    assert whole.shown(figure, "x") == "2*+"
    assert rollup_compare.compare_periods(road.above, whole, ENDED).lines
    _whole, files = rollup_papers.write(road.above, "disclosures", PERIOD, tmp_path / "papers")
    told = " ".join(text_of(next(path for path in files if path.suffix == ".pdf")).split())
    assert "2*+" in told
    assert "+ Chưa đủ: có đơn vị chưa ghi hết" in told
    [line] = [line for line in board.board(road.above, "disclosures", PERIOD).lines if line.received_id]
    shown = {
        label: now for label, now, _before in received_reports.versions_of(road.above, line.received_id)[0].figures
    }
    assert "2*+" in shown.values()
    parquet.export(road.above, tmp_path / "out")
    rows = pq.read_table(tmp_path / "out" / "figures").to_pylist()
    assert {row["figure"] for row in rows if row["is_partial"]} == {figure}
