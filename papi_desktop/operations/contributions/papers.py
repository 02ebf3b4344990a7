"""The papers of contributions: receipts in two parts on a sheet, the confirmation slip, and the public statement of a campaign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from papi_desktop.documents.kinds.campaign_statement import campaign_statement
from papi_desktop.documents.kinds.facts import Basis, Document, Period
from papi_desktop.documents.kinds.fund_book import fund_book
from papi_desktop.documents.kinds.gift_confirmation import gift_confirmation
from papi_desktop.documents.kinds.gift_facts import (
    Collected,
    FundBookFacts,
    FundLine,
    GiftFacts,
    NamedGift,
    ReceiptFacts,
    Spent,
    StatementFacts,
)
from papi_desktop.documents.kinds.gift_receipt import both_parts, goods_text
from papi_desktop.documents.official import official_format
from papi_desktop.documents.paper import Paper, on_sheets
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import CAMPAIGNS, GIFTS, PAPERS, RECEIPTS
from papi_desktop.domain.registers.gifts import VALID
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations import papers
from papi_desktop.operations.book import PaperNumber
from papi_desktop.operations.contributions import consent
from papi_desktop.operations.contributions.described import require_described
from papi_desktop.operations.contributions.duties import duty_of
from papi_desktop.operations.contributions.receipts import of_gift
from papi_desktop.operations.contributions.totals import (
    Account,
    account,
    gives_something,
    goods_of,
    goods_sums,
    sums,
)
from papi_desktop.operations.office import Office, Query
from papi_desktop.operations.paper_parts import cited
from papi_desktop.operations.papers import Sheet
from papi_desktop.store.transaction import Transaction

RECEIPT = "gift-receipt"
"""Stable word of a receipt, by which its verification code is computed."""

_RECEIPT_WORDS = "gift_receipt"


# ------------------------------------------------------------------------------------------------------------ receipts


def receipt_sheet(office: Office, record: Record, number: PaperNumber) -> Sheet:
    """Return the two parts of one receipt on a sheet; after it was printed once, a copy."""
    words = papers.wording(office, _RECEIPT_WORDS)
    facts = _receipt_facts(office, record, words, number.day or office.today())
    paper = both_parts(facts, words, papers.watermark(office))
    return Sheet(RECEIPT, papers.stem_of_kind(RECEIPT, record["symbol"]), paper, public=False)


def receipt_made(office: Office, tx: Transaction, record: Record, day: date) -> None:
    """Remember when a receipt was printed first: from then on what is printed is a copy."""
    if not record.get("printed_on"):
        tx.update(RECEIPTS, record["id"], {"printed_on": day.isoformat()})


def unprinted(office: Office, campaign: Record) -> list[Record]:
    """Return the valid receipts of a campaign that were never printed, by number."""
    wanted = Query(filters={"campaign_id": campaign["id"], "state": VALID, "printed_on": None})
    return list(office.store.all(RECEIPTS, wanted))


def receipts_sheet(office: Office, record: Record, number: PaperNumber) -> Sheet:
    """Return all receipts of a campaign that were not printed yet, the two parts of each on a sheet with its own code."""
    halves = [half for one in _receipts(office, record, number.day or office.today()) for half in one.paper.halves]
    if not halves:
        raise UserError(
            "DG-08",
            say("No receipt of “{campaign}” waits to be printed.", campaign=record["title"]),
            say("No paper was made."),
            say("Issue receipts for the gifts first, or print a single one again as a copy."),
        )
    stem = papers.stem_of_kind("gift-receipts", record["title"])
    return Sheet("gift-receipts", stem, on_sheets(tuple(halves), papers.watermark(office)), public=False)


def receipts_made(office: Office, tx: Transaction, record: Record, day: date) -> None:
    """Enter every receipt printed with its code, so that any of them can be told from a forgery."""
    title = papers.wording(office, _RECEIPT_WORDS).fill("title")
    for one in _receipts(office, record, day):
        tx.insert(
            PAPERS,
            {
                "subject": f"{title} {one.record['symbol']}",
                "name": title,
                "paper_kind": RECEIPT,
                "symbol": one.record["symbol"],
                "made_on": day.isoformat(),
                "verification_code": one.code,
                "digest": one.digest,
                "source_register": RECEIPTS.key,
                "source_id": one.record["id"],
            },
        )
        receipt_made(office, tx, one.record, day)


@dataclass(frozen=True)
class _Receipt:
    """A receipt to be printed: its two parts on a sheet, with the code both carry."""

    record: Record
    paper: Paper
    code: str
    digest: str


def _receipts(office: Office, campaign: Record, day: date) -> Iterator[_Receipt]:
    words = papers.wording(office, _RECEIPT_WORDS)
    for record in unprinted(office, campaign):
        bare = both_parts(_receipt_facts(office, record, words, day), words)
        stamped, code, digest = papers.stamped(office, bare, RECEIPT, record["symbol"], day)
        yield _Receipt(record, stamped, code, digest)


def _receipt_facts(office: Office, record: Record, words: Wording, day: date) -> ReceiptFacts:
    gift = office.store.get(GIFTS, record["gift_id"]) or {}
    campaign = office.store.get(CAMPAIGNS, record["campaign_id"]) or {}
    return ReceiptFacts(
        _gift_facts(office, gift, campaign, words),
        record["symbol"],
        date.fromisoformat(record["issued_on"]),
        record.get("collector") or "",
        consent.cited(office, campaign),
        copied_on=day if record.get("printed_on") else None,
    )


def _gift_facts(office: Office, gift: Record, campaign: Record, words: Wording) -> GiftFacts:
    names = office.village_names()
    village = names.get(gift.get("village_id") or "", "")
    address = gift.get("address") or ""
    if not address and village:
        address = words.fill("address_of_village", village=village, commune=office.unit["name"])
    days = Decimal(gift.get("labour_days") or 0)
    return GiftFacts(
        papers.issuing_office(office),
        gift["giver"],
        campaign["title"],
        address,
        campaign["organiser"],
        gift.get("amount") or None,
        goods_of(gift),
        days or None,
        day_or_none(gift.get("received_on")),
    )


# -------------------------------------------------------------------------------------------------------- confirmation


def confirmation_sheet(office: Office, record: Record, number: PaperNumber) -> Sheet:
    """Return the slip that confirms a gift."""
    words = papers.wording(office, "gift_confirmation")
    receipt_words = papers.wording(office, _RECEIPT_WORDS)
    campaign = office.store.get(CAMPAIGNS, record["campaign_id"]) or {}
    require_described(office, campaign)
    paper = gift_confirmation(
        _gift_facts(office, record, campaign, receipt_words),
        Document("", day=number.day),
        tuple(line["symbol"] for line in of_gift(office, record["id"])),
        papers.signer(office),
        words,
        receipt_words,
        papers.watermark(office),
    )
    stem = papers.stem_of_kind("gift-confirmation", record["giver"], campaign["title"])
    return Sheet("gift-confirmation", stem, paper, public=False)


# ----------------------------------------------------------------------------------------------------------- statement


def statement_sheet(office: Office, record: Record, number: PaperNumber) -> Sheet:
    """Return the public statement of a campaign; only those who agreed are named."""
    require_described(office, record)
    words = papers.wording(office, "campaign_statement")
    kept = account(office, record["id"])
    named = [gift for gift in kept.gifts if gift["may_be_named"] and gives_something(gift)]
    villages = office.village_names()
    receipt_words = papers.wording(office, _RECEIPT_WORDS)
    facts = StatementFacts(
        office=papers.issuing_office(office),
        document=Document("TB-UBND", day=number.day, stated_number=_number_line(number)),
        campaign=record["title"],
        organiser=record["organiser"],
        purpose=" ".join(str(record["purpose"]).split()),
        bases=tuple(_bases(office, record, number.day or office.today(), words)),
        period=Period(day_or_none(record.get("starts_on")), day_or_none(record.get("ends_on"))),
        collected=tuple(_by_source(kept, villages, words)),
        total=_collected(words.fill("total"), kept.gifts),
        goods=tuple(goods_sums(kept.gifts)),
        spent=tuple(_spent(kept.spendings, words)),
        spent_total=kept.spent if kept.spendings else None,
        remaining=kept.remaining if kept.collected.money or kept.spent else None,
        named=tuple(
            NamedGift(
                gift["giver"],
                villages.get(gift.get("village_id") or "", ""),
                gift.get("amount") or None,
                Decimal(gift["labour_days"]) if gift.get("labour_days") else None,
                goods_text(goods, receipt_words) if (goods := goods_of(gift)) else "",
            )
            for gift in named
        ),
        unnamed=kept.collected.gifts - len(named),
        until=number.day or office.today(),
        receiver=papers.receiver(office),
        signer=papers.signer(office),
        recipients=tuple(words.data["recipients"]["statement"]),
        supervisors=tuple(record.get("supervisors") or ()),
    )
    paper = campaign_statement(facts, words, papers.watermark(office))
    return Sheet(
        "campaign-statement",
        papers.stem_of(number.symbol, papers.stem_word("campaign-statement"), record["title"]),
        paper,
        True,
    )


def _number_line(number: PaperNumber) -> str:
    return official_format().number_line(number.text or None, number.symbol.partition("/")[2])


def _bases(office: Office, campaign: Record, on: date, words: Wording) -> Iterator[Basis]:
    yield from cited(office, words, office.rules.duty(duty_of(office, campaign), on))
    decision = consent.cited(office, campaign)
    if decision:
        yield Basis(words.fill("basis_decision", decision=decision))


def _by_source(kept: Account, villages: dict[str, str], words: Wording) -> Iterator[Collected]:
    """Yield a line for each village in the office's order, then for each organisation, then for everyone else."""
    groups: dict[str, list[Record]] = {name: [] for name in villages.values()}
    elsewhere: list[Record] = []
    for gift in filter(gives_something, kept.gifts):
        if gift.get("giver_kind") == "organisation" and gift["may_be_named"]:
            groups.setdefault(gift["giver"], []).append(gift)
        elif gift.get("village_id") in villages:
            groups[villages[gift["village_id"]]].append(gift)
        else:
            elsewhere.append(gift)
    for source, gifts in groups.items():
        if gifts:
            yield _collected(source, gifts)
    if elsewhere:
        yield _collected(words.fill("elsewhere"), elsewhere)


def _collected(source: str, gifts: Sequence[Record]) -> Collected:
    made = sums(gifts)
    return Collected(source, made.gifts, made.money or None, made.labour_days or None, made.goods_value or None)


def _spent(spendings: Sequence[Record], words: Wording) -> Iterator[Spent]:
    for line in spendings:
        voucher = line.get("voucher_number") or ""
        if voucher and line.get("voucher_date"):
            day = table_date(date.fromisoformat(line["voucher_date"]))
            voucher = words.fill("voucher", number=voucher, date=day)
        content = "; ".join(filter(None, [line["content"], line.get("in_kind")]))
        yield Spent(content, line.get("amount"), day_or_none(line.get("spent_on")), voucher)


# ----------------------------------------------------------------------------------------------------------- fund book


def fund_book_sheet(office: Office, record: Record, number: PaperNumber) -> Sheet:
    """Return the book of a campaign's money, for the office: receipts and payments by day, with what is left after each."""
    words = papers.wording(office, "fund_book")
    kept = account(office, record["id"])
    facts = FundBookFacts(
        papers.issuing_office(office),
        record["title"],
        tuple(_fund_lines(office, record, kept, words)),
        kept.collected.money,
        kept.spent,
        number.day or office.today(),
    )
    paper = fund_book(facts, papers.signer(office), words, papers.internal_watermark(office))
    return Sheet("fund-book", papers.stem_of_kind("fund-book", record["title"]), paper, public=False)


def _fund_lines(office: Office, campaign: Record, kept: Account, words: Wording) -> Iterator[FundLine]:
    wanted = Query(filters={"campaign_id": campaign["id"], "state": VALID})
    symbols = {line["gift_id"]: str(line["symbol"]) for line in office.store.all(RECEIPTS, wanted)}
    booked = [
        (
            gift["received_on"] or "",
            symbols.get(gift["id"], ""),
            words.fill("received", giver=gift["giver"]),
            gift["amount"],
        )
        for gift in kept.gifts
        if gift["amount"]
    ]
    booked += [
        (line["spent_on"], line["voucher_number"] or "", line["content"], -line["amount"])
        for line in kept.spendings
        if line["amount"]
    ]
    remaining = 0
    for day, voucher, text, amount in sorted(booked, key=lambda entry: (entry[0], entry[3] < 0)):
        remaining += amount
        received, spent = (amount, None) if amount > 0 else (None, -amount)
        yield FundLine(day_or_none(day), voucher, text, received, spent, remaining)
