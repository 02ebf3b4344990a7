"""The public copy of a list: built from fields whose privacy is public, never by hiding columns.

Two heads of one name in one village are told apart by the year of birth, which is public only then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from papi_desktop.domain.register import Field, Kind, Privacy, Record, Register
from papi_desktop.domain.vietnamese.text import spelling_key


@dataclass(frozen=True)
class PublicRow:
    """One line everyone may read.

    Attributes:
        group: the village it stands under.
        cells: texts in the order of the columns.
        values: the public values themselves, by field.
    """

    group: str
    cells: tuple[str, ...]
    values: Mapping[str, Any]


@dataclass(frozen=True)
class PublicCopy:
    """A list everyone may read.

    Attributes:
        columns: the fields shown.
        rows: in the order they stand on the paper.
        told_apart: how many lines carry a year of birth to tell two people of one name apart.
    """

    columns: tuple[Field, ...]
    rows: tuple[PublicRow, ...]
    told_apart: int


def public_columns(register: Register) -> tuple[Field, ...]:
    """Return the columns of a register's public copy: its list's columns that everyone may read."""
    return tuple(f for f in register.list_fields if f.privacy is Privacy.PUBLIC and f.print_label)


def build(
    register: Register,
    records: Iterable[Record],
    *,
    references: Mapping[str, Mapping[str, str]],
    group_by: str,
    told_apart: str,
    tell_apart_by: str = "birth",
) -> PublicCopy:
    """Build the public copy of `records`, in their order.

    Args:
        references: register key to {id: name}, for REFERENCE columns.
        group_by: the REFERENCE field whose name the lines stand under.
        told_apart: how a name is written that another in its group has too, with {name} and {year}.
        tell_apart_by: the staff field that is added to the name where two in one group share it.
    """
    columns = public_columns(register)
    lines = list(records)
    groups = references.get(register[group_by].references, {})
    # By the spelling with accents: Bình and Bính are two names, and neither's year of birth is anyone's business.
    names = [(str(record.get(group_by)), spelling_key(register.title_of(record))) for record in lines]
    same = Counter(names)
    rows = []
    apart = 0
    for record, name in zip(lines, names, strict=True):
        shared = same[name] > 1 and record.get(tell_apart_by)
        apart += bool(shared)
        cells = {f.key: printed(f, record, references) for f in columns}
        if shared:
            whole = told_apart.format(name=cells[register.title_field], year=str(record[tell_apart_by])[:4])
            cells[register.title_field] = whole
        values = {f.key: record.get(f.key) for f in columns}
        rows.append(PublicRow(groups.get(str(record.get(group_by)), ""), tuple(cells.values()), values))
    return PublicCopy(columns, tuple(rows), apart)


def printed(field: Field, record: Record, references: Mapping[str, Mapping[str, str]]) -> str:
    """Return a value as Vietnamese papers write it; blank stays blank and is never 0."""
    value = record.get(field.key)
    if value is None or value == "":
        return ""
    if field.named_by:
        return references.get(field.named_by, {}).get(str(value), "" if field.references else str(value))
    if field.kind is Kind.CHOICE:
        choice = field.choice(str(value))
        return choice.print_label if choice else str(value)
    if field.kind in (Kind.DATE, Kind.PARTIAL_DATE):
        return "/".join(reversed(str(value).split("-")))
    return str(value)


def private_texts(register: Register, records: Sequence[Record]) -> set[str]:
    """Return the sensitive texts of `records` that must not be found in a public file: numbers by which a person is known."""
    wanted = [f for f in register if f.privacy is Privacy.SENSITIVE and f.kind in (Kind.CITIZEN_ID, Kind.PHONE)]
    return {str(record[f.key]) for record in records for f in wanted if record.get(f.key)}
