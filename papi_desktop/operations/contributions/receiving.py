"""Whether a campaign may take gifts: what is asked when it begins to receive, of gifts before it was opened and after its last day.

Opening a campaign asks for the residents' decision and its days; gifts entered before that would pass by all of it. So they are taken
only with a written reason, kept with the campaign, and not at all where too few of the residents agreed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Problem, Record, Severity
from papi_desktop.domain.registers import CAMPAIGNS
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations.contributions import consent
from papi_desktop.operations.office import Office

REASON = "early_reason"
"""Field of a campaign: why gifts are taken before it receives."""

_OPENED = "open"
_PREPARED = "planned"
_SHOWN_AT = "received_on"
"""Field of a gift that what is asked here is shown at."""


def before_opening(office: Office, campaign: Record) -> Problem | None:
    """Return what is to be asked before a gift of a campaign is taken; None once it receives, or the reason is written.

    Returns:
        a warning that a written reason passes; an error where the residents were counted and too few agreed.
    """
    if campaign.get("state") != _PREPARED:
        return None
    for share in consent.vote_for(office, campaign).shares:
        if not share.met:
            what = say("{vote} Nothing may be raised before that ({basis}).", vote=share.words(), basis=share.basis)
            return Problem(_SHOWN_AT, "consent", what)
    if str(campaign.get(REASON) or "").strip():
        return None
    basis = consent.basis(office, campaign)
    what = (
        say(
            "“{campaign}” is still being prepared, and it is the residents who decide first whether anything is raised "
            "({basis}). Why are gifts taken already?",
            campaign=campaign["title"],
            basis=basis,
        )
        if basis
        else say("“{campaign}” is still being prepared. Why are gifts taken already?", campaign=campaign["title"])
    )
    return Problem(_SHOWN_AT, "not_open", what, Severity.WARNING)


def after_end(campaign: Record, days: Iterable[str | None]) -> Problem | None:
    """Return what is to be asked of gifts that came on these days: a warning where one is after the last day of receiving."""
    last = day_or_none(campaign.get("ends_on"))
    latest = max((day for told in days if (day := day_or_none(told)) is not None), default=None)
    if last is None or latest is None or latest <= last:
        return None
    what = say(
        "“{campaign}” was received to the end of {last}; this gift is of {day}. Why was it still taken?",
        campaign=campaign["title"],
        last=table_date(last),
        day=table_date(latest),
    )
    return Problem(_SHOWN_AT, "after_end", what, Severity.WARNING)


def require_in_time(campaign: Record, days: Iterable[str | None], reason: str) -> bool:
    """Refuse gifts of days after the end of receiving, unless a reason is written.

    Returns:
        whether the reason was needed, and is now to be kept in the history of the campaign.

    Raises:
        UserError: DG-11 if no reason is given.
    """
    found = after_end(campaign, days)
    if found is not None and not reason.strip():
        raise UserError(
            "DG-11",
            found.message,
            say("Nothing was stored."),
            say("Correct the day; or write the reason, which is kept in the history of the campaign."),
        )
    return found is not None


def require(office: Office, campaign: Record, reason: str = "") -> bool:
    """Refuse gifts or receipts of a campaign that is not opened, unless a reason is written.

    Returns:
        whether the reason was needed, and is now to be kept with the campaign.

    Raises:
        UserError: DG-10 if too few of the residents agreed, or no reason is given.
    """
    found = before_opening(office, campaign)
    if found is None:
        return False
    if found.severity is Severity.WARNING and reason.strip():
        return True
    raise UserError(
        "DG-10",
        found.message,
        say("Nothing was stored, and no number was taken."),
        say("Set the campaign to receiving first; or write the reason, which is kept with the campaign.")
        if found.severity is Severity.WARNING
        else say("Ask the residents again and write down how many agreed; then open the campaign."),
    )


def allow(office: Office, campaign: Record, reason: str) -> None:
    """Keep with a campaign why it takes gifts before it is opened.

    Raises:
        UserError: DG-10 if it may not, whatever the reason.
    """
    if require(office, campaign, reason):
        kept = office.store.get(CAMPAIGNS, campaign["id"]) or campaign
        office.store.require_save(CAMPAIGNS, kept)
        with office.store.transaction(say("Take gifts before the campaign is opened")) as tx:
            tx.update(CAMPAIGNS, campaign["id"], {REASON: reason.strip()})


def opening_problems(office: Office, campaign: Record) -> Iterator[Problem]:
    """Yield what is wrong with the days of a campaign that receives: none, or one before the decision."""
    if campaign.get("state") != _OPENED:
        return
    starts_on = day_or_none(campaign.get("starts_on"))
    if starts_on is None:
        yield Problem("starts_on", "required", say("Say from which day gifts are received."))
        return
    decided_on = consent.decided_on(office, campaign)
    if decided_on is not None and decided_on > starts_on:
        what = say("The residents decided on {day}: receiving cannot begin before that.", day=table_date(decided_on))
        yield Problem("starts_on", "consent", what, Severity.WARNING)
