"""Reads a QR from its modules, as a telephone would: format, mask, codewords, bytes. No correction of errors: nothing was damaged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import segno.consts as consts

Modules = Sequence[Sequence[bool]]

_LEVELS = {1: consts.ERROR_LEVEL_L, 0: consts.ERROR_LEVEL_M, 3: consts.ERROR_LEVEL_Q, 2: consts.ERROR_LEVEL_H}
_FORMAT_MASK = 0x5412
_MASKS = (
    lambda r, c: (r + c) % 2 == 0,
    lambda r, c: r % 2 == 0,
    lambda r, c: c % 3 == 0,
    lambda r, c: (r + c) % 3 == 0,
    lambda r, c: (r // 2 + c // 3) % 2 == 0,
    lambda r, c: r * c % 2 + r * c % 3 == 0,
    lambda r, c: (r * c % 2 + r * c % 3) % 2 == 0,
    lambda r, c: ((r + c) % 2 + r * c % 3) % 2 == 0,
)
_BYTES = 0b0100
_FIRST_WITH_LONG_COUNT, _FIRST_WITH_VERSION = 10, 7


def read_qr(modules: Modules) -> str:
    """Return what a QR says, written as bytes of UTF-8."""
    size = len(modules)
    version = (size - 17) // 4
    told = _format(modules)
    mask = _MASKS[told >> 10 & 0b111]
    bits = [modules[r][c] ^ mask(r, c) for r, c in _path(size, version)]
    words = [_number(bits[begin : begin + 8]) for begin in range(0, len(bits) - 7, 8)]
    data = [bit for word in _in_order(words, version, _LEVELS[told >> 13]) for bit in _bits(word)]
    assert _number(data[:4]) == _BYTES
    long = 16 if version >= _FIRST_WITH_LONG_COUNT else 8
    count = _number(data[4 : 4 + long])
    begin = 4 + long
    return bytes(_number(data[begin + 8 * n : begin + 8 * n + 8]) for n in range(count)).decode("utf-8")


def _format(modules: Modules) -> int:
    places = [(8, 0), (8, 1), (8, 2), (8, 3), (8, 4), (8, 5), (8, 7), (8, 8), (7, 8)]
    places += [(row, 8) for row in range(5, -1, -1)]
    return _number([modules[r][c] for r, c in places]) ^ _FORMAT_MASK


def _path(size: int, version: int) -> Iterator[tuple[int, int]]:
    """Yield the places of the data, two columns at a time, up and down from the lower right corner."""
    fixed = _fixed(size, version)
    upward = True
    for right in (c if c > 6 else c - 1 for c in range(size - 1, 0, -2)):
        for row in range(size - 1, -1, -1) if upward else range(size):
            for column in (right, right - 1):
                if (row, column) not in fixed:
                    yield row, column
        upward = not upward


def _fixed(size: int, version: int) -> set[tuple[int, int]]:
    found = {(6, n) for n in range(size)} | {(n, 6) for n in range(size)}
    for top, left in ((0, 0), (0, size - 8), (size - 8, 0)):
        found |= {(r, c) for r in range(top, top + 8) for c in range(left, left + 8)}
    found |= {(8, n) for n in (*range(9), *range(size - 8, size))}
    found |= {(n, 8) for n in (*range(9), *range(size - 8, size))}
    if version >= _FIRST_WITH_VERSION:
        found |= {(r, c) for r in range(6) for c in range(size - 11, size - 8)}
        found |= {(c, r) for r in range(6) for c in range(size - 11, size - 8)}
    centres = consts.ALIGNMENT_POS[version - 2] if version > 1 else ()
    first, last = (centres[0], centres[-1]) if centres else (0, 0)
    corners = {(first, first), (first, last), (last, first)}
    for row, column in ((r, c) for r in centres for c in centres if (r, c) not in corners):
        found |= {(row + dr, column + dc) for dr in range(-2, 3) for dc in range(-2, 3)}
    return found


def _in_order(words: list[int], version: int, level: int) -> list[int]:
    """Return the codewords of the data, block after block; in the picture they are dealt out over the blocks."""
    tables: Any = consts.ECC
    sizes = [info.num_data for info in tables[version][level] for _block in range(info.num_blocks)]
    blocks: list[list[int]] = [[] for _size in sizes]
    dealt = iter(words)
    for place in range(max(sizes)):
        for block, size in zip(blocks, sizes, strict=True):
            if place < size:
                block.append(next(dealt))
    return [word for block in blocks for word in block]


def _number(bits: Sequence[bool]) -> int:
    number = 0
    for bit in bits:
        number = number << 1 | bool(bit)
    return number


def _bits(word: int) -> list[bool]:
    return [bool(word >> place & 1) for place in range(7, -1, -1)]
