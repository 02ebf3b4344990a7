"""What the office prints and exports for itself: a list as seen on the screen, and the day's page for the chair.

These are sheets to work with, neither public copies nor papers issued: every printing is an entry in the history, and so is exporting
people's data. What is printed carries its code, so that a sheet found on a desk can be told for ours, and has no line among the papers
made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from papi_desktop.documents.official import Align
from papi_desktop.documents.paper import Block, Column, Orientation, Paper, Paragraph, Row, Table, dashed
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Field, Kind, Privacy, Record, Register
from papi_desktop.domain.registers import BY_KEY, ROUNDS
from papi_desktop.domain.vietnamese.dates import table_date, weekday_name
from papi_desktop.domain.vietnamese.numbers import format_number
from papi_desktop.jobs import Progress
from papi_desktop.operations import catalogues, papers
from papi_desktop.operations.agenda import Urgency
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_codes import coded, enter_working
from papi_desktop.operations.papers import Sheet
from papi_desktop.operations.public_copy import printed
from papi_desktop.operations.today import agenda
from papi_desktop.store.query import Query
from papi_desktop.translations import _, render

_WIDE = 94  # letters: a list wider than this lies down
_NUMBERS = (Kind.INTEGER, Kind.YEAR, Kind.MONEY, Kind.DECIMAL)
_WHOLE = (*_NUMBERS, Kind.DATE, Kind.PARTIAL_DATE)
"""What is never parted between two lines."""


@dataclass(frozen=True, slots=True)
class SeenColumn:
    """A column of the screen that no field holds. `heading` is translated, `width` in letters; `cell` returns what stands in a line."""

    heading: str
    width: int
    cell: Callable[[Office, dict[str, Any]], str]


def list_pdf(
    office: Office,
    register: Register,
    query: Query,
    progress: Progress | None = None,
    *,
    beside: Sequence[SeenColumn] = (),
) -> bytes:
    """Return a list as seen on the screen as PDF: its columns, its filter, its order.

    Args:
        beside: the columns of the screen behind those of the fields.
    """
    office.store.require_files()
    progress = progress or Progress()
    fields = register.list_fields or (register[register.title_field],)
    names = _names(office, fields)
    rows = [
        Row(
            (
                str(number),
                *(_written(f, record, names) for f in fields),
                *(column.cell(office, record) for column in beside),
            )
        )
        for number, record in enumerate(progress.over(list(office.store.all(register, query))), start=1)
    ]
    words = papers.wording(office, "internal")
    columns = (
        Column(words.fill("serial"), 8, Align.CENTER),
        *(Column(_(f.heading), f.width, _align(f), f.kind in _WHOLE) for f in fields),
        *(Column(column.heading, column.width) for column in beside),
    )
    counted = words.fill("count", count=len(rows), **_now(office))
    blocks: list[Block] = [Table(columns, tuple(rows)), Paragraph(counted)]
    if any(f.privacy is not Privacy.PUBLIC for f in fields):
        blocks.append(Paragraph(words.fill("staff_only"), "basis"))
    wide = sum(f.width for f in fields) + sum(column.width for column in beside) > _WIDE
    paper = Paper(
        header=None,
        title=words.fill("list_title", book=_(register.title)),
        subject=(words.fill("list_subject", commune=office.unit["name"], day=table_date(office.today())),),
        blocks=tuple(blocks),
        orientation=Orientation.LANDSCAPE if wide else Orientation.PORTRAIT,
        watermark=papers.watermark(office),
    )
    what = say("Print the list “{book}”", book=Message(register.title))
    return _coded_pdf(office, "list", paper, what)


def _written(field: Field, record: Record, names: Mapping[str, Mapping[str, str]]) -> str:
    """Return a value as a list shows it: like `printed`, with the dots of sums, and several values one after the other."""
    value = record.get(field.key)
    if value in (None, "", []):
        return ""
    match field.kind:
        case Kind.INTEGER | Kind.MONEY:
            return format_number(int(value))
        case Kind.DECIMAL:
            return format_number(Decimal(str(value)))
        case Kind.FLAG:
            return "x" if value else ""
        case Kind.CHOICES:
            return ", ".join(choice.print_label for choice in field.choices if choice.value in value)
        case Kind.NAMES:
            return ", ".join(value)
        case _:
            return printed(field, record, names)


def export_workbook(
    office: Office, register: Register, query: Query, path: Path, progress: Progress | None = None
) -> int:
    """Write a list to a workbook that can be read back in, and return how many rows it has."""
    from papi_desktop.exchange.workbook_writer import write_register

    office.store.require_files()
    progress = progress or Progress()
    columns = [f for f in register if f.print_label and f.kind is not Kind.SNAPSHOT]
    records = list(progress.over(list(office.store.all(register, query))))
    _remember(office, register, say("Export the list “{book}”", book=Message(register.title)))
    write_register(path, register, records, columns=columns, references_back=_names(office, columns))
    return len(records)


def write_template(office: Office, register: Register, path: Path) -> None:
    """Write an empty workbook to be filled in and imported: headings with their help, and the office's own names to pick from.

    Raises:
        UserError: if it cannot be written.
    """
    from papi_desktop.exchange.workbook_writer import exportable
    from papi_desktop.exchange.workbook_writer import write_template as write

    # A record of the same book is not there yet to be named, and the review round follows from the year asked for at the import.
    fields = [f for f in exportable(register) if f.references not in (register.key, ROUNDS.key)]
    write(path, register, {key: list(names.values()) for key, names in _names(office, fields).items()})


def today_pdf(office: Office, on: date, progress: Progress | None = None) -> bytes:
    """Return the day's page on A4, for the chair."""
    office.store.require_files()
    del progress  # quick enough to need none; jobs are all called alike
    words = papers.wording(office, "internal")
    groups: Mapping[str, str] = words.data["groups"]
    found = agenda(office, on)
    blocks: list[Block] = []
    for urgency in Urgency:
        lines = found.group(urgency)
        if lines:
            blocks.append(Paragraph(f"{groups[urgency.value]} ({len(lines)})", "clause_title"))
            blocks += dashed(render(line.what) for line in lines)
    if not blocks:
        blocks.append(Paragraph(words.fill("nothing")))
    backup = office.store.last_backup()
    when = backup.made_at.astimezone().strftime("%H:%M %d/%m/%Y") if backup else ""
    blocks.append(Paragraph(words.fill("backup", when=when) if when else words.fill("no_backup")))
    subject = words.fill("today_subject", commune=office.unit["name"], weekday=weekday_name(on), day=table_date(on))
    blocks.append(Paragraph(words.fill("printed", **_now(office))))
    paper = Paper(None, words.fill("today_title"), (subject,), tuple(blocks), watermark=papers.watermark(office))
    return _coded_pdf(office, "today", paper, say("Print the page of the day"))


def _coded_pdf(office: Office, kind: str, paper: Paper, what: Message) -> bytes:
    """Return what is printed to work with as PDF with its code; that it was printed goes into the history."""
    sheet = coded(office, Sheet(kind, papers.stem_of_kind(kind), paper, public=False), office.today())
    with office.store.transaction(what) as tx:
        tx.note(what)
        enter_working(office, tx, sheet)
    return papers.as_pdf(sheet.paper)


def _now(office: Office) -> dict[str, str]:
    """Return when something is printed, for the words of the template."""
    return {"hour": f"{datetime.now():%H:%M}", "day": table_date(office.today())}


def _names(office: Office, fields: Sequence[Field]) -> dict[str, dict[str, str]]:
    """Return, for every register and catalogue the fields point to, id to title."""
    targets = {f.references for f in fields if f.references}
    found = {key: {r["id"]: BY_KEY[key].title_of(r) for r in office.store.all(BY_KEY[key])} for key in targets}
    return found | {f.catalogue.value: catalogues.titles(office, f.catalogue) for f in fields if f.catalogue}


def _remember(office: Office, register: Register, what: Message) -> None:
    """Write into the history that people's data left the screen."""
    if _is_private(register):
        with office.store.transaction(what) as tx:
            tx.note(what)


def _is_private(register: Register) -> bool:
    return any(f.privacy is Privacy.SENSITIVE for f in register)


def _align(field: Field) -> Align:
    return Align.CENTER if field.kind in _NUMBERS else Align.LEFT
