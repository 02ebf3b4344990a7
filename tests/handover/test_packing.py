"""A hand-over file is packed member by member: the bytes are those of any archive, and of many photos one lies in memory at a time."""

from __future__ import annotations

import io
import random
import tracemalloc
import zipfile
from collections.abc import Iterator
from hashlib import sha256

import pyrage
import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.exchange.bundle.manifest import Member
from papi_desktop.exchange.bundle.pieces import Flowing, Growing
from papi_desktop.exchange.bundle.writer import write_bundle
from papi_desktop.operations import handover, unit_keys
from papi_desktop.operations.handover_parts import Parts
from papi_desktop.store.store import Store
from tests.handover.conftest import Road

PHOTO_BYTES = 300_000


def photos(road: Road, count: int) -> tuple[Parts, list[bytes]]:
    """Keep so many photos at the commune and make parts of them, with a list of records before them."""
    chance, parts = random.Random(3), Parts()
    parts.add("data/households.jsonl", b'{"id":"1","name":"V\xc3\xa0ng"}\n' * 5000)
    made = [chance.randbytes(PHOTO_BYTES) for _ in range(count)]
    for photo in made:
        parts.add_kept(road.commune, road.commune.store.put_file(photo), "anh.jpg", "image/jpeg")
    return parts, made


def closed(road: Road, parts: Parts) -> bytes:
    told = handover.manifest_for(road.commune, "report", "disclosures", "2026-Q4", 1, "Báo cáo", parts)
    return write_bundle(told, parts.contents, unit_keys.own_key(road.commune), unit_keys.own_key(road.above).public)


def opened(road: Road, data: bytes) -> bytes:
    return pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(unit_keys.own_identities(road.above)[0])])


def test_the_archive_is_byte_for_byte_what_a_plain_one_would_be(road: Road) -> None:
    parts, made = photos(road, 3)
    plain = opened(road, closed(road, parts))
    again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as ours, zipfile.ZipFile(again, "w", allowZip64=False) as theirs:
        assert [ours.read(f"files/{sha256(photo).hexdigest()}") for photo in made] == made
        for info in ours.infolist():
            head = zipfile.ZipInfo(info.filename, info.date_time)
            theirs.writestr(head, ours.read(info), info.compress_type, 1)
    assert plain == again.getvalue()


def test_photos_are_read_one_at_a_time_and_not_before_they_are_packed(
    road: Road, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    before = Store.get_file

    def watch(store: Store, digest: str) -> bytes:
        read.append(digest)
        return before(store, digest)

    monkeypatch.setattr(Store, "get_file", watch)
    parts, made = photos(road, 20)
    assert read == []
    tracemalloc.start()
    data = closed(road, parts)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert read == [sha256(photo).hexdigest() for photo in made]
    assert peak < len(data) * 1.5, "the closed file, with room to grow, and a photo or two"


def test_a_file_spoiled_on_the_disk_is_told_as_such_and_nothing_is_packed(road: Road) -> None:
    parts, made = photos(road, 3)
    path = road.commune.store._shared.files.path_of(sha256(made[1]).hexdigest())
    content = bytearray(path.read_bytes())
    content[1000] ^= 1
    path.write_bytes(content)
    with pytest.raises(UserError, match="damaged") as told:
        closed(road, parts)
    assert told.value.code == "KHO-36"
    path.unlink()
    with pytest.raises(UserError, match="missing"):
        Parts().add_kept(road.commune, sha256(made[1]).hexdigest())


def test_a_part_is_added_once_and_described_as_it_is(road: Road) -> None:
    parts, made = photos(road, 1)
    digest = sha256(made[0]).hexdigest()
    parts.add_kept(road.commune, digest, "again.jpg")
    parts.add_kept(road.commune, digest, "giấy.pdf", "application/pdf", "papers/001.pdf")
    assert parts.members[1:] == [
        Member(f"files/{digest}", PHOTO_BYTES, digest, "anh.jpg", "image/jpeg"),
        Member("papers/001.pdf", PHOTO_BYTES, digest, "giấy.pdf", "application/pdf"),
    ]


def test_only_what_was_not_taken_yet_can_be_replaced() -> None:
    file = Growing()
    file.write(b"head")
    file.write(b"body")
    file.seek(0)
    file.write(b"HEAD")
    file.seek(8)
    assert file.take() == [b"HEAD", b"body"]
    assert file.take() == []
    for place, piece in ((0, b"head"), (4, b"body"), (9, b"x")):
        file.seek(place)
        with pytest.raises(ValueError, match="replaced"):
            file.write(piece)
    file.seek(8)
    file.write(b"tail")
    file.seek(8)
    with pytest.raises(ValueError, match="replaced"):
        file.write(b"longer")


def test_pieces_of_any_size_are_read_in_bites_of_any_size() -> None:
    pieces = [b"", b"a" * 10, b"", b"b" * 3, b"c"]
    for most in (1, 3, 4, 100):
        file = Flowing(iter(pieces))
        read = b"".join(iter(lambda: file.read(most), b""))  # noqa: B023 - read to its end within the turn
        assert read == b"".join(pieces)
        assert file.read(most) == b""

    def broken() -> Iterator[bytes]:
        yield b"a"
        raise KeyError("gone")

    file = Flowing(broken())
    assert file.read(9) == b"a"
    with pytest.raises(KeyError):
        file.read(9)
    assert isinstance(file.failure, KeyError)
