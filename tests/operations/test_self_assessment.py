"""Self-assessment: found, weak, missing, with the records that prove it; and never a score."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import DISCLOSURES, ENVIRONMENT, PAPERS, PLAN_TASKS, PLANS, POSTINGS
from papi_desktop.domain.self_assessment import Line, Proof, State, Wanted, assess
from papi_desktop.operations import plan_tasks, posting, records, self_assessment, verify
from papi_desktop.operations.office import Office
from papi_desktop.operations.publish import Published
from papi_desktop.store.query import Query
from tests.documents.reading import flat, read_pages
from tests.operations.conftest import photo

WANTED = Wanted("w", "1.1", "Họp thôn", "dialogues", 2)


def test_evidence_is_found_weak_or_missing() -> None:
    firm, doubtful = Proof("b", "1", "a"), Proof("b", "2", "b", firm=False)
    states = [Line(WANTED, proofs).state for proofs in ((), (firm,), (firm, doubtful), (firm, firm))]
    assert states == [State.MISSING, State.WEAK, State.WEAK, State.FOUND]


def test_what_only_arises_is_not_missing() -> None:
    arising = Wanted("w", "1", "Bầu trưởng thôn", "b", 0)
    found = assess({"1": "A", "1.1": "B"}, [arising, WANTED], {})
    assert found[0].lines[0].state is State.NOTHING_DUE
    assert (found[0].due, found[0].count(State.MISSING)) == (1, 1)
    assert [part.id for part in found[0].parts] == ["1.1"]


def line_of(office: Office, id: str, year: int = 2026) -> Line:
    found = self_assessment.assess_year(office, year)
    return next(line for d in found.dimensions for line in d.all_lines if line.wanted.id == id)


def test_eight_dimensions_with_their_parts(office: Office) -> None:
    found = self_assessment.assess_year(office, 2026)
    assert [d.id for d in found.dimensions] == [str(n) for n in range(1, 9)]
    assert {part.id for d in found.dimensions for part in d.parts} >= {"1.1", "2.2", "3.1", "8.3"}
    assert "ho-ngheo:2.2" in {line.wanted.id for line in found.missing}


def test_books_that_are_not_there_yet_are_passed_over(office: Office) -> None:
    from papi_desktop.domain.registers import BY_KEY

    found = self_assessment.assess_year(office, 2026)
    assert {line.wanted.book for d in found.dimensions for line in d.all_lines} <= set(BY_KEY)


def test_a_posting_proves_only_once_it_is_proven(office: Office, published: Published) -> None:
    id = "ho-ngheo:2.2"
    assert line_of(office, id).state is State.WEAK, "planned, but it hangs nowhere yet"
    disclosure = next(iter(office.store.all(DISCLOSURES)))
    for place in posting.postings_of(office, disclosure["id"]):
        posting.hang(
            office,
            place["id"],
            date(2026, 11, 20),
            by="Lò Thị Ún",
            witnesses=["Cà Văn Hòa"],
            photos=[("a.jpg", photo())],
            minutes_signed=True,
        )
    line = line_of(office, id)
    assert line.state is State.FOUND
    assert [(p.register, p.id) for p in line.proofs] == [("disclosures", disclosure["id"])]
    assert office.store.count(POSTINGS, Query(filters={"disclosure_id": disclosure["id"]})) == 4


def test_a_record_counts_in_its_own_year(office: Office) -> None:
    records.save(
        office,
        ENVIRONMENT,
        {"project": "Xưởng chè", "kind": "registration", "received_on": "2025-05-01", "state": "received"},
    )
    assert line_of(office, "environment", 2026).state is State.MISSING
    assert line_of(office, "environment", 2025).state is State.FOUND


def test_a_task_done_late_counts_and_is_told(office: Office, tmp_path: Path) -> None:
    def lines() -> dict[str, Proof]:
        found = self_assessment.assess_year(office, 2026)
        every = (line for dimension in found.dimensions for line in dimension.all_lines)
        return {proof.title: proof for line in every for proof in line.proofs if proof.register == PLAN_TASKS.key}

    done = {"share": "leads", "dimension": "3.1", "progress": "done", "due": "2026-06-30"}
    with office.store.transaction(say("Record a plan")) as tx:
        plan = tx.insert(PLANS, {"title": "Kế hoạch", "year": 2026})
        tx.insert(PLAN_TASKS, {"plan_id": plan, "task": "Đúng hạn", **done, "done_on": "2026-06-30"})
        tx.insert(PLAN_TASKS, {"plan_id": plan, "task": "Quá hạn", **done, "done_on": "2026-07-01"})
    assert {title: proof.late for title, proof in lines().items()} == {"Đúng hạn": False, "Quá hạn": True}
    text = flat(read_pages(self_assessment.write(office, 2026, tmp_path)[0].read_bytes()))
    assert "Quá hạn (01/07/2026, chậm so với hạn)" in text
    assert "Đúng hạn (30/06/2026)" in text


def test_evidence_attached_to_a_task_counts_for_its_part(office: Office) -> None:
    with office.store.transaction(say("Record a plan")) as tx:
        plan = tx.insert(PLANS, {"title": "Kế hoạch", "year": 2026})
        task = tx.insert(PLAN_TASKS, {"plan_id": plan, "task": "Đối thoại", "dimension": "3.3", "share": "leads"})
    plan_tasks.attach(office, task, "Biên bản hòa giải, tủ số 2")
    line = line_of(office, "hand:3.3")
    assert (line.state, line.proofs[0].title) == (State.FOUND, "Biên bản hòa giải, tủ số 2")


def test_the_paper_says_what_it_is_not(office: Office, tmp_path: Path) -> None:
    files = self_assessment.write(office, 2026, tmp_path)
    text = flat(read_pages(files[0].read_bytes()))
    assert "không phải điểm PAPI" in text
    assert "hỏi ý kiến người dân" in text
    kept = next(iter(office.store.all(PAPERS)))
    assert kept["verification_code"] in text
    assert verify.paper_of(office, kept["verification_code"]).ours


def test_the_answer_for_the_command_counts_what_it_lists(office: Office) -> None:
    answer = self_assessment.as_answer(office, self_assessment.assess_year(office, 2026))
    for dimension in answer["dimensions"]:
        listed = [e["state"] for group in (dimension, *dimension["parts"]) for e in group["evidence"]]
        assert listed.count("missing") == dimension["missing"]
        assert len(listed) - listed.count("nothing_due") == dimension["due"]
    assert "score" not in answer
    assert "points" not in answer
