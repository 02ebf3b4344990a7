"""A picture of horizontal bars for a paper: readable in grey, because offices print and copy without colour.

Owns the drawing of parts within a whole; values beside one another are `charts`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from papi_desktop.documents.charts import text_left_of
from papi_desktop.documents.fonts import paper_fonts

_WIDTH, _ROW, _LEFT, _RIGHT, _GAP = 2400, 104, 950, 170, 18
_FULL, _HALF, _LINE = "#404040", "#b4b4b4", "#000000"
_LETTERS = 40


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: `full` dark and `half` light out of `whole`, beside its name, in at most two lines."""

    label: str
    full: int
    half: int
    whole: int


def draw_bars(bars: Sequence[Bar]) -> bytes:
    """Return the picture as PNG; each bar is framed to its whole width, so that what is missing is seen as white."""
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("L", (_WIDTH, _ROW * len(bars) + _GAP), "white")
    pen = ImageDraw.Draw(picture)
    font = ImageFont.truetype(str(paper_fonts().regular), _LETTERS)
    room = _WIDTH - _LEFT - _RIGHT
    for number, bar in enumerate(bars):
        top, bottom = number * _ROW + _GAP, (number + 1) * _ROW
        middle = (top + bottom) // 2
        text_left_of(pen, bar.label, _LEFT - 20, middle, font)
        pen.rectangle((_LEFT, top, _LEFT + room, bottom), outline=_LINE, width=2)
        if bar.whole:
            dark = _LEFT + round(room * bar.full / bar.whole)
            light = _LEFT + round(room * (bar.full + bar.half) / bar.whole)
            pen.rectangle((_LEFT, top, dark, bottom), fill=_FULL)
            pen.rectangle((dark, top, light, bottom), fill=_HALF, outline=_LINE, width=2)
        pen.text((_LEFT + room + 20, middle), f"{bar.full}/{bar.whole}", fill=_LINE, font=font, anchor="lm")
    data = BytesIO()
    picture.save(data, "PNG", dpi=(300, 300))
    return data.getvalue()
