"""What the office prints for itself from the screen: with its code, how many lines it has and when it was printed."""

from __future__ import annotations

import re

import pytest

from papi_desktop.domain.register import Register
from papi_desktop.domain.registers import DISCLOSURES, HOUSEHOLDS, OUTGOING, PAPERS, PETITIONS, VILLAGES
from papi_desktop.operations import lists
from papi_desktop.operations.office import Office
from papi_desktop.operations.verify import paper_of
from papi_desktop.store.query import Query
from tests.documents.reading import flat, read_pages

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
    (line,) = office.store.all(PAPERS)
    assert (line["paper_kind"], line["made_on"]) == ("list", "2026-11-22")


def test_the_page_of_the_day_has_its_code(office: Office) -> None:
    text = flat(read_pages(lists.today_pdf(office, office.today())))
    assert paper_of(office, code_in(text)).ours


@pytest.mark.parametrize("register", [DISCLOSURES, HOUSEHOLDS, OUTGOING, PETITIONS], ids=lambda r: r.key)
def test_printing_takes_no_number(office: Office, register: Register) -> None:
    lists.list_pdf(office, register, Query())
    assert office.store.count(OUTGOING) == 0
