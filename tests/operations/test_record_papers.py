"""Papers of one record: looked at without a trace, made with number, code and files kept, all or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from papi_desktop.documents.paper import Paper, Paragraph
from papi_desktop.documents.wording import load_wording
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import ATTACHMENTS, DISCLOSURES, OUTGOING, PAPERS, VILLAGES
from papi_desktop.operations import disclosing, record_papers, records
from papi_desktop.operations.book import Book, DisclosureOf, PaperKind, PaperNumber
from papi_desktop.operations.books import all_books
from papi_desktop.operations.office import Office
from papi_desktop.operations.papers import Sheet, stem_of
from papi_desktop.operations.verify import paper_of

DAY = date(2026, 11, 30)


def letter(office: Office, record: Record, number: PaperNumber) -> Sheet:
    """Compose a letter about a village."""
    text = f"{number.symbol} {record['name']}"
    return Sheet("letter", "thu", Paper(None, "Thư", ("Về một thôn",), (Paragraph(text),)), public=False)


def to_disclose(office: Office, record: Record) -> dict[str, object]:
    """Disclose a village under the duty of any other content."""
    return {"title": f"Việc của {record['name']}", "duty": "ho-ngheo", "trigger_date": DAY.isoformat()}


BOOK = Book(
    VILLAGES,
    papers=(
        PaperKind("test-letter", "Letter", letter, document_kind="CV"),
        PaperKind("test-slip", "Slip", letter, when=lambda office, record: record["households"] is not None),
    ),
    disclosures=(
        DisclosureOf("whole", "Whole", to_disclose),
        DisclosureOf("never", "Never", to_disclose, when=lambda office, record: False),
    ),
)


@pytest.fixture(autouse=True)
def one_more_book(let_have: Callable[[Book], None]) -> None:
    """Let the book of villages have papers, whatever it has otherwise."""
    let_have(BOOK)


@pytest.fixture
def village(office: Office) -> Record:
    return next(iter(office.store.all(VILLAGES)))


def test_looking_takes_no_number_and_writes_nothing(office: Office, village: Record) -> None:
    before = office.store.chain_head
    pdf = record_papers.preview(office, VILLAGES, village["id"], "test-letter", day=DAY)
    assert pdf.startswith(b"%PDF")
    assert office.store.chain_head == before


def test_a_made_paper_has_its_number_code_and_files(office: Office, village: Record, tmp_path: Path) -> None:
    made = record_papers.make(office, VILLAGES, village["id"], "test-letter", tmp_path, number="168a", day=DAY)
    assert made.symbol == "168a/UBND"  # a letter has no abbreviation of its kind
    assert sorted(p.suffix for p in made.files) == [".docx", ".pdf"]
    assert paper_of(office, made.code).ours
    (line,) = office.store.all(PAPERS)
    assert (line["symbol"], line["source_id"], line["made_on"]) == (made.symbol, village["id"], DAY.isoformat())
    assert [row["state"] for row in office.store.all(OUTGOING)] == ["issued"]
    assert {row["owner_id"] for row in office.store.all(ATTACHMENTS)} == {village["id"]}
    other = list(office.store.all(VILLAGES))[1]
    following = record_papers.make(office, VILLAGES, other["id"], "test-letter", tmp_path, day=DAY)
    assert following.symbol == "169/UBND"


def test_a_paper_without_number_has_a_code_all_the_same(office: Office, village: Record, tmp_path: Path) -> None:
    made = record_papers.make(office, VILLAGES, village["id"], "test-slip", tmp_path, day=DAY)
    assert made.symbol == ""
    assert paper_of(office, made.code).ours
    assert not list(office.store.all(OUTGOING))


def test_a_code_stops_being_ours_when_its_line_is_changed(office: Office, village: Record, tmp_path: Path) -> None:
    made = record_papers.make(office, VILLAGES, village["id"], "test-slip", tmp_path, day=DAY)
    (line,) = office.store.all(PAPERS)
    with office.store.transaction(say("Change")) as tx:
        tx.update(PAPERS, line["id"], {"made_on": "2026-12-01"}, version=line["version"])
    assert not paper_of(office, made.code).ours


def test_a_number_that_is_taken_leaves_nothing_behind(office: Office, village: Record, tmp_path: Path) -> None:
    other = list(office.store.all(VILLAGES))[1]
    record_papers.make(office, VILLAGES, other["id"], "test-letter", tmp_path / "a", number="7", day=DAY)
    with pytest.raises(UserError) as refused:
        record_papers.make(office, VILLAGES, village["id"], "test-letter", tmp_path / "b", number="7", day=DAY)
    assert refused.value.code == "SO-02"
    assert office.store.count(PAPERS) == 1
    assert not (tmp_path / "b").exists()


def test_papers_are_offered_when_they_make_sense(office: Office, village: Record) -> None:
    assert [k.key for k in record_papers.kinds_of(office, VILLAGES, village)] == ["test-letter", "test-slip"]
    unknown = {**village, "households": None}
    assert [k.key for k in record_papers.kinds_of(office, VILLAGES, unknown)] == ["test-letter"]


def test_an_unknown_paper_is_told_with_the_known_ones(office: Office, village: Record) -> None:
    with pytest.raises(UserError) as refused:
        record_papers.find(office, "test-letters", village["id"])
    assert refused.value.code == "IN-06"
    assert "test-slip" in str(refused.value.todo)


def test_a_known_paper_of_no_record_is_told_without_the_list(office: Office) -> None:
    with pytest.raises(UserError) as refused:
        record_papers.find(office, "test-slip", "nobody")
    assert refused.value.code == "IN-04"
    assert "test-letter" not in str(refused.value.todo)


@pytest.mark.parametrize("typed", ["test-slip", "test_slip"])
def test_a_paper_is_found_by_its_word_however_it_is_joined(office: Office, village: Record, typed: str) -> None:
    record = office.store.get(VILLAGES, village["id"])
    assert record_papers.find(office, typed, village["id"]) == (VILLAGES, record, "test-slip")


def test_every_paper_has_a_hyphenated_word() -> None:
    words = [kind.key for book in all_books() for kind in book.papers]
    assert words
    assert [word for word in words if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", word)] == []


def test_a_record_is_disclosed_once_with_its_clock_and_places(office: Office, village: Record) -> None:
    entered = disclosing.disclose(office, VILLAGES, village["id"], "whole")
    disclosure = office.store.get(DISCLOSURES, entered) or {}
    assert (disclosure["source_register"], disclosure["source_id"]) == (VILLAGES.key, village["id"])
    assert disclosure["due"] > DAY.isoformat()
    with pytest.raises(UserError) as refused:
        disclosing.disclose(office, VILLAGES, village["id"], "whole")
    assert refused.value.code == "CK-06"
    assert office.store.count(DISCLOSURES) == 1


def test_a_record_that_is_not_ready_is_not_disclosed(office: Office, village: Record) -> None:
    with pytest.raises(UserError) as refused:
        disclosing.disclose(office, VILLAGES, village["id"], "never")
    assert refused.value.code == "CK-05"
    assert office.store.count(DISCLOSURES) == 0


def test_the_subject_is_what_the_paper_is_about(office: Office, village: Record, tmp_path: Path) -> None:
    record_papers.make(office, VILLAGES, village["id"], "test-slip", tmp_path, day=DAY)
    (line,) = office.store.all(PAPERS)
    sheet = letter(office, village, PaperNumber())
    assert line["subject"] == " ".join(replace(sheet).paper.subject)


def test_the_book_of_papers_is_not_written_by_hand(office: Office) -> None:
    with pytest.raises(UserError):
        records.save(
            office, PAPERS, {**PAPERS.blank(), "subject": "Giấy tự ghi", "verification_code": "AAAA-BBBB-CCCC"}
        )
    assert office.store.count(PAPERS) == 0


def test_the_files_of_every_kind_of_paper_have_a_name_in_vietnamese() -> None:
    named = load_wording("office").data["stems"]
    kinds = {kind.key for book in all_books() for kind in book.papers}
    assert sorted(kinds - set(named)) == []
    assert [word for word in named.values() if word != stem_of(word)] == []
