"""Sends finished PDF pages to a printer: the very pages of the file, at paper size.

Owns the print dialog and the drawing of pages on the printer. Must not know what is printed.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.ui.error_box import show_error
from papi_desktop.ui.screens.pdf_pages import PdfPages

_DOTS = 300  # dots an inch: finer than office lasers show in text, and a page stays under 30 MB in memory
_POINTS = 72


class _Dialog(QPrintDialog):
    """The system's print dialog, which prints when it is accepted."""

    def __init__(self, printer: QPrinter, documents: Sequence[bytes], parent: QWidget) -> None:
        super().__init__(printer, parent)
        self._kept = printer
        self._documents = documents
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def accept(self) -> None:
        """Print what was asked for."""
        super().accept()
        draw(self._documents, self._kept)


def print_pdf(parent: QWidget, name: str, documents: Sequence[bytes]) -> None:
    """Ask for a printer and print documents one after the other.

    Args:
        parent: over which the dialog opens.
        name: translated; of the job in the printer's queue.
        documents: whole PDFs.
    """
    if not QPrinterInfo.availablePrinterNames():
        show_error(
            parent,
            UserError(
                "IN-01",
                say("No printer is set up on this computer."),
                say("Nothing was lost; the papers are kept as files."),
                say("Set up a printer, or print the PDF files on another computer."),
            ),
        )
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    dialog = _Dialog(printer, documents, parent)
    QDialog.open(dialog)  # PySide hides it behind an overload of the print dialog that wants a receiver


def draw(documents: Sequence[bytes], printer: QPrinter) -> None:
    """Draw every page on the printer, each on paper of its own size, nothing scaled to fit."""
    printer.setResolution(_DOTS)
    printer.setFullPage(True)
    painter: QPainter | None = None
    for data in documents:
        pages = PdfPages(data)
        for number in range(len(pages)):
            printer.setPageLayout(_layout(pages.size(number)))
            if painter is None:
                painter = QPainter(printer)
            else:
                printer.newPage()
            size = pages.size(number) * (_DOTS / _POINTS)
            painter.drawImage(QRectF(0, 0, size.width(), size.height()), pages.image(number, _DOTS / _POINTS))
        pages.close()
    if painter is not None:
        painter.end()


def _layout(points: QSizeF) -> QPageLayout:
    """Return the paper of a page; a landscape page is portrait paper turned."""
    wide = points.width() > points.height()
    paper = QPageSize(
        points.transposed() if wide else points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch
    )
    turned = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    return QPageLayout(paper, turned, QMarginsF(0, 0, 0, 0))
