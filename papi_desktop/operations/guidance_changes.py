"""What files of the level above would change here, row by row, so that an official reads it before it holds."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from papi_desktop.documents import wording
from papi_desktop.domain.due_days import write_due_day
from papi_desktop.domain.law.rules import UNIT_LABELS
from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.exchange.report_tables import load_report_tables
from papi_desktop.operations.guidance_files import LAW, REPORTS, WORDING, rows_of
from papi_desktop.operations.office import Office
from papi_desktop.operations.papers import wording_folder
from papi_desktop.operations.report_kinds import report_tables
from papi_desktop.paths import resource_folder

GROUPS = {
    "day": N_("Day off"),
    "week": N_("Weekly rest"),
    "rule": N_("Rule of the law"),
    "duty": N_("Duty of disclosure"),
    "channel": N_("Form of disclosure"),
    "place": N_("Posting place"),
    "dimension": N_("PAPI dimension"),
    "kind": N_("Report"),
    "figure": N_("Figure of reports"),
    "table": N_("Table of reports"),
    "text": N_("Wording of papers"),
    "plan": N_("Task of the plan"),
}
_NAMES = ("subject_vi", "title_vi", "name_vi", "title", "label")


@dataclass(frozen=True)
class Change:
    """One thing that would be otherwise.

    Attributes:
        group: key of `GROUPS`.
        name: of the thing, in Vietnamese.
        before, after: how it is and how it would be; `before` is None for what is new, `after` where only the name tells.
    """

    group: str
    name: str
    before: Message | str | None
    after: Message | str | None


def changes_of(office: Office, files: Mapping[str, bytes]) -> Iterator[Change]:
    """Yield what these files say otherwise than the office counts and writes now."""
    for name, content in files.items():
        if name.startswith(WORDING):
            yield from _of_wording(office, Path(name).stem, content)
        elif name == REPORTS:
            yield from _of_reports(office, content)
        elif name.startswith(LAW):
            yield from (_of_row(office, table, row) for table, row in rows_of(content))


def gone_of(office: Office, now: Mapping[str, bytes], then: Mapping[str, bytes]) -> Iterator[Change]:
    """Yield what the files in force say and those to come say no more: it goes back to the law, or to what the office wrote."""
    for name, content in now.items():
        after = then.get(name, b"")
        if name.startswith(WORDING):
            left = wording.check_template(Path(name).stem, after) if after else {}
            dropped = {k: v for k, v in wording.check_template(Path(name).stem, content).items() if k not in left}
            standard = wording.load_wording(Path(name).stem)
            title = str(standard.data.get("about") or standard.texts.get("title") or name)
            yield from (Change("text", title, text, standard.texts[key]) for key, text in dropped.items())
            continue
        named = {(table, row.get("id") or row.get("key")) for table, row in rows_of(after)}
        for table, row in rows_of(content):
            if (table, row.get("id") or row.get("key")) not in named:
                told = _of_row(office, table, row)
                yield Change(told.group, told.name, told.after or "", say("No longer"))


def _of_row(office: Office, table: str, row: Mapping[str, Any]) -> Change:
    id = str(row.get("id") or row.get("key") or "")
    if table == "day":
        return _of_day(office, id, row)
    if table == "rule":
        now = office.rules.rule_if_any(id, office.today())
        name = str(row.get("subject_vi") or (now.subject_vi if now else id))
        if "amount" in row or "unit" in row:
            before = _amount(now.amount, now.unit) if now else None
            return Change(
                table, name, before, _amount(row.get("amount", now and now.amount), row.get("unit", now and now.unit))
            )
        return Change(table, name, None, _dates(row))
    known = next((d for d in office.rules.duties(office.today()) if d.id == id), None) if table == "duty" else None
    name = next((str(row[key]) for key in _NAMES if row.get(key)), known.title_vi if known else id)
    return Change(table, name, say("In force now") if known else None, _dates(row))


def _of_day(office: Office, id: str, row: Mapping[str, Any]) -> Change:
    try:
        day = date.fromisoformat(id)
    except ValueError:
        return Change("day", id, None, None)
    now = office.calendar.days.get(day)
    why = " – ".join(filter(None, [str(row.get("name_vi", "")), str(row.get("citation", ""))]))
    return Change("day", table_date(day), now.name_vi if now else None, why)


def _dates(row: Mapping[str, Any]) -> Message | None:
    ends = row.get("valid_to")
    if isinstance(ends, date):
        return say("to {day}", day=table_date(ends))
    begins = row.get("valid_from")
    return say("from {day}", day=table_date(begins)) if isinstance(begins, date) else None


def _amount(amount: object, unit: object) -> Message | str:
    told = UNIT_LABELS.get(str(unit))
    return say("{amount} {unit}", amount=str(amount), unit=say(told)) if told else str(amount)


def _of_reports(office: Office, content: bytes) -> Iterator[Change]:
    now = report_tables(office).kinds
    with tempfile.TemporaryDirectory(prefix="papi-") as scratch:
        sent = Path(scratch) / "reports.toml"
        sent.write_bytes(content)
        then = load_report_tables(resource_folder("law", "reports.toml"), sent).kinds
    for table, row in rows_of(content):
        key = str(row.get("key", ""))
        if table == "kind" and key in then:
            before = _due(now[key].due) if key in now else None
            yield Change(table, then[key].title, before, _due(then[key].due))
        else:
            yield Change(table, next((str(row[name]) for name in _NAMES if row.get(name)), key), None, None)


def _due(due: Mapping[str, str]) -> str:
    """Return due days as people write them: "20/3; 15/1+1"."""
    return "; ".join(write_due_day(day) for day in dict.fromkeys(due.values()) if day)


def _of_wording(office: Office, name: str, content: bytes) -> Iterator[Change]:
    now = wording.load_wording(name, wording_folder(office))
    title = str(now.data.get("about") or now.texts.get("title") or name)
    for key, text in wording.check_template(name, content).items():
        if now.texts.get(key) != text:
            yield Change("text", title, now.texts[key], text)
