"""The office's own files over the law tables: tried before they hold, and changed together with the books or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from papi_desktop import atomic
from papi_desktop.domain.messages import Message, say
from papi_desktop.jobs import Progress
from papi_desktop.operations import counted_again, open_limits, other_law
from papi_desktop.operations.office import Office, law_overrides_folder
from papi_desktop.operations.open_limits import Shift
from papi_desktop.store.errors import spoken
from papi_desktop.store.transaction import Transaction

_BATCHES = "law.batches"
"""Setting: the batches that changed one of these files."""


def text_of(office: Office, name: str, otherwise: str) -> str:
    """Return what one of the office's files says; `otherwise` where there is none yet."""
    path = law_overrides_folder(office.store.folder) / name
    return path.read_text(encoding="utf-8-sig") if path.exists() else otherwise


def tried(office: Office, name: str, text: str) -> AbstractContextManager[Office]:
    """Give the office as it would be if a file said `text`; nothing is changed.

    Raises:
        UserError: a row does not fit; names file and line.
    """
    return other_law.under(office, own={**other_law.own_files(office), name: text.encode()})


def change(
    office: Office,
    name: str,
    text: str,
    operation: Message,
    *,
    unless_it_moves: bool = False,
    progress: Progress | None = None,
) -> tuple[Shift, ...]:
    """Let a file say `text`, count every open time limit again, and return what moved.

    Args:
        unless_it_moves: where a time limit would move, change nothing and return which: somebody is to be asked first.
        progress: asked once everything is counted; stopping changes nothing.

    Raises:
        UserError: a row does not fit, whoever asks is no administrator, or the disk is full; nothing is changed then.
    """
    office.store.require_settings()
    try:
        # Everything is read and written in one batch, so that nobody saves a record between the counting and the keeping; and it
        # concerns every book, whoever may read it.
        with (
            tried(office, name, text) as then,
            office.store.whole(),
            written_with(office, name, text, operation) as tx,
        ):
            moved = open_limits.shifts(office, then)
            if moved and unless_it_moves:
                raise _Moves(moved)
            (progress or Progress()).step(0)
            open_limits.store(tx, moved)
            tx.note(say("{change}; {count} time limits moved", change=operation, count=len(moved)))
    except _Moves as would:
        return would.shifts
    counted_again.remember(office)
    return moved


class _Moves(Exception):
    """Ends a batch that would move time limits nobody was asked about."""

    def __init__(self, shifts: tuple[Shift, ...]) -> None:
        super().__init__()
        self.shifts = shifts


def is_law_batch(office: Office, batch: str) -> bool:
    """Return whether a batch holds together with a file of the office."""
    return batch in office.store.setting(_BATCHES, [])


@contextmanager
def written_with(office: Office, name: str, text: str, operation: Message) -> Iterator[Transaction]:
    """Do an operation as one batch and let a file say `text` with it: both hold when the block ends well, or neither.

    The file is written last, so that what goes wrong before leaves it alone, and is put back when the batch cannot be kept.

    Raises:
        UserError: the disk is full, or the file or the data cannot be written.
    """
    path = law_overrides_folder(office.store.folder) / name
    try:
        with spoken():
            path.parent.mkdir(parents=True, exist_ok=True)
            with atomic.put_back_on_failure(path), office.store.transaction(operation) as tx:
                yield tx
                atomic.write(path, text.encode())
                office.store.set_setting(_BATCHES, [*office.store.setting(_BATCHES, []), tx.batch])
                office.law.forget()  # before anybody is told of the batch and asks again
    except BaseException:
        office.law.forget()
        raise
