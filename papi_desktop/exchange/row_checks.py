"""Cells of rows, made records and problems: the same for a first reading and after every correction.

Owns the order of the checks: each cell by its field, then references, then blanks and rules of the record, then duplicates over all rows.
Must not know files, encodings or layouts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from papi_desktop.domain.checking import check_record
from papi_desktop.domain.duplicates import Duplicate, duplicate_message, find_duplicates
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.parsing import as_text, parser_of
from papi_desktop.domain.register import Field, Kind, Problem, Record, Register, Severity
from papi_desktop.exchange.reading import ReadRow, RowProblem
from papi_desktop.exchange.references import References
from papi_desktop.jobs import Progress

Places = Mapping[str, Mapping[str, tuple[str, str]]]
"""Name of a sheet to field key to letters and name of the column."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks gave.

    Attributes:
        rows: with their records.
        problems: in the order of the rows.
        unknown: key of a register to names it does not have.
    """

    rows: list[ReadRow]
    problems: list[RowProblem]
    unknown: dict[str, list[str]]


class RowChecker:
    """The checks of one import.

    Args:
        register: the book.
        references: key of a register to its records by name.
        today: for dates.
        kept: records already in the book, for duplicates.
        given: values every record gets from elsewhere, such as the review round.
        places: where each field stands in each sheet.
    """

    def __init__(
        self,
        register: Register,
        *,
        references: Mapping[str, Mapping[str, str]],
        today: date,
        kept: Iterable[Record],
        given: Mapping[str, Any],
        places: Places,
    ) -> None:
        self._register = register
        self._references = references
        self._kept = list(kept)
        self._given = given
        self._places = places
        self._linked = [field for field in register if field.named_by]
        self._parsers = {field.key: parser_of(field, today) for field in register}
        self._from_elsewhere = {field.key for field in register if self._comes_from_elsewhere(field)}
        self._required = {field.key for field in register if field.required} - self._from_elsewhere

    def _comes_from_elsewhere(self, field: Field) -> bool:
        """Tell whether a blank of this field is not the workbook's fault."""
        if field.key in self._given or field.default is not None:
            return True
        if any(field.key in columns for columns in self._places.values()):
            return False
        return not field.print_label or (field.kind is Kind.REFERENCE and field.key != self._register.subtitle_field)

    def check(self, rows: Sequence[ReadRow], progress: Progress | None = None) -> Checked:
        """Return the rows with records made anew from their cells, and everything wrong with them.

        Raises:
            Cancelled: if the official stopped it.
        """
        phase = say("Checking {count} rows", count=len(rows))
        references = {field.named_by: References(self._references.get(field.named_by, {})) for field in self._linked}
        told: set[tuple[str, str]] = set()
        problems: list[list[RowProblem]] = []
        checked: list[ReadRow] = []
        compared: list[Record] = []
        for row in (progress or Progress()).over(rows, phase, every=500):
            wrong: list[RowProblem] = []
            record: dict[str, Any] = {}
            notes: dict[str, Message] | None = None
            for key, cell in row.cells.items():
                value, problem, note = self._parsers[key](cell)
                if value is not None:
                    record[key] = value
                if problem is not None:
                    wrong.append(self._at(row, problem))
                if note is not None:
                    notes = {**(notes or row.notes), key: note}
            subtitle = str(record.get(self._register.subtitle_field) or "")
            unknown: dict[str, str] = {}
            for field in self._linked:
                if field.key not in record:
                    continue
                named = record.pop(field.key)
                identity = references[field.named_by].find(named)
                if identity is not None:
                    record[field.key] = identity
                    continue
                if field.catalogue:
                    wrong.append(self._not_in_catalogue(row, field, named))
                    continue
                unknown[field.key] = name = references[field.references].add(named)
                if field.key == self._register.subtitle_field:
                    subtitle = name
                if field.references in self._references and (field.key, name) not in told:
                    told.add((field.key, name))
                    wrong.append(self._unknown(row, field, name))
            if self._register.rules or not self._required <= record.keys():
                besides = self._from_elsewhere | unknown.keys() | {problem.field for problem in wrong}
                wrong += [self._at(row, problem) for problem in check_record(self._register, record, besides=besides)]
            problems.append(wrong)
            checked.append(
                ReadRow(
                    row.sheet,
                    row.row_number,
                    record,
                    row.cells,
                    row.raw,
                    row.notes if notes is None else notes,
                    subtitle,
                    row.places,
                )
            )
            compared.append({**self._given, **record, **unknown} if unknown or self._given else record)
        for duplicate in find_duplicates(self._register, compared, self._kept):
            problems[duplicate.index].append(self._duplicate(checked, duplicate))
        return Checked(
            checked,
            [problem for wrong in problems for problem in wrong],
            {key: known.unknown for key, known in references.items() if known.unknown},
        )

    def _at(self, row: ReadRow, problem: Problem) -> RowProblem:
        """Return a problem of a record with its place in the workbook."""
        letters, heading = row.places.get(problem.field) or self._places.get(row.sheet, {}).get(problem.field, ("", ""))
        value = row.cells.get(problem.field)
        text = "" if value is None else as_text(value)
        return RowProblem(
            row.sheet,
            row.row_number,
            letters,
            heading,
            problem.field,
            text,
            problem.kind,
            problem.message,
            problem.severity,
        )

    def _unknown(self, row: ReadRow, field: Field, name: str) -> RowProblem:
        message = say(
            "“{name}” is not in the list yet; expected a name that is, or it is added when the import is stored.",
            name=name,
        )
        return self._at(row, Problem(field.key, field.problem_kind or "reference", message, Severity.WARNING))

    def _not_in_catalogue(self, row: ReadRow, field: Field, name: str) -> RowProblem:
        message = say("“{text}” is not in the catalogue; choose from the list.", text=name)
        return self._at(row, Problem(field.key, field.problem_kind or "catalogue", message))

    def _duplicate(self, rows: Sequence[ReadRow], duplicate: Duplicate) -> RowProblem:
        row = rows[duplicate.index]
        if duplicate.earlier is None:
            where = say("this book")
        else:
            earlier = rows[duplicate.earlier]
            title = self._register.title_of(earlier.record)
            if earlier.sheet == row.sheet:
                where = say("row {row} ({title})", row=earlier.row_number, title=title)
            else:
                where = say(
                    "row {row} of sheet “{sheet}” ({title})", row=earlier.row_number, sheet=earlier.sheet, title=title
                )
        message = duplicate_message(self._register, duplicate, where)
        found = self._at(row, Problem(duplicate.keys[0], "duplicate", message, duplicate.severity))
        return replace(found, value=str(row.record.get(duplicate.keys[0], found.value)))
