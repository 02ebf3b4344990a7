"""`papi init`: the office it makes, what it tells, and that a refused one leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from papi_desktop.operations import papers
from tests.cli.conftest import Papi, opened
from tests.fixtures.workbooks import write_villages


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


def test_the_level_above_is_set_up_as_what_it_is(papi: Papi, tmp_path: Path) -> None:
    said = papi("init", "--unit", "tỉnh Sơn La", "--province", "tỉnh Sơn La", "--department", "Sở Nội vụ", "--json")
    assert said.status == 0
    assert "villages" not in said.err
    with opened(tmp_path) as office:
        unit = office.unit
        assert (unit["department"], unit["symbol"], unit["place_name"]) == ("Sở Nội vụ", "SNV", "Sơn La")
        assert office.receiving, "a department is one of a province"
        assert office.places() == []
        named = papers.issuing_office(office)
        assert (named.superior, named.issuer) == (("ỦY BAN NHÂN DÂN", "TỈNH SƠN LA"), ("SỞ NỘI VỤ",))
        assert papers.signer(office).authority == ("GIÁM ĐỐC",)
