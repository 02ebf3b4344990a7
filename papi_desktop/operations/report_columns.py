"""Columns of the statistic tables that no field of a book holds: forms, places, shares, sums, whether it was in time.

Only what everyone may read is told here: no speaker, no giver, no petitioner.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from papi_desktop.domain.periods import Period
from papi_desktop.domain.register import Record, Register
from papi_desktop.domain.registers import (
    BUDGET_TABLES,
    BUDGETS,
    CAMPAIGNS,
    CHANNEL_USES,
    COMMUNITY_DECISIONS,
    CONSULTATIONS,
    DIALOGUES,
    DISCLOSURES,
    PLACES,
    PLAN_TASKS,
    POSTINGS,
)
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.domain.vietnamese.numbers import format_number
from papi_desktop.operations import made_public, papers, report_plan_columns
from papi_desktop.operations.contributions import totals
from papi_desktop.operations.office import Office
from papi_desktop.operations.reckoning import budgets, consultations, contributions, dialogues
from papi_desktop.operations.reckoning.reckoned import Records, day_of
from papi_desktop.store.query import Query

Cell = str | int | float | date | None
Told = Callable[[Office, Period, Record], Cell]


def percent(part: int | None, of: int | None) -> float | None:
    """Return a share in percent with one decimal, rounded half up; None without both numbers."""
    if part is None or not of:
        return None
    return (1000 * part * 2 + of) // (2 * of) / 10


def shown(cell: Cell) -> str:
    """Return a cell as papers write it."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return table_date(cell)
    return cell if isinstance(cell, str) else format_number(Decimal(str(cell)))


def _span(first: date | None, last: date | None) -> Cell:
    days = (first, last)
    return " – ".join(table_date(day) if day else "…" for day in days) if any(days) else None


def _collected(_office: Office, _period: Period, record: Record) -> Cell:
    return _span(day_of(record["published_on"]), day_of(record["closes_on"]))


# --- disclosures ---


def _basis(office: Office, period: Period, record: Record) -> Cell:
    duty = next((row for row in office.rules.duties(period.last_day) if row.id == record["duty"]), None)
    return (office.rules.printable_citation(duty) if duty else None) or None


def _of(office: Office, register: Register, disclosure: Record) -> Records:
    return list(office.store.all(register, Query(filters={"disclosure_id": disclosure["id"]})))


def _forms(office: Office, _period: Period, record: Record) -> Cell:
    codes = ["NY"] if any(row["posted_from"] for row in _of(office, POSTINGS, record)) else []
    codes += dict.fromkeys(use["channel"] for use in _of(office, CHANNEL_USES, record))
    return "; ".join(papers.forms_in_words(office, codes)) or None


def _places(office: Office, _period: Period, record: Record) -> Cell:
    kinds = {place["id"]: place["kind"] for place in office.store.all(PLACES)}
    hung = [row for row in _of(office, POSTINGS, record) if row["posted_from"]]
    named = [(kinds.get(row["place_id"], ""), row["place_name"]) for row in hung]
    return "; ".join(papers.places_in_words(office, named)) or None


def _public(office: Office, _period: Period, record: Record) -> Cell:
    public = made_public.span(office, record)
    if public.last is not None or public.planned is None:
        return _span(public.first, public.last)
    words = papers.wording(office, "periodic_report")
    return words.fill("still_public", first=shown(public.first), planned=table_date(public.planned))


def _done_by(office: Office, _period: Period, record: Record) -> Cell:
    return made_public.done_by(office, record) or None


def _in_time(office: Office, _period: Period, record: Record) -> Cell:
    due, begun = day_of(record["due"]), next(iter(made_public.days_of(office, record["id"])), None)
    if due is None or begun is None:
        return None
    words = papers.wording(office, "periodic_report")
    return words.fill("in_time") if begun <= due else words.fill("late", days=(begun - due).days)


# --- the budget ---


def _budget_forms(office: Office, _period: Period, record: Record) -> Cell:
    tables = office.store.all(BUDGET_TABLES, Query(filters={"budget_id": record["id"]}, order=("position",)))
    return "; ".join(dict.fromkeys(str(row["form"] or row["name"]) for row in tables)) or None


def _budget_public(office: Office, _period: Period, record: Record) -> Cell:
    return budgets.public_on(office, record)


def _made_of(office: Office, register: Register, record: Record) -> Records:
    return list(
        office.store.all(DISCLOSURES, Query(filters={"source_register": register.key, "source_id": record["id"]}))
    )


def _budget_channels(office: Office, period: Period, record: Record) -> Cell:
    forms = [str(told) for d in _made_of(office, BUDGETS, record) if (told := _forms(office, period, d))]
    return "; ".join(dict.fromkeys("; ".join(forms).split("; "))) or None


def _link(office: Office, _period: Period, record: Record) -> Cell:
    uses = [use for d in _made_of(office, BUDGETS, record) for use in _of(office, CHANNEL_USES, d)]
    return "; ".join(use["address"] for use in uses if use["address"]) or None


def _narrative(office: Office, _period: Period, record: Record) -> Cell:
    told = any(record[key] for key in ("narrative_revenue", "narrative_spending", "narrative_other"))
    return papers.wording(office, "periodic_report").fill("yes" if told else "no")


# --- residents decide, give their opinion, talk ---


def _share(_office: Office, _period: Period, record: Record) -> Cell:
    return percent(record["votes_for"], record["households_total"])


def _ways(_office: Office, _period: Period, record: Record) -> Cell:
    chosen = [CONSULTATIONS["ways"].choice(way) for way in record["ways"] or ()]
    return "; ".join(choice.print_label for choice in chosen if choice) or None


def _opinions(office: Office, _period: Period, record: Record) -> Cell:
    return consultations.opinions_told(office, record)


def _accepted(office: Office, _period: Period, record: Record) -> Cell:
    return consultations.treated(office, record, consultations.ACCEPTED)


def _explained(office: Office, _period: Period, record: Record) -> Cell:
    return consultations.treated(office, record, consultations.EXPLAINED)


def _asked(name: str) -> Told:
    def told(office: Office, _period: Period, record: Record) -> Cell:
        count: int | None = getattr(dialogues.tally(office, record), name)
        return count

    return told


def _kept(office: Office, period: Period, record: Record) -> Cell:
    return dialogues.promises_at(office, period, record)[0]


def _overdue(office: Office, period: Period, record: Record) -> Cell:
    return dialogues.promises_at(office, period, record)[1]


# --- contributions ---


def _givers(office: Office, period: Period, record: Record) -> Cell:
    """Count the households that gave; one that gave twice is one."""
    given = [g for g in contributions.gifts_in(office, period, record["id"]) if g["giver_kind"] == "household"]
    return len({(gift["giver"], gift["village_id"], gift["address"]) for gift in given})


def _money(office: Office, period: Period, record: Record) -> Cell:
    return totals.sums(contributions.gifts_in(office, period, record["id"])).money


def _labour(office: Office, period: Period, record: Record) -> Cell:
    days = totals.sums(contributions.gifts_in(office, period, record["id"])).labour_days
    return int(days) if days == int(days) else float(days)


def _goods(office: Office, period: Period, record: Record) -> Cell:
    lines = totals.goods_sums(contributions.gifts_in(office, period, record["id"]))
    told = [" ".join(filter(None, [g.name, shown_number(g.quantity), g.unit])) for g in lines]
    return "; ".join(told) or None


def shown_number(number: Decimal | None) -> str:
    """Return a number as papers write it; "" for none."""
    return "" if number is None else format_number(number.normalize())


def _spent(office: Office, period: Period, record: Record) -> Cell:
    return sum(line["amount"] or 0 for line in contributions.spendings_in(office, period, record["id"]))


def _remaining(office: Office, period: Period, record: Record) -> Cell:
    return contributions.remaining(office, period, record)


def _account_public(office: Office, _period: Period, record: Record) -> Cell:
    """Return the last day on which something of the campaign was made public."""
    return next(reversed(made_public.days_of_source(office, CAMPAIGNS, record["id"])), None)


COLUMNS: Mapping[tuple[str, str], Told] = {
    (DISCLOSURES.key, "basis"): _basis,
    (DISCLOSURES.key, "forms"): _forms,
    (DISCLOSURES.key, "places"): _places,
    (DISCLOSURES.key, "span"): _public,
    (DISCLOSURES.key, "in_time"): _in_time,
    (DISCLOSURES.key, "responsible"): _done_by,
    (BUDGETS.key, "forms"): _budget_forms,
    (BUDGETS.key, "public_on"): _budget_public,
    (BUDGETS.key, "channels"): _budget_channels,
    (BUDGETS.key, "link"): _link,
    (BUDGETS.key, "narrative"): _narrative,
    (COMMUNITY_DECISIONS.key, "share"): _share,
    (CONSULTATIONS.key, "ways_told"): _ways,
    (CONSULTATIONS.key, "span"): _collected,
    (CONSULTATIONS.key, "opinions"): _opinions,
    (CONSULTATIONS.key, "accepted"): _accepted,
    (CONSULTATIONS.key, "explained"): _explained,
    (DIALOGUES.key, "asked"): _asked("opinions"),
    (DIALOGUES.key, "answered"): _asked("answered"),
    (DIALOGUES.key, "promised"): _asked("promised"),
    (DIALOGUES.key, "kept"): _kept,
    (DIALOGUES.key, "overdue"): _overdue,
    (CAMPAIGNS.key, "households"): _givers,
    (CAMPAIGNS.key, "money"): _money,
    (CAMPAIGNS.key, "labour"): _labour,
    (CAMPAIGNS.key, "goods"): _goods,
    (CAMPAIGNS.key, "spent"): _spent,
    (CAMPAIGNS.key, "remaining"): _remaining,
    (CAMPAIGNS.key, "public_on"): _account_public,
}
"""Columns by book and name, as `reports.toml` names them."""


@dataclass(frozen=True)
class Together:
    """Columns that are told of all records of a table at once.

    Attributes:
        names: of the columns.
        told: returns them by id of the record.
    """

    names: tuple[str, ...]
    told: Callable[[Office, Period, Sequence[Record]], Mapping[str, Mapping[str, Cell]]]


TOGETHER: Mapping[str, Together] = {PLAN_TASKS.key: Together(report_plan_columns.NAMES, report_plan_columns.told)}
"""By book."""
