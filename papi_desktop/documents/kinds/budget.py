"""Papers of a budget: notice, decision and report, each with its tables as appendices, and the tables alone.

Tables are printed as stated: figures are aligned, blank cells stay blank, and nothing is added up here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count

from papi_desktop.documents.charts import BarChart, draw_bars
from papi_desktop.documents.kinds.budget_tables import TwoSided, printed_table, row_kind, side_by_side
from papi_desktop.documents.kinds.common import bases_of, date_or_blank, header_of, led, numbered
from papi_desktop.documents.kinds.facts import Basis, Document, Office, Period
from papi_desktop.documents.official import Align, listed
from papi_desktop.documents.paper import (
    Appendix,
    Block,
    Closing,
    Column,
    Orientation,
    PageBreak,
    Paper,
    Paragraph,
    Picture,
    Pictures,
    Row,
    Signature,
    Table,
    dashed,
)
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.budget import table as data

_MANY = 8  # columns a portrait page holds


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report about one table: its groups as a chart and a table, and the year before.

    Attributes:
        heading: "Thu ngân sách".
        caption: under the chart.
        chart: None for none.
        rows: of the small table beside the chart: label, estimate, actual, per cent.
        compared: rows against the same period: TT, label, before, now, difference, per cent; with the two years.
    """

    heading: str
    caption: str
    chart: BarChart | None = None
    rows: tuple[tuple[str, str, str, str], ...] = ()
    compared: tuple[tuple[int, tuple[str, str, str, str, str, str]], ...] = ()
    years: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class BudgetFacts:
    """What the papers of a budget are told.

    Attributes:
        content: what is disclosed, in running text: "tình hình thực hiện dự toán ngân sách 09 tháng năm 2026".
        tables: as they may be read by whom the paper is for.
        unit_names: what the unit of each table is called.
        in_words: the total of each table in words, "" where it is not asked for; empty for none.
        two_sided: for each table its halves, None for one printed as it is kept; empty for none.
        totals: lines said in the notice itself.
        narrative: heading key and paragraphs.
        forms, places, period: how and where it is disclosed, and from when to when it hangs; None where no days are asked for.
    """

    office: Office
    document: Document
    content: str
    tables: tuple[data.Table, ...]
    unit_names: tuple[str, ...]
    signer: Signature
    recipients: tuple[str, ...] = ()
    bases: tuple[Basis, ...] = ()
    totals: tuple[str, ...] = ()
    narrative: tuple[tuple[str, tuple[str, ...]], ...] = ()
    forms: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    period: Period | None = None
    receiver: str = ""
    reference: str = ""
    sections: tuple[Section, ...] = ()
    in_words: tuple[str, ...] = ()
    two_sided: tuple[TwoSided | None, ...] = ()

    def words_of(self, number: int) -> str:
        """Return the total of a table in words."""
        return self.in_words[number] if self.in_words else ""

    def printed(self, number: int) -> Table:
        """Return a table as it is printed."""
        table = self.tables[number]
        halves = self.two_sided[number] if self.two_sided else None
        return printed_table(table) if halves is None else side_by_side(table, halves)


def budget_notice(facts: BudgetFacts, wording: Wording, watermark: str = "") -> Paper:
    """Return the notice that a budget is disclosed, its tables behind it."""
    return Paper(
        header=header_of(facts.office, facts.document),
        title=wording.fill("notice_title"),
        subject=(wording.fill("notice_subject", content=facts.content),),
        blocks=tuple(_notice_blocks(facts, wording)),
        closing=Closing(((facts.signer,),), facts.recipients),
        appendices=table_appendices(facts, wording),
        ends=True,
        watermark=watermark,
    )


def _notice_blocks(facts: BudgetFacts, wording: Wording) -> Iterator[Block]:
    number = count(1)
    unit = facts.office.unit
    yield from bases_of(facts.bases, wording)
    yield Paragraph(wording.fill("notice_opening", unit=unit, content=facts.content))
    if facts.tables:
        yield numbered(next(number), wording.fill("figures_heading"))
        yield from dashed(listed(facts.totals))
        yield Paragraph(wording.fill("figures", count=f"{len(facts.tables):02d}"))
    if facts.narrative:
        yield numbered(next(number), wording.fill("narrative_heading"))
        yield from _narrative(facts, wording)
    if facts.forms:
        yield numbered(next(number), wording.fill("forms_heading"))
        yield from dashed([wording.fill("forms_line", forms="; ".join(facts.forms))])
        if facts.places:
            yield from dashed([wording.fill("places_line", places="; ".join(facts.places))])
        if facts.period is not None:
            first, last = (date_or_blank(day, wording) for day in (facts.period.first, facts.period.last))
            yield from dashed([wording.fill("period_line", first=first, last=last)])
    yield led(next(number), wording.fill("opinions_heading"), wording.fill("opinions", receiver=facts.receiver))
    yield Paragraph(wording.fill("closing", unit=unit))


def _narrative(facts: BudgetFacts, wording: Wording) -> Iterator[Block]:
    for key, paragraphs in facts.narrative:
        first, *rest = paragraphs
        yield Paragraph(f"- {wording.fill(key)} {first}")
        yield from (Paragraph(text) for text in rest)


def budget_report(facts: BudgetFacts, wording: Wording, watermark: str = "") -> Paper:
    """Return the report in words: chart and table of each side, and the same period of the year before."""
    return Paper(
        header=header_of(facts.office, facts.document),
        title=wording.fill("report_title"),
        subject=(wording.fill("report_subject", content=facts.content),),
        blocks=tuple(_report_blocks(facts, wording)),
        closing=Closing(((facts.signer,),), facts.recipients),
        ends=True,
        watermark=watermark,
    )


def _report_blocks(facts: BudgetFacts, wording: Wording) -> Iterator[Block]:
    number = count(1)
    yield from bases_of(facts.bases, wording)
    yield Paragraph(wording.fill("report_opening", unit=facts.office.unit, content=facts.content))
    if facts.narrative:
        yield numbered(next(number), wording.fill("narrative_heading"))
        yield from _narrative(facts, wording)
    for section in facts.sections:
        yield numbered(next(number), section.heading)
        if section.chart is not None:
            yield Pictures((Picture(draw_bars(section.chart), section.caption),), columns=1)
        if section.rows:
            yield _groups(section, wording)
        if section.compared:
            yield Paragraph(wording.fill("report_compared"), "clause_title")
            yield _compared(section, wording)
    yield Paragraph(wording.fill("report_closing", content=facts.content))


def _groups(section: Section, wording: Wording) -> Table:
    right = Align.RIGHT
    columns = (
        Column(wording.fill("group"), 80),
        *(Column(wording.fill(key), 30, right) for key in ("estimate", "actual", "percent")),
    )
    return Table(columns, tuple(Row(cells) for cells in section.rows))


def _compared(section: Section, wording: Wording) -> Table:
    before, now = section.years
    columns = (
        Column(wording.fill("ordinal"), 12, Align.CENTER),
        Column(wording.fill("label"), 60),
        Column(wording.fill("same_period", year=before), 26, Align.RIGHT),
        Column(wording.fill("this_period", year=now), 26, Align.RIGHT),
        Column(wording.fill("difference"), 24, Align.RIGHT),
        Column(wording.fill("compared_percent"), 20, Align.RIGHT),
    )
    return Table(columns, tuple(Row(cells, row_kind(level, sums=False)) for level, cells in section.compared))


def budget_tables(
    facts: BudgetFacts, wording: Wording, title_key: str, subject: tuple[str, ...] = (), watermark: str = ""
) -> Paper:
    """Return the tables alone, each on a page of its own, signed; such a paper has place and date, but no number."""
    blocks: list[Block] = []
    for number, (table, unit) in enumerate(zip(facts.tables, facts.unit_names, strict=True), 1):
        blocks += [
            *([PageBreak()] if number > 1 else []),
            Paragraph(_label(table, number, wording), "appendix_label"),
            *(Paragraph(line, "appendix_title") for line in _title(table)),
            *_under_title(table, unit, wording),
            facts.printed(number - 1),
            *_in_words(facts.words_of(number - 1), wording),
        ]
    return Paper(
        header=replace(header_of(facts.office, facts.document), number=""),
        title=wording.fill(title_key, content=facts.content),
        subject=subject,
        blocks=tuple(blocks),
        closing=Closing(((facts.signer,),)),
        orientation=_orientation(facts.printed(number) for number in range(len(facts.tables))),
        watermark=watermark,
    )


def table_appendices(facts: BudgetFacts, wording: Wording) -> tuple[Appendix, ...]:
    """Return every table as an appendix."""
    return tuple(
        Appendix(
            blocks=(
                *_under_title(table, unit, wording),
                facts.printed(number - 1),
                *_in_words(facts.words_of(number - 1), wording),
            ),
            label=_label(table, number, wording),
            title=_title(table),
            reference=wording.fill("reference", document=facts.reference) if facts.reference else "",
            orientation=_orientation((facts.printed(number - 1),)),
        )
        for number, (table, unit) in enumerate(zip(facts.tables, facts.unit_names, strict=True), 1)
    )


def _title(table: data.Table) -> tuple[str, ...]:
    return tuple(line for line in table.title if not line.startswith("("))


def _under_title(table: data.Table, unit: str, wording: Wording) -> Iterator[Paragraph]:
    """Yield what stands in parentheses under a title ("(Lũy kế từ …)"), which is no title and keeps its letters, and the unit."""
    yield from (Paragraph(line, "appendix_reference") for line in table.title if line.startswith("("))
    yield Paragraph(wording.fill("unit_line", unit=unit), "appendix_reference")


def _in_words(words: str, wording: Wording) -> Iterator[Paragraph]:
    if words:
        yield Paragraph(wording.fill("in_words", words=words))


def _label(table: data.Table, number: int, wording: Wording) -> str:
    if " " in table.form.partition("/")[0]:
        return table.form
    if table.form:
        # The forms of 2016 have a symbol behind their number and are called otherwise than the numbered forms of 2026.
        return wording.fill("form_label" if "/" in table.form else "numbered_form_label", form=table.form)
    return wording.fill("table_label", number=f"{number:02d}")


def _orientation(tables: Iterable[Table]) -> Orientation:
    widest = max((len(table.columns) for table in tables), default=0)
    return Orientation.LANDSCAPE if widest > _MANY else Orientation.PORTRAIT


__all__ = [
    "BudgetFacts",
    "Section",
    "budget_notice",
    "budget_report",
    "budget_tables",
    "table_appendices",
]
