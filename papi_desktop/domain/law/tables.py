"""The columns of each law table, and the checks between tables.

Owns what a row of clocks, duties, channels, places and PAPI dimensions may hold and how rows point at each other. Must not open files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeVar

from papi_desktop.domain.law.dated import DatedTable, LawRow, Origin
from papi_desktop.domain.law.rules import (
    Bound,
    Channel,
    Dimension,
    Duty,
    Frequency,
    PlaceKind,
    PostingKind,
    Rule,
    RuleBook,
    RuleKind,
    Stage,
    Unit,
)
from papi_desktop.domain.law.schema import RawRow, RowReader, SchemaError
from papi_desktop.domain.messages import say

R = TypeVar("R", bound=LawRow)

_BOUND_OF = {
    RuleKind.DEADLINE: Bound.MAX,
    RuleKind.DURATION: Bound.MIN,
    RuleKind.NOTICE: Bound.MIN,
    RuleKind.WINDOW: Bound.WINDOW,
    RuleKind.STANDARD: Bound.NONE,
}
"""What a kind of rule means when the row does not say; thresholds and frequencies must say."""

_COUNTED = {Unit.WORKING_DAY, Unit.CALENDAR_DAY, Unit.MONTH, Unit.QUARTER, Unit.YEAR}
_ENDLESS = {Unit.PERMANENT, Unit.WHOLE_PERIOD}
_UNITS_OF = {
    RuleKind.DEADLINE: _COUNTED | {Unit.HOUR},
    RuleKind.DURATION: _COUNTED | _ENDLESS,
    RuleKind.NOTICE: _COUNTED,
}
_UNIT_OF_POSTING = {
    PostingKind.CALENDAR: Unit.CALENDAR_DAY,
    PostingKind.WORKING: Unit.WORKING_DAY,
    PostingKind.PERMANENT: Unit.PERMANENT,
    PostingKind.WHOLE_PERIOD: Unit.WHOLE_PERIOD,
}


def parse_rule(row: RawRow) -> Rule:
    """Read a row of the clocks.

    Raises:
        SchemaError: if it does not fit.
    """
    read = RowReader(row)
    kind = read.choice("kind", RuleKind)
    rule = Rule(
        **read.common(),
        kind=kind,
        subject=read.text("subject"),
        subject_vi=read.text("subject_vi"),
        trigger=read.text("trigger", ""),
        trigger_vi=read.text("trigger_vi", ""),
        amount=read.amount("amount"),
        unit=read.choice("unit", Unit) if read.has("unit") else None,
        bound=read.choice("bound", Bound, _BOUND_OF.get(kind)),
        rolls=read.flag("rolls", kind is RuleKind.DEADLINE),
        per=read.choice("per", Unit) if read.has("per") else None,
        window_from=read.month_day("window_from"),
        window_to=read.month_day("window_to"),
        while_vi=read.text("while_vi", ""),
    )
    read.finish()
    _check_rule(rule, read)
    return rule


def _check_rule(rule: Rule, read: RowReader) -> None:
    units = _UNITS_OF.get(rule.kind)
    if units is not None and rule.unit not in units:
        raise read.error("unit", say("does not suit the kind “{kind}”", kind=rule.kind))
    if rule.kind in {RuleKind.THRESHOLD, RuleKind.FREQUENCY} and rule.unit is None:
        raise read.error("unit", say("is missing"))
    counts = rule.unit is not None and rule.unit not in _ENDLESS
    if counts != (rule.amount is not None):
        raise read.error(
            "amount", say("is missing") if counts else say("has no meaning without a unit that is counted")
        )
    if rule.unit in _COUNTED | {Unit.HOUR} and rule.amount is not None and rule.amount.denominator != 1:
        raise read.error("amount", say("must be a whole number"))
    if rule.rolls and rule.kind is not RuleKind.DEADLINE:
        raise read.error("rolls", say("only a deadline moves to the next working day"))
    if (rule.kind is RuleKind.FREQUENCY) != (rule.per is not None):
        raise read.error("per", say("belongs to a frequency, and to nothing else"))
    # Rules kept with records before there were such words have none.
    if rule.while_vi and rule.unit is not Unit.WHOLE_PERIOD:
        raise read.error("while_vi", say("belongs to a whole period, and to nothing else"))
    is_window = rule.kind is RuleKind.WINDOW
    for field, day in (("window_from", rule.window_from), ("window_to", rule.window_to)):
        if is_window != (day is not None):
            raise read.error(field, say("belongs to a window, and to nothing else"))


def restore_rule(kept: Mapping[str, Any]) -> Rule:
    """Read back what `Rule.snapshot` returned; what a book keeps beside it, as a budget its first day, is no part of the rule.

    Raises:
        SchemaError: if it is not such a thing.
    """
    own = {field.name for field in fields(Rule)} - {"origin"}
    data = {key: value for key, value in kept.items() if key in own and value not in (None, "")}
    return parse_rule(RawRow(data, "rule", 0, "", Origin(kept["origin"])))


def parse_duty(row: RawRow) -> Duty:
    """Read a row of the duties. Its stages take from the duty what they do not say themselves.

    Raises:
        SchemaError: if it does not fit.
    """
    read = RowReader(row)
    stage_rows = read.rows("stage")
    common, title_vi, title_en = read.common(), read.text("title_vi"), read.text("title_en")
    plain = _stage(read, Stage(id="", title_vi=title_vi, title_en=title_en))
    duty = Duty(
        **common,
        title_vi=title_vi,
        title_en=title_en,
        frequency=read.choice("frequency", Frequency),
        stages=tuple(_own_stage(stage, plain) for stage in stage_rows) or (plain,),
        law_items=read.numbers("law_items"),
        papi=read.words("papi"),
    )
    read.finish()
    ids = [stage.id for stage in duty.stages]
    if len(set(ids)) != len(ids):
        raise read.error("stage", say("names something twice"))
    return duty


def _own_stage(row: RawRow, duty: Stage) -> Stage:
    read = RowReader(row)
    named = Stage(
        **{field: getattr(duty, field) for field in Stage.__dataclass_fields__}
        | {"id": read.text("id"), "title_vi": read.text("title_vi"), "title_en": read.text("title_en")}
    )
    stage = _stage(read, named)
    read.finish()
    return stage


def _stage(read: RowReader, default: Stage) -> Stage:
    return Stage(
        id=default.id,
        title_vi=default.title_vi,
        title_en=default.title_en,
        required=read.words("required", default.required),
        conditional=read.words("conditional", default.conditional),
        optional=read.words("optional", default.optional),
        any_of=read.words("any_of", default.any_of),
        places=read.words("places", default.places),
        concerned=read.flag("concerned", default.concerned),
        posting_kind=read.choice("posting_kind", PostingKind, default.posting_kind),
        posting_rule=read.text("posting_rule", "" if read.has("posting_kind") else default.posting_rule),
        deadline_rule=read.text("deadline_rule", default.deadline_rule, may_be_blank=True),
    )


def parse_channel(row: RawRow) -> Channel:
    """Read a row of the channels.

    Raises:
        SchemaError: if it does not fit.
    """
    read = RowReader(row)
    channel = Channel(
        **read.common(),
        title_vi=read.text("title_vi"),
        title_en=read.text("title_en"),
        condition=read.text("condition", ""),
    )
    read.finish()
    return channel


def parse_place(row: RawRow) -> PlaceKind:
    """Read a row of the kinds of posting places.

    Raises:
        SchemaError: if it does not fit.
    """
    read = RowReader(row)
    place = PlaceKind(
        **read.common(),
        title_vi=read.text("title_vi"),
        title_en=read.text("title_en"),
        per_village=read.flag("per_village", False),
        or_kind=read.text("or_kind", ""),
    )
    read.finish()
    return place


def parse_dimension(row: RawRow) -> Dimension:
    """Read a row of the PAPI dimensions.

    Raises:
        SchemaError: if it does not fit.
    """
    read = RowReader(row)
    dimension = Dimension(
        **read.common(),
        title_vi=read.text("title_vi"),
        title_en=read.text("title_en"),
        parent=read.text("parent", ""),
    )
    read.finish()
    return dimension


def build_rule_book(rows: Mapping[str, Sequence[RawRow]]) -> RuleBook:
    """Make the book of all tables and check that rows point at rows that exist.

    Args:
        rows: by name of table: "rule", "duty", "channel", "place", "dimension".

    Raises:
        SchemaError: at the first row that does not fit.
    """
    duties = _parsed(rows["duty"], parse_duty)
    dimensions = _parsed(rows["dimension"], parse_dimension)
    book = RuleBook(
        DatedTable(rule for _, rule in _parsed(rows["rule"], parse_rule)),
        DatedTable(duty for _, duty in duties),
        DatedTable(channel for _, channel in _parsed(rows["channel"], parse_channel)),
        DatedTable(place for _, place in _parsed(rows["place"], parse_place)),
        DatedTable(dimension for _, dimension in dimensions),
    )
    for row, duty in duties:
        _check_duty(row, duty, book)
    for row, dimension in dimensions:
        _check_known(row, "parent", [dimension.parent], book.all_dimensions)
    return book


def _parsed(rows: Iterable[RawRow], parse: Callable[[RawRow], R]) -> list[tuple[RawRow, R]]:
    seen: set[object] = set()
    parsed = []
    for row in rows:
        one = parse(row)
        if (one.id, one.valid_from) in seen:
            raise SchemaError(row, "id", say("stands in the table twice with the same valid_from"))
        seen.add((one.id, one.valid_from))
        parsed.append((row, one))
    return parsed


def _check_known(row: RawRow, field: str, ids: Iterable[str], table: DatedTable[R]) -> None:
    for one in ids:
        if one and one not in table:
            raise SchemaError(row, field, say("“{name}” is not in its table", name=one))


def _check_duty(row: RawRow, duty: Duty, book: RuleBook) -> None:
    _check_known(row, "papi", duty.papi, book.all_dimensions)
    for stage in duty.stages:
        for field in ("required", "conditional", "optional", "any_of"):
            _check_known(row, field, getattr(stage, field), book.all_channels)
        _check_known(row, "places", stage.places, book.all_places)
        _check_known(row, "posting_rule", [stage.posting_rule], book.all_rules)
        _check_known(row, "deadline_rule", [stage.deadline_rule], book.all_rules)
        unit = _UNIT_OF_POSTING.get(stage.posting_kind)
        postings = book.all_rules.versions(stage.posting_rule)
        if (unit is not None) != bool(postings) or any(rule.unit is not unit for rule in postings):
            raise SchemaError(
                row, "posting_rule", say("does not suit the posting kind “{kind}”", kind=stage.posting_kind)
            )
        if any(rule.kind is not RuleKind.DURATION for rule in postings):
            raise SchemaError(row, "posting_rule", say("“{name}” is a rule of another kind", name=stage.posting_rule))
        deadlines = book.all_rules.versions(stage.deadline_rule)
        if any(rule.kind not in {RuleKind.DEADLINE, RuleKind.NOTICE} for rule in deadlines):
            raise SchemaError(row, "deadline_rule", say("“{name}” is a rule of another kind", name=stage.deadline_rule))
