"""A list published again says what changed since; what it replaces asks to be taken down and owes nothing more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import ATTACHMENTS, DISCLOSURES, HOUSEHOLDS, PETITIONS, ROUNDS
from papi_desktop.operations import posting, records
from papi_desktop.operations.agenda import Urgency
from papi_desktop.operations.disclosure_state import agenda_lines, state_of
from papi_desktop.operations.editions import told
from papi_desktop.operations.office import Office, Query
from papi_desktop.operations.publish import Published, PublishRequest, prepare, publish
from tests.operations.test_petitions import receive
from tests.operations.texts import text_of

AGAIN = PublishRequest(
    year=2025, posted_from=date(2026, 12, 10), number="52", document_date=date(2026, 12, 9), responsible="Quàng Thị Pản"
)


def corrected(office: Office) -> dict[str, dict[str, Any]]:
    """Add a household, take one out, change the class of a third; return them."""
    households = list(office.store.all(HOUSEHOLDS))
    gone, other = households[0], next(h for h in households[1:] if h["class_after"] == "poor")
    records.remove(office, HOUSEHOLDS, gone["id"], "đã chết, chuyển đi")
    records.save(office, HOUSEHOLDS, {**other, "class_after": "near_poor"})
    review = next(iter(office.store.all(ROUNDS)))
    new = {
        **HOUSEHOLDS.blank(),
        "head_name": "Vàng Thị Súa",
        "village_id": other["village_id"],
        "round_id": review["id"],
        "members": 4,
        "class_after": "poor",
        "birth": "1980",
    }
    new["id"] = records.save(office, HOUSEHOLDS, new, accepted={"citizen_id": "chưa có"})
    return {"gone": gone, "changed": other, "new": new}


def test_the_second_edition_says_what_changed(office: Office, published: Published, tmp_path: Path) -> None:
    receive(office, kind="feedback", disclosure_id=published.disclosure_id, person="Lò Thị Ún")
    lines = corrected(office)
    publication = prepare(office, AGAIN)
    assert publication.edition is not None
    assert {change.kind: change.id for change in publication.edition.changes} == {
        "added": lines["new"]["id"],
        "changed": lines["changed"]["id"],
        "removed": lines["gone"]["id"],
    }
    assert publication.warnings[0].in_english() == (
        "This is edition 2; it replaces 45/TB-UBND: 1 added, 1 removed, 1 changed."
    )
    done = publish(office, publication, tmp_path / "out")
    kept = office.store.get(DISCLOSURES, done.disclosure_id) or {}
    assert (kept["edition"], kept["replaces_id"]) == (2, published.disclosure_id)
    assert kept["title"].endswith("(lần 2)")
    of_new = [message.in_english() for message in told(office, HOUSEHOLDS, kept)]
    assert of_new[0] == publication.warnings[0].in_english()
    assert of_new[1].startswith("Added: Vàng Thị Súa (")
    assert "Phân loại" in of_new[2]
    assert of_new[3].startswith(f"Taken out: {lines['gone']['head_name']} (")
    assert of_new[4:] == ["Objections to the edition before: 1."]
    replaced = office.store.get(DISCLOSURES, published.disclosure_id) or {}
    assert [message.in_english() for message in told(office, HOUSEHOLDS, replaced)] == [
        "Published again as edition 2, 52/TB-UBND.",
        "1 objections to this edition wait for their answer.",
    ]

    files = {path.name: text_of(path) for _kind, path in done.files}
    for name, text in files.items():
        if "thong-bao" not in name:
            continue
        assert "thay thế danh sách kèm theo Thông báo số 45/TB-UBND ngày 30 tháng 11 năm 2026" in text
        assert "Đã xem xét 01 ý kiến" in text
        assert "Bổ sung: Vàng Thị Súa" in text
        assert f"Điều chỉnh: {lines['changed']['head_name']}" in text
        assert "Hộ nghèo → Hộ cận nghèo" in text
        assert f"Đưa ra khỏi danh sách: {lines['gone']['head_name']}" in text
    public = files["52-tb-ubnd_danh-sach-cong-khai.pdf"]
    assert "Thay đổi" in public
    assert "Các hộ đưa ra khỏi danh sách" in public
    secrets = [h["citizen_id"] for h in lines.values() if h.get("citizen_id")]
    assert not [secret for text in files.values() for secret in secrets if secret in text]


def test_unchanged_it_says_so(office: Office, published: Published) -> None:
    publication = prepare(office, AGAIN)
    assert publication.edition is not None
    assert publication.edition.changes == ()
    assert publication.warnings[0].in_english() == "This is edition 2; nothing changed since 45/TB-UBND."


def test_unchanged_it_is_published_with_a_reason_only(office: Office, published: Published, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="CK-12"):
        publish(office, prepare(office, AGAIN), tmp_path / "out")
    assert office.store.count(DISCLOSURES) == 1
    assert not (tmp_path / "out").exists()
    done = publish(office, prepare(office, replace(AGAIN, again="bản cũ bị mưa làm nhòe")), tmp_path / "out")
    assert (office.store.get(DISCLOSURES, done.disclosure_id) or {})["edition"] == 2


def test_a_list_whose_last_copy_is_not_kept_is_not_called_unchanged(office: Office, published: Published) -> None:
    with office.store.transaction(say("Forget the copy")) as tx:
        for kept in list(office.store.all(ATTACHMENTS, Query(filters={"role": "public_copy"}))):
            tx.delete(ATTACHMENTS, kept["id"], "thử")
    edition = prepare(office, AGAIN).edition
    assert edition is not None
    assert not edition.unchanged
    assert "is not kept" in edition.warning().in_english()


def test_another_stage_is_not_another_edition(office: Office, published: Published) -> None:
    draft = PublishRequest(year=2025, posted_from=date(2026, 12, 10), number="52", stage="draft")
    assert prepare(office, draft).edition is None


def test_a_third_edition_is_compared_with_the_second(office: Office, published: Published, tmp_path: Path) -> None:
    lines = corrected(office)
    publish(office, prepare(office, AGAIN), tmp_path / "two")
    records.remove(office, HOUSEHOLDS, lines["new"]["id"], "ghi nhầm")
    third = prepare(office, PublishRequest(year=2025, posted_from=date(2026, 12, 20), number="60"))
    assert third.edition is not None
    assert (third.edition.number, [c.kind for c in third.edition.changes]) == (3, ["removed"])


def test_a_household_entered_anew_is_the_same_household(office: Office, published: Published) -> None:
    household = next(iter(office.store.all(HOUSEHOLDS)))
    records.remove(office, HOUSEHOLDS, household["id"], "nhập lại")
    anew = {key: value for key, value in household.items() if key in HOUSEHOLDS}
    records.save(office, HOUSEHOLDS, anew)
    edition = prepare(office, AGAIN).edition
    assert edition is not None
    assert edition.changes == ()


def test_what_was_replaced_is_to_be_taken_down_and_owes_nothing(
    office: Office, published: Published, tmp_path: Path
) -> None:
    for place in posting.postings_of(office, published.disclosure_id):
        posting.hang(office, place["id"], date(2026, 12, 1), by="Lò Thị Ún", minutes_signed=True)
    publish(office, prepare(office, replace(AGAIN, again="in mờ")), tmp_path / "two")
    on = date(2026, 12, 12)
    old = office.store.get(DISCLOSURES, published.disclosure_id) or {}
    assert state_of(office, old, on).words.in_english() == "Replaced by edition 2"
    told = [line for line in agenda_lines(office, on) if line.id == published.disclosure_id]
    assert [line.urgency for line in told] == [Urgency.TAKE_DOWN]
    assert "still hangs at 4 places" in told[0].what.in_english()
    for place in posting.postings_of(office, published.disclosure_id):
        posting.take_down(office, place["id"], date(2026, 12, 12), by="Lò Thị Ún", opinions=1)
    assert not [line for line in agenda_lines(office, on) if line.id == published.disclosure_id]
    assert office.store.count(PETITIONS, Query()) == 0
