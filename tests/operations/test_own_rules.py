"""A value of the office's own: checked, told before it holds, counted through every open time limit, taken back."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from papi_desktop import atomic
from papi_desktop.domain.errors import Cancelled, UserError
from papi_desktop.domain.law.calendar import DayKind
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import BUDGETS, COMMUNITY_DECISIONS, DISCLOSURES, PETITIONS, POSTINGS
from papi_desktop.domain.roles import Role
from papi_desktop.jobs import Progress
from papi_desktop.operations import days_off, guidance_files, limits, open_limits, own_rules, records, rights
from papi_desktop.operations.office import Office, law_overrides_folder
from papi_desktop.operations.own_rules import OwnRule
from papi_desktop.operations.setup import Setup, create_office, open_office
from papi_desktop.operations.work_done import work_done
from tests.operations.test_days_off import disclosed

TODAY = date(2026, 11, 22)
THREE = OwnRule("PUB_DEFAULT", Fraction(3), date(2026, 11, 1), "Công văn số 12/UBND-NC", "tạm thời")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    setup = Setup("xã Thử", "tỉnh Thử", "mat-khau-thu", "Người Thử", [{"name": "Bản Một"}])
    made, _key = create_office(tmp_path / "data", setup, today=lambda: TODAY)
    yield made
    made.store.close()


def due(office: Office, record_id: str) -> str:
    record = office.store.get(DISCLOSURES, record_id)
    assert record is not None
    return str(record["due"])


def test_it_is_told_first_and_changes_nothing(office: Office) -> None:
    record_id = disclosed(office, hung=False)
    before = due(office, record_id)
    (shift,) = own_rules.what_shifts(office, THREE)
    assert (shift.record_id, shift.before.isoformat(), shift.after) == (record_id, before, date(2026, 11, 26))
    assert due(office, record_id) == before
    assert own_rules.own_rules(office) == ()
    assert not law_overrides_folder(office.store.folder).joinpath("clocks.toml").exists()


def test_it_holds_after_the_next_opening_and_is_taken_back(office: Office) -> None:
    record_id = disclosed(office, hung=False)
    before = due(office, record_id)
    own_rules.enter(office, THREE)
    assert due(office, record_id) == "2026-11-26"
    office.store.close()
    again = open_office(office.store.folder, password="mat-khau-thu", today=lambda: TODAY)
    (rule,) = own_rules.own_rules(again)
    assert (rule.amount, rule.valid_from, rule.citation) == (3, date(2026, 11, 1), THREE.citation)
    assert again.rules.rule("PUB_DEFAULT", date(2026, 10, 31)).amount != 3, "the days before keep the law's own number"
    own_rules.take_back(again, rule)
    assert own_rules.own_rules(again) == ()
    assert due(again, record_id) == before
    again.store.close()


def test_what_would_move_is_asked_about_and_what_moves_nothing_holds_at_once(office: Office) -> None:
    assert own_rules.enter(office, THREE, unless_it_moves=True) == ()
    [rule] = own_rules.own_rules(office)
    assert own_rules.take_back(office, rule, unless_it_moves=True) == ()
    record_id = disclosed(office, hung=False)
    path = law_overrides_folder(office.store.folder) / "clocks.toml"
    before, entries = path.read_bytes(), office.store.last_batch()
    [moving] = own_rules.enter(office, THREE, unless_it_moves=True)
    assert (moving.record_id, moving.after) == (record_id, date(2026, 11, 26))
    assert (own_rules.own_rules(office), due(office, record_id)) == ((), "2026-11-30")
    assert (path.read_bytes(), office.store.last_batch()) == (before, entries)


def test_stopping_after_the_counting_changes_nothing(office: Office) -> None:
    record_id, progress = disclosed(office, hung=False), Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        own_rules.enter(office, THREE, progress=progress)
    assert (own_rules.own_rules(office), due(office, record_id)) == ((), "2026-11-30")


def test_a_batch_that_changed_a_rule_is_not_undone_without_its_file(office: Office) -> None:
    record_id = disclosed(office, hung=False)
    own_rules.enter(office, THREE)
    days_off.enter_days(office, [days_off.OwnDay(date(2026, 11, 25), DayKind.HOLIDAY, "Nghỉ bù")])
    held = due(office, record_id)
    for work in work_done(office, 2):
        assert work.can_undo
        with pytest.raises(UserError, match="LUAT-07"):
            records.undo(office, work.batch)
    assert due(office, record_id) == held
    assert len(own_rules.own_rules(office)) == 1


def test_what_moves_is_named_to_those_only_who_may_read_it(office: Office) -> None:
    complaint = records.save(office, PETITIONS, {**PETITIONS.blank(), "kind": "complaint", "summary": "Đền bù đất"})
    disclosed(office, hung=False)
    ten = OwnRule("COMPLAINT_ACCEPT", Fraction(9), date(2026, 11, 1), "Công văn số 12/UBND-NC")
    moving = (*own_rules.what_shifts(office, THREE), *own_rules.what_shifts(office, ten))
    assert {shift.record_id for shift in moving} >= {complaint}
    told = open_limits.told(office, moving).in_english()
    assert "Dự toán: 30/11/2026 → 26/11/2026" in told
    assert "Complaint 1/2026: Đền bù đất: " in told
    office.store.limit(rights.rights_of(Role.VIEWER))
    seen = own_rules.what_shifts(office, ten)
    assert [shift.record_id for shift in seen] == [complaint], "counted, whoever asks"
    told = open_limits.told(office, seen).in_english()
    assert "Complaint 1/2026: " in told
    assert "Đền bù" not in told


def test_the_time_limit_of_a_book_moves_with_its_rule_and_with_a_day_off(office: Office) -> None:
    decided = {
        **COMMUNITY_DECISIONS.blank(),
        "title": "Quy ước Bản Một",
        "matter": "convention",
        "held_on": "2026-11-20",
    }
    with office.store.transaction(say("Test")) as tx:
        decision = tx.insert(COMMUNITY_DECISIONS, decided)
    running = limits.limits_of(office, COMMUNITY_DECISIONS, {**decided, "id": decision})
    [limit] = [limit for limit in running if limit.rule.id == "CONVENTION_SEND"]
    other = replace(THREE, rule="CONVENTION_SEND", amount=Fraction(limit.rule.amount or 0) + 1)
    [moved] = own_rules.what_shifts(office, other)
    assert (moved.register, moved.record_id, moved.before) == (COMMUNITY_DECISIONS, decision, limit.last)
    assert own_rules.what_shifts(office, THREE) == ()
    holiday = days_off.OwnDay(date(2026, 11, 25), DayKind.HOLIDAY, "Nghỉ bù")
    assert decision in {m.record_id for m in days_off.enter_days(office, [holiday], unless_it_moves=True)}


def test_what_hangs_already_keeps_its_day(office: Office) -> None:
    record_id = disclosed(office, hung=True)
    assert not [shift for shift in own_rules.what_shifts(office, THREE) if "due" in shift.changes]
    before = due(office, record_id)
    own_rules.enter(office, THREE)
    assert due(office, record_id) == before


def test_an_open_petition_is_counted_again(office: Office) -> None:
    made = records.save(office, PETITIONS, {**PETITIONS.blank(), "kind": "complaint", "summary": "Đền bù"})
    petition = office.store.get(PETITIONS, made)
    assert petition is not None
    rule = office.rules.rule(petition["due_rule"]["rules"][0]["id"], TODAY)
    assert rule.amount is not None
    wanted = OwnRule(rule.id, rule.amount + 2, date(2026, 11, 1), "Công văn số 13/UBND-NC")
    own_rules.enter(office, wanted)
    later = office.store.get(PETITIONS, made)
    assert later is not None
    assert later["due"] > petition["due"]
    assert Fraction(later["due_rule"]["rules"][0]["amount"]) == wanted.amount


def test_what_hangs_hangs_as_long_as_the_new_value_says(office: Office) -> None:
    rule = office.rules.rule("POST_30", date(2026, 11, 20))
    with office.store.transaction(say("Test")) as tx:
        values = {"posted_from": "2026-11-20", "posted_to": "2026-12-20", "posting_rule": rule.snapshot()}
        record_id = tx.insert(DISCLOSURES, {"title": "Quỹ", **values})
        for place in office.places():
            told = {"disclosure_id": record_id, "place_id": place["id"], "place_name": place["name"]}
            tx.insert(POSTINGS, {**told, "posted_from": "2026-11-20"})
    (moved,) = own_rules.enter(office, OwnRule("POST_30", Fraction(45), date(2026, 11, 1), "Công văn số 12"))
    kept = office.store.get(DISCLOSURES, record_id) or {}
    assert (moved.after, kept["posted_to"], kept["posting_rule"]["amount"]) == (date(2027, 1, 4), "2027-01-04", "45")


def test_a_budget_not_yet_hung_is_counted_again(office: Office) -> None:
    budget = {**BUDGETS.blank(), "year": 2027, "stage": "decided", "trigger_date": "2026-11-20"}
    record_id = records.save(office, BUDGETS, budget)
    before = office.store.get(BUDGETS, record_id) or {}
    own_rules.enter(office, OwnRule(before["due_rule"]["id"], Fraction(2), date(2026, 11, 1), "Công văn số 12"))
    after = office.store.get(BUDGETS, record_id) or {}
    assert after["due"] < before["due"]
    assert after["due_rule"]["start"] == before["due_rule"]["start"]


def test_a_day_off_counts_the_disclosure_of_a_budget_again(office: Office) -> None:
    record_id = disclosed(office, hung=False)
    rule = {**office.rules.rule("PUB_DEFAULT", date(2026, 11, 20)).snapshot(), "start": "2026-11-20"}
    with office.store.transaction(say("Test")) as tx:
        tx.update(DISCLOSURES, record_id, {"due_rule": rule})
    late = days_off.OwnDay(date(2026, 11, 27), DayKind.HOLIDAY, "Nghỉ")
    assert [moved.after for moved in days_off.enter_days(office, [late], unless_it_moves=True)] == [date(2026, 12, 1)]


def test_a_form_the_office_compared_is_known_at_once(office: Office) -> None:
    before = office.law.forms
    paper = next(iter(before)).id
    folder = law_overrides_folder(office.store.folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "forms.toml").write_text(f'[[form]]\nid = "{paper}"\nname = "Mẫu số 99"\n', encoding="utf-8")
    office.law.forget()
    assert "Mẫu số 99" in {form.name for form in office.law.forms.versions(paper)}


def test_guidance_carries_it(office: Office) -> None:
    own_rules.enter(office, THREE)
    assert b"PUB_DEFAULT" in guidance_files.own_files(office)["law/clocks.toml"]


def test_rows_written_by_hand_stay_as_they_are(office: Office) -> None:
    folder = law_overrides_folder(office.store.folder)
    folder.mkdir(parents=True, exist_ok=True)
    by_hand = '# của tỉnh\n\n[[rule]]\nid = "DIALOGUE_MIN"\namount = 4\nvalid_from = 2026-08-01\n'
    rule_id = next(rule.id for rule in own_rules.choosable(office) if rule.id != "PUB_DEFAULT")
    (folder / "clocks.toml").write_text(by_hand.replace("DIALOGUE_MIN", rule_id), encoding="utf-8")
    office.law.forget()
    own_rules.enter(office, THREE)
    own_rules.take_back(office, next(rule for rule in own_rules.own_rules(office) if rule.id == "PUB_DEFAULT"))
    assert (folder / "clocks.toml").read_text(encoding="utf-8").strip() == by_hand.replace(
        "DIALOGUE_MIN", rule_id
    ).strip()


@pytest.mark.parametrize("text", ["", "ba", "2,5", "-3", "99999", "1e9", "3 ngày"])
def test_a_number_of_days_is_whole_and_within_reason(office: Office, text: str) -> None:
    with pytest.raises(UserError, match="LUAT-06"):
        own_rules.read_amount(office.rules.rule("PUB_DEFAULT", TODAY), text)


def test_a_share_is_read_as_people_write_it(office: Office) -> None:
    share = next(rule for rule in own_rules.choosable(office) if str(rule.unit) == "ratio")
    assert own_rules.read_amount(share, "10 %") == Fraction(1, 10)
    assert own_rules.read_amount(share, "2/3") == Fraction(2, 3)
    assert own_rules.read_amount(share, "12,5") == Fraction(1, 8)
    with pytest.raises(UserError, match="LUAT-06"):
        own_rules.read_amount(share, "0")


@pytest.mark.parametrize(
    "wanted",
    [
        OwnRule("PUB_DEFAULT", Fraction(3), date(1990, 1, 1), "x"),
        OwnRule("PUB_DEFAULT", Fraction(3), date(2026, 11, 1), " "),
    ],
)
def test_what_would_mean_nothing_is_refused(office: Office, wanted: OwnRule) -> None:
    with pytest.raises(UserError, match="LUAT-06"):
        own_rules.enter(office, wanted)
    assert own_rules.own_rules(office) == ()


def test_a_row_by_hand_without_a_day_stays_beside_a_later_value(office: Office) -> None:
    folder = law_overrides_folder(office.store.folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "clocks.toml").write_text('[[rule]]\nid = "PUB_DEFAULT"\namount = 4\n', encoding="utf-8")
    office.law.forget()
    own_rules.enter(office, OwnRule("PUB_DEFAULT", Fraction(3), date(2027, 1, 1), "Công văn số 14/UBND-NC"))
    assert office.rules.rule("PUB_DEFAULT", date(2026, 12, 1)).amount == 4
    assert office.rules.rule("PUB_DEFAULT", date(2027, 1, 2)).amount == 3


def hand_written(office: Office, text: str) -> Path:
    path = law_overrides_folder(office.store.folder) / "clocks.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    office.law.forget()
    return path


def test_a_row_by_hand_without_a_day_is_taken_back(office: Office) -> None:
    path = hand_written(office, '[[rule]]\nid = "PUB_DEFAULT"\namount = 4\n')
    (rule,) = own_rules.own_rules(office)
    own_rules.take_back(office, rule)
    assert own_rules.own_rules(office) == ()
    assert "PUB_DEFAULT" not in path.read_text(encoding="utf-8")


def test_a_row_the_program_cannot_take_out_is_not_said_to_be_taken_back(office: Office) -> None:
    text = 'rule = [{ id = "PUB_DEFAULT", amount = 4 }]\n'
    path = hand_written(office, text)
    (rule,) = own_rules.own_rules(office)
    for unless_it_moves in (True, False):
        with pytest.raises(UserError, match="LUAT-06"):
            own_rules.take_back(office, rule, unless_it_moves=unless_it_moves)
    assert path.read_text(encoding="utf-8") == text


ANOTHER = """# của tỉnh

[[rule]]
id = "POST_30"
amount = 45
valid_from = 2026-11-01
citation = "a"
"""


def test_remarks_stay_with_their_rows(office: Office) -> None:
    after = ANOTHER.replace("POST_30", "PUB_DEFAULT").replace("# của tỉnh", "# hỏi lại tỉnh năm sau")
    path = hand_written(office, ANOTHER)
    own_rules.enter(office, THREE)
    path.write_text(
        path.read_text(encoding="utf-8") + "\n" + after.replace("2026-11-01", "2027-01-01"), encoding="utf-8"
    )
    office.law.forget()
    own_rules.take_back(office, next(rule for rule in own_rules.own_rules(office) if rule.amount == 3))
    assert path.read_text(encoding="utf-8") == ANOTHER + "\n" + after.replace("2026-11-01", "2027-01-01")


class Broken(Exception):
    """What a test lets fail."""


def fail(*_arguments: object, **_named: object) -> None:
    raise Broken


@pytest.mark.parametrize("there", [False, True], ids=["first value", "second value"])
@pytest.mark.parametrize(
    "broken",
    ["papi_desktop.atomic.publish", "papi_desktop.operations.open_limits.store", "papi_desktop.store.audit.seal"],
    ids=["the file", "the records", "the commit"],
)
def test_file_and_books_agree_whatever_fails(
    office: Office, monkeypatch: pytest.MonkeyPatch, broken: str, there: bool
) -> None:
    record_id = disclosed(office, hung=False)
    if there:
        own_rules.enter(office, replace(THREE, amount=Fraction(2)))
    path = law_overrides_folder(office.store.folder) / "clocks.toml"
    before = (due(office, record_id), own_rules.own_rules(office), path.read_bytes() if there else None)
    with monkeypatch.context() as patch:
        # Setting the old file aside is not what fails here, nor putting it back.
        real, calls = atomic.publish, iter((False, True) if there else (True,))
        once = lambda *given: fail() if next(calls, False) else real(*given)  # noqa: E731
        patch.setattr(broken, once if broken.endswith("publish") else fail)
        with pytest.raises(Broken):
            own_rules.enter(office, THREE)
    office.law.forget()
    after = (due(office, record_id), own_rules.own_rules(office), path.read_bytes() if path.exists() else None)
    assert after == before
    assert [name.name for name in path.parent.glob(".*")] == []


def test_a_full_disk_is_told(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_given: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(atomic, "write", full)
    with pytest.raises(UserError, match="KHO-01"):
        own_rules.enter(office, THREE)
    assert own_rules.own_rules(office) == ()
