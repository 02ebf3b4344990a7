"""`papi user`: accounts and roles from the command, and what an account of another field of work is refused."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Papi

OTHER, PASSWORD = "Quàng Thị Pản", "mat-khau-thu-2"


def test_an_account_is_added_changed_and_closed(office: Papi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAPI_NEW_PASSWORD", PASSWORD)
    (first,) = office("user", "list", "--json").json["users"]
    assert first["role"] == "administrator"
    me = ("--user", first["user"])
    added = office(*me, "user", "add", OTHER, "clerk", "--json")
    assert added.json["users"] == sorted([first, {"user": OTHER, "role": "clerk"}], key=lambda one: one["user"])
    assert office(*me, "user", "role", OTHER, "viewer").status == 0
    monkeypatch.setenv("PAPI_PASSWORD", PASSWORD)
    refused = office("--user", OTHER, "user", "close", first["user"], "--json")
    assert (refused.status, refused.json["error"]["code"]) == (1, "QUYEN-04")
    number = office("--user", OTHER, "number", "reserve", "--kind", "TB", "--subject", "x", "--json")
    assert (number.status, number.json["error"]["code"]) == (1, "QUYEN-01")


def test_the_last_administrator_stays(office: Papi) -> None:
    (first,) = office("user", "list", "--json").json["users"]
    refused = office("user", "role", first["user"], "clerk", "--json")
    assert (refused.status, refused.json["error"]["code"]) == (1, "QUYEN-05")


def test_a_new_account_needs_a_password_of_its_own(office: Papi, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = office("user", "add", OTHER, "clerk", "--json")
    assert (refused.status, refused.json["error"]["code"]) == (1, "MK-02")
    monkeypatch.setenv("PAPI_NEW_PASSWORD", "ngắn")
    assert office("user", "add", OTHER, "clerk", "--json").status == 1
    assert len(office("user", "list", "--json").json["users"]) == 1
