"""The size of a dialog whose texts wrap: as high as they need at its width, whatever the text size."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from papi_desktop.ui.style import theme

TALLEST = 620
"""Pixels no dialog is higher than on a screen of 768."""


def fit_height(dialog: QDialog, width: int) -> None:
    """Give a dialog `width` (pixels of the design) and the height its layout needs there."""
    layout = dialog.layout()
    if layout is not None:
        wide = theme().px(width)
        layout.activate()
        needed = layout.totalHeightForWidth(wide) if layout.hasHeightForWidth() else layout.sizeHint().height()
        dialog.resize(wide, min(needed, TALLEST))
