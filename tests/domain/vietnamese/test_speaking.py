"""Texts as an announcer reads them."""

from __future__ import annotations

import re

import pytest

from papi_desktop.domain.vietnamese.speaking import spoken


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("ngày 15/12/2026", "ngày mười lăm tháng mười hai năm hai nghìn không trăm hai mươi sáu"),
        ("Ngày 05/4", "Ngày mùng năm tháng tư"),
        ("từ 01/12 đến 10/12", "từ ngày mùng một tháng mười hai đến ngày mùng mười tháng mười hai"),
        ("ngày 05 tháng 9 năm 2026", "ngày mùng năm tháng chín năm hai nghìn không trăm hai mươi sáu"),
        ("tháng 4", "tháng tư"),
        ("tháng 14", "tháng mười bốn"),
        ("7 giờ 30", "bảy giờ ba mươi phút"),
        ("07h30", "bảy giờ ba mươi phút"),
        ("07 giờ 00’", "bảy giờ"),
        ("13h00, 21g", "mười ba giờ, hai mươi mốt giờ"),
        ("18.450.000 đồng", "mười tám triệu bốn trăm năm mươi nghìn đồng"),
        ("đạt 12,5%", "đạt mười hai phẩy năm phần trăm"),
        ("87 hộ, 181 khẩu.", "tám mươi bảy hộ, một trăm tám mươi mốt khẩu."),
    ],
)
def test_days_hours_and_numbers_are_spelled_out(written: str, read: str) -> None:
    assert spoken(written) == read


@pytest.mark.parametrize(
    "text", ["Thông báo số 45/TB-UBND", "Luật số 10/2022/QH15", "Quyết định 24/2021/QĐ-TTg", "Tiểu khu A3"]
)
def test_names_of_papers_and_places_stay(text: str) -> None:
    assert spoken(text) == text


def test_a_whole_announcement_has_no_digit_left() -> None:
    text = "Đúng 7 giờ 30 ngày 15/12/2026 tại bản Nà Cáy, xã họp 87 hộ về 1.250.000 đồng; ý kiến gửi trước 10/12."
    assert not re.search(r"\d", spoken(text))
