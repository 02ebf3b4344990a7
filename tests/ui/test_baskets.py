"""Nothing is lost: what was removed comes back, and any piece of work is undone as a whole."""

from __future__ import annotations

from typing import Any

from papi_desktop.domain.register import Privacy
from papi_desktop.domain.registers import DISCLOSURES, HOUSEHOLDS, MEMBERS
from papi_desktop.operations import records
from papi_desktop.ui.batches_page import read_batches
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


def test_work_done_says_what_it_was_about_and_leads_there(window: Any, official: Official, office: Any) -> None:
    first = next(iter(office.store.all(DISCLOSURES)))
    records.save(office, DISCLOSURES, {**first, "responsible": "Quàng Văn Đức"})
    official.opens("Việc đã làm").sees(first["title"])
    window.page._table.selectRow(0)
    official.hits("Return").sees("Quàng Văn Đức")
    assert window.page.title == "Sổ công khai"


def test_work_done_never_tells_a_name_that_is_kept_back(window: Any, official: Official, office: Any) -> None:
    household = next(iter(office.store.all(HOUSEHOLDS)))
    member = {"household_id": household["id"], "name": "Cà Văn Hòa"}
    records.save(office, MEMBERS, member)
    last = read_batches(office, 1)[0]
    assert MEMBERS["name"].privacy is Privacy.SENSITIVE
    assert not any("Cà Văn Hòa" in cell for cell in last.cells)
