"""What the practice commune has in every book: records described in `resources/practice/books.toml`, their days counted from today.

In a value, `@-20` is twenty days ago and `@+7` in a week, `{year}` the year of today, `{last_year}` and `{next_year}` beside it;
`#Bản Pá Lau` is the record of that title in the book the field points to, and `&name` the record that was given this name further up.
Everything goes in by the same door as an official's own work, so that clocks run and rules hold.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date, timedelta
from typing import Any

from papi_desktop.domain.register import Kind, Register
from papi_desktop.domain.registers import BY_KEY, CAMPAIGNS
from papi_desktop.operations import records
from papi_desktop.operations.contributions import receipts
from papi_desktop.operations.office import Office
from papi_desktop.paths import resource_folder

_DAYS = re.compile(r"@([+-]\d+)")


def add(office: Office) -> None:
    """Record everything `books.toml` describes, then hand out receipts for all gifts but the last and close that day."""
    with resource_folder("practice", "books.toml").open("rb") as source:
        described = tomllib.load(source)["record"]
    named: dict[str, str] = {}
    for line in described:
        register = BY_KEY[line["register"]]
        values = {key: _value(office, register, key, value, named) for key, value in line["values"].items()}
        record_id = records.save(office, register, {**register.blank(), **values})
        if "name" in line:
            named[line["name"]] = record_id
    for campaign in list(office.store.all(CAMPAIGNS)):
        _receipts(office, campaign["id"])


def _receipts(office: Office, campaign_id: str) -> None:
    *given, _last = receipts.without_receipt(office, campaign_id)
    day = date.fromisoformat(max(gift["received_on"] for gift in given))
    receipts.issue(office, given, day, office.store.user)
    _count, total = receipts.of_day(office, campaign_id, day)
    receipts.close_day(office, campaign_id, day, total, office.store.user)


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
    said = value.format(year=today.year, last_year=today.year - 1, next_year=today.year + 1)
    return int(said) if register[key].kind is Kind.YEAR else said
