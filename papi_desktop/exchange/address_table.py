"""Reads the list of provinces and communes.

Owns the form of `provinces.tsv` and `communes.tsv`: lines that begin with # are remarks, the first other line names the
columns, cells are parted by tabs. Must not know how the list is searched (`papi_desktop.domain.communes`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

from papi_desktop.domain.communes import AddressBook, Commune, CommuneKind, Province, ProvinceKind
from papi_desktop.domain.messages import say
from papi_desktop.exchange.table_errors import table_error

T = TypeVar("T")

_PROVINCES = ("provinces.tsv", ["code", "name", "kind", "valid_from"])
_COMMUNES = ("communes.tsv", ["code", "name", "kind", "province_code", "valid_from"])


def load_addresses(folder: Path) -> AddressBook:
    """Read every province and commune in force.

    Args:
        folder: where the two files are.

    Raises:
        UserError: LUAT-01 if a file is missing or a line does not fit; names file and line.
    """

    def province(cells: list[str]) -> Province:
        code, name, kind, valid_from = cells
        return Province(code, name, ProvinceKind(kind), date.fromisoformat(valid_from))

    provinces = list(_read(folder, *_PROVINCES, province))
    codes = {one.code for one in provinces}

    def commune(cells: list[str]) -> Commune:
        code, name, kind, province_code, valid_from = cells
        if province_code not in codes:
            raise ValueError(province_code)
        return Commune(code, name, CommuneKind(kind), province_code, date.fromisoformat(valid_from))

    return AddressBook(provinces, _read(folder, *_COMMUNES, commune))


def _read(folder: Path, name: str, columns: list[str], make: Callable[[list[str]], T]) -> Iterator[T]:
    path = folder / name
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise table_error(path, None, say("the file is missing")) from None
    except (OSError, UnicodeDecodeError) as error:
        raise table_error(path, None, say("the file cannot be read ({reason})", reason=str(error))) from error
    if not unicodedata.is_normalized("NFC", text):
        raise table_error(path, None, say("is not in the usual form of Unicode (NFC)"))
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line and not line.startswith("#")]
    if not lines or lines[0][1].split("\t") != columns:
        raise table_error(path, lines[0][0] if lines else None, say("the columns are not the expected ones"))
    for number, line in lines[1:]:
        try:
            yield make(line.split("\t"))
        except ValueError:
            raise table_error(path, number, say("“{line}” does not fit the columns", line=line)) from None
