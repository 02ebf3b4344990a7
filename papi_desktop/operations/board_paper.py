"""The paper list of what was received, unit by unit with version, day, short code and answer: it goes back beside the answer files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from papi_desktop.documents.kinds.common import header_of
from papi_desktop.documents.kinds.facts import dated
from papi_desktop.documents.official import Align
from papi_desktop.documents.paper import Block, Closing, Column, Orientation, Paper, Paragraph, Row, Table
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.registers import RECEIVED
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.domain.vietnamese.numbers import format_percent
from papi_desktop.exchange.report_workbook import WorkbookSheet, report_workbook
from papi_desktop.operations import papers
from papi_desktop.operations.board import IN_CONFLICT, IN_FORCE, MISSING, OVERDUE, RETURNED, Board, BoardLine, board
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_codes import coded, print_coded
from papi_desktop.operations.papers import Sheet

_COLUMNS = (
    ("serial", 10, Align.CENTER),
    ("unit_name", 50, Align.LEFT),
    ("state", 42, Align.LEFT),
    ("version", 14, Align.CENTER),
    ("received_on", 26, Align.CENTER),
    ("short_code", 46, Align.LEFT),
    ("answered_on", 26, Align.CENTER),
    ("remark", 44, Align.LEFT),
)
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
    columns = tuple(Column(words.fill(key), width, align) for key, width, align in _COLUMNS)
    rows = tuple(Row(cells) for cells in _cells(office, found, words))
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
    columns = [(words.fill(key), width * _LETTERS) for key, width, _align in _COLUMNS]
    notes = [_opening(found, words), papers.made_by(office)]
    return report_workbook(
        [WorkbookSheet(words.fill("title"), title, columns, _cells(office, found, words), notes=notes)]
    )


def _cells(office: Office, found: Board, words: Wording) -> list[tuple[str, ...]]:
    return [_row(office, number, line, words) for number, line in enumerate(found.lines, 1)]


def _row(office: Office, number: int, line: BoardLine, words: Wording) -> tuple[str, ...]:
    states: dict[str, str] = words.data["states"]
    kept = office.store.get(RECEIVED, line.received_id) if line.received_id else None
    answered, received = (day_or_none((kept or {}).get(key)) for key in ("answered_on", "received_on"))
    return (
        str(number),
        line.unit,
        states[line.state],
        str(line.version or ""),
        table_date(received) if received else "",
        line.short_code,
        table_date(answered) if answered else "",
        "; ".join(filter(None, _remarks(line, words))),
    )


def _remarks(line: BoardLine, words: Wording) -> Iterator[str]:
    if not line.key_compared:
        yield words.fill("not_compared")
    if line.as_of is not None:
        yield words.fill("estimate", day=table_date(line.as_of))
    yield line.note
