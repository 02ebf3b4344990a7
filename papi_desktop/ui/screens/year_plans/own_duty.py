"""A duty the office adds to the catalogue: what, on what basis, how often, how and where."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.law.rules import Frequency, PostingKind
from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.register import Choice, Field, Kind
from papi_desktop.domain.registers import CHANNEL_USES, PLACES
from papi_desktop.operations import own_duties
from papi_desktop.operations.own_duties import OwnDuty
from papi_desktop.translations import _
from papi_desktop.ui.error_box import show_error
from papi_desktop.ui.form import make_editor
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.screens.task_fields import TaskField, TaskFields
from papi_desktop.ui.shell import Shell

_POSTING_CHANNEL = "NY"
_FREQUENCY = Field(
    "frequency",
    Kind.CHOICE,
    N_("How often"),
    choices=(
        Choice(Frequency.YEARLY.value, N_("Every year"), ""),
        Choice(Frequency.QUARTERLY.value, N_("Every quarter"), ""),
        Choice(Frequency.MONTHLY.value, N_("Every month"), ""),
        Choice(Frequency.PERMANENT.value, N_("Permanent"), ""),
        Choice(Frequency.PER_CASE.value, N_("When it arises"), ""),
    ),
)
_POSTING = Field(
    "posting",
    Kind.CHOICE,
    N_("How long it hangs"),
    choices=(
        Choice(PostingKind.CALENDAR.value, N_("As long as the law's standard posting"), ""),
        Choice(PostingKind.PERMANENT.value, N_("Permanent"), ""),
        Choice(PostingKind.UNTIL_EVENT.value, N_("Until the next one"), ""),
    ),
)
_CHANNELS = Field("channels", Kind.CHOICES, N_("Other forms"), choices=CHANNEL_USES["channel"].choices)
_PLACES = Field("places", Kind.CHOICES, N_("Posting places"), choices=PLACES["kind"].choices)
_TITLE = Field("title", Kind.TEXT, N_("What is to be public"))
_CITATION = Field("citation", Kind.TEXT, N_("Asked for by"))
_DECIDED = Field("decided_here", Kind.FLAG, N_("No text asks for it: decided by the office itself"))
_PART = Field("part", Kind.TEXT, N_("Part of PAPI"))
_DAY = Field("day", Kind.DATE, N_("Holds from"))


class OwnDutyDialog(SmallDialog):
    """Adds a duty of the office."""

    added = Signal(str)
    """The id of the duty."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent, _("Add a duty of the office"), "", 1240, 520)
        self.shell = shell

        def asked(field: Field, *, required: bool = False, help: str = "", span: int = 1) -> TaskField:
            return TaskField(field.key, field.label, make_editor(shell, field), required, help, span)

        self.fields = TaskFields(
            [
                asked(_TITLE, required=True, span=2),
                asked(
                    _CITATION,
                    help=N_("The text of the province or the regulation of the commune; papers do not cite it as law."),
                    span=2,
                ),
                asked(_DECIDED, help=N_("Kept with the duty, and noted in the yearly plan."), span=2),
                asked(_FREQUENCY, required=True, span=2),
                asked(_POSTING, required=True, span=2),
                asked(_PART, help=N_("Number of the part it bears on, such as 2.1; blank for none.")),
                asked(_DAY, required=True),
                asked(_PLACES, help=N_("None when it does not hang."), span=6),
                asked(_CHANNELS, span=6),
            ],
            columns=6,
        )
        self.fields.edited.connect(self._basis_edited)
        self.fields.show_value("frequency", Frequency.YEARLY.value)
        self.fields.show_value("posting", PostingKind.CALENDAR.value)
        self.fields.show_value("places", ["HQ", "NVH"])
        self.fields.show_value("day", shell.office.today().replace(month=1, day=1).isoformat())
        self.body.addWidget(self.fields)
        self.body.addStretch(1)
        self._save = self.add_button(_("Add to the catalogue"), primary=True)
        self.add_close(primary=False)
        self._save.clicked.connect(self._add)
        self.fields.go_to("title")

    def _basis_edited(self, key: str) -> None:
        """A text and “no text” do not stand together: the one written last counts."""
        if key == _DECIDED.key and self.fields.value(key):
            self.fields.show_value(_CITATION.key, "")
            self.fields.say(_CITATION.key, None)
        elif key == _CITATION.key and self.fields.value(key):
            self.fields.show_value(_DECIDED.key, False)

    def _add(self) -> None:
        from datetime import date

        if not self.fields.check():
            return
        value = self.fields.value
        places = tuple(value("places") or ())
        part = str(value("part") or "").strip()
        if part and part not in {d.id for d in self.shell.office.rules.dimensions(self.shell.office.today())}:
            self.fields.say(_PART.key, say("There is no part of PAPI with this number."))
            self.fields.go_to("part")
            return
        duty = OwnDuty(
            str(value("title")),
            str(value("citation") or ""),
            Frequency(value("frequency")),
            (*([_POSTING_CHANNEL] if places else []), *(value("channels") or ())),
            places,
            PostingKind(value("posting")),
            part,
            date.fromisoformat(value("day")),
            decided_here=bool(value(_DECIDED.key)),
        )
        if not duty.citation.strip() and not duty.decided_here:
            self.fields.say(
                _CITATION.key, say("Name the text that asks for it, or tick that the office decided it itself.")
            )
            self.fields.go_to(_CITATION.key)
            return
        try:
            added = own_duties.add(self.shell.office, duty)
        except UserError as error:
            show_error(self, error)
            return
        self.accept()
        self.added.emit(added)
