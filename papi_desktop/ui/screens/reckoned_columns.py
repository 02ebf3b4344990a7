"""List columns that are reckoned rather than stored: how a record stands, the time limit that presses, opinions, shares."""

from __future__ import annotations

from typing import Any

from papi_desktop.domain.messages import say
from papi_desktop.domain.periods import parse_period
from papi_desktop.domain.register import Register
from papi_desktop.domain.stands import Stands
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations import disclosure_state, limits, plan_tasks, year_plan_standing
from papi_desktop.operations.books import broadcasts
from papi_desktop.operations.budget import agenda as budget_agenda
from papi_desktop.operations.dialogues import requests, standing
from papi_desktop.operations.office import Office
from papi_desktop.operations.opinions import figures_of, told, words
from papi_desktop.operations.petitions import state as petition_state
from papi_desktop.operations.votes import vote_of
from papi_desktop.translations import render
from papi_desktop.ui.widgets.status import Status, status


def shown(stands: Stands) -> Status:
    """Return how a record stands as the window shows it."""
    return status(stands.state, render(stands.words))


def disclosure(office: Office, record: dict[str, Any]) -> Status:
    """Return how a disclosure stands."""
    return shown(disclosure_state.state_of(office, record, office.today()))


def handover_period(_office: Office, record: dict[str, Any]) -> str:
    """Return of which period and which version a hand-over is, by which those of one report are told apart."""
    period = parse_period(record["period"]).official if record["period"] else ""
    version = render(say("version {version}", version=record["edition"])) if period and record["edition"] else ""
    told = ", ".join(filter(None, [version, period]))
    return told[:1].upper() + told[1:]


def dialogue(office: Office, record: dict[str, Any]) -> Status:
    """Return how a dialogue stands."""
    return shown(standing.state_of(office, record, office.today()))


def promise(office: Office, record: dict[str, Any]) -> Status:
    """Return how a promise stands."""
    return shown(standing.state_of_promise(record, office.today()))


def dialogue_request(office: Office, record: dict[str, Any]) -> Status:
    """Return how a request for a dialogue stands."""
    return shown(requests.state_of(office, record))


def budget(office: Office, record: dict[str, Any]) -> Status:
    """Return how a budget stands."""
    return shown(budget_agenda.state_of(office, record, office.today()))


def broadcast(office: Office, record: dict[str, Any]) -> Status:
    """Return how a broadcast stands."""
    return shown(broadcasts.state_of(office, record, office.today()))


def plan(office: Office, record: dict[str, Any]) -> Status:
    """Return how far the tasks of a plan are."""
    return shown(plan_tasks.progress_of(office, record))


def disclosure_plan(office: Office, record: dict[str, Any]) -> Status:
    """Return how much of a year's plan is disclosed."""
    return shown(year_plan_standing.progress_of(office, record))


def petition(office: Office, record: dict[str, Any]) -> Status:
    """Return how a petition stands."""
    return shown(petition_state.state_of(record, office.today()))


def sender(_office: Office, record: dict[str, Any]) -> str:
    """Return who sent a petition, as far as a list may say."""
    return petition_state.sender_of(record)


def pressing(office: Office, register: Register, record: dict[str, Any]) -> Status:
    """Return how the most pressing time limit of a record stands."""
    on = office.today()
    limit = limits.pressing(office, register, record, on)
    if limit is None:
        return Status("", "")
    last = table_date(limit.ends) if limit.ends else ""
    if limit.state(on) is limits.State.OVERDUE:
        return Status("✕", render(say("overdue since {last}", last=last)), "bad")
    return Status("◐", render(say("by {last}", last=last)), "text")


def opinions(office: Office, record: dict[str, Any]) -> str:
    """Return how many opinions with how many contents a consultation has; blank while there is none."""
    number, contents = told(record, figures_of(office, record))
    return render(words(number, contents)) if number or contents else ""


def share(office: Office, record: dict[str, Any]) -> Status:
    """Return how many of all households agree, and whether that is enough."""
    first = next(iter(vote_of(office, record).shares), None)
    if first is None:
        return Status("", "")
    passed = bool(record.get("passed"))
    return Status(
        "✓" if passed else "✕", f"{first.reached}/{first.total} · {first.percent}%", "good" if passed else "bad"
    )
