"""Thôn, bản của xã cũ: the villages that came from one former commune."""

from __future__ import annotations

from papi_desktop.domain.messages import N_
from papi_desktop.domain.registers import VILLAGES
from papi_desktop.ui.screens.pointing_tab import PointingTab


class FormerVillagesTab(PointingTab):
    """The villages that name the former commune shown."""

    register = VILLAGES
    field = "former_unit_id"
    heading = N_("Its villages")
    new = N_("Record a village")
    some = N_("These villages belonged to this commune before the merger.")
    none = N_("No village names this commune yet: choose it in the form of the village.")
