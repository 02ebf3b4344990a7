"""What holds of every command: where options stand, which stream says what, its language, its help, its exit status."""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from papi_desktop import cli, translations
from papi_desktop.cli_arguments import parser
from papi_desktop.operations.books import all_books
from papi_desktop.translations import _
from tests.cli.conftest import Papi


def test_options_stand_before_or_behind_the_command(office: Papi, tmp_path: Path, capsys: Any) -> None:
    data = str(tmp_path / "data")
    for arguments in (
        ["--data", data, "--json", "check"],
        ["check", "--data", data, "--json"],
        ["--json", "check", "--data", data],
        ["--data", str(tmp_path / "khác"), "check", "--json", "--data", data],
    ):
        assert cli.main(arguments) == 0
        assert json.loads(capsys.readouterr().out)["good"] is True


def test_words_for_people_go_to_stdout_without_json_and_to_stderr_with(office: Papi) -> None:
    plain, as_json = office("check"), office("check", "--json")
    assert plain.err == ""
    assert plain.out == as_json.err
    assert as_json.out.count("\n") == 1


def test_a_refusal_goes_to_stderr(office: Papi) -> None:
    said = office("verdict", "không có")
    assert (said.status, said.out) == (1, "")
    assert "[NY-01]" in said.err
    assert office("verdict", "không có", "--json").json["error"]["message"] in said.err


def test_the_language_can_be_chosen(office: Papi) -> None:
    said = office("check", "--language", "vi")
    assert "Tệp dữ liệu" in said.out


def test_an_unknown_language_of_the_machine_is_vietnamese(papi: Papi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAPI_LANGUAGE", "fr")
    assert "KHONG_CO" in papi("clock", "KHONG_CO", "--start", "2026-11-20").err
    assert translations.language() == "vi"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["publish", "households"],
        ["clock", "PUB_DEFAULT"],
        ["clock", "PUB_DEFAULT", "--start", "11/2026"],
        ["words", "một triệu"],
        ["import", "households", "không-có.xlsx", "--year", "2025"],
        ["import", "cars", "a.xlsx"],
        ["check", "--nonsense"],
    ],
)
def test_wrong_usage_is_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(arguments)
    assert stopped.value.code == 2
    streams = capsys.readouterr()
    assert streams.out == ""
    assert "papi" in streams.err


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    for argument, word in (("--help", "list-disclosures"), ("--version", "papi ")):
        with pytest.raises(SystemExit) as stopped:
            cli.main([argument])
        assert stopped.value.code == 0
        assert word in capsys.readouterr().out


def test_help_names_every_paper_in_vietnamese(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAPI_LANGUAGE", "vi")
    with pytest.raises(SystemExit):
        cli.main(["paper", "--help"])
    lines = {
        key: words
        for key, _gap, words in (line.strip().partition("  ") for line in capsys.readouterr().out.split("\n"))
    }
    for book in all_books():
        for kind in book.papers:
            assert lines[kind.key].strip() == f"{_(book.register.title)}: {_(kind.label)}"
    assert lines["gift-receipt"].strip().endswith("Biên nhận")


def test_every_command_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    for command in cli._COMMANDS:
        with pytest.raises(SystemExit) as stopped:
            cli.main([command, "--help"])
        assert stopped.value.code == 0
        assert command in capsys.readouterr().out


def test_every_argument_is_explained_in_the_language_in_use() -> None:
    translations.use_language("vi")
    english = re.compile(r"^[A-Z_]*(?:FILE|DATE|YEAR|TEXT|FOLDER|NUMBER)$|^[a-z_]+$")
    waiting = [parser()]
    while waiting:
        one = waiting.pop()
        for action in one._actions:
            if isinstance(action, argparse._SubParsersAction):
                waiting += action.choices.values()
                continue
            assert action.help, f"{one.prog}: {action.dest} has no help"
            assert not english.match(str(action.metavar or "")), f"{one.prog}: {action.dest} is called {action.metavar}"


def test_what_is_piped_is_utf8_whatever_the_machine_speaks() -> None:
    surroundings = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "papi_desktop.cli", "words", "1005000", "--json"],
        env=surroundings,
        capture_output=True,
        check=True,
        cwd=Path(__file__).resolve().parents[2],
    )
    assert json.loads(done.stdout.decode("utf-8"))["words"] == "Một triệu không trăm linh năm nghìn đồng"
