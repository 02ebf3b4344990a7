"""Whose task it is: whether the people's committee of the commune leads it, shares in it, or has nothing to do with it."""

from __future__ import annotations

import re
from enum import StrEnum

from papi_desktop.domain.plan.words import PlanWords, key_of, mentions

_PARTS = re.compile(r"[;,\n/]|\bvà\b")


class Share(StrEnum):
    """What the commune has to do with a task."""

    LEADS = "leads"
    SHARES = "shares"
    NONE = "none"


def share_of(lead: str, cooperating: str, words: PlanWords, own: str = "") -> Share:
    """Return what the commune has to do with a task.

    Args:
        lead: the cell that names who leads.
        cooperating: the cell that names who helps.
        words: how communes are named.
        own: name of this commune with its kind, "xã Na Sang".
    """
    if names_us(lead, words, own):
        return Share.LEADS
    return Share.SHARES if names_us(cooperating, words, own) else Share.NONE


def names_us(text: str, words: PlanWords, own: str = "") -> bool:
    """Tell whether bodies named in a text include the committee of the commune.

    "Ủy ban MTTQ cấp huyện, cấp xã" is the Front of both levels, "UBND cấp huyện, cấp xã" the committees of both.
    """
    ours = (*words.commune, *([key_of(own)] if own else []))
    of_others = False
    for part in _PARTS.split(text):
        if mentions(part, words.committee):
            of_others = False
        elif mentions(part, words.others):
            of_others = True
        if not of_others and mentions(part, ours):
            return True
    return False
