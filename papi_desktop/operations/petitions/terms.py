"""Which time limit runs for a petition, how it stands after what happened, and the state it is in.

Everything follows from the petition, its steps in order, and the law of its day. Must not know papers or screens.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from papi_desktop.documents.wording import Wording
from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.law.calendar import ReasonCode
from papi_desktop.domain.law.clock import Deadline
from papi_desktop.domain.law.explain import Wording as LawWording
from papi_desktop.domain.law.explain import explain, written_day
from papi_desktop.domain.law.rules import Rule
from papi_desktop.domain.law.terms import Pause, Term, run
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import DISCLOSURES, PETITION_STEPS
from papi_desktop.domain.registers.petition_steps import CLOSING, ends
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.exchange.petition_ways import ANSWER, COMPLEX, PetitionLaw, PetitionWay, load_petition_law
from papi_desktop.operations import papers
from papi_desktop.operations.clock import Counted, Day
from papi_desktop.operations.office import Office
from papi_desktop.paths import resource_folder
from papi_desktop.store.query import Query

_STRETCH = 4
"""So many calendar days in a row are told in one line."""
SECOND = "second"
_COMPLEX_OF = {"ordinary": "complex", "remote": "remote_complex"}


@dataclass(frozen=True)
class Standing:
    """How a petition stands.

    Attributes:
        state: value of the field `state`.
        accepted_on: when it was accepted for settlement.
        closed_on: when the matter ended for this office.
        promised_on: the day last promised in an apology.
        term: the time limit; None when no rule is in force for its day.
        lines: its counting in Vietnamese, the result last.
    """

    state: str
    accepted_on: date | None
    closed_on: date | None
    promised_on: date | None
    term: Term | None
    lines: tuple[str, ...]

    def values(self) -> dict[str, Any]:
        """Return what the petition keeps of it: the rules as they stood included."""
        term = self.term
        return {
            "state": self.state,
            "accepted_on": _text(self.accepted_on),
            "closed_on": _text(self.closed_on),
            "promised_on": _text(self.promised_on),
            "due": _text(term.due) if term else None,
            "due_rule": {"rules": [leg.rule.snapshot() for leg in term.legs], "lines": list(self.lines)}
            if term
            else None,
        }


def law() -> PetitionLaw:
    """Return what follows from the kind of a petition."""
    return load_petition_law(resource_folder("law"))


def way_of(petition: Record) -> PetitionWay:
    """Return the way of a petition's kind."""
    return law().ways[petition["kind"]]


def steps_of(office: Office, petition_id: str | None) -> list[dict[str, Any]]:
    """Return the steps of a petition in the order they were taken."""
    if not petition_id:
        return []
    return list(office.store.all(PETITION_STEPS, Query(filters={"petition_id": petition_id})))


def standing(office: Office, petition: Record, steps: Sequence[Record]) -> Standing:
    """Return how a petition stands after its steps."""
    state, accepted, closed, promised = "received", None, None, None
    for step in steps:
        kind, day = step["kind"], date.fromisoformat(step["day"])
        if kind == "acceptance":
            state, accepted, closed = "accepted", day, None
        elif kind == "suspension":
            state = "suspended"
        elif kind == "resumption":
            state = "accepted" if accepted else "received"
        elif kind == "apology":
            promised = day_or_none(step.get("until")) or promised
        elif ends(step):
            state, closed = CLOSING[kind], day
    term = _term(office, petition, steps, accepted)
    lines = _lines(office, term, way_of(petition), _begun(steps, accepted)) if term else ()
    return Standing(state, accepted, closed, promised, term, lines)


def term_of(office: Office, petition: Record, steps: Sequence[Record]) -> Term | None:
    """Return the time limit alone, without telling its counting; None when no rule is in force for its day."""
    return _term(office, petition, steps, _accepted(steps))


def counted(office: Office, petition: Record) -> Counted | None:
    """Return the time limit of a saved petition with its counting, for the screen; None when none runs."""
    found = standing(office, petition, steps_of(office, petition.get("id")))
    if found.term is None:
        return None
    rule = found.term.rule
    days = tuple(Day(d.date, d.counted, "") for leg in found.term.legs for d in leg.counting)
    return Counted(rule, found.term.due, None, None, days, found.lines, rule.citation, rule.certainty.value)


def awaited(petition: Record) -> str:
    """Return the stable word for what the time limit of a saved petition waits for: its acceptance, settlement, answer…"""
    rules = (petition.get("due_rule") or {}).get("rules") or ()
    return law().awaited(rules[0]["id"]) if rules else ANSWER


def settlement_rule(office: Office, petition: Record) -> Rule | None:
    """Return the rule that is going to run once a petition is accepted, as it stands on the day it came; None when none is or it runs."""
    way = way_of(petition)
    if petition.get("accepted_on"):
        return None
    return in_force(office, of_case(_settles(way, petition), petition), _start(office, petition))


def _settles(way: PetitionWay, petition: Record) -> Mapping[str, str]:
    return way.settle_again if petition.get("instance") == SECOND else way.settle


def first_rule(office: Office, petition: Record) -> Rule | None:
    """Return the rule that runs from receipt, as it stood that day; None when none is in force."""
    start = _start(office, petition)
    way = way_of(petition)
    wanted: tuple[str, ...] = (*way.by_matter.get(petition.get("matter") or "", ()), *way.first)
    if petition.get("disclosure_id") and not way.settle and petition["kind"] != "information":
        wanted = (*_objection_rules(office, petition["disclosure_id"]), *wanted)
    by_channel = way.by_channel.get(petition.get("channel") or "", "")
    # A way of its own for a channel belongs to an older law: it counts only where the first rule was not yet in force.
    if by_channel:
        wanted = (*wanted[:1], by_channel, *wanted[1:])
    return in_force(office, wanted, start)


def in_force(office: Office, rule_ids: Iterable[str], day: date) -> Rule | None:
    """Return the first of some rules that is in force on a day; None when none is."""
    return next((rule for rule in (office.rules.rule_if_any(rule_id, day) for rule_id in rule_ids) if rule), None)


def of_case(rules: Mapping[str, str], petition: Record) -> tuple[str, ...]:
    """Return the id of the rule for a petition's kind of case, the ordinary one where none is set apart; empty when there is none."""
    found = rules.get(petition.get("case_kind") or "ordinary") or rules.get("ordinary")
    return (found,) if found else ()


def _objection_rules(office: Office, disclosure_id: str) -> tuple[str, ...]:
    disclosure = office.store.get(DISCLOSURES, disclosure_id) or {}
    return law().objection_rules(disclosure.get("duty") or "", disclosure.get("stage") or "")


def _start(office: Office, petition: Record) -> date:
    valid = petition.get("valid_on") if petition["kind"] == "information" else None
    return date.fromisoformat(valid or petition.get("received_on") or office.today().isoformat())


def _term(office: Office, petition: Record, steps: Sequence[Record], accepted: date | None) -> Term | None:
    way = way_of(petition)
    begun = _begun(steps, accepted)
    extended = [step for step in begun if step["kind"] == "extension"]
    if accepted is not None and way.settle:
        case = petition.get("case_kind") or "ordinary"
        if way.extension == COMPLEX and any(not step.get("until") for step in extended):
            case = _COMPLEX_OF.get(case, case)
        rule = in_force(office, of_case(_settles(way, petition), {"case_kind": case}), accepted)
        start = accepted
    elif extended and way.checking:
        rule, start = in_force(office, way.checking, _start(office, petition)), _start(office, petition)
        extended = [step for step in extended if step.get("until")]
    else:
        rule, start = first_rule(office, petition), _start(office, petition)
    if rule is None:
        return None
    return run(rule, start, office.calendar, _extensions(office, way, extended, start), _pauses(begun))


def _accepted(steps: Sequence[Record]) -> date | None:
    """Return the day it was accepted last."""
    days = [step["day"] for step in steps if step["kind"] == "acceptance"]
    return date.fromisoformat(days[-1]) if days else None


def _begun(steps: Sequence[Record], accepted: date | None) -> list[Record]:
    """Return the steps that bear on the time limit that runs now."""
    return [step for step in steps if accepted is None or step["day"] >= accepted.isoformat()]


def _extensions(office: Office, way: PetitionWay, steps: Iterable[Record], start: date) -> list[Rule | date]:
    found: list[Rule | date] = []
    for step in steps:
        rule = office.rules.rule_if_any(way.extension, start) if way.extension not in ("", COMPLEX) else None
        if step.get("until"):
            found.append(date.fromisoformat(step["until"]))
        elif rule is not None:
            found.append(rule)
    return found


def _pauses(steps: Iterable[Record]) -> list[Pause]:
    pauses: list[Pause] = []
    for step in steps:
        day = date.fromisoformat(step["day"])
        if step["kind"] == "suspension":
            pauses.append(Pause(day))
        elif step["kind"] == "resumption" and pauses and pauses[-1].resumed is None:
            pauses[-1] = Pause(pauses[-1].first, day)
    return pauses


def _lines(office: Office, term: Term, way: PetitionWay, steps: Sequence[Record]) -> tuple[str, ...]:
    """Tell the counting: each leg day by day, between them what changed it, the result last."""
    law_words = office.law.words
    words = papers.wording(office, "petition_clock")
    extended = [step for step in steps if step["kind"] == "extension"]
    lines = _leg(term.legs[0], law_words, words)
    for number, leg in enumerate(term.legs[1:]):
        day = _step_day(extended, number)
        lines.append(words.fill("extended", day=day, nominal=table_date(leg.start)))
        lines += _leg(leg, law_words, words)[1:]
    if len(term.legs) == 1 and not term.stated and extended:
        rule = term.legs[0].rule
        told = {"day": _step_day(extended, 0), "amount": rule.amount, "start": table_date(term.legs[0].start)}
        lines.insert(0, words.fill("checking" if rule.id in way.checking else "complex", **told))
    if term.stated:
        until = table_date(term.stated)
        lines.append(words.fill("extended_to", day=_step_day(extended, len(extended) - 1), until=until))
    lines += [_paused(words, pause) for pause in term.pauses]
    if term.due is None:
        return (*lines, words.fill("waiting"))
    simple = len(term.legs) == 1 and not term.pauses and not term.stated
    result = explain(term.legs[0], law_words)[-1] if simple else words.fill("due", due=written_day(term.due))
    return (*lines, result)


def _leg(leg: Deadline, law_words: LawWording, words: Wording) -> list[str]:
    """Tell one reckoning; a long stretch of calendar days, of which every one counts, is told in one line."""
    lines: list[str] = []
    for plain, group in groupby(leg.counting, lambda day: day.why.code is ReasonCode.CALENDAR_DAY):
        days = list(group)
        if not plain or len(days) < _STRETCH:
            lines += [law_words.line(day) for day in days]
            continue
        first, last = days[0], days[-1]
        told = {"first": written_day(first.date), "last": written_day(last.date), "low": first.number}
        lines.append(words.fill("stretch", high=last.number, **told))
    return lines


def _step_day(steps: Sequence[Record], number: int) -> str:
    return written_day(date.fromisoformat(steps[number]["day"])) if number < len(steps) else ""


def _paused(words: Wording, pause: Pause) -> str:
    if pause.resumed is None:
        return words.fill("pausing", day=written_day(pause.first))
    return words.fill("paused", day=written_day(pause.first), resumed=table_date(pause.resumed), days=pause.days)


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
