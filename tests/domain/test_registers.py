"""Every register holds to the same rules: one that is added is tested by being there."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from babel.messages.pofile import read_po

from papi_desktop.domain.register import Field, Kind, Privacy, Problem, Record, Register, Rule
from papi_desktop.domain.registers import (
    ALL,
    BROADCASTS,
    BY_KEY,
    CAMPAIGNS,
    CHANNEL_USES,
    COMMUNITY_DECISIONS,
    CONSULTATIONS,
    DIALOGUES,
    DISCLOSURES,
    GIFTS,
    HOUSEHOLDS,
    LAND_FILES,
    LAND_PLOTS,
    POSTINGS,
    PROMISES,
    QUESTIONS,
    RELIEF_NOTICES,
)
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.exchange.law_tables import load_rule_book
from papi_desktop.paths import resource_folder, translations_folder

TODAY = date(2026, 11, 22)
FIELDS = [(register, field) for register in ALL for field in register]
NAME = re.compile(r"[a-z][a-z0-9_]*")

every_register = pytest.mark.parametrize("register", ALL, ids=[r.key for r in ALL])


def every_field(test: Callable[[Register, Field], None]) -> Callable[[Register], None]:
    """Run a test on every field of a register; a failure names the field. One test a field would be ten thousand."""

    def run(register: Register) -> None:
        for field in register:
            try:
                test(register, field)
            except AssertionError as failed:
                raise AssertionError(f"{register.key}.{field.key}: {failed}") from failed

    run.__name__, run.__doc__ = test.__name__, test.__doc__
    return every_register(run)


MAY_FAIL: dict[tuple[str, int], Record] = {
    (DISCLOSURES.key, 0): {"posted_from": "2026-12-01", "posted_to": "2026-11-30"},
    (POSTINGS.key, 0): {"posted_from": "2026-12-01", "posted_to": "2026-11-30"},
    ("units", 0): {"receiving": True, "name": "tỉnh Sơn La", "issuer_1": "UBND TỈNH", "issuer_2": "SỞ NỘI VỤ"},
    ("supervisions", 0): {"recommendations": 1, "accepted": 2},
    ("plans", 0): {"baseline_rank": 64, "baseline_of": 63},
    ("council_sessions", 0): {"told_from": "2026-12-01", "told_to": "2026-11-30"},
    ("plan_tasks", 0): {"starts": "2026-06-30", "due": "2026-06-01"},
    (CHANNEL_USES.key, 0): {"used_from": "2026-12-01", "used_to": "2026-11-30"},
    (LAND_FILES.key, 0): {"published_on": "2026-12-01", "closes_on": "2026-11-30"},
    (LAND_PLOTS.key, 0): {"leased_from": "2026-12-01", "leased_to": "2026-11-30"},
    (CONSULTATIONS.key, 0): {"published_on": "2026-12-01", "closes_on": "2026-11-30"},
    (CONSULTATIONS.key, 1): {"ballots_out": 70, "ballots_in": 71},
    (COMMUNITY_DECISIONS.key, 0): {"households_total": 90, "households_present": 91},
    (COMMUNITY_DECISIONS.key, 1): {"ballots_out": 70, "ballots_in": 71},
    (COMMUNITY_DECISIONS.key, 2): {"ballots_in": 70, "ballots_invalid": 71},
    ("village_elections", 0): {"households_total": 90, "households_present": 91},
    ("village_elections", 1): {"ballots_out": 70, "ballots_in": 71},
    ("village_elections", 2): {"ballots_in": 70, "ballots_invalid": 71},
    ("year_conferences", 0): {"households_total": 90, "households_present": 91},
    (COMMUNITY_DECISIONS.key, 3): {"households_present": 60, "votes_for": 59, "votes_against": 2},
    (CAMPAIGNS.key, 0): {"starts_on": "2026-03-02", "ends_on": "2026-03-01"},
    (CAMPAIGNS.key, 1): {"ends_on": "2026-03-02", "spent_by": "2026-03-01"},
    (RELIEF_NOTICES.key, 0): {"starts_on": "2026-08-10", "ends_on": "2026-08-09"},
    (RELIEF_NOTICES.key, 1): {"received_on": "2026-08-10", "answered_on": "2026-08-09"},
    (CAMPAIGNS.key, 2): {"decision_for": 41, "decision_total": 40},
    (GIFTS.key, 0): {"goods_quantity": "5"},
    (GIFTS.key, 1): {"goods": "Cát", "goods_unit_price": 250000},
    (DIALOGUES.key, 0): {"present": 80, "men": 40, "women": 47},
    (DIALOGUES.key, 1): {"opinions": 14, "opinions_spoken": 9, "opinions_written": 1},
    ("dialogue_requests", 0): {"people": 101, "voters": 100},
    (QUESTIONS.key, 0): {"outcome": "promised"},
    (QUESTIONS.key, 1): {"outcome": "promised", "owner": "Phòng Kinh tế"},
    (PROMISES.key, 0): {"replied_on": "2026-12-01"},
    (BROADCASTS.key, 0): {"planned_from": "2026-12-01", "planned_to": "2026-11-30"},
    (BROADCASTS.key, 1): {"aired_from": "2026-12-01", "aired_to": "2026-11-30"},
}
"""Register and number of a rule to a record that breaks it."""

DELIBERATELY_SHARED: dict[str, set[str]] = {}
"""Register to headings that two of its fields may both go by, because what stands below decides."""

KINDS = {
    Kind.FLAG: bool,
    Kind.CHOICE: str,
    Kind.CHOICES: list,
    Kind.INTEGER: int,
    Kind.YEAR: int,
    Kind.MONEY: int,
    Kind.NAMES: list,
    Kind.SNAPSHOT: dict,
}
"""Python types of defaults; every other kind is a text."""


@pytest.fixture(scope="module")
def vietnamese() -> dict[str, str]:
    """Msgid to Vietnamese, as the catalogue has it."""
    with (translations_folder() / "vi" / "LC_MESSAGES" / "papi.po").open("rb") as source:
        catalogue = read_po(source, locale="vi")
    return {str(message.id): str(message.string) for message in catalogue if message.id}


# --- registers ---


def test_keys_are_unique_and_lead_to_their_register() -> None:
    assert len(BY_KEY) == len(ALL)
    assert all(BY_KEY[register.key] is register for register in ALL)


@every_register
def test_names_are_those_of_a_table(register: Register) -> None:
    assert NAME.fullmatch(register.key)
    assert len({field.key for field in register}) == len(register.fields)
    assert not {field.key for field in register} & {"id", "rowno", "created_at", "deleted_at", "deleted_reason"}


@every_register
def test_fields_it_speaks_of_are_its_own(register: Register) -> None:
    named = [
        register.title_field,
        *(key.removeprefix("-") for key in register.order_by),
        *register.scope_fields,
        *(key for keys in register.duplicate_keys for key in keys),
        *filter(None, [register.subtitle_field, register.parent_field]),
        *(key for split in register.split_columns for key in (split.value_field, split.choice_field)),
    ]
    assert [key for key in named if key not in register] == []
    assert register.order_by or register.key == "units", "a list without an order is shuffled"


@every_register
def test_it_is_named_for_people(register: Register) -> None:
    assert register.title.strip()
    assert register.singular.strip()
    assert register.icon
    assert not register.in_menu or register.empty_text.endswith(".")


WITHOUT_A_LIST = {"units", "received_records"}
"""Shown by screens of their own only: the one record of the office, and what came with a report, read with it."""


@every_register
def test_what_names_a_record_is_searched_and_shown(register: Register) -> None:
    title = register[register.title_field]
    assert title.required
    assert title.kind in {Kind.TEXT, Kind.PERSON, Kind.CHOICE}
    assert title.in_list or register.key in WITHOUT_A_LIST
    assert not register.in_menu or title.search


@every_register
def test_duplicates_are_looked_for_in_fields_that_can_differ(register: Register) -> None:
    for keys in register.duplicate_keys:
        assert len(set(keys)) == len(keys)
        assert not any(register[key].kind in {Kind.FLAG, Kind.SNAPSHOT, Kind.LONGTEXT} for key in keys)
    assert not set(register.scope_fields) & {key for keys in register.duplicate_keys for key in keys}


@every_register
def test_a_subtitle_is_a_reference(register: Register) -> None:
    if register.subtitle_field:
        assert register[register.subtitle_field].kind is Kind.REFERENCE


@every_register
def test_a_part_belongs_to_a_register_that_exists(register: Register) -> None:
    assert bool(register.parent) == bool(register.parent_field)
    if register.parent:
        assert register[register.parent_field].references == register.parent
        assert register[register.parent_field].required


@every_register
def test_split_columns_say_what_the_choice_knows(register: Register) -> None:
    for split in register.split_columns:
        choice = register[split.choice_field]
        assert choice.kind is Kind.CHOICE
        assert all(choice.choice(value) for value in split.children.values())
        assert split.parents


@every_register
def test_sections_are_used_and_named(register: Register) -> None:
    keys = [section.key for section in register.sections]
    assert len(set(keys)) == len(keys)
    assert all(section.title.strip() for section in register.sections)
    assert {field.section for field in register} - {""} == set(keys)


@every_register
def test_headings_of_workbooks_lead_to_one_field(register: Register) -> None:
    taken: dict[str, set[str]] = {}
    for field in register:
        for heading in {fold(text) for text in field.aliases}:
            taken.setdefault(heading, set()).add(field.key)
    shared = {heading for heading, keys in taken.items() if len(keys) > 1}
    assert shared == DELIBERATELY_SHARED.get(register.key, set())


@every_register
def test_a_public_book_shows_nothing_sensitive_in_its_list(register: Register) -> None:
    if register[register.title_field].privacy is Privacy.SENSITIVE:
        return
    assert [f.key for f in register.list_fields if f.privacy is Privacy.SENSITIVE] == []


@every_register
def test_the_blank_record_is_made_of_defaults_that_fit(register: Register) -> None:
    blank = register.blank()
    for key, value in blank.items():
        field = register[key]
        assert isinstance(value, KINDS.get(field.kind, str)), key
        if field.kind is Kind.CHOICE:
            assert field.choice(str(value)), key
        if field.kind is Kind.CHOICES and isinstance(value, (list, tuple)):
            assert all(field.choice(one) for one in value), key


@every_register
def test_every_rule_has_a_record_it_refuses_and_one_it_passes(register: Register) -> None:
    for number, rule in enumerate(register.rules):
        refused = _refusal(rule, MAY_FAIL[register.key, number])
        assert refused.field in register
        assert refused.message.msgid.endswith(".")
        assert rule({}) is None, "a blank record breaks no rule: blanks are asked about apart"


def _refusal(rule: Rule, record: Record) -> Problem:
    found = rule(record)
    assert found is not None, record
    return found


def test_no_example_of_a_broken_rule_is_left_over() -> None:
    assert set(MAY_FAIL) == {(register.key, number) for register in ALL for number in range(len(register.rules))}


# --- fields ---


@every_field
def test_a_field_is_named_for_the_table_and_for_people(register: Register, field: Field) -> None:
    assert NAME.fullmatch(field.key)
    assert field.label.strip() == field.label != ""
    assert field.heading
    assert not field.help or field.help.endswith((".", "…", "?"))
    assert field.width > 0


@every_field
def test_a_field_has_a_place_in_the_form_or_none_on_purpose(register: Register, field: Field) -> None:
    assert field.section == "" or field.section in {section.key for section in register.sections}
    if field.kind is Kind.SNAPSHOT:
        assert field.section == "", "what the program remembers is not typed"


@every_field
def test_what_must_be_filled_can_be_filled(register: Register, field: Field) -> None:
    """A required field without a place in the form is filled by an operation, so it must not be one an official is asked for."""
    if field.required and field.section == "":
        assert not field.aliases


@every_field
def test_words_of_papers_are_vietnamese_and_nfc(register: Register, field: Field) -> None:
    texts = [field.print_label, field.example, *field.aliases]
    texts += [text for choice in field.choices for text in (choice.print_label, *choice.aliases)]
    for text in filter(None, texts):
        assert unicodedata.is_normalized("NFC", text), text
        assert text == " ".join(text.split()), text
    assert not field.print_label or not _english(field.print_label), field.print_label


def _english(text: str) -> bool:
    """Tell whether a text is one of the program's own msgids: a label left in English."""
    return text in {field.label for _register, field in FIELDS}


@every_field
def test_choices_are_distinct_and_complete(register: Register, field: Field) -> None:
    assert bool(field.choices) == (field.kind in {Kind.CHOICE, Kind.CHOICES})
    for part in ("value", "label", "print_label"):
        texts = [getattr(choice, part) for choice in field.choices]
        assert all(text.strip() for text in texts), part
        assert max(Counter(texts).values(), default=1) == 1, part
    spelled: dict[str, str] = {}
    for choice in field.choices:
        for text in {fold(t) for t in (choice.value, choice.print_label, *choice.aliases)}:
            assert spelled.setdefault(text, choice.value) == choice.value, text


@every_field
def test_a_reference_leads_to_a_register(register: Register, field: Field) -> None:
    assert bool(field.references) == (field.kind is Kind.REFERENCE)
    assert not field.references or field.references in BY_KEY


@every_field
def test_a_catalogue_names_texts_and_no_register(register: Register, field: Field) -> None:
    if field.catalogue:
        assert field.kind is Kind.TEXT
        assert not field.choices
        assert field.named_by not in BY_KEY


@every_field
def test_numbers_of_people_are_never_open_to_everyone(register: Register, field: Field) -> None:
    if field.kind is Kind.CITIZEN_ID:
        assert field.privacy is Privacy.SENSITIVE
    if field.kind is Kind.PHONE:
        assert field.privacy is not Privacy.PUBLIC or register.key == "units"


@every_field
def test_only_texts_are_searched(register: Register, field: Field) -> None:
    if field.search:
        assert field.kind in {Kind.TEXT, Kind.PERSON, Kind.LONGTEXT, Kind.NAMES, Kind.CITIZEN_ID, Kind.PHONE}


@every_field
def test_the_law_it_names_is_in_the_tables(register: Register, field: Field) -> None:
    if field.legal_basis:
        book = load_rule_book(resource_folder("law"), None)
        known = {row.id for row in (*book.rules(TODAY), *book.duties(TODAY))}
        assert field.legal_basis in known


@every_field
def test_nothing_is_asked_of_residents(register: Register, field: Field) -> None:
    """Contributions are voluntary: no book may hold a least amount, a quota or a levy, under whatever name."""
    english = f"{field.key} {field.label} {field.column_label}".lower().replace("_", " ")
    assert not re.search(r"\b(min|minimum|quota|levy|levies|target|norm|per head|per household|owed)\b", english)
    printed = fold(" ; ".join((field.print_label, *field.aliases)))
    for word in ("toi thieu", "dinh muc", "chi tieu", "bat buoc", "muc thu", "muc dong", "muc huy dong", "binh quan"):
        assert word not in printed


@every_field
def test_whether_it_is_shown_can_be_told_of_any_record(register: Register, field: Field) -> None:
    if field.visible_when is not None:
        assert field.visible_when({}) in (True, False)


# --- words ---


def labels(register: Register) -> Iterator[str]:
    yield from (register.title, register.singular, register.empty_text)
    yield from (section.title for section in register.sections)
    for field in register:
        yield from (field.label, field.column_label, field.help)
        yield from (choice.label for choice in field.choices)


@every_register
def test_every_label_is_translated(register: Register, vietnamese: dict[str, str]) -> None:
    wanted = {label for label in labels(register) if label}
    assert sorted(label for label in wanted if not vietnamese.get(label)) == []
    assert all(unicodedata.is_normalized("NFC", vietnamese[label]) for label in wanted)


# --- what the public copy rests on ---


def test_the_public_copy_of_the_poor_list_holds_what_the_rule_allows() -> None:
    shown = {f.key for f in HOUSEHOLDS.list_fields if f.privacy is Privacy.PUBLIC}
    assert shown == {"head_name", "village_id", "members", "class_after"}
    hidden: dict[str, Any] = {f.key: f.privacy for f in HOUSEHOLDS if f.privacy is Privacy.SENSITIVE}
    assert {"citizen_id", "ethnicity", "phone", "reason"} <= set(hidden)
