"""What is done and told whenever an office is opened, by the window and by the command alike.

How the books were found, a clock behind, guidance that cannot be laid; and open time limits counted again when rules or days off
changed since the last time. The window asks in its reading thread, the command before it begins: neither waits for the other's way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say
from papi_desktop.operations.counted_again import catch_up
from papi_desktop.operations.office import Office

if TYPE_CHECKING:
    from papi_desktop.operations.open_limits import Shift


@dataclass(frozen=True)
class News:
    """One thing the official should hear."""

    text: Message
    detail: Message | None = None


def news_of(office: Office) -> tuple[News, ...]:
    """Count again what other rules or days off moved, and return everything there is to tell.

    Counting needs room on the disk and sound books. Where it is refused that is told too, and the office is open all the same: a backup
    or a check may be exactly what the official came for.
    """
    refused: tuple[News, ...] = ()
    moved: tuple[Shift, ...] = ()
    try:
        with office.store.whole():  # time limits of every book move, whoever happens to log in first
            moved = catch_up(office)
    except UserError as error:
        refused = (News(error.what, error.todo),)
    return (*(News(notice) for notice in office.store.notices), *told(office, moved), *refused)


def told(office: Office, moved: Sequence[Shift]) -> tuple[News, ...]:
    """Return what is said of time limits that moved; nothing where none did."""
    if not moved:
        return ()
    from papi_desktop.operations import open_limits  # needed on few days; opening must be quick

    what = say("Rules or days off changed: {count} open time limits were counted again.", count=len(moved))
    return (News(what, open_limits.told(office, moved)),)
