"""The quarter's list of everything disclosed, with form and time: what Law 10/2022/QH15, Art. 13(2) wants made and posted every quarter."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from papi_desktop.documents.kinds import facts
from papi_desktop.documents.kinds.quarterly_list import quarterly_list
from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.periods import Period, parse_quarter
from papi_desktop.domain.registers import CHANNEL_USES, DISCLOSURES, PLACES
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.domain.vietnamese.unreadable import UnreadableError
from papi_desktop.operations import made_public, papers, posting, posting_verdicts, receivers
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_codes import coded, print_coded
from papi_desktop.operations.papers import Sheet
from papi_desktop.operations.reckoning.disclosures import disclosed_in
from papi_desktop.operations.reckoning.keeping import Keeping
from papi_desktop.operations.report_kinds import report_tables, require_begun
from papi_desktop.store.query import Query


@dataclass(frozen=True)
class QuarterList:
    """The list printed.

    Attributes:
        rows: how many disclosures stand on it.
        files: PDF and DOCX.
    """

    quarter: Period
    rows: int
    files: tuple[Path, ...]


def list_disclosures(office: Office, period: str, out: Path) -> QuarterList:
    """Print the list of a quarter, such as "2026-Q4", into `out`.

    Raises:
        UserError: if `period` is no quarter, or one that has not begun.
    """
    quarter, sheet, rows = compose(office, period)
    allowed = tuple(filter(None, [office.unit.get("phone")]))
    files = print_coded(office, [sheet], out, allowed=allowed)
    return QuarterList(quarter, rows, tuple(path for _kind, path in files))


def compose(office: Office, period: str, recipients: tuple[str, ...] = ()) -> tuple[Period, Sheet, int]:
    """Compose the list of a quarter without writing it; return the quarter, the sheet and the number of its rows."""
    try:
        quarter = parse_quarter(period)
    except UnreadableError as wrong:
        raise UserError(
            "QUY-01",
            wrong.message,
            say("Nothing was printed."),
            say("Write the year and the quarter as 2026-Q4."),
        ) from wrong
    require_begun(office, quarter)
    words = papers.wording(office, "office")
    disclosed = sorted(
        disclosed_in(office, quarter), key=lambda d: (made_public.days_of(office, d["id"])[0], d["title"])
    )
    lines = tuple(_line(office, d, quarter, words.data["verdicts"]) for d in disclosed)
    on = min(office.today(), quarter.last_day)
    duty = office.matters.named(DISCLOSURES.key, "quarter").duty
    citation = office.rules.printable_citation(office.rules.duty(duty, on))
    told = facts.QuarterlyListFacts(
        papers.issuing_office(office),
        facts.Document(f"DS-{office.unit['symbol']}", None, office.today()),
        quarter,
        lines,
        papers.signer(office),
        recipients or receivers.of_paper(office, "quarter"),
        citation or "",
        table_date(office.today()) if office.today() <= quarter.last_day else "",
        Keeping(office, report_tables(office).books).kept(DISCLOSURES.key, quarter),
    )
    paper = quarterly_list(told, papers.wording(office, "quarterly_list"), papers.watermark(office))
    stem = papers.stem_of_kind("quarterly_list", f"quy-{quarter.number}-{quarter.year}")
    sheet = coded(office, Sheet("quarterly_list", stem, paper, public=True), office.today())
    return quarter, sheet, len(lines)


def _line(office: Office, disclosure: dict[str, Any], quarter: Period, names: dict[str, str]) -> facts.DisclosureLine:
    # The list tells what was done: where it hung, and how that went.
    hung = [p for p in posting.postings_of(office, disclosure["id"]) if p["posted_from"]]
    uses = list(office.store.all(CHANNEL_USES, Query(filters={"disclosure_id": disclosure["id"]})))
    codes = (["NY"] if hung else []) + list(dict.fromkeys(use["channel"] for use in uses))
    duty = next((d for d in office.rules.duties(quarter.last_day) if d.id == disclosure["duty"]), None)
    basis = office.rules.printable_citation(duty) if duty else None
    # A computer's clock may lag behind what was recorded: what is in the book has happened.
    recorded = [d for p in hung for key in ("posted_from", "posted_to") if (d := day_or_none(p[key]))]
    on = max([office.today(), *recorded])
    judged = {posting_verdicts.judge(office, disclosure, p, on).verdict for p in hung}
    worst = next((kind for kind in posting_verdicts.WORST_FIRST if kind in judged), "")
    public = made_public.span(office, disclosure)
    return facts.DisclosureLine(
        disclosure["title"],
        basis or "",
        papers.forms_in_words(office, codes),
        _places(office, hung),
        facts.Period(public.first, public.last, planned=public.planned),
        names.get(worst, ""),
        made_public.done_by(office, disclosure),
    )


def _places(office: Office, postings: list[dict[str, Any]]) -> tuple[str, ...]:
    """Name the places; the disclosure's own papers name each."""
    kinds = {place["id"]: place["kind"] for place in office.store.all(PLACES)}
    return papers.places_in_words(office, [(kinds.get(p["place_id"], ""), p["place_name"]) for p in postings])
