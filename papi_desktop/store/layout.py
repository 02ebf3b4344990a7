"""What lies where in a data folder."""

from __future__ import annotations

DATABASE_NAME = "papi.db"
SIDECAR_NAMES = (f"{DATABASE_NAME}-wal", f"{DATABASE_NAME}-shm")
"""What SQLite keeps beside an open database; committed work may be in the first."""

LOCK_NAME = "papi.lock"

OFFICE_FOLDERS = ("law", "papers")
"""Folders beside the database that other layers fill with the office's own files, and that a backup takes along."""
