"""The buttons of the yearly disclosure plan. Each imports its screen when it is pressed, so that the window starts without it."""

from __future__ import annotations

from papi_desktop.ui.screens.plug import Context


def catalogue(context: Context) -> None:
    """Show the duty catalogue."""
    from papi_desktop.ui.screens.year_plans.catalogue import CatalogueDialog

    CatalogueDialog(context.shell).open()
