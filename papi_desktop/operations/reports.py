"""Reports upward: figures beside last year's, what is still wanting, and a frozen version once it is handed over.

A version is frozen with everything it says. When the books have changed since, the next one is a correction that names what changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from papi_desktop.documents.wording import Wording
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.periods import Period
from papi_desktop.domain.registers import REPORTS
from papi_desktop.domain.reporting import PARTIAL, ReportKind
from papi_desktop.exchange.bundle.keys import canonical
from papi_desktop.operations import figures, papers, report_drafts, report_kinds
from papi_desktop.operations.figures import NOT_APPLICABLE, VALUE
from papi_desktop.operations.office import Office
from papi_desktop.operations.reckoning.keeping import Keeping
from papi_desktop.operations.reckoning.reckoned import FigureLine
from papi_desktop.operations.report_columns import shown
from papi_desktop.operations.report_drafts import FROZEN, Draft
from papi_desktop.operations.report_gaps import gaps_of
from papi_desktop.operations.report_kinds import kind_of, period_for, report_tables
from papi_desktop.operations.report_statistics import TableLines, lines_of
from papi_desktop.store.query import Query


@dataclass(frozen=True)
class Report:
    """A report reckoned from the books as they are now.

    Attributes:
        lines: figures by key.
        tables: statistic tables by key.
        gaps: missing evidence and what else should be looked at before it is sent.
        due: last day for it.
        draft: what the official wrote into it.
        texts: what stands under each heading, written or suggested; "" for nothing.
        as_of: the day its figures reach to, while the period still runs; None once it is over.
    """

    kind: ReportKind
    period: Period
    lines: Mapping[str, FigureLine]
    tables: Mapping[str, TableLines]
    gaps: tuple[Message, ...]
    due: date | None
    draft: Draft
    texts: Mapping[str, str]
    as_of: date | None = None

    @property
    def title(self) -> str:
        """Return what it is called, without its period."""
        return self.draft.subject or self.kind.title

    @property
    def receivers(self) -> tuple[str, ...]:
        """Return the lines of "Nơi nhận"."""
        return self.draft.receivers or self.kind.receivers


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


def compose(office: Office, key: str, period: str) -> Report:
    """Reckon a report from the books as they are now; nothing is written.

    Raises:
        UserError: there is no such report, it is not made for such a period, or the period has not begun.
    """
    told = report_tables(office)
    kind = kind_of(office, key)
    when = period_for(kind, period)
    report_kinds.require_begun(office, when)
    draft = report_drafts.draft_of(office, kind.key, str(when))
    if kind.choosable and draft.chosen is not None:
        kind = kind.telling(draft.chosen.figures, draft.chosen.tables)
    due = draft.due or kind.due_on(when)
    runs = office.today() <= when.last_day
    keeping = Keeping(office, told.books)
    lines = {}
    for name in kind.figures:
        figure = told.figures[name]
        now, before = (figures.reckon(office, figure, of, keeping) for of in (when, when.year_before))
        lines[name] = FigureLine(figure, now, before, runs and now.state == VALUE)
    tables = {
        name: lines_of(office, told, told.tables[name], when, keeping) for name in told.tables if name in kind.tables
    }
    suggested = report_drafts.suggestions(kind)
    written = {title: told.text for title, told in draft.texts.items()}
    texts = {heading.title: written.get(heading.title, suggested[heading.title]) for heading in kind.headings}
    outrun = report_drafts.outrun(draft, kind.headings, lines)
    missing = report_drafts.missing(draft, kind, texts)
    gaps = (
        *gaps_of(office, kind, when, lines),
        *(_outrun(title) for title in outrun),
        *(_missing(title) for title in missing),
    )
    return Report(kind, when, lines, tables, gaps, due, draft, texts, office.today() if runs else None)


def unwritten(report: Report) -> tuple[str, ...]:
    """Return the titles of the sections that are left out because nobody wrote anything in them."""
    return tuple(report_drafts.missing(report.draft, report.kind, report.texts))


def _outrun(title: str) -> Message:
    return say("“{heading}”: its text was written when the figures were others; read it again.", heading=title)


def _missing(title: str) -> Message:
    return say("“{heading}”: nothing is written; it is left out of the paper.", heading=title)


# --- frozen versions ---


def content_of(report: Report) -> dict[str, Any]:
    """Return what a report says, as it is kept and handed over (docs/bundle.md)."""
    return {
        "kind": report.kind.key,
        "title": report.title,
        "period": str(report.period),
        "texts": [{"heading": title, "text": text} for title, text in report.texts.items() if text],
        "figures": [figure_told(key, line) for key, line in report.lines.items()],
        "tables": [table_told(key, found) for key, found in report.tables.items()],
        "as_of": report.as_of.isoformat() if report.as_of else None,
    }


def table_told(key: str, found: TableLines) -> dict[str, Any]:
    """Return a statistic table as it is kept and told to others (docs/bundle.md)."""
    return {
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
            "partial": list(found.lacking),
            "partial_before": list(found.lacking_before),
            "change": [shown(cell) for cell in found.change],
            "lines": found.count,
            "lines_before": found.count_before,
            "estimate": found.estimate,
        },
        "estimates": list(found.estimates),
    }


def figure_told(key: str, line: FigureLine) -> dict[str, Any]:
    """Return a figure as it is kept and told to others (docs/bundle.md)."""
    return {
        "key": key,
        "label": line.figure.label,
        "unit": line.figure.unit,
        "state": line.now.state,
        "value": line.now.value,
        "before_state": line.before.state,
        "before": line.before.value,
        "reason": line.now.reason or None,
        "before_reason": line.before.reason or None,
        "unstated": line.now.unstated,
        "unstated_before": line.before.unstated,
        "estimate": line.estimate,
        "register": line.now.register,
        "records": list(line.now.records),
    }


def versions(office: Office, kind: str, period: str) -> list[dict[str, Any]]:
    """Return the frozen versions of a report, the first one first."""
    rows = office.store.all(REPORTS, Query(filters={"kind": kind, "period": period, "state": FROZEN}))
    return sorted(rows, key=lambda row: row["edition"])


def freeze(office: Office, report: Report, data_digests: Mapping[str, str], note: str = "") -> Frozen:
    """Freeze a report: the version there is when nothing has changed since, else a new one that names what changed.

    Args:
        data_digests: member name to SHA-256 of the records that go along, so that a change no figure shows is a change too.
        note: what changed, in the official's own words; found out from the figures when left out.
    """
    content = content_of(report)
    digest = digest_of(report, data_digests)
    before = versions(office, report.kind.key, str(report.period))
    last = before[-1] if before else None
    if last is not None and last["digest"] == digest:
        return Frozen(last["id"], last["edition"], last["content"], last["changes"] or "", new=False)
    changes = note or (_changes(papers.wording(office, "periodic_report"), last["content"], content) if last else "")
    version = (last["edition"] if last else 0) + 1
    with office.store.transaction(say("Freeze a report")) as tx:
        values = {
            **report.draft.values(),
            "title": f"{report.title} {report.period.official}",
            "kind": report.kind.key,
            "period": str(report.period),
            "edition": version,
            "made_on": office.today().isoformat(),
            "due": report.due.isoformat() if report.due else None,
            "state": FROZEN,
            "changes": changes or None,
            "content": content,
            "digest": digest,
        }
        made = report.draft.row or tx.insert(REPORTS, values)
        if report.draft.row is not None:
            tx.update(REPORTS, made, values)
    return Frozen(made, version, content, changes, new=True)


def digest_of(report: Report, data_digests: Mapping[str, str]) -> str:
    """Return the digest by which two versions of a report are told apart, from what it says and the records that go along."""
    told = [_figure_digested(key, line) for key, line in report.lines.items() if not line.figure.running]
    written = sorted((title, section.told) for title, section in report.draft.texts.items())
    said = [report.title, list(report.receivers), written]
    return sha256(canonical([told, _tables_told(report), dict(data_digests), said])).hexdigest()


def _figure_digested(key: str, line: FigureLine) -> tuple[Any, ...]:
    """Return what makes a figure another one; what is complete digests as it did before a sum could be told as incomplete."""
    lacks = (line.now.unstated, line.before.unstated)
    return (key, line.now.value, line.before.value, *(lacks if any(lacks) else ()))


def _tables_told(report: Report) -> list[Any]:
    """Return what the tables tell, but for what changes by itself as days pass."""
    told = []
    for key, found in report.tables.items():
        kept = [number for number, column in enumerate(found.table.columns) if not column.running]
        lines = [found.now, found.before, *(found.rows or ())]
        told.append([key, list(found.ids), [[shown(line[n]) for n in kept] for line in lines if line]])
    return told


def _changes(words: Wording, before: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    """Return, as it goes to the level above, what differs between two versions; more than figures and words when those are the same."""
    return "\n".join(_changed(words, before, now)) or words.fill("changed_lists")


def changes_ahead(office: Office, report: Report) -> tuple[int, str]:
    """Return the last version of a report there is and which figures and words differ from it now; (0, "") before the first one."""
    before = versions(office, report.kind.key, str(report.period))
    if not before:
        return 0, ""
    words = papers.wording(office, "periodic_report")
    return before[-1]["edition"], "\n".join(_changed(words, before[-1]["content"], content_of(report)))


def _changed(words: Wording, before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    old = {figure["key"]: figure for figure in before["figures"]}
    lines = []
    for figure in now["figures"]:
        was, now_told = _shown(old.get(figure["key"], {})), _shown(figure)
        if was != now_told:
            told = {"before": was, "now": now_told}
            lines.append(words.fill("changed_figure", label=figure["label"], **told))
    was_told, is_told = ({told["heading"]: told["text"] for told in c.get("texts", ())} for c in (before, now))
    lines += [
        words.fill("changed_text", title=title)
        for title in was_told | is_told
        if was_told.get(title) != is_told.get(title)
    ]
    return lines


def _shown(figure: Mapping[str, Any]) -> str:
    value = figure.get("value")
    return "–" if value is None else f"{value}{PARTIAL if figure.get('unstated') else ''}"
