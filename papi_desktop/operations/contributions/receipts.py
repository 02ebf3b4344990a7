"""Receipts for gifts: numbered in a book of the year, never reused, void with a reason, copies told from originals; and the day's close."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import CAMPAIGNS, DAY_CLOSES, GIFTS, RECEIPTS
from papi_desktop.domain.registers.gifts import VALID, VOID
from papi_desktop.operations import number_ranges, records
from papi_desktop.operations.contributions import receiving
from papi_desktop.operations.contributions.totals import gives_something, valid_gifts
from papi_desktop.operations.office import Office, Query
from papi_desktop.store.transaction import Transaction

_DIGITS = 4


def without_receipt(office: Office, campaign_id: str) -> list[dict[str, Any]]:
    """Return the gifts of a campaign that have no valid receipt, in the order they were entered: that of the paper list."""
    wanted = Query(filters={"campaign_id": campaign_id, "state": VALID}, order=("created_at",))
    have = {receipt["gift_id"] for receipt in office.store.all(RECEIPTS, wanted)}
    return [gift for gift in office.store.all(GIFTS, wanted) if gives_something(gift) and gift["id"] not in have]


def issue(office: Office, gifts: Sequence[Record], on: date, collector: str = "") -> list[str]:
    """Give every gift a receipt with the next number of the year's book, in one batch; return their ids.

    Args:
        on: day of the receipts.
        collector: who took the gifts.

    Raises:
        UserError: DG-03 if a gift is void, states nothing or has a valid receipt already; DG-10 if their campaign does not
            receive yet and no reason is kept with it.
    """
    for campaign_id in sorted({gift["campaign_id"] for gift in gifts}):
        receiving.require(office, office.store.get(CAMPAIGNS, campaign_id) or {})
    for gift in gifts:
        if gift["state"] == VOID or not gives_something(gift) or of_gift(office, gift["id"]):
            raise UserError(
                "DG-03",
                say("“{giver}” cannot get a receipt now.", giver=gift["giver"]),
                say("No number was taken."),
                say("A gift gets one receipt, and only if it is valid and something was given."),
            )
    book = number_ranges.series_of_mine(office, f"{on.year}")
    first = _next_number(office, book)
    with office.store.transaction(say("Issue {count} receipts", count=len(gifts))) as tx:
        return [
            tx.insert(
                RECEIPTS,
                {
                    "campaign_id": gift["campaign_id"],
                    "gift_id": gift["id"],
                    "book": book,
                    "number": number,
                    "symbol": f"{book}/{number:0{_DIGITS}d}",
                    "issued_on": on.isoformat(),
                    "amount": gift.get("amount"),
                    "collector": collector or None,
                    "state": VALID,
                },
            )
            for number, gift in enumerate(gifts, first)
        ]


def of_gift(office: Office, gift_id: str) -> list[dict[str, Any]]:
    """Return the valid receipts of a gift."""
    return list(office.store.all(RECEIPTS, Query(filters={"gift_id": gift_id, "state": VALID})))


def void_receipt(office: Office, receipt_id: str, reason: str) -> None:
    """Make a receipt void; the gift stays and can get another one with a number of its own.

    Raises:
        UserError: DG-05 if no reason is given.
    """
    _require_reason(reason)
    with office.store.transaction(say("Make a receipt void")) as tx:
        _void(office, tx, receipt_id, reason)


def void_gift(office: Office, gift_id: str, reason: str) -> None:
    """Make a gift void together with its receipt; both stay in their books with the reason.

    Raises:
        UserError: DG-05 if no reason is given.
    """
    _require_reason(reason)
    with office.store.transaction(say("Make a gift void")) as tx:
        tx.update(GIFTS, gift_id, {"state": VOID, "void_reason": reason.strip()})
        for receipt in of_gift(office, gift_id):
            _void(office, tx, receipt["id"], reason)


def not_replaced(office: Office, campaign_id: str) -> list[dict[str, Any]]:
    """Return the void receipts whose gift still counts and has no other receipt: either is to follow, or the gift is void too."""
    lines = list(office.store.all(RECEIPTS, Query(filters={"campaign_id": campaign_id})))
    has_one = {line["gift_id"] for line in lines if line["state"] == VALID}
    counts = {gift["id"] for gift in valid_gifts(office, campaign_id)}
    return [line for line in lines if line["state"] == VOID and line["gift_id"] in counts - has_one]


def of_day(office: Office, campaign_id: str, day: date) -> tuple[int, int]:
    """Return how many valid receipts of a day are for money, and how much it is in đồng."""
    wanted = Query(filters={"campaign_id": campaign_id, "issued_on": day.isoformat(), "state": VALID})
    amounts = [receipt["amount"] for receipt in office.store.all(RECEIPTS, wanted) if receipt["amount"]]
    return len(amounts), sum(amounts)


def close_day(
    office: Office,
    campaign_id: str,
    day: date,
    counted: int,
    counted_by: str,
    *,
    witness: str = "",
    reason: str = "",
) -> str:
    """Record the cash counted at the end of a day against its receipts, and return the id of the line.

    Args:
        counted: in đồng.
        reason: why it differs; needed when it does.

    Raises:
        UserError: if it differs and no reason is given, or the day is closed already.
    """
    count, total = of_day(office, campaign_id, day)
    line = {
        "campaign_id": campaign_id,
        "day": day.isoformat(),
        "receipts_count": count,
        "receipts_total": total,
        "counted": counted,
        "counted_by": counted_by,
        "witness": witness or None,
        "reason": reason.strip() or None,
    }
    return records.save(office, DAY_CLOSES, line)


def days_to_close(office: Office, campaign_id: str) -> list[date]:
    """Return the days with receipts for money that no close stands behind, the oldest first."""
    wanted = Query(filters={"campaign_id": campaign_id, "state": VALID})
    days = {receipt["issued_on"] for receipt in office.store.all(RECEIPTS, wanted) if receipt["amount"]}
    closed = {line["day"] for line in office.store.all(DAY_CLOSES, Query(filters={"campaign_id": campaign_id}))}
    return [date.fromisoformat(day) for day in sorted(days - closed)]


def _next_number(office: Office, book: str) -> int:
    """Return the number behind the highest ever taken in a book, void and removed ones included."""
    taken = (
        receipt["number"]
        for deleted in (False, True)
        for receipt in office.store.all(RECEIPTS, Query(filters={"book": book}, deleted=deleted))
    )
    return max(taken, default=0) + 1


def _void(office: Office, tx: Transaction, receipt_id: str, reason: str) -> None:
    voided = {"state": VOID, "void_reason": reason.strip(), "voided_on": office.today().isoformat()}
    tx.update(RECEIPTS, receipt_id, voided)


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise UserError(
            "DG-05",
            say("A reason is needed to make a gift or a receipt void."),
            say("Nothing was changed."),
            say("Write a few words: an inspector will ask for them."),
        )
