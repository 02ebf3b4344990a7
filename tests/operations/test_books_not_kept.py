"""Blank, zero and not kept stay apart: a book in which nothing is recorded up to the end of a period never says 0."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from papi_desktop.domain.messages import say
from papi_desktop.domain.periods import parse_period
from papi_desktop.domain.register import Kind
from papi_desktop.domain.registers import BY_KEY, DIALOGUES, PETITIONS, PROMISES
from papi_desktop.exchange.report_tables import load_report_tables
from papi_desktop.operations import report_papers, reports
from papi_desktop.operations.figures import reckon
from papi_desktop.operations.office import Office
from papi_desktop.operations.reckoning.keeping import Keeping
from papi_desktop.paths import resource_folder
from tests.operations.texts import text_of

TABLES = load_report_tables(resource_folder("law", "reports.toml"))
BOOKS = sorted({figure.register for figure in TABLES.figures.values()})


_OF_KIND = {Kind.INTEGER: 1, Kind.YEAR: 2026, Kind.FLAG: False, Kind.DATE: "2026-11-01", Kind.CHOICES: []}


def put(office: Office, book: str, **values: Any) -> str:
    """Store a record of a book, with whatever must be there, and the records it must belong to."""
    register = BY_KEY[book]
    filled: dict[str, Any] = {}
    for field in register:
        if field.required and field.key not in values:
            choice = field.choices[0].value if field.kind is Kind.CHOICE else None
            other = put(office, field.references) if field.references else None
            filled[field.key] = other or choice or _OF_KIND.get(field.kind, "x")
    with office.store.transaction(say("Test")) as tx:
        return tx.insert(register, {**register.blank(), **filled, **values})


def test_every_book_of_a_figure_says_since_when_it_is_kept() -> None:
    assert [key for key in BOOKS if key not in TABLES.books] == [], "reports.toml wants a row [[book]] of each"
    for key in BOOKS:
        book = TABLES.books[key]
        assert [field for field in book.days if field not in BY_KEY[key]] == [], key
        assert all(BY_KEY[key][field].kind in (Kind.DATE, Kind.YEAR) for field in book.days), key
        assert book.days or book.of, key
        assert all(TABLES.books[other].days for other in book.of), key


@pytest.mark.parametrize("kind", sorted(TABLES.kinds))
def test_an_office_that_wrote_nothing_down_reports_no_zero(office: Office, kind: str, tmp_path: Path) -> None:
    period = "2026-Q4" if TABLES.kinds[kind].upward else "2026-10-01..2026-11-20"
    report = reports.compose(office, kind, period)
    for line in report.lines.values():
        assert (line.now.value, line.now.reason, line.before.reason) == (None, "not_kept", "not_kept"), line.figure.key
        assert line.change is None
        told = reports.figure_told(line.figure.key, line)
        assert (told["value"], told["reason"], told["before_reason"]) == (None, "not_kept", "not_kept")
    for table in report.tables.values():
        assert table.rows is None, table.table.key
    done = report_papers.write(office, kind, period, tmp_path)
    book = openpyxl.load_workbook(next(path for path in done.files if path.suffix == ".xlsx"))
    rows = [row for row in book["Số liệu"].iter_rows(min_row=4, values_only=True) if row[1]]
    assert len(rows) == len(report.lines)
    assert {row[3:6] for row in rows} == {("x", "x", "x")}


@pytest.mark.parametrize("key", [key for key in BOOKS if key in TABLES.books and TABLES.books[key].days])
def test_a_book_is_kept_from_the_first_day_it_tells_of(office: Office, key: str) -> None:
    field = TABLES.books[key].days[0]
    yearly = BY_KEY[key][field].kind is Kind.YEAR
    keeping = Keeping(office, TABLES.books)
    assert keeping.since(key) is None
    put(office, key, **{field: 2025 if yearly else "2025-08-15"})
    keeping = Keeping(office, TABLES.books)
    kept = [
        str(p) for p in map(parse_period, ("2024", "2025-Q2", "2025-Q3", "2025-Q4", "2026")) if keeping.kept(key, p)
    ]
    assert kept == (["2025-Q2", "2025-Q3", "2025-Q4", "2026"] if yearly else ["2025-Q3", "2025-Q4", "2026"])


def test_what_is_only_planned_is_kept_from_today_on(office: Office) -> None:
    office.today = lambda: date(2026, 11, 22)
    put(office, "dialogues", title="Đối thoại", held_on="2027-02-01", state="planned")
    figure = TABLES.figures["dialogues"]
    found = {
        period: reckon(office, figure, parse_period(period), Keeping(office, TABLES.books))
        for period in ("2026-Q3", "2026-Q4")
    }
    assert (found["2026-Q3"].value, found["2026-Q3"].reason) == (None, "not_kept")
    assert (found["2026-Q4"].value, found["2026-Q4"].reason) == (0, "")


def test_zero_is_told_where_the_book_is_kept_and_compared_only_with_what_was(office: Office, tmp_path: Path) -> None:
    put(office, PETITIONS.key, received_on="2026-02-03", state="received", kind="feedback")
    put(office, DIALOGUES.key, title="Đối thoại", held_on="2025-11-03", state="held", kinds=["dialogue"], present=None)
    lines = reports.compose(office, "petitions", "2026-Q4").lines
    petitions, dialogues, promises = lines["petitions"], lines["dialogues"], lines["promises_open"]
    assert (petitions.now.value, petitions.before.reason, petitions.change) == (0, "not_kept", None)
    assert (dialogues.now.value, dialogues.before.value, dialogues.change) == (0, 1, -1)
    assert promises.figure.register == PROMISES.key
    assert promises.now.value == 0, "dialogues are written down, and nothing was promised at them"
    assert lines["reception_days"].now.reason == "not_kept"
    paper = " ".join(text_of(report_papers.write(office, "petitions", "2026-Q4", tmp_path).files[1]).split())
    assert "Số đơn, kiến nghị tiếp nhận: 0 đơn" in paper
    assert "Số cuộc đối thoại đã tổ chức: 0 cuộc (cùng kỳ năm trước: 1; giảm 1)" in paper
    assert "Số buổi tiếp công dân đã tổ chức:" not in paper, "of what is not kept the narrative says nothing"
    assert "x là không theo dõi" in paper
