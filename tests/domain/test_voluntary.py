"""Words that make a levy of a gift are found, words that do not are left alone, and a village that gave all the same is told."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from pathlib import Path

import pytest

from papi_desktop.domain.registers import ALL
from papi_desktop.domain.voluntary import Guard, Uniform, uniform_gifts
from papi_desktop.exchange.voluntary_words import load_guard
from papi_desktop.paths import resource_folder

GUARD = load_guard(resource_folder("law"))


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Mức đóng góp tối thiểu", "mức đóng góp tối thiểu"),
        ("MỨC ĐÓNG GÓP TỐI THIỂU", "mức đóng góp tối thiểu"),
        (unicodedata.normalize("NFD", "Mức tối thiểu"), "mức tối thiểu"),
        ("MUC DONG GOP TOI THIEU", "mức đóng góp tối thiểu"),
        ("Chỉ tiêu giao", "chỉ tiêu"),
        ("Số phải nộp", "phải nộp"),
        ("Mỗi hộ phải góp 200.000 đồng", "mỗi hộ phải"),
        ("Mỗi hộ 200.000 đồng", "mỗi hộ 200.000 đồng"),
        ("tối thiểu 200.000 đồng mỗi hộ", "tối thiểu 200.000 đồng"),
        ("ít nhất 3 trăm nghìn đồng", "ít nhất 3 trăm nghìn đồng"),
        ("50.000 đồng/khẩu", "đồng/khẩu"),
        ("Mức thu theo sào", "mức thu"),
        ("dong/ho", "đồng/hộ"),
        ("Số được giao", "số được giao"),
        ("Không bắt buộc, nhưng mỗi hộ phải góp", "mỗi hộ phải"),
    ],
)
def test_wording_that_makes_a_levy_is_found(text: str, phrase: str) -> None:
    assert GUARD.found_in(text) == phrase


def test_so_much_for_each_household_is_no_levy_where_people_are_given_it() -> None:
    for text in ("12 hộ ở Bản Nà Cáy, mỗi hộ 5.000.000 đồng", "2.000.000 đồng/hộ"):
        assert GUARD.found_in(text) is not None
        assert GUARD.found_in(text, handed_out=True) is None
    assert GUARD.found_in("Mỗi hộ phải nộp 200.000 đồng", handed_out=True) == "mỗi hộ phải"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Số tiền (đồng)",
        "Chi tiêu",
        "chi tieu",
        "Kế hoạch chi tiêu quý I",
        "Mặt đường rộng tối thiểu 3 m",
        "Đóng góp tự nguyện, không quy định mức tối thiểu",
        "Không giao chỉ tiêu cho các bản",
        "Không bắt buộc",
        "Mức thu nhập bình quân của xã",
        "Nhà cách mức nước lũ 2 m",
    ],
)
def test_other_wording_is_left_alone(text: str) -> None:
    assert GUARD.found_in(text) is None


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Đường nội đồng: 50.000 đồng/1 sào", "đồng/1 sào"),
        ("Quỹ phòng chống thiên tai: 15.000 đồng/lao động, nam 18–60, nữ 18–55", "đồng/lao động"),
        ("Xây dựng trường học: 30.000 đồng/khẩu", "đồng/khẩu"),
        ("Thu gom rác: 6.000 đồng/khẩu/tháng", "đồng/khẩu"),
        ("Dịch vụ và làm đất: 199.000 đồng/sào", "đồng/sào"),
        ("Khuyến học: 5.000 đồng/khẩu", "đồng/khẩu"),
    ],
)
def test_levies_of_real_notices_would_be_stopped(text: str, phrase: str) -> None:
    """Facts of two communes' notices of 2019 and 2023, which set what every household had to pay."""
    assert GUARD.found_in(text) == phrase


def test_the_office_may_add_words_but_take_none_away(tmp_path: Path) -> None:
    (tmp_path / "voluntary.toml").write_text('[[levy]]\nphrases = ["suất đóng"]\n', encoding="utf-8")
    guard = load_guard(resource_folder("law"), tmp_path)
    assert guard.found_in("Mỗi nhà một suất đóng") == "suất đóng"
    assert guard.found_in("Mức tối thiểu") == "mức tối thiểu"


def test_a_village_that_gave_all_the_same_is_told() -> None:
    guard = Guard(phrases=(), least=5, share=Fraction(4, 5))
    gifts = {"Bản Nà": [200] * 8 + [300, 500], "Bản Huổi": [200] * 7 + [300] * 3, "Bản Púng": [200] * 4}
    assert uniform_gifts(gifts, guard) == [Uniform("Bản Nà", 200, 8, 10)]


def test_no_book_has_a_field_for_a_minimum_or_a_quota() -> None:
    """In no book of contributions can an amount due be kept: nobody owes a gift."""
    books = [
        r
        for r in ALL
        if r.key in ("campaigns", "gifts", "gift_batches", "gift_receipts", "campaign_spendings", "relief_notices")
    ]
    assert len(books) == 6
    for register in books:
        for field in register:
            assert not re.search(r"minimum|quota|levy|due|owed|target|per_household", field.key), field.key
            words = " ".join([field.print_label, *field.aliases])
            assert GUARD.found_in(words) is None, words
