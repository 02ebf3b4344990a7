"""What a publication leaves in the books: the disclosure, the places where it will hang, the other channels, the number it took."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import CHANNEL_USES, DISCLOSURES, ROUNDS
from papi_desktop.operations import editions, numbers, paper_codes, papers, posting
from papi_desktop.operations.office import Office
from papi_desktop.store.transaction import Transaction

if TYPE_CHECKING:
    from papi_desktop.operations.publish import Publication


def enter(office: Office, tx: Transaction, publication: Publication) -> str:
    """Enter the disclosure, its planned postings and its number, and return the id of the disclosure."""
    request, number = publication.request, publication.number
    rule = publication.due.rule if publication.due else None
    disclosure_id = tx.insert(
        DISCLOSURES,
        {
            **DISCLOSURES.blank(),
            "title": publication.title,
            "duty": publication.duty,
            "stage": publication.stage.id,
            "year": publication.request.posted_from.year,
            "source_register": ROUNDS.key,
            "source_id": publication.round["id"],
            "edition": publication.edition.number if publication.edition else 1,
            "replaces_id": publication.edition.before["id"] if publication.edition else None,
            "responsible": request.responsible or None,
            "document_number": number.symbol if number else None,
            "document_date": publication.day.isoformat(),
            "trigger_date": publication.due.start.isoformat() if publication.due else publication.day.isoformat(),
            "due": publication.due.due.isoformat() if publication.due else None,
            "due_rule": rule.snapshot() if rule else None,
            "posted_from": request.posted_from.isoformat(),
            "posted_to": (end := request.posted_to or publication.last_day_up) and end.isoformat(),
            "posting_rule": publication.rule.snapshot(),
        },
    )
    if publication.edition is not None and publication.edition.unchanged:
        tx.note(say("Published again although nothing changed: {reason}", reason=request.again.strip()))
    editions.keep(office, tx, disclosure_id, publication.lines)
    for place in publication.places:
        posting.plan(tx, disclosure_id, place)
    for code in request.channels:
        use = {"disclosure_id": disclosure_id, "channel": code, "used_from": request.posted_from.isoformat()}
        tx.insert(CHANNEL_USES, use)
    paper_codes.enter(office, tx, publication.sheets, DISCLOSURES.key, disclosure_id)
    if number is not None:
        issued = {
            "issued_on": publication.day.isoformat(),
            "signer": papers.signer(office, request.signer_id).name or None,
            "source_register": DISCLOSURES.key,
            "source_id": disclosure_id,
            "verification_code": publication.code.code,
            "digest": publication.code.digest,
        }
        numbers.issue(office, tx, number, publication.title, issued)
    return disclosure_id
