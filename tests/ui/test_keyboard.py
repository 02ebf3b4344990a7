"""Everything by keyboard: Tab reaches every control in reading order, gets stuck nowhere, and each says its name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from papi_desktop.ui.form import RecordForm
from tests.screens import SCREENS
from tests.ui.stage import Screen, opened

MOST = 60
WALKED = {
    "today", "disclosures", "household-problems", "settings-office", "settings-backups", "waste", "batches", "login",
    "restore", "first-run-2-commune", "first-run-5-password",
}  # fmt: skip


def walk(qtbot: Any) -> list[QWidget]:
    """Return the controls Tab leads through until it comes round."""
    start = QApplication.focusWidget()
    assert start is not None
    found = [start]
    while len(found) < MOST:
        QTest.keyClick(found[-1], Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        assert now is not found[-1], f"Tab is stuck at {name(now)!r}"
        if now is start:
            return found
        found.append(now)
    raise AssertionError(f"Tab does not come round: {[name(w) for w in found]}")


def name(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


@pytest.mark.parametrize("screen", [s for s in SCREENS if s.name in WALKED], ids=lambda s: s.name)
def test_tab(screen: Screen, qtbot: Any, tmp_path: Path) -> None:
    with opened(screen, tmp_path) as window:
        (QApplication.activeModalWidget() or window).activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        walk(qtbot)  # the first time round may enable what depends on a chosen line
        controls = walk(qtbot)
        assert [type(w).__name__ for w in controls if not name(w).strip()] == []
        buttons = {b for b in window.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled() and b.text()}
        reachable = {b for b in buttons if b.focusPolicy() & Qt.FocusPolicy.TabFocus}
        assert {b.text() for b in reachable - set(controls)} == set()
        for form in window.findChildren(RecordForm):
            inside = [w for w in controls if form.isAncestorOf(w)]
            places = [w.mapTo(form.widget(), QPoint(0, 0)) for w in inside]
            rows = [(p.y(), p.x()) for p in places]
            begin = rows.index(min(rows)) if rows else 0
            turned = rows[begin:] + rows[:begin]
            assert turned == sorted(turned), [name(w) for w in inside]
