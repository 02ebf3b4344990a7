"""The paged list: only what is looked at is read, and an answer that comes too late is dropped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt

from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import DISCLOSURES
from papi_desktop.ui.book_table import BookTable
from papi_desktop.ui.data import Query
from papi_desktop.ui.table_model import WINDOW, BookModel
from papi_desktop.ui.workers import Worker
from tests.ui.commune import make_office

ROWS = 2 * WINDOW + 50


@pytest.fixture
def reader(qtbot: Any, tmp_path: Path) -> Iterator[Worker]:
    office = make_office(tmp_path / "data", households=1)
    with office.store.transaction(say("Set up the office")) as tx:
        tx.insert_many(DISCLOSURES, [{"title": f"Nội dung số {n:04}", "year": 2025, "version": 1} for n in range(ROWS)])
    errors: list[Exception] = []
    worker = Worker(office, "reader", errors.append)
    yield worker
    assert worker.close()
    assert errors == []
    office.store.close()


def test_rows_come_window_by_window(qtbot: Any, reader: Worker) -> None:
    model = BookModel(reader, DISCLOSURES)
    with qtbot.waitSignal(model.loaded):
        model.ask(Query(text="noi dung so", order=("title",)))
    assert model.rowCount() == ROWS
    last = model.index(ROWS - 1, 0)
    assert last.data() is None, "not read before it is looked at"
    with qtbot.waitSignal(model.dataChanged):
        pass
    assert last.data() == f"Nội dung số {ROWS - 1:04}"
    assert model.index(WINDOW + 5, 0).data() is None, "the window between was never looked at"


def test_only_the_newest_question_is_answered(qtbot: Any, reader: Worker) -> None:
    model = BookModel(reader, DISCLOSURES)
    totals: list[int] = []
    model.loaded.connect(totals.append)
    for text in ("n", "no", "noi", "noi dung so 0001"):
        model.ask(Query(text=text))
    qtbot.waitUntil(lambda: not reader.busy)
    assert totals == [1]


def test_descending_is_asked_of_the_database(qtbot: Any, reader: Worker) -> None:
    model = BookModel(reader, DISCLOSURES)
    with qtbot.waitSignal(model.loaded):
        model.ask(Query(text="noi dung so"))
    with qtbot.waitSignal(model.loaded):
        model.sort(0, Qt.SortOrder.DescendingOrder)
    assert model.query.order == ("-title",)
    assert model.index(0, 0).data() == f"Nội dung số {ROWS - 1:04}"


def test_a_reckoned_column_is_a_sign_and_a_word_and_cannot_be_sorted_by(qtbot: Any, reader: Worker) -> None:
    model = BookModel(reader, DISCLOSURES)
    with qtbot.waitSignal(model.loaded):
        model.ask(Query(text="doi thoai"))
    cell = model.index(0, model.columnCount() - 1)
    assert cell.data() == "✕ Trễ 6 ngày"
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Tình trạng: ✕ Trễ 6 ngày"
    before = model.query
    model.sort(model.columnCount() - 1)
    assert model.query == before


def test_the_list_does_not_fall_out_of_step_with_its_view(qtbot: Any, reader: Worker) -> None:
    model = BookModel(reader, DISCLOSURES)
    table = BookTable(model, "Sổ công khai")
    qtbot.addWidget(table)
    table.show()
    with qtbot.waitSignal(model.loaded):
        model.ask(Query(text="noi dung so"))
    table.choose_row(ROWS - 1)
    qtbot.waitUntil(lambda: model.record_at(ROWS - 1) is not None)
    with qtbot.waitSignal(model.loaded):
        model.ask(Query(text="doi thoai"))
    assert model.rowCount() == 1
    assert model.rowCount(model.index(0, 0)) == 0
    assert table.current_row() == -1
    assert not QModelIndex().isValid()
