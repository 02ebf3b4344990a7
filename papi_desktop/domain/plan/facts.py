"""What a plan says beside its tasks: who issued it, number and year, where the index stood and is to stand, and when to report."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from papi_desktop.domain.plan.letterhead import issuer_of, over_title
from papi_desktop.domain.vietnamese.dates import parse_date
from papi_desktop.domain.vietnamese.text import fold, nfc
from papi_desktop.domain.vietnamese.unreadable import DateFormatError


@dataclass(frozen=True, slots=True)
class ReportDay:
    """A report the plan asks for.

    Attributes:
        period: "quarter", "half" or "year".
        due: the last day it may be sent.
        text: as stated.
    """

    period: str
    due: date
    text: str


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What the plan says beside its tasks; None and "" where it does not.

    Attributes:
        issuer: "UBND tỉnh Sơn La", the office of the letterhead.
        number: "99/KH-UBND".
        issued_on: its day.
        title: the line under "KẾ HOẠCH".
        year: it is made for.
        baseline_year, baseline_points, baseline_rank, baseline_of: where the index stood; points as "44.32".
        target_ranks: how many ranks it is to rise.
        reports: the days reports are due, in order.
    """

    issuer: str = ""
    number: str = ""
    issued_on: date | None = None
    title: str = ""
    year: int | None = None
    baseline_year: int | None = None
    baseline_points: str = ""
    baseline_rank: int | None = None
    baseline_of: int | None = None
    target_ranks: int | None = None
    reports: tuple[ReportDay, ...] = ()


_NUMBER = re.compile(r"\b(\d{1,5}[a-z]?)\s*/{1,2}\s*(KH-[A-ZĐƯ][A-Za-zĐđƯư-]*)")
_ISSUED = re.compile(r"ngày\s+(\d{1,2}\s*/\s*\d{1,2}\s*/\s*\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})")
_POINTS = re.compile(r"papi\)? nam (?P<year>2\d{3}).{0,40}?dat (?P<points>\d{1,2}[.,]\d{1,4}) diem")
_RANK = re.compile(r"(?:xep|dung) (?:vi tri )?thu (?:hang )?(?P<rank>\d{1,2})\s*/\s*(?P<of>\d{1,3})")
_RISE = re.compile(r"tang(?: hang)?(?: it nhat| toi thieu| tu)? (?P<ranks>\d{1,2}) bac")
_MONTHLY_DAY = re.compile(r"quy truoc ngay (\d{1,2}) (?:cua )?thang cuoi (?:cua )?quy")
_NAMED_DAY = re.compile(
    r"(?:bao cao )?(?P<what>6 thang|nam|quy i{1,3}v?|9 thang)(?: dau nam)? truoc ngay (?P<day>\d{1,2})[/.](?P<month>\d{1,2})"
)
_PERIODS = {"6 thang": "half", "nam": "year", "9 thang": "quarter"}


def facts_of(paragraphs: Iterable[str]) -> PlanFacts:
    """Read the facts; the first that fits wins, because later papers are only cited."""
    lines = [" ".join(nfc(p).split()) for p in paragraphs if p.strip()]
    title = _title(lines)
    own = _own_number(lines)
    folded = fold(" ".join(lines))
    points, rank, rise = _POINTS.search(folded), _RANK.search(folded), _RISE.search(folded)
    year = _year_of(title) or _year_of(" ".join(lines[:12]))
    return PlanFacts(
        issuer=issuer_of(lines),
        number=own[0],
        issued_on=own[1],
        title=title,
        year=year,
        baseline_year=int(points["year"]) if points else None,
        baseline_points=points["points"].replace(",", ".") if points else "",
        baseline_rank=int(rank["rank"]) if rank else None,
        baseline_of=int(rank["of"]) if rank else None,
        target_ranks=int(rise["ranks"]) if rise else None,
        reports=_reports(folded, year) if year else (),
    )


def _year_of(text: str) -> int | None:
    found = re.search(r"\bnăm\s+(20\d{2})\b", text, re.IGNORECASE)
    return int(found[1]) if found else None


def _title(lines: list[str]) -> str:
    """Return what stands under the line "KẾ HOẠCH": up to where the text or its first part begins."""
    for place, line in enumerate(lines):
        if fold(line) == "ke hoach":
            under = []
            for follow in lines[place + 1 : place + 4]:
                if re.match(r"[IVX]+\.|Thực hiện|Căn cứ|Nhằm", follow):
                    break
                under.append(follow)
            return " ".join(under)
    return ""


def _own_number(lines: list[str]) -> tuple[str, date | None]:
    """Return number and day of the plan itself: from "Kèm theo Kế hoạch số …" over an appendix, or a line "Số: …"."""
    for line in lines:
        folded = fold(line)
        if "kem theo ke hoach so" in folded or re.match(r"(?:so hieu|so)\b", folded):
            found = _NUMBER.search(line)
            if found:
                return f"{found[1]}/{found[2]}", _day(line) or _stated_day(lines)
    return "", None


def _stated_day(lines: list[str]) -> date | None:
    """Return the day of a page that lists "Ngày ban hành" on a line of its own, else the day of the letterhead."""
    listed = (_day(f"ngày {line.split()[-1]}") for line in lines if fold(line).startswith("ngay ban hanh "))
    beside = (_day(line) for line in over_title(lines) if re.search(r"\bngay \d+ thang \d+ nam \d{4}$", fold(line)))
    return next((day for day in (*listed, *beside) if day is not None), None)


def _day(line: str) -> date | None:
    found = _ISSUED.search(line)
    if found is None:
        return None
    text = re.sub(r"\s*/\s*", "/", found[1])
    try:
        day = parse_date(text if "/" in text else f"ngày {text}")
    except DateFormatError:
        return None
    return day.to_date() if day is not None and day.is_whole else None


def _reports(folded: str, year: int) -> tuple[ReportDay, ...]:
    found: list[ReportDay] = []
    monthly = _MONTHLY_DAY.search(folded)
    if monthly and 1 < int(monthly[1]) <= 28:
        for month in (3, 6, 9, 12):
            found.append(ReportDay("quarter", date(year, month, int(monthly[1])) - timedelta(days=1), monthly[0]))
    for named in _NAMED_DAY.finditer(folded):
        try:
            day = date(year, int(named["month"]), int(named["day"])) - timedelta(days=1)
        except ValueError:
            continue
        found.append(ReportDay(_PERIODS.get(named["what"], "quarter"), day, named[0]))
    return tuple(sorted(found, key=lambda report: (report.due, report.period)))
