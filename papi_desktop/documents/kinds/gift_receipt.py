"""Biên nhận đóng góp: the receipt for one gift, made to be laid two on a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from papi_desktop.documents.kinds.gift_facts import GiftFacts, Goods, ReceiptFacts
from papi_desktop.documents.official import official_format
from papi_desktop.documents.paper import Closing, Header, Paper, Paragraph, Signature, on_sheets
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.domain.vietnamese.numbers import amount_in_words, format_number


def receipt(facts: ReceiptFacts, wording: Wording) -> Paper:
    """Return one receipt, half a sheet high. Template "gift_receipt"."""
    office = facts.gift.office
    note = wording.fill("signer_note")
    copied = [wording.fill("copy", date=table_date(facts.copied_on))] if facts.copied_on else []
    return Paper(
        header=Header(
            office.issuer,
            office.superior,
            number=wording.fill("number", symbol=facts.symbol),
            place_date=official_format().place_date_line(office.place, facts.day),
        ),
        title=wording.fill("title"),
        subject=tuple(filter(None, [facts.part, *copied])),
        blocks=tuple(_blocks(facts, wording)),
        closing=Closing(
            (
                (
                    Signature((wording.fill("giver_signature"),), "", note),
                    Signature((wording.fill("collector_signature"),), facts.collector, note),
                ),
            ),
            side_by_side=True,
        ),
    )


def both_parts(facts: ReceiptFacts, wording: Wording, watermark: str = "") -> Paper:
    """Return the two parts of one receipt on a sheet: one for the office, one for the giver."""
    parts = (replace(facts, part=wording.fill(key)) for key in ("part_office", "part_giver"))
    return on_sheets(tuple(receipt(part, wording) for part in parts), watermark)


def goods_text(goods: Goods, wording: Wording) -> str:
    """Return "Cát, số lượng 5 m³". The template needs "quantity" and "quantity_without_unit"."""
    if goods.quantity is None:
        return goods.name
    key = "quantity" if goods.unit else "quantity_without_unit"
    values = {"unit": goods.unit} if goods.unit else {}
    return wording.fill(key, goods=goods.name, quantity=format_number(goods.quantity), **values)


def _blocks(facts: ReceiptFacts, wording: Wording) -> Iterator[Paragraph]:
    gift = facts.gift
    lines = [wording.fill("giver", giver=gift.giver)]
    if gift.address:
        lines.append(wording.fill("address", address=gift.address))
    lines.append(wording.fill("campaign", campaign=gift.campaign))
    if facts.basis:
        lines.append(wording.fill("basis", basis=facts.basis))
    if gift.day is not None and gift.day != facts.day:
        lines.append(wording.fill("received", date=table_date(gift.day)))
    lines += _given(gift, wording)
    for line in lines:
        yield Paragraph(line, "slip")


def _given(gift: GiftFacts, wording: Wording) -> Iterator[str]:
    if gift.money is not None:
        yield wording.fill("money", amount=format_number(gift.money))
        yield wording.fill("words", words=amount_in_words(gift.money))
    goods = gift.goods
    if goods is not None:
        yield wording.fill("goods", goods=goods_text(goods, wording))
        if goods.value is not None and goods.unit_price is not None:
            value, price = format_number(goods.value), format_number(goods.unit_price)
            yield wording.fill("goods_price", price=price, unit=goods.unit, basis=goods.price_basis)
            yield wording.fill("goods_value", value=value, words=amount_in_words(goods.value))
    if gift.labour_days is not None:
        yield wording.fill("labour", days=format_number(gift.labour_days))
