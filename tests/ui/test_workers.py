"""Threads: results come back to the main thread, to whoever still lives, the newest of its kind only."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel

from papi_desktop.domain.registers import HOUSEHOLDS
from papi_desktop.operations.office import Office
from papi_desktop.ui.workers import Once, Worker
from tests.ui.commune import make_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = make_office(tmp_path / "data", households=3)
    yield made
    made.store.close()


@pytest.fixture
def worker(qtbot: Any, office: Office) -> Iterator[Worker]:
    errors: list[Exception] = []
    made = Worker(office, "test", errors.append)
    made.errors = errors  # type: ignore[attr-defined]
    yield made
    assert made.close()


def count(office: Office) -> int:
    return office.store.count(HOUSEHOLDS)


def test_work_runs_elsewhere_over_its_own_connection_and_answers_here(qtbot: Any, worker: Worker) -> None:
    answers: list[tuple[int, str]] = []
    ran_in: list[str] = []

    def work(office: Office) -> int:
        ran_in.append(threading.current_thread().name)
        return count(office)

    worker.submit(work, lambda n: answers.append((n, threading.current_thread().name)))
    qtbot.waitUntil(lambda: bool(answers))
    assert ran_in == ["test"]
    assert answers == [(3, threading.main_thread().name)]


def test_waiting_work_of_the_same_kind_is_replaced(qtbot: Any, worker: Worker) -> None:
    gate = threading.Event()
    answers: list[str] = []

    def hold(office: Office) -> str:
        gate.wait(5)
        return "first"

    worker.submit(hold, answers.append)
    for letter in "abc":
        worker.submit(lambda office, letter=letter: letter, answers.append, key="typing")
    gate.set()
    qtbot.waitUntil(lambda: not worker.busy)
    assert answers == ["first", "c"]


def test_an_error_goes_to_whoever_asked_or_to_the_handler(qtbot: Any, worker: Worker) -> None:
    failed: list[Exception] = []

    def wrong(office: Office) -> None:
        raise ValueError("no")

    worker.submit(wrong, lambda _none: None, failed.append)
    worker.submit(wrong, lambda _none: None)
    qtbot.waitUntil(lambda: not worker.busy)
    assert [type(e) for e in failed] == [ValueError]
    assert [type(e) for e in worker.errors] == [ValueError]  # type: ignore[attr-defined]


def test_an_answer_to_a_closed_page_is_dropped(qtbot: Any, worker: Worker) -> None:
    label = QLabel()
    gate = threading.Event()

    def slow(office: Office) -> str:
        gate.wait(5)
        return "late"

    worker.submit(slow, label.setText)
    label.deleteLater()
    qtbot.waitSignal(label.destroyed).wait()
    gate.set()
    qtbot.waitUntil(lambda: not worker.busy)
    assert worker.errors == []  # type: ignore[attr-defined]


def test_work_before_there_is_an_office(qtbot: Any) -> None:
    owner = QObject()
    answers: list[object] = []
    Once(lambda: 6 * 7, answers.append, answers.append, owner)
    qtbot.waitUntil(lambda: bool(answers))

    def wrong() -> None:
        raise ValueError("no")

    Once(wrong, answers.append, answers.append, owner)
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert answers[0] == 42
    assert isinstance(answers[1], ValueError)
