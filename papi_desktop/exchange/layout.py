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
        self._wide = {
            area.top: area
            for area in sheet.merged
            if area.top == area.bottom and 2 * (area.right - area.left + 1) > sheet.width
        }
        self._titles_of_header = {
            sheet.rows[row][column] for row in range(header.top, header.bottom + 1) for column in self._titles
        }

    def rows(self) -> Iterator[BodyRow]:
        """Yield every row of the sheet that is not blank, in order."""
        header, sheet = self._header, self._sheet
        for index in range(header.bottom + 1):
            if any(value is not None for value in sheet.rows[index]):
                yield BodyRow(index, RowKind.TITLE if index < header.top else RowKind.HEADER)
        just_after_header, ended = True, False
        for index in range(header.bottom + 1, len(sheet.rows)):
            values = sheet.rows[index]
            if self._is_plain_record(values):
                just_after_header = ended = False
                yield BodyRow(index, RowKind.DATA)
                continue
            filled = [column for column, value in enumerate(values) if _is_filled(value)]
            if not filled:
                continue
            row = self._classify(index, values, filled, just_after_header, ended)
            just_after_header = row.kind in (RowKind.HEADER, RowKind.NUMBERS)
            if row.kind is RowKind.SIGNATURE:
                ended = True
            elif row.kind is not RowKind.OUTSIDE:
                ended = False
            yield row

    def title_label(self) -> str:
        """Return the name that a line above the heading gives to all rows, such as "Thôn: Khau Cà"; "" if none does."""
        if not self._register.subtitle_field:
            return ""
        for values in self._sheet.rows[: self._header.top]:
            for value in values:
                label = plain_label(value) if isinstance(value, str) else ""
                if label and (self._is_known(label) or (":" in str(value) and kind_of_village(label))):
                    return label
        return ""

    # ------------------------------------------------------------------------------------------------------------ kinds

    def _is_plain_record(self, values: Sequence[CellValue]) -> bool:
        """Tell at once what nearly every row is; whatever is doubtful is looked at by `_classify`."""
        title = None if self._title is None else values[self._title]
        if type(title) is not str or title in self._titles_of_header or len(title) < 3 or is_total(title):
            return False
        if self._counter is not None:
            number = values[self._counter]
            if number is None or (type(number) is str and not number.isdigit()):
                return False
        filled = 0
        for column in self._columns:
            if values[column] is not None:
                filled += 1
        return filled > _SPARSE

    def _classify(
        self, index: int, values: Sequence[CellValue], filled: Sequence[int], just_after_header: bool, ended: bool
    ) -> BodyRow:
        texts = [value for column in filled if isinstance(value := values[column], str)]
        mapped = [column for column in filled if column in self._columns]
        if self._repeats_header(values):
            return BodyRow(index, RowKind.HEADER)
        if (
            just_after_header
            and 3 * len(filled) >= 2 * len(self._header.headings)
            and _are_column_numbers(values, filled)
        ):
            return BodyRow(index, RowKind.NUMBERS)
        if just_after_header and self._continues_header(values, filled):
            return BodyRow(index, RowKind.HEADER)
        numbered = isinstance(self._number_of(values), int | float)
        if not numbered and any(is_total(as_text(values[column])) for column in filled[:2]):
            return BodyRow(index, RowKind.TOTAL)
        if label := self._subtitle(index, values, filled):
            return BodyRow(index, RowKind.SUBTITLE, label)
        if not numbered and len(filled) <= _SPARSE and any(map(is_signature, texts)):
            return BodyRow(index, RowKind.SIGNATURE)
        has_title = any(column in filled for column in self._titles)
        if ended and not (has_title and (len(mapped) >= _SPARSE or numbered)):
            return BodyRow(index, RowKind.SIGNATURE)
        if not mapped:
            return BodyRow(index, RowKind.GHOST if list(filled) == [self._counter] else RowKind.OUTSIDE)
        if not has_title and not numbered and len(filled) == 1 and index in self._wide:
            return BodyRow(index, RowKind.OUTSIDE)
        return BodyRow(index, RowKind.DATA)

    def _number_of(self, values: Sequence[CellValue]) -> CellValue:
        return None if self._counter is None else values[self._counter]

    def _repeats_header(self, values: Sequence[CellValue]) -> bool:
        keys = _row_keys(values)
        for wanted in self._header_keys:
            same = sum(keys.get(column) == key for column, key in wanted.items())
            if same >= 2 and 2 * same > max(len(wanted), len(keys)):
                return True
        return False

    def _continues_header(self, values: Sequence[CellValue], filled: Sequence[int]) -> bool:
        """Tell whether a row right below the heading only says units or remarks: no name, no number in it."""
        if len(filled) < 2 or any(column in filled for column in self._titles) or (self._counter in filled):
            return False
        return all(isinstance(values[column], str) and len(str(values[column])) <= 20 for column in filled)

    def _subtitle(self, index: int, values: Sequence[CellValue], filled: Sequence[int]) -> str:
        """Return the name that a row gives to those below it, "" if it is no such row.

        Beside the name there may be a running number and counts, but no other text. Without a known name, a kind word, a Roman number or
        a cell merged over most of the row, a lone name may as well be a record of which nothing else is known yet.
        """
        over = self._register.subtitle_field
        has_column = any(target.field == over for target in self._targets.values())
        if not over or (has_column and isinstance(self._number_of(values), int | float)):
            return ""
        texts = [column for column in filled if isinstance(values[column], str)]
        roman = numbered = False
        if len(texts) == 2:
            roman = is_roman(as_text(values[texts[0]]))
            numbered = roman or texts[0] == self._counter
        if len(texts) - numbered != 1 or (self._titles and texts[-1] > max(self._titles)):
            return ""
        text = as_text(values[texts[-1]]).strip()
        label = plain_label(text)
        if not label or is_signature(text):
            return ""
        if roman or kind_of_village(label) or self._is_known(label):
            return label
        alone = len(filled) <= 1 + (numbered or self._counter in filled)
        prefixed = label != text and is_roman(re.split(r"[.)/:\s-]", text)[0])
        return label if alone and (prefixed or index in self._wide) else ""


def _is_filled(value: CellValue) -> bool:
    return value is not None and not (isinstance(value, str) and not value.strip())


def _row_keys(values: Sequence[CellValue]) -> dict[int, str]:
    return {column: key_of(value) for column, value in enumerate(values) if isinstance(value, str) and value.strip()}


_COLUMN_LETTER = re.compile(r"\(?[A-Za-z]\)?")
_COLUMN_NUMBER = re.compile(r"\(?([0-9]{1,2})\)?(?:\s*=[\s0-9+\-x*/:()]+%?)?")


def _are_column_numbers(values: Sequence[CellValue], filled: Sequence[int]) -> bool:
    """Tell whether a row counts the columns: letters only before numbers, and these one after the other ("A", "B", "1", "2=1/3")."""
    texts = [as_text(values[column]).strip() for column in filled]
    letters = next((place for place, text in enumerate(texts) if not _COLUMN_LETTER.fullmatch(text)), len(texts))
    found = [_COLUMN_NUMBER.fullmatch(text) for text in texts[letters:]]
    numbers = [int(number[1]) for number in found if number is not None]
    follow = all(later - earlier == 1 for earlier, later in pairwise(numbers))
    return len(texts) >= 3 and len(numbers) == len(found) and follow
