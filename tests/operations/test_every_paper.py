"""Every paper of every book, of the main job, reports and registers, made on the practice commune and measured by Decree 30/2020."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from papi_desktop import translations
from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Record, Register
from papi_desktop.domain.registers import (
    BUDGETS,
    COMMUNITY_DECISIONS,
    DISCLOSURES,
    HANDOVERS,
    PETITION_STEPS,
    RECEIVED,
    RELIEF_NOTICES,
)
from papi_desktop.operations import (
    board_overview,
    board_paper,
    comparison_papers,
    evidence,
    key_paper,
    outgoing_year,
    overview_papers,
    practice,
    publish,
    quarter,
    record_papers,
    report_kinds,
    report_papers,
    reports,
    rollup,
    rollup_compare,
    rollup_papers,
    self_assessment,
)
from papi_desktop.operations.books import all_books
from papi_desktop.operations.budget import tables as budget_tables
from papi_desktop.operations.office import Office
from papi_desktop.operations.petitions import period_papers
from papi_desktop.operations.publish import PublishRequest
from papi_desktop.operations.verify import paper_of
from tests.documents.measures import ELEMENTS, measure

TODAY = date(2026, 11, 22)

MINUTES = "minutes: the day stands in their first sentence (Nghị định 30/2020, mẫu 1.9), and whoever was there signs"
BALLOT = "a form that residents fill in: nobody signs it for the office and it goes to nobody"
READ_OUT = "read out by the announcer, not sent"
REGISTER = "a register or working list of the office: no document with a number"
SLIP = "a slip for one person: it has the number of what it confirms, and nothing goes to others"
VILLAGE = "issued by a village, which has no series of numbers"
LETTER = "a letter has no name of its kind; what it is about stands under the number (Nghị định 30/2020, mẫu 1.5)"
TABLES = "tables that hang with the notice or decision, which has number and recipients"
WEB = "the list alone, for a web page that says itself whose it is; the notice has the rest"
SHOWN = "the posting of a document that has number and recipients; only what was posted is shown"

NO_NUMBER = frozenset({"number"})
UNDATED = frozenset({"number", "place_date"})
NO_RECIPIENTS = frozenset({"recipients_title", "recipients"})
UNSIGNED = frozenset({"signer_authority"})
NO_TITLE = frozenset({"kind_title"})
NO_SUBJECT = frozenset({"subject"})

LACKS: Mapping[str, tuple[frozenset[str], str]] = {
    "land-handover-sheet": (UNDATED | NO_RECIPIENTS, REGISTER),
    "land-receipts": (UNDATED | NO_RECIPIENTS, MINUTES),
    "land-opinion-minutes": (UNDATED, MINUTES),
    "consultation-ballot": (UNDATED | UNSIGNED | NO_RECIPIENTS, BALLOT),
    "decision-notice": (NO_NUMBER, VILLAGE),
    "decision-ballot": (UNDATED | UNSIGNED | NO_RECIPIENTS, BALLOT),
    "decision-minutes": (UNDATED | NO_RECIPIENTS, MINUTES),
    "decision-ballot-minutes": (UNDATED | NO_RECIPIENTS, MINUTES),
    "election-candidates": (UNDATED, VILLAGE),
    "election-proposal": (UNDATED, MINUTES),
    "election-ballot": (UNDATED | UNSIGNED | NO_RECIPIENTS, BALLOT),
    "election-minutes": (UNDATED, MINUTES),
    "conference-notice": (NO_NUMBER, VILLAGE),
    "conference-minutes": (UNDATED, MINUTES),
    "fund-book": (NO_NUMBER | NO_RECIPIENTS, REGISTER),
    "gift-receipt": (NO_RECIPIENTS, SLIP),
    "gift-receipts": (NO_RECIPIENTS, SLIP),
    "gift-confirmation": (NO_NUMBER | NO_RECIPIENTS, SLIP),
    "dialogue-attendance": (UNDATED | NO_RECIPIENTS, REGISTER),
    "dialogue-promises": (UNDATED | UNSIGNED | NO_RECIPIENTS, REGISTER),
    "dialogue-minutes": (frozenset({"place_date"}), MINUTES),
    "dialogue-loudspeaker": (UNDATED | UNSIGNED | NO_RECIPIENTS, READ_OUT),
    "broadcast-text": (UNDATED | UNSIGNED | NO_RECIPIENTS, READ_OUT),
    "not-disclosed": (NO_NUMBER, REGISTER),
    "petition-receipt": (NO_NUMBER | NO_RECIPIENTS, SLIP),
    "petition-guidance": (NO_TITLE | NO_SUBJECT, LETTER),
    "petition-reply": (NO_TITLE | NO_SUBJECT, LETTER),
    "petition-apology": (NO_TITLE | NO_SUBJECT, LETTER),
    "petition-correction": (NO_TITLE | NO_SUBJECT, LETTER),
    "relief-notice": (NO_NUMBER | NO_RECIPIENTS, "written by whoever appeals, who has no series of numbers"),
    "relief-answer": (NO_TITLE | NO_SUBJECT, LETTER),
    "budget-tables": (NO_NUMBER | NO_SUBJECT | NO_RECIPIENTS, TABLES),
    "budget-internal": (NO_NUMBER | NO_RECIPIENTS, REGISTER),
    "chase-list": (NO_NUMBER, REGISTER),
    "task-table": (NO_NUMBER, REGISTER),
    "handover-slip": (NO_NUMBER | NO_RECIPIENTS, SLIP),
    "key-sheet": (NO_NUMBER | NO_RECIPIENTS, SLIP),
    "public_list": (frozenset(ELEMENTS) - {"kind_title", "subject", "verification"}, WEB),
    "loudspeaker": (UNDATED | UNSIGNED | NO_RECIPIENTS, READ_OUT),
    "posting_minutes": (frozenset({"place_date"}), MINUTES),
    "end_minutes": (frozenset({"place_date"}), MINUTES),
    "photo_sheet": (UNDATED | UNSIGNED | NO_RECIPIENTS, SHOWN),
    "village_list-national": (
        UNDATED | NO_RECIPIENTS,
        "the form of Thông tư 07/2021/TT-BLĐTBXH, signed in the village",
    ),
    "rollup": (NO_RECIPIENTS, REGISTER),
    "acknowledgements": (NO_NUMBER, "a list beside the answers, which have no numbers either"),
    "comparison": (NO_NUMBER | NO_RECIPIENTS, REGISTER),
    "board_overview": (NO_NUMBER, "a list beside the answers, which have no numbers either"),
    "self_assessment": (UNDATED, REGISTER),
    "outgoing": (UNDATED, REGISTER),
    "reception-register": (UNDATED | UNSIGNED | NO_RECIPIENTS, REGISTER),
    "intake-register": (UNDATED | UNSIGNED | NO_RECIPIENTS, REGISTER),
    "reception-report": (UNDATED | NO_RECIPIENTS, "a form of statistics that goes with a report, which has both"),
    "callback-list": (UNDATED | UNSIGNED | NO_RECIPIENTS, REGISTER),
}
HALVES = ("gift-receipt", "gift-receipts", "decision-ballot", "election-ballot")
"""Two on a sheet to be cut: margins of their own, no page numbers."""


@dataclass(frozen=True)
class Made:
    """A paper that was written, by its kind and what tells it from others of the kind."""

    kind: str
    pdf: Path
    docx: Path


def _pair(kind: str, files: Any) -> Made:
    by_ending = {path.suffix: path for path in files}
    return Made(kind, by_ending[".pdf"], by_ending[".docx"])


def _fill_up(office: Office) -> None:
    """Record what the practice commune has not: the rarer steps of a petition, a decided budget, a report handed over."""
    steps = list(office.store.all(PETITION_STEPS))
    decision = next(iter(office.store.all(COMMUNITY_DECISIONS)))
    appeal = next(iter(office.store.all(RELIEF_NOTICES)))
    (budget,) = office.store.all(BUDGETS)
    kinds = {step["kind"] for step in steps}
    with office.store.transaction(say("Test")) as tx:
        for choice in PETITION_STEPS["kind"].choices:
            if choice.value not in kinds:
                values = {
                    "kind": choice.value,
                    "until": "2026-12-30",
                    "reason": "cần xác minh thêm",
                    "reply": "Nội dung",
                }
                line = {**PETITION_STEPS.blank(), "petition_id": steps[0]["petition_id"], "day": "2026-11-20"}
                tx.insert(PETITION_STEPS, {**line, **{k: v for k, v in values.items() if k in PETITION_STEPS}})
        tx.insert(COMMUNITY_DECISIONS, {**_own(COMMUNITY_DECISIONS, decision), "form": "household_ballot"})
        tx.insert(
            RELIEF_NOTICES, {**_own(RELIEF_NOTICES, appeal), "result_on": "2026-11-20", "money_received": 5_000_000}
        )
        own = _own(BUDGETS, budget)
        decided = tx.insert(BUDGETS, {**own, "stage": "decided", "title": "Dự toán năm 2026"})
        budget_tables.add(tx, decided, [kept.table for kept in budget_tables.tables_of(office, budget["id"])])
        tx.insert(
            HANDOVERS,
            {
                **HANDOVERS.blank(),
                "title": "Báo cáo kết quả nâng cao chỉ số PAPI năm 2026",
                "kind": "papi",
                "period": "2026",
                "edition": 1,
                "receiver": "Ủy ban nhân dân tỉnh Sơn La",
                "state": "prepared",
                "made_on": TODAY.isoformat(),
                "file_name": "bao-cao.papi",
                "size": 1024,
                "short_code": "ABCD-EFGH",
                "digest": "ab" * 32,
                "counts": {"disclosures": 12},
            },
        )


def _own(register: Register, record: Record) -> Record:
    """Return the values of a record without what makes it that one."""
    return {f.key: record[f.key] for f in register}


def _of_records(office: Office, out: Path) -> Iterator[Made]:
    for book in all_books():
        for kind in book.papers:
            for record in office.store.all(book.register):
                if kind.when(office, record):
                    day = None if kind.kept else TODAY  # one given again as it was issued keeps its day
                    made = record_papers.make(
                        office, book.register, record["id"], kind.key, out / kind.key, day=day, allowed=["0900"]
                    )
                    yield _pair(kind.key, made.files)
                    break


def _of_the_main_job(office: Office, out: Path) -> Iterator[Made]:
    for form in ("reduced", "national"):
        request = PublishRequest(
            year=2026, posted_from=date(2026, 12, 1), document_date=TODAY, form=form, again="mẫu khác"
        )
        done = publish.publish(office, publish.prepare(office, request), out / form)
        kinds = {"village_list": "village_list-national"} if form == "national" else {}
        yield from _by_stem([(kinds.get(kind, kind), path) for kind, path in done.files])
    first = next(d for d in office.store.all(DISCLOSURES) if d["source_register"] and d["year"] == 2025)
    paths = evidence.print_evidence(office, first["id"], out / "evidence")
    sheets = evidence.sheets_of(office, first["id"])
    kinds = {sheet.stem: sheet.kind for sheet in sheets}
    yield from _by_stem([(kinds[path.stem], path) for path in paths])
    yield _pair("quarterly_list", quarter.list_disclosures(office, "2026-Q4", out / "quarter").files)


def _by_stem(files: Any) -> Iterator[Made]:
    by_stem: dict[str, list[Path]] = {}
    kinds = {}
    for kind, path in files:
        by_stem.setdefault(path.stem, []).append(path)
        kinds[path.stem] = kind
    for stem, paths in by_stem.items():
        yield _pair(kinds[stem], paths)


def _receive(office: Office, kind: str, period: str) -> None:
    """Record a report as if a unit had sent it: what is added up is its figures."""
    report = reports.compose(office, kind, period)
    figures: list[dict[str, Any]] = [
        {"key": key, "label": line.figure.label, "value": line.now.value, "before": None, "register": "", "records": []}
        for key, line in report.lines.items()
        if isinstance(line.now.value, int)
    ]
    row = {
        "unit_name": "xã Bên Cạnh",
        "unit_key": f"ben-canh-{kind}",
        "kind": kind,
        "period": period,
        "edition": 1,
        "title": report.title,
        "state": "current",
        "received_on": TODAY.isoformat(),
        "short_code": "ABCD-EFGH-JKLM",
        "digest": f"{kind}-{period}",
        "signed_digest": "ab" * 32,
        "content": {"figures": figures},
    }
    with office.store.transaction(say("Test")) as tx:
        tx.insert(RECEIVED, {**RECEIVED.blank(), **row})


def _of_reports_and_registers(office: Office, out: Path) -> Iterator[Made]:
    for key, kind in report_kinds.report_tables(office).kinds.items():
        if not kind.upward:
            continue  # made of a record of its own, and walked with the papers of its book
        period = str(report_kinds.latest_period(kind, TODAY))
        _receive(office, key, period)
        yield _pair(f"report-{key}", report_papers.write(office, key, period, out / key).files)
        yield _pair("rollup", rollup_papers.write(office, key, period, out / f"rollup-{key}")[1])
        whole = rollup.roll_up(office, key, period)
        beside = rollup_compare.compare_units(whole, whole.units[0].unit, whole.units[-1].unit)
        yield _pair("comparison", comparison_papers.write(office, whole, beside, out / f"compared-{key}"))
        yield _pair("acknowledgements", board_paper.write(office, key, period, out / f"received-{key}"))
    overview = board_overview.of_year(office, "papi", 2026)
    yield _pair("board_overview", overview_papers.write(office, overview, out / "overview"))
    yield _pair("key-sheet", key_paper.write(office, out / "key"))
    yield _pair("self_assessment", self_assessment.write(office, 2026, out / "self"))
    yield _pair("outgoing", outgoing_year.write(office, 2026, out / "outgoing"))
    for period_paper in period_papers.PERIOD_PAPERS:
        files = period_papers.write(
            office, period_paper.key, date(2026, 1, 1), date(2026, 12, 31), out / period_paper.key
        )
        yield _pair(period_paper.key, files)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The practice commune with something in every book."""
    before = translations.language()
    translations.use_language("vi")
    opened = practice.make_practice(tmp_path_factory.mktemp("practice") / "data", today=lambda: TODAY)
    _fill_up(opened)
    yield opened
    opened.store.close()
    translations.use_language(before)


@pytest.fixture(scope="module")
def made(office: Office, tmp_path_factory: pytest.TempPathFactory) -> list[Made]:
    out = tmp_path_factory.mktemp("papers")
    return [*_of_records(office, out), *_of_the_main_job(office, out), *_of_reports_and_registers(office, out)]


def test_no_kind_is_skipped(made: list[Made]) -> None:
    wanted = {kind.key for book in all_books() for kind in book.papers}
    kinds = {paper.kind for paper in made}
    assert wanted - kinds == set()
    assert set(LACKS) - kinds == set()


def test_files_are_named_in_vietnamese(made: list[Made]) -> None:
    """Whoever opens the folder knows no word of the program."""
    ours = {word for book in all_books() for kind in book.papers for word in kind.key.split("-")}
    named = {word for paper in made for word in re.split(r"[-_]", paper.pdf.stem)}
    assert ours & named == set()


def test_every_paper_is_as_the_decree_wants_it(office: Office, made: list[Made]) -> None:
    wrong = {}
    for paper in made:
        try:
            found = measure(paper.pdf, paper.docx, halves=paper.kind in HALVES)
            lacks, _reason = LACKS.get(paper.kind, (frozenset(), ""))
            assert set(ELEMENTS) - found.elements == lacks
            assert found.codes
            for code, said in found.codes.items():
                known = paper_of(office, code)
                assert known.ours
                assert said.split("\n")[-1] == code
        except AssertionError as failed:
            wrong[f"{paper.kind} {paper.pdf.name}"] = str(failed)[:400]
    assert not wrong, "\n".join(f"{name}: {what}" for name, what in wrong.items())
