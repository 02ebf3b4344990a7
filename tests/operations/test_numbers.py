"""Document numbers: next, stated, reserved, void; never twice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import OUTGOING
from papi_desktop.operations import numbers, records
from papi_desktop.operations.office import Office
from tests.operations.conftest import TODAY, new_office


def issue(office: Office, text: str, kind: str = "TB", on: date = TODAY) -> str:
    """Issue a paper under a number and return its symbol."""
    number = numbers.as_number(office, kind, text, on)
    with office.store.transaction(say("Issue")) as tx:
        numbers.issue(office, tx, number, f"Văn bản {text}", {"issued_on": on.isoformat()})
    return number.symbol


def next_symbol(office: Office, kind: str = "TB", on: date = TODAY) -> str:
    return numbers.next_number(office, kind, on).symbol


def test_the_first_number_of_a_year_has_two_digits(office: Office) -> None:
    assert next_symbol(office) == "01/TB-UBND"


def test_next_follows_the_highest(office: Office) -> None:
    issue(office, "5")
    issue(office, "3")
    assert next_symbol(office) == "06/TB-UBND"


def test_each_kind_and_each_year_has_its_own_series(office: Office) -> None:
    issue(office, "41")
    assert next_symbol(office, "QĐ") == "01/QĐ-UBND"
    assert next_symbol(office, on=date(2027, 1, 4)) == "01/TB-UBND"


def test_an_office_with_one_series_counts_all_kinds_together(tmp_path: Path) -> None:
    office = new_office(tmp_path / "data", number_series="common")
    issue(office, "41", "TB")
    assert next_symbol(office, "QĐ") == "42/QĐ-UBND"
    with pytest.raises(UserError, match="SO-02"):
        issue(office, "41", "QĐ")
    office.store.close()


def test_a_series_may_start_anywhere(office: Office) -> None:
    numbers.start_series_at(office, "TB", 2026, 168)
    assert next_symbol(office) == "168/TB-UBND"
    assert next_symbol(office, on=date(2027, 1, 4)) == "01/TB-UBND"
    issue(office, "168")
    assert next_symbol(office) == "169/TB-UBND"


@pytest.mark.parametrize(
    ("typed", "symbol"),
    [
        ("5", "05/TB-UBND"),
        ("05", "05/TB-UBND"),
        ("005", "05/TB-UBND"),
        (" 45 ", "45/TB-UBND"),
        ("168a", "168a/TB-UBND"),
        ("12đ", "12đ/TB-UBND"),
        ("1000", "1000/TB-UBND"),
    ],
)
def test_a_stated_number_as_printed(office: Office, typed: str, symbol: str) -> None:
    assert numbers.as_number(office, "TB", typed, TODAY).symbol == symbol


@pytest.mark.parametrize("typed", ["", "0", "00", "a", "45/TB-UBND", "-3", "4 5", "45abc", "1234567", "٤٥"])
def test_what_is_no_number_is_refused(office: Office, typed: str) -> None:
    with pytest.raises(UserError, match="SO-01"):
        numbers.as_number(office, "TB", typed, TODAY)


def test_letters_count_as_another_number(office: Office) -> None:
    issue(office, "168")
    assert issue(office, "168a") == "168a/TB-UBND"
    assert next_symbol(office) == "169/TB-UBND"


@pytest.mark.parametrize(("first", "second"), [("45", "45"), ("5", "05"), ("168a", "168A")])
def test_a_taken_number_names_its_paper_and_the_next_free_one(office: Office, first: str, second: str) -> None:
    issue(office, first)
    with pytest.raises(UserError) as refused:
        issue(office, second)
    assert refused.value.code == "SO-02"
    assert f"Văn bản {first}" in refused.value.what.in_english()
    assert next_symbol(office) in refused.value.todo.in_english()
    assert office.store.count(OUTGOING) == 1


def test_a_void_number_stays_taken_with_its_reason(office: Office) -> None:
    line = numbers.reserve(office, numbers.as_number(office, "TB", "7", TODAY), "Thông báo nghỉ lễ")
    with pytest.raises(UserError, match="SO-03"):
        numbers.void(office, line, "  ")
    numbers.void(office, line, "In sai, bỏ")
    kept = office.store.get(OUTGOING, line)
    assert kept is not None
    assert (kept["state"], kept["gap_reason"]) == ("void", "In sai, bỏ")
    assert next_symbol(office) == "08/TB-UBND"
    with pytest.raises(UserError, match="SO-02"):
        issue(office, "7")


def test_a_removed_number_is_not_used_again(office: Office) -> None:
    issue(office, "9")
    records.remove(office, OUTGOING, next(iter(office.store.all(OUTGOING)))["id"], "Nhập nhầm")
    assert office.store.count(OUTGOING) == 0
    assert next_symbol(office) == "10/TB-UBND"
    with pytest.raises(UserError, match="SO-02"):
        issue(office, "9")


def test_an_undone_number_is_not_used_again(office: Office) -> None:
    issue(office, "9")
    records.undo(office, office.store.batches()[0].id)
    assert next_symbol(office) == "10/TB-UBND"


def test_a_reserved_number_waits_for_its_paper(office: Office) -> None:
    line = numbers.reserve(office, numbers.as_number(office, "TB", "7", TODAY), "Đang soạn")
    assert next_symbol(office) == "08/TB-UBND"
    with pytest.raises(UserError, match="SO-02"):
        numbers.reserve(office, numbers.as_number(office, "TB", "07", TODAY), "Việc khác")
    assert issue(office, "7") == "07/TB-UBND"
    kept = office.store.get(OUTGOING, line)
    assert kept is not None
    assert (kept["state"], kept["subject"], kept["issued_on"]) == ("issued", "Văn bản 7", "2026-11-22")
    assert office.store.count(OUTGOING) == 1
    with pytest.raises(UserError, match="SO-02"):
        issue(office, "7")


def test_only_a_number_that_is_kept_can_be_given_up(office: Office) -> None:
    issue(office, "7")
    line = next(iter(office.store.all(OUTGOING)))["id"]
    with pytest.raises(UserError, match="SO-04"):
        numbers.void(office, line, "In sai")
    assert (office.store.get(OUTGOING, line) or {})["state"] == "issued"


def test_a_number_is_kept_for_something(office: Office) -> None:
    with pytest.raises(UserError, match="SO-07"):
        numbers.reserve(office, numbers.as_number(office, "TB", "7", TODAY), "  ")
    assert office.store.count(OUTGOING) == 0


def test_a_line_entered_by_hand_is_put_into_its_series(office: Office) -> None:
    typed = {**OUTGOING.blank(), "year": 2026, "document_kind": "QĐ", "number_text": "9", "subject": "Quyết định cũ"}
    line = office.store.get(OUTGOING, records.save(office, OUTGOING, typed))
    assert line is not None
    assert (line["series"], line["number"], line["symbol"]) == ("QĐ", 9, "09/QĐ-UBND")
    assert next_symbol(office, "QĐ") == "10/QĐ-UBND"
    assert [p.field for p in records.check(office, OUTGOING, typed)] == ["number_text"]
    records.save(office, OUTGOING, {**line, "subject": "Quyết định đã sửa"})
    assert office.store.count(OUTGOING) == 1


def test_a_number_corrected_by_hand_gets_its_symbol(office: Office) -> None:
    typed = {**OUTGOING.blank(), "year": 2026, "document_kind": "QĐ", "number_text": "9", "subject": "Quyết định"}
    line = office.store.get(OUTGOING, records.save(office, OUTGOING, typed))
    records.save(office, OUTGOING, {**(line or {}), "number_text": "11"})
    assert [row["symbol"] for row in office.store.all(OUTGOING)] == ["11/QĐ-UBND"]
