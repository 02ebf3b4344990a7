"""Last year's workbook into the book: everything seen at once, all or nothing, undone days later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from papi_desktop.domain.errors import Cancelled, UserError
from papi_desktop.domain.messages import Message
from papi_desktop.domain.registers import ATTACHMENTS, FORMER_UNITS, HOUSEHOLDS, PLACES, ROUNDS, VILLAGES
from papi_desktop.jobs import Progress
from papi_desktop.operations import import_workbook, records, safety
from papi_desktop.operations.import_workbook import DryRun, ImportResult, commit, correct, dry_run, leave_out
from papi_desktop.operations.office import Office
from tests.fixtures.workbooks import Letters, Line, changed, lines, six_wrong, write_list, write_villages
from tests.operations.conftest import VILLAGES as NAMES

GOOD = lines(NAMES)


def run_over(office: Office, path: Path, year: int = 2025) -> DryRun:
    return dry_run(office, path, "households", year=year)


def wrong(run: DryRun) -> list[tuple[str, int, str, str]]:
    return [(p.kind, p.row, p.column, p.value) for p in run.reading.problems]


def everything(office: Office) -> dict[str, int]:
    counted = {r.key: office.store.count(r) for r in (HOUSEHOLDS, ROUNDS, VILLAGES, PLACES, ATTACHMENTS)}
    return {**counted, "batches": len(office.store.batches())}


# --- the dry run ---


@pytest.mark.parametrize("letters", ["unicode", "tcvn3", "vni"])
def test_six_faults_are_found_at_their_places_whatever_the_letters(
    office: Office, tmp_path: Path, letters: Letters
) -> None:
    run = run_over(office, write_list(tmp_path / "cu.xlsx", six_wrong(GOOD), letters=letters))
    assert run.reading.encoding == letters
    assert [(kind, row, value) for kind, row, _column, value in wrong(run)] == [
        ("birth", 12, "19665"),
        ("birth", 13, "2091"),
        ("birth", 18, "không nhớ"),
        ("cccd", 20, "14053000008"),
        ("duplicate", 24, "014154000009"),
        ("duplicate", 26, "014056000011"),
    ]
    assert run.errors == 6
    assert run.bad_rows == {("DS ho ngheo", row) for row in (12, 13, 18, 20, 24, 26)}
    assert run.villages == NAMES
    assert run.new_villages == ()


def test_a_fault_is_told_at_the_cell_it_stands_in(office: Office, tmp_path: Path) -> None:
    run = run_over(office, write_list(tmp_path / "cu.xlsx", six_wrong(GOOD)))
    # A man's year of birth stands in column C, a woman's in column D.
    columns = [p.column for p in run.reading.problems]
    assert columns == ["C", "D", "D", "E", "E", "E"]


def test_a_dry_run_stores_nothing(office: Office, tmp_path: Path) -> None:
    before = everything(office)
    run_over(office, write_list(tmp_path / "cu.xlsx", six_wrong(GOOD)))
    run_over(office, write_list(tmp_path / "moi.xlsx", lines(("Bản Mới",))))
    assert everything(office) == before


def test_every_row_of_the_file_is_accounted_for(office: Office, tmp_path: Path) -> None:
    reading = run_over(office, write_list(tmp_path / "cu.xlsx", six_wrong(GOOD))).reading
    assert len(reading.rows) == 12
    assert reading.rows_in == len(reading.rows) + sum(s.count for s in reading.skipped)


def test_totals_are_those_of_the_paper(office: Office, tmp_path: Path) -> None:
    run = run_over(office, write_list(tmp_path / "cu.xlsx", GOOD))
    assert set(run.totals) == {line.kind for line in GOOD}
    for kind, total in run.totals.items():
        of_kind = [line for line in GOOD if line.kind == kind]
        assert total == {"households": len(of_kind), "members": sum(line.members for line in of_kind)}


def test_a_number_that_lost_its_zero_is_rescued_and_said_so(office: Office, tmp_path: Path) -> None:
    run = run_over(office, write_list(tmp_path / "cu.xlsx", changed(GOOD, 0, citizen_id=14046000001)))
    row = run.reading.rows[0]
    assert row.record["citizen_id"] == "014046000001"
    assert "citizen_id" in row.notes
    assert run.errors == 0


def test_blank_and_nothing_are_not_the_same(office: Office, stored: Callable[..., ImportResult]) -> None:
    stored(changed(changed(GOOD, 0, b2=None, members=None), 1, b2=0, members=0))
    kept = {h["citizen_id"]: h for h in office.store.all(HOUSEHOLDS)}
    assert [kept[GOOD[0].citizen_id][key] for key in ("b2", "members")] == [None, None]
    assert [kept[GOOD[1].citizen_id][key] for key in ("b2", "members")] == [0, 0]


# --- correcting ---


def test_what_is_typed_in_the_grid_counts_and_may_end_a_fault_elsewhere(office: Office, tmp_path: Path) -> None:
    run = run_over(office, write_list(tmp_path / "cu.xlsx", six_wrong(GOOD)))
    sheet = "DS ho ngheo"
    run = correct(office, run, {(sheet, 12, "birth"): "1947", (sheet, 23, "citizen_id"): "014154999999"})
    assert [kind for kind, *_ in wrong(run)] == ["birth", "birth", "cccd", "duplicate"]
    run = correct(office, run, {(sheet, 13, "birth"): "", (sheet, 18, "birth"): "5/9/1951"})
    run = correct(office, run, {(sheet, 20, "citizen_id"): "014053000008", (sheet, 26, "citizen_id"): ""})
    assert run.errors == 0
    commit(office, run)
    births = {h["head_name"]: h["birth"] for h in office.store.all(HOUSEHOLDS)}
    assert births[GOOD[1].name] == "1947"
    assert births[GOOD[2].name] is None
    assert births[GOOD[5].name] == "1951-09-05"


def test_a_row_left_out_by_choice_still_comes_out_in_the_count(office: Office, tmp_path: Path) -> None:
    run = run_over(office, write_list(tmp_path / "cu.xlsx", six_wrong(GOOD)))
    run = leave_out(office, run, [("DS ho ngheo", 24), ("DS ho ngheo", 26)])
    assert [kind for kind, *_ in wrong(run)] == ["birth", "birth", "birth", "cccd"]
    assert run.reading.rows_in == len(run.reading.rows) + sum(s.count for s in run.reading.skipped)


def test_the_workbook_comes_back_with_its_faults_marked(office: Office, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    run = run_over(office, write_list(tmp_path / "cu.xlsx", six_wrong(GOOD)))
    import_workbook.save_errors(run, tmp_path / "loi.xlsx")
    sheet = load_workbook(tmp_path / "loi.xlsx").worksheets[0]
    noted = {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment}
    assert noted == {"C12", "D13", "D18", "E20", "E24", "E26"}


# --- committing ---


def test_errors_stop_everything(office: Office, tmp_path: Path) -> None:
    before = everything(office)
    run = run_over(office, write_list(tmp_path / "cu.xlsx", six_wrong(GOOD)))
    with pytest.raises(UserError) as refused:
        commit(office, run)
    assert refused.value.code == "NHAP-01"
    assert refused.value.what.values["count"] == 6
    assert everything(office) == before


def test_accepting_errors_stores_the_good_rows_and_tells_the_rest(office: Office, tmp_path: Path) -> None:
    run = run_over(office, write_list(tmp_path / "cu.xlsx", six_wrong(GOOD)))
    done = commit(office, run, accept_errors=True)
    assert (done.stored, done.left_out) == (6, 6)
    assert done.stored + done.left_out == len(run.reading.rows)
    kept = {h["head_name"] for h in office.store.all(HOUSEHOLDS)}
    assert kept == {line.name for n, line in enumerate(GOOD) if n not in {1, 2, 5, 7, 9, 11}}


def test_a_file_of_nothing_but_errors_stores_nothing(office: Office, tmp_path: Path) -> None:
    before = everything(office)
    only = [Line(NAMES[0], "Lò Văn Bình", "19665", "014046000001", 3)]
    run = run_over(office, write_list(tmp_path / "cu.xlsx", only))
    with pytest.raises(UserError, match="NHAP-02"):
        commit(office, run, accept_errors=True)
    assert everything(office) == before


def test_an_import_is_one_batch_with_its_round_and_its_file(office: Office, tmp_path: Path) -> None:
    path = write_list(tmp_path / "Hộ nghèo 2025.xlsx", GOOD)
    before = len(office.store.batches())
    done = commit(office, run_over(office, path))
    assert len(office.store.batches()) == before + 1
    assert office.store.batches()[0].id == done.batch
    review = office.store.get(ROUNDS, done.round_id)
    assert review is not None
    assert (review["year"], review["kind"], review["name"]) == (
        2025,
        "yearly",
        "Rà soát hộ nghèo, hộ cận nghèo năm 2025",
    )
    assert review["source_file"] == path.name
    assert review["standard"] is None  # the tables say nothing of the year before
    assert all(h["round_id"] == done.round_id for h in office.store.all(HOUSEHOLDS))
    source = next(iter(office.store.all(ATTACHMENTS)))
    assert (source["role"], source["name"], source["owner_id"]) == ("source", path.name, done.round_id)
    assert office.store.get_file(source["digest"]) == path.read_bytes()
    assert office.store.verify_chain().first_broken is None


def test_the_round_names_the_standard_of_its_year(office: Office, stored: Callable[..., ImportResult]) -> None:
    review = office.store.get(ROUNDS, stored(year=2026).round_id)
    assert review is not None
    wanted = office.rules.rule("POOR_STANDARD_YEAR", date(2026, 12, 31)).citation
    assert review["standard"] == wanted


def test_without_a_year_it_is_this_years_round(office: Office, tmp_path: Path) -> None:
    done = commit(office, dry_run(office, write_list(tmp_path / "a.xlsx", GOOD), "households"))
    review = office.store.get(ROUNDS, done.round_id)
    assert review is not None
    assert review["year"] == 2026


def test_a_backup_is_made_first(office: Office, stored: Callable[..., ImportResult]) -> None:
    stored()
    made = safety.list_backups(safety.backup_folder(office))
    assert [(b.reason, b.verified, b.counts["households"]) for b in made] == [("import", True, 0)]


def test_stopping_an_import_stores_nothing(office: Office, tmp_path: Path) -> None:
    run = run_over(office, write_list(tmp_path / "cu.xlsx", lines((*NAMES, "Bản Mới"))))
    before = everything(office)

    def stop_when_storing(_done: int, _total: int, phase: Message | None) -> None:
        if phase is not None and phase.msgid.startswith("Storing"):
            raise Cancelled

    with pytest.raises(Cancelled):
        commit(office, run, progress=Progress(stop_when_storing))
    assert everything(office) == before


def test_a_broken_row_in_the_middle_takes_all_rows_with_it(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = run_over(office, write_list(tmp_path / "cu.xlsx", lines((*NAMES, "Bản Mới"))))
    before = everything(office)
    run.reading.rows[7].record["members"] = "bốn"
    with pytest.raises(TypeError):
        commit(office, run)
    assert everything(office) == before


# --- villages ---


def test_new_villages_come_with_their_culture_house(office: Office, tmp_path: Path) -> None:
    run = run_over(office, write_list(tmp_path / "cu.xlsx", lines((NAMES[0], "Bản Mới", "Tiểu khu 3"))))
    assert run.new_villages == ("Bản Mới", "Tiểu khu 3")
    assert [p.kind for p in run.reading.problems] == ["village", "village"]
    assert run.errors == 0
    commit(office, run)
    assert [v["name"] for v in office.villages()] == [*NAMES, "Bản Mới", "Tiểu khu 3"]
    assert [p["name"] for p in office.places()][-2:] == ["Nhà văn hóa Bản Mới", "Nhà văn hóa Tiểu khu 3"]
    ids = {v["name"]: v["id"] for v in office.villages()}
    living = [h["village_id"] for h in office.store.all(HOUSEHOLDS)]
    assert [living.count(ids[name]) for name in (NAMES[0], "Bản Mới", "Tiểu khu 3")] == [4, 4, 4]


def test_a_village_spelled_otherwise_is_the_same(office: Office, tmp_path: Path) -> None:
    run = run_over(office, write_list(tmp_path / "cu.xlsx", lines(("BẢN NÀ CÁY", "thôn huổi siểu"))))
    assert run.new_villages == ()
    commit(office, run)
    assert len(office.villages()) == 3


def test_villages_have_an_import_of_their_own(office: Office, tmp_path: Path) -> None:
    path = write_villages(tmp_path / "thon.xlsx", [("Bản", "Xa Xôi"), ("Tiểu khu", "9")])
    done = commit(office, dry_run(office, path, "villages"))
    assert done.round_id == ""
    assert {v["name"] for v in office.villages()} == {*NAMES, "Bản Xa Xôi", "Tiểu khu 9"}
    assert {"Nhà văn hóa Bản Xa Xôi", "Nhà văn hóa Tiểu khu 9"} <= {p["name"] for p in office.places()}


# --- the mapping ---


def test_the_columns_chosen_are_remembered_for_the_layout(office: Office, tmp_path: Path) -> None:
    first = write_list(tmp_path / "cu.xlsx", GOOD)
    guessed = dict(run_over(office, first).reading.mapping)
    assert guessed["Ghi chú"] == "note"
    chosen = {**guessed, "Ghi chú": "reason", "Dân tộc": ""}
    commit(office, dry_run(office, first, "households", year=2025, mapping=chosen))
    again = run_over(office, write_list(tmp_path / "moi.xlsx", lines(NAMES, each=2), year=2026), 2026)
    assert dict(again.reading.mapping) == chosen
    assert "ethnicity" not in again.reading.rows[0].record
    own = dry_run(office, first, "households", year=2026, mapping=guessed)
    assert dict(own.reading.mapping) == guessed


# --- twice, and next year ---


def test_the_same_list_again_is_found_in_the_book_and_erases_nothing(
    office: Office, stored: Callable[..., ImportResult], tmp_path: Path
) -> None:
    stored()
    kept = {h["id"]: h for h in office.store.all(HOUSEHOLDS)}
    poorer = [Line(line.village, line.name, line.birth, line.citizen_id, None, line.kind) for line in GOOD]
    again = run_over(office, write_list(tmp_path / "lai.xlsx", poorer))
    assert [p.kind for p in again.reading.problems] == ["duplicate"] * 12
    with pytest.raises(UserError, match="NHAP-02"):
        commit(office, again, accept_errors=True)
    assert {h["id"]: h for h in office.store.all(HOUSEHOLDS)} == kept


def test_a_list_without_numbers_again_is_warned_of_row_by_row(
    office: Office, stored: Callable[..., ImportResult], tmp_path: Path
) -> None:
    bare = [Line(line.village, line.name, line.birth, None, line.members, line.kind) for line in GOOD]
    stored(bare)
    again = run_over(office, write_list(tmp_path / "lai.xlsx", bare))
    assert [(p.kind, p.severity.value) for p in again.reading.problems] == [("duplicate", "warning")] * 12


def test_rows_forgotten_at_first_join_the_same_round(
    office: Office, stored: Callable[..., ImportResult], tmp_path: Path
) -> None:
    first = stored(GOOD[:8])
    rest = commit(office, run_over(office, write_list(tmp_path / "them.xlsx", GOOD[8:])))
    assert rest.round_id == first.round_id
    assert office.store.count(ROUNDS) == 1
    assert office.store.count(HOUSEHOLDS) == 12


def test_next_years_list_is_compared_with_last_years(
    office: Office, stored: Callable[..., ImportResult], tmp_path: Path
) -> None:
    stored()
    this_year = GOOD[2:]  # two are gone
    this_year = changed(this_year, 0, kind="Hộ cận nghèo", name="Tên Sửa Lại")  # known by the number
    this_year = changed(this_year, 1, citizen_id=None)  # known by name, birth and village
    this_year = changed(this_year, 2, citizen_id="014049555555")  # the same name, but another person
    this_year = [*this_year, Line(NAMES[2], "Giàng A Tủa", 1971, "014071777777", 4)]
    run = run_over(office, write_list(tmp_path / "2026.xlsx", this_year, year=2026), 2026)
    compared = run.compared
    assert compared.round == "Rà soát hộ nghèo, hộ cận nghèo năm 2025"
    assert {row.record["head_name"] for row in compared.new} == {"Giàng A Tủa", GOOD[4].name}
    assert [(row.record["head_name"], was) for row, was in compared.changed] == [("Tên Sửa Lại", "left_poor")]
    assert {h["head_name"] for h in compared.missing} == {GOOD[0].name, GOOD[1].name, GOOD[4].name}
    assert compared.same == 8
    assert len(compared.new) + len(compared.changed) + compared.same == len(run.reading.rows)

    done = commit(office, run)
    kept = {h["head_name"]: h for h in office.store.all(HOUSEHOLDS) if h["round_id"] == done.round_id}
    before = {h["id"]: h for h in office.store.all(HOUSEHOLDS) if h["round_id"] != done.round_id}
    linked = kept["Tên Sửa Lại"]
    assert before[linked["previous_id"]]["head_name"] == GOOD[2].name
    assert linked["class_before"] == before[linked["previous_id"]]["class_after"]
    assert before[kept[GOOD[3].name]["previous_id"]]["head_name"] == GOOD[3].name
    assert kept["Giàng A Tủa"]["previous_id"] is None
    assert kept[GOOD[4].name]["previous_id"] is None


def test_the_first_year_has_nothing_to_compare_with(office: Office, tmp_path: Path) -> None:
    compared = run_over(office, write_list(tmp_path / "cu.xlsx", GOOD)).compared
    assert (compared.round, compared.new, compared.missing) == ("", (), ())


# --- undoing ---


def test_an_import_is_undone_days_later_as_a_batch_of_its_own(
    office: Office, stored: Callable[..., ImportResult], tmp_path: Path
) -> None:
    before = everything(office)
    done = stored(lines((NAMES[0], "Bản Mới")))
    records.save(office, PLACES, {"name": "Chợ", "kind": "DSH"})  # other work meanwhile
    change = records.undo(office, done.batch)
    assert len(change.changed["households"]) == 8
    after = everything(office)
    assert after == {**before, "places": before["places"] + 1, "batches": before["batches"] + 3}
    with pytest.raises(UserError, match="KHO-34"):
        records.undo(office, done.batch)
    # The same list goes in again as if nothing had been.
    again = run_over(office, write_list(tmp_path / "lai.xlsx", lines((NAMES[0], "Bản Mới"))))
    assert again.errors == 0
    assert commit(office, again).stored == 8


def test_undoing_is_refused_when_a_row_was_changed_since(office: Office, stored: Callable[..., ImportResult]) -> None:
    done = stored()
    household = next(iter(office.store.all(HOUSEHOLDS)))
    records.save(office, HOUSEHOLDS, {**household, "members": 9})
    with pytest.raises(UserError) as refused:
        records.undo(office, done.batch)
    assert refused.value.code == "KHO-35"
    assert household["head_name"] in refused.value.what.in_english()
    assert office.store.count(HOUSEHOLDS) == 12


def test_undoing_is_refused_when_next_years_list_leans_on_it(
    office: Office, stored: Callable[..., ImportResult]
) -> None:
    done = stored()
    stored(year=2026)
    with pytest.raises(UserError, match="KHO-35"):
        records.undo(office, done.batch)


def test_a_workbook_of_another_kind_is_never_stored(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "dong-gop.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("STT", "Họ và tên", "Bản", "Ngày", "Số tiền", "Ngày công", "Ký nhận"))
        sheet.write_row(1, 0, (1, "Lò Thị Ún", "Nà Cáy", "1/3/2026", 200_000))
    run = import_workbook.dry_run(office, path, "households", year=2025)
    assert len(run.reading.problems) == run.errors == 1
    with pytest.raises(UserError, match="NHAP-06"):
        import_workbook.commit(office, run, accept_errors=True)
    assert office.store.count(HOUSEHOLDS) == 0


def test_villages_bring_their_former_commune_and_find_one_that_is_known(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "thon.csv"
    for name in ("Bản Pá Lau", "Bản Gần"):
        path.write_text(f"STT,Tên thôn,Số hộ,Xã cũ\n1,{name},41,xã Pá Lau\n", encoding="utf-8")
        import_workbook.commit(office, import_workbook.dry_run(office, path, "villages", year=2026))
    (former,) = office.store.all(FORMER_UNITS)
    named = {village["name"] for village in office.villages() if village["former_unit_id"] == former["id"]}
    assert (former["name"], named) == ("xã Pá Lau", {"Bản Pá Lau", "Bản Gần"})
