"""Petitions: the clock of each kind, what its steps do to it, and what Today says."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from papi_desktop.documents.paper import Table
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.periods import parse_period
from papi_desktop.domain.register import Severity
from papi_desktop.domain.registers import DISCLOSURES, PETITION_STEPS, PETITIONS
from papi_desktop.domain.stands import SHORT
from papi_desktop.operations import record_papers, records, report_kinds
from papi_desktop.operations.agenda import Urgency
from papi_desktop.operations.figures import reckon
from papi_desktop.operations.office import Office
from papi_desktop.operations.petitions import lodging, period_papers
from papi_desktop.operations.petitions.state import agenda_lines, due_told, same_matter, state_of
from papi_desktop.operations.reckoning.keeping import Keeping
from tests.operations.texts import text_of


def receive(office: Office, **values: Any) -> str:
    """Record a petition."""
    told = {"kind": "recommendation", "summary": "Đường bản Nà Cáy sạt lở", "received_on": "2026-11-20"}
    # Who has no official in charge in these tests is not what they are about.
    accepted = {"assigned_id": "chưa phân công"}
    return records.save(office, PETITIONS, {**PETITIONS.blank(), **told, **values}, accepted=accepted)


def step(office: Office, petition_id: str, kind: str, day: str, **values: Any) -> str:
    """Record a step; warnings are passed."""
    record = {"petition_id": petition_id, "kind": kind, "day": day, "reason": "theo hồ sơ", **values}
    return records.save(office, PETITION_STEPS, record, accepted={"day": "muộn", "kind": "đã xét"})


def kept(office: Office, petition_id: str) -> dict[str, Any]:
    found = office.store.get(PETITIONS, petition_id)
    assert found is not None
    return found


# --- the clock of each kind ---


def test_a_complaint_is_accepted_within_seven_working_days(office: Office) -> None:
    """Friday 20/11/2026, with 24/11 off: the seventh working day is Wednesday 2/12 (test vector of the law study)."""
    petition = kept(office, receive(office, kind="complaint"))
    assert petition["due"] == "2026-12-02"
    assert petition["due_rule"]["rules"][0]["id"] == "COMPLAINT_ACCEPT"
    assert any("24/11/2026: không tính" in line for line in petition["due_rule"]["lines"])


def test_tet_is_not_counted(office: Office) -> None:
    """Thursday 28/1/2027: 29/1, 1, 2, 3/2, then Tết 4-10/2, then 11, 12 and 15/2."""
    office.today = lambda: date(2027, 1, 28)
    petition = kept(office, receive(office, kind="complaint", received_on="2027-01-28"))
    assert petition["due"] == "2027-02-15"


def test_an_access_request_and_its_extension(office: Office) -> None:
    """Valid on Monday 23/11/2026: twelve days end on Saturday 5/12 and move to 7/12; the extension runs from 5/12 to 17/12."""
    request = receive(office, kind="information", valid_on="2026-11-23")
    assert kept(office, request)["due"] == "2026-12-07"
    step(office, request, "extension", "2026-12-01")
    assert kept(office, request)["due"] == "2026-12-17"


def test_a_request_before_the_law_keeps_the_old_clock(office: Office) -> None:
    petition = kept(office, receive(office, kind="information", received_on="2026-08-31"))
    assert petition["due_rule"]["rules"][0]["id"] == "ATI_2016_OFFICE"
    online = kept(office, receive(office, kind="information", received_on="2026-08-31", channel="web"))
    assert online["due_rule"]["rules"][0]["id"] == "ATI_2016_ONLINE"
    new = kept(office, receive(office, kind="information", received_on="2026-09-01", channel="web"))
    assert new["due_rule"]["rules"][0]["id"] == "ATI_ANSWER"


def test_feedback_is_answered_within_ten_working_days(office: Office) -> None:
    assert kept(office, receive(office, kind="feedback"))["due"] == "2026-12-07"


def test_an_objection_to_a_posted_list_has_its_own_clock(office: Office) -> None:
    draft = records.save(office, DISCLOSURES, {"title": "Kết quả rà soát", "duty": "ho-ngheo", "stage": "ra-soat"})
    other = records.save(office, DISCLOSURES, {"title": "Dự toán ngân sách", "duty": "kh-kt-xh"})
    assert kept(office, receive(office, kind="feedback", disclosure_id=draft))["due"] == "2026-11-26"
    assert kept(office, receive(office, kind="feedback", disclosure_id=other))["due"] == "2026-11-30"


def test_settlement_runs_from_acceptance(office: Office) -> None:
    complaint = receive(office, kind="complaint")
    step(office, complaint, "acceptance", "2026-11-25")
    petition = kept(office, complaint)
    assert (petition["state"], petition["accepted_on"], petition["due"]) == ("accepted", "2026-11-25", "2026-12-25")


def test_a_complex_complaint_gets_the_longer_term(office: Office) -> None:
    complaint = receive(office, kind="complaint")
    step(office, complaint, "acceptance", "2026-11-25")
    step(office, complaint, "extension", "2026-12-10")
    petition = kept(office, complaint)
    assert petition["due_rule"]["rules"][0]["id"] == "COMPLAINT_SETTLE_COMPLEX"
    assert petition["due"] == "2027-01-11", "45 days end on Saturday 9/1/2027"


def test_a_denunciation_is_extended_twice_at_most(office: Office) -> None:
    case = receive(office, kind="denunciation")
    step(office, case, "acceptance", "2026-11-25")
    step(office, case, "extension", "2026-12-20")
    step(office, case, "extension", "2027-01-20")
    assert kept(office, case)["due"] == "2027-02-23"
    third = {"petition_id": case, "kind": "extension", "day": "2027-02-10", "reason": "x"}
    found = [p for p in records.check(office, PETITION_STEPS, third) if p.field == "kind"]
    assert [p.severity for p in found] == [Severity.WARNING]


def test_days_of_a_suspension_are_not_counted(office: Office) -> None:
    complaint = receive(office, kind="complaint")
    step(office, complaint, "acceptance", "2026-11-25")
    step(office, complaint, "suspension", "2026-12-01")
    assert (kept(office, complaint)["state"], kept(office, complaint)["due"]) == ("suspended", None)
    step(office, complaint, "resumption", "2026-12-11")
    petition = kept(office, complaint)
    assert (petition["state"], petition["due"]) == ("accepted", "2027-01-04"), "25/12 and ten days"
    assert any("10 ngày không tính" in line for line in petition["due_rule"]["lines"])


def test_where_no_rule_extends_the_new_day_is_stated(office: Office) -> None:
    feedback = receive(office, kind="feedback")
    with pytest.raises(UserError, match="No rule says how long"):
        step(office, feedback, "extension", "2026-11-30")
    step(office, feedback, "extension", "2026-11-30", until="2026-12-20")
    assert kept(office, feedback)["due"] == "2026-12-20"


# --- steps ---


def test_an_answer_closes_and_a_removed_answer_opens_again(office: Office) -> None:
    feedback = receive(office, kind="feedback")
    answer = step(office, feedback, "reply", "2026-11-30", content="Đã sửa đường.")
    assert (kept(office, feedback)["state"], kept(office, feedback)["closed_on"]) == ("answered", "2026-11-30")
    records.remove(office, PETITION_STEPS, answer, "ghi nhầm")
    assert (kept(office, feedback)["state"], kept(office, feedback)["closed_on"]) == ("received", None)
    records.bring_back(office, PETITION_STEPS, answer)
    assert kept(office, feedback)["state"] == "answered"


def test_passed_on_for_advice_the_clock_goes_on(office: Office) -> None:
    complaint = receive(office, kind="complaint")
    step(office, complaint, "transfer", "2026-11-25", agency="Phòng Kinh tế", still_ours=True)
    assert kept(office, complaint)["state"] == "received"
    step(office, complaint, "transfer", "2026-11-26", agency="Chủ tịch UBND tỉnh")
    assert kept(office, complaint)["state"] == "transferred"


def test_what_was_passed_on_is_one_in_state_register_and_report(office: Office) -> None:
    def transferred() -> tuple[int | None, list[str]]:
        tables = report_kinds.report_tables(office)
        period = parse_period("2026-Q4")
        told = reckon(office, tables.figures["petitions_transferred"], period, Keeping(office, tables.books))
        sheet, _count = period_papers.intake_register(office, date(2026, 10, 1), date(2026, 12, 31))
        [table] = [block for block in sheet.paper.blocks if isinstance(block, Table)]
        at = next(n for n, column in enumerate(table.columns) if column.title.startswith("Chuyển cơ quan thụ lý"))
        return told.value, [row.cells[at] for row in table.rows]

    complaint = receive(office, kind="complaint")
    step(office, complaint, "transfer", "2026-11-25", agency="Phòng Kinh tế", still_ours=True)
    assert transferred() == (0, [""]), "sent for advice, it stays ours"
    step(office, complaint, "transfer", "2026-11-26", agency="Chủ tịch UBND tỉnh")
    assert transferred() == (1, ["Chủ tịch UBND tỉnh"])
    step(office, complaint, "transfer", "2026-11-27", agency="Thanh tra tỉnh")
    assert transferred()[0] == 1, "each petition once"
    step(office, complaint, "reply", "2026-12-05", content="Đã trả lời.")
    assert kept(office, complaint)["state"] == "answered"
    assert transferred() == (1, ["Chủ tịch UBND tỉnh; Thanh tra tỉnh"]), "that it was passed on stays true"


def test_a_step_that_does_not_fit_is_refused(office: Office) -> None:
    feedback = receive(office, kind="feedback")
    with pytest.raises(UserError, match="is not a step of"):
        step(office, feedback, "acceptance", "2026-11-25")
    with pytest.raises(UserError, match="to which body"):
        step(office, feedback, "transfer", "2026-11-25")
    with pytest.raises(UserError, match="needs a reason"):
        step(office, feedback, "refusal", "2026-11-25", reason="")
    with pytest.raises(UserError, match="received only on"):
        step(office, feedback, "reply", "2026-11-19")


def test_an_apology_says_why_and_by_when(office: Office) -> None:
    feedback = receive(office, kind="feedback")
    with pytest.raises(UserError, match="needs a reason"):
        step(office, feedback, "apology", "2026-12-08", reason="", until="2026-12-15")
    with pytest.raises(UserError, match="Give the new day"):
        step(office, feedback, "apology", "2026-12-08")
    with pytest.raises(UserError, match="before the apology"):
        step(office, feedback, "apology", "2026-12-08", until="2026-12-07")
    assert step(office, feedback, "apology", "2026-12-08", until="2026-12-15")
    step(office, feedback, "reply", "2026-12-16", content="Đã sửa.")
    assert step(office, feedback, "apology", "2026-12-16"), "what is answered promises no new day"


def test_no_kind_is_preset_and_one_is_asked_for(office: Office) -> None:
    assert "kind" not in PETITIONS.blank()
    found = records.check(office, PETITIONS, {**PETITIONS.blank(), "summary": "Đường hỏng"})
    assert [(p.field, p.severity) for p in found] == [("kind", Severity.ERROR)]


def test_a_denunciation_asks_for_the_official_in_charge(office: Office) -> None:
    case = {**PETITIONS.blank(), "kind": "denunciation", "summary": "Tố cáo", "received_on": "2026-11-20"}
    assert [(p.field, p.severity) for p in records.check(office, PETITIONS, case)] == [
        ("assigned_id", Severity.WARNING)
    ]


def test_the_form_says_beside_the_kind_what_a_denunciation_does_and_hides_nothing_typed() -> None:
    kind, person = PETITIONS["kind"], PETITIONS["person"]
    assert kind.told is not None
    assert person.visible_when is not None
    assert kind.told({"kind": "complaint"}) == ""
    new = {"kind": "denunciation", "person": "Vừ Thị Khẩn"}
    assert "sealed" in kind.told(new)
    assert person.visible_when({**new, "id": "x"}), (
        "a complaint that turns out a denunciation keeps its sender in sight until saved"
    )
    assert not person.visible_when({"kind": "denunciation", "id": "x"})
    assert kind.told({"kind": "denunciation", "id": "x"}) != kind.told(new)


def test_numbers_are_never_given_twice(office: Office) -> None:
    first = receive(office)
    records.remove(office, PETITIONS, receive(office), "ghi trùng")
    third = receive(office)
    assert [kept(office, p)["number"] for p in (first, third)] == [1, 3]
    assert kept(office, receive(office, received_on="2025-12-30"))["number"] == 1


# --- Today ---


def test_today_asks_for_an_apology_once_it_is_late(office: Office) -> None:
    feedback = receive(office, kind="feedback")
    assert not list(agenda_lines(office, date(2026, 11, 25)))
    assert [line.urgency for line in agenda_lines(office, date(2026, 12, 3))] == [Urgency.DUE]
    (late,) = agenda_lines(office, date(2026, 12, 8))
    assert late.urgency is Urgency.OVERDUE
    assert "apologise" in late.what.in_english()
    step(office, feedback, "apology", "2026-12-08", until="2026-12-15")
    assert [line.urgency for line in agenda_lines(office, date(2026, 12, 9))] == [Urgency.DUE]
    assert [line.urgency for line in agenda_lines(office, date(2026, 12, 16))] == [Urgency.OVERDUE]
    step(office, feedback, "reply", "2026-12-16")
    assert not list(agenda_lines(office, date(2026, 12, 17)))
    stands = state_of(kept(office, feedback), date(2026, 12, 17))
    assert (stands.state, stands.words.in_english()) == (SHORT, "Answered · 9 days late")


def test_today_waits_for_a_reply(office: Office) -> None:
    complaint = receive(office, kind="complaint")
    sent = step(office, complaint, "transfer", "2026-11-25", agency="Phòng Kinh tế")
    (waiting,) = agenda_lines(office, date(2026, 11, 26))
    assert (waiting.urgency, waiting.id) == (Urgency.RUNNING, complaint)
    record = {**(office.store.get(PETITION_STEPS, sent) or {}), "reply_on": "2026-12-01"}
    records.save(office, PETITION_STEPS, record)
    assert not list(agenda_lines(office, date(2026, 12, 2)))


def test_today_asks_to_send_the_decision(office: Office) -> None:
    """Suspended on Tuesday 1/12/2026: sent within three working days, by Friday 4/12."""
    complaint = receive(office, kind="complaint")
    step(office, complaint, "acceptance", "2026-11-25")
    paused = step(office, complaint, "suspension", "2026-12-01")
    (line,) = agenda_lines(office, date(2026, 12, 2))
    assert (line.urgency, line.due) == (Urgency.DUE, date(2026, 12, 4))
    assert [x.urgency for x in agenda_lines(office, date(2026, 12, 5))] == [Urgency.OVERDUE]
    records.save(office, PETITION_STEPS, {**(office.store.get(PETITION_STEPS, paused) or {}), "sent_on": "2026-12-02"})
    assert not list(agenda_lines(office, date(2026, 12, 5)))


def test_a_time_limit_says_what_it_waits_for(office: Office) -> None:
    complaint = receive(office, kind="complaint")
    assert due_told(kept(office, complaint)).in_english() == "The acceptance is due by 02/12/2026."
    (due,) = agenda_lines(office, date(2026, 11, 30))
    assert "the acceptance is due by 02/12/2026" in due.what.in_english()
    step(office, complaint, "acceptance", "2026-11-25")
    assert due_told(kept(office, complaint)).in_english() == "The settlement is due by 25/12/2026."
    feedback = receive(office, kind="feedback")
    assert due_told(kept(office, feedback)).in_english() == "The answer is due by 07/12/2026."
    regulations = receive(office, kind="feedback", matter="regulations")
    assert due_told(kept(office, regulations)).in_english() == "The passing on is due by 30/11/2026."


@pytest.mark.parametrize(
    ("kind", "accepted", "says"),
    [
        ("complaint", False, ("Giấy tiếp nhận", "Thời hạn thụ lý: chậm nhất hết ngày 02 tháng 12", "là 30 ngày kể từ")),
        ("denunciation", False, ("Thời hạn thụ lý: chậm nhất hết", "thời hạn giải quyết là 30 ngày kể từ ngày thụ lý")),
        ("complaint", True, ("hẹn giải quyết", "Thời hạn giải quyết: chậm nhất hết ngày 25 tháng 12")),
        ("feedback", False, ("hẹn trả lời", "Thời hạn trả lời: chậm nhất hết ngày 07 tháng 12")),
    ],
)
def test_the_slip_says_what_the_clock_counts(
    office: Office, tmp_path: Path, kind: str, accepted: bool, says: tuple[str, ...]
) -> None:
    petition = receive(office, kind=kind, person="Lò Thị Ún")
    if accepted:
        step(office, petition, "acceptance", "2026-11-25")
    made = record_papers.make(office, PETITIONS, petition, "petition-receipt", tmp_path)
    (slip,) = (path for path in made.files if path.suffix == ".pdf")
    text = text_of(slip)
    for words in says:
        assert words.casefold() in text.casefold()
    if says[1].startswith("Thời hạn thụ lý"):
        assert "Thời hạn trả lời" not in text
    # Whoever denounces signs nowhere: a sheet with the name would lie about.
    assert ("NGƯỜI GỬI" in text) == (kind != "denunciation")
    assert "NGƯỜI TIẾP NHẬN" in text


# --- second complaints, special cases, what must be lodged, told or passed on by a day ---


def test_a_second_complaint_has_clocks_of_its_own(office: Office) -> None:
    second = receive(office, kind="complaint", instance="second", competence="elsewhere", case_kind="remote")
    assert kept(office, second)["due"] == "2026-12-02"
    step(office, second, "acceptance", "2026-11-25")
    found = kept(office, second)
    assert (found["due"], found["due_rule"]["rules"][0]["id"]) == ("2027-01-25", "COMPLAINT_SECOND_SETTLE_REMOTE")


def test_a_second_complaint_is_not_ours(office: Office) -> None:
    with pytest.raises(UserError, match="is settled by"):
        receive(office, kind="complaint", instance="second")


def test_a_complaint_lodged_too_late_needs_a_reason(office: Office) -> None:
    """Known on 1/6/2026: ninety days end on Sunday 30/8, and the days off around the National Day last to 2/9."""
    assert receive(office, kind="complaint", known_on="2026-08-25")
    with pytest.raises(UserError, match="ended on 03/09/2026"):
        receive(office, kind="complaint", known_on="2026-06-01")


def test_until_when_it_may_be_brought_a_second_time(office: Office) -> None:
    case = receive(office, kind="complaint")
    assert lodging.second_until(office, kept(office, case)) is None
    step(office, case, "acceptance", "2026-11-23")
    step(office, case, "reply", "2026-12-01", content="Giữ nguyên quyết định", sent_on="2026-12-03")
    until = lodging.second_until(office, kept(office, case))
    assert until is not None
    assert (until.rule.id, until.due) == ("COMPLAINT_SECOND", date(2027, 1, 4))


@pytest.mark.parametrize(
    ("kind", "matter", "rule", "due"),
    [
        ("feedback", "regulations", "REGULATION_FEEDBACK_FORWARD", "2026-11-30"),
        ("recommendation", "ttnd", "TTND_ANSWER", "2026-12-07"),
        ("recommendation", "bgsdt", "BGSDT_ANSWER", "2026-12-07"),
        ("information", "correction", "ATI_FIX_CLAIM", "2026-11-30"),
    ],
)
def test_special_cases(office: Office, kind: str, matter: str, rule: str, due: str) -> None:
    found = kept(office, receive(office, kind=kind, matter=matter))
    assert (found["due_rule"]["rules"][0]["id"], found["due"]) == (rule, due)


def test_a_special_case_fits_its_kind(office: Office) -> None:
    with pytest.raises(UserError, match="does not go with"):
        receive(office, kind="complaint", matter="ttnd")


def test_the_first_check_of_a_denunciation_is_extended_to_the_longest_one(office: Office) -> None:
    """Seven working days end on 2/12; ten on 7/12."""
    case = receive(office, kind="denunciation")
    assert kept(office, case)["due"] == "2026-12-02"
    step(office, case, "extension", "2026-11-30")
    assert kept(office, case)["due"] == "2026-12-07"
    with pytest.raises(UserError, match="allows 1"):
        records.save(
            office, PETITION_STEPS, {"petition_id": case, "kind": "extension", "day": "2026-12-01", "reason": "x"}
        )
    step(office, case, "acceptance", "2026-12-04")
    step(office, case, "extension", "2026-12-20")
    assert kept(office, case)["due"] == "2027-02-02"


def test_a_complaint_is_extended_only_once_accepted(office: Office) -> None:
    case = receive(office, kind="complaint")
    with pytest.raises(UserError, match="only after it was accepted"):
        step(office, case, "extension", "2026-11-25")


def test_a_denunciation_is_passed_on_within_five_working_days(office: Office) -> None:
    case = receive(office, kind="denunciation")
    late = {"petition_id": case, "kind": "transfer", "day": "2026-12-01", "reason": "x", "agency": "Thanh tra tỉnh"}
    with pytest.raises(UserError, match="was to be done by 30/11/2026"):
        records.save(office, PETITION_STEPS, late)
    assert records.save(office, PETITION_STEPS, {**late, "day": "2026-11-30"})


def test_a_dialogue_on_a_complaint_is_told_before(office: Office) -> None:
    case = receive(office, kind="complaint")
    step(office, case, "dialogue", "2026-12-10")
    lines = [line for line in agenda_lines(office, date(2026, 12, 1)) if "Dialogue" in str(line.what.values)]
    assert [(line.urgency, line.due) for line in lines] == [(Urgency.DUE, date(2026, 12, 5))]


def test_what_had_to_be_public_costs_nothing(office: Office) -> None:
    with pytest.raises(UserError, match="free of charge"):
        receive(office, kind="information", information_kind="public", cost=20000)
    assert receive(office, kind="information", information_kind="on_request", cost=20000)


def test_a_request_is_not_valid_before_it_came(office: Office) -> None:
    with pytest.raises(UserError, match="before it was received"):
        receive(office, kind="information", valid_on="2026-11-19")


def test_petitions_about_one_matter_are_found_from_any_of_them(office: Office) -> None:
    first = receive(office, people=3)
    second = receive(office, same_as_id=first, people=2)
    third = receive(office, same_as_id=second)
    receive(office, people=9)
    assert kept(office, third)["same_as_id"] == first
    assert [same_matter(office, kept(office, one)) for one in (first, second, third)] == [(3, 6)] * 3


def test_what_the_chair_decides_alone_is_not_signed_for_the_committee(office: Office, tmp_path: Path) -> None:
    complaint = receive(office, kind="complaint", received_on="2026-11-02")
    step(office, complaint, "acceptance", "2026-11-05")
    paused = step(office, complaint, "suspension", "2026-11-20")
    decided = record_papers.make(office, PETITION_STEPS, paused, "petition-suspension", tmp_path)
    text = text_of(next(path for path in decided.files if path.suffix == ".pdf"))
    assert "CHỦ TỊCH ỦY BAN NHÂN DÂN" in text
    assert "TM. ỦY BAN NHÂN DÂN" not in text
