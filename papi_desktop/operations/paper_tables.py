"""Tables of records on papers: columns named in a wording template, cells written as Vietnamese papers write them.

A table for everyone may only name public fields; asking for another is a mistake of the program and is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from papi_desktop.documents.official import Align
from papi_desktop.documents.paper import Column, Row, RowKind, Table
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.register import Field, Kind, Privacy, Record, Register
from papi_desktop.domain.registers import BY_KEY
from papi_desktop.domain.vietnamese.numbers import format_number
from papi_desktop.operations.office import Office
from papi_desktop.operations.public_copy import printed


def column_of(data: Mapping[str, Any]) -> Column:
    """Return a column as a template describes it: title, width, align."""
    return Column(data["title"], data["width"], Align(data["align"]))


def record_table(
    office: Office,
    register: Register,
    records: Sequence[Record],
    wording: Wording,
    columns: str,
    *,
    public: bool,
    total: str = "",
) -> Table:
    """Return records as a numbered table.

    Args:
        wording: template with `[columns]`: a list of columns with the field each shows (blank for one filled by hand), and "serial".
        columns: name of that list.
        public: whether everyone may read it.
        total: words of the last row; blank for none.

    Raises:
        ValueError: if a public table names a field that is not public.
    """
    described = wording.data["columns"]
    named = described[columns]
    for column in named:
        if public and column["key"] and register[column["key"]].privacy is not Privacy.PUBLIC:
            raise ValueError(f"{register.key}.{column['key']} is not public")
    names = _names(office, register)
    rows = [
        Row((str(number), *(_cell(register, column["key"], record, names) for column in named)))
        for number, record in enumerate(records, 1)
    ]
    if total:
        rows.append(Row((total,), RowKind.TOTAL, len(named) + 1))
    return Table((column_of(described["serial"]), *(column_of(column) for column in named)), tuple(rows))


def sum_of(records: Iterable[Record], key: str) -> str:
    """Return the sum of a decimal field as papers write it; blanks add nothing."""
    total = sum((Decimal(str(record[key])) for record in records if record.get(key) not in (None, "")), Decimal(0))
    return format_number(total)


def _cell(register: Register, key: str, record: Record, names: Mapping[str, Mapping[str, str]]) -> str:
    if not key:
        return ""
    field: Field = register[key]
    value = record.get(key)
    if value not in (None, "") and field.kind in (Kind.DECIMAL, Kind.MONEY):
        return format_number(Decimal(str(value)))
    return printed(field, record, names)


def _names(office: Office, register: Register) -> dict[str, dict[str, str]]:
    targets = {field.references for field in register if field.references and field.references != register.parent}
    return {
        key: {str(row["id"]): BY_KEY[key].title_of(row) for row in office.store.all(BY_KEY[key])} for key in targets
    }
