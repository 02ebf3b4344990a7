"""Many boards on paper and in a workbook: units by the periods of a year, or by all reports of a period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from pathlib import Path

from papi_desktop.documents.bars import Bar, draw_bars
from papi_desktop.documents.kinds.common import header_of
from papi_desktop.documents.kinds.facts import dated
from papi_desktop.documents.official import Align
from papi_desktop.documents.paper import (
    Block,
    Closing,
    Column,
    Orientation,
    Paper,
    Paragraph,
    Picture,
    Pictures,
    Row,
    RowKind,
    Table,
)
from papi_desktop.documents.wording import Wording
from papi_desktop.exchange.report_workbook import Cell, WorkbookSheet, report_workbook
from papi_desktop.operations import papers
from papi_desktop.operations.board import IN_FORCE, OVERDUE, BoardLine
from papi_desktop.operations.board_overview import Overview, OverviewColumn
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_codes import coded, print_coded
from papi_desktop.operations.papers import Sheet

_WIDEST = 8
"""Boards beside one another in a table on paper; more go into further tables."""
_SERIAL, _UNIT, _BOARDS = 10.0, 46.0, 200.0
_CELL = 16.0
_MARK = "*"


def write(office: Office, found: Overview, out: Path) -> tuple[Path, ...]:
    """Write the overview as XLSX, DOCX and PDF into `out`; all of them or none.

    Raises:
        UserError: if `out` cannot be written.
    """
    stem = papers.stem_of_kind("board_overview", found.title)
    sheet = coded(office, Sheet("board_overview", stem, paper_of(office, found), public=False), office.today())
    book = {f"{stem}.xlsx": workbook_of(office, found)}
    return tuple(path for _kind, path in print_coded(office, [sheet], out, also=book))


def paper_of(office: Office, found: Overview) -> Paper:
    """Return the overview on paper: the shares as a picture, the units board by board, what the words mean."""
    words = papers.wording(office, "board_overview")
    size = ceil(len(found.columns) / max(1, ceil(len(found.columns) / _WIDEST)))
    parts = [range(start, min(start + size, len(found.columns))) for start in range(0, len(found.columns), size)]
    drawn = [column for column in found.columns if column.begun and column.board.lines]
    blocks: list[Block] = [Paragraph(_opening(found, words))]
    if drawn:
        picture = draw_bars([_bar(column) for column in drawn])
        blocks.append(Pictures((Picture(picture, words.fill("picture")),), columns=1))
    blocks += [_table(found, part, words) for part in parts]
    return Paper(
        header=header_of(papers.issuing_office(office), dated(office.today())),
        title=words.fill("title"),
        subject=(words.fill("subject", title=found.title),),
        blocks=(*blocks, *map(Paragraph, _notes(office, found, words))),
        closing=Closing(((papers.signer(office),),), tuple(words.data["recipients"])),
        orientation=Orientation.LANDSCAPE,
        ends=True,
        watermark=papers.watermark(office),
    )


def workbook_of(office: Office, found: Overview) -> bytes:
    """Return the overview as a workbook, all boards beside one another."""
    words = papers.wording(office, "board_overview")
    states: Mapping[str, str] = words.data["states"]
    columns = [(words.fill("serial"), 6.0), (words.fill("unit_name"), 28.0)]
    columns += [(column.heading, _CELL) for column in found.columns]
    rows: list[Sequence[Cell]] = [
        [number, name, *(_state(line, states) for line in found.cells(key))]
        for number, (key, name) in enumerate(found.units, 1)
    ]
    rows.append([None, words.fill("have_sent"), *(column.sent for column in found.columns)])
    rows.append([None, words.fill("in_time"), *(column.punctual for column in found.columns)])
    title = f"{words.fill('title')} {words.fill('subject', title=found.title)}"
    notes = _notes(office, found, words)
    return report_workbook([WorkbookSheet(words.fill("sheet"), title, columns, rows, notes=notes)])


def _notes(office: Office, found: Overview, words: Wording) -> tuple[str, ...]:
    """Return what stands below the table: what the words mean, which keys nobody compared, the day and who made it."""
    marked = (words.fill("not_compared", sign=_MARK),) if found.not_compared else ()
    return (words.fill("legend"), *marked, papers.made_by(office))


def _opening(found: Overview, words: Wording) -> str:
    overdue = sum(column.board.count(OVERDUE) for column in found.columns)
    return words.fill("opening", units=len(found.units), overdue=overdue)


def _bar(column: OverviewColumn) -> Bar:
    """Return the units that sent in time, those that sent late, out of all."""
    sent = [line for line in column.board.lines if line.state in IN_FORCE]
    punctual = sum(line.punctual for line in sent)
    return Bar(column.heading, punctual, len(sent) - punctual, len(column.board.lines))


def _table(found: Overview, part: range, words: Wording) -> Table:
    states: Mapping[str, str] = words.data["states"]
    some = [found.columns[number] for number in part]
    columns = (
        Column(words.fill("serial"), _SERIAL, Align.CENTER),
        Column(words.fill("unit_name"), _UNIT),
        *(Column(column.heading, _BOARDS / len(some), Align.CENTER) for column in some),
    )
    rows = [
        Row((str(number), name, *(_state(found.line(key, at), states) for at in part)))
        for number, (key, name) in enumerate(found.units, 1)
    ]
    rows.append(Row((words.fill("have_sent"), *(column.sent for column in some)), RowKind.TOTAL, span=2))
    rows.append(Row((words.fill("in_time"), *(column.punctual for column in some)), RowKind.TOTAL, span=2))
    return Table(columns, tuple(rows))


def _state(line: BoardLine | None, states: Mapping[str, str]) -> str:
    if line is None:
        return states["nothing"]
    return states[line.state] if line.key_compared else f"{states[line.state]} {_MARK}"
