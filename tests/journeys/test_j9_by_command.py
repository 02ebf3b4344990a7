"""J9 by command: sticks of many communes come to the province, one damaged, one of another period, one twice, one with two truths."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import CHANNEL_USES, DISCLOSURES, REPORTS
from papi_desktop.operations.setup import open_office
from tests.handover.conftest import PASSWORD
from tests.journeys.command import Papi
from tests.operations.texts import text_of

PERIOD = "2026-Q4"
COMMUNES = ("xã Mường La", "xã Chiềng Lao", "xã Sông Mã", "xã Yên Châu", "phường Tô Hiệu", "xã Mai Sơn")


def test_ninety_eight_sticks_in_small(papi: Papi, stick: Path, tmp_path: Path) -> None:
    papi("tinh", "init", "--unit", "tỉnh Sơn La", "--province", "tỉnh Sơn La", "--receiving")
    above = papi("tinh", "keys", "export", "--out", tmp_path / "tinh.json")[1]

    handed = {}
    for number, name in enumerate(COMMUNES):
        data = f"xa{number}"
        papi(data, "init", "--unit", name, "--province", "tỉnh Sơn La")
        own = papi(data, "keys", "export", "--out", tmp_path / f"{data}.json")[1]
        trusted = papi("tinh", "keys", "trust", tmp_path / f"{data}.json", "--fingerprint", own["fingerprint"])[1]
        assert trusted["unit"] == name
        period = "2026-Q3" if number == 1 else PERIOD
        handover = ("handover", "disclosures", "--period", period, "--to", stick, "--receiver", tmp_path / "tinh.json")
        status, handed[number] = papi(data, *handover)
        assert status == 0
        assert set(handed[number]["counts"]) == {"disclosures", "postings", "channel_uses"}
        assert len(handed[number]["short_code"].replace("-", "")) == 12
    assert above["fingerprint"] in {key["fingerprint"] for key in papi("xa0", "keys", "list")[1]["keys"]}

    # One damaged, one twice; one commune has two computers nobody told of each other.
    damaged = Path(handed[0]["file"])
    damaged.write_bytes(damaged.read_bytes()[:-100])
    shutil.copy(handed[2]["file"], stick / "ban-sao.papi")
    shutil.copytree(tmp_path / "xa3", tmp_path / "xa3-may-hai")
    on_its_own(tmp_path / "xa3-may-hai", "Nội dung chỉ máy hai có")
    other = ("handover", "disclosures", "--period", PERIOD, "--to", stick, "--receiver", tmp_path / "tinh.json")
    papi("xa3-may-hai", *other)
    (stick / "anh.papi").write_bytes(b"\xff\xd8\xff\xe0JFIF" + b"0" * 2000)

    status, told = papi("tinh", "receive", stick)
    by_name = {Path(file["path"]).name: file for file in told["files"]}
    assert status == 1, "something was refused"
    assert by_name[damaged.name]["status"] == "refused"
    assert "hỏng" in by_name[damaged.name]["reason"]
    assert by_name["anh.papi"]["status"] == "refused"
    assert "không phải tệp bàn giao" in by_name["anh.papi"]["reason"]
    third = by_name[Path(handed[1]["file"]).name]
    assert (third["status"], third["period"]) == ("accepted", "2026-Q3"), "into its own period, and said so"
    assert sorted(file["status"] for file in told["files"] if file["unit"] == COMMUNES[2]) == ["accepted", "already"]
    assert sorted(file["status"] for file in told["files"] if file["unit"] == COMMUNES[3]) == ["accepted", "conflict"]

    board = papi("tinh", "board", "--period", PERIOD)[1]
    states = {unit["unit"]: unit["state"] for unit in board["units"]}
    assert [states[name] for name in COMMUNES] == ["missing", "missing", "sent", "conflict", "sent", "sent"]
    assert board["totals"]["conflict"] == 1
    assert sum(board["totals"].values()) == len(board["units"]) == 75

    rolled = papi("tinh", "rollup", "disclosures", "--period", PERIOD, "--out", tmp_path / "tong-hop")[1]
    assert (rolled["units"], rolled["awaited"]) == (3, 75)
    assert {line["unit"] for line in rolled["left_out"]} >= {COMMUNES[0], COMMUNES[1], COMMUNES[3]}

    # A person decides, the damaged one comes again, one is returned; the answers go back.
    waiting = next(unit for unit in board["units"] if unit["unit"] == COMMUNES[3])
    assert papi("tinh", "keep", waiting["received"])[0] == 0
    again = ("handover", "disclosures", "--period", PERIOD, "--to", stick, "--receiver", tmp_path / "tinh.json")
    refused = papi("xa0", *again)
    assert refused[0] != 0, (
        "the file on the stick is damaged, but this computer does not know that: a person must say so"
    )
    assert papi("xa0", *again, "--again")[1]["unchanged"] is True
    papi("tinh", "receive", stick)
    board = papi("tinh", "board", "--period", PERIOD)[1]
    states = {unit["unit"]: unit["state"] for unit in board["units"]}
    assert [states[name] for name in COMMUNES] == ["sent", "missing", "sent", "sent", "sent", "sent"]
    last = next(unit for unit in board["units"] if unit["unit"] == COMMUNES[5])
    papi("tinh", "return", last["received"], "--reason", "Thiếu nội dung quý IV")

    answers = papi("tinh", "acknowledge", "--to", stick)[1]["files"]
    files = {answer["unit"]: answer["file"] for answer in answers}
    assert papi("xa2", "receive", files[COMMUNES[2]])[1]["files"][0]["status"] == "accepted"
    assert papi("xa5", "receive", files[COMMUNES[5]])[1]["files"][0]["status"] == "accepted"
    assert papi("xa4", "receive", files[COMMUNES[2]])[1]["files"][0]["status"] == "refused", "closed for another"
    due = papi("xa5", "due", "--on", "2026-11-22")[1]["lines"]
    assert any("Thiếu nội dung quý IV" in line["text"] for line in due)
    assert not any("chưa bàn giao" in line["text"] for line in papi("xa2", "due", "--on", "2026-11-22")[1]["lines"])

    slip = papi("xa2", "paper", "handover-slip", handed[2]["handover"], "--out", tmp_path / "giay")[1]
    for path in slip["files"]:
        assert handed[2]["short_code"] in text_of(Path(path))
    assert papi("tinh", "parquet", "--out", tmp_path / "pq")[1]["reports"] == 5
    assert papi("tinh", "check")[0] == 0


def test_two_units_and_two_periods_are_compared(papi: Papi, stick: Path, tmp_path: Path) -> None:
    papi("tinh", "init", "--unit", "tỉnh Sơn La", "--province", "tỉnh Sơn La", "--receiving")
    papi("tinh", "keys", "export", "--out", tmp_path / "tinh.json")
    names = COMMUNES[:2]
    for number, name in enumerate(names):
        data = f"xa{number}"
        papi(data, "init", "--unit", name, "--province", "tỉnh Sơn La")
        own = papi(data, "keys", "export", "--out", tmp_path / f"{data}.json")[1]
        papi("tinh", "keys", "trust", tmp_path / f"{data}.json", "--fingerprint", own["fingerprint"])
        office = open_office(tmp_path / data, password=PASSWORD)
        with office.store.transaction(say("Test")) as tx:
            for day, count in (("2026-08-20", 1), ("2026-11-20", 2 + number)):
                for line in range(count):
                    made = tx.insert(DISCLOSURES, {"title": f"Nội dung {line}", "posted_from": day, "edition": 1})
                    tx.insert(CHANNEL_USES, {"disclosure_id": made, "channel": "TH", "used_from": day})
        office.store.close()
        for period in ("2026-Q3", PERIOD):
            handed = ("disclosures", "--period", period, "--to", stick, "--receiver", tmp_path / "tinh.json")
            assert papi(data, "handover", *handed)[0] == 0
    assert papi("tinh", "receive", stick)[0] == 0
    asked = ("tinh", "rollup", "disclosures", "--period", PERIOD, "--out")

    def shown(answer: Any) -> tuple[str, str, tuple[int, int, int]]:
        [line] = [figure for figure in answer["figures"] if figure["key"] == "disclosures"]
        for path in answer["files"]:
            if not path.endswith(".xlsx"):
                assert answer["left"] in text_of(Path(path))
        assert {Path(path).suffix for path in answer["files"]} == {".pdf", ".docx", ".xlsx"}
        return answer["left"], answer["right"], (line["left"], line["right"], line["difference"])

    status, units = papi(*asked, tmp_path / "hai-xa", "--units", names[0].upper(), names[1])
    assert (status, *shown(units)) == (0, *names, (2, 3, 1)), "however the name is written"
    status, periods = papi(*asked, tmp_path / "hai-ky", "--against", "2026-Q3")
    assert (status, *shown(periods)) == (0, "quý III năm 2026", "quý IV năm 2026", (2, 5, 3))
    status, one = papi(*asked, tmp_path / "mot-xa", "--against", "2026-Q3", "--unit", names[1])
    assert (status, *shown(one)) == (0, "quý III năm 2026", "quý IV năm 2026", (1, 3, 2))
    status, wrong = papi(*asked, tmp_path / "sai", "--units", names[0], "xã Không Có")
    assert (status, wrong["error"]["code"]) == (1, "BG-45")
    status, wrong = papi(*asked, tmp_path / "sai", "--against", "2026-Q9")
    assert (status, wrong["error"]["code"]) == (1, "BC-02")
    assert not (tmp_path / "sai").exists()


def on_its_own(folder: Path, title: str) -> None:
    """Let a copy of a commune's data go its own way: it enters something else and knows of no report made before."""
    office = open_office(folder, password=PASSWORD)
    with office.store.transaction(say("Test")) as tx:
        made = tx.insert(DISCLOSURES, {"title": title, "posted_from": "2026-11-20", "edition": 1})
        tx.insert(CHANNEL_USES, {"disclosure_id": made, "channel": "TH", "used_from": "2026-11-20"})
        for row in list(office.store.all(REPORTS)):
            tx.delete(REPORTS, row["id"], "thử")
    office.store.close()
