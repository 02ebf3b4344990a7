"""The voluntary guard over records of the contributions book: wording that sets a minimum is a stop, equal gifts are told.

The residents' own decision is the one text that may name a level: it is theirs, and nothing here ever makes an amount due of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Kind, Problem, Record, Register
from papi_desktop.domain.registers import CAMPAIGNS, RELIEF_NOTICES, SPENDINGS
from papi_desktop.domain.vietnamese.numbers import format_number
from papi_desktop.domain.voluntary import Guard, Uniform, uniform_gifts
from papi_desktop.exchange.voluntary_words import load_guard
from papi_desktop.operations.office import Office, law_overrides_folder
from papi_desktop.paths import resource_folder

_TEXTS = (Kind.TEXT, Kind.LONGTEXT, Kind.PERSON, Kind.NAMES)
_RESIDENTS_OWN_WORDS = frozenset({"decision_text"})
_WHAT_IS_HANDED_OUT = {
    SPENDINGS.key: frozenset({"content", "in_kind", "note"}),
    RELIEF_NOTICES.key: frozenset({"answer", "helped", "goods_spent"}),
}
"""Texts that tell what people are given: so much for each household is no levy there."""
_RELIEF_HANDS_OUT = frozenset({"plan_of_use"})
"""Of a relief appeal only: the plan of a village's work may say who pays for it."""


def guard_of(office: Office) -> Guard:
    """Return the guard that holds for the office."""
    return _loaded(resource_folder("law"), law_overrides_folder(office.store.folder))


@lru_cache(maxsize=4)
def _loaded(shipped: Path, own: Path) -> Guard:
    return load_guard(shipped, own)


def refusal(phrase: str, guard: Guard) -> Message:
    """Return why a wording is a stop."""
    if not guard.citation:
        return say("“{phrase}” makes a levy of a gift: contributions are voluntary.", phrase=phrase)
    return say(
        "“{phrase}” makes a levy of a gift: contributions are voluntary, no minimum or quota may be set ({citation}).",
        phrase=phrase,
        citation=guard.citation,
    )


def wording_problems(office: Office, register: Register, record: Record) -> Iterator[Problem]:
    """Yield the texts of a record that set a minimum, a quota or a levy."""
    guard = guard_of(office)
    handed_out = _WHAT_IS_HANDED_OUT.get(register.key, frozenset())
    if register.key == CAMPAIGNS.key and record.get("legal_kind") == "relief":
        handed_out = _RELIEF_HANDS_OUT
    for field in register:
        if field.kind not in _TEXTS or field.key in _RESIDENTS_OWN_WORDS:
            continue
        value = record.get(field.key)
        text = " ".join(value) if isinstance(value, list) else str(value or "")
        phrase = guard.found_in(text, handed_out=field.key in handed_out)
        if phrase is not None:
            yield Problem(field.key, "levy", refusal(phrase, guard))


def looks_like_levy(office: Office, gifts: Iterable[Record]) -> list[Uniform]:
    """Return the villages in which so many gave just the same that it looks like a levy, by money and by days of labour."""
    guard = guard_of(office)
    names = office.village_names()
    found: list[Uniform] = []
    kept = list(gifts)
    for key in ("amount", "labour_days"):
        by_village: dict[str, list[int | str]] = {}
        for gift in kept:
            if gift.get(key):
                village = str(gift.get("village_id") or "")
                by_village.setdefault(names.get(village, village), []).append(gift[key])
        found += uniform_gifts(by_village, guard)
    return found


def uniform_words(found: Uniform) -> Message:
    """Return what is told about a village that gave all the same."""
    return say(
        "{village}: {equal} of {givers} gave exactly {value}. Equal gifts look like a levy; make sure nobody was told how much to give.",
        village=found.village or say("Without a village"),
        equal=found.equal,
        givers=found.givers,
        value=(
            f"{format_number(found.value)} đồng"
            if isinstance(found.value, int)
            else say("{days} days of labour", days=format_number(Decimal(found.value)))
        ),
    )
