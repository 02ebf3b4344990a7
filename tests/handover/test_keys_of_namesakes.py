"""Communes of two provinces may be called the same: their keys are never taken for one another."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Severity
from papi_desktop.domain.registers import HANDOVERS, UNIT
from papi_desktop.exchange.bundle.keys import PublicKey, UnitName, new_key
from papi_desktop.operations import board, board_columns, board_paper, guidance_out, key_paper, records, unit_keys
from papi_desktop.operations.acknowledge import acknowledge
from papi_desktop.operations.office import Office
from papi_desktop.operations.receive import receive
from tests.handover.conftest import PERIOD, Road
from tests.operations.conftest import TODAY

UNIT_NAME = "xã Na Sang"
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


def test_a_commune_is_awaited_whatever_became_of_its_keys(road: Road) -> None:
    """It owes its report as a unit of the province; one known by its key alone is gone with it, as a key brought in by mistake is."""

    def told(name: str) -> list[board.BoardLine]:
        return [line for line in board.board(road.above, "disclosures", PERIOD).lines if line.unit == name]

    [first] = [line for line in board.board(road.above, "disclosures", PERIOD).lines if line.unit == "xã Mường Bú"]
    listed = trusted(road.above, key_of(UnitName("xã Mường Bú", first.code, "tỉnh Sơn La")))
    strange = trusted(road.above, key_of(UnitName("xã Mới Lập", "", "tỉnh Sơn La")))
    assert [line.key_withdrawn for line in (*told("xã Mường Bú"), *told("xã Mới Lập"))] == [False, False]
    for key in (listed, strange):
        unit_keys.withdraw(road.above, key.fingerprint, "mất máy")
    assert told("xã Mới Lập") == []
    [line] = told("xã Mường Bú")
    assert line.key_withdrawn
    note = next(column for column in board_columns.COLUMNS if column.key == board_columns.NOTE)
    assert note.on_screen(line) == "key withdrawn, no new one yet"
    paper = str(board_paper.paper_of(road.above, board.board(road.above, "disclosures", PERIOD)).blocks)
    assert "Khóa đã thu hồi, chưa có khóa mới" in paper
    trusted(road.above, key_of(UnitName("xã Mường Bú", first.code, "tỉnh Sơn La"), 1))
    assert [line.key_withdrawn for line in told("xã Mường Bú")] == [False], "a new key and all is well"


def test_the_key_of_a_department_names_the_department(road: Road, tmp_path: Path) -> None:
    unit_keys.trust(road.commune, unit_keys.own_key(road.above).public, compared=True)
    handed = road.hand()
    receive(road.above, [road.stick])
    with road.above.store.transaction(say("Test")) as tx:
        tx.update(UNIT, str(road.above.unit["id"]), {"department": "Sở Nội vụ"})
    [answer] = acknowledge(road.above, tmp_path)
    receive(road.commune, [answer.file])
    line = road.commune.store.get(HANDOVERS, handed.id)
    assert line is not None
    assert line["state"] == "acknowledged", "an office is known by its key, whatever it is called since"
    made = unit_keys.renew(road.above).public
    assert made.unit == UnitName("Sở Nội vụ tỉnh Sơn La", "", "tỉnh Sơn La")
    assert unit_keys.unit_name(road.above) == made.unit
    sheet = key_paper.sheet_of(road.above)
    assert "Sở Nội vụ tỉnh Sơn La" in str(sheet.paper.blocks)
    assert "so-noi-vu-tinh-son-la" in sheet.stem
    assert UNIT_NAME in {line.unit for line in board.board(road.above, "disclosures", PERIOD).lines}, (
        "still its province"
    )
    other = new_key(UnitName("Sở Tài chính tỉnh Sơn La", "", "tỉnh Sơn La"), "receiving", TODAY, made.expires_on).public
    old = line["receiver_key"]
    assert unit_keys.trust(road.commune, made, compared=True).replaced == (old,), (
        "it signed the new one: they are one office"
    )
    assert {row["unit_name"] for row in unit_keys.keys_known(road.commune) if row["state"] == "trusted"} == {
        made.unit.name
    }
    assert unit_keys.others_of_unit(road.commune, other) == [], "two departments of one province are two offices"


def test_a_letterhead_that_names_another_office_than_the_key_is_asked_about(road: Road) -> None:
    """Else the fingerprint slip would say one office above and another below."""

    def asked(**values: str) -> list[tuple[str, Severity]]:
        return [(p.field, p.severity) for p in records.check(road.above, UNIT, {**road.above.unit, **values})]

    assert asked() == []
    assert asked(issuer_1="UỶ BAN NHÂN DÂN TỈNH", issuer_2="SƠN LA") == asked(issuer_1="UBND") == []
    for lines in (("UBND TỈNH SƠN LA", "SỞ NỘI VỤ"), ("SỞ NỘI VỤ", "TỈNH SƠN LA"), ("SỞ", "NỘI VỤ")):
        assert asked(issuer_1=lines[0], issuer_2=lines[1]) == [("issuer_2", Severity.WARNING)]
    assert asked(department="Sở Nội vụ") == []


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
