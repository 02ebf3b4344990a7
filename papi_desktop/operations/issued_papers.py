"""Papers that were issued: their files kept with what they were made of, found again, and given out again byte for byte.

A signed paper stays as it is. What ties it together is its code: its line in the book of papers, its line in the book of outgoing
documents and its files all carry it. Whether the record would say something else by now is for whoever composes papers to tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import ATTACHMENTS, PAPERS
from papi_desktop.operations import papers
from papi_desktop.operations.attachments import attach
from papi_desktop.operations.book import PaperNumber
from papi_desktop.operations.office import Office
from papi_desktop.store.query import Query
from papi_desktop.store.transaction import Transaction

_ROLES = {".pdf": "paper_pdf", ".docx": "paper_docx"}


@dataclass(frozen=True)
class IssuedPaper:
    """A paper as it was issued.

    Attributes:
        symbol: number and symbol; "" when it took none.
        day: of the paper.
        digest: of what it says.
        files: what is kept of it, as the book of attachments has it.
    """

    symbol: str
    day: date | None
    code: str
    digest: str
    files: tuple[dict[str, Any], ...]

    @property
    def number(self) -> PaperNumber:
        """Return number and day, as for making the same paper again."""
        return PaperNumber(self.symbol.partition("/")[0], self.symbol, self.day)


def keep(office: Office, tx: Transaction, register: str, record_id: str, path: Path, code: str) -> None:
    """Keep a file of a paper with the record it was made of.

    Args:
        code: the verification code on the paper.
    """
    owner = (register, record_id)
    media_type = papers.MEDIA_TYPES[path.suffix]
    attach(office, tx, owner, _ROLES[path.suffix], path.name, path.read_bytes(), media_type, verification_code=code)


def last_numbered(office: Office, register: str, record_id: str, kind: str) -> IssuedPaper | None:
    """Return the paper of a kind that a record was issued last under a number, if there is one."""
    lines = [line for line in _lines(office, register, record_id, kind) if line["symbol"]]
    return _issued(office, max(lines, key=_when)) if lines else None


def with_code(office: Office, register: str, record_id: str, kind: str, code: str) -> IssuedPaper | None:
    """Return the paper of a record that carries a code, if it was made before."""
    lines = (line for line in _lines(office, register, record_id, kind) if line["verification_code"] == code)
    return next((_issued(office, line) for line in lines), None)


def pdf_of(office: Office, paper: IssuedPaper) -> bytes:
    """Return a paper as it was printed.

    Raises:
        UserError: if it is not kept on this computer.
    """
    return _contents(office, paper)[_ROLES[".pdf"]][1]


def write(office: Office, paper: IssuedPaper, out: Path) -> tuple[Path, ...]:
    """Write the kept files of a paper into `out` under the names they had.

    Raises:
        UserError: if they are not kept on this computer, or `out` cannot be written.
    """
    contents = _contents(office, paper)
    with papers.scratch_in(out) as scratch:
        for name, content in contents.values():
            (scratch / name).write_bytes(content)
        with papers.in_place([("", scratch / name) for name, _content in contents.values()], out) as files:
            return tuple(path for _kind, path in files)


def _contents(office: Office, paper: IssuedPaper) -> dict[str, tuple[str, bytes]]:
    """Return the two files of a paper by what they are, as name and content, what prints first.

    By what they are and not by name: a paper exchanged between computers, or made twice on one day, is kept twice under one name, and
    what one computer lacks the other line may have. Both say the same, for both carry its code.
    """
    kept: dict[str, tuple[str, str]] = {}
    for row in paper.files:
        if row["role"] in _ROLES.values() and office.store.has_file(row["digest"]):
            kept.setdefault(row["role"], (row["name"], row["digest"]))
    if kept.keys() != set(_ROLES.values()):
        raise UserError(
            "IN-07",
            say("The files of paper {number} are not kept on this computer.", number=paper.symbol),
            say("No paper was made and no number was used; your data is safe."),
            say("Copy the signed paper, or exchange the work with the computer that issued it."),
        )
    return {role: (name, office.store.get_file(digest)) for role, (name, digest) in kept.items()}


def _lines(office: Office, register: str, record_id: str, kind: str) -> list[dict[str, Any]]:
    wanted = {"source_register": register, "source_id": record_id, "paper_kind": kind}
    return list(office.store.all(PAPERS, Query(filters=wanted)))


def _when(line: dict[str, Any]) -> tuple[str, str]:
    """Return when a line was entered; lines of one moment come in the order of their ids."""
    return str(line.get("created_at") or ""), str(line["id"])


def _issued(office: Office, line: dict[str, Any]) -> IssuedPaper:
    code = str(line["verification_code"] or "")
    kept = {"owner_register": line["source_register"], "owner_id": line["source_id"], "verification_code": code}
    files = office.store.all(ATTACHMENTS, Query(filters=kept)) if code else ()
    # What prints comes first, then what can be worked on.
    ordered = sorted(files, key=lambda row: str(row["role"]) != _ROLES[".pdf"])
    return IssuedPaper(
        str(line["symbol"] or ""), day_or_none(line["made_on"]), code, str(line["digest"] or ""), tuple(ordered)
    )
