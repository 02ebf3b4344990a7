"""What follows from a land file and its lists: who is affected, what they said, where its papers hang, when a dialogue is due."""

from __future__ import annotations

from collections import Counter
from typing import Any

from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.law.rules import Stage
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import AFFECTED_PERSONS, LAND_FILES, LAND_PLOTS
from papi_desktop.operations import papers
from papi_desktop.operations.duty_places import places_for
from papi_desktop.operations.limits import limits_of
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_parts import lines
from papi_desktop.operations.villages import named_in
from papi_desktop.operations.votes import Share

_POSTING = "NY"
_NOT_TAKEN = ("absent", "refused")


def affected(office: Office, land_file_id: str) -> list[dict[str, Any]]:
    """Return the people whose land is concerned."""
    return office.children(AFFECTED_PERSONS, land_file_id)


def took_notice(person: Record) -> bool:
    """Return whether the notice reached a person: a day alone does not tell, whoever refused has one too."""
    return bool(person.get("handed_on")) and not not_taken(person)


def not_taken(person: Record) -> bool:
    """Return whether the notice was brought but could not be handed over: nobody was found, or it was refused."""
    return person.get("handover_way") in _NOT_TAKEN


def stances(office: Office, record: Record) -> dict[str, int | None]:
    """Return how many agree, disagree and say otherwise: as stated on the record, else as counted from the list.

    None is not known: nothing is stated, and nobody of the list has said anything yet.
    """
    people = affected(office, record["id"]) if record.get("id") else []
    counted = Counter(str(person["stance"]) for person in people if person.get("stance"))
    stated = {"agree": record.get("agree"), "disagree": record.get("disagree"), "other": record.get("other_opinion")}
    known = {key: counted[key] if counted else None for key in stated}
    return {key: known[key] if value is None else int(value) for key, value in stated.items()}


def someone_disagrees(office: Office, record: Record) -> bool:
    """Return whether anybody disagrees, as far as is known."""
    return bool(stances(office, record)["disagree"])


def early_recovery(office: Office, record: Record) -> Share | None:
    """Return the share of people who agree to recovery before the plan is approved; None while nobody is on the list."""
    people = affected(office, record["id"]) if record.get("id") else []
    on = day_or_none(record.get("document_date")) or office.today()
    rule = office.rules.rule_if_any(office.matters.named(LAND_FILES.key, "early_recovery").rule, on)
    if not people or rule is None:
        return None
    return Share(rule, sum(bool(person.get("early")) for person in people), len(people))


def plots(office: Office, land_file_id: str) -> list[dict[str, Any]]:
    """Return the plots and leases of a land file."""
    return office.children(LAND_PLOTS, land_file_id)


def dialogue_due(office: Office, record: Record) -> str | None:
    """Return the last day of the dialogue with those who disagree; None if nobody does or the meeting has no day yet."""
    stated = {**record, "disagreed": someone_disagrees(office, record)}
    rule = office.matters.named(LAND_FILES.key, "dialogue").rule
    found = (limit.last for limit in limits_of(office, LAND_FILES, stated) if limit.row.rule == rule)
    last = next(found, None)
    return last.isoformat() if last else None


def posting_places(office: Office, record: Record) -> tuple[str, ...]:
    """Return where the papers hang: as stated, else the places the duty of the kind asks for."""
    stated = lines(record.get("places_stated"))
    if stated:
        return stated
    stage = _stage(office, record)
    wanted = places_for(office, stage, villages_concerned(office, record)) if stage else office.places()
    return papers.places_in_words(office, [(place["kind"], place["name"]) for place in wanted])


def villages_concerned(office: Office, record: Record) -> frozenset[str]:
    """Return the villages where the land lies: of its people and plots, and those its area names; none when not known."""
    listed = (*affected(office, record["id"]), *plots(office, record["id"]))
    return frozenset(row["village_id"] for row in listed if row.get("village_id")) | named_in(
        office, str(record.get("location") or "")
    )


def other_channels(office: Office, record: Record) -> tuple[str, ...]:
    """Return the other ways it is made public: as stated, else those the duty binds this commune to."""
    stated = lines(record.get("channels_stated"))
    stage = _stage(office, record)
    if stated or stage is None:
        return stated
    binding = office.rules.binding_channels(stage, papers.facilities(office), office.today())
    return papers.forms_in_words(office, (code for code in binding if code != _POSTING))


def stays_public(office: Office, record: Record) -> str:
    """Return during what it must stay public, in the words of the law; "" when its rule counts days or there is none."""
    stage = _stage(office, record)
    if stage is None or not stage.posting_rule:
        return ""
    on = day_or_none(record.get("published_on")) or office.today()
    rule = office.rules.rule_if_any(stage.posting_rule, on)
    return rule.while_vi if rule is not None else ""


def _stage(office: Office, record: Record) -> Stage | None:
    """Return the stage of the duty that the record is at; None if no duty of the catalogue is about such a record."""
    keys = ("draft", "notice", "approved") if record.get("state") == "draft" else ("approved", "notice", "draft")
    rows = (office.matters.disclosure_of(LAND_FILES.key, key, record) for key in keys)
    row = next((found for found in rows if found is not None), None)
    return office.rules.all_duties.versions(row.duty)[0].stage(row.stage) if row is not None else None
