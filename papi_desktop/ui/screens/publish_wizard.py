"""Công khai danh sách: choose, look at the very papers, publish, and go on to hanging them."""

from __future__ import annotations

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import DISCLOSURES
from papi_desktop.operations.publish import Published
from papi_desktop.translations import _
from papi_desktop.ui.screens.publish_done_step import DoneStep
from papi_desktop.ui.screens.publish_form import PublishForm, rounds_of
from papi_desktop.ui.screens.publish_step import ComposeStep
from papi_desktop.ui.screens.steps import TaskDialog
from papi_desktop.ui.shell import Shell


class PublishWizard(TaskDialog):
    """The steps of publishing a list of poor households.

    Args:
        shell: the program around it.
        year: of the review round offered at first.
    """

    def __init__(self, shell: Shell, year: int | None = None) -> None:
        super().__init__(shell, _("Publish a list"))
        self._rounds = rounds_of(shell.office)
        if not self._rounds:
            return
        self._compose = ComposeStep(shell, PublishForm(shell, self._rounds, year))
        self._done = DoneStep(shell)
        self.add_step(self._compose)
        self.add_step(self._done)
        self._compose.published.connect(self._published)
        self._done.record_wanted.connect(self._record)

    def begin(self) -> None:
        """Open, or say that there is nothing to publish yet."""
        if self._rounds:
            super().begin()
            return
        self.shell.show_error(
            UserError(
                "CK-01",
                say("There is no list to publish yet."),
                say("Nothing was published."),
                say("Import the workbook of poor households first."),
            )
        )
        self.deleteLater()

    def work_in_hand(self) -> bool:
        """Nothing is lost by closing: everything proposed is proposed again."""
        return False

    def _published(self, published: Published) -> None:
        self._done.show_published(published)
        self.shell.tell_saved()
        self.show_step(self._done)

    def _record(self, disclosure_id: str) -> None:
        self.accept()
        self.shell.open_record(DISCLOSURES.key, disclosure_id)
