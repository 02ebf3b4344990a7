"""J5: a campaign with its batch, receipts, a void, the day's close, the statement and the slip, through the real window."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

from papi_desktop.domain.registers import (
    CAMPAIGNS,
    COMMUNITY_DECISIONS,
    DAY_CLOSES,
    DISCLOSURES,
    GIFT_BATCHES,
    GIFTS,
    PAPERS,
    RECEIPTS,
)
from papi_desktop.operations import verify
from papi_desktop.ui.screens.pdf_pages import PdfPages
from tests.ui.official import Official
from tests.ui.screens.commune import Clock

TITLE = "Làm đường Bản Nà – Bản Huổi"
DECISION = "Góp công làm đường liên bản"
VILLAGE = "Bản Nà Cáy"
LEVY = "Mỗi hộ phải góp 200.000 đồng"
PAPER_LIST: tuple[dict[str, Any], ...] = (
    {"Người đóng góp": "Sùng Quang Phủng", "Số tiền": "450.000"},
    {"Người đóng góp": "Vì Hữu Kiên", "Số tiền": "150.000", "Ngày công": "2", "Đồng ý nêu tên": True},
    {"Người đóng góp": "Đặng Thị Nhỡ", "Hiện vật": "Cát", "Số lượng": "5", "Đơn vị tính": "m³"},
    {"Người đóng góp": "Đinh Văn Lợi", "Số tiền": "1.234.000", "Đồng ý nêu tên": True},
)
TOTAL = "1.834.000"


def test_j5_campaign_to_statement(window: Any, official: Official, clock: Clock, tmp_path: Path) -> None:
    clock.day = date(2026, 3, 20)
    store = window.shell.office.store
    _residents_decide(official, store)
    _open_campaign(official)
    _enter_batch(official, store)
    _receipts(official, store, tmp_path)
    _void_and_issue_again(official, store)
    _copy(official, store, tmp_path)
    _close_day(official, store)
    _slip(official, tmp_path)
    _statement_and_disclosure(official, store, tmp_path)


def _residents_decide(official: Official, store: Any) -> None:
    official.opens("Lấy ý kiến").opens("Quyết định của cộng đồng dân cư").presses("Ghi mới").fills(
        {
            "Việc bàn và quyết định": DECISION,
            "Loại việc": "Đóng góp xây dựng công trình",
            "Thôn": VILLAGE,
            "Ngày biểu quyết": "01/03/2026",
            "Nội dung đã quyết định": LEVY,
            "Tổng số hộ": "60",
            "Số hộ có mặt": "55",
            "Tán thành": "39",
            "Số quyết định": "03/QĐ-CĐ",
        }
    )
    official.presses("Lưu").sees("✕ 39/60")
    assert next(iter(store.all(COMMUNITY_DECISIONS)))["passed"] is False


def _residents_are_asked_again(official: Official) -> None:
    official.opens("Lấy ý kiến").opens("Quyết định của cộng đồng dân cư").chooses_row(DECISION).opens("Kiểm phiếu")
    official.fills({"Tán thành": "40"}).hits("Ctrl+Enter").sees("✓ 40/60")


def _open_campaign(official: Official) -> None:
    official.opens("Đóng góp").presses("Ghi mới").fills(
        {
            "Cuộc vận động, công trình": TITLE,
            "Đơn vị vận động": "Ban công tác Mặt trận Bản Nà",
            "Mục đích": "Đổ bê tông đường liên bản",
            "Nhu cầu của công trình": LEVY,
            "Quyết định trong sổ quyết định của cộng đồng dân cư": DECISION,
            "Tiếp nhận từ ngày": "15/03/2026",
        }
    )
    official.presses("Lưu").sees("đóng góp là tự nguyện, không được đặt mức tối thiểu hay chỉ tiêu")
    official.fills({"Nhu cầu của công trình": "Khoảng 150 triệu đồng cho toàn tuyến"}).presses("Lưu")
    official.opens("Quyết định của dân").sees("Quyết định số 03/QĐ-CĐ ngày 01/03/2026").sees("✕ Không được")
    official.presses("Sửa").fills({"Tình trạng": "Đang tiếp nhận"}).presses("Lưu")
    official.sees("39/60 hộ tán thành (65,0%); cần 2/3 tổng số hộ, tức ít nhất 40 hộ.").sees("chưa được huy động")
    official.hits("Esc").presses("Bỏ nội dung vừa nhập")
    _residents_are_asked_again(official)
    official.opens("Đóng góp").chooses_row(TITLE).presses("Sửa").fills({"Tình trạng": "Đang tiếp nhận"}).presses("Lưu")
    official.does_not_see("chưa được huy động")
    official.sees("Nhập theo đợt")


def _enter_batch(official: Official, store: Any) -> None:
    official.presses("Nhập theo đợt").sees("Gõ số dòng và tổng tiền")
    official.fills({"Số dòng theo danh sách giấy": "4", "Tổng tiền theo danh sách giấy": TOTAL})
    for number, line in enumerate(PAPER_LIST, 1):
        # The first amount is typed with two digits swapped.
        typed = {**line, "Số tiền": "540.000"} if number == 1 else line
        official.fills(typed).hits("Ctrl+Enter").sees(f"{number}/4 dòng")
        assert store.count(GIFTS) == number, "a line is kept the moment it is entered"
    official.sees("thừa 90.000 đồng").sees("chia hết cho 9").sees("đảo hai chữ số? → 450.000")
    official.hits("Ctrl+D").sees("Đợt nhập chưa khớp danh sách giấy")
    assert next(iter(store.all(GIFT_BATCHES)))["state"] == "open"
    # The refusal goes to the suspected line: Enter takes it into the fields.
    official.hits("Enter").shows("Người đóng góp", "Sùng Quang Phủng").fills({"Số tiền": "450.000"})
    official.hits("Ctrl+Enter").sees("✓ 4/4 dòng · 1.834.000/1.834.000 đồng")
    official.hits("Ctrl+D").sees("Đợt nhập khớp danh sách giấy: 4 dòng.")
    assert next(iter(store.all(GIFT_BATCHES)))["state"] == "closed"


def _receipts(official: Official, store: Any, folder: Path) -> None:
    official.presses("Lập biên nhận").sees("Còn 4 khoản đóng góp chưa có biên nhận.")
    official.fills({"Người nhận": "Lò Thị Ún"}).presses("Lập và xem biên nhận").sees("Trang 1/4")
    official.chooses_file(folder / "receipts").presses("Ghi ra tệp…").sees("Đã lập xong 2 văn bản.").hits("Esc")
    issued = list(store.all(RECEIPTS))
    assert [receipt["symbol"] for receipt in issued] == [f"2026/000{number}" for number in range(1, 5)]
    text = _text(next((folder / "receipts").glob("*.pdf")))
    assert "Một triệu hai trăm ba mươi tư nghìn đồng" in text
    assert "Hiện vật: Cát, số lượng 5 m³" in text
    assert "BẢN SAO" not in text
    codes = re.findall(r"Mã kiểm tra: (\S+)", text)
    assert len(codes) == 8
    assert codes[::2] == codes[1::2], "both parts of a receipt carry its code"
    assert len(set(codes)) == 4, "every receipt has a code of its own"
    found = [verify.paper_of(_office(store), code) for code in codes[::2]]
    assert [paper.number for paper in found] == [receipt["symbol"] for receipt in issued]


def _void_and_issue_again(official: Official, store: Any) -> None:
    official.opens("Biên nhận").chooses_row("2026/0002").presses("Hủy")
    official.fills({"Lý do": "ghi sai tên"}).presses("Hủy biên nhận").sees("Đã hủy").sees("ghi sai tên")
    official.opens("Khoản góp").presses("Lập biên nhận").sees("Còn 1 khoản đóng góp chưa có biên nhận.")
    official.presses("Lập và xem biên nhận").sees("Trang 1/1").hits("Esc")
    states = {receipt["symbol"]: receipt["state"] for receipt in store.all(RECEIPTS)}
    assert states["2026/0002"] == "void"
    assert states["2026/0005"] == "valid", "the number of a void receipt is never used again"


def _copy(official: Official, store: Any, folder: Path) -> None:
    official.opens("Biên nhận").chooses_row("2026/0001").presses("In biên nhận này").sees("Trang 1/1")
    official.chooses_file(folder / "copy").presses("Ghi ra tệp…").sees("Đã lập xong 2 văn bản.").hits("Esc")
    assert _text(next((folder / "copy").glob("*.pdf"))).count("BẢN SAO - in lại 20/03/2026") == 2


def _close_day(official: Official, store: Any) -> None:
    official.opens("Chốt ngày").presses("Chốt ngày").sees("Biên nhận trong ngày: 3 tờ, 1.834.000 đồng")
    official.fills({"Tiền kiểm đếm": "1.824.000"}).sees("tiền đếm thiếu 10.000 đồng").presses("Chốt ngày")
    official.sees("Tiền kiểm đếm khác biên nhận; ghi rõ lý do.")
    official.fills({"Lý do chênh lệch": "thiếu một tờ 10.000 đồng"}).presses("Chốt ngày").sees("1.824.000")
    close = next(iter(store.all(DAY_CLOSES)))
    assert (close["receipts_total"], close["counted"]) == (1_834_000, 1_824_000)


def _slip(official: Official, folder: Path) -> None:
    official.opens("Khoản góp").chooses_row("Vì Hữu Kiên").presses("Giấy xác nhận").sees("Trang 1/1")
    official.chooses_file(folder / "slip").presses("Ghi ra tệp…").sees("Đã lập xong 2 văn bản.").hits("Esc")
    text = _text(next((folder / "slip").glob("*.pdf")))
    assert "Vì Hữu Kiên" in text
    assert "Một trăm năm mươi nghìn đồng" in text
    assert "Biên nhận số: 2026/0005" in text
    assert "Mã kiểm tra:" in text


def _statement_and_disclosure(official: Official, store: Any, folder: Path) -> None:
    official.opens("Khoản chi").presses("Thêm khoản chi").fills(
        {"Ngày chi": "19/03/2026", "Nội dung chi": "Mua xi măng", "Số tiền": "1.500.000", "Số chứng từ": "PC 07"}
    )
    official.presses("Lưu").sees("Mua xi măng")
    official.presses("Sửa").fills({"Tiếp nhận đến hết ngày": "20/03/2026"}).presses("Lưu").sees("Lập giấy tờ")
    official.presses("Lập giấy tờ").sees("Trang 1/")
    official.chooses_file(folder / "statement").presses("Ghi ra tệp…").sees("Đã lập xong 2 văn bản.").hits("Esc")
    text = _text(next((folder / "statement").glob("*.pdf")))
    assert f"Quyết định số 03/QĐ-CĐ ngày 01/03/2026 của {VILLAGE} về “{DECISION}”; 40/60 hộ gia đình tán thành" in text
    assert "334.000 đồng (bằng chữ: Ba trăm ba mươi tư nghìn đồng)" in text
    assert "Vì Hữu Kiên" in text
    assert "Đinh Văn Lợi" in text
    assert "Sùng Quang Phủng" not in text, "who did not agree is not named"
    assert "Ngoài ra có 2 khoản đóng góp không nêu tên" in text
    assert store.count(PAPERS) >= 4
    official.presses("Công khai").sees("Thu, chi đóng góp của Nhân dân")
    disclosed = next(iter(store.all(DISCLOSURES)))
    assert (disclosed["duty"], disclosed["source_register"]) == ("quy-dong-gop", CAMPAIGNS.key)
    assert disclosed["due"] == "2026-03-27"


def _office(store: Any) -> Any:
    from papi_desktop.operations.office import Office

    return Office.over(store)


def _text(path: Path) -> str:
    pages = PdfPages(path.read_bytes())
    text = " ".join(" ".join(pages.text(number).split()) for number in range(len(pages)))
    pages.close()
    return text
