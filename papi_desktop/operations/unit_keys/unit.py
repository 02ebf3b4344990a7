"""Who this office is, as its hand-over files and keys name it."""

from __future__ import annotations

from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.exchange.bundle.keys import UnitName
from papi_desktop.operations.addresses import addresses
from papi_desktop.operations.office import Office


def unit_name(office: Office) -> UnitName:
    """Return this office as its keys name it, a department as itself; a code that was not entered is that of the national catalogue."""
    unit = office.unit
    code = unit.get("code") or ""
    if not code and not unit.get("receiving"):
        known = addresses()
        province = known.find_province(unit["province"])
        if province is not None:
            named = [c for c in known.communes_of(province.code) if fold(c.full_name) == fold(unit["name"])]
            code = named[0].code if len(named) == 1 else ""
    return UnitName(office.own_name, code, unit["province"])


def names_of_province(office: Office) -> frozenset[str]:
    """Return the folded names by which units say that they belong to this level above."""
    return frozenset({fold(office.unit["province"]), fold(office.unit["name"])})


def unit_key_of(unit: UnitName) -> str:
    """Return by what a unit is counted: its code, else its folded name; two spellings of one commune are one."""
    return unit.code or fold(unit.name)


def same_unit(one: UnitName, other: UnitName) -> bool:
    """Return whether two names are those of one unit: by their codes where both have one, else by name and province.

    Communes of two provinces may be called the same.
    """
    if one.code and other.code:
        return one.code == other.code
    return fold(one.name) == fold(other.name) and fold(one.province) == fold(other.province)
