"""What the operating system says is told in our own words."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from papi_desktop import translations
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.system_errors import reason_of
from papi_desktop.exchange.bundle.reader import read_file
from papi_desktop.translations import render, render_error

PACKAGE = Path(__file__).resolve().parents[2] / "papi_desktop"


@pytest.fixture(autouse=True)
def in_vietnamese() -> object:
    before = translations.language()
    translations.use_language("vi")
    yield
    translations.use_language(before)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.ENOENT, errno.EIO, errno.EBUSY, 199])
def test_the_reason_is_vietnamese(number: int) -> None:
    told = render(reason_of(OSError(number, os.strerror(number))))
    assert os.strerror(number) not in told
    assert not told.isascii()


def test_a_file_that_cannot_be_read_says_why_in_vietnamese(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        read_file(tmp_path)
    told = render_error(caught.value)
    assert "directory" not in told
    assert "đây là thư mục, không phải tệp" in told


def test_no_message_passes_on_what_the_system_says() -> None:
    """The texts of the operating system are English; `reason_of` is the one way from an error to words."""
    assert [str(path) for path in PACKAGE.rglob("*.py") if ".strerror" in path.read_text("utf-8")] == []
