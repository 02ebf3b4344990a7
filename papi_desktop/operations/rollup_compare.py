"""What the level above sets side by side: two units, two periods, and the pictures by unit and by dimension."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from papi_desktop.documents.charts import Bar, BarChart, draw_bars, greatest
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.vietnamese.numbers import format_number
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.operations import papers, report_kinds
from papi_desktop.operations.office import Office
from papi_desktop.operations.rollup import RollUp, UnitFigures, roll_up, value_told

BARS_A_PICTURE = 14
"""Units in one picture: more do not fit a page in letters one can read."""
ALL_UNITS = ""


@dataclass(frozen=True)
class ComparedLine:
    """A figure on both sides.

    Attributes:
        left, right: None for blank, not applicable or not reported.
        not_kept_left, not_kept_right: nobody on that side kept the book, which is neither 0 nor blank.
        estimates: whether left and right are estimates.
        partial: whether left and right may be more, because not all of it was recorded.
        other_units: both sides are sums, but of different units, so that nothing can be said of a change.
    """

    key: str
    label: str
    measure: str
    left: int | None
    right: int | None
    not_kept_left: bool = False
    not_kept_right: bool = False
    estimates: tuple[bool, bool] = (False, False)
    other_units: bool = False
    partial: tuple[bool, bool] = (False, False)

    def told(self, sign: str) -> tuple[str, str]:
        """Return both sides as screens and papers show them."""
        left, right = (
            value_told(cell, estimate=guess, partial=lacks)
            for cell, guess, lacks in zip(self.cells(sign), self.estimates, self.partial, strict=True)
        )
        return left, right

    def cells(self, sign: str) -> tuple[int | str | None, int | str | None]:
        """Return what stands on both sides; `sign` where the book was not kept."""
        return sign if self.not_kept_left else self.left, sign if self.not_kept_right else self.right

    @property
    def difference(self) -> int | None:
        """Return by how much the right side is more than the left.

        None when either is missing or incomplete, or when they are sums of different units.
        """
        if self.left is None or self.right is None or self.other_units or any(self.partial):
            return None
        return self.right - self.left


@dataclass(frozen=True)
class Comparison:
    """Two sides, figure by figure.

    Attributes:
        about: what both sides have in common: the period of two units, the unit of two periods; "" for all units.
        silent: sides on which nobody sent anything: their column is blank for that reason.
        awaited: how many units are to report.
    """

    left: str
    right: str
    lines: tuple[ComparedLine, ...]
    about: str = ""
    silent: tuple[str, ...] = ()
    awaited: int = 0


@dataclass(frozen=True)
class Dimension:
    """A heading of the report and how many units have anything to show under it.

    Attributes:
        title: of the heading.
        figures: keys of what is told there.
        units, units_before: units with a figure above 0 there, in this period and in the same period last year; None for a last year of
            which no unit told anything.
        told: units that told any value there.
    """

    title: str
    figures: tuple[str, ...]
    units: int
    units_before: int | None
    told: int


def unit_typed(whole: RollUp, name: str) -> str:
    """Return the unit a person typed, as the board names it.

    Raises:
        UserError: no unit of this name reports here.
    """
    found = next((line.unit for line in whole.board.lines if fold(line.unit) == fold(name)), None)
    if found is None:
        raise UserError(
            "BG-45",
            say("No unit is called “{unit}”.", unit=name),
            say("Nothing was written."),
            say("“papi board” tells the names of the units."),
        )
    return found


def compare_units(whole: RollUp, left: str, right: str) -> Comparison:
    """Set two units side by side.

    Args:
        left, right: names of units; one that did not report has blanks.
    """
    lines = _lines(whole.labels, _side(whole, left), _side(whole, right))
    return Comparison(left, right, lines, whole.board.official)


def compare_periods(office: Office, whole: RollUp, other: str, unit: str = ALL_UNITS) -> Comparison:
    """Set a period and another one side by side, the other on the left.

    Args:
        unit: name of one unit; the sums of all when left out. Sums are over those who reported, which may be others each time.

    Raises:
        UserError: the report is not made for such a period.
    """
    before = roll_up(office, whole.board.kind, other)
    labels = {**before.labels, **whole.labels}
    differ = frozenset(
        key
        for key in labels
        if unit == ALL_UNITS
        and before.told_of(key)
        and before.tellers(key) != whole.tellers(key)
        and whole.told_of(key)
    )
    left, right = _side(before, unit), _side(whole, unit)
    lines = _lines(labels, left, right, differ)
    periods = ((before.board.official, left), (whole.board.official, right))
    silent = tuple(period for period, side in periods if all(value is None for value in side.values.values()))
    return Comparison(before.board.official, whole.board.official, lines, unit, silent, len(before.board.lines))


def _by_unit(office: Office, whole: RollUp, figure: str) -> tuple[BarChart, ...]:
    """Return the pictures of one figure, unit by unit, the greatest first: this period and the same period last year.

    There is none when no unit told a value.
    """
    bars = [_bar(unit, figure) for unit in whole.told_of(figure)]
    # All on one scale: a unit of the second picture is not as great as the greatest of the first.
    return tuple(BarChart(_series(office), page, most=greatest(bars)) for page in _pages(bars))


def by_dimension(office: Office, whole: RollUp) -> tuple[Dimension, ...]:
    """Return the headings of the report that tell figures, with how many units have something to show."""
    kind = report_kinds.kind_of(office, whole.board.kind)
    return tuple(_dimension(whole, h.title, h.figures) for h in kind.headings if set(h.figures) & set(whole.labels))


def _dimension_chart(office: Office, dimensions: tuple[Dimension, ...]) -> BarChart:
    """Return the picture of units with something to show, dimension by dimension."""
    bars = []
    for dimension in dimensions:
        bars.append(_pair(dimension.title, dimension.units, dimension.units_before))
    return BarChart(_series(office), tuple(bars))


def drawn_compared(compared: Comparison) -> list[bytes]:
    """Return both sides as pictures, PNG: each figure on a scale of its own, because persons and đồng have no common length.

    Figures without any value but 0 are in none.
    """
    told = [line for line in compared.lines if line.left or line.right]
    bars = [
        _pair(f"{line.label} ({line.measure})" if line.measure else line.label, line.left, line.right) for line in told
    ]
    series = (compared.left, compared.right)
    return [draw_bars(BarChart(series, page, apart=True)) for page in _pages(bars)]


def drawn_by_unit(office: Office, whole: RollUp, figure: str) -> list[bytes]:
    """Return the pictures of one figure, unit by unit, as PNG."""
    return [draw_bars(chart) for chart in _by_unit(office, whole, figure)]


def drawn_by_dimension(office: Office, dimensions: tuple[Dimension, ...]) -> list[bytes]:
    """Return the picture of units with something to show as PNG; none without a dimension."""
    return [draw_bars(_dimension_chart(office, dimensions))] if dimensions else []


def _series(office: Office) -> tuple[str, str]:
    words = papers.wording(office, "rollup")
    return words.fill("now"), words.fill("before")


def _pages(bars: Sequence[Bar]) -> list[tuple[Bar, ...]]:
    return [tuple(bars[start : start + BARS_A_PICTURE]) for start in range(0, len(bars), BARS_A_PICTURE)]


def _bar(unit: UnitFigures, figure: str) -> Bar:
    return _pair(unit.unit, unit.values.get(figure), unit.before.get(figure))


def _pair(label: str, *told: int | None) -> Bar:
    values = tuple(None if value is None else Decimal(value) for value in told)
    return Bar(label, values, tuple("" if value is None else format_number(value) for value in told))


def _dimension(whole: RollUp, title: str, figures: tuple[str, ...]) -> Dimension:
    def shows(values: Mapping[str, int | None]) -> bool:
        return any((values.get(key) or 0) > 0 for key in figures)

    def tells(values: Mapping[str, int | None]) -> bool:
        return any(values.get(key) is not None for key in figures)

    return Dimension(
        title,
        figures,
        sum(shows(unit.values) for unit in whole.units),
        sum(shows(unit.before) for unit in whole.units) if any(tells(unit.before) for unit in whole.units) else None,
        sum(tells(unit.values) for unit in whole.units),
    )


def _side(whole: RollUp, unit: str) -> UnitFigures:
    """Return one side: a unit, or all of them as if they were one; blank for a unit that did not report."""
    if unit == ALL_UNITS:
        not_kept = frozenset(key for key, kept in whole.kept.items() if not kept)
        guesses = frozenset(key for key in whole.labels if whole.is_estimate(key))
        lacks = frozenset(key for key in whole.labels if whole.is_partial(key))
        return UnitFigures(ALL_UNITS, "", "", whole.totals, whole.before, not_kept, estimates=guesses, partial=lacks)
    return next((found for found in whole.units if found.unit == unit), UnitFigures(unit, "", "", {}, {}))


def _lines(
    labels: Mapping[str, tuple[str, str]],
    left: UnitFigures,
    right: UnitFigures,
    differ: frozenset[str] = frozenset(),
) -> tuple[ComparedLine, ...]:
    return tuple(
        ComparedLine(
            key,
            label,
            measure,
            left.values.get(key),
            right.values.get(key),
            key in left.not_kept,
            key in right.not_kept,
            (left.is_estimate(key), right.is_estimate(key)),
            key in differ,
            (key in left.partial, key in right.partial),
        )
        for key, (label, measure) in labels.items()
    )
