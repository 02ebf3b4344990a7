"""Every book of the program, by key."""

from __future__ import annotations

from papi_desktop.domain.register import Register
from papi_desktop.domain.registers.community_decisions import COMMUNITY_DECISIONS
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
    COMMUNITY_DECISIONS,
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
    "BY_KEY",
    "CHANNEL_USES",
    "COMMUNITY_DECISIONS",
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
