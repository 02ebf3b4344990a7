"""Rules of the law as the screen names them: the citation, and a plain warning while it is not confirmed."""

from __future__ import annotations

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.law.dated import LawRow, citation_on_screen
from papi_desktop.domain.messages import Message
from papi_desktop.operations.office import Office
from papi_desktop.translations import render


def citation_of(row: LawRow) -> str:
    """Return the citation of a row, with "to be checked against the original" beside one that is not confirmed."""
    citation = citation_on_screen(row)
    return render(citation) if isinstance(citation, Message) else citation


def basis_of(office: Office, rule_id: str) -> str:
    """Return the citation of the rule or duty called `rule_id` as it stands today; the empty text when there is none."""
    if not rule_id:
        return ""
    for look_up in (office.rules.rule, office.rules.duty):
        try:
            return citation_of(look_up(rule_id, office.today()))
        except UserError:
            continue
    return ""
