"""Whether a contribution is still voluntary: words that set a minimum or a quota, and a village that gave all the same.

Owns the comparing only; the words, shares and citations are data (`resources/law/voluntary.toml`). Must not know registers or workbooks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from papi_desktop.domain.vietnamese.text import fold, nfc, squeeze

_GAP = "…"
_UP_TO_FOUR_WORDS = r"(?:[\w.,/]+ ){0,4}"


@dataclass(frozen=True, kw_only=True)
class Guard:
    """The words that are a stop.

    Attributes:
        phrases: also found in a text without accents.
        for_each: as `phrases`, of so much for each household; no levy where it is told what people are given.
        accents: found only with their accents.
        harmless: phrases that deny a levy; what stands in them is passed over.
        least: how many givers of a village must have given before equal gifts say anything.
        share: of them that must have given the same.
        citation: what forbids a levy.
    """

    phrases: Sequence[str]
    for_each: Sequence[str] = ()
    accents: Sequence[str] = ()
    harmless: Sequence[str] = ()
    least: int
    share: Fraction
    citation: str = ""

    def found_in(self, text: str, *, handed_out: bool = False) -> str | None:
        """Return the words by which `text` sets a minimum, a quota or a levy; None when it does not.

        Args:
            handed_out: the text tells what people are given, not what they are asked for.
        """
        written = squeeze(nfc(text)).lower()
        bare = fold(written)
        patterns, known = (self._bare, bare) if written == bare else (self._accented, written)
        harmless, phrases = patterns
        left = harmless.sub(" ", known) if harmless else known
        for pattern, phrase in phrases:
            match = pattern.search(left)
            if match is not None and not (handed_out and phrase in self.for_each):
                return match.group() if _GAP in phrase else phrase
        return None

    @cached_property
    def _accented(self) -> tuple[re.Pattern[str] | None, list[tuple[re.Pattern[str], str]]]:
        return _compiled(self.harmless, [*self.phrases, *self.for_each, *self.accents], str.lower)

    @cached_property
    def _bare(self) -> tuple[re.Pattern[str] | None, list[tuple[re.Pattern[str], str]]]:
        return _compiled(self.harmless, [*self.phrases, *self.for_each], fold)


def _compiled(
    harmless: Iterable[str], phrases: Iterable[str], written: Callable[[str], str]
) -> tuple[re.Pattern[str] | None, list[tuple[re.Pattern[str], str]]]:
    allowed = [_pattern(written(text)) for text in harmless]
    most_telling_first = sorted(phrases, key=lambda phrase: (_GAP in phrase, -len(phrase)))
    return (
        re.compile("|".join(allowed)) if allowed else None,
        [(re.compile(_pattern(written(phrase))), phrase) for phrase in most_telling_first],
    )


def _pattern(phrase: str) -> str:
    """Return a phrase as a pattern of whole words, its gaps filled by up to four words."""
    parts = [re.escape(part.strip()) for part in phrase.split(_GAP)]
    return rf"(?<!\w){f' {_UP_TO_FOUR_WORDS}'.join(parts)}(?!\w)"


@dataclass(frozen=True)
class Uniform:
    """A village whose givers gave the same: how many of how many gave `value`."""

    village: str
    value: int | str
    equal: int
    givers: int


def uniform_gifts(gifts: Mapping[str, Sequence[int | str]], guard: Guard) -> list[Uniform]:
    """Return the villages whose gifts look like a levy.

    Args:
        gifts: village to what each of its givers gave, in one measure: amounts of money, or days of labour.
        guard: says from how many givers on, and which share of them.
    """
    found = []
    for village, values in gifts.items():
        if len(values) < guard.least:
            continue
        value, equal = Counter(values).most_common(1)[0]
        if Fraction(equal, len(values)) >= guard.share:
            found.append(Uniform(village, value, equal, len(values)))
    return found
