"""Every book of the program, by key."""

from __future__ import annotations

from papi_desktop.domain.register import Register
from papi_desktop.domain.registers.campaign_money import DAY_CLOSES, SPENDINGS
from papi_desktop.domain.registers.campaigns import CAMPAIGNS
from papi_desktop.domain.registers.disclosures import CHANNEL_USES, DISCLOSURES, POSTINGS
from papi_desktop.domain.registers.gifts import GIFT_BATCHES, GIFTS, RECEIPTS
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
    CAMPAIGNS,
    GIFT_BATCHES,
    GIFTS,
    RECEIPTS,
    SPENDINGS,
    DAY_CLOSES,
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
    "CAMPAIGNS",
    "CHANNEL_USES",
    "DAY_CLOSES",
    "DISCLOSURES",
    "GIFTS",
    "GIFT_BATCHES",
    "HOUSEHOLDS",
    "MEMBERS",
    "OFFICIALS",
    "OUTGOING",
    "PAPERS",
    "PLACES",
    "POSTINGS",
    "RECEIPTS",
    "ROUNDS",
    "SPENDINGS",
    "UNIT",
    "VILLAGES",
]
