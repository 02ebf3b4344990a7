"""A paper that was issued, at the screen: given again as it was, or a new one with a new number; which one is asked, never guessed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import DISCLOSURES, OUTGOING, YEAR_PLAN_ITEMS
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations import year_plan
from papi_desktop.operations.year_plan import MadePlan
from tests.ui.official import Official
from tests.ui.screens.commune import publish_list

AGAIN = "In lại đúng bản đã phát hành: số 01/KH-UBND"


@pytest.fixture
def issued(window: Any, tmp_path: Path) -> MadePlan:
    """The plan of 2027, issued."""
    return year_plan.make(window.shell.office, 2027, tmp_path / "truoc")


def open_papers(official: Official) -> Official:
    official.opens("Sổ công khai").opens("Kế hoạch công khai").chooses_row("Kế hoạch công khai thông tin năm 2027")
    return official.presses("Lập giấy tờ")


def change(window: Any, plan: MadePlan) -> None:
    office = window.shell.office
    with office.store.transaction(say("Change")) as tx:
        tx.update(YEAR_PLAN_ITEMS, year_plan.items_of(office, plan.plan_id)[0]["id"], {"state": "left_out"})


def numbers_taken(window: Any) -> list[str]:
    return sorted(row["symbol"] for row in window.shell.office.store.all(OUTGOING))


def test_an_issued_paper_is_written_again_as_it_was(
    window: Any, official: Official, issued: MadePlan, tmp_path: Path
) -> None:
    open_papers(official).sees("in lại vẫn giữ nguyên số, ngày và mã").sees(AGAIN).sees("Trang 1/")
    official.does_not_see("Số văn bản")
    official.chooses_file(tmp_path / "giay").presses("Ghi ra tệp…").sees("Đã lập xong 2 văn bản")
    for path in issued.paper.files:
        assert (tmp_path / "giay" / path.name).read_bytes() == path.read_bytes()
    assert numbers_taken(window) == ["01/KH-UBND"]


def test_a_changed_record_asks_which_paper(window: Any, official: Official, issued: MadePlan, tmp_path: Path) -> None:
    change(window, issued)
    open_papers(official).sees("Hồ sơ đã thay đổi sau khi phát hành.").sees("Chọn ở trên bản cần in.")
    assert "Ghi ra tệp…" not in official.buttons(), "nothing is written before it is chosen"
    official.presses("Bản mới, số mới").sees("Trang 1/").shows("Số văn bản", "02")
    official.chooses_file(tmp_path / "giay").presses("Ghi ra tệp…").sees("Đã lập xong 2 văn bản")
    assert numbers_taken(window) == ["01/KH-UBND", "02/KH-UBND"]


def test_what_was_signed_is_seen_before_it_is_taken(window: Any, official: Official, issued: MadePlan) -> None:
    change(window, issued)
    dialog: Any = open_papers(official).sees("Chọn ở trên bản cần in.").window
    official.presses(f"{AGAIN}, ngày {table_date(window.shell.office.today())}").sees("Trang 1/")
    assert dialog.preview.pdf == issued.paper.files[0].read_bytes()
    assert numbers_taken(window) == ["01/KH-UBND"]


def test_a_published_notice_is_printed_again_from_its_disclosure(
    window: Any, official: Official, tmp_path: Path
) -> None:
    office = window.shell.office
    done = publish_list(office, tmp_path, date(2026, 12, 1))
    title = str(office.store.get(DISCLOSURES, done.disclosure_id)["title"])
    official.opens("Sổ công khai").chooses_row(title).presses("Lập giấy tờ")
    dialog: Any = official.sees(f"In lại đúng bản đã phát hành: số {done.number}").sees("Trang 1/").window
    official.does_not_see("Bản mới, số mới")
    notice = next(path for kind, path in done.files if kind == "notice" and path.suffix == ".pdf")
    assert dialog.preview.pdf == notice.read_bytes()
