"""Changing what the office counts by: counted under a pointer that says so, asked about only where an open time limit moves."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from papi_desktop.domain.messages import N_, say
from papi_desktop.jobs import Progress
from papi_desktop.operations import open_limits, second_computer
from papi_desktop.operations.office import Office
from papi_desktop.operations.open_limits import Shift
from papi_desktop.ui.questions import Answer, ask
from papi_desktop.ui.shell import Shell

LawChange = Callable[[Office, Progress, bool], tuple[Shift, ...]]
"""Changes it and returns what moved; told True, changes nothing where something would move."""
COUNTING = say("Counting again")


def change_law(over: QWidget, shell: Shell, change: LawChange, done: Callable[[int], None]) -> None:
    """Change it at once where no open time limit moves; otherwise name those that would, and ask first.

    Args:
        over: the question stands over it.
        done: called with how many moved, once it holds.
    """

    def first(office: Office, progress: Progress) -> tuple[Shift, ...]:
        return change(office, progress, True)

    def finished(moved: int) -> None:
        done(moved)
        more = second_computer.after_a_change_of_law(shell.office)
        if more:
            ask(over, more, Answer(N_("I have read this"), primary=True))

    def told(moving: tuple[Shift, ...]) -> None:
        if not moving:
            finished(0)
            return
        ask(
            over,
            say("{count} open time limits are counted again. Go on?", count=len(moving)),
            Answer(N_("Yes"), partial(_change, shell, change, finished), primary=True),
            Answer(N_("Cancel")),
            detail=open_limits.told(shell.office, moving),
        )

    shell.jobs.run(COUNTING, first, told)


def _change(shell: Shell, change: LawChange, done: Callable[[int], None]) -> None:
    def job(office: Office, progress: Progress) -> int:
        return len(change(office, progress, False))

    shell.jobs.run(COUNTING, job, done)
