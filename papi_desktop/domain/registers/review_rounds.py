"""Đợt rà soát: the yearly or monthly review whose outcome the lines of `households` are."""

from __future__ import annotations

from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Choice, Field, Kind, Privacy, Register, Section

ROUNDS = Register(
    key="review_rounds",
    title=N_("Review rounds"),
    singular=N_("review round"),
    title_field="name",
    order_by=("-year", "name"),
    icon="round",
    empty_text=N_("No review round yet. It is made when the first list is imported."),
    sections=(Section("main", N_("The round")), Section("decision", N_("Recognition"))),
    duplicate_keys=(("year", "kind", "name"),),
    fields=(
        Field(
            "name",
            Kind.TEXT,
            N_("Name of the round"),
            print_label="Đợt rà soát",
            required=True,
            privacy=Privacy.PUBLIC,
            search=True,
            in_list=True,
            width=30,
            example="Rà soát cuối năm 2026",
        ),
        Field(
            "year",
            Kind.YEAR,
            N_("Year of review"),
            print_label="Năm rà soát",
            required=True,
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=8,
        ),
        Field(
            "kind",
            Kind.CHOICE,
            N_("Kind of review"),
            print_label="Loại rà soát",
            required=True,
            privacy=Privacy.PUBLIC,
            default="yearly",
            in_list=True,
            width=14,
            choices=(
                Choice("yearly", N_("Yearly"), "Định kỳ"),
                Choice("monthly", N_("Monthly"), "Thường xuyên"),
            ),
        ),
        Field(
            "standard",
            Kind.TEXT,
            N_("Standard applied"),
            print_label="Chuẩn áp dụng",
            privacy=Privacy.PUBLIC,
            help=N_("Taken from the dated rule table; the office may write its own."),
        ),
        Field(
            "stage",
            Kind.CHOICE,
            N_("Stage"),
            print_label="Giai đoạn",
            privacy=Privacy.PUBLIC,
            default="draft",
            in_list=True,
            width=16,
            choices=(
                Choice("draft", N_("Result posted for opinions"), "Kết quả rà soát"),
                Choice("decided", N_("Recognised by decision"), "Đã công nhận"),
            ),
        ),
        Field(
            "decision_number",
            Kind.TEXT,
            N_("Decision number"),
            print_label="Số quyết định",
            section="decision",
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "decision_date",
            Kind.DATE,
            N_("Decision date"),
            print_label="Ngày quyết định",
            section="decision",
            privacy=Privacy.PUBLIC,
        ),
        Field("source_file", Kind.TEXT, N_("Imported from"), print_label="Tệp nguồn", privacy=Privacy.STAFF),
    ),
)
