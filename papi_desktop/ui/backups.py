"""Backups as the window needs them: where they go, how the last one is said, and one more before the program ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from papi_desktop.domain.messages import N_, say
from papi_desktop.jobs import Progress
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, render
from papi_desktop.ui.moments import when_said
from papi_desktop.ui.questions import Answer, ask
from papi_desktop.ui.shell import Shell


def last_backup_words(office: Office) -> str:
    """Return "Last backup: today 08:05 (checked)"; runs in the reader's thread."""
    info = office.store.last_backup()
    if info is None:
        return _("No backup yet")
    when = when_said(info.made_at, office.today())
    if info.verified:
        return render(say("Last backup: {when} (checked)", when=when))
    return render(say("Last backup: {when} (not checked)", when=when))


def list_of_backups(office: Office) -> list[Any]:
    """Return the backups in this office's folder, newest first; runs in the reader's thread."""
    from papi_desktop.operations.safety import backup_folder

    return backups_in(backup_folder(office))


def backups_in(folder: Path) -> list[Any]:
    """Return the backups in a folder, newest first; needs no open office."""
    from papi_desktop.operations.safety import list_backups

    return sorted(list_backups(folder), key=_made_at, reverse=True)


def _made_at(info: Any) -> Any:
    return info.made_at


def _made(office: Office, reason: str, progress: Progress) -> str:
    """Make a backup and return how it is said; a job."""
    from papi_desktop.operations.safety import back_up, backup_folder

    back_up(office, backup_folder(office), reason, progress)
    return last_backup_words(office)


def back_up_asked(shell: Shell, done: Callable[[str], None]) -> None:
    """Make a backup because the official asked for one, and call `done` with how it is said."""

    def job(office: Office, progress: Progress) -> str:
        return _made(office, "asked", progress)

    shell.jobs.run(say("Backing up"), job, done)


class _Exit:
    """Ends the program after the backup, or asks when the backup failed."""

    def __init__(self, shell: Shell, then: Callable[[], None]) -> None:
        self._shell = shell
        self._then = then

    def made(self, _words: str) -> None:
        """The backup is there."""
        self._then()

    def failed(self, error: Exception) -> None:
        """Never keep an official from closing: say so and let them choose."""
        ask(
            self._shell.window,
            say("The backup could not be made. The office's data itself is saved."),
            Answer(N_("Close without a backup"), self._then),
            Answer(N_("Go on working"), primary=True),
            detail=say("Look in the settings where backups go; the disk may be full or unplugged."),
        )


def back_up_before_exit(shell: Shell, then: Callable[[], None]) -> bool:
    """Begin the backup of this session and call `then` after it; return False when none is needed."""
    if shell.office.practice:
        return False
    leaving = _Exit(shell, then)

    def job(office: Office, progress: Progress) -> str:
        return _made(office, "exit", progress)

    shell.jobs.run(say("Backing up before closing"), job, _keep(leaving.made), _keep(leaving.failed))
    return True


def _keep(call: Callable[..., None]) -> Callable[..., None]:
    """Return `call` held strongly: a bound method of a plain object would be gone before it is called."""

    def kept(value: object) -> None:
        call(value)

    return kept
