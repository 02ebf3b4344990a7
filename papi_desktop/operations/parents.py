"""What a record says because of the records that belong to it is brought up to date when one of those changes."""

from __future__ import annotations

from collections.abc import Callable

from papi_desktop.domain.register import Record, Register
from papi_desktop.operations.office import Office
from papi_desktop.store.transaction import Transaction


def refresh(office: Office, tx: Transaction, child: Register, parent_id: str) -> None:
    """Fill the parent of children anew, in the batch that changed them.

    Args:
        child: book of the children.
        parent_id: of the record they belong to.
    """
    from papi_desktop.domain.registers import BY_KEY
    from papi_desktop.operations.books import book_of

    register = BY_KEY[child.parent]
    parent = office.store.get(register, parent_id)
    if parent is not None:
        filled = book_of(register).fill(office, parent)
        changed = {key: filled[key] for key in filled if key in register and filled[key] != parent.get(key)}
        if changed:
            tx.update(register, parent_id, changed)


def after_saving(child: Register) -> Callable[[Office, Transaction, str, Record, bool], None]:
    """Return the `follow` of a book whose records decide what their parent says."""
    return lambda office, tx, _id, record, _new: refresh(office, tx, child, str(record[child.parent_field]))


def after_removing(child: Register) -> Callable[[Office, Transaction, Record], None]:
    """Return the `gone` of such a book."""
    return lambda office, tx, record: refresh(office, tx, child, str(record[child.parent_field]))
