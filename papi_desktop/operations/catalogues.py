"""Law tables from which a field is chosen, such as the duties of disclosure: what their rows are called, and which are offered.

Ids are kept in the books; titles are for people. Rows no longer in force are named too, because old records hold them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from papi_desktop.domain.register import Catalogue
from papi_desktop.operations.office import Office
from papi_desktop.operations.report_kinds import report_tables

if TYPE_CHECKING:
    from papi_desktop.domain.law.dated import DatedTable
    from papi_desktop.domain.law.rules import Dimension, Duty


def titles(office: Office, catalogue: Catalogue, language: str = "vi") -> dict[str, str]:
    """Return id to title of every row there ever was, in the order of the table; of several versions the newest names it.

    Args:
        language: "vi", as papers and workbooks are written, or "en".
    """
    if catalogue is Catalogue.REPORTS:
        return {kind.key: kind.title for kind in report_tables(office).kinds.values()}
    found: dict[str, str] = {}
    for row in _table(office, catalogue):
        found.setdefault(row.id, row.title_en if language == "en" else row.title_vi)
    return found


def offered(office: Office, catalogue: Catalogue, language: str = "vi") -> dict[str, str]:
    """Return id to title of the rows in force today, in the order of the table."""
    if catalogue is Catalogue.REPORTS:
        return titles(office, catalogue)
    in_force = {row.id for row in _table(office, catalogue).all(office.today())}
    return {row_id: title for row_id, title in titles(office, catalogue, language).items() if row_id in in_force}


def row(office: Office, catalogue: Catalogue, row_id: str) -> Duty | Dimension | None:
    """Return the newest version of a row, with its citation; None when there is no such row, or it is no row of the law."""
    if catalogue is Catalogue.REPORTS:
        return None
    versions = _table(office, catalogue).versions(row_id)
    return versions[0] if versions else None


def names(office: Office, catalogue: Catalogue) -> Mapping[str, str]:
    """Return what a workbook may call a row, its title or its id, to its id."""
    known = titles(office, catalogue)
    return {**{title: row_id for row_id, title in known.items()}, **{row_id: row_id for row_id in known}}


def _table(office: Office, catalogue: Catalogue) -> DatedTable[Duty] | DatedTable[Dimension]:
    match catalogue:
        case Catalogue.DUTIES:
            return office.rules.all_duties
        case Catalogue.DIMENSIONS:
            return office.rules.all_dimensions
        case Catalogue.REPORTS:
            raise LookupError("kinds of report have no citations")
