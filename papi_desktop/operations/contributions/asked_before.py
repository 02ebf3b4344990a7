"""Who was already asked for contributions this year, for what and by whom: looked at before a campaign begins to receive."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Problem, Record
from papi_desktop.domain.registers import CAMPAIGNS, GIFTS, HOUSEHOLDS
from papi_desktop.domain.registers.gifts import VALID
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.operations.contributions.totals import gives_something
from papi_desktop.operations.office import Office, Query

_RECEIVING = ("open", "closed", "settled")


@dataclass(frozen=True)
class AskedBefore:
    """Another campaign of the year that asked the same people.

    Attributes:
        village: whose households it asked; "" for the whole commune.
        households: how many have given to it, of the village in question.
        also_here: how many of them have given to the campaign in question too, known by their line in the book of households or by name.
        by_line: how many of those are known by their line, which is sure; a name may be that of two people.
    """

    campaign_id: str
    title: str
    organiser: str
    village: str
    starts_on: str
    households: int
    also_here: int
    by_line: int = 0

    @property
    def known_again(self) -> Message | None:
        """Return by what those who gave twice are known again; None when nobody gave twice."""
        if not self.also_here:
            return None
        return say(
            "{count}: {lines} by their line in the book of households, {names} by name",
            count=self.also_here,
            lines=self.by_line,
            names=self.also_here - self.by_line,
        )

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
    own = _givers(office, campaign["id"], asked) if campaign.get("id") else []
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
                *_met_again(own, givers),
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
            {
                "id": one.campaign_id,
                "title": one.title,
                "by": one.organiser,
                "gave": one.households,
                "here_too": one.also_here,
                "by_line": one.by_line,
            }
            for one in found
        ]
    }


@dataclass(frozen=True)
class _Giver:
    """Who gave: the line of the household, over all rounds of review the same, and the name with the village."""

    line: str
    name: tuple[str, str]


def _givers(office: Office, campaign_id: str, village_id: str | None) -> list[_Giver]:
    """Return who gave to a campaign, each once: one line is one giver whatever the name, otherwise one name is."""
    wanted: dict[str, Any] = {"campaign_id": campaign_id, "state": VALID}
    if village_id:
        wanted["village_id"] = village_id
    found: dict[Any, _Giver] = {}
    for gift in filter(gives_something, office.store.all(GIFTS, Query(filters=wanted))):
        giver = _Giver(_line_of(office, gift.get("household_id")), (fold(gift["giver"]), gift.get("village_id") or ""))
        found.setdefault(giver.line or giver.name, giver)
    return list(found.values())


def _line_of(office: Office, household_id: str | None) -> str:
    """Return the first line of a household, from which those of later rounds go on; "" without one."""
    line, seen = household_id or "", set[str]()
    while line and line not in seen:
        seen.add(line)
        line = str((office.store.get(HOUSEHOLDS, line) or {}).get("previous_id") or "") or line
    return line


def _met_again(own: list[_Giver], others: list[_Giver]) -> tuple[int, int]:
    """Return how many gave to both, and how many of them are known by their line; two lines are two households, whatever their name."""
    lines = {giver.line for giver in others if giver.line}
    names: dict[tuple[str, str], set[str]] = {}
    for giver in others:
        names.setdefault(giver.name, set()).add(giver.line)
    by_line = sum(bool(giver.line) and giver.line in lines for giver in own)
    by_name = sum(
        not (giver.line and giver.line in lines)
        and (("" in names.get(giver.name, ())) if giver.line else giver.name in names)
        for giver in own
    )
    return by_line + by_name, by_line
