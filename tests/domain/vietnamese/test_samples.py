"""The decoders on workbooks as offices have them, where those are at hand."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from papi_desktop.domain.vietnamese.legacy_fonts import decode, decode_runs, guess_encoding
from papi_desktop.domain.vietnamese.syllables import is_syllable
from papi_desktop.domain.vietnamese.text import nfc

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples"
LEGACY = ["ho-ngheo-2025-tcvn3.xls", "ho-ngheo-2024-vni.xls"]
CODES_AND_NUMERALS = {"B", "CCCD", "TT", "II", "III", "IV", "V", "VII", "VIII", "IX"}

pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="no samples here")


def cells(name: str) -> list[list[tuple[str, str | None]]]:
    """Return the runs of every text cell of the first sheet."""
    xlrd = pytest.importorskip("xlrd")
    book = xlrd.open_workbook(SAMPLES / name, formatting_info=True)
    sheet = book.sheet_by_index(0)
    found = []
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            if isinstance(cell.value, str) and cell.value:
                first = book.xf_list[cell.xf_index].font_index
                starts = [(0, first), *sheet.rich_text_runlist_map.get((row, column), [])]
                ends = [start for start, _ in starts[1:]] + [len(cell.value)]
                found.append(
                    [
                        (cell.value[start:end], book.font_list[font].name)
                        for (start, font), end in zip(starts, ends, strict=True)
                    ]
                )
    return found


def expected(name: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads((SAMPLES / f"{name}.expected.json").read_text(encoding="utf-8"))
    return answer


@pytest.mark.parametrize("name", LEGACY)
def test_the_fonts_lead_to_what_a_right_reader_finds(name: str) -> None:
    texts = [decode_runs(runs) for runs in cells(name)]
    right = expected(name)
    assert texts[:2] == ["ỦY BAN NHÂN DÂN XÃ NA SANG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert {
        *right["villages"],
        *right["totals"],
        right["first"]["name"],
        right["last"]["name"],
        right["first"]["ethnic"],
    } <= set(texts)
    assert {problem["name"] for problem in right["problems"]} <= set(texts)
    assert all(text == nfc(text) for text in texts)


@pytest.mark.parametrize("name", LEGACY)
def test_every_word_that_comes_out_is_vietnamese(name: str) -> None:
    words = {word for runs in cells(name) for word in re.findall(r"[^\W\d_]+", decode_runs(runs))}
    assert {word for word in words if not is_syllable(word)} <= CODES_AND_NUMERALS


@pytest.mark.parametrize("name", LEGACY)
def test_without_fonts_the_words_tell_the_same(name: str) -> None:
    raw = ["".join(text for text, _ in runs) for runs in cells(name)]
    guess = guess_encoding(raw)
    assert guess.encoding == expected(name)["encoding"]
    assert guess.confidence > 0.7
    by_fonts = [decode_runs(runs) for runs in cells(name)]
    assert [decode(text, guess.encoding).casefold() for text in raw] == [text.casefold() for text in by_fonts]
