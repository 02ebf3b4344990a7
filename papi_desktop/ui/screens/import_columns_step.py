"""Which column is which field, what stands in it before and after decoding, and the old font where the file does not tell it.

Owns the official's say over the guesses. Columns are a few dozen, so each has drop-downs of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from papi_desktop.domain.messages import N_, say
from papi_desktop.operations.import_workbook import DryRun
from papi_desktop.translations import _, render
from papi_desktop.ui.screens.import_columns import FoundColumn, found_columns, targets_of
from papi_desktop.ui.screens.import_session import Choices, ImportSession, read_after_asking
from papi_desktop.ui.screens.steps import Step
from papi_desktop.ui.style import set_role, theme

_ENCODINGS = (
    (N_("TCVN3 (ABC), fonts .Vn…"), "tcvn3"),
    (N_("VNI, fonts VNI-…"), "vni"),
    (N_("Unicode: leave as it is"), "unicode"),
)
_COLUMN, _FIELD, _FONT, _BEFORE, _AFTER = range(5)
_HEADINGS = (
    N_("Column in the file"),
    N_("Field in the book"),
    N_("Old font"),
    N_("As the file has it"),
    N_("As it will be read"),
)


class _Choice(QComboBox):
    """A drop-down of one column; the wheel scrolls the table instead of changing it."""

    def __init__(self, heading: str, what: str, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        super().__init__()
        self.heading = heading
        self.setAccessibleName(heading)
        self.setAccessibleDescription(what)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for words, value in choices:
            self.addItem(words, value)
        self.setCurrentIndex(max(0, self.findData(chosen)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the table."""
        event.ignore()


class ColumnsStep(Step):
    """Columns and their old fonts."""

    title = N_("Columns")
    done = Signal()
    """Nothing was changed, or the file was read again as decided."""

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__(session.shell, parent)
        self.session = session
        self._fields: list[_Choice] = []
        self._fonts: list[_Choice] = []
        self._fonts_chosen = False
        self._build()
        session.file_read.connect(self._show)

    def entered(self) -> None:
        """Begin at the first column."""
        if self._fields:
            self._fields[0].setFocus()

    def may_go_on(self) -> bool:
        """Return whether no field is filled by two columns and the letters were looked at."""
        return not self._twice() and (not self._fonts or self._looked.isChecked())

    def go_on(self) -> None:
        """Read again if something was decided otherwise than guessed."""
        run = self.session.run
        assert run is not None
        mapping = self._mapping()
        decided = Choices(mapping if self._differs(run, mapping) else self.session.choices.mapping, self._encodings())
        if decided != self.session.choices:
            read_after_asking(self, self.session, decided, self._read_again)
        else:
            self.done.emit()

    # ------------------------------------------------------------------------------------------------------ building

    def _build(self) -> None:
        intro = QLabel(
            _(
                "Look at each column: is it the right field, and can its letters be read? "
                "Columns that are not taken stay in the file only."
            )
        )
        intro.setWordWrap(True)
        set_role(intro, "muted")
        self._table = QTableWidget(0, len(_HEADINGS))
        self._table.setHorizontalHeaderLabels([_(h) for h in _HEADINGS])
        self._table.setAccessibleName(_("Columns"))
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._table.setShowGrid(False)
        self._table.setWordWrap(False)
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setDefaultSectionSize(theme().px(36))
        header = self._table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column, width in ((_FIELD, 250), (_FONT, 220)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self._table.setColumnWidth(column, theme().px(width))
        self._problem = QLabel()
        self._problem.setWordWrap(True)
        set_role(self._problem, "problem")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addWidget(intro)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._problem)
        layout.addWidget(self._make_bar())

    def _make_bar(self) -> QFrame:
        self._bar = QFrame()
        set_role(self._bar, "bar")
        question = QLabel(
            _("The file does not say which old font some columns were typed in. Can the text on the right be read?")
        )
        question.setWordWrap(True)
        self._looked = QCheckBox(_("I have looked: the letters are right"))
        self._looked.setAccessibleName(self._looked.text())
        self._looked.toggled.connect(self._was_changed)
        line = QHBoxLayout(self._bar)
        line.setContentsMargins(theme().px(12), theme().px(4), theme().px(12), theme().px(4))
        line.setSpacing(theme().px(16))
        line.addWidget(question, 1)
        line.addWidget(self._looked)
        return self._bar

    def _show(self) -> None:
        run = self.session.run
        assert run is not None
        columns = found_columns(run)
        if not self.session.choices.encodings:
            self._fonts_chosen = False
            self._looked.setChecked(False)
        self._fields, self._fonts = [], []
        self._table.setRowCount(0)
        self._table.setRowCount(len(columns))
        targets = [(_("(not taken)"), ""), *((words, text) for text, words in targets_of(run.register))]
        encodings = [(_(label), value) for label, value in _ENCODINGS]
        for row, column in enumerate(columns):
            self._put(row, _COLUMN, column.heading)
            self._put(row, _BEFORE, " · ".join(column.before), "muted")
            self._put(row, _AFTER, _after(column))
            if column.takes:
                field = _Choice(column.heading, _("Field in the book"), targets, column.target)
                field.activated.connect(self._was_changed)
                self._fields.append(field)
                self._table.setCellWidget(row, _FIELD, field)
            if column.encoding:
                font = _Choice(column.heading, _("Old font"), encodings, column.encoding)
                font.activated.connect(self._font_chosen)
                self._fonts.append(font)
                self._table.setCellWidget(row, _FONT, font)
        self._table.setColumnHidden(_FONT, not self._fonts)
        self._bar.setVisible(bool(self._fonts))
        self._was_changed()

    def _put(self, row: int, column: int, text: str, tone: str = "text") -> None:
        item = QTableWidgetItem(text)
        item.setToolTip(text)
        item.setForeground(theme().color(tone))
        self._table.setItem(row, column, item)

    # ------------------------------------------------------------------------------------------------------- deciding

    def _mapping(self) -> dict[str, str]:
        return {choice.heading: choice.currentData() for choice in self._fields}

    def _encodings(self) -> dict[str, str]:
        """Return heading to encoding as the official confirmed or chose; empty while nothing was looked at."""
        if not self._fonts_chosen and not self._looked.isChecked():
            return {}
        return {choice.heading: choice.currentData() for choice in self._fonts}

    def _differs(self, run: DryRun, mapping: dict[str, str]) -> bool:
        return any(run.reading.mapping.get(heading, "") != target for heading, target in mapping.items())

    def _twice(self) -> str:
        """Return the words of a field that two columns would fill, or nothing."""
        used = Counter(choice.currentData() for choice in self._fields if choice.currentData())
        for choice in self._fields:
            target = choice.currentData() or ""
            if used[target] > 1 or (":" in target and used[target.partition(":")[0]]):
                return choice.currentText()
        return ""

    def _was_changed(self, _now: object = None) -> None:
        twice = self._twice()
        self._problem.setVisible(bool(twice))
        if twice:
            self._problem.setText(render(say("“{field}” is filled by two columns. Choose one.", field=twice)))
        self.changed.emit()

    def _font_chosen(self, _index: int) -> None:
        """Read again at once, so that the letters can be looked at as they would be."""
        self._fonts_chosen = True
        self._looked.setChecked(False)
        choices = Choices(self.session.choices.mapping, self._encodings())
        read_after_asking(self, self.session, choices, self._stay)

    def _stay(self) -> None:
        self.changed.emit()

    def _read_again(self) -> None:
        self.done.emit()


def _after(column: FoundColumn) -> str:
    """Return what is read, or that it is what the file has."""
    if column.after != column.before:
        return " · ".join(column.after)
    return _("(the same)") if column.before else ""
