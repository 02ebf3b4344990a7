"""Publishing a list through the wizard, by what is on the screen."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QPoint, QRect, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from papi_desktop.domain.registers import CHANNEL_USES, DISCLOSURES, HOUSEHOLDS, OUTGOING, POSTINGS
from papi_desktop.operations import posting
from papi_desktop.ui.screens.pdf_pages import PdfPages
from papi_desktop.ui.screens.preview import Preview
from papi_desktop.ui.screens.publish_form import PublishForm
from tests.ui.official import Official
from tests.ui.screens.commune import import_list, publish_list


@pytest.fixture
def listed(window: Any, tmp_path: Path) -> Any:
    """The window over an office with the list of 2025."""
    import_list(window.shell.office, tmp_path)
    return window


def begin(official: Official) -> Official:
    """Open the wizard and wait for the first paper."""
    official.opens("Hộ nghèo").sees("32 dòng").presses("Công khai danh sách này")
    return official.sees("Trang 1/").sees("Phải niêm yết đến hết ngày 31/12/2026")


def unfold(official: Official) -> Official:
    """Unfold what is seldom changed."""
    return official.presses("▸ Thêm: 9/9 nơi niêm yết, hình thức khác, ngày cuối…")


def publish(official: Official) -> Official:
    """Press the button, and say once more that it shall be."""
    official._until(lambda: "Công khai" in official._buttons(), "it may not be published")
    return official.presses("Công khai").sees("ngay bây giờ?").presses("Công khai ngay")


def paper(official: Official) -> str:
    """Return the text of all pages shown."""
    preview = next(p for p in official.window.findChildren(Preview) if p.isVisible())
    pages = PdfPages(preview.pdf)
    text = " ".join(" ".join(pages.text(number).split()) for number in range(len(pages)))
    pages.close()
    return text


def test_there_is_nothing_to_publish_before_a_list_is_imported(window: Any, official: Official) -> None:
    official.opens("Hộ nghèo").presses("Công khai danh sách này").sees("Chưa có danh sách để công khai.")


def test_everything_has_a_first_value(listed: Any, official: Official) -> None:
    begin(official)
    assert official.value_of("Số thông báo") == "01"
    assert official.value_of("Ngày thông báo") == "01/12/2026"
    assert official.value_of("Người ký") == "Lò Văn Bình"
    assert official.value_of("Năm rà soát") == "2025"
    assert "Số: 01/TB-UBND" in paper(official)


def test_the_paper_follows_what_is_typed(listed: Any, official: Official) -> None:
    begin(official).fills({"Số thông báo": "168a"})
    official._until(lambda: "Số: 168a/TB-UBND" in paper(official), "the paper keeps its number")
    official.fills({"Số thông báo": ""})
    official._until(lambda: "168a" not in paper(official) and "01/TB" not in paper(official), "the number is not blank")


def test_the_public_copy_says_so_and_holds_nothing_private(listed: Any, official: Official) -> None:
    begin(official).fills({"Văn bản": "Danh sách công khai"}).sees("Đây là bản mọi người sẽ đọc.")
    official._until(lambda: "DANH SÁCH" in paper(official), "the list is not shown")
    text = paper(official)
    for household in listed.shell.office.store.all(HOUSEHOLDS):
        assert household["head_name"] in text
        assert household["citizen_id"] not in text
    assert "Thái" not in text


def test_minutes_are_not_called_public(listed: Any, official: Official) -> None:
    begin(official).fills({"Văn bản": "Biên bản niêm yết: Nhà văn hóa Bản Nà Cáy"})
    official._until(lambda: "BIÊN BẢN" in paper(official), "the minutes are not shown")
    official.does_not_see("Đây là bản mọi người sẽ đọc.")


def test_the_clock_follows_the_stage_and_the_day(listed: Any, official: Official) -> None:
    begin(official).fills({"Niêm yết từ": "2/12/2026"}).sees("đến hết ngày 01/01/2027; được gỡ từ ngày 02/01/2027")
    official.fills({"Giai đoạn công khai": "Niêm yết lấy ý kiến"}).sees("Cần đối chiếu văn bản gốc")
    official.sees("đến hết ngày 07/12/2026").presses("Xem cách tính").sees("ngày làm việc thứ 3").presses("Đóng")


def test_a_stated_last_day_is_kept_and_warned_about(listed: Any, official: Official) -> None:
    unfold(begin(official)).fills({"Ngày cuối ghi trên văn bản": "30/12/2026"}).sees("30/12/2026")
    official._until(lambda: "30 tháng 12 năm 2026" in paper(official), "the stated day is not printed")
    assert any(text.startswith("!") and "31/12/2026" in text for text in official.texts())


def test_a_number_that_is_taken_cannot_be_published(listed: Any, official: Official, tmp_path: Path) -> None:
    from papi_desktop.operations import publish

    office = listed.shell.office
    request = publish.PublishRequest(year=2025, posted_from=date(2026, 12, 1), number="45")
    publish.publish(office, publish.prepare(office, request), tmp_path / "first")
    begin(official).fills({"Số thông báo": "45"}).sees("45/TB-UBND")
    official._until(lambda: "Công khai" not in official._buttons(), "it may still be published")
    official.fills({"Số thông báo": "46"})
    official._until(lambda: "Công khai" in official._buttons(), "it may not be published")


def test_a_list_on_which_nothing_changed_is_asked_about(listed: Any, official: Official, tmp_path: Path) -> None:
    from papi_desktop.operations import publish as operation

    office = listed.shell.office
    request = operation.PublishRequest(year=2025, posted_from=date(2026, 12, 1), number="45")
    operation.publish(office, operation.prepare(office, request), tmp_path / "first")
    begin(official).fills({"Số thông báo": "46"}).chooses_file(tmp_path / "papers").presses("Chọn thư mục…")
    official._until(lambda: "Công khai" in official._buttons(), "it may not be published")
    official.presses("Công khai").sees("danh sách không thay đổi so với 45/TB-UBND").presses("Xem lại")
    assert office.store.count(DISCLOSURES) == 1
    official.presses("Công khai").presses("Vẫn công khai lần mới").fills({"Lý do": "bản cũ bị mưa làm nhòe"})
    official.presses("Làm tiếp").sees("ngay bây giờ?").presses("Công khai ngay").sees("Đã công khai: 46/TB-UBND")
    assert office.store.count(DISCLOSURES) == 2


def test_a_place_taken_away_is_not_on_the_paper(listed: Any, official: Official) -> None:
    unfold(begin(official))
    assert "Tiểu khu 3" in paper(official)
    official.chooses_row("Nhà văn hóa Tiểu khu 3").hits("Space")
    official._until(lambda: "Nhà văn hóa Tiểu khu 3" not in paper(official), "the place is still on the paper")


def test_only_channels_the_office_owns_are_offered(listed: Any, official: Official) -> None:
    unfold(begin(official))
    offered = official.texts()
    assert "Truyền thanh" in offered
    assert "Mạng xã hội" not in offered
    assert "Cổng, trang thông tin điện tử" not in offered


def test_publishing_makes_the_papers_and_leads_to_the_postings(listed: Any, official: Official, tmp_path: Path) -> None:
    out = tmp_path / "papers"
    begin(official).fills({"Số thông báo": "45"}).chooses_file(out).presses("Chọn thư mục…")
    official._until(lambda: "Số: 45/TB-UBND" in paper(official), "the paper keeps its number")
    publish(official).sees("Đã công khai: 45/TB-UBND").sees(str(out))
    store = listed.shell.office.store
    assert store.count(DISCLOSURES) == 1
    assert store.count(POSTINGS) == 9
    assert [row["symbol"] for row in store.all(OUTGOING)] == ["45/TB-UBND"]
    made = {path.name for path in out.iterdir()}
    assert {"45-tb-ubnd_thong-bao.pdf", "45-tb-ubnd_thong-bao.docx", "45-tb-ubnd_danh-sach_ban-na-cay.pdf"} <= made
    assert made <= set(official.texts())
    official.presses("Ghi việc niêm yết").sees("Danh sách hộ nghèo, hộ cận nghèo năm 2025")
    assert official.window is listed


def test_publishing_is_confirmed_with_what_cannot_be_taken_back(
    listed: Any, official: Official, tmp_path: Path
) -> None:
    begin(official).fills({"Số thông báo": "45", "Ngày thông báo": "30/11/2026"})
    official.chooses_file(tmp_path / "papers").presses("Chọn thư mục…")
    official._until(lambda: "Công khai" in official._buttons(), "it may not be published")
    official.presses("Công khai").sees("Công khai “Danh sách hộ nghèo, hộ cận nghèo năm 2025” ngay bây giờ?")
    for line in ("Số: 45/TB-UBND", "Ngày: 30/11/2026", "Người ký: Lò Văn Bình", "Nơi niêm yết: 9 nơi", str(tmp_path)):
        official.sees(line)
    official.presses("Xem lại").sees("Số thông báo")
    assert listed.shell.office.store.count(DISCLOSURES) == 0
    assert not (tmp_path / "papers").exists()


def test_what_every_publication_needs_is_seen_without_scrolling(listed: Any, official: Official) -> None:
    begin(official)
    form = next(f for f in official.window.findChildren(PublishForm) if f.isVisible())
    for label in ("Số thông báo", "Ngày thông báo", "Người ký", "Nơi nhận"):
        field = official.field(label)
        assert form.viewport().rect().contains(QRect(field.mapTo(form.viewport(), QPoint(0, 0)), field.size())), label
    button = official._button("Chọn thư mục…")
    assert button is not None
    assert form.viewport().rect().contains(QRect(button.mapTo(form.viewport(), QPoint(0, 0)), button.size()))


def test_channels_ticked_are_kept(listed: Any, official: Official, tmp_path: Path) -> None:
    unfold(begin(official)).chooses_file(tmp_path / "papers").presses("Chọn thư mục…").fills({"Truyền thanh": True})
    publish(official).sees("Đã công khai")
    assert [use["channel"] for use in listed.shell.office.store.all(CHANNEL_USES)] == ["TT"]


def test_open_the_folder(listed: Any, official: Official, tmp_path: Path) -> None:
    class Catcher(QObject):
        urls: list[QUrl] = []

        @Slot(QUrl)
        def take(self, url: QUrl) -> None:
            self.urls.append(url)

    catcher = Catcher()
    QDesktopServices.setUrlHandler("file", catcher, "take")  # type: ignore[arg-type]  # PySide takes a name, its stub says bytes
    try:
        publish(begin(official).chooses_file(tmp_path / "papers").presses("Chọn thư mục…"))
        official.sees("Đã công khai").presses("Mở thư mục")
        assert [Path(url.toLocalFile()) for url in catcher.urls] == [tmp_path / "papers"]
    finally:
        QDesktopServices.unsetUrlHandler("file")


def test_f9_gives_the_paper_the_whole_room(listed: Any, official: Official) -> None:
    begin(official)
    narrow = next(p for p in official.window.findChildren(Preview) if p.isVisible()).width()
    official.hits("F9").does_not_see("Số thông báo")
    preview = next(p for p in official.window.findChildren(Preview) if p.isVisible())
    official._until(lambda: preview.width() > narrow + 200, "the paper has no more room than before")
    official.hits("F9").sees("Số thông báo")


def test_the_quarter_list_names_what_was_disclosed(window: Any, official: Official, tmp_path: Path) -> None:
    office = window.shell.office
    publish_list(office, tmp_path, date(2026, 12, 1))
    [first, *_others] = office.store.all(POSTINGS)
    posting.hang(office, first["id"], date(2026, 12, 1), by="Lò Thị Ún")
    official.opens("Sổ công khai").presses("Danh sách quý").sees("1 nội dung công khai")
    assert "Danh sách hộ nghèo" in paper(official)
    official.fills({"Quý": "Quý 3/2026"}).sees("0 nội dung công khai").fills({"Quý": "Quý 4/2026"}).sees(
        "1 nội dung công khai"
    )
    official.chooses_file(tmp_path / "quarter").presses("Ghi ra tệp…").sees("Đã lập xong 2 văn bản.")
    assert {path.suffix for path in (tmp_path / "quarter").iterdir()} == {".pdf", ".docx"}
