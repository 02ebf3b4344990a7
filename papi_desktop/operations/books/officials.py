"""Cán bộ và người ký: the lines above a signature follow from how the official signs and from the position."""

from __future__ import annotations

from typing import Any

from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import OFFICIALS
from papi_desktop.operations.book import Book
from papi_desktop.operations.office import Office


def _filled(office: Office, record: Record) -> dict[str, Any]:
    """Fill in the lines above the signature (Decree 30/2020/NĐ-CP, Appendix I: TM., KT., TL., TUQ., Q.) where none are stated."""
    from papi_desktop.operations import papers

    made = dict(record)
    if made.get("signing_form") and not made.get("authority"):
        words = papers.wording(office, "office")
        position = str(made.get("job_title") or "").upper()
        made["authority"] = words.fill(f"signing_{made['signing_form']}", position=position)
        made["can_sign"] = True
    return made


BOOKS = (Book(OFFICIALS, fill=_filled),)
