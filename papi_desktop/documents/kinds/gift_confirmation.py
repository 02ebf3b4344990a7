"""Giấy xác nhận đóng góp: the office confirms, on request, what somebody gave."""

from __future__ import annotations

from collections.abc import Iterator

from papi_desktop.documents.kinds.facts import Document
from papi_desktop.documents.kinds.gift_facts import GiftFacts
from papi_desktop.documents.kinds.gift_receipt import goods_text
from papi_desktop.documents.official import listed, official_format
from papi_desktop.documents.paper import Closing, Header, Paper, Paragraph, Signature, dashed
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.domain.vietnamese.numbers import amount_in_words, format_number


def gift_confirmation(
    gift: GiftFacts,
    document: Document,
    receipts: tuple[str, ...],
    signer: Signature,
    wording: Wording,
    receipt_wording: Wording,
    watermark: str = "",
) -> Paper:
    """Return the slip.

    Args:
        document: its day; it has no number of its own, its verification code tells it apart.
        receipts: book and number of the receipts the gift has.
        wording: template "gift_confirmation".
        receipt_wording: template "gift_receipt", by whose words goods are named.
    """
    office = gift.office
    return Paper(
        header=Header(
            office.issuer, office.superior, place_date=official_format().place_date_line(office.place, document.day)
        ),
        title=wording.fill("title"),
        subject=(wording.fill("subject"),),
        blocks=(
            Paragraph(wording.fill("opening", unit=office.unit)),
            *dashed(listed(_lines(gift, receipts, wording, receipt_wording))),
            Paragraph(wording.fill("closing")),
        ),
        closing=Closing(((signer,),)),
        ends=True,
        watermark=watermark,
    )


def _lines(gift: GiftFacts, receipts: tuple[str, ...], wording: Wording, receipt_wording: Wording) -> Iterator[str]:
    yield wording.fill("giver", giver=gift.giver)
    if gift.address:
        yield wording.fill("address", address=gift.address)
    yield wording.fill("campaign", campaign=gift.campaign)
    yield wording.fill("organiser", organiser=gift.organiser)
    if gift.day is not None:
        yield wording.fill("day", date=table_date(gift.day))
    if gift.money is not None:
        yield wording.fill("money", amount=format_number(gift.money), words=amount_in_words(gift.money))
    if gift.goods is not None:
        yield wording.fill("goods", goods=goods_text(gift.goods, receipt_wording))
    if gift.labour_days is not None:
        yield wording.fill("labour", days=format_number(gift.labour_days))
    if receipts:
        yield wording.fill("receipts", symbols=", ".join(receipts))
