"""What is written in a cell or typed in a form, made the value of its field, or a problem that says what was expected.

Owns one reader for each `Kind`, used by imports and by forms alike, so that both accept the same. Must not know workbooks, screens, the
other fields of the record, or whether a blank is allowed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from typing import Any, NamedTuple

from papi_desktop.domain.identity import Found, read_citizen_id, read_phone
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Choice, Field, Kind, Problem, Severity
from papi_desktop.domain.vietnamese.dates import PartialDate, from_excel_serial, parse_date, table_date
from papi_desktop.domain.vietnamese.numbers import format_number, parse_number
from papi_desktop.domain.vietnamese.text import fold, nfc, squeeze
from papi_desktop.domain.vietnamese.unreadable import UnreadableError


class Parsed(NamedTuple):
    """What became of one text.

    Attributes:
        value: of the field's kind; None when blank or unreadable.
        problem: what is wrong with it.
        note: what was repaired in reading it.
    """

    value: Any
    problem: Problem | None = None
    note: Message | None = None


Parser = Callable[[Any], Parsed]

BLANK = Parsed(None)
_EARLIEST_BIRTH = 1900
_FAR_AHEAD = 30  # years: plans and terms reach no further
_ERRORS_OF_SHEETS = frozenset(
    ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA", "#####")
)


def parse_value(field: Field, raw: Any, *, today: date) -> Parsed:
    """Read one value. Blank stays blank, and is never zero; whether blank is allowed is asked elsewhere.

    Args:
        field: what is expected.
        raw: a text, or the number, truth value, date or moment a cell was typed as. A number is believed less than a text where a cell
            typed as a number loses something, as in citizen numbers.
        today: births are not after it, and years of two digits are read by it.
    """
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return BLANK
    try:
        if raw in _ERRORS_OF_SHEETS:
            raise UnreadableError(say("The cell shows the error {error} of a formula; expected its value.", error=raw))
        if isinstance(raw, float) and not isfinite(raw):
            raise UnreadableError(say("The cell holds no number that can be kept; expected a usual number."))
        return _READERS[field.kind](field, raw, today)
    except UnreadableError as error:
        return Parsed(None, Problem(field.key, _kind_word(field), error.message))


def parser_of(field: Field, today: date) -> Parser:
    """Return `parse_value` for one field that remembers what it has read: columns repeat themselves."""
    known: dict[Any, Parsed] = {}

    def parse(raw: Any) -> Parsed:
        # Only texts and floats are remembered: True, 1 and 1.0 are equal keys but not equal cells.
        if type(raw) is not str and type(raw) is not float:
            return parse_value(field, raw, today=today)
        found = known.get(raw)
        if found is None:
            found = known[raw] = parse_value(field, raw, today=today)
        return found

    return parse


_KIND_WORDS: Mapping[Kind, str] = {
    Kind.DATE: "date",
    Kind.PARTIAL_DATE: "date",
    Kind.YEAR: "date",
    Kind.INTEGER: "number",
    Kind.DECIMAL: "number",
    Kind.MONEY: "number",
    Kind.CHOICE: "choice",
    Kind.CHOICES: "choice",
    Kind.FLAG: "choice",
    Kind.PHONE: "phone",
    Kind.CITIZEN_ID: "cccd",
    Kind.REFERENCE: "reference",
}


def _kind_word(field: Field) -> str:
    return field.problem_kind or _KIND_WORDS.get(field.kind, "text")


# ------------------------------------------------------------------------------------------------------------------ texts


def as_text(raw: Any) -> str:
    """Return what a cell shows: 12 for 12.0, 05/09/2026 for a date."""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, bool):
        return _YES if raw else _NO
    if isinstance(raw, float):
        return f"{raw:.0f}" if raw.is_integer() else format_number(_exact(raw))
    if isinstance(raw, date):
        return table_date(raw)
    return str(raw)


def _read_text(field: Field, raw: Any, today: date) -> Parsed:
    return Parsed(squeeze(as_text(raw)) or None)


def _read_long_text(field: Field, raw: Any, today: date) -> Parsed:
    lines = [" ".join(line.split()) for line in nfc(as_text(raw)).split("\n")]
    return Parsed("\n".join(lines).strip() or None)


_SEPARATORS = re.compile(r"[;\n]|,(?=\s)")


def _read_names(field: Field, raw: Any, today: date) -> Parsed:
    return Parsed([name for part in _SEPARATORS.split(nfc(as_text(raw))) if (name := squeeze(part))] or None)


# ---------------------------------------------------------------------------------------------------------------- numbers


_GREATEST = 10**18
"""A billion billions: no count or sum of an office is greater, and greater ones could not be kept as whole numbers."""


def _exact(number: float) -> Decimal:
    """Return a cell's number to the fifteen digits a spreadsheet shows; what follows is noise of binary fractions."""
    return Decimal(f"{number:.15g}")


def _decimal(raw: Any) -> Decimal | None:
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return _exact(raw) if isinstance(raw, float) else Decimal(raw)
    return parse_number(as_text(raw))


def _read_integer(field: Field, raw: Any, today: date) -> Parsed:
    number = _decimal(raw)
    if number is None:
        return BLANK
    if not 0 <= number <= _GREATEST or number != number.to_integral_value():
        raise UnreadableError(say("“{text}” is not a count; expected a whole number, 0 or more.", text=as_text(raw)))
    return Parsed(int(number))


def _read_decimal(field: Field, raw: Any, today: date) -> Parsed:
    number = _decimal(raw)
    if number is None:
        return BLANK
    written = f"{number:f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return Parsed("0" if written in ("-0", "") else written)


def _read_money(field: Field, raw: Any, today: date) -> Parsed:
    number = _decimal(raw)
    if number is None:
        return BLANK
    if abs(number) > _GREATEST or number != number.to_integral_value():
        raise UnreadableError(
            say("“{text}” is not a sum in whole đồng; expected a form like 1.500.000.", text=as_text(raw))
        )
    return Parsed(int(number))


# ------------------------------------------------------------------------------------------------------------------ dates


def _day_of(raw: date) -> date:
    return raw.date() if isinstance(raw, datetime) else raw


def _read_year(field: Field, raw: Any, today: date) -> Parsed:
    latest = today.year + _FAR_AHEAD
    text = squeeze(as_text(raw))
    digits = text[4:].strip() if text.lower().startswith("năm ") else text
    if len(digits) == 4 and digits.isascii() and digits.isdecimal() and _EARLIEST_BIRTH <= int(digits) <= latest:
        return Parsed(int(digits))
    raise UnreadableError(
        say(
            "“{text}” is not a year; expected four digits from {first} to {last}.",
            text=text,
            first=_EARLIEST_BIRTH,
            last=latest,
        )
    )


def _read_partial_date(field: Field, raw: Any, today: date) -> Parsed:
    found: PartialDate | None
    if isinstance(raw, date):
        found = PartialDate.from_date(_day_of(raw))
        serial = (_day_of(raw) - _DAY_ZERO).days
        if _EARLIEST_BIRTH <= serial <= today.year:
            note = say(
                "{day} is how a cell for dates shows the year {year}; read as {year}.",
                day=table_date(found),
                year=serial,
            )
            return Parsed(str(serial), note=note)
    else:
        text = squeeze(as_text(raw))
        try:
            found = parse_date(text, today=today)
        except UnreadableError as error:
            raise _no_birth(text, today) from error
    if found is None:
        return BLANK
    # A year alone is within its last day: the parts that are known are compared.
    if found.year < _EARLIEST_BIRTH or found.iso > today.isoformat()[: len(found.iso)]:
        raise _no_birth(table_date(found), today)
    return Parsed(found.iso)


_DAY_ZERO = date(1899, 12, 30)
"""A year typed into a cell formatted for dates becomes that many days after this: 1960 is shown as 13/05/1905, and nobody is that old."""


def _no_birth(text: str, today: date) -> UnreadableError:
    return UnreadableError(
        say(
            "“{text}” is not a date that can be; expected a year from {first} to {last} or day/month/year such as 05/09/1960.",
            text=text,
            first=_EARLIEST_BIRTH,
            last=today.year,
        )
    )


_SERIALS = range(20_000, 80_000)  # 1954 to 2119; smaller and greater numbers are no dates of an office


def _read_date(field: Field, raw: Any, today: date) -> Parsed:
    if isinstance(raw, date):
        return Parsed(PartialDate.from_date(_day_of(raw)).iso)
    if isinstance(raw, int | float) and int(raw) in _SERIALS:
        day = from_excel_serial(raw)
        return Parsed(
            day.isoformat(),
            note=say(
                "{number} is how a spreadsheet counts days; read as {day}.", number=as_text(raw), day=table_date(day)
            ),
        )
    found = parse_date(as_text(raw), today=today)
    return BLANK if found is None else Parsed(found.to_date().isoformat())


# ---------------------------------------------------------------------------------------------------------------- choices

_YES, _NO = "Có", "Không"
_FLAGS = {fold(word): True for word in (_YES, "x", "v", "1", "đã", "đúng", "true", "yes", "✓", "✔")} | {
    fold(word): False for word in (_NO, "0", "chưa", "sai", "false", "no")
}


def flag_text(value: bool) -> str:
    """Return how a truth value is written in workbooks."""
    return _YES if value else _NO


def tick_of(raw: Any) -> bool | None:
    """Tell whether a cell under a heading that is itself an answer is ticked; None if its sign is not understood."""
    return _FLAGS.get(fold(as_text(raw)))


def _read_flag(field: Field, raw: Any, today: date) -> Parsed:
    text = squeeze(as_text(raw))
    value = _FLAGS.get(fold(text))
    if value is None:
        raise UnreadableError(
            say("“{text}” is neither yes nor no; expected {yes} or {no}.", text=text, yes=_YES, no=_NO)
        )
    return Parsed(value)


def _spellings(choice: Choice) -> set[str]:
    return {fold(text) for text in (choice.value, choice.print_label, *choice.aliases)}


def _choice(field: Field, text: str) -> str:
    """Return the stored word for a choice written in any of its spellings."""
    folded = fold(text)
    for choice in field.choices:
        if folded in _spellings(choice):
            return choice.value
    raise UnreadableError(
        say(
            "“{text}” is not known here; expected one of: {choices}.",
            text=squeeze(text),
            choices=", ".join(choice.print_label for choice in field.choices),
        )
    )


def _read_choice(field: Field, raw: Any, today: date) -> Parsed:
    return Parsed(_choice(field, as_text(raw)))


def _read_choices(field: Field, raw: Any, today: date) -> Parsed:
    parts = [part for part in re.split(r"[;\n]", as_text(raw)) if part.strip()]
    try:
        chosen = {_choice(field, part) for part in parts}
    except UnreadableError:
        # A comma may belong to a choice, or part two of them.
        chosen = {_choice(field, part) for whole in parts for part in whole.split(",") if part.strip()}
    return Parsed([choice.value for choice in field.choices if choice.value in chosen] or None)


# --------------------------------------------------------------------------------------------------------------- identity


def _read_identity(field: Field, raw: Any, read: Callable[[str | float], Found]) -> Parsed:
    found = read(raw if isinstance(raw, str | float | int) and not isinstance(raw, bool) else as_text(raw))
    problem = Problem(field.key, _kind_word(field), found.doubt, Severity.WARNING) if found.doubt else None
    return Parsed(found.value, problem, found.note)


def _read_citizen_id(field: Field, raw: Any, today: date) -> Parsed:
    return _read_identity(field, raw, read_citizen_id)


def _read_phone(field: Field, raw: Any, today: date) -> Parsed:
    return _read_identity(field, raw, read_phone)


def _keep(field: Field, raw: Any, today: date) -> Parsed:
    return Parsed(raw)


_READERS: Mapping[Kind, Callable[[Field, Any, date], Parsed]] = {
    Kind.TEXT: _read_text,
    Kind.LONGTEXT: _read_long_text,
    Kind.DATE: _read_date,
    Kind.PARTIAL_DATE: _read_partial_date,
    Kind.YEAR: _read_year,
    Kind.INTEGER: _read_integer,
    Kind.DECIMAL: _read_decimal,
    Kind.MONEY: _read_money,
    Kind.CHOICE: _read_choice,
    Kind.CHOICES: _read_choices,
    Kind.FLAG: _read_flag,
    Kind.PERSON: _read_text,
    Kind.NAMES: _read_names,
    Kind.PHONE: _read_phone,
    Kind.CITIZEN_ID: _read_citizen_id,
    Kind.REFERENCE: _read_text,
    Kind.SNAPSHOT: _keep,
}
