"""Provinces and communes of the country, found by name however it is typed.

Owns what a unit is called and the search for it. Must not know where the list comes from (`papi_desktop.exchange.address_table`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from papi_desktop.domain.vietnamese.text import fold, spelling_key


class ProvinceKind(StrEnum):
    """The kinds of provincial units, as they stand before the name."""

    PROVINCE = "tỉnh"
    CITY = "thành phố"


class CommuneKind(StrEnum):
    """The kinds of commune-level units, as they stand before the name."""

    COMMUNE = "xã"
    WARD = "phường"
    SPECIAL_ZONE = "đặc khu"


@dataclass(frozen=True, slots=True)
class Province:
    """A province or a city under the centre.

    Attributes:
        code: two digits of the national catalogue.
        name: without its kind.
        kind: what stands before the name.
        valid_from: since when it has this name and kind.
    """

    code: str
    name: str
    kind: ProvinceKind
    valid_from: date

    @property
    def full_name(self) -> str:
        """The name as within a sentence: "tỉnh Sơn La"."""
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune, ward or special zone.

    Attributes:
        code: five digits of the national catalogue.
        name: without its kind.
        kind: what stands before the name.
        province_code: code of its province.
        valid_from: since when it has this name and kind.
    """

    code: str
    name: str
    kind: CommuneKind
    province_code: str
    valid_from: date

    @property
    def full_name(self) -> str:
        """The name as within a sentence: "phường Tô Hiệu"."""
        return f"{self.kind} {self.name}"


class AddressBook:
    """All units in force, in the order of the national catalogue."""

    def __init__(self, provinces: Iterable[Province], communes: Iterable[Commune]) -> None:
        self._provinces = {province.code: province for province in provinces}
        self._communes = {commune.code: commune for commune in communes}

    @property
    def provinces(self) -> tuple[Province, ...]:
        """Every province."""
        return tuple(self._provinces.values())

    @property
    def communes(self) -> tuple[Commune, ...]:
        """Every commune."""
        return tuple(self._communes.values())

    def province(self, code: str) -> Province:
        """Return a province by code.

        Raises:
            KeyError: if there is none.
        """
        return self._provinces[code]

    def commune(self, code: str) -> Commune:
        """Return a commune by code.

        Raises:
            KeyError: if there is none.
        """
        return self._communes[code]

    def communes_of(self, province_code: str) -> tuple[Commune, ...]:
        """Return the communes of a province."""
        return tuple(commune for commune in self._communes.values() if commune.province_code == province_code)

    def find_province(self, text: str) -> Province | None:
        """Return the province named so, with or without its kind and accents, or None."""
        wanted = fold(text)
        return next((p for p in self._provinces.values() if wanted in {fold(p.name), fold(p.full_name)}), None)

    def search(self, text: str, province_code: str | None = None, limit: int = 20) -> tuple[Commune, ...]:
        """Return communes whose name matches what was typed, the closest first.

        Accents and case do not matter, and the kind may be typed or not: "na sang", "Xã Nà Sang". A name that is typed
        whole comes before one that begins so, and that before one that has a word beginning so; among equals those that
        agree with the accents typed come first.

        Args:
            text: what was typed; nothing typed finds every commune.
            province_code: only in this province.
            limit: at most so many.
        """
        wanted, spelling = fold(text), spelling_key(text)
        ranked = sorted(
            (rank, spelling not in spelling_key(commune.full_name), place)
            for place, (commune, keys) in enumerate(self._keys)
            if province_code in {None, commune.province_code} and (rank := _rank(wanted, keys)) is not None
        )
        return tuple(self._keys[place][0] for *_, place in ranked[:limit])

    @cached_property
    def _keys(self) -> list[tuple[Commune, tuple[str, str]]]:
        return [(c, (fold(c.name), fold(c.full_name))) for c in self._communes.values()]

    def __iter__(self) -> Iterator[Commune]:
        return iter(self._communes.values())


def _rank(wanted: str, keys: tuple[str, str]) -> int | None:
    if wanted in keys:
        return 0
    if any(key.startswith(wanted) for key in keys):
        return 1
    return 2 if f" {wanted}" in keys[1] else None
