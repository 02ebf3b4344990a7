"""The drop-downs over a list: year, round, village, class or state, whichever the book has; their choices are read from the book."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Field, Kind, Register
from papi_desktop.domain.registers import BY_KEY, FORMER_UNITS, VILLAGES
from papi_desktop.operations import catalogues
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, language, render
from papi_desktop.ui.data import Query
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import theme
from papi_desktop.ui.widgets.choice_box import ChoiceBox

_MOST = 3
_WIDEST = 280
"""Pixels of the design a drop-down may take; a narrow window takes room from it again."""


def filtered_fields(register: Register) -> tuple[Field, ...]:
    """Return the fields a book is filtered by: its scope, year, village, former commune, catalogue, and required choices."""

    def is_filter(field: Field) -> bool:
        if field.kind is Kind.YEAR:
            return True
        if field.catalogue:
            return field.in_list
        if field.kind is Kind.REFERENCE:
            return field.key in register.scope_fields or field.references in (VILLAGES.key, FORMER_UNITS.key)
        return field.kind is Kind.CHOICE and field.required

    return tuple(field for field in register if is_filter(field))[:_MOST]


@dataclass(frozen=True)
class Option:
    """One line of a drop-down."""

    value: Any
    text: str


def options_of(office: Office, register: Register, field: Field) -> list[Option]:
    """Return what can be chosen for a field; runs in the reader's thread."""
    if field.kind is Kind.CHOICE:
        return [Option(c.value, _(c.label)) for c in field.choices]
    if field.kind is Kind.REFERENCE:
        target = BY_KEY[field.references]
        return [Option(row["id"], target.title_of(row)) for row in office.store.all(target)]
    groups = office.store.totals(register, [field.key], [], Query())
    if field.catalogue:
        used = {row[field.key] for row in groups}
        known = catalogues.titles(office, field.catalogue, language())
        return [Option(row_id, title) for row_id, title in known.items() if row_id in used]
    years = sorted({row[field.key] for row in groups if row[field.key] is not None}, reverse=True)
    return [Option(year, str(year)) for year in years]


class FilterCombo(ChoiceBox):
    """One drop-down; its first line asks for everything."""

    def __init__(self, register: Register, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(_WIDEST, parent)
        self.field = field
        self.wanted: Any = None
        everything = render(say("{field}: all", field=Message(field.heading)))
        self.setAccessibleName(render(say("Show only: {field}", field=Message(field.heading))))
        self.addItem(everything, None)
        self.is_scope = field.key in register.scope_fields

    def fill(self, options: list[Option]) -> None:
        """Offer these, keeping what was chosen; a scope begins with its newest."""
        chosen = self.currentData() if self.count() > 1 else self.wanted
        first_time = self.count() == 1
        self.blockSignals(True)
        while self.count() > 1:
            self.removeItem(1)
        for option in options:
            self.addItem(option.text, option.value)
        if first_time and self.is_scope and chosen is None and options:
            chosen = options[0].value
        self.setCurrentIndex(max(0, self.findData(chosen)))
        self.blockSignals(False)


class FilterRow(QWidget):
    """The drop-downs of one book."""

    changed = Signal()

    def __init__(self, shell: Shell, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._register = register
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(8))
        self.combos = [FilterCombo(register, field) for field in filtered_fields(register)]
        for combo in self.combos:
            combo.activated.connect(self._activated)
            layout.addWidget(combo)

    def refresh(self) -> None:
        """Read the choices again."""
        register, fields = self._register, [c.field for c in self.combos]

        def work(office: Office) -> list[list[Option]]:
            return [options_of(office, register, field) for field in fields]

        self._shell.reader.submit(work, self._fill, key=f"filters:{register.key}:{id(self)}")

    def chosen(self) -> Mapping[str, Any]:
        """Return field to value of what is chosen."""
        return {c.field.key: c.currentData() for c in self.combos if c.currentData() is not None}

    def clear(self) -> None:
        """Ask for everything."""
        for combo in self.combos:
            combo.setCurrentIndex(0)

    def _fill(self, options: list[list[Option]]) -> None:
        before = self.chosen()
        for combo, some in zip(self.combos, options, strict=True):
            combo.fill(some)
        if self.chosen() != before:
            self.changed.emit()

    def _activated(self, _index: int) -> None:
        self.changed.emit()
