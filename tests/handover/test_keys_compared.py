"""A key that nobody compared is believed, because scripts bring it in so, but says so wherever it is seen until somebody compares it."""

from __future__ import annotations

from pathlib import Path

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.operations import carrying, handover, unit_keys
from tests.handover.conftest import PERIOD, Road, commune
from tests.operations.conftest import TODAY


@pytest.fixture
def other(road: Road, tmp_path: Path) -> unit_keys.PublicKey:
    """The key of a unit the level above does not know yet."""
    office = commune(tmp_path / "other", "xã Mường Bú")
    key = unit_keys.own_key(office).public
    office.store.close()
    return key


def compared_on(road: Road, key: unit_keys.PublicKey) -> str | None:
    return next(row["compared_on"] for row in unit_keys.keys_known(road.above) if row["fingerprint"] == key.fingerprint)


def test_a_key_brought_in_without_its_fingerprint_says_so(road: Road, other: unit_keys.PublicKey) -> None:
    done = unit_keys.trust(road.above, other)
    assert (done.compared, compared_on(road, other)) == (False, None)
    [warning] = done.warnings
    assert other.fingerprint in warning.in_english()


def test_the_fingerprint_may_be_compared_later(road: Road, other: unit_keys.PublicKey) -> None:
    unit_keys.trust(road.above, other)
    again = unit_keys.trust(road.above, other, fingerprint=other.fingerprint.replace("-", " ").lower())
    assert (again.known, again.compared, again.warnings) == (True, True, ())
    assert compared_on(road, other) == TODAY.isoformat()
    assert unit_keys.trust(road.above, other).compared, "what was compared once stays so"


def test_a_wrong_fingerprint_compares_nothing(road: Road, other: unit_keys.PublicKey) -> None:
    unit_keys.trust(road.above, other)
    with pytest.raises(UserError, match="BG-16"):
        unit_keys.trust(road.above, other, fingerprint="AAAA-BBBB-CCCC")
    assert compared_on(road, other) is None


def test_a_person_compares_it_in_the_list_of_keys(road: Road, other: unit_keys.PublicKey) -> None:
    unit_keys.trust(road.above, other)
    unit_keys.confirm(road.above, other.fingerprint)
    assert compared_on(road, other) == TODAY.isoformat()
    with pytest.raises(UserError, match="BG-14"):
        unit_keys.confirm(road.above, "AAAA-BBBB")


def test_a_unit_of_another_province_is_noticed(road: Road, tmp_path: Path) -> None:
    from papi_desktop.operations.setup import Setup, create_office

    far, _sheet = create_office(
        tmp_path / "far", Setup("xã Mường Nhé", "tỉnh Điện Biên", "kho-thu-nghiem", "Người Thử")
    )
    done = unit_keys.trust(road.above, unit_keys.own_key(far).public, compared=True)
    far.store.close()
    [warning] = done.warnings
    assert "tỉnh Điện Biên" in warning.in_english()


def test_a_receiver_given_as_a_file_is_not_compared_by_being_used(road: Road) -> None:
    road.hand()
    [row] = unit_keys.keys_known(road.commune)
    assert row["compared_on"] is None


def test_the_same_version_has_the_same_short_code_and_one_answer_settles_both(road: Road, tmp_path: Path) -> None:
    from papi_desktop.domain.registers import HANDOVERS
    from papi_desktop.operations import acknowledge, receive

    first, second = road.hand(), road.hand()
    assert first.digest != second.digest
    assert (first.version, first.short_code) == (second.version, second.short_code)
    said = receive.receive(road.above, [road.stick])
    assert {file.short_code for file in said} == {first.short_code}
    (tmp_path / "back").mkdir()
    unit_keys.trust(road.commune, unit_keys.own_key(road.above).public)
    [answer] = acknowledge.acknowledge(road.above, tmp_path / "back")
    receive.receive(road.commune, [answer.file])
    assert {row["state"] for row in road.commune.store.all(HANDOVERS)} == {"acknowledged"}
    road.disclose("Kế hoạch sử dụng đất")
    assert road.hand().short_code != first.short_code


def test_a_plain_folder_is_not_called_a_stick(road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    receiver = unit_keys.own_key(road.above).public
    in_folder = handover.hand_over(road.commune, "disclosures", PERIOD, road.stick, receiver)
    assert not in_folder.stick
    assert "not a stick" in in_folder.told.in_english()
    assert "take the stick out" not in in_folder.told.in_english()
    monkeypatch.setattr(carrying, "is_stick", road.stick.__eq__)
    on_stick = handover.hand_over(road.commune, "disclosures", PERIOD, road.stick, receiver)
    assert on_stick.told.in_english().endswith("You may take the stick out.")
