"""The figures of all units as a workbook, and the columns its tables share with those on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from papi_desktop.documents.wording import Wording
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.exchange.report_workbook import Cell, WorkbookSheet, report_workbook
from papi_desktop.operations import papers
from papi_desktop.operations.office import Office
from papi_desktop.operations.rollup import RollUp
from papi_desktop.operations.rollup_compare import by_dimension, drawn_by_dimension, drawn_by_unit

SUM_COLUMNS = (
    ("serial", 9.0),
    ("figure", 45.0),
    ("measure", 20.0),
    ("total", 27.0),
    ("before", 25.0),
    ("units_told", 15.0),
    ("units_kept", 15.0),
)
_MORE_OF_SUMS = (("units_told_before", 17.0), ("column_estimate", 17.0))
"""What paper tells by a sign beside the number stands in columns of its own here: the numbers stay numbers."""
_LEFT_COLUMNS = (("serial", 9.0), ("code", 9.0), ("unit_name", 30.0), ("state", 30.0))
DIMENSION_COLUMNS = (("serial", 9.0), ("dimension", 60.0), ("units_showing", 20.0), ("units_before", 20.0))


def workbook_of(office: Office, whole: RollUp, figure: str) -> bytes:
    """Return the roll-up as a workbook: the sums, every unit in a line, the pictures beside their figures."""
    words = papers.wording(office, "rollup")
    title = words.fill("subject", report=whole.board.title, period=whole.board.official)
    sign, made = words.fill("not_kept"), papers.made_by(office)
    kept = [words.fill("not_kept_sign")] if whole.any_not_kept else []
    notes = [*kept, *marks_told(whole, words), made]
    sums: list[Sequence[Cell]] = [
        [
            number,
            label,
            unit,
            whole.cell(key, sign),
            whole.before[key],
            whole.told[key],
            whole.kept_of(key),
            whole.told_before[key],
            papers.marks_in_words(words, estimate=whole.is_estimate(key), partial=whole.is_partial(key)),
        ]
        for number, (key, (label, unit)) in enumerate(whole.labels.items(), 1)
    ]
    sum_columns = [(words.fill(key), width) for key, width in (*SUM_COLUMNS, *_MORE_OF_SUMS)]
    lines: list[Sequence[Cell]] = [
        [
            number,
            unit.code,
            unit.unit,
            unit.as_of if unit.estimates else None,
            *(unit.cell(key, sign) for key in whole.labels),
        ]
        for number, unit in enumerate(whole.units, 1)
    ]
    unit_columns = [
        (words.fill("serial"), 9.0),
        (words.fill("code"), 9.0),
        (words.fill("unit_name"), 28.0),
        (words.fill("estimate_to"), 16.0),
        *((label, 16.0) for label, _unit in whole.labels.values()),
    ]
    states = words.data["states"]
    left: list[Sequence[Cell]] = [
        [number, line.code, line.unit, states[line.state]] for number, line in enumerate(whole.left_out, 1)
    ]
    left_columns = [(words.fill(key), width) for key, width in _LEFT_COLUMNS]
    sheets = [
        WorkbookSheet(words.fill("sheet_sums"), title, sum_columns, sums, notes=notes),
        WorkbookSheet(words.fill("sheet_units"), title, unit_columns, lines, notes=notes),
        WorkbookSheet(words.fill("sheet_left_out"), title, left_columns, left, notes=[made]),
        *_drawn_sheets(office, whole, figure, words),
    ]
    return report_workbook(sheets)


def marks_told(whole: RollUp, words: Wording) -> list[str]:
    """Return what the signs behind numbers mean: which units' estimates reach to which day, what may be more; nothing without any."""
    days = [
        words.fill("estimate_day", day=table_date(day), units=", ".join(units))
        for day, units in whole.estimating.items()
    ]
    told = [words.fill("estimate_sign", by_day="; ".join(days))] if days else []
    return [*told, words.fill("partial_sign")] if whole.any_partial else told


def _drawn_sheets(office: Office, whole: RollUp, figure: str, words: Wording) -> Iterator[WorkbookSheet]:
    sign = words.fill("not_kept")
    if figure:
        columns = [(words.fill(key), width) for key, width in (("serial", 9.0), ("unit_name", 28.0))]
        columns += [(words.fill(key), 16.0) for key in ("now", "before")]
        rows: list[Sequence[Cell]] = [
            [number, unit.unit, unit.cell(figure, sign), unit.cell_before(figure, sign)]
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
