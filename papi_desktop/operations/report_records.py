"""The day a record of a figure is shown with: the one the figure goes by, else the one its book is kept by."""

from __future__ import annotations

from datetime import date

from papi_desktop.domain.register import Kind, Record, Register
from papi_desktop.domain.registers import DISCLOSURES
from papi_desktop.operations import made_public
from papi_desktop.operations.office import Office
from papi_desktop.operations.reckoning.reckoned import day_of
from papi_desktop.operations.report_kinds import report_tables


def first_day(office: Office, register: Register, record: Record, field: str = "") -> date | None:
    """Return the day of a record; None when it has none.

    Args:
        field: the figure goes by; "" where it goes by none.
    """
    if register is DISCLOSURES:
        return next(iter(made_public.days_of(office, str(record.get("id")))), None)
    book = report_tables(office).books.get(register.key)
    told = [key for key in (book.days if book else ()) if register[key].kind is Kind.DATE]
    dates = [known.key for known in register if known.kind is Kind.DATE]
    wanted = [field] if field else [*told, *dates]
    return next((day for key in wanted if (day := day_of(record.get(key)))), None)
