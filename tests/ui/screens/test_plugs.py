"""What is imported late is there."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

import pytest

from papi_desktop.domain.register import Register
from papi_desktop.domain.registers import ALL
from papi_desktop.paths import resource_folder
from papi_desktop.ui.later import Later
from papi_desktop.ui.pages import entries
from papi_desktop.ui.screens import SCREENS, screens_of
from papi_desktop.ui.settings.page import TABS


def promised() -> Iterator[tuple[str, Later]]:
    for register in ALL:
        own = screens_of(register)
        for what in (*(action.run for action in own.actions), *(tab.make for tab in own.tabs)):
            if isinstance(what, Later):
                yield f"{register.key}: {what.module}.{what.name}", what
    pages = (entry.make for receiving in (True, False) for entry in entries(receiving))
    for page in dict.fromkeys([*pages, *(tab.make for tab in TABS)]):
        if isinstance(page, Later):
            yield f"{page.module}.{page.name}", page


@pytest.mark.parametrize("what", [pytest.param(later, id=name) for name, later in promised()])
def test_a_screen_named_is_there(what: Later) -> None:
    assert callable(what.load())


@pytest.mark.parametrize("register", ALL, ids=lambda register: register.key)
def test_a_book_shows_time_limits_where_the_table_of_matters_has_some(register: Register) -> None:
    matters = tomllib.loads(resource_folder("law", "matters.toml").read_text(encoding="utf-8"))
    limited = register.key in {row["book"] for row in matters["limit"]}
    own = screens_of(register)
    by_hand = register.key in SCREENS and "Time limits" in [tab.title for tab in SCREENS[register.key].tabs]
    assert [tab.title for tab in own.tabs].count("Time limits") == limited + by_hand
    assert ("pressing" in [column.key for column in own.columns]) is limited


def test_every_book_with_screens_is_one() -> None:
    assert SCREENS.keys() <= {register.key for register in ALL}
