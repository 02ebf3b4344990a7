"""The figures of all units on paper: sums, every unit in an appendix, pictures. Comparisons have papers of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from papi_desktop.documents.charts import PAGE_HIGH
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
from papi_desktop.domain.vietnamese.numbers import format_percent
from papi_desktop.operations import papers
from papi_desktop.operations.board import LEFT_OUT
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_codes import coded, print_coded
from papi_desktop.operations.papers import Sheet
from papi_desktop.operations.rollup import RollUp, require_reports, roll_up
from papi_desktop.operations.rollup_compare import by_dimension, drawn_by_dimension, drawn_by_unit
from papi_desktop.operations.rollup_workbook import DIMENSION_COLUMNS, SUM_COLUMNS, marks_told, workbook_of

_WIDEST = 6
"""Figures beside one another in a table on paper; more go into further tables."""


def write(office: Office, kind: str, period: str, out: Path, *, figure: str = "") -> tuple[RollUp, tuple[Path, ...]]:
    """Write the roll-up as XLSX, DOCX and PDF into `out`; all of them or none.

    Args:
        figure: drawn unit by unit; the first of the report when left out.

    Raises:
        UserError: as `roll_up`, no report is in force, or `out` cannot be written.
    """
    whole = roll_up(office, kind, period)
    require_reports(whole)
    drawn = figure if figure in whole.labels else next(iter(whole.labels), "")
    stem = papers.stem_of_kind("rollup", whole.board.title, whole.board.official)
    plain = Sheet("rollup", stem, paper_of(office, whole, drawn), public=False)
    sheet = coded(office, plain, office.today())
    book = {f"{stem}.xlsx": workbook_of(office, whole, drawn)}
    return whole, tuple(path for _kind, path in print_coded(office, [sheet], out, also=book))


def paper_of(office: Office, whole: RollUp, figure: str) -> Paper:
    """Return the roll-up on paper: the sums, who is not in them; pictures and every unit in appendices."""
    words = papers.wording(office, "rollup")
    period = whole.board.official
    share = format_percent(whole.board.complete)
    opening = words.fill("opening", units=len(whole.units), awaited=len(whole.board.lines), share=share)
    sign = words.fill("not_kept")
    sums = tuple(
        Row(
            (
                str(number),
                label,
                unit,
                whole.shown(key, sign),
                _before(whole, key, words),
                str(whole.told[key]),
                whole.kept_of(key),
            )
        )
        for number, (key, (label, unit)) in enumerate(whole.labels.items(), 1)
    )
    heads = tuple(Column(words.fill(key), width, _align(key)) for key, width in SUM_COLUMNS)
    blocks: list[Block] = [Paragraph(opening)]
    if sums:
        blocks.append(Table(heads, sums))
    if whole.any_not_kept:
        blocks.append(Paragraph(words.fill("not_kept_sign")))
    blocks += map(Paragraph, marks_told(whole, words))
    states = words.data["states"]
    for state in LEFT_OUT:
        names = [line.unit for line in whole.left_out if line.state == state]
        if names:
            blocks.append(
                Paragraph(words.fill("left_out", state=states[state], count=len(names), units=", ".join(names)))
            )
    return Paper(
        header=header_of(papers.issuing_office(office), Document(f"BC-{office.unit['symbol']}", None, office.today())),
        title=words.fill("title"),
        subject=(words.fill("subject", report=whole.board.title, period=period),),
        blocks=(*blocks, Paragraph(papers.made_by(office))),
        closing=Closing(((papers.signer(office),),)),
        appendices=(
            *_drawn(office, whole, figure, words),
            *_appendices(whole, words, period),
        ),
        ends=True,
        watermark=papers.watermark(office),
    )


def _drawn(office: Office, whole: RollUp, figure: str, words: Wording) -> Iterator[Appendix]:
    """Yield the pictures by unit, whose table is the last appendix, and the one by dimension with its table."""
    charts = drawn_by_unit(office, whole, figure) if figure else []
    if charts:
        title = (words.fill("chart_by_unit"), whole.labels[figure][0])
        yield Appendix(tuple(_chart(chart) for chart in charts), title=title)
    dimensions = by_dimension(office, whole)
    if dimensions:
        heads = tuple(Column(words.fill(key), width, _align(key)) for key, width in DIMENSION_COLUMNS)
        rows = tuple(
            Row((str(number), d.title, f"{d.units}/{d.told}", "" if d.units_before is None else str(d.units_before)))
            for number, d in enumerate(dimensions, 1)
        )
        drawn = [_chart(chart) for chart in drawn_by_dimension(office, dimensions)]
        yield Appendix((*drawn, Table(heads, rows)), title=(words.fill("by_dimension"),))


def _chart(drawn: bytes) -> Pictures:
    return Pictures((Picture(drawn),), columns=1, height=PAGE_HIGH)


def _appendices(whole: RollUp, words: Wording, period: str) -> Iterator[Appendix]:
    keys, sign = list(whole.labels), words.fill("not_kept")
    for start in range(0, len(keys), _WIDEST):
        some = keys[start : start + _WIDEST]
        columns = (
            Column(words.fill("serial"), 10, Align.CENTER),
            Column(words.fill("unit_name"), 46),
            *(Column(whole.labels[key][0], 30, Align.RIGHT) for key in some),
        )
        rows = [
            Row(
                (
                    str(number),
                    unit.unit,
                    *(unit.told(key, sign) for key in some),
                )
            )
            for number, unit in enumerate(whole.units, 1)
        ]
        if not rows:
            continue
        sums = (whole.shown(key, sign) for key in some)
        rows.append(Row((words.fill("sum"), *sums), RowKind.TOTAL, span=2))
        blocks: list[Block] = [Table(columns, rows), *map(Paragraph, marks_told(whole, words))]
        yield Appendix(tuple(blocks), title=(words.fill("by_unit"), period), orientation=Orientation.LANDSCAPE)


def _before(whole: RollUp, key: str, words: Wording) -> str:
    """Return last year's sum, and of how many units where they are others than this year's."""
    value, of = whole.shown_before(key), whole.told_last_year(key)
    return words.fill("before_some", total=value, shown=of) if of else value


def _align(key: str) -> Align:
    if key in ("figure", "dimension"):
        return Align.LEFT
    return Align.CENTER if key in ("serial", "measure") else Align.RIGHT
