"""The grid of a list to be corrected: what a cell shows, tells and takes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication

from papi_desktop.domain.registers import HOUSEHOLDS
from papi_desktop.operations import import_workbook
from papi_desktop.operations.import_workbook import DryRun
from papi_desktop.ui.screens.import_grid import TINT_ROLE, GridModel, GridView
from papi_desktop.ui.screens.import_session import CellKey
from tests.journeys.list_workbook import SHORT_ID, households, write_list


@pytest.fixture
def run(office: Any, tmp_path: Path) -> DryRun:
    """The dry run of the faulty list."""
    book = tmp_path / "list.xlsx"
    write_list(book)
    return import_workbook.dry_run(office, book, HOUSEHOLDS.key, year=2025)


@pytest.fixture
def model(qapp: Any, run: DryRun) -> GridModel:
    """The grid of that dry run."""
    made = GridModel(HOUSEHOLDS)
    made.show_run(run, set())
    return made


def cell(model: GridModel, number: int, field: str) -> QModelIndex:
    """Return the cell of a household of the list."""
    column = [f.key for f in model.fields].index(field)
    return model.index(number - 1, column)


def test_the_sex_a_column_says_is_shown_in_words(model: GridModel) -> None:
    assert [cell(model, n, "sex").data() for n in (1, 2)] == ["Nữ", "Nam"]


def test_the_village_over_the_rows_is_their_first_column(model: GridModel) -> None:
    assert model.fields[0].key == "village_id"
    assert cell(model, 5, "village_id").data() == "Bản Huổi Siểu"


def test_a_bad_cell_has_a_sign_a_colour_and_words(model: GridModel) -> None:
    bad, good = cell(model, 2, "birth"), cell(model, 3, "birth")
    assert bad.data() == "✕ 19665"
    assert bad.data(Qt.ItemDataRole.EditRole) == "19665"
    assert bad.data(TINT_ROLE) is not None
    assert "19665" in bad.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "1900" in bad.data(Qt.ItemDataRole.ToolTipRole)
    assert good.data(TINT_ROLE) is None
    assert good.data(Qt.ItemDataRole.ToolTipRole) is None
    assert model.headerData(1, Qt.Orientation.Vertical).startswith("✕")


def test_what_is_typed_is_handed_on_and_shown_until_it_is_checked(model: GridModel) -> None:
    handed: list[tuple[CellKey, str]] = []
    model.typed.connect(lambda key, text: handed.append((key, text)))
    place = cell(model, SHORT_ID, "citizen_id")
    assert model.setData(place, "014171000021")
    assert not model.setData(cell(model, 1, "head_name"), households()[0].name), "nothing was changed"
    sheet, row, field = handed[0][0]
    assert (sheet, field, handed[0][1]) == ("Ho ngheo", "citizen_id", "014171000021")
    assert row == model.key_of(SHORT_ID - 1)[1]
    assert place.data(Qt.ItemDataRole.EditRole) == "014171000021"


def test_a_corrected_row_stays_in_sight_while_only_bad_rows_are_shown(
    office: Any, model: GridModel, run: DryRun
) -> None:
    model.show_only_bad(True)
    assert model.rowCount() == 6
    sheet, row = model.key_of(0)
    better = import_workbook.correct(office, run, {(sheet, row, "birth"): "1966"})
    model.show_run(better, {(sheet, row, "birth")})
    assert model.rowCount() == 6
    assert model.index(0, [f.key for f in model.fields].index("birth")).data() == "1966"
    model.show_only_bad(True)
    assert model.rowCount() == 5


def test_copy_gives_what_a_spreadsheet_takes(qtbot: Any, model: GridModel) -> None:
    view = GridView(model)
    qtbot.addWidget(view)
    first = cell(model, 1, "head_name")
    view.selectionModel().select(first, view.selectionModel().SelectionFlag.Select)
    view.selectionModel().select(first.siblingAtColumn(first.column() + 1), view.selectionModel().SelectionFlag.Select)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == f"{households()[0].name}\t1951"
