"""`papi keys`, `papi handover` and `papi workplace`: what they say of fingerprints, of secrets and of the next step."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from papi_desktop import cli, translations
from tests.documents.reading import flat, read_pages

Run = Callable[..., tuple[int, str]]
"""Runs a command on the data in a folder and returns its status and what it said."""


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A password that costs nothing to try, and English whatever the machine asks for."""
    monkeypatch.setenv("PAPI_PASSWORD", "mat-khau-thu-1")
    monkeypatch.setenv("PAPI_LANGUAGE", "en")
    before = translations.language()
    yield
    translations.use_language(before)


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on the data in a folder of the test."""

    def command(data: str, *arguments: object) -> tuple[int, str]:
        status = cli.main(["--data", str(tmp_path / data), *map(str, arguments)])
        return status, capsys.readouterr().out

    command("xa", "init", "--unit", "xã Na Sang", "--province", "tỉnh Sơn La")
    command("tinh", "init", "--unit", "tỉnh Sơn La", "--province", "tỉnh Sơn La", "--receiving")
    for data in ("xa", "tinh"):
        command(data, "keys", "export", "--out", tmp_path / f"{data}.json")
    return command


def told(answer: tuple[int, str]) -> dict[str, Any]:
    """Return the JSON a command that was done answered."""
    assert answer[0] == 0
    found = json.loads(answer[1])
    assert isinstance(found, dict)
    return found


def test_trust_without_a_fingerprint_says_that_nothing_was_compared(run: Run, tmp_path: Path) -> None:
    answer = told(run("tinh", "keys", "trust", tmp_path / "xa.json", "--json"))
    assert answer["compared"] is False
    assert answer["fingerprint"] in answer["warnings"][0]
    assert answer["fingerprint"].count("-") == 5, "in groups that can be read out by telephone"
    listed = told(run("tinh", "keys", "list", "--json"))
    assert [key["compared"] for key in listed["keys"]] == [False]
    status, said = run("tinh", "keys", "trust", tmp_path / "xa.json")
    assert (status, "was not compared" in said) == (0, True)


def test_trust_with_the_fingerprint_keeps_that_it_was_compared(run: Run, tmp_path: Path) -> None:
    fingerprint = json.loads((tmp_path / "xa.json").read_text("utf-8"))["fingerprint"]
    answer = told(run("tinh", "keys", "trust", tmp_path / "xa.json", "--fingerprint", fingerprint, "--json"))
    assert (answer["compared"], answer["warnings"]) == (True, [])
    assert told(run("tinh", "keys", "list", "--json"))["keys"][0]["compared"] is True


def test_handover_tells_whether_the_receiver_was_compared_and_where_the_file_lies(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    command = ("handover", "disclosures", "--period", "2026-Q3", "--to", out, "--receiver", tmp_path / "tinh.json")
    first = told(run("xa", *command, "--json"))
    assert first["stick"] is False
    assert first["receiver"]["compared"] is False
    assert first["receiver"]["fingerprint"] in first["receiver"]["warnings"][0]
    assert first["unchanged"] is False
    assert Path(first["file"]).name.startswith("xa-na-sang_danh-sach-cac-noi-dung-da-cong-khai_quy-iii-nam-2026_lan-1_")
    status, refused = run("xa", *command, "--json")
    assert status != 0
    assert "BG-46" in refused
    assert first["short_code"] in refused
    again = told(run("xa", *command, "--again", "--json"))
    assert (again["short_code"], again["unchanged"]) == (first["short_code"], True)
    _status, said = run("xa", *command, "--again")
    assert "(not a stick)" in said
    assert "take the stick out" not in said


def test_the_secret_key_is_written_with_a_warning(run: Run, tmp_path: Path) -> None:
    status, said = run("tinh", "keys", "export", "--private", "--out", tmp_path / "identity.txt")
    assert (status, "reads everything" in said) == (0, True)
    assert (tmp_path / "identity.txt").read_text("ascii").startswith("AGE-SECRET-KEY-1")


def test_the_steps_to_a_second_computer_lead_to_a_merge(run: Run, tmp_path: Path) -> None:
    """What `workplace add` tells to do is done here, step by step, until work of the second computer is merged on the first."""
    added = told(run("xa", "workplace", "add", "Máy hai", "--numbers", "301-400", "--json"))
    steps = "\n".join(added["next"])
    for command in ("backup --to", "restore", "workplace take", "keys export", "keys trust", "handover work", "merge"):
        assert command in steps
    usb = tmp_path / "usb"
    usb.mkdir()
    assert run("xa", "backup", "--to", usb)[0] == 0
    [copy] = [path for path in usb.iterdir() if not path.name.startswith(".")]
    assert run("hai", "restore", copy, "--yes")[0] == 0
    taken = told(run("hai", "workplace", "take", "Máy hai", "--json"))
    assert "keys export" in "\n".join(taken["next"])
    assert run("hai", "keys", "export", "--out", usb / "khoa-may-hai.json")[0] == 0
    assert run("xa", "keys", "trust", usb / "khoa-may-hai.json")[0] == 0
    work = told(run("hai", "handover", "work", "--to", usb, "--receiver", tmp_path / "xa.json", "--json"))
    assert "changes" in told(run("xa", "merge", work["file"], "--json"))


def test_the_sheet_with_the_fingerprint_is_written_beside_the_key_file(run: Run, tmp_path: Path) -> None:
    paper = tmp_path / "phieu"
    answer = told(run("xa", "keys", "export", "--out", tmp_path / "khoa.json", "--paper", paper, "--json"))
    assert sorted(Path(path).suffix for path in answer["sheet"]) == [".docx", ".pdf"]
    [pdf] = paper.glob("*.pdf")
    printed = flat(read_pages(pdf.read_bytes()))
    first_line = "-".join(answer["fingerprint"].split("-")[:3])
    assert first_line in printed, "in groups, as on the screen"
    assert "xã Na Sang" in printed


def test_one_more_computer_of_a_unit_ends_no_key(run: Run, tmp_path: Path) -> None:
    run("tinh", "keys", "trust", tmp_path / "xa.json")
    run("xa", "keys", "renew")
    run("xa", "keys", "export", "--out", tmp_path / "xa2.json")
    answer = told(run("tinh", "keys", "trust", tmp_path / "xa2.json", "--beside", "--json"))
    assert answer["replaced"] == []
    assert [key["state"] for key in told(run("tinh", "keys", "list", "--json"))["keys"]] == ["trusted", "trusted"]


def test_a_key_is_withdrawn_for_a_reason(run: Run, tmp_path: Path) -> None:
    fingerprint = told(run("tinh", "keys", "trust", tmp_path / "xa.json", "--json"))["fingerprint"]
    assert run("tinh", "keys", "withdraw", fingerprint, "--reason", "Mất máy tính")[0] == 0
    assert [key["state"] for key in told(run("tinh", "keys", "list", "--json"))["keys"]] == ["withdrawn"]


def test_what_this_computer_made_itself_is_no_alarm(run: Run, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    for data, other in (("tinh", "xa"), ("xa", "tinh")):
        run(data, "keys", "trust", tmp_path / f"{other}.json")
    told(run("xa", "handover", "disclosures", "--period", "2026-Q3", "--to", usb, "--json"))
    told(run("tinh", "receive", usb, "--json"))
    told(run("tinh", "acknowledge", "--to", usb, "--json"))
    again = told(run("tinh", "receive", usb, "--json"))
    assert [file["status"] for file in again["files"]] == ["already", "already"]
    assert sum("This computer itself made the file" in file["reason"] for file in again["files"]) == 1
    status, _said = run("xa", "receive", usb, "--json")
    assert status == 0, "its own report is nothing to be refused either"
