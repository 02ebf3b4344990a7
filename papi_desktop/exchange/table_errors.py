"""The one error of a table that cannot be used, shipped or the office's own: which file, which line, what is wrong."""

from __future__ import annotations

from pathlib import Path

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say


def table_error(path: Path, line: int | None, problem: Message) -> UserError:
    """Return, to be raised, the error that tells what is wrong with a shipped or office-made table, and where."""
    what = (
        say("The law table {file} cannot be used: {problem}.", file=path.name, problem=problem)
        if line is None
        else say(
            "The law table {file} cannot be used, line {line}: {problem}.", file=path.name, line=line, problem=problem
        )
    )
    return UserError(
        "LUAT-01",
        what,
        say("Your records are safe; nothing was changed."),
        say("Correct or remove the file {path}, or install the program again.", path=str(path)),
    )
