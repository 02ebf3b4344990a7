"""Every page on an office screen: it fits, nothing is cut off, every field has a name, and nothing on it is English."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)

from papi_desktop.ui.icons import load_icons_after_first_paint, set_icon
from papi_desktop.ui.style import theme
from tests.screens import SCREENS
from tests.ui.official import texts_of
from tests.ui.stage import SIZE, Screen, opened, settle
from tests.ui.test_style import contrast

TALLEST = 640
"""Pixels a dialog may need in height on a screen of 768; a wizard that fills the window may be as high as it, but must not need it."""

ENGLISH = re.compile(
    r"\b(the|and|is|not|with|this|that|from|for|are|was|please|file|save|open|close|cancel|edit|delete|print|find|yes|record|"
    r"name|number|list|error|search|what|who|when|days?|until|must|should|been|yet|disclosed|village|office|password|"
    r"next|back|finish|undo|copy|paste|select)\b",
    re.IGNORECASE,
)
NAMES = re.compile(r"\{[a-z_]+\}|PAPI Desktop|Excel|PDF|Ctrl\+\w|Qt|MIT|LGPL|USB|[A-Z]+_[A-Z_0-9]+|/\S+|\[\S+\]")


@pytest.fixture(params=[1.0, 1.25], ids=["100", "125"])
def text_size(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[float]:
    theme().set_scale(request.param)
    yield request.param
    theme().set_scale(1.0)


@pytest.fixture(scope="module", autouse=True)
def icons(qapp: QApplication) -> None:
    """Have the icons there, as an official has them a moment after the start: they take room in buttons."""
    probe = QPushButton()
    set_icon(probe, "new")
    load_icons_after_first_paint()
    end = time.monotonic() + 30
    while probe.icon().isNull() and time.monotonic() < end:
        settle(10)
    assert not probe.icon().isNull()


def on_screen(window: QWidget) -> list[QWidget]:
    tops = [window, *(t for t in QApplication.topLevelWidgets() if t is not window and t.isVisible())]
    return [w for top in tops for w in (top, *top.findChildren(QWidget)) if w.isVisible()]


@pytest.mark.parametrize("screen", SCREENS, ids=lambda s: s.name)
def test_page(screen: Screen, text_size: float, qtbot: Any, tmp_path: Path) -> None:
    with opened(screen, tmp_path) as window:

        def settled() -> None:
            widgets = on_screen(window)
            assert cut_off(widgets) == []
            assert fits(widgets) == []

        settle(
            250
        )  # what grows in a hidden tab reaches the window only by the event loop: a page must fit when all is said
        qtbot.waitUntil(settled, timeout=2000)
        widgets = on_screen(window)
        assert nameless(widgets) == []
        assert english(widgets) == []
        assert lost_icons(widgets) == []


def fits(widgets: list[QWidget]) -> list[str]:
    wrong = []
    for top in (w for w in widgets if w.isWindow()):
        if isinstance(top, QDialog) and top.minimumSizeHint().height() > TALLEST:
            wrong.append(f"{type(top).__name__} needs {top.minimumSizeHint().height()} in height")
        if top.width() > SIZE[0] or top.height() > SIZE[1]:
            wrong.append(f"{type(top).__name__} is {top.width()}×{top.height()}")
        hint = top.minimumSizeHint()
        if hint.width() > SIZE[0] or hint.height() > SIZE[1]:
            wrong.append(f"{type(top).__name__} needs {hint.width()}×{hint.height()}")
    return wrong


def cut_off(widgets: list[QWidget]) -> list[str]:
    wrong = []
    for widget in widgets:
        if isinstance(widget, QLabel) and widget.text() and widget.pixmap().isNull():
            if widget.wordWrap():
                needed = widget.heightForWidth(widget.width())
                cut = needed > widget.height() + 2
            else:
                cut = widget.sizeHint().width() > widget.width() + 1
            if cut:
                wrong.append(f"label {widget.text()!r}")
        elif (
            isinstance(widget, QPushButton | QCheckBox)
            and widget.text()
            and (
                widget.sizeHint().width() > widget.width() + 1
                or widget.minimumSizeHint().height() > widget.height() + 1
            )
        ):
            wrong.append(f"button {widget.text()!r}")
    return wrong


def nameless(widgets: list[QWidget]) -> list[str]:
    inputs = QLineEdit | QComboBox | QPlainTextEdit | QTextEdit | QAbstractSpinBox | QCheckBox
    wrong = []
    for widget in widgets:
        if not isinstance(widget, inputs) or isinstance(widget.parent(), QComboBox | QAbstractSpinBox):
            continue
        name = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
        if not name.strip():
            wrong.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return wrong


def english(widgets: list[QWidget]) -> list[str]:
    wrong = []
    for widget in widgets:
        for text in (*texts_of(widget), widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()):
            found = ENGLISH.search(NAMES.sub(" ", text))
            if found:
                wrong.append(f"{found[0]!r} in {text!r}")
    return sorted(set(wrong))


def lost_icons(widgets: list[QWidget]) -> list[str]:
    """Return the buttons of the accent colour on which the icon can hardly be told from the ground."""
    ground = theme().color("accent").name()
    wrong = []
    for widget in widgets:
        if not isinstance(widget, QPushButton) or widget.property("role") != "primary" or widget.icon().isNull():
            continue
        drawn = widget.icon().pixmap(32, 32).toImage()
        pixels = [drawn.pixelColor(x, y) for x in range(drawn.width()) for y in range(drawn.height())]
        if contrast(max(pixels, key=QColor.alpha).name(), ground) < 3:
            wrong.append(f"icon of {widget.text()!r}")
    return wrong


def test_the_check_finds_what_is_wrong(qapp: QApplication) -> None:
    label = QLabel("Some words in the wrong language")
    label.setFixedWidth(20)
    field = QLineEdit()
    assert cut_off([label]) == ["label 'Some words in the wrong language'"]
    assert nameless([field]) == ["QLineEdit in NoneType"]
    assert english([label]) == ["'the' in 'Some words in the wrong language'"]
    button = QPushButton("Ghi mới")
    button.setProperty("role", "primary")
    square = QPixmap(32, 32)
    square.fill(QColor(theme().color("accent")).darker(120))
    button.setIcon(QIcon(square))
    assert lost_icons([button]) == ["icon of 'Ghi mới'"]
