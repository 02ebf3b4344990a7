"""Which encoding a text is in: by font, run by run, or by a whole column; never by one cell."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papi_desktop.domain.vietnamese.legacy_fonts import (
    Encoding,
    decode,
    decode_runs,
    encode_tcvn3,
    encode_vni,
    encoding_of_font,
    font_is_capital,
    guess_encoding,
)
from papi_desktop.domain.vietnamese.tcvn3 import CODES

# Invented people, villages and words as the lists of a commune have them.
COLUMN = [
    "Lò Thị Ngoãn", "Vàng A Phương", "Đặng Văn Đức", "Sùng Mí Pao", "Quàng Thị Ưởng", "Nguyễn Quang Uyển", "Hà Xuân Bảy",
    "Bản Nà Cáy", "Bản Huổi Siểu", "Tiểu khu 3", "Thôn Dược Sơn", "Hộ cận nghèo", "Hộ nghèo",
]  # fmt: skip
NAMES = st.lists(st.sampled_from(COLUMN), min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("font", "encoding"),
    [(".VnTime", "tcvn3"), (".VnTimeH", "tcvn3"), (".vnarial", "tcvn3"), (" .VnArial Narrow", "tcvn3"), ("VNI-Times", "vni"),
     ("vni-helve", "vni"), ("VNI Times", "vni"), ("Times New Roman", None), ("Arial", None), ("", None), ("Vni", None), ("VnTime", None)],
)  # fmt: skip
def test_fonts_tell_the_encoding(font: str, encoding: str | None) -> None:
    assert encoding_of_font(font) == encoding


@pytest.mark.parametrize(
    ("font", "capital"),
    [
        (".VnTimeH", True),
        (".VnArial NarrowH", True),
        (".VnTime", False),
        ("VNI-TimesH", False),
        ("GothicH", False),
        (".Vnxh", False),
    ],
)
def test_fonts_of_capitals(font: str, capital: bool) -> None:
    assert font_is_capital(font) is capital


def test_a_capital_font_draws_capitals() -> None:
    assert decode_runs([("ñY BAN NH©N D©N X· NA SANG", ".VnTimeH")]) == "ỦY BAN NHÂN DÂN XÃ NA SANG"
    assert decode_runs([("céng hßa x· héi chñ nghÜa", ".VnTimeH")]) == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"
    assert decode_runs([("NG\xadêI LËP", ".VnTimeH")]) == "NGƯỜI LẬP"


def test_each_run_is_read_by_its_own_font() -> None:
    runs = [
        ("hä tªn: ", ".VnTimeH"),
        ("NguyÔn ", ".VnTime"),
        ("Vaên ", "VNI-Times"),
        ("Đức", "Times New Roman"),
        (" Hà", None),
    ]
    assert decode_runs(runs) == "HỌ TÊN: Nguyễn Văn Đức Hà"


def test_a_letter_split_over_two_runs_is_composed() -> None:
    assert decode_runs([("Đư", "Arial"), ("\u0301c", "Times New Roman")]) == "Đức"


def test_unicode_typed_in_a_cell_with_a_legacy_font_keeps_its_letters() -> None:
    for font in (".VnTime", "VNI-Times"):
        assert decode_runs([("Hoà Bình, Nguyễn Thị Ánh", font)]) == "Hoà Bình, Nguyễn Thị Ánh"
        assert decode_runs([(unicodedata.normalize("NFD", "Hoàng Thị Ánh"), font)]) == "Hoàng Thị Ánh"


def test_the_letter_u_horn_survives_although_it_is_a_soft_hyphen() -> None:
    assert decode_runs([("Ph\xad¬ng", ".VnTime")]) == "Phương"
    assert decode_runs([("\xadu", ".VnTime")]) == "ưu"
    assert decode_runs([("thư\xad viện", "Arial")]) == "thư viện"


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_latin_1_and_windows_1252_are_read_alike(encoding: Encoding) -> None:
    for byte in range(0x80, 0x100):
        latin = bytes([byte]).decode("latin-1")
        try:
            windows = bytes([byte]).decode("cp1252")
        except UnicodeDecodeError:
            continue
        assert decode(f"a{latin} b", encoding) == decode(f"a{windows} b", encoding)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("NH©N D©N", "NHÂN DÂN"),
        ("CéNG HßA X· HéI", "CỘNG HÒA XÃ HỘI"),
        ("ñY BAN", "ỦY BAN"),
        ("CHñ TÞCH", "CHỦ TỊCH"),
        ("Sè CCCD", "Số CCCD"),
        ("UBND x· Na Sang", "UBND xã Na Sang"),
        ("Lß A Tó", "Lò A Tú"),
        ("C¸n bé L§TBXH x·", "Cán bộ LĐTBXH xã"),
        ("“X·” TT", "“Xã” TT"),
    ],
)
def test_capitals_without_their_font(raw: str, text: str) -> None:
    assert decode(raw, "tcvn3") == text


def test_ascii_is_the_same_everywhere() -> None:
    assert {decode("Kinh, 014085000001", encoding) for encoding in ("unicode", "tcvn3", "vni")} == {
        "Kinh, 014085000001"
    }


@given(NAMES)
def test_proper_unicode_is_unicode(column: list[str]) -> None:
    assert guess_encoding(column).encoding == "unicode"
    assert guess_encoding([unicodedata.normalize("NFD", text) for text in column]).encoding == "unicode"


def test_a_whole_column_of_unicode_leaves_no_doubt() -> None:
    assert guess_encoding(COLUMN).confidence > 0.6


@pytest.mark.parametrize("column", [[], [""], ["Kinh", "Nam", "1960", "014085000001"], ["“Kinh” – Nam…"]])
def test_a_column_without_letters_beyond_ascii_is_unicode(column: list[str]) -> None:
    guess = guess_encoding(column)
    assert (guess.encoding, guess.confidence) == ("unicode", 1.0)


@pytest.mark.parametrize("column", [["Lê", "Hà", "Tú"], ["Hoà", "Toà", "Hoá"], ["hò", "cò", "chó"]])
def test_unicode_wins_ties(column: list[str]) -> None:
    guess = guess_encoding(column)
    assert guess.encoding == "unicode"
    assert guess.confidence < 0.5


def test_a_whole_column_of_tcvn3() -> None:
    column = [encode_tcvn3(text) for text in COLUMN]
    guess = guess_encoding(column)
    assert guess.encoding == "tcvn3"
    assert guess.confidence > 0.6
    assert ("§øc", "Đức") in guess_encoding([encode_tcvn3("Đặng Văn Đức")]).evidence
    assert [decode(text, guess.encoding) for text in column] == COLUMN


def test_a_whole_column_of_vni() -> None:
    column = [encode_vni(text) for text in [*COLUMN, "Trần A Ánh", "ỦY BAN NHÂN DÂN"]]
    guess = guess_encoding(column)
    assert guess.encoding == "vni"
    assert guess.confidence > 0.6
    assert [decode(text, guess.encoding) for text in column][: len(COLUMN)] == COLUMN


def test_titles_in_capitals_are_recognised_too() -> None:
    assert guess_encoding([encode_tcvn3("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", capital_font=True)]).encoding == "tcvn3"
    assert guess_encoding([encode_vni("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")]).encoding == "vni"


def test_a_mixed_column_is_uncertain() -> None:
    mixed = COLUMN[:6] + [encode_tcvn3(text) for text in COLUMN[6:]]
    assert guess_encoding(mixed).confidence < guess_encoding([encode_tcvn3(text) for text in COLUMN]).confidence / 2


def test_few_words_give_little_confidence() -> None:
    one_word, column = [encode_tcvn3("Nữ")], [encode_tcvn3(text) for text in COLUMN]
    assert guess_encoding(one_word).encoding == "tcvn3"
    assert guess_encoding(one_word).confidence < guess_encoding(column).confidence


def test_a_repeated_word_counts_once() -> None:
    column = [encode_tcvn3("Hộ nghèo")] * 1000
    assert guess_encoding(column) == guess_encoding(column[:1])


@given(st.lists(st.text(alphabet="".join(CODES.values()) + "abc “–\xa0"), max_size=5))
def test_any_column_gets_an_answer(column: list[str]) -> None:
    guess = guess_encoding(column)
    assert 0 <= guess.confidence <= 1
    assert all(after == decode(before, guess.encoding) for before, after in guess.evidence)
