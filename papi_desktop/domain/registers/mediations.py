"""Sổ hòa giải ở cơ sở: what was settled in the villages and what was not. Parties are not named: the book counts cases."""

from __future__ import annotations

from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Choice, Field, Kind, Privacy, Register, Section
from papi_desktop.domain.registers.common import VILLAGE

MEDIATIONS = Register(
    key="mediations",
    title=N_("Mediation in the villages"),
    singular=N_("mediation case"),
    title_field="title",
    order_by=("-held_on", "title"),
    icon="promise",
    in_menu=True,
    empty_text=N_(
        "No mediation case yet. Record each case of the village mediators, without the names of the parties."
    ),
    sections=(Section("main", N_("The case")),),
    fields=(
        Field(
            "title",
            Kind.TEXT,
            N_("What it is about"),
            print_label="Vụ việc",
            required=True,
            search=True,
            in_list=True,
            width=44,
            help=N_("Without the names of the parties."),
            example="Tranh chấp lối đi chung giữa hai hộ",
            aliases=("vụ việc", "nội dung"),
        ),
        Field(
            "kind",
            Kind.CHOICE,
            N_("Kind of case"),
            print_label="Loại vụ việc",
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=22,
            choices=(
                Choice("land", N_("Land and boundaries"), "Đất đai, ranh giới"),
                Choice("family", N_("Marriage and family"), "Hôn nhân, gia đình"),
                Choice("civil", N_("Property and debts"), "Dân sự, vay nợ"),
                Choice("neighbours", N_("Living together"), "Mâu thuẫn trong sinh hoạt"),
                Choice("other", N_("Something else"), "Việc khác"),
            ),
        ),
        VILLAGE,
        Field(
            "held_on",
            Kind.DATE,
            N_("Mediated on"),
            print_label="Ngày hòa giải",
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=11,
            help=N_("The report of a period counts the case by this day."),
            aliases=("ngày", "ngày hòa giải"),
        ),
        Field("mediator", Kind.PERSON, N_("Mediator"), print_label="Hòa giải viên", width=20),
        Field(
            "result",
            Kind.CHOICE,
            N_("Result"),
            print_label="Kết quả",
            privacy=Privacy.PUBLIC,
            default="running",
            in_list=True,
            width=16,
            choices=(
                Choice("running", N_("Not ended yet"), "Đang hòa giải"),
                Choice("settled", N_("Settled by the mediators"), "Hòa giải thành", ("thành",)),
                Choice("failed", N_("Not settled"), "Hòa giải không thành", ("không thành",)),
            ),
        ),
        Field("written_on", Kind.DATE, N_("Settlement put in writing on"), print_label="Ngày lập văn bản"),
        Field("note", Kind.LONGTEXT, N_("Note"), print_label="Ghi chú"),
    ),
)
