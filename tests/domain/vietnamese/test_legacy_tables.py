"""The tables of TCVN3 and VNI: every letter both ways, against iconv where there is one, and the traps of each."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papi_desktop.domain.vietnamese import tcvn3, vni
from papi_desktop.domain.vietnamese.alphabet import ALPHABET, TONED
from papi_desktop.domain.vietnamese.tcvn3 import decode_tcvn3, encode_tcvn3
from papi_desktop.domain.vietnamese.vni import decode_vni, encode_vni

SMALL = sorted({*TONED, *(letter for letter in ALPHABET if not letter.isascii())})
CAPITALS = [letter.upper() for letter in SMALL]
TCVN3_CAPITALS = list("ĂÂĐÊÔƠƯ")
PLAIN = "abcxyzABCXYZ 0123456789-,.()/'"

# Code and letter in turn, written down letter by letter from the fonts' own charts, not composed as the modules do.
TCVN3_CHART = """
    µ à ¶ ả · ã ¸ á ¹ ạ ¨ ă » ằ ¼ ẳ ½ ẵ ¾ ắ Æ ặ © â Ç ầ È ẩ É ẫ Ê ấ Ë ậ ® đ Ì è Î ẻ Ï ẽ Ð é Ñ ẹ ª ê Ò ề Ó ể Ô ễ Õ ế Ö ệ
    × ì Ø ỉ Ü ĩ Ý í Þ ị ß ò á ỏ â õ ã ó ä ọ « ô å ồ æ ổ ç ỗ è ố é ộ ¬ ơ ê ờ ë ở ì ỡ í ớ î ợ ï ù ñ ủ ò ũ ó ú ô ụ
    õ ừ ö ử ÷ ữ ø ứ ù ự ú ỳ û ỷ ü ỹ ý ý þ ỵ ¡ Ă ¢ Â § Đ £ Ê ¤ Ô ¥ Ơ ¦ Ư
"""  # ư is missing here: its code, the soft hyphen, cannot be seen
VNI_CHART = """
    aø à aû ả aõ ã aù á aï ạ aê ă aè ằ aú ẳ aü ẵ aé ắ aë ặ aâ â aà ầ aå ẩ aã ẫ aá ấ aä ậ ñ đ eø è eû ẻ eõ ẽ eù é eï ẹ
    eâ ê eà ề eå ể eã ễ eá ế eä ệ ì ì æ ỉ ó ĩ í í ò ị oø ò oû ỏ oõ õ où ó oï ọ oâ ô oà ồ oå ổ oã ỗ oá ố oä ộ
    ô ơ ôø ờ ôû ở ôõ ỡ ôù ớ ôï ợ uø ù uû ủ uõ ũ uù ú uï ụ ö ư öø ừ öû ử öõ ữ öù ứ öï ự yø ỳ yû ỷ yõ ỹ yù ý î ỵ
"""

# The same words in each encoding, typed by hand from the fonts' keyboards.
TCVN3_TEXTS = [
    ("ñy ban nh©n d©n x·", "ủy ban nhân dân xã"),
    ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
    ("NguyÔn V¨n §øc", "Nguyễn Văn Đức"),
    ("V\xadîng ThÞ Ph\xad¬ng", "Vượng Thị Phương"),
    ("th\xad", "thư"),
    ("\xadu ®·i", "ưu đãi"),
    ("Quúnh Kú Mü Ýt þ", "Quỳnh Kỳ Mỹ ít ỵ"),
    ("Hé nghÌo, hé cËn nghÌo", "Hộ nghèo, hộ cận nghèo"),
]
VNI_TEXTS = [
    ("UÛy ban nhaân daân xaõ", "Ủy ban nhân dân xã"),
    ("Uûy ban", "Ủy ban"),
    ("UÛY BAN NHAÂN DAÂN", "ỦY BAN NHÂN DÂN"),
    ("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
    ("Nguyeãn Vaên Ñöùc", "Nguyễn Văn Đức"),
    ("Vöôïng Thò Phöông", "Vượng Thị Phương"),
    ("Ñaëng Thò Mî, Lyù Vaên Kyû", "Đặng Thị Mỵ, Lý Văn Kỷ"),
    ("tænh, nghó, kính, gì, thò", "tỉnh, nghĩ, kính, gì, thị"),
    ("Aùnh, AÙnh, Ôû, OÅn, EÂ", "Ánh, Ánh, Ở, Ổn, Ê"),
    ("Biùch, Viø, tiûnh, Thiï", "Bích, Vì, tỉnh, Thị"),
    ("TOÅNG COÄNG, ÖU ÑAÕI, XÍ, ÌÆÓÒÎ", "TỔNG CỘNG, ƯU ĐÃI, XÍ, ÌỈĨỊỴ"),
]


def test_the_encodings_have_their_letters() -> None:
    assert len(SMALL) == 67
    assert sorted(tcvn3.CODES) == sorted(SMALL + TCVN3_CAPITALS)
    assert sorted(vni.CODES) == sorted(SMALL + CAPITALS)
    assert len(set(tcvn3.CODES.values())) == 74
    assert len(set(vni.CODES.values())) == 134


def test_the_charts_agree() -> None:
    codes = TCVN3_CHART.split()
    assert dict(zip(codes[1::2], codes[::2], strict=True)) | {"ư": "\xad"} == tcvn3.CODES
    codes = VNI_CHART.split()
    small = dict(zip(codes[1::2], codes[::2], strict=True))
    assert small | {letter.upper(): code.upper() for letter, code in small.items()} == vni.CODES


@pytest.mark.parametrize("letter", SMALL + TCVN3_CAPITALS)
def test_every_letter_of_tcvn3_both_ways(letter: str) -> None:
    code = encode_tcvn3(letter)
    assert len(code.encode("latin-1")) == 1
    assert decode_tcvn3(code) == letter


@pytest.mark.parametrize("letter", CAPITALS)
def test_every_capital_of_tcvn3_by_the_capital_font(letter: str) -> None:
    assert decode_tcvn3(encode_tcvn3(letter, capital_font=True)).upper() == letter


@pytest.mark.parametrize("letter", SMALL + CAPITALS)
def test_every_letter_of_vni_both_ways(letter: str) -> None:
    code = encode_vni(letter)
    assert 1 <= len(code.encode("latin-1")) <= 2
    assert decode_vni(code) == letter


@pytest.mark.skipif(shutil.which("iconv") is None, reason="no iconv here")
def test_iconv_agrees_on_tcvn3() -> None:
    letters = "".join(tcvn3.CODES)
    listed = subprocess.run(["iconv", "-l"], capture_output=True, check=True, text=True).stdout
    if "TCVN5712-1" not in listed:
        pytest.skip("this iconv does not know TCVN 5712")
    codes = "\n".join(encode_tcvn3(letters)).encode("latin-1")
    run = subprocess.run(["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"], input=codes, capture_output=True, check=True)
    assert run.stdout.decode("utf-8").split("\n") == list(letters)


@pytest.mark.parametrize(("raw", "text"), TCVN3_TEXTS)
def test_tcvn3_texts(raw: str, text: str) -> None:
    assert decode_tcvn3(raw) == text


@pytest.mark.parametrize(("raw", "text"), VNI_TEXTS)
def test_vni_texts(raw: str, text: str) -> None:
    assert decode_vni(raw) == text


@given(st.text(alphabet="".join(SMALL + TCVN3_CAPITALS) + PLAIN))
def test_tcvn3_is_uniquely_read(text: str) -> None:
    assert decode_tcvn3(encode_tcvn3(text)) == text


@given(st.text(alphabet="".join(SMALL + CAPITALS) + PLAIN))
def test_vni_is_uniquely_read(text: str) -> None:
    assert decode_vni(encode_vni(text)) == text
    assert decode_vni(encode_vni(text).replace("Û", "û")) == text


@pytest.mark.parametrize("sign", ["“", "”", "–", "…", "°", "²", "±", "€", "漢", "Š"])
def test_other_signs_stay(sign: str) -> None:
    assert decode_tcvn3(sign) == sign
    assert decode_vni(sign) == sign


@pytest.mark.parametrize("letter", ["Ủ", "À", "漢", "Š", "µ"])
def test_tcvn3_refuses_what_it_cannot_write(letter: str) -> None:
    with pytest.raises(ValueError, match="TCVN3"):
        encode_tcvn3(letter)


@pytest.mark.parametrize("letter", ["漢", "Š", "ø"])
def test_vni_refuses_what_it_cannot_write(letter: str) -> None:
    with pytest.raises(ValueError, match="VNI"):
        encode_vni(letter)
