"""The command line speaks Vietnamese, in argparse's own words too."""

from __future__ import annotations

import argparse
import ast
import inspect
from collections.abc import Iterator

import pytest

from papi_desktop import translations
from papi_desktop.cli_words import WORDS, translated_argparse

_OUR_FAULT = (
    "conflicting", ".__call__()", "'required' is", "mutually exclusive", "is not callable", "cannot merge",
    "invalid option string", "dest= is required", "invalid conflict_resolution", "cannot have multiple", "with mode",
    "can't open",
)  # fmt: skip
"""How the texts begin or what they hold that only a wrongly written parser, or argparse's own file type, can say."""


@pytest.fixture(autouse=True)
def in_vietnamese() -> Iterator[None]:
    before = translations.language()
    translations.use_language("vi")
    yield
    translations.use_language(before)


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="papi")
    made.add_argument("--year", type=int)
    made.add_argument("--pair", nargs=2)
    kinds = made.add_subparsers(required=True, metavar="LỆNH")
    kinds.add_parser("in").add_argument("book", choices=("households", "villages"))
    return made


def said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Return everything argparse says about these arguments before it stops the program."""
    with translated_argparse(), pytest.raises(SystemExit):
        parser().parse_args(arguments)
    told = capsys.readouterr()
    return told.out + told.err


def test_help_is_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    told = said(["--help"], capsys)
    assert "cách dùng: papi" in told
    assert "hiện phần giải thích này rồi dừng" in told
    assert not any(word in told for word in ("usage", "options", "positional", "show this"))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--year", "x"], "giá trị không hợp: 'x'"),
        (["--year"], "phải ghi một giá trị theo sau"),
        (["--pair", "1"], "phải ghi 2 giá trị theo sau"),
        ([], "còn thiếu: LỆNH"),
        (["out"], "không có mục 'out'"),
        (["in", "x"], "không có mục 'x'"),
        (["in", "villages", "--nonsense"], "không hiểu: --nonsense"),
    ],
)
def test_refusals_are_vietnamese(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = said(arguments, capsys)
    assert "chưa chạy được: " in told
    assert words in told
    assert not any(english in told for english in ("error", "argument", "expected", "invalid", "required"))


def test_english_stays_english(capsys: pytest.CaptureFixture[str]) -> None:
    translations.use_language("en")
    assert "usage: papi" in said(["--help"], capsys)


def test_argparse_has_its_own_words_back_afterwards() -> None:
    before = vars(argparse)["_"], vars(argparse)["ngettext"]
    with translated_argparse():
        assert vars(argparse)["_"] is not before[0]
    assert (vars(argparse)["_"], vars(argparse)["ngettext"]) == before


def test_no_word_of_this_argparse_is_forgotten() -> None:
    asked = set()
    for node in ast.walk(ast.parse(inspect.getsource(argparse))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext"):
            asked |= {a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)}
    met = {text for text in asked if not any(fault in text for fault in _OUR_FAULT)}
    assert met - set(WORDS) == set()
