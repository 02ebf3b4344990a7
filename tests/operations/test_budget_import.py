"""From the workbook of the finance office to the book: one batch, the file kept, and everything said about it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from papi_desktop.cli import main
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.registers import ATTACHMENTS, BUDGET_TABLES, BUDGETS
from papi_desktop.operations import records
from papi_desktop.operations.budget import checks, import_budget, stages, tables
from papi_desktop.operations.budget.answer import answer_of
from papi_desktop.operations.office import Office
from papi_desktop.store.query import Query
from tests.fixtures.budget_workbooks import REVENUE, SPENDING, write_budget, write_sheet
from tests.fixtures.workbooks import write_villages
from tests.operations.conftest import PASSWORD
from tests.operations.contributions_samples import write_gifts

SAMPLE = Path(__file__).resolve().parents[3] / "shared" / "samples" / "ngan-sach-9-thang-2026.xlsx"


def test_what_is_said_of_a_workbook(office: Office, tmp_path: Path) -> None:
    run = import_budget.dry_run(office, write_budget(tmp_path / "ns.xlsx"))
    assert (run.year, run.stage) == (2026, "exec_9")
    assert answer_of(run) == {
        "unit": "triệu đồng",
        "sheets": {
            "Chi": {"rows": 12, "total": [40000.5, 25000.2]},
            "Thu": {"rows": 9, "total": [40000, 40100, 25500]},
        },
        "blanks": ["Nhà văn hóa bản", "Chi khác", "Dự phòng ngân sách"],
        "private_rows": ["Chi quốc phòng", "Chi an ninh, trật tự"],
        "warnings": [],
    }
    assert office.store.count(BUDGETS) == 0


def test_what_the_budget_will_warn_of_is_told_before_it_is_stored(office: Office, tmp_path: Path) -> None:
    run = import_budget.dry_run(office, write_budget(tmp_path / "ns.xlsx"))
    budget_id, _batch = import_budget.commit(office, run)
    record = office.store.get(BUDGETS, budget_id) or {}
    warned = checks.warnings_of(office, record, tables.tables_of(office, budget_id))
    assert [w.finding for w in warned] == [*run.findings, *run.asked]
    assert "TM" in {finding.check for finding in run.asked}


def test_a_commit_is_one_batch_with_the_file_and_can_be_undone(office: Office, tmp_path: Path) -> None:
    path = write_budget(tmp_path / "ns.xlsx")
    budget_id, batch = import_budget.commit(office, import_budget.dry_run(office, path))
    budget = office.store.get(BUDGETS, budget_id)
    assert budget is not None
    assert (budget["trigger_date"], budget["due"], budget["regime"]) == ("2026-09-30", "2026-10-12", "TT26")
    assert budget["title"] == "Tình hình thực hiện dự toán ngân sách 09 tháng năm 2026"
    kept = tables.tables_of(office, budget_id)
    assert [table.table for table in kept] == list(import_budget.dry_run(office, path).tables)
    (file,) = office.store.all(ATTACHMENTS, Query(filters={"owner_id": budget_id}))
    assert office.store.get_file(file["digest"]) == path.read_bytes()
    assert [hit.title for hit in office.store.search("giao thong nong thon")] == ["Chi"]
    office.store.undo(batch)
    assert office.store.count(BUDGETS) == office.store.count(BUDGET_TABLES) == 0


def test_the_same_file_again_replaces_its_tables_and_keeps_what_was_marked_private(
    office: Office, tmp_path: Path
) -> None:
    path = write_budget(tmp_path / "ns.xlsx")
    budget_id, _batch = import_budget.commit(office, import_budget.dry_run(office, path))
    chi, _thu = tables.tables_of(office, budget_id)
    from dataclasses import replace

    marked = chi.table.with_row(9, replace(chi.table.rows[9], private=True))
    tables.save(office, chi, marked)
    again, _batch = import_budget.commit(office, import_budget.dry_run(office, path))
    assert again == budget_id
    assert office.store.count(BUDGET_TABLES) == 2
    chi, _thu = tables.tables_of(office, budget_id)
    assert chi.table.rows[9].private


def test_a_correction_is_told_in_the_history_cell_by_cell(office: Office, tmp_path: Path) -> None:
    budget_id, _ = import_budget.commit(office, import_budget.dry_run(office, write_budget(tmp_path / "ns.xlsx")))
    chi, _thu = tables.tables_of(office, budget_id)
    from decimal import Decimal

    tables.save(office, chi, chi.table.with_cell(8, 1, Decimal("20001.5")))
    from papi_desktop.translations import render

    last = office.store.batches(1)[0]
    assert "Chi giáo dục, Thực hiện: 20.000,0 → 20.001,5" in render(last.operation)
    with pytest.raises(UserError):
        tables.save(office, chi, chi.table.with_cell(8, 1, Decimal(1)))


def test_a_workbook_that_does_not_tell_year_and_stage_needs_them(office: Office, tmp_path: Path) -> None:
    path = write_budget(tmp_path / "so-lieu.xlsx", period="")
    with pytest.raises(UserError) as error:
        import_budget.commit(office, import_budget.dry_run(office, path))
    assert error.value.code == "NS-02"
    assert office.store.count(BUDGETS) == 0
    run = import_budget.dry_run(office, path, year=2026, stage="exec_6")
    assert import_budget.commit(office, run)[0]


def test_what_does_not_add_up_warns_with_its_figures_and_is_stored_as_stated(office: Office, tmp_path: Path) -> None:
    wrong = (SPENDING[0], ("1", "Chi đầu tư phát triển", 3333, 2000.4, 60), *SPENDING[2:])
    run = import_budget.dry_run(office, write_budget(tmp_path / "sai.xlsx", spending=wrong))
    assert [(f.check, f.row) for f in run.findings] == [("A5", 0), ("A5", 1)]
    assert "3.333" in answer_of(run)["warnings"][1]["message"]
    budget_id, _ = import_budget.commit(office, run)
    assert tables.tables_of(office, budget_id)[0].table.rows[1].cells[0] == 3333


def test_a_later_period_that_states_less_is_found_against_the_book(office: Office, tmp_path: Path) -> None:
    six = write_budget(tmp_path / "6.xlsx", period="06 THÁNG NĂM 2026")
    import_budget.commit(office, import_budget.dry_run(office, six))
    less = (*REVENUE[:2], ("1", "Phí, lệ phí", 100, 200, 140, 140, 70), *REVENUE[3:])
    run = import_budget.dry_run(office, write_budget(tmp_path / "9.xlsx", revenue=less))
    assert ("A12", "Thu", 2) in [(f.check, f.table, f.row) for f in run.findings]


@pytest.mark.parametrize(
    ("stage", "year", "day", "rules", "due"),
    [
        ("exec_3", 2026, None, "TT26", "2026-04-10"),
        ("exec_3", 2025, None, "TT343", "2025-04-15"),
        ("decided", 2027, "2026-12-25", "TT26", "2027-01-25"),
        ("decided", 2026, "2025-12-19", "TT343", "2026-01-19"),
        ("settlement", 2025, "2026-03-30", "TT26", "2026-04-29"),
        ("settlement", 2024, "2025-07-30", "TT343", "2025-08-29"),
        ("draft", 2027, "2026-12-15", "TT26", "2026-12-22"),
        ("exec_year", 2025, "2026-04-06", "TT343", None),  # the ten days came with the new rules
        ("exec_year", 2026, "2027-03-08", "TT26", "2027-03-18"),
        ("support_policy", 2026, "2026-11-23", "TT26", "2026-11-27"),
    ],
)
def test_rules_and_time_limit_follow_from_stage_year_and_day(
    office: Office, stage: str, year: int, day: str | None, rules: str, due: str | None
) -> None:
    record_id = records.save(office, BUDGETS, {**BUDGETS.blank(), "year": year, "stage": stage, "trigger_date": day})
    record = office.store.get(BUDGETS, record_id)
    assert record is not None
    assert (record["regime"], record["due"]) == (rules, due)


def test_a_budget_of_the_old_rules_keeps_their_time_limit_after_they_ended(office: Office) -> None:
    made = stages.filled(office, {"year": 2026, "stage": "decided", "trigger_date": "2026-05-04"})
    assert (made["regime"], made["due"]) == ("TT343", "2026-06-03")
    assert "83/2015" in made["due_rule"]["citation"]


def test_another_day_moves_a_reckoned_due_day_but_not_a_stated_one(office: Office) -> None:
    made = stages.filled(office, {"year": 2027, "stage": "draft", "trigger_date": "2026-12-15"})
    moved = stages.filled(office, {**made, "trigger_date": "2026-12-16"})
    assert moved["due"] > made["due"]
    stated = {"year": 2027, "stage": "draft", "trigger_date": "2026-12-15", "due": "2026-12-31"}
    assert stages.filled(office, stated)["due"] == "2026-12-31"


@pytest.mark.parametrize(
    ("titles", "told"),
    [
        (["THU NGÂN SÁCH 09 THÁNG NĂM 2026"], (2026, "exec_9")),
        (["Quyết toán chi ngân sách xã năm 2025"], (2025, "settlement")),
        (["Dự toán thu ngân sách năm 2027", "(Dự toán trình HĐND)"], (2027, "draft")),
        (["Dự toán thu ngân sách năm 2027"], (2027, "decided")),
        (["Lũy kế từ 01/01 đến 30/6", "6 tháng"], (None, "exec_6")),
        (["Bảng"], (None, "")),
    ],
)
def test_titles_tell_year_and_stage(titles: list[str], told: tuple[int | None, str]) -> None:
    assert stages.told_by(titles, date(2026, 11, 22)) == told


@pytest.mark.skipif(not SAMPLE.exists(), reason="samples are not part of the program")
def test_the_sample_answers_as_expected(
    office: Office, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = office.store.folder
    office.store.close()
    monkeypatch.setenv("PAPI_PASSWORD", PASSWORD)
    assert main(["--data", str(folder), "import", "budget", str(SAMPLE), "--dry-run", "--json"]) == 0
    expected = json.loads(SAMPLE.with_name(SAMPLE.name + ".expected.json").read_text(encoding="utf-8"))
    assert json.loads(capsys.readouterr().out) == expected


def test_whoever_corrects_the_stage_means_its_title_and_day_too(office: Office) -> None:
    budget = records.save(office, BUDGETS, {**BUDGETS.blank(), "year": 2026, "stage": "exec_6"})
    record = office.store.get(BUDGETS, budget)
    assert record is not None
    records.save(office, BUDGETS, {**record, "stage": "exec_9"})
    corrected = office.store.get(BUDGETS, budget)
    assert corrected is not None
    assert (corrected["trigger_date"], corrected["due"]) == ("2026-09-30", "2026-10-12")
    assert "09 tháng" in corrected["title"]
    records.save(office, BUDGETS, {**corrected, "title": "Thu, chi chín tháng"})
    named = office.store.get(BUDGETS, budget)
    assert named is not None
    records.save(office, BUDGETS, {**named, "stage": "exec_6"})
    again = office.store.get(BUDGETS, budget)
    assert again is not None
    assert (again["title"], again["trigger_date"]) == ("Thu, chi chín tháng", "2026-06-30")


def test_support_comes_several_times_a_year(office: Office, tmp_path: Path) -> None:
    path = write_budget(tmp_path / "ht.xlsx", period="")
    first, second = (
        import_budget.commit(office, import_budget.dry_run(office, path, year=2026, stage="support_result"))[0]
        for _time in range(2)
    )
    assert first != second
    assert import_budget.dry_run(office, path, budget_id=first).known == first


_SUPPORT = (
    ("STT", "Họ và tên", "Thôn", "Số tiền", "Ghi chú"),
    ("1", "Lò Văn Ún", "Bản Nà Cáy", 20, None),
)


def test_a_list_of_another_book_is_sent_where_it_belongs(office: Office, tmp_path: Path) -> None:
    lists = {
        "Contributions": write_gifts(tmp_path / "gop.xlsx"),
        "Villages": write_villages(tmp_path / "thon.xlsx", [("Bản Nà Cáy", "Bản")]),
    }
    for menu, path in lists.items():
        with pytest.raises(UserError) as error:
            import_budget.dry_run(office, path)
        assert error.value.code == "NS-03"
        assert f"Open “{menu}”" in error.value.todo.in_english()


def test_direct_support_is_a_list_of_people_too(office: Office, tmp_path: Path) -> None:
    path = write_sheet(tmp_path / "danh-sach.xlsx", [("DANH SÁCH",), *_SUPPORT])
    with pytest.raises(UserError):
        import_budget.dry_run(office, path)
    assert len(import_budget.dry_run(office, path, year=2026, stage="support_result").tables[0].rows) == 1
    titled = write_sheet(tmp_path / "81.xlsx", [("CÔNG KHAI HỖ TRỢ CỦA NHÀ NƯỚC NĂM 2026",), *_SUPPORT])
    assert import_budget.dry_run(office, titled).stage == "support_result"


def test_a_picture_says_what_it_is(office: Office, tmp_path: Path) -> None:
    photo = tmp_path / "bang.xlsx"
    photo.write_bytes(b"\xff\xd8\xff\xe0" + b"0" * 600)
    with pytest.raises(UserError) as error:
        import_budget.dry_run(office, photo)
    assert "a picture" in error.value.what.in_english()
    assert "Ask whoever made it for the workbook itself" in error.value.todo.in_english()
