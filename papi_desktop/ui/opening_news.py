"""Tells, when the window is opened, what there is to hear of the office: one box after the other, and none when there is nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from papi_desktop.domain.messages import N_
from papi_desktop.operations.opening_news import News, news_of
from papi_desktop.ui.questions import Answer, ask
from papi_desktop.ui.shell import Shell


def tell_news(shell: Shell) -> None:
    """Find out what there is to tell, while the official begins to work, and tell it."""
    shell.reader.submit(news_of, partial(_tell, shell), key="news")


def _tell(shell: Shell, news: Sequence[News]) -> None:
    if not news:
        return
    first, *rest = news
    read = Answer(N_("I have read this"), partial(_tell, shell, rest), primary=True)
    ask(shell.window, first.text, read, detail=first.detail)
