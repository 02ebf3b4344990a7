"""Counting for the command line: the same numbers as the clock, with the counting in words and the text it rests on."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.law.tables import restore_rule
from papi_desktop.operations import clock
from papi_desktop.operations.clock import hangs_without_end
from papi_desktop.operations.office import Office
from papi_desktop.translations import render

START = date(2026, 11, 20)


def test_a_deadline_with_its_counting() -> None:
    found = clock.count("PUB_DEFAULT", START)
    assert found.due == date(2026, 11, 30)
    assert (found.last_day_up, found.takedown_from) == (None, None)
    assert [day.date for day in found.days] == [START + timedelta(days=n) for n in range(11)]
    counted = [day.date for day in found.days if day.counted]
    assert counted == [date(2026, 11, d) for d in (23, 25, 26, 27, 30)]  # 24 November is a day off
    assert all(day.why for day in found.days)
    assert "30/11/2026" in found.lines[-1]
    assert found.citation
    assert found.certainty in {"confirmed", "to_check"}


def test_a_posting_has_a_last_day_and_a_day_to_take_it_down() -> None:
    found = clock.count("POST_30", date(2026, 12, 1))
    assert (found.due, found.last_day_up, found.takedown_from) == (
        date(2026, 12, 31),
        date(2026, 12, 31),
        date(2027, 1, 1),
    )
    assert sum(day.counted for day in found.days) == 30
    assert not found.days[0].counted


def test_an_unconfirmed_rule_says_so() -> None:
    assert clock.count("POOR_POST", date(2026, 12, 1)).certainty == "to_check"


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(UserError, match="LUAT-02"):
        clock.count("KHONG_CO", START)


def test_a_rule_that_counts_no_days_is_refused() -> None:
    with pytest.raises(UserError, match="LUAT-04"):
        clock.count("POOR_CUTOFF_B2", START)


def test_a_rule_that_was_not_in_force_is_refused() -> None:
    with pytest.raises(UserError, match="LUAT-03"):
        clock.count("PUB_DEFAULT", date(1999, 1, 4))


def test_the_office_counts_the_same(office: Office) -> None:
    rule = office.rules.rule("PUB_DEFAULT", START)
    assert clock.count_for(office, rule, START) == clock.count("PUB_DEFAULT", START)


def test_the_offices_own_rows_count(office: Office, tmp_path: Path) -> None:
    own = tmp_path / "data" / "law"
    own.mkdir(parents=True, exist_ok=True)
    (own / "clocks.toml").write_text(
        """
[[rule]]
id = "PUB_DEFAULT"
kind = "deadline"
subject = "own"
subject_vi = "Hạn công khai riêng của đơn vị"
trigger_vi = "ngày văn bản"
amount = 2
unit = "working_day"
citation = "Quy chế của xã"
certainty = "confirmed"
valid_from = 2026-01-01
""",
        encoding="utf-8",
    )
    assert clock.count("PUB_DEFAULT", START, data=tmp_path / "data").due == date(2026, 11, 25)
    assert clock.count("PUB_DEFAULT", START).due == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("rule_id", "words"),
    [
        ("LAND_NOTICE_KEEP", "It must hang trong suốt thời gian bồi thường, hỗ trợ, tái định cư."),
        ("LAND_PLAN_KEEP", "It must hang trong suốt kỳ kế hoạch sử dụng đất."),
    ],
)
def test_what_hangs_for_a_period_the_law_names_does_not_hang_for_good(office: Office, rule_id: str, words: str) -> None:
    rule = office.rules.rule(rule_id, date(2026, 11, 22))
    assert render(hangs_without_end(rule)) == words
    before = restore_rule({**rule.snapshot(), "while_vi": ""})
    assert render(hangs_without_end(before)) == "It must stay public for the whole period."
