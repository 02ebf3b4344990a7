"""The buttons that open the task screens from a book. Each imports its screen when it is pressed, so that the window starts without it."""

from __future__ import annotations

from papi_desktop.domain.registers import HOUSEHOLDS, ROUNDS
from papi_desktop.ui.screens.plug import Context


def import_workbook(context: Context) -> None:
    """Import a workbook into the book shown."""
    from papi_desktop.ui.screens.import_wizard import ImportWizard

    ImportWizard(context.shell, context.register).begin()


def excel_template(context: Context) -> None:
    """Write the empty workbook of the book shown."""
    from papi_desktop.ui.list_output import save_template

    save_template(context.shell, context.register, context.widget)


def publish_list(context: Context) -> None:
    """Publish the list of the review round the book is narrowed to, else the newest."""
    from papi_desktop.ui.screens.publish_wizard import PublishWizard

    PublishWizard(context.shell, _year_shown(context)).begin()


def quarter_list(context: Context) -> None:
    """Show the quarter's list of everything disclosed."""
    from papi_desktop.ui.screens.quarter_dialog import QuarterDialog

    QuarterDialog(context.shell).open()


def _year_shown(context: Context) -> int | None:
    wanted = context.query.filters.get("round_id") if context.register is HOUSEHOLDS else None
    review = context.shell.office.store.get(ROUNDS, wanted) if isinstance(wanted, str) else None
    return int(review["year"]) if review else None
