"""What the law asks of the records of a book: shares of a vote, time limits between two of their days, and what of them is disclosed.

Owns the rows of `resources/law/matters.toml`, which join the kinds of a book to rules and duties by id. Must not know any number of the
law, any register, nor how days are counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from papi_desktop.domain.law.rules import RuleBook
from papi_desktop.domain.law.schema import RawRow, RowReader
from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Record


@dataclass(frozen=True, slots=True)
class VoteMatter:
    """A kind of matter that households decide.

    Attributes:
        id: value of the choice.
        village_rule: share of all households of the village that must agree.
        commune_rule: share of all villages that must agree too when the whole commune decides; blank if it never does.
        forms: ways of deciding that the law allows for it.
    """

    id: str
    village_rule: str
    commune_rule: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """For which records a row holds: those whose `field` has one of `values`, for all if it is blank; never for those of `unless`."""

    field: str
    values: tuple[str, ...]
    unless_field: str = ""
    unless_values: tuple[str, ...] = ()

    def holds(self, record: Record) -> bool:
        """Return whether it holds for a record."""
        if self.unless_field and _word(record.get(self.unless_field)) in self.unless_values:
            return False
        return not self.field or _word(record.get(self.field)) in self.values


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A rule that runs between two days of a record.

    Attributes:
        book: key of the register.
        rule: id of the clock.
        start: field with the day it counts from; for a notice the day of the event.
        done: field with the day it was done, or, for a duration, the last day; blank if the record does not say.
        fills: a blank `done` is filled with the last day of the rule.
        duty: duty in whose disclosure it is done; blank for a limit that is not met by disclosing.
        applies: to which records.
    """

    id: str
    book: str
    rule: str
    start: str
    done: str
    fills: bool
    duty: str
    applies: Condition


@dataclass(frozen=True, slots=True)
class Disclosed:
    """Which duty a disclosure of a record fulfils.

    Attributes:
        book: key of the register.
        key: stable word of the disclosure within the book.
        duty, stage: row of the duty catalogue.
        trigger: field with the day from which the duty runs.
        posted_from, posted_to: fields with the days of the posting as stated; blank if the record has none.
        posting_rule: clock of the posting where it is not the one of the duty; blank for that of the duty.
        applies: to which records.
    """

    id: str
    book: str
    key: str
    duty: str
    stage: str
    trigger: str
    posted_from: str
    posted_to: str
    posting_rule: str
    applies: Condition


@dataclass(frozen=True, slots=True)
class NamedRule:
    """A rule or duty that a book asks for by what it is to it, where a time limit between two days would not say enough.

    Attributes:
        book: key of the register.
        key: stable word of the rule within the book.
        rule: id of the rule; blank where only a duty is asked for.
        duty: duty in whose disclosure it is met, or that is asked for; blank for none.
        law_items: khoản of the article on what must be public for whose duties it holds; empty for all.
    """

    id: str
    book: str
    key: str
    rule: str
    duty: str
    law_items: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Matters:
    """All rows together."""

    votes: Mapping[str, VoteMatter]
    limits: tuple[TimeLimit, ...]
    disclosed: tuple[Disclosed, ...]
    rules: Mapping[tuple[str, str], NamedRule]

    def named(self, book: str, key: str) -> NamedRule:
        """Return the rule or duty that a book knows by a word."""
        return self.rules[book, key]

    def limits_of(self, book: str, record: Record) -> tuple[TimeLimit, ...]:
        """Return the time limits that run for a record."""
        return tuple(limit for limit in self.limits if limit.book == book and limit.applies.holds(record))

    def disclosure_of(self, book: str, key: str, record: Record) -> Disclosed | None:
        """Return the duty that a disclosure of a record fulfils; None if there is none for such a record."""
        found = (row for row in self.disclosed if (row.book, row.key) == (book, key) and row.applies.holds(record))
        return next(found, None)


def build_matters(rows: Mapping[str, Sequence[RawRow]], rules: RuleBook) -> Matters:
    """Read the rows and check that the rules and duties they name exist.

    Args:
        rows: by name of table: "vote", "limit", "disclosure", "named".

    Raises:
        SchemaError: at the first row that does not fit.
    """
    votes = [_vote(row, rules) for row in rows["vote"]]
    named = [_named(row, rules) for row in rows["named"]]
    return Matters(
        {vote.id: vote for vote in votes},
        tuple(_limit(row, rules) for row in rows["limit"]),
        tuple(_disclosed(row, rules) for row in rows["disclosure"]),
        {(row.book, row.key): row for row in named},
    )


def _vote(row: RawRow, rules: RuleBook) -> VoteMatter:
    read = RowReader(row)
    vote = VoteMatter(
        read.text("id"), _rule(read, "village_rule", rules), _rule(read, "commune_rule", rules, ""), read.words("forms")
    )
    read.finish()
    return vote


def _limit(row: RawRow, rules: RuleBook) -> TimeLimit:
    read = RowReader(row)
    limit = TimeLimit(
        id=read.text("id"),
        book=read.text("book"),
        rule=_rule(read, "rule", rules),
        start=read.text("start"),
        done=read.text("done", ""),
        fills=read.flag("fills", False),
        duty=_duty(read, rules, ""),
        applies=_condition(read),
    )
    read.finish()
    return limit


def _disclosed(row: RawRow, rules: RuleBook) -> Disclosed:
    read = RowReader(row)
    duty, stage = _duty(read, rules), read.text("stage", "")
    if all(stage not in {known.id for known in version.stages} for version in rules.all_duties.versions(duty)):
        raise read.error("stage", say("“{name}” is not in its table", name=stage))
    found = Disclosed(
        id=read.text("id"),
        book=read.text("book"),
        key=read.text("key"),
        duty=duty,
        stage=stage,
        trigger=read.text("trigger"),
        posted_from=read.text("posted_from", ""),
        posted_to=read.text("posted_to", ""),
        posting_rule=_rule(read, "posting_rule", rules, ""),
        applies=_condition(read),
    )
    read.finish()
    return found


def _named(row: RawRow, rules: RuleBook) -> NamedRule:
    read = RowReader(row)
    found = NamedRule(
        id=read.text("id"),
        book=read.text("book"),
        key=read.text("key"),
        rule=_rule(read, "rule", rules, ""),
        duty=_duty(read, rules, ""),
        law_items=read.numbers("law_items"),
    )
    if not (found.rule or found.duty):
        raise read.error("rule", say("a rule or a duty is missing"))
    read.finish()
    return found


def _condition(read: RowReader) -> Condition:
    return Condition(
        read.text("field", ""), read.words("values"), read.text("unless_field", ""), read.words("unless_values")
    )


def _rule(read: RowReader, field: str, rules: RuleBook, default: str | None = None) -> str:
    name = read.text(field, default)
    if name and name not in rules.all_rules:
        raise read.error(field, say("“{name}” is not in its table", name=name))
    return name


def _duty(read: RowReader, rules: RuleBook, default: str | None = None) -> str:
    name = read.text("duty", default)
    if name and name not in rules.all_duties:
        raise read.error("duty", say("“{name}” is not in its table", name=name))
    return name


def _word(value: object) -> str:
    """Return a value as the table writes it: flags as yes and no."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
