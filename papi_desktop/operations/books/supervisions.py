"""Giám sát của Nhân dân: the answer the commune owes to what the boards recommend, and what Today says of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from papi_desktop.domain.register import Problem, Record
from papi_desktop.domain.registers import SUPERVISIONS
from papi_desktop.operations import limits
from papi_desktop.operations.agenda import AgendaLine
from papi_desktop.operations.book import Book
from papi_desktop.operations.office import Office


def _check(office: Office, record: Record) -> Iterable[Problem]:
    return limits.problems(office, SUPERVISIONS, record)


def _agenda(office: Office, on: date) -> Iterable[AgendaLine]:
    return limits.agenda_lines(office, SUPERVISIONS, on)


BOOKS = (Book(SUPERVISIONS, check=_check, agenda=_agenda),)
