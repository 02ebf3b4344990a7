"""Every book of the program, by key."""

from __future__ import annotations

from papi_desktop.domain.register import Register
from papi_desktop.domain.registers.disclosures import CHANNEL_USES, DISCLOSURES, POSTINGS
from papi_desktop.domain.registers.environment import ENVIRONMENT
from papi_desktop.domain.registers.households import HOUSEHOLDS, MEMBERS, ROUNDS
from papi_desktop.domain.registers.office import OFFICIALS, PLACES, UNIT, VILLAGES
from papi_desktop.domain.registers.outgoing import ATTACHMENTS, OUTGOING
from papi_desktop.domain.registers.papers import PAPERS
from papi_desktop.domain.registers.plans import PLAN_EVIDENCE, PLAN_REPORTS, PLAN_TASKS, PLANS
from papi_desktop.domain.registers.receivers import RECEIVERS
from papi_desktop.domain.registers.year_plans import YEAR_PLAN_ITEMS, YEAR_PLANS

ALL: tuple[Register, ...] = (
    DISCLOSURES,
    POSTINGS,
    CHANNEL_USES,
    HOUSEHOLDS,
    MEMBERS,
    ROUNDS,
    PLANS,
    PLAN_TASKS,
    PLAN_EVIDENCE,
    PLAN_REPORTS,
    YEAR_PLANS,
    YEAR_PLAN_ITEMS,
    ENVIRONMENT,
    OUTGOING,
    PAPERS,
    ATTACHMENTS,
    UNIT,
    VILLAGES,
    PLACES,
    OFFICIALS,
    RECEIVERS,
)

BY_KEY: dict[str, Register] = {register.key: register for register in ALL}

__all__ = [
    "ALL",
    "ATTACHMENTS",
    "BY_KEY",
    "CHANNEL_USES",
    "DISCLOSURES",
    "ENVIRONMENT",
    "HOUSEHOLDS",
    "MEMBERS",
    "OFFICIALS",
    "OUTGOING",
    "PAPERS",
    "PLACES",
    "PLANS",
    "PLAN_EVIDENCE",
    "PLAN_REPORTS",
    "PLAN_TASKS",
    "POSTINGS",
    "RECEIVERS",
    "ROUNDS",
    "UNIT",
    "VILLAGES",
    "YEAR_PLANS",
    "YEAR_PLAN_ITEMS",
]
