"""Setting up the commune: its names on papers, its villages and the places where papers hang."""

from __future__ import annotations

from pathlib import Path

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.registers import FORMER_UNITS, OFFICIALS, PLACES, UNIT
from papi_desktop.operations.office import Office, law_overrides_folder
from papi_desktop.operations.setup import (
    Setup,
    create_office,
    full_village_name,
    names_of_unit,
    open_office,
    read_villages,
)
from papi_desktop.store.store import Store
from tests.fixtures.workbooks import write_villages
from tests.operations.conftest import PASSWORD, TODAY, USER, VILLAGES, new_office


@pytest.mark.parametrize(
    ("typed", "name", "issuer", "place"),
    [
        ("xã Na Sang", "xã Na Sang", "XÃ NA SANG", "Na Sang"),
        ("Xã  Na Sang ", "xã Na Sang", "XÃ NA SANG", "Na Sang"),
        ("phường 1", "phường 1", "PHƯỜNG 1", "Phường 1"),
        ("Phường Tô Hiệu", "phường Tô Hiệu", "PHƯỜNG TÔ HIỆU", "Tô Hiệu"),
        ("đặc khu Côn Đảo", "đặc khu Côn Đảo", "ĐẶC KHU CÔN ĐẢO", "Côn Đảo"),
        ("thành phố Hà Nội", "thành phố Hà Nội", "THÀNH PHỐ HÀ NỘI", "Hà Nội"),
        ("Thành phố Hồ Chí Minh", "thành phố Hồ Chí Minh", "THÀNH PHỐ HỒ CHÍ MINH", "Thành phố Hồ Chí Minh"),
        ("xa\u0303 Na Sang", "xã Na Sang", "XÃ NA SANG", "Na Sang"),
    ],
)
def test_names_of_a_unit(typed: str, name: str, issuer: str, place: str) -> None:
    assert names_of_unit(typed) == {"name": name, "issuer_2": issuer, "place_name": place}


@pytest.mark.parametrize(
    ("kind", "name", "full"),
    [
        ("Bản", "Nà Cáy", "Bản Nà Cáy"),
        ("Bản", "bản Nà Cáy", "bản Nà Cáy"),
        ("", "Tiểu khu 3", "Tiểu khu 3"),
        ("Tổ dân phố", "số 5", "Tổ dân phố số 5"),
        ("Bản", "Bảng Lảng", "Bản Bảng Lảng"),
    ],
)
def test_full_name_of_a_village(kind: str, name: str, full: str) -> None:
    assert full_village_name({"kind": kind, "name": name}) == full


def test_office_has_headquarters_and_a_culture_house_for_each_village(tmp_path: Path) -> None:
    office = new_office(tmp_path / "data", address="Bản Nà Cáy, xã Na Sang")
    assert [(p["name"], p["kind"]) for p in office.places()] == [
        ("Trụ sở HĐND và UBND xã Na Sang", "HQ"),
        *((f"Nhà văn hóa {village}", "NVH") for village in VILLAGES),
    ]
    assert [v["name"] for v in office.villages()] == list(VILLAGES)
    villages = {v["id"] for v in office.villages()}
    assert {p["village_id"] for p in office.places() if p["kind"] == "NVH"} == villages
    assert office.unit["province"] == "tỉnh Sơn La"
    assert office.unit["address"] == "Bản Nà Cáy, xã Na Sang"
    assert office.store.count(UNIT) == 1
    assert next(iter(office.store.all(OFFICIALS)))["name"] == "Lò Văn Bình"
    assert office.today() == TODAY
    office.store.close()


def test_a_village_names_its_own_house(tmp_path: Path) -> None:
    setup = Setup(
        "xã Na Sang", "tỉnh Sơn La", PASSWORD, USER, [{"name": "Pá Lau", "kind": "Bản", "culture_house": "Nhà ông Tủa"}]
    )
    office, _key = create_office(tmp_path / "data", setup)
    assert [p["name"] for p in office.places()][1:] == ["Nhà ông Tủa"]
    assert [v["name"] for v in office.villages()] == ["Bản Pá Lau"]
    office.store.close()


def test_a_closed_place_is_no_longer_offered(tmp_path: Path) -> None:
    closed = {"name": "Chợ cũ", "kind": "DSH", "closed_on": "2025-07-01"}
    setup = Setup("xã Na Sang", "tỉnh Sơn La", PASSWORD, USER, places=[closed])
    office, _key = create_office(tmp_path / "data", setup)
    assert office.store.count(PLACES) == 2
    assert [p["kind"] for p in office.places()] == ["HQ"]
    office.store.close()


def test_a_folder_with_an_office_is_refused_and_untouched(tmp_path: Path) -> None:
    new_office(tmp_path / "data").store.close()
    with pytest.raises(UserError, match="LAP-01"):
        create_office(tmp_path / "data", Setup("xã Khác", "tỉnh Khác", PASSWORD, USER))
    office = open_office(tmp_path / "data", password=PASSWORD)
    assert office.unit["name"] == "xã Na Sang"
    office.store.close()


def test_a_failed_set_up_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    broken = Setup("xã Na Sang", "tỉnh Sơn La", PASSWORD, USER, [{"name": "Bản Nà Cáy", "households": "rất nhiều"}])
    with pytest.raises(TypeError):
        create_office(tmp_path / "data", broken)
    assert not Store.exists(tmp_path / "data")
    new_office(tmp_path / "data").store.close()


def test_a_failed_set_up_keeps_what_lay_there_before(tmp_path: Path) -> None:
    letter = tmp_path / "data" / "thư.txt"
    letter.parent.mkdir()
    letter.write_text("còn đây")
    with pytest.raises(TypeError):
        create_office(
            letter.parent, Setup("xã Na Sang", "tỉnh Sơn La", PASSWORD, USER, [{"name": "Bản", "households": "x"}])
        )
    assert letter.read_text() == "còn đây"


def test_recovery_key_opens_what_the_password_opens(tmp_path: Path) -> None:
    office, key = create_office(tmp_path / "data", Setup("xã Na Sang", "tỉnh Sơn La", PASSWORD, USER))
    office.store.close()
    opened = open_office(tmp_path / "data", recovery_key=key)
    assert opened.unit["name"] == "xã Na Sang"
    opened.store.close()


def test_villages_are_read_from_a_workbook_with_the_kind_in_a_column_of_its_own(tmp_path: Path) -> None:
    path = write_villages(tmp_path / "thon.xlsx", [("Bản", "Nà Cáy"), ("Tiểu khu", "3")])
    read = read_villages(path, TODAY)
    assert [(v["name"], v["households"], v["people"]) for v in read] == [
        ("Bản Nà Cáy", 41, 161),
        ("Tiểu khu 3", 42, 162),
    ]


def test_former_communes_of_the_workbook_become_records_villages_point_to(tmp_path: Path) -> None:
    path = tmp_path / "thon.csv"
    path.write_text(
        "STT,Tên thôn,Số hộ,Xã cũ\n1,Bản Nà Cáy,41,xã Huổi Một\n2,Bản Co Tòng,42,xã Huổi  Một\n3,Bản Mới,43,\n",
        encoding="utf-8",
    )
    setup = Setup("xã Na Sang", "tỉnh Sơn La", PASSWORD, USER, read_villages(path, TODAY))
    office, _key = create_office(tmp_path / "data", setup, today=lambda: TODAY)
    (former,) = office.store.all(FORMER_UNITS)
    assert former["name"] == "xã Huổi Một"
    assert [village["former_unit_id"] for village in office.villages()] == [former["id"], former["id"], None]
    office.store.close()


def test_a_workbook_without_villages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        read_villages(write_villages(tmp_path / "thon.xlsx", []), TODAY)
    assert refused.value.code in {"NHAP-05", "TEP-08"}


def test_another_office_works_over_the_same_books(tmp_path: Path) -> None:
    office = new_office(tmp_path / "data")
    other = office.another()
    assert other.unit == office.unit
    assert other.today() == TODAY
    other.store.close()
    office.store.close()


def test_an_office_row_that_does_not_fit_is_told_when_the_law_is_asked_for(office: Office) -> None:
    folder = law_overrides_folder(office.store.folder)
    folder.mkdir()
    (folder / "clocks.toml").write_text('[[rule]]\nid = "PUB_DEFAULT"\namount = "five"\n', encoding="utf-8")

    again = Office.over(office.store, lambda: TODAY)

    assert again.unit["name"] == "xã Na Sang", "the office opens; only what needs the law is refused"
    with pytest.raises(UserError, match="LUAT-01") as refused:
        again.rules.rule("PUB_DEFAULT", TODAY)
    assert "clocks.toml" in refused.value.what.in_english()
