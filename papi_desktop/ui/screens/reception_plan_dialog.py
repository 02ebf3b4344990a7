"""Plan the reception days of a year at once: a weekday, which weeks, hours, place and who receives; single days are changed afterwards."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.register import Choice, Field, Kind
from papi_desktop.domain.registers import RECEPTION_DAYS
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations import papers
from papi_desktop.operations.petitions import receptions
from papi_desktop.operations.petitions.receptions import PlannedDays
from papi_desktop.translations import _, render
from papi_desktop.ui.data import Query
from papi_desktop.ui.error_box import show_error
from papi_desktop.ui.screens.plug import Context
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.screens.task_fields import TaskField, TaskFields
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role
from papi_desktop.ui.widgets.editors import ChoiceEditor, ChoicesEditor, DateEditor, TextEditor

_WEEKDAYS = Field(
    "weekday",
    Kind.CHOICE,
    N_("Weekday"),
    choices=(
        Choice("0", N_("Monday"), "Thứ Hai"),
        Choice("1", N_("Tuesday"), "Thứ Ba"),
        Choice("2", N_("Wednesday"), "Thứ Tư"),
        Choice("3", N_("Thursday"), "Thứ Năm"),
        Choice("4", N_("Friday"), "Thứ Sáu"),
    ),
)
_WEEKS = Field(
    "weeks",
    Kind.CHOICES,
    N_("Weeks of the month"),
    choices=tuple(
        Choice(str(number), label, print_label)
        for number, (label, print_label) in enumerate(
            (
                (N_("First week"), "Tuần thứ nhất"),
                (N_("Second week"), "Tuần thứ hai"),
                (N_("Third week"), "Tuần thứ ba"),
                (N_("Fourth week"), "Tuần thứ tư"),
            ),
            1,
        )
    ),
)
_EXAMPLES = 6  # days shown before planning; the rest are counted


def plan_days(context: Context) -> None:
    """Open the dialog."""
    PlanDialog(context.shell).open()


class PlanDialog(SmallDialog):
    """Asks what makes a year of reception days and shows the first of them."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window, _("Plan the reception days"), "", 680, 470)
        self.shell = shell
        today = shell.office.today
        self.fields = TaskFields(
            [
                TaskField("first", N_("From"), DateEditor(today), required=True),
                TaskField("last", N_("To"), DateEditor(today), required=True),
                TaskField("weekday", N_("Weekday"), ChoiceEditor(_WEEKDAYS), required=True),
                TaskField("hours", N_("Reception hours"), TextEditor()),
                TaskField(
                    "weeks",
                    N_("Weeks of the month"),
                    ChoicesEditor(_WEEKS),
                    span=2,
                    help=N_("None ticked: every week. A day off moves to the next working day."),
                ),
                TaskField("receiver", N_("Who receives"), TextEditor(), required=True),
                TaskField("role", N_("Position"), TextEditor()),
                TaskField("place", N_("Where"), TextEditor(), span=2),
            ]
        )
        self._days = QLabel()
        self._days.setWordWrap(True)
        self._days.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._days, "muted")
        self.body.addWidget(self.fields)
        self.body.addWidget(self._days)
        self.body.addStretch(1)
        self._enter = self.add_button(_("Enter these days"), primary=True)
        self._enter.clicked.connect(self._plan)
        self.add_close(primary=False)
        self._propose()
        self.fields.edited.connect(self._show_days)
        self._show_days()
        self.fields.go_to("first")

    def _propose(self) -> None:
        office = self.shell.office
        today = office.today()
        signer = papers.signer(office)
        show = self.fields.show_value
        show("first", today.isoformat())
        show("last", date(today.year, 12, 31).isoformat())
        show("weekday", "3")
        show("weeks", ["1", "3"])
        show("receiver", signer.name or None)
        before = office.store.page(RECEPTION_DAYS, Query(limit=1)).rows
        for key, field in (("hours", "hours"), ("place", "place"), ("role", "receiver_role")):
            show(key, before[0].get(field) if before else None)

    def _asked(self) -> PlannedDays | None:
        if self.fields.problems():
            return None
        value = self.fields.value
        return PlannedDays(
            date.fromisoformat(value("first")),
            date.fromisoformat(value("last")),
            int(value("weekday")),
            tuple(int(week) for week in value("weeks") or ()),
            value("hours") or "",
            value("place") or "",
            value("receiver") or "",
            value("role") or "",
        )

    def _show_days(self, _key: str = "") -> None:
        asked = self._asked()
        days = receptions.days_of(self.shell.office, asked) if asked else ()
        named = "; ".join(table_date(day) for day in days[:_EXAMPLES])
        more = "…" if len(days) > _EXAMPLES else ""
        self._days.setText(render(say("{count} days: {days}", count=len(days), days=f"{named}{more}")) if days else "")

    def _plan(self) -> None:
        self.fields.settle()
        asked = self._asked()
        if asked is None:
            self.fields.check()
            return
        try:
            entered = receptions.plan_days(self.shell.office, asked)
        except UserError as error:
            show_error(self, error)
            return
        self.shell.tell(say("{count} reception days are planned. Post the schedule in time.", count=entered))
        self.accept()
