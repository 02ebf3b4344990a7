"""Which paper to print of a record that was issued one already: the signed one again, or a new one with a new number."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QLabel, QRadioButton, QVBoxLayout, QWidget

from papi_desktop.domain.messages import say
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations.record_papers import Issued
from papi_desktop.translations import _, render
from papi_desktop.ui.style import set_role, theme


class ReprintChoice(QWidget):
    """A sentence and two ways. Hidden while the record was issued no such paper."""

    chosen = Signal()
    """The official took one of the ways."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._again = QRadioButton()
        self._new = QRadioButton(_("A new paper with a new number"))
        self._ways = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(2))
        layout.addWidget(self._words)
        for way in (self._again, self._new):
            self._ways.addButton(way)
            layout.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
        self._ways.buttonClicked.connect(self._clicked)
        self.hide()

    def show_issued(self, found: Issued | None) -> None:
        """Offer the two ways for a paper that was issued; where the record changed since, none is taken beforehand."""
        self.setVisible(found is not None)
        # An exclusive group does not let go of its last button.
        self._ways.setExclusive(False)
        self._new.setChecked(False)
        self._again.setChecked(found is not None and not found.changed)
        self._ways.setExclusive(True)
        self._new.setHidden(found is not None and found.only)
        if found is None:
            return
        day = table_date(found.paper.day) if found.paper.day else ""
        again = say("Print again as it was issued: number {number} of {day}", number=found.paper.symbol, day=day)
        self._again.setText(render(again))
        changed = say(
            "The record changed after this paper was issued. What was signed stays as it is: choose which to print."
        )
        same = say("This paper was issued; printed again it keeps its number, date and code.")
        self._words.setText(render(changed if found.changed else same))
        set_role(self._words, "warning" if found.changed else "muted")

    @property
    def again(self) -> bool | None:
        """Return whether the issued paper is wanted again; None while nothing is chosen."""
        return self._again.isChecked() if self._ways.checkedButton() else None

    def _clicked(self, _way: QAbstractButton) -> None:
        self.chosen.emit()
