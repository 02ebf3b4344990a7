"""Facts of real schedules of reception keyed in and printed as stated; all people in them are left out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from papi_desktop.domain.registers import RECEPTION_DAYS
from papi_desktop.operations import record_papers, records
from papi_desktop.operations.office import Office
from papi_desktop.operations.petitions import receptions
from papi_desktop.operations.petitions.receptions import PlannedDays
from tests.operations.texts import text_of

THURSDAY = 3


def printed(office: Office, folder: Path) -> str:
    """Return the schedule of the year of the first day in the book."""
    day = next(iter(office.store.all(RECEPTION_DAYS)))
    made = record_papers.make(office, RECEPTION_DAYS, day["id"], "reception-schedule-year", folder, number="")
    return text_of(made.files[0])


def test_d01_the_days_of_a_month_stand_in_one_cell(office: Office, tmp_path: Path) -> None:
    plan = PlannedDays(date(2025, 7, 1), date(2025, 12, 27), THURSDAY, (), "", "", "Lò Thị Mẫu", "Chủ tịch UBND xã")
    assert receptions.plan_days(office, plan) == 26
    text = printed(office, tmp_path)
    assert "năm 2025" in text
    for line in (
        "07 Lò Thị Mẫu Chủ tịch UBND xã 03; 10; 17; 24; 31",
        "08 Lò Thị Mẫu Chủ tịch UBND xã 07; 14; 21; 28",
        "09 Lò Thị Mẫu Chủ tịch UBND xã 04; 11; 18; 25",
        "10 Lò Thị Mẫu Chủ tịch UBND xã 02; 09; 16; 23; 30",
        "11 Lò Thị Mẫu Chủ tịch UBND xã 06; 13; 20; 27",
        "12 Lò Thị Mẫu Chủ tịch UBND xã 04; 11; 18; 25",
    ):
        assert line in text


def test_d03_thursdays_with_a_day_off_moved_and_a_day_left_to_a_deputy(office: Office, tmp_path: Path) -> None:
    hours, place = "07h30 - 11h30; 13h00 - 17h00", "Phòng tiếp công dân UBND xã, Thôn Mỹ Xá"
    chair = ("Lò Thị Mẫu", "Chủ tịch UBND xã")
    plan = PlannedDays(date(2027, 2, 1), date(2027, 2, 28), THURSDAY, (), hours, place, *chair)
    receptions.plan_days(office, plan)
    days = list(office.store.all(RECEPTION_DAYS))
    last = max(days, key=lambda day: str(day["planned_on"]))
    left = {**last, "receiver": "Vì Văn Mẫu", "receiver_role": "Phó Chủ tịch UBND xã"}
    (warned,) = records.check(office, RECEPTION_DAYS, left)
    assert "a deputy does not stand in" in warned.message.in_english()
    records.save(office, RECEPTION_DAYS, left, accepted={warned.field: "theo thông báo đã ban hành"})
    text = printed(office, tmp_path)
    assert f"Thời gian: {hours}." in text
    assert place in text
    assert "02 Lò Thị Mẫu Chủ tịch UBND xã 11; 18" in text, (
        "4 February 2027 is in Tết; the next working day is the 11th"
    )
    assert "02 Vì Văn Mẫu Phó Chủ tịch UBND xã 25" in text
