"""The words of argparse itself ("usage", "options", "expected one argument", what stands for a value) in the language in use.

Owns the list of argparse's texts that a person can meet at the command line, and the words for what is to be typed. Faults of the
parser's own making (two options of one name, a wrong type) are for whoever writes the parser and stay in English. Must not know the
commands.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from papi_desktop.domain.messages import N_
from papi_desktop.translations import _

WORDS = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("the following arguments are required: %s"),
    N_("one of the arguments %s is required"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("expected at most one argument"),
    N_("expected at least one argument"),
    N_("expected %s argument"),
    N_("expected %s arguments"),
    N_("not allowed with argument %s"),
    N_("unexpected option string: %s"),
    N_("ignored explicit argument %r"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("unknown parser %(parser_name)r (choices: %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
)
"""Listed only so that they are collected for translation; argparse asks for them by the text itself."""


@contextmanager
def translated_argparse() -> Iterator[None]:
    """Let argparse speak the language in use while a parser is built and reads its arguments.

    Argparse looks up the two names `_` and `ngettext` of its module each time it needs a text; it offers no other door.
    """
    names = vars(argparse)
    kept = {name: names[name] for name in ("_", "ngettext")}
    names.update(_=_, ngettext=_of_number)
    try:
        yield
    finally:
        names.update(kept)


def _of_number(one: str, many: str, number: int) -> str:
    return _(one if number == 1 else many)


_VALUES = {
    "amount": N_("AMOUNT"),
    "batch": N_("BATCH"),
    "code": N_("CODE"),
    "data": N_("FOLDER"),
    "date": N_("DATE"),
    "disclosure": N_("DISCLOSURE"),
    "end": N_("DATE"),
    "end_photo": N_("FILE"),
    "errors_to": N_("FILE"),
    "file": N_("FILE"),
    "figures": N_("FIGURES"),
    "first": N_("NUMBER"),
    "folder": N_("FOLDER"),
    "kind": N_("KIND"),
    "limit": N_("NUMBER"),
    "number": N_("NUMBER"),
    "on": N_("DATE"),
    "out": N_("FOLDER"),
    "paths": N_("FILE"),
    "period": N_("PERIOD"),
    "phone": N_("NUMBER"),
    "photo": N_("FILE"),
    "receiver": N_("FILE"),
    "record": N_("RECORD"),
    "rule": N_("RULE"),
    "start": N_("DATE"),
    "tables": N_("TABLES"),
    "to": N_("FOLDER"),
    "user": N_("NAME"),
    "villages": N_("FILE"),
    "year": N_("YEAR"),
}
"""What stands for the value of an argument in the help, by its name; any other is a text."""


class Parser(argparse.ArgumentParser):
    """A parser whose help names the values to be typed in the language in use.

    Attributes:
        more: what else its help tells; asked for only when the help is shown.
    """

    more: Callable[[], str] | None = None

    def format_help(self) -> str:
        """Return the help, and what else there is to tell."""
        told = super().format_help()
        return f"{told}\n{self.more()}\n" if self.more is not None else told

    def add_argument(self, *args: Any, **settings: Any) -> argparse.Action:
        """Add an argument; one whose value is free is called by a word a person understands."""
        action = super().add_argument(*args, **settings)
        if action.metavar is None and action.nargs != 0 and action.choices is None:
            action.metavar = _(_VALUES.get(action.dest, N_("TEXT")))
        return action
