"""Everything on screen is in the catalogues, in good Vietnamese as far as a machine can tell, and what is generated is current."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from papi_desktop.ui.qt_strings import QT_STRINGS
from tests import generated
from tests.msgids import MARKS, marked_in

ROOT = generated.ROOT

_PLACE = re.compile(r"\{\{|\}\}|\{(\w*)[^{}]*\}|%\((\w+)\)[a-z]|%(\d|[sdr])")
"""A place to be filled: {name} of ours, %(name)s and %s of argparse, %1 of Qt; doubled braces stand for themselves."""

_GIVEN_UP = {"invalid %(type)s value: %(value)r": {"type"}}
"""Places left out on purpose: argparse names the type by a word of Python."""

_SAME_IN_BOTH = {"PAPI Desktop", "đồng"}
"""Msgids that read the same in English and Vietnamese."""

_VIETNAMESE_LETTER = re.compile(r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)

_VIETNAMESE_IN_ENGLISH = re.compile(
    r"đồng|thôn|bản|xóm|ấp|tổ dân phố|xã|phường|đặc khu|TẬP HUẤN|ỦY|UỶ|TM\. ỦY BAN NHÂN DÂN / KT\. CHỦ TỊCH / PHÓ CHỦ TỊCH"
)
"""Words an English sentence keeps: units, kinds of village and commune, and what is printed on paper."""

_ENGLISH = re.compile(
    r"\b(the|and|of|is|are|was|not|this|that|with|from|for|file|open|save|close|error|batch|import|backup|undo|record)\b",
    re.IGNORECASE,
)
"""Words no Vietnamese sentence has; enough of them that an English sentence cannot pass."""

_IT_WORDS = re.compile(r"\b(database|batch|import|backup|export|password|user|click|folder|login|email|menu)\b", re.I)


def sources() -> list[Path]:
    """Return the program's modules."""
    return sorted((ROOT / "papi_desktop").rglob("*.py"))


def catalogue(language: str) -> Catalog:
    """Return the committed catalogue of a language."""
    path = ROOT / "i18n" / language / "LC_MESSAGES" / "papi.po"
    with path.open("rb") as file:
        return read_po(file, locale=language)


def texts(language: str) -> Iterator[tuple[str, str, Message]]:
    """Yield (msgid, msgstr, message) of every text of a language."""
    for message in catalogue(language):
        if message.id:
            yield str(message.id), str(message.string), message


def places(text: str) -> set[str]:
    """Return the names of the places to be filled."""
    return {
        "".join(filter(None, found.groups())) for found in _PLACE.finditer(text) if found.group() not in ("{{", "}}")
    }


def test_everything_generated_is_current() -> None:
    stale = [
        str(path.relative_to(ROOT))
        for path, content in generated.everything().items()
        if not path.exists() or path.read_bytes() != content
    ]
    assert stale == [], "run: python -m tests.generated --write"


def test_every_marked_text_is_collected() -> None:
    collected = {str(message.id) for message in generated.collect() if message.id}
    missing = [
        f"{path.relative_to(ROOT)}:{line}: {msgid}"
        for path in sources()
        for line, msgid in marked_in(path)
        if msgid not in collected
    ]
    assert missing == []


def test_marked_texts_are_found_wherever_they_stand(tmp_path: Path) -> None:
    source = tmp_path / "page.py"
    source.write_text(
        'f"{_(\'Next\')}  F8"\nQCoreApplication.translate("Form", u"&Name", None)\n_(BOOK["key"].help)\nsay("{n} rows", n=1)\n_("")',
        encoding="utf-8",
    )
    assert {msgid for _line, msgid in marked_in(source)} == {"Next", "&Name", "{n} rows"}


def test_marked_texts_are_literals() -> None:
    """An f-string or a sum is looked up at run time under a text no catalogue has."""
    built = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKS and node.args
        if isinstance(node.args[0], ast.JoinedStr | ast.BinOp)
    ]
    assert built == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_text_is_translated(language: str) -> None:
    assert [msgid for msgid, text, _message in texts(language) if not text] == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_text_is_fuzzy(language: str) -> None:
    assert [msgid for msgid, _text, message in texts(language) if message.fuzzy] == []


def test_places_to_be_filled_are_the_same() -> None:
    """English is the msgid itself (tested below), so Vietnamese is what can differ."""
    different = [
        msgid for msgid, text, _message in texts("vi") if places(text) != places(msgid) - _GIVEN_UP.get(msgid, set())
    ]
    assert different == []


def test_english_is_the_msgid_itself() -> None:
    assert [msgid for msgid, text, _message in texts("en") if text != msgid] == []


def test_vietnamese_is_nfc() -> None:
    assert [msgid for msgid, text, _message in texts("vi") if unicodedata.normalize("NFC", text) != text] == []


def test_no_msgid_is_vietnamese() -> None:
    """Words in “…” are examples of what an official types."""
    vietnamese = []
    for msgid, _text, _message in texts("vi"):
        english = _VIETNAMESE_IN_ENGLISH.sub("", re.sub(r"“[^”]*”", "", unicodedata.normalize("NFC", msgid)))
        if _VIETNAMESE_LETTER.search(english):
            vietnamese.append(msgid)
    assert vietnamese == []


def test_no_text_is_left_in_english() -> None:
    untouched = [
        msgid
        for msgid, text, _message in texts("vi")
        if text == msgid and msgid not in _SAME_IN_BOTH and re.search(r"[^\W\d_]", _PLACE.sub("", msgid))
    ]
    assert untouched == []


def test_no_english_word_in_a_vietnamese_text() -> None:
    """Names of commands in “…” and file kinds in parentheses are no words."""
    found = []
    for _msgid, text, _message in texts("vi"):
        plain = _PLACE.sub(
            " ", re.sub(r"“papi [^”]*”|PAPI_PASSWORD|\([^)]*\.[a-z][^)]*\)|\.(?:png|pdf|csv)", " ", text)
        )
        word = _ENGLISH.search(plain) or _IT_WORDS.search(plain)
        if word:
            found.append(f"{word.group()}: {text}")
    assert found == []


def test_spaces_at_the_ends_are_kept() -> None:
    """They part a label from what follows it."""

    def ends(text: str) -> tuple[bool, bool, int]:
        return text[:1].isspace(), text[-1:].isspace(), text.count("\n")

    assert [msgid for msgid, text, _message in texts("vi") if ends(text) != ends(msgid)] == []


def test_access_keys_can_be_typed() -> None:
    """A label with an access key has one in Vietnamese too, on a letter every keyboard has."""
    wrong = []
    for msgid, text, _message in texts("vi"):
        key = re.search(r"&(\S)", msgid)
        if key and not re.search(r"&[A-Za-z0-9]", text) and msgid != "&OK":
            wrong.append(msgid)
        if not key and "&" in text:
            wrong.append(msgid)
    assert wrong == []


def test_qt_has_vietnamese_for_its_own_texts() -> None:
    vietnamese = {msgid: text for msgid, text, _message in texts("vi")}
    assert [text for text in QT_STRINGS if not vietnamese.get(text)] == []


# --- texts that were never marked ---

_SHOWN_BY = {
    "QLabel", "QPushButton", "QCheckBox", "QRadioButton", "QGroupBox", "QToolButton", "QAction", "QListWidgetItem",
    "QTableWidgetItem", "setText", "setWindowTitle", "setToolTip", "setStatusTip", "setPlaceholderText", "setTitle",
    "setSubTitle", "setAccessibleName", "setAccessibleDescription", "addTab", "addItem", "addAction", "setTabText",
    "setButtonText", "setLabelText", "showMessage", "setHorizontalHeaderLabels", "addRow",
}  # fmt: skip
"""Calls of Qt whose texts an official reads."""

_KEYS = re.compile(r"Ctrl|Shift|Alt|Enter|Esc|Del|Home|End|Ins|\bF\d+|\bmm\b|Space")


def shown_unmarked(path: Path) -> Iterator[str]:
    """Yield each text given to Qt as it stands in the source."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in _SHOWN_BY:
            for argument in node.args:
                parts = argument.values if isinstance(argument, ast.JoinedStr) else [argument]
                found = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
                for text in found:
                    if re.search(r"[^\W\d_]{2}", _KEYS.sub("", text)):
                        yield f"{path.relative_to(ROOT)}:{node.lineno}: {text}"


def test_nothing_is_shown_that_was_never_marked() -> None:
    ui = [path for path in sources() if "ui" in path.relative_to(ROOT).parts and "forms" not in path.parts]
    assert [text for path in ui for text in shown_unmarked(path)] == []
