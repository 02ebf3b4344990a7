"""A report on paper and as a workbook: the narrative with its figures, the quarter's list where the report is that list, the tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from papi_desktop.documents.kinds import facts
from papi_desktop.documents.kinds.periodic_report import (
    PeriodicReportFacts,
    ReportFigure,
    ReportSection,
    ReportTable,
    periodic_report,
)
from papi_desktop.documents.official import Align
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.messages import Message
from papi_desktop.domain.reporting import Heading, TableColumn
from papi_desktop.domain.vietnamese.numbers import format_number
from papi_desktop.operations import papers, quarter, reports
from papi_desktop.operations.figures import BLANK, NOT_APPLICABLE, VALUE, Reckoned
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_codes import coded, print_coded
from papi_desktop.operations.papers import Sheet
from papi_desktop.operations.reckoning.reckoned import FigureLine
from papi_desktop.operations.report_columns import Cell, shown
from papi_desktop.operations.report_kinds import LIST_OF_QUARTER, receivers_set
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
    book = {f"{stem_of(report)}.xlsx": workbook_of(office, report)}
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
    return [*files, (f"{stem_of(report)}.xlsx", workbook_of(office, report))]


def stem_of(report: Report) -> str:
    """Return the beginning of the file names of a report."""
    return papers.stem_of(report.kind.title, report.period.official)


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
        tuple(_section(report, heading, words) for heading in report.kind.headings),
        tuple(_table(report.tables[key], words) for key in report.tables),
        tuple(filter(None, changes.splitlines())),
        any(line.estimate for line in report.lines.values()),
        papers.signer(office),
        report.receivers,
        tuple(facts.Basis(text) for text in report.kind.bases),
    )
    paper = periodic_report(told, words, papers.watermark(office))
    return Sheet("periodic_report", stem_of(report), paper, public=False)


def _section(report: Report, heading: Heading, words: Wording) -> ReportSection:
    lines = [report.lines[key] for key in heading.figures]
    return ReportSection(
        heading.title, report.texts[heading.title], tuple(_figure(line, words) for line in lines), heading.group
    )


def _figure(line: FigureLine, words: Wording) -> ReportFigure:
    label, unit = line.figure.label, line.figure.unit
    if line.now.state == VALUE:
        now = format_number(line.now.value or 0)
        sentence = (
            words.fill("figure_before", label=label, now=now, unit=unit, before=format_number(line.before.value or 0))
            if line.before.state == VALUE
            else words.fill("figure", label=label, now=now, unit=unit)
        )
    else:
        sentence = words.fill("figure_blank", label=label, unit=unit)
    change = "" if line.change is None else format_number(line.change)
    return ReportFigure(label, unit, _cell(line.now, words), _cell(line.before, words), change, sentence)


def _cell(reckoned: Reckoned, words: Wording) -> str:
    if reckoned.state == VALUE:
        return format_number(reckoned.value or 0)
    return words.fill("not_applicable" if reckoned.state == NOT_APPLICABLE else "blank_cell")


def _table(found: TableLines, words: Wording) -> ReportTable:
    columns = tuple((column.title, column.width, _align(column)) for column in found.table.columns)
    nothing = words.fill("no_book" if found.rows is None else "nothing")
    rows = tuple(tuple(shown(cell) for cell in row) for row in found.rows or ())
    sums = tuple(tuple(shown(cell) for cell in row) for row in _sums(found, words))
    return ReportTable(f"{found.table.key}. {found.table.title}", columns, rows, nothing, () if found.empty else sums)


def _align(column: TableColumn) -> Align:
    return Align.RIGHT if column.total or column.figure else Align.LEFT


def _sums(found: TableLines, words: Wording) -> list[list[Cell]]:
    """Return the lines below a table: this period, the same period last year, the change. The first cell says which."""
    if found.rows is None:
        return []
    difference = None if found.count is None else (found.count or 0) - (found.count_before or 0)
    lines: list[list[Cell]] = []
    told = (
        ("now", found.count, found.now),
        ("before", found.count_before, found.before),
        ("change", difference, found.change),
    )
    for key, count, cells in told:
        head = words.fill(f"sum_{key}") if count is None else words.fill(f"sum_{key}_lines", count=shown(count))
        lines.append([head, *cells[1:]])
    return lines


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
        note = words.fill("estimated") if line.estimate else ""
        now, before = _typed(line.now), _typed(line.before)
        rows.append([number, line.figure.label, line.figure.unit, now, before, line.change, note])
    title = f"{report.title} {report.period.official}"
    figures = [(words.fill(key), width) for key, width in _FIGURE_COLUMNS]
    sheets = [WorkbookSheet(words.fill("sheet_figures"), title, figures, rows)]
    for key, found in report.tables.items():
        columns = [figures[0], *((column.title, column.width / 2) for column in found.table.columns)]
        cells: list[Sequence[Cell]] = [[number, *row] for number, row in enumerate(found.rows or (), 1)]
        cells += [[None, *row] for row in _sums(found, words)]
        sheets.append(WorkbookSheet(key, f"{found.table.title} {report.period.official}", columns, cells))
    return report_workbook(sheets)


def _typed(reckoned: Reckoned) -> str | int | None:
    return {VALUE: reckoned.value, BLANK: None, NOT_APPLICABLE: "x"}[reckoned.state]
