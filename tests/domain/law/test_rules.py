"""Rows with dates, the book, and what a row must hold."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.law.dated import Certainty, Origin
from papi_desktop.domain.law.rules import Direction, Rule, RuleBook
from papi_desktop.domain.law.schema import RawRow, SchemaError
from papi_desktop.domain.law.tables import parse_duty, parse_rule, restore_rule
from papi_desktop.domain.law.thresholds import meets

FindRule = Callable[[str], Rule]
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("rule_id", "on", "amount"),
    [
        ("LAND_COMP_POST", "2025-12-31", 30),
        ("LAND_COMP_POST", "2026-01-01", 10),
        ("BUDGET_EXECUTION", "2026-03-24", 15),
        ("BUDGET_EXECUTION", "2026-03-25", 10),
        ("COMPLAINT_ACCEPT", "2026-06-30", 10),
        ("COMPLAINT_ACCEPT", "2026-07-01", 7),
        ("POOR_INCOME_RURAL", "2026-12-31", 1_500_000),
        ("POOR_INCOME_RURAL", "2027-01-01", 2_200_000),
    ],
)
def test_the_law_of_a_record_is_the_law_of_its_day(book: RuleBook, rule_id: str, on: str, amount: int) -> None:
    assert book.rule(rule_id, on=date.fromisoformat(on)).amount == amount


def test_the_access_law_of_2016_is_retired_and_kept_for_its_requests(book: RuleBook) -> None:
    assert book.rule("ATI_2016_ONLINE", on=date(2026, 8, 31)).amount == 15
    with pytest.raises(UserError) as refused:
        book.rule("ATI_2016_ONLINE", on=date(2026, 9, 1))
    assert refused.value.code == "LUAT-03"


def test_an_unknown_rule_is_told(book: RuleBook) -> None:
    with pytest.raises(UserError) as refused:
        book.rule("PUB_DEFUALT", on=TODAY)
    assert refused.value.code == "LUAT-02"
    assert refused.value.what.values["row"] == "PUB_DEFUALT"


def test_paper_cites_only_what_was_read(book: RuleBook) -> None:
    assert book.printable_citation(book.rule("PUB_DEFAULT", on=TODAY)) == "khoản 3 Điều 12 Luật số 10/2022/QH15"
    assert book.printable_citation(book.rule("POOR_POST", on=TODAY)) is None
    assert book.printable_citation(book.rule("POST_POLICY_30", on=TODAY)) is None


def test_poor_households_are_disclosed_twice_by_two_clocks(book: RuleBook) -> None:
    duty = book.duty("ho-ngheo", on=TODAY)
    assert duty.main.posting_rule == "POST_30"
    assert duty.stage("ra-soat").posting_rule == "POOR_POST"
    assert duty.stage("ra-soat").deadline_rule == ""
    with pytest.raises(LookupError):
        duty.stage("khac")


def test_the_compensation_plan_needs_the_portal_and_ten_days(book: RuleBook) -> None:
    stage = book.duty("boi-thuong-thu-hoi-dat", on=TODAY).main
    assert "WEB" in stage.required
    assert book.rule(stage.posting_rule, on=TODAY).amount == 10


def test_a_channel_binds_only_a_commune_that_has_it(book: RuleBook) -> None:
    stage = book.duty("ho-ngheo", on=TODAY).main
    assert book.binding_channels(stage, (), TODAY) == ("NY", "TH")
    assert book.binding_channels(stage, {"website"}, TODAY) == ("NY", "TH", "WEB")
    assert set(book.binding_channels(stage, {"website", "loudspeaker"}, TODAY)) == {"NY", "TH", "WEB", "TT"}


@pytest.mark.parametrize(("year", "parts"), [(2016, 22), (2019, 28), (2024, 29)])
def test_papi_is_counted_as_in_its_year(book: RuleBook, year: int, parts: int) -> None:
    assert sum(bool(dimension.parent) for dimension in book.dimensions(date(year, 6, 1))) == parts


def test_a_rule_is_kept_with_its_record_and_read_back(book: RuleBook) -> None:
    for rule in book.all_rules:
        assert restore_rule(json.loads(json.dumps(rule.snapshot()))) == rule


@pytest.mark.parametrize(
    ("rule_id", "value", "met"),
    [
        ("CONTRIB_VOTE_VILLAGE", Fraction(66, 100), False),
        ("CONTRIB_VOTE_VILLAGE", Fraction(2, 3), True),
        ("VILLAGE_VOTE_HALF", Fraction(50, 100), False),
        ("VILLAGE_VOTE_HALF", Fraction(51, 100), True),
        ("POOR_CUTOFF_RURAL", 140, True),
        ("POOR_CUTOFF_RURAL", 141, False),
        ("POOR_CUTOFF_B2", 30, True),
    ],
)
def test_thresholds(rule: FindRule, rule_id: str, value: Fraction | int, met: bool) -> None:
    assert meets(rule(rule_id), value) is met


def test_only_what_has_a_side_can_be_met(rule: FindRule) -> None:
    for rule_id in ("POST_PERMANENT", "DISCLOSURE_LIST"):
        with pytest.raises(ValueError, match=rule_id):
            meets(rule(rule_id), 1)


def test_notices_count_backwards(rule: FindRule) -> None:
    assert rule("DIALOGUE_NOTICE").direction is Direction.BEFORE
    assert rule("PUB_DEFAULT").direction is Direction.AFTER


# -------------------------------------------------------------------------------------------------------------- what a row must hold

GOOD: dict[str, object] = {
    "id": "TRIAL",
    "kind": "deadline",
    "subject": "trial",
    "subject_vi": "Thử",
    "amount": 5,
    "unit": "working_day",
    "citation": "khoản 1 Điều 1",
    "certainty": "confirmed",
    "valid_from": date(2026, 1, 1),
}


def raw(**changes: object) -> RawRow:
    data = {key: value for key, value in (GOOD | changes).items() if value is not None}
    return RawRow(data, "rule", 3, "clocks.toml", Origin.OFFICE)


def test_a_good_row_is_read() -> None:
    rule = parse_rule(raw())
    assert (rule.amount, rule.rolls, rule.certainty, rule.origin) == (5, True, Certainty.CONFIRMED, Origin.OFFICE)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"id": None}, "id"),
        ({"kind": "dealine"}, "kind"),
        ({"subject_vi": None}, "subject_vi"),
        ({"subject_vi": "Thử "}, "subject_vi"),
        ({"subject_vi": unicodedata.normalize("NFD", "Thử")}, "subject_vi"),
        ({"subject": 5}, "subject"),
        ({"amount": None}, "amount"),
        ({"amount": -1}, "amount"),
        ({"amount": 2.5}, "amount"),
        ({"amount": True}, "amount"),
        ({"amount": "2/0"}, "amount"),
        ({"amount": "1/2"}, "amount"),
        ({"unit": "days"}, "unit"),
        ({"unit": "ratio"}, "unit"),
        ({"unit": "permanent"}, "unit"),
        ({"certainty": "found"}, "certainty"),
        ({"citation": None}, "citation"),
        ({"valid_from": "1/1/2026"}, "valid_from"),
        ({"valid_to": date(2025, 12, 31)}, "valid_to"),
        ({"kind": "notice", "rolls": True}, "rolls"),
        ({"rolls": "no"}, "rolls"),
        ({"per": "year"}, "per"),
        ({"window_from": "09-01"}, "window_from"),
        ({"kind": "window", "unit": None, "amount": None, "window_from": "13-01", "window_to": "12-14"}, "window_from"),
        ({"kind": "window", "unit": None, "amount": None, "window_from": "09-01"}, "window_to"),
        ({"kind": "threshold", "unit": None, "amount": None, "bound": "min"}, "unit"),
        ({"kind": "threshold", "unit": "ratio"}, "bound"),
        ({"amonut": 5}, "amonut"),
    ],
)  # fmt: skip
def test_a_bad_row_names_its_field(changes: dict[str, object], field: str) -> None:
    with pytest.raises(SchemaError) as refused:
        parse_rule(raw(**changes))
    assert refused.value.field == field
    assert refused.value.row.index == 3


DUTY: dict[str, object] = {
    "id": "thu",
    "title_vi": "Thử",
    "title_en": "Trial",
    "citation": "Điều 1",
    "certainty": "to_check",
    "frequency": "yearly",
    "required": ["NY"],
    "places": ["HQ"],
    "posting_kind": "calendar",
    "posting_rule": "POST_30",
    "deadline_rule": "PUB_DEFAULT",
}


def test_a_stage_takes_from_its_duty_what_it_does_not_say() -> None:
    stages = [
        {"id": "a", "title_vi": "A", "title_en": "A"},
        {"id": "b", "title_vi": "B", "title_en": "B", "posting_kind": "none", "deadline_rule": "", "places": []},
    ]
    first, second = parse_duty(RawRow({**DUTY, "stage": stages}, "duty", 0, "duties.toml")).stages
    assert (first.posting_rule, first.deadline_rule, first.places) == ("POST_30", "PUB_DEFAULT", ("HQ",))
    assert (second.posting_rule, second.deadline_rule, second.places) == ("", "", ())
    assert first.required == second.required == ("NY",)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"required": "NY"}, "required"),
        ({"required": ["NY", "NY"]}, "required"),
        ({"law_items": ["7"]}, "law_items"),
        ({"frequency": "often"}, "frequency"),
        ({"stage": [{"id": "a", "title_vi": "A"}]}, "title_en"),
        ({"stage": [{"id": "a", "title_vi": "A", "title_en": "A"}] * 2}, "stage"),
        ({"stage": "a"}, "stage"),
    ],
)
def test_a_bad_duty_names_its_field(changes: dict[str, object], field: str) -> None:
    with pytest.raises(SchemaError) as refused:
        parse_duty(RawRow({**DUTY, **changes}, "duty", 0, "duties.toml"))
    assert refused.value.field == field
