"""A line over the entry of gifts while their campaign is still being prepared: opening it is what asks for the residents' decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QLabel

from papi_desktop.translations import _
from papi_desktop.ui.style import set_role

_PREPARED = "planned"


def not_open_line(campaign: Mapping[str, Any]) -> QLabel:
    """Return the line; hidden when the campaign receives or has received."""
    line = QLabel(
        _(
            "! This campaign is still being prepared. Set it to receiving first: that checks the residents' decision and who was asked."
        )
    )
    line.setWordWrap(True)
    set_role(line, "warning")
    line.setVisible(campaign.get("state") == _PREPARED)
    return line
