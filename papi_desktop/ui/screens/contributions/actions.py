"""The buttons of the contributions book. Each imports its screen when it is pressed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from papi_desktop.ui.screens.plug import Context
from papi_desktop.ui.shell import Shell


def enter_batch(context: Context) -> None:
    """Enter a paper list of gifts of the campaign shown, or go on with the one that was begun."""
    from papi_desktop.ui.screens.contributions.batch_dialog import GiftBatchDialog

    if context.record is not None:
        GiftBatchDialog(context.shell, context.record, partial(_issue, context.shell, context.record)).open()


def import_gifts(context: Context) -> None:
    """Import a workbook of gifts, into the campaign shown or a new one."""
    from papi_desktop.ui.screens.contributions.import_dialog import GiftImportDialog

    GiftImportDialog(context.shell, context.record).open()


def _issue(shell: Shell, campaign: Mapping[str, Any]) -> None:
    from papi_desktop.ui.screens.contributions.receipt_dialogs import IssueDialog

    IssueDialog(shell, campaign, shell.window).open()
