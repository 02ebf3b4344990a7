"""`papi check`, `backup`, `restore` and `renew-recovery-key`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.operations.setup import open_office
from papi_desktop.store.layout import DATABASE_NAME
from tests.cli.conftest import Papi


def test_check_backup_and_restore(office: Papi, published: dict[str, Any], tmp_path: Path) -> None:
    checked = office("check", "--json")
    assert (checked.status, checked.json["good"]) == (0, True)
    assert {c["check"] for c in checked.json["checks"]} == {"file", "history", "files", "numbers"}
    made = office("backup", "--to", tmp_path / "sao lưu", "--json").json
    assert made["verified"] is True
    assert made["counts"]["households"] == 8

    (tmp_path / "data" / DATABASE_NAME).write_bytes(b"hong roi" * 1000)
    assert office("check", "--json").status == 1
    restored = office("restore", made["path"], "--yes", "--json")
    assert restored.status == 0
    assert restored.json["counts"] == made["counts"]
    assert Path(restored.json["kept"]).is_dir()
    assert office("check").status == 0


def test_check_of_damaged_books_fails(office: Papi, published: dict[str, Any], tmp_path: Path) -> None:
    for kept in (tmp_path / "data" / "files").rglob("*"):
        if kept.is_file():
            kept.unlink()
    said = office("check", "--json")
    assert (said.status, said.json["good"]) == (1, False)
    assert {c["check"]: c["good"] for c in said.json["checks"]}["files"] is False


def test_restore_of_what_is_no_backup_is_refused(office: Papi, tmp_path: Path) -> None:
    assert office("restore", tmp_path / "không có").status == 1
    assert office("check").status == 0


def test_a_new_recovery_key_replaces_the_old(office: Papi, tmp_path: Path) -> None:
    said = office("renew-recovery-key", "--json")
    key = said.json["recovery_key"]
    assert key in said.err
    open_office(tmp_path / "data", recovery_key=key).store.close()
    assert office("renew-recovery-key", "--json").json["recovery_key"] != key
    with pytest.raises(UserError):
        open_office(tmp_path / "data", recovery_key=key)


def test_restoring_in_a_terminal_is_confirmed_first(
    office: Papi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = office("backup", "--to", tmp_path / "sao lưu", "--json").json["path"]
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    answers = iter(["no", "yes"])
    monkeypatch.setattr("builtins.input", lambda _question: next(answers))
    assert office("restore", backup, "--json").json["error"]["code"] == "KP-01"
    assert office("restore", backup, "--json").status == 0
    assert office("restore", backup, "--yes", "--json").status == 0


def test_restoring_over_data_without_a_terminal_is_refused_unless_said(office: Papi, tmp_path: Path) -> None:
    backup = office("backup", "--to", tmp_path / "sao lưu", "--json").json["path"]
    before = sorted(path.name for path in tmp_path.iterdir())
    refused = office("restore", backup, "--json")
    assert (refused.status, refused.json["error"]["code"]) == (1, "KP-01")
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    assert office("restore", backup, "--yes", "--json").status == 0
