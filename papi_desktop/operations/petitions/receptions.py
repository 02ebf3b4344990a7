"""Reception days: a year of days planned at once, the schedule as paper and as disclosure, and how the month stands against the law."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from papi_desktop.documents.kinds import facts
from papi_desktop.documents.kinds.letter import LetterFacts, letter, text_of
from papi_desktop.documents.kinds.plain_register import table_of
from papi_desktop.documents.paper import Block, Paragraph
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.law.clock import notice_before
from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import DISCLOSURES, RECEPTION_DAYS
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.exchange.petition_ways import ReceptionLaw
from papi_desktop.operations import papers
from papi_desktop.operations.agenda import SOON, AgendaLine, Urgency, urgency_of
from papi_desktop.operations.book import PaperNumber
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_parts import cited
from papi_desktop.operations.papers import Sheet
from papi_desktop.operations.petitions.terms import law
from papi_desktop.store.query import Between, Query

_LAST_WEEK = 7  # days before the end of a month from which a missing reception is pressing


@dataclass(frozen=True)
class PlannedDays:
    """What the official chooses for the days of a year.

    Attributes:
        first, last: days between which receptions are planned, both included.
        weekday: 0 for Monday.
        weeks: which of that weekday in the month, from 1; empty for every week.
        hours, place, receiver, role: as they stand on the schedule.
    """

    first: date
    last: date
    weekday: int
    weeks: tuple[int, ...]
    hours: str
    place: str
    receiver: str
    role: str


def days_of(office: Office, plan: PlannedDays) -> tuple[date, ...]:
    """Return the days; one that is off moves to the next working day, as schedules have it."""
    found: list[date] = []
    day = plan.first
    while day <= plan.last:
        if day.weekday() == plan.weekday and (not plan.weeks or (day.day - 1) // 7 + 1 in plan.weeks):
            found.append(day if office.calendar.is_working(day) else office.calendar.next_working(day))
        day += timedelta(days=1)
    return tuple(dict.fromkeys(found))


def plan_days(office: Office, plan: PlannedDays) -> int:
    """Enter the planned days that are not in the book yet, as one batch, and return how many.

    Raises:
        UserError: if nobody is named to receive or there is no day between first and last.
    """
    days = days_of(office, plan)
    if not days or not plan.receiver.strip():
        raise UserError(
            "KN-10",
            say("No reception day could be planned."),
            say("Nothing was entered."),
            say("Give first and last day, the weekday, and who receives."),
        )
    known = {(row["planned_on"], row["kind"]) for row in office.store.all(RECEPTION_DAYS)}
    fresh = [day for day in days if (day.isoformat(), "chair") not in known]
    with office.store.transaction(say("Plan {count} reception days", count=len(fresh))) as tx:
        for day in fresh:
            tx.insert(
                RECEPTION_DAYS,
                {
                    **RECEPTION_DAYS.blank(),
                    "name": named(RECEPTION_DAYS.blank()["name"], day),
                    "planned_on": day.isoformat(),
                    "hours": plan.hours or None,
                    "place": plan.place or None,
                    "receiver": plan.receiver.strip(),
                    "receiver_role": plan.role or None,
                },
            )
    return len(fresh)


def named(name: str, day: date) -> str:
    """Return the name of a reception with its day, so that it is known in a list: once."""
    written = table_date(day)
    return name if written in name else f"{name} {written}"


# --------------------------------------------------------------------------------------------------------- the schedule


def days_in(office: Office, first: date, last: date) -> list[dict[str, Any]]:
    """Return the receptions planned between two days, in order."""
    wanted = Query(filters={"planned_on": Between(first.isoformat(), last.isoformat())}, order=("planned_on",))
    return list(office.store.all(RECEPTION_DAYS, wanted))


def month_of(record: Record) -> tuple[date, date]:
    """Return first and last day of the month a reception is planned in."""
    day = date.fromisoformat(record["planned_on"])
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def year_of(record: Record) -> tuple[date, date]:
    """Return first and last day of the year a reception is planned in."""
    year = int(record["planned_on"][:4])
    return date(year, 1, 1), date(year, 12, 31)


def schedule_paper(office: Office, kind: str, first: date, last: date, number: PaperNumber) -> Sheet:
    """Return the notice with the schedule of a month or a year, everyone may read it.

    Args:
        kind: stable word of the paper.
    """
    words = papers.wording(office, "reception")
    period = period_in_words(office, first, last)
    issuer = papers.issuing_office(office)
    days = days_in(office, first, last)
    chair = [day for day in days if day["kind"] == "chair"]
    extra = [day for day in days if day["kind"] == "chair_extra"]
    values = {
        "unit": issuer.unit,
        "period": period,
        "hours": _told(chair, "hours"),
        "place": _told(chair, "place"),
        "days": "; ".join(table_date(date.fromisoformat(d["planned_on"])) for d in days if d["kind"] == "online"),
    }
    blocks: list[Block] = [*text_of(words, "schedule_opening", values)]
    if chair:
        blocks.append(Paragraph(words.fill("schedule_days"), "clause_title"))
        blocks.append(table_of(words.data["schedule_columns"], list(_schedule_lines(chair))))
        blocks += [*text_of(words, "schedule_hours", values), *text_of(words, "schedule_place", values)]
    else:
        blocks.append(Paragraph(words.fill("no_days", period=period)))
    blocks.append(Paragraph(words.fill("schedule_regular"), "clause_title"))
    blocks += text_of(words, "schedule_regular_body", values)
    for day in extra:
        when = [table_date(date.fromisoformat(day["planned_on"])), day.get("hours"), day.get("place")]
        said = {"when": ", ".join(filter(None, when)), "receiver": day["receiver"]}
        blocks += text_of(words, "schedule_extra", said)
    blocks += text_of(words, "schedule_online", values)
    blocks += text_of(words, "schedule_closing", values)
    told = LetterFacts(
        issuer,
        facts.Document(number.symbol.partition("/")[2], number.text or None, number.day),
        words.fill("schedule_title"),
        words.fill("schedule_subject", period=period, commune=issuer.commune),
        tuple(blocks),
        ((papers.signer(office),),),
        tuple(words.data["recipients"]["schedule"]),
        bases=cited(office, words, office.rules.rule_if_any(law().reception.schedule_rule, first)),
    )
    paper = letter(told, words, papers.watermark(office))
    return Sheet("reception-schedule", papers.stem_of_kind(kind, period), paper, public=True)


def schedule_disclosure(office: Office, first: date, last: date) -> dict[str, Any]:
    """Return what the disclosure of a schedule says: it hangs until its last reception."""
    days = days_in(office, first, last)
    period = period_in_words(office, first, last)
    return {
        "title": papers.wording(office, "reception").fill("disclosure_title", period=period),
        "duty": law().reception.schedule_duty,
        "year": first.year,
        "posted_to": days[-1]["planned_on"] if days else None,
        "due": _latest(office, days[0]).isoformat() if days else None,
    }


def period_in_words(office: Office, first: date, last: date) -> str:
    """Return "tháng 12 năm 2026" or "năm 2026"."""
    words = papers.wording(office, "reception")
    if first.month == last.month:
        return words.fill(
            "period_month", month=f"{first.month:02d}" if first.month < 3 else first.month, year=first.year
        )
    return words.fill("period_year", year=first.year)


def _told(days: Sequence[Record], key: str) -> str:
    """Return what is said of all days once; where they differ, with the days each holds for."""
    found: dict[str, list[str]] = defaultdict(list)
    for day in days:
        if day.get(key):
            found[day[key]].append(f"{day['planned_on'][8:]}/{day['planned_on'][5:7]}")
    if len(found) < 2:
        return "; ".join(found)
    return "; ".join(f"{said} ({', '.join(on)})" for said, on in found.items())


def _schedule_lines(days: Sequence[Record]) -> Iterator[dict[str, str]]:
    """Yield a line a month and receiver, its days in one cell as schedules have them: "03; 10; 17"."""
    lines: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for day in days:
        planned = day["planned_on"]
        lines[planned[:7], day["receiver"], day.get("receiver_role") or ""].append(planned[8:])
    for (month, receiver, role), numbers in sorted(lines.items()):
        yield {"month": month[5:], "receiver": receiver, "role": role, "days": "; ".join(numbers)}


def _latest(office: Office, day: Record) -> date:
    """Return the last day on which the schedule of a reception may still be posted."""
    planned = date.fromisoformat(day["planned_on"])
    reception = law().reception
    rule = office.rules.rule_if_any(
        reception.online_rule if day["kind"] == "online" else reception.schedule_rule, planned
    )
    return notice_before(rule, planned, office.calendar).latest if rule else planned


# ------------------------------------------------------------------------------------------------------------- Today


def agenda_lines(office: Office, on: date) -> Iterator[AgendaLine]:
    """Yield schedules to post, receptions of today and their results to record, and what the month still lacks."""
    yield from _schedules(office, on)
    yield from _tests(office, on)
    for day in days_in(office, on - timedelta(days=31), on):
        if not day.get("held_on") and not day.get("not_held_reason"):
            planned = date.fromisoformat(day["planned_on"])
            what = (
                say("Today: {name}, {receiver}.", name=day["name"], receiver=day["receiver"])
                if planned == on
                else say("“{name}”: record whether it was held, and how many people came.", name=day["name"])
            )
            yield AgendaLine(Urgency.DUE, what, RECEPTION_DAYS.key, day["id"], planned)
    yield from _minimum(office, on)


def _schedules(office: Office, on: date) -> Iterator[AgendaLine]:
    """Yield the first reception of each month whose schedule is not posted in time, or should be this week."""
    posted = list(office.store.all(DISCLOSURES, Query(filters={"duty": law().reception.schedule_duty})))
    told: set[str] = set()
    for day in days_in(office, on, on + timedelta(days=31)):
        latest = _latest(office, day)
        if day["kind"] == "chair_extra" or day["planned_on"][:7] in told or not urgency_of(latest, on):
            continue
        if any(_covers(disclosure, day, latest) for disclosure in posted):
            continue
        told.add(day["planned_on"][:7])
        values = {"day": table_date(date.fromisoformat(day["planned_on"])), "latest": table_date(latest)}
        if latest < on:
            what = say("The schedule with the reception of {day} should have been posted by {latest}.", **values)
            yield AgendaLine(Urgency.OVERDUE, what, RECEPTION_DAYS.key, day["id"], latest)
        else:
            what = say("The schedule with the reception of {day} must be posted by {latest}.", **values)
            yield AgendaLine(Urgency.DUE, what, RECEPTION_DAYS.key, day["id"], latest)


def _tests(office: Office, on: date) -> Iterator[AgendaLine]:
    """Yield online receptions whose connection is to be tested this week, or should have been."""
    for day in days_in(office, on, on + SOON):
        planned = date.fromisoformat(day["planned_on"])
        rule = office.rules.rule_if_any(law().reception.online_test_rule, planned)
        if day["kind"] != "online" or day.get("tested_on") or rule is None:
            continue
        latest = notice_before(rule, planned, office.calendar).latest
        what = say("“{name}”: test the connection by {latest}.", name=day["name"], latest=table_date(latest))
        yield AgendaLine(Urgency.OVERDUE if latest < on else Urgency.DUE, what, RECEPTION_DAYS.key, day["id"], latest)


def _covers(disclosure: Record, day: Record, latest: date) -> bool:
    """Return whether a posted schedule was up in time for a reception and reaches to it."""
    start, end = str(disclosure.get("posted_from") or ""), disclosure.get("posted_to")
    return bool(start) and start <= latest.isoformat() and bool(not end or end >= day["planned_on"])


def _minimum(office: Office, on: date) -> Iterator[AgendaLine]:
    """Yield where the Chair received on fewer days than the law asks: last month, and this one when its end is near."""
    reception: ReceptionLaw = law().reception
    this = on.replace(day=1)
    before = (this - timedelta(days=1)).replace(day=1)
    for first in (before, this):
        last = first.replace(day=monthrange(first.year, first.month)[1])
        rule = office.rules.rule_if_any(reception.minimum_rule, last)
        days = [day for day in days_in(office, first, last) if day["kind"] in ("chair", "chair_extra")]
        if rule is None or rule.amount is None or not (days or first == this):
            continue
        held = sum(bool(day.get("held_on")) for day in days)
        month = f"{first.month:02d}/{first.year}"
        if held >= rule.amount or (first == this and (last - on).days >= _LAST_WEEK):
            continue
        told = {"held": held, "wanted": rule.amount, "month": month}
        what = say("The Chair received on {held} of at least {wanted} days in {month}.", **told)
        if not office.rules.printable_citation(rule):
            what = say(
                "The Chair received on {held} of at least {wanted} days in {month} (rule to be checked against the original text).",
                **told,
            )
        urgency = Urgency.DUE if first == this else Urgency.OVERDUE
        record = days[-1]["id"] if days else ""
        yield AgendaLine(urgency, what, RECEPTION_DAYS.key, record, last)
