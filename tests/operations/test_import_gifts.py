"""A village's workbook of gifts: read as it is, refused when it sets a minimum, flagged when all gave the same, stored once."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import ATTACHMENTS, CAMPAIGNS, GIFTS, OUTGOING
from papi_desktop.operations import record_papers, records
from papi_desktop.operations.contributions.asked_before import asked_before
from papi_desktop.operations.contributions.import_gifts import correct, leave_out, read_gifts, stop_words, store_gifts
from papi_desktop.operations.contributions.totals import account
from papi_desktop.operations.office import Office, Query
from tests.operations.contributions_samples import ROWS, campaign, write_gifts

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"

WHY = "nhập danh sách cũ, quyết định lưu ở bản"
"""Why a list is stored whose campaign was never opened."""


def test_a_workbook_is_read_and_stored_with_its_campaign(office: Office, tmp_path: Path) -> None:
    read = read_gifts(office, write_gifts(tmp_path / "gop.xlsx"))
    assert len(read.reading.rows) == 4
    assert (read.sums.gifts, read.sums.money, read.sums.labour_days) == (3, 250_000, Decimal(5))
    assert (read.stop, read.uniform, read.errors) == (None, (), 0)
    assert office.store.count(GIFTS) == 0, "a dry run stores nothing"
    done = store_gifts(office, read, early_reason=WHY)
    made = office.store.get(CAMPAIGNS, done.campaign_id) or {}
    assert (made["title"], made["state"]) == ("Đóng góp làm đường", "planned")
    gifts = {g["giver"]: g for g in office.store.all(GIFTS)}
    villages = {v["id"]: v["name"] for v in office.villages()}
    sand = gifts["Vì Hữu Kiên"]
    assert (sand["amount"], sand["goods"], sand["goods_quantity"], sand["goods_unit"]) == (150_000, "Cát", "5", "m³")
    assert villages[gifts["Hà Đức Ún"]["village_id"]] == "Bản Púng Khoai", "a new village is added"
    assert sand["received_on"] == "2026-03-13"
    assert not any(g["may_be_named"] for g in gifts.values()), "nobody is named who did not agree"
    assert office.store.count(ATTACHMENTS, Query(filters={"owner_id": done.campaign_id, "role": "source"})) == 1
    records.undo(office, done.batch)
    assert office.store.count(GIFTS) == office.store.count(CAMPAIGNS) == 0


def test_no_paper_is_made_of_a_campaign_nobody_described_yet(office: Office, tmp_path: Path) -> None:
    made = store_gifts(office, read_gifts(office, write_gifts(tmp_path / "gop.xlsx")), early_reason=WHY).campaign_id
    with pytest.raises(UserError, match="DG-09"):
        record_papers.make(office, CAMPAIGNS, made, "campaign-statement", tmp_path)
    assert office.store.count(OUTGOING) == 0, "no number is taken"
    described = {"organiser": "Ban công tác Mặt trận", "purpose": "Làm đường nội bản"}
    records.save(office, CAMPAIGNS, {**(office.store.get(CAMPAIGNS, made) or {}), **described})
    assert record_papers.make(office, CAMPAIGNS, made, "campaign-statement", tmp_path).files


def test_a_list_that_grew_is_read_again_without_storing_twice(office: Office, tmp_path: Path) -> None:
    path = write_gifts(tmp_path / "gop.xlsx")
    first = store_gifts(office, read_gifts(office, path), early_reason=WHY)
    with pytest.raises(UserError, match="DG-07"):
        store_gifts(office, read_gifts(office, path), early_reason=WHY)
    grown = (*ROWS, ("Lò Văn Thử", "Bản Nà Cáy", "29/03/2026", 300000, None, None, None, None))
    read = read_gifts(office, write_gifts(path, grown))
    assert len(read.known) == 4
    assert store_gifts(office, read, early_reason=WHY).campaign_id == first.campaign_id
    assert office.store.count(GIFTS) == 5


def test_a_file_read_again_is_told_in_one_sentence_even_after_its_campaign_was_renamed(
    office: Office, tmp_path: Path
) -> None:
    path = write_gifts(tmp_path / "gop.xlsx")
    made = store_gifts(office, read_gifts(office, path), early_reason=WHY).campaign_id
    records.save(office, CAMPAIGNS, {**(office.store.get(CAMPAIGNS, made) or {}), "title": "Đường Bản Nà"})
    again = read_gifts(office, path)
    assert (again.campaign_id, len(again.known)) == (made, 4)
    (note,) = again.reading.problems
    assert note.message.in_english() == "All 4 rows are in the book already; none is stored twice."
    grown = (*ROWS, ("Lò Văn Thử", "Bản Nà Cáy", "29/03/2026", 300000, None, None, None, None))
    (note,) = read_gifts(office, write_gifts(path, grown)).reading.problems
    assert note.message.in_english() == "4 rows are in the book already and are not stored twice: 4–7."


def test_rows_of_another_campaign_are_told(office: Office, tmp_path: Path) -> None:
    path = write_gifts(tmp_path / "gop.xlsx")
    store_gifts(office, read_gifts(office, path), early_reason=WHY)
    elsewhere = read_gifts(office, path, campaign(office))
    assert elsewhere.known == frozenset()
    assert "“Đóng góp làm đường” has 4 of these rows already" in elsewhere.reading.problems[0].message.in_english()


def test_a_line_without_a_gift_is_kept_and_counts_nowhere(office: Office, tmp_path: Path) -> None:
    made = store_gifts(office, read_gifts(office, write_gifts(tmp_path / "gop.xlsx")), early_reason=WHY).campaign_id
    assert office.store.count(GIFTS) == 4
    assert account(office, made).collected.gifts == 3
    gifts = {gift["giver"]: gift for gift in office.store.all(GIFTS)}
    assert record_papers.kinds_of(office, GIFTS, gifts["Đinh Thị Sương"]) == ()
    assert record_papers.kinds_of(office, GIFTS, gifts["Hà Đức Ún"]) != ()
    with office.store.transaction(say("Open the campaign")) as tx:
        tx.update(CAMPAIGNS, made, {"starts_on": f"{office.today().year}-03-01", "state": "open"})
    other = office.store.get(CAMPAIGNS, campaign(office, state="planned")) or {}
    assert [found.households for found in asked_before(office, other)] == [3]


@pytest.mark.parametrize("heading", ["Mức đóng góp tối thiểu", "Chỉ tiêu", "Số phải nộp", "MUC TOI THIEU"])
def test_a_column_that_sets_a_minimum_is_a_stop(office: Office, tmp_path: Path, heading: str) -> None:
    read = read_gifts(office, write_gifts(tmp_path / "gop.xlsx", extra=heading), campaign(office))
    assert read.stop is not None
    assert read.stop.where.text == heading
    assert heading in stop_words(office, read.stop).in_english()
    assert read.sums.money == 250_000, "the column is never taken for money given"
    with pytest.raises(UserError, match="DG-01"):
        store_gifts(office, read, early_reason=WHY)
    assert office.store.count(GIFTS) == 0


def test_a_title_that_sets_a_quota_is_a_stop(office: Office, tmp_path: Path) -> None:
    read = read_gifts(office, write_gifts(tmp_path / "gop.xlsx", title="Danh sách giao chỉ tiêu đóng góp"))
    assert read.stop is not None


def test_a_village_that_gave_all_the_same_is_told_but_may_be_stored(office: Office, tmp_path: Path) -> None:
    rows = [(f"Lò Văn {chr(65 + n)}", "Bản Nà Cáy", "28/03/2026", 200000, None, None, None, None) for n in range(8)]
    read = read_gifts(office, write_gifts(tmp_path / "gop.xlsx", rows))
    (found,) = read.uniform
    assert (found.village, found.value, found.equal) == ("Bản Nà Cáy", 200_000, 8)
    assert store_gifts(office, read, early_reason=WHY).stored == 8


def test_a_campaign_that_is_not_there_is_told(office: Office, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="DG-04"):
        read_gifts(office, write_gifts(tmp_path / "gop.xlsx"), "nothing")


@pytest.mark.skipif(not SAMPLES.exists(), reason="the samples are not here")
@pytest.mark.parametrize("name", ["dong-gop-duong-ban-na.xlsx", "dong-gop-co-muc-toi-thieu.xlsx"])
def test_samples_are_read_as_expected(office: Office, name: str) -> None:
    expected = json.loads((SAMPLES / f"{name}.expected.json").read_text(encoding="utf-8"))
    read = read_gifts(office, SAMPLES / name)
    assert {
        "gifts": len(read.reading.rows),
        "money": read.sums.money,
        "labour_days": int(read.sums.labour_days),
        "stop": read.stop.phrase if read.stop else None,
        "looks_like_levy": bool(read.uniform),
    } == expected


WRONG = (("Sùng Quang Phủng", "Bản Nà Cáy", "28/03/2026", "một trăm", 2, None, None, None), *ROWS[1:])


def test_a_wrong_cell_is_corrected_before_anything_is_stored(office: Office, tmp_path: Path) -> None:
    read = read_gifts(office, write_gifts(tmp_path / "gop.xlsx", WRONG))
    (bad,) = read.bad_rows
    corrected = correct(office, read, {(*bad, "amount"): "120.000"})
    assert (corrected.errors, corrected.sums.money) == (0, 270_000)
    store_gifts(office, corrected, early_reason=WHY)
    assert {g["amount"] for g in office.store.all(GIFTS)} == {120_000, 150_000, None}


def test_what_is_typed_is_held_against_the_guard_until_it_is_taken_back(office: Office, tmp_path: Path) -> None:
    read = read_gifts(office, write_gifts(tmp_path / "gop.xlsx"))
    cell = (*read.reading.rows[1].key, "goods")
    wrong = correct(office, read, {cell: "cát, mức tối thiểu 5 m³"})
    assert wrong.stop is not None
    other = (*read.reading.rows[0].key, "labour_days")
    assert correct(office, wrong, {other: "3"}).stop is not None
    assert correct(office, wrong, {cell: "cát"}).stop is None


def test_a_row_left_out_is_not_stored(office: Office, tmp_path: Path) -> None:
    read = read_gifts(office, write_gifts(tmp_path / "gop.xlsx"))
    nothing = next(p for p in read.reading.problems if p.kind == "nothing")
    less = leave_out(office, read, (nothing.sheet, nothing.row))
    assert store_gifts(office, less, early_reason=WHY).stored == len(ROWS) - 1
