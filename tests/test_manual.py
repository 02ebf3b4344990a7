"""The user manual names buttons, books and keys as they are."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from papi_desktop.cli import main
from papi_desktop.cli_arguments import parser
from tests.generated import ROOT

MANUAL = (ROOT / "docs" / "huong-dan-su-dung.md").read_text(encoding="utf-8")

_PROSE = re.compile(r"^\*\*[^*]+[.:?]?\*\*.*$", re.MULTILINE)
"""A paragraph that begins in bold begins with its own heading."""

_EMPHASIS = {"in đậm", "một lần duy nhất", "không ai"}
"""Bold for weight, not for a text on the screen."""


def test_every_label_in_bold_is_on_the_screen() -> None:
    with (ROOT / "i18n" / "vi" / "LC_MESSAGES" / "papi.po").open("rb") as file:
        texts = [str(message.string).replace("&", "") for message in read_po(file, locale="vi") if message.id]
    shown = {re.sub(r" \(\{\w+\}\)|…$", "", text) for text in texts}
    headings = {match.group() for line in _PROSE.findall(MANUAL) if (match := re.match(r"\*\*[^*]+\*\*", line))}
    bold = {text for text in re.findall(r"\*\*[^*]+\*\*", MANUAL) if text not in headings}
    labels = {re.sub(r"\s+", " ", text.strip("*")) for text in bold} - _EMPHASIS
    assert len(labels) > 80
    assert {label for label in labels if label.removesuffix("…") not in shown} == set()


def test_every_command_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    help_text = capsys.readouterr().out
    commands = set(re.findall(r"`papi ([a-z][a-z-]+)", MANUAL)) | set(
        re.findall(r"^    papi ([a-z-]+)", MANUAL, re.MULTILINE)
    )
    assert {command for command in commands if not re.search(rf"^    {command}\b", help_text, re.MULTILINE)} == set()


def test_every_command_of_a_table_is_understood(tmp_path: Path) -> None:
    file = tmp_path / "tệp.xlsx"
    file.touch()
    rows = "\n".join(re.findall(r"^\|.*$", MANUAL, re.MULTILINE))
    lines = re.findall(r"`papi ([^`]+)`", rows)
    assert len(lines) > 30
    for line in lines:
        words = [str(file) if word.startswith("TỆP") else word for word in shlex.split(line)]
        parser().parse_args(words)


def test_every_chapter_is_reached_from_the_table() -> None:
    anchors = {
        re.sub(r"[^\w\s-]", "", heading).strip().lower().replace(" ", "-")
        for heading in re.findall(r"^## (.+)$", MANUAL, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", MANUAL)) == anchors
