"""A paper that took a number is issued once: printed again it is the very paper of that day, and no number is lost on the way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from papi_desktop.documents.paper import Paper, Paragraph
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import ATTACHMENTS, OUTGOING, PAPERS, VILLAGES
from papi_desktop.operations import record_papers
from papi_desktop.operations.book import Book, PaperKind, PaperNumber
from papi_desktop.operations.office import Office
from papi_desktop.operations.papers import Sheet
from papi_desktop.operations.record_papers import NEXT, MadePaper
from papi_desktop.operations.verify import paper_of
from papi_desktop.store.store import Store

DAY, LATER = date(2026, 11, 30), date(2026, 12, 7)
Make = Callable[..., MadePaper]


def letter(office: Office, record: Record, number: PaperNumber) -> Sheet:
    """Compose a letter about a village, dated."""
    text = f"{number.symbol} {record['name']} {record['households']} {number.day}"
    return Sheet("letter", "thu", Paper(None, "Thư", ("Về một thôn",), (Paragraph(text),)), public=False)


BOOK = Book(
    VILLAGES,
    papers=(
        PaperKind("test-letter", "Letter", letter, document_kind="CV"),
        PaperKind("test-slip", "Slip", letter),
    ),
)


@pytest.fixture(autouse=True)
def one_more_book(let_have: Callable[[Book], None]) -> None:
    """Let the book of villages have papers, whatever it has otherwise."""
    let_have(BOOK)


@pytest.fixture
def village(office: Office) -> str:
    return str(next(iter(office.store.all(VILLAGES)))["id"])


@pytest.fixture
def make(office: Office, village: str, tmp_path: Path) -> Make:
    """Print the letter of the village into one folder, again and again."""

    def printed(kind: str = "test-letter", **how: object) -> MadePaper:
        return record_papers.make(office, VILLAGES, village, kind, tmp_path / "giay", **how)  # type: ignore[arg-type]

    return printed


def change(office: Office, village: str, households: int) -> None:
    with office.store.transaction(say("Change")) as tx:
        tx.update(VILLAGES, village, {"households": households})


def contents(made: MadePaper) -> list[bytes]:
    return [path.read_bytes() for path in made.files]


def numbers_taken(office: Office) -> list[str]:
    return sorted(row["symbol"] for row in office.store.all(OUTGOING))


def test_printed_again_it_keeps_number_day_code_and_bytes(office: Office, make: Make) -> None:
    first = make(day=DAY)
    before, lines = contents(first), (office.store.count(PAPERS), office.store.count(ATTACHMENTS))
    again = make()
    assert (again.symbol, again.code, again.files) == (first.symbol, first.code, first.files)
    assert (again.reprint, again.changed) == (True, False)
    assert contents(again) == before
    assert numbers_taken(office) == ["01/UBND"]
    assert (office.store.count(PAPERS), office.store.count(ATTACHMENTS)) == lines


def test_what_is_looked_at_is_the_issued_paper(office: Office, village: str, make: Make) -> None:
    first = make(day=DAY)
    change(office, village, 99)
    assert record_papers.preview(office, VILLAGES, village, "test-letter") == first.files[0].read_bytes()


def test_a_changed_record_gives_the_signed_paper_and_says_so(office: Office, village: str, make: Make) -> None:
    first = make(day=DAY)
    change(office, village, 99)
    again = make()
    assert (again.symbol, again.reprint, again.changed) == (first.symbol, True, True)
    assert contents(again) == contents(first)


def test_a_new_paper_takes_the_next_number_and_a_name_of_its_own(office: Office, village: str, make: Make) -> None:
    first = make(day=DAY)
    signed = contents(first)
    change(office, village, 99)
    second = make(number=NEXT, day=LATER)
    assert (second.symbol, second.reprint) == ("02/UBND", False)
    assert [path.name for path in second.files] == ["thu_so-02-ubnd.pdf", "thu_so-02-ubnd.docx"]
    assert contents(first) == signed
    assert numbers_taken(office) == ["01/UBND", "02/UBND"]
    assert paper_of(office, first.code).ours
    assert paper_of(office, second.code).ours
    again = make()
    assert (again.symbol, contents(again)) == ("02/UBND", contents(second)), "the last one issued is the one in force"


def test_its_own_number_is_no_way_to_other_words(office: Office, village: str, make: Make) -> None:
    first = make(number="7", day=DAY)
    assert make(number="7").code == first.code
    change(office, village, 99)
    with pytest.raises(UserError) as refused:
        make(number="7", day=DAY)
    assert refused.value.code == "SO-02"
    assert numbers_taken(office) == ["07/UBND"]


def test_an_issued_paper_keeps_its_day(office: Office, make: Make) -> None:
    make(day=DAY)
    with pytest.raises(UserError) as refused:
        make(day=LATER)
    assert refused.value.code == "IN-08"
    assert make(day=DAY).reprint


def test_a_draft_without_number_is_not_the_issued_paper(office: Office, make: Make) -> None:
    draft = make(number="", day=DAY)
    issued = make(day=DAY)
    assert (draft.symbol, issued.symbol, issued.reprint) == ("", "01/UBND", False)
    assert make(number="", day=DAY).symbol == ""


def test_a_paper_without_number_follows_its_record(office: Office, village: str, make: Make) -> None:
    first = make("test-slip", day=DAY)
    again = make("test-slip", day=DAY)
    assert (again.code, again.reprint) == (first.code, True)
    assert office.store.count(PAPERS) == 1
    before = contents(first)
    change(office, village, 99)
    other = make("test-slip", day=DAY)
    assert other.code != first.code
    assert [path.name for path in other.files] == ["thu_ban-2.pdf", "thu_ban-2.docx"], "the earlier one stays"
    assert contents(first) == before


def test_an_undone_paper_was_never_issued(office: Office, make: Make) -> None:
    make(day=DAY)
    office.store.undo(office.store.batches(limit=1)[0].id)
    assert not make(day=DAY).reprint


def test_a_paper_whose_files_are_elsewhere_is_not_made_up(office: Office, make: Make, tmp_path: Path) -> None:
    made = make(day=DAY)
    for kept in list(office.store.all(ATTACHMENTS)):
        with office.store.transaction(say("Remove")) as tx:
            tx.delete(ATTACHMENTS, kept["id"], "thử")
    with pytest.raises(UserError) as refused:
        make()
    assert refused.value.code == "IN-07"
    assert made.symbol in str(refused.value.what.values)


def test_kept_twice_under_one_name_it_is_given_as_long_as_one_is_here(office: Office, village: str, make: Make) -> None:
    first = make(day=DAY)
    before = contents(first)
    with office.store.transaction(say("Keep")) as tx:
        for row in list(
            office.store.all(ATTACHMENTS)
        ):  # as another computer of the office keeps it, whose file did not come along
            copied = {f.key: row[f.key] for f in ATTACHMENTS}
            tx.insert(ATTACHMENTS, {**copied, "digest": "0" * 64})
    assert contents(make()) == before
    assert record_papers.preview(office, VILLAGES, village, "test-letter") == before[0]


def test_a_paper_whose_files_are_elsewhere_is_refused(
    office: Office, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(day=DAY)
    monkeypatch.setattr(Store, "has_file", lambda _store, _digest: False)
    with pytest.raises(UserError) as refused:
        make()
    assert refused.value.code == "IN-07"
