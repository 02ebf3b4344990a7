"""The office's own files over the law tables: tried before they hold, and changed together with the books or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from papi_desktop import atomic
from papi_desktop.domain.messages import Message
from papi_desktop.operations import other_law
from papi_desktop.operations.office import Office, law_overrides_folder
from papi_desktop.store.errors import spoken
from papi_desktop.store.transaction import Transaction


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
                office.law.forget()  # before anybody is told of the batch and asks again
    except BaseException:
        office.law.forget()
        raise
