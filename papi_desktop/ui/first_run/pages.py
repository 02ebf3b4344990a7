"""The pages of the first run, in the order an official answers them. Each holds its own answers; `wizard` puts them together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget, QWizardPage

from papi_desktop.domain.communes import CommuneKind
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.registers import OFFICIALS, UNIT_ABOVE
from papi_desktop.domain.registers.former_units import FORMER_NAME
from papi_desktop.domain.vietnamese.text import fold, squeeze
from papi_desktop.operations.addresses import addresses
from papi_desktop.translations import _, render
from papi_desktop.ui.entrance import Entrance, words_of
from papi_desktop.ui.file_picker import WORKBOOKS
from papi_desktop.ui.icons import set_icon
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.labelled import labelled
from papi_desktop.ui.widgets.password_fields import PasswordFields
from papi_desktop.ui.widgets.paste_grid import PasteGrid
from papi_desktop.ui.widgets.reference_editor import LIMIT, Candidate, ReferenceEditor

_FIELDS = 560  # widest a column of single fields gets, in pixels of the design


class AnswerPage(QWizardPage):
    """A page under its heading, in the look of the window; `narrow` keeps single fields from becoming very long."""

    def __init__(self, title: str, subtitle: str, narrow: bool = False) -> None:
        super().__init__()
        self.heading = QLabel(title)
        set_role(self.heading, "title")
        self.help = QLabel(subtitle)
        self.help.setWordWrap(True)
        set_role(self.help, "muted")
        inside = QWidget()
        if narrow:
            inside.setMaximumWidth(theme().px(_FIELDS))
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(0, theme().px(12), 0, 0)
        self.body.setSpacing(theme().px(8))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme().px(8), theme().px(8), theme().px(8), 0)
        outer.addWidget(self.heading)
        outer.addWidget(self.help)
        outer.addWidget(inside, 1)


class WelcomePage(AnswerPage):
    """Four ways to begin."""

    set_up_wanted = Signal()
    practice_wanted = Signal()
    second_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(
            _("Welcome"), _("Ten minutes from now you hold the first correct official paper. How do you want to begin?")
        )
        layout = self.body
        layout.setSpacing(theme().px(4))
        choices = (
            (
                N_("Set up my office"),
                N_("A commune with its villages, or the province that receives the reports of its communes."),
                "office",
                self.set_up_wanted,
            ),
            (
                N_("Practise with an invented commune"),
                N_("Everything can be tried; papers carry the watermark TẬP HUẤN."),
                "practice",
                self.practice_wanted,
            ),
            (
                N_("Second computer of an office"),
                N_("The office works on another computer already; a stick from there brings its books here."),
                "received",
                self.second_wanted,
            ),
            (
                N_("Restore from a backup"),
                N_("A new computer, or after a disk failure."),
                "backup",
                self.restore_wanted,
            ),
        )
        for label, help, icon, signal in choices:
            button = QPushButton(_(label))
            set_role(button, "choice")
            set_icon(button, icon, "accent")
            button.clicked.connect(signal)
            note = QLabel(_(help))
            note.setWordWrap(True)
            set_role(note, "help")
            button.setAccessibleDescription(note.text())
            layout.addWidget(button)
            layout.addWidget(note)
            layout.addSpacing(theme().px(8))
        layout.addStretch(1)

    def isComplete(self) -> bool:
        """The buttons lead on, not Next."""
        return False


class _ProvinceFinder:
    def find_now(self, text: str) -> Sequence[Candidate]:
        wanted = fold(text)
        found = [p for p in addresses().provinces if wanted in fold(p.full_name)]
        return [Candidate(p.code, p.full_name) for p in found[:LIMIT]]

    def find(self, text: str, done: Callable[[Sequence[Candidate]], None]) -> None:
        done(self.find_now(text))

    def name(self, id: str, done: Callable[[Candidate], None]) -> None:
        done(Candidate(id, addresses().province(id).full_name))


class _CommuneFinder:
    def __init__(self, province: Callable[[], str | None]) -> None:
        self._province = province

    def find_now(self, text: str) -> Sequence[Candidate]:
        return [Candidate(c.code, c.full_name) for c in addresses().search(text, self._province(), LIMIT)]

    def find(self, text: str, done: Callable[[Sequence[Candidate]], None]) -> None:
        done(self.find_now(text))

    def name(self, id: str, done: Callable[[Candidate], None]) -> None:
        done(Candidate(id, addresses().commune(id).full_name))


class CommunePage(AnswerPage):
    """Which commune this is, or of which province the office above the communes is."""

    def __init__(self) -> None:
        super().__init__(
            _("The commune"),
            _("Type a few letters, without accents if you like, and choose from the list."),
            narrow=True,
        )
        self._province_finder = _ProvinceFinder()
        self.province = ReferenceEditor(self._province_finder, N_("province"))
        self._commune_finder = _CommuneFinder(self.province.value)
        self.commune = ReferenceEditor(self._commune_finder, N_("commune"))
        self.above = QCheckBox(_("This is the office above the communes: it receives their reports"))
        self.department = QLineEdit()
        self.phone = QLineEdit()
        self.address = QLineEdit()
        self._note = QLabel()
        self._note.setWordWrap(True)
        set_role(self._note, "help")
        self._note.hide()
        layout = self.body
        layout.addWidget(labelled(_("Province or city"), self.province))
        layout.addWidget(self.above)
        self._commune_line = labelled(_("Commune, ward or special zone"), self.commune)
        layout.addWidget(self._commune_line)
        layout.addWidget(self._note)
        self._department_line = labelled(
            _(UNIT_ABOVE["department"].label),
            self.department,
            _("Such as “Sở Nội vụ”. Blank: the People's Committee of the province issues them."),
        )
        self._department_line.hide()
        layout.addWidget(self._department_line)
        layout.addWidget(labelled(_("Address of the headquarters"), self.address))
        self._phone_line = labelled(
            _("Telephone of the office"),
            self.phone,
            _("Printed on notices so that residents can call. Not a private number."),
        )
        layout.addWidget(self._phone_line)
        layout.addStretch(1)
        for editor in (self.province, self.commune):
            editor.edited.connect(self.completeChanged)
            editor.edited.connect(self._say)
        self.above.toggled.connect(self._commune_line.setHidden)
        self.above.toggled.connect(self._department_line.setVisible)
        self.above.toggled.connect(self._phone_line.setHidden)
        self.above.toggled.connect(self._name_page)
        self.above.toggled.connect(self._say)
        self.above.toggled.connect(self.completeChanged)

    def isComplete(self) -> bool:
        """A province from the list, and a commune from the list or with its kind written out."""
        return self.province.value() is not None and bool(self.name)

    @property
    def name(self) -> str:
        """Return the commune with its kind, as within a sentence, or the province; "" while it is not clear."""
        if self.above.isChecked():
            return self.province_name
        code = self.commune.value()
        if code is not None:
            return addresses().commune(code).full_name
        typed = squeeze(self.commune.text())
        return typed if any(fold(typed).startswith(fold(kind.value) + " ") for kind in CommuneKind) else ""

    @property
    def province_name(self) -> str:
        """Return the province with its kind."""
        code = self.province.value()
        return addresses().province(code).full_name if code else ""

    @property
    def unit(self) -> dict[str, Any]:
        """Return more fields of the office's record."""
        code = None if self.above.isChecked() else self.commune.value()
        urban = fold(self.name).startswith(fold(CommuneKind.WARD.value))
        return {
            "receiving": self.above.isChecked(),
            "department": (squeeze(self.department.text()) or None) if self.above.isChecked() else None,
            "code": code,
            "area_kind": "urban" if urban else "rural",
            "phone": squeeze(self.phone.text()) or None,
            "address": squeeze(self.address.text()) or None,
        }

    def _name_page(self, above: bool) -> None:
        self.heading.setText(_("The province") if above else _("The commune"))

    def _say(self) -> None:
        in_list = self.commune.value() is not None
        new = bool(self.name) and not in_list and not self.above.isChecked()
        self._note.setText(_("This commune is not in the national list; the name is kept as you wrote it."))
        self._note.setVisible(new)


_VILLAGE_KEYS = ("name", "kind", "households", "people", "head_name", "culture_house", FORMER_NAME)


class VillagesPage(AnswerPage):
    """The villages, pasted from Excel, read from a file, or typed."""

    def __init__(self, entrance: Entrance) -> None:
        super().__init__(
            _("Villages"),
            _(
                "Copy the villages in Excel and paste them here with Ctrl+V, read them from a file, or type them. "
                "Each gets its culture house as a posting place."
            ),
        )
        self._entrance = entrance
        headings = (
            _("Village"),
            _("Kind"),
            _("Households"),
            _("People"),
            _("Village head"),
            _("Culture house"),
            _("Former commune"),
        )
        self._grid = PasteGrid(headings, (0, 80, 70, 80, 150, 160, 140), _("Villages"))
        self._grid.edited.connect(self._edited)
        paste = QPushButton(f"{_('Paste from Excel')}  Ctrl+V")
        paste.clicked.connect(self._paste)
        file = QPushButton(_("Read from a file…"))
        set_icon(file, "import")
        file.clicked.connect(self._choose)
        self._count = QLabel()
        set_role(self._count, "muted")
        self._problem = QLabel()
        self._problem.setWordWrap(True)
        set_role(self._problem, "problem")
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        line.addWidget(paste)
        line.addWidget(file)
        line.addWidget(self._count, 1, Qt.AlignmentFlag.AlignRight)
        layout = self.body
        layout.addLayout(line)
        layout.addWidget(self._grid, 1)
        layout.addWidget(self._problem)

    def initializePage(self) -> None:
        """Put the cursor into the grid."""
        self._grid.setCurrentCell(0, 0)
        self._grid.setFocus()

    @property
    def villages(self) -> list[dict[str, Any]]:
        """Return records of the villages register."""
        return [
            {
                key: _as_number(text) if key in ("households", "people") else text or None
                for key, text in zip(_VILLAGE_KEYS, row, strict=True)
            }
            for row in self._grid.rows()
            if row[0]
        ]

    def _edited(self) -> None:
        self._count.setText(render(say("{count} villages", count=len(self.villages))))

    def _paste(self) -> None:
        self._grid.paste(QGuiApplication.clipboard().text())
        self._grid.setFocus()

    def _choose(self) -> None:
        self._entrance.picker.open_file(self, N_("File with the villages"), (WORKBOOKS,), self._read)

    def _read(self, path: Path) -> None:
        from papi_desktop.operations.setup import read_villages

        try:
            found = read_villages(path, date.today())
        except UserError as e:
            self._problem.setText(words_of(e))
            return
        self._problem.clear()
        self._grid.show_rows([[str(v.get(key) or "") for key in _VILLAGE_KEYS] for v in found])


_OF_A_COMMITTEE = (
    ("", "Chủ tịch", "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH"),
    ("", "Phó Chủ tịch", "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"),
)
_OF_A_DEPARTMENT = (("", "Giám đốc", "GIÁM ĐỐC"), ("", "Phó Giám đốc", "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC"))


class SignersPage(AnswerPage):
    """Who signs papers."""

    def __init__(self) -> None:
        super().__init__(
            _("Signers"),
            _(
                "Write at least the person who signs. The lines above the signature are separated by /. All of it can be changed later."
            ),
        )
        headings = (_("Full name"), _("Position"), _("Lines above the signature"))
        self._grid = PasteGrid(headings, (230, 170, 0), _("Signers"))
        self._proposed = _OF_A_COMMITTEE
        self._grid.show_rows(self._proposed)
        self._nobody = QLabel(
            render(
                say(
                    "Nobody signs yet: papers will have no name where they are signed. Who signs is entered later under "
                    "“{page}”, “{tab}”.",
                    page=_("Office and settings"),
                    tab=_(OFFICIALS.title),
                )
            )
        )
        self._nobody.setWordWrap(True)
        set_role(self._nobody, "help")
        self._grid.edited.connect(self._say)
        layout = self.body
        layout.addWidget(self._grid, 1)
        layout.addWidget(self._nobody)

    def _say(self) -> None:
        self._nobody.setVisible(not any(official["can_sign"] for official in self.officials))

    def propose(self, department: bool) -> None:
        """Write positions and lines as they are in a committee or in a department of a province, until somebody wrote a name."""
        wanted = _OF_A_DEPARTMENT if department else _OF_A_COMMITTEE
        if wanted is not self._proposed and not any(row[0] for row in self._grid.rows()):
            self._proposed = wanted
            self._grid.show_rows(wanted)

    def initializePage(self) -> None:
        """Put the cursor where the first name goes."""
        self._grid.setCurrentCell(0, 0)
        self._grid.setFocus()

    @property
    def officials(self) -> list[dict[str, Any]]:
        """Return records of the officials register; a row without a name is left out."""
        return [
            {
                "name": name,
                "job_title": title or None,
                "authority": authority or None,
                "can_sign": bool(authority),
                "position_order": n,
            }
            for n, (name, title, authority) in enumerate(self._grid.rows(), start=1)
            if name
        ]


class PasswordPage(AnswerPage):
    """Name and password of the first person."""

    def __init__(self) -> None:
        super().__init__(
            _("Your name and password"),
            _(
                "The password guards the data on this computer. "
                "There is no default password and no way around it but the recovery key."
            ),
            narrow=True,
        )
        self.user = QLineEdit()
        self.fields = PasswordFields(_("Password"), _("Password once more"))
        layout = self.body
        layout.addWidget(labelled(_("Your name"), self.user))
        layout.addWidget(self.fields)
        layout.addStretch(1)
        self.user.textChanged.connect(self.completeChanged)
        self.fields.changed.connect(self.completeChanged)

    def isComplete(self) -> bool:
        """A name, and a good password twice."""
        return bool(squeeze(self.user.text())) and self.fields.good


def _as_number(text: str) -> int | None:
    digits = text.replace(".", "").replace(" ", "")
    return int(digits) if digits.isdigit() else None
