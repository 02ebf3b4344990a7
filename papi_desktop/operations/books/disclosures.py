"""Sổ công khai: what follows from the duty of a disclosure, its planned places, and what Today says of it."""

from __future__ import annotations

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import DISCLOSURES
from papi_desktop.operations import disclosing, issued_papers, posting
from papi_desktop.operations.book import Book, PaperKind, PaperNumber
from papi_desktop.operations.disclosure_state import agenda_lines
from papi_desktop.operations.office import Office
from papi_desktop.operations.papers import Sheet
from papi_desktop.store.transaction import Transaction

_NOTICE = "notice"
"""Stable word under which `operations.publish` enters the notice of a list."""


def _plan_places(office: Office, tx: Transaction, record_id: str, record: Record, new: bool) -> None:
    if new:
        disclosing.plan_places(office, tx, record_id, record)


def _keeps(office: Office, record: Record) -> Message | None:
    """Keep a disclosure that hung somewhere: the evidence of it would be lost."""
    hung = sum(bool(place["posted_from"]) for place in posting.postings_of(office, record["id"]))
    return say("This disclosure was posted at {count} places already.", count=hung) if hung else None


def _was_published(office: Office, record: Record) -> bool:
    return issued_papers.last_numbered(office, DISCLOSURES.key, str(record.get("id")), _NOTICE) is not None


def _notice(_office: Office, record: Record, _number: PaperNumber) -> Sheet:
    """Refuse to compose it: the list that was published with it may have changed since.

    Raises:
        UserError: always.
    """
    raise UserError(
        "CK-11",
        say("The notice of “{title}” was issued when its list was published.", title=record["title"]),
        say("No paper was made and no number was used."),
        say("Print it again as it was issued; when the list changed, publish it again: that is a new edition."),
    )


BOOKS = (
    Book(
        DISCLOSURES,
        fill=disclosing.filled,
        follow=_plan_places,
        keeps=_keeps,
        agenda=agenda_lines,
        papers=(PaperKind(_NOTICE, N_("Notice, as it was published"), _notice, "TB", _was_published, kept=True),),
    ),
)
