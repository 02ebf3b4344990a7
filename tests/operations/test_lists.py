"""What the office prints for itself from the screen: with its code, how many lines it has and when it was printed."""

from __future__ import annotations

import re

import pytest

from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Kind, Register
from papi_desktop.domain.registers import (
    ALL,
    DISCLOSURES,
    HOUSEHOLDS,
    OUTGOING,
    PAPERS,
    PETITIONS,
    VILLAGES,
    WORKING_PAPERS,
)
from papi_desktop.operations import lists
from papi_desktop.operations.office import Office
from papi_desktop.operations.verify import paper_of
from papi_desktop.operations.work_done import work_done
from papi_desktop.store.query import Query
from tests.documents.reading import flat, read_pages
from tests.store.samples import record

CODE = re.compile(r"Mã kiểm tra: ([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})")


def code_in(text: str) -> str:
    found = CODE.search(text)
    assert found is not None, text
    return found[1]


def test_a_printed_list_says_how_many_lines_and_when_and_has_its_code(office: Office) -> None:
    text = flat(read_pages(lists.list_pdf(office, VILLAGES, Query())))
    count = office.store.count(VILLAGES)
    assert re.search(rf"Tổng số: {count} dòng, in lúc \d\d:\d\d ngày 22/11/2026\.", text)
    known = paper_of(office, code_in(text))
    assert (known.ours, known.number) == (True, "")
    (line,) = office.store.all(WORKING_PAPERS)
    assert (line["paper_kind"], line["made_on"]) == ("list", "2026-11-22")


def test_what_is_printed_to_work_with_is_no_paper_made_and_yet_an_entry(office: Office) -> None:
    lists.list_pdf(office, VILLAGES, Query())
    lists.list_pdf(office, VILLAGES, Query())
    lists.today_pdf(office, office.today())
    assert office.store.count(PAPERS) == 0
    told = [work.operation.in_english() for work in work_done(office, 3)]
    assert told == ["Print the page of the day", *["Print the list “Villages”"] * 2]


DATES = [r for r in ALL if any(f.kind in (Kind.DATE, Kind.PARTIAL_DATE, Kind.MONEY) for f in r.list_fields)]


@pytest.mark.parametrize("register", DATES, ids=lambda r: r.key)
def test_no_date_or_sum_of_a_printed_list_breaks(office: Office, register: Register) -> None:
    fields = [f for f in register.list_fields if f.kind in (Kind.DATE, Kind.PARTIAL_DATE, Kind.MONEY)]
    # Whole days and large sums: the widest that may stand there.
    widest = {f.key: 1234567000 if f.kind is Kind.MONEY else "2026-12-28" for f in fields}
    with office.store.whole(), office.store.transaction(say("Save")) as tx:
        tx.insert(register, {**record(tx, register), **widest})
    beside = [lists.SeenColumn("Tình trạng", 24, lambda _office, _record: "Còn 12 ngày nữa đến hạn")]
    shown = [
        p.text for page in read_pages(lists.list_pdf(office, register, Query(), beside=beside)) for p in page.pieces
    ]
    for field in fields:
        assert ("1.234.567.000" if field.kind is Kind.MONEY else "28/12/2026") in shown, field.key
    assert "Tình" in " ".join(shown)


def test_the_page_of_the_day_has_its_code(office: Office) -> None:
    text = flat(read_pages(lists.today_pdf(office, office.today())))
    assert paper_of(office, code_in(text)).ours


@pytest.mark.parametrize("register", [DISCLOSURES, HOUSEHOLDS, OUTGOING, PETITIONS], ids=lambda r: r.key)
def test_printing_takes_no_number(office: Office, register: Register) -> None:
    lists.list_pdf(office, register, Query())
    assert office.store.count(OUTGOING) == 0
