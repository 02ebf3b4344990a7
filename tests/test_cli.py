"""The command `papi`: every command, its JSON, its exit status, and what goes to which stream."""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl import Workbook

from papi_desktop import cli, translations
from papi_desktop.cli_arguments import parser
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.registers import ALL
from papi_desktop.operations import papers
from papi_desktop.operations.books import all_books
from papi_desktop.operations.office import Office
from papi_desktop.operations.setup import open_office
from papi_desktop.store import keyring
from papi_desktop.store.keyring import Cost
from papi_desktop.store.layout import DATABASE_NAME
from papi_desktop.translations import _
from tests.fixtures.plans import OURS, ROWS, pasted
from tests.fixtures.workbooks import lines, six_wrong, write_list, write_villages
from tests.operations.conftest import photo

PASSWORD = "mat-khau-thu-1"
VILLAGES = ("Bản Nà Cáy", "Thôn Huổi Siểu")
PLACES = ["Trụ sở HĐND và UBND xã Na Sang", "Nhà văn hóa Bản Nà Cáy", "Nhà văn hóa Thôn Huổi Siểu"]
SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples"


@dataclass(frozen=True)
class Said:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Return the one JSON object on stdout; anything beside it fails here."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


Papi = Callable[..., Said]


@contextmanager
def opened(tmp_path: Path) -> Iterator[Office]:
    """Open the office the commands worked on, to look into its books."""
    office = open_office(tmp_path / "data", password=PASSWORD)
    yield office
    office.store.close()


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A password that costs nothing to try, and English whatever the machine asks for."""
    monkeypatch.setattr(keyring, "OFFICE_COST", Cost(passes=1, memory_kib=8, lanes=1))
    monkeypatch.setenv("PAPI_PASSWORD", PASSWORD)
    monkeypatch.setenv("PAPI_LANGUAGE", "en")
    before = translations.language()
    yield
    translations.use_language(before)


@pytest.fixture
def papi(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Papi:
    """Runs a command on the test's own data."""

    def run(*arguments: object) -> Said:
        status = cli.main(["--data", str(tmp_path / "data"), *map(str, arguments)])
        streams = capsys.readouterr()
        return Said(status, streams.out, streams.err)

    return run


@pytest.fixture
def office(papi: Papi, tmp_path: Path) -> Papi:
    """The same with an office of two villages."""
    villages = write_villages(tmp_path / "thon.xlsx", [("Bản", "Nà Cáy"), ("Thôn", "Huổi Siểu")])
    papi("init", "--unit", "xã Na Sang", "--province", "tỉnh Sơn La", "--villages", villages)
    return papi


@pytest.fixture
def published(office: Papi, tmp_path: Path) -> dict[str, Any]:
    """What `publish --json` answered for the list of 2025."""
    office("import", "households", write_list(tmp_path / "a.xlsx", lines(VILLAGES)), "--year", 2025)
    found: dict[str, Any] = office(*PUBLISH, "--out", tmp_path / "out", "--json").json
    return found


PUBLISH = (
    *("publish", "households", "--year", 2025, "--from", "2026-12-01"),
    *("--number", 45, "--date", "2026-11-30"),
)


# --- init ---


def test_init_makes_the_office_and_tells_the_recovery_key(papi: Papi, tmp_path: Path) -> None:
    villages = write_villages(tmp_path / "thon.xlsx", [("Bản", "Nà Cáy"), ("Thôn", "Huổi Siểu")])
    said = papi("init", "--unit", "xã Na Sang", "--province", "tỉnh Sơn La", "--villages", villages, "--json")
    assert said.status == 0
    assert {key: said.json[key] for key in ("unit", "villages", "households")} == {
        "unit": "xã Na Sang",
        "villages": 2,
        "households": 83,
    }
    assert said.json["recovery_key"] in said.err


def test_init_takes_signers_address_and_telephone_and_tells_the_user(papi: Papi, tmp_path: Path) -> None:
    unit = (
        "init",
        "--unit",
        "xã Na Sang",
        "--province",
        "tỉnh Sơn La",
        "--address",
        "Bản Nà Cáy",
        "--phone",
        "0212000",
    )
    said = papi(*unit, "--signer", "Lò Văn Bình", "--signer-title", "Phó Chủ tịch", "--json")
    assert said.json["user"] == "Administrator"
    assert "“Administrator”" in said.err
    with opened(tmp_path) as office:
        assert (office.unit["address"], office.unit["phone"]) == ("Bản Nà Cáy", "0212000")
        signature = papers.signer(office)
    assert signature.name == "Lò Văn Bình"
    assert signature.authority == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


def test_a_signer_without_a_position_is_refused(papi: Papi, tmp_path: Path) -> None:
    said = papi("init", "--unit", "xã Na Sang", "--province", "tỉnh Sơn La", "--signer", "Lò Văn Bình", "--json")
    assert (said.status, said.json["error"]["code"]) == (1, "LAP-02")
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("password", ["", "ngan", "chin-kytu"])
def test_a_refused_init_leaves_no_folder(
    papi: Papi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, password: str
) -> None:
    monkeypatch.setenv("PAPI_PASSWORD", password)
    unit = ("init", "--unit", "xã Na Sang", "--province", "tỉnh Sơn La", "--json")
    assert papi("--data", tmp_path / "sâu" / "hơn", *unit).status == 1
    assert list(tmp_path.iterdir()) == []


def test_init_twice_is_refused(office: Papi) -> None:
    said = office("init", "--unit", "xã Khác", "--province", "tỉnh Khác", "--json")
    assert said.status == 1
    assert said.json["error"]["code"] == "LAP-01"


# --- template, import and undo ---


def test_a_template_filled_in_is_imported(office: Papi, tmp_path: Path) -> None:
    path = tmp_path / "mẫu.xlsx"
    assert office("template", "households", "--out", path, "--json").json == {"book": "households", "path": str(path)}
    book = openpyxl.load_workbook(path)
    sheet = book["Danh sách"]
    headings = {cell.value: cell.column for cell in sheet[1]}
    assert {cell.value for row in book["Danh mục"].iter_rows() for cell in row} >= set(VILLAGES)
    line = {"STT": 1, "Họ và tên chủ hộ": "Lò Thị Ún", "Thôn": VILLAGES[0], "Năm sinh": "1960", "Phân loại": "Hộ nghèo"}
    for heading, value in line.items():
        sheet.cell(2, headings[heading]).value = value
    book.save(path)
    answer = office("import", "households", path, "--year", 2025, "--json").json
    assert answer["problems"] == []
    assert answer["stored"] == 1


def test_every_book_has_a_template(office: Papi, tmp_path: Path) -> None:
    for register in ALL:
        assert office("template", register.key, "--out", tmp_path / "mẫu.xlsx").status == 0, register.key


def test_import_answers_with_everything_found(office: Papi, tmp_path: Path) -> None:
    path = write_list(tmp_path / "a.xlsx", six_wrong(lines(VILLAGES, each=6)), letters="tcvn3")
    said = office("import", "households", path, "--year", 2025, "--dry-run", "--json")
    assert said.status == 0
    answer = said.json
    assert answer["encoding"] == "tcvn3"
    assert answer["header_rows"] == [7, 8]
    assert answer["rows"] == 12
    assert answer["villages"] == list(VILLAGES)
    assert answer["new_villages"] == []
    assert answer["rows_in"] == answer["rows"] + sum(s["count"] for s in answer["skipped"])
    assert set(answer["totals"]) == {"Hộ nghèo", "Hộ cận nghèo", "Hộ thoát nghèo"}
    assert sum(total["households"] for total in answer["totals"].values()) == 12
    assert [p["kind"] for p in answer["problems"]] == ["birth", "birth", "birth", "cccd", "duplicate", "duplicate"]
    first = answer["problems"][0]
    assert set(first) == {"kind", "sheet", "row", "column", "heading", "value", "message", "severity"}
    assert (first["sheet"], first["row"], first["value"], first["severity"]) == ("DS ho ngheo", 12, "19665", "error")
    assert answer["columns"]["Họ và tên chủ hộ"] == "head_name"
    assert (answer["batch"], answer["stored"]) == (None, 0)
    assert office("search", lines(VILLAGES)[0].name, "--json").json == {"hits": []}


def test_import_with_errors_stores_nothing_and_says_so(office: Papi, tmp_path: Path) -> None:
    path = write_list(tmp_path / "a.xlsx", six_wrong(lines(VILLAGES, each=6)))
    said = office("import", "households", path, "--year", 2025, "--json")
    assert (said.status, said.json["batch"], said.json["stored"]) == (1, None, 0)
    assert "Nothing was stored." in said.err
    assert "19665" in said.err


def test_import_accepting_errors_stores_the_good_rows(office: Papi, tmp_path: Path) -> None:
    path = write_list(tmp_path / "a.xlsx", six_wrong(lines(VILLAGES, each=6)))
    said = office("import", "households", path, "--year", 2025, "--accept-errors", "--json")
    assert said.status == 0
    assert (said.json["rows"], said.json["stored"], len(said.json["problems"])) == (12, 6, 6)
    assert said.json["batch"]
    assert "6 rows stored, 6 left out" in said.err


def test_import_gives_the_workbook_back_with_its_faults(office: Papi, tmp_path: Path) -> None:
    path = write_list(tmp_path / "a.xlsx", six_wrong(lines(VILLAGES, each=6)))
    target = tmp_path / "loi.xlsx"
    assert office("import", "households", path, "--year", 2025, "--errors-to", target).status == 1
    assert target.stat().st_size > 1000


def test_import_compares_with_the_year_before(office: Papi, tmp_path: Path) -> None:
    made = lines(VILLAGES)
    office("import", "households", write_list(tmp_path / "a.xlsx", made), "--year", 2025)
    next_year = write_list(tmp_path / "b.xlsx", made[1:], year=2026)
    compared = office("import", "households", next_year, "--year", 2026, "--dry-run", "--json").json["compared"]
    assert (compared["new"], compared["changed"], compared["same"], compared["missing"]) == (0, 0, 7, 1)
    assert "2025" in compared["round"]


def test_villages_are_imported_too(office: Papi, tmp_path: Path) -> None:
    path = write_villages(tmp_path / "b.xlsx", [("Tiểu khu", "9")])
    said = office("import", "villages", path, "--json")
    assert (said.status, said.json["stored"]) == (0, 1)


def test_villages_known_already_are_not_entered_twice(office: Papi, tmp_path: Path) -> None:
    path = write_villages(tmp_path / "b.xlsx", [("Tiểu khu", "9"), ("Bản", "Nà Thử")])
    assert office("import", "villages", path, "--json").json["stored"] == 2
    grown = write_villages(tmp_path / "c.xlsx", [("Tiểu khu", "9"), ("Bản", "Nà Thử"), ("Bản", "Nà Mới")])
    assert office("import", "villages", grown, "--json").json["stored"] == 1


def test_undo_takes_a_batch_back_once(office: Papi, tmp_path: Path) -> None:
    path = write_list(tmp_path / "a.xlsx", lines(VILLAGES))
    batch = office("import", "households", path, "--year", 2025, "--json").json["batch"]
    said = office("undo", batch, "--json")
    assert said.status == 0
    assert said.json["undoes"] == batch
    assert said.json["records"] == 10  # eight households, their round and the file
    assert said.json["batch"] != batch
    again = office("undo", batch, "--json")
    assert (again.status, again.json["error"]["code"]) == (1, "KHO-34")
    assert office("undo", "không có").status == 1


# --- publish, post, verdict ---


def test_publish_answers_with_number_files_places_and_days(published: dict[str, Any]) -> None:
    assert published["number"] == "45/TB-UBND"
    assert published["places"] == PLACES
    assert (published["last_day_up"], published["takedown_from"], published["due"]) == (
        "2026-12-31",
        "2027-01-01",
        "2026-12-07",
    )
    assert {file["kind"] for file in published["files"]} == {
        "notice",
        "public_list",
        "loudspeaker",
        "village_list",
        "posting_minutes",
    }
    assert all(Path(file["path"]).is_file() for file in published["files"])
    assert isinstance(published["disclosure"], str)


def test_publish_refuses_a_taken_number_and_writes_nothing(
    office: Papi, published: dict[str, Any], tmp_path: Path
) -> None:
    said = office(*PUBLISH, "--out", tmp_path / "again", "--json")
    assert (said.status, said.json["error"]["code"]) == (1, "SO-02")
    assert not (tmp_path / "again").exists()


def test_publish_may_leave_the_number_blank_and_choose_stage_and_form(office: Papi, tmp_path: Path) -> None:
    office("import", "households", write_list(tmp_path / "a.xlsx", lines(VILLAGES)), "--year", 2025)
    said = office(
        *("publish", "households", "--year", 2025, "--from", "2026-12-01", "--number", "", "--date", "2026-11-30"),
        *("--stage", "draft", "--form", "national", "--to", "2026-12-03", "--out", tmp_path / "out", "--json"),
    )
    assert said.status == 0
    assert said.json["number"] == ""
    assert said.json["last_day_up"] == "2026-12-04"
    assert any("03/12/2026" in warning for warning in said.json["warnings"])


def test_publish_of_a_year_without_a_list_is_refused(office: Papi, tmp_path: Path) -> None:
    said = office(*PUBLISH, "--out", tmp_path / "out", "--json")
    assert (said.status, said.json["error"]["code"]) == (1, "CK-02")


def test_post_and_verdict(office: Papi, published: dict[str, Any], tmp_path: Path) -> None:
    picture = tmp_path / "anh.jpg"
    picture.write_bytes(photo())
    at = published["disclosure"]
    said = office("post", at, "--place", PLACES[0], "--from", "2026-12-01", "--photo", picture, "--json")
    assert said.status == 0
    assert set(said.json) == {"posting", "place", "warnings"}
    assert said.json["place"] == PLACES[0]
    whole = ("--from", "2026-12-01", "--to", "2026-12-31", "--witness", "Lò Văn A", "--witness", "Cà Thị B")
    assert office("post", at, "--place", "Bản Nà Cáy", *whole).status == 0
    office("post", at, "--place", "Thôn Huổi Siểu", "--from", "2026-12-01", "--to", "2026-12-20", "--minutes-signed")

    answer = office("verdict", at, "--on", "2027-01-01", "--json").json
    assert [d["id"] for d in answer["disclosures"]] == [at]
    places = answer["disclosures"][0]["places"]
    assert [(p["place"], p["verdict"], p["days"], p["short_by"]) for p in places] == [
        (PLACES[0], "complete", 31, 0),
        (PLACES[1], "complete", 30, 0),
        (PLACES[2], "short", 19, 11),
    ]
    eve = office("verdict", "--on", "2026-12-31", "--json").json["disclosures"][0]["places"]
    assert [p["verdict"] for p in eve] == ["running", "complete", "short"]
    before = office("verdict", "--on", "2026-11-30", "--json").json["disclosures"][0]["places"]
    assert {p["verdict"] for p in before} == {"missing"}


def test_post_without_proof_proves_nothing(office: Papi, published: dict[str, Any]) -> None:
    office("post", published["disclosure"], "--place", PLACES[0], "--from", "2026-12-01", "--to", "2026-12-31")
    places = office("verdict", published["disclosure"], "--on", "2027-02-01", "--json").json["disclosures"][0]["places"]
    assert places[0]["verdict"] == "not_proven"


@pytest.mark.parametrize(
    ("which", "place", "code"), [("đây", "nơi không có", "NY-02"), ("không có", "Bản Nà Cáy", "NY-01")]
)
def test_post_of_what_is_not_there_is_refused(
    office: Papi, published: dict[str, Any], which: str, place: str, code: str
) -> None:
    disclosure = published["disclosure"] if which == "đây" else which
    said = office("post", disclosure, "--place", place, "--from", "2026-12-01", "--json")
    assert (said.status, said.json["error"]["code"]) == (1, code)


def test_verify_tells_ours_from_others(office: Papi, published: dict[str, Any]) -> None:
    good = office("verify", published["verification_code"], "--json")
    assert (good.status, good.json["ours"], good.json["number"]) == (0, True, "45/TB-UBND")
    assert office("verify", "AAAA-AAAA-AAAA").status == 1


def test_the_quarters_list(office: Papi, published: dict[str, Any], tmp_path: Path) -> None:
    said = office("list-disclosures", "2026-Q4", "--out", tmp_path / "quy", "--json")
    assert said.status == 0
    assert (said.json["period"], said.json["rows"]) == ("2026-Q4", 1)
    assert all(Path(path).is_file() for path in said.json["files"])
    wrong = office("list-disclosures", "2026-Q7", "--out", tmp_path / "quy", "--json")
    assert (wrong.status, wrong.json["error"]["code"]) == (1, "QUY-01")


# --- search, check, backup, restore ---


def test_search_finds_with_and_without_accents(office: Papi, tmp_path: Path) -> None:
    made = lines(VILLAGES)
    office("import", "households", write_list(tmp_path / "a.xlsx", made), "--year", 2025)
    for typed in (made[6].name, "dang van nho"):
        hits = office("search", typed, "--json").json["hits"]
        assert [(hit["register"], hit["title"]) for hit in hits] == [("households", made[6].name)]
        assert set(hits[0]) == {"register", "id", "title"}
    assert office("search", "không có ai", "--json").json == {"hits": []}
    assert len(office("search", "ban", "--limit", 1, "--json").json["hits"]) <= 1


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


# --- what needs no data ---


def test_clock_counts_day_by_day(papi: Papi) -> None:
    answer = papi("clock", "PUB_DEFAULT", "--start", "2026-11-20", "--json").json
    assert answer["due"] == "2026-11-30"
    assert answer["certainty"] in {"confirmed", "to_check"}
    assert answer["citation"]
    assert set(answer["counting"][0]) == {"date", "counted", "why"}
    days = [date.fromisoformat(day["date"]) for day in answer["counting"]]
    assert days == [date(2026, 11, 20) + timedelta(days=n) for n in range(len(days))]
    assert sum(day["counted"] for day in answer["counting"]) == 5
    posting = papi("clock", "POST_30", "--start", "2026-12-01", "--json").json
    assert (posting["last_day_up"], posting["takedown_from"]) == ("2026-12-31", "2027-01-01")


def test_clock_of_an_unknown_rule_is_refused(papi: Papi) -> None:
    said = papi("clock", "KHONG_CO", "--start", "2026-11-20", "--json")
    assert (said.status, said.json["error"]["code"]) == (1, "LUAT-02")
    assert said.err.strip() == said.json["error"]["message"]


def test_words(papi: Papi) -> None:
    said = papi("words", 1005000)
    assert (said.status, said.out) == (0, "Một triệu không trăm linh năm nghìn đồng\n")
    assert papi("words", 1005000, "--json").json["words"] == "Một triệu không trăm linh năm nghìn đồng"


def test_self_test(papi: Papi) -> None:
    said = papi("self-test", "--json")
    assert (said.status, said.json["good"]) == (0, True)
    assert all(set(check) == {"check", "good", "text"} for check in said.json["checks"])


def test_demo(papi: Papi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from papi_desktop.operations import practice

    whole = practice._facts()
    monkeypatch.setattr(practice, "_facts", lambda: {**whole, "villages": whole["villages"][:2]})
    monkeypatch.setattr(practice, "_HOUSEHOLDS", 6)
    said = papi("demo", tmp_path / "demo", "--json")
    assert said.status == 0
    assert Path(said.json["data"]).is_dir()
    assert all(Path(path).is_file() for path in said.json["papers"])
    (tmp_path / "demo" / "data" / "practice").rename(tmp_path / "demo" / "data" / "khác")
    assert papi("demo", tmp_path / "demo", "--json").json["error"]["code"] == "TH-01"


# --- options, streams, passwords, usage ---


def test_options_stand_before_or_behind_the_command(office: Papi, tmp_path: Path, capsys: Any) -> None:
    data = str(tmp_path / "data")
    for arguments in (
        ["--data", data, "--json", "check"],
        ["check", "--data", data, "--json"],
        ["--json", "check", "--data", data],
        ["--data", str(tmp_path / "khác"), "check", "--json", "--data", data],
    ):
        assert cli.main(arguments) == 0
        assert json.loads(capsys.readouterr().out)["good"] is True


def test_numbers_are_kept_given_up_and_begun(office: Papi) -> None:
    assert office("number", "start", "--kind", "TB", "--first", 168, "--year", 2026, "--json").json == {
        "next": "168/TB-UBND"
    }
    kept = ("number", "reserve", "--kind", "TB", "--date", "30/11/2026", "--subject", "Thông báo nghỉ lễ", "--json")
    assert office(*kept).json["number"] == "168/TB-UBND"
    assert office(*kept, "--number", "168a").json["number"] == "168a/TB-UBND"
    assert office(*kept, "--number", "168").json["error"]["code"] == "SO-02"
    gone = ("number", "void", "168a/TB-UBND", "--year", 2026, "--json")
    assert office(*gone, "--reason", " ").json["error"]["code"] == "SO-03"
    assert office(*gone, "--reason", "Ghi nhầm").status == 0
    assert office(*gone, "--reason", "Ghi nhầm").json["error"]["code"] == "SO-04"
    assert office("number", "void", "9/TB-UBND", "--reason", "x", "--json").json["error"]["code"] == "SO-05"


def test_posting_without_proof_says_what_is_missing(office: Papi, published: dict[str, Any]) -> None:
    post = ("post", published["disclosure"], "--place", PLACES[0], "--from", "1/12/2026", "--json")
    assert "no photo, no witness" in " ".join(office(*post).json["warnings"])
    assert "no photo" not in " ".join(office(*post, "--witness", "Quàng Thị Pản").json["warnings"])


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


def test_words_for_people_go_to_stdout_without_json_and_to_stderr_with(office: Papi) -> None:
    plain, as_json = office("check"), office("check", "--json")
    assert plain.err == ""
    assert plain.out == as_json.err
    assert as_json.out.count("\n") == 1


def test_a_refusal_goes_to_stderr(office: Papi) -> None:
    said = office("verdict", "không có")
    assert (said.status, said.out) == (1, "")
    assert "[NY-01]" in said.err
    assert office("verdict", "không có", "--json").json["error"]["message"] in said.err


def test_the_language_can_be_chosen(office: Papi) -> None:
    said = office("check", "--language", "vi")
    assert "Tệp dữ liệu" in said.out


def test_an_unknown_language_of_the_machine_is_vietnamese(papi: Papi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAPI_LANGUAGE", "fr")
    assert "KHONG_CO" in papi("clock", "KHONG_CO", "--start", "2026-11-20").err
    assert translations.language() == "vi"


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


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["publish", "households"],
        ["clock", "PUB_DEFAULT"],
        ["clock", "PUB_DEFAULT", "--start", "11/2026"],
        ["words", "một triệu"],
        ["import", "households", "không-có.xlsx", "--year", "2025"],
        ["import", "cars", "a.xlsx"],
        ["check", "--nonsense"],
    ],
)
def test_wrong_usage_is_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(arguments)
    assert stopped.value.code == 2
    streams = capsys.readouterr()
    assert streams.out == ""
    assert "papi" in streams.err


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    for argument, word in (("--help", "list-disclosures"), ("--version", "papi ")):
        with pytest.raises(SystemExit) as stopped:
            cli.main([argument])
        assert stopped.value.code == 0
        assert word in capsys.readouterr().out


def test_help_names_every_paper_in_vietnamese(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAPI_LANGUAGE", "vi")
    with pytest.raises(SystemExit):
        cli.main(["paper", "--help"])
    lines = {
        key: words
        for key, _gap, words in (line.strip().partition("  ") for line in capsys.readouterr().out.split("\n"))
    }
    for book in all_books():
        for kind in book.papers:
            assert lines[kind.key].strip() == f"{_(book.register.title)}: {_(kind.label)}"
    assert lines["gift-receipt"].strip().endswith("Biên nhận")


def test_every_command_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    for command in cli._COMMANDS:
        with pytest.raises(SystemExit) as stopped:
            cli.main([command, "--help"])
        assert stopped.value.code == 0
        assert command in capsys.readouterr().out


def test_every_argument_is_explained_in_the_language_in_use() -> None:
    translations.use_language("vi")
    english = re.compile(r"^[A-Z_]*(?:FILE|DATE|YEAR|TEXT|FOLDER|NUMBER)$|^[a-z_]+$")
    waiting = [parser()]
    while waiting:
        one = waiting.pop()
        for action in one._actions:
            if isinstance(action, argparse._SubParsersAction):
                waiting += action.choices.values()
                continue
            assert action.help, f"{one.prog}: {action.dest} has no help"
            assert not english.match(str(action.metavar or "")), f"{one.prog}: {action.dest} is called {action.metavar}"


def test_what_is_piped_is_utf8_whatever_the_machine_speaks() -> None:
    surroundings = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "papi_desktop.cli", "words", "1005000", "--json"],
        env=surroundings,
        capture_output=True,
        check=True,
        cwd=Path(__file__).resolve().parents[1],
    )
    assert json.loads(done.stdout.decode("utf-8"))["words"] == "Một triệu không trăm linh năm nghìn đồng"


# --- the samples, where they are ---


@pytest.mark.skipif(not SAMPLES.exists(), reason="the samples are not beside the project")
class TestSamples:
    """The workbooks of the samples give what is expected of them."""

    @pytest.mark.parametrize(
        ("name", "year"),
        [("ho-ngheo-2024-vni.xls", 2024), ("ho-ngheo-2025-tcvn3.xls", 2025), ("ho-ngheo-2026.xlsx", 2026)],
    )
    def test_lists(self, papi: Papi, name: str, year: int) -> None:
        papi("init", "--unit", "xã Na Sang", "--province", "tỉnh Sơn La", "--villages", SAMPLES / "thon-ban.xlsx")
        expected = json.loads((SAMPLES / f"{name}.expected.json").read_text("utf-8"))
        dry = papi("import", "households", SAMPLES / name, "--year", year, "--dry-run", "--json").json
        assert dry["encoding"] == expected["encoding"]
        assert dry["rows"] == expected["data_rows"]
        assert dry["villages"] == expected["villages"]
        assert dry["totals"] == expected["totals"]
        if "header_rows" in expected:
            assert dry["header_rows"] == expected["header_rows"]
        found = sorted((p["kind"], p["value"]) for p in dry["problems"] if p["severity"] == "error")
        assert found == sorted((p["kind"], p["value"]) for p in expected["problems"])
        said = papi("import", "households", SAMPLES / name, "--year", year, "--accept-errors", "--json").json
        assert said["stored"] == expected["data_rows"] - len(expected["problems"])
        for person in (expected["first"], expected["last"]):
            assert person["name"] in [hit["title"] for hit in papi("search", person["name"], "--json").json["hits"]]

    def test_villages(self, papi: Papi) -> None:
        expected = json.loads((SAMPLES / "thon-ban.xlsx.expected.json").read_text("utf-8"))
        unit = ("init", "--unit", "xã Na Sang", "--province", "tỉnh Sơn La", "--json")
        answer = papi(*unit, "--villages", SAMPLES / "thon-ban.xlsx").json
        assert {key: answer[key] for key in expected} == expected


def test_a_plan_is_read_and_entered(office: Papi, tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(pasted(), encoding="utf-8")
    tried = office("import", "plan", path, "--dry-run", "--json").json
    assert [task["number"] for task in tried["tasks"] if task["ours"]] == OURS
    assert tried["tasks"][4]["schedule"]["target"] == {"count": 2, "per": "year"}
    assert tried["stored"] == 0
    stored = office("import", "plan", path, "--json").json
    assert stored["stored"] == len(ROWS)
    assert office("undo", stored["batch"], "--json").json["records"] == len(ROWS) + 2  # with the plan and its file


def test_the_yearly_plan_is_made(office: Papi, tmp_path: Path) -> None:
    made = office("plan-year", 2027, "--out", tmp_path / "out", "--json").json
    assert (made["year"], made["made"]) == (2027, True)
    assert made["lines"] > 50
    assert all(Path(path).is_file() for path in made["files"])


def test_the_self_assessment_tells_what_is_missing(office: Papi, tmp_path: Path) -> None:
    found = office("self-assessment", 2026, "--out", tmp_path / "out", "--json").json
    assert [d["id"] for d in found["dimensions"]] == [str(n) for n in range(1, 9)]
    parts = {part["id"]: part for d in found["dimensions"] for part in d["parts"]}
    assert [e["state"] for e in parts["2.2"]["evidence"] if e["id"] == "ho-ngheo:2.2"] == ["missing"]
    assert "không phải điểm PAPI" in found["note"]
    assert all(Path(path).is_file() for path in found["files"])


def test_a_list_of_a_record_is_imported_with_its_parent(office: Papi, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("Họ và tên", "Thửa đất"))
    sheet.append(("Lò Văn Mẫu", "Tờ 1, thửa 2"))
    book.save(tmp_path / "nguoi-co-dat.xlsx")
    refused = office("import", "affected", tmp_path / "nguoi-co-dat.xlsx", "--parent", "khong-co")
    assert "NHAP-07" in refused.err
