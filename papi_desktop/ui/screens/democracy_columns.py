"""List columns that are reckoned: the time limit that presses, opinions in figures, the share of households that agree."""

from __future__ import annotations

from typing import Any

from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import BY_KEY
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations import limits
from papi_desktop.operations.office import Office
from papi_desktop.operations.opinions import figures_of, told, words
from papi_desktop.operations.votes import vote_of
from papi_desktop.translations import render
from papi_desktop.ui.widgets.status import Status


def pressing(office: Office, register_key: str, record: dict[str, Any]) -> Status:
    """Return how the most pressing time limit of a record stands."""
    on = office.today()
    limit = limits.pressing(office, BY_KEY[register_key], record, on)
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
