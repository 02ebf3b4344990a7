"""What the law wants of a campaign: by when it must end, what must be disclosed when, and what of it is still to be done.

Which rules run for which kind of campaign, and which duty its figures are disclosed under, are rows of `resources/law/matters.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.law.clock import reckon
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Problem, Record, Severity
from papi_desktop.domain.registers import CAMPAIGNS, DISCLOSURES
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations import limits, papers
from papi_desktop.operations.agenda import AgendaLine, Urgency, urgency_of
from papi_desktop.operations.book import DisclosureOf
from papi_desktop.operations.contributions import batches, guard, receipts
from papi_desktop.operations.contributions.totals import valid_gifts
from papi_desktop.operations.matter_disclosures import disclosure_of
from papi_desktop.operations.office import Office, Query

FUNDS = "funds"
"""Key of the disclosure of any campaign but relief."""
_RESULTS = ("tiep-nhan", "su-dung", FUNDS)
"""Keys of the disclosures that tell how a campaign ended; Today waits for them."""


def duty_of(office: Office, campaign: Record) -> str:
    """Return the duty of the catalogue that a campaign's figures are disclosed under."""
    rows = (office.matters.disclosure_of(CAMPAIGNS.key, key, campaign) for key in _RESULTS)
    return next(row.duty for row in rows if row is not None)


def levy_problems(office: Office, campaign: Record) -> Iterator[Problem]:
    """Yield villages whose gifts look like a levy, once receiving has ended."""
    if campaign.get("state") in ("closed", "settled") and campaign.get("id"):
        for found in guard.looks_like_levy(office, valid_gifts(office, campaign["id"])):
            yield Problem("state", "levy", guard.uniform_words(found), Severity.WARNING)


# ---------------------------------------------------------------------------------------------------------- disclosures


def disclosure(key: str, label: str) -> DisclosureOf:
    """Return a disclosure of a campaign, called by the words of its statement.

    Args:
        key: as in the table of matters.
        label: msgid of the button.
    """
    by_the_table = disclosure_of(CAMPAIGNS, key, label)

    def values(office: Office, campaign: Record) -> dict[str, Any]:
        words = papers.wording(office, "campaign_statement")
        title = words.fill(f"disclosure_{key.replace('-', '_')}", campaign=campaign["title"])
        return {**by_the_table.values(office, campaign), "title": title}

    return DisclosureOf(key, label, values, by_the_table.when, by_the_table.needs)


# --------------------------------------------------------------------------------------------------------------- Today


def agenda(office: Office, on: date) -> Iterator[AgendaLine]:
    """Yield what the campaigns want of the day: ends of receiving and spending, disclosures, batches and days left open."""
    yield from limits.agenda_lines(office, CAMPAIGNS, on)
    disclosed = {
        (line["source_id"], line["duty"], line.get("stage") or "")
        for line in office.store.all(DISCLOSURES, Query(filters={"source_register": CAMPAIGNS.key}))
    }
    for campaign in office.store.all(CAMPAIGNS):
        yield from _undisclosed(office, campaign, disclosed, on)
        yield from _left_open(office, campaign, on)
        yield from _no_receipt_left(office, campaign)


def _undisclosed(
    office: Office, campaign: Record, disclosed: set[tuple[str, str, str]], on: date
) -> Iterator[AgendaLine]:
    for row in filter(None, map(partial(_row, office, campaign), _RESULTS)):
        trigger = day_or_none(campaign.get(row.trigger))
        if trigger is None or (campaign["id"], row.duty, row.stage) in disclosed:
            continue
        rule_id = office.rules.duty(row.duty, on).stage(row.stage).deadline_rule
        last = reckon(office.rules.rule(rule_id, trigger), trigger, office.calendar).last_day if rule_id else None
        if last is not None:
            words = say(
                "The result of “{title}” must be public by {day}.", title=campaign["title"], day=table_date(last)
            )
            yield _due(campaign, words, last, on)


def _row(office: Office, campaign: Record, key: str) -> Any:
    return office.matters.disclosure_of(CAMPAIGNS.key, key, campaign)


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


def _no_receipt_left(office: Office, campaign: Record) -> Iterator[AgendaLine]:
    void = {line["gift_id"]: line["symbol"] for line in receipts.not_replaced(office, campaign["id"])}
    if void:
        words = say(
            "“{title}”: gifts that count have only a void receipt ({receipts}); issue a new one, or make the gift void too.",
            title=campaign["title"],
            receipts=", ".join(sorted(void.values())),
        )
        yield AgendaLine(Urgency.DUE, words, CAMPAIGNS.key, campaign["id"])


def _due(campaign: Record, words: Message, last: date, on: date) -> AgendaLine:
    return AgendaLine(urgency_of(last, on) or Urgency.RUNNING, words, CAMPAIGNS.key, campaign["id"], last)
