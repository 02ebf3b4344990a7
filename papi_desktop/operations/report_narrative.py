"""What stands in the narrative of a report: the headings that have something to say, each figure beside last year's.

A heading nobody wrote words for is left out; where the official confirmed that there is nothing to tell, the paper says so. The others
are numbered again, so that no reader looks for what is not there; only where a number names the content, as in the eight of PAPI, it stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from papi_desktop.documents.kinds.periodic_report import ReportFigure, ReportSection
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.reporting import PARTIAL, Heading
from papi_desktop.domain.vietnamese.numbers import format_number, roman
from papi_desktop.operations import report_drafts
from papi_desktop.operations.figures import NOT_APPLICABLE, VALUE, Reckoned
from papi_desktop.operations.reckoning.reckoned import FigureLine
from papi_desktop.operations.reports import Report

_PART = re.compile(r"[0-9]+\. ")
_ROMAN = re.compile(r"[IVX]+")


def sections(report: Report, words: Wording) -> tuple[ReportSection, ...]:
    """Return the sections of the narrative."""
    printed = _with_words(report)
    return tuple(
        replace(_section(report, heading, words), title=title)
        for heading, title in zip(printed, _numbered(printed), strict=True)
    )


def _numbered(headings: Sequence[Heading]) -> Iterator[str]:
    """Yield the titles with the numbers they have when those left out are not counted."""
    above, below, named = 0, 0, False
    for heading in headings:
        number, dot, title = heading.title.partition(". ")
        if _is_part(heading):
            below += 1
            yield heading.title if named else f"{below}{dot}{title}"
        elif _ROMAN.fullmatch(number):
            above, below, named = above + 1, 0, heading.numbers_name
            yield f"{roman(above)}{dot}{title}"
        else:
            yield heading.title


def _with_words(report: Report) -> list[Heading]:
    """Return the headings that are printed: a group only where something of it is."""
    left_out = set(report_drafts.missing(report.draft, report.kind, report.texts))
    printed: list[Heading] = []
    for heading in reversed([heading for heading in report.kind.headings if heading.title not in left_out]):
        if not heading.group or (printed and _is_part(printed[-1])):
            printed.append(heading)
    return printed[::-1]


def _is_part(heading: Heading) -> bool:
    """Return whether a heading stands below a group: such are numbered 1, 2, 3 and not I, II, III."""
    return _PART.match(heading.title) is not None


def _section(report: Report, heading: Heading, words: Wording) -> ReportSection:
    lines = [report.lines[key] for key in heading.figures]
    text = report.texts[heading.title]
    if not text.strip() and report_drafts.confirmed_empty(report.draft, heading):
        text = words.fill("nothing_arose")
    elif not text.strip() and lines and all(line.now.state == NOT_APPLICABLE for line in lines):
        text = words.fill("not_kept")
    return ReportSection(heading.title, text, tuple(figure(line, words) for line in lines))


def figure(line: FigureLine, words: Wording) -> ReportFigure:
    """Return a figure as the narrative and the table of figures print it."""
    told = line.figure
    change = "" if line.change is None else marked(format_number(line.change), line.estimate, words)
    if NOT_APPLICABLE in (line.now.state, line.before.state):
        change = words.fill("not_applicable")
    now = marked(_cell(line.now, words), line.estimate, words)
    before = _cell(line.before, words) + _lack(line.before)
    partial = bool(line.now.unstated or line.before.unstated)
    return ReportFigure(told.label, told.unit, now + _lack(line.now), before, change, _sentence(line, words), partial)


def marked(cell: str, estimate: bool, words: Wording) -> str:
    """Return a cell with the sign of an estimate where it is one."""
    return cell + words.fill("estimate_mark") if estimate and cell else cell


def _sentence(line: FigureLine, words: Wording) -> str:
    """Return what the narrative says of a figure; nothing of one that is not kept, and no comparison of nothing with nothing."""
    told = {"label": line.figure.label, "unit": line.figure.unit}
    if line.now.state == NOT_APPLICABLE:
        return ""
    if line.now.value is None:
        return words.fill("figure_blank", label=line.figure.label)
    told["now"] = format_number(line.now.value)
    if line.now.unstated:
        return words.fill("figure_partial", **told, count=str(line.now.unstated), all=str(len(line.now.records)))
    if line.change is None or line.before.value is None or not (line.now.value or line.before.value):
        return words.fill("figure", **told)
    told["before"] = format_number(line.before.value)
    if not line.change:
        return words.fill("figure_same", **told)
    return words.fill(
        "figure_more" if line.change > 0 else "figure_less", **told, change=format_number(abs(line.change))
    )


def _lack(reckoned: Reckoned) -> str:
    return PARTIAL if reckoned.unstated else ""


def _cell(reckoned: Reckoned, words: Wording) -> str:
    if reckoned.state == VALUE:
        return format_number(reckoned.value or 0)
    return words.fill("not_applicable" if reckoned.state == NOT_APPLICABLE else "blank_cell")
