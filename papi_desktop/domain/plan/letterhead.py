"""The letterhead of a plan: what stands over its title, the office named there, and the day beside it.

Offices write "ỦY BAN NHÂN DÂN TỈNH SƠN LA" in capitals over one or two lines, often in the left cell of a table;
books say "UBND tỉnh Sơn La".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from papi_desktop.domain.vietnamese.text import fold

_LONGEST = 25
"""Lines in which a title must come for what stands over it to be a letterhead."""
_LEVELS = ("tinh", "thanh pho", "huyen", "quan", "thi xa", "thi tran", "xa", "phuong", "dac khu")
_UNIT = re.compile(rf"(?:{'|'.join(_LEVELS)})\b")
_COMMITTEE = re.compile(r"(?:u[yỷ]? ban nhan dan|ubnd)\b\s*")
_OFFICE = re.compile(r"(?:so|ban|van phong|phong|chi cuc|cong an|thanh tra|hoi dong nhan dan|tinh uy|dang uy) \S")
_OF = re.compile(r"kem theo ke hoach so.*? cua (?P<who>[^);]+)")


def over_title(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the lines over "KẾ HOẠCH"; none when no such title comes soon."""
    for place, line in enumerate(lines[:_LONGEST]):
        if fold(line) == "ke hoach":
            return tuple(lines[:place])
    return ()


def issuer_of(lines: Sequence[str]) -> str:
    """Return who issued the plan as a book writes it, "UBND tỉnh Sơn La" or "Sở Nội vụ"; "" when the plan does not say.

    An appendix that was pasted without its plan names it in "Kèm theo Kế hoạch số … của …".
    """
    return _in_letterhead(over_title(lines)) or _over_appendix(lines)


def _in_letterhead(head: Iterable[str]) -> str:
    """Return the lowest office of the letterhead: a department stands under the committee it belongs to."""
    committee = department = ""
    open_line = False  # a committee without its place, which stands on the next line
    for line in head:
        folded = fold(line)
        if line != line.upper() or not re.search(r"[^\W\d_]", line):
            continue
        if found := _COMMITTEE.match(folded):
            place = line[found.end() :].strip()
            committee, open_line = _committee(place), not place
        elif open_line and _UNIT.match(folded):
            committee, open_line = _committee(line), False
        elif _OFFICE.match(folded):
            department = _department(line)
    return department or (committee if not open_line else "")


def _over_appendix(lines: Iterable[str]) -> str:
    for line in lines:
        folded = fold(line)
        if found := _OF.search(folded):
            who = line[found.start("who") : found.end("who")].strip()
            committee = _COMMITTEE.match(fold(who))
            place = who[committee.end() :] if committee else ""
            return f"UBND {place}" if _UNIT.match(fold(place)) else ("" if committee else who)
    return ""


def _committee(place: str) -> str:
    """Return "UBND tỉnh Sơn La" for "TỈNH SƠN LA"."""
    level = next((name for name in _LEVELS if fold(place).startswith(f"{name} ")), "")
    names = (word.capitalize() for word in place[len(level) :].split())
    return " ".join(filter(None, ("UBND", place[: len(level)].lower(), *names)))


def _department(line: str) -> str:
    """Return "Sở Nông nghiệp và Môi trường" for the same in capitals: every field of work begins with a capital."""
    kind, _space, rest = line.partition(" ")
    fields = re.split(r"( VÀ |, )", rest)
    return " ".join((kind.capitalize(), "".join(f.lower() if n % 2 else f.capitalize() for n, f in enumerate(fields))))
