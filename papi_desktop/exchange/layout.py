"""What each row of a list is: record, name of a village over records, repeated heading, sums, signature.

Generic over registers: what belongs to one book comes from its fields, what any office writes from `words`. Must not know values,
problems or storage.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from papi_desktop.domain.parsing import as_text
from papi_desktop.domain.register import Register
from papi_desktop.exchange.columns import Target
from papi_desktop.exchange.header import Header
from papi_desktop.exchange.sheets import CellValue, Sheet
from papi_desktop.exchange.words import is_roman, is_signature, is_total, key_of, kind_of_village, plain_label

_SPARSE = 3  # a row with no more filled columns may be something else than a record
_LONGEST_NAME = 5  # words of a village's name with its kind
_LONGEST_LABEL = 120  # letters of a line that names a village, with its number and counts


class RowKind(StrEnum):
    """What a row is."""

    TITLE = "title"
    HEADER = "header"
    NUMBERS = "numbers"
    SUBTITLE = "subtitle"
    DATA = "data"
    TOTAL = "total"
    GHOST = "ghost"
    OUTSIDE = "outside"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A row that is not blank.

    Attributes:
        index: from 0.
        kind: what it is.
        label: for a subtitle the name it gives to the rows below.
    """

    index: int
    kind: RowKind
    label: str = ""


class Body:
    """Tells the rows of a sheet with a heading apart.

    Args:
        sheet: decoded.
        header: of the list.
        columns: what each column fills.
        register: of the list.
        is_known: whether a text is the name of something that may stand over rows (a village).
    """

    def __init__(
        self,
        sheet: Sheet,
        header: Header,
        columns: Mapping[int, Target],
        register: Register,
        is_known: Callable[[str], bool],
    ) -> None:
        self._sheet = sheet
        self._header = header
        self._register = register
        self._is_known = is_known
        self._counter = header.counter
        self._targets = columns
        self._titles = [column for column, target in columns.items() if target.field == register.title_field]
        self._title = min(self._titles, default=None)
        self._columns = [column for column in columns if column != header.counter]
        self._header_keys = [_row_keys(sheet.rows[row]) for row in range(header.top, header.bottom + 1)]
        half = len(header.headings) / 2
        self._wide = {a.top for a in sheet.merged if a.top == a.bottom and a.right - a.left + 1 > half}
        self._has_over = any(target.field == register.subtitle_field for target in columns.values())
        self._titles_of_header = {
            sheet.rows[row][column] for row in range(header.top, header.bottom + 1) for column in self._titles
        }

    def rows(self) -> Iterator[BodyRow]:
        """Yield every row of the sheet that is not blank, in order."""
        header, sheet = self._header, self._sheet
        for index in range(header.bottom + 1):
            if any(value is not None for value in sheet.rows[index]):
                yield BodyRow(index, RowKind.TITLE if index < header.top else RowKind.HEADER)
        before = RowKind.HEADER
        for index in range(header.bottom + 1, len(sheet.rows)):
            values = sheet.rows[index]
            if self._is_plain_record(values):
                before = RowKind.DATA
                yield BodyRow(index, before)
            elif any(value is not None for value in values):
                row = self._classify(_Doubtful.of(index, values, self._counter), before)
                if row.kind is not RowKind.OUTSIDE:
                    before = row.kind
                yield row

    def title_label(self) -> str:
        """Return the name that a line above the heading gives to all rows, such as "Thôn: Khau Cà"; "" if none does."""
        if not self._register.subtitle_field:
            return ""
        for values in self._sheet.rows[: self._header.top]:
            for value in values:
                label = plain_label(value) if isinstance(value, str) and len(value) <= _LONGEST_LABEL else ""
                if label and (self._is_known(label) or (":" in str(value) and kind_of_village(label))):
                    return label
        return ""

    # ------------------------------------------------------------------------------------------------------------ kinds

    def _is_plain_record(self, values: Sequence[CellValue]) -> bool:
        """Tell at once what nearly every row is; whatever is doubtful is looked at by `_classify`."""
        title = None if self._title is None else values[self._title]
        if type(title) is not str or title in self._titles_of_header or len(title) < 3 or is_total(title):
            return False
        if self._counter is not None and not _is_number(values[self._counter]):
            return False
        filled = 0
        for column in self._columns:
            if values[column] is not None:
                filled += 1
        return filled > _SPARSE

    def _classify(self, row: _Doubtful, before: RowKind) -> BodyRow:
        """Tell what a doubtful row is.

        Args:
            before: kind of the row above it, remarks passed over.
        """
        label = ""
        if self._repeats_header(row.values):
            kind = RowKind.HEADER
        elif before in (RowKind.HEADER, RowKind.NUMBERS) and self._counts_columns(row):
            kind = RowKind.NUMBERS
        elif before in (RowKind.HEADER, RowKind.NUMBERS) and self._continues_header(row):
            kind = RowKind.HEADER
        elif not row.numbered and any(is_total(as_text(row.values[column])) for column in row.filled[:2]):
            kind = RowKind.TOTAL
        elif label := self._label(row, before):
            kind = RowKind.SUBTITLE
        elif (
            before is RowKind.TOTAL
            and self._counter is not None
            and not row.numbered
            and 2 <= len(row.filled) <= _SPARSE
        ):
            kind = RowKind.TOTAL  # "Trong đó: hộ nghèo 34"
        elif self._closes_list(row, before):
            kind = RowKind.SIGNATURE
        elif not any(column in row.filled for column in self._columns):
            kind = RowKind.OUTSIDE if any(column != self._counter for column in row.filled) else RowKind.GHOST
        elif row.index in self._wide and len(row.filled) == 1:
            kind = RowKind.OUTSIDE
        else:
            kind = RowKind.DATA
        return BodyRow(row.index, kind, label)

    def _closes_list(self, row: _Doubtful, before: RowKind) -> bool:
        """Tell whether a row belongs to the place, date and names under the list; below such a row only a clear record begins it again."""
        if (
            not row.numbered
            and len(row.filled) <= _SPARSE
            and any(is_signature(as_text(row.values[c])) for c in row.texts)
        ):
            return True
        has_title = any(column in row.filled for column in self._titles)
        mapped = sum(column in row.filled for column in self._columns)
        return before is RowKind.SIGNATURE and not (has_title and (row.numbered or mapped >= _SPARSE))

    def _counts_columns(self, row: _Doubtful) -> bool:
        return 3 * len(row.filled) >= 2 * len(self._header.headings) and _are_column_numbers(row)

    def _repeats_header(self, values: Sequence[CellValue]) -> bool:
        keys = _row_keys(values)
        for wanted in self._header_keys:
            same = sum(keys.get(column) == key for column, key in wanted.items())
            if same >= 2 and 2 * same > max(len(wanted), len(keys)):
                return True
        return False

    def _continues_header(self, row: _Doubtful) -> bool:
        """Tell whether a row right below the heading only says units or remarks: no name, no number in it."""
        if len(row.filled) < 2 or row.texts != row.filled or self._counter in row.filled:
            return False
        return not any(column in row.filled for column in self._titles) and all(
            len(as_text(row.values[c])) <= 20 for c in row.filled
        )

    def _label(self, row: _Doubtful, before: RowKind) -> str:
        """Return the name that a row gives to those below it, "" if it is no such row.

        Beside the name there may be a running number and counts, but no other text. A known name, a kind word or a Roman number proves it.
        Without them the name must stand alone: merged over most of the row, or without the running number that records have.
        """
        if not self._register.subtitle_field or (self._has_over and row.numbered):
            return ""
        roman = len(row.texts) == 2 and is_roman(as_text(row.values[row.texts[0]]))
        prefixed = len(row.texts) == 2 and (roman or row.texts[0] == self._counter)
        if len(row.texts) - prefixed != 1 or (self._titles and row.texts[-1] > max(self._titles)):
            return ""
        text = as_text(row.values[row.texts[-1]]).strip()
        label = plain_label(text) if len(text) <= _LONGEST_LABEL else ""
        if not label or is_signature(text):
            return ""
        if roman or kind_of_village(label) or self._is_known(label):
            return label
        if len(row.filled) > 1 + (prefixed or row.numbered):
            return ""
        if row.index in self._wide or (label != text and is_roman(re.split(r"[.)/:\s-]", text)[0])):
            return label
        unnumbered = self._counter is not None and not row.numbered and len(label.split()) <= _LONGEST_NAME
        return label if unnumbered and not self._has_over and before is not RowKind.SIGNATURE else ""


@dataclass(frozen=True, slots=True)
class _Doubtful:
    """A row that is looked at closely.

    Attributes:
        index: from 0.
        values: of all columns.
        filled: columns that are not blank.
        texts: those of them that hold no number.
        numbered: whether it has a running number.
    """

    index: int
    values: Sequence[CellValue]
    filled: list[int]
    texts: list[int]
    numbered: bool

    @classmethod
    def of(cls, index: int, values: Sequence[CellValue], counter: int | None) -> _Doubtful:
        filled = [column for column, value in enumerate(values) if value is not None]
        texts = [column for column in filled if isinstance(values[column], str) and not _is_number(values[column])]
        return cls(index, values, filled, texts, counter is not None and _is_number(values[counter]))


def _is_number(value: CellValue) -> bool:
    """Tell whether a cell holds a number, in a text file as text."""
    return value.isdigit() if type(value) is str else isinstance(value, int | float)


def _row_keys(values: Sequence[CellValue]) -> dict[int, str]:
    return {column: key_of(value) for column, value in enumerate(values) if isinstance(value, str)}


_COLUMN_LETTER = re.compile(r"\(?[A-Za-z]\)?")
_COLUMN_NUMBER = re.compile(r"\(?([0-9]{1,2})\)?(?:\s*=[\s0-9+\-x*/:()]+%?)?")


def _are_column_numbers(row: _Doubtful) -> bool:
    """Tell whether a row counts the columns: letters only before numbers, and these one after the other ("A", "B", "1", "2=1/3")."""
    texts = [as_text(row.values[column]).strip() for column in row.filled]
    letters = next((place for place, text in enumerate(texts) if not _COLUMN_LETTER.fullmatch(text)), len(texts))
    found = [_COLUMN_NUMBER.fullmatch(text) for text in texts[letters:]]
    numbers = [int(number[1]) for number in found if number is not None]
    follow = all(later - earlier == 1 for earlier, later in pairwise(numbers))
    return len(texts) >= 3 and len(numbers) == len(found) and follow
