"""The table that joins the kinds of a book to rules and duties: it names what there is, and refuses the rest."""

from __future__ import annotations

from typing import Any

import pytest

from papi_desktop.domain.law.matters import Condition, Disclosed, TimeLimit, build_matters
from papi_desktop.domain.law.rules import RuleKind
from papi_desktop.domain.law.schema import RawRow, SchemaError
from papi_desktop.domain.register import Kind
from papi_desktop.domain.registers import BY_KEY, COMMUNITY_DECISIONS
from papi_desktop.exchange.law_tables import load_matters, load_rule_book
from papi_desktop.paths import resource_folder

RULES = load_rule_book(resource_folder("law"))
MATTERS = load_matters(resource_folder("law"), RULES)
GOOD: dict[str, Any] = {
    "vote": [],
    "limit": [{"id": "a", "book": "b", "rule": "POST_30", "start": "x"}],
    "disclosure": [{"id": "a", "book": "b", "key": "k", "duty": "ly-kien-ket-qua", "trigger": "x"}],
    "named": [{"id": "a", "book": "b", "key": "k", "rule": "RADIO_3"}],
}


def test_every_kind_of_decision_has_its_share_and_nothing_else_has() -> None:
    assert set(MATTERS.votes) == {choice.value for choice in COMMUNITY_DECISIONS["matter"].choices}
    forms = {choice.value for choice in COMMUNITY_DECISIONS["form"].choices}
    for vote in MATTERS.votes.values():
        assert set(vote.forms) <= forms


def test_limits_run_between_days_of_their_register() -> None:
    for limit in MATTERS.limits:
        register = BY_KEY[limit.book]
        for key in filter(None, (limit.start, limit.done)):
            assert register[key].kind is Kind.DATE, limit.id
        kinds = {rule.kind for rule in RULES.all_rules.versions(limit.rule)}
        assert kinds <= {RuleKind.DEADLINE, RuleKind.DURATION, RuleKind.NOTICE}, limit.id
        assert limit.done or not limit.fills, limit.id
    assert len({limit.id for limit in MATTERS.limits}) == len(MATTERS.limits)


def test_disclosures_name_fields_of_their_register() -> None:
    for row in MATTERS.disclosed:
        for key in filter(None, (row.trigger, row.posted_from, row.posted_to)):
            assert BY_KEY[row.book][key].kind is Kind.DATE, row.id
    assert len({row.id for row in MATTERS.disclosed}) == len(MATTERS.disclosed)


def test_a_named_rule_belongs_to_a_book() -> None:
    assert {book for book, _key in MATTERS.rules} <= set(BY_KEY)
    assert MATTERS.named("broadcasts", "days").law_items == (7, 8, 9, 10, 11, 12)


def test_conditions_ask_for_values_there_are() -> None:
    rows: list[TimeLimit | Disclosed] = [*MATTERS.limits, *MATTERS.disclosed]
    for row in rows:
        for key, values in (
            (row.applies.field, row.applies.values),
            (row.applies.unless_field, row.applies.unless_values),
        ):
            assert bool(key) is bool(values), row.id
            if key:
                field = BY_KEY[row.book][key]
                known = {choice.value for choice in field.choices} if field.choices else {"yes", "no"}
                assert set(values) <= known, row.id


def test_a_condition_reads_flags_as_yes_and_no() -> None:
    asked = Condition("disagreed", ("yes",))
    assert asked.holds({"disagreed": True})
    assert not asked.holds({"disagreed": False})
    assert not asked.holds({})
    assert Condition("", ()).holds({})
    spared = Condition("", (), "passed", ("no",))
    assert spared.holds({"passed": None})
    assert not spared.holds({"passed": False})


@pytest.mark.parametrize(
    ("table", "change", "field"),
    [
        ("limit", {"rule": "POST_31"}, "rule"),
        ("limit", {"duty": "khong-co"}, "duty"),
        ("limit", {"until": "x"}, "until"),
        ("disclosure", {"duty": "khong-co"}, "duty"),
        ("disclosure", {"stage": "khong-co"}, "stage"),
        ("disclosure", {"posting_rule": "POST_31"}, "posting_rule"),
        ("named", {"rule": "RADIO_4"}, "rule"),
        ("named", {"duty": "khong-co"}, "duty"),
        ("named", {"rule": ""}, "rule"),
    ],
)
def test_refuses_a_row_that_names_what_is_not_there(table: str, change: dict[str, str], field: str) -> None:
    rows = {
        name: [RawRow({**row, **(change if name == table else {})}, name, 0, "matters.toml") for row in kept]
        for name, kept in GOOD.items()
    }
    with pytest.raises(SchemaError) as refused:
        build_matters(rows, RULES)
    assert refused.value.field == field
