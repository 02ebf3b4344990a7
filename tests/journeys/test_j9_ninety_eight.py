"""J9 at its size: a stick of 98 communes comes to the province, dropped on the window; what is wrong on it stops nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from papi_desktop.domain.registers import RECEIVED
from papi_desktop.operations import unit_keys
from papi_desktop.operations.office import Office
from papi_desktop.store.query import Query
from papi_desktop.ui.screens.board_page import BoardPage
from papi_desktop.ui.widgets.plain_table import PlainTable
from papi_desktop.ui.window import MainWindow
from tests.fixtures.units import SimulatedUnit, communes_of, trusted, units
from tests.handover.conftest import PROVINCE
from tests.ui.official import Official

PERIOD, LAST_PERIOD = "2026-Q4", "2026-Q3"
COUNT, LINES = 98, 5


@pytest.fixture
def reporting(province: Office) -> list[SimulatedUnit]:
    """Communes whose keys the province compared on paper."""
    return trusted(province, units(communes_of(PROVINCE, COUNT), date(2026, 1, 5)))


def drop(page: BoardPage, paths: list[Path]) -> None:
    """Let go of files over the page, as a hand does that dragged them out of the file manager."""
    told = QMimeData()
    told.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    where, held = QPoint(200, 200), Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where, Qt.DropAction.CopyAction, told, Qt.MouseButton.LeftButton, held)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    event = QDropEvent(QPointF(where), Qt.DropAction.CopyAction, told, Qt.MouseButton.LeftButton, held)
    QApplication.sendEvent(page, event)
    assert event.isAccepted()


def board_of(window: MainWindow) -> BoardPage:
    [page] = window.findChildren(BoardPage)
    return page


def write(units_: list[SimulatedUnit], province: Office, folder: Path, period: str = PERIOD) -> list[Path]:
    folder.mkdir(exist_ok=True)
    own = unit_keys.own_key(province).public
    made = []
    for unit in units_:
        made.append(folder / f"bao-cao-{unit.seed:03d}-{period}.papi")
        made[-1].write_bytes(unit.bundle(own, period, LINES))
    return made


def test_a_stick_of_ninety_eight(
    province: Office,
    reporting: list[SimulatedUnit],
    official: Official,
    show: Callable[[Office], MainWindow],
    tmp_path: Path,
) -> None:
    stick = tmp_path / "usb"
    files = write(reporting, province, stick)
    damaged, late = files[3], files[7]
    damaged.write_bytes(damaged.read_bytes()[:-64])
    late.unlink()
    write([reporting[7]], province, stick, LAST_PERIOD)
    shutil.copy(files[11], stick / "ban-sao-11.papi")
    twin = SimulatedUnit(reporting[20].key, 777)
    (stick / "khac-020.papi").write_bytes(twin.bundle(unit_keys.own_key(province).public, PERIOD, LINES))
    (stick / "anh-chup.papi").write_bytes(b"\xff\xd8\xff\xe0JFIF" + b"0" * 3000)
    (stick / "dang-chep.papi.part").write_bytes(files[1].read_bytes()[:400])
    (stick / "System Volume Information").mkdir()

    window = show(province)
    official.sees("Báo cáo của các đơn vị")
    drop(board_of(window), [stick])
    official.sees("97 đã nhận, 1 đã nhận trước, 2 không nhận, 1 chờ quyết định.")
    shown = {line[0]: line[1] for line in official.lines()}
    assert "Không nhận" in shown[damaged.name]
    assert "Không nhận" in shown["anh-chup.papi"]
    assert len(shown) == 101
    assert list(shown)[2] == "khac-020.papi", "what is refused or waits stands on top of what went well"
    assert set(list(shown)[:2]) == {damaged.name, "anh-chup.papi"}
    dialog = QApplication.activeModalWidget()
    table = dialog.findChild(PlainTable) if dialog else None
    assert isinstance(table, PlainTable)
    assert len({table.rowHeight(row) for row in range(table.rowCount())}) == 1, "one line each"
    assert table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == next(iter(shown)), "the whole name"
    for column in range(table.columnCount() - 1):
        assert table.columnWidth(column) >= table.sizeHintForColumn(column) or column in (0, 3), "only names give way"
    official.chooses_row("anh-chup.papi").sees("Đây là tệp ảnh, không phải tệp bàn giao")
    official.chooses_row(damaged.name).sees("Tệp bị hỏng")
    official.presses("Đóng")
    in_force = {
        row["unit_name"] for row in province.store.all(RECEIVED, Query(filters={"state": "current", "period": PERIOD}))
    }
    missing = {reporting[n].key.public.unit.name for n in (3, 7, 20)}
    assert len(in_force) == COUNT - 3
    assert not in_force & missing

    drop(board_of(window), [stick])
    official.sees("0 đã nhận, 99 đã nhận trước, 2 không nhận, 0 chờ quyết định.").presses("Đóng")


@pytest.mark.parametrize("what", ["one file", "several files", "a folder and a file"])
def test_what_is_dropped_is_received(
    what: str,
    province: Office,
    reporting: list[SimulatedUnit],
    official: Official,
    show: Callable[[Office], MainWindow],
    tmp_path: Path,
) -> None:
    first, second, *rest = write(reporting[:5], province, tmp_path / "rieng")
    folder = tmp_path / "thu muc" / "ban"
    folder.mkdir(parents=True)
    for path in rest:
        shutil.move(path, folder)
    dropped = {"one file": [first], "several files": [first, second], "a folder and a file": [folder.parent, first]}
    window = show(province)
    official.sees("Báo cáo của các đơn vị")
    drop(board_of(window), dropped[what])
    official.sees(f"{ {'one file': 1, 'several files': 2, 'a folder and a file': 4}[what] } đã nhận,").presses("Đóng")


def test_a_folder_without_files_is_said_and_text_is_not_taken(
    province: Office, official: Official, show: Callable[[Office], MainWindow], tmp_path: Path
) -> None:
    (tmp_path / "trong").mkdir()
    window = show(province)
    official.sees("Báo cáo của các đơn vị")
    drop(board_of(window), [tmp_path / "trong"])
    official.sees("Không có tệp bàn giao nào ở đó.")
    words = QMimeData()
    words.setText("E:/bao-cao.papi")
    enter = QDragEnterEvent(
        QPoint(200, 200), Qt.DropAction.CopyAction, words, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    enter.ignore()
    QApplication.sendEvent(board_of(window), enter)
    assert not enter.isAccepted()
