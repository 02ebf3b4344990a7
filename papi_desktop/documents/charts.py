"""Bars for a paper or a screen: one picture for both, legible in grey, with every value written beside its bar.

Owns how bars are drawn. Must not know what they count; texts come ready to be printed. A chart never stands without its table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import Any

from papi_desktop.documents.fonts import paper_fonts

_WIDTH = 1800  # pixels: 11 cm at 400 dpi, 17 cm at 270
_LETTER = 40
_BAR = 48
_GAP = 34
_LABELS = 0.36  # share of the width for labels
_VALUES = 0.16  # and at least for values behind the bars
_MARGIN = 20
_INK = "#000000"
_TONES = ("#d0d0d0", "#555555")  # far enough apart for a copier that has no grey
_STRIPE = 14  # the lighter bars are striped too, for a printer that prints both alike
_ELLIPSIS = "…"
PAGE_HIGH = 230.0
"""Millimetres a chart may be high on paper: a page without its margins and a line or two."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A group of bars.

    Attributes:
        label: what it is about.
        values: one for each series; None draws no bar.
        texts: the values as printed.
    """

    label: str
    values: tuple[Decimal | None, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars.

    Attributes:
        series: names of at most two series, as the legend has them.
        bars: from top to bottom.
        most: what the longest bar stands for, where several pictures share one scale; the greatest value when left out.
        apart: each group has a scale of its own, for groups that count different things.
    """

    series: tuple[str, ...]
    bars: tuple[Bar, ...]
    most: Decimal | None = None
    apart: bool = False


def draw_bars(chart: BarChart, width: int = _WIDTH) -> bytes:
    """Return the chart as a PNG without anything in it but the picture.

    Args:
        width: in pixels; where little room is, less of them make larger letters.
    """
    from PIL import Image, ImageDraw, ImageFont

    count = len(chart.series)
    group = count * _BAR + _GAP
    height = _MARGIN * 2 + _LETTER * 2 + group * len(chart.bars)
    picture = Image.new("L", (width, height), 255)
    pen = ImageDraw.Draw(picture)
    font = ImageFont.truetype(str(paper_fonts().regular), _LETTER)
    widest = max((pen.textlength(text, font=font) for bar in chart.bars for text in bar.texts), default=0)
    left, right = round(width * _LABELS), round(width - max(width * _VALUES, widest + _MARGIN * 2))
    common = chart.most or greatest(chart.bars)
    _legend(pen, chart.series, left, font)
    y = _MARGIN + _LETTER * 2
    for bar in chart.bars:
        most = greatest([bar]) if chart.apart else common
        middle = y + count * _BAR / 2
        text_left_of(pen, bar.label, left - _MARGIN, middle, font)
        for number, (value, text) in enumerate(zip(bar.values, bar.texts, strict=True)):
            top = y + number * _BAR
            length = round((right - left) * abs(value) / most) if value is not None and most else 0
            if value is not None:
                _bar(pen, (left, top + 3, left + max(length, 2), top + _BAR - 3), number)
            pen.text((left + length + 12, top + _BAR / 2), text, fill=_INK, font=font, anchor="lm")
        y += group
    pen.line((left, _MARGIN + _LETTER * 2 - 10, left, y - _GAP + 10), fill=_INK, width=3)
    target = BytesIO()
    picture.save(target, "PNG", optimize=True)
    return target.getvalue()


def greatest(bars: Sequence[Bar]) -> Decimal:
    """Return the greatest value of bars, by which their common scale is set; 0 without any."""
    return max((abs(v) for bar in bars for v in bar.values if v is not None), default=Decimal(0))


def _legend(pen: Any, series: Sequence[str], left: int, font: Any) -> None:
    x = float(left)
    for number, name in enumerate(series):
        _bar(pen, (round(x), _MARGIN, round(x) + 60, _MARGIN + _LETTER), number)
        pen.text((x + 76, _MARGIN + _LETTER / 2), name, fill=_INK, font=font, anchor="lm")
        x += 76 + pen.textlength(name, font=font) + 60


def _bar(pen: Any, box: tuple[int, int, int, int], number: int) -> None:
    pen.rectangle(box, fill=_TONES[number % len(_TONES)], outline=_INK, width=2)
    if number % len(_TONES) == 0:
        for x in range(box[0] + _STRIPE, box[2], _STRIPE):
            pen.line((x, box[1], x, box[3]), fill=_INK, width=1)


def text_left_of(pen: Any, text: str, right: float, middle: float, font: Any) -> None:
    """Write a label in at most two lines, the last one shortened when it is longer."""
    words, lines, room = text.split(), [""], right - _MARGIN
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if pen.textlength(longer, font=font) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > 2:
        lines = [lines[0], lines[1] + _ELLIPSIS]
    for number, line in enumerate(lines):
        pen.text((right, middle + (number - (len(lines) - 1) / 2) * _LETTER), line, fill=_INK, font=font, anchor="rm")
