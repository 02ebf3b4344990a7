"""What the opinions tab shows, read in the reader's thread: the lines of one consultation and what they come to. Holds no widget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.registers import CONSULTATIONS, OPINIONS
from papi_desktop.operations.office import Office
from papi_desktop.operations.opinions import Figures, figures, opinions_of, words
from papi_desktop.translations import _


@dataclass(frozen=True)
class OpinionsView:
    """The opinions of one consultation, and what they come to."""

    consultation: dict[str, Any]
    lines: tuple[dict[str, Any], ...]
    figures: Figures


def read_opinions(office: Office, consultation_id: str) -> OpinionsView:
    """Read the opinions of a consultation."""
    lines = tuple(dict(line) for line in opinions_of(office, consultation_id))
    return OpinionsView(office.store.get(CONSULTATIONS, consultation_id) or {}, lines, figures(lines))


def summary(view: OpinionsView) -> Message:
    """Return in one sentence how many there are and how many still want an answer."""
    counted = words(view.figures.opinions, view.figures.contents)
    if view.figures.pending:
        return say("{counted}; {pending} contents wait for an answer", counted=counted, pending=view.figures.pending)
    return counted


def matrix(view: OpinionsView) -> tuple[list[str], list[list[str]]]:
    """Return headings and lines of the counts: channels down, who gave them across, sums last; only what occurs."""
    by_way = view.figures.by_way
    channels = _occurring("channel", {channel for channel, _level in by_way})
    levels = _occurring("level", {level for _channel, level in by_way})
    headings = [_("Channel"), *(_label("level", level) for level in levels), _("In all")]
    lines = []
    for channel in channels:
        counts = [by_way.get((channel, level), 0) for level in levels]
        lines.append([_label("channel", channel), *map(str, counts), str(sum(counts))])
    if lines:
        sums = [sum(by_way.get((channel, level), 0) for channel in channels) for level in levels]
        lines.append([_("In all"), *map(str, sums), str(sum(sums))])
    return headings, lines


def label(key: str, value: str | None) -> str:
    """Return what a choice of an opinion is called on screen; blank stays blank."""
    return _label(key, value) if value else ""


def _occurring(key: str, values: set[str]) -> list[str]:
    return [*(c.value for c in OPINIONS[key].choices if c.value in values), *([""] if "" in values else [])]


def _label(key: str, value: str | None) -> str:
    choice = OPINIONS[key].choice(value or "")
    return _(choice.label) if choice else _("Not recorded")
