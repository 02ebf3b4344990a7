"""What a campaign has received, spent and has left, reckoned from its lines. Void gifts do not count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from papi_desktop.documents.kinds.gift_facts import Goods, GoodsLine
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import GIFTS, SPENDINGS
from papi_desktop.domain.registers.gifts import VALID
from papi_desktop.operations.office import Office, Query


@dataclass(frozen=True)
class Sums:
    """Sums over gifts.

    Attributes:
        gifts: lines that gave something.
        money: in đồng.
        labour_days: as given.
        goods_value: of the goods that are valued, in đồng.
    """

    gifts: int = 0
    money: int = 0
    labour_days: Decimal = Decimal(0)
    goods_value: int = 0


@dataclass(frozen=True)
class Account:
    """Where a campaign stands.

    Attributes:
        gifts: valid lines, in the order of the book.
        collected: over all of them.
        spent: in đồng.
    """

    gifts: tuple[Record, ...]
    collected: Sums
    spendings: tuple[Record, ...]
    spent: int

    @property
    def remaining(self) -> int:
        """Return the money left, in đồng; below 0 when more was spent than came in."""
        return self.collected.money - self.spent


def account(office: Office, campaign_id: str) -> Account:
    """Return where a campaign stands."""
    gifts = tuple(valid_gifts(office, campaign_id))
    spendings = tuple(office.store.all(SPENDINGS, Query(filters={"campaign_id": campaign_id})))
    return Account(gifts, sums(gifts), spendings, sum(line["amount"] or 0 for line in spendings))


@dataclass(frozen=True)
class Money:
    """The money of a campaign, in đồng."""

    collected: int
    spent: int

    @property
    def remaining(self) -> int:
        """Return what is left; below 0 when more was spent than came in."""
        return self.collected - self.spent


def money(office: Office, campaign_id: str) -> Money:
    """Return the money of a campaign, added up by the database: a list asks this for every line it shows."""
    of_it = {"campaign_id": campaign_id}
    given = office.store.totals(GIFTS, ["campaign_id"], ["amount"], Query(filters={**of_it, "state": VALID}))
    paid = office.store.totals(SPENDINGS, ["campaign_id"], ["amount"], Query(filters=of_it))
    return Money(*(sum(line["amount"] or 0 for line in lines) for lines in (given, paid)))


def valid_gifts(office: Office, campaign_id: str) -> list[dict[str, Any]]:
    """Return the gifts of a campaign that are not void."""
    return list(office.store.all(GIFTS, Query(filters={"campaign_id": campaign_id, "state": VALID})))


def gives_something(gift: Record) -> bool:
    """Return whether a line states any gift; paper lists also name who has not given."""
    return bool(gift.get("amount") or gift.get("goods") or Decimal(gift.get("labour_days") or 0))


def sums(gifts: Iterable[Record]) -> Sums:
    """Return the sums over gifts."""
    given = [gift for gift in gifts if gives_something(gift)]
    return Sums(
        len(given),
        sum(gift.get("amount") or 0 for gift in given),
        sum((Decimal(gift.get("labour_days") or 0) for gift in given), Decimal(0)),
        sum((goods.value or 0) for gift in given if (goods := goods_of(gift)) is not None),
    )


def goods_of(gift: Record) -> Goods | None:
    """Return the goods of a gift; None when it has none."""
    if not gift.get("goods"):
        return None
    quantity = gift.get("goods_quantity")
    return Goods(
        gift["goods"],
        Decimal(quantity) if quantity else None,
        gift.get("goods_unit") or "",
        gift.get("goods_unit_price"),
        gift.get("price_basis") or "",
    )


def goods_sums(gifts: Sequence[Record]) -> list[GoodsLine]:
    """Return the goods added up by name and unit, in the order they first came."""
    groups: dict[tuple[str, str], list[Goods]] = {}
    for gift in gifts:
        goods = goods_of(gift)
        if goods is not None:
            groups.setdefault((goods.name, goods.unit), []).append(goods)
    found = []
    for (name, unit), lines in groups.items():
        quantities = [line.quantity for line in lines if line.quantity is not None]
        values = [line.value for line in lines if line.value is not None]
        quantity = sum(quantities, Decimal(0)) if len(quantities) == len(lines) else None
        found.append(GoodsLine(name, unit, quantity, sum(values) if len(values) == len(lines) else None))
    return found
