"""Phản ánh: what residents said about one disclosure."""

from __future__ import annotations

from papi_desktop.domain.messages import N_
from papi_desktop.domain.registers import PETITIONS
from papi_desktop.ui.screens.pointing_tab import PointingTab


class ObjectionsTab(PointingTab):
    """The petitions that object to the disclosure shown."""

    register = PETITIONS
    field = "disclosure_id"
    heading = N_("Objections")
    new = N_("Record an objection")
    some = N_("When an objection is right, correct the list and publish it again: the new edition says what changed.")
    none = N_("Nobody has objected so far.")
    given = {"kind": "feedback"}
