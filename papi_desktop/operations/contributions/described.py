"""A campaign made by importing a list of gifts says nothing of who asks and what for; no paper leaves the office like that."""

from __future__ import annotations

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Record
from papi_desktop.operations import papers
from papi_desktop.operations.office import Office

_TOLD = ("organiser", "purpose")


def not_described(office: Office) -> dict[str, str]:
    """Return what stands in the fields of a campaign that nobody described yet."""
    words = papers.wording(office, "campaign_statement")
    return {key: words.fill(f"import_{key}") for key in _TOLD}


def require_described(office: Office, campaign: Record) -> None:
    """Refuse a paper of a campaign that nobody described yet.

    Raises:
        UserError: it is not said who asks, or what for.
    """
    unsaid = not_described(office)
    if any(campaign.get(key) == unsaid[key] for key in _TOLD):
        raise UserError(
            "DG-09",
            say(
                "“{campaign}” came from a workbook: who asks and what for is not written yet.",
                campaign=campaign["title"],
            ),
            say("No paper was made and no number was taken."),
            say("Open the campaign, fill in “Who asks” and “Purpose”, then make the paper again."),
        )
