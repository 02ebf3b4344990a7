"""Bars of the store: search, list, save, commit, history."""

from __future__ import annotations

import hashlib
import hmac
import itertools
import json
import secrets
from collections.abc import Iterator
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import HOUSEHOLDS, MEMBERS
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.operations.office import Office
from papi_desktop.store.query import Query
from tests.benchmarks.measure import Figure, compare, fresh, percentile, seconds
from tests.fixtures.people import People

TYPED = ("nguyen van d", "lo thi un", "giang a", "quang thi phuong", "dang duc", "tong y th", "hoang", "vi xuan ng")


def bare_file(folder: Path, name: str) -> sqlcipher.Connection:
    """Return a connection as bare as it can be with the same promises: encrypted, WAL, FULL."""
    connection = sqlcipher.connect(str(fresh(folder, name)), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{secrets.token_hex(32)}'\"")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def figures(office: Office, folder: Path) -> Iterator[Figure]:
    """Yield the bars of the store over the stress file."""
    yield from _search(office, folder)
    yield from _list(office, folder)
    yield from _save(office, folder)
    yield from _commit(office, folder)
    yield from _history(office)


def _search(office: Office, folder: Path) -> Iterator[Figure]:
    bare = bare_file(folder, "search.db")
    bare.execute("CREATE TABLE m (id TEXT, key TEXT)")
    bare.execute("CREATE VIRTUAL TABLE f USING fts5 (key, content='m', tokenize='unicode61 remove_diacritics 0')")
    rows = [(m["id"], fold(m["name"])) for m in office.store.all(MEMBERS)]
    bare.execute("BEGIN")
    bare.executemany("INSERT INTO m VALUES (?, ?)", rows)
    bare.execute("INSERT INTO f (f) VALUES ('rebuild')")
    bare.execute("COMMIT")
    mine: list[float] = []
    least: list[float] = []
    for typed in TYPED * 3:
        for end in range(1, len(typed) + 1):
            key = typed[:end].strip()
            match = " ".join(f'"{word}"*' for word in key.split())
            mine.append(seconds(lambda key=key: office.store.page(MEMBERS, Query(text=key, limit=50))))
            sql = "SELECT m.* FROM f JOIN m ON m.rowid = f.rowid WHERE f MATCH ? LIMIT 50"
            least.append(seconds(lambda match=match, sql=sql: bare.execute(sql, (match,)).fetchall()))
    yield Figure("find box, one key, p95 (100,000 persons)", percentile(mine, 0.95), percentile(least, 0.95), 1e9, 0.05)


def _list(office: Office, folder: Path) -> Iterator[Figure]:
    store = office.store
    total = store.count(MEMBERS)
    bare = store._connection  # the same file: the floor is the same SQL alone, without making records of it
    columns = ", ".join(f.key for f in MEMBERS)

    def bare_page(offset: int) -> None:
        numbers = bare.execute(
            "SELECT rowno FROM household_members WHERE deleted_at IS NULL ORDER BY sort_name, rowno LIMIT 200 OFFSET ?",
            (offset,),
        ).fetchall()
        bare.execute(
            f"SELECT {columns} FROM household_members WHERE rowno IN (SELECT value FROM json_each(?))",
            (json.dumps([number for (number,) in numbers]),),
        ).fetchall()
        bare.execute("SELECT count(*) FROM household_members WHERE deleted_at IS NULL").fetchone()

    for words, offset in (("open a list, sorted by given name", 0), ("page to its end", total - 200)):
        query = Query(order=("name",), offset=offset, limit=200)
        ours, floor = compare(
            lambda query=query: store.page(MEMBERS, query), lambda offset=offset: bare_page(offset), runs=15
        )
        yield Figure(f"{words} ({total:,} rows)", ours, floor, 2.0, 0.1)


def _save(office: Office, folder: Path) -> Iterator[Figure]:
    store = office.store
    household = store.page(HOUSEHOLDS, Query(limit=1)).rows[0]
    people = People(seed=99)
    bare = bare_file(folder, "save.db")
    names = ("id", *(f.key for f in HOUSEHOLDS))
    columns = ", ".join(names)
    bare.execute(f"CREATE TABLE h (rowno INTEGER PRIMARY KEY, {columns})")
    marks = ", ".join("?" * len(names))

    def one() -> dict[str, object]:
        return people.household(household["round_id"], household["village_id"])

    def ours() -> None:
        with store.transaction(say("Record new {what}", what=say("household"))) as tx:
            tx.insert(HOUSEHOLDS, one())

    def floor() -> None:
        record = one()
        bare.execute(f"INSERT INTO h ({columns}) VALUES ({marks})", [record.get(n) for n in names])

    mine = [seconds(ours) for _ in range(300)]
    least = [seconds(floor) for _ in range(300)]
    yield Figure(
        "save one record durably, with history (p95)", percentile(mine, 0.95), percentile(least, 0.95), 3.0, 0.02
    )


def _commit(office: Office, folder: Path) -> Iterator[Figure]:
    store = office.store
    household = store.page(HOUSEHOLDS, Query(limit=1)).rows[0]
    people = People(seed=1234)
    names = ("id", *(f.key for f in HOUSEHOLDS))
    columns = ", ".join(names)
    counter = itertools.count()

    def lines() -> list[dict[str, object]]:
        return [people.household(household["round_id"], household["village_id"]) for _ in range(5000)]

    batches = iter([lines() for _ in range(16)])

    def ours() -> None:
        with store.transaction(say("Import {book} from “{file}”", book=say("Poor households"), file="x")) as tx:
            tx.insert_many(HOUSEHOLDS, next(batches))

    bare = bare_file(folder, "commit.db")
    bare.execute(f"CREATE TABLE h (rowno INTEGER PRIMARY KEY, {columns})")
    marks = ", ".join("?" * len(names))

    def floor() -> None:
        records = next(batches)
        bare.execute("BEGIN")
        bare.executemany(
            f"INSERT INTO h ({columns}) VALUES ({marks})",
            ([str(next(counter)), *(r.get(n) for n in names[1:])] for r in records),
        )
        bare.execute("COMMIT")

    mine, least = compare(ours, floor)
    yield Figure("commit 5,000 rows with history and search", mine, least, 8.0, 1.0)


def _history(office: Office) -> Iterator[Figure]:
    report = office.store.verify_chain()
    entries = report.entries
    line = secrets.token_bytes(420)

    def floor() -> None:
        digest = b""
        for _ in range(entries):
            digest = hmac.digest(b"k" * 32, digest + line, hashlib.sha256)

    mine, least = compare(office.store.verify_chain, floor, runs=2)
    scale = 100_000 / entries
    yield Figure(f"verify 100,000 history entries (of {entries:,})", mine * scale, least * scale, 3.0, 2.0)
