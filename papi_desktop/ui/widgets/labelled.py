"""A control under its label, as everywhere in the program, for the few forms that are not built from a Register."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from papi_desktop.ui.style import set_role, theme


def labelled(label: str, control: QWidget, help: str = "") -> QWidget:
    """Return `control` with its label above, as buddy and accessible name, and a line of help below."""
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme().px(3))
    text = QLabel(label)
    text.setBuddy(control)
    control.setAccessibleName(label.replace("&", ""))
    layout.addWidget(text)
    layout.addWidget(control)
    if help:
        hint = QLabel(help)
        hint.setWordWrap(True)
        set_role(hint, "help")
        control.setAccessibleDescription(help)
        layout.addWidget(hint)
    return box
