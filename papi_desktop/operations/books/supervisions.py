"""Giám sát của Nhân dân: the answer the commune owes to what the boards recommend, and what Today says of it."""

from __future__ import annotations

from papi_desktop.domain.registers import SUPERVISIONS
from papi_desktop.operations import limits
from papi_desktop.operations.book import Book

BOOKS = (Book(SUPERVISIONS, check=limits.check_of(SUPERVISIONS), agenda=limits.agenda_of(SUPERVISIONS)),)
