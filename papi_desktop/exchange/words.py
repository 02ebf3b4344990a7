"""General words of lists and tables in any office: what a running number, a total, a signature and a village are called.

Everything that belongs to one book stands in its register instead.
"""

from __future__ import annotations

import re

from papi_desktop.domain.vietnamese.text import fold, nfc

COUNTER_HEADINGS = frozenset(("stt", "tt", "so tt", "so thu tu", "s tt"))
"""Keys of headings over the running number of a row."""

# Accents count here: Tống is a family name, tổng is a total.
_TOTAL = re.compile(r"(?:tổng|cộng|lũy kế|luỹ kế|trong đó)\b", re.IGNORECASE)

_SIGNATURE = re.compile(
    r"""\b(?: người\ (?:lập|kê\ khai|tổng\ hợp|báo\ cáo) | chủ\ tịch | phó\ chủ\ tịch | kế\ toán | thủ\ trưởng | xác\ nhận
        | trưởng\ (?:thôn|bản|xóm|ấp|ban|khu) | tổ\ trưởng | công\ chức | nơi\ nhận | đại\ diện
        | ngày\ [\d. …]*\ ?tháng\ [\d. …]*\ ?năm )
      | ^(?:tm|kt|tl|tuq)\.""",
    re.IGNORECASE | re.VERBOSE,
)

VILLAGE_KINDS = (
    "tổ dân phố", "khu dân cư", "khu phố", "tiểu khu", "cụm dân cư", "thôn", "bản", "xóm", "ấp", "tổ", "khu", "làng", "buôn", "bon", "khóm",
    "phum", "sóc", "plei", "plây", "đội", "tdp", "xứ",
)  # fmt: skip
"""Kind words of the units below a commune, longer ones first."""

# Words that begin like a kind but name no village.
_OTHERS = ("khu vực", "khu công nghiệp", "tổ chức", "tổ trưởng", "tổ công tác", "bản thân", "đội ngũ")

GENERAL_SHEET_NAMES = re.compile(
    r"(?:sheet|trang|bang|bieu|danh sach|ds|tong hop|th|du lieu|data|mau|phu luc)\b|.*\bds\b|sheet\d+|trang tinh\d*"
)
"""Keys of sheet names that name no village."""

_NUMBERING = re.compile(r"^(?:[IVXLC]+|[0-9]{1,3}|[A-Za-zĐđ])\s*[.)/:\-–]\s*(?=\S)")
_COUNTS = re.compile(r"\s*[:(,–-]?\s*(?:có\s+)?[0-9]+\s*(?:hộ|khẩu|người|nhân khẩu)\b.*$", re.IGNORECASE)
_ROMAN = re.compile(r"[IVXLC]+[.)]?")
_LONGEST = 300  # letters looked at: whoever signs does not write an essay
_PUNCTUATION = re.compile(r"[\W_]+")


def key_of(text: str) -> str:
    """Return the key under which headings and names are compared: folded, words only."""
    return _PUNCTUATION.sub(" ", fold(text)).strip()


def is_total(text: str) -> bool:
    """Tell whether a label begins a line of sums."""
    return bool(_TOTAL.match(nfc(text).lstrip(" *-–+.")))


def is_signature(text: str) -> bool:
    """Tell whether a text belongs to the place, date and names under a list."""
    return bool(_SIGNATURE.search(nfc(text[:_LONGEST]).strip()))


def is_roman(text: str) -> bool:
    """Tell whether a text is a Roman number, as before the names of villages."""
    return bool(_ROMAN.fullmatch(text.strip()))


def plain_label(text: str) -> str:
    """Return the name in a line such as "II. Bản Nà Cáy: 35 hộ, 184 khẩu", or in "Thôn: Khau Cà"."""
    name = _COUNTS.sub("", _NUMBERING.sub("", nfc(text).strip()))
    kind, colon, rest = name.partition(":")
    if colon and rest.strip() and kind.strip().casefold() in VILLAGE_KINDS:
        # "Thôn: Bản Khau Cà" says the kind twice.
        name = rest if kind_of_village(rest) else f"{kind.strip()} {rest.strip()}"
    return " ".join(name.split()).rstrip(" :.;,-–(")


def kind_of_village(name: str) -> str:
    """Return the kind word a village's name begins with, "" if it has none. Accents count: Bàn and Tô are family names."""
    words = " ".join(nfc(name).casefold().split())
    if words.startswith(_OTHERS):
        return ""
    return next((kind for kind in VILLAGE_KINDS if words.startswith(kind + " ")), "")
