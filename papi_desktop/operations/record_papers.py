"""Papers of one record: what can be made of it, looked at before it is made, numbered, stamped with its code and kept.

What stands on a paper is the business of the book (`operations.books`); how a file is written that of `papers`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Record, Register
from papi_desktop.domain.registers import ATTACHMENTS, PAPERS
from papi_desktop.operations import numbers, papers
from papi_desktop.operations.book import PaperKind, PaperNumber
from papi_desktop.operations.books import all_books, book_of
from papi_desktop.operations.numbers import Number
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_codes import subject_of
from papi_desktop.operations.papers import Sheet
from papi_desktop.translations import _

NEXT = "next"
"""Asks for the number that follows the highest one taken."""


@dataclass(frozen=True)
class MadePaper:
    """A paper that was written.

    Attributes:
        symbol: number and symbol; "" when it took no number.
        code: by which `papi verify` recognises it.
        files: PDF and DOCX.
    """

    kind: str
    symbol: str
    code: str
    files: tuple[Path, ...]


@dataclass(frozen=True)
class _Draft:
    sheet: Sheet
    number: Number | None
    told: PaperNumber
    code: str
    digest: str


def kinds_of(office: Office, register: Register, record: Record) -> tuple[PaperKind, ...]:
    """Return the papers that make sense for a record now."""
    return tuple(kind for kind in book_of(register).papers if kind.when(office, record))


def find(office: Office, word: str, record_id: str) -> tuple[Register, dict[str, Any], str]:
    """Return the book and the record a paper is made of, and the stable word of the paper.

    Args:
        word: the stable word as a person types it: "gift-receipt", or "gift_receipt".

    Raises:
        UserError: if there is no such paper or no such record.
    """
    key = word.replace("_", "-")
    books = [book for book in all_books() if any(kind.key == key for kind in book.papers)]
    for book in books:
        record = office.store.get(book.register, record_id)
        if record is not None:
            return book.register, record, key
    if books:
        raise UserError(
            "IN-04",
            say("There is no paper “{kind}” of record {id}.", kind=word, id=record_id),
            say("No paper was made."),
            say("“papi search” tells the id of a record."),
        )
    raise UserError(
        "IN-06",
        say("There is no paper called “{kind}”.", kind=word),
        say("No paper was made."),
        say("Papers are:{kinds}", kinds="".join(f"\n{line}" for line in kinds_told())),
    )


def kinds_told() -> list[str]:
    """Return every paper of a record as a line: its stable word, then book and paper as the official calls them."""
    told = [(kind.key, f"{_(book.register.title)}: {_(kind.label)}") for book in all_books() for kind in book.papers]
    width = max(len(key) for key, _words in told) + 2
    return [f"  {key:{width}}{words}" for key, words in told]


def preview(
    office: Office, register: Register, record_id: str, key: str, *, number: str = NEXT, day: date | None = None
) -> bytes:
    """Return the paper as the PDF that would be printed; nothing is written, no number is taken."""
    office.store.require_files()  # what is previewed can be printed
    return papers.as_pdf(_draft(office, register, _record(office, register, record_id), key, number, day).sheet.paper)


def make(
    office: Office,
    register: Register,
    record_id: str,
    key: str,
    out: Path,
    *,
    number: str = NEXT,
    day: date | None = None,
    allowed: Iterable[str] = (),
) -> MadePaper:
    """Write a paper as PDF and DOCX into `out`, take its number and keep both files with the record, in one batch.

    Args:
        key: stable word of the paper.
        number: "45", "168a"; NEXT for the next free one; "" leaves the space on the paper blank.
        day: of the paper; today when left out.
        allowed: texts a public paper may carry although they look like private ones, such as the office's telephone.

    Raises:
        UserError: if the record lacks what the paper needs, the number is taken, the paper leaks or `out` cannot be written.
    """
    office.store.require_files()
    record = _record(office, register, record_id)
    draft = _draft(office, register, record, key, number, day)
    may = [*allowed, *filter(None, [office.unit.get("phone")])]
    subject = subject_of(draft.sheet.paper, register.title_of(record))
    with papers.scratch_in(out) as scratch:
        written = papers.write_sheets([draft.sheet], scratch, forbidden=(), allowed=may)
        with papers.in_place(written, out) as files, office.store.transaction(say("Make a paper")) as tx:
            line = {
                "subject": subject,
                "name": papers.name_of(office, draft.sheet.paper),
                "paper_kind": key,
                "symbol": draft.number.symbol if draft.number else None,
                "made_on": draft.told.day.isoformat() if draft.told.day else None,
                "verification_code": draft.code,
                "digest": draft.digest,
                "source_register": register.key,
                "source_id": record_id,
            }
            tx.insert(PAPERS, line)
            if draft.number is not None:
                issued = {
                    "issued_on": line["made_on"],
                    "signer": papers.signer(office).name or None,
                    "source_register": register.key,
                    "source_id": record_id,
                    "verification_code": draft.code,
                    "digest": draft.digest,
                }
                numbers.issue(office, tx, draft.number, subject, issued)
            after = book_of(register).paper(key).made
            if after is not None:
                after(office, tx, record, draft.told.day or office.today())
            for _kind, path in files:
                data, word = path.read_bytes(), path.suffix == ".docx"
                kept = {
                    "name": path.name,
                    "owner_register": register.key,
                    "owner_id": record_id,
                    "role": "paper_docx" if word else "paper_pdf",
                    "digest": office.store.put_file(data),
                    "size": len(data),
                    "media_type": papers.MEDIA_TYPES[path.suffix],
                }
                tx.insert(ATTACHMENTS, kept)
            made = tuple(path for _kind, path in files)
    return MadePaper(key, draft.number.symbol if draft.number else "", draft.code, made)


def _record(office: Office, register: Register, record_id: str) -> dict[str, Any]:
    record: dict[str, Any] | None = office.store.get(register, record_id)
    if record is None:
        raise UserError(
            "IN-05",
            say("The record is no longer there."),
            say("No paper was made."),
            say("Look for it in the waste basket."),
        )
    # A paper with its words blotted out would go out as if it were whole.
    office.store.require_sight(register, record_id)
    return record


def _draft(office: Office, register: Register, record: Record, key: str, number: str, day: date | None) -> _Draft:
    kind = book_of(register).paper(key)
    day = day or office.today()
    taken: Number | None = None
    if kind.document_kind and number:
        taken = (
            numbers.next_number(office, kind.document_kind, day)
            if number == NEXT
            else numbers.as_number(office, kind.document_kind, number, day)
        )
        numbers.require_issuable(office, taken)
    blank = f"/{numbers.symbol_of(office, kind.document_kind)}" if kind.document_kind else ""
    told = PaperNumber(taken.text if taken else "", taken.symbol if taken else blank, day)
    sheet = kind.make(office, record, told)
    paper, code, digest = papers.stamped(office, sheet.paper, key, taken.symbol if taken else "", day)
    return _Draft(replace(sheet, paper=paper), taken, told, code, digest)
