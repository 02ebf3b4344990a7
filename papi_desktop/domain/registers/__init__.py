"""Every book of the program, by key."""

from __future__ import annotations

from papi_desktop.domain.register import Register
from papi_desktop.domain.registers.budgets import BUDGET_TABLES, BUDGETS
from papi_desktop.domain.registers.disclosures import CHANNEL_USES, DISCLOSURES, POSTINGS
from papi_desktop.domain.registers.households import HOUSEHOLDS, MEMBERS, ROUNDS
from papi_desktop.domain.registers.office import OFFICIALS, PLACES, UNIT, VILLAGES
from papi_desktop.domain.registers.outgoing import ATTACHMENTS, OUTGOING
from papi_desktop.domain.registers.papers import PAPERS

ALL: tuple[Register, ...] = (
    DISCLOSURES,
    POSTINGS,
    CHANNEL_USES,
    HOUSEHOLDS,
    MEMBERS,
    ROUNDS,
    BUDGETS,
    BUDGET_TABLES,
    OUTGOING,
    PAPERS,
    ATTACHMENTS,
    UNIT,
    VILLAGES,
    PLACES,
    OFFICIALS,
)

BY_KEY: dict[str, Register] = {register.key: register for register in ALL}

__all__ = [
    "ALL",
    "ATTACHMENTS",
    "BUDGETS",
    "BUDGET_TABLES",
    "BY_KEY",
    "CHANNEL_USES",
    "DISCLOSURES",
    "HOUSEHOLDS",
    "MEMBERS",
    "OFFICIALS",
    "OUTGOING",
    "PAPERS",
    "PLACES",
    "POSTINGS",
    "ROUNDS",
    "UNIT",
    "VILLAGES",
]
