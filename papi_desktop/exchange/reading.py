"""What reading a workbook gives: rows, problems, and an account of everything that was passed over.

Owns the shapes only, so that operations and windows can show a dry run without knowing how it came about.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from papi_desktop.domain.messages import N_, Message
from papi_desktop.domain.register import Severity
from papi_desktop.domain.vietnamese.legacy_fonts import Encoding
from papi_desktop.exchange.sheets import CellValue

RowKey = tuple[str, int]
"""Name of the sheet and number of the row as a spreadsheet counts it."""

SKIPPED = {
    "title": N_("title above the list"),
    "header": N_("heading"),
    "numbers": N_("row of column numbers"),
    "subtitle": N_("name over the rows that follow"),
    "total": N_("sum"),
    "ghost": N_("running number without anything behind it"),
    "outside": N_("remark beside the columns of the list"),
    "signature": N_("place, date and signatures"),
    "hidden_sheet": N_("hidden sheet"),
    "no_header": N_("sheet without a heading of this book"),
    "other_list": N_("sheet with another list"),
    "left_out": N_("left out by choice"),
    "in_book": N_("in the book already, just as here"),
}
"""Why rows are no records: stable word to msgid."""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One record of the list.

    Attributes:
        sheet: name of its sheet.
        row_number: as a spreadsheet counts it.
        record: field key to value, for what could be read; blanks are left out.
        cells: field key to the decoded cell the value came from, corrections included.
        raw: field key to what the file holds, before decoding.
        notes: field key to what was repaired or taken from elsewhere.
        subtitle: name of the village (or whatever stands over rows in this book), from a row, a column, a title or the sheet's name.
        places: field key to letters and name of its column, where it is another than for the whole sheet: under a split heading.
    """

    sheet: str
    row_number: int
    record: dict[str, Any]
    cells: Mapping[str, CellValue]
    raw: Mapping[str, CellValue]
    notes: Mapping[str, Message]
    subtitle: str = ""
    places: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def key(self) -> RowKey:
        """Return where it stands."""
        return self.sheet, self.row_number


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Something wrong in a workbook, and where.

    Attributes:
        sheet: name of the sheet.
        row: as a spreadsheet counts it.
        column: letters of the column, "" if it concerns no column.
        heading: heading of the column.
        field: key of the field, "" if it concerns no field.
        value: what stands there, decoded.
        kind: short stable word, see `domain.register.Problem`.
        message: what is wrong and what was expected.
        severity: whether it keeps the row from being stored.
    """

    sheet: str
    row: int
    column: str
    heading: str
    field: str
    value: str
    kind: str
    message: Message
    severity: Severity = Severity.ERROR


OTHER_KIND = "other_kind"
"""Kind of the one problem of a workbook that holds something else than the book it is read for."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Rows of one sheet that are no records.

    Attributes:
        kind: why, a key of `SKIPPED`.
        sheet: name of the sheet.
        rows: as a spreadsheet counts them.
    """

    kind: str
    sheet: str
    rows: tuple[int, ...]

    @property
    def count(self) -> int:
        """Return how many they are."""
        return len(self.rows)

    @property
    def reason(self) -> str:
        """Return the msgid of the reason."""
        return SKIPPED[self.kind]


@dataclass(frozen=True, slots=True)
class Preview:
    """A column whose encoding no font told, for a person to confirm.

    Attributes:
        sheet: name of the sheet.
        heading: name of the column, the key of a confirmation.
        encoding: as it was read.
        confidence: 0 to 1.
        samples: texts before and after.
        confirmed: whether a person has said so.
    """

    sheet: str
    heading: str
    encoding: Encoding
    confidence: float
    samples: tuple[tuple[str, str], ...]
    confirmed: bool


@dataclass(frozen=True, slots=True)
class SheetReading:
    """A sheet that was read.

    Attributes:
        name: of the sheet.
        header_rows: rows of the heading, as a spreadsheet counts them.
        columns: field key to letters and name of its column; of a split heading the first.
        rows: how many records.
        hidden_rows: how many of them are hidden in the file.
    """

    name: str
    header_rows: tuple[int, ...]
    columns: Mapping[str, tuple[str, str]]
    rows: int
    hidden_rows: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """A workbook as read: nothing stored, nothing lost.

    Attributes:
        encoding: of most of its text.
        sheets: those that were read.
        mapping: name of a heading to what it fills (`columns.Target.text`), or "" if the caller wanted it left out.
        unmapped: names of headings that fill nothing.
        signature: of the layout, under which the mapping may be remembered.
        rows: the records.
        problems: all of them, in the order of the rows.
        skipped: rows that are no records.
        rows_in: rows with anything in them; always as many as `rows` and `skipped` together.
        previews: columns whose encoding is to be confirmed, or was.
        new_references: key of a register to names met that it does not have.
        notes: about the whole file.
    """

    encoding: Encoding
    sheets: list[SheetReading]
    mapping: Mapping[str, str]
    unmapped: list[str]
    signature: str
    rows: list[ReadRow]
    problems: list[RowProblem]
    skipped: list[Skipped]
    rows_in: int
    previews: list[Preview]
    new_references: Mapping[str, list[str]]
    notes: list[Message] = field(default_factory=list)
    checker: Any = field(default=None, repr=False, compare=False)
    """The `row_checks.RowChecker` that made the records, for corrections."""

    @property
    def of_another_kind(self) -> bool:
        """Return whether this seems to be no list of the book at all; then nothing of it can be stored until columns are chosen."""
        return any(problem.kind == OTHER_KIND for problem in self.problems)

    @property
    def header_rows(self) -> list[int]:
        """Return the rows of the heading in the first sheet that was read."""
        return list(self.sheets[0].header_rows) if self.sheets else []
