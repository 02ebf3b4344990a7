"""The paper list of what was received, unit by unit with version, day, short code and answer: it goes back beside the answer files."""

from __future__ import annotations

from pathlib import Path

from papi_desktop.documents.kinds.common import header_of
from papi_desktop.documents.kinds.facts import dated
from papi_desktop.documents.official import Align
from papi_desktop.documents.paper import Block, Closing, Column, Orientation, Paper, Paragraph, Row, Table
from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.registers import RECEIVED
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.domain.vietnamese.numbers import format_percent
from papi_desktop.operations import papers
from papi_desktop.operations.board import Board, BoardLine, board
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_codes import coded, print_coded
from papi_desktop.operations.papers import Sheet

_COLUMNS = (
    ("serial", 10, Align.CENTER),
    ("unit_name", 50, Align.LEFT),
    ("state", 42, Align.LEFT),
    ("version", 14, Align.CENTER),
    ("received_on", 26, Align.CENTER),
    ("short_code", 46, Align.LEFT),
    ("answered_on", 26, Align.CENTER),
    ("remark", 44, Align.LEFT),
)


def write(office: Office, kind: str, period: str, out: Path) -> tuple[Path, ...]:
    """Write the list of a kind of report for a period as PDF and DOCX into `out`.

    Raises:
        UserError: there is no such report, it is not made for such a period, or `out` cannot be written.
    """
    found = board(office, kind, period)
    stem = papers.stem_of_kind("acknowledgements", found.title, found.official)
    sheet = coded(office, Sheet("acknowledgements", stem, paper_of(office, found), public=False), office.today())
    return tuple(path for _kind, path in print_coded(office, [sheet], out))


def paper_of(office: Office, found: Board) -> Paper:
    """Return the list on paper."""
    words = papers.wording(office, "acknowledgements")
    counts = {state: found.count(state) for state in words.data["states"]}
    in_force = found.count("sent", "late", "corrected")
    opening = words.fill(
        "opening",
        sent=in_force,
        units=len(found.lines),
        share=format_percent(found.complete),
        punctual="–" if found.punctual is None else format_percent(found.punctual),
        in_time=found.in_time,
        overdue=counts["overdue"],
        returned=counts["returned"],
        missing=counts["missing"],
    )
    columns = tuple(Column(words.fill(key), width, align) for key, width, align in _COLUMNS)
    rows = tuple(_row(office, number, line, words.data["states"]) for number, line in enumerate(found.lines, 1))
    due = words.fill("due", day=table_date(found.due)) if found.due else ""
    blocks: list[Block] = [Paragraph(text) for text in (opening, due) if text]
    return Paper(
        header=header_of(papers.issuing_office(office), dated(office.today())),
        title=words.fill("title"),
        subject=(words.fill("subject", report=found.title, period=found.official),),
        blocks=(*blocks, Table(columns, rows), Paragraph(words.fill("closing"))),
        closing=Closing(((papers.signer(office),),), tuple(words.data["recipients"])),
        orientation=Orientation.LANDSCAPE,
        watermark=papers.watermark(office),
    )


def _row(office: Office, number: int, line: BoardLine, states: dict[str, str]) -> Row:
    kept = office.store.get(RECEIVED, line.received_id) if line.received_id else None
    answered, received = (day_or_none((kept or {}).get(key)) for key in ("answered_on", "received_on"))
    return Row(
        (
            str(number),
            line.unit,
            states[line.state],
            str(line.version or ""),
            table_date(received) if received else "",
            line.short_code,
            table_date(answered) if answered else "",
            line.note,
        )
    )
