"""What the window's tests stand on: no screen, known fonts, a real office in a temporary folder, and nothing left behind."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYTEST_QT_API"] = "pyside6"

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.commune import PASSWORD, TODAY, make_office
from tests.ui.official import AnsweringPicker, Official
from tests.ui.stage import prepare


@pytest.fixture(scope="session")
def qapp(qapp_args: list[str], qapp_cls: type[QApplication]) -> QApplication:
    """The application, dressed and speaking Vietnamese."""
    app = QApplication.instance() or qapp_cls(qapp_args)
    assert isinstance(app, QApplication)
    prepare(app)
    return app


@pytest.fixture(autouse=True)
def no_window_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """A window left open by a failed test must not be found by the next one."""
    yield
    for top in QApplication.topLevelWidgets() if QApplication.instance() else ():
        top.hide()


@pytest.fixture
def picker() -> AnsweringPicker:
    """Answers file dialogs."""
    return AnsweringPicker()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Lists under a field are raised by Qt itself, which the screenless platform cannot do and says so."""
    for item in items:
        if "tests/ui" in item.nodeid or "tests/journeys" in item.nodeid:
            item.add_marker(pytest.mark.qt_log_ignore("does not support raise", extend=True))


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: Any) -> Any:
    """Remember whether the test failed, for the picture."""
    outcome = yield
    report = outcome.get_result()
    if report.when == "call":
        item.failed_call = report.failed  # type: ignore[attr-defined]


@pytest.fixture
def official(qtbot: Any, picker: AnsweringPicker, request: pytest.FixtureRequest) -> Iterator[Official]:
    """An official at the window; a failed test leaves a picture and the steps done."""
    one = Official(qtbot, picker)
    yield one
    if getattr(request.node, "failed_call", False):
        folder = Path(str(request.config.rootpath)) / "build" / "failed"
        folder.mkdir(parents=True, exist_ok=True)
        for number, top in enumerate(w for w in QApplication.topLevelWidgets() if w.isVisible()):
            top.grab().save(str(folder / f"{request.node.name}-{number}.png"))


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of an invented commune, to be copied."""
    folder = tmp_path_factory.mktemp("commune") / "data"
    make_office(folder).store.close()
    return folder


@pytest.fixture
def office(tmp_path: Path, made_once: Path) -> Iterator[Any]:
    """A real office in a temporary folder."""
    from papi_desktop.operations.setup import open_office

    shutil.copytree(made_once, tmp_path / "data")
    made = open_office(tmp_path / "data", password=PASSWORD, today=lambda: TODAY)
    yield made
    made.store.close()


@pytest.fixture
def window(qtbot: Any, office: Any, picker: AnsweringPicker) -> Iterator[Any]:
    """The program's window over the office, as wide as an office screen."""
    from tests.ui.windows import window_over

    with window_over(qtbot, office, picker) as made:
        yield made
