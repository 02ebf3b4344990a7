"""Sổ đóng góp: what is checked before saving, the papers, the disclosures and the lines of Today of campaigns and gifts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.domain.register import Problem, Record, Register, Severity
from papi_desktop.domain.registers import CAMPAIGNS, DAY_CLOSES, GIFT_BATCHES, GIFTS, RECEIPTS, SPENDINGS
from papi_desktop.domain.registers.gifts import VALID, VOID
from papi_desktop.operations import limits
from papi_desktop.operations.book import Book, PaperKind
from papi_desktop.operations.contributions import (
    appeal_paper,
    asked_before,
    batches,
    consent,
    duties,
    guard,
    papers,
    receipts,
    receiving,
)
from papi_desktop.operations.contributions.totals import gives_something
from papi_desktop.operations.office import Office, Query

_ON_THE_RECEIPT = (
    "giver",
    "amount",
    "goods",
    "goods_quantity",
    "goods_unit",
    "goods_unit_price",
    "labour_days",
    "state",
)
"""What a receipt states of a gift."""


def _fill_campaign(office: Office, record: Record) -> dict[str, Any]:
    """Keep with the decision to ask again what was known when it was made; a decision in its book takes the place of one told by hand."""
    made = dict(record)
    if made.get("decision_id"):
        made.update(dict.fromkeys(consent.ON_PAPER))
    if made.get("asked_decision") and not made.get("asked_before"):
        made["asked_before"] = asked_before.as_kept(asked_before.asked_before(office, made))
    return made


def _check_campaign(office: Office, record: Record) -> Iterator[Problem]:
    yield from guard.wording_problems(office, CAMPAIGNS, record)
    yield from consent.problems(office, record)
    yield from receiving.opening_problems(office, record)
    yield from limits.problems(office, CAMPAIGNS, record)
    yield from duties.levy_problems(office, record)
    yield from asked_before.problems(office, record)


def _check_wording(register: Register, office: Office, record: Record) -> Iterator[Problem]:
    yield from guard.wording_problems(office, register, record)


def _check_gift(office: Office, record: Record) -> Iterator[Problem]:
    yield from guard.wording_problems(office, GIFTS, record)
    if record.get("state") == VOID and not record.get("void_reason"):
        yield Problem("void_reason", "required", say("Say why it is void."))
    if record.get("giver") and not gives_something(record):
        yield Problem("amount", "nothing", say("Nothing is stated as given."), Severity.WARNING)
    before = office.store.get(GIFTS, record["id"]) if record.get("id") else None
    campaign = office.store.get(CAMPAIGNS, record["campaign_id"]) if record.get("campaign_id") else None
    early = receiving.before_opening(office, campaign) if campaign and before is None else None
    moved = before is None or before["received_on"] != record.get("received_on")
    late = receiving.after_end(campaign, (record.get("received_on"),)) if campaign and moved else None
    yield from filter(None, (early, late))
    if before is None:
        return
    if before["state"] == VOID and record.get("state") == VALID:
        yield Problem("state", "void", say("What is void stays void; enter the gift again."))
    changed = next((key for key in _ON_THE_RECEIPT if (before[key] or None) != (record.get(key) or None)), None)
    if changed is not None and receipts.of_gift(office, before["id"]):
        yield Problem(changed, "receipt", say("The receipt says otherwise: make it void first, then issue another."))


def _check_receipt(office: Office, record: Record) -> Iterator[Problem]:
    before = office.store.get(RECEIPTS, record["id"]) if record.get("id") else None
    if before is None or any(before[key] != record.get(key) for key in ("book", "number", "gift_id", "amount")):
        yield Problem(
            "symbol", "receipt", say("Receipts are issued from the gifts, and made void; they are never changed.")
        )


def _check_batch(office: Office, record: Record) -> Iterator[Problem]:
    if record.get("state") == "closed" and record.get("id") and not batches.standing(office, record).agrees:
        yield Problem("state", "difference", say("A batch closes only when it agrees with its paper list."))


def _check_close(_office: Office, record: Record) -> Iterator[Problem]:
    total, counted = record.get("receipts_total"), record.get("counted")
    if total is not None and counted is not None and total != counted and not record.get("reason"):
        yield Problem("reason", "difference", say("The money counted differs from the receipts; say why."))


def _is_valid(_office: Office, record: Record) -> bool:
    return bool(record["state"] == VALID)


def _was_given(_office: Office, record: Record) -> bool:
    return bool(record["state"] == VALID) and gives_something(record)


def _has_unprinted(office: Office, record: Record) -> bool:
    return bool(papers.unprinted(office, record))


def _keeps_campaign(office: Office, record: Record) -> Message | None:
    """Keep a campaign whose gifts, receipts or payments would lose what they were for; void ones count, their numbers were given out."""
    of_it = Query(filters={"campaign_id": record["id"]})
    gifts, given, paid = (office.store.count(register, of_it) for register in (GIFTS, RECEIPTS, SPENDINGS))
    if not (gifts or given or paid):
        return None
    return say(
        "This campaign has {gifts} gifts, {receipts} receipts and {payments} payments in its book.",
        gifts=gifts,
        receipts=given,
        payments=paid,
    )


def _keeps_gift(office: Office, record: Record) -> Message | None:
    if receipts.of_gift(office, record["id"]):
        return say("A receipt was given for this gift: make the gift void instead.")
    return None


def _keeps_receipt(_office: Office, _record: Record) -> Message:
    return say("A receipt is never removed: make it void, with the reason.")


_DISCLOSURES = tuple(
    duties.disclosure(key, label)
    for key, label in (
        ("keu-goi", N_("The appeal")),
        ("noi-nhan", N_("Where and how gifts are received")),
        ("tiep-nhan", N_("Result of receiving")),
        ("su-dung", N_("What was spent")),
        (duties.FUNDS, N_("What was received and spent")),
    )
)

BOOKS = (
    Book(
        CAMPAIGNS,
        fill=_fill_campaign,
        check=_check_campaign,
        keeps=_keeps_campaign,
        agenda=duties.agenda,
        papers=(
            PaperKind("campaign-statement", N_("Public statement"), papers.statement_sheet, "TB"),
            PaperKind(
                "campaign-appeal",
                N_("Notice of the appeal and of where gifts are received"),
                appeal_paper.notice,
                "TB",
                appeal_paper.is_ready,
            ),
            PaperKind("fund-book", N_("Book of the money"), papers.fund_book_sheet),
            PaperKind(
                "gift-receipts",
                N_("Receipts not printed yet"),
                papers.receipts_sheet,
                when=_has_unprinted,
                made=papers.receipts_made,
            ),
        ),
        disclosures=_DISCLOSURES,
    ),
    Book(
        GIFTS,
        check=_check_gift,
        keeps=_keeps_gift,
        papers=(PaperKind("gift-confirmation", N_("Confirmation slip"), papers.confirmation_sheet, when=_was_given),),
    ),
    Book(
        RECEIPTS,
        check=_check_receipt,
        keeps=_keeps_receipt,
        papers=(
            PaperKind("gift-receipt", N_("Receipt"), papers.receipt_sheet, when=_is_valid, made=papers.receipt_made),
        ),
    ),
    Book(GIFT_BATCHES, check=_check_batch),
    Book(SPENDINGS, check=partial(_check_wording, SPENDINGS)),
    Book(DAY_CLOSES, check=_check_close),
)
