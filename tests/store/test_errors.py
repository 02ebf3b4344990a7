"""Both families of database errors are told alike; bugs stay bugs."""

from __future__ import annotations

import errno
import sqlite3
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from papi_desktop.domain.errors import Cancelled, UserError
from papi_desktop.store import errors


@pytest.mark.parametrize("family", [sqlite3, dbapi2], ids=["sqlite3", "sqlcipher3"])
@pytest.mark.parametrize(
    ("number", "code"),
    [
        (sqlite3.SQLITE_FULL, "KHO-01"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "KHO-02"),
        (sqlite3.SQLITE_CANTOPEN, "KHO-02"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "KHO-03"),
        (sqlite3.SQLITE_LOCKED, "KHO-03"),
        (sqlite3.SQLITE_CORRUPT_INDEX, "KHO-04"),
        (sqlite3.SQLITE_NOTADB, "KHO-05"),
        (sqlite3.SQLITE_IOERR_FSYNC, "KHO-06"),
    ],
)
def test_told_to_the_official(family: Any, number: int, code: str) -> None:
    error = family.OperationalError("in English, for nobody")
    error.sqlite_errorcode = number
    with pytest.raises(UserError) as told, errors.spoken():
        raise error
    assert told.value.code == code
    assert told.value.__cause__ is error


@pytest.mark.parametrize("family", [sqlite3, dbapi2], ids=["sqlite3", "sqlcipher3"])
def test_an_interrupted_statement_is_a_cancelled_job(family: Any) -> None:
    error = family.OperationalError("interrupted")
    error.sqlite_errorcode = sqlite3.SQLITE_INTERRUPT
    with pytest.raises(Cancelled), errors.spoken():
        raise error


def test_a_mistake_in_sql_stays_a_bug() -> None:
    connection = dbapi2.connect(":memory:")
    with pytest.raises(dbapi2.OperationalError), errors.spoken():
        connection.execute("SELECT * FROM nowhere")
    connection.close()


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "KHO-01"), (errno.EFBIG, "KHO-01"), (errno.EROFS, "KHO-02"), (errno.EIO, "KHO-06")],
)
def test_errors_of_the_disk(number: int, code: str) -> None:
    with pytest.raises(UserError) as told, errors.spoken():
        raise OSError(number, "x")
    assert told.value.code == code
    with pytest.raises(OSError, match="x"), errors.database_spoken():
        raise OSError(number, "x")


def test_a_missing_file_is_not_the_disks_fault() -> None:
    with pytest.raises(FileNotFoundError), errors.spoken():
        raise FileNotFoundError(errno.ENOENT, "x")
