"""Công khai thu, chi đóng góp: what a campaign received, what was spent, what is left, and who agreed to be named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import count
from typing import Any

from papi_desktop.documents.kinds.common import bases_of, header_of, led, numbered
from papi_desktop.documents.kinds.gift_facts import Collected, StatementFacts
from papi_desktop.documents.official import Align, listed
from papi_desktop.documents.paper import Block, Closing, Column, Paper, Paragraph, Row, RowKind, Table, dashed
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.domain.vietnamese.numbers import amount_in_words, format_number


def campaign_statement(facts: StatementFacts, wording: Wording, watermark: str = "") -> Paper:
    """Return the statement. Template "campaign_statement"."""
    return Paper(
        header=header_of(facts.office, facts.document),
        title=wording.fill("title"),
        subject=(wording.fill("subject", campaign=facts.campaign),),
        blocks=tuple(_blocks(facts, wording)),
        closing=Closing(((facts.signer,),), facts.recipients),
        ends=True,
        watermark=watermark,
    )


def _blocks(facts: StatementFacts, wording: Wording) -> Iterator[Block]:
    unit, number = facts.office.unit, count(1)
    yield from bases_of(facts.bases, wording)
    yield Paragraph(wording.fill("opening", unit=unit, campaign=facts.campaign, date=table_date(facts.until)))
    yield numbered(next(number), wording.fill("about_heading"))
    yield from dashed(listed(_about(facts, wording)))
    yield numbered(next(number), wording.fill("collected_heading"))
    yield _collected(facts, wording)
    if facts.goods:
        yield numbered(next(number), wording.fill("goods_heading"))
        yield _goods(facts, wording)
    yield numbered(next(number), wording.fill("spent_heading"))
    yield _spent(facts, wording) if facts.spent else Paragraph(wording.fill("nothing_spent"))
    if facts.remaining is not None:
        left = wording.fill("remaining", amount=format_number(facts.remaining), words=amount_in_words(facts.remaining))
        yield led(next(number), wording.fill("remaining_heading"), left)
    if facts.named:
        yield numbered(next(number), wording.fill("named_heading"))
        yield _named(facts, wording)
    if facts.unnamed:
        yield Paragraph(wording.fill("unnamed" if facts.named else "unnamed_alone", count=format_number(facts.unnamed)))
    opinions = wording.fill("opinions", receiver=facts.receiver)
    yield led(next(number), wording.fill("opinions_heading"), opinions)
    yield Paragraph(wording.fill("closing", unit=unit))


def _about(facts: StatementFacts, wording: Wording) -> Iterator[str]:
    yield wording.fill("organiser", organiser=facts.organiser)
    yield wording.fill("purpose", purpose=facts.purpose)
    period = facts.period
    if period.stated:
        yield period.stated
    elif period.first is not None and period.last is not None:
        yield wording.fill("period", first=table_date(period.first), last=table_date(period.last))
    elif period.first is not None:
        yield wording.fill("period_open", first=table_date(period.first))
    if facts.supervisors:
        yield wording.fill("supervisors", names=", ".join(facts.supervisors))


def _collected(facts: StatementFacts, wording: Wording) -> Table:
    """Columns in which nothing is stated are left out."""
    lines = [*facts.collected, facts.total]
    wanted = ["source", *(k for k in ("givers", "money", "labour", "goods_value") if any(_cell(x, k) for x in lines))]
    rows = [Row(tuple(_cell(line, key) for key in wanted)) for line in facts.collected]
    total = Row(tuple(_cell(facts.total, key) for key in wanted), RowKind.TOTAL)
    return Table(_columns(wording.data["columns"], wanted), (*rows, total))


def _cell(line: Collected, key: str) -> str:
    cells = {
        "source": line.source,
        "givers": _figure(line.givers),
        "money": _figure(line.money),
        "labour": _figure(line.labour_days),
        "goods_value": _figure(line.goods_value),
    }
    return cells[key]


def _goods(facts: StatementFacts, wording: Wording) -> Table:
    valued = any(goods.value is not None for goods in facts.goods)
    wanted = ["name", "quantity", "unit", *(["value"] if valued else [])]
    rows = []
    for goods in facts.goods:
        cells = {"name": goods.name, "quantity": _figure(goods.quantity), "unit": goods.unit, "value": ""}
        cells["value"] = _figure(goods.value)
        rows.append(Row(tuple(cells[key] for key in wanted)))
    return Table(_columns(wording.data["goods_columns"], wanted), tuple(rows))


def _spent(facts: StatementFacts, wording: Wording) -> Table:
    wanted = ["day", "content", "voucher", "money"]
    rows = [
        Row((table_date(line.day) if line.day else "", line.content, line.voucher, _figure(line.money)))
        for line in facts.spent
    ]
    if facts.spent_total is not None:
        rows.append(Row((wording.fill("total"), _figure(facts.spent_total)), RowKind.TOTAL, span=3))
    return Table(_columns(wording.data["spent_columns"], wanted), tuple(rows))


def _named(facts: StatementFacts, wording: Wording) -> Table:
    """Columns in which no giver has anything are left out."""
    lines = [
        {
            "village": gift.village,
            "money": _figure(gift.money),
            "labour": _figure(gift.labour_days),
            "goods": gift.goods,
        }
        for gift in facts.named
    ]
    used = [key for key in ("village", "money", "labour", "goods") if any(line[key] for line in lines)]
    rows = tuple(
        Row((str(place), gift.giver, *(line[key] for key in used)))
        for place, (gift, line) in enumerate(zip(facts.named, lines, strict=True), 1)
    )
    return Table(_columns(wording.data["named_columns"], ["serial", "name", *used]), rows)


def _columns(looks: Mapping[str, Mapping[str, Any]], wanted: Iterable[str]) -> tuple[Column, ...]:
    return tuple(Column(looks[key]["title"], looks[key]["width"], Align(looks[key]["align"])) for key in wanted)


def _figure(value: int | Decimal | None) -> str:
    """Return a figure as printed; nothing stated is blank, which is not the same as 0."""
    return "" if value is None else format_number(value)
