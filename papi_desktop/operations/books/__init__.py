"""What each book does, by register. A book without an entry only keeps records."""

from __future__ import annotations

from functools import cache

from papi_desktop.domain.register import Register
from papi_desktop.operations.book import Book


@cache
def all_books() -> tuple[Book, ...]:
    """Return every book that does more than keep records; their modules are imported when they are first asked for."""
    from papi_desktop.operations.books import (
        broadcasts,
        budgets,
        community_decisions,
        consultations,
        contributions,
        council_sessions,
        dialogue_requests,
        dialogues,
        disclosures,
        environment,
        handovers,
        land,
        officials,
        outgoing,
        petitions,
        plans,
        receptions,
        relief_notices,
        report_terms,
        supervisions,
        village_meetings,
        villages,
        year_plans,
    )

    return (
        *disclosures.BOOKS,
        *land.BOOKS,
        *consultations.BOOKS,
        *community_decisions.BOOKS,
        *village_meetings.BOOKS,
        *contributions.BOOKS,
        *relief_notices.BOOKS,
        *dialogues.BOOKS,
        *dialogue_requests.BOOKS,
        *broadcasts.BOOKS,
        *year_plans.BOOKS,
        *environment.BOOKS,
        *officials.BOOKS,
        *petitions.BOOKS,
        *receptions.BOOKS,
        *budgets.BOOKS,
        *outgoing.BOOKS,
        *plans.BOOKS,
        *villages.BOOKS,
        *handovers.BOOKS,
        *council_sessions.BOOKS,
        *report_terms.BOOKS,
        *supervisions.BOOKS,
    )


def book_of(register: Register) -> Book:
    """Return what the book of `register` does."""
    return next((book for book in all_books() if book.register is register), Book(register))
