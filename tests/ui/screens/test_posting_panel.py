"""Recording where a disclosure hangs, by what is on the screen."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QTableView

from papi_desktop.domain.registers import ATTACHMENTS, POSTINGS
from papi_desktop.operations import posting
from papi_desktop.ui.screens.photo_strip import PhotoStrip
from papi_desktop.ui.screens.posting_model import PostingModel
from tests.ui.official import Official
from tests.ui.screens.commune import Clock, photo, photo_bytes, publish_list

START = date(2026, 12, 1)
TITLE = "Danh sách hộ nghèo, hộ cận nghèo năm 2025"
HEADQUARTERS = "Trụ sở HĐND và UBND xã Na Sang"


@pytest.fixture
def disclosure(window: Any, official: Official, tmp_path: Path) -> str:
    """A published list, open at its postings; nothing is hung yet."""
    published = publish_list(window.shell.office, tmp_path, START)
    official.opens("Sổ công khai").chooses_row(TITLE).opens("Nơi niêm yết").sees(HEADQUARTERS)
    return published.disclosure_id


def postings(window: Any, disclosure: str) -> list[dict[str, Any]]:
    """Return the postings as kept."""
    return posting.postings_of(window.shell.office, disclosure)


def hang_all(official: Official) -> Official:
    """Record all nine places as hung, with a witness."""
    official.chooses_row(HEADQUARTERS).hits("Ctrl+A").presses("Ghi đã niêm yết…")
    official.sees("Ghi nhận đã niêm yết tại 9 nơi")
    return official.fills({"Người niêm yết": "Lò Thị Ún", "Người chứng kiến": "Quàng Văn Đức"})


def test_nothing_hangs_before_it_is_recorded(window: Any, official: Official, disclosure: str) -> None:
    assert official.texts().count("✕ chưa niêm yết") == 9
    assert "Nơi niêm yết (9)" in official.texts()
    assert "Ghi đã gỡ…" not in official._buttons()


def test_nine_places_are_recorded_at_once(window: Any, official: Official, disclosure: str) -> None:
    hang_all(official).presses("Lưu").sees("đang niêm yết")
    kept = postings(window, disclosure)
    assert [p["posted_from"] for p in kept] == ["2026-12-01"] * 9
    assert [(p["posted_by"], p["witnesses"]) for p in kept] == [("Lò Thị Ún", ["Quàng Văn Đức"])] * 9
    official.sees("Phải niêm yết đến hết ngày 31/12/2026; được gỡ từ ngày 01/01/2027.")


def test_only_the_ticked_places_are_recorded(window: Any, official: Official, disclosure: str) -> None:
    for place in ("Nhà văn hóa Bản Nà Cáy", "Nhà văn hóa Tiểu khu 3"):
        official.chooses_row(place).hits("Space")
    official.presses("Ghi đã niêm yết…").sees("Ghi nhận đã niêm yết tại 2 nơi")
    official.fills({"Người niêm yết": "Lò Thị Ún"}).presses("Lưu").sees("đang niêm yết")
    hung = {p["place_name"] for p in postings(window, disclosure) if p["posted_from"]}
    assert hung == {"Nhà văn hóa Bản Nà Cáy", "Nhà văn hóa Tiểu khu 3"}


def test_who_hung_it_must_be_said(window: Any, official: Official, disclosure: str) -> None:
    official.chooses_row(HEADQUARTERS).presses("Ghi đã niêm yết…").presses("Lưu")
    official.sees("Không được để trống “Người niêm yết”")
    assert [p["posted_from"] for p in postings(window, disclosure)] == [None] * 9


def test_doubtful_photos_are_flagged_before_and_after(
    window: Any, official: Official, disclosure: str, tmp_path: Path
) -> None:
    hang_all(official)
    taken = {2: "2026:11:30 08:00:00", 4: ""}
    for number in range(9):
        stamp = taken.get(number, "2026:12:01 09:15:00")
        official.chooses_file(photo(tmp_path / f"anh{number}.jpg", stamp, place=True))
    official.presses("Chọn ảnh…").sees("9 ảnh cho 9 nơi.").presses("Mỗi nơi một ảnh, theo thứ tự này")
    official.sees("Nhà văn hóa Bản Co Sáy · 1 ảnh")
    official.chooses_row("Nhà văn hóa Bản Huổi Siểu").sees("! chụp ngày 30/11/2026, trước ngày đó")
    official.chooses_row("Nhà văn hóa Bản Nặm Dắm").sees("! ảnh không có ngày chụp")
    official.presses("Lưu").sees("Đã ghi. Đề nghị xem lại:").sees("“anh2.jpg”").sees("“anh4.jpg”").presses("Đóng")
    store = window.shell.office.store
    kept = list(store.all(ATTACHMENTS))
    photos = [a for a in kept if a["role"] == "photo"]
    assert len(photos) == 9
    assert sum(a["taken_at"] is None for a in photos) == 1
    assert not any(b"Exif" in store.get_file(a["digest"]) for a in photos)


def test_a_day_changed_is_compared_again(window: Any, official: Official, disclosure: str, tmp_path: Path) -> None:
    official.chooses_row(HEADQUARTERS).presses("Ghi đã niêm yết…")
    official.chooses_file(photo(tmp_path / "anh.jpg", "2026:12:01 09:15:00")).presses("Chọn ảnh…")
    official.sees("✓ 01/12/2026 09:15").fills({"Niêm yết ngày": "2/12/2026"}).sees("trước ngày đó")


def test_photos_are_pasted_and_taken_away(window: Any, official: Official, disclosure: str) -> None:
    official.chooses_row(HEADQUARTERS).presses("Ghi đã niêm yết…").sees("Ảnh: Trụ sở")
    picture = QImage(64, 48, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    QGuiApplication.clipboard().setImage(picture)
    strip = strip_of(official)
    in_front(official)
    strip.setFocus()
    official.hits("Ctrl+V").sees("anh-dan.png").sees("! ảnh không có ngày chụp")
    strip.setCurrentRow(0)
    strip.setFocus()
    official.hits("Delete").does_not_see("anh-dan.png")
    QGuiApplication.clipboard().clear()


def test_photos_are_dropped(window: Any, official: Official, disclosure: str, tmp_path: Path) -> None:
    official.chooses_row(HEADQUARTERS).presses("Ghi đã niêm yết…").sees("Ảnh: Trụ sở")
    mime = QMimeData()
    paths = [photo(tmp_path / "bang.jpg", "2026:12:01 10:00:00"), tmp_path / "ghi-chu.txt"]
    paths[1].write_text("x")
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    strip = strip_of(official)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(strip.viewport(), enter)
    assert enter.isAccepted()
    QApplication.sendEvent(strip.viewport(), QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys))
    official.sees("bang.jpg")
    assert strip.count() == 1


def test_a_file_that_is_no_photo_is_refused_and_the_rest_stays(
    window: Any, official: Official, disclosure: str, tmp_path: Path
) -> None:
    official.chooses_row(HEADQUARTERS).presses("Ghi đã niêm yết…").sees("Ảnh: Trụ sở")
    broken = tmp_path / "hong.jpg"
    broken.write_bytes(b"\xff\xd8 no photo")
    official.chooses_file(broken).chooses_file(photo(tmp_path / "tot.jpg", "2026:12:01 09:00:00"))
    official.presses("Chọn ảnh…").sees("ANH-01").presses("Đóng").sees("tot.jpg")
    assert strip_of(official).count() == 1


def test_escape_asks_only_when_something_was_typed(window: Any, official: Official, disclosure: str) -> None:
    official.chooses_row(HEADQUARTERS).presses("Ghi đã niêm yết…").sees("Ghi nhận đã niêm yết tại 1 nơi").presses("Hủy")
    official._until(lambda: official.window is window, "the dialog is still open")
    official.presses("Ghi đã niêm yết…").fills({"Người niêm yết": "Lò"}).presses("Hủy").sees("chưa được lưu")
    official.presses("Ghi tiếp").sees("Ghi nhận đã niêm yết tại 1 nơi")


def test_taken_down_too_early_is_short_and_said(window: Any, official: Official, disclosure: str, clock: Clock) -> None:
    hang_all(official).presses("Lưu").sees("đang niêm yết")
    clock.day = date(2026, 12, 28)
    official.chooses_row("Nhà văn hóa Bản Nà Cáy").presses("Ghi đã gỡ…").sees("Ghi nhận đã gỡ tại 1 nơi")
    assert official.value_of("Niêm yết đến hết ngày") == "28/12/2026"
    official.fills({"Niêm yết đến hết ngày": "27/12/2026", "Số ý kiến nhận được": "0"}).presses("Lưu")
    official.sees("Đã ghi. Đề nghị xem lại:").presses("Đóng").sees("▲ thiếu 4 ngày")
    kept = next(p for p in postings(window, disclosure) if p["place_name"] == "Nhà văn hóa Bản Nà Cáy")
    assert (kept["posted_to"], kept["opinions"]) == ("2026-12-27", 0)


def test_without_witness_or_photo_it_is_not_proven(
    window: Any, official: Official, disclosure: str, clock: Clock
) -> None:
    official.chooses_row(HEADQUARTERS).presses("Ghi đã niêm yết…").fills({"Người niêm yết": "Lò Thị Ún"}).presses("Lưu")
    official.sees("đang niêm yết")
    clock.day = date(2027, 1, 2)
    official.chooses_row(HEADQUARTERS).presses("Ghi đã gỡ…")
    assert official.value_of("Niêm yết đến hết ngày") == "31/12/2026"
    official.presses("Lưu").sees("? chưa chứng minh")


def test_a_place_is_removed_with_a_reason_and_can_be_added_again(
    window: Any, official: Official, disclosure: str
) -> None:
    official.chooses_row("Nhà văn hóa Tiểu khu 3").presses("Xóa").fills({"Lý do": "không treo ở đây"})
    official.presses("Xóa").sees("Nơi niêm yết (8)")
    official.presses("Thêm nơi…").sees("Đánh dấu những nơi cũng niêm yết nội dung này.")
    official.presses("Chọn tất cả").presses("Thêm nơi niêm yết").sees("Nơi niêm yết (9)")


def test_kept_photos_are_looked_at(window: Any, official: Official, disclosure: str) -> None:
    place = postings(window, disclosure)[0]
    posting.hang(
        window.shell.office,
        place["id"],
        START,
        by="Lò Thị Ún",
        photos=[("bang.jpg", photo_bytes("2026:12:01 09:15:00"))],
    )
    official.chooses_row(HEADQUARTERS).sees("đang niêm yết").presses("Ảnh…").sees("bang.jpg").sees("✓ 01/12/2026 09:15")


def test_minutes_and_photo_sheet_are_written(window: Any, official: Official, disclosure: str, tmp_path: Path) -> None:
    out = tmp_path / "evidence"
    place = postings(window, disclosure)[0]
    posting.hang(
        window.shell.office,
        place["id"],
        START,
        by="Lò Thị Ún",
        witnesses=["Quàng Văn Đức"],
        photos=[("bang.jpg", photo_bytes("2026:12:01 09:15:00"))],
    )
    official.chooses_row(HEADQUARTERS).sees("đang niêm yết").chooses_file(out).presses("In biên bản, bản ảnh…")
    official.sees("Đã lập xong")
    assert {path.suffix for path in out.iterdir()} == {".pdf", ".docx"}
    assert {path.name for path in out.iterdir()} <= set(official.texts())


def test_the_counting_is_one_press_away(window: Any, official: Official, disclosure: str) -> None:
    official.presses("Xem cách tính").sees("thứ Năm 31/12/2026").sees("không tính (ngày đầu của thời hạn)").presses(
        "Đóng"
    )


def test_postings_are_kept_as_one_batch_a_place(window: Any, official: Official, disclosure: str) -> None:
    store = window.shell.office.store
    before = len(store.batches(limit=100))
    hang_all(official).presses("Lưu").sees("đang niêm yết")
    assert len(store.batches(limit=100)) == before + 9
    assert store.count(POSTINGS) == 9


@pytest.mark.parametrize("width", [700, 1366, 1800])
def test_no_heading_is_cut_off_however_wide_the_window(
    window: Any, official: Official, disclosure: str, width: int
) -> None:
    table = next(t for t in window.findChildren(QTableView) if isinstance(t.model(), PostingModel))
    table.resize(width, 300)
    header, model = table.horizontalHeader(), table.model()
    letters = header.fontMetrics()
    for section in range(header.count()):
        words = model.headerData(section, Qt.Orientation.Horizontal)
        assert header.sectionSize(section) > letters.horizontalAdvance(words), words


def in_front(official: Official) -> None:
    """Wait until the dialog has the keyboard."""
    official._until(lambda: official.window.isActiveWindow(), "the dialog is not in front")


def strip_of(official: Official) -> PhotoStrip:
    """Return the photos on screen."""
    return next(strip for strip in official.window.findChildren(PhotoStrip) if strip.isVisible())
