"""The words of argparse itself ("usage", "options", "expected one argument") in the language in use.

Owns the list of argparse's texts that a person can meet at the command line. Faults of the parser's own making (two options of one
name, a wrong type) are for whoever writes the parser and stay in English. Must not know the commands.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

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
