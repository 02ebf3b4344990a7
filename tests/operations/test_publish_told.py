"""Publishing a list: of what the official is told before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from papi_desktop.domain.registers import (
    DISCLOSURES,
    UNIT,
)
from papi_desktop.operations import records
from papi_desktop.operations.office import Office
from papi_desktop.operations.publish import prepare, publish
from tests.operations.conftest import REQUEST
from tests.operations.publishing import Stored, files_of, short, warnings_of
from tests.operations.texts import text_of


def test_a_stated_last_day_is_kept_and_told_of(office: Office, stored: Stored, tmp_path: Path) -> None:
    stored()
    stated = short(office, posted_to=date(2026, 12, 30))
    told = warnings_of(office, stated)
    assert "The paper states 30/12/2026; by law it hangs to the end of 31/12/2026." in told
    assert any(warning.startswith("30 days are stated with both ends counted") for warning in told)
    done = publish(office, prepare(office, stated), tmp_path / "out")
    assert "đến hết ngày 30 tháng 12 năm 2026" in text_of(files_of(done, "notice")[0])
    kept = office.store.get(DISCLOSURES, done.disclosure_id)
    assert kept is not None
    assert kept["posted_to"] == "2026-12-30"
    assert done.last_day_up == date(2026, 12, 31)


def test_a_last_day_far_off_is_not_explained_by_a_way_of_counting(office: Office, stored: Stored) -> None:
    stored()
    told = warnings_of(office, replace(REQUEST, posted_to=date(2026, 12, 15)))
    assert "The paper states 15/12/2026; by law it hangs to the end of 31/12/2026." in told
    assert not any("are stated" in warning for warning in told)


def test_a_last_day_before_the_first_is_told_of(office: Office, stored: Stored) -> None:
    stored()
    told = warnings_of(office, replace(REQUEST, posted_to=date(2026, 11, 30)))
    assert "The last day is before the first day; both are kept as written." in told


@pytest.mark.parametrize("last", [date(2026, 12, 31), date(2027, 1, 15)])
def test_hanging_long_enough_is_not_told_of(office: Office, stored: Stored, last: date) -> None:
    stored()
    assert not any("states" in warning for warning in warnings_of(office, replace(REQUEST, posted_to=last)))


def test_hanging_later_than_due_is_told_of(office: Office, stored: Stored) -> None:
    stored()
    assert not any(
        "should be public by" in w for w in warnings_of(office, replace(REQUEST, posted_from=date(2026, 12, 7)))
    )
    late = warnings_of(office, replace(REQUEST, posted_from=date(2026, 12, 8)))
    assert "It should be public by 07/12/2026; it hangs only from 08/12/2026." in late


def test_a_paper_dated_after_it_hangs_is_told_of(office: Office, stored: Stored) -> None:
    stored()
    told = warnings_of(office, replace(REQUEST, document_date=date(2026, 12, 3)))
    assert "The paper is dated 03/12/2026, but hangs from 01/12/2026 already." in told


def test_channels_the_law_wants_are_told_of_as_far_as_the_commune_has_them(office: Office, stored: Stored) -> None:
    stored()
    told = " ".join(warnings_of(office, REQUEST))
    assert "Trưởng thôn" in told
    assert "truyền thanh" not in told
    records.save(office, UNIT, {**office.unit, "has_radio": True, "has_website": True})
    told = " ".join(warnings_of(office, replace(REQUEST, channels=("TH", "WEB"))))
    assert "truyền thanh" in told
    assert "Trưởng thôn" not in told
    assert "trang thông tin điện tử" not in told
