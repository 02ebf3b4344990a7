"""A report on paper and as a workbook: the narrative with its figures, the quarter's list where the report is that list, the tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from papi_desktop.documents.kinds import facts
from papi_desktop.documents.kinds.periodic_report import (
    PeriodicReportFacts,
    ReportTable,
    periodic_report,
)
from papi_desktop.documents.official import Align
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.messages import Message
from papi_desktop.domain.reporting import PARTIAL, TableColumn
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations import papers, quarter, report_narrative, reports
from papi_desktop.operations.figures import NOT_APPLICABLE, Reckoned
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_codes import coded, print_coded
from papi_desktop.operations.papers import Sheet
from papi_desktop.operations.report_columns import Cell, shown
from papi_desktop.operations.report_kinds import LIST_OF_QUARTER, receivers_set
from papi_desktop.operations.report_narrative import marked
from papi_desktop.operations.report_statistics import TableLines
from papi_desktop.operations.reports import Report


@dataclass(frozen=True)
class WrittenReport:
    """A report that was written.

    Attributes:
        files: PDF, DOCX and XLSX.
        gaps: what should be looked at before it is sent.
    """

    report: Report
    files: tuple[Path, ...]
    gaps: tuple[Message, ...]


def write(office: Office, key: str, period: str, out: Path) -> WrittenReport:
    """Write a report of the books as they are now as PDF, DOCX and XLSX into `out`; all of them or none.

    Raises:
        UserError: there is no such report, it is not made for such a period, or `out` cannot be written.
    """
    report = reports.compose(office, key, period)
    sheet = sheet_of(office, report)
    allowed = tuple(filter(None, [office.unit.get("phone")]))
    book = {f"{sheet.stem}.xlsx": workbook_of(office, report)}
    files = print_coded(office, [sheet], out, allowed=allowed, also=book)
    return WrittenReport(report, tuple(path for _kind, path in files), report.gaps)


def in_memory(office: Office, report: Report, sheet: Sheet) -> list[tuple[str, bytes]]:
    """Return the files of a report and its sheet, (name, content), without putting anything on the disk."""
    from papi_desktop.documents.docx import render_docx
    from papi_desktop.documents.pdf import render_pdf

    files = []
    for ending, render in ((".docx", render_docx), (".pdf", render_pdf)):
        drawn = BytesIO()
        render(sheet.paper, drawn)
        files.append((sheet.stem + ending, drawn.getvalue()))
    return [*files, (f"{sheet.stem}.xlsx", workbook_of(office, report))]


def stem_of(report: Report) -> str:
    """Return the beginning of the file names of a report."""
    return papers.stem_of(report.title, report.period.official)


def sheet_of(office: Office, report: Report, changes: str = "") -> Sheet:
    """Return the paper of a report with its code; the list of disclosures is the list the law asks for every quarter."""
    if report.kind.key == LIST_OF_QUARTER:
        return quarter.compose(office, str(report.period), receivers_set(office, LIST_OF_QUARTER))[1]
    return coded(office, narrative_of(office, report, changes), office.today())


def narrative_of(office: Office, report: Report, changes: str = "", document: facts.Document | None = None) -> Sheet:
    """Return a report as its narrative with the tables behind it.

    Args:
        document: number and day; today and without a number when left out.
    """
    words = papers.wording(office, "periodic_report")
    symbol = f"{report.kind.document_kind}-{office.unit['symbol']}"
    told = PeriodicReportFacts(
        papers.issuing_office(office),
        document or facts.Document(symbol, None, office.today()),
        report.title,
        report.period.official,
        report_narrative.sections(report, words),
        tuple(_table(report.tables[key], words) for key in report.tables),
        tuple(filter(None, changes.splitlines())),
        table_date(report.as_of) if report.as_of else "",
        papers.signer(office),
        report.receivers,
        tuple(facts.Basis(text) for text in report.kind.bases),
    )
    paper = periodic_report(told, words, papers.watermark(office))
    return Sheet("periodic_report", stem_of(report), paper, public=False)


def _table(found: TableLines, words: Wording) -> ReportTable:
    columns = tuple((column.title, column.width, _align(column)) for column in found.table.columns)
    nothing = words.fill("no_book" if found.rows is None else "nothing")
    rows = tuple(
        (marked(shown(row[0]), estimate, words), *map(shown, row[1:]))
        for row, estimate in zip(found.rows or (), found.estimates, strict=True)
    )
    sums = tuple(
        (marked(shown(line.cells[0]), line.estimate, words), *map(_summed, line.cells[1:], line.lacking[1:]))
        for line in _sums(found, words)
    )
    return ReportTable(
        f"{found.table.key}. {found.table.title}",
        columns,
        rows,
        nothing,
        () if found.empty else sums,
        found.estimate,
        any((*found.lacking, *found.lacking_before)),
        not found.kept_before or any(words.fill("not_applicable") in row for row in rows),
    )


def _align(column: TableColumn) -> Align:
    return Align.RIGHT if column.total or column.figure else Align.LEFT


@dataclass(frozen=True)
class _SumLine:
    """A line below a table; `lacking` says of each cell whether it may be more."""

    cells: list[Cell]
    lacking: tuple[bool, ...]
    estimate: bool = False


def _sums(found: TableLines, words: Wording) -> list[_SumLine]:
    """Return the lines below a table: this period, the same period last year, the change.

    The first cell says which. With a year in which the book was not kept nothing is compared.
    """
    if found.rows is None:
        return []
    whole = (False,) * len(found.now)
    lines = [_SumLine(_sum("now", found.count, found.now, words), found.lacking or whole, found.estimate)]
    if not found.kept_before:
        not_kept = words.fill("sum_before_lines", count=words.fill("not_applicable"))
        return [*lines, _SumLine([not_kept, *[None] * (len(found.now) - 1)], whole)]
    difference = None if found.count is None else found.count - (found.count_before or 0)
    return [
        *lines,
        _SumLine(_sum("before", found.count_before, found.before, words), found.lacking_before or whole),
        _SumLine(_sum("change", difference, found.change, words), whole, found.estimate),
    ]


def _summed(cell: Cell, lacking: bool) -> str:
    return shown(cell) + (PARTIAL if lacking else "")


def _sum(key: str, count: int | None, cells: Sequence[Cell], words: Wording) -> list[Cell]:
    head = words.fill(f"sum_{key}") if count is None else words.fill(f"sum_{key}_lines", count=shown(count))
    return [head, *cells[1:]]


# --- the workbook ---

_FIGURE_COLUMNS = (
    ("column_serial", 6.0),
    ("column_label", 54.0),
    ("column_unit", 12.0),
    ("column_now", 14.0),
    ("column_before", 14.0),
    ("column_change", 14.0),
    ("column_note", 20.0),
)


def workbook_of(office: Office, report: Report) -> bytes:
    """Return the figures and tables of a report as a workbook with typed cells.

    Raises:
        UserError: if a text is too long for a cell.
    """
    from papi_desktop.exchange.report_workbook import WorkbookSheet, report_workbook

    words = papers.wording(office, "periodic_report")
    rows: list[Sequence[Cell]] = []
    for number, line in enumerate(report.lines.values(), 1):
        note = papers.marks_in_words(
            words, estimate=line.estimate, partial=bool(line.now.unstated or line.before.unstated)
        )
        now, before = _typed(line.now, words), _typed(line.before, words)
        change = words.fill("not_applicable") if NOT_APPLICABLE in (line.now.state, line.before.state) else line.change
        rows.append([number, line.figure.label, line.figure.unit, now, before, change, note])
    title = f"{report.title} {report.period.official}"
    figures = [(words.fill(key), width) for key, width in _FIGURE_COLUMNS]
    signs = [words.fill("signs")]
    if report.as_of:
        signs.append(words.fill("estimate", day=table_date(report.as_of)))
    lacking = any(line.now.unstated or line.before.unstated for line in report.lines.values())
    lacks = [words.fill("partial_note")] if lacking else []
    sheets = [WorkbookSheet(words.fill("sheet_figures"), title, figures, rows, notes=[*signs, *lacks])]
    for key, found in report.tables.items():
        columns = [figures[0], *((column.title, column.width / 2) for column in found.table.columns)]
        columns.append((words.fill("column_estimate"), figures[-1][1]))
        cells: list[Sequence[Cell]] = [
            [number, *row, papers.marks_in_words(words, estimate=estimate, partial=False)]
            for number, (row, estimate) in enumerate(zip(found.rows or (), found.estimates, strict=True), 1)
        ]
        cells += [
            [None, *line.cells, papers.marks_in_words(words, estimate=line.estimate, partial=any(line.lacking))]
            for line in _sums(found, words)
        ]
        named = f"{found.table.title} {report.period.official}"
        notes = signs if found.rows is not None else [words.fill("no_book")]
        sheets.append(WorkbookSheet(key, named, columns, cells, notes=notes))
    return report_workbook(sheets)


def _typed(reckoned: Reckoned, words: Wording) -> str | int | None:
    """Return a figure as a cell: a number, blank, or the sign of what is not kept."""
    return words.fill("not_applicable") if reckoned.state == NOT_APPLICABLE else reckoned.value
