"""Communes of two provinces may be called the same: their keys are never taken for one another."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from papi_desktop.exchange.bundle.keys import PublicKey, UnitName, new_key
from papi_desktop.operations import board, guidance_out, unit_keys
from papi_desktop.operations.office import Office
from tests.handover.conftest import Road
from tests.operations.conftest import TODAY

HERE, THERE = UnitName("xã Tân Lập", "", "tỉnh Sơn La"), UnitName("xã Tân Lập", "", "tỉnh Phú Thọ")


def key_of(unit: UnitName, days: int = 0) -> PublicKey:
    made = TODAY + timedelta(days)
    return new_key(unit, "commune", made, made.replace(year=made.year + 5)).public


def trusted(office: Office, key: PublicKey) -> PublicKey:
    unit_keys.trust(office, key, ends=())
    return key


@pytest.mark.parametrize("codes", [("", ""), ("03646", "11869")])
def test_an_answer_is_closed_for_the_newest_key_of_that_unit_alone(road: Road, codes: tuple[str, str]) -> None:
    here, there = (replace(unit, code=code) for unit, code in zip((HERE, THERE), codes, strict=True))
    old, new = trusted(road.above, key_of(here, -9)), trusted(road.above, key_of(here, -5))
    trusted(road.above, key_of(there))
    unit_keys.withdraw(road.above, old.fingerprint)
    receiver = unit_keys.receiver_for(road.above, old.fingerprint)
    assert receiver is not None
    assert receiver.fingerprint == new.fingerprint, "the key of the other province is newer, but another unit's"
    unit_keys.withdraw(road.above, new.fingerprint)
    assert unit_keys.receiver_for(road.above, old.fingerprint) is None


def test_a_unit_of_another_province_is_not_awaited(road: Road) -> None:
    before = board.awaited_units(road.above)
    trusted(road.above, key_of(UnitName("xã Đông Thọ", "", "tỉnh Phú Thọ")))
    assert board.awaited_units(road.above) == before
    trusted(road.above, key_of(UnitName("xã Mới Lập", "", "tỉnh Sơn La")))
    assert len(board.awaited_units(road.above)) == len(before) + 1


def test_a_namesake_is_neither_another_computer_nor_replaced_nor_left_out(road: Road) -> None:
    here, there = key_of(HERE), key_of(THERE)
    trusted(road.above, here)
    assert unit_keys.others_of_unit(road.above, there) == []
    trusted(road.above, there)
    assert {(key.unit.name, key.unit.province) for key in guidance_out.receivers(road.above)} >= {
        ("xã Tân Lập", "tỉnh Sơn La"),
        ("xã Tân Lập", "tỉnh Phú Thọ"),
    }
    name = unit_keys.unit_name(road.commune)
    trusted(road.commune, key_of(UnitName(name.name, "", "tỉnh Phú Thọ")))
    assert [row["role"] for row in unit_keys.keys_known(road.commune)] == ["commune"]
