"""The list of everything disclosed in a quarter, with form and time, that is itself posted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from papi_desktop.documents.kinds.common import header_of
from papi_desktop.documents.kinds.facts import DisclosureLine, Period, QuarterlyListFacts
from papi_desktop.documents.official import Align
from papi_desktop.documents.paper import Block, Closing, Column, Orientation, Paper, Paragraph, Row, Table
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.vietnamese.dates import table_date

_COLUMNS = ("serial", "content", "basis", "forms", "places", "period", "verdict", "responsible")


def quarterly_list(facts: QuarterlyListFacts, wording: Wording, watermark: str = "") -> Paper:
    """Return the list, on a sheet lying down for its wide table. Template "quarterly_list".

    The column of verdicts is printed only if a line has one, that of persons likewise.
    """
    unit, quarter = facts.office.unit, facts.quarter.official
    opening = (
        wording.fill("basis", unit=unit, quarter=quarter, citation=facts.citation)
        if facts.citation
        else wording.fill("opening", unit=unit, quarter=quarter)
    )
    blocks: tuple[Block, ...] = (Paragraph(wording.fill("nothing" if facts.kept else "not_kept", quarter=quarter)),)
    runs = wording.fill("as_of", day=facts.as_of, quarter=quarter) if facts.as_of else ""
    if facts.lines:
        total = " ".join(filter(None, [wording.fill("total", count=len(facts.lines)), runs]))
        blocks = (Paragraph(opening), _table(facts.lines, wording), Paragraph(total))
    elif runs:
        blocks += (Paragraph(runs),)
    return Paper(
        header=header_of(facts.office, facts.document),
        title=wording.fill("title"),
        subject=(wording.fill("subject", quarter=quarter, commune=facts.office.commune),),
        blocks=blocks,
        closing=Closing(((facts.signer,),), facts.recipients),
        orientation=Orientation.LANDSCAPE,
        ends=True,
        watermark=watermark,
    )


def _table(lines: tuple[DisclosureLine, ...], wording: Wording) -> Table:
    left_out = {name for name in ("verdict", "responsible") if not any(getattr(line, name) for line in lines)}
    names = [name for name in _COLUMNS if name not in left_out]
    looks: Mapping[str, Mapping[str, Any]] = wording.data["columns"]
    columns = tuple(Column(looks[n]["title"], looks[n]["width"], Align(looks[n]["align"])) for n in names)
    rows = []
    for number, line in enumerate(lines, 1):
        cells = {
            "serial": str(number),
            "content": line.content,
            "basis": line.basis,
            "forms": "; ".join(line.forms),
            "places": "; ".join(line.places),
            "period": _period(line.period, wording),
            "verdict": line.verdict,
            "responsible": line.responsible,
        }
        rows.append(Row(tuple(cells[name] for name in names)))
    return Table(columns, tuple(rows))


def _period(period: Period, wording: Wording) -> str:
    if period.stated or period.first is None:
        return period.stated
    first = table_date(period.first)
    if period.last is None and period.planned is not None:
        return wording.fill("still_planned", first=first, planned=table_date(period.planned))
    if period.last is None:
        return wording.fill("still", first=first)
    return wording.fill("from_to", first=first, last=table_date(period.last))
