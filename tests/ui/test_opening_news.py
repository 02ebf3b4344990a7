"""Opening the office tells what the official should hear, one thing after the other, and nothing when there is nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QMessageBox

from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import DISCLOSURES
from papi_desktop.operations.open_limits import Shift
from papi_desktop.operations.opening_news import News, told
from papi_desktop.ui import opening_news


def boxes(window: Any) -> list[QMessageBox]:
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def test_quiet_when_there_is_nothing(window: Any) -> None:
    opening_news._tell(window.shell, told(window.shell.office, ()))
    assert boxes(window) == []


def test_tells_what_moved(window: Any) -> None:
    opening_news._tell(
        window.shell, told(window.shell.office, (Shift(DISCLOSURES, "x", date(2026, 11, 30), date(2026, 12, 1)),))
    )
    [box] = boxes(window)
    assert "01/12/2026" in box.informativeText()
    box.close()


def test_one_after_the_other(window: Any) -> None:
    opening_news._tell(window.shell, [News(say("Nothing was stored.")), News(say("Nothing was changed."))])
    [first] = boxes(window)
    first.defaultButton().click()
    [second] = boxes(window)
    assert second.text() != first.text()
    second.defaultButton().click()
    assert boxes(window) == []


def test_what_was_noticed_while_opening_reaches_the_window_through_its_reading_thread(window: Any, qtbot: Any) -> None:
    window.shell.office.store.add_notice(say("Nothing was stored."))
    opening_news.tell_news(window.shell)
    qtbot.waitUntil(lambda: bool(boxes(window)), timeout=10_000)
    [box] = boxes(window)
    box.close()
