"""Every book of the program, by key."""

from __future__ import annotations

from papi_desktop.domain.register import Register
from papi_desktop.domain.registers.disclosures import CHANNEL_USES, DISCLOSURES, POSTINGS
from papi_desktop.domain.registers.handover import HANDOVERS, REPORTS, UNIT_KEYS
from papi_desktop.domain.registers.households import HOUSEHOLDS, MEMBERS, ROUNDS
from papi_desktop.domain.registers.office import OFFICIALS, PLACES, UNIT, VILLAGES
from papi_desktop.domain.registers.outgoing import ATTACHMENTS, OUTGOING
from papi_desktop.domain.registers.papers import PAPERS
from papi_desktop.domain.registers.receiving import RECEIVED, RECEIVED_RECORDS
from papi_desktop.domain.registers.workplaces import CONFLICTS, DECISIONS, FOREIGN_CHANGES, WORKPLACES

ALL: tuple[Register, ...] = (
    DISCLOSURES,
    POSTINGS,
    CHANNEL_USES,
    HOUSEHOLDS,
    MEMBERS,
    ROUNDS,
    OUTGOING,
    PAPERS,
    ATTACHMENTS,
    REPORTS,
    HANDOVERS,
    UNIT_KEYS,
    RECEIVED,
    RECEIVED_RECORDS,
    WORKPLACES,
    FOREIGN_CHANGES,
    DECISIONS,
    CONFLICTS,
    UNIT,
    VILLAGES,
    PLACES,
    OFFICIALS,
)

BY_KEY: dict[str, Register] = {register.key: register for register in ALL}

__all__ = [
    "ALL",
    "ATTACHMENTS",
    "BY_KEY",
    "CHANNEL_USES",
    "CONFLICTS",
    "DECISIONS",
    "DISCLOSURES",
    "FOREIGN_CHANGES",
    "HANDOVERS",
    "HOUSEHOLDS",
    "MEMBERS",
    "OFFICIALS",
    "OUTGOING",
    "PAPERS",
    "PLACES",
    "POSTINGS",
    "RECEIVED",
    "RECEIVED_RECORDS",
    "REPORTS",
    "ROUNDS",
    "UNIT",
    "UNIT_KEYS",
    "VILLAGES",
    "WORKPLACES",
]
