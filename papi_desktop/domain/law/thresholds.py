"""Whether a share, a score or a count meets a threshold of the law."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from papi_desktop.domain.law.rules import Bound, Rule

_PARTS = 4
"""Halves, thirds and quarters are told as such; of smaller shares the law speaks in percent."""


def written_share(share: Fraction) -> str:
    """Return a share as it is told: "2/3", "1/2", but "10 %". Two thirds are no percentage."""
    percent = share * 100
    return f"{percent} %" if share.denominator > _PARTS and percent.denominator == 1 else str(share)


def meets(rule: Rule, value: Fraction | int) -> bool:
    """Return whether `value` is on the right side of the rule's amount.

    Args:
        rule: of kind threshold or frequency.
        value: in the unit of the rule; a share as an exact `Fraction`, because two thirds of 100 households are 67, not 66.67.

    Raises:
        ValueError: if the rule has no amount or no side.
    """
    if rule.amount is None:
        raise ValueError(f"{rule.id} has no amount")
    match rule.bound:
        case Bound.MIN:
            return value >= rule.amount
        case Bound.OVER:
            return value > rule.amount
        case Bound.MAX:
            return value <= rule.amount
    raise ValueError(f"{rule.id} has no side")


def needed(rule: Rule, total: int) -> int:
    """Return the smallest count out of `total` that meets a share.

    Raises:
        ValueError: if the rule has no amount, or is not about reaching a share.
    """
    if rule.amount is None or rule.bound not in (Bound.MIN, Bound.OVER):
        raise ValueError(f"{rule.id} asks for no least share")
    share = rule.amount * total
    return int(share) + 1 if rule.bound is Bound.OVER else ceil(share)
