"""Find every text marked for translation, read from the syntax tree of the program.

Babel's own extractor reads tokens: on Python 3.11 it sees nothing inside an f-string, nothing in Qt's `translate(context, text)` of the
generated forms, and it takes the key in `_(REGISTER["key"].help)` for a text.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

MARKS = {"_": 0, "N_": 0, "say": 0, "QT_": 0, "translate": 1}
"""Function to the place of the text among its arguments."""


def marked_in(path: Path) -> Iterator[tuple[int, str]]:
    """Yield (line, msgid) for each text marked in a source file; the empty text is never shown, so it is left out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        place = MARKS.get(name, len(node.args))
        if place < len(node.args):
            text = node.args[place]
            if isinstance(text, ast.Constant) and isinstance(text.value, str) and text.value:
                yield text.lineno, text.value
