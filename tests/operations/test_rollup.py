"""Units ranked by a figure: who told nothing stands behind who told nought."""

from __future__ import annotations

from datetime import date

from papi_desktop.operations.board import Board
from papi_desktop.operations.rollup import RollUp, UnitFigures


def told(unit: str, value: int | None) -> UnitFigures:
    """Return a unit with one figure."""
    return UnitFigures(unit, "", unit, {"visits": value}, {})


def whole(*units: UnitFigures) -> RollUp:
    """Return a roll-up of units."""
    board = Board("democracy", "Báo cáo", "2026", "năm 2026", date(2026, 12, 15), ())
    return RollUp(board, {"visits": ("Lượt", "lượt")}, units, {}, {}, {}, {}, ())


def test_the_greatest_comes_first_and_the_blank_last() -> None:
    found = whole(told("A", None), told("B", 0), told("C", 7), told("D", -2))
    assert [unit.unit for unit in found.ranked("visits")] == ["C", "B", "D", "A"]
    assert [unit.unit for unit in found.told_of("visits")] == ["C", "B", "D"]


def test_units_with_one_value_stand_by_name() -> None:
    assert [unit.unit for unit in whole(told("Z", 3), told("Y", 3)).ranked("visits")] == ["Y", "Z"]
