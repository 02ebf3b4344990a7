"""Batch entry by the keyboard alone: fields follow one another, a line is kept at once, and what was begun is found again."""

from __future__ import annotations

from typing import Any

import pytest

from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import CAMPAIGNS, GIFT_BATCHES, GIFTS
from papi_desktop.operations import records
from papi_desktop.operations.contributions import batches
from tests.ui.official import Official


@pytest.fixture
def campaign(window: Any) -> dict[str, Any]:
    """A campaign that asks the whole commune."""
    office = window.shell.office
    values: dict[str, Any] = {
        "title": "Làm đường Bản Nà",
        "organiser": "Mặt trận",
        "purpose": "Đường",
        "starts_on": "2026-11-02",
    }
    values |= {"state": "open", "decision_total": 60, "decision_for": 40}
    record_id = records.save(office, CAMPAIGNS, {**CAMPAIGNS.blank(), **values})
    return dict(office.store.get(CAMPAIGNS, record_id))


def _open(official: Official) -> None:
    official.opens("Đóng góp").chooses_row("Làm đường Bản Nà").presses("Nhập theo đợt").sees("Ghi dòng")


def test_lines_are_entered_without_the_mouse(window: Any, official: Official, campaign: dict[str, Any]) -> None:
    _open(official)
    official.types("2").hits("Enter").types("300000").hits("Enter")
    for name, amount in (("Lò Văn Ún", "100000"), ("Vì Thị Bích", "200000")):
        official.types(name).hits("Enter", "Enter").types(amount)
        official.hits(*["Enter"] * 8)  # over the fields that stay blank to the button, and on it
    official.sees("✓ 2/2 dòng · 300.000/300.000 đồng")
    gifts = {g["giver"]: g["amount"] for g in window.shell.office.store.all(GIFTS)}
    assert gifts == {"Lò Văn Ún": 100_000, "Vì Thị Bích": 200_000}
    official.hits("Ctrl+D").sees("Đợt nhập khớp danh sách giấy: 2 dòng.")


def test_a_batch_that_was_begun_is_gone_on_with(window: Any, official: Official, campaign: dict[str, Any]) -> None:
    office = window.shell.office
    batch = office.store.get(GIFT_BATCHES, batches.open_batch(office, campaign["id"], 3, 300_000, "Lò Thị Ún"))
    batches.put_line(office, batch, {"giver": "Lò Văn Ún", "amount": 100_000})
    _open(official)
    official.sees("1/3 dòng").sees("Lò Văn Ún")
    assert official.value_of("Tổng tiền theo danh sách giấy") == "300.000"


def test_a_line_without_a_gift_is_asked_about_once(window: Any, official: Official, campaign: dict[str, Any]) -> None:
    _open(official)
    official.fills({"Số dòng theo danh sách giấy": "1", "Tổng tiền theo danh sách giấy": "0"})
    official.fills({"Người đóng góp": "Đinh Thị Sương"}).hits("Ctrl+Enter").sees("Chưa ghi đóng góp gì.")
    assert window.shell.office.store.count(GIFTS) == 0
    official.hits("Ctrl+Enter").sees("✓ 1/1 dòng")


def test_a_line_may_be_made_void_and_escape_never_loses_typing(
    window: Any, official: Official, campaign: dict[str, Any]
) -> None:
    _open(official)
    official.fills({"Số dòng theo danh sách giấy": "1", "Tổng tiền theo danh sách giấy": "100000"})
    official.fills({"Người đóng góp": "Lò Văn Ún", "Số tiền": "100000"}).hits("Ctrl+Enter").sees("✓ 1/1 dòng")
    official.chooses_row("Lò Văn Ún").hits("Enter").presses("Hủy").fills({"Lý do": "nhập nhầm sổ"})
    official.presses("Hủy dòng")
    official.sees("0/1 dòng")
    assert [g["state"] for g in window.shell.office.store.all(GIFTS)] == ["void"]
    official.fills({"Người đóng góp": "Vì Thị Bích"}).hits("Esc").sees("Dòng đang gõ chưa được ghi.")
    official.presses("Ghi tiếp").shows("Người đóng góp", "Vì Thị Bích")


@pytest.mark.parametrize("state", ["planned", "open"])
def test_a_campaign_still_being_prepared_is_told(
    window: Any, official: Official, campaign: dict[str, Any], state: str
) -> None:
    office = window.shell.office
    with office.store.transaction(say("Open the campaign")) as tx:
        tx.update(CAMPAIGNS, campaign["id"], {"state": state})
    _open(official)
    told = any("Cuộc vận động còn đang chuẩn bị" in text for text in official.texts())
    assert told == (state == "planned")


def test_the_first_line_of_a_campaign_being_prepared_asks_why_and_the_others_do_not(
    window: Any, official: Official, campaign: dict[str, Any]
) -> None:
    office = window.shell.office
    with office.store.transaction(say("Open the campaign")) as tx:
        tx.update(CAMPAIGNS, campaign["id"], {"state": "planned", "decision_for": None})
    _open(official)
    official.fills({"Số dòng theo danh sách giấy": "2", "Tổng tiền theo danh sách giấy": "300000"})
    official.fills({"Người đóng góp": "Lò Văn Ún", "Số tiền": "100000"}).hits("Ctrl+Enter")
    official.sees("Luật số 10/2022/QH15")
    assert office.store.count(GIFTS) == 0
    official.fills({"Lý do": "dân đã họp, chưa có biên bản"}).presses("Vẫn nhận").sees("1/2 dòng")
    official.fills({"Người đóng góp": "Vì Thị Bích", "Số tiền": "200000"}).hits("Ctrl+Enter").sees("✓ 2/2 dòng")
    assert office.store.get(CAMPAIGNS, campaign["id"])["early_reason"] == "dân đã họp, chưa có biên bản"


def test_nothing_is_issued_for_a_campaign_that_is_not_saved(window: Any, campaign: dict[str, Any]) -> None:
    from PySide6.QtWidgets import QPushButton

    from papi_desktop.ui.screens.contributions.tabs import GiftsTab

    tab = GiftsTab(window.shell)
    issue = next(button for button in tab.findChildren(QPushButton) if button.text().startswith("Lập biên nhận"))
    enabled = []
    for record in (None, campaign):
        tab.show_record(record)
        enabled.append(issue.isEnabled())
    assert enabled == [False, True]
