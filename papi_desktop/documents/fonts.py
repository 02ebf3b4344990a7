"""Finds the type faces of official paper on this machine, by what letters they have and never by their name.

A family is taken only if all four of its files hold every letter of Vietnamese: old versions of some free families carry the right
name and lack most toned letters, which would print as boxes and vanish from the text of the file. Knows nothing of papers.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFError, TTFontFile

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.paths import resource_folder

_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_VOWELS = "aăâeêioôơuưy"
_PLAIN = "".join(map(chr, range(0x20, 0x7F)))
_MARKS = "–—‘’“”…•°²³×₫"

VIETNAMESE_LETTERS = frozenset(
    letter
    for vowel in _VOWELS
    for tone in _TONES
    for lower in (unicodedata.normalize("NFC", vowel + tone),)
    for letter in (lower, lower.upper())
) | frozenset("đĐ")
"""Every letter of Vietnamese that is not plain ASCII, and the bare vowels."""

REQUIRED = VIETNAMESE_LETTERS | frozenset(_PLAIN) | frozenset(_MARKS)
"""What a family must be able to draw."""


@dataclass(frozen=True, slots=True)
class FontFamily:
    """The four files of a family."""

    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path

    @property
    def files(self) -> tuple[Path, Path, Path, Path]:
        """Return the files in the order regular, bold, italic, bold italic."""
        return self.regular, self.bold, self.italic, self.bold_italic


# Families of the same letter widths as Times New Roman, as their files are called on Windows, macOS and Linux.
_CANDIDATES = (
    ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"),
    (
        "Times New Roman.ttf",
        "Times New Roman Bold.ttf",
        "Times New Roman Italic.ttf",
        "Times New Roman Bold Italic.ttf",
    ),
    (
        "Times_New_Roman.ttf",
        "Times_New_Roman_Bold.ttf",
        "Times_New_Roman_Italic.ttf",
        "Times_New_Roman_Bold_Italic.ttf",
    ),
    *(
        (f"{name}-Regular.ttf", f"{name}-Bold.ttf", f"{name}-Italic.ttf", f"{name}-BoldItalic.ttf")
        for name in ("LiberationSerif", "Tinos")
    ),
)


def font_folders() -> tuple[Path, ...]:
    """Return the folders where type faces may lie: those an installer carried first, then the system's."""
    home = Path.home()
    folders = [resource_folder("fonts")]
    if sys.platform == "win32":
        windows, local = os.environ.get("WINDIR", r"C:\Windows"), os.environ.get("LOCALAPPDATA", str(home))
        folders += [Path(windows, "Fonts"), Path(local, "Microsoft", "Windows", "Fonts")]
    elif sys.platform == "darwin":
        folders += [Path("/System/Library/Fonts/Supplemental"), Path("/Library/Fonts"), home / "Library/Fonts"]
    else:
        folders += [
            home / ".local/share/fonts",
            home / ".fonts",
            Path("/usr/local/share/fonts"),
            Path("/usr/share/fonts"),
        ]
    return tuple(folders)


def missing_letters(file: Path) -> frozenset[str]:
    """Return the required letters that `file` cannot draw; all of them if it is no readable TrueType file."""
    try:
        drawn = TTFontFile(str(file)).charToGlyph
    except (TTFError, OSError):
        return REQUIRED
    return frozenset(letter for letter in REQUIRED if not drawn.get(ord(letter)))


def find_family(folders: Iterable[Path]) -> FontFamily:
    """Return the first family in `folders` whose four files hold every required letter.

    Raises:
        UserError: if there is none.
    """
    by_name: dict[str, list[Path]] = {}
    for file in _font_files(folders):
        by_name.setdefault(file.name.lower(), []).append(file)
    for names in _CANDIDATES:
        for regular in by_name.get(names[0].lower(), ()):
            family = FontFamily(*(regular.with_name(_as_stored(regular.parent, name, by_name)) for name in names))
            if not any(missing_letters(file) for file in family.files):
                return family
    raise UserError(
        "GIAY-01",
        say("No type face of official paper with all Vietnamese letters was found on this computer."),
        say("Your data is safe; only printing has to wait."),
        say("Install the font Times New Roman, or Liberation Serif version 2, and print again."),
    )


@cache
def paper_fonts() -> FontFamily:
    """Return the family of official paper on this machine; looked for once.

    Raises:
        UserError: if there is none.
    """
    return find_family(font_folders())


def _font_files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(folder.rglob("*.[tT][tT][fF]")) if folder.is_dir() else ()


def _as_stored(folder: Path, name: str, by_name: dict[str, list[Path]]) -> str:
    """Return `name` spelled as on disk (Windows fonts are found in any case); unchanged if it is not there."""
    return next((file.name for file in by_name.get(name.lower(), ()) if file.parent == folder), name)
