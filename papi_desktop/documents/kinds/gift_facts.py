"""What the papers of contributions are told: plain frozen facts, as stated by the office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from papi_desktop.documents.kinds.facts import Basis, Document, Office, Period
from papi_desktop.documents.paper import Signature


@dataclass(frozen=True, slots=True)
class Goods:
    """Goods given.

    Attributes:
        name: what they are, e.g. "Cát".
        quantity: None when only the name was stated.
        unit: "m³"; "" when not stated.
        unit_price: in đồng; None when they are not valued.
        price_basis: where the unit price comes from.
    """

    name: str
    quantity: Decimal | None = None
    unit: str = ""
    unit_price: int | None = None
    price_basis: str = ""

    @property
    def value(self) -> int | None:
        """Return what they are worth in đồng, rounded half up; None when not valued."""
        if self.unit_price is None or self.quantity is None:
            return None
        return int((self.quantity * self.unit_price).to_integral_value(rounding="ROUND_HALF_UP"))


@dataclass(frozen=True, slots=True)
class GoodsLine:
    """Goods of one name and unit from several givers; quantity and value are None where some of them do not state it."""

    name: str
    unit: str = ""
    quantity: Decimal | None = None
    value: int | None = None


@dataclass(frozen=True, slots=True)
class GiftFacts:
    """One gift; what was not given is None.

    Attributes:
        campaign: what it was given for.
        organiser: who asked for it.
        day: it was received on.
    """

    office: Office
    giver: str
    campaign: str
    address: str = ""
    organiser: str = ""
    money: int | None = None
    goods: Goods | None = None
    labour_days: Decimal | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class ReceiptFacts:
    """A receipt.

    Attributes:
        symbol: book and number.
        day: it is issued on.
        collector: who took the gift; "" leaves the place blank.
        basis: decision of the residents; "" prints none.
        part: which part of the receipt this is; "" prints none.
        copied_on: the day a copy is made; None for the original.
    """

    gift: GiftFacts
    symbol: str
    day: date
    collector: str = ""
    basis: str = ""
    part: str = ""
    copied_on: date | None = None


@dataclass(frozen=True, slots=True)
class Collected:
    """What came from one source: a village, an organisation. None where nothing is stated."""

    source: str
    givers: int | None = None
    money: int | None = None
    labour_days: Decimal | None = None
    goods_value: int | None = None


@dataclass(frozen=True, slots=True)
class Spent:
    """A line of what was spent."""

    content: str
    money: int | None = None
    day: date | None = None
    voucher: str = ""


@dataclass(frozen=True, slots=True)
class FundLine:
    """A line of a fund's book: something received or something spent, never both.

    Attributes:
        day: it was booked on.
        voucher: number of its receipt or voucher.
        text: what it was.
        received, spent: in đồng.
        remaining: after it, in đồng.
    """

    day: date | None
    voucher: str
    text: str
    received: int | None
    spent: int | None
    remaining: int


@dataclass(frozen=True, slots=True)
class FundBookFacts:
    """The book of a fund: lines in the order they were booked.

    Attributes:
        fund: its name.
        until: the day the book is printed.
    """

    office: Office
    fund: str
    lines: tuple[FundLine, ...]
    received: int
    spent: int
    until: date


@dataclass(frozen=True, slots=True)
class NamedGift:
    """A gift whose giver agreed to be named."""

    giver: str
    village: str = ""
    money: int | None = None
    labour_days: Decimal | None = None
    goods: str = ""


@dataclass(frozen=True, slots=True)
class StatementFacts:
    """The public statement of a campaign. Totals are printed as stated, never added up here.

    Attributes:
        remaining: money left, in đồng; None prints no such line.
        unnamed: givers who did not agree to be named.
        until: the day the figures stand at.
    """

    office: Office
    document: Document
    campaign: str
    organiser: str
    purpose: str
    bases: tuple[Basis, ...]
    period: Period
    collected: tuple[Collected, ...]
    total: Collected
    goods: tuple[GoodsLine, ...]
    spent: tuple[Spent, ...]
    spent_total: int | None
    remaining: int | None
    named: tuple[NamedGift, ...]
    unnamed: int
    until: date
    receiver: str
    signer: Signature
    recipients: tuple[str, ...]
    supervisors: tuple[str, ...] = ()
