"""The look: readable in both schemes, larger when asked, and never by colour alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QPushButton

from papi_desktop.ui.style import DARK, LIGHT, Tokens, set_role, theme
from papi_desktop.ui.widgets.plain_table import PlainTable
from papi_desktop.ui.widgets.status import SIGNS, Status


@pytest.fixture(autouse=True)
def same_look_afterwards(qapp: QApplication) -> Iterator[None]:
    yield
    theme().set_scale(1.0)
    theme().set_dark(False)


def luminance(color: str) -> float:
    shades: tuple[float, ...] = QColor(color).getRgbF()  # type: ignore[assignment]
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in shades[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_text_stands_out(tokens: Tokens) -> None:
    used = [
        (text, ground)
        for text in ("text", "muted", "accent", "good", "warn", "bad")
        for ground in ("background", "surface")
    ]
    used += [("text", "navigation"), ("muted", "navigation")]
    used += [(text, "soft") for text in ("text", "muted", "good", "warn", "bad")]
    assert [pair for pair in used if contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) < 4.5] == []
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5


def test_every_state_has_a_sign_of_its_own_or_a_word_with_it() -> None:
    signs = [sign for sign, _tone in SIGNS.values()]
    assert all(signs)
    assert len(set(signs)) >= len(signs) - 1  # overdue and missing share ✕; their words differ


def test_text_size_scales_fonts_and_lengths(qapp: QApplication) -> None:
    before = qapp.font().pointSizeF()
    theme().set_scale(1.5)
    assert qapp.font().pointSizeF() == pytest.approx(before * 1.5)
    assert theme().px(32) == 48


def test_dark_and_light_change_the_palette(qapp: QApplication) -> None:
    theme().set_dark(True)
    assert qapp.palette().window().color() == QColor(DARK.background)
    theme().set_dark(False)
    assert qapp.palette().window().color() == QColor(LIGHT.background)


def test_a_role_can_change_after_showing(qapp: QApplication) -> None:
    button = QPushButton("Lưu")
    button.show()
    set_role(button, "primary")
    image = button.grab().toImage()
    assert image.pixelColor(3, button.height() // 2) == QColor(LIGHT.accent)
    button.close()


@pytest.mark.parametrize("tone", ["good", "warn", "bad"])
def test_a_status_keeps_its_colour_on_the_selected_row(qapp: QApplication, qtbot: Any, tone: str) -> None:
    table = PlainTable(["Tình trạng"], (200,), "bảng")
    qtbot.addWidget(table)
    table.show_rows([[Status("▲", "Thiếu ngày", tone)], [Status("▲", "Thiếu ngày", tone)]])
    table.selectRow(0)
    table.show()
    picture = table.viewport().grab().toImage()
    wanted = theme().color(tone).rgb()
    for row in (0, 1):
        area = table.visualRect(table.model().index(row, 0))
        inside = {
            picture.pixel(x, y) for x in range(area.left(), area.right()) for y in range(area.top(), area.bottom())
        }
        assert wanted in inside, f"row {row}"
