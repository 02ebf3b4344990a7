"""The list everyone may read: the reduced public copy as an appendix, and the form that villages post."""

from __future__ import annotations

from collections.abc import Iterator

from papi_desktop.documents.kinds.common import header_of
from papi_desktop.documents.kinds.facts import ListGroup, PublicListFacts, VillageListFacts
from papi_desktop.documents.official import Align, listed
from papi_desktop.documents.paper import (
    Appendix,
    Closing,
    Column,
    Paper,
    Paragraph,
    Row,
    RowKind,
    Signature,
    Table,
    dashed,
)
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.vietnamese.numbers import format_number

_SERIAL_WIDTH = 12


def public_list(facts: PublicListFacts, wording: Wording, closing: Closing | None = None) -> Appendix:
    """Return the reduced public copy: villages as group rows with their sums, numbered through.

    Args:
        facts: rows made of public fields only.
        wording: template "public_list".
        closing: who signs the list itself, if anybody does.
    """
    columns = (
        Column(wording.fill("serial"), _SERIAL_WIDTH, Align.CENTER),
        *(Column(column.title, column.width, column.align) for column in facts.columns),
    )
    return Appendix(
        blocks=(Table(columns, tuple(_rows(facts, wording, len(columns)))), *_removed(facts, wording)),
        label=facts.label or wording.fill("appendix_label"),
        title=facts.title,
        reference=wording.fill("reference", document=facts.document) if facts.document else "",
        closing=closing,
    )


def village_list(facts: VillageListFacts, wording: Wording, watermark: str = "") -> Paper:
    """Return the list of one village on the national form, signed by reviewer, board and village head."""
    columns = wording.data["village_form"]["columns"]
    table = Table(
        tuple(Column(column["title"], column["width"], Align(column["align"])) for column in columns),
        tuple(Row((str(number), *cells)) for number, cells in enumerate(facts.rows, 1)),
        numbering=tuple(column["sign"] for column in columns),
    )
    counts = ", ".join(
        wording.fill("village_count", label=count.label, households=format_number(count.households))
        for count in facts.counts
    )
    total = wording.fill("village_total", households=format_number(len(facts.rows)), counts=counts)
    note = wording.fill("signer_note")
    places = (
        Signature((wording.fill("village_reviewer"),), facts.reviewer, note),
        Signature((wording.fill("village_board"),), facts.board, note),
        Signature((facts.head_role or wording.fill("village_head"),), facts.head, note),
    )
    commune = facts.office.commune
    return Paper(
        header=header_of(facts.office),
        title=wording.fill("village_title"),
        subject=(wording.fill("village_subject", village=facts.village, commune=commune, year=facts.year),),
        blocks=(table, Paragraph(total), Paragraph(wording.fill("village_legend"))),
        closing=Closing((places,)),
        watermark=watermark,
    )


def _removed(facts: PublicListFacts, wording: Wording) -> Iterator[Paragraph]:
    if facts.removed:
        yield Paragraph(wording.fill("removed_heading"), "clause_title")
        yield from dashed(listed(facts.removed))


def _rows(facts: PublicListFacts, wording: Wording, width: int) -> Iterator[Row]:
    number = 0
    for group in facts.groups:
        yield Row((group.name,), RowKind.GROUP, width)
        for cells in group.rows:
            number += 1
            yield Row((str(number), *cells))
        yield Row((_sum("subtotal", group, wording),), RowKind.SUBTOTAL, width)
    yield Row((_sum("total", facts, wording),), RowKind.TOTAL, width)


def _sum(key: str, counted: ListGroup | PublicListFacts, wording: Wording) -> str:
    values = {"households": format_number(counted.households)}
    if isinstance(counted, ListGroup):
        values["group"] = counted.name
    if counted.persons is None:
        return wording.fill(f"{key}_households", **values)
    return wording.fill(key, persons=format_number(counted.persons), **values)
