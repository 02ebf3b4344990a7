"""What the official should hear when the office is opened: how it was closed last time, a clock behind, days off that moved time limits."""

from __future__ import annotations

from functools import partial

from papi_desktop.domain.law.recompute import Moved
from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations.days_off import catch_up
from papi_desktop.ui.questions import Answer, ask
from papi_desktop.ui.shell import Shell

_MOST_LISTED = 6


def tell_news(shell: Shell) -> None:
    """Tell what there is to tell, one thing after the other; nothing when there is nothing."""
    shell.reader.submit(catch_up, partial(_tell, shell), key="news")


def _tell(shell: Shell, moved: tuple[Moved, ...]) -> None:
    news: list[tuple[Message, Message | None]] = [(notice, None) for notice in shell.office.store.notices]
    if moved:
        lines = "; ".join(f"{table_date(m.before)} → {table_date(m.after)}" for m in moved[:_MOST_LISTED])
        what = say("The holiday table changed: {count} open time limits were counted again.", count=len(moved))
        news.append((what, say("Last days that moved: {lines}", lines=lines)))
    _next(shell, news)


def _next(shell: Shell, news: list[tuple[Message, Message | None]]) -> None:
    if not news:
        return
    (text, detail), *rest = news
    ask(shell.window, text, Answer(N_("I have read this"), partial(_next, shell, rest), primary=True), detail=detail)
