"""Guidance by command: the province writes it, the commune looks, applies, and takes it back."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.command import Papi


def test_from_the_province_to_the_commune_and_back(papi: Papi, tmp_path: Path) -> None:
    stick, tables = tmp_path / "usb", tmp_path / "bang"
    stick.mkdir()
    tables.mkdir()
    (tables / "clocks.toml").write_text('[[rule]]\nid = "PUB_DEFAULT"\namount = 3\n', encoding="utf-8")
    papi("tinh", "init", "--unit", "tỉnh Sơn La", "--province", "tỉnh Sơn La", "--receiving")
    papi("xa", "init", "--unit", "xã Na Sang", "--province", "tỉnh Sơn La")
    for one, other in (("tinh", "xa"), ("xa", "tinh")):
        papi(one, "keys", "export", "--out", tmp_path / f"{one}.json")
        papi(other, "keys", "trust", tmp_path / f"{one}.json")
    status, told = papi("tinh", "guidance", "send", "--title", "Rút thời hạn", "--to", stick, "--tables", tables)
    assert (status, [file["unit"] for file in told["files"]]) == (0, ["xã Na Sang"])

    [file] = papi("xa", "receive", told["files"][0]["file"])[1]["files"]
    assert (file["status"], file["kind"], file["short_code"]) == (
        "accepted",
        "guidance",
        told["files"][0]["short_code"],
    )
    assert "Chưa áp dụng" in file["reason"]
    [row] = papi("xa", "guidance", "list")[1]["guidance"]
    assert (row["title"], row["sender"], row["state"]) == ("Rút thời hạn", "tỉnh Sơn La", "waiting")
    [change] = papi("xa", "guidance", "show", row["id"])[1]["changes"]
    assert (change["before"], change["after"]) == ("5 ngày làm việc", "3 ngày làm việc")
    assert papi("xa", "guidance", "apply", row["id"])[1]["state"] == "applied"
    assert papi("xa", "guidance", "apply", row["id"])[1]["error"]["code"] == "HD-02"
    assert papi("xa", "guidance", "take-back", row["id"], "--reason", "Tỉnh gửi lại")[1]["state"] == "taken_back"
    assert papi("xa", "guidance", "show", "khong-co")[1]["error"]["code"] == "HD-01"
