"""The keys: our own fingerprint to be written on paper, those of the offices we deal with, and the way to exchange them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.register import Register
from papi_desktop.domain.registers import UNIT_KEYS
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations import unit_keys
from papi_desktop.translations import _, render
from papi_desktop.ui.error_box import show_error
from papi_desktop.ui.file_picker import ANY, FileKind
from papi_desktop.ui.questions import Answer, ask
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role
from papi_desktop.ui.widgets.plain_table import PlainTable

KEY_FILE = FileKind(N_("Key file"), ("*.json",))


class KeysDialog(SmallDialog):
    """Our key and those of others."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window, _("Keys"), "", 900, 520)
        self.shell = shell
        self._own = QLabel()
        self._own.setTextFormat(Qt.TextFormat.PlainText)
        self._own.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        explained = QLabel(
            _(
                "Give the other office the key file on a stick, and the fingerprint on paper or by telephone. "
                "It brings the file in and compares the two."
            )
        )
        explained.setWordWrap(True)
        set_role(explained, "muted")
        headings = [_("Office"), _("What it is to us"), _("Fingerprint"), _("Valid to"), _("State")]
        self.table = PlainTable(headings, [0, 160, 290, 110, 110], _("Keys of other offices"))
        for widget in (self._own, explained):
            self.body.addWidget(widget)
        self.body.addWidget(self.table, 1)
        self.add_button(_("Write our key file…")).clicked.connect(self._ask_where)
        self.add_button(_("Bring in a key file…"), primary=True).clicked.connect(self._ask_file)
        self.add_close(primary=False)
        self._fill()

    def _fill(self) -> None:
        own = unit_keys.own_key(self.shell.office).public
        said = say("Fingerprint of this office: {fingerprint}", fingerprint=own.fingerprint)
        valid = say("valid to {day}", day=table_date(own.expires_on))
        self._own.setText(f"{render(said)}  ({render(valid)})")
        self.table.show_rows(
            [
                [
                    row["unit_name"],
                    _choice(UNIT_KEYS, "role", row["role"]),
                    row["fingerprint"],
                    table_date(date.fromisoformat(row["valid_to"])),
                    _choice(UNIT_KEYS, "state", row["state"]),
                ]
                for row in unit_keys.keys_known(self.shell.office)
            ]
        )

    def _ask_where(self) -> None:
        self.shell.picker.save_file(self, N_("Write our key file…"), "khoa.json", KEY_FILE, self._export)

    def _export(self, path: Path) -> None:
        try:
            unit_keys.export(self.shell.office, path)
        except UserError as error:
            show_error(self, error)
            return
        self.note.setText(render(say("Key file written: {path}", path=str(path))))

    def _ask_file(self) -> None:
        self.shell.picker.open_file(self, N_("Bring in a key file…"), (KEY_FILE, ANY), self._confirm)

    def _confirm(self, path: Path) -> None:
        try:
            self._key = unit_keys.read_key(path)
        except UserError as error:
            show_error(self, error)
            return
        ask(
            self,
            say("Believe files signed by {unit}?", unit=self._key.unit.name),
            Answer(N_("It agrees with the paper"), self._trust, primary=True),
            Answer(N_("Stop")),
            detail=say(
                "Compare the fingerprint with the one on paper: {fingerprint}", fingerprint=self._key.fingerprint
            ),
        )

    def _trust(self) -> None:
        try:
            unit_keys.trust(self.shell.office, self._key)
        except UserError as error:
            show_error(self, error)
            return
        self._fill()


def _choice(register: Register, key: str, value: str) -> str:
    choice = register[key].choice(value)
    return _(choice.label) if choice else value
