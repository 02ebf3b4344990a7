"""What an official looks at before a report is sent: missing evidence, unanswered promises, overdue work, figures nobody recorded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.periods import Period
from papi_desktop.domain.registers import BY_KEY
from papi_desktop.domain.reporting import ReportKind
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.domain.vietnamese.numbers import format_number
from papi_desktop.operations import disclosure_state, posting
from papi_desktop.operations.office import Office
from papi_desktop.operations.reckoning import budgets, dialogues, disclosures, petitions, plans
from papi_desktop.operations.reckoning.reckoned import BLANK, NOT_APPLICABLE, FigureLine, day_of

_PLACES_NAMED = 3


def gaps_of(office: Office, kind: ReportKind, period: Period, lines: Mapping[str, FigureLine]) -> Iterator[Message]:
    """Yield what to look at, the gravest first."""
    books = {line.figure.register for line in lines.values()}
    if books & {"disclosures", "postings"}:
        yield from _not_done(office, period)
        yield from _wanting(office, period)
    if any(line.figure.measure in budgets.MEASURES for line in lines.values()):
        for made in budgets.by_hand(office, period):
            title = made["title"]
            yield say("Made public and not in the book of budgets, so not in its table: “{title}”.", title=title)
    if "promises" in books:
        yield from _promised(office, period)
    if "petitions" in books:
        late = len(petitions.overdue(office, period))
        if late:
            yield say("{count} petitions are overdue and not dealt with.", count=late)
    if "plan_tasks" in books:
        late = len(plans.overdue(office, period))
        if late:
            yield say("{count} tasks of the plan are overdue.", count=late)
    for line in lines.values():
        if line.now.state == BLANK:
            yield _blank(line)
        elif line.now.unstated:
            yield _partial(line)
    not_kept = [line.figure for line in lines.values() if line.now.state == NOT_APPLICABLE]
    for key in dict.fromkeys(figure.register for figure in not_kept):
        count = sum(figure.register == key for figure in not_kept)
        register = BY_KEY.get(key)
        book = Message(register.title) if register is not None else key
        yield say("Nothing is kept in “{book}”: {count} figures are told as not kept (x).", book=book, count=count)
    if not kind.figures:
        yield say("This report has no figures yet; write it by hand.")


def _not_done(office: Office, period: Period) -> Iterator[Message]:
    """Yield what was to be public and is not, so that nobody believes it is counted."""
    for disclosure in disclosures.not_done(office, period):
        yield say(
            "“{title}”: not made public yet, no place and no other form is recorded; it is not counted.",
            title=disclosure["title"],
        )


def _wanting(office: Office, period: Period) -> Iterator[Message]:
    for disclosure in disclosures.disclosed_in(office, period):
        judged = posting.verdicts(office, disclosure["id"], min(office.today(), period.last_day))
        places = [place for one in judged for place in one.places]
        for verdict, lack in disclosure_state.wanting(places).items():
            named = [place.place for place in places if place.verdict == verdict]
            yield say(
                "“{title}”: {lack} ({places}).",
                title=disclosure["title"],
                lack=lack,
                places=", ".join(named[:_PLACES_NAMED]) + ("…" if len(named) > _PLACES_NAMED else ""),
            )


def _promised(office: Office, period: Period) -> Iterator[Message]:
    """Yield every promise without an answer, the one that waits longest first."""
    for promise in sorted(dialogues.open_promises(office, period), key=lambda row: row["due"] or "9999"):
        due = day_of(promise["due"])
        yield say(
            "Promised and not answered: “{what}” ({owner}, by {due}).",
            what=promise["what"],
            owner=promise["owner"] or "…",
            due=table_date(due) if due else "…",
        )


def _partial(line: FigureLine) -> Message:
    return say(
        "“{figure}” is told as {value} or more: it is not recorded at {count} of {all} lines of “{book}”.",
        figure=line.figure.label,
        value=format_number(line.now.value or 0),
        count=line.now.unstated,
        all=len(line.now.records),
        book=Message(BY_KEY[line.now.register].title),
    )


def _blank(line: FigureLine) -> Message:
    register = BY_KEY[line.now.register]
    return (
        say(
            "“{figure}” stays blank: it is not recorded at {count} lines of “{book}”.",
            figure=line.figure.label,
            count=len(line.now.records),
            book=Message(register.title),
        )
        if line.now.records
        else say("“{figure}” stays blank: nothing is recorded.", figure=line.figure.label)
    )
