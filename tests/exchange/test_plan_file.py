"""A plan's file is told by its content, and read alike whatever it was written with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.plan.pasted import TableRow
from papi_desktop.domain.plan.table import tasks_of_rows
from papi_desktop.exchange.plan_file import read_blocks
from papi_desktop.exchange.plan_words import load_plan_words
from papi_desktop.paths import resource_folder
from tests.fixtures.plans import ROWS, pasted, write_docx, write_xlsx

WORDS = load_plan_words(resource_folder("plan", "words.toml"))


def write_text(path: Path) -> Path:
    path.write_text(pasted(), encoding="utf-8-sig")
    return path


def write_utf16(path: Path) -> Path:
    path.write_text(pasted(), encoding="utf-16")
    return path


@pytest.mark.parametrize("write", [write_text, write_utf16, write_docx, write_xlsx])
def test_every_kind_of_file_gives_the_same_tasks(write: Callable[[Path], Path], tmp_path: Path) -> None:
    path = write(tmp_path / "ke-hoach.bin")
    rows = [b.cells for b in read_blocks(path, WORDS) if isinstance(b, TableRow)]
    tasks = tasks_of_rows(rows, WORDS)
    assert [(t.number, t.task, t.lead, t.cooperating, t.time) for t in tasks] == list(ROWS)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"%PDF-1.7 plan", "TEP-07"),
        (b"K\xff\xfe\xfa ho\x81ch", "KH-01"),
        (b"", "TEP-06"),
        (b"PK\x03\x04 torn", "TEP-03"),
    ],
)
def test_other_files_are_refused_in_words(content: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(content)
    with pytest.raises(UserError) as refused:
        read_blocks(path, WORDS)
    assert refused.value.code == code
