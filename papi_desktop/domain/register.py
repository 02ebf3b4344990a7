"""Register and Field: what a book means, declared once.

One frozen description per book drives its list, form, filters, search key, Excel template, import, export, printed columns, audit
display, data dictionary and the conformance tests. It does not drive the live schema (migrations are frozen SQL), workflow, wording of
papers, or the screens designed by hand. Must not know how a value is stored, drawn or printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from papi_desktop.domain.law.dated import LawRow
from papi_desktop.domain.messages import Message

Record = Mapping[str, Any]
"""One line of a book: field key to value; a missing key and None both mean blank."""


class Kind(StrEnum):
    """The closed set of what a field can hold, and its Python type."""

    TEXT = "text"  # str, one line
    LONGTEXT = "longtext"  # str, several lines
    DATE = "date"  # str "2026-11-30"
    PARTIAL_DATE = "partial_date"  # str "1960", "1960-05" or "1960-05-12": papers often know only the year
    YEAR = "year"  # int
    INTEGER = "integer"  # int; blank and 0 differ
    DECIMAL = "decimal"  # str in canonical form "12.5"; blank and 0 differ
    MONEY = "money"  # int, đồng
    CHOICE = "choice"  # str, the value of one Choice
    CHOICES = "choices"  # list[str], kept as JSON
    FLAG = "flag"  # bool
    PERSON = "person"  # str, a person's name: sorted by given name
    NAMES = "names"  # list[str], kept as JSON
    PHONE = "phone"  # str
    CITIZEN_ID = "citizen_id"  # str of 12 (or old: 9) digits
    REFERENCE = "reference"  # str, the id of a record of another register
    SNAPSHOT = "snapshot"  # dict, kept as JSON: a rule or figures as they stood; never edited in a form


class Privacy(StrEnum):
    """Who may see a field. The public copy of a list is built from PUBLIC fields only."""

    PUBLIC = "public"
    STAFF = "staff"
    SENSITIVE = "sensitive"


class Severity(StrEnum):
    """An error blocks saving; a warning may be passed with a written reason."""

    ERROR = "error"
    WARNING = "warning"


class Catalogue(StrEnum):
    """The closed set of law tables whose ids a TEXT field can hold; whoever shows such a field shows the title of the row.

    Unlike choices they are dated data that the office may add to, and unlike references no records of a book.
    """

    DUTIES = "law.duties"
    DIMENSIONS = "law.dimensions"
    REPORTS = "law.reports"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a choice field.

    Attributes:
        value: stable English word that is stored.
        label: msgid shown on screen.
        print_label: Vietnamese text on official papers and in workbooks.
        aliases: other Vietnamese spellings met in workbooks.
    """

    value: str
    label: str
    print_label: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a value.

    Attributes:
        field: key of the field, or "" when it concerns the whole record.
        kind: short stable word ("required", "birth", "cccd", "duplicate", "date", "number", "choice", "phone", "village", …).
        message: what is wrong and what was expected.
        severity: whether it blocks.
        law: the row of the law it rests on; None where it rests on none.
    """

    field: str
    kind: str
    message: Message
    severity: Severity = Severity.ERROR
    law: LawRow | None = None


Rule = Callable[[Record], Problem | None]
"""A check over the whole record; returns the problem or None."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a register.

    Attributes:
        key: column name.
        kind: what it holds.
        label: msgid beside the editor.
        column_label: msgid over the list column; the label when empty.
        print_label: Vietnamese heading on papers and in workbooks.
        help: msgid shown on focus.
        required: blank is an error.
        privacy: who may see it.
        aliases: headings met in workbooks, in Vietnamese; compared folded.
        choices: values of CHOICE and CHOICES.
        references: key of the register a REFERENCE points to.
        catalogue: the law table whose ids a TEXT holds.
        search: takes part in the search key.
        in_list: shown as a column of the list by default.
        width: width of the column in characters.
        section: key of the section in the form; "" keeps it out of the form.
        legal_basis: id of a clock or duty row in `resources/law` that asks for it.
        example: a Vietnamese example for templates and help.
        problem_kind: the word problems of this field carry; the field's kind when empty.
        visible_when: whether the form shows it for a record.
        told: msgid of what the form says under the field because of what stands in the record; "" for nothing.
        default: value of a new record.
    """

    key: str
    kind: Kind
    label: str
    column_label: str = ""
    print_label: str = ""
    help: str = ""
    required: bool = False
    privacy: Privacy = Privacy.STAFF
    aliases: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    references: str = ""
    catalogue: Catalogue | None = None
    search: bool = False
    in_list: bool = False
    width: int = 14
    section: str = "main"
    legal_basis: str = ""
    example: str = ""
    problem_kind: str = ""
    visible_when: Callable[[Record], bool] | None = None
    told: Callable[[Record], str] | None = None
    default: Any = None

    def choice(self, value: str) -> Choice | None:
        """Return the choice whose stored value is `value`."""
        return next((c for c in self.choices if c.value == value), None)

    @property
    def named_by(self) -> str:
        """Return the key of the register or catalogue that names the values; "" when they speak for themselves."""
        return self.references or (self.catalogue.value if self.catalogue else "")

    @property
    def heading(self) -> str:
        """Return the msgid over the list column."""
        return self.column_label or self.label


@dataclass(frozen=True, slots=True)
class Section:
    """A group of fields under one heading of the form."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class SplitColumn:
    """A heading whose sub-columns say two things at once, such as "Năm sinh: Nam | Nữ".

    Attributes:
        parents: folded headings over the sub-columns.
        value_field: field that takes the cell's value.
        choice_field: choice field that takes the sub-column's meaning.
        children: folded sub-heading to choice value.
    """

    parents: tuple[str, ...]
    value_field: str
    choice_field: str
    children: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Register:
    """One book.

    Attributes:
        key: table name and stable id.
        title: msgid, the name of the paper book.
        singular: msgid, what one record is called.
        fields: in the order an official thinks.
        title_field: field that names a record in lists, search and history.
        sections: of the form, in order.
        order_by: fields the list is sorted by at first; "-key" is descending.
        rules: checks over the whole record.
        duplicate_keys: groups of fields that together tell two records apart; equal folded values are reported. The first group is an
            error, the following are warnings: people do share names.
        scope_fields: fields within which duplicates count (a household recurs every year).
        subtitle_field: REFERENCE field set by subtitle rows of a workbook (a village's name over its households).
        split_columns: headings that say two things at once.
        parent: key of the register whose record this one belongs to, shown inside the parent's form.
        parent_field: the REFERENCE field to the parent.
        empty_text: msgid of the one sentence shown when the book is empty.
        icon: name of the icon.
        in_menu: has an entry of its own in the navigation.
        imports: its records, as children of one parent, are also read from a workbook.
        by_hand: a person may write in it; False for a book that only says what the program did.
        sealed_by: field of the parent that keeps one digest over all its children. For copies that come by the thousand and are never
            edited: they come, go and return with their parent, and the history has the parent instead of each of them.
    """

    key: str
    title: str
    singular: str
    fields: tuple[Field, ...]
    title_field: str
    sections: tuple[Section, ...] = ()
    order_by: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    duplicate_keys: tuple[tuple[str, ...], ...] = ()
    scope_fields: tuple[str, ...] = ()
    subtitle_field: str = ""
    split_columns: tuple[SplitColumn, ...] = ()
    parent: str = ""
    parent_field: str = ""
    empty_text: str = ""
    icon: str = ""
    in_menu: bool = False
    imports: bool = False
    by_hand: bool = True
    sealed_by: str = ""

    def __getitem__(self, key: str) -> Field:
        """Return the field called `key`.

        Raises:
            KeyError: if the register has no such field.
        """
        for field in self.fields:
            if field.key == key:
                return field
        raise KeyError(f"{self.key} has no field {key}")

    def __iter__(self) -> Iterator[Field]:
        return iter(self.fields)

    def __contains__(self, key: object) -> bool:
        return any(field.key == key for field in self.fields)

    @property
    def list_fields(self) -> tuple[Field, ...]:
        """Return the columns of the list."""
        return tuple(f for f in self.fields if f.in_list)

    @property
    def search_fields(self) -> tuple[Field, ...]:
        """Return the fields whose text is searched."""
        return tuple(f for f in self.fields if f.search)

    def in_section(self, section: str) -> tuple[Field, ...]:
        """Return the fields of one section of the form."""
        return tuple(f for f in self.fields if f.section == section)

    def blank(self) -> dict[str, Any]:
        """Return a new record holding only the defaults."""
        return {f.key: f.default for f in self.fields if f.default is not None}

    def title_of(self, record: Record) -> str:
        """Return what names the record."""
        return str(record.get(self.title_field) or "")
