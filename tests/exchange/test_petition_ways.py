"""The table of petitions joins rules, steps and special cases that exist."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

from papi_desktop.documents.wording import load_wording
from papi_desktop.domain.registers import PETITION_STEPS, PETITIONS
from papi_desktop.exchange.law_tables import load_rule_book
from papi_desktop.exchange.petition_ways import ANSWER, COMPLEX, PetitionWay, load_petition_law
from papi_desktop.paths import resource_folder

LAW = resource_folder("law")
NO_RULES = {"id", "steps", "extensions", "again_before", "sealed", "seen_by"}


def rules_of(way: PetitionWay) -> Iterator[str]:
    """Yield every rule a way names."""
    for field in dataclasses.fields(way):
        if field.name in NO_RULES:
            continue
        value = getattr(way, field.name)
        values = value.values() if isinstance(value, Mapping) else (value,)
        for one in values:
            yield from (one,) if isinstance(one, str) else one


def test_every_rule_is_in_its_table() -> None:
    rules, law = load_rule_book(LAW), load_petition_law(LAW)
    named = {rule for way in law.ways.values() for rule in rules_of(way)} - {"", COMPLEX}
    named |= {rule for objection in law.objections for rule in objection.rules}
    reception = law.reception
    named |= {reception.schedule_rule, reception.online_rule, reception.online_test_rule, reception.minimum_rule}
    assert not {name for name in named if name not in rules.all_rules}
    assert law.conclusion_duty in rules.all_duties
    assert reception.schedule_duty in rules.all_duties


def test_every_time_limit_says_what_it_waits_for_in_a_word_of_the_papers() -> None:
    law, words = load_petition_law(LAW), load_wording("petition")
    first = {rule for way in law.ways.values() for rule in (*way.first, *way.checking)}
    settles = {rule for way in law.ways.values() for rule in (*way.settle.values(), *way.settle_again.values())}
    assert {law.awaited(rule) for rule in settles} == {"settlement"}
    for way in law.ways.values():
        if way.settle:
            assert {law.awaited(rule) for rule in (*way.first, *way.checking)} == {"acceptance"}
    assert set(law.awaits) <= first | settles | {rule for way in law.ways.values() for rule in rules_of(way)}
    assert {*law.awaits.values(), ANSWER} <= set(words.texts)


def test_every_kind_step_case_and_matter_is_in_its_book() -> None:
    law = load_petition_law(LAW)
    kinds, matters, cases = (
        {choice.value for choice in PETITIONS[key].choices} for key in ("kind", "matter", "case_kind")
    )
    steps = {choice.value for choice in PETITION_STEPS["kind"].choices}
    assert set(law.ways) == kinds
    assert {matter for way in law.ways.values() for matter in way.by_matter} == matters
    for way in law.ways.values():
        assert set(way.steps) <= steps
        assert {*way.send, *way.within, *way.notice} <= set(way.steps)
        assert {*way.settle, *way.settle_again, *way.lodge, *way.lodge_again} <= cases
