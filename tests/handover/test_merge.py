"""Several computers of one commune exchange their work by files: nothing is lost, nothing is decided silently, all come to the same."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Register
from papi_desktop.domain.registers import (
    ATTACHMENTS,
    BY_KEY,
    CAMPAIGNS,
    CONFLICTS,
    DISCLOSURES,
    FOREIGN_CHANGES,
    GIFTS,
    HOUSEHOLDS,
    OFFICIALS,
    OUTGOING,
    PETITIONS,
    POSTINGS,
    RECEIPTS,
    VILLAGES,
)
from papi_desktop.exchange.bundle.reader import open_bundle
from papi_desktop.operations import conflicts, numbers, records, safety, second_computer, unit_keys, work, workplaces
from papi_desktop.operations import merge as merging
from papi_desktop.operations.contributions import receipts
from papi_desktop.operations.office import Office
from papi_desktop.operations.setup import open_office
from papi_desktop.store.query import Query
from papi_desktop.ui.history_tab import history_lines
from tests.handover.conftest import PASSWORD, TODAY, Made
from tests.operations.conftest import new_office

FULL = os.environ.get("PAPI_FAULTS") == "full"
TEST = say("Test")
WATCHED: tuple[Register, ...] = (VILLAGES, OFFICIALS, DISCLOSURES, POSTINGS, OUTGOING)


@dataclass
class Computers:
    """Computers of one office that never meet; `give` carries a file from one to another."""

    offices: list[Office]
    stick: Path
    carried: int = field(default=0)

    def __getitem__(self, number: int) -> Office:
        return self.offices[number]

    def file(self, giver: int, taker: int) -> Path:
        self.carried += 1
        data, *_told = work.pack(self[giver], unit_keys.own_key(self[taker]).public)
        path = self.stick / f"{self.carried}.papi"
        path.write_bytes(data)
        return path

    def give(self, giver: int, taker: int) -> merging.MergeResult:
        return merging.merge_file(self[taker], self.file(giver, taker))

    def settle(self) -> None:
        """Carry files round until everybody has seen everything."""
        count = len(self.offices)
        for _round in range(2):
            for giver in range(count):
                for taker in range(count):
                    if giver != taker:
                        self.give(giver, taker)

    def close(self) -> None:
        for office in self.offices:
            office.store.close()


def begin(folder: Path, count: int, base: Path | None = None) -> Computers:
    """Return so many computers: the first one, and copies of it taken up under names foreseen there."""
    if base is None:
        first = new_office(folder / "0")
    else:
        shutil.copytree(base, folder / "0")
        first = open_office(folder / "0", password=PASSWORD, today=lambda: TODAY)
    for number in range(1, count):
        workplaces.add(first, f"Máy {number}", (number * 100 + 1, number * 100 + 100))
    first.store.close()
    offices = []
    for number in range(1, count):
        shutil.copytree(folder / "0", folder / str(number))
        copy = open_office(folder / str(number), password=PASSWORD, today=lambda: TODAY)
        workplaces.take(copy, f"Máy {number}")
        offices.append(copy)
    first = open_office(folder / "0", password=PASSWORD, today=lambda: TODAY)
    everybody = [first, *offices]
    for one in everybody:
        for other in everybody:
            if one is not other:
                unit_keys.trust(one, unit_keys.own_key(other).public)
    (folder / "usb").mkdir()
    return Computers(everybody, folder / "usb")


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Computers]:
    made = begin(tmp_path, 2)
    yield made
    made.close()


@pytest.fixture
def three(tmp_path: Path) -> Iterator[Computers]:
    made = begin(tmp_path, 3)
    yield made
    made.close()


def picture(office: Office, registers: tuple[Register, ...] = WATCHED) -> dict[str, Any]:
    """Return all records, the removed ones too, without what each computer counts for itself."""
    found: dict[str, Any] = {}
    for register in registers:
        for deleted in (False, True):
            for row in office.store.all(register, Query(deleted=deleted)):
                told = {key: value for key, value in row.items() if key not in ("version", "deleted_at")}
                found[f"{register.key}/{row['id']}"] = {**told, "gone": deleted}
    return found


def picture_but_waiting(office: Office) -> dict[str, Any]:
    """Return all records without the fields that wait for a decision: of those each computer keeps what it wrote itself."""
    found = picture(office)
    for book, record, key in differences(office):
        if f"{book}/{record}" in found:
            found[f"{book}/{record}"].pop(key, None)
    return found


def differences(office: Office) -> set[tuple[str, str, str]]:
    return {(row["book"], row["source_id"], row["key"] or "") for row in conflicts.open_conflicts(office)}


def change(office: Office, register: Register, record: str, **values: Any) -> None:
    with office.store.transaction(TEST) as tx:
        tx.update(register, record, values)


def insert(office: Office, register: Register, **values: Any) -> str:
    with office.store.transaction(TEST) as tx:
        return tx.insert(register, values)


def village(computers: Computers) -> str:
    return str(computers[0].villages()[0]["id"])


def test_what_is_new_goes_over_once(two: Computers) -> None:
    made = insert(two[0], DISCLOSURES, title="Lịch tiếp công dân")
    assert two.give(0, 1).changes >= 1
    assert two[1].store.get(DISCLOSURES, made)["title"] == "Lịch tiếp công dân"  # type: ignore[index]
    again = two.give(0, 1)
    assert (again.changes, again.records) == (0, 0)


def test_the_same_file_twice_changes_nothing(two: Computers) -> None:
    insert(two[0], DISCLOSURES, title="Lịch tiếp công dân")
    file = two.file(0, 1)
    merging.merge_file(two[1], file)
    before, batches = picture(two[1]), two[1].store.last_batch()
    assert merging.merge_file(two[1], file).changes == 0
    assert (picture(two[1]), two[1].store.last_batch()) == (before, batches)


def test_different_fields_of_one_record_come_together(two: Computers) -> None:
    record = village(two)
    change(two[0], VILLAGES, record, position=7)
    change(two[1], VILLAGES, record, kind="Bản làng")
    two.settle()
    for office in two.offices:
        row = office.store.get(VILLAGES, record)
        assert row is not None
        assert (row["position"], row["kind"]) == (7, "Bản làng")
        assert differences(office) == set()
    assert picture(two[0]) == picture(two[1])


def test_two_values_of_one_field_wait_for_a_person_and_neither_is_lost(two: Computers) -> None:
    two.settle()
    record = village(two)
    change(two[0], VILLAGES, record, name="Bản Nà Cáy A")
    change(two[1], VILLAGES, record, name="Bản Nà Cáy B")
    change(two[0], VILLAGES, two[0].villages()[1]["id"], name="Bản Khác")
    brought = two.give(0, 1)
    assert (brought.changes, brought.waiting, brought.open_conflicts) == (1, 1, 1), "what waits is not yet taken in"
    two.settle()
    assert picture_but_waiting(two[0]) == picture_but_waiting(two[1])
    for office, own in zip(two.offices, ("Bản Nà Cáy A", "Bản Nà Cáy B"), strict=True):
        assert office.store.get(VILLAGES, record)["name"] == own, "nothing is applied before a person decides"  # type: ignore[index]
        [row] = conflicts.open_conflicts(office)
        assert (row["kind"], row["key"]) == ("value", "name")
        assert {o["value"] for o in row["versions"]["options"]} == {"Bản Nà Cáy A", "Bản Nà Cáy B"}
    [row] = conflicts.open_conflicts(two[1])
    losing = next(n for n, o in enumerate(row["versions"]["options"]) if o["value"] == "Bản Nà Cáy A")
    conflicts.decide(two[1], row["id"], losing)
    two.settle()
    for office in two.offices:
        assert office.store.get(VILLAGES, record)["name"] == "Bản Nà Cáy A"  # type: ignore[index]
        assert differences(office) == set()
        told = "\n".join(" | ".join(line) for line in history_lines(office, VILLAGES, record))
        assert "Bản Nà Cáy A" in told
        assert "Bản Nà Cáy B" in told, "the losing value stays in the history of both"
        assert "Decide" in told
        assert ("Máy 1" if office is two[0] else "The first computer") in told, (
            "on which computer the other value was written"
        )
    assert picture(two[0]) == picture(two[1])
    with pytest.raises(UserError, match="BG-34"):
        conflicts.decide(two[1], row["id"], 0)


@pytest.mark.parametrize("road", [((0, 2), (1, 2)), ((1, 2), (0, 2)), ((0, 1), (1, 2)), ((1, 0), (0, 2))])
def test_a_computer_that_wrote_nothing_keeps_no_value_that_everybody_has_overcome(
    three: Computers, road: tuple[tuple[int, int], ...]
) -> None:
    record = village(three)
    change(three[0], VILLAGES, record, name="Bản A")
    change(three[1], VILLAGES, record, name="Bản B")
    for giver, taker in road:
        three.give(giver, taker)
    [row] = conflicts.open_conflicts(three[2])
    first = row["versions"]["options"][0]["value"]
    assert three[2].store.get(VILLAGES, record)["name"] == first  # type: ignore[index]
    three.settle()
    assert [office.store.get(VILLAGES, record)["name"] for office in three.offices] == ["Bản A", "Bản B", first]  # type: ignore[index]


def test_deciding_for_what_is_shown_already_ends_it_everywhere(three: Computers) -> None:
    record = village(three)
    change(three[0], VILLAGES, record, name="Bản A")
    change(three[1], VILLAGES, record, name="Bản B")
    three.settle()
    [row] = conflicts.open_conflicts(three[2])
    conflicts.decide(three[2], row["id"], 0)
    three.settle()
    assert [differences(office) for office in three.offices] == [set(), set(), set()]
    shown = row["versions"]["options"][0]["value"]
    assert {office.store.get(VILLAGES, record)["name"] for office in three.offices} == {shown}  # type: ignore[index]


def test_a_value_decided_against_before_it_came_stands_in_the_history_too(two: Computers) -> None:
    record = village(two)
    change(two[0], VILLAGES, record, name="Bản A")
    change(two[1], VILLAGES, record, name="Bản B")
    two.give(1, 0)
    [row] = conflicts.open_conflicts(two[0])
    waits = "\n".join(" | ".join(line) for line in history_lines(two[0], VILLAGES, record))
    assert "waits for a decision" in waits
    chosen = next(n for n, option in enumerate(row["versions"]["options"]) if option["value"] == "Bản B")
    conflicts.decide(two[0], row["id"], chosen)
    two.give(0, 1)
    assert two[1].store.count(CONFLICTS) == 0, "nothing was ever open here"
    told = "\n".join(" | ".join(line) for line in history_lines(two[1], VILLAGES, record))
    for words in ("Bản A", "Written on The first computer", "Decided on The first computer"):
        assert words in told
    assert told.count("Bản A") == 1, "told once"


@pytest.mark.parametrize("stays", [True, False])
def test_a_removal_never_wins_silently(two: Computers, stays: bool) -> None:
    made = insert(two[0], DISCLOSURES, title="Quy chế làm việc")
    two.settle()
    records.remove(two[0], DISCLOSURES, made, "nhập nhầm")
    change(two[1], DISCLOSURES, made, responsible="Quàng Thị Pản")
    two.settle()
    for office in two.offices:
        assert "deleted_at" not in office.store.get(DISCLOSURES, made)  # type: ignore[operator]
        assert differences(office) == {("disclosures", made, "")}
    [row] = conflicts.open_conflicts(two[0])
    wanted = next(n for n, o in enumerate(row["versions"]["options"]) if o["value"] is stays)
    conflicts.decide(two[0], row["id"], wanted)
    two.settle()
    for office in two.offices:
        assert ("deleted_at" not in office.store.get(DISCLOSURES, made)) is stays  # type: ignore[operator]
        assert differences(office) == set()
    assert picture(two[0]) == picture(two[1])


def test_a_removal_nobody_touched_goes_over(two: Computers) -> None:
    made = insert(two[0], DISCLOSURES, title="Quy chế làm việc")
    two.settle()
    records.remove(two[1], DISCLOSURES, made, "nhập nhầm")
    two.settle()
    gone = two[0].store.get(DISCLOSURES, made)
    assert gone is not None
    assert gone["deleted_reason"] == "nhập nhầm"
    records.bring_back(two[0], DISCLOSURES, made)
    two.settle()
    assert picture(two[0]) == picture(two[1])
    assert "deleted_at" not in two[1].store.get(DISCLOSURES, made)  # type: ignore[operator]


def test_the_same_thing_entered_on_both_is_pointed_out(two: Computers) -> None:
    for office in two.offices:
        insert(office, VILLAGES, name="Bản Mới", position=9)
    two.settle()
    for office in two.offices:
        assert [row["kind"] for row in conflicts.open_conflicts(office)] == ["duplicate"]
        assert sum(row["name"] == "Bản Mới" for row in office.villages()) == 2, "nothing is thrown away"


def test_of_two_alike_one_is_kept_on_every_computer(two: Computers) -> None:
    for office in two.offices:
        insert(office, VILLAGES, name="Bản Mới", position=9)
    two.settle()
    [row] = conflicts.open_conflicts(two[0])
    kept = row["versions"]["options"][0]["record"]
    conflicts.keep_one(two[0], row["id"], 0)
    assert conflicts.count_open(two[0]) == 0
    two.settle()
    for office in two.offices:
        assert [v["id"] for v in office.villages() if v["name"] == "Bản Mới"] == [kept]
        assert conflicts.count_open(office) == 0, "decided on one computer, decided everywhere"


def test_both_of_two_alike_may_stay(two: Computers) -> None:
    for office in two.offices:
        insert(office, VILLAGES, name="Bản Mới", position=9)
    two.settle()
    conflicts.decide(two[0], conflicts.open_conflicts(two[0])[0]["id"], 0)
    assert sum(v["name"] == "Bản Mới" for v in two[0].villages()) == 2
    with pytest.raises(UserError, match="BG-34"):
        conflicts.keep_one(two[0], "khong-co", 0)


def test_a_reference_is_shown_by_its_title(two: Computers) -> None:
    village = two[0].villages()[0]
    assert conflicts.shown(two[0], HOUSEHOLDS, "village_id", village["id"]) == village["name"]
    assert conflicts.shown(two[0], HOUSEHOLDS, "class_after", "poor") == "Hộ nghèo"
    assert conflicts.shown(two[0], HOUSEHOLDS, "note", None) == ""


def test_files_kept_with_records_go_along(two: Computers) -> None:
    digest = two[0].store.put_file(b"anh niem yet")
    row = {"name": "anh.jpg", "owner_register": "postings", "owner_id": "x", "digest": digest, "size": 12}
    insert(two[0], ATTACHMENTS, role="photo", media_type="image/jpeg", **row)
    two.give(0, 1)
    assert two[1].store.get_file(digest) == b"anh niem yet"


def test_document_numbers_never_collide(three: Computers) -> None:
    taken: list[str] = []
    for turn in range(12):
        office = three[turn % 3]
        number = numbers.next_number(office, "TB", TODAY)
        taken.append(number.symbol)
        with office.store.transaction(TEST) as tx:
            numbers.issue(office, tx, number, f"Thông báo {turn}", {})
        if turn == 6:
            three.settle()
    assert len(set(taken)) == len(taken)
    with pytest.raises(UserError, match="SO-05"):
        numbers.require_free(three[0], numbers.as_number(three[0], "TB", "150", TODAY))
    with pytest.raises(UserError, match="SO-05"):
        numbers.require_free(three[1], numbers.as_number(three[1], "TB", "50", TODAY))


def test_the_first_computer_steps_over_a_range_kept_for_another(two: Computers) -> None:
    numbers.start_series_at(two[0], "TB", 2026, 101)
    assert numbers.next_number(two[0], "TB", TODAY).text == "201"


def begun(office: Office) -> str:
    told = {"legal_kind": "voluntary", "organiser": "Bản Nà Cáy", "purpose": "Đường bê tông", "state": "receiving"}
    return insert(office, CAMPAIGNS, title="Làm đường", **told, starts_on=TODAY.isoformat())


def test_petitions_and_receipts_of_two_computers_never_have_one_number(two: Computers) -> None:
    for office in two.offices:
        petition = {"kind": "recommendation", "summary": "Cống bản Nà Cáy", "received_on": TODAY.isoformat()}
        records.save(office, PETITIONS, {**PETITIONS.blank(), **petition, "channel": "counter"})
        campaign = begun(office)
        gift = insert(office, GIFTS, campaign_id=campaign, giver="Giàng A Một", amount=200_000, state="valid")
        receipts.issue(office, [office.store.get(GIFTS, gift) or {}], TODAY)
    two.settle()
    for office in two.offices:
        assert sorted(row["number"] for row in office.store.all(PETITIONS)) == [1, 101]
        assert {row["symbol"] for row in office.store.all(RECEIPTS)} == {"2026/0001", "2026-101/0001"}
        assert all(line.good for line in safety.check(office).lines)


def test_petitions_and_receipts_with_one_number_are_found(two: Computers) -> None:
    for number in (7, 7, 8):
        told = {"kind": "recommendation", "summary": "Cống", "channel": "counter", "state": "received"}
        insert(two[0], PETITIONS, year=2026, number=number, **told)
    campaign = begun(two[0])
    gift = insert(two[0], GIFTS, campaign_id=campaign, giver="Giàng A Một", amount=200_000, state="valid")
    for _time in range(2):
        line: dict[str, Any] = {"gift_id": gift, "campaign_id": campaign, "book": "2026", "number": 3}
        insert(two[0], RECEIPTS, **line, symbol="2026/0003", issued_on=TODAY.isoformat(), state="valid")
    [found] = [line for line in safety.check(two[0]).lines if not line.good]
    assert "7/2026" in found.words.in_english()
    assert "2026/0003" in found.words.in_english()
    assert "8/2026" not in found.words.in_english()


def test_a_copy_for_another_computer_is_no_backup_to_fall_back_on(two: Computers, tmp_path: Path) -> None:
    stick = tmp_path / "usb of another"
    stick.mkdir()
    before = two[0].store.last_backup()
    made = second_computer.make(two[0], "Máy bộ phận một cửa", (901, 950), stick)
    assert made.path.is_dir()
    assert two[0].store.last_backup() == before
    kept = safety.back_up(two[0], tmp_path / "sao luu")
    assert (two[0].store.last_backup() or made).path == kept.path


def test_a_used_up_range_says_so(two: Computers) -> None:
    with two[1].store.transaction(TEST) as tx:
        numbers.issue(two[1], tx, numbers.as_number(two[1], "TB", "200", TODAY), "x", {})
    with pytest.raises(UserError, match="SO-04"):
        numbers.next_number(two[1], "TB", TODAY)


def test_what_a_merge_brought_is_not_undone_here(two: Computers) -> None:
    insert(two[0], DISCLOSURES, title="Lịch tiếp công dân")
    two.give(0, 1)
    merged = next(b for b in two[1].store.batches() if b.operation.msgid == "Merge the work of another computer")
    with pytest.raises(UserError, match="BG-36"):
        records.undo(two[1], merged.id)


def test_an_undone_batch_is_work_like_any_other(two: Computers) -> None:
    made = insert(two[0], DISCLOSURES, title="Nhầm")
    batch = two[0].store.batches()[0].id
    two.settle()
    batch = next(b.id for b in two[0].store.batches() if b.id == batch)
    records.undo(two[0], batch)
    two.settle()
    assert "deleted_at" in two[1].store.get(DISCLOSURES, made)  # type: ignore[operator]
    assert picture(two[0]) == picture(two[1])


def test_an_undeclared_copy_is_found_out(two: Computers, tmp_path: Path) -> None:
    two[0].store.close()
    shutil.copytree(tmp_path / "0", tmp_path / "lau")
    two.offices[0] = open_office(tmp_path / "0", password=PASSWORD, today=lambda: TODAY)
    copy = open_office(tmp_path / "lau", password=PASSWORD, today=lambda: TODAY)
    insert(two[0], DISCLOSURES, title="Ở máy một")
    insert(copy, DISCLOSURES, title="Ở bản sao")
    two.give(0, 1)
    secret = Computers([copy, two[1]], two.stick, carried=100)
    with pytest.raises(UserError, match=r"BG-3[12]"):
        secret.give(1, 0)
    copy.store.close()


def test_a_restored_backup_gets_back_what_was_lost(two: Computers, tmp_path: Path) -> None:
    """The disk of the first computer fails; its three-day-old backup comes back, and the other computer still has the rest."""
    from papi_desktop.operations import safety

    backup = safety.back_up(two[0], tmp_path / "sao-luu")
    lost = insert(two[0], DISCLOSURES, title="Sau khi sao lưu")
    two.give(0, 1)
    two[0].store.close()
    safety.restore(backup.path, tmp_path / "0", password=PASSWORD)
    two.offices[0] = open_office(tmp_path / "0", password=PASSWORD, today=lambda: TODAY)
    assert two[0].store.get(DISCLOSURES, lost) is None
    fresh = insert(two[0], DISCLOSURES, title="Sau khi phục hồi")
    two.settle()
    for office in two.offices:
        assert office.store.get(DISCLOSURES, lost) is not None
        assert office.store.get(DISCLOSURES, fresh) is not None
    assert picture(two[0]) == picture(two[1])


def test_work_is_not_given_to_strangers_nor_taken_from_them(two: Computers, made: Made, tmp_path: Path) -> None:
    shutil.copytree(made.above, tmp_path / "tinh")
    above = open_office(tmp_path / "tinh", password=PASSWORD, today=lambda: TODAY)
    with pytest.raises(UserError, match="BG-33"):
        work.hand_over_work(two[0], two.stick, unit_keys.own_key(above).public)
    above.store.close()
    unit_keys.withdraw(two[1], unit_keys.own_key(two[0]).public.fingerprint)
    with pytest.raises(UserError, match="BG-09"):
        two.give(0, 1)


def test_a_merge_that_fails_leaves_nothing(two: Computers, monkeypatch: pytest.MonkeyPatch) -> None:
    insert(two[0], DISCLOSURES, title="Lịch tiếp công dân")
    file = two.file(0, 1)
    before, known = picture(two[1]), workplaces.history_of(two[1]).known()

    def broken(*_args: object) -> None:
        raise RuntimeError("power failure")

    with monkeypatch.context() as patch:
        patch.setattr(conflicts, "follow", broken)
        with pytest.raises(RuntimeError):
            merging.merge_file(two[1], file)
    assert (picture(two[1]), workplaces.history_of(two[1]).known()) == (before, known)
    assert merging.merge_file(two[1], file).records > 0


def test_files_left_out_in_between_are_made_up_for(two: Computers) -> None:
    first = insert(two[0], DISCLOSURES, title="Một")
    two.file(0, 1)  # lost on the way
    second = insert(two[0], DISCLOSURES, title="Hai", replaces_id=first)
    two.give(0, 1)
    assert two[1].store.get(DISCLOSURES, first) is not None
    assert two[1].store.get(DISCLOSURES, second)["replaces_id"] == first  # type: ignore[index]


# --- any history, any road ---

_STEPS = st.lists(
    st.tuples(
        st.sampled_from(["new", "change", "change", "change", "remove", "back", "give", "give", "replay", "decide"]),
        st.integers(0, 2),
        st.integers(0, 2),
        st.integers(0, 10_000),
    ),
    min_size=3,
    max_size=24,
)


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copies")
    computers = begin(folder, 3)
    computers.close()
    return folder


@pytest.mark.timeout(3600)
@settings(
    max_examples=200 if FULL else int(os.environ.get("PAPI_HISTORIES", "8")),
    deadline=None,
    # Each history takes a second: making a failing one shorter would take minutes.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=_STEPS, last=st.permutations([0, 1, 2]))
def test_any_history_and_any_exchange_converge(
    copies: Path, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, int, int]], last: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("history")
    for number in range(3):
        shutil.copytree(copies / str(number), folder / str(number))
    (folder / "usb").mkdir()
    offices = [open_office(folder / str(n), password=PASSWORD, today=lambda: TODAY) for n in range(3)]
    computers = Computers(offices, folder / "usb")
    old: list[tuple[int, Path]] = []
    written: dict[str, set[tuple[str, Any]]] = {}
    for step, one, other, chance in steps:
        _do(computers, step, one, other, random.Random(chance), old, written)
    for _round in range(3):
        for giver in last:
            for taker in last:
                if giver != taker:
                    computers.give(giver, taker)
    try:
        pictures = [picture_but_waiting(office) for office in offices]
        assert pictures[0] == pictures[1] == pictures[2]
        waiting = [differences(office) for office in offices]
        assert waiting[0] == waiting[1] == waiting[2]
        for office in offices:
            for row in conflicts.open_conflicts(office):
                if row["kind"] == "value":
                    assert shown_in_book(office, row) in offered(row), "no book shows what everybody has overcome"
        for row in conflicts.open_conflicts(offices[0]):
            if row["kind"] != "duplicate":
                conflicts.decide(offices[0], row["id"], 0)
        computers.settle()
        assert picture(offices[0]) == picture(offices[1]) == picture(offices[2]), "once decided, all are the same"
        waiting = [differences(office) for office in offices]
        assert waiting[0] == waiting[1] == waiting[2]
        for office in offices:
            assert office.store.verify_chain().first_broken is None
            assert office.store.integrity() == []
            for record, values in written.items():
                assert office.store.get(DISCLOSURES, record) is not None, "what somebody entered is somewhere"
                assert values <= ever_written(office, record), "no value is lost, not even one that was overcome"
    finally:
        computers.close()


def shown_in_book(office: Office, row: dict[str, Any]) -> Any:
    """Return what stands in the book of a computer where two values wait for a decision."""
    return (office.store.get(BY_KEY[row["book"]], row["source_id"]) or {})[row["key"]]


def offered(row: dict[str, Any]) -> list[Any]:
    """Return the values a person chooses from, as they stand in a record."""
    register = BY_KEY[row["book"]]
    return [conflicts.value_of(register, row["key"], option["value"]) for option in row["versions"]["options"]]


def ever_written(office: Office, record: str) -> set[tuple[str, Any]]:
    """Return every field and value of a record that a computer can still tell: from its own history, or as others wrote it."""
    found = {
        (key, pair[1]) for entry in office.store.history(DISCLOSURES, record) for key, pair in entry.changes.items()
    }
    for row in office.store.all(FOREIGN_CHANGES, Query(filters={"source_id": record})):
        found |= set((row["content"] or {}).items())
    return found


def _do(
    computers: Computers,
    step: str,
    one: int,
    other: int,
    rng: random.Random,
    old: list[tuple[int, Path]],
    written: dict[str, set[tuple[str, Any]]],
) -> None:
    office = computers[one]
    living = list(office.store.all(DISCLOSURES))
    removed = list(office.store.all(DISCLOSURES, Query(deleted=True)))
    if step == "new":
        title = f"Nội dung {rng.randrange(5)}"
        written[insert(office, DISCLOSURES, title=title)] = {("title", title)}
    elif step == "change" and living:
        row = rng.choice(living)
        key = rng.choice(["title", "responsible", "note", "year"])
        value: Any = 2020 + rng.randrange(4) if key == "year" else f"{key} {rng.randrange(4)}"
        change(office, DISCLOSURES, row["id"], **{key: value})
        written[row["id"]].add((key, value))
    elif step == "remove" and living:
        records.remove(office, DISCLOSURES, rng.choice(living)["id"], f"lý do {rng.randrange(3)}")
    elif step == "back" and removed:
        records.bring_back(office, DISCLOSURES, rng.choice(removed)["id"])
    elif step == "give" and one != other:
        file = computers.file(one, other)
        old.append((other, file))
        if rng.random() < 0.8:  # some files stay on the stick and come later, or never
            merging.merge_file(computers[other], file)
    elif step == "replay" and old:
        taker, file = rng.choice(old)
        merging.merge_file(computers[taker], file)  # a file is never too old: it begins where its taker stood
    elif step == "decide":
        waiting = conflicts.open_conflicts(office)
        if waiting:
            row = rng.choice(waiting)
            conflicts.decide(office, row["id"], rng.randrange(len(row["versions"]["options"])))


def test_a_work_file_shows_nothing_to_others(two: Computers) -> None:
    data, *_told = work.pack(two[0], unit_keys.own_key(two[1]).public)
    with pytest.raises(UserError, match="BG-04"):
        open_bundle(data, unit_keys.own_identities(two[0])[:1], lambda m: unit_keys.own_key(two[0]).public)


def test_a_third_computer_does_not_cancel_the_key_of_the_first(three: Computers) -> None:
    work.pack(three[1], unit_keys.own_key(three[2]).public)
    first = unit_keys.own_key(three[0]).public.fingerprint
    [row] = [row for row in unit_keys.keys_known(three[1]) if row["fingerprint"] == first]
    assert row["state"] == "trusted"
    assert {other["fingerprint"] for other in second_computer.others(three[1])} == {
        unit_keys.own_key(three[number]).public.fingerprint for number in (0, 2)
    }
    three.settle()
    for office in three.offices:
        assert len(second_computer.others(office)) == 2, "the computer itself is not among those the work goes to"
