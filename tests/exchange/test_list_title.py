"""A title above a list, as it is said inside a sentence of a paper."""

from __future__ import annotations

import pytest

from papi_desktop.exchange.list_title import spoken_title


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "SỔ GHI ĐÓNG GÓP LÀM ĐƯỜNG BẢN NÀ – BẢN HUỔI, NĂM 2026",
            "Đóng góp làm đường bản Nà – bản Huổi, năm 2026",
        ),
        (
            "DANH SÁCH CÁC HỘ ỦNG HỘ LÀM NHÀ VĂN HÓA THÔN TÂN TIẾN XÃ NA SANG NĂM 2026",
            "Ủng hộ làm nhà văn hóa thôn Tân Tiến xã Na Sang năm 2026",
        ),
        ("ĐÓNG GÓP TỔ DÂN PHỐ SỐ 3 LÀM ĐƯỜNG", "Đóng góp tổ dân phố số 3 làm đường"),
        ("ỦNG HỘ QUỸ XÃ HỘI", "Ủng hộ quỹ xã hội"),
        ("Sổ đóng góp xây cầu Bản Nà", "Đóng góp xây cầu Bản Nà"),
        ("Danh sách đợt 2", "Danh sách đợt 2"),
        ("Danh sách", "Danh sách"),
        ("", ""),
    ],
)
def test_a_title_is_put_into_letters_a_sentence_can_hold(line: str, said: str) -> None:
    assert spoken_title(line) == said
