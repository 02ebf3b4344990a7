"""The board of the level above: several periods and reports in one table, what a unit sent, returns taken back, own files."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from papi_desktop import cli
from papi_desktop.documents.paper import Table
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import HANDOVERS, POSTINGS, RECEIVED, REPORT_TERMS
from papi_desktop.operations import board as boards
from papi_desktop.operations import (
    board_columns,
    board_overview,
    board_paper,
    received_list,
    received_reports,
    records,
    report_kinds,
    rollup,
    rollup_papers,
)
from papi_desktop.operations.acknowledge import acknowledge
from papi_desktop.operations.office import Office
from papi_desktop.operations.receive import receive
from papi_desktop.translations import render
from tests.handover.conftest import PASSWORD, PERIOD, Road

UNIT = "xã Na Sang"


def line_of(office: Office, kind: str = "disclosures", period: str = PERIOD) -> boards.BoardLine:
    return next(line for line in boards.board(office, kind, period).lines if line.unit == UNIT)


def states(found: board_overview.Overview, unit: str) -> list[str]:
    key = next(key for key, name in found.units if name == unit)
    return [line.state if line else "" for line in found.cells(key)]


def test_nobody_is_late_before_the_due_day(road: Road) -> None:
    found = boards.board(road.above, "disclosures", PERIOD)
    assert found.due == date(2026, 12, 20)
    assert (found.punctual, found.count("missing"), found.count("overdue")) == (None, len(found.lines), 0)
    assert "%" in render(found.summary)
    assert "in time" not in render(found.summary)
    road.above.today = lambda: date(2026, 12, 21)
    found = boards.board(road.above, "disclosures", PERIOD)
    assert (found.punctual, found.count("overdue")) == (0.0, len(found.lines))
    assert f"{len(found.lines)} overdue" in render(found.summary)


def test_the_periods_of_a_year_stand_side_by_side(road: Road) -> None:
    road.hand()
    receive(road.above, [road.stick])
    road.above.today = lambda: date(2026, 12, 21)
    found = board_overview.of_year(road.above, "disclosures", 2026)
    assert [column.heading for column in found.columns] == ["Quý I", "Quý II", "Quý III", "Quý IV"]
    assert states(found, UNIT) == ["overdue", "overdue", "overdue", "sent"]
    assert [column.sent.split("/")[0] for column in found.columns] == ["0", "0", "0", "1"]
    assert [column.board.count("overdue") for column in found.columns][-1] == len(found.units) - 1
    ahead = board_overview.of_year(road.above, "disclosures", 2027)
    assert states(ahead, UNIT) == ["", "", "", ""], "nothing is awaited for what has not begun"
    assert {column.sent for column in ahead.columns} == {""}


def test_all_reports_of_a_period_stand_side_by_side(road: Road) -> None:
    road.hand()
    road.hand("democracy")
    receive(road.above, [road.stick])
    found = board_overview.of_period(road.above, PERIOD)
    kinds = [column.board.kind for column in found.columns]
    assert {"disclosures", "democracy"} <= set(kinds)
    assert "ad_hoc" not in kinds, "a report on request is awaited of nobody"
    told = dict(zip(kinds, states(found, UNIT), strict=True))
    assert (told["disclosures"], told["democracy"], told["budget"]) == ("sent", "sent", "missing")
    assert "democracy" not in [c.board.kind for c in board_overview.of_period(road.above, "2026-Q3").columns]
    with pytest.raises(UserError):
        board_overview.of_period(road.above, "2026-11-01..2026-11-20x")


def test_what_a_unit_sent_can_be_read(road: Road, tmp_path: Path) -> None:
    road.hand()
    road.disclose("Lịch tiếp công dân quý IV")
    road.hand()
    receive(road.above, [road.stick])
    line = line_of(road.above)
    assert line.note == "Số nội dung đã công khai: 1 → 2"
    versions = received_reports.versions_of(road.above, line.received_id)
    assert [(v.version, v.state) for v in versions] == [(2, "current"), (1, "superseded")]
    assert versions[0].changes == line.note
    assert ("Số nội dung đã công khai", "2*") in [figure[:2] for figure in versions[0].figures]
    assert versions[0].files[0].is_pdf
    written = received_reports.write_files(road.above, versions[0], tmp_path / "out")
    assert {path.suffix for path in written} >= {".pdf", ".docx", ".xlsx"}
    assert all(path.read_bytes() for path in written)
    assert received_reports.versions_of(road.above, "none") == ()


def test_a_version_that_was_taken_is_replaced_by_a_later_one_even_if_that_comes_back(
    road: Road, tmp_path: Path
) -> None:
    first = road.hand()
    for number, reason in enumerate(("", "Thiếu ảnh")):
        receive(road.above, [road.stick])
        if reason:
            boards.give_back(road.above, line_of(road.above).received_id, reason)
        back = tmp_path / str(number)
        back.mkdir()
        acknowledge(road.above, back)
        receive(road.commune, [back])
        if not reason:
            assert (road.commune.store.get(HANDOVERS, first.id) or {})["state"] == "acknowledged"
            road.disclose("Lịch tiếp công dân quý IV")
            second = road.hand()
    states = {row["id"]: row["state"] for row in road.commune.store.all(HANDOVERS)}
    assert (states[first.id], states[second.id]) == ("superseded", "returned")


def test_a_return_is_taken_back(road: Road, tmp_path: Path) -> None:
    handed = road.hand()
    receive(road.above, [road.stick])
    boards.give_back(road.above, line_of(road.above).received_id, "Thiếu ảnh")
    assert (line_of(road.above).state, line_of(road.above).note) == ("returned", "Thiếu ảnh")
    note = next(column for column in board_columns.COLUMNS if column.key == board_columns.NOTE)
    assert str(note.on_screen(line_of(road.above))).startswith("Thiếu ảnh; "), (
        "the reason is not cut off behind remarks"
    )
    acknowledge(road.above, tmp_path)
    [told_here] = [file for file in receive(road.commune, [tmp_path]) if file.status == "accepted"]
    title = (road.commune.store.get(HANDOVERS, handed.id) or {})["title"]
    assert told_here.reason is not None
    assert f"“{title}” – Thiếu ảnh" in told_here.reason.in_english(), "which report came back is said"
    boards.take_back(road.above, line_of(road.above).received_id)
    assert (line_of(road.above).state, line_of(road.above).note) == ("sent", "")
    with pytest.raises(UserError, match="not returned"):
        boards.take_back(road.above, line_of(road.above).received_id)
    again = tmp_path / "again"
    again.mkdir()
    acknowledge(road.above, again)
    receive(road.commune, [again])
    told = road.commune.store.get(HANDOVERS, handed.id)
    assert told is not None
    assert (told["state"], told["return_reason"]) == ("acknowledged", None)


def test_what_is_returned_is_named_before_it_is(road: Road) -> None:
    road.hand()
    receive(road.above, [road.stick])
    over = boards.board(road.above, "disclosures", PERIOD)
    asked = render(boards.returned_what(over, line_of(road.above)))
    for told in (UNIT, over.title, "quý IV năm 2026", "version 1", line_of(road.above).short_code):
        assert told in asked


def test_every_column_of_the_board_is_on_screen_and_paper_in_the_workbook_and_told_to_machines(
    road: Road, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    road.hand()
    receive(road.above, [road.stick])
    acknowledge(road.above, road.stick)
    paper = next(
        b
        for b in board_paper.paper_of(road.above, boards.board(road.above, "disclosures", PERIOD)).blocks
        if isinstance(b, Table)
    )
    cells = [row.cells for row in paper.rows if row.cells[1] == UNIT]
    assert [(c[3], c[4], c[6]) for c in cells] == [("1", "22/11/2026", "22/11/2026")]
    made = board_paper.write(road.above, "disclosures", PERIOD, tmp_path / "out")
    sheet = openpyxl.load_workbook(next(path for path in made if path.suffix == ".xlsx")).active
    assert sheet is not None
    rows = [tuple(str(cell or "") for cell in row) for row in sheet.iter_rows(values_only=True)]
    heads = tuple(column.title for column in paper.columns)
    assert heads in [row[: len(heads)] for row in rows]
    assert cells[0] in [row[: len(heads)] for row in rows]
    assert len(heads) == 1 + len(board_columns.SHOWN)
    assert len({column.key for column in board_columns.COLUMNS}) == len(board_columns.COLUMNS)
    road.above.store.close()
    monkeypatch.setenv("PAPI_PASSWORD", PASSWORD)
    monkeypatch.setenv("PAPI_LANGUAGE", "en")
    assert cli.main(["--data", str(tmp_path / "above"), "board", "--period", PERIOD, "--json"]) == 0
    [told] = [unit for unit in json.loads(capsys.readouterr().out)["units"] if unit["unit"] == UNIT]
    assert list(told) == [column.key for column in board_columns.COLUMNS]
    assert (told["state"], told["received_on"], told["answered_on"]) == ("sent", "2026-11-22", "2026-11-22")
    assert cli.main(["--data", str(tmp_path / "above"), "board", "--period", PERIOD]) == 0
    assert f"{UNIT}: Sent; 1; 22/11/2026; {told['short_code']}; 22/11/2026" in capsys.readouterr().out


def test_a_returned_correction_does_not_bring_back_what_it_corrected(road: Road) -> None:
    road.hand()
    road.disclose("Lịch tiếp công dân quý IV")
    road.hand()
    receive(road.above, [road.stick])
    boards.give_back(road.above, line_of(road.above).received_id, "Thiếu ảnh")
    assert (line_of(road.above).state, line_of(road.above).version) == ("returned", 2)
    assert {row["state"] for row in road.above.store.all(RECEIVED)} == {"returned", "superseded"}
    boards.take_back(road.above, line_of(road.above).received_id)
    assert (line_of(road.above).state, line_of(road.above).version) == ("corrected", 2)


def test_own_files_on_the_stick_are_no_refusals(road: Road) -> None:
    road.hand()
    receive(road.above, [road.stick])
    acknowledge(road.above, road.stick)
    files = receive(road.above, [road.stick])
    assert sorted(file.own for file in files) == [False, True]
    assert all(file.error is None for file in files)
    assert sorted((f.status, f.own) for f in receive(road.commune, [road.stick])) == [
        ("accepted", False),
        ("already", True),
    ]


def test_the_files_received_are_kept_as_a_list(road: Road, tmp_path: Path) -> None:
    road.hand()
    (road.stick / "anh.papi").write_bytes(b"\xff\xd8\xff\xe0 a photo")
    path = received_list.write(road.above, receive(road.above, [road.stick]), tmp_path / "da-nhan.xlsx")
    rows = list(openpyxl.load_workbook(path).active.iter_rows(values_only=True))  # type: ignore[union-attr]
    told = {row[0]: row for row in rows if row[0]}
    assert told["anh.papi"][1] == "Not taken in"
    assert "not a hand-over file" in told["anh.papi"][6]
    assert any(row[2] == UNIT and row[3].endswith("quý IV năm 2026") for row in rows[3:] if row[3])


def test_a_posting_names_the_content_it_is_of_and_the_figures_add_up(road: Road) -> None:
    with road.commune.store.transaction(say("Test")) as tx:
        for number, posting in enumerate(list(road.commune.store.all(POSTINGS))):
            tx.update(POSTINGS, posting["id"], {"posted_from": "2026-12-01", "minutes_signed": number % 2 == 0})
    road.hand()
    receive(road.above, [road.stick])
    [row] = road.above.store.all(RECEIVED)
    values = {f["key"]: f["value"] for f in row["content"]["figures"]}
    parts = ("postings_complete", "postings_running", "postings_wanting")
    assert sum(values[key] for key in parts) == values["postings"] == 4
    found = rollup.records_of(road.above, row["id"], "postings")
    assert len({record.title for record in found}) == 4
    assert all(record.title.startswith("Danh sách hộ nghèo") for record in found)
    disclosure = rollup.records_of(road.above, row["id"], "disclosures")[0]
    assert "ho-ngheo" not in dict(disclosure.fields).values()


def test_a_period_without_reports_is_not_added_up(road: Road, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="nothing to add up"):
        rollup_papers.write(road.above, "disclosures", PERIOD, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_days_set_begin_with_the_usual_ones(road: Road) -> None:
    usual = report_kinds.usual_terms(road.commune, "budget")
    assert (usual["due_q1"], usual["due_q4"]) == ("15/4", "15/1+1")
    records.save(road.commune, REPORT_TERMS, usual)
    assert report_kinds.rows_set(road.commune) == [{"key": "budget"}], "nothing differs until it is changed"
