"""What the arguments of many commands have in common: how a date, a file or a stretch of numbers is written, and the options every
command takes.
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Protocol

from papi_desktop.cli_words import Parser
from papi_desktop.domain.vietnamese.dates import parse_date
from papi_desktop.domain.vietnamese.unreadable import UnreadableError
from papi_desktop.translations import LANGUAGES, _


def as_date(text: str) -> date:
    """Return a day as people or programs write it."""
    try:
        found = parse_date(text)
    except UnreadableError:
        found = None
    if found is None or not found.is_whole:
        raise argparse.ArgumentTypeError(_("Write the date as 30/11/2026 or 2026-11-30."))
    return found.to_date()


def existing_file(text: str) -> Path:
    """Return the path of a file that is there."""
    path = Path(text)
    if not path.is_file():
        raise argparse.ArgumentTypeError(_("There is no file {path}.").format(path=text))
    return path


def several(text: str) -> tuple[str, ...]:
    """Return words written with commas or spaces between them."""
    return tuple(word for word in text.replace(",", " ").split() if word)


def as_range(text: str) -> tuple[int, int]:
    """Return the first and the last of "301-400"."""
    low, dash, high = text.partition("-")
    if not (dash and low.strip().isdigit() and high.strip().isdigit()):
        raise argparse.ArgumentTypeError(_("Write the numbers as 301-400."))
    return int(low), int(high)


def common_options() -> Parser:
    """Return the options that may stand before or behind a command's name; without a default, so that neither hides the other."""
    common = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--data", type=Path, help=_("folder of the office's data"))
    common.add_argument("--user", help=_("name to log in with"))
    common.add_argument("--language", choices=LANGUAGES, help=_("language of what is said; Vietnamese when left out"))
    common.add_argument("--json", action="store_true", help=_("print one JSON object"))
    return common


def numbering(command: Parser) -> None:
    """Let a command say under which number its paper goes out."""
    command.add_argument(
        "--number",
        default="issued",
        help=_("document number; as it was issued or the next free one when left out, a blank space for “”"),
    )
    command.add_argument(
        "--new",
        dest="number",
        action="store_const",
        const="next",
        help=_("a new paper with the next number, although one was issued before"),
    )


class Command(Protocol):
    """Adds a command with its help."""

    def __call__(self, name: str, help_text: str) -> Parser: ...
