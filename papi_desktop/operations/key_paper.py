"""The sheet of paper with the fingerprint of this office's key, which the other office compares the key file with."""

from __future__ import annotations

from pathlib import Path

from papi_desktop.documents.kinds.key_sheet import KeySheetFacts, key_sheet
from papi_desktop.domain.registers import WORKPLACES
from papi_desktop.operations import papers, unit_keys, workplaces
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_codes import coded, print_coded
from papi_desktop.operations.papers import Sheet

KIND = "key-sheet"


def sheet_of(office: Office) -> Sheet:
    """Return the sheet, without a code yet."""
    key = unit_keys.own_key(office).public
    several = office.store.count(WORKPLACES) > 0
    told = KeySheetFacts(
        papers.issuing_office(office),
        key.unit.province,
        key.unit.code,
        workplaces.own_name(office) if several else "",
        key.fingerprint,
        key.made_on,
        key.expires_on,
        key.replaces,
        office.today(),
    )
    paper = key_sheet(told, papers.wording(office, "key_sheet"), papers.watermark(office))
    stem = papers.stem_of_kind(KIND, key.unit.name, key.fingerprint[:9])
    return Sheet(KIND, stem, paper, public=False)


def write(office: Office, folder: Path) -> tuple[Path, ...]:
    """Write the sheet as PDF and DOCX into `folder` and return the files.

    Raises:
        UserError: if the folder cannot take them.
    """
    sheet = coded(office, sheet_of(office), office.today())
    return tuple(path for _kind, path in print_coded(office, [sheet], folder))
