"""Moments as people say them: "today 08:05", "18/09/2026 14:30", always in local time."""

from __future__ import annotations

from datetime import date, datetime

from papi_desktop.domain.messages import say
from papi_desktop.translations import render


def local(moment: str | datetime) -> datetime:
    """Return a stored moment in local time; one without a zone is local already."""
    when = moment if isinstance(moment, datetime) else datetime.fromisoformat(moment)
    return when.astimezone().replace(tzinfo=None) if when.tzinfo else when


def day_and_time(moment: str | datetime) -> str:
    """Return dd/mm/yyyy HH:MM."""
    return f"{local(moment):%d/%m/%Y %H:%M}"


def when_said(moment: str | datetime, today: date) -> str:
    """Return "today 08:05" or "18/09/2026 08:05"."""
    when = local(moment)
    if when.date() == today:
        return render(say("today {time}", time=f"{when:%H:%M}"))
    return day_and_time(when)
