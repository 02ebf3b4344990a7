"""The book of outgoing documents of a year: gaps are seen, explained once, and printed."""

from __future__ import annotations

from datetime import date

import pytest

from papi_desktop.documents.paper import Table
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.registers import OUTGOING
from papi_desktop.operations import numbers, outgoing_year
from papi_desktop.operations.office import Office

DAY = date(2026, 5, 4)


def take(office: Office, *texts: str) -> None:
    for text in texts:
        numbers.reserve(office, numbers.as_number(office, "TB", text, DAY), f"Thông báo {text}")


def test_numbers_never_used_are_gaps(office: Office) -> None:
    take(office, "1", "2a", "4", "6")
    (series,) = outgoing_year.series_of(office, 2026)
    assert [gap.number for gap in series.gaps] == [3, 5]


def test_an_office_that_goes_on_from_another_book_has_no_gap_before(office: Office) -> None:
    numbers.start_series_at(office, "TB", 2026, 168)
    take(office, "168", "170")
    (series,) = outgoing_year.series_of(office, 2026)
    assert [gap.number for gap in series.gaps] == [169]


def test_a_gap_explained_is_void_and_never_used_again(office: Office) -> None:
    take(office, "1", "3")
    (series,) = outgoing_year.series_of(office, 2026)
    with pytest.raises(UserError) as blank:
        outgoing_year.explain(office, 2026, series.gaps[0], " ")
    assert blank.value.code == "KH-08"
    kept = office.store.get(OUTGOING, outgoing_year.explain(office, 2026, series.gaps[0], "Ghi nhầm, không phát hành"))
    assert kept is not None
    assert (kept["symbol"], kept["state"], kept["gap_reason"]) == ("02/TB-UBND", "void", "Ghi nhầm, không phát hành")
    assert outgoing_year.series_of(office, 2026)[0].gaps == ()
    with pytest.raises(UserError):
        numbers.reserve(office, numbers.as_number(office, "TB", "2", DAY), "Khác")


def test_the_book_prints_numbers_and_gaps_in_their_order(office: Office) -> None:
    take(office, "1", "3")
    table = next(b for b in outgoing_year.sheet(office, 2026).paper.blocks if isinstance(b, Table))
    assert [row.cells[0] for row in table.rows] == ["Loại văn bản: TB", "01/TB-UBND", "02", "03/TB-UBND"]
    assert "Chưa dùng, chưa ghi lý do" in table.rows[2].cells


def test_a_year_without_documents_says_so(office: Office) -> None:
    assert not any(isinstance(b, Table) for b in outgoing_year.sheet(office, 2020).paper.blocks)
