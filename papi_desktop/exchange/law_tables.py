"""Reads the law tables and the holiday table from a folder, the office's own rows over them.

Owns finding rows in TOML files, laying the office's rows over the national ones, and telling the official in which line a bad row stands.
Must not know the columns of a table (`papi_desktop.domain.law`) nor where the folders are (`papi_desktop.paths`).

Between the two lie the rows the level above sent down (folder `above` beside the office's own).

An office row names the row it changes by `id` and, if there are several versions, `valid_from`; it need give only what it changes. A new
`valid_from` makes a new version beside the old ones. What an office changes is "to_check" until the office says otherwise, because
the national citation no longer vouches for it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from papi_desktop.domain.law.calendar import DayKind, SpecialDay, WorkingCalendar, parse_special_day, parse_week
from papi_desktop.domain.law.dated import Certainty, DatedTable, Origin
from papi_desktop.domain.law.explain import Wording, parse_wording
from papi_desktop.domain.law.forms import OfficialForm, parse_form
from papi_desktop.domain.law.matters import Matters, build_matters
from papi_desktop.domain.law.rules import RuleBook
from papi_desktop.domain.law.schema import RawRow, SchemaError
from papi_desktop.domain.law.tables import build_rule_book
from papi_desktop.domain.messages import say
from papi_desktop.domain.system_errors import reason_of
from papi_desktop.exchange.address_table import load_addresses as load_addresses
from papi_desktop.exchange.file_state import state_of
from papi_desktop.exchange.table_errors import table_error
from papi_desktop.paths import ABOVE

T = TypeVar("T")

_TABLES = {
    "rule": "clocks.toml",
    "duty": "duties.toml",
    "channel": "channels.toml",
    "place": "places.toml",
    "dimension": "papi.toml",
}
_HOLIDAYS = "holidays.toml"
_WORDING = "wording.toml"
_MATTERS = "matters.toml"
_FORMS = "forms.toml"
_LEVY = "voluntary.toml"  # read by `voluntary_words`


KNOWN = {
    **{file: {table} for table, file in _TABLES.items()},
    _HOLIDAYS: {"week", "day"},
    _WORDING: {"wording"},
    _LEVY: {"levy"},
    _FORMS: {"form"},
}
"""Files in which an office, or the level above, may put rows of its own, and the tables in each."""


def _refuse_unknown(overrides: Path | None) -> None:
    """Refuse a file or a table of the office whose name means nothing: a slip of the pen must not be taken for a rule in force."""
    for path in sorted(overrides.glob("*.toml")) if overrides is not None and overrides.is_dir() else ():
        if path.name not in KNOWN:
            raise table_error(
                path, None, say("no law table is called so; tables are {names}", names=", ".join(sorted(KNOWN)))
            )
        for table in _parse(path):
            if table not in KNOWN[path.name]:
                raise table_error(path, None, say("“{table}” is no table of this file", table=table))


def load_rule_book(folder: Path, overrides: Path | None = None) -> RuleBook:
    """Read clocks, duties, channels, places and PAPI dimensions.

    Args:
        folder: where the tables are that came with the program.
        overrides: where the office keeps files of the same names with its own rows; it and any file may be missing.

    Raises:
        UserError: LUAT-01 if a file is missing or a row does not fit; names file, line, row and field.
    """
    _refuse_unknown(overrides)
    return _checked(
        lambda: build_rule_book({table: _rows(name, table, folder, overrides) for table, name in _TABLES.items()}),
        folder,
        overrides,
    )


def load_matters(folder: Path, rules: RuleBook) -> Matters:
    """Read what the law asks of the records of a book; an office changes the rules these rows name, not the rows.

    Raises:
        UserError: LUAT-01 if the file is missing or a row does not fit; names file, line, row and field.
    """
    tables = ("vote", "limit", "disclosure", "named")
    return _checked(
        lambda: build_matters({table: _rows(_MATTERS, table, folder, None) for table in tables}, rules), folder, None
    )


def load_forms(folder: Path, overrides: Path | None = None) -> DatedTable[OfficialForm]:
    """Read the official forms; an office that compared one with the original says so in a row of its own.

    Raises:
        UserError: LUAT-01 if the file is missing or a row does not fit; names file, line, row and field.
    """
    return _checked(
        lambda: DatedTable(parse_form(row) for row in _rows(_FORMS, "form", folder, overrides)), folder, overrides
    )


def load_calendar(folder: Path, overrides: Path | None = None) -> WorkingCalendar:
    """Read weekly rest and special days. Years the table does not cover come, when asked for, from the library `holidays`.

    Args:
        folder: where the table is that came with the program.
        overrides: where the office keeps its own `holidays.toml`; it may be missing.

    Raises:
        UserError: LUAT-01 if the file is missing or a row does not fit; names file, line, row and field.
    """

    def read() -> WorkingCalendar:
        week = parse_week(_rows(_HOLIDAYS, "week", folder, overrides)[0])
        days = [parse_special_day(row) for row in _rows(_HOLIDAYS, "day", folder, overrides)]
        return WorkingCalendar(week, MappingProxyType({special.day: special for special in days}), library_days)

    return _checked(read, folder, overrides)


@cache
def books_with_limits(folder: Path) -> frozenset[str]:
    """Return the keys of the books whose records have time limits, without reading the rules behind them."""
    return frozenset(str(row.data.get("book")) for row in _rows(_MATTERS, "limit", folder, None))


def load_law_words(folder: Path, overrides: Path | None = None) -> Wording:
    """Read the Vietnamese templates in which a counting is told.

    Raises:
        UserError: LUAT-01 if the file is missing or a template does not fit; names file, line and template.
    """
    return _checked(lambda: parse_wording(_rows(_WORDING, "wording", folder, overrides)[0]), folder, overrides)


@cache
def library_days(year: int) -> Mapping[date, SpecialDay]:
    """Return the special days of a year as the library `holidays` knows them, swapped working Saturdays included.

    All of them are to be checked: years to come are computed from the lunar calendar, swaps are not yet decided.
    """
    from holidays.countries.vietnam import Vietnam

    known = Vietnam(years=year, language="vi")  # type: ignore[no-untyped-call]
    named = {day: (DayKind.HOLIDAY, name) for day, name in known.items() if day.year == year}
    worked = {day: (DayKind.SWAPPED_WORK, "Làm bù") for day in known.weekend_workdays if day.year == year}
    return MappingProxyType(
        {
            day: SpecialDay(
                id=day.isoformat(),
                citation="",
                certainty=Certainty.TO_CHECK,
                source="holidays",
                kind=kind,
                name_vi=name,
            )
            for day, (kind, name) in (named | worked).items()
        }
    )


# ------------------------------------------------------------------------------------------------------------- rows of files


def _rows(file: str, table: str, folder: Path, overrides: Path | None) -> list[RawRow]:
    rows = _rows_of(folder / file, table, Origin.NATIONAL)
    if not rows:
        raise table_error(folder / file, None, say("the table “{table}” is missing", table=table))
    for layer, origin in _layers(overrides):
        if (layer / file).exists():
            for row in _rows_of(layer / file, table, origin):
                _lay_over(rows, row)
    return rows


def _layers(overrides: Path | None) -> tuple[tuple[Path, Origin], ...]:
    """Return the folders that lie over the national tables, the uppermost last."""
    return () if overrides is None else ((overrides / ABOVE, Origin.ABOVE), (overrides, Origin.OFFICE))


def _rows_of(path: Path, table: str, origin: Origin) -> list[RawRow]:
    told = _shipped(path, *state_of(path)) if origin is Origin.NATIONAL else _parse(path)
    found = told.get(table, [])
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise table_error(path, None, say("“{table}” must be written as [[{table}]]", table=table))
    return [RawRow(row, table, index, path.name, origin) for index, row in enumerate(found)]


@lru_cache(maxsize=16)
def _shipped(path: Path, _written: int, _size: int) -> dict[str, object]:
    """Return a table that came with the program, read once: it is asked for again under every other set of the office's own rows."""
    return _parse(path)


def _parse(path: Path) -> dict[str, object]:
    try:
        # An office edits its rows with a text editor of Windows, which may put a byte order mark before them.
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise table_error(path, None, say("the file is missing")) from None
    except OSError as error:
        raise table_error(path, None, say("the file cannot be read ({reason})", reason=reason_of(error))) from error
    except UnicodeDecodeError:
        raise table_error(path, None, say("the file is not UTF-8 text")) from None
    except tomllib.TOMLDecodeError as error:
        raise table_error(path, None, say("it is not written as TOML: {reason}", reason=str(error))) from error


def _lay_over(rows: list[RawRow], own: RawRow) -> None:
    """Put an office row over the national row it names, or beside it if its `valid_from` is new, or at the end if its id is."""
    same_id = [place for place, row in enumerate(rows) if row.id == own.id]
    starts = own.data.get("valid_from")
    exact = [place for place in same_id if starts is None or str(rows[place].data.get("valid_from")) == str(starts)]
    base = max(exact or same_id, key=lambda place: str(rows[place].data.get("valid_from", "")), default=None)
    inherited = {} if base is None else dict(rows[base].data)
    if not exact:
        inherited.pop("valid_to", None)
    doubt = {"certainty": Certainty.TO_CHECK} if base is None or "certainty" in inherited else {}
    merged = replace(own, data=inherited | doubt | dict(own.data))
    if exact and base is not None:
        rows[base] = merged
    else:
        rows.append(merged)


# ----------------------------------------------------------------------------------------------------------- errors with a line


def _checked(read: Callable[[], T], folder: Path, overrides: Path | None) -> T:
    try:
        return read()
    except SchemaError as error:
        row = error.row
        path = {origin: layer for layer, origin in _layers(overrides)}.get(row.origin, folder) / row.file
        where = say("row “{row}”, field “{field}”: {problem}", row=row.id, field=error.field, problem=error.problem)
        raise table_error(path, _line_of(path, row, error.field), where) from error


def _line_of(path: Path, row: RawRow, field: str) -> int:
    """Return the line of a field, or of the head of its row if the field is not there. TOML readers do not tell lines."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    heads = [n for n, line in enumerate(lines) if re.match(rf"\[\[\s*{row.table}\s*\]\]", line)]
    first, last = [*heads, len(lines)][row.index : row.index + 2]
    named = re.compile(rf"id\s*=\s*[\"']{re.escape(row.id)}[\"']")
    start = next((n for n in range(first, last) if named.match(lines[n])), first)
    wanted = re.compile(rf"[\"']?{re.escape(field)}[\"']?\s*=")
    return 1 + next((n for n in range(start, last) if wanted.match(lines[n])), start)
