"""From a figure of a report to its records in one key: every figure of every kind, over the practice commune."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from papi_desktop.domain.periods import EVERY, SPAN, period_of
from papi_desktop.domain.registers import BY_KEY
from papi_desktop.domain.reporting import Figure
from papi_desktop.exchange.report_tables import load_report_tables
from papi_desktop.operations import practice, reports
from papi_desktop.operations.report_kinds import latest_period
from papi_desktop.operations.setup import open_office
from papi_desktop.paths import resource_folder
from papi_desktop.ui.screens.report_dialog import ReportDialog
from papi_desktop.ui.screens.report_records import ReportRecords
from tests.ui.official import Official

TODAY = date(2026, 11, 22)
TABLES = load_report_tables(resource_folder("law", "reports.toml"))
UPWARD = [key for key, kind in TABLES.kinds.items() if kind.upward]
ADDED_UP = {
    "dialogue_present",
    "dialogue_men",
    "dialogue_women",
    "dialogue_opinions",
    "dialogue_answered",
    "dialogue_promised",
    "consultation_opinions",
    "consultation_contents",
    "consultation_accepted",
    "consultation_explained",
    "gifts_goods_value",
    "gifts_labour_days",
    "gifts_remaining",
}
"""Measures that add up what the records state; every other figure counts its records."""


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The practice commune, made once."""
    folder = tmp_path_factory.mktemp("practice") / "data"
    practice.make_practice(folder, today=lambda: TODAY).store.close()
    return folder


@pytest.fixture
def office(made: Path, tmp_path: Path) -> Iterator[Any]:
    """The practice commune."""
    shutil.copytree(made, tmp_path / "data")
    opened = open_office(tmp_path / "data", password=practice.PASSWORD, today=lambda: TODAY)
    yield opened
    opened.store.close()


def _text(dialog: ReportDialog | ReportRecords, row: int, column: int) -> str:
    item = dialog.table.item(row, column)
    return item.text() if item is not None else ""


def _counts(figure: Figure) -> bool:
    return not figure.measure.startswith("sum:") and figure.measure not in ADDED_UP


@pytest.mark.parametrize("kind", UPWARD)
def test_a_figure_that_counts_has_as_many_records(office: Any, kind: str) -> None:
    seen = 0
    every = [one for one in TABLES.kinds[kind].every if one != SPAN]
    for period in [period_of(TODAY, one) for one in every] + [period_of(TODAY, one).before for one in every]:
        report = reports.compose(office, kind, str(period))
        for key, line in report.lines.items():
            for found in (line.now, line.before):
                if found.value is None:
                    continue
                register = BY_KEY[found.register]
                assert len(set(found.records)) == len(found.records), key
                assert all(office.store.get(register, record) for record in found.records), key
                if _counts(line.figure):
                    assert found.value == len(found.records), (kind, str(period), key)
                    seen += found.value
                else:
                    assert found.records or not found.value, (kind, str(period), key)
        for key, table in report.tables.items():
            if table.rows is not None and not table.table.by_month:
                assert len(table.ids) == len(table.rows) == table.count, (kind, key)
    assert seen, "the practice commune has something in every report"
    assert set(every) <= set(EVERY)


@pytest.mark.parametrize("kind", UPWARD)
def test_enter_on_a_figure_opens_its_records(
    window: Any, official: Official, office: Any, qtbot: Any, kind: str
) -> None:
    told = TABLES.kinds[kind]
    report = reports.compose(office, kind, str(latest_period(told, TODAY)))
    official.opens("Báo cáo, bàn giao").presses("Lập báo cáo, bàn giao").fills({"Báo cáo": told.title})
    dialog = official.window
    assert isinstance(dialog, ReportDialog)
    first = next(iter(report.lines.values())).figure.label
    # Another report may have as many figures: this one is there when its first figure is.
    qtbot.waitUntil(lambda: dialog.table.rowCount() == len(report.lines) and _text(dialog, 0, 0).startswith(first))
    for row, line in enumerate(report.lines.values()):
        assert _text(dialog, row, 0).startswith(line.figure.label)
        dialog.table.setFocus()
        dialog.table.setCurrentCell(row, 0)
        QTest.keyClick(dialog.table, Qt.Key.Key_Return)
        if not line.now.records:
            assert QApplication.activeModalWidget() is dialog, line.figure.key
            continue
        records = official.window
        assert isinstance(records, ReportRecords), line.figure.key
        qtbot.waitUntil(lambda records=records, line=line: records.table.rowCount() == len(line.now.records))
        if _counts(line.figure):
            shown = _text(dialog, row, 1).rstrip("*").replace(".", "")
            assert records.table.rowCount() == int(shown), line.figure.key
        assert _text(records, 0, 0), line.figure.key
        QTest.keyClick(records, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: official.window is dialog)


def test_the_records_of_a_figure_name_their_content_and_their_day(window: Any, official: Official) -> None:
    official.opens("Báo cáo, bàn giao").presses("Lập báo cáo, bàn giao")
    official.fills({"Báo cáo": TABLES.kinds["democracy"].title, "Kỳ": "Năm 2026"})
    official.chooses_row("Số lượt niêm yết").hits("Enter").sees("27/07/2026")
    assert all(place and content and day for place, content, day in official.lines())
    assert ["Nhà văn hóa Bản Pá Lau", "Quyết toán ngân sách xã năm 2025", "27/07/2026"] in official.lines()
    official.hits("Escape").chooses_row("Số nội dung đã công khai").hits("Enter").sees("27/07/2026")
    assert ["Quyết toán ngân sách xã năm 2025", "27/07/2026"] in official.lines()


def test_one_more_key_opens_the_record(window: Any, official: Official, office: Any, qtbot: Any) -> None:
    official.opens("Báo cáo, bàn giao").presses("Lập báo cáo, bàn giao")
    official.fills({"Báo cáo": TABLES.kinds["contributions"].title}).chooses_row("Số cuộc huy động có thu").hits(
        "Enter"
    )
    official.sees("1 dòng").hits("Enter").sees("Làm đường nội bản Pá Lau năm 2026")
