"""The archive inside a hand-over file, handed on member by member while it is made: of many photos one lies in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator


class Growing:
    """The file an archive is written to: what has come since the last look is taken from it and forgotten.

    An archive comes back to the head of a member, and no further, to enter the sum of what followed; so whole members are taken.
    """

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._begin = self._end = self._at = 0

    def take(self) -> list[bytes]:
        """Return the pieces written since the last time; they are final."""
        pieces, self._pieces = self._pieces, []
        self._begin = self._end
        return pieces

    def write(self, piece: bytes) -> int:
        """Put a piece at the end, or in the place of the one that begins here.

        Raises:
            ValueError: there is none that begins here and is as long.
        """
        if self._at == self._end:
            self._pieces.append(piece)
            self._end += len(piece)
        else:
            self._pieces[self._number(len(piece))] = piece
        self._at += len(piece)
        return len(piece)

    def _number(self, size: int) -> int:
        begin = self._begin
        for number, before in enumerate(self._pieces):
            if begin == self._at and len(before) == size:
                return number
            begin += len(before)
        raise ValueError("only a whole piece can be replaced, and only before it is taken")

    def tell(self) -> int:
        """Return where the next piece is put, counted from the beginning of all."""
        return self._at

    def seek(self, offset: int, _whence: int = 0) -> int:
        """Put the next piece at `offset`."""
        self._at = offset
        return offset

    def flush(self) -> None:
        """Do nothing: what is written is there."""

    def close(self) -> None:
        """Do nothing: what is written can still be taken."""


class Flowing:
    """A file read from its beginning to its end, made of pieces that come while it is read.

    Attributes:
        failure: why the next piece did not come; a reader of another language passes on no more than its words.
    """

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._piece = b""
        self._at = 0
        self.failure: Exception | None = None

    def read(self, most: int) -> bytes:
        """Return what comes next, `most` bytes at most; nothing at the end."""
        while not (part := self._piece[self._at : self._at + most]):
            try:
                self._piece, self._at = next(self._pieces), 0
            except StopIteration:
                return b""
            except Exception as error:
                self.failure = error
                raise
        self._at += len(part)
        return part
