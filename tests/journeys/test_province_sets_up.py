"""The level above in its own words: what the first run asks, what the settings show, and how its papers name it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from papi_desktop.domain.registers import OFFICIALS
from papi_desktop.operations import board_paper, papers, records
from papi_desktop.operations.office import Office
from papi_desktop.ui.window import MainWindow
from tests.documents.reading import BOLD, REGULAR, read_pages
from tests.ui.official import Official

_COMMUNE = ("Thôn, bản, tổ dân phố", "Xã cũ", "Nơi niêm yết", "Đợt rà soát")


def test_the_settings_of_a_province_speak_its_words(
    province: Office, official: Official, show: Callable[[Office], MainWindow], tmp_path: Path
) -> None:
    window = show(province)
    official.opens("Đơn vị, cài đặt").sees("Tên tỉnh, thành phố").sees("Sở, ngành ban hành văn bản")
    shown = official.texts()
    assert not [text for text in shown if text.startswith(_COMMUNE) or "xã, phường" in text or "Đối thoại" in text]
    official.presses("Sửa").fills({"Sở, ngành ban hành văn bản": "Sở Nội vụ", "Ký hiệu cơ quan": "SNV"})
    official.presses("Lưu").sees("Đã lưu")
    official.opens("Cán bộ, người ký").opens("Hạn, nơi nhận báo cáo").opens("Thùng rác")
    window.hide()
    assert papers.issuing_office(province).unit == "Sở Nội vụ tỉnh Sơn La"

    records.save(province, OFFICIALS, {"name": "Lò Văn Bình", "job_title": "Phó Giám đốc", "signing_form": "kt"})
    board_paper.write(province, "disclosures", "2026-Q4", tmp_path / "giay")
    [first, *_rest] = read_pages(next((tmp_path / "giay").glob("*.pdf")).read_bytes())
    above, own = first.find("TỈNH SƠN LA"), first.find("SỞ NỘI VỤ")
    assert (above.face, own.face) == (REGULAR, BOLD)
    assert above.baseline < own.baseline
    assert papers.signer(province).authority == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
