"""Keeping a file with a record: its content, encrypted, and the line of the book of attachments that names it."""

from __future__ import annotations

from typing import Any

from papi_desktop.domain.registers import ATTACHMENTS
from papi_desktop.operations.office import Office
from papi_desktop.store.transaction import Transaction

UNKNOWN_TYPE = "application/octet-stream"


def attach(
    office: Office,
    tx: Transaction,
    owner: tuple[str, str],
    role: str,
    name: str,
    data: bytes,
    media_type: str = UNKNOWN_TYPE,
    **more: Any,
) -> str:
    """Keep `data` with a record and return the id of the attachment.

    Args:
        owner: key of the register and id of the record.
        role: what the file is to the record, a choice of `ATTACHMENTS`.
        name: as people know the file.
        more: further fields, such as when a photo was taken.
    """
    register, record_id = owner
    return tx.insert(
        ATTACHMENTS,
        {
            "name": name,
            "owner_register": register,
            "owner_id": record_id,
            "role": role,
            "digest": office.store.put_file(data),
            "size": len(data),
            "media_type": media_type,
            **more,
        },
    )
