"""The frozen SQL makes exactly the schema that the registers imply, and files of every age come to it unharmed."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.register import Field, Kind, Register
from papi_desktop.domain.registers import ALL, BY_KEY, HOUSEHOLDS
from papi_desktop.store import database, migrations, opening, rekeying, triggers
from papi_desktop.store.database import Connection
from papi_desktop.store.manifest import FILE_NAME
from papi_desktop.store.schema import Step, skeleton, steps
from papi_desktop.store.store import Store
from papi_desktop.store.tables import Column, Index, Table, table_of
from tests.store.samples import PASSWORD, households

KEY = b"k" * 32
SCHEMA = Path(skeleton.__file__).parent
RENEW = "renew m0002_books.sql by python -m papi_desktop.store.schema.skeleton, as the README says"


@pytest.fixture
def connection(tmp_path: Path) -> Connection:
    connection = database.connect(tmp_path / "a.db", KEY)
    migrations.migrate(connection)
    return connection


def columns_of(connection: Connection, table: Table) -> set[Column]:
    references = {row[3]: row[2] for row in connection.execute(f"PRAGMA foreign_key_list({table.name})")}
    (sql,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table.name,)).fetchone()
    checks = dict(re.findall(r"^\s*(\w+) [^\n]*CHECK \((.*)\),?$", sql, flags=re.MULTILINE))
    return {
        Column(name, type_, bool(not_null), references.get(name, ""), checks.get(name, ""))
        for _id, name, type_, not_null, _default, _key, _hidden in connection.execute(
            f"PRAGMA table_xinfo({table.name})"
        )
    }


def indexes_of(connection: Connection, table: Table) -> set[Index]:
    found = set()
    for _n, name, _unique, origin, partial in connection.execute(f"PRAGMA index_list({table.name})").fetchall():
        if origin == "c":
            rows = connection.execute(f"PRAGMA index_xinfo({name})").fetchall()
            columns = tuple(("-" if row[3] else "") + row[2] for row in rows if row[5])
            found.add(Index(name, columns, bool(partial)))
    return found


@pytest.mark.parametrize("register", ALL, ids=lambda register: register.key)
def test_schema_is_what_the_register_implies(connection: Connection, register: Register) -> None:
    table = table_of(register)
    assert columns_of(connection, table) == set(table.columns()), RENEW
    assert indexes_of(connection, table) == set(table.indexes())
    strict = connection.execute("SELECT strict FROM pragma_table_list WHERE name = ?", (table.name,)).fetchone()
    assert strict == (1,)
    words = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (f"{table.name}_words",)).fetchone()
    assert (words is not None) == bool(register.search_fields)
    assert words is None or "remove_diacritics 0" in words[0]


def test_the_skeleton_prints_what_is_frozen(connection: Connection) -> None:
    """Until the first release the books' migration is what the skeleton prints."""
    assert skeleton.script(BY_KEY) == (SCHEMA / "m0002_books.sql").read_text(encoding="utf-8"), RENEW


def test_released_migrations_are_frozen() -> None:
    listed = dict(line.split()[::-1] for line in (SCHEMA / "CHECKSUMS").read_text(encoding="ascii").splitlines())
    there = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in SCHEMA.glob("m*.sql")}
    assert there == listed, (
        "until the first release: sha256sum m*.sql > CHECKSUMS; afterwards a migration stays as it is"
    )


def test_no_field_has_a_name_the_store_needs() -> None:
    field = Field("deleted_at", Kind.TEXT, "x")
    with pytest.raises(ValueError, match="deleted_at"):
        Table(Register(key="books", title="x", singular="x", fields=(field,), title_field="deleted_at"))


def test_names_that_are_no_identifiers_are_refused() -> None:
    field = Field("a; DROP TABLE audit", Kind.TEXT, "x")
    with pytest.raises(ValueError, match="DROP"):
        Table(Register(key="books", title="x", singular="x", fields=(field,), title_field=field.key))


def test_every_trigger_is_the_generated_one(connection: Connection) -> None:
    assert triggers.present(connection) == triggers.generated()


def test_triggers_dropped_by_a_rebuilt_table_come_back(folder: Path) -> None:
    with Store.open(folder, password=PASSWORD) as store:
        households(store, ["Lò Thị Ún"])
        keys = store._shared.opened.keys
    connection = opening.connect_again(folder, keys)
    connection.set_authorizer(None)
    connection.execute("DROP TRIGGER households_audit_update")
    connection.execute("CREATE TRIGGER strange AFTER INSERT ON villages BEGIN SELECT 1; END")
    connection.close()
    with Store.open(folder, password=PASSWORD) as store:
        assert triggers.present(store._connection) == triggers.generated()


def test_nothing_can_change_the_schema_afterwards(store: Store) -> None:
    for statement in (
        "CREATE TABLE mistyped (a)",
        "CREATE TEMP TABLE mistyped (a)",
        "ALTER TABLE households ADD COLUMN mistyped",
        "DROP TABLE households",
        "DROP TRIGGER audit_no_delete",
        "ATTACH DATABASE 'other.db' AS other",
    ):
        with pytest.raises(dbapi2.DatabaseError, match="not authorized"):
            store._connection.execute(statement)


def test_a_newer_file_is_refused_kindly(folder: Path) -> None:
    with Store.open(folder, password=PASSWORD) as store:
        store._connection.execute("PRAGMA user_version = 999")
    with pytest.raises(UserError) as refused:
        Store.open(folder, password=PASSWORD)
    assert refused.value.code == "KHO-08"


NEXT = Step(
    "m0099_next",
    "-- one more column\nALTER TABLE villages ADD COLUMN altitude INTEGER;\nUPDATE villages SET altitude = 7;\n",
)


def test_a_step_is_applied_once_and_leaves_no_marks_in_the_history(connection: Connection) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    migrations.migrate(connection, (*steps(), NEXT))
    assert not migrations.needed(connection, (*steps(), NEXT))
    migrations.migrate(connection, (*steps(), NEXT))
    names = [row[1] for row in connection.execute("PRAGMA table_xinfo(villages)")]
    assert names.count("altitude") == 1
    assert triggers.present(connection) == triggers.generated()
    assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)


@pytest.mark.parametrize(
    "broken",
    [
        "ALTER TABLE villages ADD COLUMN altitude INTEGER;\nSELECT * FROM nowhere;\n",
        "CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT;\n"
        "CREATE TABLE b (a INTEGER REFERENCES a (id)) STRICT;\n"
        "INSERT INTO b VALUES (1);\n",
    ],
    ids=["a statement fails", "a reference leads nowhere"],
)
def test_a_step_that_fails_leaves_the_file_as_it_was(connection: Connection, broken: str) -> None:
    before = connection.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()
    version = migrations.version_of(connection)
    with pytest.raises((dbapi2.OperationalError, ValueError), match="nowhere"):
        migrations.migrate(connection, (*steps(), Step("m0099_broken", broken)))
    assert connection.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall() == before
    assert migrations.version_of(connection) == version


def test_the_file_is_copied_before_it_changes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "steps", lambda: (*steps(), NEXT))
    with Store.open(folder, password=PASSWORD) as store:
        assert migrations.version_of(store._connection) == len(steps()) + 1
    (copy,) = (folder / "before-update").iterdir()
    assert (copy / FILE_NAME).exists()
    assert sorted(path.name for path in copy.iterdir()) == ["keys.json", FILE_NAME, "papi.db"]


def test_opening_a_current_file_does_not_import_sqlite_utils(folder: Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys; from pathlib import Path; from papi_desktop.store.store import Store\n"
        f"Store.open(Path({str(folder)!r}), password={PASSWORD!r}).close()\n"
        "sys.exit('sqlite_utils' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-X", "utf8", "-c", code], check=False).returncode == 0


def test_keys_are_made_anew_when_the_rules_change(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(folder, password=PASSWORD) as store:
        (household,) = households(store, ["Đặng Văn Đức"])
        entries = store.verify_chain().entries
    monkeypatch.setattr("papi_desktop.store.tables.search_key", lambda texts: "luatmoi")
    monkeypatch.setattr(rekeying, "fingerprint", lambda: "other rules")
    with Store.open(folder, password=PASSWORD) as store:
        assert household in [hit.id for hit in store.search("luatmoi")]
        assert store.search("dang") == []
        kept = store.get(HOUSEHOLDS, household)
        assert kept is not None
        assert kept["version"] == 1
        assert store.verify_chain().entries == entries
        assert not store.integrity()


def test_statements_of_a_script_are_taken_apart_rightly() -> None:
    script = (
        "-- a ; comment\nCREATE TABLE a (\n  b TEXT -- why; so\n);\n\n"
        "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; SELECT 2; END;\n"
    )
    assert [statement.split()[1] for statement in migrations.statements(script)] == ["TABLE", "TRIGGER"]
    with pytest.raises(ValueError, match="does not end"):
        list(migrations.statements("CREATE TABLE a (b)"))
