"""Everything by keyboard: Tab reaches every control in reading order, gets stuck nowhere, and each says its name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import BY_KEY, DIALOGUES
from papi_desktop.ui.book_page import BookPage
from papi_desktop.ui.form import RecordForm
from papi_desktop.ui.page import RecordTab
from papi_desktop.ui.pages import entries
from tests.screens import SCREENS
from tests.ui.official import Official
from tests.ui.stage import Screen, opened

MOST = 60
WALKED = {
    "today", "disclosures", "household-problems", "settings-office", "settings-backups", "waste", "batches", "login",
    "restore", "second-computer", "first-run-2-commune", "first-run-5-password",
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
            page = form.widget()
            assert page is not None
            places = [w.mapTo(page, QPoint(0, 0)) for w in inside]
            rows = [(p.y(), p.x()) for p in places]
            begin = rows.index(min(rows)) if rows else 0
            turned = rows[begin:] + rows[:begin]
            assert turned == sorted(turned), [name(w) for w in inside]


def meetings(window: Any, official: Official) -> Official:
    """Open the book of dialogues with two of them in it; the cursor is in the find box."""
    store = window.shell.office.store
    with store.transaction(say("Set up the meetings")) as tx:
        for number, day in enumerate(("2026-12-10", "2026-12-20"), start=1):
            tx.insert(DIALOGUES, {"title": f"Hội nghị lần {number}", "year": 2026, "held_on": day, "state": "planned"})
    return official.opens("Đối thoại").sees("2 dòng")


def makes_a_paper_of(title: str, official: Official) -> None:
    """The dialog in front makes a paper of this record."""
    official.sees("Số văn bản").sees(title)
    assert isinstance(official.window, QDialog)


def test_keys_of_the_record_are_heard_from_the_list(window: Any, official: Official) -> None:
    meetings(window, official).chooses_row("Hội nghị lần 1").sees("Thời hạn")
    official.hits("F9")
    makes_a_paper_of("Hội nghị lần 1", official)
    official.hits("Esc")
    official.hits("F2").sees("Lưu")
    assert official.field("Tên hội nghị").isEnabled()


def test_keys_of_the_record_are_heard_after_saving(window: Any, official: Official) -> None:
    meetings(window, official).chooses_row("Hội nghị lần 2").presses("Sửa")
    official.fills({"Địa điểm": "Nhà văn hóa Nà Cáy"}).hits("Ctrl+S").sees("Đã lưu")
    official.hits("F9")
    makes_a_paper_of("Hội nghị lần 2", official)


def test_a_key_acts_on_the_line_chosen_a_moment_ago(window: Any, official: Official) -> None:
    meetings(window, official).chooses_row("Hội nghị lần 2").sees("Thời hạn")
    other = "Down" if official.lines()[0][0].startswith("Hội nghị lần 2") else "Up"
    official.hits(other, "F9")
    makes_a_paper_of("Hội nghị lần 1", official)


def test_a_key_does_nothing_where_its_button_is_not_offered(window: Any, official: Official) -> None:
    meetings(window, official).hits("F9", "F2")
    assert QApplication.activeModalWidget() is None
    official.does_not_see("Lưu  Ctrl+S")


@pytest.mark.parametrize("key", sorted(k for e in entries() for k in e.keys if k in BY_KEY))
def test_no_key_of_a_book_means_two_things(key: str, window: Any, official: Official) -> None:
    window.open_page(key)
    page = next(p for p in window.findChildren(BookPage) if p.register.key == key)
    always = [s for s in page.findChildren(QShortcut) if s.parent() in (page, page.panel)]
    heard = [s.key().toString() for s in (*always, *(s for s in window.children() if isinstance(s, QShortcut)))]
    assert sorted(heard) == sorted(set(heard))
    for tab in (w for w in page.panel.findChildren(QWidget) if isinstance(w, RecordTab)):
        inside = [s.key().toString() for s in tab.findChildren(QShortcut)]
        assert set(inside) & set(heard) == set()
