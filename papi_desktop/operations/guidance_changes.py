"""What files of the level above change here, one thing after the other, so that an official reads it before it holds.

What the office counts and writes is asked under the files in force and under those to come, and the answers are compared: a row that
changes nothing here, because the office wrote its own, is none of the changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from papi_desktop.documents import wording
from papi_desktop.domain.due_days import write_due_day
from papi_desktop.domain.law.calendar import SpecialDay
from papi_desktop.domain.law.dated import Certainty, DatedTable, LawRow, Origin
from papi_desktop.domain.law.rules import UNIT_LABELS, Rule
from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.domain.plan.reading import ReadPlan
from papi_desktop.domain.reporting import ReportKind, ReportTables
from papi_desktop.domain.vietnamese.dates import table_date, weekday_name
from papi_desktop.exchange.report_tables import load_report_tables
from papi_desktop.operations import other_law
from papi_desktop.operations.guidance_files import REPORTS, WORDING, law_of, rows_of
from papi_desktop.operations.office import Office
from papi_desktop.operations.papers import wording_folder
from papi_desktop.operations.report_kinds import report_tables
from papi_desktop.paths import ABOVE, resource_folder
from papi_desktop.translations import render

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
    "form": N_("Official form of a paper"),
    "wording": N_("How a counting is told"),
    "plan": N_("Task of the plan"),
    "limit": N_("Open time limit"),
}
_MONDAY = date(2026, 11, 23)
Text = Message | str
Parts = Iterable[tuple[Text, Text | None, Text | None]]
"""Name of a part of a thing, how it is and how it would be; None where there is no such thing."""


@dataclass(frozen=True)
class Change:
    """One thing that would be otherwise.

    Attributes:
        group: key of `GROUPS`.
        name: of the thing, in Vietnamese.
        before, after: how it is and how it would be; `before` is None for what is new, `after` where only the name tells.
    """

    group: str
    name: Text
    before: Text | None
    after: Text | None


def in_words(text: Text | None) -> str:
    """Return a name or a value of a change in the language in use; "" for none."""
    return render(text) if isinstance(text, Message) else text or ""


def between(office: Office, now: Mapping[str, bytes], then: Mapping[str, bytes]) -> list[Change]:
    """Return what this office would count and write otherwise if the level above's files were `then` instead of `now`.

    Raises:
        UserError: a file does not fit; names file and row.
    """
    names = [name for name in {**then, **now} if now.get(name) != then.get(name)]
    found: list[Change] = []
    with other_law.under(office, above=law_of(now)) as was, other_law.under(office, above=law_of(then)) as will:
        for name in names:
            if name.startswith(WORDING):
                own = wording_folder(office) / Path(name).name
                written = own.read_bytes() if own.exists() else None
                found += _of_wording(Path(name).stem, now.get(name), then.get(name), written)
            elif name == REPORTS:
                found += _of_reports(report_tables(was), report_tables(will))
            else:
                found += _of_law(was, will, now.get(name, b""), then.get(name, b""))
    return found


def beside_the_law(office: Office, files: Mapping[str, bytes]) -> dict[str, list[Change]]:
    """Return for each file that is to be sent down what it says, beside what ships with the program.

    What a unit counts by today is not known here; it is told that itself, before it lets the files hold.

    Raises:
        UserError: a file does not fit; names file and row.
    """
    found: dict[str, list[Change]] = {}
    shipped = resource_folder("law", "reports.toml")
    with other_law.under(office, own={}, above={}) as was, other_law.under(office, own={}, above=law_of(files)) as will:
        for name, content in files.items():
            if name.startswith(WORDING):
                told = _of_wording(Path(name).stem, None, content, None)
            elif name == REPORTS:
                sent = will.law.overrides / ABOVE / shipped.name
                told = _of_reports(load_report_tables(shipped), load_report_tables(shipped, sent))
            else:
                told = _of_law(was, will, b"", content)
            found[name] = list(told)
    return found


def of_plan(plan: ReadPlan) -> list[Change]:
    """Return the tasks a plan brings."""
    return [Change("plan", task.stated.task, None, task.stated.time) for task in plan.tasks]


def _of_law(was: Office, will: Office, now: bytes, then: bytes) -> Iterator[Change]:
    rows = [(table, str(row.get("id", ""))) for content in (then, now) for table, row in rows_of(content)]
    for table, id in dict.fromkeys(rows):
        yield from _of_row(was, will, table, id)


def _of_row(was: Office, will: Office, table: str, id: str) -> Iterator[Change]:
    if table == "day":
        yield from _of_day(was, will, id)
    elif table == "week":
        before, after = (_rest(office.calendar.week.weekly_rest) for office in (was, will))
        if before != after:
            yield Change(table, say("Days of rest"), before, after)
    elif table == "wording":
        yield from _of_law_words(was, will)
    elif (tables := _TABLES.get(table)) is not None:
        yield from _of_dated(table, id, tables(was), tables(will), was.today())


_TABLES: Mapping[str, Callable[[Office], DatedTable[Any]]] = {
    "rule": lambda office: office.rules.all_rules,
    "duty": lambda office: office.rules.all_duties,
    "channel": lambda office: office.rules.all_channels,
    "place": lambda office: office.rules.all_places,
    "dimension": lambda office: office.rules.all_dimensions,
    "form": lambda office: office.law.forms,
}


def _of_day(was: Office, will: Office, id: str) -> Iterator[Change]:
    day = date.fromisoformat(id)
    before, after = (office.calendar.days.get(day) for office in (was, will))
    if _day(before) != _day(after):
        yield Change("day", table_date(day), _day(before), _day(after) or say("No longer"))
    elif before is not None and after is not None and before.kind != after.kind:
        yield Change("day", table_date(day), _day(before), say("Counted otherwise"))


def _day(day: SpecialDay | None) -> str | None:
    return " – ".join(filter(None, [day.name_vi, day.citation])) if day else None


def _rest(days: Iterable[int]) -> str:
    return ", ".join(weekday_name(_MONDAY + timedelta(day)) for day in sorted(days))


def _of_law_words(was: Office, will: Office) -> Iterator[Change]:
    before, after = (office.law.words for office in (was, will))
    for key, text in after.templates.items():
        if before.templates[key] != text:
            yield Change("wording", say("A line of the counting"), before.templates[key], text)


def _of_dated(table: str, id: str, was: DatedTable[Any], will: DatedTable[Any], today: date) -> Iterator[Change]:
    """Yield what changes of a row of the law today and on every later day on which another version begins or ends."""
    versions = (*was.versions(id), *will.versions(id))
    turns = {row.valid_from for row in versions} | {row.valid_to + timedelta(1) for row in versions if row.valid_to}
    told: set[tuple[str, str, str]] = set()
    for day in sorted({today, *(turn for turn in turns if turn is not None and turn > today)}):
        before, after = (next((r for r in rows.versions(id) if r.in_force(day)), None) for rows in (was, will))
        for name, one, other in _parts(before, after):
            if (str(name), str(one), str(other)) in told:
                continue
            told.add((str(name), str(one), str(other)))
            ends = other if other is not None else say("No longer")
            yield Change(
                table, name, one, ends if day == today else say("{value}, from {day}", value=ends, day=table_date(day))
            )


def _parts(before: LawRow | None, after: LawRow | None) -> Parts:
    """Yield what differs between two versions of a row: what it says, its citation, else that it differs."""
    here = after or before
    if here is None or (before and after and _bare(before) == _bare(after)):
        return
    name = _named(here)
    values = (_value(before), _value(after))
    if values[0] != values[1]:
        yield name, *values
    if before and after and before.citation != after.citation:
        yield say("{name}: legal basis", name=name), before.citation, after.citation
    elif values[0] == values[1]:
        yield name, values[0], say("Changed in its details")


def _bare(row: LawRow) -> LawRow:
    """Return a row without what nothing is counted or printed by."""
    return replace(
        row, origin=Origin.NATIONAL, certainty=Certainty.CONFIRMED, note="", source="", valid_from=None, valid_to=None
    )


def _named(row: Any) -> str:
    return next((str(getattr(row, key)) for key in _NAMES if getattr(row, key, None)), row.id)


_NAMES = ("subject_vi", "title_vi", "name")


def _value(row: LawRow | None) -> Text | None:
    """Return what a row says in a few words: the number of a rule; of others that they are in force."""
    if row is None:
        return None
    if not isinstance(row, Rule):
        return say("In force now")
    unit = UNIT_LABELS.get(str(row.unit))
    return (
        say("{amount} {unit}", amount=str(row.amount), unit=say(unit))
        if unit and row.amount is not None
        else (say(unit) if unit else say("In force now"))
    )


def _of_reports(before: ReportTables, after: ReportTables) -> Iterator[Change]:
    for key, kind in {**before.kinds, **after.kinds}.items():
        one, other = before.kinds.get(key), after.kinds.get(key)
        if one is not None and other is not None:
            yield from _of_kind(one, other)
        else:
            yield Change("kind", kind.title, _due(one) if one else None, _due(other) if other else say("No longer"))
    for group, now, then in (("figure", before.figures, after.figures), ("table", before.tables, after.tables)):
        for key in dict.fromkeys((*then, *now)):
            mine, theirs = now.get(key), then.get(key)
            if mine != theirs:
                name = getattr(theirs or mine, "label", None) or getattr(theirs or mine, "title", key)
                yield Change(group, name, say("In force now") if mine else None, _detail(theirs))


def _detail(theirs: object) -> Message:
    return say("Changed in its details") if theirs is not None else say("No longer")


def _of_kind(one: ReportKind, other: ReportKind) -> Iterator[Change]:
    parts: tuple[tuple[Text, str, str], ...] = (
        (say("{report}: title", report=one.title), one.title, other.title),
        (other.title, _due(one), _due(other)),
        (say("{report}: receivers", report=other.title), "; ".join(one.receivers), "; ".join(other.receivers)),
    )
    told = [Change("kind", name, before, after) for name, before, after in parts if before != after]
    if replace(one, title=other.title, due=other.due, receivers=other.receivers) != other:
        told.append(Change("kind", say("{report}: content", report=other.title), say("In force now"), _detail(other)))
    yield from told


def _due(kind: ReportKind) -> str:
    """Return due days as people write them: "20/3; 15/1+1"."""
    return "; ".join(write_due_day(day) for day in dict.fromkeys(kind.due.values()) if day)


def _of_wording(name: str, now: bytes | None, then: bytes | None, own: bytes | None) -> Iterator[Change]:
    standard = wording.load_wording(name)
    title = str(standard.data.get("about") or standard.texts.get("title") or name)
    written = wording.check_template(name, own) if own else {}
    before, after = (
        {**standard.texts, **(wording.check_template(name, content) if content else {}), **written}
        for content in (now, then)
    )
    for key, text in after.items():
        if before[key] != text:
            yield Change("text", title, wording.for_people(before[key]), wording.for_people(text))
