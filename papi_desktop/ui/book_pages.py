"""The page of a book: its own where one is designed by hand, else the generated one; nothing of it is imported before it is opened."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from papi_desktop.domain.register import Register
from papi_desktop.ui.page import Page
from papi_desktop.ui.screens import screens_of
from papi_desktop.ui.shell import Shell


def book_page(register: Register) -> Callable[[Shell, QWidget], Page]:
    """Return what makes the page of a book."""

    def make(shell: Shell, parent: QWidget) -> Page:
        special = screens_of(register).page
        if special is not None:
            return special(shell, parent)
        from papi_desktop.ui.book_page import BookPage

        return BookPage(shell, register, parent)

    return make
