"""What cannot be when households and ballots are counted: more there than there are, more back than were given out."""

from __future__ import annotations

from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Problem, Record


def present_within_total(record: Record) -> Problem | None:
    """Refuse more households present than there are."""
    total, present = record.get("households_total"), record.get("households_present")
    if total is not None and present is not None and present > total:
        return Problem(
            "households_present",
            "more_than_total",
            say("{present} households are present, but there are only {total}.", present=present, total=total),
        )
    return None


def returned_within_given(record: Record) -> Problem | None:
    """Refuse more ballots back than were given out."""
    given, returned = record.get("ballots_out"), record.get("ballots_in")
    if given is not None and returned is not None and returned > given:
        what = say("{returned} ballots came back, but only {given} were given out.", returned=returned, given=given)
        return Problem("ballots_in", "more_than_total", what)
    return None


def invalid_within_returned(record: Record) -> Problem | None:
    """Refuse more invalid ballots than came back."""
    returned, bad = record.get("ballots_in"), record.get("ballots_invalid")
    if returned is not None and bad is not None and bad > returned:
        what = say("{bad} ballots are invalid, but only {returned} came back.", bad=bad, returned=returned)
        return Problem("ballots_invalid", "more_than_total", what)
    return None


COUNTED = (present_within_total, returned_within_given, invalid_within_returned)
