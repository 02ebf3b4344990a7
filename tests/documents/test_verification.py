"""Verification codes: only the holder of the key makes one, any change of the paper shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import Image

from papi_desktop.documents.docx import render_docx
from papi_desktop.documents.paper import Appendix, Paragraph, Picture, Pictures, Row, Table, Verification
from papi_desktop.documents.pdf import render_pdf
from papi_desktop.documents.verification import (
    content_digest,
    dark_runs,
    qr_content,
    qr_matrix,
    qr_png,
)
from tests.documents.samples import COLUMNS, notice_paper, paper_of
from tests.operations.texts import text_of

STATED = ("TB", "45/TB-UBND", date(2026, 11, 30), "Ủy ban nhân dân xã Na Sang", "ab" * 32)


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


def test_a_sheet_that_came_apart_is_told_by_the_code_of_its_paper(tmp_path: Path) -> None:
    paper = replace(notice_paper(), appendices=(Appendix(blocks=(), title=("Biểu 01",)),))
    stamped = paper.stamped(Verification("ABCD-EFGH-JKMN", "payload"))
    assert [appendix.code for appendix in stamped.appendices] == ["ABCD-EFGH-JKMN"]
    assert content_digest(stamped) == content_digest(paper), "the code is reckoned from everything else"
    for render, name in ((render_pdf, "giay.pdf"), (render_docx, "giay.docx")):
        render(stamped, tmp_path / name)
        text = text_of(tmp_path / name)
        assert "Mã kiểm tra: ABCD-EFGH-JKMN" in text
        assert "(Thuộc văn bản có mã kiểm tra ABCD-EFGH-JKMN)" in text
