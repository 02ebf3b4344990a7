"""Records that seem to be one thing written twice.

Owns the comparing by the keys a register names: the first of them tells records apart for certain, the others only make one look.
Nothing is ever merged here. Must not know rows, files or screens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Kind, Record, Register, Severity
from papi_desktop.domain.vietnamese.text import loose_fold

_NAMESAKES = 50
"""How many records of one key are looked at: a file of nothing but namesakes must not take all day."""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A record that seems to repeat an earlier one.

    Attributes:
        index: of the later record.
        keys: fields that are equal.
        severity: error if those fields tell records apart for certain.
        earlier: index of the earlier record, or None if it is one already kept.
        kept: that kept record.
    """

    index: int
    keys: tuple[str, ...]
    severity: Severity
    earlier: int | None = None
    kept: Record | None = None


def find_duplicates(register: Register, records: Sequence[Record], kept: Iterable[Record] = ()) -> list[Duplicate]:
    """Return each record that repeats an earlier one or one already kept, once, under the surest key they share.

    Two people may share name, year and village; they are not reported when a surer key, such as two different citizen numbers, tells them
    apart, or when what is known of a date of birth differs.

    Args:
        register: names the keys and the fields within which they count.
        records: in the order in which they were written.
        kept: records that were there before, all of them earlier.
    """
    before = list(kept)
    everything = [*before, *records]
    first = len(before)
    found: dict[int, Duplicate] = {}
    for number, keys in enumerate(register.duplicate_keys):
        groups: dict[tuple[str, ...], list[int]] = {}
        compared = list(_compared(register, everything, keys))
        for place, key in enumerate(compared):
            if key is None:
                continue
            group = groups.setdefault(key, [])
            if group and place >= first and place - first not in found:
                record = everything[place]
                earlier = next(
                    (p for p in group[:_NAMESAKES] if not _told_apart(register, everything[p], record, number)), None
                )
                if earlier is not None:
                    found[place - first] = Duplicate(
                        place - first,
                        keys,
                        Severity.WARNING if number else Severity.ERROR,
                        earlier=earlier - first if earlier >= first else None,
                        kept=everything[earlier] if earlier < first else None,
                    )
            group.append(place)
        if None not in compared:
            break  # every record has this key: two that differ in it are told apart, whatever the less sure keys say
    return [found[index] for index in sorted(found)]


def duplicate_message(register: Register, duplicate: Duplicate, where: Message) -> Message:
    """Return what is wrong and what was expected.

    Args:
        where: where the earlier record stands, such as "row 12".
    """
    return say(
        "The same {field} stands in {where} already; expected every {singular} once.",
        field=Message(register[duplicate.keys[0]].label),
        where=where,
        singular=Message(register.singular),
    )


def _compared(register: Register, records: Iterable[Record], keys: tuple[str, ...]) -> Iterator[tuple[str, ...] | None]:
    """Yield for each record what is compared, or None if a part is blank: nothing can be said then."""
    parts = [(name, _NORMAL.get(register[name].kind, str)) for name in keys]
    for record in records:
        values = [record.get(name) for name, _ in parts]
        if None in values or "" in values:
            yield None
        else:
            scope = [str(record.get(name) or "") for name in register.scope_fields]
            yield (*scope, *[normal(value) for (_, normal), value in zip(parts, values, strict=True)])


def _year_of(day: str) -> str:
    return day[:4]


_NORMAL: Mapping[Kind, Callable[[Any], str]] = {
    Kind.PERSON: loose_fold,
    Kind.TEXT: loose_fold,
    Kind.PARTIAL_DATE: _year_of,
}


def _told_apart(register: Register, one: Record, other: Record, number: int) -> bool:
    """Tell whether a surer key, or more of a date than its year, shows that two records are different."""
    for keys in register.duplicate_keys[:number]:
        mine, its = _compared(register, (one, other), keys)
        if mine is not None and its is not None and mine != its:
            return True
    for name in register.duplicate_keys[number]:
        if register[name].kind is Kind.PARTIAL_DATE:
            shorter, longer = sorted((str(one[name]), str(other[name])), key=len)
            if not longer.startswith(shorter):
                return True
    return False
