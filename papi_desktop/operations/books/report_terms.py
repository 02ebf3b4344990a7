"""Hạn và nơi nhận báo cáo: what is typed there must be days."""

from __future__ import annotations

from papi_desktop.domain.registers import REPORT_TERMS
from papi_desktop.operations.book import Book
from papi_desktop.operations.report_kinds import term_problems

BOOKS = (Book(REPORT_TERMS, check=term_problems),)
