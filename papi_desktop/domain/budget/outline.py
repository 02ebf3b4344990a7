"""How the rows of a table stand under each other: told by TT ("A", "I", "1", "1.1", "a", "-"), which is text and often broken.

Each style of numbering met goes one level deeper than the styles still open above it; a style met again closes what is below, and so does
a style that in every table stands higher ("A" after "9"). So any mixture a finance office uses is read, without a list of allowed mixtures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from papi_desktop.domain.budget.table import Row
from papi_desktop.domain.vietnamese.text import fold

_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_DASHES = "-–—_+*•"
_LEADING = re.compile(rf"^[\s{re.escape(_DASHES)}]+")


def bare(label: str) -> str:
    """Return a label without the dashes some write before it."""
    return _LEADING.sub("", label)


def with_levels(rows: Sequence[Row], totals: Iterable[str]) -> tuple[Row, ...]:
    """Return rows with their levels.

    Args:
        totals: folded words a total begins with; such a row without TT is a total, level 0.
    """
    beginnings = tuple(totals)
    open_styles: list[str] = []
    last_letter = ""
    levelled = []
    for row in rows:
        if not row.ordinal and fold(bare(row.label)).startswith(beginnings) and not _is_dashed(row.label):
            open_styles = []
            levelled.append(replace(row, level=0))
            continue
        style = _style(row, open_styles, last_letter)
        if style == "letter":
            last_letter = row.ordinal.strip().rstrip(".)")
        if style in open_styles:
            del open_styles[open_styles.index(style) + 1 :]
        else:
            while open_styles and _rank(open_styles[-1]) > _rank(style):
                open_styles.pop()
            open_styles.append(style)
        levelled.append(replace(row, level=len(open_styles)))
    return tuple(levelled)


_RANKS = ("letter", "roman", "dotted roman", "number", "dotted", "small letter", "word", "plain", "dash")


def _rank(style: str) -> tuple[int, str]:
    """Return how high a style stands by custom; deeper dotted numbers stand lower."""
    name = style.rstrip("0123456789").strip()
    return _RANKS.index(name), style


def _is_dashed(label: str) -> bool:
    return label.strip()[:1] in tuple(_DASHES)


def _style(row: Row, open_styles: Sequence[str], last_letter: str) -> str:
    sign = row.ordinal.strip().rstrip(".)").lstrip("(")
    if not sign:
        return "dash" if _is_dashed(row.label) else "plain"
    if sign in tuple(_DASHES) or not any(letter.isalnum() for letter in sign):
        return "dash"
    if "." in sign:
        return f"dotted {'' if sign[0].isdigit() else 'roman '}{sign.count('.')}"
    if sign.isdigit():
        return "number"
    if len(sign) == 1 and sign.isupper() and "letter" in open_styles and ord(sign) == ord(last_letter) + 1:
        return "letter"
    if _ROMAN.fullmatch(sign):
        return "roman"
    if len(sign) == 1:
        return "letter" if sign.isupper() else "small letter"
    return "word"


def parents(rows: Sequence[Row]) -> list[int | None]:
    """Return for every row the row it stands under, by levels; None for the highest and for totals."""
    found: list[int | None] = []
    above: list[int] = []
    for number, row in enumerate(rows):
        if row.level == 0:
            above = []
            found.append(None)
            continue
        while above and rows[above[-1]].level >= row.level:
            above.pop()
        found.append(above[-1] if above else None)
        above.append(number)
    return found


def groups(rows: Sequence[Row]) -> dict[int, list[int]]:
    """Return every row that sums up others, with those: a row above its children, a total with the highest rows of its block.

    A total stands above its block or below it; below when no row follows before the next total.
    """
    sums: dict[int, list[int]] = {}
    block: list[int] = []
    total: int | None = None
    for number, (row, parent) in enumerate(zip(rows, parents(rows), strict=True)):
        if row.level == 0:
            if total is None and block:
                sums[number], block = block, []
            else:
                total, block = number, []
                sums[number] = block
        elif parent is None:
            block.append(number)
        else:
            sums.setdefault(parent, []).append(number)
    return {number: parts for number, parts in sums.items() if parts}


def under(rows: Sequence[Row], number: int) -> list[int]:
    """Return the rows below a row that belong to it."""
    found = []
    for place in range(number + 1, len(rows)):
        if rows[place].level <= rows[number].level:
            break
        found.append(place)
    return found


def paths(rows: Sequence[Row]) -> list[tuple[int, str]]:
    """Return every row with the labels down to it, by which it is found in another table: TT changes from year to year."""
    above = parents(rows)
    found: list[tuple[int, str]] = []
    names: dict[int, str] = {}
    for number, row in enumerate(rows):
        parent = above[number]
        own = fold(bare(row.label))
        names[number] = own if parent is None else f"{names[parent]} > {own}"
        found.append((number, names[number]))
    return found
