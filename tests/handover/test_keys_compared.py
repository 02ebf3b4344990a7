"""A key that nobody compared is believed, because scripts bring it in so, but says so wherever it is seen until somebody compares it."""

from __future__ import annotations

from pathlib import Path

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.exchange.bundle.keys import PublicKey
from papi_desktop.operations import (
    board,
    board_overview,
    board_paper,
    carrying,
    handover,
    overview_papers,
    receive,
    received_list,
    received_reports,
    unit_keys,
)
from tests.handover.conftest import PERIOD, Road, commune
from tests.operations.conftest import TODAY


@pytest.fixture
def other(road: Road, tmp_path: Path) -> PublicKey:
    """The key of a unit the level above does not know yet."""
    office = commune(tmp_path / "other", "xã Mường Bú")
    key = unit_keys.own_key(office).public
    office.store.close()
    return key


def compared_on(road: Road, key: PublicKey) -> str | None:
    return next(row["compared_on"] for row in unit_keys.keys_known(road.above) if row["fingerprint"] == key.fingerprint)


def test_a_key_brought_in_without_its_fingerprint_says_so(road: Road, other: PublicKey) -> None:
    done = unit_keys.trust(road.above, other)
    assert (done.compared, compared_on(road, other)) == (False, None)
    [warning] = done.warnings
    assert other.fingerprint in warning.in_english()


def test_the_fingerprint_may_be_compared_later(road: Road, other: PublicKey) -> None:
    unit_keys.trust(road.above, other)
    again = unit_keys.trust(road.above, other, fingerprint=other.fingerprint.replace("-", " ").lower())
    assert (again.known, again.compared, again.warnings) == (True, True, ())
    assert compared_on(road, other) == TODAY.isoformat()
    assert unit_keys.trust(road.above, other).compared, "what was compared once stays so"


def test_what_a_key_nobody_compared_signed_is_marked_until_somebody_does(road: Road, tmp_path: Path) -> None:
    """It counts, but the board, the list of files received, what the unit sent and the papers say so."""
    road.hand()
    [file] = receive.receive(road.above, [road.stick])
    assert (file.status, file.key_compared) == ("accepted", False)
    assert "was not compared yet" in received_list.reason_of(file)
    found = board.board(road.above, "disclosures", PERIOD)
    line = next(line for line in found.lines if line.received_id)
    assert (line.state, line.key_compared, found.not_compared) == ("sent", False, 1)
    assert "1 reports are signed with a key that was not compared" in found.summary.in_english()
    overview = board_overview.of_year(road.above, "disclosures", 2026)
    assert "* 1 reports" in overview.summary.in_english()
    assert not received_reports.versions_of(road.above, line.received_id)[0].key_compared
    listed, beside = board_paper.paper_of(road.above, found), overview_papers.paper_of(road.above, overview)
    assert "Khóa của đơn vị chưa đối chiếu" in str(listed.blocks)
    assert "Đã gửi *" in str(beside.blocks)
    assert "Dấu *: báo cáo ký bằng khóa chưa đối chiếu" in str(beside.blocks)

    unit_keys.confirm(road.above, unit_keys.own_key(road.commune).public.fingerprint)
    found = board.board(road.above, "disclosures", PERIOD)
    assert found.not_compared == 0
    assert "not compared" not in found.summary.in_english()
    assert "*" not in str(board_overview.of_year(road.above, "disclosures", 2026).summary.in_english())
    assert received_reports.versions_of(road.above, line.received_id)[0].key_compared
    [again] = receive.receive(road.above, [road.stick])
    assert (again.status, again.key_compared) == ("already", True)


def test_a_wrong_fingerprint_compares_nothing(road: Road, other: PublicKey) -> None:
    unit_keys.trust(road.above, other)
    with pytest.raises(UserError, match="BG-16"):
        unit_keys.trust(road.above, other, fingerprint="AAAA-BBBB-CCCC")
    assert compared_on(road, other) is None


def test_a_person_compares_it_in_the_list_of_keys(road: Road, other: PublicKey) -> None:
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
