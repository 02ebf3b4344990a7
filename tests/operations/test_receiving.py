"""Gifts before their campaign receives: by the form, in a batch, from a workbook, on a receipt; and what opening asks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.register import Severity
from papi_desktop.domain.registers import CAMPAIGNS, GIFT_BATCHES, GIFTS, RECEIPTS
from papi_desktop.operations import records
from papi_desktop.operations.contributions import batches, receipts, receiving
from papi_desktop.operations.contributions.import_gifts import asks_why, read_gifts, store_gifts
from papi_desktop.operations.office import Office
from tests.operations.conftest import TODAY
from tests.operations.contributions_samples import campaign, gift, write_gifts

UNASKED: dict[str, Any] = {"state": "planned", "decision_total": None, "decision_for": None}
TOO_FEW = {**UNASKED, "decision_total": 60, "decision_for": 39}
WHY = "bản đã họp, quyết định chưa chuyển lên xã"


def typed(campaign_id: str) -> dict[str, Any]:
    return {**GIFTS.blank(), "campaign_id": campaign_id, "giver": "Lò Văn Ún", "amount": 100_000}


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        ({}, {}),
        (UNASKED, {"received_on": Severity.WARNING}),
        ({**UNASKED, "legal_kind": "relief"}, {"received_on": Severity.WARNING}),
        (TOO_FEW, {"received_on": Severity.ERROR}),
        ({**TOO_FEW, "early_reason": WHY}, {"received_on": Severity.ERROR}),
        ({**UNASKED, "early_reason": WHY}, {}),
    ],
)
def test_a_gift_is_asked_about_until_its_campaign_receives(
    office: Office, values: dict[str, Any], asked: dict[str, Severity]
) -> None:
    kept = campaign(office, **values)
    found = {p.field: p.severity for p in records.check(office, GIFTS, typed(kept))}
    assert found == asked


def test_the_article_of_the_residents_decision_is_told_where_they_decide(office: Office) -> None:
    def said(**values: Any) -> str:
        (found,) = records.check(office, GIFTS, typed(campaign(office, **UNASKED, **values)))
        return found.message.in_english()

    assert "khoản 1 Điều 21 Luật số 10/2022/QH15" in said()
    assert "Luật" not in said(legal_kind="relief")


def test_the_reason_is_kept_with_the_campaign_and_asked_once(office: Office) -> None:
    kept = campaign(office, **UNASKED)
    with pytest.raises(UserError, match="DG-10"):
        receiving.allow(office, office.store.get(CAMPAIGNS, kept) or {}, "  ")
    receiving.allow(office, office.store.get(CAMPAIGNS, kept) or {}, WHY)
    assert (office.store.get(CAMPAIGNS, kept) or {})["early_reason"] == WHY
    gift(office, kept, "Lò Văn Ún", amount=50_000)
    batch = office.store.get(GIFT_BATCHES, batches.open_batch(office, kept, 1, 100_000, "Lò Thị Ún")) or {}
    batches.put_line(office, batch, {"giver": "Vì Thị Bích", "amount": 100_000})
    assert len(receipts.issue(office, receipts.without_receipt(office, kept), TODAY)) == 2


def test_a_gift_after_the_last_day_is_asked_about(office: Office) -> None:
    kept = campaign(office, ends_on="2026-11-19")

    def asked(day: str) -> list[tuple[str, Severity]]:
        return [(p.kind, p.severity) for p in records.check(office, GIFTS, {**typed(kept), "received_on": day})]

    assert asked("2026-11-19") == []
    assert asked("2026-11-20") == [("after_end", Severity.WARNING)]
    with pytest.raises(UserError, match="GHI-01"):
        gift(office, kept, "Lò Văn Ún", amount=50_000)
    late = {**typed(kept), "received_on": "2026-11-20"}
    made = records.save(office, GIFTS, late, accepted={"received_on": "chuyển khoản đến muộn"})
    stored = office.store.get(GIFTS, made) or {}
    records.save(office, GIFTS, {**stored, "note": "đã ký nhận"})


def test_a_workbook_with_gifts_after_the_last_day_is_stored_with_the_reason_only(
    office: Office, tmp_path: Path
) -> None:
    kept = campaign(office, starts_on="2026-03-01", ends_on="2026-03-20")
    read = read_gifts(office, write_gifts(tmp_path / "gop.xlsx"), kept)
    asked = asks_why(office, read)
    assert asked is not None
    assert asked.kind == "after_end"
    with pytest.raises(UserError, match="DG-11"):
        store_gifts(office, read)
    store_gifts(office, read, early_reason="bản nộp danh sách muộn")
    told = [entry.told.in_english() for entry in office.store.history(CAMPAIGNS, kept) if entry.told is not None]
    assert any("bản nộp danh sách muộn" in line for line in told)


def test_no_receipt_of_a_campaign_that_went_back_to_being_prepared(office: Office) -> None:
    kept = campaign(office)
    gift(office, kept, "Lò Văn Ún", amount=50_000)
    records.save(
        office, CAMPAIGNS, {**(office.store.get(CAMPAIGNS, kept) or {}), "state": "planned", "decision_for": 39}
    )
    with pytest.raises(UserError, match="DG-10"):
        receipts.issue(office, receipts.without_receipt(office, kept), TODAY)
    assert office.store.count(RECEIPTS) == 0


def test_a_workbook_is_stored_with_the_reason_only(office: Office, tmp_path: Path) -> None:
    read = read_gifts(office, write_gifts(tmp_path / "gop.xlsx"))
    with pytest.raises(UserError, match="DG-10"):
        store_gifts(office, read)
    assert office.store.count(GIFTS) == office.store.count(CAMPAIGNS) == 0
    made = store_gifts(office, read, early_reason=WHY).campaign_id
    assert (office.store.get(CAMPAIGNS, made) or {})["early_reason"] == WHY


def test_no_reason_opens_a_workbook_to_a_campaign_too_few_agreed_to(office: Office, tmp_path: Path) -> None:
    kept = campaign(office, **TOO_FEW)
    with pytest.raises(UserError, match="DG-10"):
        store_gifts(office, read_gifts(office, write_gifts(tmp_path / "gop.xlsx"), kept), early_reason=WHY)
    assert office.store.count(GIFTS) == 0


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        ({}, {}),
        ({"starts_on": None}, {"starts_on": Severity.ERROR}),
        ({"starts_on": None, "state": "planned"}, {}),
        ({"decision_date": "2026-11-03"}, {"starts_on": Severity.WARNING}),
        ({"decision_date": "2026-11-02"}, {}),
        ({"decision_date": "2026-11-03", "legal_kind": "relief"}, {}),
    ],
)
def test_opening_asks_for_the_days(office: Office, values: dict[str, Any], asked: dict[str, Severity]) -> None:
    record = {**(office.store.get(CAMPAIGNS, campaign(office)) or {}), **values}
    assert {p.field: p.severity for p in records.check(office, CAMPAIGNS, record)} == asked
