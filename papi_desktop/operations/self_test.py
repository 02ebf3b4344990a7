"""Try everything the program needs on this machine: on the built program after installing, and whenever something seems broken.

Works in a folder of its own that is removed afterwards; the office's data are never touched.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.registers import VILLAGES
from papi_desktop.operations.office import Office
from papi_desktop.operations.safety import CheckLine, CheckReport
from papi_desktop.operations.setup import Setup, create_office, open_office
from papi_desktop.translations import _, language, use_language

_PASSWORD = "tu-kiem-tra"


def run() -> CheckReport:
    """Run every trial and report each; a failure of one does not stop the others."""
    with tempfile.TemporaryDirectory(prefix="papi-") as scratch:
        folder = Path(scratch)
        trials: list[tuple[str, Message, Callable[[], None]]] = [
            ("translations", say("The program's languages are there."), _translations),
            ("law", say("The law tables can be read, and a time limit counted."), _law),
            ("store", say("An encrypted data file can be made, closed and opened again."), lambda: _store(folder)),
            ("backup", say("A backup can be made and restored."), lambda: _backup(folder)),
            (
                "papers",
                say("Papers can be made as PDF and DOCX with every Vietnamese letter."),
                lambda: _papers(folder),
            ),
            ("workbook", say("A workbook can be written and read again."), lambda: _workbook(folder)),
        ]
        return CheckReport(tuple(_line(name, words, trial) for name, words, trial in trials))


def _line(name: str, words: Message, trial: Callable[[], None]) -> CheckLine:
    try:
        trial()
    except UserError as error:
        return CheckLine(name, False, error.what)
    except Exception as error:  # a broken library may raise anything; the trial is there to say so
        return CheckLine(
            name, False, say("{trial} This failed: {error}", trial=words, error=f"{type(error).__name__}: {error}")
        )
    return CheckLine(name, True, words)


def _translations() -> None:
    spoken = language()
    try:
        use_language("vi")
        if _(VILLAGES.title) == VILLAGES.title:  # what has no translation comes back in English
            raise RuntimeError("vi")
    finally:
        use_language(spoken)


def _law() -> None:
    from papi_desktop.operations.clock import count

    if count("PUB_DEFAULT", date(2026, 11, 20)).due is None:
        raise RuntimeError("PUB_DEFAULT")


def _office(folder: Path) -> Office:
    data = folder / "data"
    if data.exists():
        return open_office(data, password=_PASSWORD)
    setup = Setup("xã Thử", "tỉnh Thử", _PASSWORD, "Người thử", [{"name": "Bản Ước Hẹn"}])
    return create_office(data, setup)[0]


def _store(folder: Path) -> None:
    _office(folder).store.close()
    office = _office(folder)
    found = office.store.search("uoc hen")
    office.store.close()
    if not found:
        raise RuntimeError("search")


def _backup(folder: Path) -> None:
    from papi_desktop.operations import safety

    office = _office(folder)
    made = safety.back_up(office, folder / "backup")
    office.store.close()
    safety.restore(made.path, folder / "restored", password=_PASSWORD)


def _papers(folder: Path) -> None:
    from papi_desktop.operations import papers, quarter

    office = _office(folder)
    try:
        _quarter, sheet, _rows = quarter.compose(office, "2026-Q4")
        papers.print_sheets([sheet], folder / "papers")
    finally:
        office.store.close()


def _workbook(folder: Path) -> None:
    from papi_desktop.exchange.workbook_reader import read_register
    from papi_desktop.exchange.workbook_writer import write_register

    path = folder / "villages.xlsx"
    columns = [f for f in VILLAGES if f.print_label]
    write_register(path, VILLAGES, [{"name": "Bản Ước Hẹn", "households": 12}], columns=columns, references_back={})
    reading = read_register(path, VILLAGES, references={}, today=date(2026, 11, 22))
    if [row.record["name"] for row in reading.rows] != ["Bản Ước Hẹn"]:
        raise RuntimeError("read back")
