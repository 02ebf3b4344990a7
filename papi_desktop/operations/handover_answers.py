"""What the level above answered to what was handed over, entered in the book of hand-overs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import HANDOVERS
from papi_desktop.operations.office import Office
from papi_desktop.store.query import Query
from papi_desktop.store.transaction import Transaction

_IN_FORCE = ("written", "handed_over", "acknowledged", "undecided")
"""States of a version that a later one takes the place of; one that was returned stays so."""


def answer(office: Office, told: Mapping[str, Any], on: datetime) -> str | None:
    """Enter the answer of the level above to one hand-over; return its line, None when it is none of ours.

    The latest word counts: a returned report stays returned until a later answer takes it.
    """
    lines = list(office.store.all(HANDOVERS, Query(filters={"digest": str(told.get("digest", ""))})))
    if not lines:
        return None
    returned, day = told.get("status") == "returned", on.date().isoformat()
    arrived = "undecided" if told.get("undecided") is True else "acknowledged"
    with office.store.transaction(say("Enter the answer of the level above")) as tx:
        for line in _same_report(office, lines[0]):
            if line["answered_on"] and line["answered_on"] > day:
                continue
            tx.update(
                HANDOVERS,
                line["id"],
                {
                    "state": "returned" if returned else arrived,
                    "answered_on": day,
                    "handed_on": line["handed_on"] or day,
                    "return_reason": str(told.get("reason") or "") or None if returned else None,
                },
            )
        _supersede_older(office, tx, lines[0])
    return str(lines[0]["id"])


def _supersede_older(office: Office, tx: Transaction, line: Mapping[str, Any]) -> None:
    """Say of the versions before an answered one that a later one stands in their place, whatever became of them."""
    same = {key: line[key] for key in ("kind", "period", "receiver_key")} | {"state": _IN_FORCE}
    for row in office.store.all(HANDOVERS, Query(filters=same)):
        if line["period"] and (row["edition"] or 0) < (line["edition"] or 0):
            tx.update(HANDOVERS, row["id"], {"state": "superseded"})


def _same_report(office: Office, line: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the lines of one version of a report, which may have been handed over more than once: the receiver keeps one of the files."""
    same = {key: line[key] for key in ("kind", "period", "edition", "short_code", "receiver_key")}
    return [
        row
        for row in office.store.all(HANDOVERS, Query(filters=same))
        if row["state"] != "prepared" or row["id"] == line["id"]
    ]
