"""Text files of values parted by commas, semicolons or tabs (.csv, .txt): encoding and delimiter are found out, all values stay text."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import islice

from papi_desktop.domain.messages import say
from papi_desktop.domain.vietnamese.legacy_fonts import guess_encoding
from papi_desktop.domain.vietnamese.text import nfc
from papi_desktop.exchange.file_kind import FileKind
from papi_desktop.exchange.limits import Limits, damaged
from papi_desktop.exchange.sheets import Book, CellValue, Sheet

_DELIMITERS = ",;\t|"
_SAMPLE_ROWS = 100
_SAMPLE_TEXT = 200_000
_SHEET_NAME = "CSV"


def read(data: bytes, limits: Limits) -> Book:
    """Read a text file.

    Raises:
        UserError: if it is damaged or reaches too far.
    """
    text = text_of(data)
    delimiter = ""
    first, _, rest = text.partition("\n")
    # Excel writes and reads such a first line to say what parts the values.
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        delimiter, text = first.strip()[-1], rest
    rows: list[list[CellValue]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter or _delimiter_of(text)):
            rows.append([value.strip() for value in row])
            if len(rows) > limits.rows or len(row) > limits.columns:
                limits.check_extent(_SHEET_NAME, len(rows), len(row))
    except csv.Error as error:
        raise damaged() from error
    if delimiter:
        # Keep row numbers as the file counts them.
        rows.insert(0, [])
    notes = [say("The file is text: leading zeros and dates are as they were written when it was saved.")]
    return Book(FileKind.CSV, [Sheet(_SHEET_NAME, rows)], notes)


def text_of(data: bytes) -> str:
    """Return the text of a file of unknown encoding.

    UTF-8 and UTF-16 prove themselves. Other bytes are Windows-1258 if that gives more Vietnamese words, else they are kept as Latin-1
    letters, as a legacy font would have drawn them.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    head = data[:2000]
    if head.count(0) * 4 > len(head):
        return data.decode("utf-16-be" if head[:1] == b"\x00" else "utf-16-le", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        plain = data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")
    try:
        vietnamese = nfc(data.decode("cp1258"))
    except UnicodeDecodeError:
        return plain
    as_1258, as_legacy = guess_encoding([vietnamese[:_SAMPLE_TEXT]]), guess_encoding([plain[:_SAMPLE_TEXT]])
    if as_1258.encoding == "unicode" and (as_legacy.encoding == "unicode" or as_1258.confidence > as_legacy.confidence):
        return vietnamese
    return plain


def _delimiter_of(text: str) -> str:
    """Return the delimiter under which most rows have the same number of values, more than one."""
    best, best_score = ",", 0
    for delimiter in _DELIMITERS:
        try:
            rows = list(
                islice(csv.reader(io.StringIO(text[:_SAMPLE_TEXT], newline=""), delimiter=delimiter), _SAMPLE_ROWS)
            )
        except csv.Error:
            continue
        widths = Counter(len(row) for row in rows if len(row) > 1)
        for width, count in widths.items():
            if count * width > best_score:
                best, best_score = delimiter, count * width
    return best
