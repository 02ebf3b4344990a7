"""Bars of the stick: packing a file with many photos, receiving the reports of a whole province."""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

from papi_desktop.domain.periods import parse_period
from papi_desktop.exchange import stick
from papi_desktop.exchange.bundle.keys import new_key
from papi_desktop.exchange.bundle.writer import json_lines, write_bundle
from papi_desktop.operations import handover, unit_keys
from papi_desktop.operations.handover_parts import Parts
from papi_desktop.operations.setup import Setup, create_office
from papi_desktop.store.ids import new_ids
from tests.benchmarks.measure import Figure, compare, seconds
from tests.benchmarks.receiving import PASSWORD, TODAY
from tests.benchmarks.store_bars import bare_file
from tests.fixtures.people import People
from tests.fixtures.units import KIND, communes_of, records, trusted, units

PROVINCE = "tỉnh Sơn La"
PERIOD = "2026-Q3"
UNITS, LINES = 170, 2_000
PHOTOS, PHOTO_BYTES = 200, 400_000


def figures(folder: Path) -> Iterator[Figure]:
    """Yield the bars of handing over and receiving."""
    yield _pack(folder)
    yield from _receive(folder)


def _pack(folder: Path) -> Figure:
    """Pack records and photos out of the books into a signed, closed file that is on the disk and was read back.

    The floor gives the same promise for the same bytes: copied, hashed, flushed to the disk, read back and compared.
    """
    setup = Setup("xã Thử Nghiệm", PROVINCE, "kho-thu-nghiem", "Người Thử")
    office, _key = create_office(folder / "packing", setup, today=lambda: TODAY)
    chance, people = random.Random(7), People(seed=7)
    households = [{"id": f"{number:026d}", **people.household("", "")} for number in range(10_000)]
    digests = [office.store.put_file(chance.randbytes(PHOTO_BYTES)) for _ in range(PHOTOS)]
    sources = folder / "plain"
    sources.mkdir()
    (sources / "households.jsonl").write_bytes(json_lines(households))
    for digest in digests:
        (sources / digest).write_bytes(office.store.get_file(digest))
    receiver = new_key(communes_of(PROVINCE, 1)[0], "receiving", TODAY, date(2031, 11, 22)).public
    target = folder / "target"
    target.mkdir()

    def ours() -> None:
        parts = Parts()
        parts.add("data/households.jsonl", json_lines(households))
        for digest in digests:
            parts.add_kept(office, digest, "anh.jpg", "image/jpeg")
        parts.counts["households"] = len(households)
        told = handover.manifest_for(office, "report", KIND, PERIOD, 1, "Báo cáo", parts)
        data = write_bundle(told, parts.contents, unit_keys.own_key(office), receiver)
        sha256(data).hexdigest()  # for the short code on the slip
        stick.deliver(data, target, "ours.papi")

    def floor() -> None:
        copied = bytearray()
        for path in sources.iterdir():
            content = path.read_bytes()
            sha256(content).hexdigest()
            copied += content
        with (target / "floor").open("wb", buffering=0) as copy:
            copy.write(copied)
            os.fsync(copy.fileno())
        with (target / "floor").open("rb", buffering=0) as copy:
            os.posix_fadvise(copy.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            assert copy.read() == copied

    mine, least = compare(ours, floor)
    office.store.close()
    return Figure("bundle: 10,000 households + 200 photos", mine, least, 2.0, 3.0)


def _receive(folder: Path) -> Iterator[Figure]:
    """Receive the reports of a whole province in a process of its own, so that its memory is seen."""
    sticks = folder / "sticks"
    above, _key = create_office(
        folder / "above",
        Setup(PROVINCE, PROVINCE, PASSWORD, "Người nhận", unit={"receiving": True}),
        today=lambda: TODAY,
    )
    sticks.mkdir()
    own = unit_keys.own_key(above).public
    for unit in trusted(above, units(communes_of(PROVINCE, UNITS), date(2026, 1, 5))):
        (sticks / f"{unit.seed:03d}.papi").write_bytes(unit.bundle(own, PERIOD, LINES))
    above.store.close()
    floor = _bare_insert(folder)
    least = [seconds(floor)]
    told = json.loads(
        subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.receiving", str(folder / "above"), str(sticks)],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    )
    assert told["accepted"] == UNITS
    least.append(seconds(floor))  # before and after, since ours takes long enough for the machine to change its pace
    yield Figure(f"receive {UNITS} units × {LINES:,} rows", told["seconds"], statistics.mean(least), 8.0, 60.0)
    yield Figure("memory while receiving, at its peak (all of it)", told["peak"], 0.0, 500.0, 500.0, "MiB", added=True)


def _bare_insert(folder: Path) -> Callable[[], None]:
    """Return what inserts the same rows into a table as bare as it can be, one transaction for each unit."""
    bare = bare_file(folder, "receive.db")
    bare.execute(
        "CREATE TABLE r (rowno INTEGER PRIMARY KEY, id TEXT, received_id TEXT, book TEXT, source_id TEXT, data TEXT, "
        "version INTEGER, created_at TEXT)"
    )
    period = parse_period(PERIOD)
    moment = "2026-11-22T08:00:00.000+07:00"
    told = []
    for seed in range(1, UNITS + 1):
        lines = [(row["id"], json.dumps(row, ensure_ascii=False)) for row in records(seed, period, LINES)]
        told.append(
            [
                (fresh, lines[0][0], KIND, id, data, 1, moment)
                for (id, data), fresh in zip(lines, new_ids(LINES), strict=True)
            ]
        )

    def floor() -> None:
        for rows in told:
            bare.execute("BEGIN")
            bare.executemany(
                "INSERT INTO r (id, received_id, book, source_id, data, version, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                rows,
            )
            bare.execute("COMMIT")

    return floor
