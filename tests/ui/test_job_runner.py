"""Long work: progress after a moment, Cancel that changes nothing, errors in the official's words."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import VILLAGES
from papi_desktop.jobs import Progress
from papi_desktop.operations.office import Office
from papi_desktop.ui.job_runner import WRITTEN_STAYS
from tests.ui.official import Official


@pytest.fixture
def gate() -> threading.Event:
    return threading.Event()


def test_the_result_comes_back(window: Any, qtbot: Any) -> None:
    results: list[int] = []
    window.shell.jobs.run(say("Counting"), lambda office, progress: office.store.count(VILLAGES), results.append)
    assert window.shell.jobs.running
    qtbot.waitUntil(lambda: results == [6])
    assert not window.shell.jobs.running


def test_progress_says_what_is_done_and_cancel_changes_nothing(
    window: Any, official: Official, office: Office, gate: threading.Event
) -> None:
    done: list[object] = []

    def job(office: Office, progress: Progress) -> None:
        with office.store.transaction(say("Set up the office")) as tx:
            tx.insert(VILLAGES, {"name": "Bản Thử"})
            while not gate.wait(0.01):
                progress.step(120, 900, say("Reading the workbook"))

    window.shell.jobs.run(say("Reading the workbook"), job, done.append)
    official.sees("120/900").sees("Nếu hủy thì không có gì thay đổi.")
    official.presses("Hủy").sees("Đã dừng. Không có gì thay đổi.")
    assert done == []
    assert office.store.count(VILLAGES) == 6


def test_a_job_that_leaves_something_says_so(window: Any, official: Official, gate: threading.Event) -> None:
    def job(office: Office, progress: Progress) -> None:
        while not gate.wait(0.01):
            progress.step(1, 3, say("Writing the guidance"))

    window.shell.jobs.run(say("Writing the guidance"), job, print, stopping=WRITTEN_STAYS)
    pointer = QApplication.overrideCursor()
    assert pointer is not None
    assert pointer.shape() is Qt.CursorShape.BusyCursor, "until the dialog says what is done"
    official.sees("Nếu hủy thì các tệp đã ghi vẫn còn.")
    assert QApplication.overrideCursor() is None
    official.presses("Hủy").sees("Đã dừng. Các tệp đã ghi vẫn còn.")


def test_while_a_job_runs_the_window_takes_no_input(
    window: Any, official: Official, gate: threading.Event, qtbot: Any
) -> None:
    def job(office: Office, progress: Progress) -> None:
        gate.wait(5)

    official.opens("Sổ công khai").sees("3 dòng")
    window.shell.jobs.run(say("Reading the workbook"), job, lambda _none: None)
    official.hits("Ctrl+N")
    official.does_not_see("Ghi mới: nội dung công khai")
    gate.set()
    qtbot.waitUntil(lambda: not window.shell.jobs.running)
    official.hits("Ctrl+N").sees("Ghi mới: nội dung công khai")


def test_a_refusal_is_told_with_its_code_and_can_be_copied(window: Any, official: Official) -> None:
    def job(office: Office, progress: Progress) -> None:
        raise UserError("THU-01", say("The disk is full."), say("Nothing was changed."), say("Try again."))

    window.shell.jobs.run(say("Reading the workbook"), job, lambda _none: None)
    official.sees("THU-01").presses("Chép nội dung này")
    assert QApplication.clipboard().text().endswith("[THU-01]")


def test_a_bug_is_told_without_its_text_and_logged_without_personal_data(
    window: Any, official: Official, caplog: pytest.LogCaptureFixture
) -> None:
    def job(office: Office, progress: Progress) -> None:
        raise ValueError("Lò Thị Ún 001060012345")

    window.shell.jobs.run(say("Reading the workbook"), job, lambda _none: None)
    official.sees("Chương trình gặp sự cố ngoài dự kiến.").does_not_see("Ún 0010")
    assert "ValueError" in caplog.text
    assert "test_job_runner.py" in caplog.text
    assert "001060012345" not in caplog.text
    assert "Traceback" not in caplog.text


def test_two_jobs_at_once_are_a_bug(window: Any, gate: threading.Event, qtbot: Any) -> None:
    window.shell.jobs.run(say("Counting"), lambda office, progress: gate.wait(5), lambda _none: None)
    with pytest.raises(RuntimeError, match="already running"):
        window.shell.jobs.run(say("Counting"), lambda office, progress: None, lambda _none: None)
    gate.set()
    qtbot.waitUntil(lambda: not window.shell.jobs.running)
