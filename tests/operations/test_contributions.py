"""Campaigns: consent, asking twice, batches, receipts, voids, day closes, times, papers and disclosures."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from papi_desktop.documents.docx import render_docx
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Severity
from papi_desktop.domain.registers import (
    CAMPAIGNS,
    COMMUNITY_DECISIONS,
    GIFT_BATCHES,
    GIFTS,
    HOUSEHOLDS,
    PAPERS,
    RECEIPTS,
    ROUNDS,
    SPENDINGS,
)
from papi_desktop.operations import disclosing, record_papers, records, verify
from papi_desktop.operations.agenda import Urgency
from papi_desktop.operations.contributions import batches, duties, guard, receipts
from papi_desktop.operations.contributions.asked_before import asked_before
from papi_desktop.operations.contributions.totals import account, money
from papi_desktop.operations.office import Office, Query
from papi_desktop.translations import render
from tests.documents.reading import flat, read_pages
from tests.operations.conftest import TODAY
from tests.operations.contributions_samples import campaign, gift

OPEN = {"state": "open", "decision_total": 60, "decision_for": 40}


def problems(office: Office, **values: Any) -> dict[str, Severity]:
    record = {
        **CAMPAIGNS.blank(),
        "title": "Làm đường",
        "organiser": "Bản Nà",
        "purpose": "Đường",
        "starts_on": "2026-11-02",
        **values,
    }
    return {p.field: p.severity for p in records.check(office, CAMPAIGNS, record)}


# --- what is checked ---


def test_a_text_that_sets_a_minimum_is_a_stop_but_the_residents_own_words_are_theirs(office: Office) -> None:
    assert problems(office, plan_of_use="Mức tối thiểu 200.000 đồng") == {"plan_of_use": Severity.ERROR}
    assert problems(office, supervisors=["Lò Văn A, giao chỉ tiêu"]) == {"supervisors": Severity.ERROR}
    assert problems(office, decision_text="Thống nhất mức đóng góp 200.000 đồng/hộ") == {}


def test_so_much_for_each_household_is_a_levy_only_where_it_is_asked_for(office: Office) -> None:
    given = "Hỗ trợ 5.000.000 đồng/hộ bị sập nhà"
    assert problems(office, plan_of_use=given, legal_kind="relief") == {}
    assert problems(office, plan_of_use=given) == {"plan_of_use": Severity.ERROR}, (
        "a village's work is paid by its people"
    )
    assert problems(office, purpose=given, legal_kind="relief") == {"purpose": Severity.ERROR}
    asked = problems(office, plan_of_use="Mức tối thiểu 200.000 đồng", legal_kind="relief")
    assert asked == {"plan_of_use": Severity.ERROR}
    paid = {**SPENDINGS.blank(), "campaign_id": campaign(office), "spent_on": "2026-11-21", "amount": 500_000}
    told = {"content": "Hỗ trợ 500.000 đồng/hộ", "in_kind": "Gạo, trị giá 300.000 đồng/hộ", "note": "500.000 đồng/hộ"}
    assert [p.field for p in records.check(office, SPENDINGS, {**paid, **told})] == []


@pytest.mark.parametrize(("agreed", "wrong"), [(39, True), (40, False), (60, False)])
def test_two_thirds_of_all_households_must_agree(office: Office, agreed: int, wrong: bool) -> None:
    found = problems(office, **{**OPEN, "decision_for": agreed})
    assert found == ({"decision_for": Severity.ERROR} if wrong else {})


def decision(office: Office, **changes: Any) -> str:
    """Record a decision of the first village and return its id."""
    record = {
        **COMMUNITY_DECISIONS.blank(),
        "title": "Góp công làm đường nội bản",
        "matter": "contribution",
        "village_id": office.villages()[0]["id"],
        "held_on": "2026-10-18",
        "decision_number": "03/QĐ-CĐ",
        "households_total": 90,
        "votes_for": 60,
        **changes,
    }
    reasons = {p.field: "theo biên bản" for p in records.check(office, COMMUNITY_DECISIONS, record)}
    return records.save(office, COMMUNITY_DECISIONS, record, accepted=reasons)


@pytest.mark.parametrize(("agreed", "wrong"), [(59, Severity.ERROR), (60, None), (None, Severity.WARNING)])
def test_a_decision_in_its_book_is_judged_by_its_own_votes(
    office: Office, agreed: int | None, wrong: Severity | None
) -> None:
    kept = decision(office, votes_for=agreed)
    told = {**OPEN, "decision_for": 60 if wrong else 1}  # what was told by hand counts no longer
    assert problems(office, **told, decision_id=kept) == ({"decision_id": wrong} if wrong else {})


def test_what_is_wrong_with_a_vote_says_how_many_are_needed_and_why(office: Office) -> None:
    record = {**CAMPAIGNS.blank(), **OPEN, "title": "Đường", "decision_id": decision(office, votes_for=59)}
    (found,) = [p for p in records.check(office, CAMPAIGNS, record) if p.field == "decision_id"]
    said = found.message.in_english()
    assert "59 of 90 households agree (65,6%); 2/3 of all households is needed: at least 60." in said
    assert "Luật số 10/2022/QH15" in said


def test_only_a_decision_on_this_contribution_is_accepted(office: Office) -> None:
    here, there, _third = (village["id"] for village in office.villages())
    refused = {"decision_id": Severity.ERROR}
    assert problems(office, decision_id=decision(office, matter="convention")) == refused
    kept = decision(office)
    assert problems(office, decision_id=kept, village_id=here) == {}
    assert problems(office, decision_id=kept, village_id=there) == refused
    assert problems(office, decision_id=kept, legal_kind="commune") == refused
    wide = decision(office, scope="commune", village_id=None, villages_total=9, villages_for=6)
    assert problems(office, decision_id=wide, legal_kind="commune", state="open") == {}
    assert problems(office, decision_id=wide, legal_kind="relief") == {}, "relief needs no vote"


def test_a_decision_in_its_book_takes_the_place_of_one_told_by_hand(office: Office, tmp_path: Path) -> None:
    told = {**OPEN, "decision_text": "Quyết định chép tay", "decision_date": "2026-10-01"}
    kept = office.store.get(CAMPAIGNS, campaign(office, **told, decision_id=decision(office))) or {}
    assert [kept[key] for key in ("decision_text", "decision_date", "decision_total", "decision_for")] == [None] * 4
    cited = "Quyết định số 03/QĐ-CĐ ngày 18/10/2026 của Bản Nà Cáy về “Góp công làm đường nội bản”"
    text = paper_text(record_papers.make(office, CAMPAIGNS, kept["id"], "campaign-statement", tmp_path))
    assert f"Căn cứ quyết định của cộng đồng dân cư: {cited}; 60/90 hộ gia đình tán thành (66,7%)" in text
    gift(office, kept["id"], "Lò Văn Ánh", amount=50_000)
    receipts.issue(office, receipts.without_receipt(office, kept["id"]), TODAY, "Lò Thị Ún")
    receipt = paper_text(record_papers.make(office, CAMPAIGNS, kept["id"], "gift-receipts", tmp_path))
    assert f"Căn cứ: {cited}" in receipt


def test_without_a_vote_written_down_an_open_campaign_is_warned_of(office: Office) -> None:
    assert problems(office, state="open") == {"decision_for": Severity.WARNING}
    assert problems(office, state="open", legal_kind="relief") == {}
    assert problems(office) == {}, "while it is being prepared nobody has voted yet"


def test_relief_that_goes_on_too_long_is_warned_of(office: Office) -> None:
    relief = {"legal_kind": "relief", "starts_on": "2026-01-05"}
    assert problems(office, **relief, ends_on="2026-04-05") == {}, "ninety days"
    assert problems(office, **relief, ends_on="2026-04-08") == {"ends_on": Severity.WARNING}
    found = problems(office, **relief, ends_on="2026-03-02", spent_by="2026-03-24")
    assert found == {"spent_by": Severity.WARNING}


def test_asking_the_same_village_again_needs_a_decision_and_a_reason(office: Office) -> None:
    here, there, _third = (village["id"] for village in office.villages())
    first = campaign(office, village_id=here, **OPEN)
    gift(office, first, "Lò Văn Ún", village_id=here, amount=100_000)
    assert problems(office, **OPEN, village_id=there) == {}, "another village was not asked"
    assert problems(office, **OPEN, village_id=here, starts_on="2027-01-05") == {}, "another year"
    again = {**OPEN, "village_id": here}
    assert problems(office, **again) == {"asked_decision": Severity.ERROR}
    assert problems(office, **again, asked_decision="go_on") == {"asked_reason": Severity.ERROR}
    second = campaign(office, **again, title="Nhà văn hóa", asked_decision="go_on", asked_reason="dân đã thống nhất")
    kept = office.store.get(CAMPAIGNS, second)
    assert kept is not None
    assert [one["title"] for one in kept["asked_before"]["campaigns"]] == ["Làm đường Bản Nà"]
    gift(office, second, "lò văn ún", village_id=here, amount=50_000)
    (found,) = asked_before(office, kept)
    assert (found.organiser, found.households, found.also_here) == ("Ban công tác Mặt trận", 1, 1)


def test_who_gave_twice_is_known_by_the_line_of_the_household_before_the_name(office: Office) -> None:
    with office.store.transaction(say("Rounds")) as tx:
        old, new = (tx.insert(ROUNDS, {"name": str(y), "year": y, "kind": "yearly"}) for y in (2025, 2026))
        village = office.villages()[0]["id"]
        line = {**HOUSEHOLDS.blank(), "head_name": "Lò Văn Ún", "class_after": "poor", "village_id": village}
        before = tx.insert(HOUSEHOLDS, {**line, "round_id": old})
        after = tx.insert(HOUSEHOLDS, {**line, "round_id": new, "previous_id": before})
        namesake = tx.insert(HOUSEHOLDS, {**line, "round_id": new})
    first = campaign(office, **OPEN)
    gift(office, first, "Lò Văn Ún", amount=100_000, household_id=before)
    gift(office, first, "Vì Thị Bích", amount=100_000)
    second = campaign(office, **OPEN, title="Nhà văn hóa", asked_decision="go_on", asked_reason="dân đã thống nhất")
    gift(office, second, "Nhà ông Ún", amount=50_000, household_id=after)  # the same household under another name
    gift(office, second, "Lò Văn Ún", amount=50_000, household_id=namesake)  # another one of that name
    gift(office, second, "vì thị bích", amount=50_000)
    (found,) = asked_before(office, office.store.get(CAMPAIGNS, second) or {})
    assert (found.households, found.also_here, found.by_line) == (2, 2, 1)
    assert found.known_again is not None
    assert found.known_again.in_english() == "2: 1 by their line in the book of households, 1 by name"


def test_a_disclosure_that_is_not_ready_says_what_it_lacks(office: Office) -> None:
    record = office.store.get(CAMPAIGNS, campaign(office)) or {}
    lacking = {d.key: told.in_english() for d in _disclosures() if (told := d.needs(office, record)) is not None}
    assert lacking == {"funds": "fill in “Receiving to”"}


def test_the_list_knows_the_money_of_a_campaign(office: Office, given: str) -> None:
    records.save(
        office, SPENDINGS, {"campaign_id": given, "spent_on": "2026-11-21", "content": "Xi măng", "amount": 1_000_000}
    )
    found = money(office, given)
    assert (found.collected, found.spent, found.remaining) == (1_005_000, 1_000_000, 5_000)
    receipts.void_gift(office, next(g["id"] for g in office.store.all(GIFTS) if g["amount"]), "nhập nhầm")
    assert money(office, given).remaining == -1_000_000
    assert money(office, campaign(office, state="planned")).collected == 0


def test_the_whole_commune_asks_every_village(office: Office) -> None:
    village = office.villages()[0]["id"]
    campaign(office, village_id=village, **OPEN)
    assert "asked_decision" in problems(office, **OPEN, legal_kind="commune")


# --- batches ---


def test_a_batch_closes_only_when_it_agrees(office: Office) -> None:
    batch_id = batches.open_batch(office, campaign(office), 2, 550_000, "Lò Thị Ún")
    batch = office.store.get(GIFT_BATCHES, batch_id)
    assert batch is not None
    batches.put_line(office, batch, {"giver": "Lò Văn A", "amount": 100_000})
    with pytest.raises(UserError, match="DG-02"):
        batches.close(office, batch)
    wrong = batches.put_line(office, batch, {"giver": "Lò Văn B", "amount": 540_000})
    found = batches.standing(office, batch)
    assert (found.missing, found.difference, found.swapped) == (0, 90_000, True)
    assert (found.suspects[0].place, found.suspects[0].meant) == (1, 450_000)
    with pytest.raises(UserError, match="GHI-01"):
        records.save(office, GIFT_BATCHES, {**batch, "state": "closed"})
    batches.put_line(office, batch, {**(office.store.get(GIFTS, wrong) or {}), "amount": 450_000})
    assert batches.close(office, batch).agrees
    assert batches.begun(office, batch["campaign_id"]) is None


def test_every_line_of_a_batch_is_kept_when_the_program_dies(office: Office) -> None:
    campaign_id = campaign(office)
    batch = office.store.get(GIFT_BATCHES, batches.open_batch(office, campaign_id, 9, 900_000, "Lò Thị Ún"))
    assert batch is not None
    for number in range(5):
        batches.put_line(office, batch, {"giver": f"Lò Văn {chr(65 + number)}", "amount": 100_000})
    again = office.another()
    try:
        begun = batches.begun(again, campaign_id)
        assert begun is not None
        assert batches.standing(again, begun).missing == 4
    finally:
        again.store.close()


def test_equal_gifts_of_a_village_look_like_a_levy(office: Office) -> None:
    village = office.villages()[0]["id"]
    campaign_id = campaign(office, village_id=village)
    for number in range(6):
        gift(office, campaign_id, f"Lò Văn {chr(65 + number)}", village_id=village, amount=200_000)
    (found,) = guard.looks_like_levy(office, account(office, campaign_id).gifts)
    assert (found.village, found.value, found.equal, found.givers) == ("Bản Nà Cáy", 200_000, 6, 6)
    record = {
        **(office.store.get(CAMPAIGNS, campaign_id) or {}),
        "state": "closed",
        **{k: OPEN[k] for k in OPEN if k != "state"},
    }
    assert {p.field for p in records.check(office, CAMPAIGNS, record)} == {"state"}


# --- receipts ---


def test_receipt_numbers_go_on_and_are_never_used_again(office: Office) -> None:
    campaign_id = campaign(office)
    for name in ("Lò Văn A", "Lò Văn B", "Lò Văn C"):
        gift(office, campaign_id, name, amount=100_000)
    first = receipts.issue(office, receipts.without_receipt(office, campaign_id), TODAY, "Lò Thị Ún")
    symbols = [(office.store.get(RECEIPTS, one) or {})["symbol"] for one in first]
    assert symbols == ["2026/0001", "2026/0002", "2026/0003"]
    receipts.void_receipt(office, first[2], "ghi sai tên")
    (left,) = receipts.without_receipt(office, campaign_id)
    assert any("2026/0003" in render(line.what) for line in duties.agenda(office, TODAY))
    (again,) = receipts.issue(office, [left], TODAY)
    assert not any("2026/0003" in render(line.what) for line in duties.agenda(office, TODAY))
    assert (office.store.get(RECEIPTS, again) or {})["symbol"] == "2026/0004"
    with pytest.raises(UserError, match="DG-03"):
        receipts.issue(office, [left], TODAY)
    with pytest.raises(UserError, match="DG-05"):
        receipts.void_receipt(office, again, " ")
    with pytest.raises(UserError, match="GHI-01"):
        records.save(office, RECEIPTS, {**(office.store.get(RECEIPTS, again) or {}), "amount": 1})


def test_a_void_gift_takes_its_receipt_along_and_stays_void(office: Office) -> None:
    campaign_id = campaign(office)
    gift_id = gift(office, campaign_id, "Lò Văn A", amount=100_000)
    (receipt_id,) = receipts.issue(office, receipts.without_receipt(office, campaign_id), TODAY)
    receipts.void_gift(office, gift_id, "nhập hai lần")
    kept, receipt = office.store.get(GIFTS, gift_id) or {}, office.store.get(RECEIPTS, receipt_id) or {}
    assert (kept["state"], kept["void_reason"]) == ("void", "nhập hai lần")
    assert (receipt["state"], receipt["voided_on"]) == ("void", TODAY.isoformat())
    assert account(office, campaign_id).collected.money == 0
    with pytest.raises(UserError, match="GHI-01"):
        records.save(office, GIFTS, {**kept, "state": "valid"})


def test_a_gift_with_a_receipt_is_not_changed_behind_its_back(office: Office) -> None:
    campaign_id = campaign(office)
    gift_id = gift(office, campaign_id, "Lò Văn A", amount=100_000)
    (receipt_id,) = receipts.issue(office, receipts.without_receipt(office, campaign_id), TODAY)
    kept = office.store.get(GIFTS, gift_id) or {}
    with pytest.raises(UserError, match="GHI-01"):
        records.save(office, GIFTS, {**kept, "amount": 1_000_000})
    records.save(office, GIFTS, {**kept, "may_be_named": True})
    receipts.void_receipt(office, receipt_id, "ghi sai số tiền")
    records.save(office, GIFTS, {**(office.store.get(GIFTS, gift_id) or {}), "amount": 1_000_000})


def test_the_cash_of_a_day_is_counted_against_its_receipts(office: Office) -> None:
    campaign_id = campaign(office)
    gift(office, campaign_id, "Lò Văn A", amount=100_000)
    gift(office, campaign_id, "Lò Văn B", amount=50_000)
    gift(office, campaign_id, "Lò Văn C", labour_days="2")
    issued = receipts.issue(office, receipts.without_receipt(office, campaign_id), TODAY)
    assert receipts.of_day(office, campaign_id, TODAY) == (2, 150_000)
    assert receipts.days_to_close(office, campaign_id) == [TODAY]
    with pytest.raises(UserError, match="GHI-01"):
        receipts.close_day(office, campaign_id, TODAY, 140_000, "Lò Thị Ún")
    receipts.close_day(office, campaign_id, TODAY, 140_000, "Lò Thị Ún", reason="thiếu 10.000 đồng")
    assert receipts.days_to_close(office, campaign_id) == []
    receipts.void_receipt(office, issued[0], "hủy")
    assert receipts.of_day(office, campaign_id, TODAY) == (1, 50_000)


# --- papers ---


def paper_text(made: record_papers.MadePaper) -> str:
    return flat(read_pages(next(path for path in made.files if path.suffix == ".pdf").read_bytes()))


@pytest.fixture
def given(office: Office) -> str:
    """A campaign with three gifts, of which one giver agrees to be named."""
    village = office.villages()[0]["id"]
    campaign_id = campaign(office, village_id=village, supervisors=["Quàng Văn Đức"])
    gift(office, campaign_id, "Lò Văn Ánh", village_id=village, amount=1_005_000, may_be_named=True)
    sand = {"goods": "Cát", "goods_quantity": "2.5", "goods_unit": "m³", "goods_unit_price": 300_000}
    gift(office, campaign_id, "Vì Thị Bích", village_id=village, **sand, price_basis="Báo giá ngày 01/11/2026")
    gift(office, campaign_id, "Hà Văn Cường", address="Tỉnh Điện Biên", labour_days="3")
    receipts.issue(office, receipts.without_receipt(office, campaign_id), TODAY, "Lò Thị Ún")
    return campaign_id


def test_receipts_are_printed_in_two_parts_on_a_sheet_and_again_only_as_copies(
    office: Office, given: str, tmp_path: Path
) -> None:
    text = paper_text(record_papers.make(office, CAMPAIGNS, given, "gift-receipts", tmp_path))
    assert "Một triệu không trăm linh năm nghìn đồng" in text
    assert "Giá trị quy đổi: 750.000 đồng (Bảy trăm năm mươi nghìn đồng)" in text
    assert "Địa chỉ: Bản Nà Cáy, xã Na Sang" in text
    assert "Ngày công: 3 ngày công" in text
    assert "BẢN SAO" not in text
    assert [text.count(part) for part in ("Liên 1: Lưu", "Liên 2: Giao người đóng góp")] == [3, 3]
    lines = list(office.store.all(PAPERS, Query(filters={"paper_kind": "gift-receipt"})))
    assert sorted(line["symbol"] for line in lines) == ["2026/0001", "2026/0002", "2026/0003"]
    for line in lines:
        assert text.count(line["verification_code"]) == 2, "both parts of a receipt carry its code"
        assert verify.paper_of(office, line["verification_code"]).number == line["symbol"]
    with pytest.raises(UserError, match="DG-08"):
        record_papers.make(office, CAMPAIGNS, given, "gift-receipts", tmp_path)
    receipt = next(iter(office.store.all(RECEIPTS)))
    copy = paper_text(record_papers.make(office, RECEIPTS, receipt["id"], "gift-receipt", tmp_path))
    assert copy.count("BẢN SAO - in lại 22/11/2026") == 2
    assert "Liên 1: Lưu" in copy


def test_the_notice_of_a_campaign_says_that_nobody_owes_anything(office: Office, tmp_path: Path) -> None:
    relief = campaign(office, legal_kind="relief", receiving_place="Nhà văn hóa bản", account="123 Agribank Mai Sơn")
    text = paper_text(record_papers.make(office, CAMPAIGNS, relief, "campaign-appeal", tmp_path))
    assert "Nơi tiếp nhận: Nhà văn hóa bản." in text
    assert "Tài khoản tiếp nhận tiền: 123 Agribank Mai Sơn." in text
    assert "từ ngày 02 tháng 11 năm 2026." in text
    assert "không đặt mức, không giao cho hộ nào, thôn nào" in text
    assert "Điều 14 Nghị định số 93/2021/NĐ-CP" in text


def test_the_confirmation_slip_says_what_was_given(office: Office, given: str, tmp_path: Path) -> None:
    kept = next(g for g in office.store.all(GIFTS) if g["giver"] == "Vì Thị Bích")
    text = paper_text(record_papers.make(office, GIFTS, kept["id"], "gift-confirmation", tmp_path))
    assert "Vì Thị Bích" in text
    assert "Hiện vật: Cát, số lượng 2,5 m³" in text
    assert "Biên nhận số: 2026/0002" in text
    assert "Lò Văn Bình" in text


def test_the_statement_names_only_those_who_agreed(office: Office, given: str, tmp_path: Path) -> None:
    spending = {"campaign_id": given, "spent_on": "2026-11-21", "content": "Mua xi măng", "amount": 1_000_000}
    records.save(office, SPENDINGS, {**spending, "voucher_number": "PC 07", "voucher_date": "2026-11-21"})
    text = paper_text(record_papers.make(office, CAMPAIGNS, given, "campaign-statement", tmp_path))
    assert "Lò Văn Ánh" in text
    assert "Vì Thị Bích" not in text
    assert "Ngoài ra có 2 khoản đóng góp không nêu tên" in text
    assert "PC 07 ngày 21/11/2026" in text
    assert "5.000 đồng (bằng chữ: Năm nghìn đồng)" in text
    assert "Quàng Văn Đức" in text
    assert "Tỉnh Điện Biên" not in text


def test_the_book_of_the_money_tells_what_is_left_after_each_line(office: Office, given: str, tmp_path: Path) -> None:
    spending = {"campaign_id": given, "spent_on": "2026-11-21", "content": "Mua xi măng", "amount": 1_000_000}
    records.save(office, SPENDINGS, {**spending, "voucher_number": "PC 07"})
    text = paper_text(record_papers.make(office, CAMPAIGNS, given, "fund-book", tmp_path))
    assert "20/11/2026 2026/0001 Thu đóng góp của Lò Văn Ánh 1.005.000 1.005.000" in text
    assert "21/11/2026 PC 07 Mua xi măng 1.000.000 5.000" in text
    assert "Tổng cộng 1.005.000 1.000.000 5.000" in text


def test_a_receipt_is_also_an_editable_document(office: Office, given: str, tmp_path: Path) -> None:
    from papi_desktop.operations.book import PaperNumber
    from papi_desktop.operations.contributions.papers import receipts_sheet

    record = office.store.get(CAMPAIGNS, given)
    assert record is not None
    render_docx(receipts_sheet(office, record, PaperNumber(day=TODAY)).paper, tmp_path / "receipts.docx")
    assert (tmp_path / "receipts.docx").stat().st_size > 1000


# --- what stays in the book ---


def test_a_campaign_with_gifts_is_kept_even_when_they_are_void(office: Office) -> None:
    empty = campaign(office, title="Ghi nhầm")
    records.remove(office, CAMPAIGNS, empty, "ghi nhầm")
    assert office.store.count(CAMPAIGNS) == 0
    kept = campaign(office)
    given = gift(office, kept, "Lò Văn A", amount=100_000)
    (receipt,) = receipts.issue(office, receipts.without_receipt(office, kept), TODAY)
    receipts.void_gift(office, given, "nhập hai lần")
    for register, record_id, why in (
        (CAMPAIGNS, kept, "1 gifts, 1 receipts and 0 payments"),
        (RECEIPTS, receipt, "never removed"),
    ):
        with pytest.raises(UserError, match=f"GHI-03.*{why}"):
            records.remove(office, register, record_id, "dọn sổ")
        assert office.store.count(register) == 1


def test_a_gift_goes_only_while_it_has_no_receipt(office: Office) -> None:
    kept = campaign(office)
    wrong, right = (gift(office, kept, name, amount=100_000) for name in ("Lò Văn A", "Lò Văn B"))
    records.remove(office, GIFTS, wrong, "nhập hai lần")
    receipts.issue(office, receipts.without_receipt(office, kept), TODAY)
    with pytest.raises(UserError, match=r"GHI-03.*void instead"):
        records.remove(office, GIFTS, right, "nhập hai lần")


def test_a_decision_is_kept_while_a_campaign_rests_on_it(office: Office) -> None:
    resting, free = decision(office), decision(office, title="Sửa nhà văn hóa")
    campaign(office, decision_id=resting)
    records.remove(office, COMMUNITY_DECISIONS, free, "ghi trùng")
    with pytest.raises(UserError, match=r"GHI-03.*Làm đường Bản Nà"):
        records.remove(office, COMMUNITY_DECISIONS, resting, "ghi trùng")


# --- times ---


def test_relief_is_disclosed_by_its_own_clocks(office: Office) -> None:
    relief = campaign(
        office, legal_kind="relief", starts_on="2026-08-03", ends_on="2026-10-30", spent_by="2026-11-13", state="closed"
    )
    record = office.store.get(CAMPAIGNS, relief) or {}
    stages = {d.key for d in _disclosures() if d.when(office, record)}
    assert stages == {"keu-goi", "noi-nhan", "tiep-nhan", "su-dung"}
    due = {}
    for stage in sorted(stages):
        made = disclosing.disclose(office, CAMPAIGNS, relief, stage)
        due[stage] = (_disclosed(office, made) or {})["due"]
    assert due == {
        "keu-goi": "2026-08-03",
        "noi-nhan": "2026-08-02",
        "tiep-nhan": "2026-11-16",
        "su-dung": "2026-12-14",
    }


def test_today_tells_what_a_campaign_wants(office: Office) -> None:
    relief = campaign(office, legal_kind="relief", title="Bão số 3", starts_on="2026-08-20", state="open")
    found = {(line.id, line.urgency, line.due) for line in duties.agenda(office, TODAY)}
    assert found == {(relief, Urgency.OVERDUE, date(2026, 11, 18))}
    village = campaign(office, ends_on="2026-11-20", state="closed", decision_total=60, decision_for=50)
    (line,) = [line for line in duties.agenda(office, TODAY) if line.id == village]
    assert (line.urgency, line.due) == (Urgency.RUNNING, date(2026, 11, 30))
    disclosing.disclose(office, CAMPAIGNS, village, "funds")
    assert not [line for line in duties.agenda(office, TODAY) if line.id == village]


def _disclosures() -> tuple[Any, ...]:
    from papi_desktop.operations.books import book_of

    return book_of(CAMPAIGNS).disclosures


def _disclosed(office: Office, record_id: str) -> dict[str, Any] | None:
    from papi_desktop.domain.registers import DISCLOSURES

    return office.store.get(DISCLOSURES, record_id)
