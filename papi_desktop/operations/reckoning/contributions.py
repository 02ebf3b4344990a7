"""Figures of contributions: what came in, what was spent, what is left. Sums only; no giver is read here."""

from __future__ import annotations

from collections.abc import Callable

from papi_desktop.domain.periods import Period
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import CAMPAIGNS, GIFTS, SPENDINGS
from papi_desktop.domain.registers.gifts import VALID
from papi_desktop.operations.contributions import totals
from papi_desktop.operations.office import Office
from papi_desktop.operations.reckoning.reckoned import Measures, Reckoned, Records, counted, cut_off, summed, whole
from papi_desktop.store.query import Query


def gifts_in(office: Office, period: Period, campaign_id: str = "") -> Records:
    """Return the valid gifts of a period, of one campaign or of all."""
    filters = {"state": VALID, **({"campaign_id": campaign_id} if campaign_id else {})}
    rows = office.store.all(GIFTS, Query(filters=filters))
    return [row for row in rows if period.contains(row["received_on"]) and totals.gives_something(row)]


def spendings_in(office: Office, period: Period, campaign_id: str = "") -> Records:
    """Return what was spent in a period, of one campaign or of all."""
    filters = {"campaign_id": campaign_id} if campaign_id else {}
    rows = office.store.all(SPENDINGS, Query(filters=filters))
    return [row for row in rows if period.contains(row["spent_on"])]


def running(office: Office, period: Period) -> Records:
    """Return the campaigns that began, received or spent in a period."""
    moved = {row["campaign_id"] for row in (*gifts_in(office, period), *spendings_in(office, period))}
    return [row for row in office.store.all(CAMPAIGNS) if row["id"] in moved or period.contains(row["starts_on"])]


def remaining(office: Office, period: Period, campaign: Record) -> int:
    """Return the money left of a campaign when the period ended, in đồng; what has no day counts as there already."""
    until = cut_off(office, period)
    account = totals.account(office, campaign["id"])
    came = sum(gift["amount"] or 0 for gift in account.gifts if (gift["received_on"] or until) <= until)
    went = sum(line["amount"] or 0 for line in account.spendings if (line["spent_on"] or until) <= until)
    return came - went


def _running(office: Office, period: Period) -> Reckoned:
    return counted(CAMPAIGNS, running(office, period))


def _gifts(office: Office, period: Period) -> Reckoned:
    return counted(GIFTS, gifts_in(office, period))


def _goods_value(office: Office, period: Period) -> Reckoned:
    """Add up the goods that are valued; blank when goods came in and none is."""
    found = [row for row in gifts_in(office, period) if row["goods"]]
    goods = [line for row in found if (line := totals.goods_of(row))]
    return summed(GIFTS, found, [line.value for line in goods])


def _labour_days(office: Office, period: Period) -> Reckoned:
    found = [row for row in gifts_in(office, period) if row["labour_days"]]
    return summed(GIFTS, found, [whole(totals.sums(found).labour_days)] if found else [])


def _of_campaigns(amount: Callable[[Office, Period, Record], int]) -> Callable[[Office, Period], Reckoned]:
    def measure(office: Office, period: Period) -> Reckoned:
        found = running(office, period)
        return summed(CAMPAIGNS, found, [amount(office, period, row) for row in found])

    return measure


MEASURES: Measures = {
    "campaigns_running": _running,
    "gifts": _gifts,
    "gifts_goods_value": _goods_value,
    "gifts_labour_days": _labour_days,
    "gifts_remaining": _of_campaigns(remaining),
}
