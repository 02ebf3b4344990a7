"""Đăng ký môi trường: what was registered is made public, and what waits for an answer is told."""

from __future__ import annotations

from typing import Any

from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import ENVIRONMENT
from papi_desktop.operations import limits
from papi_desktop.operations.book import Book, DisclosureOf, needing
from papi_desktop.operations.office import Office

_DUTY = "moi-truong"


def _disclosure(_office: Office, record: Record) -> dict[str, Any]:
    kind = ENVIRONMENT["kind"].choice(record["kind"])
    return {
        "title": f"{kind.print_label if kind else ''}: {record['project']}",
        "duty": _DUTY,
        "document_number": record["number"],
        "trigger_date": record["received_on"],
    }


def _is_received(_office: Office, record: Record) -> bool:
    return bool(record.get("received_on")) and record.get("state") == "received"


_RECEIVED_WANTED = needing(say("fill in the day it was received"))

BOOKS = (
    Book(
        ENVIRONMENT,
        check=limits.check_of(ENVIRONMENT),
        agenda=limits.agenda_of(ENVIRONMENT),
        disclosures=(
            DisclosureOf("posting", N_("Post it for residents"), _disclosure, _is_received, _RECEIVED_WANTED),
        ),
    ),
)
