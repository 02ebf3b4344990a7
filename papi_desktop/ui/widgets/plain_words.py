"""A label of plain words that takes as many lines as it needs."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from papi_desktop.ui.style import set_role


def plain_words(role: str) -> QLabel:
    """Return the label, still empty; what stands in a file must never be taken for markup."""
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    set_role(label, role)
    return label


def breakable(text: str) -> str:
    """Return a text whose long paths may be broken between folders: else one path would make a dialog as wide as itself."""
    return re.sub(r"([/\\])", "\\1\u200b", text)
