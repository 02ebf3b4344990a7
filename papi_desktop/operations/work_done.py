"""Việc đã làm: the batches of the history, newest first, with the record each was about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from papi_desktop.domain.messages import Message
from papi_desktop.domain.register import Privacy, Register
from papi_desktop.domain.registers import ATTACHMENTS, BY_KEY, PAPERS, WORKING_PAPERS
from papi_desktop.operations.office import Office

_KEPT_WITH_ANOTHER = (PAPERS, WORKING_PAPERS, ATTACHMENTS)


@dataclass(frozen=True, slots=True)
class Work:
    """One thing an official did.

    Attributes:
        batch: its id.
        at: when, in UTC.
        actor: who did it.
        operation: what was done.
        changes: how many entries of the history it made; 0 when it only told of something.
        undone: whether it was undone since, and that undoing stands.
        undoes: whether it is itself an undoing.
        about: key of the register and id of the record it was about; None when that is not told.
        more: whether other records of the same register were touched too.
    """

    batch: str
    at: datetime
    actor: str
    operation: Message
    changes: int
    undone: bool
    undoes: bool
    about: tuple[str, str] | None
    more: bool

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo: that something was looked at or printed stays told."""
        return not self.undone and self.changes > 0


def work_done(office: Office, limit: int) -> list[Work]:
    """Return what was done last."""
    found = []
    for batch in office.store.batches(limit=limit):
        named = [(key, record) for key, record in batch.records if key in BY_KEY and _names_work(BY_KEY[key])]
        about = named[0] if named else _made_of(office, batch.records)
        more = about is not None and sum(key == about[0] for key, _record in named) > 1
        undone, undoes = batch.undone_by is not None, batch.undoes is not None
        changes = 0 if batch.only_told else batch.changes
        found.append(Work(batch.id, batch.at, batch.actor, batch.operation, changes, undone, undoes, about, more))
    return found


def _made_of(office: Office, records: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    """Return the record of which the paper of a batch was made; None when no paper was, or it belongs to none."""
    for key, record in records:
        paper = office.store.get(PAPERS, record) if key == PAPERS.key else None
        if paper is not None and paper["source_register"] and _names_work(BY_KEY[paper["source_register"]]):
            return paper["source_register"], paper["source_id"]
    return None


def _names_work(register: Register) -> bool:
    """Whether work is told by the title of such a record: not when it hangs on another one, nor when the title is kept back."""
    return register not in _KEPT_WITH_ANOTHER and register[register.title_field].privacy is not Privacy.SENSITIVE
