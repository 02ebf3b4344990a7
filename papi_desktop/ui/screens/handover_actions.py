"""The buttons of the book of reports and hand-overs. Each imports its screen when it is pressed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.jobs import Progress
from papi_desktop.operations.merge import MergeResult
from papi_desktop.operations.office import Office
from papi_desktop.ui.file_picker import ANY
from papi_desktop.ui.questions import Answer, ask
from papi_desktop.ui.screens.plug import Context
from papi_desktop.ui.shell import Shell


def make_report(context: Context) -> None:
    """Choose a report, look at its figures, write it or hand it over."""
    from papi_desktop.ui.screens.report_dialog import ReportDialog

    ReportDialog(context.shell).open()


def council_words(context: Context) -> None:
    """Write the words of the report to a session; its days are set down first, so that words and figures tell of the same."""
    from papi_desktop.operations.books.council_sessions import KIND, settle_days
    from papi_desktop.ui.screens.report_text_dialog import ReportTextDialog

    if context.record is not None:
        period = settle_days(context.shell.office, context.record)
        ReportTextDialog(context.shell, context.shell.window, KIND, str(period), _nothing).open()


def report_words(context: Context) -> None:
    """Go on writing a report that is not frozen yet."""
    from papi_desktop.ui.screens.report_text_dialog import ReportTextDialog

    if context.record is not None:
        kind, period = context.record["kind"], context.record["period"]
        ReportTextDialog(context.shell, context.shell.window, kind, period, _nothing).open()


def is_draft(record: dict[str, Any]) -> bool:
    """Return whether a report of the book is still being written."""
    return record.get("state") == "draft"


def _nothing() -> None:
    """The list hears of what was saved by itself."""


def keys(context: Context) -> None:
    """Look at the keys, write our key file, bring in another."""
    from papi_desktop.ui.screens.keys_dialog import KeysDialog

    KeysDialog(context.shell).open()


def computers(context: Context) -> None:
    """Look at the computers of this office, foresee one more, send the work of this one to another."""
    from papi_desktop.ui.screens.workplaces_dialog import WorkplacesDialog

    WorkplacesDialog(context.shell).open()


def guidance(context: Context) -> None:
    """Look at what the level above sent down, apply it or take it back."""
    from papi_desktop.ui.screens.guidance_dialog import GuidanceDialog

    GuidanceDialog(context.shell).open()


def receive_file(context: Context) -> None:
    """Take in an answer or guidance of the level above, or the work of another computer."""
    from papi_desktop.ui.screens.received_dialog import BUNDLES

    taker = _Taker(context.shell)
    context.shell.picker.open_file(context.widget, N_("Receive a file"), (BUNDLES, ANY), taker.take)


@dataclass(frozen=True)
class _Done:
    """What became of a file: what is said, None for guidance, and the merge if it was work."""

    told: Message | None
    merged: MergeResult | None = None


class _Taker:
    """Takes one file in and says what became of it."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    def take(self, path: Path) -> None:
        def job(office: Office, progress: Progress) -> _Done:
            from papi_desktop.operations import merge, receive

            progress.step(0)
            done = receive.receive_file(office, path)
            if done.own and done.reason is not None:
                return _Done(done.reason)
            if done.error is None and done.kind == "guidance":
                return _Done(None)
            if done.error is None and done.reason is not None:
                return _Done(say("The answer of {unit} was received. {more}", unit=done.unit, more=done.reason))
            if done.error is None:
                return _Done(say("The answer of {unit} was received.", unit=done.unit))
            if done.kind != "work":
                raise done.error
            merged = merge.merge_file(office, path)
            told = say(
                "{changes} changes taken in, {waiting} not yet; {conflicts} differences wait for a decision.",
                changes=merged.changes,
                waiting=merged.waiting,
                conflicts=merged.open_conflicts,
            )
            return _Done(told, merged)

        self._shell.jobs.run(say("Receiving {file}", file=path.name), job, partial(_taken, self._shell))


def _taken(shell: Shell, done: _Done) -> None:
    """Say what became of a file; guidance is shown, because it waits to be looked at."""
    if done.told is not None:
        shell.tell(done.told)
        if done.merged is not None:
            _show_merged(shell, done.told, done.merged)
        else:
            ask(shell.window, done.told, Answer(N_("Close"), primary=True))
        return
    from papi_desktop.ui.screens.guidance_dialog import GuidanceDialog

    GuidanceDialog(shell).open()


def _show_merged(shell: Shell, told: Message, merged: MergeResult) -> None:
    """Keep the result of a merge on the screen until somebody has read it, with the way to what waits."""
    if not merged.open_conflicts:
        ask(shell.window, told, Answer(N_("Close"), primary=True))
        return
    ask(
        shell.window,
        told,
        Answer(N_("Look at the differences…"), partial(_show_differences, shell), primary=True),
        Answer(N_("Later")),
        detail=say("Until then the book of this computer stays as it is there. They are also found under “Computers”."),
    )


def _show_differences(shell: Shell) -> None:
    from papi_desktop.ui.screens.conflicts_dialog import ConflictsDialog

    ConflictsDialog(shell).open()
