"""Hung, seen, photographed, taken down; and what can be proved of it on which day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.registers import ATTACHMENTS, DISCLOSURES, PLACES, POSTINGS
from papi_desktop.operations import photos, posting, posting_verdicts, records
from papi_desktop.operations.office import Office
from papi_desktop.operations.posting import hang, take_down, verdicts
from papi_desktop.operations.posting_verdicts import PlaceVerdict
from papi_desktop.operations.publish import Published
from papi_desktop.translations import render
from tests.operations.conftest import TODAY, photo

HUNG = date(2026, 12, 1)
LAST = date(2026, 12, 31)
"""Thirty days after the day it was hung, which does not count: the last day it must hang."""


@pytest.fixture
def late(office: Office) -> Office:
    """The office when everything has happened, so that no day is still to come."""
    return replace(office, today=lambda: date(2027, 2, 1))


def place(office: Office, done: Published, number: int = 0) -> str:
    """Return the id of the posting at one of the four places."""
    return str(posting.postings_of(office, done.disclosure_id)[number]["id"])


def kept(office: Office, posting_id: str) -> dict[str, Any]:
    found = office.store.get(POSTINGS, posting_id)
    assert found is not None
    return found


def judged(office: Office, done: Published, on: date, number: int = 0) -> PlaceVerdict:
    return verdicts(office, done.disclosure_id, on)[0].places[number]


def said(recorded: posting.Recorded) -> list[str]:
    return [render(warning) for warning in recorded.warnings]


# --- which posting ---


@pytest.mark.parametrize(
    "named", ["Nhà văn hóa Bản Nà Cáy", "nha van hoa ban na cay", "NHÀ VĂN HOÁ BẢN NÀ CÁY", "Bản Nà Cáy", "ban na cay"]
)
def test_a_place_is_found_as_people_call_it(office: Office, published: Published, named: str) -> None:
    assert posting.find(office, published.disclosure_id, named)["id"] == place(office, published, 1)


def test_a_place_is_found_by_id(office: Office, published: Published) -> None:
    wanted = posting.postings_of(office, published.disclosure_id)[2]
    for named in (wanted["id"], wanted["place_id"]):
        assert posting.find(office, published.disclosure_id, named)["id"] == wanted["id"]


def test_a_place_that_was_not_planned_is_added_once(office: Office, published: Published) -> None:
    market = {"name": "Chợ trung tâm", "kind": "DSH"}
    records.save(office, PLACES, market)
    added = posting.find(office, published.disclosure_id, "chợ trung tâm")
    assert posting.find(office, published.disclosure_id, "Chợ trung tâm")["id"] == added["id"]
    assert [p["place_name"] for p in posting.postings_of(office, published.disclosure_id)].count("Chợ trung tâm") == 1


def test_an_unknown_place_names_those_there_are(office: Office, published: Published) -> None:
    with pytest.raises(UserError) as refused:
        posting.find(office, published.disclosure_id, "Bản Không Có")
    assert refused.value.code == "NY-02"
    assert "Nhà văn hóa Bản Nà Cáy" in refused.value.todo.in_english()


def test_an_unknown_disclosure_is_refused(office: Office) -> None:
    for ask in (lambda: posting.find(office, "không có", "Bản Nà Cáy"), lambda: verdicts(office, "không có", TODAY)):
        with pytest.raises(UserError, match="NY-01"):
            ask()


def test_an_unknown_posting_is_refused(office: Office) -> None:
    with pytest.raises(UserError, match="NY-04"):
        hang(office, "không có", HUNG, by="A")


# --- recording ---


def test_whoever_hung_it_is_no_witness_of_it(late: Office, published: Published) -> None:
    """A warning, no stop: the record is what happened. Another name that only sounds alike is another person."""
    at = place(late, published)
    told = hang(late, at, HUNG, by="Lò Văn Hòa", witnesses=["Cà Thị B", "Lò  văn Hoà"])
    assert [words.in_english() for words in told.warnings] == [
        "Lò  văn Hoà hung the paper and is named as its witness too: name somebody else who saw it."
    ]
    assert kept(late, at)["witnesses"] == ["Cà Thị B", "Lò  văn Hoà"]
    assert hang(late, at, HUNG, by="Lò Văn Hòa", witnesses=["Lò Văn Hoa"]).warnings == ()
    again = hang(late, at, HUNG, by="Lò Văn Hoa").warnings
    assert len(again) == 1, "the witness recorded before counts too"


def test_hanging_is_recorded_with_who_saw_it(late: Office, published: Published) -> None:
    at = place(late, published)
    told = hang(
        late, at, HUNG, by="Quàng Thị Pản", witnesses=["Lò Văn A", "Cà Thị B"], minutes_number="12", minutes_signed=True
    )
    assert told.warnings == ()
    expected = {
        "posted_from": "2026-12-01",
        "posted_by": "Quàng Thị Pản",
        "witnesses": ["Lò Văn A", "Cà Thị B"],
        "minutes_number": "12",
        "minutes_signed": True,
        "posted_to": None,
    }
    assert {key: kept(late, at)[key] for key in expected} == expected
    assert late.store.batches()[0].operation.values["place"] == "Trụ sở HĐND và UBND xã Na Sang"


def test_a_disclosure_that_hung_somewhere_is_kept(late: Office, published: Published) -> None:
    hang(late, place(late, published), HUNG, by="A")
    with pytest.raises(UserError, match=r"GHI-03.*at 1 places"):
        records.remove(late, DISCLOSURES, published.disclosure_id, "ghi nhầm")
    assert "deleted_at" not in (late.store.get(DISCLOSURES, published.disclosure_id) or {})


def test_telling_more_later_erases_nothing(late: Office, published: Published) -> None:
    at = place(late, published)
    hang(late, at, HUNG, by="A", witnesses=["Lò Văn A"], minutes_number="12", minutes_signed=True)
    hang(late, at, HUNG, by="A", photos=[("a.jpg", photo())])
    take_down(late, at, LAST, by="A", opinions=2, minutes_signed=True)
    take_down(late, at, LAST, by="A", photos=[("b.jpg", photo(datetime(2027, 1, 1, 8)))])
    found = kept(late, at)
    assert (found["witnesses"], found["minutes_number"], found["minutes_signed"]) == (["Lò Văn A"], "12", True)
    assert (found["opinions"], found["end_minutes_signed"]) == (2, True)
    assert [a["role"] for a in posting_verdicts.photos_of(late, at)] == ["photo", "end_photo"]


def test_no_opinion_and_opinions_not_counted_differ(late: Office, published: Published) -> None:
    first, second = place(late, published, 0), place(late, published, 1)
    for at in (first, second):
        hang(late, at, HUNG, by="A", witnesses=["B"])
    take_down(late, first, LAST, by="A", opinions=0)
    take_down(late, second, LAST, by="A")
    assert (kept(late, first)["opinions"], kept(late, second)["opinions"]) == (0, None)


def test_taking_down_what_was_not_hung_is_refused(late: Office, published: Published) -> None:
    at = place(late, published)
    with pytest.raises(UserError, match="NY-03"):
        take_down(late, at, LAST, by="A")
    hang(late, at, HUNG, by="A")
    with pytest.raises(UserError, match="NY-03"):
        take_down(late, at, HUNG - timedelta(days=1), by="A")
    assert kept(late, at)["posted_to"] is None
    take_down(late, at, HUNG, by="A")
    assert kept(late, at)["posted_to"] == "2026-12-01"


def test_hanging_after_it_was_taken_down_is_refused(late: Office, published: Published) -> None:
    at = place(late, published)
    hang(late, at, HUNG, by="A")
    take_down(late, at, LAST, by="A")
    with pytest.raises(UserError, match="NY-05"):
        hang(late, at, LAST + timedelta(days=1), by="A")
    assert kept(late, at)["posted_from"] == "2026-12-01"
    hang(late, at, HUNG + timedelta(days=1), by="A")
    assert kept(late, at)["posted_from"] == "2026-12-02"


def test_taking_down_too_early_is_recorded_and_told(late: Office, published: Published) -> None:
    at = place(late, published)
    hang(late, at, HUNG, by="A", witnesses=["B"])
    assert said(take_down(late, at, LAST - timedelta(days=1), by="A")) == ["It hung 1 days too short."]
    assert kept(late, at)["posted_to"] == "2026-12-30"
    assert said(take_down(late, at, LAST, by="A")) == []


def test_a_day_to_come_is_recorded_and_told(office: Office, published: Published) -> None:
    at = place(office, published)
    told = said(hang(office, at, HUNG, by="A"))
    assert told == ["01/12/2026 has not come yet; check the date, and the clock of this computer."]
    assert kept(office, at)["posted_from"] == "2026-12-01"
    assert said(hang(office, at, TODAY, by="A")) == []


# --- photos ---


def test_a_photo_is_kept_without_the_place_it_was_taken_at(late: Office, published: Published) -> None:
    at = place(late, published)
    given = photo(place=True)
    with Image.open(BytesIO(given)) as picture:
        assert picture.getexif().get_ifd(0x8825)
    hang(late, at, HUNG, by="A", photos=[("Ảnh 1.jpg", given)])
    attached = posting_verdicts.photos_of(late, at)
    assert [(a["name"], a["role"], a["taken_at"]) for a in attached] == [("Ảnh 1.jpg", "photo", "2026-12-01 09:15:00")]
    clean = late.store.get_file(attached[0]["digest"])
    assert attached[0]["size"] == len(clean)
    with Image.open(BytesIO(clean)) as picture:
        assert dict(picture.getexif()) == {}
        assert picture.info.keys().isdisjoint({"exif", "comment"})


@pytest.mark.parametrize(
    ("taken", "doubt"),
    [
        (datetime(2026, 12, 1, 0, 0), None),
        (datetime(2026, 12, 5, 17, 30), None),
        (datetime(2026, 11, 30, 23, 59), "Photo “a.jpg”: taken on 30/11/2026, before that day"),
        (None, "Photo “a.jpg”: does not say when it was taken"),
    ],
)
def test_the_time_in_a_photo_is_compared(
    late: Office, published: Published, taken: datetime | None, doubt: str | None
) -> None:
    told = said(hang(late, place(late, published), HUNG, by="A", photos=[("a.jpg", photo(taken))]))
    assert told == ([doubt] if doubt else [])


def test_a_look_at_a_photo_says_the_same_before_it_is_kept() -> None:
    look = photos.look(photo(datetime(2026, 11, 30, 12)))
    doubt = look.doubt(HUNG)
    assert doubt is not None
    assert render(doubt) == "taken on 30/11/2026, before that day"
    assert look.doubt(date(2026, 11, 30)) is None
    assert look.doubt(None) is None


def test_what_is_no_photo_is_refused_with_everything_told_with_it(late: Office, published: Published) -> None:
    at, before = place(late, published), len(late.store.batches())
    with pytest.raises(UserError, match="ANH-01"):
        hang(late, at, HUNG, by="A", photos=[("a.jpg", photo()), ("b.jpg", b"khong phai anh")])
    assert kept(late, at)["posted_from"] is None
    assert posting_verdicts.photos_of(late, at) == []
    assert len(late.store.batches()) == before


# --- the verdict ---


def test_before_it_hangs_it_is_missing(late: Office, published: Published) -> None:
    found = judged(late, published, HUNG)
    assert (found.verdict, found.days, found.short_by) == ("missing", 0, 30)
    hang(late, place(late, published), HUNG, by="A", witnesses=["B"])
    assert judged(late, published, HUNG - timedelta(days=1)).verdict == "missing"


@pytest.mark.parametrize(
    ("on", "verdict", "days"),
    [
        (date(2026, 12, 1), "running", 0),
        (date(2026, 12, 2), "running", 1),
        (date(2026, 12, 31), "running", 30),
        (date(2027, 1, 1), "complete", 31),
        (date(2027, 1, 5), "complete", 35),
    ],
)
def test_while_it_hangs_it_runs_until_the_last_day_is_over(
    late: Office, published: Published, on: date, verdict: str, days: int
) -> None:
    hang(late, place(late, published), HUNG, by="A", witnesses=["B"])
    found = judged(late, published, on)
    assert (found.verdict, found.days) == (verdict, days)


@pytest.mark.parametrize(
    ("last", "verdict", "days", "short_by"),
    [
        (date(2026, 12, 1), "short", 0, 30),
        (date(2026, 12, 30), "short", 29, 1),
        (date(2026, 12, 31), "complete", 30, 0),
        (date(2027, 1, 10), "complete", 40, 0),
    ],
)
def test_taken_down_it_was_long_enough_or_short(
    late: Office, published: Published, last: date, verdict: str, days: int, short_by: int
) -> None:
    at = place(late, published)
    hang(late, at, HUNG, by="A", witnesses=["B"])
    take_down(late, at, last, by="A")
    found = judged(late, published, date(2027, 2, 1))
    assert (found.verdict, found.days, found.short_by) == (verdict, days, short_by)


def test_nobodys_word_proves_nothing(late: Office, published: Published) -> None:
    at = place(late, published)
    hang(late, at, HUNG, by="Người treo")
    take_down(late, at, LAST, by="Người gỡ")
    assert judged(late, published, date(2027, 2, 1)).verdict == "not_proven"


@pytest.mark.parametrize(
    "proof",
    [
        {"witnesses": ["Lò Văn A"]},
        {"minutes_signed": True},
        {"photos": [("a.jpg", photo())]},
    ],
)
def test_a_witness_signed_minutes_or_a_photo_proves_it(
    late: Office, published: Published, proof: dict[str, Any]
) -> None:
    at = place(late, published)
    hang(late, at, HUNG, by="A", **proof)
    take_down(late, at, LAST, by="A")
    assert judged(late, published, date(2027, 2, 1)).verdict == "complete"


def test_a_photo_at_taking_down_proves_it_too(late: Office, published: Published) -> None:
    at = place(late, published)
    hang(late, at, HUNG, by="A")
    take_down(late, at, LAST, by="A", photos=[("a.jpg", photo(datetime(2027, 1, 1, 8)))])
    assert judged(late, published, date(2027, 2, 1)).verdict == "complete"


def test_a_removed_photo_proves_nothing_any_more(late: Office, published: Published) -> None:
    at = place(late, published)
    hang(late, at, HUNG, by="A", photos=[("a.jpg", photo())])
    take_down(late, at, LAST, by="A")
    records.remove(late, ATTACHMENTS, posting_verdicts.photos_of(late, at)[0]["id"], "Ảnh của nơi khác")
    assert judged(late, published, date(2027, 2, 1)).verdict == "not_proven"


def test_each_place_is_judged_for_itself(late: Office, published: Published) -> None:
    for number, last in ((0, LAST), (1, date(2026, 12, 20)), (2, None)):
        at = place(late, published, number)
        hang(late, at, HUNG, by="A", witnesses=["B"])
        if last:
            take_down(late, at, last, by="A")
    found = verdicts(late, None, date(2026, 12, 31))
    assert [d.id for d in found] == [published.disclosure_id]
    assert found[0].title == "Danh sách hộ nghèo, hộ cận nghèo năm 2025"
    assert [(p.place.split()[-1], p.verdict) for p in found[0].places] == [
        ("Sang", "complete"),
        ("Cáy", "short"),
        ("Siểu", "running"),
        ("Khoai", "missing"),
    ]


def test_the_rule_of_its_day_counts_not_that_of_today(late: Office, published: Published) -> None:
    disclosure = late.store.get(DISCLOSURES, published.disclosure_id)
    assert disclosure is not None
    rule = {**disclosure["posting_rule"], "amount": "10"}
    hang(late, place(late, published), HUNG, by="A", witnesses=["B"])
    changed = {**disclosure, "posting_rule": rule}
    found = posting_verdicts.judge(late, changed, kept(late, place(late, published)), date(2026, 12, 12))
    assert (found.verdict, found.days) == ("complete", 11)


@pytest.mark.parametrize(
    ("on", "last", "verdict"),
    [
        (date(2026, 11, 30), None, "missing"),
        (date(2026, 12, 3), None, "running"),
        (date(2026, 12, 9), date(2026, 12, 5), "complete"),
    ],
)
def test_without_a_rule_hanging_with_proof_is_all_there_is_to_ask(
    late: Office, published: Published, on: date, last: date | None, verdict: str
) -> None:
    at = place(late, published)
    hang(late, at, HUNG, by="A", witnesses=["B"])
    if last:
        take_down(late, at, last, by="A")
    found = posting_verdicts.judge(late, {"posting_rule": None}, kept(late, at), on)
    assert found.verdict == verdict


def test_without_a_rule_and_without_proof(late: Office, published: Published) -> None:
    at = place(late, published)
    hang(late, at, HUNG, by="A")
    assert posting_verdicts.judge(late, {"posting_rule": None}, kept(late, at), LAST).verdict == "not_proven"


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2026, 11, 30), "not hung yet"),
        (date(2026, 12, 5), "hanging, day 4"),
        (date(2027, 1, 1), "complete, 31 days"),
    ],
)
def test_verdicts_in_words(late: Office, published: Published, on: date, words: str) -> None:
    hang(late, place(late, published), HUNG, by="A", witnesses=["B"])
    assert render(judged(late, published, on).words) == words
