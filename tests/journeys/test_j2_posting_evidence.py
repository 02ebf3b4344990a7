"""J2: nine places, what proves each of them, the taking down, and the verdict: eight complete, one not proven."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from papi_desktop.domain.registers import ATTACHMENTS
from papi_desktop.operations import posting
from papi_desktop.ui.screens.pdf_pages import PdfPages
from tests.ui.official import Official
from tests.ui.screens.commune import Clock, photo, publish_list

TITLE = "Danh sách hộ nghèo, hộ cận nghèo năm 2025"
HEADQUARTERS = "Trụ sở HĐND và UBND xã Na Sang"
UNPROVEN = "Nhà văn hóa Bản Co Sáy"
DAY_BEFORE, UNDATED = 2, 4


def test_j2_posting_evidence(window: Any, official: Official, clock: Clock, tmp_path: Path) -> None:
    office = window.shell.office
    published = publish_list(office, tmp_path, date(2026, 12, 1))

    _hang(official, tmp_path)
    kept = posting.postings_of(office, published.disclosure_id)
    assert all(p["posted_from"] == "2026-12-01" for p in kept)
    photos = [a for a in office.store.all(ATTACHMENTS) if a["role"] == "photo"]
    assert Counter(str(a["taken_at"])[:10] for a in photos) == {"2026-12-01": 6, "2026-11-30": 1, "None": 1}
    assert not any(b"Exif" in office.store.get_file(a["digest"]) for a in photos)

    clock.day = date(2026, 12, 20)
    official.opens("Hôm nay").sees("31/12/2026")
    clock.day = date(2027, 1, 1)
    official.opens("Sổ công khai").opens("Hôm nay").sees("có thể gỡ ở 9 nơi")

    _take_down(official)
    found = posting.verdicts(office, published.disclosure_id, clock.day)[0]
    assert Counter(place.verdict for place in found.places) == {"complete": 8, "not_proven": 1}
    assert next(p.place for p in found.places if p.verdict == "not_proven") == UNPROVEN
    assert all(p["opinions"] == 0 for p in posting.postings_of(office, published.disclosure_id))

    _evidence(official, tmp_path / "evidence")


def _hang(official: Official, folder: Path) -> None:
    official.opens("Sổ công khai").chooses_row(TITLE).opens("Nơi niêm yết").sees("chưa niêm yết")
    official.chooses_row(UNPROVEN).presses("Ghi đã niêm yết…").fills({"Người niêm yết": "Lò Thị Ún"}).presses("Lưu")
    official.sees("đang niêm yết").chooses_row(HEADQUARTERS).hits("Ctrl+A").chooses_row(UNPROVEN).hits("Space")
    official.presses("Ghi đã niêm yết…").sees("Ghi nhận đã niêm yết tại 8 nơi")
    official.fills({"Người niêm yết": "Lò Thị Ún", "Người chứng kiến": "Quàng Văn Đức\nCà Thị Hòa"})
    official.fills({"Biên bản niêm yết đã ký": True})
    for number in range(8):
        taken = {DAY_BEFORE: "2026:11:30 16:40:00", UNDATED: ""}.get(number, "2026:12:01 09:15:00")
        official.chooses_file(photo(folder / f"anh{number}.jpg", taken, place=True))
    official.presses("Chọn ảnh…").presses("Mỗi nơi một ảnh, theo thứ tự này").sees("Nhà văn hóa Tiểu khu 3 · 1 ảnh")
    official.chooses_row("Nhà văn hóa Bản Huổi Siểu").sees("! chụp ngày 30/11/2026, trước ngày đó")
    official.chooses_row("Nhà văn hóa Bản Nặm Dắm").sees("! ảnh không có ngày chụp")
    official.presses("Lưu").sees("Đã ghi. Đề nghị xem lại:").sees(f"“anh{DAY_BEFORE}.jpg”").sees(f"“anh{UNDATED}.jpg”")
    official.presses("Đóng").does_not_see("chưa niêm yết").sees("được gỡ từ ngày 01/01/2027")
    official.presses("Xem cách tính").sees("thứ Năm 31/12/2026").presses("Đóng")


def _take_down(official: Official) -> None:
    official.opens("Sổ công khai").chooses_row(TITLE).sees("Ghi đã gỡ…").chooses_row(HEADQUARTERS).hits("Ctrl+A")
    official.presses("Ghi đã gỡ…").sees("Ghi nhận đã gỡ tại 9 nơi")
    assert official.value_of("Niêm yết đến hết ngày") == "31/12/2026"
    official.fills({"Người gỡ": "Lò Thị Ún", "Số ý kiến nhận được": "0"}).presses("Lưu").sees("? chưa chứng minh")
    official._until(lambda: official.texts().count("✓ đủ, 30 ngày") == 8, "eight places are not complete")


def _evidence(official: Official, folder: Path) -> None:
    official.chooses_file(folder).presses("In biên bản, bản ảnh…").sees("Đã lập xong")
    made = list(folder.glob("*.pdf"))
    texts = {path.name: _text(path) for path in made}
    assert sum("bien-ban-niem-yet" in name for name in texts) == 9
    assert sum("bien-ban-ket-thuc" in name for name in texts) == 9
    minutes = next(text for name, text in texts.items() if "bien-ban-niem-yet" in name and "ban-na-cay" in name)
    assert "Quàng Văn Đức" in minutes
    assert "Nhà văn hóa Bản Nà Cáy" in minutes
    assert any("anh" in name for name in texts), sorted(texts)
    assert {path.stem for path in made} == {path.stem for path in folder.glob("*.docx")}


def _text(path: Path) -> str:
    pages = PdfPages(path.read_bytes())
    text = " ".join(" ".join(pages.text(number).split()) for number in range(len(pages)))
    pages.close()
    return text
