"""The rows of the law tables as objects, and the book in which they are looked up by day.

Owns what a row is. Must not know where rows come from (`papi_desktop.exchange.law_tables` reads them, `papi_desktop.domain.law.tables`
checks them) nor how days are counted (`papi_desktop.domain.law.clock`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from fractions import Fraction

from papi_desktop.domain.law.dated import Certainty as Certainty
from papi_desktop.domain.law.dated import DatedTable, LawRow
from papi_desktop.domain.law.dated import Origin as Origin
from papi_desktop.domain.messages import N_


class RuleKind(StrEnum):
    """What a rule asks for, which decides how it is reckoned."""

    DEADLINE = "deadline"  # at most so long after the trigger
    DURATION = "duration"  # at least so long, without a break, from the start
    NOTICE = "notice"  # at least so long before the event
    WINDOW = "window"  # between two days of the year
    FREQUENCY = "frequency"  # so many times a period
    THRESHOLD = "threshold"  # a share, a score, a sum, a head count
    STANDARD = "standard"  # which text applies


class Direction(StrEnum):
    """Whether days are counted onwards from a trigger or back from an event."""

    AFTER = "after"
    BEFORE = "before"


class Unit(StrEnum):
    """What the amount of a rule is counted in."""

    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    HOUR = "hour"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    WHOLE_PERIOD = "whole_period"  # as long as what is posted is valid
    PERMANENT = "permanent"
    TIME = "time"
    DAY = "day"
    RATIO = "ratio"
    POINT = "point"
    DONG = "dong"
    INDICATOR = "indicator"
    PERSON = "person"
    HOUSEHOLD = "household"


UNIT_LABELS: Mapping[str, str] = {
    "working_day": N_("working days"),
    "calendar_day": N_("days"),
    "hour": N_("hours"),
    "month": N_("months"),
    "quarter": N_("quarters"),
    "year": N_("years"),
    "time": N_("times"),
    "dong": N_("đồng"),
    "person": N_("people"),
    "household": N_("households"),
    "point": N_("points"),
    "permanent": N_("for good"),
    "whole_period": N_("the whole period"),
}
"""What the amounts of rules are counted in, as people read it; a share is written by itself."""


class Bound(StrEnum):
    """On which side of the amount one must stay."""

    MAX = "max"
    MIN = "min"
    OVER = "over"  # strictly more than
    EVERY = "every"
    WINDOW = "window"
    NONE = "none"


class PostingKind(StrEnum):
    """How long a duty's paper must hang."""

    CALENDAR = "calendar"
    WORKING = "working"
    PERMANENT = "permanent"
    WHOLE_PERIOD = "whole_period"
    UNTIL_EVENT = "until_event"
    NONE = "none"
    BY_RULE = "by_rule"  # another law says; the official enters it


class Frequency(StrEnum):
    """How often a duty comes up."""

    YEARLY = "yearly"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"
    BUDGET_PERIODS = "budget_periods"  # 3, 6, 9 months and the year
    YEARLY_AND_CHANGE = "yearly_and_change"
    ON_CHANGE = "on_change"
    PERMANENT = "permanent"
    PER_CASE = "per_case"
    PER_TERM = "per_term"
    AS_NEEDED = "as_needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(LawRow):
    """One clock, threshold, window or standard.

    Attributes:
        kind: how it is reckoned.
        subject, subject_vi: what it is about, in English and Vietnamese.
        trigger, trigger_vi: what sets it going (for a notice: the event it must precede).
        amount: how much of `unit`; None where the rule has no number (permanent, whole period, a standard).
        unit: what the amount is counted in.
        bound: whether the amount is the most or the least allowed.
        while_vi: during what something must stay public, in Vietnamese; only where the rule counts a whole period.
        rolls: whether a last day that is off moves to the next working day. Minimum postings and notices never roll.
        per: the period of a frequency, else None.
        window_from, window_to: first and last day (month, day) of a yearly window, else None.
    """

    kind: RuleKind
    subject: str
    subject_vi: str
    trigger: str = ""
    trigger_vi: str = ""
    amount: Fraction | None = None
    unit: Unit | None = None
    bound: Bound = Bound.NONE
    rolls: bool = False
    per: Unit | None = None
    window_from: tuple[int, int] | None = None
    window_to: tuple[int, int] | None = None
    while_vi: str = ""

    @property
    def direction(self) -> Direction:
        """Notices are counted back from their event, everything else onwards."""
        return Direction.BEFORE if self.kind is RuleKind.NOTICE else Direction.AFTER

    def snapshot(self) -> dict[str, str | bool | list[int] | None]:
        """Return the row in JSON types, to be kept with the record that used it; `tables.restore_rule` reads it back."""
        return {f.name: _plain(getattr(self, f.name)) for f in fields(self)}


def _plain(value: object) -> str | bool | list[int] | None:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, tuple):
        return [int(part) for part in value]
    return value.isoformat() if isinstance(value, date) else str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One disclosure within a duty: a duty such as the poor-household list is disclosed twice, by two clocks.

    Attributes:
        id: unique within the duty; blank for the only stage of a plain duty.
        required: codes of channels that must always be used.
        conditional: codes of channels that must be used where the commune has them.
        optional: codes of channels that may be used.
        any_of: codes of which at least one must be used; empty if the law leaves no choice.
        places: codes of the places where it must hang.
        concerned: whether, of the places villages have, only those of the villages it is about are meant.
        posting_kind: how long it must hang.
        posting_rule: id of the rule with the least number of days; blank if there is none.
        deadline_rule: id of the rule by which it must be public; blank if the law gives no day.
    """

    id: str
    title_vi: str
    title_en: str
    required: tuple[str, ...] = ()
    conditional: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    concerned: bool = False
    posting_kind: PostingKind = PostingKind.NONE
    posting_rule: str = ""
    deadline_rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(LawRow):
    """Something the law says the commune must make public.

    Attributes:
        frequency: how often it comes up.
        law_items: khoản of Article 11 of Law 10/2022/QH15 it belongs to; empty if another law asks for it.
        papi: codes of the PAPI dimensions it bears on.
        stages: its disclosures, at least one; the first is the main one.
    """

    title_vi: str
    title_en: str
    frequency: Frequency
    stages: tuple[Stage, ...]
    law_items: tuple[int, ...] = ()
    papi: tuple[str, ...] = ()

    @property
    def main(self) -> Stage:
        """The stage meant when none is named."""
        return self.stages[0]

    def stage(self, stage_id: str = "") -> Stage:
        """Return a stage by id, the main one if the id is blank.

        Raises:
            LookupError: if the duty has no such stage.
        """
        if not stage_id:
            return self.main
        for stage in self.stages:
            if stage.id == stage_id:
                return stage
        raise LookupError(f"{self.id} has no stage {stage_id}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(LawRow):
    """A form of disclosure of Article 12(1) of Law 10/2022/QH15.

    Attributes:
        condition: what the commune must have for the channel to bind it ("website", "loudspeaker"); blank if it always can.
    """

    title_vi: str
    title_en: str
    condition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceKind(LawRow):
    """A kind of place where papers hang.

    Attributes:
        per_village: whether every village has its own.
        or_kind: code of the kind that serves in a village which has none of this kind; blank if nothing does.
    """

    title_vi: str
    title_en: str
    per_village: bool = False
    or_kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension(LawRow):
    """A dimension of PAPI ("2") or a part of one ("2.2").

    Attributes:
        parent: id of the dimension it is part of; blank for a dimension.
    """

    title_vi: str
    title_en: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All law tables together. Every look-up names the day, because the law of a record is the law of its day."""

    all_rules: DatedTable[Rule]
    all_duties: DatedTable[Duty]
    all_channels: DatedTable[Channel]
    all_places: DatedTable[PlaceKind]
    all_dimensions: DatedTable[Dimension]

    def rule(self, rule_id: str, on: date) -> Rule:
        """Return a rule as it stands on that day.

        Raises:
            UserError: LUAT-02 if there is no such rule, LUAT-03 if it is not in force then.
        """
        return self.all_rules.get(rule_id, on)

    def rule_if_any(self, rule_id: str, on: date) -> Rule | None:
        """Return a rule as it stands on that day; None if it was not in force then, as for a record older than the law."""
        return next((rule for rule in self.all_rules.versions(rule_id) if rule.in_force(on)), None)

    def duty(self, duty_id: str, on: date) -> Duty:
        """Return a duty as it stands on that day.

        Raises:
            UserError: LUAT-02 if there is no such duty, LUAT-03 if it is not in force then.
        """
        return self.all_duties.get(duty_id, on)

    def rules(self, on: date) -> tuple[Rule, ...]:
        """Return every rule in force on that day."""
        return self.all_rules.all(on)

    def duties(self, on: date) -> tuple[Duty, ...]:
        """Return every duty in force on that day, in the order of the catalogue."""
        return self.all_duties.all(on)

    def channels(self, on: date) -> tuple[Channel, ...]:
        """Return every form of disclosure in force on that day."""
        return self.all_channels.all(on)

    def places(self, on: date) -> tuple[PlaceKind, ...]:
        """Return every kind of posting place in force on that day."""
        return self.all_places.all(on)

    def dimensions(self, on: date) -> tuple[Dimension, ...]:
        """Return the PAPI dimensions and their parts as counted on that day."""
        return self.all_dimensions.all(on)

    def binding_channels(self, stage: Stage, facilities: Collection[str], on: date) -> tuple[str, ...]:
        """Return the codes of the channels that bind this commune for a stage.

        Args:
            stage: what is disclosed.
            facilities: what the commune has, named as in `Channel.condition`: "website", "loudspeaker".
            on: the day.
        """
        conditional = (self.all_channels.get(code, on) for code in stage.conditional)
        return stage.required + tuple(c.id for c in conditional if not c.condition or c.condition in facilities)

    @staticmethod
    def printable_citation(row: LawRow) -> str | None:
        """Return the citation if a paper may print it, else None: a paper cites only what was read in the official text."""
        return row.citation if row.certainty is Certainty.CONFIRMED and row.citation else None
