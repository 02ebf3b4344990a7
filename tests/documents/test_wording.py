"""Wording templates: the standard, the office's own, and the way back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from papi_desktop.documents.wording import (
    NO_WORDS,
    for_people,
    from_people,
    load_wording,
    reset_wording,
    save_wording,
    title_of,
)
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message
from papi_desktop.paths import resource_folder

TEMPLATES = (
    "notice",
    "public_list",
    "posting_minutes",
    "photo_sheet",
    "quarterly_list",
    "loudspeaker",
    "recovery_sheet",
    "decision",
)

NOTICE = title_of("notice")


def told(error: UserError) -> dict[str, object]:
    reason = error.what.values["reason"]
    assert isinstance(reason, Message)
    return {**error.what.values, "reason": reason.in_english()}


@pytest.mark.parametrize("name", TEMPLATES)
def test_standard_templates_are_composed_vietnamese(name: str) -> None:
    wording = load_wording(name)
    assert wording.name == name
    assert all(text and text == text.strip() for text in wording.texts.values())


def test_places_are_filled() -> None:
    assert load_wording("notice").fill("opening", unit="Ủy ban", content="danh sách") == (
        "Ủy ban thông báo niêm yết công khai danh sách như sau:"
    )


def test_a_value_is_not_read_as_a_template() -> None:
    text = load_wording("notice").fill("opening", unit="{content}", content="{unit}")
    assert text == "{content} thông báo niêm yết công khai {unit} như sau:"


def test_a_place_without_a_value_is_named() -> None:
    with pytest.raises(UserError) as caught:
        load_wording("notice").fill("opening", unit="Ủy ban")
    assert told(caught.value) == {
        "name": NOTICE,
        "key": "{đơn vị} thông báo niêm yết công khai {nội dung} như sau:",
        "reason": "there is nothing to put in {nội dung}",
    }


def test_the_office_writes_its_own_and_goes_back(tmp_path: Path) -> None:
    standard = load_wording("notice", tmp_path)
    save_wording("notice", {"attached": '(Danh sách gửi "kèm")', "title": standard.texts["title"]}, tmp_path)
    own = load_wording("notice", tmp_path)
    assert own.texts["attached"] == '(Danh sách gửi "kèm")'
    assert own.texts["opening"] == standard.texts["opening"]
    assert "title" not in (tmp_path / "notice.toml").read_text(encoding="utf-8")
    reset_wording("notice", tmp_path)
    assert load_wording("notice", tmp_path) == standard
    reset_wording("notice", tmp_path)


def test_saving_only_standard_texts_keeps_no_file(tmp_path: Path) -> None:
    save_wording("notice", {"attached": "khác"}, tmp_path)
    save_wording("notice", dict(load_wording("notice").texts), tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("key", "text", "reason"),
    [
        ("period", "từ {first} trở đi", "the place {đến ngày} is missing"),
        ("period", "từ {first} đến {last} tại {unheard_of}", "there is nothing to put in {unheard_of}"),
        ("period", "từ {từ ngày} trở đi", "the place {đến ngày} is missing"),
        ("period", "từ {từ ngày} đến {đến ngày} tại {nơi nào}", "there is nothing to put in {nơi nào}"),
        ("greeting", "Xin chào", "this kind of paper has no such text"),
    ],
)
def test_a_text_that_would_print_something_else_is_refused(tmp_path: Path, key: str, text: str, reason: str) -> None:
    with pytest.raises(UserError) as caught:
        save_wording("notice", {key: text}, tmp_path)
    standard = load_wording("notice").texts.get(key, key)
    assert told(caught.value) == {"name": NOTICE, "key": for_people(standard), "reason": reason}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text", ["từ {first} đến {last}", "từ {từ ngày} đến {đến ngày}", "từ { Từ  Ngày } đến {ĐẾN NGÀY}"]
)
def test_places_are_written_either_way_and_kept_as_the_program_names_them(tmp_path: Path, text: str) -> None:
    save_wording("notice", {"period": text}, tmp_path)
    kept = load_wording("notice", tmp_path)
    assert kept.texts["period"] == "từ {first} đến {last}"
    assert kept.fill("period", first="01/12", last="31/12") == "từ 01/12 đến 31/12"


def test_a_file_of_the_office_may_name_them_either_way(tmp_path: Path) -> None:
    (tmp_path / "notice.toml").write_text('[texts]\nperiod = "{từ ngày} – {last}"\n', encoding="utf-8")
    assert load_wording("notice", tmp_path).texts["period"] == "{first} – {last}"


def test_every_place_of_every_template_has_one_vietnamese_name_of_its_own() -> None:
    names = [path.stem for path in resource_folder("papers").glob("*.toml")]
    for name in set(names) - NO_WORDS:
        for key, text in load_wording(name).texts.items():
            shown = for_people(text)
            assert from_people(shown) == text, (name, key)
            places = set(re.findall(r"\{([a-z_]+)\}", text))
            assert not places & set(re.findall(r"\{([^{}]+)\}", shown)), (name, key)


def test_a_broken_file_of_the_office_is_named(tmp_path: Path) -> None:
    (tmp_path / "notice.toml").write_text('[texts]\ntitle = "Thông báo', encoding="utf-8")
    with pytest.raises(UserError) as caught:
        load_wording("notice", tmp_path)
    assert caught.value.code == "MAU-01"
    assert told(caught.value)["name"] == NOTICE


def test_a_text_edited_by_hand_is_checked_too(tmp_path: Path) -> None:
    (tmp_path / "notice.toml").write_text('[texts]\nperiod = "từ nay"\n', encoding="utf-8")
    with pytest.raises(UserError):
        load_wording("notice", tmp_path)


@pytest.mark.parametrize(
    ("ask", "file", "key"),
    [
        (lambda: load_wording("notice").fill("farewell"), "notice", "[texts] farewell"),
        (lambda: load_wording("notice").texts["farewell"], "notice", "[texts] farewell"),
        (lambda: load_wording("office").data["stems"]["new-paper"], "office", "[stems] new-paper"),
        (lambda: load_wording("notice").data["columns"], "notice", "[columns]"),
        (lambda: load_wording("new_paper"), "new_paper", ""),
    ],
    ids=["fill", "text", "stem", "table", "template"],
)
def test_words_that_were_never_written_are_named_by_file_and_key(
    ask: Callable[[], object], file: str, key: str
) -> None:
    with pytest.raises(UserError) as caught:
        ask()
    assert caught.value.code == "MAU-03"
    assert caught.value.what.values == {"file": f"resources/papers/{file}.toml", "key": key}
