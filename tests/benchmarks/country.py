"""A year of the whole country as Parquet, by the program's own export, and questions to it by an engine that knows nothing of us.

`python -m tests.benchmarks.country [--out FOLDER] [--provinces 34] [--lines 12]`. Each province is an office of its own that received its
communes' four quarters; each writes its dataset into the same folder, as 34 provinces would send theirs to one place.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from papi_desktop.domain.communes import Province
from papi_desktop.domain.messages import say
from papi_desktop.domain.periods import parse_period
from papi_desktop.domain.registers import RECEIVED, RECEIVED_RECORDS
from papi_desktop.operations import parquet
from papi_desktop.operations.addresses import addresses
from papi_desktop.operations.office import Office
from papi_desktop.operations.setup import Setup, create_office
from papi_desktop.store import keyring
from papi_desktop.store.keyring import Cost
from tests.fixtures.units import KIND, records, report

PERIODS = ("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4")
TODAY = date(2027, 1, 5)


@dataclass(frozen=True)
class Country:
    """What was written.

    Attributes:
        communes, reports, figures, records: how many.
        disclosed: what the communes said they disclosed, summed up while it was made.
    """

    communes: int
    reports: int
    figures: int
    records: int
    disclosed: int


def write_country(out: Path, scratch: Path, *, provinces: int = 34, communes: int = 10_000, lines: int = 12) -> Country:
    """Write the dataset of the first so many provinces, and communes of each, into `out`.

    Args:
        lines: records of a commune in a quarter, on average.
    """
    told = [0, 0, 0, 0, 0]
    for province in addresses().provinces[:provinces]:
        setup = Setup(province.full_name, province.full_name, "kho-thu-nghiem", "Người Thử", unit={"receiving": True})
        office, _key = create_office(scratch / province.code, setup, today=lambda: TODAY)
        count, disclosed = _receive(office, province, communes, lines)
        done = parquet.export(office, out / f"province={province.code}")
        office.store.close()
        for place, number in enumerate((count, done.reports, done.figures, done.records, disclosed)):
            told[place] += number
    return Country(*told)


def _receive(office: Office, province: Province, most: int, lines: int) -> tuple[int, int]:
    """Enter the reports of a province as receiving leaves them, a batch for each commune; every seventh commune corrected its first one."""
    disclosed = 0
    known = addresses().communes_of(province.code)[:most]
    for commune in known:
        seed = int(commune.code)
        with office.store.transaction(say("Test")) as tx:
            for quarter, period in enumerate(PERIODS):
                count = lines - 3 + (seed + quarter) % 7
                versions = 2 if seed % 7 == 0 and quarter == 0 else 1
                for version in range(1, versions + 1):
                    rows = records(seed, parse_period(period), count if version == versions else count - 1)
                    line = {
                        "unit_name": commune.full_name,
                        "unit_key": commune.code,
                        "unit_code": commune.code,
                        "kind": KIND,
                        "period": period,
                        "edition": version,
                        "state": "current" if version == versions else "superseded",
                        "received_on": parse_period(period).last_day.isoformat(),
                        "digest": f"{seed}-{period}-{version}",
                        "signed_digest": f"{seed}-{period}-{version}",
                        "content": report(rows, period, version),
                    }
                    received = tx.insert(RECEIVED, line)
                    kept = [{"received_id": received, "book": KIND, "source": r.pop("id"), "data": r} for r in rows]
                    tx.insert_many(RECEIVED_RECORDS, kept)
                disclosed += count
    return len(known), disclosed


class Asked:
    """Questions to the dataset by DuckDB.

    Args:
        out: where `write_country` wrote.
    """

    def __init__(self, out: Path) -> None:
        import duckdb

        self._engine = duckdb.connect()
        self.figures = f"read_parquet('{(out / '*' / 'figures').as_posix()}/**/*.parquet', hive_partitioning = true)"
        self.records = f"read_parquet('{(out / '*' / 'records').as_posix()}/**/*.parquet', hive_partitioning = true)"

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Return the answer to a question in which {figures} and {records} stand for the datasets."""
        return list(self._engine.sql(self._filled(sql)).fetchall())

    def files_read(self, sql: str) -> int:
        """Return how many files the engine opened for its answer, as it says itself."""
        plan = "\n".join(str(row[1]) for row in self._engine.sql("EXPLAIN ANALYZE " + self._filled(sql)).fetchall())
        return sum(map(int, re.findall(r"Total Files Read:\s*(\d+)", plan)))

    def _filled(self, sql: str) -> str:
        return sql.replace("{figures}", self.figures).replace("{records}", self.records)


QUESTIONS = {
    "disclosed in the year, by quarter": (
        "SELECT period, sum(value), count(DISTINCT unit) FROM {figures} WHERE figure = 'disclosures' GROUP BY period ORDER BY period"
    ),
    "one quarter alone": "SELECT sum(value) FROM {figures} WHERE figure = 'disclosures' AND period = '2026-Q3'",
    "one province, one quarter": (
        "SELECT sum(value) FROM {figures} WHERE figure = 'disclosures' AND period = '2026-Q3' AND province = '14'"
    ),
    "one commune, its records": "SELECT count(*) FROM {records} WHERE unit = '03808'",
    "ten busiest communes": (
        "SELECT unit_name, sum(value) AS all_year FROM {figures} WHERE figure = 'disclosures' "
        "GROUP BY unit, unit_name ORDER BY all_year DESC, unit LIMIT 10"
    ),
}


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, help="keep the dataset here")
    parser.add_argument("--provinces", type=int, default=34)
    parser.add_argument("--lines", type=int, default=12)
    args = parser.parse_args(arguments)
    keyring.OFFICE_COST = Cost(passes=1, memory_kib=8, lanes=1)  # 34 offices whose passwords guard nothing
    with tempfile.TemporaryDirectory() as folder:
        out = args.out or Path(folder) / "country"
        with _timed("written"):
            made = write_country(out, Path(folder) / "offices", provinces=args.provinces, lines=args.lines)
        files = sum(1 for _ in out.rglob("*.parquet"))
        print(f"{made}\n{files:,} files")
        asked = Asked(out)
        for what, sql in QUESTIONS.items():
            with _timed(what):
                answer = asked.rows(sql)
            print(f"    {asked.files_read(sql):,} files read; {answer[:4]}")
        assert asked.rows("SELECT sum(value) FROM {figures} WHERE figure = 'disclosures'") == [(made.disclosed,)]


@contextmanager
def _timed(what: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    print(f"{what}: {time.perf_counter() - start:.1f} s", flush=True)


if __name__ == "__main__":
    main()
