"""Đăng ký môi trường: what was registered is made public, and what waits for an answer is told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import ENVIRONMENT
from papi_desktop.operations import limits
from papi_desktop.operations.book import Book
from papi_desktop.operations.matter_disclosures import disclosure_of
from papi_desktop.operations.office import Office

_POSTING = disclosure_of(ENVIRONMENT, "posting", N_("Post it for residents"))


def _disclosure(office: Office, record: Record) -> dict[str, Any]:
    kind = ENVIRONMENT["kind"].choice(record["kind"])
    title = f"{kind.print_label if kind else ''}: {record['project']}"
    return {**_POSTING.values(office, record), "title": title, "document_number": record["number"]}


BOOKS = (
    Book(
        ENVIRONMENT,
        check=limits.check_of(ENVIRONMENT),
        agenda=limits.agenda_of(ENVIRONMENT),
        disclosures=(replace(_POSTING, values=_disclosure),),
    ),
)
