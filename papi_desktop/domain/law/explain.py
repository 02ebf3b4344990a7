"""A counting in Vietnamese words, one line a day, for the official who asks why.

Owns how a reckoning is told. The words are templates of `resources/law/wording.toml`, which the office may change. Must not count.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from papi_desktop.domain.law.calendar import ReasonCode
from papi_desktop.domain.law.clock import CountedDay, Deadline, Notice, Posting, Reckoning
from papi_desktop.domain.law.schema import RawRow, RowReader, SchemaError
from papi_desktop.domain.messages import say
from papi_desktop.domain.vietnamese.dates import table_date, weekday_name

_ENDINGS = {
    "due": {"day"},
    "due_at": {"day", "time"},
    "last_day_up": {"day", "takedown"},
    "no_end": set[str](),
    "latest": {"day"},
}
_LINE = {"day", "number", "name"}


def written_day(day: date) -> str:
    """Return a day with its weekday, as the lines of a counting begin: "thứ Ba 24/11/2026"."""
    return f"{weekday_name(day)} {table_date(day)}"


@dataclass(frozen=True, slots=True)
class Wording:
    """Templates: one line for each reason a day counts or does not, and one for each kind of result."""

    templates: Mapping[str, str]

    def line(self, counted: CountedDay) -> str:
        """Return the line of one day, such as "thứ Ba 24/11/2026: không tính (Ngày Văn hóa Việt Nam)"."""
        return self.templates[counted.why.code].format(
            day=written_day(counted.date), number=counted.number, name=counted.why.name_vi
        )


def parse_wording(row: RawRow) -> Wording:
    """Read the templates; every reason and every result must have one.

    Raises:
        SchemaError: if one is missing or asks for something that is not there.
    """
    read = RowReader(row)
    places = dict.fromkeys(ReasonCode, _LINE) | _ENDINGS
    templates = {str(name): read.text(name) for name in places}
    read.finish()
    for name, template in templates.items():
        try:
            asked = {field for _, field, _, _ in string.Formatter().parse(template) if field is not None}
        except ValueError:
            raise SchemaError(row, name, say("has a brace without its partner")) from None
        if unknown := asked - places[name]:
            raise SchemaError(row, name, say("has no value for {{{place}}}", place=min(unknown)))
    return Wording(MappingProxyType(templates))


def explain(reckoning: Reckoning, wording: Wording) -> list[str]:
    """Return the counting in Vietnamese, one line a day, and the result as the last line."""
    return [*(wording.line(day) for day in reckoning.counting), _ending(reckoning, wording.templates)]


def _ending(reckoning: Reckoning, templates: Mapping[str, str]) -> str:
    match reckoning:
        case Deadline(due_at=None, due=due):
            return templates["due"].format(day=written_day(due))
        case Deadline(due_at=moment, due=due):
            return templates["due_at"].format(day=written_day(due), time=f"{moment:%H:%M}")
        case Posting(last_day_up=date() as last, takedown_from=date() as takedown):
            return templates["last_day_up"].format(day=written_day(last), takedown=written_day(takedown))
        case Posting():
            return templates["no_end"]
        case Notice(latest=latest):
            return templates["latest"].format(day=written_day(latest))
