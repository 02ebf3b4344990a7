"""A power cut costs nothing: what was being typed is offered again."""

from __future__ import annotations

from typing import Any

import pytest

from papi_desktop.domain.registers import DISCLOSURES
from papi_desktop.ui import drafts
from papi_desktop.ui.window import MainWindow
from tests.ui.official import AnsweringPicker, Official


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep drafts as soon as the event loop turns, so that no test waits for seconds."""
    monkeypatch.setattr(drafts, "EVERY", 0)


def kept(office: Any) -> list[Any]:
    return list(office.store.drafts())


def test_typing_is_kept_and_offered_after_a_crash(
    quick: None, window: MainWindow, official: Official, office: Any, qtbot: Any, picker: AnsweringPicker
) -> None:
    official.opens("Sổ công khai").sees("3 dòng").hits("Ctrl+N")
    official.fills({"Nội dung công khai": "Bảng giá đất năm 2027"})
    qtbot.waitUntil(lambda: [d.payload.get("title") for d in kept(office)] == ["Bảng giá đất năm 2027"])
    window.shell.close()  # the plug is pulled: nothing is asked, nothing is saved
    window.hide()

    after = MainWindow(office, picker)
    after.resize(1366, 705)
    after.show()
    official.opens("Sổ công khai").sees("Đang ghi dở lúc").sees("Bảng giá đất năm 2027").presses("Ghi tiếp")
    official.shows("Nội dung công khai", "Bảng giá đất năm 2027").presses("Lưu").sees("· 4 dòng")
    assert office.store.count(DISCLOSURES) == 4
    qtbot.waitUntil(lambda: kept(office) == [])
    after.shell.close()
    after.hide()
    after.deleteLater()


def test_a_draft_can_be_thrown_away(
    quick: None, window: MainWindow, official: Official, office: Any, qtbot: Any
) -> None:
    office.store.save_draft("disclosures/new", {"title": "Bảng giá đất"})
    official.opens("Sổ công khai").sees("Đang ghi dở lúc").presses("Bỏ").does_not_see("Đang ghi dở lúc")
    qtbot.waitUntil(lambda: kept(office) == [])
    assert office.store.count(DISCLOSURES) == 3


def test_giving_up_drops_the_draft(
    quick: None, window: MainWindow, official: Official, office: Any, qtbot: Any
) -> None:
    official.opens("Sổ công khai").sees("3 dòng").hits("Ctrl+N").fills({"Nội dung công khai": "Bảng"})
    qtbot.waitUntil(lambda: len(kept(office)) == 1)
    official.hits("Esc").presses("Bỏ nội dung vừa nhập")
    qtbot.waitUntil(lambda: kept(office) == [])


def test_a_draft_of_a_change_opens_its_record(quick: None, window: MainWindow, official: Official, office: Any) -> None:
    record = next(d for d in office.store.all(DISCLOSURES) if "đối thoại" in d["title"])
    office.store.save_draft(f"disclosures/{record['id']}", {**record, "responsible": "Lò Thị Ún"})
    official.opens("Sổ công khai").presses("Ghi tiếp").shows("Người phụ trách", "Lò Thị Ún").presses("Lưu").sees(
        "Đã lưu"
    )
    assert office.store.get(DISCLOSURES, record["id"])["responsible"] == "Lò Thị Ún"
