"""The way down: what the level above sends is shown first, holds when a person says so, and can be taken back."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from papi_desktop.documents.wording import for_people
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.law.calendar import DayKind
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.periods import parse_period
from papi_desktop.domain.registers import DISCLOSURES, GUIDANCE, PLAN_TASKS, PLANS, POSTINGS, REPORT_TERMS, UNIT_KEYS
from papi_desktop.exchange import stick
from papi_desktop.exchange.bundle.manifest import manifest_of
from papi_desktop.exchange.bundle.strict_json import parse_object
from papi_desktop.operations import (
    counted_again,
    days_off,
    guidance,
    guidance_files,
    guidance_out,
    guidance_sent,
    own_rules,
    papers,
    records,
    report_kinds,
    unit_keys,
    wordings,
)
from papi_desktop.operations.days_off import OwnDay
from papi_desktop.operations.guidance_changes import Change
from papi_desktop.operations.office import Office, law_overrides_folder
from papi_desktop.operations.own_rules import OwnRule
from papi_desktop.operations.receive import receive_file
from papi_desktop.operations.received_file import ReceivedFile
from papi_desktop.operations.setup import open_office
from papi_desktop.store.query import Query
from papi_desktop.store.store import Store
from papi_desktop.store.transaction import Transaction
from tests.handover.conftest import Road, commune
from tests.handover.forge import Forger
from tests.operations.conftest import PASSWORD, TODAY

DAY = date(2026, 12, 24)
PLAN = """KẾ HOẠCH
Nâng cao Chỉ số PAPI năm 2026
TT\tNhiệm vụ\tChủ trì\tPhối hợp\tThời gian
1\tNiêm yết danh sách hộ nghèo\tUBND cấp xã\tTrưởng thôn\tQuý IV
2\tĐối thoại với Nhân dân\tUBND cấp xã\tMTTQ\ttrước ngày 20/12
"""


@pytest.fixture
def below(road: Road) -> Road:
    """The commune knows the key of the level above."""
    unit_keys.trust(road.commune, unit_keys.own_key(road.above).public)
    counted_again.catch_up(road.commune)
    return road


def sent(road: Road, title: str = "Lịch nghỉ cuối năm 2026", **rest: object) -> ReceivedFile:
    [one] = guidance_out.send(road.above, road.stick, title, **rest)  # type: ignore[arg-type]
    return receive_file(road.commune, one.file)


def enter(office: Office, day: date = DAY, name: str = "Nghỉ theo Công văn 12") -> None:
    days_off.enter_days(office, [OwnDay(day, DayKind.HOLIDAY, name, "Công văn 12/UBND")])


def opened_again(office: Office) -> Office:
    folder = office.store.folder
    office.store.close()
    return open_office(folder, password=PASSWORD, today=lambda: TODAY)


def line(office: Office) -> dict[str, object]:
    [row] = office.store.all(GUIDANCE)
    return row


def test_it_waits_until_a_person_applies_it(below: Road) -> None:
    enter(below.above)
    done = sent(below)
    assert (done.status, done.kind) == ("accepted", "guidance")
    assert not below.commune.calendar.days.get(DAY)
    seen = guidance.preview(below.commune, str(line(below.commune)["id"]))
    assert seen.changes == (Change("day", "24/12/2026", None, "Nghỉ theo Công văn 12 – Công văn 12/UBND"),)
    assert not below.commune.calendar.days.get(DAY), "looking changes nothing"
    guidance.apply(below.commune, str(line(below.commune)["id"]))
    assert below.commune.calendar.days[DAY].name_vi == "Nghỉ theo Công văn 12"
    assert line(below.commune)["state"] == "applied"
    assert receive_file(below.commune, done.path).status == "already"


def test_guidance_that_could_not_be_kept_leaves_no_file_in_the_backups(
    below: Road, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(below.above)
    [one] = guidance_out.send(below.above, below.stick, "Lịch nghỉ")
    before = below.commune.store.file_paths()

    def broken(*_told: Any) -> str:
        raise RuntimeError

    with monkeypatch.context() as failing:
        failing.setattr(Transaction, "insert", broken)
        with pytest.raises(RuntimeError):
            receive_file(below.commune, one.file)
    assert below.commune.store.file_paths() == before
    assert receive_file(below.commune, one.file).status == "accepted"
    assert len(below.commune.store.file_paths()) > len(before)


def test_taking_it_back_brings_back_what_was(below: Road) -> None:
    enter(below.above)
    sent(below)
    id = str(line(below.commune)["id"])
    with pytest.raises(UserError, match="HD-02"):
        guidance.take_back(below.commune, id, "Nhầm")
    guidance.apply(below.commune, id)
    with pytest.raises(UserError, match="HD-03"):
        guidance.take_back(below.commune, id, " ")
    guidance.take_back(below.commune, id, "Tỉnh gửi nhầm")
    assert DAY not in below.commune.calendar.days
    assert guidance_files.present(below.commune) == {}
    assert line(below.commune)["state"] == "taken_back"
    guidance.apply(below.commune, id)
    assert DAY in below.commune.calendar.days


def test_undoing_the_batch_takes_the_files_away_too(below: Road) -> None:
    enter(below.above)
    sent(below)
    guidance.apply(below.commune, str(line(below.commune)["id"]))
    batch = next(b for b in below.commune.store.batches() if "Lịch nghỉ" in b.operation.in_english())
    records.undo(below.commune, batch.id)
    assert line(below.commune)["state"] == "waiting"
    assert DAY not in below.commune.calendar.days


def test_a_layer_somebody_tampered_with_is_laid_anew_when_the_office_is_opened(below: Road) -> None:
    enter(below.above)
    sent(below)
    guidance.apply(below.commune, str(line(below.commune)["id"]))
    layer = law_overrides_folder(below.commune.store.folder) / "above"
    (layer / "holidays.toml").unlink()
    below.commune.law.forget()
    assert DAY not in below.commune.calendar.days
    again = opened_again(below.commune)
    assert DAY in again.calendar.days
    again.store.close()


def test_files_nobody_sent_are_gone_when_the_office_is_opened(below: Road) -> None:
    layer = law_overrides_folder(below.commune.store.folder) / "above"
    layer.mkdir(parents=True)
    (layer / "holidays.toml").write_text(
        f'[[day]]\nid = "{DAY}"\nkind = "holiday"\nname_vi = "Nghỉ"\ncitation = ""\n'
        'certainty = "to_check"\nsource = "x"\n',
        encoding="utf-8",
    )
    below.commune.law.forget()
    assert DAY in below.commune.calendar.days
    again = opened_again(below.commune)
    assert DAY not in again.calendar.days
    assert not list(layer.iterdir())
    again.store.close()


def test_guidance_whose_file_is_lost_does_not_keep_the_books_closed(
    below: Road, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(below.above)
    sent(below)
    guidance.apply(below.commune, str(line(below.commune)["id"]))
    lost = UserError("KHO-09", say("It is lost."), say("Nothing was changed."), say("Choose another place."))

    def missing(_store: object, _digest: str) -> bytes:
        raise lost

    monkeypatch.setattr(Store, "get_file", missing)
    again = opened_again(below.commune)
    assert any("guidance in force" in notice.in_english() for notice in again.store.notices)
    again.store.close()


def test_the_last_made_holds_whatever_the_order(below: Road) -> None:
    enter(below.above)
    sent(below, "Lần một")
    below.above.today = lambda: date(2026, 11, 23)
    other = date(2026, 12, 28)
    enter(below.above, other)
    sent(below, "Lần hai")
    held, newer = sorted(below.commune.store.all(GUIDANCE), key=lambda row: row["made_at"])
    guidance.apply(below.commune, held["id"])
    told = [(c.name, c.after) for c in guidance.preview(below.commune, newer["id"]).changes]
    assert [name for name, _after in told] == ["28/12/2026", "24/12/2026"]
    assert told[1][1] == say("No longer"), "what the newer one no longer says goes, and is told"
    guidance.take_back(below.commune, held["id"], "Thử")
    first, second = sorted(below.commune.store.all(GUIDANCE), key=lambda row: row["made_at"])
    for order in ((first, second), (second, first)):
        for row in order:
            guidance.apply(below.commune, row["id"])
        assert (DAY in below.commune.calendar.days, other in below.commune.calendar.days) == (False, True)
        guidance.take_back(below.commune, second["id"], "Thử")
        assert (DAY in below.commune.calendar.days, other in below.commune.calendar.days) == (True, False)
        guidance.take_back(below.commune, first["id"], "Thử")


def test_what_the_commune_entered_itself_stays_above_it(below: Road) -> None:
    enter(below.above)
    enter(below.commune, DAY, "Ngày của xã")
    sent(below)
    guidance.apply(below.commune, str(line(below.commune)["id"]))
    assert below.commune.calendar.days[DAY].name_vi == "Ngày của xã"
    later = date(2026, 12, 30)
    enter(below.commune, later, "Thêm")
    assert below.commune.calendar.days[DAY].name_vi == "Nghỉ theo Công văn 12", "the day of the level above is not lost"


def test_days_off_move_what_runs_and_are_told_before(below: Road) -> None:
    office = below.commune
    rule = office.rules.rule("PUB_DEFAULT", office.today()).snapshot()
    disclosure = {"title": "Quy chế", "edition": 1, "trigger_date": "2026-12-21", "due": "2026-12-28", "due_rule": rule}
    with office.store.transaction(say("Test")) as tx:
        disclosure_id = tx.insert(DISCLOSURES, disclosure)
        place = office.places()[0]
        tx.insert(POSTINGS, {"disclosure_id": disclosure_id, "place_id": place["id"], "place_name": place["name"]})
    enter(below.above)
    sent(below)
    id = str(line(office)["id"])
    [moved] = guidance.preview(office, id).moved
    assert (moved.before, moved.after) == (date(2026, 12, 28), date(2026, 12, 29))
    assert [m.after for m in guidance.apply(office, id)] == [date(2026, 12, 29)]
    assert office.store.get(DISCLOSURES, disclosure_id)["due"] == "2026-12-29"  # type: ignore[index]
    guidance.take_back(office, id, "Thôi")
    assert office.store.get(DISCLOSURES, disclosure_id)["due"] == "2026-12-28"  # type: ignore[index]


def test_a_rule_that_comes_down_counts_open_time_limits_again(below: Road, tmp_path: Path) -> None:
    office = below.commune
    rule = office.rules.rule("PUB_DEFAULT", office.today()).snapshot()
    disclosure = {"title": "Quy chế", "edition": 1, "trigger_date": "2026-12-21", "due": "2026-12-28", "due_rule": rule}
    with office.store.transaction(say("Test")) as tx:
        disclosure_id = tx.insert(DISCLOSURES, disclosure)
        place = office.places()[0]
        tx.insert(POSTINGS, {"disclosure_id": disclosure_id, "place_id": place["id"], "place_name": place["name"]})
    tables = tmp_path / "bang"
    tables.mkdir()
    (tables / "clocks.toml").write_text('[[rule]]\nid = "PUB_DEFAULT"\namount = 3\n', encoding="utf-8-sig")
    sent(below, tables=tables)
    id = str(line(office)["id"])
    told = guidance.preview(office, id).moved
    [shift] = [shift for shift in told if shift.record_id == disclosure_id]
    assert (shift.before, shift.after) == (date(2026, 12, 28), date(2026, 12, 24))
    assert office.store.get(DISCLOSURES, disclosure_id)["due"] == "2026-12-28"  # type: ignore[index]
    assert guidance.apply(office, id) == told
    kept = office.store.get(DISCLOSURES, disclosure_id) or {}
    assert (kept["due"], kept["due_rule"]["amount"]) == ("2026-12-24", "3")
    assert counted_again.catch_up(office) == ()
    guidance.take_back(office, id, "Thôi")
    assert office.store.get(DISCLOSURES, disclosure_id)["due"] == "2026-12-28"  # type: ignore[index]
    guidance.apply(office, id)
    records.undo(office, next(b for b in office.store.batches() if "Apply" in b.operation.in_english()).id)
    assert office.store.get(DISCLOSURES, disclosure_id)["due"] == "2026-12-28"  # type: ignore[index]


def test_rules_and_report_days_come_down(below: Road, tmp_path: Path) -> None:
    tables = tmp_path / "bang"
    tables.mkdir()
    (tables / "clocks.toml").write_text('[[rule]]\nid = "PUB_DEFAULT"\namount = 3\n', encoding="utf-8")
    (tables / "reports.toml").write_text('[[kind]]\nkey = "disclosures"\ndue = { Q4 = "12-15" }\n', encoding="utf-8")
    (tables / "voluntary.toml").write_text("[[levy]]\n", encoding="utf-8")
    sent(below, tables=tables)
    id = str(line(below.commune)["id"])
    told = {(c.group, c.name): c for c in guidance.preview(below.commune, id).changes}
    rule = next(c for (group, _name), c in told.items() if group == "rule")
    assert (rule.before.in_english(), rule.after.in_english()) == ("5 working days", "3 working days")  # type: ignore[union-attr]
    assert ("kind", "Danh sách các nội dung đã công khai") in told
    guidance.apply(below.commune, id)
    assert below.commune.rules.rule("PUB_DEFAULT", below.commune.today()).amount == 3
    due = report_kinds.kind_of(below.commune, "disclosures").due_on(parse_period("2026-Q4"))
    assert due == date(2026, 12, 15)
    guidance.take_back(below.commune, id, "Thôi")
    assert below.commune.rules.rule("PUB_DEFAULT", below.commune.today()).amount == 5


def test_citations_receivers_and_later_days_are_among_the_changes(below: Road, tmp_path: Path) -> None:
    tables = tmp_path / "bang"
    tables.mkdir()
    (tables / "clocks.toml").write_text(
        '[[rule]]\nid = "PUB_DEFAULT"\namount = 3\nvalid_from = 2027-01-01\ncitation = "Công văn số 9/UBND-NC"\n',
        encoding="utf-8",
    )
    (tables / "reports.toml").write_text('[[kind]]\nkey = "disclosures"\nreceivers = ["Sở Nội vụ"]\n', encoding="utf-8")
    sent(below, tables=tables)
    id = str(line(below.commune)["id"])
    before = guidance.preview(below.commune, id).changes
    told = {in_english(c.name): (in_english(c.before), in_english(c.after)) for c in before}
    title = report_kinds.kind_of(below.commune, "disclosures").title
    usual = "; ".join(report_kinds.kind_of(below.commune, "disclosures").receivers)
    assert told[f"{title}: receivers"] == (usual, "Sở Nội vụ")
    rule = below.commune.rules.rule("PUB_DEFAULT", TODAY)
    assert told[rule.subject_vi] == ("5 working days", "3 working days, from 01/01/2027")
    assert told[f"{rule.subject_vi}: legal basis"] == (rule.citation, "Công văn số 9/UBND-NC, from 01/01/2027")
    assert len(told) == 3
    guidance.apply(below.commune, id)
    seen = guidance.preview(below.commune, id)
    assert (seen.changes, seen.moved) == (before, ()), "of one that holds it is told what it changed"


def in_english(text: Message | str | None) -> str:
    return text.in_english() if isinstance(text, Message) else str(text)


def test_what_this_office_wrote_itself_is_no_change(below: Road) -> None:
    enter(below.above)
    enter(below.commune, DAY, "Ngày của xã")
    sent(below)
    assert guidance.preview(below.commune, str(line(below.commune)["id"])).changes == ()


def test_deadlines_set_on_the_screen_come_down_over_those_of_the_file(below: Road) -> None:
    (below.above.store.folder / "reports.toml").write_text(
        '[[kind]]\nkey = "disclosures"\ndue = { Q4 = "12-10" }\nreceivers = ["Sở Nội vụ"]\n', encoding="utf-8"
    )
    terms = {"kind": "disclosures", "due_q4": "15/12", "counted_from": 15}
    records.save(below.above, REPORT_TERMS, {**REPORT_TERMS.blank(), **terms})
    sent(below)
    guidance.apply(below.commune, str(line(below.commune)["id"]))
    kind = report_kinds.kind_of(below.commune, "disclosures")
    period = report_kinds.period_for(kind, "2026-Q4")
    assert (kind.due_on(period), period.first_day) == (date(2026, 12, 15), date(2026, 9, 15))
    assert kind.receivers == ("Sở Nội vụ",)
    assert kind.every == report_kinds.kind_of(below.above, "disclosures").every


def wordings_of(office: Office, name: str) -> dict[str, str]:
    return {text.key: text.current for text in wordings.template(office, name).texts}


def test_texts_of_papers_come_down_and_can_be_overwritten(below: Road) -> None:
    key = next(iter(wordings_of(below.above, "notice")))
    said = wordings_of(below.above, "notice")[key] + " (theo mẫu của tỉnh)"
    wordings.change(below.above, "notice", {key: said})
    sent(below)
    id = str(line(below.commune)["id"])
    [change] = guidance.preview(below.commune, id).changes
    assert (change.group, change.after) == ("text", said)
    guidance.apply(below.commune, id)
    assert guidance.preview(below.commune, id).changes == (change,), "what it changed stays to be read"
    assert change.before == wordings_of(below.commune, "notice")[key].replace(" (theo mẫu của tỉnh)", "")
    assert papers.wording(below.commune, "notice").texts[key] == said
    wordings.change(below.commune, "notice", {key: said + "."})
    assert papers.wording(below.commune, "notice").texts[key] == said + "."
    wordings.take_back(below.commune, "notice")
    assert papers.wording(below.commune, "notice").texts[key] == said


def test_a_text_with_a_place_to_fill_is_shown_as_people_write_it(below: Road) -> None:
    said = wordings_of(below.above, "budget")["figures"]
    assert "{count}" not in said, "here people read it"
    wordings.change(below.above, "budget", {"figures": said.replace("Có ", "Tổng số ")})
    sent(below)
    [change] = guidance.preview(below.commune, str(line(below.commune)["id"])).changes
    assert (change.before, change.after) == (said, said.replace("Có ", "Tổng số "))


def test_a_plan_brings_its_tasks_and_goes_with_them(below: Road, tmp_path: Path) -> None:
    plan = tmp_path / "Ke hoach 99.txt"
    plan.write_text(PLAN, encoding="utf-8")
    sent(below, "Kế hoạch PAPI 2026", plan=plan)
    id = str(line(below.commune)["id"])
    assert [c.name for c in guidance.preview(below.commune, id).changes if c.group == "plan"] == [
        "Niêm yết danh sách hộ nghèo",
        "Đối thoại với Nhân dân",
    ]
    assert below.commune.store.count(PLANS) == 0
    guidance.apply(below.commune, id)
    assert [task["share"] for task in below.commune.store.all(PLAN_TASKS)] == ["leads", "leads"]
    [entered] = below.commune.store.all(PLANS)
    assert entered["issued_by"] == below.above.unit["name"]
    guidance.take_back(below.commune, id, "Thay kế hoạch khác")
    assert (below.commune.store.count(PLANS), below.commune.store.count(PLAN_TASKS)) == (0, 0)


def test_a_table_that_does_not_fit_is_refused_where_it_is_made_and_where_it_arrives(
    below: Road, tmp_path: Path
) -> None:
    tables = tmp_path / "bang"
    tables.mkdir()
    (tables / "clocks.toml").write_text('[[rule]]\nid = "PUB_DEFAULT"\nunit = "parsec"\n', encoding="utf-8")
    with pytest.raises(UserError, match="LUAT-01"):
        guidance_out.send(below.above, below.stick, "Hỏng", tables=tables)
    assert list(below.stick.iterdir()) == []


def test_only_the_level_above_is_believed(below: Road) -> None:
    """A commune that signs guidance for another commune is refused, and so is one whose key nobody knows."""
    enter(below.above)
    [one] = guidance_out.send(below.above, below.stick, "Lịch nghỉ")
    [row] = below.commune.store.all(UNIT_KEYS, Query(filters={"role": "receiving"}))
    with below.commune.store.transaction(say("Test")) as tx:
        tx.update(UNIT_KEYS, row["id"], {"role": "commune"})
    done = receive_file(below.commune, one.file)
    assert (done.status, done.error.code if done.error else "") == ("refused", "BG-11")
    unit_keys.withdraw(below.commune, row["fingerprint"])
    done = receive_file(below.commune, one.file)
    assert (done.status, done.error.code if done.error else "") == ("refused", "BG-09")
    assert below.commune.store.count(GUIDANCE) == 0


def test_a_part_that_is_no_table_of_the_law_is_refused(below: Road) -> None:
    enter(below.above)
    [one] = guidance_out.send(below.above, below.stick, "Lịch nghỉ")
    turned = Road(below.above, below.commune, below.stick)
    forger = Forger(turned, one.file)
    for name in ("law/matters.toml", "wording/khong_co.toml", "data/households.jsonl", "files/" + "0" * 64):
        parts = {"guidance.json": b'{"plan":null}', name: b"x = 1\n"}
        path = forger.write(forger.signed(forger.listing(parts), parts))
        assert receive_file(below.commune, path).status == "refused", name
    assert below.commune.store.count(GUIDANCE) == 0
    assert not (law_overrides_folder(below.commune.store.folder) / "above").exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("wording/official_format.toml", b"[texts]\na = 'b'\n"),
        ("wording/notice.toml", b"texts = 5\n"),
        ("wording/notice.toml", b"[texts]\nkhong_co = 'x'\n"),
        ("wording/notice.toml", b"\xff\xfe"),
        ("wording/notice.toml", b"a = " + b"[" * 50_000),
        ("law/clocks.toml", b"rule = 5\n"),
        ("law/clocks.toml", b"[[rule]]\nid = 5\n"),
        ("law/clocks.toml", b"[[rule]]\nid = 'PUB_DEFAULT'\namount = []\n"),
        ("law/clocks.toml", b"a = " + b"[" * 50_000),
        ("law/holidays.toml", b"[[day]]\nid = 'tet'\n"),
        ("law/reports.toml", b"[[kind]]\nkey = 'disclosures'\ndue = 5\n"),
        ("law/reports.toml", b"[[kind]]\nkey = 'disclosures'\ndue = { Q4 = '31-12' }\n"),
        ("law/reports.toml", b"kind = 5\n"),
        ("law/papi.toml", b" " * (3 * 2**20)),
    ],
)
def test_tables_somebody_made_up_are_refused_and_never_crash(below: Road, name: str, content: bytes) -> None:
    enter(below.above)
    [one] = guidance_out.send(below.above, below.stick, "Lịch nghỉ")
    forger = Forger(Road(below.above, below.commune, below.stick), one.file)
    parts = {"guidance.json": b'{"plan":null}', name: content}
    done = receive_file(below.commune, forger.write(forger.signed(forger.listing(parts), parts)))
    assert (done.status, done.error.code if done.error else "") == ("refused", "BG-05")
    assert below.commune.store.count(GUIDANCE) == 0


def test_what_was_sent_is_taken_when_it_is_signed_again_unchanged(below: Road) -> None:
    """The forger's own signing is no reason to refuse: the tables made up above are refused for what they hold."""
    enter(below.above)
    [one] = guidance_out.send(below.above, below.stick, "Lịch nghỉ")
    forger = Forger(Road(below.above, below.commune, below.stick), one.file)
    parts = {name: data for name, data in forger.members().items() if not name.startswith("manifest")}
    assert len(parts) > 1
    done = receive_file(below.commune, forger.write(forger.signed(forger.listing(parts), parts)))
    assert (done.status, done.error) == ("accepted", None)
    assert below.commune.store.count(GUIDANCE) == 1


def test_what_goes_down_is_told_value_by_value_beside_what_ships(below: Road, tmp_path: Path) -> None:
    enter(below.above)
    value = OwnRule("PUB_DEFAULT", Fraction(3), date(2027, 1, 1), "Công văn 512")
    own_rules.enter(below.above, value)
    standard = papers.wording(below.above, "notice").texts["closing"]
    wordings.change(below.above, "notice", {"closing": "{unit} xin báo để bà con biết"})
    records.save(below.above, REPORT_TERMS, {**REPORT_TERMS.blank(), "kind": "disclosures", "due_q4": "15/12"})
    plan = tmp_path / "ke-hoach.txt"
    plan.write_text(PLAN, encoding="utf-8")
    told = guidance_out.content(below.above, plan)
    [day] = told.files["law/holidays.toml"]
    assert (day.group, day.name, day.before, day.after) == (
        "day",
        "24/12/2026",
        None,
        "Nghỉ theo Công văn 12 – Công văn 12/UBND",
    )
    amount, basis = told.files["law/clocks.toml"]
    assert (in_english(amount.before), in_english(amount.after)) == (
        "5 working days",
        "3 working days, from 01/01/2027",
    )
    assert in_english(basis.after) == "Công văn 512, from 01/01/2027"
    [text] = told.files["wording/notice.toml"]
    assert (text.before, text.after) == (for_people(standard), "{đơn vị} xin báo để bà con biết")
    [due] = told.files["law/reports.toml"]
    assert (due.group, "15/12" in str(due.before), "15/12" in str(due.after)) == ("kind", False, True)
    assert [change.name for change in told.plan] == ["Niêm yết danh sách hộ nghèo", "Đối thoại với Nhân dân"]


def test_nothing_to_send_is_said(below: Road) -> None:
    with pytest.raises(UserError, match="HD-04"):
        guidance_out.send(below.above, below.stick, "Trống")


def test_every_table_that_can_go_down_has_a_name() -> None:
    assert set(guidance_files.TITLES) == guidance_files.TABLES


def states_sent(road: Road) -> list[tuple[str, str | None]]:
    return [(row["state"], row["applied_on"]) for row in guidance_sent.all_sent(road.above)]


def test_the_level_above_hears_with_the_next_report_what_became_of_its_guidance(below: Road) -> None:
    enter(below.above)
    sent(below)
    assert states_sent(below) == [("written", None)]
    [row] = guidance_sent.all_sent(below.above)
    assert (row["unit_name"], row["place"]) == (below.commune.unit["name"], str(below.stick))
    assert receive_file(below.above, below.hand().file).status == "accepted"
    assert states_sent(below) == [("waiting", None)]
    guidance.apply(below.commune, str(line(below.commune)["id"]))
    below.disclose("Lịch tiếp công dân")
    below.commune.today = lambda: date(2026, 11, 23)
    first = below.hand()
    assert receive_file(below.above, first.file).status == "accepted"
    assert states_sent(below) == [("applied", TODAY.isoformat())]


def test_a_report_handed_over_again_after_guidance_was_applied_is_the_same_report(below: Road) -> None:
    enter(below.above)
    sent(below)
    first = below.hand()
    assert receive_file(below.above, first.file).status == "accepted"
    guidance.apply(below.commune, str(line(below.commune)["id"]))
    below.commune.today = lambda: date(2026, 11, 23)
    again = below.hand()
    assert (again.version, again.short_code) == (first.version, first.short_code)
    assert receive_file(below.above, again.file).status == "already"
    assert states_sent(below)[0][0] == "applied", "what it tells of guidance is heard all the same"
    assert receive_file(below.above, first.file).status == "already"
    assert states_sent(below)[0][0] == "applied", "an older report says nothing against a newer one"


def test_a_stick_that_fails_half_way_leaves_what_it_took_in_the_list(
    below: Road, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = commune(tmp_path / "khac", "xã Yên Châu")
    unit_keys.trust(below.above, unit_keys.own_key(other).public)
    other.store.close()
    enter(below.above)
    deliver = stick.deliver
    done: list[bool] = []

    def once(*told: Any) -> Any:
        if done:
            raise UserError("BG-01", say("It is lost."), say("Nothing was changed."), say("Choose another place."))
        done.append(True)
        return deliver(*told)

    monkeypatch.setattr(stick, "deliver", once)
    with pytest.raises(UserError, match="BG-01"):
        guidance_out.send(below.above, below.stick, "Lịch nghỉ")
    assert len(states_sent(below)) == 1


@pytest.mark.parametrize(
    "told",
    [
        5,
        [5],
        [{"short_code": "x"}],
        [{"short_code": "x", "made_at": "y", "state": "Applied"}],
        [{"short_code": "x", "made_at": "y", "state": "applied", "since": "mai"}],
    ],
)
def test_what_is_no_word_on_guidance_is_no_description(told: Any) -> None:
    manifest = parse_object(MANIFEST)
    assert manifest_of(manifest).guidance == ()
    with pytest.raises((ValueError, KeyError, TypeError)):
        manifest_of({**manifest, "guidance": told})


MANIFEST = b"""{"format":1,"purpose":"report","unit":{"name":"x","code":"","province":"y"},"signer":"","fingerprint":"",
"receiver":"","kind":"papi","period":"2026","version":1,"title":"","made_at":"2026-11-22T08:00:00+07:00","made_by":"",
"audit_head":"","program":"","schema":1,"registers":{},"counts":{},"members":[]}"""
