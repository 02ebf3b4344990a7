"""Every book of the program, by key."""

from __future__ import annotations

from papi_desktop.domain.register import Register
from papi_desktop.domain.registers.broadcasts import BROADCASTS
from papi_desktop.domain.registers.budgets import BUDGET_TABLES, BUDGETS
from papi_desktop.domain.registers.campaign_money import DAY_CLOSES, SPENDINGS
from papi_desktop.domain.registers.campaigns import CAMPAIGNS
from papi_desktop.domain.registers.community_decisions import COMMUNITY_DECISIONS
from papi_desktop.domain.registers.consultations import CONSULTATIONS
from papi_desktop.domain.registers.council_sessions import COUNCIL_SESSIONS
from papi_desktop.domain.registers.dialogue_questions import PROMISES, QUESTIONS
from papi_desktop.domain.registers.dialogue_requests import DIALOGUE_REQUESTS
from papi_desktop.domain.registers.dialogues import DIALOGUES
from papi_desktop.domain.registers.disclosures import CHANNEL_USES, DISCLOSURES, POSTINGS
from papi_desktop.domain.registers.environment import ENVIRONMENT
from papi_desktop.domain.registers.former_units import FORMER_UNITS
from papi_desktop.domain.registers.gifts import GIFT_BATCHES, GIFTS, RECEIPTS
from papi_desktop.domain.registers.guidance import GUIDANCE, GUIDANCE_SENT
from papi_desktop.domain.registers.handover import HANDOVERS, ON_ITS_WAY, REPORTS, UNIT_KEYS
from papi_desktop.domain.registers.households import HOUSEHOLDS, MEMBERS
from papi_desktop.domain.registers.land import LAND_FILES
from papi_desktop.domain.registers.land_lists import AFFECTED_PERSONS, LAND_PLOTS
from papi_desktop.domain.registers.mediations import MEDIATIONS
from papi_desktop.domain.registers.office import OFFICIALS, PLACES, VILLAGES
from papi_desktop.domain.registers.opinions import OPINIONS
from papi_desktop.domain.registers.outgoing import ATTACHMENTS, OUTGOING
from papi_desktop.domain.registers.papers import PAPERS, WORKING_PAPERS
from papi_desktop.domain.registers.petition_steps import DENOUNCERS, PETITION_STEPS
from papi_desktop.domain.registers.petitions import PETITIONS
from papi_desktop.domain.registers.plan_tasks import PLAN_EVIDENCE, PLAN_TASKS
from papi_desktop.domain.registers.plans import PLAN_REPORTS, PLANS
from papi_desktop.domain.registers.receivers import RECEIVERS
from papi_desktop.domain.registers.receiving import RECEIVED, RECEIVED_RECORDS
from papi_desktop.domain.registers.receptions import RECEPTION_DAYS
from papi_desktop.domain.registers.relief_notices import RELIEF_NOTICES
from papi_desktop.domain.registers.report_terms import REPORT_TERMS
from papi_desktop.domain.registers.review_rounds import ROUNDS
from papi_desktop.domain.registers.supervisions import SUPERVISIONS
from papi_desktop.domain.registers.unit import UNIT, UNIT_ABOVE
from papi_desktop.domain.registers.village_elections import CANDIDATES, VILLAGE_ELECTIONS
from papi_desktop.domain.registers.workplaces import CONFLICTS, DECISIONS, FOREIGN_CHANGES, WORKPLACES
from papi_desktop.domain.registers.year_conferences import YEAR_CONFERENCES
from papi_desktop.domain.registers.year_plans import YEAR_PLAN_ITEMS, YEAR_PLANS

ALL: tuple[Register, ...] = (
    DISCLOSURES,
    POSTINGS,
    CHANNEL_USES,
    HOUSEHOLDS,
    MEMBERS,
    ROUNDS,
    LAND_FILES,
    AFFECTED_PERSONS,
    LAND_PLOTS,
    CONSULTATIONS,
    OPINIONS,
    COMMUNITY_DECISIONS,
    VILLAGE_ELECTIONS,
    CANDIDATES,
    YEAR_CONFERENCES,
    CAMPAIGNS,
    GIFT_BATCHES,
    GIFTS,
    RECEIPTS,
    SPENDINGS,
    DAY_CLOSES,
    RELIEF_NOTICES,
    DIALOGUES,
    QUESTIONS,
    PROMISES,
    DIALOGUE_REQUESTS,
    SUPERVISIONS,
    MEDIATIONS,
    BROADCASTS,
    PLANS,
    PLAN_TASKS,
    PLAN_EVIDENCE,
    PLAN_REPORTS,
    YEAR_PLANS,
    YEAR_PLAN_ITEMS,
    ENVIRONMENT,
    PETITIONS,
    PETITION_STEPS,
    RECEPTION_DAYS,
    DENOUNCERS,
    BUDGETS,
    BUDGET_TABLES,
    OUTGOING,
    PAPERS,
    WORKING_PAPERS,
    ATTACHMENTS,
    REPORTS,
    COUNCIL_SESSIONS,
    REPORT_TERMS,
    HANDOVERS,
    UNIT_KEYS,
    RECEIVED,
    RECEIVED_RECORDS,
    GUIDANCE,
    GUIDANCE_SENT,
    WORKPLACES,
    FOREIGN_CHANGES,
    DECISIONS,
    CONFLICTS,
    UNIT,
    FORMER_UNITS,
    VILLAGES,
    PLACES,
    OFFICIALS,
    RECEIVERS,
)

BY_KEY: dict[str, Register] = {register.key: register for register in ALL}

__all__ = [
    "AFFECTED_PERSONS",
    "ALL",
    "ATTACHMENTS",
    "BROADCASTS",
    "BUDGETS",
    "BUDGET_TABLES",
    "BY_KEY",
    "CAMPAIGNS",
    "CANDIDATES",
    "CHANNEL_USES",
    "COMMUNITY_DECISIONS",
    "CONFLICTS",
    "CONSULTATIONS",
    "COUNCIL_SESSIONS",
    "DAY_CLOSES",
    "DECISIONS",
    "DENOUNCERS",
    "DIALOGUES",
    "DIALOGUE_REQUESTS",
    "DISCLOSURES",
    "ENVIRONMENT",
    "FOREIGN_CHANGES",
    "FORMER_UNITS",
    "GIFTS",
    "GIFT_BATCHES",
    "GUIDANCE",
    "GUIDANCE_SENT",
    "HANDOVERS",
    "HOUSEHOLDS",
    "LAND_FILES",
    "LAND_PLOTS",
    "MEDIATIONS",
    "MEMBERS",
    "OFFICIALS",
    "ON_ITS_WAY",
    "OPINIONS",
    "OUTGOING",
    "PAPERS",
    "PETITIONS",
    "PETITION_STEPS",
    "PLACES",
    "PLANS",
    "PLAN_EVIDENCE",
    "PLAN_REPORTS",
    "PLAN_TASKS",
    "POSTINGS",
    "PROMISES",
    "QUESTIONS",
    "RECEIPTS",
    "RECEIVED",
    "RECEIVED_RECORDS",
    "RECEIVERS",
    "RECEPTION_DAYS",
    "RELIEF_NOTICES",
    "REPORTS",
    "REPORT_TERMS",
    "ROUNDS",
    "SPENDINGS",
    "SUPERVISIONS",
    "UNIT",
    "UNIT_ABOVE",
    "UNIT_KEYS",
    "VILLAGES",
    "VILLAGE_ELECTIONS",
    "WORKING_PAPERS",
    "WORKPLACES",
    "YEAR_CONFERENCES",
    "YEAR_PLANS",
    "YEAR_PLAN_ITEMS",
]
