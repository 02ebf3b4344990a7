"""Appeals of others for relief: the wording guard, the days of the decree, their papers, and the result that is posted."""

from __future__ import annotations

from collections.abc import Iterator

from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Problem, Record
from papi_desktop.domain.registers import RELIEF_NOTICES
from papi_desktop.operations import limits
from papi_desktop.operations.book import Book, PaperKind
from papi_desktop.operations.contributions import guard, relief_papers
from papi_desktop.operations.matter_disclosures import disclosure_of
from papi_desktop.operations.numbers import LETTER
from papi_desktop.operations.office import Office


def _check(office: Office, record: Record) -> Iterator[Problem]:
    yield from guard.wording_problems(office, RELIEF_NOTICES, record)
    yield from limits.problems(office, RELIEF_NOTICES, record)


def _is_answered(_office: Office, record: Record) -> bool:
    return bool(record.get("answer"))


def _has_result(_office: Office, record: Record) -> bool:
    return bool(record.get("result_on"))


BOOKS = (
    Book(
        RELIEF_NOTICES,
        check=_check,
        agenda=lambda office, on: limits.agenda_lines(office, RELIEF_NOTICES, on),
        papers=(
            PaperKind("relief-notice", N_("Notice of the appeal, for whoever appeals to sign"), relief_papers.notice),
            PaperKind(
                "relief-answer", N_("Answer on where and how to help"), relief_papers.answer, LETTER, _is_answered
            ),
            PaperKind(
                "relief-result", N_("Result of the appeal, to be posted"), relief_papers.result, "TB", _has_result
            ),
        ),
        disclosures=(disclosure_of(RELIEF_NOTICES, "result", N_("Result of the appeal")),),
    ),
)
