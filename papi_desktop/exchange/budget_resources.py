"""Reads what the program knows of budget tables: the words, the templates, the stages of a year.

Owns the files of `resources/budget`. What the words mean is `domain.budget.words`.
"""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache
from typing import Any

from papi_desktop.domain.budget.words import BudgetWords
from papi_desktop.paths import resource_folder


@cache
def budget_words() -> BudgetWords:
    """Return the words by which tables are understood."""
    return BudgetWords.of(read("words"))


def read(name: str) -> dict[str, Any]:
    """Return one file of `resources/budget` as TOML gives it, its text in NFC."""
    text = resource_folder("budget", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(unicodedata.normalize("NFC", text))
