"""Words of reports: suggested from the figures, kept, frozen, taken into a correction; deadlines and periods of the office's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.periods import parse_period, span
from papi_desktop.domain.register import Register
from papi_desktop.domain.registers import (
    COUNCIL_SESSIONS,
    DIALOGUES,
    HANDOVERS,
    MEDIATIONS,
    REPORT_TERMS,
    REPORTS,
    SUPERVISIONS,
)
from papi_desktop.domain.vietnamese.numbers import roman
from papi_desktop.operations import papers, records, report_drafts, report_narrative, report_papers, reports
from papi_desktop.operations.books import all_books
from papi_desktop.operations.books.council_sessions import told_of
from papi_desktop.operations.office import Office
from papi_desktop.operations.report_drafts import Draft, SectionText
from papi_desktop.operations.report_kinds import kind_of, period_for
from tests.operations.texts import text_of

YEAR, HEADING = "2026", "6. Tiếp công dân, đối thoại, giải quyết kiến nghị"
LAST = "V. Kiến nghị"


def put(office: Office, register: Register, **values: Any) -> str:
    with office.store.transaction(say("Test")) as tx:
        return tx.insert(register, {**register.blank(), **values})


def talk(office: Office, day: str) -> None:
    put(office, DIALOGUES, title=f"Đối thoại {day}", held_on=day, state="held", kinds=["dialogue"], present=30)


def write(office: Office, **texts: str) -> str:
    report = reports.compose(office, "democracy", YEAR)
    headings = {heading.title: heading for heading in report.kind.headings}
    told = {t: SectionText(text, report_drafts.figures_of(headings[t], report.lines)) for t, text in texts.items()}
    return report_drafts.keep(office, report.kind, report.period, replace(report.draft, texts=told))


def test_headings_left_out_leave_no_gap_in_the_numbers(office: Office) -> None:
    """Nobody wrote of democracy in the office (5) and of reforms (8), of what is judged (III) and of the next tasks (IV)."""
    talk(office, "2026-03-02")
    write(office, **{LAST: "Không có."})
    report = reports.compose(office, "democracy", YEAR)
    titles = [section.title for section in report_narrative.sections(report, papers.wording(office, "periodic_report"))]
    numbers = [title.partition(". ")[0] for title in titles]
    assert numbers == ["I", "II", "1", "2", "3", "4", "5", "6", "III"]
    assert titles[-3:] == ["5. Tiếp công dân, đối thoại, giải quyết kiến nghị", "6. Hòa giải ở cơ sở", "III. Kiến nghị"]


def test_the_eight_contents_of_papi_keep_their_numbers(office: Office) -> None:
    report = reports.compose(office, "papi", YEAR)
    titles = [section.title for section in report_narrative.sections(report, papers.wording(office, "periodic_report"))]
    assert "8. Quản trị điện tử" in titles
    assert not any(title.startswith("5. ") for title in titles), (
        "nobody wrote of it, and it is not called by another number"
    )


@pytest.mark.parametrize(("number", "written"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV")])
def test_headings_are_numbered_in_roman(number: int, written: str) -> None:
    assert roman(number) == written


def test_a_heading_nobody_wrote_words_for_is_named_and_left_out(office: Office, tmp_path: Any) -> None:
    talk(office, "2026-03-02")
    done = report_papers.write(office, "democracy", YEAR, tmp_path)
    told = [gap.in_english() for gap in done.gaps]
    assert f"“{LAST}”: nothing is written; it is left out of the paper." in told
    assert not [gap for gap in told if HEADING in gap], "its figures speak"
    paper = " ".join(text_of(done.files[1]).split())
    assert ". Kiến nghị" not in paper
    assert "……" not in paper


def test_nothing_to_tell_is_printed_once_the_official_confirmed_it(office: Office, tmp_path: Any) -> None:
    report = reports.compose(office, "democracy", YEAR)
    confirmed = report_drafts.rewritten(
        report.draft,
        report.kind,
        report.period,
        report.lines,
        report_drafts.suggestions(report.kind),
        report.texts,
        nothing={LAST},
        subject=report.title,
        due=report.due,
        receivers=report.receivers,
    )
    report_drafts.keep(office, report.kind, report.period, confirmed)
    done = report_papers.write(office, "democracy", YEAR, tmp_path)
    assert "III. Kiến nghị Không có nội dung phát sinh." in " ".join(text_of(done.files[1]).split())
    assert not [gap for gap in done.gaps if LAST in gap.in_english()]
    first = reports.freeze(office, reports.compose(office, "democracy", YEAR), {})
    assert first.new
    write(office, **{LAST: "Đề nghị tỉnh hỗ trợ."})
    assert reports.freeze(office, reports.compose(office, "democracy", YEAR), {}).version == 2


def test_what_is_written_stands_in_the_place_of_the_suggestion(office: Office, tmp_path: Any) -> None:
    talk(office, "2026-03-02")
    first = write(office, **{HEADING: "Xã đã đối thoại.\nMọi ý kiến được trả lời.", LAST: "Đề nghị tỉnh hỗ trợ."})
    assert write(office, **{HEADING: "Xã đã đối thoại.", LAST: "Đề nghị tỉnh hỗ trợ."}) == first, (
        "one line for a report"
    )
    done = report_papers.write(office, "democracy", YEAR, tmp_path)
    for path in done.files[:2]:
        assert "Đề nghị tỉnh hỗ trợ." in " ".join(text_of(path).split())


def test_freezing_makes_the_draft_the_version_and_a_correction_begins_with_its_words(office: Office) -> None:
    talk(office, "2026-03-02")
    row = write(office, **{LAST: "Đề nghị tỉnh hỗ trợ."})
    first = reports.freeze(office, reports.compose(office, "democracy", YEAR), {})
    assert (first.id, first.version) == (row, 1)
    assert {"heading": LAST, "text": "Đề nghị tỉnh hỗ trợ."} in first.content["texts"]
    assert not reports.freeze(office, reports.compose(office, "democracy", YEAR), {}).new
    assert reports.compose(office, "democracy", YEAR).texts[LAST] == "Đề nghị tỉnh hỗ trợ."
    second = write(office, **{LAST: "Đề nghị tỉnh bố trí kinh phí."})
    assert second != row
    corrected = reports.freeze(office, reports.compose(office, "democracy", YEAR), {})
    assert (corrected.id, corrected.version) == (second, 2)
    assert f"Sửa nội dung mục “{LAST}”" in corrected.changes.splitlines()
    kept = office.store.get(REPORTS, row)
    assert kept is not None
    assert kept["content"] == first.content


def rewritten(report: reports.Report, texts: dict[str, str], **values: Any) -> Draft:
    """Return the draft of a report after the window was left with these texts; what `values` does not name is the usual."""
    usual = {"subject": report.kind.title, "due": report.due, "receivers": report.kind.receivers}
    suggested = {heading.title: "" for heading in report.kind.headings}
    shown = {**suggested, **texts}
    return report_drafts.rewritten(
        report.draft, report.kind, report.period, report.lines, suggested, shown, **{**usual, **values}
    )


def test_what_agrees_with_the_usual_is_not_kept(office: Office) -> None:
    report = reports.compose(office, "democracy", YEAR)
    assert rewritten(report, {LAST: " "}) == Draft()
    own = rewritten(report, {LAST: " Đề nghị. "}, subject="Báo cáo riêng", due=date(2026, 12, 1), receivers=("Lưu",))
    assert (own.subject, own.due, own.receivers) == ("Báo cáo riêng", date(2026, 12, 1), ("Lưu",))
    assert {title: told.text for title, told in own.texts.items()} == {LAST: "Đề nghị."}


def test_a_text_left_alone_keeps_the_figures_of_its_day(office: Office) -> None:
    talk(office, "2026-03-02")
    write(office, **{HEADING: "Xã đã đối thoại."})
    written = reports.compose(office, "democracy", YEAR).draft.texts[HEADING]
    talk(office, "2026-09-02")
    report = reports.compose(office, "democracy", YEAR)
    assert rewritten(report, {HEADING: "Xã đã đối thoại."}).texts[HEADING] == written
    assert rewritten(report, {HEADING: "Xã đã đối thoại hai cuộc."}).texts[HEADING].figures != written.figures


def test_words_the_figures_have_outrun_are_told_before_sending(office: Office) -> None:
    talk(office, "2026-03-02")
    write(office, **{HEADING: "Xã đã tổ chức 1 cuộc đối thoại."})
    assert not [gap for gap in reports.compose(office, "democracy", YEAR).gaps if "read it again" in gap.in_english()]
    talk(office, "2026-09-02")
    told = [gap.in_english() for gap in reports.compose(office, "democracy", YEAR).gaps]
    assert f"“{HEADING}”: its text was written when the figures were others; read it again." in told


def test_the_period_before_lends_its_words(office: Office) -> None:
    kind = kind_of(office, "democracy")
    before = parse_period("2026-Q3")
    report_drafts.keep(office, kind, before, Draft({LAST: SectionText("Như quý trước.")}))
    assert report_drafts.texts_before(office, kind, parse_period("2026-Q4")) == {LAST: "Như quý trước."}
    assert report_drafts.texts_before(office, kind, before) == {}


# --- deadlines and periods ---


def test_deadlines_set_on_screen_stand_over_the_usual_ones(office: Office) -> None:
    values = {"kind": "democracy", "every": ["month", "year"], "due_year": "15/1+1", "due_month": 25, "source": "CV 12"}
    records.save(office, REPORT_TERMS, {**values, "receivers": "Sở Nội vụ\nLưu: VT"})
    kind = kind_of(office, "democracy")
    assert kind.due_on(parse_period(YEAR)) == date(2027, 1, 15)
    assert kind.due_on(parse_period("2026-11")) == date(2026, 11, 25)
    assert kind.receivers == ("Sở Nội vụ", "Lưu: VT")
    assert kind.every == ("month", "year")
    with pytest.raises(UserError, match="BC-02"):
        period_for(kind, "2026-Q4")


@pytest.mark.parametrize("values", [{"due_q1": "31/2"}, {"due_q1": "mai"}, {"counted_from": 31}, {"due_month": 0}])
def test_deadlines_that_are_no_days_are_refused(office: Office, values: dict[str, Any]) -> None:
    with pytest.raises(UserError, match="GHI-01"):
        records.save(office, REPORT_TERMS, {"kind": "democracy", **values})
    with pytest.raises(UserError, match="GHI-01"):
        records.save(office, REPORT_TERMS, {"kind": "khong-co"})


def test_figures_are_counted_from_the_day_the_province_sets(office: Office) -> None:
    records.save(office, REPORT_TERMS, {"kind": "democracy", "counted_from": 15})
    for day in ("2026-09-14", "2026-09-15", "2026-12-14", "2026-12-15"):
        talk(office, day)
    report = reports.compose(office, "democracy", "2026-Q4")
    assert (report.period.first_day, report.period.last_day) == (date(2026, 9, 15), date(2026, 12, 14))
    assert report.lines["dialogues"].now.value == 2
    assert str(report.period) == "2026-Q4"
    assert report.period.before.last_day == date(2026, 9, 14)
    assert report.period.year_before.first_day == date(2025, 9, 15)
    months = [(month.first_day, month.last_day) for month in report.period.months]
    assert months[0] == (date(2026, 9, 15), date(2026, 10, 14))
    assert months[-1][1] == date(2026, 12, 14)


# --- books of T8 and T9 ---


def test_supervision_and_mediation_fill_their_tables(office: Office) -> None:
    assert reports.compose(office, "democracy", "2026-Q4").tables["T9"].rows is None, "nobody keeps the book here"
    put(office, MEDIATIONS, title="Lối đi", held_on="2026-10-02", result="settled")
    put(office, MEDIATIONS, title="Vay nợ", held_on="2026-10-09", result="failed")
    put(office, MEDIATIONS, title="Ranh giới", held_on="2026-11-02", result="running")
    put(office, SUPERVISIONS, title="Đường", held_on="2026-11-02", recommendations=3, accepted=2)
    tables = reports.compose(office, "democracy", "2026-Q4").tables
    assert tables["T9"].rows == (
        ("10/2026", 2, 1, 1, 50.0),
        ("11/2026", 1, 0, 0, 0.0),
        ("12/2026", None, None, None, None),
    )
    assert tables["T8"].now[1:] == (1, 3, 2)


def test_an_answer_owed_to_a_board_is_on_today(office: Office) -> None:
    put(office, SUPERVISIONS, title="Đường", body="inspection_board", received_on="2026-11-10")
    book = next(book for book in all_books() if book.register is SUPERVISIONS)
    [line] = book.agenda(office, date(2026, 11, 26))
    assert line.due == date(2026, 11, 25)
    assert "Đường" in line.what.in_english()


# --- the council ---


def test_the_report_tells_of_the_days_since_the_session_before(office: Office) -> None:
    put(office, COUNCIL_SESSIONS, title="Giữa năm", kind="regular", opens_on="2026-07-08")
    put(office, COUNCIL_SESSIONS, title="Chuyên đề", kind="extra", opens_on="2026-09-08")
    row = put(office, COUNCIL_SESSIONS, title="Cuối năm", kind="regular", opens_on="2026-12-10")
    session = office.store.get(COUNCIL_SESSIONS, row)
    assert session is not None
    office.today = lambda: date(2026, 12, 20)
    assert told_of(office, session) == span(date(2026, 7, 9), date(2026, 12, 10))
    stated = {**session, "told_from": "2026-07-01", "told_to": "2026-11-30"}
    assert told_of(office, stated) == span(date(2026, 7, 1), date(2026, 11, 30))


@pytest.mark.parametrize(
    ("on", "done", "told"),
    [
        ("2026-11-09", {}, []),
        ("2026-11-10", {}, ["report to the council"]),
        ("2026-12-11", {}, ["report to the council"]),
        ("2026-12-11", {"reported_on": "2026-12-09"}, ["not sent to the Front"]),
        ("2026-12-11", {"reported_on": "2026-12-09", "front_sent_on": "2026-12-09"}, []),
    ],
)
def test_today_reminds_of_the_council_and_the_front(
    office: Office, on: str, done: dict[str, str], told: list[str]
) -> None:
    put(office, COUNCIL_SESSIONS, title="Cuối năm", kind="regular", opens_on="2026-12-10", **done)
    book = next(book for book in all_books() if book.register is COUNCIL_SESSIONS)
    said = [line.what.in_english() for line in book.agenda(office, date.fromisoformat(on))]
    assert len(said) == len(told)
    assert all(words in text for words, text in zip(told, said, strict=True))


def test_today_reminds_of_reports_whose_periods_the_office_set(office: Office) -> None:
    def said(on: date) -> list[str]:
        book = next(book for book in all_books() if book.register is HANDOVERS)
        return [line.what.in_english() for line in book.agenda(office, on)]

    assert said(date(2026, 11, 29)) == []
    records.save(office, REPORT_TERMS, {"kind": "democracy", "every": ["year"], "due_year": "5/12"})
    assert said(date(2026, 11, 27)) == []
    [line] = said(date(2026, 11, 28))
    assert line == "Báo cáo kết quả thực hiện dân chủ ở cơ sở năm 2026: to be handed over by 05/12/2026."
    records.save(office, REPORT_TERMS, {"kind": "budget", "every": ["quarter"]})
    assert any("quý IV năm 2026: to be handed over by 15/01/2027" in text for text in said(date(2027, 1, 9)))


def test_receivers_set_for_the_quarters_list_stand_on_it(office: Office, tmp_path: Any) -> None:
    records.save(office, REPORT_TERMS, {"kind": "disclosures", "receivers": "Sở Tư pháp\nLưu: VT"})
    done = report_papers.write(office, "disclosures", "2026-Q4", tmp_path)
    assert "Sở Tư pháp" in text_of(next(path for path in done.files if path.suffix == ".docx"))
