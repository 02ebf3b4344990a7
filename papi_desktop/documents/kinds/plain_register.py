"""A table made of named columns of a template: registers of a prescribed form and working lists, lying down when they are wide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from papi_desktop.documents.kinds.common import header_of
from papi_desktop.documents.kinds.facts import Office
from papi_desktop.documents.official import Align
from papi_desktop.documents.paper import Closing, Column, Orientation, Paper, Paragraph, Row, Signature, Table


def table_of(
    looks: Mapping[str, Mapping[str, Any]],
    lines: Iterable[Mapping[str, str]],
    *,
    numbered_signs: bool = False,
    signs: Sequence[str] = (),
) -> Table:
    """Return lines as a table.

    Args:
        looks: column name to title, width and alignment, in the order of the form.
        lines: column name to text.
        numbered_signs: whether the row 1, 2, 3… stands under the header.
        signs: that row where the form has other signs in it.
    """
    columns = tuple(Column(look["title"], look["width"], Align(look["align"])) for look in looks.values())
    rows = tuple(Row(tuple(line.get(name, "") for name in looks)) for line in lines)
    numbers = tuple(str(number) for number in range(1, len(columns) + 1)) if numbered_signs else tuple(signs)
    return Table(columns, rows, numbering=numbers)


def plain_register(
    office: Office,
    title: str,
    subject: str,
    table: Table,
    after: str,
    *,
    form: str = "",
    signatures: Sequence[Signature] = (),
    watermark: str = "",
) -> Paper:
    """Return a register on sheets lying down.

    Args:
        form: the form's own name, over the table; "" prints none.
        after: the sentence under the table.
        signatures: places to sign, side by side.
    """
    named = (Paragraph(form, "basis"),) if form else ()
    return Paper(
        header=header_of(office),
        title=title,
        subject=(subject,),
        blocks=(*named, table, Paragraph(after)) if table.rows else (Paragraph(after),),
        closing=Closing((tuple(signatures),) if signatures else ()),
        orientation=Orientation.LANDSCAPE,
        watermark=watermark,
    )
