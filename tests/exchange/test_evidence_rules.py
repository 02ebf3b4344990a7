"""The rows that say which books prove what: they point at parts of PAPI and at fields that are there."""

from __future__ import annotations

from collections import Counter
from datetime import date

from papi_desktop.domain.registers import BY_KEY
from papi_desktop.exchange.evidence_rules import load_evidence_rules
from papi_desktop.exchange.law_tables import load_rule_book
from papi_desktop.paths import resource_folder

RULES = load_evidence_rules(resource_folder("plan", "evidence.toml"))


def test_every_row_names_a_part_of_papi() -> None:
    parts = {d.id for d in load_rule_book(resource_folder("law")).dimensions(date(2026, 12, 31))}
    assert {rule.wanted.part for rule in RULES} <= parts


def test_ids_are_used_once() -> None:
    assert [id for id, times in Counter(rule.wanted.id for rule in RULES).items() if times > 1] == []


def test_what_a_record_must_have_is_a_value_its_book_knows() -> None:
    for rule in RULES:
        register = BY_KEY.get(rule.wanted.book)
        if register is None:
            continue
        for key, value in rule.where.items():
            assert key in register, (rule.wanted.id, key)
            if register[key].choices:
                assert register[key].choice(value) is not None, (rule.wanted.id, value)
