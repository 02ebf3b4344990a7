"""What the level above sent down: chosen from a list, its changes read line by line, then applied or taken back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.domain.registers import GUIDANCE
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.jobs import Progress
from papi_desktop.operations.guidance import Preview
from papi_desktop.operations.guidance_changes import GROUPS, Change, in_words
from papi_desktop.operations.office import Office
from papi_desktop.operations.open_limits import Shift, days, named, told
from papi_desktop.translations import _, render, render_error
from papi_desktop.ui.error_box import as_user_error
from papi_desktop.ui.questions import Answer, ask, ask_reason
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role
from papi_desktop.ui.widgets.plain_table import PlainTable
from papi_desktop.ui.widgets.status import Status
from papi_desktop.ui.widgets.waiting import Waiting

_LOOKS = {"waiting": ("!", "warn"), "applied": ("✓", "good"), "taken_back": ("↩", "muted")}
_LINES_OF_LIST = 4


class GuidanceDialog(SmallDialog):
    """What was sent down, and what each would change here."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window, _("Guidance of the level above"), "", 1080, 2000)
        self.shell = shell
        self._rows: list[dict[str, object]] = []
        headings = [_("Content"), _("Sent by"), _("Received on"), _("State"), _("Short code")]
        self.table = PlainTable(headings, [0, 180, 110, 170, 160], _("Guidance of the level above"))
        self.table.setMaximumHeight(self.table.verticalHeader().defaultSectionSize() * (_LINES_OF_LIST + 2))
        self._told = QLabel()
        self._told.setWordWrap(True)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._told, "card-title")
        self.changes = PlainTable(_headings("waiting"), [150, 0, 230, 300], _("What changes"), wrap=True)
        self.explain(
            _(
                "Rules, days off, wordings and plans the level above sent. Nothing holds until it is applied here; "
                "what is taken back lets hold again what was before. Days off, report days and wordings this office wrote itself stay "
                "above it, and so does its own value of a rule with the same first day; of different first days the later one holds."
            )
        )
        for widget in (self.table, self._told):
            self.body.addWidget(widget)
        self._waiting = Waiting(self.changes, _("Reading…"))
        self.body.addWidget(self.changes, 1)
        self._back = self.add_button(_("Take back…"))
        self._apply = self.add_button(_("Apply…"), primary=True)
        self.add_close(primary=False)
        self._back.clicked.connect(self._ask_why)
        self._apply.clicked.connect(self._ask)
        self.table.currentCellChanged.connect(self._read)
        self._fill()
        self.table.setFocus()

    def _fill(self) -> None:
        from papi_desktop.operations import guidance

        row = max(0, self.table.currentRow())
        self._rows = guidance.all_guidance(self.shell.office)
        self.table.show_rows([_line(found) for found in self._rows])
        if not self._rows:
            self._told.setText(_(GUIDANCE.empty_text))
        self._read()
        if self._rows:
            self.table.setCurrentCell(min(row, len(self._rows) - 1), 0)
            self._read()

    def _current(self) -> dict[str, object] | None:
        row = self.table.currentRow()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _read(self, *_cells: int) -> None:
        self._apply.setEnabled(False)
        self._back.setEnabled(False)
        row = self._current()
        if row is None:
            return
        id = str(row["id"])

        def work(office: Office) -> Preview:
            from papi_desktop.operations import guidance

            return guidance.preview(office, id)

        self.changes.show_rows([])
        self._told.clear()
        self._waiting.begin()
        self.shell.reader.submit(work, self._show, self._cannot, key="guidance")

    def _show(self, seen: Preview) -> None:
        self._waiting.end()
        self._seen = seen
        applied = seen.row["state"] == "applied"
        self._apply.setEnabled(not applied)
        self._back.setEnabled(applied)
        self.changes.setHorizontalHeaderLabels(_headings(str(seen.row["state"])))
        moving = [Change("limit", named(self.shell.office, s), *days(s)) for s in seen.moved]
        self.changes.show_rows([change_line(change) for change in (*seen.changes, *moving)])
        if applied:
            self._told.setText(_("This guidance holds."))
        elif seen.row["state"] == "taken_back" and seen.changes:
            self._told.setText(
                render(
                    say(
                        "It was taken back and holds no more. Applied again, {changes} things would change and {moved} time limits move.",
                        changes=len(seen.changes),
                        moved=len(seen.moved),
                    )
                )
            )
        elif not seen.changes:
            self._told.setText(
                _(
                    "It would change nothing here: everything in it is so already, a later one holds, or this office wrote its own."
                )
            )
        else:
            self._told.setText(
                render(
                    say(
                        "{changes} things change; {moved} open time limits move.",
                        changes=len(seen.changes),
                        moved=len(seen.moved),
                    )
                )
            )

    def _cannot(self, error: Exception) -> None:
        self._waiting.end()
        self._told.setText(render_error(as_user_error(error)))

    def _ask(self) -> None:
        ask(
            self,
            say("Apply “{title}”?", title=self._seen.row["title"]),
            Answer(N_("Apply"), self._do_apply, primary=True),
            Answer(N_("Not now")),
            detail=self._summary(),
        )

    def _summary(self) -> Message:
        moved = told(self.shell.office, self._seen.moved)
        return say("{changes} things change. {moved}", changes=len(self._seen.changes), moved=moved)

    def _do_apply(self) -> None:
        id = str(self._seen.row["id"])

        def job(office: Office, progress: Progress) -> tuple[Shift, ...]:
            from papi_desktop.operations import guidance

            progress.step(0)
            return guidance.apply(office, id)

        self.shell.jobs.run(say("Applying the guidance"), job, self._applied)

    def _applied(self, moved: tuple[Shift, ...]) -> None:
        self._say_done(say("It holds now; {count} time limits were counted again.", count=len(moved)))

    def _ask_why(self) -> None:
        ask_reason(self, say("Take back “{title}”", title=self._seen.row["title"]), N_("Take back"), self._do_take_back)

    def _do_take_back(self, reason: str) -> None:
        id = str(self._seen.row["id"])

        def job(office: Office, progress: Progress) -> tuple[Shift, ...]:
            from papi_desktop.operations import guidance

            progress.step(0)
            return guidance.take_back(office, id, reason)

        self.shell.jobs.run(say("Taking the guidance back"), job, self._taken_back)

    def _taken_back(self, moved: tuple[Shift, ...]) -> None:
        self._say_done(say("It holds no more; {count} time limits were counted again.", count=len(moved)))

    def _say_done(self, what: Message) -> None:
        from papi_desktop.operations.second_computer import after_a_change_of_law

        more = after_a_change_of_law(self.shell.office)
        self.note.setWordWrap(True)
        self.note.setText(render(say("{first} {then}", first=what, then=more) if more else what))
        self._fill()


def _line(row: dict[str, object]) -> list[str | Status]:
    sign, tone = _LOOKS[str(row["state"])]
    choice = GUIDANCE["state"].choice(str(row["state"]))
    received = table_date(date.fromisoformat(str(row["received_on"])))
    state = Status(sign, _(choice.label) if choice else "", tone)
    return [str(row["title"]), str(row["sender"]), received, state, str(row["short_code"] or "")]


def _headings(state: str) -> list[str]:
    """Return what stands over the changes: of one that holds, how it would be without it and how it is."""
    if state == "applied":
        return [_("Kind"), _("What changes"), _("Without it"), _("As it is now")]
    return [_("Kind"), _("What changes"), _("As it is now"), _("As it will be")]


def change_line(change: Change) -> list[str | Status]:
    """Return what a change says, as a row: kind, name, before, after."""
    before = _("(new)") if change.before is None else in_words(change.before)
    return [_(GROUPS[change.group]), in_words(change.name), before, in_words(change.after)]
