"""The program's window over an office, as wide as an office screen, closed again however the test ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from papi_desktop.operations.office import Office
from papi_desktop.ui.window import MainWindow
from tests.ui.official import AnsweringPicker


@contextmanager
def window_over(qtbot: Any, office: Office, picker: AnsweringPicker) -> Iterator[MainWindow]:
    """Show the window."""
    made = MainWindow(office, picker)
    try:
        made.resize(1366, 705)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        yield made
    finally:
        made.shell.close()
        made._ready_to_close = True
        made.close()
        made.deleteLater()
