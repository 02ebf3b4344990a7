"""The counting in Vietnamese words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from papi_desktop.domain.law.calendar import ReasonCode, WorkingCalendar
from papi_desktop.domain.law.clock import deadline, reckon
from papi_desktop.domain.law.explain import Wording, explain, parse_wording
from papi_desktop.domain.law.rules import Rule
from papi_desktop.domain.law.schema import RawRow, SchemaError

FindRule = Callable[[str], Rule]


def test_working_days(rule: FindRule, calendar: WorkingCalendar, wording: Wording) -> None:
    lines = explain(deadline(rule("PUB_DEFAULT"), date(2026, 11, 20), calendar), wording)
    assert lines[0].startswith("thứ Sáu 20/11/2026: không tính")
    assert lines[4] == "thứ Ba 24/11/2026: không tính (Ngày Văn hóa Việt Nam)"
    assert "Chủ nhật 22/11/2026: không tính (nghỉ hằng tuần)" in lines
    assert lines[-2] == "thứ Hai 30/11/2026: ngày làm việc thứ 5"
    assert lines[-1].endswith("thứ Hai 30/11/2026")


@pytest.mark.parametrize(
    ("rule_id", "start", "told"),
    [
        ("POST_30", date(2026, 12, 1), ["thứ Năm 31/12/2026", "thứ Sáu 01/01/2027"]),
        ("POST_PERMANENT", date(2026, 12, 1), ["không có ngày gỡ"]),
        ("DIALOGUE_NOTICE", date(2026, 12, 15), ["thứ Ba 08/12/2026"]),
        ("DATA_BREACH", datetime(2026, 11, 20, 16, 30), ["16:30", "thứ Hai 23/11/2026"]),
        ("ATI_ANSWER", date(2026, 11, 23), ["thứ Hai 07/12/2026"]),
    ],
)
def test_the_last_line_is_the_result(
    rule: FindRule, calendar: WorkingCalendar, wording: Wording, rule_id: str, start: date, told: list[str]
) -> None:
    last = explain(reckon(rule(rule_id), start, calendar), wording)[-1]
    for part in told:
        assert part in last


def test_every_reason_has_its_words(wording: Wording) -> None:
    assert set(ReasonCode) <= set(wording.templates)


def test_a_template_may_not_ask_for_what_is_not_there(wording: Wording) -> None:
    for broken in ("{day} {weekday}", "{day"):
        row = RawRow({**wording.templates, "holiday": broken}, "wording", 0, "wording.toml")
        with pytest.raises(SchemaError) as refused:
            parse_wording(row)
        assert refused.value.field == "holiday"
