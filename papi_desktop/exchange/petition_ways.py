"""Reads what follows from the kind of a petition: `resources/law/petitions.toml`.

Owns the shape of that table. Must not know how days are counted (`papi_desktop.domain.law.terms`) nor what an official does with them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from papi_desktop.domain.law.rules import Certainty

ANSWER = "answer"
"""What a time limit waits for unless the table says otherwise."""
COMPLEX = "complex"
"""Stands for an extension that makes the case a complex one."""


@dataclass(frozen=True, slots=True)
class PetitionWay:
    """The way of one kind of petition.

    Attributes:
        id: the kind, as `PETITIONS` has it.
        first: ids of rules that run from receipt; the first in force counts.
        by_channel: rules that stand before `first`, by channel.
        settle: rules that run from acceptance, by the kind of case; empty when nothing is accepted apart.
        steps: what may happen to it.
        extension: id of the rule that follows the end of the term before, `COMPLEX`, or "" when a day must be stated.
        extensions: how often at most; 0 when the law says nothing.
        send: id of the rule by which the paper of a step must be sent, by step.
        by_matter: ids of rules that stand before all others, by special case.
        checking: ids of rules that run from receipt instead of `first` once the first check was extended.
        settle_again: like `settle`, for one brought a second time.
        again_before: the body that settles it then; "" when nothing is brought a second time.
        lodge, lodge_again: ids of rules by which it must be lodged, by the kind of case.
        within: id of the rule by which a step must be taken, from receipt.
        notice: id of the rule by which a step must be told before its day.
        sealed: whether its sender is known to the official in charge alone.
        seen_by: roles that read it beside the official in charge; empty for everybody.
    """

    id: str
    first: tuple[str, ...]
    by_channel: Mapping[str, str]
    settle: Mapping[str, str]
    steps: tuple[str, ...]
    extension: str = ""
    extensions: int = 0
    send: Mapping[str, str] = field(default_factory=dict)
    by_matter: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    checking: tuple[str, ...] = ()
    settle_again: Mapping[str, str] = field(default_factory=dict)
    again_before: str = ""
    lodge: Mapping[str, str] = field(default_factory=dict)
    lodge_again: Mapping[str, str] = field(default_factory=dict)
    within: Mapping[str, str] = field(default_factory=dict)
    notice: Mapping[str, str] = field(default_factory=dict)
    sealed: bool = False
    seen_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Objection:
    """The rules that run for an objection to a duty; blank `duty` and `stage` stand for all."""

    duty: str
    stage: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReceptionLaw:
    """Which duty and rules receptions rest on, and since when no deputy may stand in for the Chair."""

    schedule_duty: str
    schedule_rule: str
    online_rule: str
    online_test_rule: str
    minimum_rule: str
    no_deputy_from: date


@dataclass(frozen=True, slots=True)
class ReportForm:
    """The form of reception statistics, how sure its columns are, and which kinds of reception days fill which of its parts."""

    form: str
    citation: str
    certainty: Certainty
    source: str
    note: str
    regular: tuple[str, ...]
    chair: tuple[str, ...]
    delegated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PetitionLaw:
    """The whole table; of a settled petition of `conclusion_kind` the conclusion is made public under `conclusion_duty`.

    `awaits` tells, by the id of a rule, what its time limit waits for.
    """

    ways: Mapping[str, PetitionWay]
    objections: tuple[Objection, ...]
    reception: ReceptionLaw
    report: ReportForm
    conclusion_kind: str
    conclusion_duty: str
    awaits: Mapping[str, str]

    def awaited(self, rule_id: str) -> str:
        """Return the stable word for what the time limit of a rule waits for."""
        return self.awaits.get(rule_id, ANSWER)

    def objection_rules(self, duty: str, stage: str) -> tuple[str, ...]:
        """Return the rules for an objection to a duty at a stage."""
        fitting = (o for o in self.objections if o.duty in ("", duty) and o.stage in ("", stage))
        return next((o.rules for o in fitting), ())


@cache
def load_petition_law(folder: Path) -> PetitionLaw:
    """Read the table from the folder of the law tables."""
    table = tomllib.loads((folder / "petitions.toml").read_text(encoding="utf-8"))
    ways = {row["id"]: _way(row) for row in table["kind"]}
    objections = tuple(
        Objection(row.get("duty", ""), row.get("stage", ""), tuple(row["rules"])) for row in table["objection"]
    )
    conclusion = table["conclusion"]
    reception = ReceptionLaw(**table["reception"])
    report = _report(table["report"])
    return PetitionLaw(
        MappingProxyType(ways),
        objections,
        reception,
        report,
        conclusion["kind"],
        conclusion["duty"],
        MappingProxyType({rule: word for word, rules in table["awaits"].items() for rule in rules}),
    )


def _report(row: Mapping[str, Any]) -> ReportForm:
    return ReportForm(
        row["form"],
        row["citation"],
        Certainty(row["certainty"]),
        row["source"],
        row["note"],
        tuple(row["regular"]),
        tuple(row["chair"]),
        tuple(row["delegated"]),
    )


def _way(row: Mapping[str, Any]) -> PetitionWay:
    return PetitionWay(
        row["id"],
        tuple(row["first"]),
        MappingProxyType(row.get("by_channel", {})),
        MappingProxyType(row.get("settle", {})),
        tuple(row["steps"]),
        row.get("extension", ""),
        row.get("extensions", 0),
        MappingProxyType(row.get("send", {})),
        MappingProxyType({matter: tuple(rules) for matter, rules in row.get("by_matter", {}).items()}),
        tuple(row.get("checking", ())),
        **{
            key: MappingProxyType(row.get(key, {}))
            for key in ("settle_again", "lodge", "lodge_again", "within", "notice")
        },
        again_before=row.get("again_before", ""),
        sealed=row.get("sealed", False),
        seen_by=tuple(row.get("seen_by", ())),
    )
