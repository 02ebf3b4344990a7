"""Rows of an office's file of rules, added and taken out as text: every other row and every remark stays as it was written."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from papi_desktop.domain.vietnamese.text import nfc

FILE = "clocks.toml"
HEAD = "# Values this office set; the table of the law ships with the program.\n"
"""What a new file begins with."""
_ROW = re.compile(r"(?m)^(?=[ \t]*\[\[)")
_REMARKS = re.compile(r"(?:[ \t]*(?:#[^\n]*)?(?:\n|$))*\Z")
"""Blank lines and remarks at the end of a row: they stand above the next one and belong to it."""


def with_row(text: str, row: Mapping[str, str | Fraction | date]) -> str:
    """Return the text of a file with a row more at its end."""
    lines = "\n".join(["[[rule]]", *(f"{name} = {_value(value)}" for name, value in row.items())])
    return f"{text.rstrip()}\n\n{lines}\n"


def without_row(text: str, rule_id: str, valid_from: date | None) -> str:
    """Return the text of a file without one version of a rule."""
    head, *rows = _ROW.split(text)
    kept = [_remarks(row) if _is(row, rule_id, valid_from) else row for row in rows]
    return head + "".join(kept)


def _remarks(row: str) -> str:
    """Return what stands behind a row that goes: nothing but the end of the file, or the remarks above the next row."""
    behind = _REMARKS.search(row)
    return behind[0].lstrip("\n") if behind and "#" in behind[0] else ""


def _is(row: str, rule_id: str, valid_from: date | None) -> bool:
    try:
        found = tomllib.loads(row).get("rule", [])
    except tomllib.TOMLDecodeError:  # two brackets within a text of several lines
        return False
    return any(one.get("id") == rule_id and one.get("valid_from") == valid_from for one in found)


def _value(value: str | Fraction | date) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Fraction) and value.denominator == 1:
        return str(value.numerator)
    return json.dumps(nfc(str(value)).strip(), ensure_ascii=False)  # a JSON string is a TOML string too
