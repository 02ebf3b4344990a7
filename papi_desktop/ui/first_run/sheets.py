"""Two sheets the first run prints: the recovery key for the safe, and a page with rulers that shows whether the printer keeps margins.

They are no official papers, so they are drawn by Qt itself: the first run needs them before there is an office.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from papi_desktop.domain.messages import say
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.translations import _, render

_A4 = (210.0, 297.0)  # mm
_DOTS = 300


def recovery_sheet(commune: str, user: str, key: str, on: date) -> bytes:
    """Return one A4 page with the recovery key, as PDF."""

    def draw(painter: QPainter) -> None:
        _write(painter, 20, 30, 170, 14, _("Recovery sheet of PAPI Desktop"), bold=True)
        lines = (
            render(say("Office: {name}", name=commune)),
            render(say("Made on {day} by {user}", day=table_date(on), user=user)),
        )
        for number, line in enumerate(lines):
            _write(painter, 20, 46 + 8 * number, 170, 12, line)
        _write(painter, 20, 72, 170, 12, _("Recovery key:"))
        groups = key.split("-")
        for row in range(0, len(groups), 4):
            _write(painter, 20, 82 + 11 * (row // 4), 170, 20, "   ".join(groups[row : row + 4]), mono=True)
        painter.drawRect(_mm(15, 78, 180, 28))
        advice = (
            _("Keep this sheet in the safe of the office, not beside the computer."),
            _(
                "With it the data can be opened when every password is forgotten. Without it and without a password "
                "nobody can open the data, the makers of the program included."
            ),
            _(
                "The key is shown only once. A new one can be made by someone who is logged in; the old one is void from then on."
            ),
        )
        for number, line in enumerate(advice):
            _write(painter, 20, 118 + 16 * number, 170, 12, line)
        _write(painter, 20, 190, 80, 12, _("Received and put in the safe by:"))
        painter.drawLine(_point(20, 215), _point(100, 215))
        painter.drawLine(_point(115, 215), _point(190, 215))
        _write(painter, 115, 190, 75, 12, _("Date:"))

    return _page(draw)


def ruler_page() -> bytes:
    """Return one A4 page with rulers along its edges and the margins of official papers, as PDF."""

    def draw(painter: QPainter) -> None:
        width, height = _A4
        painter.setPen(QPen(Qt.GlobalColor.black, 0))
        for mm in range(int(width) + 1):
            length = 8 if mm % 10 == 0 else 5 if mm % 5 == 0 else 3
            painter.drawLine(_point(mm, 0), _point(mm, length))
            painter.drawLine(_point(mm, height), _point(mm, height - length))
            if mm % 10 == 0 and 10 <= mm < width - 5:
                _write(painter, mm - 5, 9, 10, 7, str(mm), centre=True)
        for mm in range(int(height) + 1):
            length = 8 if mm % 10 == 0 else 5 if mm % 5 == 0 else 3
            painter.drawLine(_point(0, mm), _point(length, mm))
            painter.drawLine(_point(width, mm), _point(width - length, mm))
            if mm % 10 == 0 and 10 <= mm < height - 5:
                _write(painter, 9, mm - 2, 8, 7, str(mm))
        painter.setPen(QPen(Qt.GlobalColor.black, 0, Qt.PenStyle.DashLine))
        painter.drawRect(_mm(30, 20, width - 30 - 20, height - 20 - 20))
        text = (
            _("Printer test"),
            _(
                "The rulers count millimetres from the edge of the sheet. "
                "The dashed frame is where official papers are written: 30 mm left, 20 mm elsewhere."
            ),
            _(
                "Lay a ruler on the sheet: 100 mm must measure 100 mm. "
                "If not, choose “actual size” or 100 % in the print dialog, not “fit to page”."
            ),
        )
        for number, line in enumerate(text):
            _write(painter, 40, 60 + 18 * number, 130, 13 if number == 0 else 12, line, bold=number == 0)
        painter.setPen(QPen(Qt.GlobalColor.black, 0))
        painter.drawLine(_point(40, 130), _point(140, 130))
        _write(painter, 40, 133, 100, 10, "100 mm", centre=True)

    return _page(draw)


def _page(draw: Callable[[QPainter], None]) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS)
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    painter = QPainter(writer)

    draw(painter)
    painter.end()
    return bytes(buffer.data().data())


def _dots(mm: float) -> float:
    return mm / 25.4 * _DOTS


def _point(x: float, y: float) -> QPointF:
    return QPointF(_dots(x), _dots(y))


def _mm(x: float, y: float, width: float, height: float) -> QRectF:
    return QRectF(_dots(x), _dots(y), _dots(width), _dots(height))


def _write(
    painter: QPainter,
    x: float,
    y: float,
    width: float,
    points: float,
    text: str,
    *,
    bold: bool = False,
    mono: bool = False,
    centre: bool = False,
) -> None:
    font = QFont(painter.font())
    font.setPointSizeF(points)
    font.setBold(bold or mono)
    if mono:
        font.setStyleHint(QFont.StyleHint.Monospace)
        font.setFamily("monospace")
    painter.save()
    painter.setFont(font)
    side = Qt.AlignmentFlag.AlignHCenter if centre else Qt.AlignmentFlag.AlignLeft
    painter.drawText(_mm(x, y, width, 60), side | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, text)
    painter.restore()
