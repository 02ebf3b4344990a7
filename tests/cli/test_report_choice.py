"""`papi report` on request with the tables named, what it refuses, and what its help and `papi board` tell."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from papi_desktop import cli
from tests.cli.conftest import Papi


def test_tables_are_named_and_kept_with_the_report(office: Papi, tmp_path: Path) -> None:
    told = ("report", "adhoc", "--period", "2026-11", "--out", str(tmp_path / "bc"), "--json")
    said = office(*told, "--tables", "t5,T2").json
    assert said["kind"] == "ad_hoc"
    assert [table["key"] for table in said["tables"]] == ["T2", "T5"]
    assert {figure["register"] or "-" for figure in said["figures"]} <= {"budgets", "dialogues", "promises", "-"}
    assert "dialogue_opinions" in {figure["key"] for figure in said["figures"]}
    book = openpyxl.load_workbook(next(path for path in said["files"] if path.endswith(".xlsx")))
    assert book.sheetnames == ["Số liệu", "T2", "T5"]
    again = office(*told).json
    assert again["figures"] == said["figures"]
    only = office(*told, "--figures", "gifts_money").json
    assert ([f["key"] for f in only["figures"]], only["tables"]) == (["gifts_money"], [])


@pytest.mark.parametrize(
    ("kind", "tables", "code"), [("ad_hoc", "T5,T99", "BC-05"), ("democracy", "T5", "BC-04"), ("adhok", "T5", "BC-01")]
)
def test_what_cannot_be_chosen_is_refused(office: Papi, tmp_path: Path, kind: str, tables: str, code: str) -> None:
    out = tmp_path / "bc"
    said = office("report", kind, "--period", "2026-Q4", "--out", out, "--tables", tables)
    assert said.status != 0
    assert code in said.err
    assert not out.exists()


def test_a_figure_says_why_it_has_no_value(office: Papi, tmp_path: Path) -> None:
    said = office("report", "petitions", "--period", "2026-Q4", "--out", str(tmp_path), "--json").json
    for figure in said["figures"]:
        assert (figure["value"], figure["reason"]) == (None, "not_kept"), figure["key"]
    assert said["as_of"]
    assert all("estimates" in table for table in said["tables"])


def test_the_paper_and_the_workbook_have_one_name(office: Papi, tmp_path: Path) -> None:
    for kind in ("disclosures", "budget"):
        said = office("report", kind, "--period", "2026-Q4", "--out", str(tmp_path / kind), "--json").json
        assert len({Path(path).stem for path in said["files"]}) == 1, said["files"]


def test_the_help_names_reports_and_periods(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAPI_LANGUAGE", "vi")
    with pytest.raises(SystemExit):
        cli.main(["report", "--help"])
    told = " ".join(capsys.readouterr().out.split())
    for words in ("--period KỲ", "--tables BẢNG", "LOẠI", "2026-Q4", "ad_hoc Báo cáo theo yêu cầu", "T7 Huy động"):
        assert words in told
    assert not {"KIND", "QUÝ"} & set(told.split())


def test_the_board_tells_report_due_date_and_shares(papi: Papi, tmp_path: Path) -> None:
    papi("init", "--unit", "tỉnh Sơn La", "--province", "tỉnh Sơn La", "--receiving")
    told = papi("board", "--period", "2026-Q4").out.splitlines()
    assert told[0] == "Danh sách các nội dung đã công khai quý IV năm 2026"
    assert told[1].startswith("0 of ")
    assert "in time" not in told[1]
    assert told[1].endswith("It is due 20/12/2026, which is still to come.")
    found = json.loads(papi("board", "--period", "2026-Q4", "--json").out)
    assert len(told) == 2 + len(found["units"])
