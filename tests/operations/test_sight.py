"""Who sees what a petition says: by its kind and the role, and the official in charge; on every road out of the store."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import (
    ATTACHMENTS,
    DENOUNCERS,
    OFFICIALS,
    PETITION_STEPS,
    PETITIONS,
    PLAN_EVIDENCE,
    PLAN_TASKS,
    PLANS,
)
from papi_desktop.domain.roles import Role
from papi_desktop.operations import lists, plan_tasks, record_papers, records, reports, rights
from papi_desktop.operations.office import Office, Query
from papi_desktop.operations.petitions import denouncers, period_papers
from papi_desktop.operations.petitions.state import agenda_lines
from papi_desktop.store.guard import MASK
from tests.operations.conftest import TODAY, USER
from tests.operations.texts import text_of

KINDS = ("recommendation", "feedback", "complaint", "denunciation", "information")
SEES = {
    "recommendation": set(Role),
    "feedback": set(Role),
    "complaint": {Role.RECEPTION, Role.LEADER, Role.CLERK, Role.ADMINISTRATOR},
    "information": {Role.RECEPTION, Role.LEADER, Role.CLERK, Role.ADMINISTRATOR},
    "denunciation": {Role.LEADER},
}
"""Stated here once more: the table of the program is held against it."""

PERSON, PHONE, ABOUT, FULL, NOTE, REASON = (
    "Vừ Thị Khẩn",
    "0981777666",
    "Tranh chấp nương Huổi Lóng",
    "Chi tiết ở bờ suối",
    "Ghi riêng cho cán bộ",
    "Cần hỏi thêm Hạt Kiểm lâm",
)
NOBODY_YET = {"assigned_id": "chưa phân công"}
SECRETS = (PERSON, PHONE, ABOUT, FULL, NOTE, REASON, "Huổi Lóng")


@pytest.fixture
def petitions(office: Office) -> dict[str, str]:
    """A petition of every kind with a step and a file, nobody in charge; entered while one person alone had an account."""
    made = {}
    for kind in KINDS:
        made[kind] = records.save(
            office,
            PETITIONS,
            {
                **PETITIONS.blank(),
                "kind": kind,
                "summary": f"{ABOUT} ({kind})",
                "content": FULL,
                "note": NOTE,
                "received_on": "2026-11-02",
                "person": PERSON,
                "phone": PHONE,
                "address": "Ngõ Đào Hoa",
            },
            accepted=NOBODY_YET,
        )
        step = {
            "petition_id": made[kind],
            "kind": "transfer",
            "day": "2026-11-05",
            "agency": "Phòng",
            "still_ours": True,
        }
        records.save(office, PETITION_STEPS, {**step, "reason": REASON})
        with office.store.transaction(say("Save")) as tx:
            tx.insert(
                ATTACHMENTS,
                {
                    "name": "don.pdf",
                    "owner_register": PETITIONS.key,
                    "owner_id": made[kind],
                    "role": "scan",
                    "digest": office.store.put_file(f"đơn {kind}".encode()),
                    "size": 10,
                    "media_type": "application/pdf",
                },
            )
    return made


def work_as(office: Office, role: Role) -> None:
    office.store.limit(rights.rights_of(role))


def leaks(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret.casefold() in text.casefold()]


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("kind", KINDS)
def test_kind_by_role(office: Office, petitions: dict[str, str], kind: str, role: Role) -> None:
    work_as(office, role)
    petition = office.store.get(PETITIONS, petitions[kind]) or {}
    (step,) = office.store.all(PETITION_STEPS, Query(filters={"petition_id": petitions[kind]}))
    files = office.store.count(ATTACHMENTS, Query(filters={"owner_id": petitions[kind]}))
    # That it exists, what it is and by when it is due is known to everybody.
    assert (petition["kind"], petition["number"], petition["state"]) == (kind, KINDS.index(kind) + 1, "received")
    assert petition["due"]
    assert (step["kind"], step["day"]) == ("transfer", "2026-11-05")
    if role in SEES[kind]:
        assert (petition["summary"], petition["content"], petition["note"]) == (f"{ABOUT} ({kind})", FULL, NOTE)
        assert petition["person"] == (None if kind == "denunciation" else PERSON)
        assert (step["reason"], files) == (REASON, 1)
    else:
        hidden = [petition[k] for k in ("content", "note", "person", "phone", "address", "village_id", "citizen_id")]
        assert (petition["summary"], hidden) == (MASK, [None] * 7)
        assert (step["reason"], step["agency"], files) == (None, None, 0)


@pytest.mark.parametrize("role", [Role.POVERTY, Role.CLERK, Role.ADMINISTRATOR])
def test_no_road_out_of_the_store_tells(office: Office, petitions: dict[str, str], tmp_path: Path, role: Role) -> None:
    """One unseen kind after the other stands alone in the books; then nothing that is read may tell it."""
    unseen = [kind for kind in KINDS if role not in SEES[kind]]
    with office.store.transaction(say("Save")) as tx:
        for kind in set(KINDS) - set(unseen):
            for step in office.store.all(PETITION_STEPS, Query(filters={"petition_id": petitions[kind]})):
                tx.delete(PETITION_STEPS, step["id"], "thử")
            tx.delete(PETITIONS, petitions[kind], "thử")
    before = [office.store.count(PETITIONS), len(list(agenda_lines(office, TODAY)))]
    work_as(office, role)
    rows = list(office.store.all(PETITIONS)) + office.store.page(PETITIONS).rows
    told: list[Any] = [rows, list(office.store.all(PETITION_STEPS)), office.store.page(PETITION_STEPS).rows]
    for kind in unseen:
        told.append(office.store.history(PETITIONS, petitions[kind], reveal=True))
        (step,) = office.store.all(PETITION_STEPS, Query(filters={"petition_id": petitions[kind]}))
        told.append(office.store.history(PETITION_STEPS, step["id"], reveal=True))
    told.append(office.store.totals(PETITIONS, ["person"]))
    told.append(list(agenda_lines(office, TODAY)))
    told.append(office.store.batches())
    assert leaks(str(told)) == []
    # Words and values that are kept back find nothing: an answer would confirm a guess.
    for word in ("Huổi Lóng", "Khẩn", PHONE):
        assert office.store.search(word) == []
        assert office.store.count(PETITIONS, Query(text=word)) == 0
    for key, value in (("person", PERSON), ("phone", PHONE), ("content", FULL)):
        assert office.store.count(PETITIONS, Query(filters={key: value})) == 0
    # Rows are counted all the same, in lists, groups and on Today.
    assert [office.store.count(PETITIONS), len(list(agenda_lines(office, TODAY)))] == before
    assert sum(row["count"] for row in office.store.totals(PETITIONS, ["kind"])) == len(unseen)
    # Files.
    pdf, book = tmp_path / "list.pdf", tmp_path / "list.xlsx"
    pdf.write_bytes(lists.list_pdf(office, PETITIONS, Query()))
    lists.export_workbook(office, PETITIONS, Query(), book)
    cells = [str(cell) for sheet in load_workbook(book) for row in sheet.iter_rows(values_only=True) for cell in row]
    papers = period_papers.write(office, "intake-register", TODAY.replace(day=1), TODAY, tmp_path)
    everything = " ".join([text_of(pdf), *map(text_of, papers), *cells])
    assert leaks(everything) == []
    assert MASK in everything


@pytest.mark.parametrize("kind", ["complaint", "denunciation", "information"])
def test_whoever_may_not_see_may_not_write(office: Office, petitions: dict[str, str], kind: str) -> None:
    """A reception official writes in the book; the leader's secret is no business of the poverty official."""
    role = Role.RECEPTION if kind == "denunciation" else Role.POVERTY
    (step,) = office.store.all(PETITION_STEPS, Query(filters={"petition_id": petitions[kind]}))
    (batch, *_rest) = office.store.batches()
    work_as(office, role)
    petition = office.store.get(PETITIONS, petitions[kind]) or {}
    new_step = {
        "petition_id": petitions[kind],
        "kind": "extension",
        "day": "2026-11-06",
        "reason": "x",
        "until": "2027-01-05",
    }
    acts: list[Callable[[], object]] = [
        lambda: records.save(office, PETITIONS, {**petition, "channel": "post"}),
        lambda: records.remove(office, PETITIONS, petitions[kind], "x"),
        lambda: records.bring_back(office, PETITIONS, petitions[kind]),
        lambda: records.save(office, PETITION_STEPS, new_step),
        lambda: records.remove(office, PETITION_STEPS, step["id"], "x"),
        lambda: record_papers.make(office, PETITIONS, petitions[kind], "petition-receipt", office.store.folder),
        lambda: record_papers.preview(office, PETITION_STEPS, step["id"], "petition-transfer"),
    ]
    for act in acts:
        with pytest.raises(UserError) as raised:
            act()
        assert raised.value.code == "QUYEN-02"
        assert leaks(str(raised.value)) == []
    work_as(office, Role.LEADER)
    assert (office.store.get(PETITIONS, petitions[kind]) or {})["content"] == FULL
    assert batch == office.store.batches()[0]


def test_the_official_in_charge_sees_and_writes_whatever_the_role(office: Office, petitions: dict[str, str]) -> None:
    mine = records.save(office, OFFICIALS, {"name": USER, "job_title": "Công chức Địa chính", "login": USER})
    for kind in ("complaint", "denunciation"):
        petition = office.store.get(PETITIONS, petitions[kind]) or {}
        records.save(office, PETITIONS, {**petition, "assigned_id": mine})
    work_as(office, Role.LAND)
    for kind in ("complaint", "denunciation"):
        petition = office.store.get(PETITIONS, petitions[kind]) or {}
        assert petition["content"] == FULL
        records.save(office, PETITIONS, {**petition, "channel": "post"})
        step = {"petition_id": petitions[kind], "kind": "acceptance", "day": "2026-11-09"}
        records.save(office, PETITION_STEPS, step)
        assert (office.store.get(PETITIONS, petitions[kind]) or {})["state"] == "accepted"
    assert denouncers.look(office, petitions["denunciation"], "Xác minh")["person"] == PERSON
    denouncers.correct(office, petitions["denunciation"], {"person": "Vừ A Khẩn"})
    with pytest.raises(UserError) as raised:  # the book itself is still that of others
        records.save(office, PETITIONS, {**PETITIONS.blank(), "kind": "feedback", "summary": "Đường hỏng"})
    assert raised.value.code == "QUYEN-01"
    petition = office.store.get(PETITIONS, petitions["information"]) or {}
    assert petition["summary"] == MASK


@pytest.mark.parametrize("role", list(Role))
def test_the_sealed_sender_is_in_no_answer_of_the_store(office: Office, petitions: dict[str, str], role: Role) -> None:
    work_as(office, role)
    (sealed,) = office.store.all(DENOUNCERS)
    assert leaks(str(sealed)) == []
    assert leaks(str(office.store.history(DENOUNCERS, sealed["id"], reveal=True))) == []


def test_a_denunciation_is_taken_down_by_reception_and_then_closed_to_it(office: Office) -> None:
    work_as(office, Role.RECEPTION)
    record = {
        **PETITIONS.blank(),
        "kind": "denunciation",
        "summary": ABOUT,
        "person": PERSON,
        "received_on": "2026-11-20",
    }
    made = records.save(office, PETITIONS, record, accepted=NOBODY_YET)
    assert (office.store.get(PETITIONS, made) or {})["summary"] == MASK
    office.store.limit(None)
    assert (office.store.get(PETITIONS, made) or {})["summary"] == ABOUT
    (sealed,) = office.store.all(DENOUNCERS)
    assert sealed["person"] == PERSON


def test_undoing_what_one_may_not_see_is_refused(office: Office, petitions: dict[str, str]) -> None:
    petition = office.store.get(PETITIONS, petitions["denunciation"]) or {}
    records.save(office, PETITIONS, {**petition, "note": "x"}, accepted=NOBODY_YET)
    batch = office.store.batches(1)[0].id
    work_as(office, Role.CLERK)
    with pytest.raises(UserError) as raised:
        records.undo(office, batch)
    assert raised.value.code == "QUYEN-02"
    work_as(office, Role.LEADER)
    records.undo(office, batch)
    assert (office.store.get(PETITIONS, petitions["denunciation"]) or {})["note"] == NOTE


@pytest.mark.parametrize("role", [Role.VIEWER, Role.CLERK])
def test_a_report_counts_what_its_maker_may_not_read(office: Office, petitions: dict[str, str], role: Role) -> None:
    whole = reports.compose(office, "petitions", "2026-Q4").lines
    assert [whole[f"petitions_{key}"].now.value for key in ("complaints", "denunciations", "information")] == [1, 1, 1]
    work_as(office, role)
    assert reports.compose(office, "petitions", "2026-Q4").lines == whole


def test_evidence_that_is_a_petition_is_kept_back_too(office: Office, petitions: dict[str, str]) -> None:
    with office.store.transaction(say("Save")) as tx:
        plan = tx.insert(PLANS, {**PLANS.blank(), "title": "Kế hoạch PAPI", "year": 2026})
        task = tx.insert(PLAN_TASKS, {**PLAN_TASKS.blank(), "plan_id": plan, "task": "Giải quyết đơn thư"})
    for kind in ("feedback", "denunciation"):
        plan_tasks.attach(office, task, "", book=PETITIONS.key, record_id=petitions[kind])
    work_as(office, Role.CLERK)
    assert {row["what"] for row in office.store.all(PLAN_EVIDENCE)} == {MASK, f"{ABOUT} (feedback)"}
