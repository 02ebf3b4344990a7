"""Figures of all units put together, every unit's part beside them, and who is not in it: a sum is never taken for more than it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Field, Kind
from papi_desktop.domain.registers import BY_KEY, RECEIVED, RECEIVED_RECORDS, VILLAGES
from papi_desktop.domain.reporting import PARTIAL, is_partial
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.domain.vietnamese.numbers import format_number
from papi_desktop.operations import catalogues, papers
from papi_desktop.operations.board import LEFT_OUT, Board, BoardLine, board, reaches_to
from papi_desktop.operations.office import Office
from papi_desktop.operations.reckoning.reckoned import NOT_APPLICABLE
from papi_desktop.store.query import Query
from papi_desktop.translations import _


@dataclass(frozen=True)
class UnitFigures:
    """What one unit reported.

    Attributes:
        values: figure to value; None for blank or not applicable.
        before: the same of the same period last year.
        received_id: the report it comes from.
        not_kept, not_kept_before: figures whose book the unit did not keep up to the end of the period: not 0, and not blank either.
        estimates: figures that are estimates, because the period had not ended when the unit reported.
        partial, partial_before: figures whose value may be more, because the unit had not recorded all of it.
        as_of: day they reach to; None once the period had ended.
    """

    unit: str
    code: str
    received_id: str
    values: Mapping[str, int | None]
    before: Mapping[str, int | None]
    not_kept: frozenset[str] = frozenset()
    not_kept_before: frozenset[str] = frozenset()
    estimates: frozenset[str] = frozenset()
    as_of: date | None = None
    partial: frozenset[str] = frozenset()
    partial_before: frozenset[str] = frozenset()

    def told(self, figure: str, sign: str) -> str:
        """Return what screens and papers show for a figure."""
        return value_told(self.cell(figure, sign), estimate=self.is_estimate(figure), partial=figure in self.partial)

    def told_before(self, figure: str, sign: str) -> str:
        """Return the same of the same period last year."""
        return value_told(self.cell_before(figure, sign), partial=figure in self.partial_before)

    def is_estimate(self, figure: str) -> bool:
        """Return whether the value of a figure is an estimate."""
        return figure in self.estimates and self.values.get(figure) is not None

    def cell(self, figure: str, sign: str) -> int | str | None:
        """Return what stands for a figure: its value, `sign` where its book was not kept, None where it is blank."""
        return sign if figure in self.not_kept else self.values.get(figure)

    def cell_before(self, figure: str, sign: str) -> int | str | None:
        """Return the same of the same period last year."""
        return sign if figure in self.not_kept_before else self.before.get(figure)


@dataclass(frozen=True)
class RollUp:
    """All units put together.

    Attributes:
        labels: figure to (label, unit of measure), in the order of the report.
        totals: figure to the sum over the units that told a value; None when none did.
        before: the same of last year's values.
        told: figure to how many units told a value.
        kept: figure to how many units kept its book.
        told_before: figure to how many units told a value of last year.
        left_out: units not in it: missing, returned or in conflict.
    """

    board: Board
    labels: Mapping[str, tuple[str, str]]
    units: tuple[UnitFigures, ...]
    totals: Mapping[str, int | None]
    before: Mapping[str, int | None]
    told: Mapping[str, int]
    kept: Mapping[str, int]
    left_out: tuple[BoardLine, ...]
    told_before: Mapping[str, int] = field(default_factory=dict)

    def is_estimate(self, figure: str) -> bool:
        """Return whether the sum of a figure is an estimate: one estimate in it makes it one."""
        return any(unit.is_estimate(figure) for unit in self.units)

    def is_partial(self, figure: str, *, before: bool = False) -> bool:
        """Return whether the sum of a figure may be more, because a unit had not recorded all of its part."""
        return any(figure in (unit.partial_before if before else unit.partial) for unit in self.units)

    @property
    def any_partial(self) -> bool:
        """Return whether any sum may be more than it says."""
        return any(unit.partial or unit.partial_before for unit in self.units)

    def shown(self, figure: str, sign: str) -> str:
        """Return what screens and papers show for the sum of a figure."""
        return value_told(self.cell(figure, sign), estimate=self.is_estimate(figure), partial=self.is_partial(figure))

    def shown_before(self, figure: str) -> str:
        """Return the same of the same period last year."""
        return value_told(self.before[figure], partial=self.is_partial(figure, before=True))

    @property
    def estimating(self) -> dict[date, list[str]]:
        """Return the units whose figures are estimates, by the day they reach to."""
        found: dict[date, list[str]] = {}
        for unit in sorted(self.units, key=lambda unit: unit.as_of or date.max):
            if unit.as_of is not None and unit.estimates:
                found.setdefault(unit.as_of, []).append(unit.unit)
        return found

    def told_last_year(self, figure: str) -> str:
        """Return how many of the units told last year's value of a figure, where they are not those that told this year's; else ""."""
        differ = self.tellers(figure) != self.tellers(figure, before=True)
        return f"{self.told_before[figure]}/{len(self.units)}" if differ and self.before[figure] is not None else ""

    def tellers(self, figure: str, *, before: bool = False) -> frozenset[str]:
        """Return the units that told a value of a figure, of this period or of the same period last year."""
        return frozenset(
            unit.unit for unit in self.units if (unit.before if before else unit.values).get(figure) is not None
        )

    def cell(self, figure: str, sign: str) -> int | str | None:
        """Return what stands for the sum of a figure; `sign` where no unit kept its book."""
        return self.totals[figure] if self.kept[figure] else sign

    @property
    def any_not_kept(self) -> bool:
        """Return whether any unit did not keep the book of a figure, in this period or the same of last year."""
        return any(unit.not_kept or unit.not_kept_before for unit in self.units)

    def kept_of(self, figure: str) -> str:
        """Return how many of the units added up kept the book of a figure."""
        return f"{self.kept[figure]}/{len(self.units)}"

    def ranked(self, figure: str) -> list[UnitFigures]:
        """Return the units by a figure, the greatest first; those that told no value last."""

        def place(unit: UnitFigures) -> tuple[bool, int, str]:
            value = unit.values.get(figure)
            return value is None, -(value or 0), unit.unit

        return sorted(self.units, key=place)

    def told_of(self, figure: str) -> list[UnitFigures]:
        """Return the units that told a value of a figure, the greatest first."""
        return [unit for unit in self.ranked(figure) if unit.values.get(figure) is not None]


@dataclass(frozen=True)
class UnitRecord:
    """A record a unit sent along with a figure.

    Attributes:
        fields: (label, text) of what it says, in the order it came.
    """

    title: str
    fields: tuple[tuple[str, str], ...]


def roll_up(office: Office, kind: str, period: str) -> RollUp:
    """Put the reports in force together.

    Raises:
        UserError: there is no such report, or it is not made for such a period.
    """
    over = board(office, kind, period)
    rows = {
        row["id"]: row
        for row in office.store.all(RECEIVED, Query(filters={"kind": kind, "period": over.period, "state": "current"}))
    }
    labels: dict[str, tuple[str, str]] = {}
    units = []
    for line in over.lines:
        row = rows.get(line.received_id)
        if row is None:
            continue
        figures: list[dict[str, Any]] = (row["content"] or {}).get("figures", [])
        for figure in figures:
            labels.setdefault(figure["key"], (figure["label"], str(figure.get("unit", ""))))
        values = {figure["key"]: figure["value"] for figure in figures}
        before = {figure["key"]: _whole(figure.get("before")) for figure in figures}
        not_kept, not_before = (
            frozenset(figure["key"] for figure in figures if figure.get(state) == NOT_APPLICABLE)
            for state in ("state", "before_state")
        )
        estimates = frozenset(figure["key"] for figure in figures if figure.get("estimate") is True)
        partial, partial_before = (
            frozenset(figure["key"] for figure in figures if is_partial(figure, before=earlier))
            for earlier in (False, True)
        )
        units.append(
            UnitFigures(
                line.unit,
                line.code,
                row["id"],
                values,
                before,
                not_kept,
                not_before,
                estimates,
                reaches_to(row["content"]),
                partial,
                partial_before,
            )
        )
    totals = {key: _sum([unit.values.get(key) for unit in units]) for key in labels}
    earlier = {key: _sum([unit.before.get(key) for unit in units]) for key in labels}
    told = {key: sum(unit.values.get(key) is not None for unit in units) for key in labels}
    kept = {key: sum(key in unit.values and key not in unit.not_kept for unit in units) for key in labels}
    told_before = {key: sum(unit.before.get(key) is not None for unit in units) for key in labels}
    left_out = tuple(line for line in over.lines if line.state in LEFT_OUT)
    return RollUp(over, labels, tuple(units), totals, earlier, told, kept, left_out, told_before)


def require_reports(whole: RollUp) -> None:
    """Refuse to write a paper about nothing.

    Raises:
        UserError: no report is in force.
    """
    if not whole.units:
        raise UserError(
            "BC-06",
            say("No report of this period was received yet; there is nothing to add up."),
            say("Nothing was written."),
            say("Receive the reports of the units first, or choose another period."),
        )


def records_of(office: Office, received_id: str, figure: str) -> tuple[UnitRecord, ...]:
    """Return the records a unit's figure was reckoned from, as far as they came along with the report."""
    row = office.store.get(RECEIVED, received_id) or {}
    told = next((f for f in (row.get("content") or {}).get("figures", []) if f["key"] == figure), None)
    if told is None:
        return ()
    wanted = {str(record) for record in told.get("records", ())}
    book = str(told.get("register", ""))
    kept = office.store.all(RECEIVED_RECORDS, Query(filters={"received_id": received_id, "book": book}))
    parents = _titles_of_parents(office, received_id, book)
    return tuple(_record(office, book, found, parents) for found in kept if found["source"] in wanted)


def _titles_of_parents(office: Office, received_id: str, book: str) -> dict[str, str]:
    """Return what the records are called that those of a book belong to, by their ids at the unit, as far as they came along."""
    register = BY_KEY.get(book)
    above = BY_KEY.get(register.parent) if register is not None and register.parent else None
    if above is None:
        return {}
    rows = office.store.all(RECEIVED_RECORDS, Query(filters={"received_id": received_id, "book": above.key}))
    return {row["source"]: str((row["data"] or {}).get(above.title_field) or "") for row in rows}


def _record(office: Office, book: str, row: Mapping[str, Any], parents: Mapping[str, str]) -> UnitRecord:
    """Return a record in the words of its book here, else as it came; what it belongs to stands in front of its title."""
    data: dict[str, Any] = row["data"] or {}
    register = BY_KEY.get(book)
    fields = []
    for key, value in data.items():
        field = register[key] if register is not None and key in register else None
        if field is None:
            fields.append((key, str(value)))
        elif str(value) in parents and register is not None and key == register.parent_field:
            fields.insert(0, (field.print_label or _(field.label), parents[str(value)]))
        elif field.references in ("", VILLAGES.key):  # other ids are the unit's own and say nothing here
            fields.append((field.print_label or _(field.label), _text(office, field, value)))
    title = str(data.get(register.title_field, "") if register is not None else "") or (fields[0][1] if fields else "")
    belongs = parents.get(str(data.get(register.parent_field, ""))) if register is not None and parents else ""
    return UnitRecord(f"{belongs} – {title}" if belongs else title, tuple(fields))


def value_told(value: int | str | None, *, estimate: bool = False, partial: bool = False) -> str:
    """Return a value as screens and papers tell it: blank for none, a sign as it is, "*" behind an estimate, "+" where it may be more."""
    if value is None or isinstance(value, str):
        return value or ""
    return format_number(value) + ("*" if estimate else "") + (PARTIAL if partial else "")


def _text(office: Office, field: Field, value: Any) -> str:
    """Return a value as papers write it; one that is not what its book holds stands as it came."""
    if field.catalogue is not None:
        return catalogues.titles(office, field.catalogue).get(str(value), str(value))
    if isinstance(value, bool):
        return papers.wording(office, "periodic_report").fill("yes" if value else "no")
    if isinstance(value, list):
        return "; ".join(_text(office, field, one) for one in value)
    if field.kind in (Kind.INTEGER, Kind.MONEY) and isinstance(value, int):
        return format_number(value)
    if field.kind is Kind.DATE:
        try:
            return table_date(date.fromisoformat(str(value)))
        except ValueError:
            return str(value)
    choice = field.choice(str(value))
    return choice.print_label if choice is not None else str(value)


def _sum(values: list[int | None]) -> int | None:
    told = [value for value in values if value is not None]
    return sum(told) if told else None


def _whole(value: Any) -> int | None:
    """Return last year's value; what a stranger's file says in its place is nothing."""
    return value if type(value) is int else None
