"""Biểu 01/TCD: how many visits, people, matters and groups were received in a period, regularly, by the Chair and by delegation.

A figure a reception day states is taken as stated; one left blank is counted from the petitions recorded at it. No name is read here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from papi_desktop.documents.kinds.common import header_of
from papi_desktop.documents.kinds.plain_register import table_of
from papi_desktop.documents.paper import Block, Closing, Orientation, Paper, Paragraph, Signature
from papi_desktop.domain.law.rules import Certainty
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import PETITIONS, RECEPTION_DAYS
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.domain.vietnamese.numbers import format_number
from papi_desktop.operations import papers
from papi_desktop.operations.office import Office
from papi_desktop.operations.papers import Sheet
from papi_desktop.operations.petitions.terms import law
from papi_desktop.store.query import Between, Query

PARTS = ("regular", "chair", "delegated")
_FIGURES = (
    "visits",
    "people",
    "matters_first",
    "matters_again",
    "groups",
    "group_people",
    "group_matters_first",
    "group_matters_again",
)


def figures(office: Office, first: date, last: date) -> dict[str, Counter[str]]:
    """Return the figures of each part between two days; "sessions" is how many reception days were held."""
    between = Between(first.isoformat(), last.isoformat())
    at_day, outside = _brought(office, between)
    found: dict[str, Counter[str]] = {part: Counter() for part in PARTS}
    form = law().report
    for part in PARTS:
        kinds: tuple[str, ...] = getattr(form, part)
        for day in office.store.all(RECEPTION_DAYS, Query(filters={"held_on": between})):
            if day["kind"] in kinds:
                found[part]["sessions"] += 1
                found[part].update(_of_day(day, at_day[day["id"]]))
    found["regular"].update(_counted(outside))
    return found


def _brought(office: Office, between: Between) -> tuple[Mapping[str, list[Record]], list[Record]]:
    """Return the petitions brought in person: by reception day, and those of the period that belong to none."""
    at_day: dict[str, list[Record]] = defaultdict(list)
    outside: list[Record] = []
    for petition in office.store.all(PETITIONS):
        if petition.get("reception_id"):
            at_day[petition["reception_id"]].append(petition)
        elif petition["channel"] == "counter" and between.low <= petition["received_on"] <= between.high:
            outside.append(petition)
    return at_day, outside


def _of_day(day: Record, petitions: Iterable[Record]) -> dict[str, int]:
    counted = _counted(petitions)
    return {key: counted[key] if day.get(key) is None else day[key] for key in _FIGURES}


def _counted(petitions: Iterable[Record]) -> Counter[str]:
    found: Counter[str] = Counter()
    for petition in petitions:
        found["visits"] += 1
        found["people"] += petition.get("people") or 1
        found["matters_again" if petition.get("repeated") else "matters_first"] += 1
    return found


def doubt() -> str:
    """Return in Vietnamese what of the form is still to be checked against the original text; "" for nothing."""
    form = law().report
    return "" if form.certainty is Certainty.CONFIRMED else f"{form.form} ({form.citation}): {form.note}"


def report(office: Office, first: date, last: date) -> tuple[Sheet, int]:
    """Return the statistics between two days, one table for each part of the form, and how many reception days were held."""
    words = papers.wording(office, "reception_report")
    found = figures(office, first, last)
    total = {key: sum(found[part][key] for part in PARTS) for key in ("visits", "people")}
    total["matters"] = sum(found[part][key] for part in PARTS for key in ("matters_first", "matters_again"))
    issuer = papers.issuing_office(office)
    blocks: list[Block] = [Paragraph(law().report.form, "basis")]
    for part, values in (("total", total), *((part, found[part]) for part in PARTS)):
        columns = words.data[f"{part}_columns"]
        line = {key: format_number(values.get(key, 0)) for key in columns} | {"unit": issuer.unit}
        blocks.append(Paragraph(words.fill(f"{part}_heading"), "clause_title"))
        blocks.append(table_of(columns, [line], signs=[look["sign"] for look in columns.values()]))
    if found["delegated"]["sessions"] and last >= law().reception.no_deputy_from:
        blocks.append(Paragraph(words.fill("delegated_note", since=table_date(law().reception.no_deputy_from))))
    maker = Signature((words.fill("maker"),), note=words.fill("maker_note"))
    period = {"first": table_date(first), "last": table_date(last)}
    paper = Paper(
        header=header_of(issuer),
        title=words.fill("title"),
        subject=(words.fill("subject", **period),),
        blocks=tuple(blocks),
        closing=Closing(((maker, papers.signer(office)),)),
        orientation=Orientation.LANDSCAPE,
        watermark=papers.watermark(office),
    )
    stem = papers.stem_of_kind("reception-report", first.isoformat(), last.isoformat())
    return Sheet("reception-report", stem, paper, public=False), sum(found[part]["sessions"] for part in PARTS)
