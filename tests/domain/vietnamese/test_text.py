"""The spelling in which text is kept, and the keys for finding it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papi_desktop.domain.vietnamese.alphabet import ALPHABET, TONED
from papi_desktop.domain.vietnamese.text import fold, loose_fold, nfc, spelling_key, squeeze

LETTERS = "".join([*ALPHABET, *TONED, *ALPHABET.upper(), *(letter.upper() for letter in TONED)])
VIETNAMESE = st.text(alphabet=LETTERS + " '-.3")


def decomposed_as_by_composing_keyboards(text: str) -> str:
    """Return text whose tones are combining marks behind whole letters (ê + U+0301), which is neither NFC nor NFD."""
    marks = {"̀", "̉", "̃", "́", "̣"}
    out = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in marks))
        out.append(base + "".join(part for part in parts if part in marks))
    return "".join(out)


@given(VIETNAMESE)
def test_every_form_of_unicode_becomes_one(text: str) -> None:
    right = unicodedata.normalize("NFC", text)
    assert nfc(unicodedata.normalize("NFD", text)) == right
    assert nfc(decomposed_as_by_composing_keyboards(text)) == right
    assert nfc(right) == right


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert nfc(nfc(text)) == nfc(text)
    assert squeeze(squeeze(text)) == squeeze(text)


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("Ðặng Văn Ðức", "Đặng Văn Đức"),
        ("ƉẶNG", "ĐẶNG"),
        ("Nguyễn ðình ðá", "Nguyễn đình đá"),
        ("Lò\u00a0Văn", "Lò Văn"),
        ("Lò\u3000Văn", "Lò Văn"),
        ("Đứ\u200bc\ufeff", "Đức"),
        ("thư\u00ad viện", "thư viện"),
        ("\u202eĐức\u202c", "Đức"),
        ("dòng một\r\ndòng hai\rdòng ba\u2028dòng bốn", "dòng một\ndòng hai\ndòng ba\ndòng bốn"),
        ("một\thai", "một\thai"),
        ("Đức\x00\x1f\x9f", "Đức"),
        ("e\u0302\u0323", "ệ"),
        ("e\u0323\u0302", "ệ"),
        ("ê\u0301", "ế"),
        ("a\u0341", "á"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_nfc(raw: str, kept: str) -> None:
    assert nfc(raw) == kept


@pytest.mark.parametrize("foreign", ["það", "Sigurður", "við", "hoà", "hòa", "Müller", "“Na Sang” – 30°"])
def test_what_is_no_mistake_stays(foreign: str) -> None:
    assert nfc(foreign) == foreign


def test_squeeze() -> None:
    assert squeeze("  Lò \u00a0 Văn\n\tPanh ") == "Lò Văn Panh"
    assert squeeze(" \u200b ") == ""


@given(VIETNAMESE)
def test_folding_leaves_plain_small_letters(text: str) -> None:
    assert fold(text).isascii()
    assert fold(text) == fold(text).lower()
    assert fold(unicodedata.normalize("NFD", text.upper())) == fold(text)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(VIETNAMESE)
def test_the_loose_key_is_never_finer_than_the_plain_one(text: str) -> None:
    assert loose_fold(fold(text)) == loose_fold(text)


@pytest.mark.parametrize(("one", "other"), [("hoà", "hòa"), ("THUÝ", "thúy"), ("Quảng Hoà", "quảng  hòa")])
def test_the_place_of_the_tone_does_not_count(one: str, other: str) -> None:
    assert spelling_key(one) == spelling_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("hoà", "hoa"), ("hòa", "hóa"), ("Đức", "Dức"), ("tân", "tan"), ("a2", "ả")]
)
def test_tones_and_letters_count(one: str, other: str) -> None:
    assert spelling_key(one) != spelling_key(other)
