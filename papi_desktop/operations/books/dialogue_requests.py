"""Cử tri yêu cầu đối thoại: the number of voters taken over, and what Today says until a dialogue is planned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import DIALOGUE_REQUESTS
from papi_desktop.operations.agenda import AgendaLine, Urgency
from papi_desktop.operations.book import Book
from papi_desktop.operations.dialogues import requests
from papi_desktop.operations.office import Office
from papi_desktop.store.query import Query


def _filled(office: Office, record: Record) -> dict[str, Any]:
    made = dict(record)
    made["received_on"] = made.get("received_on") or office.today().isoformat()
    if made.get("voters") is None:
        latest = office.store.page(DIALOGUE_REQUESTS, Query(order=("-received_on",), limit=1)).rows
        made["voters"] = latest[0]["voters"] if latest else None
    return made


def _agenda(office: Office, on: date) -> Iterator[AgendaLine]:
    for request in office.store.all(DIALOGUE_REQUESTS):
        if requests.dialogue_of(office, request) is not None or not requests.is_met(office, request):
            continue
        what = say(
            "{people} of {voters} voters ask for a dialogue (at least {wanted} oblige the commune): plan it. {what}",
            people=request["people"],
            voters=request["voters"],
            wanted=requests.wanted(office, request),
            what=request["what"],
        )
        yield AgendaLine(Urgency.DUE, what, DIALOGUE_REQUESTS.key, request["id"])


BOOKS = (Book(DIALOGUE_REQUESTS, fill=_filled, agenda=_agenda),)
