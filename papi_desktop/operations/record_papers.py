"""Papers of one record: what can be made of it, looked at before it is made, numbered, stamped with its code and kept.

What stands on a paper is the business of the book (`operations.books`); how a file is written that of `papers`; what is kept of a paper
that was issued that of `issued_papers`. A paper that took a number is issued once: printing it again gives the very files of that day,
and only who asks for a new number gets one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Record, Register
from papi_desktop.domain.registers import PAPERS
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations import issued_papers, numbers, papers
from papi_desktop.operations.book import PaperKind, PaperNumber
from papi_desktop.operations.books import all_books, book_of
from papi_desktop.operations.issued_papers import IssuedPaper
from papi_desktop.operations.numbers import Number
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_codes import subject_of
from papi_desktop.operations.papers import Sheet
from papi_desktop.store.transaction import Transaction
from papi_desktop.translations import _

AS_ISSUED = "issued"
"""Asks for the paper as it was issued; for the next number where it was not issued yet."""
NEXT = "next"
"""Asks for the number that follows the highest one taken, whether the paper was issued before or not."""


@dataclass(frozen=True)
class MadePaper:
    """A paper that was written.

    Attributes:
        symbol: number and symbol; "" when it took no number.
        code: by which `papi verify` recognises it.
        files: PDF and DOCX.
        cautions: what should have been weighed before, and was written no reason for.
        reprint: it was made before, and these are its files again.
        changed: the record would say something else by now.
    """

    kind: str
    symbol: str
    code: str
    files: tuple[Path, ...]
    cautions: tuple[Message, ...] = ()
    reprint: bool = False
    changed: bool = False


@dataclass(frozen=True)
class Issued:
    """A paper that a record was issued under a number.

    Attributes:
        paper: as it was issued.
        changed: the record would say something else by now: the signed paper is given again as it is, or a new one takes a new number.
        only: no other can be made of the record.
    """

    paper: IssuedPaper
    changed: bool
    only: bool = False


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


def issued(office: Office, register: Register, record_id: str, key: str) -> Issued | None:
    """Return the paper that a record was issued under a number, the last one if there are several; None when there is none."""
    kind = book_of(register).paper(key)
    paper = issued_papers.last_numbered(office, register.key, record_id, key) if kind.document_kind else None
    if paper is None:
        return None
    changed = not kind.kept and _says_otherwise(office, register, record_id, key, paper)
    return Issued(paper, changed, only=kind.kept)


def preview(
    office: Office, register: Register, record_id: str, key: str, *, number: str = AS_ISSUED, day: date | None = None
) -> bytes:
    """Return the paper as the PDF that would be printed; nothing is written, no number is taken."""
    office.store.require_files()  # what is previewed can be printed
    before = _asked_again(office, register, record_id, key, number, day)
    if before is not None:
        return issued_papers.pdf_of(office, before.paper)
    return papers.as_pdf(_draft(office, register, _record(office, register, record_id), key, number, day).sheet.paper)


def make(
    office: Office,
    register: Register,
    record_id: str,
    key: str,
    out: Path,
    *,
    number: str = AS_ISSUED,
    day: date | None = None,
    allowed: Iterable[str] = (),
) -> MadePaper:
    """Write a paper as PDF and DOCX into `out`, take its number and keep both files with the record, in one batch.

    A paper that was made before is written again as it was, byte for byte, and takes nothing.

    Args:
        key: stable word of the paper.
        number: AS_ISSUED; "45", "168a"; NEXT for the next free one; "" leaves the space on the paper blank.
        day: of the paper; today when left out, and for a paper that was issued the day of that.
        allowed: texts a public paper may carry although they look like private ones, such as the office's telephone.

    Raises:
        UserError: if the record lacks what the paper needs, the number is taken, the paper leaks or `out` cannot be written.
    """
    office.store.require_files()
    record = _record(office, register, record_id)
    before = _asked_again(office, register, record_id, key, number, day)
    if before is not None:
        return _again(office, before.paper, key, out, changed=before.changed)
    draft = _draft(office, register, record, key, number, day)
    kind = book_of(register).paper(key)
    same = issued_papers.with_code(office, register.key, record_id, key, draft.code)
    if same is not None and kind.made is None:
        return _again(office, same, key, out)
    may = [*allowed, *filter(None, [office.unit.get("phone")])]
    with papers.scratch_in(out) as scratch:
        written = papers.write_sheets([draft.sheet], scratch, forbidden=(), allowed=may)
        with papers.in_place(written, out) as files, office.store.transaction(say("Make a paper")) as tx:
            made = tuple(path for _kind, path in files)
            _enter(office, tx, register, record, draft, key)
            if kind.made is not None:
                kind.made(office, tx, record, draft.told.day or office.today())
            for path in made:
                issued_papers.keep(office, tx, register.key, record_id, path, draft.code)
    cautions = tuple(kind.cautions(office, record))
    return MadePaper(key, draft.number.symbol if draft.number else "", draft.code, made, cautions)


def _enter(office: Office, tx: Transaction, register: Register, record: Record, draft: _Draft, key: str) -> None:
    """Enter a paper in the book of papers, and under its number in the book of outgoing documents."""
    subject = subject_of(draft.sheet.paper, register.title_of(record))
    day = draft.told.day.isoformat() if draft.told.day else None
    comes_from = {"source_register": register.key, "source_id": str(record["id"])}
    code = {"verification_code": draft.code, "digest": draft.digest}
    line = {
        "subject": subject,
        "name": papers.name_of(office, draft.sheet.paper),
        "paper_kind": key,
        "symbol": draft.number.symbol if draft.number else None,
        "made_on": day,
    }
    tx.insert(PAPERS, {**line, **code, **comes_from})
    if draft.number is not None:
        told = {"issued_on": day, "signer": papers.signer(office).name or None}
        numbers.issue(office, tx, draft.number, subject, {**told, **code, **comes_from})


def _asked_again(
    office: Office, register: Register, record_id: str, key: str, number: str, day: date | None
) -> Issued | None:
    """Return the issued paper that is asked for once more: by default, or by its own number while nothing on it changed.

    Raises:
        UserError: if another day is wanted of it, or other words under its number.
    """
    if number in ("", NEXT):
        return None
    found = issued(office, register, record_id, key)
    if found is None:
        return None
    paper = found.paper
    if number != AS_ISSUED:
        kind = book_of(register).paper(key).document_kind
        same = numbers.as_number(office, kind, number, day or paper.day or office.today()).symbol == paper.symbol
        if not same or found.changed:
            return None  # a number of its own, or one that is taken: its book says so
    if day is not None and day != paper.day:
        raise UserError(
            "IN-08",
            say(
                "This paper was issued on {day} under number {number}.",
                day=table_date(paper.day) if paper.day else "",
                number=paper.symbol,
            ),
            say("No paper was made and no number was used."),
            say("Print it again as it was issued, or make a new one with a new number."),
        )
    return found


def _says_otherwise(office: Office, register: Register, record_id: str, key: str, paper: IssuedPaper) -> bool:
    """Return whether the record, composed under the number and day of a paper, would give another paper or none at all."""
    kind = book_of(register).paper(key)
    try:
        sheet = kind.make(office, _record(office, register, record_id), paper.number)
    except UserError:
        return True
    _paper, _code, digest = papers.stamped(office, sheet.paper, key, paper.symbol, paper.day)
    return digest != paper.digest


def _again(office: Office, paper: IssuedPaper, key: str, out: Path, *, changed: bool = False) -> MadePaper:
    files = issued_papers.write(office, paper, out)
    return MadePaper(key, paper.symbol, paper.code, files, reprint=True, changed=changed)


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
            if number in (AS_ISSUED, NEXT)
            else numbers.as_number(office, kind.document_kind, number, day)
        )
        numbers.require_issuable(office, taken)
    blank = f"/{numbers.symbol_of(office, kind.document_kind)}" if kind.document_kind else ""
    told = PaperNumber(taken.text if taken else "", taken.symbol if taken else blank, day)
    sheet = kind.make(office, record, told)
    paper, code, digest = papers.stamped(office, sheet.paper, key, taken.symbol if taken else "", day)
    stem = sheet.stem
    if taken and issued_papers.last_numbered(office, register.key, str(record["id"]), key):
        stem = papers.stem_with_number(stem, taken.symbol)
    return _Draft(replace(sheet, stem=stem, paper=paper), taken, told, code, digest)
