"""A finance office's workbook as it is: every sheet that holds a budget table, read into tables as data.

Nothing is expected to be where a form wants it: titles above, a unit line anywhere above the table, a heading of one to four rows, a
row of column numbers with formulas, totals above or below the rows, levels told by TT alone. Figures in columns without a heading are
scratch work of the finance office and are left out, with a note. Must not know registers or regimes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from papi_desktop.domain.budget.table import Cell, Column, Row, Table, Unit
from papi_desktop.domain.budget.words import BudgetWords, key
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.vietnamese.numbers import detect_decimal_separator, parse_number
from papi_desktop.domain.vietnamese.text import nfc, squeeze
from papi_desktop.domain.vietnamese.unreadable import AmbiguousNumberError, NumberFormatError
from papi_desktop.exchange.budget_resources import budget_words
from papi_desktop.exchange.encodings import decode_by_fonts
from papi_desktop.exchange.limits import LIMITS, refused
from papi_desktop.exchange.sheets import CellValue, Sheet, bytes_of, read_book
from papi_desktop.exchange.words import is_signature

_HEADING_IN = 60  # rows looked through for the heading
_TALLEST = 4
_SIGN = re.compile(r"\(?(?:\d{1,2}|[A-Z])\)?(?:\s*=.*)?")
_FORM = re.compile(r"(?:biểu|m[ẫã]u)(?:\s+biểu)?\s+số:?\s*([\w.]+(?:/[\w -]+)?)", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"ủy ban|uỷ ban|ubnd|hội đồng nhân dân|hđnd|tỉnh\b|thành phố\b|cộng hòa|cộng hoà|độc lập|xã [^()]*$|phường [^()]*$",
    re.IGNORECASE,
)
_PLACES = Decimal("0.000001")  # what a spreadsheet's arithmetic adds beyond is noise


@dataclass(frozen=True)
class BudgetReading:
    """What a workbook holds.

    Attributes:
        tables: one for each sheet with a table, in the order of the tabs.
        titles: every line that stands above a table, for the year and the stage it may tell.
        notes: what the official should know.
    """

    tables: tuple[Table, ...]
    titles: tuple[str, ...]
    notes: tuple[Message, ...] = field(default=())

    @property
    def unit(self) -> Unit:
        """The unit of the first table."""
        return self.tables[0].unit


def read_budget(source: Path | bytes, words: BudgetWords | None = None) -> BudgetReading:
    """Read every table of a workbook.

    Args:
        source: the file, or its bytes.
        words: by which it is understood; the shipped ones when left out.

    Raises:
        UserError: if it is no workbook or holds no table with a heading "TT, Nội dung".
    """
    words = words or budget_words()
    book = read_book(source if isinstance(source, bytes) else bytes_of(source, LIMITS))
    decode_by_fonts(book)
    tables: list[Table] = []
    titles: list[str] = []
    notes: list[Message] = list(book.notes)
    for sheet in book.sheets:
        found = _SheetReader(sheet, words).read() if sheet.rows else None
        if found is not None and sheet.hidden:
            notes.append(say("The hidden sheet “{sheet}” was left out.", sheet=sheet.name))
            continue
        if found is not None:
            tables.append(found.table)
            titles += found.titles
            notes += found.notes
    if not tables:
        raise _no_table()
    return BudgetReading(tuple(tables), tuple(titles), tuple(notes))


def _no_table() -> UserError:
    return refused(
        "NS-01",
        say("No budget table was found: no row is headed “TT” and “Nội dung” above figures."),
        say(
            "Open the file, check that the heading of the table is there, and choose it again; or begin from a template."
        ),
    )


@dataclass(frozen=True)
class _Found:
    table: Table
    titles: list[str]
    notes: list[Message]


class _SheetReader:
    """Reads one sheet."""

    def __init__(self, sheet: Sheet, words: BudgetWords) -> None:
        self._sheet = sheet
        self._words = words
        self._notes: list[Message] = []

    def read(self) -> _Found | None:
        heading = self._heading()
        if heading is None:
            return None
        top, ordinal, label = heading
        bottom = self._heading_end(top)
        first, signs = self._signs(bottom + 1, label)
        places = [place for place in range(self._sheet.width) if place not in (ordinal, label)]
        titled = [place for place in places if any(self._path(top, bottom, place))]
        columns = tuple(self._column(top, bottom, place, signs.get(place, "")) for place in titled)
        if not columns:
            return None
        rows = self._rows(first, ordinal, label, titled)
        self._tell_scratch(first, len(self._sheet.rows), [place for place in places if place not in titled])
        above = [text for row in range(top) for text in self._texts(row)]
        unit, unit_text = self._unit(above + [text for row in range(top, first) for text in self._texts(row)])
        titles = [text for text in above if self._words.unit_in(text) is None]
        form = next((found[0] for text in titles if (found := _FORM.search(text))), "")
        table = Table(
            name=squeeze(self._sheet.name),
            title=tuple(text for text in titles if not _NO_TITLE.match(text) and not _FORM.search(text)),
            form=form,
            unit=unit,
            unit_text=unit_text,
            columns=columns,
            rows=rows,
            leads=(self._text(top, ordinal) if ordinal is not None else "", self._text(top, label)),
            lead_signs=(signs.get(ordinal, "") if ordinal is not None else "", signs.get(label, "")),
        )
        return _Found(self._words.understood(table), titles, self._notes)

    # ------------------------------------------------------------------------------------------------------- heading

    def _heading(self) -> tuple[int, int | None, int] | None:
        """Return the first row of the heading with the columns of TT (if there is one) and of the label."""
        for row in range(min(len(self._sheet.rows), _HEADING_IN)):
            keys = {place: key(self._text(row, place)) for place in range(self._sheet.width)}
            label = next((place for place, text in keys.items() if self._words.is_label(text)), None)
            ordinal = next((place for place, text in keys.items() if text in self._words.ordinals), None)
            others = [text for place, text in keys.items() if text and place not in (label, ordinal)]
            if label is not None and others:
                return row, ordinal, label
        return None

    def _heading_end(self, top: int) -> int:
        """Return the last row of the heading: it goes on while rows hold only words under merged or grouped titles."""
        end = top
        merged = [area.bottom for area in self._sheet.merged if area.top == top]
        end = max([end, *merged])
        while end + 1 < len(self._sheet.rows) and end + 1 - top < _TALLEST:
            row = self._sheet.rows[end + 1]
            stated = [value for value in row if value is not None]
            spans = any(area.top <= end and area.right > area.left for area in self._sheet.merged if area.top >= top)
            is_words = stated and all(isinstance(value, str) for value in stated) and not self._is_sign_row(end + 1)
            if not (spans and is_words and row[0] is None):
                break
            end += 1
        return end

    def _is_sign_row(self, row: int) -> bool:
        stated = [self._text(row, place) for place in range(self._sheet.width) if self._text(row, place)]
        # A row of numbers under the heading counts the columns; a first row of figures would not count 1, 2, 3.
        numbers = [text for text in stated if text.strip("()")[:1].isdigit()]
        return (
            len(stated) >= 2
            and bool(numbers)
            and all(_SIGN.fullmatch(text) for text in stated)
            and numbers[0].strip("()").split("=")[0].strip() in ("1", "3")
        )

    def _signs(self, row: int, label: int) -> tuple[int, dict[int | None, str]]:
        """Return the first row of the table itself, and the signs in the row of column numbers if there is one."""
        if row >= len(self._sheet.rows) or not self._is_sign_row(row):
            return row, {}
        return row + 1, {place: text for place in range(self._sheet.width) if (text := self._text(row, place))}

    def _path(self, top: int, bottom: int, place: int) -> list[str]:
        """Return the titles over a column from the top down, those of merged areas included."""
        texts: list[str] = []
        for row in range(top, bottom + 1):
            text = self._text(row, place) or self._merged_text(row, place)
            if text and text not in texts:
                texts.append(text)
        return texts

    def _merged_text(self, row: int, place: int) -> str:
        for area in self._sheet.merged:
            if area.top <= row <= area.bottom and area.left <= place <= area.right:
                return self._text(area.top, area.left)
        return ""

    def _column(self, top: int, bottom: int, place: int, sign: str) -> Column:
        *groups, title = self._path(top, bottom, place)
        return Column(title, " – ".join(groups), sign)

    # ---------------------------------------------------------------------------------------------------------- rows

    def _rows(self, first: int, ordinal: int | None, label: int, places: list[int]) -> tuple[Row, ...]:
        separator = self._separator(first, places)
        rows: list[Row] = []
        for number in range(first, len(self._sheet.rows)):
            name = self._text(number, label)
            sign = self._ordinal(self._sheet.value(number, ordinal)) if ordinal is not None else ""
            cells = tuple(self._cell(number, place, separator) for place in places)
            if not name and not sign and not any(cell is not None for cell in cells):
                continue
            if not any(cell is not None for cell in cells) and (is_signature(name) or is_signature(sign)):
                break
            rows.append(Row(sign, name, cells))
        return tuple(rows)

    @staticmethod
    def _ordinal(value: CellValue) -> str:
        """Return TT as text; 1 stored as a number is "1", 1.1 is "1.1"."""
        if isinstance(value, float):
            return str(int(value)) if value.is_integer() else repr(value)
        return squeeze(str(value)) if value is not None else ""

    def _separator(self, first: int, places: list[int]) -> str | None:
        texts = [
            value
            for row in self._sheet.rows[first:]
            for place in places
            if isinstance(value := row[place], str) and any(letter.isdigit() for letter in value)
        ]
        try:
            return detect_decimal_separator(texts)
        except AmbiguousNumberError:
            self._notes.append(
                say("Sheet “{sheet}” writes decimals in two ways; check its figures.", sheet=self._sheet.name)
            )
            return None

    def _cell(self, row: int, place: int, separator: str | None) -> Cell:
        value = self._sheet.value(row, place)
        if value is None or isinstance(value, bool):
            return None
        if isinstance(value, int):
            return Decimal(value)
        if isinstance(value, float):
            # What stands on paper is 63.5; what the file may hold is 63.499999999999996.
            return (
                Decimal(repr(value)).quantize(_PLACES).normalize() + 0 if abs(value) < 10**15 else Decimal(repr(value))
            )
        text = squeeze(str(value))
        try:
            return parse_number(
                text.rstrip("% "), decimal_separator="," if separator == "," else "." if separator else None
            )
        except (NumberFormatError, AmbiguousNumberError):
            return nfc(text)

    # --------------------------------------------------------------------------------------------------------- around

    def _unit(self, texts: list[str]) -> tuple[Unit, str]:
        found = [unit for text in texts if (unit := self._words.unit_in(text)) is not None]
        if not found:
            self._notes.append(say("Sheet “{sheet}” states no unit; đồng is assumed.", sheet=self._sheet.name))
            return Unit.DONG, ""
        if len({unit for unit, _text in found}) > 1:
            self._notes.append(
                say("Sheet “{sheet}” states two units; “{unit}” was taken.", sheet=self._sheet.name, unit=found[0][1])
            )
        return found[0]

    def _tell_scratch(self, first: int, end: int, places: list[int]) -> None:
        count = sum(self._sheet.value(row, place) is not None for row in range(first, end) for place in places)
        if count:
            self._notes.append(
                say(
                    "Sheet “{sheet}”: {count} figures stand in columns without a heading and were left out.",
                    sheet=self._sheet.name,
                    count=count,
                )
            )

    def _text(self, row: int, place: int | None) -> str:
        value = self._sheet.value(row, place) if place is not None else None
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return squeeze(str(value)) if value is not None else ""

    def _texts(self, row: int) -> list[str]:
        """Return the texts of a row; numbers are no titles."""
        words = (place for place in range(self._sheet.width) if isinstance(self._sheet.value(row, place), str))
        return [text for place in words if (text := self._text(row, place))]
