"""Figures of all units put together, every unit's part beside them, and who is not in it: a sum is never taken for more than it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
    Row,
    RowKind,
    Table,
)
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import RECEIVED
from papi_desktop.domain.vietnamese.numbers import format_number
from papi_desktop.operations import papers, reports
from papi_desktop.operations.board import IN_CONFLICT, MISSING, RETURNED, Board, BoardLine, board
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_codes import coded, enter
from papi_desktop.operations.papers import Sheet
from papi_desktop.store.query import Query

_WIDEST = 6
"""Figures beside one another in a table on paper; more go into further tables."""


@dataclass(frozen=True)
class UnitFigures:
    """What one unit reported.

    Attributes:
        values: figure to value; None for blank or not applicable.
        received_id: the report it comes from.
    """

    unit: str
    code: str
    received_id: str
    values: dict[str, int | None]


@dataclass(frozen=True)
class RollUp:
    """All units put together.

    Attributes:
        labels: figure to (label, unit of measure), in the order of the report.
        totals: figure to the sum over the units that told a value; None when none did.
        told: figure to how many units told a value.
        left_out: units not in it: missing, returned or in conflict.
    """

    board: Board
    labels: dict[str, tuple[str, str]]
    units: tuple[UnitFigures, ...]
    totals: dict[str, int | None]
    told: dict[str, int]
    left_out: tuple[BoardLine, ...]


def roll_up(office: Office, kind: str, period: str) -> RollUp:
    """Put the reports in force together.

    Raises:
        UserError: there is no such report, or it is not made for such a period.
    """
    over = board(office, kind, period)
    rows = {
        row["id"]: row
        for row in office.store.all(RECEIVED, Query(filters={"kind": kind, "period": over.period, "state": "current"}))
    }
    labels: dict[str, tuple[str, str]] = {}
    units = []
    for line in over.lines:
        row = rows.get(line.received_id)
        if row is None:
            continue
        figures: list[dict[str, Any]] = (row["content"] or {}).get("figures", [])
        for figure in figures:
            labels.setdefault(figure["key"], (figure["label"], str(figure.get("unit", ""))))
        values = {figure["key"]: figure["value"] for figure in figures}
        units.append(UnitFigures(line.unit, line.code, row["id"], values))
    totals: dict[str, int | None] = {}
    told = {}
    for key in labels:
        values_told = [value for unit in units if (value := unit.values.get(key)) is not None]
        totals[key] = sum(values_told) if values_told else None
        told[key] = len(values_told)
    left_out = tuple(line for line in over.lines if line.state in (MISSING, RETURNED, IN_CONFLICT))
    return RollUp(over, labels, tuple(units), totals, told, left_out)


def write(office: Office, kind: str, period: str, out: Path) -> tuple[RollUp, tuple[Path, ...]]:
    """Write the roll-up as XLSX, DOCX and PDF into `out`; all of them or none.

    Raises:
        UserError: as `roll_up`, or `out` cannot be written.
    """
    whole = roll_up(office, kind, period)
    stem = papers.stem_of("tong-hop", whole.board.title, _official(office, whole))
    with papers.scratch_in(out) as scratch:
        sheet = coded(office, Sheet("rollup", stem, paper_of(office, whole), public=False), office.today())
        written = papers.write_sheets([sheet], scratch, forbidden=(), allowed=())
        book = scratch / f"{stem}.xlsx"
        book.write_bytes(workbook_of(office, whole))
        made = [*written, ("workbook", book)]
        with papers.in_place(made, out) as files, office.store.transaction(say("Make a paper")) as tx:
            enter(office, tx, [sheet])
            return whole, tuple(path for _kind, path in files)


def workbook_of(office: Office, whole: RollUp) -> bytes:
    """Return the roll-up as a workbook: the sums, and every unit in a line."""
    from papi_desktop.exchange.report_workbook import Cell, WorkbookSheet, report_workbook

    words = papers.wording(office, "rollup")
    title = words.fill("subject", report=whole.board.title, period=_official(office, whole))
    sums: list[Sequence[Cell]] = [
        [number, label, unit, whole.totals[key], whole.told[key]]
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
    ]
    return report_workbook(sheets)


_SUM_COLUMNS = (("serial", 6.0), ("figure", 54.0), ("measure", 12.0), ("total", 16.0), ("units_told", 16.0))
_LEFT_COLUMNS = (("serial", 6.0), ("code", 9.0), ("unit_name", 30.0), ("state", 30.0))


def paper_of(office: Office, whole: RollUp) -> Paper:
    """Return the roll-up on paper: the sums, who is not in them, and every unit in an appendix."""
    words = papers.wording(office, "rollup")
    period = _official(office, whole)
    share = f"{100 * whole.board.complete:.1f}".replace(".", ",")
    opening = words.fill("opening", units=len(whole.units), awaited=len(whole.board.lines), share=share)
    sums = tuple(
        Row((str(number), label, unit, _number(whole.totals[key]), str(whole.told[key])))
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
        appendices=tuple(_appendices(whole, words, period)),
        ends=True,
        watermark=papers.watermark(office),
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
    return Align.RIGHT if key in ("total", "units_told") else Align.LEFT if key == "figure" else Align.CENTER


def _official(office: Office, whole: RollUp) -> str:
    kind = reports.kind_of(office, whole.board.kind)
    return reports.period_for(kind, whole.board.period).official
