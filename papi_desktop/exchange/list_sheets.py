"""The sheets of a workbook that hold the list, and the cells of its rows.

Owns the choice of sheets (one for all, or one for each village), the columns of each, and what a cell takes from elsewhere: from the name
over its row, from a merged cell, from a heading that is itself an answer. Must not know values or problems.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.parsing import as_text, tick_of
from papi_desktop.domain.register import Field, Kind, Register
from papi_desktop.exchange.columns import FieldNames, Target, map_columns
from papi_desktop.exchange.header import Header, find_header
from papi_desktop.exchange.layout import Body, BodyRow, RowKind
from papi_desktop.exchange.reading import ReadRow, Skipped
from papi_desktop.exchange.sheets import CellValue, Sheet, column_letters
from papi_desktop.exchange.words import GENERAL_SHEET_NAMES, key_of, kind_of_village, plain_label

_SAME_LIST = 0.6
"""Share of the best sheet's fields that another sheet must have to be the same list and not another one, such as the members'."""


@dataclass(frozen=True, slots=True)
class ListSheet:
    """A sheet that holds records.

    Attributes:
        sheet: decoded.
        header: of the list.
        columns: what each column fills.
    """

    sheet: Sheet
    header: Header
    columns: Mapping[int, Target]

    @property
    def places(self) -> dict[str, tuple[str, str]]:
        """Return field key to letters and name of its column; a split heading is told by its first column."""
        found: dict[str, tuple[str, str]] = {}
        for heading in self.header.headings:
            target = self.columns.get(heading.column)
            if target is not None:
                place = column_letters(heading.column), heading.name
                found.setdefault(target.field, place)
                if target.choice is not None:
                    found.setdefault(target.choice[0], place)
        return found

    @property
    def unnamed(self) -> list[str]:
        """Return the names of the columns that fill nothing, the running number left out."""
        headings = (h for h in self.header.headings if h.column != self.header.counter)
        return [heading.name for heading in headings if heading.column not in self.columns]

    def lacking(self, register: Register) -> list[Field]:
        """Return the fields that every record must have and no column of the list is for."""
        return [
            field
            for field in register
            if field.required
            and field.print_label
            and not field.references
            and field.default is None
            and field.key not in self.places
        ]

    def is_of_another_kind(self, register: Register) -> bool:
        """Tell whether this seems to be a list of something else: what must be there is missing, and most columns say nothing."""
        named = len(self.columns) - (self.header.counter in self.columns)
        return bool(self.lacking(register)) and len(self.unnamed) > named


@dataclass(slots=True)
class Chosen:
    """The sheets of a workbook, sorted out.

    Attributes:
        lists: sheets that hold records, in order.
        skipped: rows of the others.
    """

    lists: list[ListSheet] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


def choose_sheets(sheets: Sequence[Sheet], register: Register, wanted: Mapping[str, str] | None) -> Chosen:
    """Return the sheets that hold the list: those that are shown, have its heading with a column for its names, and most of its fields.

    Args:
        wanted: mapping of headings chosen by a person.
    """
    names = FieldNames(register)
    chosen = Chosen()
    candidates: list[ListSheet] = []
    for sheet in sheets:
        header = None if sheet.hidden else find_header(sheet, register, names)
        if header is None:
            _skip(chosen, sheet, "hidden_sheet" if sheet.hidden else "no_header")
        else:
            candidates.append(ListSheet(sheet, header, map_columns(register, names, header.headings, wanted)))
    named = [
        found for found in candidates if register.title_field in {target.field for target in found.columns.values()}
    ]
    most = max((len(found.columns) for found in named or candidates), default=0)
    for found in candidates:
        if (found in named or not named) and len(found.columns) >= _SAME_LIST * most:
            chosen.lists.append(found)
        else:
            _skip(chosen, found.sheet, "other_list")
    return chosen


def _skip(chosen: Chosen, sheet: Sheet, kind: str) -> None:
    rows = tuple(number for number, row in enumerate(sheet.rows, start=1) if any(value is not None for value in row))
    if rows:
        chosen.skipped.append(Skipped(kind, sheet.name, rows))


class RowSource:
    """Takes the records out of one sheet.

    Args:
        found: the sheet.
        register: of the list.
        is_known: whether a text is the name of something that may stand over rows.
        alone: whether no other sheet of the workbook holds the list.
    """

    def __init__(self, found: ListSheet, register: Register, is_known: Callable[[str], bool], *, alone: bool) -> None:
        self._sheet = found.sheet
        self._register = register
        self._is_known = is_known
        self._alone = alone
        self._body = Body(found.sheet, found.header, found.columns, register, is_known)
        by_field: dict[str, list[int]] = {}
        for column, target in sorted(found.columns.items()):
            by_field.setdefault(target.field, []).append(column)
        self._targets = found.columns
        self._names = {heading.column: heading.name for heading in found.header.headings}
        self._plain: list[tuple[int, str]] = []
        self._parted: list[tuple[list[int], str]] = []
        self._answered: list[tuple[list[int], str]] = []
        for key, columns in by_field.items():
            if any(found.columns[column].choice is not None for column in columns):
                self._answered.append((columns, key))
            elif len(columns) > 1:
                self._parted.append((columns, key))
            else:
                self._plain.append((columns[0], key))
        self._over = register.subtitle_field
        self._over_required = bool(self._over) and register[self._over].required
        self._over_column = next((column for column, key in self._plain if key == self._over), None)

    def rows(self) -> tuple[list[ReadRow], list[Skipped]]:
        """Return the records, still unchecked, and the rows that are none."""
        body = list(self._body.rows())
        data = [row for row in body if row.kind is RowKind.DATA]
        filled = self._filled_down(data)
        label = self._label_of_sheet(body)
        records, skipped = [], dict[RowKind, list[int]]()
        for row in body:
            if row.kind is RowKind.SUBTITLE:
                label = row.label
            if row.kind is RowKind.DATA:
                records.append(self._record(row.index, label, filled))
            else:
                skipped.setdefault(row.kind, []).append(row.index + 1)
        return records, [Skipped(kind.value, self._sheet.name, tuple(rows)) for kind, rows in skipped.items()]

    def _label_of_sheet(self, body: Sequence[BodyRow]) -> str:
        """Return the name over all rows of the sheet: in a line above the heading, or on the tab."""
        if not self._over or self._over_column is not None:
            return ""
        if label := self._body.title_label():
            return label
        name = plain_label(self._sheet.name)
        if self._is_known(name) or kind_of_village(name):
            return name
        # The name of a tab among several like it is a village's, unless the rows name their villages or it says nothing.
        subtitled = any(row.kind is RowKind.SUBTITLE for row in body)
        telling = any(ch.isalpha() for ch in name) and not GENERAL_SHEET_NAMES.match(key_of(name))
        return name if telling and not self._alone and not subtitled else ""

    # ------------------------------------------------------------------------------------------------------------- cells

    def _record(self, index: int, label: str, filled: Mapping[tuple[int, int], int]) -> ReadRow:
        values = self._sheet.rows[index]
        cells: dict[str, CellValue] = {key: values[column] for column, key in self._plain if values[column] is not None}
        for columns, key in self._parted:
            self._take_parts(cells, values, columns, key)
        places: dict[str, tuple[str, str]] = {}
        for columns, key in self._answered:
            self._take_answers(cells, places, values, columns, key)
        notes: dict[str, Message] = {}
        if filled:
            for column, key in self._plain:
                above = filled.get((index, column))
                if above is not None and key not in cells:
                    cells[key] = self._sheet.rows[above][column]
                    notes[key] = say("Taken from row {row}, where it stands once for several rows.", row=above + 1)
        if label and self._over not in cells:
            cells[self._over] = label
        raw: Mapping[str, CellValue] = cells
        if self._sheet.raw:
            raw = {
                **cells,
                **{
                    key: text
                    for column, key in self._plain
                    if (text := self._sheet.raw.get((index, column))) is not None
                },
            }
        return ReadRow(self._sheet.name, index + 1, {}, cells, raw, notes, places=places)

    def _take_parts(
        self, cells: dict[str, CellValue], values: Sequence[CellValue], columns: Sequence[int], key: str
    ) -> None:
        """Take a name that stands in several columns."""
        texts = [as_text(values[column]) for column in columns if values[column] is not None]
        if texts:
            cells[key] = " ".join(texts)

    def _take_answers(
        self,
        cells: dict[str, CellValue],
        places: dict[str, tuple[str, str]],
        values: Sequence[CellValue],
        columns: Sequence[int],
        key: str,
    ) -> None:
        """Take a field whose headings are answers: by the column that is ticked, or by the one that holds the value.

        Where more than one is filled, all are kept in one text, which no field accepts: so the official sees both.
        """
        said: list[CellValue] = []
        answers: dict[str, list[str]] = {}
        for column in columns:
            value, choice = values[column], self._targets[column].choice
            if value is None:
                continue
            for field_key in (key, choice[0] if choice else key):
                places.setdefault(field_key, (column_letters(column), self._names[column]))
            if choice is not None and choice[0] == key:
                ticked = tick_of(value)
                if ticked is not False:
                    said.append(choice[1] if ticked else value)
                continue
            said.append(value)
            if choice is not None:
                answers.setdefault(choice[0], []).append(choice[1])
        if said:
            cells[key] = said[0] if len(said) == 1 else " / ".join(map(as_text, said))
        for field_key, given in answers.items():
            cells.setdefault(field_key, " / ".join(given))

    def _filled_down(self, data: Sequence[BodyRow]) -> dict[tuple[int, int], int]:
        """Return for blank cells the row above whose value holds for them too.

        That is so in merged cells of villages and classes, and for villages also where most cells of the column are blank: people write the
        name once. A single blank in a full column is a blank.
        """
        values = self._sheet.rows
        shared = [column for column, key in self._plain if self._register[key].kind in (Kind.REFERENCE, Kind.CHOICE)]
        found: dict[tuple[int, int], int] = {}
        for area in self._sheet.merged:
            for column in shared:
                if area.left <= column <= area.right:
                    below = range(area.top + 1, min(area.bottom + 1, len(values)))
                    found.update({(row, column): area.top for row in below})
        over = self._over_column
        # A blank village stands for the one above only where every record has one; elsewhere blank means blank.
        if over is None or not self._over_required:
            return found
        written = sum(values[row.index][over] is not None for row in data)
        if 2 * written < len(data):
            above: int | None = None
            for row in data:
                if values[row.index][over] is not None:
                    above = row.index
                elif above is not None:
                    found.setdefault((row.index, over), above)
        return found
