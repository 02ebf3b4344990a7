"""Verification codes: only the holder of the key makes one, any change of the paper shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from papi_desktop.documents.paper import Paragraph, Picture, Pictures, Row, Table, Verification
from papi_desktop.documents.verification import (
    content_digest,
    dark_runs,
    qr_content,
    qr_matrix,
    qr_png,
    verification_code,
    verify,
)
from tests.documents.samples import COLUMNS, notice_paper, paper_of

KEY = bytes(range(32))
STATED = ("TB", "45/TB-UBND", date(2026, 11, 30), "Ủy ban nhân dân xã Na Sang", "ab" * 32)


def test_the_code_is_short_and_readable() -> None:
    code = verification_code(KEY, *STATED)
    assert [len(group) for group in code.split("-")] == [4, 4, 4]
    assert not set(code) & set("ILOUilou")


def test_the_code_is_of_this_key_and_this_paper_only() -> None:
    code = verification_code(KEY, *STATED)
    assert verify(code, KEY, *STATED)
    assert not verify(code, KEY[::-1], *STATED)
    for place, other in enumerate(("BB", "46/TB-UBND", date(2026, 12, 1), "Ủy ban nhân dân xã Nà Sang", "ba" * 32)):
        changed = (*STATED[:place], other, *STATED[place + 1 :])
        assert verification_code(KEY, *changed) != code  # type: ignore[arg-type]
        assert not verify(code, KEY, *changed)  # type: ignore[arg-type]


def test_fields_cannot_flow_into_each_other() -> None:
    one = verification_code(KEY, "TB", "45", None, "xã", "d")
    assert one != verification_code(KEY, "TB4", "5", None, "xã", "d")
    assert one != verification_code(KEY, "TB", "45", None, "x", "ãd")


def test_a_code_may_be_typed_carelessly() -> None:
    code = verification_code(KEY, *STATED)
    assert verify(code.lower().replace("-", " "), KEY, *STATED)
    assert verify(code.replace("1", "l").replace("0", "O"), KEY, *STATED)
    assert not verify(code[:-1], KEY, *STATED)
    assert not verify("", KEY, *STATED)


def test_a_short_key_is_refused() -> None:
    with pytest.raises(ValueError, match="too short"):
        verification_code(b"short", *STATED)


def test_a_blank_number_and_date_have_a_code_too() -> None:
    assert verify(verification_code(KEY, "TB", "", None, "xã", "d"), KEY, "TB", "", None, "xã", "d")


def test_any_change_of_the_paper_changes_its_digest() -> None:
    paper = notice_paper()
    digest = content_digest(paper)
    assert digest == content_digest(notice_paper())
    assert digest != content_digest(replace(paper, ends=False))
    assert digest != content_digest(replace(paper, blocks=paper.blocks[:-1]))
    assert digest != content_digest(replace(paper, watermark="TẬP HUẤN"))


def test_moving_a_letter_between_cells_changes_the_digest() -> None:
    one = paper_of([Table(COLUMNS, (Row(("1", "ab", "c", "")),))])
    two = paper_of([Table(COLUMNS, (Row(("1", "a", "bc", "")),))])
    assert content_digest(one) != content_digest(two)


def test_a_picture_is_part_of_the_digest() -> None:
    one, two = (paper_of([Pictures((Picture(data),))]) for data in (b"one", b"two"))
    assert content_digest(one) != content_digest(two)


def test_the_stamp_itself_is_not() -> None:
    paper = paper_of([Paragraph("Nội dung.")])
    assert content_digest(paper.stamped(Verification("AAAA", "PAPI1"))) == content_digest(paper)


def test_the_qr_says_what_the_paper_says_without_an_address() -> None:
    content = qr_content("TB", "45/TB-UBND", date(2026, 11, 30), "xã Na Sang", "7K2M-04QX-9RTD")
    assert content.split("\n") == ["PAPI1", "TB", "45/TB-UBND", "2026-11-30", "xã Na Sang", "7K2M-04QX-9RTD"]
    assert "://" not in content


def test_runs_are_the_same_squares_as_the_matrix() -> None:
    matrix = qr_matrix("PAPI1\nTB")
    runs, width = dark_runs("PAPI1\nTB")
    squares = {(row, column + step) for row, column, length in runs for step in range(length)}
    assert squares == {(r, c) for r, row in enumerate(matrix) for c, dark in enumerate(row) if dark}
    assert width == len(matrix) == len(matrix[0])
    finder = [[matrix[r][c] for c in range(7)] for r in range(7)]
    assert finder[0] == [True] * 7
    assert finder[1] == [True, *[False] * 5, True]


def test_the_png_is_the_same_code() -> None:
    matrix = qr_matrix("PAPI1\nTB")
    with Image.open(BytesIO(qr_png("PAPI1\nTB", scale=3))) as image:
        grey = image.convert("L")
        shown = tuple(
            tuple(grey.getpixel((column * 3 + 1, row * 3 + 1)) == 0 for column in range(len(matrix)))
            for row in range(len(matrix))
        )
    assert shown == matrix
