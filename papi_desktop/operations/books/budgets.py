"""Sổ ngân sách: what follows from year and stage, its papers, its disclosure and what Today says of it."""

from __future__ import annotations

from papi_desktop.domain.registers import BUDGETS
from papi_desktop.operations import budget_stages
from papi_desktop.operations.book import Book

BOOKS = (Book(BUDGETS, fill=budget_stages.filled),)
