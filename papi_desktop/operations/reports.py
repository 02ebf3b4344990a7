"""Reports upward: figures beside last year's, what is still wanting, and a frozen version once it is handed over.

A version is frozen with everything it says. When the books have changed since, the next one is a correction that names what changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.periods import Period, parse_period, period_of
from papi_desktop.domain.registers import REPORTS
from papi_desktop.domain.reporting import ReportKind, ReportTables
from papi_desktop.domain.vietnamese.unreadable import UnreadableError
from papi_desktop.exchange.bundle.keys import canonical
from papi_desktop.exchange.law_tables import ABOVE
from papi_desktop.exchange.report_tables import load_report_tables
from papi_desktop.operations import figures
from papi_desktop.operations.figures import NOT_APPLICABLE, VALUE
from papi_desktop.operations.office import Office, law_overrides_folder
from papi_desktop.operations.reckoning.reckoned import FigureLine
from papi_desktop.operations.report_columns import shown
from papi_desktop.operations.report_gaps import gaps_of
from papi_desktop.operations.report_statistics import TableLines, lines_of
from papi_desktop.paths import resource_folder
from papi_desktop.store.query import Query

__all__ = [
    "FigureLine",
    "Frozen",
    "Report",
    "TableLines",
    "compose",
    "content_of",
    "freeze",
    "kind_of",
    "latest_period",
    "period_for",
    "report_tables",
    "versions",
]


@dataclass(frozen=True)
class Report:
    """A report reckoned from the books as they are now.

    Attributes:
        lines: figures by key.
        tables: statistic tables by key.
        gaps: missing evidence and what else should be looked at before it is sent.
        due: last day for it.
    """

    kind: ReportKind
    period: Period
    lines: Mapping[str, FigureLine]
    tables: Mapping[str, TableLines]
    gaps: tuple[Message, ...]
    due: date | None


@dataclass(frozen=True)
class Frozen:
    """A version of a report that says the same for ever.

    Attributes:
        id: in the book of reports.
        version: 1, and one more for every correction.
        new: it was frozen just now.
    """

    id: str
    version: int
    content: Mapping[str, Any]
    changes: str
    new: bool


def report_tables(office: Office) -> ReportTables:
    """Return the kinds of report that hold for this office: the national table, rows of the level above and its own over it."""
    above = law_overrides_folder(office.store.folder) / ABOVE / "reports.toml"
    return load_report_tables(resource_folder("law", "reports.toml"), above, office.store.folder / "reports.toml")


def kind_of(office: Office, key: str) -> ReportKind:
    """Return a kind of report.

    Raises:
        UserError: if there is none called so.
    """
    kinds = report_tables(office).kinds
    if key not in kinds:
        raise UserError(
            "BC-01",
            say("There is no report called “{kind}”.", kind=key),
            say("Nothing was made."),
            say("Reports are: {kinds}.", kinds=", ".join(kinds)),
        )
    return kinds[key]


def period_for(kind: ReportKind, text: str) -> Period:
    """Return the period of a report.

    Raises:
        UserError: if `text` is no period, or this report is not made for such periods.
    """
    try:
        period = parse_period(text)
    except UnreadableError as wrong:
        what = wrong.message
    else:
        if period.every in kind.every:
            return period
        what = say("“{report}” is not made for such a period: {period}.", report=kind.title, period=period.official)
    raise UserError(
        "BC-02",
        what,
        say("Nothing was made."),
        say("Write a period as 2026-Q4, 2026-H1, 2026-11 or 2026."),
    )


def latest_period(kind: ReportKind, today: date) -> Period:
    """Return the period of a report that has begun last."""
    return period_of(today, kind.every[0])


def compose(office: Office, key: str, period: str) -> Report:
    """Reckon a report from the books as they are now; nothing is written.

    Raises:
        UserError: there is no such report, or it is not made for such a period.
    """
    told = report_tables(office)
    kind = kind_of(office, key)
    when = period_for(kind, period)
    due = kind.due_on(when)
    # The last month is told before it is over; once it is, what is reckoned is no estimate any more.
    estimate = due is not None and due < when.last_day and office.today() <= when.last_day
    lines = {}
    for name in kind.figures:
        figure = told.figures[name]
        now, before = figures.reckon(office, figure, when), figures.reckon(office, figure, when.year_before)
        lines[name] = FigureLine(figure, now, before, estimate and now.state == VALUE)
    tables = {name: lines_of(office, told, told.tables[name], when) for name in kind.tables}
    return Report(kind, when, lines, tables, tuple(gaps_of(office, kind, when, lines)), due)


# --- frozen versions ---


def content_of(report: Report) -> dict[str, Any]:
    """Return what a report says, as it is kept and handed over (docs/bundle.md)."""
    return {
        "kind": report.kind.key,
        "title": report.kind.title,
        "period": str(report.period),
        "figures": [
            {
                "key": key,
                "label": line.figure.label,
                "unit": line.figure.unit,
                "state": line.now.state,
                "value": line.now.value,
                "before_state": line.before.state,
                "before": line.before.value,
                "estimate": line.estimate,
                "register": line.now.register,
                "records": list(line.now.records),
            }
            for key, line in report.lines.items()
        ],
        "tables": [
            {
                "key": key,
                "title": found.table.title,
                "state": NOT_APPLICABLE if found.rows is None else VALUE,
                "columns": [column.title for column in found.table.columns],
                "rows": [[shown(cell) for cell in row] for row in found.rows or ()],
                "register": found.register,
                "records": list(found.ids),
                "sums": {
                    "now": [shown(cell) for cell in found.now],
                    "before": [shown(cell) for cell in found.before],
                    "change": [shown(cell) for cell in found.change],
                    "lines": found.count,
                    "lines_before": found.count_before,
                },
            }
            for key, found in report.tables.items()
        ],
    }


def versions(office: Office, kind: str, period: str) -> list[dict[str, Any]]:
    """Return the versions of a report, the first one first."""
    rows = office.store.all(REPORTS, Query(filters={"kind": kind, "period": period}))
    return sorted(rows, key=lambda row: row["edition"])


def freeze(office: Office, report: Report, data_digests: Mapping[str, str], note: str = "") -> Frozen:
    """Freeze a report: the version there is when nothing has changed since, else a new one that names what changed.

    Args:
        data_digests: member name to SHA-256 of the records that go along, so that a change no figure shows is a change too.
        note: what changed, in the official's own words; found out from the figures when left out.
    """
    content = content_of(report)
    told = [
        (key, line.now.value, line.before.value)
        for key, line in report.lines.items()
        if line.figure.measure not in figures.RUNNING_ON
    ]
    digest = sha256(canonical([told, _tables_told(report), dict(data_digests)])).hexdigest()
    before = versions(office, report.kind.key, str(report.period))
    last = before[-1] if before else None
    if last is not None and last["digest"] == digest:
        return Frozen(last["id"], last["edition"], last["content"], last["changes"] or "", new=False)
    changes = note or (_changes(last["content"], content) if last else "")
    version = (last["edition"] if last else 0) + 1
    with office.store.transaction(say("Freeze a report")) as tx:
        made = tx.insert(
            REPORTS,
            {
                "title": f"{report.kind.title} {report.period.official}",
                "kind": report.kind.key,
                "period": str(report.period),
                "edition": version,
                "made_on": office.today().isoformat(),
                "due": report.due.isoformat() if report.due else None,
                "state": "frozen",
                "changes": changes or None,
                "content": content,
                "digest": digest,
            },
        )
    return Frozen(made, version, content, changes, new=True)


def _tables_told(report: Report) -> list[Any]:
    """Return what the tables tell, but for what changes by itself as days pass."""
    told = []
    for key, found in report.tables.items():
        kept = [number for number, column in enumerate(found.table.columns) if not column.running]
        lines = [found.now, found.before, *(found.rows or ())]
        told.append([key, list(found.ids), [[shown(line[n]) for n in kept] for line in lines if line]])
    return told


def _changes(before: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    """Return in Vietnamese, as it goes to the level above, which figures differ between two versions."""
    old = {figure["key"]: figure for figure in before["figures"]}
    lines = []
    for figure in now["figures"]:
        was = old.get(figure["key"], {}).get("value")
        if was != figure["value"]:
            lines.append(f"{figure['label']}: {_shown(was)} → {_shown(figure['value'])}")
    return "\n".join(lines) or "Số liệu tổng hợp không đổi; có thay đổi trong danh sách kèm theo."


def _shown(value: Any) -> str:
    return "–" if value is None else str(value)
