"""Several computers of one commune exchange their work by files: nothing is lost, nothing is decided silently, all come to the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.registers import (
    ATTACHMENTS,
    CONFLICTS,
    DISCLOSURES,
    HANDOVERS,
    HOUSEHOLDS,
    VILLAGES,
)
from papi_desktop.exchange.bundle.reader import open_bundle
from papi_desktop.operations import conflicts, records, safety, second_computer, unit_keys, work, workplaces
from papi_desktop.operations import merge as merging
from papi_desktop.operations.setup import open_office
from papi_desktop.ui.history_tab import history_lines
from tests.handover.computers import (
    Computers,
    change,
    differences,
    insert,
    picture,
    picture_but_waiting,
    village,
)
from tests.handover.conftest import PASSWORD, TODAY, Made


def test_what_is_new_goes_over_once(two: Computers) -> None:
    made = insert(two[0], DISCLOSURES, title="Lịch tiếp công dân")
    assert two.give(0, 1).changes >= 1
    assert two[1].store.get(DISCLOSURES, made)["title"] == "Lịch tiếp công dân"  # type: ignore[index]
    again = two.give(0, 1)
    assert (again.changes, again.records) == (0, 0)


def test_the_book_says_for_which_computer_work_was_written(two: Computers, tmp_path: Path) -> None:
    two.settle()
    other = unit_keys.own_key(two[1]).public
    done = work.hand_over_work(two[0], tmp_path, other)
    line = two[0].store.get(HANDOVERS, done.id)
    name = workplaces.name_of_key(two[0], other.fingerprint)
    assert name
    assert line is not None
    assert line["receiver"] == f"{name} – {two[0].unit['name']}"


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


def test_a_copy_for_another_computer_is_no_backup_to_fall_back_on(two: Computers, tmp_path: Path) -> None:
    stick = tmp_path / "usb of another"
    stick.mkdir()
    before = two[0].store.last_backup()
    made = second_computer.make(two[0], "Máy bộ phận một cửa", (901, 950), stick)
    assert made.path.is_dir()
    assert two[0].store.last_backup() == before
    kept = safety.back_up(two[0], tmp_path / "sao luu")
    assert (two[0].store.last_backup() or made).path == kept.path


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
