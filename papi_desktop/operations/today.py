"""Hôm nay: what the law will fault the commune for this week, gathered from every book."""

from __future__ import annotations

from datetime import date

from papi_desktop.operations.agenda import Agenda, AgendaLine, Urgency
from papi_desktop.operations.books import all_books
from papi_desktop.operations.office import Office


def agenda(office: Office, on: date) -> Agenda:
    """Return the lines of every book, the most pressing first; of several about one record in one group the most pressing stays."""
    lines = [line for book in all_books() for line in book.agenda(office, on)]
    rank = list(Urgency)
    lines.sort(key=lambda line: (rank.index(line.urgency), line.due or date.max))
    one_each = {(line.urgency, line.register, line.id): line for line in reversed(lines)}

    def stays(line: AgendaLine) -> bool:
        of_a_record = bool(line.register and line.id)
        return not of_a_record or one_each[line.urgency, line.register, line.id] is line

    return Agenda(on, tuple(filter(stays, lines)))
