"""Two units or two periods side by side, on paper and in a workbook: one table, and a picture for each unit of measure."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from papi_desktop.documents.charts import PAGE_HIGH
from papi_desktop.documents.kinds.common import header_of
from papi_desktop.documents.kinds.facts import dated
from papi_desktop.documents.official import Align
from papi_desktop.documents.paper import (
    Block,
    Closing,
    Column,
    Paper,
    Paragraph,
    Picture,
    Pictures,
    Row,
    Table,
)
from papi_desktop.documents.wording import Wording
from papi_desktop.exchange.report_workbook import Cell, WorkbookSheet, report_workbook
from papi_desktop.operations import papers
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_codes import coded, print_coded
from papi_desktop.operations.papers import Sheet
from papi_desktop.operations.rollup import RollUp, require_reports, value_told
from papi_desktop.operations.rollup_compare import ComparedLine, Comparison, drawn_compared


def write(office: Office, whole: RollUp, compared: Comparison, out: Path) -> tuple[Path, ...]:
    """Write a comparison as XLSX, DOCX and PDF into `out`; all of them or none.

    Raises:
        UserError: no report is in force, or `out` cannot be written.
    """
    require_reports(whole)
    words = papers.wording(office, "rollup")
    stem = papers.stem_of_kind("comparison", whole.board.title, compared.about, compared.left, compared.right)
    sheet = Sheet("comparison", stem, paper_of(office, whole, compared), public=False)
    title = " – ".join((words.fill("compared"), *_subject(whole, compared, words)))
    book = report_workbook([_sheet(office, compared, words, title)])
    made = print_coded(office, [coded(office, sheet, office.today())], out, also={f"{stem}.xlsx": book})
    return tuple(path for _kind, path in made)


def paper_of(office: Office, whole: RollUp, compared: Comparison) -> Paper:
    """Return the comparison on paper: the table, what it was made from and by whom, and then the pictures."""
    words = papers.wording(office, "rollup")
    blocks: list[Block] = [_table(compared, words)]
    blocks += map(Paragraph, (*_silent(compared, words), *_legend(compared, words)))
    caption = words.fill("chart_compared")
    blocks += [Pictures((Picture(drawn, caption),), columns=1, height=PAGE_HIGH) for drawn in drawn_compared(compared)]
    return Paper(
        header=header_of(papers.issuing_office(office), dated(office.today())),
        title=words.fill("compared_title"),
        subject=_subject(whole, compared, words),
        blocks=(*blocks, Paragraph(papers.made_by(office))),
        closing=Closing(((papers.signer(office),),)),
        ends=True,
        watermark=papers.watermark(office),
    )


def _table(compared: Comparison, words: Wording) -> Table:
    """Return the table of a comparison, figure by figure."""
    heads = tuple(Column(head, width, align) for head, width, align in _heads(compared, words))
    sign = words.fill("not_kept")
    rows = tuple(
        Row(
            (
                str(n),
                line.label,
                line.measure,
                *line.told(sign),
                value_told(line.difference, estimate=any(line.estimates)),
            )
        )
        for n, line in enumerate(compared.lines, 1)
    )
    return Table(heads, rows)


def _sheet(office: Office, compared: Comparison, words: Wording, title: str) -> WorkbookSheet:
    """Return the same table as a sheet of a workbook, the pictures beside it."""
    heads = [(head, width) for head, width, _align in _heads(compared, words)]
    heads.append((words.fill("column_estimate"), 26.0))
    sign = words.fill("not_kept")
    cells: list[Sequence[Cell]] = [
        [number, line.label, line.measure, *line.cells(sign), line.difference, *_marks(line, words)]
        for number, line in enumerate(compared.lines, 1)
    ]
    notes = [*_silent(compared, words), *_legend(compared, words), papers.made_by(office)]
    return WorkbookSheet(words.fill("sheet_compared"), title, heads, cells, drawn_compared(compared), notes)


def _marks(line: ComparedLine, words: Wording) -> tuple[str]:
    return (papers.marks_in_words(words, estimate=any(line.estimates), partial=any(line.partial)) or "",)


def _silent(compared: Comparison, words: Wording) -> list[str]:
    """Return for each side without any figure that nobody sent one."""
    key = "silent_unit" if compared.about else "silent_all"
    told = {"unit": compared.about, "awaited": compared.awaited}
    return [words.fill(key, period=side[:1].upper() + side[1:], **told) for side in compared.silent]


def _legend(compared: Comparison, words: Wording) -> tuple[str, ...]:
    """Return what the signs for a book not kept and for an estimate mean, and why a difference is left out, where they stand."""
    signs = {
        "not_kept_sign": any(line.not_kept_left or line.not_kept_right for line in compared.lines),
        "estimate_compared": any(any(line.estimates) for line in compared.lines),
        "partial_sign": any(any(line.partial) for line in compared.lines),
        "other_units": any(line.other_units for line in compared.lines),
    }
    return tuple(words.fill(key) for key, stands in signs.items() if stands)


def _subject(whole: RollUp, compared: Comparison, words: Wording) -> tuple[str, ...]:
    """Return the report, what is beside what, and what both have in common."""
    beside = words.fill("compared_sides", left=compared.left, right=compared.right)
    return whole.board.title, f"{beside} ({compared.about or words.fill('all_units')})"


def _heads(compared: Comparison, words: Wording) -> tuple[tuple[str, float, Align], ...]:
    """Return heads, widths and sides of the columns."""
    return (
        (words.fill("serial"), 9.0, Align.CENTER),
        (words.fill("figure"), 52.0, Align.LEFT),
        (words.fill("measure"), 20.0, Align.CENTER),
        (compared.left, 28.0, Align.RIGHT),
        (compared.right, 28.0, Align.RIGHT),
        (words.fill("difference"), 26.0, Align.RIGHT),
    )
