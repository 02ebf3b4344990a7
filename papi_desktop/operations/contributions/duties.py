"""What the law wants of a campaign: by when it must end, what must be disclosed when, and what of it is still to be done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from papi_desktop.domain.law.clock import reckon
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Problem, Record, Severity
from papi_desktop.domain.registers import CAMPAIGNS, DISCLOSURES
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations import papers
from papi_desktop.operations.agenda import AgendaLine, Urgency, urgency_of
from papi_desktop.operations.contributions import batches, guard, receipts
from papi_desktop.operations.contributions.totals import valid_gifts
from papi_desktop.operations.office import Office, Query

RELIEF_DUTY, FUND_DUTY = "van-dong-quyen-gop", "quy-dong-gop"
APPEAL, PLACE, RECEIVED, SPENT = "keu-goi", "noi-nhan", "tiep-nhan", "su-dung"
"""Ids of the duties in the catalogue, and of the stages of the relief duty."""


def duty_of(campaign: Record) -> str:
    """Return the duty of the catalogue that a campaign's figures are disclosed under."""
    return RELIEF_DUTY if campaign.get("legal_kind") == "relief" else FUND_DUTY


def time_problems(office: Office, campaign: Record) -> Iterator[Problem]:
    """Yield the times a relief campaign may not pass."""
    if campaign.get("legal_kind") != "relief":
        return
    for rule_id, start, end in (("RELIEF_RECEIVE", "starts_on", "ends_on"), ("RELIEF_SPEND", "ends_on", "spent_by")):
        last = _counted(office, rule_id, campaign.get(start))
        ended = _day(campaign.get(end))
        if last is not None and ended is not None and ended > last:
            yield Problem(
                end, "deadline", say("By law this ends on {day} at the latest.", day=table_date(last)), Severity.WARNING
            )


def levy_problems(office: Office, campaign: Record) -> Iterator[Problem]:
    """Yield villages whose gifts look like a levy, once receiving has ended."""
    if campaign.get("state") in ("closed", "settled") and campaign.get("id"):
        for found in guard.looks_like_levy(office, valid_gifts(office, campaign["id"])):
            yield Problem("state", "levy", guard.uniform_words(found), Severity.WARNING)


# ---------------------------------------------------------------------------------------------------------- disclosures


def disclosure_values(office: Office, campaign: Record, stage: str) -> dict[str, Any]:
    """Return what the disclosure of a stage says.

    Args:
        stage: APPEAL, PLACE, RECEIVED or SPENT of a relief campaign; "" for the account of any other.
    """
    words = papers.wording(office, "campaign_statement")
    name, trigger = {
        APPEAL: ("disclosure_appeal", "starts_on"),
        PLACE: ("disclosure_place", "starts_on"),
        RECEIVED: ("disclosure_received", "ends_on"),
        SPENT: ("disclosure_spent", "spent_by"),
        "": ("disclosure_funds", "ends_on"),
    }[stage]
    return {
        "title": words.fill(name, campaign=campaign["title"]),
        "duty": duty_of(campaign),
        "stage": stage,
        "trigger_date": campaign.get(trigger),
    }


def is_ready(campaign: Record, stage: str) -> bool:
    """Return whether a campaign has come so far that a stage can be disclosed."""
    if (campaign.get("legal_kind") == "relief") != bool(stage):
        return False
    return bool(campaign.get({APPEAL: "starts_on", PLACE: "starts_on", SPENT: "spent_by"}.get(stage, "ends_on")))


# --------------------------------------------------------------------------------------------------------------- Today


def agenda(office: Office, on: date) -> Iterator[AgendaLine]:
    """Yield what the campaigns want of the day: ends of receiving and spending, disclosures, batches and days left open."""
    disclosed = {
        (line["source_id"], line.get("stage") or "")
        for line in office.store.all(DISCLOSURES, Query(filters={"source_register": CAMPAIGNS.key}))
    }
    for campaign in office.store.all(CAMPAIGNS):
        yield from _times(office, campaign, on)
        yield from _undisclosed(office, campaign, disclosed, on)
        yield from _left_open(office, campaign, on)


def _times(office: Office, campaign: Record, on: date) -> Iterator[AgendaLine]:
    if campaign["legal_kind"] != "relief":
        return
    receiving = _counted(office, "RELIEF_RECEIVE", campaign["starts_on"])
    if receiving and not campaign["ends_on"]:
        words = say("“{title}” may receive gifts until {day}.", title=campaign["title"], day=table_date(receiving))
        yield from _due(campaign, words, receiving, on)
    spending = _counted(office, "RELIEF_SPEND", campaign["ends_on"])
    if spending and not campaign["spent_by"]:
        words = say("“{title}” must be handed out by {day}.", title=campaign["title"], day=table_date(spending))
        yield from _due(campaign, words, spending, on)


def _undisclosed(office: Office, campaign: Record, disclosed: set[tuple[str, str]], on: date) -> Iterator[AgendaLine]:
    duty = office.rules.duty(duty_of(campaign), on)
    for stage in (RECEIVED, SPENT, ""):
        if not is_ready(campaign, stage) or (campaign["id"], stage) in disclosed:
            continue
        trigger = disclosure_values(office, campaign, stage)["trigger_date"]
        last = _counted(office, duty.stage(stage).deadline_rule, trigger)
        if last is not None:
            words = say(
                "The result of “{title}” must be public by {day}.", title=campaign["title"], day=table_date(last)
            )
            yield from _due(campaign, words, last, on)


def _left_open(office: Office, campaign: Record, on: date) -> Iterator[AgendaLine]:
    batch = batches.begun(office, campaign["id"])
    if batch is not None:
        words = say(
            "A batch of “{title}” entered by {who} is not closed.", title=campaign["title"], who=batch["entered_by"]
        )
        yield AgendaLine(Urgency.DUE, words, CAMPAIGNS.key, campaign["id"])
    days = [day for day in receipts.days_to_close(office, campaign["id"]) if day < on]
    if days:
        words = say(
            "“{title}”: the cash of {count} days was not counted against the receipts.",
            title=campaign["title"],
            count=len(days),
        )
        yield AgendaLine(Urgency.DUE, words, CAMPAIGNS.key, campaign["id"], days[0])


def _due(campaign: Record, words: Message, last: date, on: date) -> Iterator[AgendaLine]:
    yield AgendaLine(urgency_of(last, on) or Urgency.RUNNING, words, CAMPAIGNS.key, campaign["id"], last)


def _counted(office: Office, rule_id: str, start: str | None) -> date | None:
    day = _day(start)
    if day is None or not rule_id:
        return None
    return reckon(office.rules.rule(rule_id, day), day, office.calendar).last_day


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
