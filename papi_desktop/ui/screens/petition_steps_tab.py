"""The handling of a petition: its clock with the counting, its steps, and the paper of each step."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.registers import PETITION_STEPS, PETITIONS
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations.clock import Counted
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, render
from papi_desktop.ui.child_tab import ChildTab
from papi_desktop.ui.icons import set_icon
from papi_desktop.ui.screens.clock_line import ClockLine
from papi_desktop.ui.screens.paper_dialog import PaperDialog
from papi_desktop.ui.shell import Shell

_Found = tuple[Message, Counted | None, Counted | None, tuple[int, int]]


class PetitionStepsTab(ChildTab):
    """The steps, under the time limit they bear on."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, PETITION_STEPS, parent)
        self._clock = ClockLine()
        self.column.insertWidget(0, self._clock)
        self._again = ClockLine()
        self.column.insertWidget(1, self._again)
        self._together = QLabel()
        self._together.hide()
        self.column.insertWidget(2, self._together)
        self._paper = QPushButton(_("Paper of this step"))
        set_icon(self._paper, "print")
        self._paper.setEnabled(False)
        self.buttons.addWidget(self._paper)
        self._paper.clicked.connect(self._make_paper)
        self.table.row_chosen.connect(self._step_chosen)
        self.model.loaded.connect(self._steps_loaded)
        shell.changed.connect(self._petition_changed)

    def show_record(self, record: dict[str, object] | None) -> None:
        """Count the time limit of another petition."""
        super().show_record(record)
        self._count()

    def new_values(self) -> dict[str, object]:
        """Return today: steps are recorded when they are taken."""
        return {"day": self.shell.office.today().isoformat()}

    def _count(self) -> None:
        if self.record is None:
            self._clock.hide()
            self._again.hide()
            self._together.hide()
            return
        petition_id = str(self.record["id"])

        def work(office: Office) -> _Found:
            from papi_desktop.operations.petitions import lodging, state, terms

            petition = office.store.get(PETITIONS, petition_id)
            if petition is None:
                return say(""), None, None, (0, 0)
            again = lodging.second_until(office, petition)
            return state.due_told(petition), terms.counted(office, petition), again, state.same_matter(office, petition)

        self.shell.reader.submit(work, self._show_clock, key="petition-clock")

    def _show_clock(self, found: _Found) -> None:
        words, counted, again, (petitions, people) = found
        together = say("{count} petitions about this matter, {people} people.", count=petitions, people=people)
        self._together.setText(render(together))
        self._together.setVisible(petitions > 1)
        # Once answered, the time limit that runs is that of the sender; both would not fit at large letters.
        self._clock.show_counted(words, counted if again is None else None)
        last = table_date(again.due) if again is not None and again.due is not None else ""
        self._again.show_counted(say("The sender may complain a second time until {last}.", last=last), again)

    def _petition_changed(self, changes: object) -> None:
        if self.record is not None and PETITIONS.key in getattr(changes, "changed", {}):
            self._count()

    def _steps_loaded(self, total: int) -> None:
        # The newest step is the one whose paper is wanted next.
        if total and self.table.current_row() < 0:
            self.table.choose_row(total - 1)
        self._step_chosen(self.table.current_row())

    def _step_chosen(self, row: int) -> None:
        self._paper.setEnabled(bool(self._kinds(row)))

    def _kinds(self, row: int) -> Any:
        from papi_desktop.operations import record_papers

        step = self.model.record_at(row) if row >= 0 else None
        return record_papers.kinds_of(self.shell.office, PETITION_STEPS, step) if step else ()

    def _make_paper(self) -> None:
        step, kinds = self.model.record_at(self.table.current_row()), self._kinds(self.table.current_row())
        if step is not None and kinds:
            PaperDialog(self.shell, PETITION_STEPS, step, kinds, parent=self).open()
