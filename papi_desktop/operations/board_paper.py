"""The paper list of what was received, unit by unit with version, day, short code and answer: it goes back beside the answer files."""

from __future__ import annotations

from pathlib import Path

from papi_desktop.documents.kinds.common import header_of
from papi_desktop.documents.kinds.facts import dated
from papi_desktop.documents.official import Align
from papi_desktop.documents.paper import Block, Closing, Column, Orientation, Paper, Paragraph, Row, Table
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.domain.vietnamese.numbers import format_percent
from papi_desktop.exchange.report_workbook import WorkbookSheet, report_workbook
from papi_desktop.operations import papers
from papi_desktop.operations.board import IN_CONFLICT, IN_FORCE, MISSING, OVERDUE, RETURNED, Board, board
from papi_desktop.operations.board_columns import SHOWN
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_codes import coded, print_coded
from papi_desktop.operations.papers import Sheet

_SERIAL = 10.0  # millimetres
_LETTERS = 0.6  # of a column of a workbook for a millimetre on paper


def write(office: Office, kind: str, period: str, out: Path) -> tuple[Path, ...]:
    """Write the list of a kind of report for a period as XLSX, DOCX and PDF into `out`.

    Raises:
        UserError: there is no such report, it is not made for such a period, or `out` cannot be written.
    """
    found = board(office, kind, period)
    stem = papers.stem_of_kind("acknowledgements", found.title, found.official)
    sheet = coded(office, Sheet("acknowledgements", stem, paper_of(office, found), public=False), office.today())
    made = print_coded(office, [sheet], out, also={f"{stem}.xlsx": _workbook(office, found)})
    return tuple(path for _kind, path in made)


def paper_of(office: Office, found: Board) -> Paper:
    """Return the list on paper."""
    words = papers.wording(office, "acknowledgements")
    serial = Column(words.fill("serial"), _SERIAL, Align.CENTER)
    columns = (serial, *(Column(words.fill(column.key), column.millimetres, column.align) for column in SHOWN))
    rows = tuple(Row(cells) for cells in _cells(found, words))
    due = words.fill("due", day=table_date(found.due)) if found.due else ""
    blocks: list[Block] = [Paragraph(text) for text in (_opening(found, words), due) if text]
    return Paper(
        header=header_of(papers.issuing_office(office), dated(office.today())),
        title=words.fill("title"),
        subject=(words.fill("subject", report=found.title, period=found.official),),
        blocks=(*blocks, Table(columns, rows), Paragraph(words.fill("closing")), Paragraph(papers.made_by(office))),
        closing=Closing(((papers.signer(office),),), tuple(words.data["recipients"])),
        orientation=Orientation.LANDSCAPE,
        ends=True,
        watermark=papers.watermark(office),
    )


def _opening(found: Board, words: Wording) -> str:
    """Return how many have sent, in time or late, and how many have not."""
    return words.fill(
        "opening",
        sent=found.count(*IN_FORCE),
        units=len(found.lines),
        share=format_percent(found.complete),
        in_time=found.in_time,
        overdue=found.count(OVERDUE),
        returned=found.count(RETURNED),
        undecided=found.count(IN_CONFLICT),
        missing=found.count(MISSING),
    )


def _workbook(office: Office, found: Board) -> bytes:
    words = papers.wording(office, "acknowledgements")
    title = words.fill("subject", report=found.title, period=found.official)
    columns = [(words.fill("serial"), _SERIAL * _LETTERS)]
    columns += [(words.fill(column.key), column.millimetres * _LETTERS) for column in SHOWN]
    notes = [_opening(found, words), papers.made_by(office)]
    return report_workbook([WorkbookSheet(words.fill("title"), title, columns, _cells(found, words), notes=notes)])


def _cells(found: Board, words: Wording) -> list[tuple[str, ...]]:
    return [
        (str(number), *(column.on_paper(line, words) for column in SHOWN)) for number, line in enumerate(found.lines, 1)
    ]
