"""Cán bộ và người ký: the lines above a signature follow from how the official signs and from the position."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Problem, Record
from papi_desktop.domain.registers import OFFICIALS
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.operations.book import Book
from papi_desktop.operations.office import Office, Query


def _filled(office: Office, record: Record) -> dict[str, Any]:
    """Fill in the lines above the signature (Decree 30/2020/NĐ-CP, Appendix I: TM., KT., TL., TUQ., Q.) where none are stated."""
    from papi_desktop.operations import papers

    made = dict(record)
    if made.get("signing_form") and not made.get("authority"):
        made["authority"] = papers.signing_lines(office, made["signing_form"], str(made.get("job_title") or ""))
        made["can_sign"] = True
    if not made.get("login") and _is_me(office, made) and not _logged_in_as(office, office.store.user, made):
        made["login"] = office.store.user
    return made


def _checked(office: Office, record: Record) -> Iterator[Problem]:
    other = _logged_in_as(office, str(record.get("login") or ""), record)
    if other is not None:
        yield Problem("login", "duplicate", say("{name} logs in under this name already.", name=other["name"]))


def _is_me(office: Office, record: Record) -> bool:
    """A name alone opens nothing: it proposes once, as the record is saved, who the person at the computer is."""
    return fold(str(record.get("name") or "")) == fold(office.store.user)


def _logged_in_as(office: Office, login: str, besides: Record) -> dict[str, Any] | None:
    found = office.store.all(OFFICIALS, Query(filters={"login": login})) if login else ()
    return next((official for official in found if official["id"] != besides.get("id")), None)


BOOKS = (Book(OFFICIALS, fill=_filled, check=_checked),)
