"""Values of fields, put into cells so that reading them back gives the same values.

Owns how each `Kind` stands in a workbook. Text is always typed as text, so that nothing in it can become a formula, and numbers by which
people are known keep their zeros. Must not know which rows or columns are written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.parsing import flag_text
from papi_desktop.domain.register import Field, Kind
from papi_desktop.domain.vietnamese.dates import PartialDate, table_date
from papi_desktop.domain.vietnamese.numbers import format_number
from papi_desktop.exchange.limits import LIMITS

Shown = str | int | float | date
"""What is put into a cell; a text stays a text."""

Show = Callable[[Any], Shown]

_EXACT = 10**15
_FIRST_DAY = date(1900, 3, 1)  # before it spreadsheets count a day that never was


def shower_of(field: Field, names: Mapping[str, str]) -> Show:
    """Return how a value of `field`, never blank, is shown in a cell.

    Args:
        names: for a REFERENCE or a row of a catalogue, ids to names.
    """
    if field.kind is Kind.REFERENCE:
        return lambda value: names.get(value, "")
    if field.catalogue:
        return lambda value: names.get(value, str(value))
    if field.kind is Kind.CHOICE:
        labels = {choice.value: choice.print_label for choice in field.choices}
        return lambda value: labels.get(value, str(value))
    if field.kind is Kind.CHOICES:
        labels = {choice.value: choice.print_label for choice in field.choices}
        return lambda value: "; ".join(labels.get(part, str(part)) for part in value)
    return _SHOWN.get(field.kind, str)


def _show_number(value: int) -> Shown:
    return value if abs(value) < _EXACT else format_number(value)


def _show_decimal(value: str) -> Shown:
    number = float(value)
    # A cell keeps fifteen digits; a number with more of them stays text.
    return number if Decimal(f"{number:.15g}") == Decimal(value) else format_number(Decimal(value))


def _show_date(value: str) -> Shown:
    day = date.fromisoformat(value)
    return day if day >= _FIRST_DAY else table_date(day)


def _show_partial_date(value: str) -> Shown:
    return table_date(PartialDate.from_iso(value))


_SHOWN: Mapping[Kind, Show] = {
    Kind.INTEGER: _show_number,
    Kind.MONEY: _show_number,
    Kind.YEAR: int,
    Kind.DECIMAL: _show_decimal,
    Kind.DATE: _show_date,
    Kind.PARTIAL_DATE: _show_partial_date,
    Kind.FLAG: flag_text,
    Kind.NAMES: "; ".join,
}


def checked_text(text: str, heading: str) -> str:
    """Return `text` if a cell can hold it.

    Raises:
        UserError: if it is longer; cutting it would be silent loss.
    """
    if len(text) > LIMITS.text:
        raise UserError(
            "XUAT-02",
            say(
                "A text under “{heading}” is longer than a cell of a workbook can be ({most} letters).",
                heading=heading,
                most=LIMITS.text,
            ),
            say("Nothing was written."),
            say("Shorten that text, or leave the column out."),
        )
    return text
