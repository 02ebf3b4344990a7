"""The password of a command: from the environment, asked for, wrong or missing; and a folder without an office."""

from __future__ import annotations

import pytest

from tests.cli.conftest import PASSWORD, Papi


def test_a_wrong_password_is_refused(office: Papi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAPI_PASSWORD", "sai-mat-khau-roi")
    said = office("check", "--json")
    assert said.status == 1
    assert said.json["error"]["code"]
    assert PASSWORD not in said.err + said.out


def test_without_a_password_nothing_is_done(office: Papi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PAPI_PASSWORD")
    said = office("check", "--json")
    assert (said.status, said.json["error"]["code"]) == (1, "MK-01")


def test_a_password_is_asked_for_in_a_terminal(papi: Papi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PAPI_PASSWORD")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    typed = iter([PASSWORD, "khác hẳn 12345", PASSWORD, PASSWORD, PASSWORD])
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(typed))
    unit = ("init", "--unit", "xã Na Sang", "--province", "tỉnh Sơn La", "--json")
    assert papi(*unit).json["error"]["code"] == "MK-01"
    assert papi(*unit).status == 0
    assert papi("check").status == 0


def test_no_office_is_refused(papi: Papi) -> None:
    assert papi("check").status == 1
