"""Records that seem to be one thing written twice.

Owns the comparing by the keys a register names: the first of them tells records apart for certain, the others only make one look.
Nothing is ever merged here. Must not know rows, files or screens.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Kind, Record, Register, Severity
from papi_desktop.domain.vietnamese.text import loose_fold


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
    found: dict[int, Duplicate] = {}
    for number, keys in enumerate(register.duplicate_keys):
        groups: dict[tuple[str, ...], list[int]] = {}
        for place, record in enumerate(everything):
            key = _key(register, record, keys)
            if key is None:
                continue
            group = groups.setdefault(key, [])
            if place >= len(before) and place - len(before) not in found:
                earlier = next(
                    (other for other in group if not _told_apart(register, everything[other], record, number)), None
                )
                if earlier is not None:
                    found[place - len(before)] = Duplicate(
                        place - len(before),
                        keys,
                        Severity.WARNING if number else Severity.ERROR,
                        earlier=earlier - len(before) if earlier >= len(before) else None,
                        kept=everything[earlier] if earlier < len(before) else None,
                    )
            group.append(place)
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


def _key(register: Register, record: Record, keys: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return what is compared, or None if a part is blank: nothing can be said then."""
    parts = [str(record.get(scope) or "") for scope in register.scope_fields]
    for name in keys:
        value = record.get(name)
        if value is None or value == "":
            return None
        kind = register[name].kind
        if kind in (Kind.PERSON, Kind.TEXT):
            parts.append(loose_fold(value))
        elif kind is Kind.PARTIAL_DATE:
            parts.append(value[:4])
        else:
            parts.append(str(value))
    return tuple(parts)


def _told_apart(register: Register, one: Record, other: Record, number: int) -> bool:
    """Tell whether a surer key, or more of a date than its year, shows that two records are different."""
    for keys in register.duplicate_keys[:number]:
        if all(one.get(name) and other.get(name) for name in keys) and _key(register, one, keys) != _key(
            register, other, keys
        ):
            return True
    for name in register.duplicate_keys[number]:
        if register[name].kind is Kind.PARTIAL_DATE:
            shorter, longer = sorted((str(one[name]), str(other[name])), key=len)
            if not longer.startswith(shorter):
                return True
    return False
