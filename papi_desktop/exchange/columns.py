"""Which column of a workbook is which field of a register.

Owns the guessing from headings, its textual form that can be remembered, and the signature of a layout. Must not know where the headings
stand in a sheet, or what is below them.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from papi_desktop.domain.register import Kind, Register
from papi_desktop.exchange.sheets import column_letters
from papi_desktop.exchange.words import COUNTER_HEADINGS, key_of

_PRINTED, _ALIAS = 100, 95
_REORDERED, _CONTAINED, _ALIKE = 90, 60, 50
_LEAST_ALIKE = 0.86
_ASIDE = re.compile(r"\([^()]*\)|[*]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of one column.

    Attributes:
        column: index, from 0.
        parts: texts from the top level down to the column's own.
        name: parts joined, and numbered if another column before it is called the same; by it a mapping is kept.
        shared: whether its lowest text stands in one cell merged with the column before.
    """

    column: int
    parts: tuple[str, ...]
    name: str
    shared: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """Return what is compared with the names of fields: the column's own words first, then with those above it."""
        # A level that is only an aside, such as "(người)", adds nothing to the level above it.
        own = [key for part in self.parts if (key := key_of(_ASIDE.sub(" ", part)))] or [key_of(self.name)]
        return tuple(dict.fromkeys(key for key in (own[-1], " ".join(own[-2:]), " ".join(own)) if key))


@dataclass(frozen=True, slots=True)
class Target:
    """What a column fills.

    Attributes:
        field: key of the field.
        choice: for a column whose heading is itself an answer ("Năm sinh / Nữ"): the field and the value its heading gives.
    """

    field: str
    choice: tuple[str, str] | None = None

    @property
    def text(self) -> str:
        """Return the form in which it is remembered: "birth", or "birth:female" for a column of a split heading."""
        return f"{self.field}:{self.choice[1]}" if self.choice else self.field


def headings_of(columns: Iterable[tuple[int, Sequence[str], bool]]) -> list[Heading]:
    """Return headings with unique names; a column without any is called by its letter, such as "[K]".

    Args:
        columns: for each column its index, its texts from the top level down, and whether it shares the lowest with the column before.
    """
    seen: Counter[str] = Counter()
    found = []
    for column, texts, shared in columns:
        parts = tuple(text for text, _ in groupby(filter(None, texts)))
        name = " / ".join(parts) or f"[{column_letters(column)}]"
        seen[name] += 1
        found.append(Heading(column, parts, name if seen[name] == 1 else f"{name} ({seen[name]})", shared))
    return found


def layout_signature(names: Iterable[str]) -> str:
    """Return a short text that is equal for workbooks with the same headings, in which a mapping can be remembered."""
    return hashlib.blake2b("\n".join(map(key_of, names)).encode(), digest_size=8).hexdigest()


def printed_headings(register: Register) -> dict[str, str]:
    """Return for each field that is written to workbooks its heading there; equal headings are numbered."""
    seen: dict[str, int] = {}
    found = {}
    for field in register:
        if field.print_label:
            seen[field.print_label] = number = seen.get(field.print_label, 0) + 1
            found[field.key] = field.print_label if number == 1 else f"{field.print_label} ({number})"
    return found


class FieldNames:
    """The names under which a register's fields are met, ready to be compared."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._printed: dict[str, list[str]] = {}
        self._aliases: dict[str, list[str]] = {}
        for key, heading in printed_headings(register).items():
            self._printed.setdefault(heading, []).append(key)
            self._printed.setdefault(key_of(heading), []).append(key)
        for field in register:
            for alias in filter(None, (field.print_label, *field.aliases)):
                self._aliases.setdefault(key_of(alias), []).append(field.key)
        self._splits = {
            (key_of(parent), key_of(child)): Target(split.value_field, (split.choice_field, value))
            for split in register.split_columns
            for parent in split.parents
            for child, value in split.children.items()
        }
        self._children = {child for _parent, child in self._splits}

    def knows(self, text: str) -> bool:
        """Tell whether a text alone looks like a heading of this register."""
        key = key_of(_ASIDE.sub(" ", text))
        return key in self._aliases or key in self._printed or key in self._children or key in COUNTER_HEADINGS

    def named_by(self, heading: Heading) -> dict[Target, int]:
        """Return what a heading names beyond doubt, with a score up to 100."""
        found: dict[Target, int] = {}
        for above, own in zip(heading.parts, heading.parts[1:], strict=False):
            split = self._splits.get((key_of(_ASIDE.sub(" ", above)), key_of(own)))
            if split is not None:
                return {split: _PRINTED}
        for key in heading.keys:
            for field in self._printed.get(heading.name, ()) or self._printed.get(key, ()):
                found.setdefault(Target(field), _PRINTED)
            for field in self._aliases.get(key, ()):
                found.setdefault(Target(field), _ALIAS)
        return found

    def resembled_by(self, heading: Heading) -> dict[Target, int]:
        """Return what a heading that names nothing may mean, with a score below `_ALIAS`."""
        found: dict[Target, int] = {}
        for alias, fields in self._aliases.items():
            score = _likeness(heading.keys[0], alias) if heading.keys else 0
            for field in fields if score else ():
                found[Target(field)] = max(score, found.get(Target(field), 0))
        return found


def _likeness(key: str, alias: str) -> int:
    """Score a heading that is longer than a name, or spelled otherwise; 0 if it is something else."""
    if len(alias) < 3:
        return 0
    if sorted(alias.split()) == sorted(key.split()):
        return _REORDERED
    share = len(alias) / len(key)
    if f" {key} ".startswith(f" {alias} ") and share >= 0.5:
        return _CONTAINED + int(20 * share)
    if f" {alias} " in f" {key} " and share >= 0.6:
        return _CONTAINED + int(10 * share)
    likeness = SequenceMatcher(None, key, alias).ratio() if abs(len(key) - len(alias)) <= 3 else 0
    return _ALIKE + int(10 * likeness) if likeness >= _LEAST_ALIKE else 0


def guess_mapping(register: Register, names: FieldNames, headings: Sequence[Heading]) -> dict[int, Target]:
    """Return for each column index the field it seems to fill, the surest first; each field is filled by one column.

    Two columns fill one field where a heading is split by its answers, and where a name stands in two columns under one merged heading.
    """
    offers = [
        (-score, heading.column, order, target)
        for heading in headings
        for order, (target, score) in enumerate((names.named_by(heading) or names.resembled_by(heading)).items())
    ]
    chosen: dict[int, Target] = {}
    for _score, column, _order, target in sorted(offers, key=lambda offer: offer[:3]):
        holders = [holder for holder in chosen.values() if holder.field == target.field]
        answers = [holder.choice for holder in holders]
        if column not in chosen and (
            not holders or (target.choice and None not in answers and target.choice not in answers)
        ):
            chosen[column] = target
    for heading in headings:
        before = chosen.get(heading.column - 1) if heading.shared and heading.column not in chosen else None
        if before is not None and register[before.field].kind is Kind.PERSON:
            chosen[heading.column] = before
    return chosen


def target_from(register: Register, text: str) -> Target | None:
    """Return the target remembered as `text`; None if the register no longer has it."""
    field, _, choice = text.partition(":")
    if field not in register:
        return None
    if not choice:
        return Target(field)
    for split in register.split_columns:
        if split.value_field == field and choice in split.children.values():
            return Target(field, (split.choice_field, choice))
    return None


def map_columns(
    register: Register, names: FieldNames, headings: Sequence[Heading], wanted: Mapping[str, str] | None
) -> dict[int, Target]:
    """Return which column fills what: as the caller wants it, and by guessing for headings the caller does not name.

    Args:
        wanted: name of a heading to `Target.text`, or to "" for a column that is not taken.
    """
    wanted = wanted or {}
    mapped: dict[int, Target] = {}
    open_headings = []
    for heading in headings:
        if heading.name not in wanted:
            open_headings.append(heading)
        elif wanted[heading.name] and (target := target_from(register, wanted[heading.name])) is not None:
            mapped[heading.column] = target
    filled = {target.field for target in mapped.values()}
    for column, target in guess_mapping(register, names, open_headings).items():
        if target.field not in filled:
            mapped[column] = target
    return mapped
