"""Whether a share, a score or a count meets a threshold of the law."""

from __future__ import annotations

from fractions import Fraction

from papi_desktop.domain.law.rules import Bound, Rule


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
