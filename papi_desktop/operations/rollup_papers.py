"""The figures of all units on paper and as a workbook: sums, every unit in an appendix, pictures, and a comparison where one is wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from papi_desktop.documents.kinds.common import header_of
from papi_desktop.documents.kinds.facts import Document
from papi_desktop.documents.official import Align
from papi_desktop.documents.paper import (
    Appendix,
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
from papi_desktop.domain.messages import say
from papi_desktop.domain.vietnamese.numbers import format_number, format_percent
from papi_desktop.exchange.report_workbook import Cell, WorkbookSheet, report_workbook
from papi_desktop.operations import papers
from papi_desktop.operations.board import IN_CONFLICT, MISSING, RETURNED
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_codes import coded, enter
from papi_desktop.operations.papers import Sheet
from papi_desktop.operations.rollup import RollUp, roll_up
from papi_desktop.operations.rollup_compare import Comparison, by_dimension, drawn_by_dimension, drawn_by_unit

_WIDEST = 6
"""Figures beside one another in a table on paper; more go into further tables."""
_SUM_COLUMNS = (
    ("serial", 6.0),
    ("figure", 54.0),
    ("measure", 16.0),
    ("total", 16.0),
    ("before", 16.0),
    ("units_told", 16.0),
)
_LEFT_COLUMNS = (("serial", 6.0), ("code", 9.0), ("unit_name", 30.0), ("state", 30.0))
_DIMENSION_COLUMNS = (("serial", 6.0), ("dimension", 60.0), ("units_showing", 20.0), ("units_before", 20.0))


def write(
    office: Office, kind: str, period: str, out: Path, *, figure: str = "", compared: Comparison | None = None
) -> tuple[RollUp, tuple[Path, ...]]:
    """Write the roll-up as XLSX, DOCX and PDF into `out`; all of them or none.

    Args:
        figure: drawn unit by unit; the first of the report when left out.
        compared: two units or two periods that go along.

    Raises:
        UserError: as `roll_up`, or `out` cannot be written.
    """
    whole = roll_up(office, kind, period)
    drawn = figure if figure in whole.labels else next(iter(whole.labels), "")
    stem = papers.stem_of_kind("rollup", whole.board.title, whole.board.official)
    with papers.scratch_in(out) as scratch:
        plain = Sheet("rollup", stem, paper_of(office, whole, drawn, compared), public=False)
        sheet = coded(office, plain, office.today())
        written = papers.write_sheets([sheet], scratch, forbidden=(), allowed=())
        book = scratch / f"{stem}.xlsx"
        book.write_bytes(workbook_of(office, whole, drawn, compared))
        made = [*written, ("workbook", book)]
        with papers.in_place(made, out) as files, office.store.transaction(say("Make a paper")) as tx:
            enter(office, tx, [sheet])
            return whole, tuple(path for _kind, path in files)


def workbook_of(office: Office, whole: RollUp, figure: str, compared: Comparison | None) -> bytes:
    """Return the roll-up as a workbook: the sums, every unit in a line, the pictures beside their figures."""
    words = papers.wording(office, "rollup")
    title = words.fill("subject", report=whole.board.title, period=whole.board.official)
    sums: list[Sequence[Cell]] = [
        [number, label, unit, whole.totals[key], whole.before[key], whole.told[key]]
        for number, (key, (label, unit)) in enumerate(whole.labels.items(), 1)
    ]
    sum_columns = [(words.fill(key), width) for key, width in _SUM_COLUMNS]
    lines: list[Sequence[Cell]] = [
        [number, unit.code, unit.unit, *(unit.values.get(key) for key in whole.labels)]
        for number, unit in enumerate(whole.units, 1)
    ]
    unit_columns = [
        (words.fill("serial"), 6.0),
        (words.fill("code"), 9.0),
        (words.fill("unit_name"), 28.0),
        *((label, 16.0) for label, _unit in whole.labels.values()),
    ]
    states = words.data["states"]
    left: list[Sequence[Cell]] = [
        [number, line.code, line.unit, states[line.state]] for number, line in enumerate(whole.left_out, 1)
    ]
    left_columns = [(words.fill(key), width) for key, width in _LEFT_COLUMNS]
    sheets = [
        WorkbookSheet(words.fill("sheet_sums"), title, sum_columns, sums),
        WorkbookSheet(words.fill("sheet_units"), title, unit_columns, lines),
        WorkbookSheet(words.fill("sheet_left_out"), title, left_columns, left),
        *_drawn_sheets(office, whole, figure, words),
    ]
    if compared is not None:
        heads = [(head, width) for head, width, _align in _compared_heads(compared, words)]
        cells: list[Sequence[Cell]] = [
            [number, line.label, line.measure, line.left, line.right, line.difference]
            for number, line in enumerate(compared.lines, 1)
        ]
        sheets.append(WorkbookSheet(words.fill("sheet_compared"), title, heads, cells))
    return report_workbook(sheets)


def _drawn_sheets(office: Office, whole: RollUp, figure: str, words: Wording) -> Iterator[WorkbookSheet]:
    if figure:
        columns = [(words.fill(key), width) for key, width in (("serial", 6.0), ("unit_name", 28.0))]
        columns += [(words.fill(key), 16.0) for key in ("now", "before")]
        rows: list[Sequence[Cell]] = [
            [number, unit.unit, unit.values.get(figure), unit.before.get(figure)]
            for number, unit in enumerate(whole.told_of(figure), 1)
        ]
        pictures = drawn_by_unit(office, whole, figure)
        yield WorkbookSheet(words.fill("sheet_by_unit"), whole.labels[figure][0], columns, rows, pictures)
    dimensions = by_dimension(office, whole)
    if dimensions:
        columns = [(words.fill(key), width) for key, width in _DIMENSION_COLUMNS]
        lines: list[Sequence[Cell]] = [
            [number, d.title, d.units, d.units_before] for number, d in enumerate(dimensions, 1)
        ]
        picture = drawn_by_dimension(office, dimensions)
        yield WorkbookSheet(words.fill("sheet_by_dimension"), words.fill("by_dimension"), columns, lines, picture)


def paper_of(office: Office, whole: RollUp, figure: str, compared: Comparison | None) -> Paper:
    """Return the roll-up on paper: the sums, who is not in them; pictures, comparison and every unit in appendices."""
    words = papers.wording(office, "rollup")
    period = whole.board.official
    share = format_percent(whole.board.complete)
    opening = words.fill("opening", units=len(whole.units), awaited=len(whole.board.lines), share=share)
    sums = tuple(
        Row((str(number), label, unit, _number(whole.totals[key]), _number(whole.before[key]), str(whole.told[key])))
        for number, (key, (label, unit)) in enumerate(whole.labels.items(), 1)
    )
    heads = tuple(Column(words.fill(key), width, _align(key)) for key, width in _SUM_COLUMNS)
    blocks: list[Block] = [Paragraph(opening)]
    if sums:
        blocks.append(Table(heads, sums))
    states = words.data["states"]
    for state in (MISSING, RETURNED, IN_CONFLICT):
        names = [line.unit for line in whole.left_out if line.state == state]
        if names:
            blocks.append(
                Paragraph(words.fill("left_out", state=states[state], count=len(names), units=", ".join(names)))
            )
    return Paper(
        header=header_of(papers.issuing_office(office), Document(f"BC-{office.unit['symbol']}", None, office.today())),
        title=words.fill("title"),
        subject=(words.fill("subject", report=whole.board.title, period=period),),
        blocks=tuple(blocks),
        closing=Closing(((papers.signer(office),),)),
        appendices=(
            *_drawn(office, whole, figure, words),
            *_compared(compared, words),
            *_appendices(whole, words, period),
        ),
        ends=True,
        watermark=papers.watermark(office),
    )


def _drawn(office: Office, whole: RollUp, figure: str, words: Wording) -> Iterator[Appendix]:
    """Yield the pictures by unit, whose table is the last appendix, and by dimension with its table."""
    charts = drawn_by_unit(office, whole, figure) if figure else []
    if charts:
        pictures = tuple(Pictures((Picture(chart),), columns=1) for chart in charts)
        yield Appendix(pictures, title=(words.fill("chart_by_unit"), whole.labels[figure][0]))
    dimensions = by_dimension(office, whole)
    if dimensions:
        heads = tuple(Column(words.fill(key), width, _align(key)) for key, width in _DIMENSION_COLUMNS)
        rows = tuple(
            Row((str(number), d.title, f"{d.units}/{d.told}", str(d.units_before)))
            for number, d in enumerate(dimensions, 1)
        )
        pictures = tuple(Pictures((Picture(chart),), columns=1) for chart in drawn_by_dimension(office, dimensions))
        blocks: tuple[Block, ...] = (*pictures, Table(heads, rows))
        yield Appendix(blocks, title=(words.fill("by_dimension"),))


def _compared(compared: Comparison | None, words: Wording) -> Iterator[Appendix]:
    if compared is None:
        return
    heads = tuple(Column(head, width, align) for head, width, align in _compared_heads(compared, words))
    rows = tuple(
        Row((str(n), c.label, c.measure, _number(c.left), _number(c.right), _number(c.difference)))
        for n, c in enumerate(compared.lines, 1)
    )
    title = (words.fill("compared"), f"{compared.left} – {compared.right}")
    yield Appendix((Table(heads, rows),), title=title, orientation=Orientation.LANDSCAPE)


def _compared_heads(compared: Comparison, words: Wording) -> tuple[tuple[str, float, Align], ...]:
    return (
        (words.fill("serial"), 6.0, Align.CENTER),
        (words.fill("figure"), 60.0, Align.LEFT),
        (words.fill("measure"), 14.0, Align.CENTER),
        (compared.left, 24.0, Align.RIGHT),
        (compared.right, 24.0, Align.RIGHT),
        (words.fill("difference"), 18.0, Align.RIGHT),
    )


def _appendices(whole: RollUp, words: Wording, period: str) -> Iterator[Appendix]:
    keys = list(whole.labels)
    for start in range(0, len(keys), _WIDEST):
        some = keys[start : start + _WIDEST]
        columns = (
            Column(words.fill("serial"), 10, Align.CENTER),
            Column(words.fill("unit_name"), 46),
            *(Column(whole.labels[key][0], 30, Align.RIGHT) for key in some),
        )
        rows = [
            Row((str(number), unit.unit, *(_number(unit.values.get(key)) for key in some)))
            for number, unit in enumerate(whole.units, 1)
        ]
        if not rows:
            continue
        rows.append(Row((words.fill("sum"), *(_number(whole.totals[key]) for key in some)), RowKind.TOTAL, span=2))
        yield Appendix(
            (Table(columns, rows),), title=(words.fill("by_unit"), period), orientation=Orientation.LANDSCAPE
        )


def _number(value: int | None) -> str:
    return "" if value is None else format_number(value)


def _align(key: str) -> Align:
    if key in ("figure", "dimension"):
        return Align.LEFT
    return Align.CENTER if key in ("serial", "measure") else Align.RIGHT
