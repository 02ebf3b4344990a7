"""Reads who may do what: `resources/office/roles.toml`. Must not know who is logged in."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from types import MappingProxyType

from papi_desktop.domain.registers import BY_KEY
from papi_desktop.domain.roles import Role, RoleRow, RoleTable

_FILE = "roles.toml"


@cache
def load_role_table(folder: Path) -> RoleTable:
    """Read the table from the folder of the office's tables.

    Raises:
        ValueError: a book stands in no group or in two, a group has no name, or the administrator does not write every book.
    """
    table = tomllib.loads((folder / _FILE).read_text(encoding="utf-8"))
    groups = {name: tuple(books) for name, books in table["groups"].items()}
    roles = {
        Role(word): RoleRow(tuple(row["writes"]), row["exports"], row["settings"])
        for word, row in table["roles"].items()
    }
    read = RoleTable(MappingProxyType(groups), MappingProxyType(roles))
    if faults := read.faults(BY_KEY):
        raise ValueError(f"{folder / _FILE}: {'; '.join(faults)}")
    return read
