"""The code of a paper: put on it before it is written, and entered in the book of papers with it, so that a code can be verified.

Papers of one record take their code in `record_papers`; this is the road of papers that are made several at once, or of no record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from papi_desktop.documents.paper import Paper
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import PAPERS, WORKING_PAPERS
from papi_desktop.operations import papers
from papi_desktop.operations.office import Office
from papi_desktop.operations.papers import PaperCode, Sheet
from papi_desktop.store.query import Query
from papi_desktop.store.transaction import Transaction


def subject_of(paper: Paper, otherwise: str = "") -> str:
    """Return what a paper is about, as a book names it."""
    about = paper.header.about if paper.header else ""
    return " ".join(paper.subject) or paper.title or about or otherwise


def coded(office: Office, sheet: Sheet, day: date | None, *, symbol: str = "", about: str = "") -> Sheet:
    """Return a sheet with its code and QR on it.

    Args:
        day: of the paper; the day it is made where it has none.
        symbol: its number and symbol, if it took one.
        about: what the book of papers calls it; its subject when left out.
    """
    paper, code, digest = papers.stamped(office, sheet.paper, sheet.kind, symbol, day)
    named = about or subject_of(sheet.paper, sheet.stem)
    return replace(sheet, paper=paper, code=PaperCode(symbol, day, code, digest, named))


def enter(office: Office, tx: Transaction, sheets: Iterable[Sheet], register: str = "", record_id: str = "") -> None:
    """Enter the codes of sheets in the book of papers; a paper printed again says the same and is there already.

    Args:
        register, record_id: the record they were made of, if there is one.
    """
    known: set[str] = set()
    for sheet in sheets:
        mark = sheet.code
        if mark is None or mark.code in known:
            continue
        known.add(mark.code)
        if any(True for _row in office.store.all(PAPERS, Query(filters={"verification_code": mark.code}))):
            continue
        tx.insert(
            PAPERS,
            {
                "subject": mark.about,
                "name": papers.name_of(office, sheet.paper),
                "paper_kind": sheet.kind,
                "symbol": mark.symbol or None,
                "made_on": mark.day.isoformat() if mark.day else None,
                "verification_code": mark.code,
                "digest": mark.digest,
                "source_register": register or None,
                "source_id": record_id or None,
            },
        )


def enter_working(office: Office, tx: Transaction, sheet: Sheet) -> None:
    """Keep the code of what is printed to work with, so that it can be told for ours; among the papers made it has no line."""
    mark = sheet.code
    if mark is None or any(
        True for _row in office.store.all(WORKING_PAPERS, Query(filters={"verification_code": mark.code}))
    ):
        return
    tx.insert(
        WORKING_PAPERS,
        {
            "subject": mark.about,
            "paper_kind": sheet.kind,
            "made_on": mark.day.isoformat() if mark.day else None,
            "verification_code": mark.code,
            "digest": mark.digest,
        },
    )


def print_coded(
    office: Office,
    sheets: Iterable[Sheet],
    out: Path,
    *,
    allowed: Iterable[str] = (),
    register: str = "",
    record_id: str = "",
    also: Mapping[str, bytes] | None = None,
) -> list[tuple[str, Path]]:
    """Write coded sheets into `out` and enter their codes: all of them or none.

    Args:
        allowed: secrets that may stand on public ones.
        register, record_id: the record they were made of, if there is one.
        also: name to content of workbooks that go along.

    Returns:
        (kind, path) of every file.

    Raises:
        UserError: if a public one leaks, or `out` cannot be written.
    """
    office.store.require_files()
    made = papers.apart(sheets)
    with papers.scratch_in(out) as scratch:
        written = papers.write_sheets(made, scratch, forbidden=(), allowed=allowed)
        for name, content in (also or {}).items():
            book = scratch / name
            book.write_bytes(content)
            written.append(("workbook", book))
        with papers.in_place(written, out) as files, office.store.transaction(say("Make a paper")) as tx:
            enter(office, tx, made, register, record_id)
            return files
