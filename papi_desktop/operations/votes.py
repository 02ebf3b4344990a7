"""Whether a vote of residents reaches the share the law asks for: counted against all households, in figures and in words."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.law.dated import citation_on_screen
from papi_desktop.domain.law.rules import Bound, Rule
from papi_desktop.domain.law.thresholds import meets, needed, written_share
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import COMMUNITY_DECISIONS
from papi_desktop.domain.vietnamese.numbers import format_number
from papi_desktop.operations.office import Office


@dataclass(frozen=True)
class Share:
    """How many of all agree, and how many must.

    Attributes:
        rule: the share asked for.
        reached: how many agree.
        total: all of them, not those present.
        of_villages: villages are counted, not households.
    """

    rule: Rule
    reached: int
    total: int
    of_villages: bool = False

    @property
    def needed(self) -> int:
        """Return the smallest number that is enough."""
        return needed(self.rule, self.total)

    @property
    def met(self) -> bool:
        """Return whether enough agree."""
        return self.total > 0 and meets(self.rule, Fraction(self.reached, self.total))

    @property
    def percent(self) -> str:
        """Return the share with one decimal, as Vietnamese papers write it: "66,7"."""
        from decimal import Decimal

        share = Decimal(self.reached * 100) / Decimal(self.total) if self.total else Decimal(0)
        return format_number(share.quantize(Decimal("0.1")), 1)

    @property
    def asked(self) -> str:
        """Return the share asked for: "2/3", "1/2"."""
        assert self.rule.amount is not None, "a rule of a share has one"
        return written_share(self.rule.amount)

    @property
    def basis(self) -> Message | str:
        """Return the article that asks for the share, for the screen: with a warning while it is not confirmed."""
        return citation_on_screen(self.rule)

    def words(self) -> Message:
        """Return the figures in one sentence."""
        told = {
            "reached": self.reached,
            "total": self.total,
            "percent": self.percent,
            "needed": self.needed,
            "asked": self.asked,
        }
        if self.of_villages:
            return say("{reached} of {total} villages agree ({percent}%); at least {needed} are needed.", **told)
        if self.rule.bound is Bound.OVER:
            return say(
                "{reached} of {total} households agree ({percent}%); more than {asked} of all households is needed: "
                "at least {needed}.",
                **told,
            )
        return say(
            "{reached} of {total} households agree ({percent}%); {asked} of all households is needed: at least {needed}.",
            **told,
        )


@dataclass(frozen=True)
class Vote:
    """The shares a vote must reach; none while it cannot be told: figures are missing, or the law is younger than the vote."""

    shares: tuple[Share, ...]

    @property
    def passed(self) -> bool | None:
        """Return whether all shares are reached; None while that cannot be told."""
        return all(share.met for share in self.shares) if self.shares else None


def vote_of(office: Office, record: Record) -> Vote:
    """Return how a community decision stands, by the law of the day of the vote."""
    total, agree = record.get("households_total"), record.get("votes_for")
    matter = office.matters.votes.get(record.get("matter") or "")
    if matter is None or not total or agree is None:
        return Vote(())
    on = day_or_none(record.get("held_on")) or office.today()
    asked = [(matter.village_rule, agree, total, False)]
    if record.get("scope") == "commune" and matter.commune_rule:
        asked.append((matter.commune_rule, record.get("villages_for"), record.get("villages_total"), True))
    if record.get("form") == "online":
        # Households must first agree to vote online at all.
        consent = office.matters.named(COMMUNITY_DECISIONS.key, "online_consent").rule
        asked.append((consent, record.get("online_consent"), total, False))
    shares = []
    for rule_id, reached, of_all, villages in asked:
        rule = office.rules.rule_if_any(rule_id, on)
        if rule is None or reached is None or not of_all:
            return Vote(())
        shares.append(Share(rule, int(reached), int(of_all), villages))
    return Vote(tuple(shares))
