"""Every book of the program, by key."""

from __future__ import annotations

from papi_desktop.domain.register import Register
from papi_desktop.domain.registers.disclosures import CHANNEL_USES, DISCLOSURES, POSTINGS
from papi_desktop.domain.registers.households import HOUSEHOLDS, MEMBERS, ROUNDS
from papi_desktop.domain.registers.office import OFFICIALS, PLACES, UNIT, VILLAGES
from papi_desktop.domain.registers.outgoing import ATTACHMENTS, OUTGOING
from papi_desktop.domain.registers.papers import PAPERS
from papi_desktop.domain.registers.petition_steps import DENOUNCERS, PETITION_STEPS
from papi_desktop.domain.registers.petitions import PETITIONS
from papi_desktop.domain.registers.receptions import RECEPTION_DAYS

ALL: tuple[Register, ...] = (
    DISCLOSURES,
    POSTINGS,
    CHANNEL_USES,
    HOUSEHOLDS,
    MEMBERS,
    ROUNDS,
    PETITIONS,
    PETITION_STEPS,
    RECEPTION_DAYS,
    DENOUNCERS,
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
    "DENOUNCERS",
    "DISCLOSURES",
    "HOUSEHOLDS",
    "MEMBERS",
    "OFFICIALS",
    "OUTGOING",
    "PAPERS",
    "PETITIONS",
    "PETITION_STEPS",
    "PLACES",
    "POSTINGS",
    "RECEPTION_DAYS",
    "ROUNDS",
    "UNIT",
    "VILLAGES",
]
