"""The shipped templates: every one can be begun, and none states a figure."""

from __future__ import annotations

import pytest

from papi_desktop.domain.budget.checks import check_table
from papi_desktop.domain.budget.formulas import formulas_of, number_of
from papi_desktop.domain.budget.table import Role
from papi_desktop.domain.registers import BUDGETS
from papi_desktop.exchange.budget_resources import Template, begun, budget_words, templates
from papi_desktop.operations.budget.stages import stages

every = pytest.mark.parametrize("template", templates(), ids=[t.code.replace("/", "-") for t in templates()])


@every
def test_it_serves_a_stage_and_says_what_it_rests_on(template: Template) -> None:
    assert template.stages
    assert set(template.stages) <= set(stages())
    assert template.regime in {choice.value for choice in BUDGETS["regime"].choices}
    assert template.citation
    assert template.confirmed or template.note


@every
def test_it_is_blank_and_its_formulas_are_understood(template: Template) -> None:
    table = begun(template, 2026, "09 tháng", "Bảng")
    assert all(cell is None for row in table.rows for cell in row.cells)
    assert check_table(table, budget_words()) == []
    written = {n for n, column in enumerate(table.columns) if "=" in column.sign}
    assert written <= formulas_of(table).keys()
    numbers = [number_of(column.sign) for column in table.columns if column.sign]
    assert len(numbers) == len(set(numbers))
    assert not any("{" in text for text in (*table.title, *(c.heading for c in table.columns)))


@every
def test_defence_and_security_are_marked(template: Template) -> None:
    for row in template.table.rows:
        assert row.private == any(word in row.label for word in ("quốc phòng", "an ninh"))


@every
def test_comparisons_are_no_amounts(template: Template) -> None:
    for column in template.table.columns:
        assert ("(%)" in column.heading) == (column.role is Role.RATIO)


def test_every_stage_of_the_old_rules_has_all_its_forms() -> None:
    for stage in stages().values():
        codes = {t.code.partition("/")[0] for t in templates() if t.regime == "TT343" and stage.id in t.stages}
        assert codes == set(stage.legacy_forms)
