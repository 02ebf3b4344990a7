"""Say whether a verification code belongs to a paper of this office, without a network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.registers import OUTGOING, PAPERS, WORKING_PAPERS
from papi_desktop.operations import papers
from papi_desktop.operations.office import Office

# Letters people read for one another; the code itself has none of the right-hand ones.
_MISREAD = str.maketrans("ILO", "110", " -")


@dataclass(frozen=True)
class FoundPaper:
    """What a code leads to.

    Attributes:
        ours: whether this office issued a paper with this code, and what is kept of it is untouched.
        number, day, subject: of the paper; "" and None when there is none.
    """

    ours: bool
    number: str
    day: date | None
    subject: str
    words: Message


def paper_of(office: Office, code: str) -> FoundPaper:
    """Look a code up and compute it again from what is kept: number, date and the digest of what the paper says."""
    wanted = code.upper().translate(_MISREAD)
    found = [row for row in _issued(office) if wanted and row.code.translate(_MISREAD) == wanted]
    if not found:
        return FoundPaper(False, "", None, "", say("No paper of this office has this code."))
    whole = [row for row in found if papers.code_of(office, row.kind, row.symbol, row.day, row.digest) == row.code]
    row = (whole or found)[0]
    # A numbered paper stands in two books; whoever changed one of its lines has changed what is known of the paper.
    if not whole or any(
        (other.symbol, other.day, other.digest) != (row.symbol, row.day, row.digest) for other in found
    ):
        words = say(
            "Paper {number} has this code, but its line in the book was changed afterwards.",
            number=row.symbol or row.subject,
        )
        return FoundPaper(False, row.symbol, row.day, row.subject, words)
    if not row.symbol:
        return FoundPaper(
            True, "", row.day, row.subject, say("A paper of this office: {subject}.", subject=row.subject)
        )
    words = say("Paper {number} of this office: {subject}.", number=row.symbol, subject=row.subject)
    return FoundPaper(True, row.symbol, row.day, row.subject, words)


@dataclass(frozen=True)
class _Line:
    """What is kept of a paper, whichever book it stands in."""

    kind: str
    symbol: str
    day: date | None
    subject: str
    code: str
    digest: str


def _issued(office: Office) -> Iterator[_Line]:
    for register, kind, day in (
        (PAPERS, "paper_kind", "made_on"),
        (WORKING_PAPERS, "paper_kind", "made_on"),
        (OUTGOING, "document_kind", "issued_on"),
    ):
        for row in office.store.all(register):
            yield _Line(
                row[kind],
                row.get("symbol") or "",
                day_or_none(row[day]),
                row["subject"],
                row["verification_code"] or "",
                row["digest"] or "",
            )
