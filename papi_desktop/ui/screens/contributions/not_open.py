"""Gifts entered while their campaign is still being prepared: the line over their entry, and the reason that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Severity
from papi_desktop.domain.registers import CAMPAIGNS
from papi_desktop.operations.contributions import receiving
from papi_desktop.operations.office import Office
from papi_desktop.translations import _
from papi_desktop.ui.error_box import show_error
from papi_desktop.ui.questions import ask_reason
from papi_desktop.ui.style import set_role

TAKE_THEM = N_("Take gifts all the same")

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


def once_allowed(parent: QWidget, office: Office, campaign_id: str, then: Callable[[], None]) -> None:
    """Go on if the campaign receives; else ask why gifts are taken already, or say why none may be."""
    campaign = office.store.get(CAMPAIGNS, campaign_id) or {}
    found = receiving.before_opening(office, campaign)
    if found is None:
        then()
        return

    def allowed(reason: str) -> None:
        try:
            receiving.allow(office, campaign, reason)
        except UserError as error:
            show_error(parent, error)
            return
        then()

    if found.severity is Severity.WARNING:
        ask_reason(parent, found.message, TAKE_THEM, allowed)
    else:
        allowed("")
