"""One import under way: the file, what the official decided about it, and the dry run as it stands now.

Owns the order of the work: one reading, one re-check at a time, corrections typed meanwhile kept for the next. Must not know any step.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.register import Register
from papi_desktop.jobs import Progress
from papi_desktop.operations import import_workbook
from papi_desktop.operations.import_workbook import DryRun, ImportResult
from papi_desktop.operations.office import Office
from papi_desktop.ui.questions import Answer, ask
from papi_desktop.ui.shell import Shell

RowKey = tuple[str, int]
"""Name of the sheet and number of the row as a spreadsheet counts it."""

CellKey = tuple[str, int, str]
"""A row and the key of a field."""


@dataclass(frozen=True)
class Choices:
    """What the official decided about the file.

    Attributes:
        mapping: heading to what it fills, "" for nothing; None while the guess stands.
        encodings: heading to encoding, where fonts do not tell and the official looked.
    """

    mapping: Mapping[str, str] | None = None
    encodings: Mapping[str, str] = field(default_factory=dict)


class ImportSession(QObject):
    """An import.

    Args:
        shell: the program around it.
        register: the book it goes into.
        owner: id of the record whose children the rows become; "" for a book of its own.
    """

    file_read = Signal()
    """The file was read anew; `run_changed` follows."""
    run_changed = Signal()
    """There is another dry run: read anew, or checked again after a correction."""
    checking_changed = Signal(bool)
    failed = Signal(Exception)

    def __init__(self, shell: Shell, register: Register, parent: QObject, owner: str = "") -> None:
        super().__init__(parent)
        self.shell = shell
        self.register = register
        self.owner = owner
        self.path = Path()
        self.year: int | None = None
        self.choices = Choices()
        self.run: DryRun | None = None
        self.left_out: dict[RowKey, str] = {}
        self.corrected: set[CellKey] = set()
        self._edits: dict[CellKey, str] = {}
        self._dropping: dict[RowKey, str] = {}
        self._checking = False

    @property
    def checking(self) -> bool:
        """Return whether a re-check is under way or waiting."""
        return self._checking

    @property
    def touched(self) -> bool:
        """Return whether the official did work that closing would lose."""
        return bool(self.corrected or self.left_out)

    def read(self, choices: Choices, done: Callable[[], None]) -> None:
        """Read the file as decided; corrections made before are forgotten: the rows may be others now.

        Args:
            choices: what the official decided about it.
            done: a method, called when the dry run is there; not called when the reading failed or was stopped.
        """
        path, key, year, owner = self.path, self.register.key, self.year, self.owner
        self.choices = choices
        self._done = done

        def job(office: Office, progress: Progress) -> DryRun:
            return import_workbook.dry_run(
                office,
                path,
                key,
                year=year,
                parent=owner,
                mapping=choices.mapping,
                encodings=choices.encodings,
                progress=progress,
            )

        self.shell.jobs.run(say("Reading the workbook"), job, self._read, self._job_failed)

    def correct(self, cell: CellKey, text: str) -> None:
        """Put a text into a cell and check everything again."""
        self._edits[cell] = text
        self.corrected.add(cell)
        self._check()

    def leave_out(self, row: RowKey, reason: str) -> None:
        """Drop a row and check everything again."""
        self._dropping[row] = reason
        self._check()

    def commit(self, accept_errors: bool, done: Callable[[ImportResult], None]) -> None:
        """Store the list as one batch.

        Args:
            accept_errors: leave the rows with errors out.
            done: a method, called with the result.
        """
        run = self.run
        assert run is not None

        def job(office: Office, progress: Progress) -> ImportResult:
            return import_workbook.commit(office, run, accept_errors=accept_errors, progress=progress)

        self.shell.jobs.run(say("Storing the list"), job, done, self._job_failed)

    def save_errors(self, target: Path, done: Callable[[Path], None]) -> None:
        """Write the workbook back with its problems coloured and noted.

        Args:
            target: where to.
            done: a method, called with `target`.
        """
        run = self.run
        assert run is not None

        def job(_office: Office, progress: Progress) -> Path:
            progress.step(0)
            import_workbook.save_errors(run, target)
            return target

        self.shell.jobs.run(say("Writing the workbook"), job, done, self._job_failed)

    def undo(self, batch: str, done: Callable[[object], None]) -> None:
        """Undo a stored import.

        Args:
            batch: of the import.
            done: a method, called when it is undone.
        """

        def job(office: Office, progress: Progress) -> object:
            from papi_desktop.operations import records

            progress.step(0)
            return records.undo(office, batch)

        self.shell.jobs.run(say("Undoing the import"), job, done, self._job_failed)

    def _read(self, run: DryRun) -> None:
        self.run = run
        self.left_out.clear()
        self.corrected.clear()
        self._edits.clear()
        self.file_read.emit()
        self.run_changed.emit()
        self._done()

    def _job_failed(self, error: Exception) -> None:
        self.failed.emit(error)

    def _check(self) -> None:
        """Start a re-check unless one is under way; it starts the next itself."""
        if self._checking or self.run is None:
            return
        run, edits, dropping = self.run, dict(self._edits), dict(self._dropping)
        self._edits.clear()
        self._dropping.clear()

        def work(office: Office) -> DryRun:
            checked = run
            if edits:
                checked = import_workbook.correct(office, checked, edits)
            if dropping:
                checked = import_workbook.leave_out(office, checked, list(dropping))
            return checked

        self.left_out |= dropping
        self._checking = True
        self.checking_changed.emit(True)
        self.shell.reader.submit(work, self._checked, self._check_failed)

    def _checked(self, run: DryRun) -> None:
        self.run = run
        self._checking = False
        self.run_changed.emit()
        if self._edits or self._dropping:
            self._check()
        else:
            self.checking_changed.emit(False)

    def _check_failed(self, error: Exception) -> None:
        self._checking = False
        self.checking_changed.emit(False)
        self.failed.emit(error)


def read_after_asking(parent: QWidget, session: ImportSession, choices: Choices, done: Callable[[], None]) -> None:
    """Read the file as decided, after a question when corrections would be forgotten.

    Args:
        parent: over which the question stands.
        session: the import.
        choices: what the official decided about the file.
        done: as for `ImportSession.read`.
    """
    if not session.touched:
        session.read(choices, done)
        return
    ask(
        parent,
        say("Reading the file again forgets what was corrected in the grid."),
        Answer(N_("Read it again"), partial(session.read, choices, done), dangerous=True),
        Answer(N_("Keep the corrections")),
    )
