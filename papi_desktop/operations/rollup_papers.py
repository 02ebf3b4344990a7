"""The figures of all units on paper: sums, every unit in an appendix, pictures, and a comparison where one is wanted."""

from __future__ import annotations

from collections.abc import Iterator
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
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.vietnamese.numbers import format_number, format_percent
from papi_desktop.operations import papers
from papi_desktop.operations.board import LEFT_OUT
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_codes import coded, print_coded
from papi_desktop.operations.papers import Sheet
from papi_desktop.operations.rollup import RollUp, roll_up
from papi_desktop.operations.rollup_compare import Comparison, by_dimension, drawn_by_dimension, drawn_by_unit
from papi_desktop.operations.rollup_workbook import DIMENSION_COLUMNS, SUM_COLUMNS, compared_heads, workbook_of

_WIDEST = 6
"""Figures beside one another in a table on paper; more go into further tables."""


def write(
    office: Office, kind: str, period: str, out: Path, *, figure: str = "", compared: Comparison | None = None
) -> tuple[RollUp, tuple[Path, ...]]:
    """Write the roll-up as XLSX, DOCX and PDF into `out`; all of them or none.

    Args:
        figure: drawn unit by unit; the first of the report when left out.
        compared: two units or two periods that go along.

    Raises:
        UserError: as `roll_up`, no report is in force, or `out` cannot be written.
    """
    whole = roll_up(office, kind, period)
    if not whole.units:
        raise UserError(
            "BC-06",
            say("No report of this period was received yet; there is nothing to add up."),
            say("Nothing was written."),
            say("Receive the reports of the units first, or choose another period."),
        )
    drawn = figure if figure in whole.labels else next(iter(whole.labels), "")
    stem = papers.stem_of_kind("rollup", whole.board.title, whole.board.official)
    plain = Sheet("rollup", stem, paper_of(office, whole, drawn, compared), public=False)
    sheet = coded(office, plain, office.today())
    book = {f"{stem}.xlsx": workbook_of(office, whole, drawn, compared)}
    return whole, tuple(path for _kind, path in print_coded(office, [sheet], out, also=book))


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
    heads = tuple(Column(words.fill(key), width, _align(key)) for key, width in SUM_COLUMNS)
    blocks: list[Block] = [Paragraph(opening)]
    if sums:
        blocks.append(Table(heads, sums))
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
        blocks=tuple(blocks),
        closing=Closing(((papers.signer(office),),)),
        appendices=(
            *_drawn(office, whole, figure, words),
            *_compared(compared, words),
            *_appendices(whole, words, period),
        ),
        ends=isinstance(blocks[-1], Paragraph),  # not before a table
        watermark=papers.watermark(office),
    )


def _drawn(office: Office, whole: RollUp, figure: str, words: Wording) -> Iterator[Appendix]:
    """Yield the pictures by unit, whose table is the last appendix, and under them the one by dimension with its table."""
    charts = drawn_by_unit(office, whole, figure) if figure else []
    blocks: list[Block] = [Pictures((Picture(chart),), columns=1) for chart in charts]
    title = (words.fill("chart_by_unit"), whole.labels[figure][0]) if charts else (words.fill("by_dimension"),)
    dimensions = by_dimension(office, whole)
    if dimensions:
        if charts:
            blocks.append(Paragraph(words.fill("by_dimension") + ":"))
        heads = tuple(Column(words.fill(key), width, _align(key)) for key, width in DIMENSION_COLUMNS)
        rows = tuple(
            Row((str(number), d.title, f"{d.units}/{d.told}", str(d.units_before)))
            for number, d in enumerate(dimensions, 1)
        )
        blocks += [Pictures((Picture(chart),), columns=1) for chart in drawn_by_dimension(office, dimensions)]
        blocks.append(Table(heads, rows))
    if blocks:
        yield Appendix(tuple(blocks), title=title)


def _compared(compared: Comparison | None, words: Wording) -> Iterator[Appendix]:
    if compared is None:
        return
    heads = tuple(Column(head, width, align) for head, width, align in compared_heads(compared, words))
    rows = tuple(
        Row((str(n), c.label, c.measure, _number(c.left), _number(c.right), _number(c.difference)))
        for n, c in enumerate(compared.lines, 1)
    )
    title = (words.fill("compared"), f"{compared.left} – {compared.right}")
    yield Appendix((Table(heads, rows),), title=title, orientation=Orientation.LANDSCAPE)


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
