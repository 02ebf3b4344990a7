"""The container in which Office programs before 2007 kept their streams (OLE compound file), opened with every chain checked.

xlrd follows chains of sectors without looking back, so that a damaged file can send it in circles for ever; it is therefore given the one
stream it needs, taken out here. Format: [MS-CFB], version 3 and 4.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from papi_desktop.exchange.limits import damaged

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_ENTRY = 128
_IN_HEADER = 109  # sectors of the allocation table that the header itself lists
_LAST_SECTOR = 0xFFFFFFFA  # greater numbers are marks, not sectors
_STREAM, _ROOT = 2, 5


@dataclass(frozen=True, slots=True)
class _Stream:
    start: int
    size: int


class Container:
    """A compound file.

    Args:
        data: the file.

    Raises:
        UserError: if it is damaged.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            self._open()
        except (struct.error, ValueError) as error:
            raise damaged() from error  # a table or list that ends too early

    def _open(self) -> None:
        shift, mini_shift = struct.unpack_from("<HH", self._data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise damaged()
        self._sector, self._mini_sector = 1 << shift, 1 << mini_shift
        (first_entry,) = struct.unpack_from("<I", self._data, 48)
        self._cutoff, first_mini, _, first_list, lists = struct.unpack_from("<5I", self._data, 56)
        self._table = self._numbers(self._table_sectors(first_list, lists))
        self._streams: dict[str, _Stream] = {}
        root = _Stream(_LAST_SECTOR, 0)
        entries = b"".join(map(self._sector_at, self._chain(first_entry, self._table)))
        for place in range(0, len(entries) - _ENTRY + 1, _ENTRY):
            name, length, kind = struct.unpack_from("<64sHB", entries, place)
            stream = _Stream(*struct.unpack_from("<II", entries, place + 116))
            if kind == _STREAM:
                self._streams.setdefault(name[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace"), stream)
            elif kind == _ROOT:
                root = stream
        self._mini_table = self._numbers(self._chain(first_mini, self._table))
        self._mini = b"".join(map(self._sector_at, self._chain(root.start, self._table)))[: root.size]

    def __contains__(self, name: str) -> bool:
        return name in self._streams

    def read(self, name: str) -> bytes:
        """Return a stream.

        Raises:
            KeyError: if there is no such stream.
            UserError: if it is damaged.
        """
        stream = self._streams[name]
        if stream.size >= self._cutoff:
            content = b"".join(map(self._sector_at, self._chain(stream.start, self._table)))
        else:
            size = self._mini_sector
            content = b"".join(
                self._mini[sector * size : (sector + 1) * size]
                for sector in self._chain(stream.start, self._mini_table)
            )
        if len(content) < stream.size:
            raise damaged()
        return content[: stream.size]

    def _table_sectors(self, first_list: int, lists: int) -> list[int]:
        """Return the sectors of the allocation table: some are listed in the header, more in sectors that point to one another."""
        listed = list(struct.unpack_from(f"<{_IN_HEADER}I", self._data, 76))
        following = first_list
        for _list in range(min(lists, len(self._data) // self._sector)):
            if following >= _LAST_SECTOR:
                break
            *more, following = self._numbers([following])
            listed += more
        return [sector for sector in listed if sector < _LAST_SECTOR]

    def _numbers(self, sectors: Sequence[int]) -> list[int]:
        content = b"".join(map(self._sector_at, sectors))
        return list(struct.unpack(f"<{len(content) // 4}I", content))

    def _chain(self, sector: int, table: Sequence[int]) -> list[int]:
        """Return the sectors from `sector` on.

        Raises:
            UserError: if they lead outside the table or back to themselves.
        """
        found: list[int] = []
        while sector < _LAST_SECTOR:
            if sector >= len(table) or len(found) == len(table):
                raise damaged()
            found.append(sector)
            sector = table[sector]
        return found

    def _sector_at(self, sector: int) -> bytes:
        start = (sector + 1) * self._sector
        content = self._data[start : start + self._sector]
        # The last sector of a file may be cut short; what is missing is not used.
        return content.ljust(self._sector, b"\x00") if content else b""
