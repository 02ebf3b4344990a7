"""J1: last year's list from Excel to the wall and to the verdict, by the keyboard alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from papi_desktop.domain.registers import ATTACHMENTS, DISCLOSURES, HOUSEHOLDS
from papi_desktop.operations import posting
from papi_desktop.ui.screens.pdf_pages import PdfPages
from tests.journeys.list_workbook import BAD_BIRTHS, SHORT_ID, TWICE, Household, write_list
from tests.ui.official import Official
from tests.ui.screens.commune import Clock, photo

TITLE = "Danh sách hộ nghèo, hộ cận nghèo năm 2025"


class Typist:
    """An official who has only a keyboard, and waits for the window to come to rest before using it, as people do.

    Args:
        official: presses the keys.
        shell: of the window.
    """

    def __init__(self, official: Official, shell: Any) -> None:
        self._official = official
        self._shell = shell

    def sees(self, text: str) -> Typist:
        """See a text in the window in front, which has the keyboard."""
        self._official.sees(text)
        self._official._until(
            lambda: (
                self._official.window.isActiveWindow()
                and QApplication.focusWidget() is not None
                and not self._shell.reader.busy
                and not self._shell.jobs.running
            ),
            "the window in front does not come to rest",
        )
        return self

    def hits(self, *keys: str) -> Typist:
        """Press keys."""
        self._official.hits(*keys)
        return self

    def types(self, text: str) -> Typist:
        """Type over whatever stands in the field."""
        self._official.hits("Ctrl+A")
        self._official.types(text)
        return self

    def goes_to(self, label: str) -> Typist:
        """Go from field to field with Tab until the one with this label has the keyboard."""
        for _step in range(60):
            focus = QApplication.focusWidget()
            name = focus.accessibleName() or getattr(focus, "text", lambda: "")() if focus is not None else ""
            if name.replace("&", "").startswith(label):
                return self
            self._official.hits("Tab")
        raise AssertionError(f"Tab never comes to {label!r}")


def test_j1_list_to_wall(window: Any, official: Official, clock: Clock, tmp_path: Path) -> None:
    typist = Typist(official, window.shell)
    store = window.shell.office.store
    book = tmp_path / "Danh sách hộ nghèo 2025.xlsx"
    listed = write_list(book)

    _import(typist, official, book, listed)
    listed = [h for h in listed if h.number != min(TWICE)]
    households = sorted(store.all(HOUSEHOLDS), key=lambda h: int(h["birth"]))
    assert [(h["head_name"], h["birth"], h["citizen_id"], h["members"]) for h in households] == [
        (h.name, str(h.birth), h.citizen_id, h.members) for h in listed
    ]
    assert sum(h["class_after"] == "poor" for h in households) == sum(h.kind == "Hộ nghèo" for h in listed)

    papers = tmp_path / "papers"
    _publish(typist, official, papers)
    disclosure = next(iter(store.all(DISCLOSURES)))
    assert (disclosure["document_number"], disclosure["posted_from"], disclosure["posted_to"]) == (
        "45/TB-UBND",
        "2026-12-01",
        "2026-12-31",
    )
    _papers_tell_no_more_than_they_may(papers, listed)

    _hang(typist, official, tmp_path)
    kept = posting.postings_of(window.shell.office, disclosure["id"])
    assert [p["posted_from"] for p in kept] == ["2026-12-01"] * 9
    assert store.count(ATTACHMENTS, _photos()) == 9

    clock.day = date(2027, 1, 2)
    _take_down(typist, official)
    found = posting.verdicts(window.shell.office, disclosure["id"], clock.day)[0]
    assert [place.verdict for place in found.places] == ["complete"] * 9

    quarter = tmp_path / "quarter"
    _quarter(typist, official, quarter)
    text = _text(next(quarter.glob("*.pdf")))
    assert "quý iv năm 2026" in text.casefold()
    assert "Danh sách hộ nghèo" in text
    assert "01/12/2026" in text


def _import(typist: Typist, official: Official, book: Path, listed: list[Household]) -> None:
    typist.hits("Alt+3").sees("Chưa có danh sách").hits("Ctrl+I").sees("Chưa chọn tệp nào.")
    official.chooses_file(book)
    typist.hits("Ctrl+O").sees(book.name).goes_to("Năm rà soát").types("2025").hits("Ctrl+Enter")
    typist.sees("Quµng ThÞ S¬n").sees("Quàng Thị Sơn").sees("(như trong tệp)").hits("Ctrl+Enter")
    typist.sees(f"Đã đọc {len(listed)} dòng danh sách").sees("✕ 6 lỗi phải sửa").hits("Ctrl+Enter")
    typist.sees("6 lỗi phải sửa, 0 điểm cần xem lại")
    # The list of problems has the keyboard: Enter opens the cell, F8 goes on.
    births = [(number, str(listed[number - 1].birth)) for number in sorted(BAD_BIRTHS)]
    right = {
        **dict(births),
        SHORT_ID: listed[SHORT_ID - 1].citizen_id,
        max(TWICE): listed[max(TWICE) - 1].citizen_id,
    }
    order = sorted([*right, min(TWICE)])
    for left, number in zip(range(5, -1, -1), order, strict=True):
        if number in right:
            typist.hits("Enter").types(right[number]).hits("Enter")
        else:
            typist.hits("Ctrl+Del").sees("Vì sao bỏ dòng").goes_to("Lý do").types("ghi hai lần").hits("Enter")
        typist.sees(f"{left} lỗi phải sửa, 0 điểm cần xem lại" if left else "Không còn lỗi")
        if left:
            typist.hits("F8")
    typist.hits("Ctrl+Enter").sees("Đã ghi 31 dòng").sees("ghi hai lần")


def _publish(typist: Typist, official: Official, papers: Path) -> None:
    typist.hits("Ctrl+Enter").sees("Công khai danh sách").sees("Trang 1/").sees(
        "31/12/2026; được gỡ từ ngày 01/01/2027"
    )
    typist.goes_to("Số thông báo").types("45").goes_to("Ngày thông báo").types("30/11/2026")
    typist.sees("Phải công khai chậm nhất ngày 07/12/2026").sees("Đây là bản mọi người sẽ đọc.")
    official.chooses_file(papers)
    typist.hits("Ctrl+O").sees(str(papers)).hits("Ctrl+Enter").sees("Nơi niêm yết: 9 nơi").hits("Enter")
    typist.sees("Đã công khai: 45/TB-UBND")
    typist.hits("Ctrl+Enter").sees(TITLE)


def _hang(typist: Typist, official: Official, folder: Path) -> None:
    _to_postings(typist)
    typist.sees("chưa niêm yết").hits("Ctrl+A").goes_to("Ghi đã niêm yết").hits("Space")
    typist.sees("Ghi nhận đã niêm yết tại 9 nơi").goes_to("Người niêm yết").types("Lò Thị Ún").hits("Enter")
    typist.types("Quàng Văn Đức")
    for number in range(9):
        official.chooses_file(photo(folder / f"anh{number}.jpg", "2026:12:01 09:15:00"))
    typist.hits("Ctrl+O").sees("9 ảnh cho 9 nơi.").hits("Enter").sees("Nhà văn hóa Bản Co Sáy · 1 ảnh")
    typist.hits("Ctrl+S").sees("đang niêm yết")


def _take_down(typist: Typist, official: Official) -> None:
    typist.goes_to("Nơi niêm yết").hits("Ctrl+A").goes_to("Ghi đã gỡ").hits("Space").sees("Ghi nhận đã gỡ tại 9 nơi")
    assert official.value_of("Niêm yết đến hết ngày") == "31/12/2026"
    typist.goes_to("Người gỡ").types("Lò Thị Ún").hits("Enter").types("0").hits("Ctrl+S")
    typist.sees("✓ đủ, 30 ngày")


def _to_postings(typist: Typist) -> None:
    """From the list of disclosures into the record, and to its second tab."""
    typist.hits("Alt+2").sees(TITLE).hits("Down").sees("Nội dung công khai").hits("Enter")
    typist.sees("Niêm yết từ").hits("Ctrl+Tab").sees("Kết luận").goes_to("Nơi niêm yết")


def _quarter(typist: Typist, official: Official, folder: Path) -> None:
    typist.hits("Alt+2").sees(TITLE).hits("Ctrl+L").sees("0 nội dung công khai").hits("Down").sees(
        "1 nội dung công khai"
    )
    official.chooses_file(folder)
    typist.goes_to("Ghi ra tệp").hits("Space").sees("Đã lập xong 2 văn bản.").hits("Esc")


def _papers_tell_no_more_than_they_may(folder: Path, listed: list[Household]) -> None:
    names = {path.name for path in folder.iterdir()}
    assert {name.rpartition(".")[2] for name in names} == {"pdf", "docx"}
    assert sum(name.endswith(".pdf") and "_danh-sach_" in name for name in names) == 8
    assert sum(name.endswith(".pdf") and "bien-ban-niem-yet" in name for name in names) == 9
    for path in folder.glob("*.pdf"):
        if "bien-ban" in path.name:
            continue
        text = _text(path)
        assert not [h for h in listed if h.citizen_id in text], path.name
        assert "Thái" not in text, path.name
    public = _text(folder / "45-tb-ubnd_danh-sach-cong-khai.pdf")
    assert all(h.name in public for h in listed)
    assert "Hộ cận nghèo" in public
    assert "45/TB-UBND" in _text(folder / "45-tb-ubnd_thong-bao.pdf")


def _text(path: Path) -> str:
    pages = PdfPages(path.read_bytes())
    text = " ".join(" ".join(pages.text(number).split()) for number in range(len(pages)))
    pages.close()
    return text


def _photos() -> Any:
    from papi_desktop.operations.office import Query

    return Query(filters={"role": "photo"})
