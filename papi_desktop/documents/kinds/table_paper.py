"""A paper whose body is one table: a few sentences, the table, a few sentences. Columns and words come from its template.

Owns the putting together. What stands in a row and which columns a paper has is the business of the template and of whoever composes it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from papi_desktop.documents.kinds.common import header_of
from papi_desktop.documents.kinds.facts import Document, Office
from papi_desktop.documents.official import Align
from papi_desktop.documents.paper import (
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
    Signature,
    Table,
)
from papi_desktop.documents.wording import Wording


@dataclass(frozen=True, slots=True)
class TableLine:
    """A row: cells by column, or one text over all columns that groups what follows."""

    cells: Mapping[str, str]
    group: str = ""


@dataclass(frozen=True, slots=True)
class TablePaperFacts:
    """What stands on such a paper.

    Attributes:
        document: number and date; None for a paper without.
        columns: names of the template's columns, in their order.
        before, after: sentences over and under the table.
        pictures: between the sentences and the table, one under the other.
        empty: the sentence instead of a table without rows.
    """

    office: Office
    document: Document | None
    title: str
    subject: tuple[str, ...]
    columns: tuple[str, ...]
    lines: Sequence[TableLine]
    signer: Signature
    recipients: tuple[str, ...]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    empty: str = ""
    pictures: tuple[Picture, ...] = ()


def table_paper(facts: TablePaperFacts, wording: Wording, watermark: str = "") -> Paper:
    """Return the paper on a sheet lying down; `wording` holds the looks of the columns under "columns"."""
    blocks: tuple[Block, ...] = tuple(Paragraph(text) for text in facts.before)
    if facts.pictures:
        blocks += (Pictures(facts.pictures, columns=1),)
    if facts.lines:
        blocks += (table_of(facts.columns, facts.lines, wording),)
    elif facts.empty:
        blocks += (Paragraph(facts.empty),)
    return Paper(
        header=header_of(facts.office, facts.document),
        title=facts.title,
        subject=facts.subject,
        blocks=(*blocks, *(Paragraph(text) for text in facts.after)),
        closing=Closing(((facts.signer,),), facts.recipients),
        orientation=Orientation.LANDSCAPE,
        ends=bool(facts.after or (facts.empty and not facts.lines)),
        watermark=watermark,
    )


def table_of(columns: Sequence[str], lines: Sequence[TableLine], wording: Wording) -> Table:
    """Return a table with the looks the template gives its columns; a column without any text is left out, but never "serial"."""
    shown = [name for name in columns if name == "serial" or any(line.cells.get(name) for line in lines)]
    looks: Mapping[str, Mapping[str, Any]] = wording.data["columns"]
    heads = tuple(Column(looks[name]["title"], looks[name]["width"], Align(looks[name]["align"])) for name in shown)
    rows, serial = [], 0
    for line in lines:
        if line.group:
            rows.append(Row((line.group,), RowKind.GROUP, len(shown)))
            continue
        serial += 1
        rows.append(Row(tuple(line.cells.get(name, str(serial) if name == "serial" else "") for name in shown)))
    return Table(heads, tuple(rows))
