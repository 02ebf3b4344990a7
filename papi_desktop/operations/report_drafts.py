"""What an official writes into a report before it is frozen: title, last day, receivers, and the text of each section.

A draft is a line of the book of reports until the report is frozen; it then becomes that version. A correction begins with the texts of the
version before. What was not written stands as the usual sentence, and is therefore not kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from papi_desktop.domain.messages import say
from papi_desktop.domain.periods import Period
from papi_desktop.domain.registers import REPORTS
from papi_desktop.domain.reporting import Heading, ReportKind
from papi_desktop.domain.vietnamese.text import lines_of_text
from papi_desktop.operations.office import Office
from papi_desktop.operations.reckoning.reckoned import FigureLine, day_of
from papi_desktop.store.query import Query

DRAFT, FROZEN = "draft", "frozen"


@dataclass(frozen=True)
class SectionText:
    """What was written under a heading.

    Attributes:
        figures: figures of the heading as they were then, so that a text they have outrun is found.
        nothing: the official confirmed that there is nothing to tell.
    """

    text: str
    figures: Mapping[str, int | None] = field(default_factory=dict)
    nothing: bool = False

    @property
    def told(self) -> str | list[str]:
        """Return what it says, so that a change of it is found."""
        return ["nothing"] if self.nothing else self.text


@dataclass(frozen=True)
class Chosen:
    """The figures and tables an official chose, by key, in the order of `reports.toml`."""

    figures: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()


@dataclass(frozen=True)
class Draft:
    """What was written into a report.

    Attributes:
        texts: by title of the heading; none where nothing was written.
        subject: title instead of the usual one; "" for the usual.
        due: last day instead of the usual one.
        receivers: instead of the usual ones; none for the usual.
        row: line of the book of reports that keeps it; None until something is kept.
        chosen: figures and tables instead of the usual ones; None for the usual.
    """

    texts: Mapping[str, SectionText] = field(default_factory=dict)
    subject: str = ""
    due: date | None = None
    receivers: tuple[str, ...] = ()
    row: str | None = None
    chosen: Chosen | None = None

    def values(self) -> dict[str, Any]:
        """Return the fields of the book of reports that keep it."""
        texts = {
            title: {"text": t.text, "figures": dict(t.figures), **({"nothing": True} if t.nothing else {})}
            for title, t in self.texts.items()
        }
        chosen = self.chosen
        return {
            "texts": texts or None,
            "subject": self.subject or None,
            "due": self.due.isoformat() if self.due else None,
            "receivers": "\n".join(self.receivers) or None,
            "chosen": {"figures": list(chosen.figures), "tables": list(chosen.tables)} if chosen else None,
        }


def draft_of(office: Office, kind: str, period: str) -> Draft:
    """Return what was written into a report, else what its last version said."""
    rows = sorted(_rows(office, kind, period), key=lambda row: (row["state"] == DRAFT, row["edition"]))
    return _read(rows[-1]) if rows else Draft()


def texts_before(office: Office, kind: ReportKind, period: Period) -> dict[str, str]:
    """Return the texts of the same report of the period before, by heading; none where none was written."""
    rows = sorted(_rows(office, kind.key, str(period.before)), key=lambda row: row["edition"])
    return {title: written.text for title, written in _read(rows[-1]).texts.items()} if rows else {}


def keep(office: Office, kind: ReportKind, period: Period, draft: Draft) -> str:
    """Keep a draft and return its line in the book of reports."""
    title = f"{draft.subject or kind.title} {period.official}"
    values = {**draft.values(), "title": title, "made_on": office.today().isoformat()}
    with office.store.transaction(say("Write a report")) as tx:
        if draft.row is not None:
            tx.update(REPORTS, draft.row, values)
            return draft.row
        version = max((row["edition"] for row in _rows(office, kind.key, str(period))), default=0) + 1
        known = {"kind": kind.key, "period": str(period), "edition": version, "state": DRAFT}
        return str(tx.insert(REPORTS, {**values, **known}))


def rewritten(
    draft: Draft,
    kind: ReportKind,
    period: Period,
    lines: Mapping[str, FigureLine],
    suggested: Mapping[str, str],
    texts: Mapping[str, str],
    *,
    nothing: Collection[str] = (),
    subject: str,
    due: date | None,
    receivers: tuple[str, ...],
) -> Draft:
    """Return a draft as an official left it; what agrees with the usual and the suggested is not kept, so that it follows them later.

    Args:
        lines: figures as they are now.
        suggested, texts: by title of the heading, what stands there when nothing is written, and what stands there now.
        nothing: titles of the headings of which the official confirmed that there is nothing to tell.
        subject, due, receivers: as they stand now.
    """
    headings = {heading.title: heading for heading in kind.headings}
    kept = {
        title: _section(headings[title], draft, lines, text)
        for title, text in texts.items()
        if text.strip() != suggested[title].strip()
    }
    kept |= {title: SectionText("", nothing=True) for title in nothing if not texts.get(title, "").strip()}
    return replace(
        draft,
        texts=kept,
        subject="" if subject == kind.title else subject,
        due=None if due == kind.due_on(period) else due,
        receivers=() if receivers == kind.receivers else receivers,
    )


def _section(heading: Heading, draft: Draft, lines: Mapping[str, FigureLine], text: str) -> SectionText:
    """Return a text with the figures it was written by; one left alone keeps those of its day."""
    before = draft.texts.get(heading.title)
    if before is not None and before.text == text:
        return before
    return SectionText(text.strip(), figures_of(heading, lines))


def suggestions(kind: ReportKind) -> dict[str, str]:
    """Return what stands under each heading where nothing is written: its own sentence, else nothing but its figures."""
    return {heading.title: heading.text for heading in kind.headings}


def missing(draft: Draft, kind: ReportKind, texts: Mapping[str, str]) -> list[str]:
    """Return the titles of headings that would stand empty: without words, without figures, and nobody confirmed that there is nothing."""
    return [
        heading.title
        for heading in kind.headings
        if heading.words_wanted and not texts[heading.title].strip() and not confirmed_empty(draft, heading)
    ]


def confirmed_empty(draft: Draft, heading: Heading) -> bool:
    """Return whether the official confirmed that there is nothing to tell under a heading."""
    written = draft.texts.get(heading.title)
    return written is not None and written.nothing


def outrun(draft: Draft, headings: Iterable[Heading], lines: Mapping[str, FigureLine]) -> list[str]:
    """Return the titles of headings whose text was written when their figures were others."""
    return [
        heading.title
        for heading in headings
        if (written := draft.texts.get(heading.title))
        and not written.nothing
        and written.figures != figures_of(heading, lines)
    ]


def figures_of(heading: Heading, lines: Mapping[str, FigureLine]) -> dict[str, int | None]:
    """Return the figures of a heading as they are now."""
    return {key: lines[key].now.value for key in heading.figures}


def _rows(office: Office, kind: str, period: str) -> list[dict[str, Any]]:
    return list(office.store.all(REPORTS, Query(filters={"kind": kind, "period": period})))


def _read(row: Mapping[str, Any]) -> Draft:
    texts = {
        title: SectionText(told["text"], dict(told["figures"]), bool(told.get("nothing")))
        for title, told in (row["texts"] or {}).items()
    }
    own = str(row["id"]) if row["state"] == DRAFT else None
    told = row["chosen"]
    chosen = Chosen(tuple(told["figures"]), tuple(told["tables"])) if told else None
    return Draft(texts, row["subject"] or "", day_of(row["due"]), lines_of_text(row["receivers"]), own, chosen)
