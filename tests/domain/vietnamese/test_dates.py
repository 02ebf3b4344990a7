"""Dates: what people write, what they must not, and how papers write them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papi_desktop.domain.vietnamese.dates import (
    PartialDate,
    from_excel_serial,
    parse_date,
    parse_typed_date,
    table_date,
    weekday_name,
)
from papi_desktop.domain.vietnamese.unreadable import DateFormatError

TODAY = date(2026, 11, 22)
DAYS = st.dates(min_value=date(1800, 1, 1), max_value=date(2199, 12, 31))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("5/9/2026", "2026-09-05"),
        ("05/09/2026", "2026-09-05"),
        ("05-09-2026", "2026-09-05"),
        ("5.9.2026", "2026-09-05"),
        (" 5 / 9 / 2026 ", "2026-09-05"),
        ("ngày 5 tháng 9 năm 2026", "2026-09-05"),
        ("Ngày 05 tháng 9 năm 2026", "2026-09-05"),
        ("nga\u0300y 05 tháng 9, năm 2026", "2026-09-05"),
        ("ngày 5/9/2026", "2026-09-05"),
        ("2026-09-05", "2026-09-05"),
        ("2026-09-05T00:00:00", "2026-09-05"),
        ("2026-09-05 00:00:00.000", "2026-09-05"),
        ("05/09/2026 0:00", "2026-09-05"),
        ("2026/9/5", "2026-09-05"),
        ("29/02/2024", "2024-02-29"),
        ("12/11/1960", "1960-11-12"),
        ("9/2026", "2026-09"),
        ("tháng 9 năm 2026", "2026-09"),
        ("tháng 9/2026", "2026-09"),
        ("2026-09", "2026-09"),
        ("1960", "1960"),
        ("năm 1960", "1960"),
        ("00/00/1960", "1960"),
        ("0/5/1960", "1960-05"),
    ],
)
def test_dates_as_people_write_them(text: str, iso: str) -> None:
    read = parse_date(text)
    assert read is not None
    assert read.iso == iso


@pytest.mark.parametrize(
    "text",
    ["12/31/2026", "31/02/2026", "29/02/2026", "31/4/2026", "2026-13-01", "32/1/2026", "5/0/1960", "5/9/26", "85", "19665", "0196",
     "1799", "2200", "không nhớ", "5/9", "5/9-2026", "45000", "1960 1961", "05/09/2026 14:30", "ngày 5", "tháng 9", "٥/٩/٢٠٢٦"],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(DateFormatError) as refusal:
        parse_date(text)
    assert refusal.value.message.in_english() == str(refusal.value)


@pytest.mark.parametrize("text", ["", "  ", "\u00a0"])
def test_blank_is_no_date(text: str) -> None:
    assert parse_date(text) is None
    assert parse_typed_date(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "iso"), [("5/9/85", "1985-09-05"), ("5-9-37", "1937-09-05"), ("1/1/05", "2005-01-01")]
)
def test_two_digits_are_read_when_one_century_makes_sense(text: str, iso: str) -> None:
    read = parse_date(text, today=TODAY)
    assert read is not None
    assert read.iso == iso


@pytest.mark.parametrize("text", ["5/9/26", "5/9/16", "5/9/36"])
def test_two_digits_of_two_centuries_are_refused(text: str) -> None:
    with pytest.raises(DateFormatError):
        parse_date(text, today=TODAY)


@given(DAYS)
def test_every_day_is_read_in_every_way_it_is_written(day: date) -> None:
    whole = PartialDate.from_date(day)
    ways = [
        f"ngày {day.day:02} tháng {day.month} năm {day.year}",
        table_date(day),
        day.isoformat(),
        f"{day.day}-{day.month}-{day.year}",
        f"{day.day}.{day.month}.{day.year}",
    ]
    assert [parse_date(way) for way in ways] == [whole] * len(ways)
    assert whole.to_date() == day
    assert parse_typed_date(f"{day:%d%m}{day.year:04}", TODAY) == day


@pytest.mark.parametrize("iso", ["1960", "1960-05", "1960-05-12"])
def test_partial_dates_keep_their_text(iso: str) -> None:
    assert PartialDate.from_iso(iso).iso == iso
    assert str(PartialDate.from_iso(iso)) == iso
    assert PartialDate.from_iso(iso).is_whole == (len(iso) == 10)


@pytest.mark.parametrize("text", ["", "60", "1960-5", "1960-00", "1960-02-30", "1960-05-12 ", "1960/05/12"])
def test_other_texts_are_not_iso(text: str) -> None:
    with pytest.raises(DateFormatError):
        PartialDate.from_iso(text)


def test_a_day_needs_its_month() -> None:
    with pytest.raises(DateFormatError):
        PartialDate(1960, None, 5)


def test_a_part_is_no_day() -> None:
    for iso in ("1960", "1960-05"):
        with pytest.raises(DateFormatError):
            PartialDate.from_iso(iso).to_date()


@pytest.mark.parametrize(
    ("serial", "day"),
    [
        (1, date(1900, 1, 1)),
        (59, date(1900, 2, 28)),
        (61, date(1900, 3, 1)),
        (25569, date(1970, 1, 1)),
        (46270, date(2026, 9, 5)),
        (46270.75, date(2026, 9, 5)),
        (2958465, date(9999, 12, 31)),
    ],
)
def test_serials_of_the_1900_system(serial: float, day: date) -> None:
    assert from_excel_serial(serial) == day


@pytest.mark.parametrize(("serial", "day"), [(0, date(1904, 1, 1)), (44808, date(2026, 9, 5)), (60, date(1904, 3, 1))])
def test_serials_of_the_1904_system(serial: float, day: date) -> None:
    assert from_excel_serial(serial, date1904=True) == day


@pytest.mark.parametrize("serial", [0, 0.5, -1, 60, 60.5, 2_958_466, float("nan"), float("inf"), 1e300])
def test_no_such_serial(serial: float) -> None:
    with pytest.raises(DateFormatError):
        from_excel_serial(serial)


@pytest.mark.parametrize("serial", [-1, -0.5, 2_957_004, float("nan")])
def test_no_such_serial_of_1904(serial: float) -> None:
    with pytest.raises(DateFormatError):
        from_excel_serial(serial, date1904=True)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("5", date(2026, 11, 5)),
        ("05", date(2026, 11, 5)),
        ("5/3", date(2026, 3, 5)),
        ("5.3", date(2026, 3, 5)),
        ("+30", date(2026, 12, 22)),
        ("-22", date(2026, 10, 31)),
        ("+0", TODAY),
        ("05032026", date(2026, 3, 5)),
        ("5/3/2025", date(2025, 3, 5)),
        ("ngày 5 tháng 3 năm 2025", date(2025, 3, 5)),
    ],
)
def test_short_forms_of_the_keyboard(typed: str, day: date) -> None:
    assert parse_typed_date(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["31", "0", "5/13", "31/2", "2026", "9/2026", "20260305", "+", "abc", "5/3/26"])
def test_what_cannot_be_a_whole_date_is_refused(typed: str) -> None:
    with pytest.raises(DateFormatError):
        parse_typed_date(typed, TODAY)


@pytest.mark.parametrize(
    ("day", "table"),
    [
        (date(2026, 9, 5), "05/09/2026"),
        (date(2026, 1, 10), "10/01/2026"),
        (date(2026, 2, 9), "09/02/2026"),
        (date(2026, 3, 31), "31/03/2026"),
        (date(2026, 11, 30), "30/11/2026"),
    ],
)
def test_dates_as_tables_write_them(day: date, table: str) -> None:
    assert table_date(day) == table


@pytest.mark.parametrize(("iso", "table"), [("1960", "1960"), ("1960-05", "05/1960"), ("1960-05-01", "01/05/1960")])
def test_tables_write_what_is_known(iso: str, table: str) -> None:
    assert table_date(PartialDate.from_iso(iso)) == table


def test_the_days_of_the_week() -> None:
    names = [weekday_name(date(2026, 11, 16) + timedelta(days)) for days in range(7)]
    assert names == ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]
