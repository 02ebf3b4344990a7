"""Two computers of one commune by command: foreseen, copied by a backup, working apart, and brought together by files."""

from __future__ import annotations

from pathlib import Path

from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import VILLAGES
from papi_desktop.operations.setup import open_office
from tests.fixtures.workbooks import write_villages
from tests.handover.conftest import PASSWORD
from tests.journeys.command import Papi


def rename(folder: Path, name: str) -> None:
    office = open_office(folder, password=PASSWORD)
    with office.store.transaction(say("Test")) as tx:
        tx.update(VILLAGES, office.villages()[0]["id"], {"name": name})
    office.store.close()


def name_in(folder: Path) -> str:
    office = open_office(folder, password=PASSWORD)
    name = office.villages()[0]["name"]
    office.store.close()
    return str(name)


def test_two_computers_become_one_book(papi: Papi, stick: Path, tmp_path: Path) -> None:
    villages = write_villages(tmp_path / "thon.xlsx", [("Bản", "Nà Cáy"), ("Thôn", "Huổi Siểu")])
    papi("may1", "init", "--unit", "xã Na Sang", "--province", "tỉnh Sơn La", "--villages", villages)
    assert papi("may1", "workplace", "add", "Máy văn thư", "--numbers", "301-400")[0] == 0
    assert papi("may1", "workplace", "add", "Máy khác", "--numbers", "350-360")[0] == 1, "ranges do not overlap"
    backup = papi("may1", "backup", "--to", tmp_path / "sao-luu")[1]["path"]
    papi("may2", "restore", backup)
    taken = papi("may2", "workplace", "take", "Máy văn thư")[1]
    assert taken["numbers"] == [301, 400]
    assert papi("may2", "workplace", "take", "Máy văn thư")[0] == 1

    for data in ("may1", "may2"):
        papi(data, "keys", "export", "--out", tmp_path / f"{data}.json")
    assert papi("may1", "keys", "trust", tmp_path / "may2.json")[0] == 0

    rename(tmp_path / "may1", "Bản Nà Cáy 1")
    rename(tmp_path / "may2", "Bản Nà Cáy 2")
    over = papi("may2", "handover", "work", "--to", stick, "--receiver", tmp_path / "may1.json")[1]
    told = papi("may1", "merge", over["file"])[1]
    assert "error" not in told, told
    assert (told["conflicts"], told["short_code"]) == (1, over["short_code"])
    assert papi("may1", "merge", over["file"])[1]["changes"] == 0

    [difference] = papi("may1", "conflicts")[1]["conflicts"]
    assert (difference["register"], difference["field"]) == ("villages", "name")
    shown = [version["shown"] for version in difference["versions"]]
    assert sorted(shown) == ["Bản Nà Cáy 1", "Bản Nà Cáy 2"]
    wanted = shown.index("Bản Nà Cáy 1") + 1
    assert papi("may1", "decide", difference["id"], "--use", wanted)[1]["open"] == 0
    assert papi("may1", "decide", difference["id"], "--use", wanted)[0] == 1

    back = papi("may1", "handover", "work", "--to", stick, "--receiver", tmp_path / "may2.json")[1]
    assert papi("may2", "merge", back["file"])[1]["conflicts"] == 0
    assert name_in(tmp_path / "may1") == name_in(tmp_path / "may2") == "Bản Nà Cáy 1"
    assert papi("may2", "receive", back["file"])[1]["files"][0]["code"] == "BG-13", "work is merged, not received"
    for data in ("may1", "may2"):
        assert papi(data, "check")[0] == 0
