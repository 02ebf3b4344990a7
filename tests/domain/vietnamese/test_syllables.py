"""The grammar of syllables: words of the language pass, misread legacy text does not."""

from __future__ import annotations

import pytest

from papi_desktop.domain.vietnamese.syllables import is_syllable

WORDS = """
    Nguyễn Thị Yến Đặng Văn Đức Hoàng Khoái Vàng Xuân Dũng Uyển Phượng Mười Ước Ích Quỳnh Quý Quyền Quốc Quang Quảng Quậy Quơ Thuở khuya
    khuỷu nghiêng ngoằn ngoèo giếng gì gìn giết giữ gia kỳ kế ghế nghe cà gà ngủ yêu yên ý ỷ y a ở ụ ơi êm ôi oanh uông xoong quýt
    hoà hòa thuý thúy uỷ ủy tuần luật khuấy huýt tuýp nguệch xuềnh rượu hươu hưu bưởi tuyết loắt ngoắc hoẵng CHỦ TỊCH khoèo quét quên
    """.split()  # noqa: SIM905 - words to be read as text

NO_WORDS = """
    NguyÔn V¨n §øc Nguyeãn Vaên Ñöùc Haø Loø kà cế ngê ghà gya qan quu yêng1 tàc tảt bich bich̀ hẹpp xyz đđ hoâ Thaøo Phöông
    lyên kyêu mốo hảáo zíp Sigurður bb CCCD nghh
    """.split()  # noqa: SIM905 - words to be read as text


@pytest.mark.parametrize("word", WORDS)
def test_words_of_the_language(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(word.upper())


@pytest.mark.parametrize("word", NO_WORDS)
def test_what_cannot_be_said(word: str) -> None:
    assert not is_syllable(word)
