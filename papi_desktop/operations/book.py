"""What a book does beside keeping records: the one place where a book plugs into saving, Today, the papers and the disclosures.

A book's module in `operations.books` declares it; everything else (window, command, Today) asks `operations.books.book_of`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from papi_desktop.domain.messages import Message
from papi_desktop.domain.register import Problem, Record, Register
from papi_desktop.operations.agenda import AgendaLine
from papi_desktop.operations.office import Office
from papi_desktop.operations.papers import Sheet
from papi_desktop.store.transaction import Transaction


def needing(words: Message) -> Callable[[Office, Record], Message | None]:
    """Return a `needs` that says the same of every record."""
    return lambda _office, _record: words


def _nothing_said(_office: Office, _record: Record) -> Message | None:
    return None


def _no_cautions(_office: Office, _record: Record) -> Sequence[Message]:
    return ()


def _nothing_kept(_office: Office, _record: Record, _reason: str) -> None:
    return None


def _always(_office: Office, _record: Record) -> bool:
    return True


def _lets_go(_office: Office, _record: Record) -> None:
    return None


@dataclass(frozen=True)
class PaperKind:
    """A paper that can be made of one record.

    Attributes:
        key: stable word, as in `papi paper KEY RECORD`.
        label: msgid, what the official calls it.
        make: composes it without writing anything, as one sheet: what several people get one of each is one paper with a page for
            each; raises UserError when something it needs is missing.
        document_kind: code of the series its number comes from ("TB", "GM"); "" for a paper without a number of its own.
        when: whether it makes sense for a record now; the others are not offered.
        made: what else changes in the same batch once its files are written: (office, tx, record, day of the paper).
        cautions: what is to be weighed before it is handed out and no reason was written for yet; it never blocks.
        pass_cautions: keeps the reason for which it is handed out all the same: (office, record, reason).
        kept: it is issued elsewhere, with more than its record; of the record it is only given again as it was issued.
    """

    key: str
    label: str
    make: Callable[[Office, Record, PaperNumber], Sheet]
    document_kind: str = ""
    when: Callable[[Office, Record], bool] = _always
    made: Callable[[Office, Transaction, Record, date], None] | None = None
    cautions: Callable[[Office, Record], Sequence[Message]] = _no_cautions
    pass_cautions: Callable[[Office, Record, str], None] = _nothing_kept
    kept: bool = False


@dataclass(frozen=True)
class PaperNumber:
    """Number and day a paper is to carry.

    Attributes:
        text: "45", "168a"; "" leaves the space on the paper blank.
        symbol: as printed, "45/TB-UBND"; "/TB-UBND" when the number is blank; "" for a paper without a number.
        day: of the paper; None leaves the date to be filled in by hand.
    """

    text: str = ""
    symbol: str = ""
    day: date | None = None


@dataclass(frozen=True)
class DisclosureOf:
    """A disclosure that follows from a record.

    Attributes:
        key: stable word within the book.
        label: msgid of the button.
        values: what the disclosure says: at least title, duty and trigger_date; what follows from the duty is filled in.
        when: whether the record is ready for it.
        needs: what a record that is not ready lacks; None where the book has nothing to do with it.
    """

    key: str
    label: str
    values: Callable[[Office, Record], dict[str, Any]]
    when: Callable[[Office, Record], bool] = _always
    needs: Callable[[Office, Record], Message | None] = _nothing_said


@dataclass(frozen=True)
class Book:
    """What one book does.

    Attributes:
        register: its description.
        fill: returns the record with what follows from it filled in; what was stated stays. What it adds under a key the register has
            not is kept nowhere but told to `follow`.
        check: problems that only the office can tell: the law of the day, other books.
        follow: what else changes in the same batch after a record was saved: (office, tx, id, record, is new).
        gone: what else changes in the same batch after a record went to the waste basket or came back: (office, tx, record).
        keeps: why a record may not go to the waste basket, such as what others hold in hand because of it; None lets it go.
        draft: returns what of a half written record may be kept for whoever works next.
        agenda: its lines of Today.
        papers: what can be printed of a record.
        disclosures: what can be disclosed of a record.
        villages: ids of the villages a record is about, where a duty hangs only there; none when not known.
    """

    register: Register
    fill: Callable[[Office, Record], dict[str, Any]] = lambda _office, record: dict(record)
    check: Callable[[Office, Record], Iterable[Problem]] = lambda _office, _record: ()
    follow: Callable[[Office, Transaction, str, Record, bool], None] | None = None
    gone: Callable[[Office, Transaction, Record], None] | None = None
    keeps: Callable[[Office, Record], Message | None] = _lets_go
    draft: Callable[[Record], dict[str, Any]] = dict
    agenda: Callable[[Office, date], Iterable[AgendaLine]] = lambda _office, _on: ()
    papers: tuple[PaperKind, ...] = ()
    disclosures: tuple[DisclosureOf, ...] = ()
    villages: Callable[[Office, Record], Collection[str]] = lambda _office, _record: ()

    def paper(self, key: str) -> PaperKind:
        """Return a paper by its stable word.

        Raises:
            LookupError: if the book has no such paper.
        """
        for kind in self.papers:
            if kind.key == key:
                return kind
        raise LookupError(f"{self.register.key} has no paper {key}")
