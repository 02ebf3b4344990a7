"""Which column is which field, with what stands in it before and after decoding; and the encoding where fonts do not tell.

Owns the official's say over the guesses. Columns are a few dozen, so each has its own drop-down.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.domain.parsing import as_text
from papi_desktop.domain.register import Kind, Register
from papi_desktop.operations.import_workbook import DryRun
from papi_desktop.translations import _, render
from papi_desktop.ui.screens.import_encodings import EncodingsView
from papi_desktop.ui.screens.import_session import Choices, ImportSession
from papi_desktop.ui.screens.steps import Step
from papi_desktop.ui.style import set_role, theme

_SAMPLES = 3


@dataclass(frozen=True)
class FoundColumn:
    """One column of the workbook.

    Attributes:
        heading: its name, by which the choice is kept.
        target: what it fills ("birth", "birth:female"), "" for nothing.
        before, after: what stands in it, as the file holds it and decoded.
    """

    heading: str
    target: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def found_columns(run: DryRun) -> list[FoundColumn]:
    """Return the columns of a dry run, those that fill nothing last."""
    register = run.register
    answers = {split.value_field: split.choice_field for split in register.split_columns}
    found = []
    for heading, target in run.reading.mapping.items():
        if not target:
            continue
        field, _colon, answer = target.partition(":")
        rows = [
            row
            for row in run.reading.rows
            if row.raw.get(field) is not None and (not answer or row.record.get(answers[field]) == answer)
        ][:_SAMPLES]
        before = tuple(as_text(row.raw[field]) for row in rows)
        after = tuple(as_text(row.cells[field]) for row in rows)
        found.append(FoundColumn(heading, target, before, after))
    return found + [FoundColumn(heading, "", (), ()) for heading in run.reading.unmapped]


def targets_of(register: Register) -> list[tuple[str, str]]:
    """Return what a column can fill: the text that is remembered, and its words on screen."""
    found = []
    for field in register:
        if not field.print_label or (field.kind is Kind.REFERENCE and field.key != register.subtitle_field):
            continue
        found.append((field.key, _(field.label)))
        for split in register.split_columns:
            if split.value_field == field.key:
                for value in dict.fromkeys(split.children.values()):
                    choice = register[split.choice_field].choice(value)
                    words = say(
                        "{field} ({answer})", field=Message(field.label), answer=_(choice.label) if choice else value
                    )
                    found.append((f"{field.key}:{value}", render(words)))
    return found


class _TargetCombo(QComboBox):
    """What one column fills; the wheel scrolls the table instead of changing it."""

    def __init__(self, heading: str, targets: Sequence[tuple[str, str]], target: str) -> None:
        super().__init__()
        self.heading = heading
        self.setAccessibleName(heading)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.addItem(_("(not taken)"), "")
        for text, words in targets:
            self.addItem(words, text)
        self.setCurrentIndex(max(0, self.findData(target)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the table."""
        event.ignore()


class ColumnsStep(Step):
    """Columns and encodings."""

    title = N_("Columns")
    done = Signal()
    """Nothing was changed, or the file was read again as decided."""

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__(session.shell, parent)
        self.session = session
        self._combos: list[_TargetCombo] = []
        self._build()
        session.run_changed.connect(self._show)

    def entered(self) -> None:
        """Begin at the first column."""
        if self._combos:
            self._combos[0].setFocus()

    def may_go_on(self) -> bool:
        """Return whether no field is filled by two columns and the encodings were looked at."""
        return not self._twice() and self._encodings.confirmed

    def go_on(self) -> None:
        """Read again if something was decided otherwise than guessed."""
        mapping = {combo.heading: combo.currentData() for combo in self._combos}
        encodings = self._encodings.chosen()
        run = self.session.run
        assert run is not None
        if self._changed(run) or dict(self.session.choices.encodings) != encodings:
            self.session.choices = Choices(mapping if self._changed(run) else self.session.choices.mapping, encodings)
            self.session.read(self._read_again)
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
        headings = (
            N_("Column in the file"),
            N_("Field in the book"),
            N_("As the file has it"),
            N_("As it will be read"),
        )
        self._table = QTableWidget(0, len(headings))
        self._table.setHorizontalHeaderLabels([_(h) for h in headings])
        self._table.setAccessibleName(_("Columns"))
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._table.setShowGrid(False)
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setDefaultSectionSize(theme().px(36))
        header = self._table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self._table.setColumnWidth(1, theme().px(250))
        self._problem = QLabel()
        self._problem.setWordWrap(True)
        set_role(self._problem, "problem")
        self._encodings = EncodingsView()
        self._encodings.confirmed_changed.connect(self.changed)
        self._encodings.encoding_changed.connect(self._read_encoding)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addWidget(intro)
        layout.addWidget(self._table, 3)
        layout.addWidget(self._problem)
        layout.addWidget(self._encodings, 2)

    def _show(self) -> None:
        run = self.session.run
        assert run is not None
        targets = targets_of(run.register)
        columns = found_columns(run)
        self._combos = []
        self._table.setRowCount(0)
        self._table.setRowCount(len(columns))
        for row, column in enumerate(columns):
            combo = _TargetCombo(column.heading, targets, column.target)
            combo.activated.connect(self._chosen)
            self._combos.append(combo)
            self._table.setItem(row, 0, _item(column.heading))
            self._table.setCellWidget(row, 1, combo)
            self._table.setItem(row, 2, _item(" · ".join(column.before), muted=True))
            self._table.setItem(row, 3, _item(_after(column)))
        self._encodings.show_previews(run.reading.previews)
        self._chosen(0)

    def _chosen(self, _index: int) -> None:
        twice = self._twice()
        words = say("“{field}” is filled by two columns. Choose one.", field=twice) if twice else None
        self._problem.setText(render(words) if words else "")
        self._problem.setVisible(bool(twice))
        self.changed.emit()

    def _twice(self) -> str:
        """Return the words of a field that two columns would fill, or nothing."""
        used = Counter(combo.currentData() for combo in self._combos if combo.currentData())
        for combo in self._combos:
            target = combo.currentData()
            if used[target] > 1 or (":" in (target or "") and used[target.partition(":")[0]]):
                return combo.currentText()
        return ""

    def _changed(self, run: DryRun) -> bool:
        chosen: dict[str, Any] = {combo.heading: combo.currentData() for combo in self._combos}
        return any(run.reading.mapping.get(heading, "") != target for heading, target in chosen.items())

    def _read_encoding(self) -> None:
        """Read again at once, so that the letters can be looked at as they would be."""
        self.session.choices = Choices(self.session.choices.mapping, self._encodings.chosen())
        self.session.read(self._stay)

    def _stay(self) -> None:
        self.changed.emit()

    def _read_again(self) -> None:
        self.done.emit()


def _after(column: FoundColumn) -> str:
    """Return what is read, or that it is what the file has."""
    return " · ".join(column.after) if column.after != column.before else _("(the same)") if column.before else ""


def _item(text: str, *, muted: bool = False) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setToolTip(text)
    if muted:
        item.setForeground(theme().color("muted"))
    return item
