"""Paints a status in a table: the sign larger than the word, both in their colour, on the selected row too.

The style sheet gives every selected cell one colour of text, so the text of a status is drawn here and not by the style.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from papi_desktop.ui.style import theme
from papi_desktop.ui.widgets.status import Status

STATUS_ROLE = Qt.ItemDataRole.UserRole + 1
"""Role under which a model gives the `Status` of a cell."""

_SIGN = 1.35  # size of the sign as a factor of the word's
_SIGN_FONTS = ("Segoe UI Symbol", "DejaVu Sans")  # some text fonts have a half moon too small to be seen
_BESIDE = 8  # pixels of the design between the edge of a cell and its text, as in the style sheet


class StatusDelegate(QStyledItemDelegate):
    """Paints statuses, leaves other cells to the style, and draws no focus frame round a single cell: the whole row is chosen."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        """Paint a cell."""
        option.state &= ~QStyle.StateFlag.State_HasFocus
        status = index.data(STATUS_ROLE)
        if not isinstance(status, Status):
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        room = option.rect.adjusted(theme().px(_BESIDE), 0, -theme().px(_BESIDE), 0)
        painter.save()
        painter.setPen(theme().color(status.tone))
        _draw(painter, status, room, option)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Any) -> QSize:
        """Return the room a cell asks for: the sign of a status is larger than the letters the style measures."""
        hint = super().sizeHint(option, index)
        status = index.data(STATUS_ROLE)
        if isinstance(status, Status):
            self.initStyleOption(option, index)
            word = option.fontMetrics.horizontalAdvance(status.word)
            wanted = 2 * theme().px(_BESIDE) + _sign_width(status, option) + word + 1
            hint.setWidth(max(hint.width(), wanted))
            if _wraps(option) and option.rect.isValid():
                narrow = option.rect.width() - 2 * theme().px(_BESIDE) - _sign_width(status, option)
                high = _wrapped(option, status.word, narrow).height()
                hint.setHeight(max(hint.height(), high + theme().px(_BESIDE)))
        return hint


def _sign_font(option: QStyleOptionViewItem) -> QFont:
    large = QFont(option.font)
    large.setFamilies([*_SIGN_FONTS, *option.font.families()])
    large.setPointSizeF(option.font.pointSizeF() * _SIGN)
    return large


def _sign_width(status: Status, option: QStyleOptionViewItem) -> int:
    """Return the room of the sign with the gap behind it."""
    if not status.sign:
        return 0
    return QFontMetrics(_sign_font(option)).horizontalAdvance(status.sign) + option.fontMetrics.horizontalAdvance(" ")


def _wraps(option: QStyleOptionViewItem) -> bool:
    return bool(option.features & QStyleOptionViewItem.ViewItemFeature.WrapText)


def _wrapped(option: QStyleOptionViewItem, word: str, width: int) -> QRect:
    return option.fontMetrics.boundingRect(QRect(0, 0, width, 1 << 15), int(Qt.TextFlag.TextWordWrap), word)


def _draw(painter: QPainter, status: Status, room: QRect, option: QStyleOptionViewItem) -> None:
    large, sign = _sign_font(option), _sign_width(status, option)
    word = option.fontMetrics.horizontalAdvance(status.word)
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    centred = bool(option.displayAlignment & Qt.AlignmentFlag.AlignHCenter)
    if centred and sign + word > room.width():
        painter.setFont(option.font)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), str(status))
        return
    left = room.left() + max(0, (room.width() - sign - word) // 2 if centred else 0)
    painter.setFont(large)
    painter.drawText(QRect(left, room.top(), sign, room.height()), int(middle), status.sign)
    painter.setFont(option.font)
    rest = QRect(left + sign, room.top(), room.right() - left - sign + 1, room.height())
    if word > rest.width() and _wraps(option):
        painter.drawText(rest, int(middle) | int(Qt.TextFlag.TextWordWrap), status.word)
        return
    elided = option.fontMetrics.elidedText(status.word, Qt.TextElideMode.ElideRight, rest.width())
    painter.drawText(rest, int(middle), elided)
