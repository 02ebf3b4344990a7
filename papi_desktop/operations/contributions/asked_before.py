"""Who was already asked for contributions this year, for what and by whom: looked at before a campaign begins to receive."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Problem, Record
from papi_desktop.domain.registers import CAMPAIGNS, GIFTS
from papi_desktop.domain.registers.gifts import VALID
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.operations.office import Office, Query

_RECEIVING = ("open", "closed", "settled")


@dataclass(frozen=True)
class AskedBefore:
    """Another campaign of the year that asked the same people.

    Attributes:
        village: whose households it asked; "" for the whole commune.
        households: how many have given to it, of the village in question.
        also_here: how many of them have given to the campaign in question too.
    """

    campaign_id: str
    title: str
    organiser: str
    village: str
    starts_on: str
    households: int
    also_here: int

    @property
    def words(self) -> Message:
        """Return it in words."""
        day = table_date(date.fromisoformat(self.starts_on)) if self.starts_on else "?"
        return say(
            "“{title}” by {organiser}, from {day}: {households} have given",
            title=self.title,
            organiser=self.organiser,
            day=day,
            households=self.households,
        )


def asked_before(office: Office, campaign: Record) -> list[AskedBefore]:
    """Return the campaigns of the same year that asked some of the people `campaign` asks, the newest first.

    Args:
        campaign: as typed; its year is that of the day it begins, or this year.
    """
    year = str(campaign.get("starts_on") or office.today().isoformat())[:4]
    asked = campaign.get("village_id")
    villages = office.village_names()
    own = _givers(office, campaign["id"], asked) if campaign.get("id") else frozenset()
    found = []
    for other in office.store.all(CAMPAIGNS, Query(filters={"state": _RECEIVING})):
        same_year = str(other.get("starts_on") or "").startswith(year)
        if other["id"] == campaign.get("id") or not same_year:
            continue
        if asked and other.get("village_id") not in (None, asked):
            continue
        givers = _givers(office, other["id"], asked)
        found.append(
            AskedBefore(
                other["id"],
                other["title"],
                other["organiser"],
                villages.get(other.get("village_id") or "", ""),
                other.get("starts_on") or "",
                len(givers),
                len(givers & own),
            )
        )
    return found


def problems(office: Office, campaign: Record) -> Iterator[Problem]:
    """Yield what is missing before a campaign that asks the same people again may receive: a decision and its reason."""
    if campaign.get("state") != "open" or (campaign.get("asked_decision") and campaign.get("asked_reason")):
        return
    found = asked_before(office, campaign)
    if not found:
        return
    missing = "asked_reason" if campaign.get("asked_decision") else "asked_decision"
    others: Mapping[str, Any] = {"first": found[0].words, "count": len(found) - 1}
    yield Problem(
        missing,
        "asked",
        say("These people were asked already this year: {first}. Decide and say why.", **others)
        if len(found) == 1
        else say("These people were asked already this year: {first}, and {count} more. Decide and say why.", **others),
    )


def as_kept(found: list[AskedBefore]) -> dict[str, Any]:
    """Return what is kept with the decision, so that it can be read later what was known then."""
    return {
        "campaigns": [
            {"id": one.campaign_id, "title": one.title, "by": one.organiser, "gave": one.households} for one in found
        ]
    }


def _givers(office: Office, campaign_id: str, village_id: str | None) -> frozenset[tuple[str, str]]:
    wanted: dict[str, Any] = {"campaign_id": campaign_id, "state": VALID}
    if village_id:
        wanted["village_id"] = village_id
    gifts = office.store.all(GIFTS, Query(filters=wanted))
    return frozenset((fold(gift["giver"]), gift.get("village_id") or "") for gift in gifts)
