"""A workbook as an office has it, read into records of a register: everything found, nothing stored, nothing lost.

Owns the order of the reading: file, encodings, sheets and headings, rows, checks. Each step is a module of its own beside this one.
Must not know what is done with the records.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Kind, Record, Register, Severity
from papi_desktop.domain.vietnamese.legacy_fonts import Encoding
from papi_desktop.exchange.collector import collector_paused
from papi_desktop.exchange.columns import layout_signature
from papi_desktop.exchange.encodings import Proposal, decode_by_fonts, decode_column, propose
from papi_desktop.exchange.limits import LIMITS, Limits, refused
from papi_desktop.exchange.list_sheets import Chosen, ListSheet, RowSource, choose_sheets
from papi_desktop.exchange.reading import (
    OTHER_KIND,
    Preview,
    Reading,
    ReadRow,
    RowKey,
    RowProblem,
    SheetReading,
    Skipped,
)
from papi_desktop.exchange.references import References
from papi_desktop.exchange.row_checks import RowChecker
from papi_desktop.exchange.sheets import Book, CellValue, read_book
from papi_desktop.jobs import Progress

__all__ = [
    "Preview",
    "ReadRow",
    "Reading",
    "RowProblem",
    "SheetReading",
    "Skipped",
    "leave_out",
    "read_register",
    "recheck",
]


@collector_paused()
def read_register(
    source: Path | bytes,
    register: Register,
    *,
    references: Mapping[str, Mapping[str, str]],
    today: date,
    mapping: Mapping[str, str] | None = None,
    confirmed_encodings: Mapping[str, str] | None = None,
    kept: Iterable[Record] = (),
    given: Mapping[str, Any] | None = None,
    limits: Limits = LIMITS,
    progress: Progress | None = None,
) -> Reading:
    """Read a workbook as it is.

    Args:
        source: the file, or its bytes; what it is called does not matter.
        register: the book its list belongs to.
        references: key of a register to names (folded or not) and ids of its records. Names of a register that is not given are collected
            without a warning.
        today: for births and years of two digits.
        mapping: name of a heading to `columns.Target.text`, or "" to leave a column out; other headings are guessed.
        confirmed_encodings: name of a heading to "tcvn3", "vni" or "unicode", as a person decided it after seeing `Reading.previews`.
        kept: records that are in the book already, to find those that would be there twice.
        given: values every record gets from elsewhere, such as the review round; they count when duplicates are looked for.
        limits: how much of a file is read.
        progress: told of the phases, and may stop them.

    Raises:
        UserError: if the file cannot be read, or has no list of this book.
        Cancelled: if the official stopped it.
    """
    progress = progress or Progress()
    progress.step(0, 0, say("Opening the workbook"))
    book = read_book(source, limits)
    progress.step(0, 0, say("Looking for the list"))
    counted = decode_by_fonts(book)
    proposals = {sheet.name: _decoded(book, sheet.name, counted) for sheet in book.sheets if not sheet.hidden}
    chosen = choose_sheets(book.sheets, register, mapping)
    if not chosen.lists:
        raise _no_list(register)
    previews = [
        preview
        for found in chosen.lists
        for preview in _previews(found, proposals[found.sheet.name], confirmed_encodings or {})
    ]
    rows, skipped = _rows(chosen, register, references, progress)
    checker = RowChecker(
        register,
        references=references,
        today=today,
        kept=kept,
        given=given or {},
        places={found.sheet.name: found.places for found in chosen.lists},
    )
    checked = checker.check(rows, progress)
    problems = _problems_of_file(chosen, register, previews) + checked.problems
    if mapping is None and all(found.is_of_another_kind(register) for found in chosen.lists):
        problems = [_problem_of_kind(chosen, register)]
    names = list(dict.fromkeys(heading.name for found in chosen.lists for heading in found.header.headings))
    mapped = _mapping(chosen, mapping or {})
    counters = {
        heading.name
        for found in chosen.lists
        for heading in found.header.headings
        if heading.column == found.header.counter
    }
    return Reading(
        encoding=max(counted, key=lambda code: counted[code], default="unicode"),
        sheets=[_sheet_reading(found, rows) for found in chosen.lists],
        mapping=mapped,
        unmapped=[name for name in names if not mapped.get(name) and name not in counters],
        signature=layout_signature(names),
        rows=checked.rows,
        problems=problems,
        skipped=skipped,
        rows_in=sum(any(value is not None for value in row) for sheet in book.sheets for row in sheet.rows),
        previews=previews,
        new_references=checked.unknown,
        notes=[*book.notes, *_notes(book)],
        checker=checker,
    )


def recheck(reading: Reading, edits: Mapping[tuple[str, int, str], str]) -> Reading:
    """Apply corrections and check everything again: a corrected number may end a duplicate elsewhere.

    Args:
        reading: as read, or as returned by an earlier call; rows taken out of it stay out.
        edits: (sheet, row number, field key) to what was typed; "" blanks the cell.
    """
    by_row: dict[RowKey, dict[str, str]] = {}
    for (sheet, row_number, key), text in edits.items():
        by_row.setdefault((sheet, row_number), {})[key] = text
    checked = reading.checker.check(
        [_corrected(row, by_row[row.key]) if row.key in by_row else row for row in reading.rows]
    )
    own = [problem for problem in reading.problems if problem.kind in _KINDS_OF_FILE]
    problems = own if reading.of_another_kind else own + checked.problems
    return replace(reading, rows=checked.rows, problems=problems, new_references=checked.unknown)


def leave_out(reading: Reading, keys: Iterable[RowKey], kind: str = "left_out") -> Reading:
    """Take rows out, such as the second of two equal ones, and check the others again; the count still comes out.

    Args:
        kind: why, a key of `reading.SKIPPED`.
    """
    dropped = set(keys)
    gone: dict[str, list[int]] = {}
    for row in reading.rows:
        if row.key in dropped:
            gone.setdefault(row.sheet, []).append(row.row_number)
    skipped = [*reading.skipped, *(Skipped(kind, sheet, tuple(rows)) for sheet, rows in gone.items())]
    return recheck(replace(reading, rows=[row for row in reading.rows if row.key not in dropped], skipped=skipped), {})


def _corrected(row: ReadRow, edits: Mapping[str, str]) -> ReadRow:
    cells: dict[str, CellValue] = {key: value for key, value in row.cells.items() if key not in edits}
    cells.update({key: text for key, text in edits.items() if text.strip()})
    return replace(row, cells=cells, notes={key: note for key, note in row.notes.items() if key not in edits})


# -------------------------------------------------------------------------------------------------------------- encodings


def _decoded(book: Book, name: str, counted: Counter[Encoding]) -> list[Proposal]:
    """Decode the columns of a sheet as they seem to be written; without that not even their headings could be known."""
    sheet = next(sheet for sheet in book.sheets if sheet.name == name)
    proposals = propose(sheet)
    for proposal in proposals:
        decode_column(sheet, proposal.column, proposal.encoding)
        counted[proposal.encoding] += len(sheet.rows)
    return proposals


_ENCODINGS: tuple[Encoding, ...] = ("tcvn3", "vni", "unicode")


def _previews(found: ListSheet, proposals: Iterable[Proposal], confirmed: Mapping[str, str]) -> list[Preview]:
    names = {heading.column: heading.name for heading in found.header.headings}
    previews = []
    for proposal in proposals:
        heading = names.get(proposal.column)
        if heading is None:
            continue
        encoding = proposal.encoding
        said = next((code for code in _ENCODINGS if code == confirmed.get(heading)), encoding)
        if said != encoding:
            encoding = said
            decode_column(found.sheet, proposal.column, encoding, first_row=found.header.bottom + 1)
        previews.append(
            Preview(found.sheet.name, heading, encoding, proposal.confidence, proposal.samples, heading in confirmed)
        )
    return previews


# ------------------------------------------------------------------------------------------------------------------- rows


def _rows(
    chosen: Chosen, register: Register, references: Mapping[str, Mapping[str, str]], progress: Progress
) -> tuple[list[ReadRow], list[Skipped]]:
    over = register[register.subtitle_field].references if register.subtitle_field else ""
    known = References(references.get(over, {}))
    rows: list[ReadRow] = []
    skipped = list(chosen.skipped)
    for found in progress.over(chosen.lists, say("Reading the rows"), every=1):
        taken, passed = RowSource(found, register, known.names, alone=len(chosen.lists) == 1).rows()
        rows += taken
        skipped += passed
    return rows, skipped


def _mapping(chosen: Chosen, wanted: Mapping[str, str]) -> dict[str, str]:
    mapped: dict[str, str] = {}
    for found in chosen.lists:
        for heading in found.header.headings:
            target = found.columns.get(heading.column)
            if target is not None:
                mapped[heading.name] = target.text
            elif wanted.get(heading.name) == "":
                mapped[heading.name] = ""
    return mapped


def _sheet_reading(found: ListSheet, rows: Iterable[ReadRow]) -> SheetReading:
    numbers = [row.row_number for row in rows if row.sheet == found.sheet.name]
    hidden = sum(number - 1 in found.sheet.hidden_rows for number in numbers)
    return SheetReading(found.sheet.name, tuple(found.header.row_numbers), found.places, len(numbers), hidden)


# ---------------------------------------------------------------------------------------------------------- the whole file

_KINDS_OF_FILE = ("column", "encoding", OTHER_KIND)
_MOST_NAMED = 8  # columns named in one sentence


def _problem_of_kind(chosen: Chosen, register: Register) -> RowProblem:
    """Say once that this is no list of the book, instead of once for every row."""
    found = chosen.lists[0]
    headings = [heading.name for heading in found.header.headings if heading.column != found.header.counter]
    named = {target.field for target in found.columns.values()}
    wanted = [f for f in register if f.print_label and (f.required or f.in_list) and f.kind is not Kind.REFERENCE]
    message = say(
        "This does not seem to be a list of “{book}”. Columns looked for: {wanted}; columns of the file: {found}. "
        "Choose another file, or say which column is which.",
        book=Message(register.title),
        wanted=_quoted(f.print_label for f in wanted if f.required or f.key not in named),
        found=_quoted(headings),
    )
    return _of_sheet(found, "", "", OTHER_KIND, message)


def _quoted(names: Iterable[str]) -> str:
    listed = [f"“{name}”" for name in names]
    return ", ".join(listed[:_MOST_NAMED]) + (", …" if len(listed) > _MOST_NAMED else "")


def _problems_of_file(chosen: Chosen, register: Register, previews: Iterable[Preview]) -> list[RowProblem]:
    problems = []
    for found in chosen.lists:
        for field in found.lacking(register):
            message = say(
                "No column of the list is “{field}”; expected a heading such as “{heading}”, or choose the column.",
                field=Message(field.label),
                heading=field.print_label,
            )
            problems.append(_of_sheet(found, "", field.key, "column", message))
    for preview in previews:
        if not preview.confirmed:
            found = next(found for found in chosen.lists if found.sheet.name == preview.sheet)
            message = say(
                "The letters of “{heading}” seem to be written in {encoding}; look at the examples and confirm it, or choose another.",
                heading=preview.heading,
                encoding=preview.encoding.upper(),
            )
            problems.append(_of_sheet(found, preview.heading, "", "encoding", message))
    return problems


def _of_sheet(found: ListSheet, heading: str, field: str, kind: str, message: Message) -> RowProblem:
    return RowProblem(found.sheet.name, found.header.bottom + 1, "", heading, field, "", kind, message, Severity.ERROR)


def _notes(book: Book) -> list[Message]:
    notes = []
    for sheet in book.sheets:
        used = any(value is not None for row in sheet.rows for value in row)
        if sheet.hidden and used:
            notes.append(say("Sheet “{sheet}” is hidden and was not read.", sheet=sheet.name))
        filled = [
            row
            for row in sheet.hidden_rows
            if row < len(sheet.rows) and any(value is not None for value in sheet.rows[row])
        ]
        if filled and not sheet.hidden:
            notes.append(
                say(
                    "Sheet “{sheet}” has {count} hidden rows; they were read like the others.",
                    sheet=sheet.name,
                    count=len(filled),
                )
            )
    return notes


def _no_list(register: Register) -> Exception:
    examples = [field.print_label for field in register if field.print_label and (field.required or field.in_list)][:4]
    return refused(
        "TEP-08",
        say("No list of “{book}” was found in the file.", book=Message(register.title)),
        say(
            "Check that the rows stand under headings such as {headings}.",
            headings=", ".join(f"“{name}”" for name in examples),
        ),
    )
