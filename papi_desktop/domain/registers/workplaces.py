"""Several computers of one office: which they are, what came from the others, and what two people wrote differently."""

from __future__ import annotations

from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Choice, Field, Kind, Privacy, Register, Section

WORKPLACES = Register(
    key="workplaces",
    title=N_("Computers of the office"),
    singular=N_("computer of the office"),
    title_field="name",
    order_by=("name",),
    icon="computer",
    empty_text=N_("The office works on one computer."),
    sections=(Section("main", N_("The computer")),),
    duplicate_keys=(("name",),),
    fields=(
        Field("name", Kind.TEXT, N_("Name of the computer"), required=True, in_list=True, width=24),
        Field(
            "numbers_from",
            Kind.INTEGER,
            N_("Document numbers from"),
            in_list=True,
            width=10,
            help=N_("Numbers kept for this computer in every series and year; no other computer takes them."),
        ),
        Field("numbers_to", Kind.INTEGER, N_("Document numbers to"), in_list=True, width=10),
        Field("taken_on", Kind.DATE, N_("In use since"), in_list=True, width=11),
        Field("mark", Kind.TEXT, N_("Mark of its history"), section=""),
        Field("fingerprint", Kind.TEXT, N_("Fingerprint"), section=""),
    ),
)

FOREIGN_CHANGES = Register(
    key="foreign_changes",
    title=N_("Changes from other computers"),
    singular=N_("change from another computer"),
    title_field="book",
    order_by=("origin", "seq"),
    icon="computer",
    sections=(Section("main", N_("The change")),),
    fields=(
        Field("book", Kind.TEXT, N_("Book"), required=True, in_list=True, width=16),
        Field("source_id", Kind.TEXT, N_("Record"), required=True, section=""),
        Field("origin", Kind.TEXT, N_("Mark of its history"), required=True, section=""),
        Field("seq", Kind.INTEGER, N_("Place in its history"), required=True, section=""),
        Field("place", Kind.INTEGER, N_("Place in its batch"), required=True, section=""),
        Field("batch", Kind.TEXT, N_("Batch of work"), required=True, section=""),
        Field("seen", Kind.SNAPSHOT, N_("What was known there"), section=""),
        Field("moment", Kind.TEXT, N_("Changed at"), required=True, in_list=True, width=20),
        Field("actor", Kind.TEXT, N_("Who"), required=True, in_list=True, width=20),
        Field("op", Kind.TEXT, N_("What was done"), required=True, section=""),
        Field("content", Kind.SNAPSHOT, N_("New values"), privacy=Privacy.SENSITIVE, section=""),
    ),
)

DECISIONS = Register(
    key="decisions",
    title=N_("Decisions between two versions"),
    singular=N_("decision"),
    title_field="book",
    order_by=("book", "source_id"),
    icon="conflict",
    sections=(Section("main", N_("The decision")),),
    fields=(
        Field("book", Kind.TEXT, N_("Book"), required=True, in_list=True, width=16),
        Field("source_id", Kind.TEXT, N_("Record"), required=True, section=""),
        Field("key", Kind.TEXT, N_("Field"), section=""),
        Field("content", Kind.SNAPSHOT, N_("What was decided"), privacy=Privacy.SENSITIVE, section=""),
    ),
)

CONFLICTS = Register(
    key="conflicts",
    title=N_("Written differently on two computers"),
    singular=N_("difference between two computers"),
    title_field="title",
    order_by=("state", "title"),
    icon="conflict",
    empty_text=N_("Nothing was written differently on two computers."),
    sections=(Section("main", N_("The difference")),),
    fields=(
        Field("title", Kind.TEXT, N_("Record"), required=True, search=True, in_list=True, width=34),
        Field("book", Kind.TEXT, N_("Book"), required=True, section=""),
        Field("source_id", Kind.TEXT, N_("Record"), required=True, section=""),
        Field("key", Kind.TEXT, N_("Field"), section=""),
        Field(
            "kind",
            Kind.CHOICE,
            N_("What differs"),
            required=True,
            in_list=True,
            width=30,
            choices=(
                Choice("value", N_("Two values of one field"), "Hai giá trị khác nhau"),
                Choice("removal", N_("Removed here, changed there"), "Nơi xóa, nơi sửa"),
                Choice("duplicate", N_("Perhaps entered twice"), "Có thể nhập trùng"),
            ),
        ),
        Field(
            "state",
            Kind.CHOICE,
            N_("State"),
            required=True,
            in_list=True,
            width=16,
            default="open",
            choices=(
                Choice("open", N_("To be decided"), "Chờ quyết định"),
                Choice("decided", N_("Decided"), "Đã quyết định"),
            ),
        ),
        Field("versions", Kind.SNAPSHOT, N_("The two versions"), privacy=Privacy.SENSITIVE, section=""),
        Field("decided_on", Kind.DATE, N_("Decided on"), in_list=True, width=11),
    ),
)
