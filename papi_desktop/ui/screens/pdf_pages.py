"""The pages of a PDF as pictures, drawn one at a time when they are looked at.

Owns the only use of pdfium in the window. pdfium is not safe in two threads at once, so pages are drawn in the main thread, one page a
time: an A4 page takes a few hundredths of a second.
"""

from __future__ import annotations

import ctypes

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage


class PdfPages:
    """An open document.

    Args:
        data: the whole PDF; it stays in memory and touches no disk.
    """

    def __init__(self, data: bytes) -> None:
        from pypdfium2 import PdfDocument

        self._document = PdfDocument(data)

    def __len__(self) -> int:
        return len(self._document)

    def close(self) -> None:
        """Free the document."""
        self._document.close()

    def size(self, page: int) -> QSizeF:
        """Return width and height of a page in points (1/72 inch)."""
        return QSizeF(*self._document.get_page_size(page))

    def image(self, page: int, scale: float) -> QImage:
        """Draw a page.

        Args:
            page: from 0.
            scale: pixels a point: 2.0 is 144 dots an inch.
        """
        opened = self._document[page]
        bitmap = opened.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
        raw = ctypes.string_at(bitmap.buffer, bitmap.stride * bitmap.height)
        # The copy owns its pixels: `raw` is gone when this returns.
        picture = QImage(raw, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888).copy()
        bitmap.close()
        opened.close()
        return picture

    def text(self, page: int) -> str:
        """Return the text of a page, for screen readers."""
        opened = self._document[page]
        layer = opened.get_textpage()
        text: str = layer.get_text_range()
        layer.close()
        opened.close()
        return text
