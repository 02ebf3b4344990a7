"""A family is chosen by the letters it has, never by its name."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from papi_desktop.documents.fonts import (
    REQUIRED,
    VIETNAMESE_LETTERS,
    find_family,
    missing_letters,
    paper_fonts,
)
from papi_desktop.domain.errors import UserError


def copy_family(target: Path) -> Path:
    target.mkdir()
    names = ("LiberationSerif-Regular", "LiberationSerif-Bold", "LiberationSerif-Italic", "LiberationSerif-BoldItalic")
    for name, file in zip(names, paper_fonts().files, strict=True):
        shutil.copy(file, target / f"{name}.ttf")
    return target


def without_letters(file: Path, letters: str) -> None:
    font = TTFont(file)
    for table in font["cmap"].tables:
        for letter in letters:
            table.cmap.pop(ord(letter), None)
    font.save(file)
    font.close()


def test_the_letters_are_those_of_vietnamese() -> None:
    toned = {letter for letter in VIETNAMESE_LETTERS if not letter.isascii()}
    assert len(toned) == 134
    assert set("ấẫậẩầắẵặẳằếễệểềốỗộổồớỡợởờứữựửừỳỵỷỹýđĐƯƠÂĂÊÔ") <= toned
    assert all(unicodedata.is_normalized("NFC", letter) for letter in toned)


def test_this_machine_has_a_family_with_every_letter() -> None:
    for file in paper_fonts().files:
        font = TTFont(file)
        assert {chr(code) for code in font.getBestCmap()} >= REQUIRED
        font.close()


def test_letters_that_are_missing_are_named(tmp_path: Path) -> None:
    folder = copy_family(tmp_path / "fonts")
    without_letters(folder / "LiberationSerif-Regular.ttf", "ảếộư")
    assert missing_letters(folder / "LiberationSerif-Regular.ttf") == frozenset("ảếộư")


@pytest.mark.parametrize("style", ["Regular", "Bold", "Italic", "BoldItalic"])
def test_an_old_family_of_the_right_name_is_refused(tmp_path: Path, style: str) -> None:
    folder = copy_family(tmp_path / "fonts")
    without_letters(folder / f"LiberationSerif-{style}.ttf", "ả")
    with pytest.raises(UserError) as caught:
        find_family([folder])
    assert caught.value.code == "GIAY-01"


def test_a_whole_family_wins_over_an_old_one(tmp_path: Path) -> None:
    old = copy_family(tmp_path / "a-old")
    without_letters(old / "LiberationSerif-Bold.ttf", "ộ")
    whole = copy_family(tmp_path / "b-whole")
    assert find_family([old, whole]).regular.parent == whole


def test_file_names_are_found_in_any_case(tmp_path: Path) -> None:
    folder = copy_family(tmp_path / "fonts")
    windows = {"Regular": "TIMES.TTF", "Bold": "timesbd.ttf", "Italic": "TimesI.ttf", "BoldItalic": "TIMESBI.TTF"}
    for style, name in windows.items():
        (folder / f"LiberationSerif-{style}.ttf").rename(folder / name)
    assert [file.name for file in find_family([folder]).files] == list(windows.values())


def test_no_family_at_all(tmp_path: Path) -> None:
    (tmp_path / "times.ttf").write_bytes(b"no font")
    with pytest.raises(UserError) as caught:
        find_family([tmp_path, tmp_path / "missing"])
    assert caught.value.code == "GIAY-01"
