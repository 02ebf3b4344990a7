"""Columns whose fonts do not tell their encoding: the text before and after, and the official's word that it reads well."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from papi_desktop.domain.messages import N_
from papi_desktop.translations import _
from papi_desktop.ui.style import set_role, theme

_ENCODINGS = (
    ("tcvn3", N_("TCVN3 (ABC), fonts .Vn…")),
    ("vni", N_("VNI, fonts VNI-…")),
    ("unicode", N_("Unicode: leave as it is")),
)


class EncodingsView(QFrame):
    """One line a column; hidden when every font tells."""

    confirmed_changed = Signal()
    encoding_changed = Signal()
    """Another encoding was chosen: the text after decoding is out of date."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "bar")
        heading = QLabel(
            _("The file does not say which old font these columns were typed in. Can the text on the right be read?")
        )
        heading.setWordWrap(True)
        set_role(heading, "section")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme().px(12))
        self._grid.setColumnStretch(2, 1)
        self._grid.setColumnStretch(3, 1)
        self._read = QCheckBox(_("I have looked: the letters are right"))
        self._read.setAccessibleName(self._read.text())
        self._read.toggled.connect(self._toggled)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme().px(12), theme().px(8), theme().px(12), theme().px(8))
        layout.addWidget(heading)
        layout.addLayout(self._grid)
        layout.addWidget(self._read)
        self._combos: dict[str, QComboBox] = {}
        self.hide()

    @property
    def confirmed(self) -> bool:
        """Return whether there is nothing to look at, or the official said that it reads well."""
        return not self._combos or self._read.isChecked()

    def chosen(self) -> dict[str, str]:
        """Return heading to encoding; empty until the official confirmed or chose otherwise."""
        if not self.confirmed and not any(combo.property("chosen") for combo in self._combos.values()):
            return {}
        return {heading: combo.currentData() for heading, combo in self._combos.items()}

    def show_previews(self, previews: Sequence[Any]) -> None:
        """Show the columns in doubt (`exchange` gives heading, encoding, samples before and after)."""
        chosen = {heading: bool(combo.property("chosen")) for heading, combo in self._combos.items()}
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._combos = {}
        for preview in previews:
            if preview.heading not in self._combos:
                self._add(preview, chosen.get(preview.heading, False))
        self.setVisible(bool(self._combos))

    def _add(self, preview: Any, chosen: bool) -> None:
        row = self._grid.rowCount()
        combo = QComboBox()
        combo.setAccessibleName(preview.heading)
        for value, label in _ENCODINGS:
            combo.addItem(_(label), value)
        combo.setCurrentIndex(max(0, combo.findData(preview.encoding)))
        combo.setProperty("chosen", chosen)
        combo.activated.connect(self._activated)
        self._combos[preview.heading] = combo
        before, after = (
            (" · ".join(texts[:3]) for texts in zip(*preview.samples, strict=True)) if preview.samples else ("", "")
        )
        for column, text in ((0, preview.heading), (2, before), (3, after)):
            label = QLabel(text)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setToolTip(text)
            set_role(label, "muted" if column == 2 else "")
            self._grid.addWidget(label, row, column)
        self._grid.addWidget(combo, row, 1)

    def _activated(self, _index: int) -> None:
        combo = self.sender()
        if combo is not None:
            combo.setProperty("chosen", True)
        self._read.setChecked(False)
        self.encoding_changed.emit()

    def _toggled(self, _on: bool) -> None:
        self.confirmed_changed.emit()
