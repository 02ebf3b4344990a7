"""Nothing is lost: what was removed comes back, and any piece of work is undone as a whole."""

from __future__ import annotations

from typing import Any

from papi_desktop.domain.registers import DISCLOSURES, HOUSEHOLDS
from papi_desktop.operations import records
from tests.ui.official import Official


def test_the_waste_basket_shows_reason_and_book(window: Any, official: Official, office: Any) -> None:
    first = next(iter(office.store.all(HOUSEHOLDS)))
    records.remove(office, HOUSEHOLDS, first["id"], "chuyển đi nơi khác")
    official.opens("Thùng rác").sees("chuyển đi nơi khác").sees("1 dòng")
    assert "Lấy lại" not in official.buttons(), "nothing is chosen yet"
    official.chooses_row(first["head_name"]).presses("Lấy lại").sees("đã trở lại sổ")
    assert office.store.count(HOUSEHOLDS) == 24


def test_work_done_is_undone_as_a_whole(window: Any, official: Official, office: Any) -> None:
    first = next(iter(office.store.all(DISCLOSURES)))
    records.save(office, DISCLOSURES, {**first, "responsible": "Quàng Văn Đức"})
    official.opens("Việc đã làm").chooses_row("Sửa nội dung công khai").presses("Hoàn tác việc này")
    official.sees("trở lại như trước").presses("Hoàn tác").sees("Đã hoàn tác.")
    assert office.store.get(DISCLOSURES, first["id"])["responsible"] is None
    official.sees("Hoàn tác việc trước")


def test_work_changed_since_is_refused_in_words(window: Any, official: Official, office: Any) -> None:
    first = next(iter(office.store.all(DISCLOSURES)))
    records.save(office, DISCLOSURES, {**first, "responsible": "Quàng Văn Đức"})
    again = office.store.get(DISCLOSURES, first["id"])
    records.save(office, DISCLOSURES, {**again, "responsible": "Cà Văn Hòa"})
    official.opens("Việc đã làm").sees("Sửa nội dung công khai")
    window.page._table.selectRow(1)
    official.presses("Hoàn tác việc này").presses("Hoàn tác").sees("Mã: ")
    assert office.store.get(DISCLOSURES, first["id"])["responsible"] == "Cà Văn Hòa"
