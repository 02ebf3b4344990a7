"""What the practice commune has in every book: records described in `resources/practice/books.toml`, their days counted from today.

In a value, `@-20` is twenty days ago and `@+7` in a week, `{year}` the year of today; `#Bản Pá Lau` is the record of that title in the
book the field points to, and `&name` the record that was given this name further up. Everything goes in by the same door as an
official's own work, so that clocks run and rules hold.
"""

from __future__ import annotations

import re
import tomllib
from datetime import timedelta
from typing import Any

from papi_desktop.domain.register import Kind, Register
from papi_desktop.domain.registers import BY_KEY
from papi_desktop.operations import records
from papi_desktop.operations.office import Office
from papi_desktop.paths import resource_folder

_DAYS = re.compile(r"@([+-]\d+)")


def fill_books(office: Office) -> int:
    """Record everything `books.toml` describes, and return how many records that were."""
    with resource_folder("practice", "books.toml").open("rb") as source:
        described = tomllib.load(source)["record"]
    named: dict[str, str] = {}
    for line in described:
        register = BY_KEY[line["register"]]
        values = {key: _value(office, register, key, value, named) for key, value in line["values"].items()}
        record_id = records.save(office, register, {**register.blank(), **values}, accepted=line.get("accepted"))
        if "name" in line:
            named[line["name"]] = record_id
    return len(described)


def _value(office: Office, register: Register, key: str, value: Any, named: dict[str, str]) -> Any:
    if not isinstance(value, str):
        return value
    today = office.today()
    days = _DAYS.fullmatch(value)
    if days:
        return (today + timedelta(days=int(days[1]))).isoformat()
    if value.startswith("&"):
        return named[value[1:]]
    if value.startswith("#") and register[key].kind is Kind.REFERENCE:
        target = BY_KEY[register[key].references]
        return next(row["id"] for row in office.store.all(target) if target.title_of(row) == value[1:])
    return value.format(year=today.year, last_year=today.year - 1, next_year=today.year + 1)
