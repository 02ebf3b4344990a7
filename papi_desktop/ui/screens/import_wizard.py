"""Import a workbook as it is, in five steps: file, columns, dry run, correction, done.

Owns the order of the steps. Each step is a file of its own; the work itself is `import_session`.
"""

from __future__ import annotations

from pathlib import Path

from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Register
from papi_desktop.operations.import_workbook import ImportResult
from papi_desktop.translations import render
from papi_desktop.ui.error_box import show_error
from papi_desktop.ui.screens.import_columns_step import ColumnsStep
from papi_desktop.ui.screens.import_correct_step import CorrectStep
from papi_desktop.ui.screens.import_file_step import FileStep
from papi_desktop.ui.screens.import_result_step import ResultStep
from papi_desktop.ui.screens.import_session import ImportSession
from papi_desktop.ui.screens.import_summary_step import SummaryStep
from papi_desktop.ui.screens.steps import TaskDialog
from papi_desktop.ui.shell import Shell


class ImportWizard(TaskDialog):
    """The steps of an import.

    Args:
        shell: the program around it.
        register: the book it goes into.
        year: year of the review round offered at first.
        owner: id of the record whose children the rows become; "" for a book of its own.
    """

    def __init__(self, shell: Shell, register: Register, year: int | None = None, owner: str = "") -> None:
        super().__init__(shell, render(say("Import a workbook: {book}", book=Message(register.title))))
        self.session = ImportSession(shell, register, self, owner)
        self.session.year = year
        self._file = FileStep(self.session)
        self._columns = ColumnsStep(self.session)
        self._summary = SummaryStep(self.session)
        self._correct = CorrectStep(self.session)
        self._result = ResultStep(self.session)
        for step in (self._file, self._columns, self._summary, self._correct, self._result):
            self.add_step(step)
        self._file.done.connect(self._to_columns)
        self._columns.done.connect(self._to_summary)
        self._summary.correct_wanted.connect(self._to_correct)
        self._summary.commit_wanted.connect(self._commit)
        self._correct.commit_wanted.connect(self._commit)
        self._result.publish_wanted.connect(self._publish)
        self._result.finished.connect(self.accept)
        self.session.run_changed.connect(self._say_file)
        self.session.failed.connect(self._failed)

    def take(self, path: Path) -> None:
        """Begin with this file already chosen."""
        self._file.take(path)

    def work_in_hand(self) -> bool:
        """Return whether corrections would be lost."""
        return self.session.touched

    def _to_columns(self) -> None:
        self.show_step(self._columns)

    def _to_summary(self) -> None:
        self.show_step(self._summary)

    def _to_correct(self) -> None:
        self.show_step(self._correct)

    def _commit(self, accept_errors: bool) -> None:
        self.session.commit(accept_errors, self._stored)

    def _stored(self, result: ImportResult) -> None:
        self._result.show_result(result)
        self.shell.tell_saved()
        self.show_step(self._result)

    def _publish(self) -> None:
        from papi_desktop.ui.screens.publish_wizard import PublishWizard

        year = self.session.year
        self.accept()
        PublishWizard(self.shell, year).begin()

    def _say_file(self) -> None:
        name, year = self.session.path.name, self.session.year
        self.say_note(render(say("{file} · year {year}", file=name, year=year)) if year else name)

    def _failed(self, error: Exception) -> None:
        show_error(self, error)
