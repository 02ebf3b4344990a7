"""Looking at a PDF page by page, and printing those very pages."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from reportlab.pdfgen.canvas import Canvas

from papi_desktop.ui.screens import pdf_printing
from papi_desktop.ui.screens.pdf_pages import PdfPages
from papi_desktop.ui.screens.preview import PreviewDialog
from tests.ui.official import Official

A4 = (595.28, 841.89)


def document(pages: int, wide: bool = False) -> bytes:
    """Return a PDF whose pages carry their number and a red corner."""
    data = BytesIO()
    canvas = Canvas(data, pagesize=A4[::-1] if wide else A4)
    for number in range(1, pages + 1):
        canvas.drawString(100, 500, f"Trang so {number}")
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(0, 0, 40, 40, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


@pytest.fixture
def preview(qtbot: Any, window: Any) -> Any:
    """A document of three pages, open."""
    dialog = PreviewDialog(window.shell, "Thông báo", document(3), window, public=True)
    with qtbot.waitActive(dialog):
        dialog.open()
    return dialog


def test_a_page_is_drawn_as_it_is() -> None:
    pages = PdfPages(document(2))
    picture = pages.image(0, 2.0)
    assert (picture.width(), picture.height()) == (1191, 1684)
    assert picture.pixelColor(20, picture.height() - 20).name() == "#ff0000"
    assert picture.pixelColor(20, 20).name() == "#ffffff"
    assert "Trang so 2" in pages.text(1)
    pages.close()


def test_pages_are_turned_and_say_where_one_is(preview: Any, official: Official) -> None:
    official.sees("Trang 1/3").presses("Trang sau").sees("Trang 2/3").presses("Trang trước").sees("Trang 1/3")
    official.sees("Đây là bản mọi người sẽ đọc.")


def test_the_keyboard_turns_pages_at_their_end(preview: Any, official: Official) -> None:
    official.sees("Trang 1/3").fills({"Cỡ xem": "Cả trang"})
    preview.preview.setFocus()
    official._until(lambda: preview.preview._view.verticalScrollBar().maximum() == 0, "the page does not fit")
    official.hits("PageDown").sees("Trang 2/3").hits("PageDown").sees("Trang 3/3").hits("PageUp").sees("Trang 2/3")


def test_zoom_changes_the_size_and_not_the_page(preview: Any, official: Official) -> None:
    official.presses("Trang sau").fills({"Cỡ xem": "100 %"})
    shown = preview.preview._view._page.pixmap()
    assert round(shown.width() / shown.devicePixelRatio()) == 794  # 210 mm at 96 dots an inch
    official.fills({"Cỡ xem": "200 %"})
    assert preview.preview._view._page.pixmap().width() == pytest.approx(2 * shown.width(), abs=2)
    official.sees("Trang 2/3")


def test_a_screen_reader_hears_the_page(preview: Any) -> None:
    page = preview.preview._view._page
    assert page.accessibleName() == "Trang 1/3"
    assert "Trang so 1" in page.accessibleDescription()


def test_print_draws_every_page_on_its_own_paper(qapp: Any, tmp_path: Path) -> None:
    target = tmp_path / "printed.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    pdf_printing.draw([document(2), document(1, wide=True)], printer)
    printed = PdfPages(target.read_bytes())
    sizes = [printed.size(number) for number in range(len(printed))]
    assert [(round(s.width()), round(s.height())) for s in sizes] == [(595, 842), (595, 842), (842, 595)]
    corner = printed.image(0, 1.0)
    assert corner.pixelColor(20, corner.height() - 20).red() > 200
    assert corner.pixelColor(20, corner.height() - 20).green() < 60
    assert corner.pixelColor(60, corner.height() - 20).name() == "#ffffff"
    printed.close()


def test_without_a_printer_it_says_what_to_do(
    preview: Any, official: Official, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    official.presses("In").sees("Máy tính này chưa cài máy in.").sees("Không mất gì; các văn bản vẫn còn ở dạng tệp.")


def test_ctrl_p_prints_what_is_shown(preview: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    monkeypatch.setattr("papi_desktop.ui.screens.preview.print_pdf", lambda _parent, _name, pdfs: asked.append(pdfs))
    QTest.keyClick(preview, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert asked == [[preview.preview.pdf]]


def test_a_printer_is_asked_for(preview: Any, official: Official, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Máy in phòng văn thư"]))
    official.presses("In")
    official._until(lambda: isinstance(official.window, QPrintDialog), "no print dialog")
    official.presses("Hủy").sees("Trang 1/3")
