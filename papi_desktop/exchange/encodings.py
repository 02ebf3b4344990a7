"""Text of a workbook made Unicode: by the font of each run; where no font tells, by column, and then a person confirms.

Owns which cells are decoded and the proposals shown. The letters are `domain.vietnamese.legacy_fonts`; no cell is ever guessed by itself.
Must not know registers or headings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from papi_desktop.domain.vietnamese.alphabet import has_unicode_letter
from papi_desktop.domain.vietnamese.legacy_fonts import Encoding, decode, decode_runs, encoding_of_font, guess_encoding
from papi_desktop.exchange.sheets import Book, Sheet

_SAMPLE = 200
_SHOWN = 5
_PROVEN = 0.8  # at least four words that are none in Unicode


@dataclass(frozen=True, slots=True)
class Proposal:
    """How the text of a column without telling fonts seems to be written.

    Attributes:
        sheet: name of the sheet.
        column: index of the column, from 0.
        encoding: "tcvn3" or "vni".
        confidence: 0 to 1.
        samples: texts before and after.
    """

    sheet: str
    column: int
    encoding: Encoding
    confidence: float
    samples: tuple[tuple[str, str], ...]


def decode_by_fonts(book: Book) -> Counter[Encoding]:
    """Decode, in place, every cell with text in a legacy font; the text as it was stays in `Sheet.raw`.

    Returns:
        How many cells were in which encoding.
    """
    counted: Counter[Encoding] = Counter()
    for sheet in book.sheets:
        for (row, column), runs in sheet.runs.items():
            raw = "".join(run.text for run in runs)
            sheet.raw[row, column] = raw
            sheet.rows[row][column] = decode_runs((run.text, run.font) for run in runs)
            counted[next(code for run in runs if (code := encoding_of_font(run.font)))] += 1
    return counted


def propose(sheet: Sheet) -> list[Proposal]:
    """Look at each column for text that only makes sense in a legacy encoding.

    A column with few words, such as the sexes, proves nothing by itself; beside one that does it is believed to be written alike.
    """
    doubtful = {column: texts for column in range(sheet.width) if (texts := _doubtful(sheet, column))}
    guesses = {column: guess_encoding(texts) for column, texts in doubtful.items()}
    proven = Counter(
        guess.encoding for guess in guesses.values() if guess.encoding != "unicode" and guess.confidence >= _PROVEN
    )
    if not proven:
        return []
    found = []
    for column, guess in guesses.items():
        # As many words are Vietnamese in one encoding as in another: the rest of the sheet decides.
        encoding = guess.encoding if guess.confidence else proven.most_common(1)[0][0]
        if encoding in proven:
            samples = tuple((text, decode(text, encoding)) for text in doubtful[column][:_SHOWN])
            found.append(Proposal(sheet.name, column, encoding, guess.confidence, samples))
    return found


def _doubtful(sheet: Sheet, column: int) -> list[str]:
    """Return some texts of a column that may be legacy; none if most of it is surely Unicode.

    A column in Unicode has some words whose letters are all in Latin-1: xã, Hà, Cà.
    """
    texts = _without_fonts(sheet, column)
    found = [text for text in texts if not has_unicode_letter(text)]
    return found if 2 * len(found) > len(texts) else []


def _without_fonts(sheet: Sheet, column: int) -> list[str]:
    """Return some different texts of a column beyond ASCII whose encoding no font told."""
    if sheet.runs:
        values = dict.fromkeys(text for _, text in _texts(sheet, column))
    else:
        values = dict.fromkeys([text for row in sheet.rows if isinstance(text := row[column], str)])
    return [text for text in values if not text.isascii()][:_SAMPLE]


def _texts(sheet: Sheet, column: int) -> Iterator[tuple[int, str]]:
    for row, values in enumerate(sheet.rows):
        text = values[column]
        if isinstance(text, str) and (row, column) not in sheet.runs:
            yield row, text


def decode_column(sheet: Sheet, column: int, encoding: Encoding, *, first_row: int = 0) -> None:
    """Decode, in place, the texts of a column that no font told about, from `first_row` on; decoding again begins from the raw text."""
    for row, text in list(_texts(sheet, column)):
        if row >= first_row:
            raw = sheet.raw.setdefault((row, column), text)
            sheet.rows[row][column] = decode(raw, encoding)
