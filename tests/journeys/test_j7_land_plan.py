"""J7: a land-use plan from the draft people are asked about to the approved plan on the wall, through the real window."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from papi_desktop.domain.registers import CONSULTATIONS, DISCLOSURES, LAND_FILES, OPINIONS
from papi_desktop.operations.office import Query
from papi_desktop.ui.screens.pdf_pages import PdfPages
from tests.ui.official import Official
from tests.ui.screens.commune import Clock

PLAN = "Kế hoạch sử dụng đất năm 2027 xã Na Sang"
ASKED = "dự thảo Kế hoạch sử dụng đất năm 2027"


def test_j7_land_plan(window: Any, official: Official, clock: Clock, tmp_path: Path) -> None:
    store = window.shell.office.store

    _draft_made_public(official)
    plan = next(iter(store.all(LAND_FILES)))
    assert (plan["closes_on"], plan["year"]) == ("2026-12-21", 2026)
    draft = _disclosed(store, "kh-su-dung-dat")
    assert (draft["stage"], draft["posted_from"], draft["posted_to"]) == ("lay-y-kien-nam", "2026-12-01", "2026-12-21")

    _people_asked(official, tmp_path / "notice")
    asked = next(iter(store.all(CONSULTATIONS)))
    assert (asked["land_file_id"], asked["closes_on"], asked["ways"]) == (
        plan["id"],
        "2026-12-21",
        ["meeting", "ballot"],
    )
    text = _text(next((tmp_path / "notice").glob("*.pdf")))
    assert "từ ngày 01 tháng 12 năm 2026 đến hết ngày 21 tháng 12 năm 2026" in text

    clock.day = date(2026, 12, 18)
    _opinions_entered(official)
    assert [(o["content"], o["opinions"], o["channel"]) for o in store.all(OPINIONS)] == [
        ("Mở rộng nghĩa trang về phía đồi", 9, "ballot"),
        ("Giữ đất ở cho các hộ tách hộ", 3, "ballot"),
        ("Làm rõ hạn mức giao đất", 0, "ballot"),
    ]

    clock.day = date(2026, 12, 24)
    _opinions_put_together(official, tmp_path / "result")
    result = _disclosed(store, "ly-kien-ket-qua")
    assert (result["trigger_date"], result["due"]) == ("2026-12-24", "2026-12-31")
    text = _text(next((tmp_path / "result").glob("*.pdf")))
    assert "12 ý kiến với 03 nội dung" in text
    assert "Đưa vào kỳ kế hoạch sau" in text
    assert "Điều chỉnh vị trí trên bản đồ" in text

    clock.day = date(2027, 1, 18)
    _approved_and_on_the_wall(official)
    approved = _disclosed(store, "kh-su-dung-dat", "duoc-duyet")
    assert (approved["trigger_date"], approved["due"]) == ("2027-01-15", "2027-02-01")
    assert approved["source_id"] == plan["id"]
    assert store.count(DISCLOSURES) == 3


def _draft_made_public(official: Official) -> None:
    official.opens("Đất đai").sees("Chưa có hồ sơ đất đai").presses("Ghi mới")
    official.fills(
        {
            "Tên hồ sơ": PLAN,
            "Loại": "Kế hoạch sử dụng đất hằng năm",
            "Hồ sơ công khai": "Báo cáo thuyết minh\nBản đồ kế hoạch sử dụng đất",
            "Công khai từ": "01/12/2026",
        }
    )
    official.hits("Ctrl+S").sees("Kế hoạch sử dụng đất hằng năm").sees("21/12/2026")
    official.opens("Thời hạn").sees("Lấy ý kiến dự thảo kế hoạch sử dụng đất hằng năm").sees("đến hết ngày 21/12/2026")
    official.hits("F8").sees("Dự thảo kế hoạch hằng năm lấy ý kiến: " + PLAN)


def _people_asked(official: Official, folder: Path) -> None:
    official.opens("Lấy ý kiến").sees("Chưa có cuộc lấy ý kiến nào").presses("Ghi mới")
    official.fills(
        {
            "Nội dung lấy ý kiến": ASKED,
            "Loại": "Kế hoạch sử dụng đất hằng năm",
            "Hồ sơ đất đai": PLAN,
            "Ngày kế hoạch": "30/11/2026",
            "Công khai nội dung từ ngày": "01/12/2026",
            "Các nội dung xin ý kiến": "Vị trí mở rộng nghĩa trang\nDanh mục công trình",
            "Họp thôn, bản": True,
            "Phiếu lấy ý kiến hộ gia đình": True,
        }
    )
    official.hits("Ctrl+S").sees("21/12/2026")
    official.presses("Lập giấy tờ").fills({"Loại giấy tờ": "Thông báo lấy ý kiến"}).sees("Trang 1/")
    official.chooses_file(folder)
    official.presses("Ghi ra tệp…").sees("Đã lập xong 2 văn bản.").hits("Esc")


def _opinions_entered(official: Official) -> None:
    official.opens("Ý kiến").hits("Ctrl+L").sees("Ghi ý kiến này")
    official.types("Mở rộng nghĩa trang về phía đồi").fills(
        {
            "Nhóm nội dung": "Công trình",
            "Số ý kiến": "9",
            "Hình thức": "Phiếu lấy ý kiến hộ gia đình",
            "Kết quả xử lý": "Tiếp thu",
        }
    )
    official.fills({"Nội dung tiếp thu, giải trình": "Điều chỉnh vị trí trên bản đồ"}).hits("Ctrl+Enter")
    official.sees("9 ý kiến với 1 nội dung")
    # The group, the channel and the giver stay; the cursor is back in the content.
    official.types("Giữ đất ở cho các hộ tách hộ").fills({"Số ý kiến": "3", "Kết quả xử lý": "Giải trình"})
    official.hits("Ctrl+Enter").sees("Giải trình thì phải ghi nội dung giải trình.")
    official.types("Đưa vào kỳ kế hoạch sau").hits("Ctrl+Enter").sees("12 ý kiến với 2 nội dung")
    official.types("Làm rõ hạn mức giao đất").fills({"Số ý kiến": "0"}).hits("Ctrl+Enter")
    official.sees("12 ý kiến với 3 nội dung; còn 1 nội dung chưa trả lời").hits("Esc")


def _opinions_put_together(official: Official, folder: Path) -> None:
    official.opens("Hôm nay").sees("Hết hạn nhận ý kiến từ 21/12/2026")
    official.opens("Lấy ý kiến").chooses_row(ASKED).opens("Ý kiến").sees("Làm rõ hạn mức giao đất")
    official.chooses_row("Làm rõ hạn mức giao đất").hits("Enter").sees("Kết quả xử lý")
    official.fills({"Kết quả xử lý": "Giải trình", "Nội dung tiếp thu, giải trình": "Theo quyết định của UBND tỉnh"})
    official.hits("Ctrl+S").sees("12 ý kiến với 3 nội dung")
    official.opens("Nội dung").presses("Sửa").fills({"Ngày tổng hợp ý kiến": "24/12/2026"}).hits("Ctrl+S")
    official.sees("hạn 31/12/2026")
    official.presses("Lập giấy tờ").fills({"Loại giấy tờ": "Thông báo kết quả lấy ý kiến"}).sees("Trang 1/")
    official.chooses_file(folder)
    official.presses("Ghi ra tệp…").sees("Đã lập xong 2 văn bản.").hits("Esc")
    official.presses("Công khai").sees("Công khai nội dung nào?").presses("Kết quả tổng hợp, tiếp thu, giải trình")
    official.sees("Kết quả tổng hợp, giải trình, tiếp thu ý kiến: " + ASKED)


def _approved_and_on_the_wall(official: Official) -> None:
    official.opens("Đất đai").chooses_row(PLAN).opens("Nội dung").presses("Sửa")
    official.fills(
        {
            "Giai đoạn": "Đã ban hành",
            "Ngày phê duyệt": "15/01/2027",
            "Số quyết định": "112/QĐ-UBND",
            "Cơ quan phê duyệt": "Ủy ban nhân dân tỉnh Sơn La",
        }
    )
    official.hits("Ctrl+S").sees("hạn 01/02/2027").presses("Công khai")
    official.sees("Công khai nội dung nào?").presses("Đã phê duyệt, ban hành")
    official.sees("Kế hoạch được phê duyệt: " + PLAN)


def _disclosed(store: Any, duty: str, stage: str | None = None) -> dict[str, Any]:
    found = [d for d in store.all(DISCLOSURES, Query(filters={"duty": duty})) if stage in (None, d["stage"])]
    assert len(found) == 1
    return dict(found[0])


def _text(path: Path) -> str:
    pages = PdfPages(path.read_bytes())
    text = " ".join(" ".join(pages.text(number).split()) for number in range(len(pages)))
    pages.close()
    return text
