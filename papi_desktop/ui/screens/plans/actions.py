"""The buttons of the book of plans. Each imports its screen when it is pressed, so that the window starts without it."""

from __future__ import annotations

from papi_desktop.ui.screens.plug import Context


def read_plan(context: Context) -> None:
    """Read a plan from a file or pasted text."""
    from papi_desktop.ui.screens.plans.import_dialog import PlanDialog

    PlanDialog(context.shell).open()


def self_assessment(context: Context) -> None:
    """Show which evidence the books hold for each part of PAPI."""
    from papi_desktop.ui.screens.plans.assessment import AssessmentDialog

    year = int(context.record["year"]) if context.record else context.shell.office.today().year
    AssessmentDialog(context.shell, year).open()
