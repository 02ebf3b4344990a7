"""What the tests of publishing share: what is asked for, what it left in the books, and the files of one kind of paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from papi_desktop.domain.registers import (
    ATTACHMENTS,
    CHANNEL_USES,
    DISCLOSURES,
    OUTGOING,
    POSTINGS,
)
from papi_desktop.operations.import_workbook import ImportResult
from papi_desktop.operations.office import Office
from papi_desktop.operations.publish import Published, PublishRequest, prepare
from papi_desktop.translations import render
from tests.fixtures.workbooks import lines
from tests.operations.conftest import REQUEST, VILLAGES

GOOD = lines(VILLAGES)
Stored = Callable[..., ImportResult]


def recorded(office: Office) -> dict[str, int]:
    counted = {r.key: office.store.count(r) for r in (DISCLOSURES, POSTINGS, OUTGOING, CHANNEL_USES, ATTACHMENTS)}
    return {**counted, "batches": len(office.store.batches())}


def short(office: Office, **other: Any) -> PublishRequest:
    """Return a request for the headquarters alone: a third of the papers."""
    headquarters = next(place["id"] for place in office.places() if place["kind"] == "HQ")
    return replace(REQUEST, place_ids=(headquarters,), **other)


def warnings_of(office: Office, request: PublishRequest) -> list[str]:
    return [render(warning) for warning in prepare(office, request).warnings]


def files_of(done: Published, kind: str) -> list[Path]:
    return [path for of, path in done.files if of == kind]
