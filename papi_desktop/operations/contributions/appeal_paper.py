"""The notice that opens a campaign: who asks, for what, from when to when, where gifts are received, and that nobody owes one."""

from __future__ import annotations

from collections.abc import Iterator

from papi_desktop.documents.kinds.facts import Basis
from papi_desktop.documents.kinds.parts import Part, PartsFacts
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import CAMPAIGNS
from papi_desktop.operations import papers
from papi_desktop.operations.book import PaperNumber
from papi_desktop.operations.contributions import consent
from papi_desktop.operations.contributions.described import require_described
from papi_desktop.operations.contributions.duties import duty_of
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_parts import cited, day_in_words, lines, office_header, parts_sheet
from papi_desktop.operations.papers import Sheet


def is_ready(_office: Office, campaign: Record) -> bool:
    """Return whether it is known from when gifts are received."""
    return bool(campaign.get("starts_on"))


def notice(office: Office, record: Record, number: PaperNumber) -> Sheet:
    """Return the notice of a campaign."""
    require_described(office, record)
    words = papers.wording(office, "campaign_appeal")
    told = {"unit": papers.issuing_office(office).unit, "campaign": str(record["title"])}
    facts = PartsFacts(
        header=office_header(office, number),
        title=words.fill("title"),
        subject=(words.fill("subject", campaign=told["campaign"]),),
        bases=tuple(_bases(office, record, words)),
        opening=words.fill("opening", **told),
        parts=tuple(_parts(office, record, words)),
        closing=words.fill("closing", unit=told["unit"]),
        signatures=((papers.signer(office),),),
        recipients=tuple(words.data["recipients"]["appeal"]),
    )
    return parts_sheet(office, CAMPAIGNS, "campaign-appeal", record, facts, words)


def _parts(office: Office, record: Record, words: Wording) -> Iterator[Part]:
    """Yield the points that are known; what is blank is not told."""
    yield Part(words.fill("organiser_heading"), f"{record['organiser']}.")
    yield Part(words.fill("purpose_heading"), _sentence(record["purpose"]))
    plan = lines(record.get("plan_of_use"))
    if plan:
        yield Part(words.fill("plan_heading"), points=plan)
    if record.get("hoped_for"):
        yield Part(words.fill("hoped_heading"), _sentence(record["hoped_for"]))
    first, last = day_in_words(record["starts_on"]), record.get("ends_on")
    period = (
        words.fill("period", first=first, last=day_in_words(last)) if last else words.fill("period_open", first=first)
    )
    yield Part(words.fill("period_heading"), period)
    for key, field in (("place", "receiving_place"), ("account", "account")):
        if record.get(field):
            yield Part(words.fill(f"{key}_heading"), _sentence(record[field]))
    yield Part(words.fill("way_heading"), words.fill("way"))
    yield Part(words.fill("voluntary_heading"), words.fill("voluntary"))
    if record.get("supervisors"):
        names = ", ".join(record["supervisors"])
        yield Part(words.fill("supervision_heading"), words.fill("supervision", names=names))
    yield Part(words.fill("public_heading"), words.fill("public", receiver=papers.receiver(office)))


def _sentence(text: str) -> str:
    return f"{' '.join(str(text).split()).rstrip('.')}."


def _bases(office: Office, record: Record, words: Wording) -> Iterator[Basis]:
    yield from cited(office, words, office.rules.duty(duty_of(office, record), office.today()))
    decision = consent.cited(office, record)
    if decision:
        yield Basis(words.fill("basis_decision", decision=decision))
