"""What the level above sets side by side: two units, two periods, and the pictures by unit and by dimension."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from papi_desktop.documents.charts import Bar, BarChart, draw_bars
from papi_desktop.domain.vietnamese.numbers import format_number
from papi_desktop.operations import papers, report_kinds
from papi_desktop.operations.office import Office
from papi_desktop.operations.rollup import RollUp, UnitFigures, roll_up

BARS_A_PICTURE = 14
"""Units in one picture: more do not fit a page in letters one can read."""
ALL_UNITS = ""


@dataclass(frozen=True)
class ComparedLine:
    """A figure on both sides.

    Attributes:
        left, right: None for blank, not applicable or not reported.
    """

    key: str
    label: str
    measure: str
    left: int | None
    right: int | None

    @property
    def difference(self) -> int | None:
        """Return by how much the right side is more than the left; None when either is missing."""
        return None if self.left is None or self.right is None else self.right - self.left


@dataclass(frozen=True)
class Comparison:
    """Two sides, figure by figure."""

    left: str
    right: str
    lines: tuple[ComparedLine, ...]


@dataclass(frozen=True)
class Dimension:
    """A heading of the report and how many units have anything to show under it.

    Attributes:
        title: of the heading.
        figures: keys of what is told there.
        units, units_before: units with a figure above 0 there, in this period and in the same period last year.
        told: units that told any value there.
    """

    title: str
    figures: tuple[str, ...]
    units: int
    units_before: int
    told: int


def compare_units(whole: RollUp, left: str, right: str) -> Comparison:
    """Set two units side by side.

    Args:
        left, right: names of units; one that did not report has blanks.
    """
    sides = [_values(whole, name) for name in (left, right)]
    return Comparison(left, right, _lines(whole.labels, *sides))


def compare_periods(office: Office, whole: RollUp, other: str, unit: str = ALL_UNITS) -> Comparison:
    """Set a period and another one side by side, the other on the left.

    Args:
        unit: name of one unit; the sums of all when left out. Sums are over those who reported, which may be others each time.

    Raises:
        UserError: the report is not made for such a period.
    """
    before = roll_up(office, whole.board.kind, other)
    labels = {**before.labels, **whole.labels}
    return Comparison(
        before.board.official, whole.board.official, _lines(labels, _values(before, unit), _values(whole, unit))
    )


def _by_unit(office: Office, whole: RollUp, figure: str) -> tuple[BarChart, ...]:
    """Return the pictures of one figure, unit by unit, the greatest first: this period and the same period last year.

    There is none when no unit told a value.
    """
    bars = [_bar(unit, figure) for unit in whole.told_of(figure)]
    pages = [bars[start : start + BARS_A_PICTURE] for start in range(0, len(bars), BARS_A_PICTURE)]
    return tuple(BarChart(_series(office), tuple(page)) for page in pages)


def by_dimension(office: Office, whole: RollUp) -> tuple[Dimension, ...]:
    """Return the headings of the report that tell figures, with how many units have something to show."""
    kind = report_kinds.kind_of(office, whole.board.kind)
    return tuple(_dimension(whole, h.title, h.figures) for h in kind.headings if set(h.figures) & set(whole.labels))


def _dimension_chart(office: Office, dimensions: tuple[Dimension, ...]) -> BarChart:
    """Return the picture of units with something to show, dimension by dimension."""
    bars = []
    for dimension in dimensions:
        values = (Decimal(dimension.units), Decimal(dimension.units_before))
        texts = (str(dimension.units), str(dimension.units_before))
        bars.append(Bar(dimension.title, values, texts))
    return BarChart(_series(office), tuple(bars))


def drawn_by_unit(office: Office, whole: RollUp, figure: str) -> list[bytes]:
    """Return the pictures of one figure, unit by unit, as PNG."""
    return [draw_bars(chart) for chart in _by_unit(office, whole, figure)]


def drawn_by_dimension(office: Office, dimensions: tuple[Dimension, ...]) -> list[bytes]:
    """Return the picture of units with something to show as PNG; none without a dimension."""
    return [draw_bars(_dimension_chart(office, dimensions))] if dimensions else []


def _series(office: Office) -> tuple[str, str]:
    words = papers.wording(office, "rollup")
    return words.fill("now"), words.fill("before")


def _bar(unit: UnitFigures, figure: str) -> Bar:
    now, before = unit.values.get(figure), unit.before.get(figure)
    values = tuple(None if value is None else Decimal(value) for value in (now, before))
    return Bar(unit.unit, values, tuple("" if value is None else format_number(value) for value in (now, before)))


def _dimension(whole: RollUp, title: str, figures: tuple[str, ...]) -> Dimension:
    def shows(values: Mapping[str, int | None]) -> bool:
        return any((values.get(key) or 0) > 0 for key in figures)

    return Dimension(
        title,
        figures,
        sum(shows(unit.values) for unit in whole.units),
        sum(shows(unit.before) for unit in whole.units),
        sum(any(unit.values.get(key) is not None for key in figures) for unit in whole.units),
    )


def _values(whole: RollUp, unit: str) -> Mapping[str, int | None]:
    if unit == ALL_UNITS:
        return whole.totals
    return next((found.values for found in whole.units if found.unit == unit), {})


def _lines(
    labels: Mapping[str, tuple[str, str]], left: Mapping[str, int | None], right: Mapping[str, int | None]
) -> tuple[ComparedLine, ...]:
    return tuple(
        ComparedLine(key, label, measure, left.get(key), right.get(key)) for key, (label, measure) in labels.items()
    )
