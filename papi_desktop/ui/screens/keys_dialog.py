"""The keys: our own fingerprint to be written on paper, those of the offices we deal with, and the way to exchange them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.fingerprints import fingerprint_lines
from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.domain.register import Register
from papi_desktop.domain.registers import UNIT_KEYS
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.jobs import Progress
from papi_desktop.operations import unit_keys, workplaces
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, render
from papi_desktop.ui.error_box import show_error
from papi_desktop.ui.file_picker import ANY, FileKind
from papi_desktop.ui.questions import Answer, ask, ask_reason
from papi_desktop.ui.screens.files_made import FilesDialog
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role
from papi_desktop.ui.widgets.plain_table import PlainTable
from papi_desktop.ui.widgets.status import Status

KEY_FILE = FileKind(N_("Key file"), ("*.json",))


class KeysDialog(SmallDialog):
    """Our key and those of others."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window, _("Keys"), "", 1060, 520)
        self.shell = shell
        self._own = QLabel()
        self._own.setTextFormat(Qt.TextFormat.PlainText)
        self._own.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        headings = [_("Office"), _("What it is to us"), _("Fingerprint"), _("Compared"), _("Valid to"), _("State")]
        self.table = PlainTable(headings, [0, 130, 270, 115, 100, 110], _("Keys of other offices"))
        self.body.addWidget(self._own)
        self.explain(
            _(
                "Give the other office the key file on a stick, and apart from it the printed sheet with the fingerprint. "
                "It brings the file in and compares the two."
            )
        )
        self.body.addWidget(self.table, 1)
        self._said = QLabel()  # the foot is full of buttons, and the path of a file is long
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        set_role(self._said, "good")
        self.body.addWidget(self._said)
        self._compared = self.add_button(_("Fingerprint compared…"))
        self._compared.clicked.connect(self._ask_compared)
        self._withdraw = self.add_button(_("Withdraw…"))
        self._withdraw.clicked.connect(self._ask_withdraw)
        self.add_button(_("Renew our key…")).clicked.connect(self._ask_renew)
        self.add_button(_("Write our key file…")).clicked.connect(self._ask_where)
        self.add_button(_("Print our fingerprint…")).clicked.connect(self._ask_sheet)
        self.add_button(_("Bring in a key file…"), primary=True).clicked.connect(self._ask_file)
        self.add_close(primary=False)
        self.table.currentCellChanged.connect(self._chosen_changed)
        self._fill()

    def _chosen_changed(self, *_cells: int) -> None:
        row = self._current()
        others = row is not None and row["state"] == "trusted" and row["fingerprint"] not in self._mine
        self._withdraw.setEnabled(others)
        self._compared.setEnabled(row is not None and others and not row["compared_on"])

    def _current(self) -> dict[str, Any] | None:
        row = self.table.currentRow()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _fill(self) -> None:
        own = unit_keys.own_key(self.shell.office).public
        said = say("Fingerprint of this office: {fingerprint}", fingerprint=own.fingerprint)
        valid = say("valid to {day}", day=table_date(own.expires_on))
        self._own.setText(f"{render(said)}  ({render(valid)})")
        self._rows = list(unit_keys.keys_known(self.shell.office))
        # The other computers of this office enter the key of this one too, and their work brings it here.
        self._mine = unit_keys.own_fingerprints(self.shell.office)
        self.table.show_rows(
            [
                [
                    _named(self.shell.office, row),
                    _("This computer") if row["fingerprint"] in self._mine else _choice(UNIT_KEYS, "role", row["role"]),
                    row["fingerprint"],
                    _compared(row),
                    table_date(date.fromisoformat(row["valid_to"])),
                    _choice(UNIT_KEYS, "state", row["state"]),
                ]
                for row in self._rows
            ]
        )
        self._chosen_changed()

    def _ask_where(self) -> None:
        self.shell.picker.save_file(self, N_("Write our key file…"), "khoa.json", KEY_FILE, self._export)

    def _export(self, path: Path) -> None:
        try:
            unit_keys.export(self.shell.office, path)
        except UserError as error:
            show_error(self, error)
            return
        self._said.setText(render(say("Key file written: {path}", path=str(path))))

    def _ask_sheet(self) -> None:
        self.shell.picker.folder(self, N_("Where to write the papers"), self._write_sheet)

    def _write_sheet(self, folder: Path) -> None:
        def job(office: Office, progress: Progress) -> tuple[Path, ...]:
            from papi_desktop.operations import key_paper

            progress.step(0)
            return key_paper.write(office, folder)

        self.shell.jobs.run(say("Drawing the papers"), job, self._sheet_written, self._failed)

    def _sheet_written(self, files: tuple[Path, ...]) -> None:
        FilesDialog(self.shell, say("The sheet with the fingerprint is ready to be printed."), files, over=self).open()

    def _failed(self, error: Exception) -> None:
        show_error(self, error)

    def _ask_renew(self) -> None:
        ask(
            self,
            say("Make a new key for this office?"),
            Answer(N_("Make a new key"), self._renew, primary=True),
            Answer(N_("Stop")),
            detail=say(
                "The old key signs the new one and goes on opening what was closed for it. "
                "Give the new key file to every office you deal with; until then they do not believe new files."
            ),
        )

    def _renew(self) -> None:
        unit_keys.renew(self.shell.office)
        self._said.setText(_("The new key is made. Write its key file and give it to the others."))
        self._fill()

    def _ask_withdraw(self) -> None:
        row = self._current()
        if row is not None:
            ask_reason(
                self,
                say(
                    "Why is the key of {unit} believed no more? What was received before stays; nothing signed with it is taken any more.",
                    unit=row["unit_name"],
                ),
                N_("Withdraw"),
                partial(self._do_withdraw, row["fingerprint"]),
            )

    def _do_withdraw(self, fingerprint: str, reason: str) -> None:
        unit_keys.withdraw(self.shell.office, fingerprint, reason)
        self._fill()

    def _ask_compared(self) -> None:
        row = self._current()
        if row is not None:
            ask(
                self,
                say("Does the fingerprint of {unit} agree?", unit=row["unit_name"]),
                Answer(N_("It agrees"), partial(self._do_compare, row["fingerprint"])),
                Answer(N_("Stop")),
                detail=say(
                    "Ring them up or take their paper, and compare letter by letter. If it differs, withdraw the key."
                ),
                large="\n".join(fingerprint_lines(row["fingerprint"])),
            )

    def _do_compare(self, fingerprint: str) -> None:
        unit_keys.confirm(self.shell.office, fingerprint)
        self._fill()

    def _ask_file(self) -> None:
        self.shell.picker.open_file(self, N_("Bring in a key file…"), (KEY_FILE, ANY), self._confirm)

    def _confirm(self, path: Path) -> None:
        try:
            self._key = unit_keys.read_key(path)
            unit_keys.require_of_another(self.shell.office, self._key)
        except UserError as error:
            show_error(self, error)
            return
        office = self.shell.office
        known = self._key.fingerprint in {row["fingerprint"] for row in self._rows}
        others = [] if known else unit_keys.others_of_unit(office, self._key)
        if others:
            ends = unit_keys.replaced_by(office, self._key)
            answers = [
                Answer(N_("It agrees: the new key, the old one ends"), partial(self._trust, ends)),
                Answer(N_("It agrees: one more computer"), partial(self._trust, [])),
            ]
        else:
            answers = [Answer(N_("It agrees with the paper"), partial(self._trust, None))]
        large = "\n".join(fingerprint_lines(self._key.fingerprint))
        ask(self, self._question(), *answers, Answer(N_("Stop")), detail=self._detail(others), large=large)

    def _question(self) -> Message:
        unit = self._key.unit
        if unit_keys.same_unit(unit, unit_keys.unit_name(self.shell.office)):
            computer = workplaces.name_of_key(self.shell.office, self._key.fingerprint)
            return say("Believe the work of the computer “{computer}” of {unit}?", computer=computer, unit=unit.name)
        if fold(unit.province) in fold(unit.name):  # an office of the province itself: said once
            return say("Believe files signed by {unit}?", unit=unit.name)
        return say("Believe files signed by {unit}, {province}?", unit=unit.name, province=unit.province)

    def _detail(self, others: Sequence[dict[str, Any]]) -> Message:
        """Return what to compare, and before it what is unusual about the key."""
        key = self._key
        told = say("Compare the fingerprint with the one on paper, group by group:")
        if others:
            several = say(
                "This unit has a key here already ({known}). Ask it: is this its new key, or that of one more computer? "
                "Files signed with a key that ends are not taken any more.",
                known=", ".join(row["fingerprint"] for row in others),
            )
            told = say("{first} {then}", first=several, then=told)
        strange = unit_keys.strange_place(self.shell.office, key)
        return say("{first} {then}", first=strange, then=told) if strange else told

    def _trust(self, ends: Sequence[str] | None) -> None:
        try:
            unit_keys.trust(self.shell.office, self._key, compared=True, ends=ends)
        except UserError as error:
            show_error(self, error)
            return
        self._fill()


def _named(office: Office, row: dict[str, Any]) -> str:
    if row["role"] == "workplace":
        return f"{row['unit_name']}: {workplaces.name_of_key(office, row['fingerprint'])}"
    return (
        f"{row['unit_name']}, {row['province']}"
        if row["province"] and row["role"] == "commune"
        else str(row["unit_name"])
    )


def _compared(row: dict[str, Any]) -> str | Status:
    """Return whether the fingerprint of a key was compared, so that one that was not catches the eye."""
    if row["compared_on"]:
        return Status("✓", table_date(date.fromisoformat(row["compared_on"])), "good")
    return Status("!", _("not compared"), "warn")


def _choice(register: Register, key: str, value: str) -> str:
    choice = register[key].choice(value)
    return _(choice.label) if choice else value
