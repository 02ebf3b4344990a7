"""The office's own words on its papers: kept apart, checked, told in the history, taken back."""

from __future__ import annotations

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.operations import papers, wordings
from papi_desktop.operations.office import Office


def test_every_template_says_what_it_is_for_and_none_is_the_page_itself(office: Office) -> None:
    found = wordings.templates(office)
    assert "notice" in {t.name for t in found}
    assert "official_format" not in {t.name for t in found}
    assert all(t.title and t.title != t.name for t in found)
    assert not any(t.changed for t in found)


def test_places_are_shown_and_written_in_vietnamese(office: Office) -> None:
    shown = {text.key: text.current for text in wordings.template(office, "notice").texts}
    assert "{đơn vị}" in shown["closing"]
    wordings.change(office, "notice", {"closing": "{đơn vị} trân trọng thông báo"})
    assert papers.wording(office, "notice").texts["closing"] == "{unit} trân trọng thông báo"
    (own,) = [text for text in wordings.template(office, "notice").texts if text.own]
    assert own.current == "{đơn vị} trân trọng thông báo"
    wordings.change(office, "notice", {"closing": own.standard})
    assert wordings.template(office, "notice").changed == 0


def test_a_changed_text_is_on_the_next_paper_and_the_standard_comes_back(office: Office) -> None:
    standard = papers.wording(office, "notice").texts["closing"]
    wordings.change(office, "notice", {"closing": "{unit} trân trọng thông báo"})
    assert papers.wording(office, "notice").texts["closing"] == "{unit} trân trọng thông báo"
    assert wordings.template(office, "notice").changed == 1
    wordings.take_back(office, "notice")
    assert papers.wording(office, "notice").texts["closing"] == standard


def test_a_text_that_lost_its_place_is_refused_and_nothing_changes(office: Office) -> None:
    before = papers.wording(office, "notice").texts["closing"]
    with pytest.raises(UserError) as refused:
        wordings.change(office, "notice", {"closing": "Xin thông báo"})
    assert refused.value.code == "MAU-01"
    assert papers.wording(office, "notice").texts["closing"] == before


def test_the_change_is_told_in_the_history(office: Office) -> None:
    wordings.change(office, "notice", {"closing": "{unit} xin báo"})
    assert any("notice" in str(batch) or "Thông báo" in str(batch) for batch in office.store.batches())
