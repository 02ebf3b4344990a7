"""The same books under other law files: what this office would count by if its own files, or those of the level above, read otherwise."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from papi_desktop.operations.office import Law, Office, law_overrides_folder
from papi_desktop.paths import ABOVE

Files = Mapping[str, bytes]
"""Contents by the name of the file."""


def own_files(office: Office) -> dict[str, bytes]:
    """Return the law files of the office itself as they are now."""
    return _files_in(law_overrides_folder(office.store.folder))


def files_above(office: Office) -> dict[str, bytes]:
    """Return the law files of the level above as they are now."""
    return _files_in(law_overrides_folder(office.store.folder) / ABOVE)


@contextmanager
def under(office: Office, *, own: Files | None = None, above: Files | None = None) -> Iterator[Office]:
    """Give the office as it would be with exactly these files; a row that does not fit is refused before anything else happens.

    Args:
        own: the files of the office itself; None for those there are.
        above: those of the level above; None for those there are.

    Raises:
        UserError: naming file and row.
    """
    with tempfile.TemporaryDirectory(prefix="papi-") as scratch:
        folder = Path(scratch)
        (folder / ABOVE).mkdir()
        for name, content in (own_files(office) if own is None else own).items():
            (folder / name).write_bytes(content)
        for name, content in (files_above(office) if above is None else above).items():
            (folder / ABOVE / name).write_bytes(content)
        law = Law(folder)
        _ = law.rules, law.calendar  # read now, so that a bad row is told before anything is asked
        yield Office(office.store, law, office.today)


def _files_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.toml"))}
