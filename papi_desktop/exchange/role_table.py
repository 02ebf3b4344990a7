"""Reads who may do what: `resources/office/roles.toml`. Must not know who is logged in."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from types import MappingProxyType

from papi_desktop.domain.roles import Role, RoleRow, RoleTable


@cache
def load_role_table(folder: Path) -> RoleTable:
    """Read the table from the folder of the office's tables."""
    table = tomllib.loads((folder / "roles.toml").read_text(encoding="utf-8"))
    groups = {name: tuple(books) for name, books in table["groups"].items()}
    roles = {
        Role(word): RoleRow(tuple(row["writes"]), row["exports"], row["settings"])
        for word, row in table["roles"].items()
    }
    return RoleTable(MappingProxyType(groups), MappingProxyType(roles))
