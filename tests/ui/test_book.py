"""A book through the window, by visible labels and real keys."""

from __future__ import annotations

from typing import Any

from tests.ui.official import Official


def test_finds_without_accents(window: Any, official: Official) -> None:
    official.opens("Hộ nghèo").sees("24 dòng")
    official.fills({"Tìm trong sổ": "quang van duc"}).sees("4 dòng tìm thấy")
    assert all("Quàng Văn Đức" in line[0] for line in official.lines()), official.lines()
