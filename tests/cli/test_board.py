"""`papi board --across`: the periods of a year, or all reports of a period, in one table."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Papi


def test_the_board_stands_by_periods_and_by_reports(papi: Papi, tmp_path: Path) -> None:
    papi("init", "--unit", "tỉnh Sơn La", "--province", "tỉnh Sơn La", "--receiving")
    year = papi("board", "--period", "2026", "--across", "periods", "--json").json
    assert [column["period"] for column in year["columns"]] == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]
    assert year["columns"][0]["on_time"] == 0.0
    assert all(len(unit["states"]) == 4 and unit["states"][0] == "overdue" for unit in year["units"])
    period = papi("board", "--period", "2026-Q1", "--across", "reports", "--json").json
    assert {"disclosures", "budget"} <= {column["kind"] for column in period["columns"]}
    told = papi("board", "--period", "2026", "--across", "periods").out.splitlines()
    assert len(told) == 1 + 4 + len(year["units"])
    assert any(line.startswith("phường Tô Hiệu: Quý I: Overdue, not sent;") for line in told)
    made = papi("board", "--period", "2026", "--across", "periods", "--out", str(tmp_path / "bang"), "--json").json[
        "files"
    ]
    assert {name.rpartition(".")[2] for name in made} == {"pdf", "docx", "xlsx"}
    wrong = papi("board", "--period", "2026-Z9", "--across", "periods")
    assert wrong.status != 0
    assert "BC-02" in wrong.err
    empty = papi("rollup", "disclosures", "--period", "2026-Q1", "--out", "nowhere")
    assert empty.status != 0
    assert "BC-06" in empty.err
