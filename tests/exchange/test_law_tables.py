"""The tables that ship, the office's own rows over them, and errors that name the line."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.law.calendar import WorkingCalendar
from papi_desktop.domain.law.dated import Certainty, Origin
from papi_desktop.domain.law.rules import PostingKind, RuleBook, RuleKind
from papi_desktop.exchange.law_tables import library_days, load_calendar, load_law_words, load_rule_book
from papi_desktop.paths import resource_folder

LAW = resource_folder("law")
TODAY = date(2026, 11, 22)

# The rules the product is specified by: id, amount, unit, whether it was read in the official text.
SPECIFIED = """
PUB_DEFAULT 5 working_day confirmed
POST_30 30 calendar_day confirmed
RADIO_3 3 calendar_day confirmed
DISCLOSURE_LIST 1 time confirmed
OPINION_DEFAULT 20 calendar_day confirmed
DIALOGUE_YEARLY 1 time confirmed
POOR_POST 3 working_day to_check
POOR_RECHECK 3 working_day to_check
POOR_REGULAR 15 calendar_day to_check
POOR_PERIOD None None to_check
POOR_STANDARD_YEAR None None to_check
LAND_PLAN_PUBLISH 15 calendar_day to_check
LAND_PLAN_KEEP None whole_period to_check
LAND_OPINION_PLAN 30 calendar_day confirmed
LAND_OPINION_YEAR 20 calendar_day confirmed
LAND_NOTICE_AGRI 60 calendar_day to_check
LAND_NOTICE_OTHER 120 calendar_day to_check
LAND_COMP_POST 10 calendar_day to_check
LAND_DIALOGUE 30 calendar_day to_check
LAND_RESETTLE_POST 15 calendar_day confirmed
LAND_REG_POST 15 calendar_day to_check
LAND_VIOLATION 3 working_day confirmed
EIA_POST_G1 15 calendar_day confirmed
EIA_POST_G2 10 calendar_day confirmed
EIA_POST_ZONE 5 calendar_day confirmed
CONTRIB_VOTE_VILLAGE 2/3 ratio confirmed
CONTRIB_VOTE_COMMUNE 2/3 ratio confirmed
CONTRIB_SEND 5 working_day confirmed
BGSDT_ANSWER 15 calendar_day confirmed
RELIEF_RECEIVE 90 calendar_day confirmed
RELIEF_SPEND 20 calendar_day confirmed
RELIEF_PUB_IN 15 calendar_day confirmed
RELIEF_PUB_OUT 30 calendar_day confirmed
RELIEF_POST 30 calendar_day confirmed
DATA_ACK 2 working_day confirmed
DATA_VIEW 10 calendar_day confirmed
DATA_RESTRICT 15 calendar_day confirmed
DATA_DELETE 20 calendar_day confirmed
DATA_BREACH 72 hour confirmed
ATI_ANSWER 12 calendar_day confirmed
ATI_EXTEND 12 calendar_day confirmed
ATI_FIX_OWN 5 working_day confirmed
ATI_FIX_CLAIM 10 calendar_day confirmed
ATI_PUB_CLAIM 10 calendar_day confirmed
ATI_PUB_DEFAULT 5 working_day confirmed
ATI_POST_DEFAULT 30 calendar_day confirmed
ATI_BACKLOG 6 month confirmed
COMPLAINT_ACCEPT 7 working_day confirmed
COMPLAINT_SUSPEND_SEND 3 working_day confirmed
CHAIR_RECEPTION 2 day to_check
POOR_CUTOFF_RURAL 140 point confirmed
POOR_CUTOFF_URBAN 175 point confirmed
POOR_CUTOFF_B2 30 point confirmed
POOR_STANDARD_OLD None None to_check
VILLAGE_ACTING_HEAD 6 month confirmed
BUDGET_DRAFT 5 working_day confirmed
BUDGET_DECIDED 30 calendar_day confirmed
BUDGET_EXECUTION 10 calendar_day confirmed
BUDGET_EXECUTION_YEAR 10 calendar_day confirmed
BUDGET_SETTLEMENT 30 calendar_day confirmed
BUDGET_POLICY_TEXT 3 working_day confirmed
BUDGET_SUPPORT_RESULT 30 calendar_day confirmed
DIALOGUE_NOTICE 7 calendar_day confirmed
DIALOGUE_RESULT 10 calendar_day confirmed
"""


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return load_rule_book(LAW)


@pytest.fixture(scope="module")
def calendar() -> WorkingCalendar:
    return load_calendar(LAW)


@pytest.fixture
def law(tmp_path: Path) -> Path:
    """A copy of the tables that may be broken."""
    return Path(shutil.copytree(LAW, tmp_path / "law"))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The folder of the office's own rows, still empty."""
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


# ------------------------------------------------------------------------------------------------------------- the tables that ship


@pytest.mark.parametrize("line", SPECIFIED.strip().splitlines(), ids=lambda line: line.split()[0])
def test_rules_are_as_specified(book: RuleBook, line: str) -> None:
    rule_id, amount, unit, certainty = line.split()
    rule = book.rule(rule_id, on=TODAY)
    assert (str(rule.amount), str(rule.unit), rule.certainty) == (amount, unit, certainty)


def test_the_standard_of_2027_waits_for_its_year(book: RuleBook) -> None:
    before = book.rule("POOR_STANDARD_YEAR", on=date(2026, 12, 31))
    row = book.rule("POOR_STANDARD_YEAR", on=date(2027, 1, 1))
    assert row.valid_from == date(2027, 1, 1)
    assert row.citation != before.citation


def test_there_are_fifty_two_duties_and_each_resolves(book: RuleBook) -> None:
    duties = book.duties(on=TODAY)
    assert len(duties) == 52
    channels = {channel.id for channel in book.channels(TODAY)}
    places = {place.id for place in book.places(TODAY)}
    papi = {dimension.id for dimension in book.dimensions(TODAY)}
    for duty in duties:
        assert papi.issuperset(duty.papi), duty.id
        for stage in duty.stages:
            assert channels.issuperset(stage.required + stage.conditional + stage.optional + stage.any_of), duty.id
            assert places.issuperset(stage.places), duty.id
            if stage.deadline_rule:
                assert book.rule(stage.deadline_rule, on=TODAY).kind in {RuleKind.DEADLINE, RuleKind.NOTICE}
            if stage.posting_rule:
                assert book.rule(stage.posting_rule, on=TODAY).kind is RuleKind.DURATION


def test_titles_that_public_papers_print_are_whole_words(book: RuleBook) -> None:
    titles = [text for duty in book.duties(TODAY) for text in (duty.title_vi, *(s.title_vi for s in duty.stages))]
    short = [title for title in titles if "/" in title or any(w.isupper() and len(w) > 1 for w in title.split())]
    assert short == []


def test_every_item_of_article_11_has_a_duty_by_its_own_rule(book: RuleBook) -> None:
    by_item: dict[int, set[PostingKind]] = {}
    for duty in book.duties(on=TODAY):
        for item in duty.law_items:
            by_item.setdefault(item, set()).add(duty.main.posting_kind)
    assert sorted(by_item) == list(range(1, 15))
    assert by_item[4] == by_item[13] == {PostingKind.PERMANENT}


def test_no_table_leaves_versions_that_overlap(book: RuleBook) -> None:
    for table in (book.all_rules, book.all_duties, book.all_channels, book.all_places, book.all_dimensions):
        for row in table:
            for other in table.versions(row.id):
                if other is not row and row.valid_from and other.valid_from and row.valid_from < other.valid_from:
                    assert row.valid_to is not None, row.id
                    assert row.valid_to < other.valid_from, row.id


def test_every_row_has_what_every_row_must_have() -> None:
    for path in LAW.glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        assert unicodedata.is_normalized("NFC", text), path.name
        for table, rows in tomllib.loads(text).items():
            # These only join rows of other tables, which have all of this, to books and figures of the program.
            joins = path.name in {"matters.toml", "petitions.toml", "reports.toml"}
            dated = {"valid_from"} if table not in {"wording", "day", "week"} else set()
            needed = {"id", "citation", "certainty", "source"} | dated if table != "wording" else set()
            needed = set() if joins else needed
            for row in rows:
                assert needed <= set(row), (path.name, row)


def test_the_wording_that_ships_is_read() -> None:
    assert load_law_words(LAW).templates["holiday"] == "{day}: không tính ({name})"


# ---------------------------------------------------------------------------------------------- our holidays against the library's


@pytest.mark.parametrize(("year", "only_ours"), [(2025, set()), (2026, {date(2026, 1, 2)}), (2027, set())])
def test_days_off_differ_from_the_library_only_where_meant(
    calendar: WorkingCalendar, year: int, only_ours: set[date]
) -> None:
    """2/1/2026 was swapped for 10/1 by the announcement of the Ministry of Home Affairs; the library does not know it."""
    ours = {special.day for special in calendar.days.values() if special.day.year == year and not special.is_working}
    theirs = {day for day, special in library_days(year).items() if not special.is_working}
    assert ours - theirs == only_ours
    assert theirs - ours == set()


@pytest.mark.parametrize(("year", "only_ours"), [(2025, set()), (2026, {date(2026, 1, 10)}), (2027, set())])
def test_worked_saturdays_differ_from_the_library_only_where_meant(
    calendar: WorkingCalendar, year: int, only_ours: set[date]
) -> None:
    ours = {special.day for special in calendar.days.values() if special.day.year == year and special.is_working}
    theirs = {day for day, special in library_days(year).items() if special.is_working}
    assert ours - theirs == only_ours
    assert theirs - ours == set()


def test_other_years_come_from_the_library_and_are_to_be_checked(calendar: WorkingCalendar) -> None:
    tet = calendar.special(date(2028, 1, 26))  # first day of the lunar year
    assert tet is not None
    assert tet.certainty is Certainty.TO_CHECK
    assert not calendar.is_working(date(2028, 1, 26))
    assert calendar.is_working(date(2024, 5, 4))  # a Saturday worked for 29/4/2024
    assert not calendar.is_working(date(2024, 4, 29))


def test_the_library_is_not_loaded_for_years_in_the_table() -> None:
    code = (
        "import sys; from datetime import date; from papi_desktop.paths import resource_folder\n"
        "from papi_desktop.exchange.law_tables import load_calendar, load_rule_book\n"
        "law = resource_folder('law'); load_rule_book(law); calendar = load_calendar(law)\n"
        "assert not calendar.is_working(date(2026, 11, 24)); assert 'holidays' not in sys.modules\n"
        "calendar.is_working(date(2030, 1, 1)); assert 'holidays' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


# ------------------------------------------------------------------------------------------------------------- the office's own rows


def test_an_office_row_changes_what_it_says_and_is_to_be_checked(own: Path) -> None:
    (own / "clocks.toml").write_text('[[rule]]\nid = "LAND_RESETTLE_POST"\namount = 20\n', encoding="utf-8")
    book = load_rule_book(LAW, own)
    rule = book.rule("LAND_RESETTLE_POST", on=TODAY)
    assert (rule.amount, rule.unit) == (20, "calendar_day")
    assert (rule.certainty, rule.origin) == (Certainty.TO_CHECK, Origin.OFFICE)
    assert book.printable_citation(rule) is None
    assert book.rule("PUB_DEFAULT", on=TODAY).origin is Origin.NATIONAL


def test_an_office_row_without_a_date_changes_the_newest_version(own: Path) -> None:
    (own / "clocks.toml").write_text('[[rule]]\nid = "LAND_COMP_POST"\namount = 12\n', encoding="utf-8")
    book = load_rule_book(LAW, own)
    assert book.rule("LAND_COMP_POST", on=TODAY).amount == 12
    assert book.rule("LAND_COMP_POST", on=date(2025, 12, 31)).amount == 30


def test_a_new_date_makes_a_new_version(own: Path) -> None:
    text = '[[rule]]\nid = "DIALOGUE_YEARLY"\namount = 2\nvalid_from = 2027-01-01\ncertainty = "confirmed"\n'
    (own / "clocks.toml").write_text(text + 'citation = "Kế hoạch của tỉnh"\n', encoding="utf-8")
    book = load_rule_book(LAW, own)
    assert book.rule("DIALOGUE_YEARLY", on=TODAY).amount == 1
    later = book.rule("DIALOGUE_YEARLY", on=date(2027, 1, 1))
    assert (later.amount, book.printable_citation(later)) == (2, "Kế hoạch của tỉnh")


def test_an_office_may_add_a_duty_and_a_day_off(own: Path) -> None:
    (own / "duties.toml").write_text(
        '[[duty]]\nid = "rieng"\ntitle_vi = "Việc riêng"\ntitle_en = "Own"\nfrequency = "yearly"\n'
        'posting_kind = "calendar"\nposting_rule = "POST_POLICY_30"\n',
        encoding="utf-8",
    )
    (own / "holidays.toml").write_text(
        '[[day]]\nid = "2026-11-25"\nkind = "holiday"\nname_vi = "Nghỉ tránh bão"\n'
        '[[day]]\nid = "2026-11-24"\nkind = "swapped_work"\n[[week]]\nid = "office-week"\nweekly_rest = ["sunday"]\n',
        encoding="utf-8",
    )
    assert load_rule_book(LAW, own).duty("rieng", on=TODAY).origin is Origin.OFFICE
    calendar = load_calendar(LAW, own)
    assert not calendar.is_working(date(2026, 11, 25))
    assert calendar.is_working(date(2026, 11, 24))
    assert calendar.is_working(date(2026, 11, 28))


def test_an_office_may_word_the_counting(own: Path) -> None:
    (own / "wording.toml").write_text('[[wording]]\nholiday = "{day}: nghỉ {name}"\n', encoding="utf-8")
    wording = load_law_words(LAW, own)
    assert wording.templates["holiday"] == "{day}: nghỉ {name}"
    assert wording.templates["weekly_rest"] == load_law_words(LAW).templates["weekly_rest"]


def test_a_missing_folder_of_own_rows_is_no_trouble(tmp_path: Path) -> None:
    assert load_rule_book(LAW, tmp_path / "none").duties(on=TODAY) == load_rule_book(LAW).duties(on=TODAY)


# ------------------------------------------------------------------------------------------------------- errors that name the line


def line_of(path: Path, text: str) -> int:
    return next(n for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if line == text)


def refusal(folder: Path, own: Path | None = None) -> UserError:
    with pytest.raises(UserError) as refused:
        load_rule_book(folder, own)
    assert refused.value.code == "LUAT-01"
    return refused.value


@pytest.mark.parametrize(
    ("file", "old", "new", "row", "field"),
    [
        ("clocks.toml", "amount = 72", 'amount = "many"', "DATA_BREACH", "amount"),
        ("clocks.toml", 'unit = "hour"', 'unit = "hours"', "DATA_BREACH", "unit"),
        ("duties.toml", 'deadline_rule = "MEETING_NOTICE"', 'deadline_rule = "NONE"', "tb-hop-thon", "deadline_rule"),
        ("duties.toml", 'deadline_rule = "MEETING_NOTICE"', 'deadline_rule = "POST_30"', "tb-hop-thon", "deadline_rule"),
        ("duties.toml", 'posting_rule = "CONVENTION_POST"', 'posting_rule = "POOR_POST"', "huong-uoc-du-thao", "posting_rule"),
        ("duties.toml", 'places = ["HQ", "KVBP"]', 'places = ["HQ", "KV"]', "ds-cu-tri", "places"),
        ("duties.toml", 'papi = ["7.1"]', 'papi = ["9.1"]', "moi-truong", "papi"),
        ("duties.toml", 'title_en = "Review result"', 'title_en = 5', "ra-soat", "title_en"),
        ("papi.toml", 'id = "8.2"', 'id = "8.1"', "8.1", "id"),
    ],
)  # fmt: skip
def test_a_broken_table_names_file_line_row_and_field(
    law: Path, file: str, old: str, new: str, row: str, field: str
) -> None:
    path = law / file
    path.write_text(path.read_text(encoding="utf-8").replace(f"\n{old}\n", f"\n{new}\n", 1), encoding="utf-8")
    what = refusal(law).what
    where = what.values["problem"]
    assert (what.values["file"], where.values["row"], where.values["field"]) == (file, row, field)
    last_of_same = [n for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if line == new]
    assert what.values["line"] in last_of_same


def test_a_missing_field_is_named_at_the_head_of_its_row(law: Path) -> None:
    path = law / "clocks.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("\namount = 72\n", "\n"), encoding="utf-8")
    what = refusal(law).what
    assert what.values["line"] == line_of(path, 'id = "DATA_BREACH"')


def test_a_bad_office_row_names_the_office_file(own: Path) -> None:
    path = own / "clocks.toml"
    path.write_text('# own\n\n[[rule]]\nid = "PUB_DEFAULT"\namonut = 5\n', encoding="utf-8")
    error = refusal(LAW, own)
    assert error.what.values["line"] == 5
    assert error.todo.values["path"] == str(path)


@pytest.mark.parametrize(
    "content",
    [b"[[rule]]\nid = \n", "[[rule]]\nid = 'Ệ'\n".encode("utf-16"), b"[rule]\nid = 'x'\n", b"rule = 5\n"],
    ids=["not TOML", "not UTF-8", "not a list", "not a table"],
)
def test_a_file_that_is_no_table_is_refused(own: Path, content: bytes) -> None:
    (own / "clocks.toml").write_bytes(content)
    assert refusal(LAW, own).what.values["file"] == "clocks.toml"


def test_a_missing_table_is_told(law: Path) -> None:
    (law / "duties.toml").unlink()
    assert refusal(law).what.values["file"] == "duties.toml"
    (law / "duties.toml").write_text("", encoding="utf-8")
    assert refusal(law).what.values["file"] == "duties.toml"


@pytest.mark.parametrize(
    ("name", "text"), [("holydays.toml", ""), ("holidays.toml", '[[holyday]]\nid = "2026-12-01"\n')]
)
def test_a_misspelt_table_of_the_office_is_told_not_ignored(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as caught:
        load_rule_book(LAW, tmp_path)
    assert caught.value.code == "LUAT-01"
    assert name in caught.value.what.in_english()
