"""What became of the files of a stick, as a workbook: to be kept, printed, or sent to the units whose files were refused."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from papi_desktop import atomic
from papi_desktop.domain.messages import N_
from papi_desktop.domain.periods import parse_period
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.domain.vietnamese.unreadable import UnreadableError
from papi_desktop.exchange.report_workbook import Cell, WorkbookSheet, report_workbook
from papi_desktop.operations import report_kinds
from papi_desktop.operations.office import Office
from papi_desktop.operations.received_file import ReceivedFile
from papi_desktop.translations import _, render, render_error

VERDICTS = {
    "accepted": N_("Taken in"),
    "already": N_("Received before"),
    "refused": N_("Not taken in"),
    "conflict": N_("Waits for a decision"),
}

_OWN = N_("Made by this computer")


def verdict_of(file: ReceivedFile) -> str:
    """Return what became of a file, as a msgid; one this computer made itself is told apart from one received before."""
    return _OWN if file.own else VERDICTS[file.status]


def reason_of(file: ReceivedFile) -> str:
    """Return why a file was not simply taken in, with what to do; blank when there is nothing to say."""
    return render_error(file.error) if file.error else brief_reason_of(file)


def brief_reason_of(file: ReceivedFile) -> str:
    """Return the same without what is safe and what to do; a key nobody compared is told until somebody does."""
    told = [render(file.reason)] if file.reason else []
    if not file.key_compared:
        told.append(_("The key it is signed with was not compared yet: ring the unit up and compare it under “Keys…”."))
    return " ".join(told)


def report_of(office: Office, file: ReceivedFile) -> str:
    """Return the report a file says it carries and its period, as people call them."""
    kinds = report_kinds.report_tables(office).kinds
    title = kinds[file.kind].title if file.kind in kinds else ""
    try:
        period = parse_period(file.period).official if file.period else ""
    except UnreadableError:
        period = file.period
    return f"{title} {period}".strip()


def write(office: Office, files: Sequence[ReceivedFile], path: Path) -> Path:
    """Write the list as .xlsx.

    Raises:
        OSError: if the file cannot be written.
    """
    heads = (
        (_("File"), 50.0),
        (_("Verdict"), 22.0),
        (_("Reporting unit"), 28.0),
        (_("Report"), 44.0),
        (_("Version"), 8.0),
        (_("Short code"), 20.0),
        (_("Reason"), 80.0),
    )
    rows: list[Sequence[Cell]] = [
        [
            file.path.name,
            _(verdict_of(file)),
            file.unit,
            report_of(office, file),
            file.version or None,
            file.short_code,
            reason_of(file),
        ]
        for file in files
    ]
    title = f"{_('Files received')} – {table_date(office.today())}"
    atomic.write(path, report_workbook([WorkbookSheet(_("Files received"), title, heads, rows)]))
    return path
