"""What a list is called by the line above it: without the name of the paper book, and in letters a sentence can hold.

"SỔ GHI ĐÓNG GÓP LÀM ĐƯỜNG BẢN NÀ, NĂM 2026" is about "Đóng góp làm đường bản Nà, năm 2026".
"""

from __future__ import annotations

import re

from papi_desktop.domain.vietnamese.text import nfc, squeeze
from papi_desktop.exchange.words import VILLAGE_KINDS, kind_of_village

_BOOKS = re.compile(
    r"(?:sổ\s+(?:ghi(?:\s+chép)?|theo\s+dõi|sách)|sổ|danh\s+sách|bảng\s+(?:kê|tổng\s+hợp)|bảng|tổng\s+hợp)"
    r"(?:\s+(?:các\s+hộ|các\s+khoản))?\s+(?=\w)",
    re.IGNORECASE,
)
_UNIT_KINDS = ("xã", "phường", "đặc khu", "tỉnh", "thành phố", "huyện", "thị trấn")
_NO_NAME = frozenset(("xã hội", "bản đồ", "bản sao", "thành phố trực thuộc"))
_NAME_ENDS = frozenset(
    [
        "số",
        "năm",
        "tháng",
        "quý",
        "đợt",
        "đi",
        "đến",
        "tới",
        "từ",
        "và",
        "với",
        "của",
        "tại",
        "theo",
        "cho",
        "về",
        "có",
        "là",
        "các",
        "do",
        "để",
        "kỳ",
        "giai",
        "đoạn",
        "làm",
        "xây",
        "sửa",
    ]
)
_WORD = re.compile(r"\w+|[^\w\s]+|\s+")
_KINDS = sorted((*VILLAGE_KINDS, *_UNIT_KINDS), key=len, reverse=True)


def spoken_title(line: str) -> str:
    """Return a title as it is said inside a sentence; one that is not in capitals keeps its letters."""
    title = squeeze(nfc(line)).strip(" .:;")
    if not title:
        return ""
    book = _BOOKS.match(title)
    rest = title[book.end() :] if book else title
    if rest.split(maxsplit=1)[0].lower() in _NAME_ENDS:
        rest = title  # "Danh sách đợt 2" is about nothing else
    if title.isupper():
        rest = _named(rest.lower())
    return rest[:1].upper() + rest[1:]


def _named(text: str) -> str:
    """Return a text in small letters with the names of places in capitals: what follows "bản", up to a sign or a common word."""
    made, place = "", 0
    while place < len(text):
        kind = _kind_at(text, place)
        if not kind:
            step = _WORD.match(text, place)
            assert step is not None
            made, place = made + step[0], step.end()
            continue
        made, place = made + kind, place + len(kind)
        while (step := _WORD.match(text, place)) and (
            step[0].isspace() or (_is_name(step[0]) and not _kind_at(text, place))
        ):
            made, place = made + step[0].capitalize(), step.end()
    return made


def _kind_at(text: str, place: int) -> str:
    rest = text[place:]
    if (place and text[place - 1].isalnum()) or any(rest.startswith(words) for words in _NO_NAME):
        return ""
    kind = next((kind for kind in _KINDS if rest.startswith(f"{kind} ")), "")
    return kind if kind in _UNIT_KINDS or kind_of_village(rest) else ""


def _is_name(word: str) -> bool:
    return word.isalpha() and word not in _NAME_ENDS
