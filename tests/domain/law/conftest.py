"""The law as it ships, and the day on which most tests stand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from papi_desktop.domain.law.calendar import WorkingCalendar
from papi_desktop.domain.law.explain import Wording
from papi_desktop.domain.law.rules import Rule, RuleBook
from papi_desktop.exchange.law_tables import load_calendar, load_law_words, load_rule_book
from papi_desktop.paths import resource_folder

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def book() -> RuleBook:
    return load_rule_book(resource_folder("law"))


@pytest.fixture(scope="session")
def calendar() -> WorkingCalendar:
    return load_calendar(resource_folder("law"))


@pytest.fixture(scope="session")
def wording() -> Wording:
    return load_law_words(resource_folder("law"))


@pytest.fixture(scope="session")
def rule(book: RuleBook) -> Callable[[str], Rule]:
    """Look a rule up as it stands today."""
    return lambda rule_id: book.rule(rule_id, on=TODAY)
