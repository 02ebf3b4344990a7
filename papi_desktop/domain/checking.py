"""What is wrong with a whole record: blanks that must not be, and the rules of its book. Forms and imports ask the same."""

from __future__ import annotations

from collections.abc import Collection

from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Problem, Record, Register


def check_record(register: Register, record: Record, *, besides: Collection[str] = ()) -> list[Problem]:
    """Return the blanks that must not be and the rules broken.

    Args:
        besides: fields whose blank is not asked about: they have a problem of their own, or come from elsewhere.
    """
    problems = [
        Problem(field.key, "required", say("“{field}” must not be blank.", field=Message(field.label)))
        for field in register
        if field.required and field.key not in besides and record.get(field.key) in (None, "", [])
    ]
    problems += [found for rule in register.rules if (found := rule(record)) is not None]
    return problems
