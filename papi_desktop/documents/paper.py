"""The description of an official paper: what stands on it, in what order. One description, drawn as PDF and as DOCX.

Owns frozen dataclasses only. Must not know sizes, fonts or positions (`official`) nor any renderer, nor what the paper is about.
Every text is kept as it was stated: nothing is corrected, summed up or looked up here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from papi_desktop.documents.official import Align


class Orientation(StrEnum):
    """How the sheet lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text, possibly heavier or slanted than the element it stands in."""

    text: str
    bold: bool = False
    italic: bool = False


Text: TypeAlias = str | tuple[Run, ...]


def runs_of(text: Text) -> tuple[Run, ...]:
    """Return `text` as runs."""
    return (Run(text),) if isinstance(text, str) else text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. `element` names its look in the official format ("body", "basis", "roman", …)."""

    text: Text
    element: str = "body"

    @property
    def leads(self) -> bool:
        """Whether it only announces what follows ("… quyết định:"), so that it must not end a page."""
        return "".join(run.text for run in runs_of(self.text)).rstrip().endswith(":")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `width` is its share of the table, in any unit (millimetres by habit).

    Attributes:
        whole: its cells, dates and sums, stand on one line: where the share is too narrow the other columns give way (on PDF).
    """

    title: str
    width: float
    align: Align = Align.LEFT
    whole: bool = False


@dataclass(frozen=True, slots=True)
class ColumnGroup:
    """A title that stands over `count` columns, from column number `first` (0-based) on."""

    title: str
    first: int
    count: int


class RowKind(StrEnum):
    """What a row of a table is: this decides its weight and what it may be parted from by the end of a page."""

    DATA = "data"
    GROUP = "group"
    SUBTOTAL = "subtotal"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table. The first cell reaches over `span` columns; then come the cells of the remaining columns."""

    cells: tuple[str, ...]
    kind: RowKind = RowKind.DATA
    span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its header repeats on every page.

    Attributes:
        groups: titles standing over several columns each; columns outside of them have a header two rows high.
        numbering: the row of column signs under the header ("A", "B", "1", "2"); empty for none.
    """

    columns: tuple[Column, ...]
    rows: Sequence[Row]
    groups: tuple[ColumnGroup, ...] = ()
    numbering: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a row that does not fill the columns: a shifted figure on an official paper is worse than none."""
        for place, row in enumerate(self.rows, 1):
            if row.span + len(row.cells) - 1 != len(self.columns):
                raise ValueError(f"row {place} fills {row.span + len(row.cells) - 1} of {len(self.columns)} columns")
        if self.numbering and len(self.numbering) != len(self.columns):
            raise ValueError("numbering does not fill the columns")

    @property
    def has_header(self) -> bool:
        """Whether any column has a title."""
        return any(column.title for column in self.columns)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture (JPEG or PNG, already cleaned) and what is written under it."""

    data: bytes
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Pictures:
    """Pictures in rows of `columns` each.

    Attributes:
        height: greatest height in millimetres; that of a photo when left out.
    """

    pictures: tuple[Picture, ...]
    columns: int = 2
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block: TypeAlias = Paragraph | Table | Pictures | PageBreak


@dataclass(frozen=True, slots=True)
class Signature:
    """One place to sign: the authority line by line, a note such as "(Ký, ghi rõ họ tên)", and the name if known."""

    authority: tuple[str, ...]
    name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """The code and the content of the QR by which the office recognises its own paper."""

    code: str
    payload: str


@dataclass(frozen=True, slots=True)
class Closing:
    """The end of a paper.

    Attributes:
        signatures: rows of places to sign, each from left to right. One single place stands right, with the recipients left of it;
            otherwise the recipients stand below all rows.
        recipients: lines of "Nơi nhận", without their dashes.
        verification: stands left, under the recipients.
        side_by_side: recipients and code stand left of the signatures even where there are several, to save height.
    """

    signatures: tuple[tuple[Signature, ...], ...] = ()
    recipients: tuple[str, ...] = ()
    verification: Verification | None = None
    side_by_side: bool = False

    @property
    def single(self) -> Signature | None:
        """The only signature, if there is just one."""
        if len(self.signatures) == 1 and len(self.signatures[0]) == 1:
            return self.signatures[0][0]
        return None


@dataclass(frozen=True, slots=True)
class Header:
    """Who issues the paper, under which number, where and when. All lines as stated.

    Attributes:
        issuer: lines of the issuing body; the last one carries the drawn line.
        superior: lines of the superior body, if any.
        number: the whole line ("Số: 45/TB-UBND"); "" prints none.
        place_date: the whole line; "" prints none (minutes have none).
        about: "V/v …" of a letter without a kind title; "" prints none.
        country, motto: "" prints the words of the decree; a stated old spelling is kept.
    """

    issuer: tuple[str, ...]
    superior: tuple[str, ...] = ()
    number: str = ""
    place_date: str = ""
    about: str = ""
    country: str = ""
    motto: str = ""


@dataclass(frozen=True, slots=True)
class Appendix:
    """An appendix: begins on a new page and has page numbers of its own.

    Attributes:
        header: of a sheet that is handed to somebody alone, such as one receipt of many; the others belong to the paper before them.
        code: verification code of the paper it belongs to, so that a sheet that came apart is still told; "" before it is stamped.
    """

    blocks: tuple[Block, ...]
    label: str = ""
    title: tuple[str, ...] = ()
    reference: str = ""
    orientation: Orientation = Orientation.PORTRAIT
    closing: Closing | None = None
    code: str = ""
    header: Header | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole official paper.

    Attributes:
        title: name of the kind ("THÔNG BÁO"); "" for a letter.
        subject: trích yếu, line by line as stated.
        addressees: after "Kính gửi:".
        ends: whether "./." follows the last words of the body.
        watermark: printed across every page, e.g. in practice mode; "" for none.
        halves: whole small papers laid two on a sheet with a line to cut between them; a paper that has them has nothing else.
    """

    header: Header | None
    title: str
    subject: tuple[str, ...]
    blocks: tuple[Block, ...]
    closing: Closing = Closing()
    addressees: tuple[str, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    orientation: Orientation = Orientation.PORTRAIT
    ends: bool = False
    watermark: str = ""
    halves: tuple[Paper, ...] = ()

    def stamped(self, verification: Verification) -> Paper:
        """Return this paper carrying a verification code; halves that have a code of their own keep it."""
        if self.halves:
            halves = (half if half.closing.verification else half.stamped(verification) for half in self.halves)
            return replace(self, halves=tuple(halves))
        appendices = tuple(replace(appendix, code=verification.code) for appendix in self.appendices)
        return replace(self, closing=replace(self.closing, verification=verification), appendices=appendices)

    def bare(self) -> Paper:
        """Return this paper without its verification code, which is reckoned from the rest."""
        appendices = tuple(replace(appendix, code="") for appendix in self.appendices)
        return replace(self, closing=replace(self.closing, verification=None), appendices=appendices)

    def body(self, end_mark: str) -> tuple[Block, ...]:
        """Return the blocks, the last paragraph ending with `end_mark` if the paper has one."""
        last = max((n for n, block in enumerate(self.blocks) if isinstance(block, Paragraph)), default=-1)
        if not self.ends or last < 0:
            return self.blocks
        paragraph = self.blocks[last]
        assert isinstance(paragraph, Paragraph)
        *before, tail = runs_of(paragraph.text)
        ended = replace(tail, text=tail.text.rstrip(". ") + end_mark)
        return (*self.blocks[:last], replace(paragraph, text=(*before, ended)), *self.blocks[last + 1 :])


def dashed(items: Iterable[str]) -> tuple[Paragraph, ...]:
    """Return a dashed list as paragraphs."""
    return tuple(Paragraph(f"- {item}") for item in items)


def on_sheets(halves: tuple[Paper, ...], watermark: str = "") -> Paper:
    """Return small papers laid two on a sheet."""
    return Paper(None, "", (), (), halves=halves, watermark=watermark)
