"""Keep the work safe: backups that were opened and counted, restore, and the check of everything kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.registers import ATTACHMENTS, OUTGOING, PETITIONS, RECEIPTS, RECEIVED, RECEIVED_RECORDS
from papi_desktop.jobs import Progress
from papi_desktop.operations import workplaces
from papi_desktop.operations.office import Office
from papi_desktop.paths import default_backup_folder, default_data_folder
from papi_desktop.store import backup as backups
from papi_desktop.store.backup import BackupInfo
from papi_desktop.translations import _


@dataclass(frozen=True)
class CheckLine:
    """One thing that was checked.

    Attributes:
        name: stable word for scripts.
        good: whether it is in order.
        words: the result for people.
    """

    name: str
    good: bool
    words: Message


@dataclass(frozen=True)
class CheckReport:
    """Everything that was checked."""

    lines: tuple[CheckLine, ...]
    chain_head: str = ""

    @property
    def good(self) -> bool:
        """Return whether everything is in order."""
        return all(line.good for line in self.lines)


@dataclass(frozen=True)
class Restored:
    """What a restore did.

    Attributes:
        kept: folder with the files that were replaced, or None when there were none.
        counts: records per book after the restore.
    """

    kept: Path | None
    counts: Mapping[str, int]


_FOLDER = "backup_folder"


def backup_folder(office: Office) -> Path:
    """Return where this office's backups go: where the official chose, else outside the data folder."""
    chosen = office.store.setting(_FOLDER)
    if chosen:
        return Path(chosen)
    data = office.store.folder
    return default_backup_folder() if data == default_data_folder() else data.with_name(f"{data.name} - sao lưu")


def choose_backup_folder(office: Office, folder: Path) -> None:
    """Let backups go to another folder from now on."""
    office.store.set_setting(_FOLDER, str(folder))


def list_backups(folder: Path) -> list[BackupInfo]:
    """Return the backups in a folder; the office's own data need not be readable."""
    return backups.list_backups(folder)


def back_up(
    office: Office, folder: Path, reason: str = "asked", progress: Progress | None = None, *, stays: bool = True
) -> BackupInfo:
    """Make a backup, open and count it, and thin out old ones; one that does not stay is not told as the last."""
    return backups.back_up(office.store, folder, reason, progress or Progress(), stays=stays)


def restore(
    file: Path,
    data: Path,
    *,
    password: str | None = None,
    recovery_key: str | None = None,
    user: str | None = None,
) -> Restored:
    """Put a backup in the place of the present data, which is kept beside it.

    Raises:
        UserError: if the backup cannot be opened with this password, or is damaged; nothing is replaced then.
    """
    report = backups.restore(file, data, password=password, recovery_key=recovery_key, user=user)
    workplaces.begin_anew(data)
    return Restored(report.kept, report.counts)


def check(office: Office, progress: Progress | None = None) -> CheckReport:
    """Check the file itself, the chain of the history, what was received, the files kept and the document numbers."""
    progress = progress or Progress()
    store = office.store
    faults = store.integrity()
    lines = [
        CheckLine(
            "file",
            not faults,
            say("The data file is sound.")
            if not faults
            else say("The data file is damaged: {faults}", faults="; ".join(faults)),
        )
    ]
    chain = store.verify_chain(progress)
    lines.append(
        CheckLine(
            "history",
            chain.first_broken is None,
            say("The history of {count} entries is unbroken.", count=chain.entries)
            if chain.first_broken is None
            else say("The history is broken: {what}", what=chain.first_broken),
        )
    )
    if store.count(RECEIVED):
        lines.append(_received(office))
    missing = [row["name"] for row in store.all(ATTACHMENTS) if not store.has_file(row["digest"])]
    lines.append(
        CheckLine(
            "files",
            not missing,
            say("Every file kept with a record is there.")
            if not missing
            else say("{count} files are missing: {names}", count=len(missing), names=", ".join(missing[:5])),
        )
    )
    twice = _numbers_twice(office)
    lines.append(
        CheckLine(
            "numbers",
            not twice,
            say("No document number was used twice.")
            if not twice
            else say("Document numbers used twice: {numbers}", numbers=", ".join(twice)),
        )
    )
    return CheckReport(tuple(lines), chain.head)


def _received(office: Office) -> CheckLine:
    changed = [office.store.get(RECEIVED, one) or {} for one in office.store.broken_seals(RECEIVED_RECORDS)]
    names = [f"{row['unit_name']}, {row['title'] or row['kind']}, {row['period']}" for row in changed[:5]]
    return CheckLine(
        "received",
        not changed,
        say("The records of every report received are as they came.")
        if not changed
        else say(
            "The records of {count} reports received were changed afterwards: {names}",
            count=len(changed),
            names="; ".join(names),
        ),
    )


def _numbers_twice(office: Office) -> list[str]:
    seen: set[tuple[Any, ...]] = set()
    twice = []
    for key, shown in _numbers(office):
        if key in seen:
            twice.append(shown)
        seen.add(key)
    return twice


def _numbers(office: Office) -> Iterator[tuple[tuple[Any, ...], str]]:
    """Yield what tells each number given out from all others, and how it is written."""
    for row in office.store.all(OUTGOING):
        yield (OUTGOING.key, row["year"], row["series"], row["number_text"].casefold()), row["symbol"]
    for row in office.store.all(PETITIONS):
        if row["number"] is not None:
            yield (PETITIONS.key, row["year"], row["number"]), f"{_(PETITIONS.singular)} {row['number']}/{row['year']}"
    for row in office.store.all(RECEIPTS):
        yield (RECEIPTS.key, row["symbol"]), f"{_(RECEIPTS.singular)} {row['symbol']}"
