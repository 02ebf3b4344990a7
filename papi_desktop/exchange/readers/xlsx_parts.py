"""What calamine does not tell of a sheet: how far it reaches, which rows are hidden, which cells show no value of their own.

Works on the bytes of a sheet's XML, because parsing them once more would cost more than reading the values.
"""

from __future__ import annotations

import io
import re

from defusedxml.ElementTree import ParseError, iterparse

from papi_desktop.exchange.limits import Limits, damaged
from papi_desktop.exchange.sheets import NEVER_COMPUTED, column_index

# Anything beyond column AZ or row 99,999: nearer cells make a grid that fits in memory.
_FAR_CELL = re.compile(rb'<c r="(?:[A-Z]{3}|[B-Z][A-Z]|[A-Z]{1,2}[0-9]{6})')
_ODD_CELLS = (re.compile(rb'<c(?:[>/\t\n\r]| r="[^A-Z])'), re.compile(rb":c[>/ \t\n\r]"))


def refuse_far_cells(content: bytes, sheet: str, limits: Limits) -> None:
    """Refuse a sheet with a value further right or down than is read; cells that are only coloured do not count.

    Raises:
        UserError: if it reaches too far or is damaged.
    """
    usual = content.count(b"<c ") == content.count(b'<c r="') and not any(odd.search(content) for odd in _ODD_CELLS)
    if not usual or _FAR_CELL.search(content):
        limits.check_extent(sheet, *_extent(content))


def _extent(content: bytes) -> tuple[int, int]:
    """Return how many rows and columns the cells with something in them take."""
    lowest = rightmost = 0
    row = column = -1
    try:
        for event, element in iterparse(io.BytesIO(content), events=("start", "end")):
            name = element.tag.rpartition("}")[2]
            if event == "start" and name == "row":
                row, column = int(element.get("r", row + 2)) - 1, -1
            elif event == "start" and name == "c":
                place = re.fullmatch(r"\$?([A-Z]+)\$?([0-9]+)", element.get("r", ""))
                column = column_index(place[1]) if place else column + 1
                row = int(place[2]) - 1 if place else row
            elif event == "end" and name == "c":
                if len(element):
                    lowest, rightmost = max(lowest, row + 1), max(rightmost, column + 1)
                element.clear()
            elif event == "end" and name == "row":
                element.clear()
    except (ParseError, ValueError) as error:
        raise damaged() from error
    return lowest, rightmost


# No pattern below runs past the next angle bracket: a comment full of cells that never end must not take all day.
_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\s([^<>]*)>")
_ROW_NUMBER = re.compile(rb'\br="([0-9]{1,7})"')


def hidden_rows_of(content: bytes) -> frozenset[int]:
    """Return the hidden and filtered rows, from 0."""
    if b'hidden="1"' not in content and b'hidden="true"' not in content:
        return frozenset()
    attributes = (
        found[1] for found in _HIDDEN_ROW.finditer(content) if b'hidden="1"' in found[1] or b'hidden="true"' in found[1]
    )
    return frozenset(int(number[1]) - 1 for text in attributes if (number := _ROW_NUMBER.search(text)))


_PLACE = rb'<(?:\w+:)?c r="([A-Z]{1,3})([0-9]{1,7})"([^<>]*)>'
_FORMULA = rb"(?:<(?:\w+:)?f[^<>]*/>|<(?:\w+:)?f[^<>]*>[^<]*</(?:\w+:)?f>)"
_ERROR = re.compile(_PLACE + rb"(?:" + _FORMULA + rb")?<(?:\w+:)?v>(#[^<]*)</")
_NEVER_COMPUTED = re.compile(_PLACE + _FORMULA + rb"(<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>")


def errors_of(content: bytes) -> dict[tuple[int, int], str]:
    """Return the cells that show an error such as "#N/A", and those whose formula no program has computed yet.

    Calamine gives both as blank, and a blank that was none would be silent loss.
    """
    errors: dict[tuple[int, int], str] = {}
    if b't="e"' in content:
        for letters, row, _attributes, shown in _ERROR.findall(content):
            errors[int(row) - 1, column_index(letters)] = shown.decode("ascii", "replace")
    if b"<f" in content or b":f" in content:
        for letters, row, attributes, empty in _NEVER_COMPUTED.findall(content):
            # A text formula that came out as an empty text was computed.
            if not (empty and b't="str"' in attributes):
                errors[int(row) - 1, column_index(letters)] = NEVER_COMPUTED
    return errors
