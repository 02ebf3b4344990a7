"""The book of outgoing documents of a year on paper: every number in its order, and every gap with its reason.

An inspector asks for the numbers that are missing. A number that was never used is given up with a reason and stays in the book as void.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from papi_desktop.documents.kinds.table_paper import TableLine, TablePaperFacts, table_paper
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import OUTGOING
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations import numbers, papers, receivers
from papi_desktop.operations.numbers import Number
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_codes import coded, print_coded
from papi_desktop.operations.papers import Sheet
from papi_desktop.store.query import Query

KIND = "outgoing_book"
_LONGEST_GAP = 200
"""More numbers missing in a row than this are no gap: the office went on from another book."""


@dataclass(frozen=True)
class Gap:
    """A number nothing stands under.

    Attributes:
        kind: code of the kind of document that would have carried it; with one series for all that of the line before.
    """

    series: str
    kind: str
    number: int


@dataclass(frozen=True)
class Series:
    """The numbers of one series in a year.

    Attributes:
        key: kind code, or "*" for the one series of an office that has one.
        lines: in the order of their numbers, waste basket left out.
        gaps: numbers between the first and the last without a line.
    """

    key: str
    lines: tuple[dict[str, Any], ...]
    gaps: tuple[Gap, ...]


def series_of(office: Office, year: int) -> tuple[Series, ...]:
    """Return the series of a year with their gaps."""
    rows = list(office.store.all(OUTGOING, Query(filters={"year": year})))
    rows.sort(key=lambda row: (row["series"], row["number"] or 0, row["number_text"]))
    found = []
    for key, members in groupby(rows, key=lambda row: str(row["series"])):
        lines = tuple(members)
        found.append(Series(key, lines, tuple(_gaps(office, key, lines, year))))
    return tuple(found)


def _gaps(office: Office, key: str, lines: tuple[dict[str, Any], ...], year: int) -> list[Gap]:
    taken = sorted({row["number"] for row in lines if row["number"] is not None})
    if not taken:
        return []
    start = int(office.store.setting(f"numbers.start.{key}.{year}", 1))
    expected = start if start <= taken[0] <= start + _LONGEST_GAP else taken[0]
    kinds = {row["number"]: str(row["document_kind"]) for row in lines}
    gaps: list[Gap] = []
    kind = kinds[taken[0]]
    for number in taken:
        if number - expected <= _LONGEST_GAP:
            gaps += [Gap(key, kind, missing) for missing in range(expected, number)]
        expected, kind = number + 1, kinds[number]
    return gaps


def explain(office: Office, year: int, gap: Gap, reason: str) -> str:
    """Give up a number that was never used, with the reason, and return the id of its line.

    Raises:
        UserError: if no reason is given, or the number was taken meanwhile.
    """
    if not reason.strip():
        raise UserError(
            "KH-08",
            say("A reason is needed to explain a gap."),
            say("Nothing was changed."),
            say("Write a few words: an inspector will ask for the gap."),
        )
    number: Number = numbers.as_number(office, gap.kind, str(gap.number), date(year, 1, 1))
    numbers.require_free(office, number)
    subject = papers.wording(office, KIND).fill("unused")
    with office.store.transaction(say("Give a document number up")) as tx:
        return tx.insert(
            OUTGOING,
            {
                "year": year,
                "document_kind": gap.kind,
                "series": gap.series,
                "number": gap.number,
                "number_text": number.text,
                "symbol": number.symbol,
                "subject": subject,
                "state": "void",
                "gap_reason": reason.strip(),
            },
        )


def sheet(office: Office, year: int) -> Sheet:
    """Compose the book of a year."""
    words = papers.wording(office, KIND)
    found = series_of(office, year)
    lines: list[TableLine] = []
    for series in found:
        named = words.fill("common_series") if series.key == "*" else words.fill("series", kind=series.key)
        lines.append(TableLine({}, named))
        rows = [(row["number"] or 0, str(row["number_text"]), _line(row)) for row in series.lines]
        rows += [(gap.number, "", _gap_line(gap, words.fill("gap"))) for gap in series.gaps]
        lines += [TableLine(cells) for _number, _text, cells in sorted(rows, key=lambda row: row[:2])]
    gaps = sum(len(series.gaps) for series in found)
    count = sum(len(series.lines) for series in found)
    told = TablePaperFacts(
        papers.issuing_office(office),
        None,
        words.fill("title"),
        (words.fill("subject", year=str(year)),),
        ("symbol", "issued", "subject", "signer", "state", "reason"),
        lines,
        papers.signer(office),
        receivers.of_paper(office, "internal"),
        after=(words.fill("count", count=count, gaps=gaps),) if lines else (),
        empty=words.fill("nothing", year=str(year)),
    )
    paper = table_paper(told, words, papers.watermark(office))
    return Sheet(KIND, papers.stem_of_kind(KIND, str(year)), paper, public=False)


def _line(row: dict[str, Any]) -> dict[str, str]:
    state = OUTGOING["state"].choice(row["state"])
    return {
        "symbol": row["symbol"],
        "issued": table_date(date.fromisoformat(row["issued_on"])) if row["issued_on"] else "",
        "subject": row["subject"],
        "signer": row["signer"] or "",
        "state": state.print_label if state else "",
        "reason": row["gap_reason"] or "",
    }


def _gap_line(gap: Gap, words: str) -> dict[str, str]:
    return {"symbol": f"{gap.number:02d}", "state": words}


def write(office: Office, year: int, out: Path) -> tuple[Path, ...]:
    """Write the book of a year into `out`.

    Raises:
        UserError: if `out` cannot be written.
    """
    made = coded(office, sheet(office, year), office.today())
    return tuple(path for _kind, path in print_coded(office, [made], out))
