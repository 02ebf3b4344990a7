"""What plans say about time."""

from __future__ import annotations

from datetime import date

import pytest

from papi_desktop.domain.plan.times import Target, When, read_schedule

YEAR = 2024


@pytest.mark.parametrize(
    ("stated", "kind", "first", "last"),
    [
        ("Thường xuyên", When.CONTINUOUS, date(2024, 1, 1), date(2024, 12, 31)),
        ("Thưng xuyên", When.CONTINUOUS, date(2024, 1, 1), date(2024, 12, 31)),
        ("Quý II", When.QUARTER, date(2024, 4, 1), date(2024, 6, 30)),
        ("Quý III/2025", When.QUARTER, date(2025, 7, 1), date(2025, 9, 30)),
        ("Quý lV/2O24", When.QUARTER, date(2024, 10, 1), date(2024, 12, 31)),
        ("quý 1 năm 2025", When.QUARTER, date(2025, 1, 1), date(2025, 3, 31)),
        ("Năm 2024", When.YEAR, date(2024, 1, 1), date(2024, 12, 31)),
        ("Cả năm 2025 và các năm tiếp theo", When.YEAR, date(2025, 1, 1), date(2025, 12, 31)),
        ("Trong năm", When.YEAR, date(2024, 1, 1), date(2024, 12, 31)),
        ("trước ngày 20/6", When.BEFORE, date(2024, 1, 1), date(2024, 6, 19)),
        ("Trước 30/11/2025", When.BEFORE, date(2025, 1, 1), date(2025, 11, 29)),
        ("Chậm nhất ngày 15 tháng 7 năm 2024", When.UNTIL, date(2024, 1, 1), date(2024, 7, 15)),
        ("Từ ngày 01/3 đến ngày 15/4/2024", When.BETWEEN, date(2024, 3, 1), date(2024, 4, 15)),
        ("6 tháng đầu năm", When.HALF, date(2024, 1, 1), date(2024, 6, 30)),
        ("Tháng 9/2024", When.MONTH, date(2024, 9, 1), date(2024, 9, 30)),
        ("Hằng quý", When.PERIODIC, None, None),
        ("Theo chỉ đạo của cấp trên", When.UNCLEAR, None, None),
        ("Quý VI", When.UNCLEAR, None, None),
        ("trước ngày 31/2", When.UNCLEAR, None, None),
        ("", When.UNCLEAR, None, None),
    ],
)
def test_a_phrase_becomes_days(stated: str, kind: When, first: date | None, last: date | None) -> None:
    main = read_schedule(stated, "", YEAR).main
    assert (main.kind, main.first, main.last) == (kind, first, last)


def test_the_first_phrase_binds_and_the_others_are_kept() -> None:
    schedule = read_schedule("Quý II; chấm thử trong năm 2024", "", YEAR)
    assert [p.kind for p in schedule.phrases] == [When.QUARTER, When.YEAR]
    assert schedule.main.last == date(2024, 6, 30)


@pytest.mark.parametrize(
    ("stated", "task", "target"),
    [
        ("Năm 2024", "Đối thoại với dân (tối thiểu 02 lần/1 năm)", Target(2, "year")),
        ("Ít nhất 01 cuộc/quý", "Họp dân", Target(1, "quarter")),
        ("Mỗi năm tối thiểu hai lần", "Họp dân", Target(2, "year")),
        ("Năm 2024", "Kiểm tra 24 thôn", None),
    ],
)
def test_how_often(stated: str, task: str, target: Target | None) -> None:
    assert read_schedule(stated, task, YEAR).target == target


def test_every_period_is_told() -> None:
    assert read_schedule("Định kỳ hằng tháng", "", YEAR).main.every == "month"
