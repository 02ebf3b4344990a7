"""The list of provinces and communes that ships, and the search in it."""

from __future__ import annotations

import shutil
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from papi_desktop.domain.communes import AddressBook, CommuneKind
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.vietnamese.text import fold, spelling_key
from papi_desktop.exchange.address_table import load_addresses
from papi_desktop.paths import resource_folder

LAW = resource_folder("law")


@pytest.fixture(scope="module")
def addresses() -> AddressBook:
    return load_addresses(LAW)


def test_the_country_is_complete(addresses: AddressBook) -> None:
    assert len(addresses.provinces) == 34
    assert len(addresses.communes) == 3321
    assert Counter(c.kind for c in addresses) == {
        CommuneKind.COMMUNE: 2599,
        CommuneKind.WARD: 709,
        CommuneKind.SPECIAL_ZONE: 13,
    }
    assert sum(len(addresses.communes_of(province.code)) for province in addresses.provinces) == 3321


def test_codes_and_names_are_in_their_form(addresses: AddressBook) -> None:
    assert all(len(p.code) == 2 and p.code.isdigit() for p in addresses.provinces)
    assert all(len(c.code) == 5 and c.code.isdigit() for c in addresses)
    names = [unit.name for unit in (*addresses.provinces, *addresses)]
    assert all(unicodedata.is_normalized("NFC", name) and name == " ".join(name.split()) for name in names)


def test_units_are_dated_from_the_end_of_the_district_level(addresses: AddressBook) -> None:
    starts = [unit.valid_from for unit in (*addresses.provinces, *addresses)]
    assert min(starts) == date(2025, 7, 1)
    assert sum(start > date(2025, 7, 1) for start in starts) == 3 + 22  # raised to cities and wards in 2026


@pytest.mark.parametrize("typed", ["Sơn La", "son la", "TỈNH SƠN LA", "tỉnh  sơn la"])
def test_a_province_is_found_however_it_is_typed(addresses: AddressBook, typed: str) -> None:
    found = addresses.find_province(typed)
    assert found is not None
    assert found.full_name == "tỉnh Sơn La"


def test_an_unknown_province_is_none(addresses: AddressBook) -> None:
    assert addresses.find_province("Hà Tây") is None


@pytest.mark.parametrize("typed", ["tô hiệu", "to hieu", "Phường Tô Hiệu"])
def test_a_commune_is_found_without_accents_and_with_its_kind(addresses: AddressBook, typed: str) -> None:
    assert "phường Tô Hiệu" in [commune.full_name for commune in addresses.search(typed, province_code="14")]


def test_closest_names_come_first(addresses: AddressBook) -> None:
    names = [commune.name for commune in addresses.search("An Phú", limit=50)]
    ranks = [0 if fold(name) == "an phu" else 1 if fold(name).startswith("an phu") else 2 for name in names]
    assert ranks == sorted(ranks)
    assert set(ranks) == {0, 1, 2}


def test_among_equals_the_accents_typed_come_first(addresses: AddressBook) -> None:
    for typed in ("Tân Hòa", "Tân Hoà", "Tân Hoa"):
        names = [commune.name for commune in addresses.search(typed, limit=50)]
        agree = [spelling_key(typed) in spelling_key(name) for name in names if fold(name) == "tan hoa"]
        assert agree == sorted(agree, reverse=True)


def test_search_keeps_to_province_and_limit(addresses: AddressBook) -> None:
    assert {commune.province_code for commune in addresses.search("", province_code="14", limit=500)} == {"14"}
    assert len(addresses.search("xã", limit=7)) == 7
    assert addresses.search("không có xã này") == ()


def test_units_are_found_by_code(addresses: AddressBook) -> None:
    assert addresses.commune("03646").name == "Tô Hiệu"
    assert addresses.province("14").name == "Sơn La"
    with pytest.raises(KeyError):
        addresses.commune("99999")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("00004\tBa Đình\tphường\t01\t2025-07-01", "00004\tBa Đình\tphường\t01"),
        ("00004\tBa Đình\tphường\t01\t2025-07-01", "00004\tBa Đình\tthị trấn\t01\t2025-07-01"),
        ("00004\tBa Đình\tphường\t01\t2025-07-01", "00004\tBa Đình\tphường\t99\t2025-07-01"),
        ("00004\tBa Đình\tphường\t01\t2025-07-01", "00004\tBa Đình\tphường\t01\t1/7/2025"),
        ("code\tname", "name\tcode"),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, old: str, new: str) -> None:
    law = Path(shutil.copytree(LAW, tmp_path / "law"))
    path = law / "communes.tsv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(UserError) as refused:
        load_addresses(law)
    assert refused.value.code == "LUAT-01"
    broken = next(n for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if new in line)
    assert (refused.value.what.values["file"], refused.value.what.values["line"]) == ("communes.tsv", broken)


def test_a_missing_list_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        load_addresses(tmp_path)
    assert refused.value.what.values["file"] == "provinces.tsv"
