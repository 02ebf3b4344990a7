"""A drop-down that shows its longest line whole, or at least both its ends."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from papi_desktop.ui.style import theme

_LEAST = 150
"""Pixels of the design a box keeps in a narrow window."""


class ChoiceBox(QComboBox):
    """Is as wide as its longest line, up to a limit; its list always shows every line whole.

    Args:
        limit: pixels of the design it may take; 0 for as many as it wants.
    """

    def __init__(self, limit: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        if limit:
            self.setMaximumWidth(theme().px(limit))
        self.currentTextChanged.connect(self.setToolTip)

    def minimumSizeHint(self) -> QSize:
        """A narrow window takes room from the box before it takes it from the page."""
        wanted = super().minimumSizeHint()
        return QSize(min(wanted.width(), theme().px(_LEAST)), wanted.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """A long choice is shortened in the middle: what tells two lines apart, the year, stands at the end."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideMiddle, room.width()
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def showPopup(self) -> None:
        """Open the list as wide as its longest line."""
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + theme().px(24))
        super().showPopup()
