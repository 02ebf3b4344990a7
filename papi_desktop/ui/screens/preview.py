"""The PDF itself, page by page: what is seen here is what prints.

Owns turning pages and zoom. Must not know what the paper is about; it is given finished bytes and prints the same bytes.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from papi_desktop.domain.messages import N_, say
from papi_desktop.translations import _, render
from papi_desktop.ui.icons import set_icon
from papi_desktop.ui.screens.pdf_pages import PdfPages
from papi_desktop.ui.screens.pdf_printing import print_pdf
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme

FIT_WIDTH, FIT_PAGE = -1.0, -2.0
_ZOOMS = (
    (N_("Fit the width"), FIT_WIDTH),
    (N_("Whole page"), FIT_PAGE),
    ("75 %", 0.75),
    ("100 %", 1.0),
    ("150 %", 1.5),
    ("200 %", 2.0),
)
_PIXELS_A_POINT = 96 / 72  # "100 %" is paper size on a screen of 96 dots an inch
_MARGIN = 8
_REDRAW_AFTER = 60  # milliseconds without another change of size


class PageView(QScrollArea):
    """One page on a grey ground. Page Up and Page Down scroll, and turn the page at its end."""

    turned = Signal(int)
    """-1 or +1: the official scrolled past the end of the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = QLabel()
        self._page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWidget(self._page)
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(theme().px(260))

    def show_page(self, picture: QPixmap, name: str, text: str) -> None:
        """Show a page; `text` is what a screen reader reads."""
        self._page.setPixmap(picture)
        self._page.setAccessibleName(name)
        self._page.setAccessibleDescription(text)
        self.setAccessibleName(name)

    def show_words(self, text: str) -> None:
        """Show a sentence instead of a page."""
        self._page.setPixmap(QPixmap())
        self._page.setText(text)
        self.setAccessibleName(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the page where scrolling ends."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_PageDown and bar.value() == bar.maximum():
            self.turned.emit(1)
        elif event.key() == Qt.Key.Key_PageUp and bar.value() == bar.minimum():
            self.turned.emit(-1)
        else:
            super().keyPressEvent(event)


class Preview(QWidget):
    """A document page by page.

    Args:
        printable: whether it has a print button of its own.
    """

    def __init__(self, printable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open: list[PdfPages] = []
        # Qt may delete the widget before Python does: the document is closed with it, and the list does not keep the widget alive.
        self.destroyed.connect(partial(_close_all, self._open))
        self._pdf = b""
        self._name = ""
        self._page = 0
        self._build(printable)
        self._redraw = QTimer(self)
        self._redraw.setSingleShot(True)
        self._redraw.setInterval(_REDRAW_AFTER)
        self._redraw.timeout.connect(self._draw)

    @property
    def page(self) -> int:
        """Return the number of the page shown, from 0."""
        return self._page

    @property
    def page_count(self) -> int:
        """Return how many pages the document has; 0 when there is none."""
        return len(self._open[0]) if self._open else 0

    @property
    def pdf(self) -> bytes:
        """Return the document shown: the very bytes that print."""
        return self._pdf

    def show_pdf(self, pdf: bytes, name: str, *, public: bool = False) -> None:
        """Show a document, staying on the page that was shown if it still has one.

        Args:
            pdf: the whole document.
            name: translated; what it is called when it prints.
            public: say above it that this is what everyone will read.
        """
        _close_all(self._open)
        self._open.append(PdfPages(pdf))
        self._pdf, self._name = pdf, name
        self._page = min(self._page, self.page_count - 1)
        self._public.setVisible(public)
        self._draw()

    def show_words(self, text: str) -> None:
        """Show a sentence instead: why there is nothing to see yet."""
        _close_all(self._open)
        self._pdf = b""
        self._public.hide()
        self._view.show_words(text)
        self._refresh_buttons()

    def turn_to(self, page: int) -> None:
        """Show a page, from 0."""
        if 0 <= page < self.page_count:
            self._page = page
            self._draw()
            self._view.verticalScrollBar().setValue(0)

    def allow_printing(self, allowed: bool) -> None:
        """Show or hide the print button: some papers are printed from their files only, so that the book knows of it."""
        self._print.setVisible(allowed)

    def print_pages(self) -> None:
        """Print what is shown, if it may be printed from here."""
        if self._print.isHidden():
            return
        if self._open:
            print_pdf(self, self._name, [self._pdf])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        if self._open and self._zoom.currentData() < 0:
            self._redraw.start()

    def changeEvent(self, event: QEvent) -> None:
        """A screen of another density wants another picture."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange and self._open:
            self._redraw.start()

    def _build(self, printable: bool) -> None:
        self._public = QLabel(_("This is the copy everyone will read."))
        set_role(self._public, "badge")
        self._public.hide()
        self._previous = QPushButton(_("Previous page"))
        self._next = QPushButton(_("Next page"))
        self._where = QLabel()
        self._zoom = QComboBox()
        self._zoom.setAccessibleName(_("Zoom"))
        for label, value in _ZOOMS:
            self._zoom.addItem(_(label), value)
        self._print = QPushButton(f"{_('Print')}  Ctrl+P")
        self._print.setVisible(printable)
        if printable:
            QShortcut(QKeySequence("Ctrl+P"), self, self.print_pages)
        set_icon(self._print, "print")
        tools = QHBoxLayout()
        tools.setSpacing(theme().px(8))
        for widget in (self._previous, self._where, self._next, self._zoom):
            tools.addWidget(widget)
        tools.addStretch(1)
        tools.addWidget(self._print)
        for button in (self._previous, self._next, self._print):
            button.setAutoDefault(False)
        self._view = PageView()
        self.setFocusProxy(self._view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addLayout(tools)
        layout.addWidget(self._public, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._view, 1)
        self._previous.clicked.connect(self._to_previous)
        self._next.clicked.connect(self._to_next)
        self._print.clicked.connect(self.print_pages)
        self._zoom.activated.connect(self._zoomed)
        self._view.turned.connect(self._turned)
        self._refresh_buttons()

    def _draw(self) -> None:
        if not self._open:
            return
        pages = self._open[0]
        ratio = self.devicePixelRatioF()
        scale = self._scale(pages)
        picture = QPixmap.fromImage(pages.image(self._page, scale * ratio))
        picture.setDevicePixelRatio(ratio)
        self._refresh_buttons()
        self._view.show_page(picture, self._where.text(), pages.text(self._page))

    def _scale(self, pages: PdfPages) -> float:
        zoom = self._zoom.currentData()
        if zoom > 0:
            return float(zoom) * _PIXELS_A_POINT
        size = pages.size(self._page)
        # The scroll bar's place is left free, or fitting the width would make it come and go.
        room = self._view.size().shrunkBy(self._view.contentsMargins())
        wide = (room.width() - self._view.verticalScrollBar().sizeHint().width() - 2 * _MARGIN) / size.width()
        high = (room.height() - 2 * _MARGIN) / size.height()
        return max(0.2, min(wide, high) if zoom == FIT_PAGE else wide)

    def _refresh_buttons(self) -> None:
        count = self.page_count
        self._previous.setEnabled(self._page > 0 and count > 0)
        self._next.setEnabled(self._page < count - 1)
        self._print.setEnabled(count > 0)
        self._where.setText(render(say("Page {page} of {count}", page=self._page + 1, count=count)) if count else "")

    def _to_previous(self) -> None:
        self.turn_to(self._page - 1)

    def _to_next(self) -> None:
        self.turn_to(self._page + 1)

    def _turned(self, step: int) -> None:
        self.turn_to(self._page + step)

    def _zoomed(self, _index: int) -> None:
        self._draw()


def _close_all(pages: list[PdfPages], _widget: object = None) -> None:
    while pages:
        pages.pop().close()


class PreviewDialog(SmallDialog):
    """A document in a window of its own, ready to print.

    Args:
        shell: the program around it.
        title: translated.
        pdf: the whole document.
        parent: over which it opens.
        public: say above it that this is what everyone will read.
    """

    def __init__(self, shell: Shell, title: str, pdf: bytes, parent: QWidget, *, public: bool = False) -> None:
        super().__init__(parent, title, "", 820, 2000)
        self.preview = Preview()
        self.body.addWidget(self.preview)
        self.add_close(primary=False)
        self.preview.show_pdf(pdf, title, public=public)
        self.preview.setFocus()
