"""Hạn và nơi nhận báo cáo: what this office or its province asks for otherwise than the program says, one line for each kind of report."""

from __future__ import annotations

from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Catalogue, Choice, Field, Kind, Register, Section

_DUE = N_("Day and month, such as 20/3; 15/1+1 for the year after. Blank keeps the usual day.")

DUE_FIELDS = {
    "due_q1": "Q1",
    "due_q2": "Q2",
    "due_q3": "Q3",
    "due_q4": "Q4",
    "due_h1": "H1",
    "due_h2": "H2",
    "due_year": "Y",
}
"""Field to the period it is the last day for."""


def _due(key: str, label: str, print_label: str) -> Field:
    return Field(
        key, Kind.TEXT, label, print_label=print_label, section="due", in_list=True, width=9, help=_DUE, example="20/3"
    )


REPORT_TERMS = Register(
    key="report_terms",
    title=N_("Deadlines of reports"),
    singular=N_("deadlines of a report"),
    title_field="kind",
    order_by=("kind",),
    icon="calendar",
    duplicate_keys=(("kind",),),
    empty_text=N_(
        "All reports keep the usual periods, last days and receivers. Record a report here whose own your province has set otherwise."
    ),
    sections=(
        Section("main", N_("The report")),
        Section("due", N_("Last day for it")),
    ),
    fields=(
        Field(
            "kind",
            Kind.TEXT,
            N_("Report"),
            print_label="Báo cáo",
            required=True,
            in_list=True,
            width=50,
            catalogue=Catalogue.REPORTS,
        ),
        Field(
            "every",
            Kind.CHOICES,
            N_("Made for"),
            print_label="Kỳ báo cáo",
            in_list=True,
            width=26,
            help=N_("None chosen keeps the usual periods."),
            choices=(
                Choice("month", N_("Every month"), "Hằng tháng"),
                Choice("quarter", N_("Every quarter"), "Hằng quý"),
                Choice("half", N_("Every half-year"), "6 tháng"),
                Choice("year", N_("Every year"), "Hằng năm"),
            ),
        ),
        Field(
            "counted_from",
            Kind.INTEGER,
            N_("Figures are counted from day"),
            print_label="Số liệu tính từ ngày",
            in_list=True,
            width=10,
            example="15",
            help=N_("15: from the 15th of the month before to the 14th of the last month. Blank: by the calendar."),
        ),
        Field(
            "receivers",
            Kind.LONGTEXT,
            N_("Receivers"),
            print_label="Nơi nhận",
            help=N_("One line each, in the order of the paper. Blank keeps the usual ones."),
            example="UBND tỉnh",
        ),
        Field("source", Kind.TEXT, N_("Set by"), print_label="Văn bản quy định", in_list=True, width=30),
        _due("due_q1", N_("First quarter"), "Quý I"),
        _due("due_q2", N_("Second quarter"), "Quý II"),
        _due("due_q3", N_("Third quarter"), "Quý III"),
        _due("due_q4", N_("Fourth quarter"), "Quý IV"),
        _due("due_h1", N_("First half-year"), "6 tháng đầu năm"),
        _due("due_h2", N_("Second half-year"), "6 tháng cuối năm"),
        _due("due_year", N_("Whole year"), "Cả năm"),
        Field(
            "due_month",
            Kind.INTEGER,
            N_("Day of the month"),
            print_label="Hằng tháng, ngày",
            section="due",
            width=9,
            help=N_("Last day for a monthly report, in the same month."),
            example="20",
        ),
    ),
)
