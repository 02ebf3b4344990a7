"""Báo cáo định kỳ: the narrative with its figures filled in, and the table of figures beside last year's as an appendix."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from papi_desktop.documents.kinds.common import bases_of, header_of
from papi_desktop.documents.kinds.facts import Basis, Document, Office
from papi_desktop.documents.official import Align
from papi_desktop.documents.paper import (
    Appendix,
    Block,
    Closing,
    Column,
    Orientation,
    Paper,
    Paragraph,
    Row,
    RowKind,
    Signature,
    Table,
    dashed,
)
from papi_desktop.documents.wording import Wording


@dataclass(frozen=True, slots=True)
class ReportFigure:
    """A figure as printed: texts, because blank, zero and not applicable are written differently; `sentence` is "" for none.

    Attributes:
        partial: it carries the sign of a sum that may be more.
    """

    label: str
    unit: str
    now: str
    before: str
    change: str
    sentence: str
    partial: bool = False


@dataclass(frozen=True, slots=True)
class ReportSection:
    """A heading, the text under it with a paragraph for each line, and its figures; one that only stands over others has neither."""

    title: str
    text: str
    figures: tuple[ReportFigure, ...]


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A statistic table with texts in its cells; `nothing` is printed instead when it has neither rows nor sums.

    Attributes:
        sums: lines below it: this period, the same period last year, the change.
        estimated: lines of it carry the sign of an estimate, which is explained below it.
        partial: sums of it carry the sign of what may be more.
        not_kept: cells of it carry the sign of what was not kept, which is explained too.
    """

    title: str
    columns: tuple[tuple[str, float, Align], ...]
    rows: tuple[tuple[str, ...], ...]
    nothing: str
    sums: tuple[tuple[str, ...], ...] = ()
    estimated: bool = False
    partial: bool = False
    not_kept: bool = False

    @property
    def printed(self) -> bool:
        """Return whether there is anything to print."""
        return bool(self.rows or self.sums)


@dataclass(frozen=True, slots=True)
class PeriodicReportFacts:
    """A periodic report.

    Attributes:
        title: "Báo cáo kết quả …", without the period.
        period: "quý IV năm 2026".
        changes: what differs from the version before, line by line; empty for a first version.
        as_of: day up to which it tells because the period still runs, as written; "" once it is over.
        bases: what the report is made under, as stated.
        stated_title: heading of an old or draft report as it stood ("DỰ THẢO BÁO CÁO"); "" for the usual one.
        mark: line under the heading as it stood ("( Dự thảo)"); "" for none.
    """

    office: Office
    document: Document
    title: str
    period: str
    sections: tuple[ReportSection, ...]
    tables: tuple[ReportTable, ...]
    changes: tuple[str, ...]
    as_of: str
    signer: Signature
    recipients: tuple[str, ...]
    bases: tuple[Basis, ...] = ()
    stated_title: str = ""
    mark: str = ""


def periodic_report(facts: PeriodicReportFacts, wording: Wording, watermark: str = "") -> Paper:
    """Return the report. Template "periodic_report"."""
    subject = facts.title[:1].upper() + facts.title[1:]
    prefix = wording.fill("title")
    if subject.casefold().startswith(prefix.casefold() + " "):
        subject = subject[len(prefix) + 1 :]
        subject = subject[:1].upper() + subject[1:]
    return Paper(
        header=header_of(facts.office, facts.document),
        title=facts.stated_title or prefix,
        subject=tuple(filter(None, [facts.mark, wording.fill("subject", subject=subject, period=facts.period)])),
        blocks=tuple(_blocks(facts, wording)),
        closing=Closing(((facts.signer,),), facts.recipients),
        appendices=tuple(_appendices(facts, wording)),
        ends=True,
        watermark=watermark,
    )


def _blocks(facts: PeriodicReportFacts, wording: Wording) -> Iterator[Block]:
    yield from bases_of(facts.bases, wording)
    yield Paragraph(wording.fill("opening", unit=facts.office.unit, period=facts.period))
    if facts.changes:
        yield Paragraph(wording.fill("changes"))
        yield from dashed(facts.changes)
    if facts.as_of:
        yield Paragraph(wording.fill("estimate", day=facts.as_of))
    for section in facts.sections:
        yield Paragraph(section.title, "clause_title")
        yield from (Paragraph(line.strip()) for line in section.text.splitlines() if line.strip())
        yield from dashed(figure.sentence for figure in section.figures if figure.sentence)
    yield Paragraph(wording.fill("closing", unit=facts.office.unit))


def _appendices(facts: PeriodicReportFacts, wording: Wording) -> Iterator[Appendix]:
    figures = tuple(dict.fromkeys(figure for section in facts.sections for figure in section.figures))
    if figures:
        columns = tuple(
            Column(wording.fill(f"column_{key}"), width, align)
            for key, width, align in (
                ("serial", 10, Align.CENTER),
                ("label", 90, Align.LEFT),
                ("unit", 22, Align.CENTER),
                ("now", 26, Align.RIGHT),
                ("before", 30, Align.RIGHT),
                ("change", 26, Align.RIGHT),
            )
        )
        rows = tuple(
            Row((str(number), f.label, f.unit, f.now, f.before, f.change)) for number, f in enumerate(figures, 1)
        )
        blocks: list[Block] = [Table(columns, rows), Paragraph(wording.fill("signs")), *_estimated(facts, wording)]
        if any(figure.partial for figure in figures):
            blocks.append(Paragraph(wording.fill("partial_sign")))
        blocks += dashed(f"{table.title}: {table.nothing}" for table in facts.tables if not table.printed)
        yield Appendix(
            tuple(blocks), title=(wording.fill("figures_title"), facts.period), orientation=Orientation.LANDSCAPE
        )
    for table in facts.tables:
        if table.printed:
            heads = (
                Column(wording.fill("column_serial"), 10, Align.CENTER),
                *(Column(title, width, align) for title, width, align in table.columns),
            )
            lines = tuple(Row((str(number), *cells)) for number, cells in enumerate(table.rows, 1))
            lines += tuple(_sum_rows(table.sums))
            below = _estimated(facts, wording) if table.estimated else ()
            if table.partial:
                below = (*below, Paragraph(wording.fill("partial_sign")))
            if table.not_kept:
                below = (Paragraph(wording.fill("not_kept_sign")), *below)
            yield Appendix(
                (Table(heads, lines), *below), title=(table.title, facts.period), orientation=Orientation.LANDSCAPE
            )


def _sum_rows(sums: tuple[tuple[str, ...], ...]) -> Iterator[Row]:
    """Yield the lines below a table; their first cell takes the room of the columns in which none of them tells a number."""
    empty = 0
    for column in zip(*(line[1:] for line in sums), strict=True):
        if any(column):
            break
        empty += 1
    for head, *cells in sums:
        yield Row((head, *cells[empty:]), RowKind.TOTAL, span=2 + empty)


def _estimated(facts: PeriodicReportFacts, wording: Wording) -> tuple[Block, ...]:
    """Return the line that explains the sign of an estimate, while the period still runs."""
    return (Paragraph(wording.fill("estimate_sign", day=facts.as_of)),) if facts.as_of else ()
