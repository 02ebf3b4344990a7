"""Sổ theo dõi thu, chi đóng góp: every receipt and every payment of a campaign's money, with what is left after each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from papi_desktop.documents.kinds.common import header_of
from papi_desktop.documents.kinds.facts import dated
from papi_desktop.documents.kinds.gift_facts import FundBookFacts
from papi_desktop.documents.official import Align
from papi_desktop.documents.paper import Closing, Column, Orientation, Paper, Row, RowKind, Signature, Table
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.domain.vietnamese.numbers import format_number

_COLUMNS = ("day", "voucher", "text", "received", "spent", "remaining")


def fund_book(facts: FundBookFacts, signer: Signature, wording: Wording, watermark: str = "") -> Paper:
    """Return the book. Template "fund_book"."""
    looks: Mapping[str, Mapping[str, Any]] = wording.data["columns"]
    columns = tuple(Column(looks[key]["title"], looks[key]["width"], Align(looks[key]["align"])) for key in _COLUMNS)
    rows = [
        Row(
            (
                table_date(line.day) if line.day else "",
                line.voucher,
                line.text,
                _money(line.received),
                _money(line.spent),
                format_number(line.remaining),
            )
        )
        for line in facts.lines
    ]
    sums = (_money(facts.received), _money(facts.spent), format_number(facts.received - facts.spent))
    total = Row((wording.fill("total"), *sums), RowKind.TOTAL, span=3)
    numbering = tuple(str(looks[key]["sign"]) for key in _COLUMNS)
    note = wording.fill("signer_note")
    return Paper(
        header=header_of(facts.office, dated(facts.until)),
        title=wording.fill("title"),
        subject=(wording.fill("subject", fund=facts.fund), wording.fill("internal")),
        blocks=(Table(columns, (*rows, total), numbering=numbering),),
        closing=Closing(
            (
                (
                    Signature((wording.fill("bookkeeper"),), "", note),
                    Signature((wording.fill("accountant"),), "", note),
                    signer,
                ),
            )
        ),
        orientation=Orientation.LANDSCAPE,
        watermark=watermark,
    )


def _money(amount: int | None) -> str:
    return "" if amount is None else format_number(amount)
