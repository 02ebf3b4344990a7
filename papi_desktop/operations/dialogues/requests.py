"""Dialogues that voters ask for: whether they are enough, and what became of it. The share is a row of the law, the office counts heads."""

from __future__ import annotations

from math import ceil

from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import DIALOGUE_REQUESTS, DIALOGUES
from papi_desktop.domain.stands import COMPLETE, DUE, NONE, NOT_PROVEN, RUNNING, Stands
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations.office import Office


def wanted(office: Office, request: Record) -> int | None:
    """Return how many voters must ask; None where their number is not known or no rule was in force."""
    received, voters = day_or_none(request.get("received_on")), request.get("voters")
    rule_id = office.matters.named(DIALOGUE_REQUESTS.key, "voters").rule
    rule = office.rules.rule_if_any(rule_id, received) if received else None
    return ceil(rule.amount * voters) if rule is not None and rule.amount is not None and voters else None


def is_met(office: Office, request: Record) -> bool:
    """Return whether a dialogue must be held."""
    least = wanted(office, request)
    return least is not None and (request.get("people") or 0) >= least


def dialogue_of(office: Office, request: Record) -> Record | None:
    """Return the dialogue that answers a request, unless it was cancelled."""
    found = office.store.get(DIALOGUES, request["dialogue_id"]) if request.get("dialogue_id") else None
    return found if found and not found.get("deleted_at") and found["state"] != "cancelled" else None


def state_of(office: Office, request: Record) -> Stands:
    """Return how a request stands for its book."""
    dialogue, least = dialogue_of(office, request), wanted(office, request)
    if dialogue is not None:
        day = day_or_none(dialogue.get("held_on"))
        if dialogue["state"] == "held":
            return Stands(COMPLETE, say("Held on {day}", day=table_date(day) if day else "…"))
        return Stands(RUNNING, say("To be held on {day}", day=table_date(day)) if day else say("Planned without a day"))
    if least is None:
        return Stands(NOT_PROVEN, say("The share is not known"))
    if is_met(office, request):
        return Stands(DUE, say("Enough ({wanted} wanted): set the day", wanted=least))
    if request.get("answer"):
        return Stands(COMPLETE, say("Answered without a dialogue"))
    return Stands(NONE, say("Not enough: {wanted} wanted", wanted=least))
