"""How much of a stranger's file is read, and the refusals when it is more or other than that.

Owns the numbers and the counting. A workbook may come from anyone: everything is counted while it is read, never believed from a header.
Must not know what the rows mean.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one workbook.

    Attributes:
        file_bytes: size on disk.
        unpacked_bytes: all parts of a packed workbook together.
        ratio: unpacked to packed size; a list of households has 10 to 40, a bomb a thousand.
        ratio_free_bytes: below this size the ratio is no danger and is not looked at.
        members: files inside a packed workbook.
        sheets: sheets.
        rows: rows of one sheet.
        columns: columns of one sheet.
        cells: rows times columns of one sheet, because readers lay a sheet out as a full grid.
        text: characters of one cell; Excel itself stops there.
        depth: elements inside elements.
    """

    file_bytes: int = 64 * 2**20
    unpacked_bytes: int = 512 * 2**20
    ratio: int = 250
    ratio_free_bytes: int = 16 * 2**20
    members: int = 4_000
    sheets: int = 300
    rows: int = 200_000
    columns: int = 1_024
    cells: int = 6_000_000
    text: int = 32_767
    depth: int = 64

    def check_extent(self, sheet: str, rows: int, columns: int) -> None:
        """Refuse a sheet that reaches too far.

        Raises:
            UserError: if it has more rows, columns or cells than are read.
        """
        if rows > self.rows or columns > self.columns or rows * columns > self.cells:
            raise refused(
                "TEP-05",
                say(
                    "Sheet “{sheet}” reaches row {rows} and column {columns}; at most {most_rows} rows of {most_columns} columns "
                    "are read.",
                    sheet=sheet,
                    rows=rows,
                    columns=columns,
                    most_rows=self.rows,
                    most_columns=self.columns,
                ),
                say("Delete the empty rows and columns beyond the list, save it, and choose it again."),
            )


LIMITS = Limits()


def refused(code: str, what: Message, todo: Message) -> UserError:
    """Return the error for a file that is not read; nothing of the office's own data has been touched by then."""
    return UserError(code, what, say("Nothing was read or changed."), todo)


def too_large(limits: Limits) -> UserError:
    """Return the error for a file that unpacks to more than is sensible."""
    return refused(
        "TEP-04",
        say(
            "The file is far larger inside than a list of people can be (more than {size} MB).",
            size=limits.unpacked_bytes >> 20,
        ),
        say("Open it in Excel, copy the list alone into a new workbook, save it, and choose that one."),
    )


def damaged() -> UserError:
    """Return the error for a file that breaks off or contradicts itself."""
    return refused(
        "TEP-03",
        say("The file is damaged or was not copied completely."),
        say("Copy it again, or open it in Excel, save it under a new name, and choose that one."),
    )


_CHUNK = 1 << 18


class Package:
    """A packed workbook (ZIP) read with counting.

    Args:
        data: the file.
        limits: what is allowed.

    Raises:
        UserError: if it is damaged, locked by a password or has too many members.
    """

    def __init__(self, data: bytes, limits: Limits = LIMITS) -> None:
        self._limits = limits
        self._unpacked = 0
        self._packed = len(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise damaged() from error
        members = self._zip.infolist()
        if len(members) > limits.members:
            raise too_large(limits)
        if any(member.flag_bits & 1 for member in members):
            raise locked()
        self.names = tuple(member.filename for member in members)

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def read(self, name: str) -> bytes:
        """Return one member, unpacked.

        Raises:
            KeyError: if there is no such member.
            UserError: if it is damaged, or the members read so far are larger than allowed.
        """
        chunks = []
        try:
            with self._zip.open(name) as member:
                while chunk := member.read(_CHUNK):
                    self._count(len(chunk))
                    chunks.append(chunk)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise damaged() from error
        return b"".join(chunks)

    def _count(self, size: int) -> None:
        self._unpacked += size
        limits = self._limits
        swollen = self._unpacked > max(limits.ratio_free_bytes, limits.ratio * self._packed)
        if self._unpacked > limits.unpacked_bytes or swollen:
            raise too_large(limits)


def locked() -> UserError:
    """Return the error for a file under a password."""
    return refused(
        "TEP-02",
        say("The file is locked with a password."),
        say("Open it in Excel with its password, save a copy without a password, and choose the copy."),
    )
