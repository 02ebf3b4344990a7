"""Figures of reports: each reckoned from one book for one period, with the records it was reckoned from.

Most are told by data (`resources/law/reports.toml`): how many records, or the sum of a field. What needs the law or another book is a
function in `operations/reckoning`, named in `MEASURES`. Blank, zero and not applicable stay apart: a book nobody kept gives no 0.
"""

from __future__ import annotations

from papi_desktop.domain.periods import Period
from papi_desktop.domain.register import Kind, Register
from papi_desktop.domain.registers import BY_KEY
from papi_desktop.domain.reporting import Figure
from papi_desktop.operations.office import Office
from papi_desktop.operations.reckoning import (
    budgets,
    consultations,
    contributions,
    dialogues,
    disclosures,
    petitions,
    plans,
)
from papi_desktop.operations.reckoning.keeping import Keeping
from papi_desktop.operations.reckoning.reckoned import (
    BLANK,
    NO_BOOK,
    NOT_APPLICABLE,
    NOT_KEPT,
    VALUE,
    Measures,
    Reckoned,
    Records,
    counted,
    summed,
)
from papi_desktop.store.query import Query

__all__ = ["BLANK", "MEASURES", "NOT_APPLICABLE", "VALUE", "Reckoned", "reckon", "selected"]

_SUMMED = (Kind.INTEGER, Kind.MONEY)

MEASURES: Measures = {
    **disclosures.MEASURES,
    **dialogues.MEASURES,
    **consultations.MEASURES,
    **petitions.MEASURES,
    **contributions.MEASURES,
    **budgets.MEASURES,
    **plans.MEASURES,
}
"""Measures named in `reports.toml`."""


def reckon(office: Office, figure: Figure, period: Period, keeping: Keeping) -> Reckoned:
    """Return a figure for a period.

    Raises:
        KeyError: if `reports.toml` names a measure that does not exist.
    """
    register = BY_KEY.get(figure.register)
    if register is None or not _fields_exist(register, figure):
        return Reckoned(NOT_APPLICABLE, reason=NO_BOOK)
    if not keeping.kept(register.key, period):
        return Reckoned(NOT_APPLICABLE, reason=NOT_KEPT)
    if figure.measure == "count":
        return counted(register, selected(office, register, figure, period))
    if figure.measure.startswith("sum:"):
        field = figure.measure.removeprefix("sum:")
        found = selected(office, register, figure, period)
        return summed(register, found, [row[field] for row in found])
    return MEASURES[figure.measure](office, period)


def selected(office: Office, register: Register, figure: Figure, period: Period) -> Records:
    """Return the records of a book that a figure told by data is reckoned from."""
    filters = {key: tuple(value) if isinstance(value, list) else value for key, value in figure.filters.items()}
    rows = office.store.all(register, Query(filters=filters))
    return [row for row in rows if not figure.date or period.contains(row[figure.date])]


def _fields_exist(register: Register, figure: Figure) -> bool:
    if not all(key in register for key in (*figure.filters, *filter(None, [figure.date]))):
        return False
    summed = figure.measure.removeprefix("sum:")
    # Figures are whole numbers: a sum with a fraction would be told wrong, however it is rounded.
    return summed == figure.measure or (summed in register and register[summed].kind in _SUMMED)
