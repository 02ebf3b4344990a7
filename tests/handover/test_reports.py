"""Reports: figures beside last year's, blank and zero and not applicable apart, on paper and in the workbook, and down to the records."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.periods import Period, parse_period
from papi_desktop.domain.registers import BUDGETS, BY_KEY, CHANNEL_USES, DISCLOSURES, HANDOVERS, OUTGOING
from papi_desktop.domain.reporting import Figure, tables_of
from papi_desktop.exchange.report_tables import load_report_tables
from papi_desktop.operations import (
    figures,
    handover_parts,
    posting,
    record_papers,
    report_kinds,
    report_papers,
    reports,
)
from papi_desktop.operations.office import Office
from papi_desktop.operations.reckoning.keeping import Keeping
from papi_desktop.operations.report_columns import COLUMNS, TOGETHER
from papi_desktop.paths import resource_folder
from papi_desktop.store.transaction import Transaction
from tests.documents.reading import flat, read_pages
from tests.handover.conftest import PERIOD, Road
from tests.operations.conftest import photo
from tests.operations.texts import text_of

TABLES = load_report_tables(resource_folder("law", "reports.toml"))
TEST = say("Test")


@pytest.fixture
def office(road: Road) -> Office:
    return road.commune


# --- the table of kinds ---


def made_public(tx: Transaction, title: str, day: str, due: str | None = None) -> None:
    made = tx.insert(DISCLOSURES, {"title": title, "posted_from": day, "due": due, "edition": 1})
    tx.insert(CHANNEL_USES, {"disclosure_id": made, "channel": "TH", "used_from": day})


def test_every_row_names_fields_its_book_has() -> None:
    """A book that does not exist yet makes a figure not applicable; a misspelt field of one that does is a mistake."""
    for figure in TABLES.figures.values():
        register = BY_KEY.get(figure.register)
        if register is None:
            continue
        named = [*figure.filters, *filter(None, [figure.date])]
        assert [key for key in named if key not in register] == [], figure.key
        for key, value in figure.filters.items():
            if register[key].choices:
                for one in value if isinstance(value, list) else [value]:
                    assert register[key].choice(one) is not None, (figure.key, one)
        assert figure.measure == "count" or figure.measure.startswith("sum:") or figure.measure in figures.MEASURES
    for table in TABLES.tables.values():
        register = BY_KEY.get(TABLES.figures[table.figure].register)
        if register is not None and not table.by_month:
            together = TOGETHER[register.key].names if register.key in TOGETHER else ()
            told = [
                c.field
                for c in table.columns
                if c.field in register or c.field in together or (register.key, c.field) in COLUMNS
            ]
            assert told == [column.field for column in table.columns], table.key


def test_all_kinds_and_tables_are_there() -> None:
    upward = {"disclosures", "democracy", "papi", "budget", "petitions", "contributions", "ad_hoc"}
    assert {kind.key for kind in TABLES.kinds.values() if kind.upward} == upward
    assert set(TABLES.kinds) == {*upward, "council"}
    assert set(TABLES.tables) == {f"T{number}" for number in range(1, 11)}
    for kind in TABLES.kinds.values():
        assert kind.headings
        assert kind.receivers
        for every in kind.every if kind.key in upward - {"ad_hoc"} else ():
            assert kind.due_on(Period(2026, 1, every)) is not None, (kind.key, every)


def test_due_dates() -> None:
    assert TABLES.kinds["disclosures"].due_on(parse_period(PERIOD)) == date(2026, 12, 20)
    assert TABLES.kinds["democracy"].due_on(parse_period("2026-H1")) == date(2026, 6, 20)
    assert TABLES.kinds["democracy"].due_on(parse_period("2026")) == date(2026, 11, 30)
    assert TABLES.kinds["budget"].due_on(parse_period("2026-Q4")) == date(2027, 1, 15)


def test_a_province_sets_its_own_dates(office: Office) -> None:
    own = '[[kind]]\nkey = "disclosures"\ndue = { "*" = "12-05" }\n'
    (office.store.folder / "reports.toml").write_text(own, encoding="utf-8")
    kind = report_kinds.kind_of(office, "disclosures")
    assert kind.due_on(parse_period(PERIOD)) == date(2026, 12, 5)
    assert kind.headings == TABLES.kinds["disclosures"].headings
    (office.store.folder / "reports.toml").write_text(
        '[[kind]]\nkey = "disclosures"\nevery = ["week"]\n', encoding="utf-8"
    )
    with pytest.raises(UserError, match="LUAT-01"):
        report_kinds.kind_of(office, "disclosures")


def test_a_figure_nobody_defined_is_refused() -> None:
    kind = {"key": "x", "title": "X", "every": ["year"], "heading": [{"title": "I", "figures": ["khong-co"]}]}
    with pytest.raises(ValueError, match="khong-co"):
        tables_of({"kind": [kind]})


# --- figures ---


def test_this_period_last_year_and_the_change(office: Office) -> None:
    with office.store.transaction(TEST) as tx:
        for day in ("2025-10-01", "2025-12-31", "2026-09-30", "2026-10-01", "2027-01-01"):
            made_public(tx, day, day)
    line = reports.compose(office, "disclosures", PERIOD).lines["disclosures"]
    assert (line.now.value, line.before.value, line.change) == (2, 2, 0)
    titles = {office.store.get(DISCLOSURES, record)["title"] for record in line.now.records}  # type: ignore[index]
    assert titles == {"2026-10-01", "Danh sách hộ nghèo, hộ cận nghèo năm 2025"}


def test_late_is_after_the_due_date_and_not_on_it(office: Office) -> None:
    with office.store.transaction(TEST) as tx:
        for title, due in (("kịp", "2026-11-20"), ("chậm", "2026-11-19"), ("không hạn", None)):
            made_public(tx, title, "2026-11-20", due)
    line = reports.compose(office, "disclosures", PERIOD).lines["disclosures_late"]
    assert [office.store.get(DISCLOSURES, r)["title"] for r in line.now.records] == ["chậm"]  # type: ignore[index]


def test_blank_zero_and_not_applicable_stay_apart(office: Office) -> None:
    def of(figure: Figure) -> tuple[str, int | None]:
        found = figures.reckon(office, figure, parse_period(PERIOD), Keeping(office, TABLES.books))
        return found.state, found.value

    with office.store.transaction(TEST) as tx:
        for posting in office.store.all(BY_KEY["postings"]):
            tx.update(BY_KEY["postings"], posting["id"], {"posted_from": "2026-12-01"})
    assert of(Figure("a", "", "", "postings", "sum:opinions", "posted_from", {})) == ("blank", None)
    assert of(Figure("b", "", "", "postings", "sum:opinions", "posted_to", {})) == ("value", 0)
    assert of(Figure("c", "", "", "khong-co", "count", "", {})) == ("not_applicable", None)
    assert of(Figure("d", "", "", "postings", "sum:khong_co", "", {})) == ("not_applicable", None)
    first = next(iter(office.store.all(BY_KEY["postings"])))
    with office.store.transaction(TEST) as tx:
        tx.update(BY_KEY["postings"], first["id"], {"opinions": 0})
    assert of(Figure("a", "", "", "postings", "sum:opinions", "posted_from", {})) == ("value", 0)


def test_filters_take_one_value_or_several(office: Office) -> None:
    with office.store.transaction(TEST) as tx:
        for channel in ("TT", "WEB", "MXH"):
            disclosure = next(iter(office.store.all(DISCLOSURES)))["id"]
            tx.insert(CHANNEL_USES, {"disclosure_id": disclosure, "channel": channel, "used_from": "2026-12-02"})
    period, keeping = parse_period(PERIOD), Keeping(office, TABLES.books)
    one = Figure("a", "", "", "channel_uses", "count", "used_from", {"channel": "TT"})
    several = Figure("b", "", "", "channel_uses", "count", "used_from", {"channel": ["TT", "WEB"]})
    assert figures.reckon(office, one, period, keeping).value == 2
    assert figures.reckon(office, several, period, keeping).value == 3


def test_poor_households_are_those_of_the_newest_list(office: Office) -> None:
    line = reports.compose(office, "papi", "2026-Q4").lines["poor_households"]
    assert line.now.state == "value"
    assert line.now.value == len(line.now.records) > 0
    assert reports.compose(office, "papi", "2024-Q4").lines["poor_households"].now.reason == "not_kept"


@pytest.mark.parametrize("kind", ["disclosures", "budget"])
def test_figures_of_a_period_that_still_runs_are_estimates(office: Office, kind: str) -> None:
    """Whether the report is due before the period ends, as that of disclosures, or after it, as that of the budget."""
    with office.store.transaction(TEST) as tx:
        tx.insert(
            BUDGETS, {"title": "Quý III", "year": 2026, "stage": "exec_9", "regime": "tt343", "due": "2026-10-15"}
        )
    lines = reports.compose(office, kind, PERIOD).lines.values()
    assert all(line.estimate for line in lines if line.now.state == "value")
    assert any(line.estimate for line in lines)
    office.today = lambda: date(2027, 1, 1)
    assert not any(line.estimate for line in reports.compose(office, kind, PERIOD).lines.values())


def test_a_period_that_has_not_begun_is_refused(office: Office, tmp_path: Path) -> None:
    for kind in sorted(TABLES.kinds):
        period = "2027-Q1" if TABLES.kinds[kind].upward else "2027-01-01..2027-02-05"
        with pytest.raises(UserError, match="BC-03"):
            report_papers.write(office, kind, period, tmp_path / kind)
        assert not (tmp_path / kind).exists()


def test_missing_proof_and_missing_books_are_told_before_sending(office: Office) -> None:
    office.today = lambda: date(2027, 1, 20)
    gaps = [gap.in_english() for gap in reports.compose(office, "disclosures", PERIOD).gaps]
    assert any("Danh sách hộ nghèo" in gap and "Not hung at 4 places" in gap for gap in gaps)
    democracy = [gap.in_english() for gap in reports.compose(office, "democracy", "2026").gaps]
    assert any("Mediation in the villages" in gap and "3 figures" in gap for gap in democracy)


def test_unknown_reports_and_periods_are_refused(office: Office) -> None:
    with pytest.raises(UserError, match="BC-01"):
        reports.compose(office, "khong-co", PERIOD)
    with pytest.raises(UserError, match="BC-02"):
        reports.compose(office, "disclosures", "2026")
    with pytest.raises(UserError, match="BC-02"):
        reports.compose(office, "disclosures", "quý bốn")


# --- paper and workbook ---


@pytest.mark.parametrize("kind", sorted(TABLES.kinds))
def test_every_kind_is_written(office: Office, kind: str, tmp_path: Path) -> None:
    period = PERIOD if TABLES.kinds[kind].upward else "2026-07-01..2026-12-05"
    done = report_papers.write(office, kind, period, tmp_path)
    assert {path.suffix for path in done.files} == {".pdf", ".docx", ".xlsx"}
    assert all(path.stat().st_size > 1000 for path in done.files)


def test_the_narrative_has_headings_figures_and_last_year(office: Office, tmp_path: Path) -> None:
    with office.store.transaction(TEST) as tx:
        made_public(tx, "Năm trước", "2025-11-01")
        row = {"series": "TB", "document_kind": "TB", "number_text": "01", "symbol": "01/TB-UBND", "subject": "x"}
        tx.insert(OUTGOING, {**row, "year": 2026, "number": 1, "issued_on": "2026-11-02", "state": "issued"})
    done = report_papers.write(office, "democracy", PERIOD, tmp_path)
    for path in done.files[:2]:
        told = text_of(path)
        for said in (
            "BÁO CÁO",
            "quý IV năm 2026",
            "1. Công khai để Nhân dân biết",
            "Số liệu đến ngày 22/11/2026",
            "Số nội dung đã công khai: 1 nội dung (cùng kỳ năm trước: 1)",
            "T9. Hòa giải ở cơ sở: không theo dõi trong kỳ",
        ):
            assert said.casefold() in " ".join(told.split()).casefold(), (path.name, said)


def test_cells_of_the_workbook_are_typed(office: Office, tmp_path: Path) -> None:
    done = report_papers.write(office, "democracy", PERIOD, tmp_path)
    book = openpyxl.load_workbook(next(path for path in done.files if path.suffix == ".xlsx"))
    sheet = book["Số liệu"]
    rows = {row[1].value: row for row in sheet.iter_rows(min_row=4)}
    assert rows["Số nội dung đã công khai"][3].value == 1
    assert rows["Số nội dung đã công khai"][3].data_type == "n"
    assert rows["Số vụ việc hòa giải ở cơ sở"][3].value == "x"
    assert rows["Ý kiến nhận được trong thời gian niêm yết"][3].value == 0
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$3:$3"
    assert "T9" in book.sheetnames


def test_photos_carry_the_name_of_their_place(office: Office) -> None:
    [shown] = [row for row in office.store.all(DISCLOSURES) if row["source_register"]]
    place = next(row for row in posting.postings_of(office, shown["id"]) if "Nà Cáy" in row["place_name"])
    posting.hang(office, place["id"], date(2026, 11, 22), by="A", photos=[("anh-niem-yet.jpg", photo())])
    kind = report_kinds.kind_of(office, "disclosures")
    parts = handover_parts.collect(office, kind, parse_period(PERIOD))
    lines = parts.contents["data/attachments.jsonl"]
    assert isinstance(lines, bytes)
    [told] = [json.loads(line) for line in lines.decode().splitlines()]
    assert told["name"] == "Nhà văn hóa Bản Nà Cáy - anh-niem-yet.jpg"
    assert told["name"] in [member.title for member in parts.members]


def test_the_slip_of_a_report_of_many_books_is_one_page(road: Road, tmp_path: Path) -> None:
    handed = road.hand("democracy", "2026-H2")
    made = record_papers.make(road.commune, HANDOVERS, handed.id, "handover-slip", tmp_path)
    [pdf] = [path for path in made.files if path.suffix == ".pdf"]
    [page] = read_pages(pdf.read_bytes())
    assert "BÊN NHẬN" in flat([page])
    assert "Các sổ khác 0" in flat([page])
