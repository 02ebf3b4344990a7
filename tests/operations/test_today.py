"""Hôm nay: what the law will fault the commune for this week, and the map of villages by duties."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import DISCLOSURES, PLACES
from papi_desktop.domain.stands import COMPLETE, DUE, NONE, NOT_PROVEN, OVERDUE, RUNNING, SHORT
from papi_desktop.operations import posting, records, today
from papi_desktop.operations.agenda import Agenda, AgendaLine, Urgency
from papi_desktop.operations.book import Book
from papi_desktop.operations.disclosure_state import coverage, state_of
from papi_desktop.operations.office import Office
from papi_desktop.operations.publish import Published
from papi_desktop.operations.today import agenda
from papi_desktop.translations import render

HUNG = date(2026, 12, 1)
LAST = date(2026, 12, 31)


def hang(office: Office, done: Published, numbers: range, *, proof: bool = True, last: date | None = None) -> None:
    for place in [posting.postings_of(office, done.disclosure_id)[n] for n in numbers]:
        posting.hang(office, place["id"], HUNG, by="A", witnesses=["B"] if proof else [])
        if last:
            posting.take_down(office, place["id"], last, by="A")


def words(found: Agenda, urgency: Urgency) -> list[str]:
    return [render(line.what) for line in found.group(urgency)]


def state(office: Office, done: Published, on: date) -> tuple[str, str]:
    disclosure = office.store.get(DISCLOSURES, done.disclosure_id)
    assert disclosure is not None
    stands = state_of(office, disclosure, on)
    return stands.state, render(stands.words)


# --- the agenda ---


@pytest.mark.parametrize(
    ("on", "urgency"),
    [
        (date(2026, 11, 29), None),
        (date(2026, 11, 30), Urgency.DUE),
        (date(2026, 12, 7), Urgency.DUE),
        (date(2026, 12, 8), Urgency.OVERDUE),
    ],
)
def test_what_must_be_public_soon_is_due_and_then_overdue(
    office: Office, published: Published, on: date, urgency: Urgency | None
) -> None:
    found = agenda(office, on)
    lines = {u: [line for line in found.group(u) if line.id == published.disclosure_id] for u in Urgency}
    assert [u for u, of in lines.items() if of] == ([urgency] if urgency else [])
    if urgency:
        assert lines[urgency][0].due == date(2026, 12, 7)
        assert "07/12/2026" in render(lines[urgency][0].what)
        assert lines[urgency][0].register == "disclosures"


def test_one_place_that_does_not_hang_keeps_it_overdue(office: Office, published: Published) -> None:
    hang(office, published, range(3))
    assert len(agenda(office, date(2026, 12, 8)).group(Urgency.OVERDUE)) == 1
    hang(office, published, range(3, 4))
    assert agenda(office, date(2026, 12, 8)).group(Urgency.OVERDUE) == ()


def test_what_hangs_runs_and_may_then_be_taken_down(office: Office, published: Published) -> None:
    hang(office, published, range(4))
    title = "Danh sách hộ nghèo, hộ cận nghèo năm 2025"
    found = agenda(office, LAST)
    assert words(found, Urgency.RUNNING) == [f"“{title}” hangs at 4 places; it stays up to the end of 31/12/2026."]
    assert found.group(Urgency.TAKE_DOWN) == ()
    found = agenda(office, date(2027, 1, 1))
    assert found.group(Urgency.RUNNING) == ()
    assert words(found, Urgency.TAKE_DOWN) == [f"“{title}” may be taken down at 4 places."]
    assert found.group(Urgency.TAKE_DOWN)[0].due == date(2027, 1, 1)


def test_what_was_taken_down_asks_for_nothing_more(office: Office, published: Published) -> None:
    hang(office, published, range(4), last=LAST)
    on = date(2027, 1, 2)
    assert not [line for line in agenda(office, on).lines if line.register == "disclosures"]


def test_too_short_and_not_proven_are_told(office: Office, published: Published) -> None:
    hang(office, published, range(2), last=date(2026, 12, 20))
    hang(office, published, range(2, 3), proof=False, last=LAST)
    found = agenda(office, date(2027, 1, 2))
    assert "at 2 places" in words(found, Urgency.SHORT)[0]
    assert "at 1 places" in words(found, Urgency.NOT_PROVEN)[0]


def test_the_most_pressing_comes_first(office: Office, published: Published) -> None:
    hang(office, published, range(2), last=date(2026, 12, 20))
    found = agenda(office, date(2027, 1, 2))
    ranks = [list(Urgency).index(line.urgency) for line in found.lines]
    assert ranks == sorted(ranks)
    assert found.lines[0].urgency is Urgency.OVERDUE
    assert found.on == date(2027, 1, 2)


def test_yearly_duties_without_a_disclosure_are_reminded_of(office: Office, published: Published) -> None:
    missing = {line.id for line in agenda(office, date(2026, 12, 1)).group(Urgency.NOT_DISCLOSED)}
    assert "ho-ngheo" not in missing
    assert missing
    next_year = {line.id for line in agenda(office, date(2027, 1, 4)).group(Urgency.NOT_DISCLOSED)}
    assert "ho-ngheo" in next_year
    frequent = {d.id for d in office.rules.duties(date(2026, 12, 1)) if d.frequency.value == "as_needed"}
    assert not missing & frequent


def test_a_permanent_posting_is_never_to_be_taken_down(office: Office) -> None:
    record = {"title": "Bảng phí, lệ phí", "permanent": True, "posted_from": "2026-01-05"}
    disclosure_id = records.save(office, DISCLOSURES, record)
    place = posting.find(office, disclosure_id, "Trụ sở HĐND và UBND xã Na Sang")
    posting.hang(office, place["id"], date(2026, 1, 5), by="A", witnesses=["B"])
    lines = [line for line in agenda(office, date(2027, 6, 1)).lines if line.id == disclosure_id]
    assert lines == []


def test_a_record_stands_once_in_a_group(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def twice(_office: Office, on: date) -> list[AgendaLine]:
        lines = [(Urgency.DUE, on, 3), (Urgency.DUE, on, 1), (Urgency.OVERDUE, on, 2)]
        return [AgendaLine(u, say("{n}", n=n), "disclosures", "one", d + timedelta(days=n)) for u, d, n in lines]

    monkeypatch.setattr(today, "all_books", lambda: (Book(DISCLOSURES, agenda=twice),))
    assert [render(line.what) for line in agenda(office, HUNG).lines] == ["2", "1"]


# --- the state in the book ---


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 12, 1), (DUE, "4 working days left")),
        (date(2026, 12, 7), (DUE, "0 working days left")),
        (date(2026, 12, 10), (OVERDUE, "3 days late")),
    ],
)
def test_not_hung_yet(office: Office, published: Published, on: date, expected: tuple[str, str]) -> None:
    assert state(office, published, on) == expected


def test_state_while_it_hangs_and_after(office: Office, published: Published) -> None:
    hang(office, published, range(3))
    assert state(office, published, date(2026, 12, 10)) == (RUNNING, "Hanging · 3/4 places")
    hang(office, published, range(3), last=LAST)
    assert state(office, published, date(2027, 1, 2)) == (SHORT, "Not hung at 1 places")
    hang(office, published, range(4), last=LAST)
    assert state(office, published, date(2027, 1, 2)) == (COMPLETE, "Complete · 4/4")


def test_state_when_something_is_wrong(office: Office, published: Published) -> None:
    hang(office, published, range(4), proof=False, last=LAST)
    assert state(office, published, date(2027, 1, 2)) == (NOT_PROVEN, "Not proven · 4 places")
    hang(office, published, range(1), last=date(2026, 12, 20))
    assert state(office, published, date(2027, 1, 2)) == (SHORT, "Short by 11 days · 1 places")


def test_state_without_a_due_day(office: Office) -> None:
    disclosure_id = records.save(office, DISCLOSURES, {"title": "Quy ước"})
    disclosure = office.store.get(DISCLOSURES, disclosure_id)
    assert disclosure is not None
    stands = state_of(office, disclosure, HUNG)
    assert (stands.state, render(stands.words)) == (NONE, "Not hung yet")


# --- the map ---


def cells(office: Office, year: int, on: date) -> dict[str, str]:
    """Return village name to the state of the poor-household list."""
    found = coverage(office, year, on)
    names: dict[Any, str] = dict(found.villages)
    return {names[v]: cell.state for (v, duty), cell in found.cells.items() if duty == "ho-ngheo"}


def test_each_village_and_the_headquarters_have_their_cell(office: Office, published: Published) -> None:
    hang(office, published, range(2))
    hang(office, published, range(2, 3), last=date(2026, 12, 20))
    assert cells(office, 2026, date(2027, 1, 2)) == {
        "": "complete",
        "Bản Nà Cáy": "complete",
        "Thôn Huổi Siểu": "short",
        "Xóm Púng Khoai": "missing",
    }
    found = coverage(office, 2026, date(2027, 1, 2))
    village = next(v for v, name in found.villages if name == "Thôn Huổi Siểu")
    cell = found.cells[village, "ho-ngheo"]
    assert cell.disclosure_id == published.disclosure_id
    assert cell.posting_id == posting.find(office, published.disclosure_id, "Thôn Huổi Siểu")["id"]


def test_a_year_without_disclosures_owes_everything(office: Office) -> None:
    found = coverage(office, 2026, date(2027, 1, 2))
    assert {cell.state for cell in found.cells.values()} == {"missing"}
    assert "ho-ngheo" in {duty for duty, _title in found.duties}
    assert [name for _id, name in found.villages] == ["", "Bản Nà Cáy", "Thôn Huổi Siểu", "Xóm Púng Khoai"]


def test_what_is_not_due_yet_is_not_late(office: Office, published: Published) -> None:
    assert set(cells(office, 2026, date(2026, 12, 7)).values()) == {"not_due"}, "the last day is not over"
    assert set(cells(office, 2026, date(2026, 12, 8)).values()) == {"missing"}
    hang(office, published, range(1))
    assert cells(office, 2026, date(2026, 12, 7))[""] == "running"


def test_a_yearly_duty_is_late_when_the_year_is_over_and_a_quarterly_one_when_a_quarter_is(office: Office) -> None:
    found = coverage(office, 2026, HUNG)
    frequency = {duty.id: duty.frequency.value for duty in office.rules.duties(HUNG)}
    states = {(frequency[duty], cell.state) for (_village, duty), cell in found.cells.items()}
    assert ("yearly", "not_due") in states
    assert ("yearly", "missing") not in states
    assert ("budget_periods", "missing") in states
    assert {cell.state for cell in coverage(office, 2026, date(2026, 2, 1)).cells.values()} == {"not_due"}


def test_the_worse_of_two_places_of_a_village_counts(office: Office, published: Published) -> None:
    hang(office, published, range(4))
    village = office.villages()[0]
    second = {"name": "Điểm trường Nà Cáy", "kind": "DSH", "village_id": village["id"]}
    records.save(office, PLACES, second)
    posting.find(office, published.disclosure_id, "Điểm trường Nà Cáy")
    assert cells(office, 2026, date(2027, 1, 2))["Bản Nà Cáy"] == "missing"


def test_a_removed_disclosure_is_gone_from_everything(office: Office, published: Published) -> None:
    with office.store.transaction(say("Remove")) as tx:
        tx.delete(DISCLOSURES, published.disclosure_id, "Nhập nhầm")
    assert not [line for line in agenda(office, date(2026, 12, 8)).lines if line.register == "disclosures"]
    assert set(cells(office, 2026, HUNG).values()) == {"not_due"}
