"""The user manual names buttons, books and keys as they are."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from papi_desktop import translations
from papi_desktop.cli import main
from papi_desktop.cli_arguments import parser
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.registers import ALL, BY_KEY
from papi_desktop.translations import _, render
from papi_desktop.ui.pages import entries
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
    translations.use_language("vi")
    shown |= {render(say("Add {what}", what=Message(register.singular))) for register in ALL if register.parent}
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


def test_the_chapters_stand_in_their_order_and_are_cited_by_their_number() -> None:
    numbers = [int(number) for number in re.findall(r"^## (\d+)\. ", MANUAL, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert {
        (said, anchor) for said, anchor in re.findall(r"\[(?:chương )?(\d+)\]\(#(\d+)-", MANUAL) if said != anchor
    } == set()


def test_the_table_of_books_follows_the_navigation() -> None:
    translations.use_language("vi")
    table = MANUAL.split("| Sổ | Các thẻ | Chương |")[1].split("\n\n")[0]
    rows = [[re.findall(r"\*\*([^*]+)\*\*", cell) for cell in row.split("|")[1:3]] for row in table.splitlines()[2:]]
    assert [name for names, _tabs in rows for name in names] == [_(entry.label).replace("&", "") for entry in entries()]
    told = {names[0]: tabs for names, tabs in rows if tabs}
    of_books = [entry for entry in entries() if len(entry.keys) > 1 and all(key in BY_KEY for key in entry.keys)]
    assert told == {_(entry.label): [_(BY_KEY[key].title) for key in entry.keys] for entry in of_books}
