"""The figures of all units as a workbook, and the columns its tables share with those on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from papi_desktop.documents.official import Align
from papi_desktop.documents.wording import Wording
from papi_desktop.exchange.report_workbook import Cell, WorkbookSheet, report_workbook
from papi_desktop.operations import papers
from papi_desktop.operations.office import Office
from papi_desktop.operations.rollup import RollUp
from papi_desktop.operations.rollup_compare import Comparison, by_dimension, drawn_by_dimension, drawn_by_unit

SUM_COLUMNS = (
    ("serial", 9.0),
    ("figure", 54.0),
    ("measure", 16.0),
    ("total", 16.0),
    ("before", 16.0),
    ("units_told", 16.0),
)
_LEFT_COLUMNS = (("serial", 9.0), ("code", 9.0), ("unit_name", 30.0), ("state", 30.0))
DIMENSION_COLUMNS = (("serial", 9.0), ("dimension", 60.0), ("units_showing", 20.0), ("units_before", 20.0))


def workbook_of(office: Office, whole: RollUp, figure: str, compared: Comparison | None) -> bytes:
    """Return the roll-up as a workbook: the sums, every unit in a line, the pictures beside their figures."""
    words = papers.wording(office, "rollup")
    title = words.fill("subject", report=whole.board.title, period=whole.board.official)
    sums: list[Sequence[Cell]] = [
        [number, label, unit, whole.totals[key], whole.before[key], whole.told[key]]
        for number, (key, (label, unit)) in enumerate(whole.labels.items(), 1)
    ]
    sum_columns = [(words.fill(key), width) for key, width in SUM_COLUMNS]
    lines: list[Sequence[Cell]] = [
        [number, unit.code, unit.unit, *(unit.values.get(key) for key in whole.labels)]
        for number, unit in enumerate(whole.units, 1)
    ]
    unit_columns = [
        (words.fill("serial"), 9.0),
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
        heads = [(head, width) for head, width, _align in compared_heads(compared, words)]
        cells: list[Sequence[Cell]] = [
            [number, line.label, line.measure, line.left, line.right, line.difference]
            for number, line in enumerate(compared.lines, 1)
        ]
        sheets.append(WorkbookSheet(words.fill("sheet_compared"), title, heads, cells))
    return report_workbook(sheets)


def _drawn_sheets(office: Office, whole: RollUp, figure: str, words: Wording) -> Iterator[WorkbookSheet]:
    if figure:
        columns = [(words.fill(key), width) for key, width in (("serial", 9.0), ("unit_name", 28.0))]
        columns += [(words.fill(key), 16.0) for key in ("now", "before")]
        rows: list[Sequence[Cell]] = [
            [number, unit.unit, unit.values.get(figure), unit.before.get(figure)]
            for number, unit in enumerate(whole.told_of(figure), 1)
        ]
        pictures = drawn_by_unit(office, whole, figure)
        yield WorkbookSheet(words.fill("sheet_by_unit"), whole.labels[figure][0], columns, rows, pictures)
    dimensions = by_dimension(office, whole)
    if dimensions:
        columns = [(words.fill(key), width) for key, width in DIMENSION_COLUMNS]
        lines: list[Sequence[Cell]] = [
            [number, d.title, d.units, d.units_before] for number, d in enumerate(dimensions, 1)
        ]
        picture = drawn_by_dimension(office, dimensions)
        yield WorkbookSheet(words.fill("sheet_by_dimension"), words.fill("by_dimension"), columns, lines, picture)


def compared_heads(compared: Comparison, words: Wording) -> tuple[tuple[str, float, Align], ...]:
    """Return heads, widths and sides of the columns of a comparison."""
    return (
        (words.fill("serial"), 9.0, Align.CENTER),
        (words.fill("figure"), 60.0, Align.LEFT),
        (words.fill("measure"), 14.0, Align.CENTER),
        (compared.left, 24.0, Align.RIGHT),
        (compared.right, 24.0, Align.RIGHT),
        (words.fill("difference"), 18.0, Align.RIGHT),
    )
