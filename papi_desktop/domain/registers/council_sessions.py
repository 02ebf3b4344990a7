"""Kỳ họp HĐND: when the council meets, because what was disclosed, decided and asked is reported to its next regular session."""

from __future__ import annotations

from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Choice, Field, Kind, Privacy, Register, Section
from papi_desktop.domain.registers.days_in_order import ends_after_start

COUNCIL_SESSIONS = Register(
    key="council_sessions",
    title=N_("Sessions of the people's council"),
    singular=N_("session of the people's council"),
    title_field="title",
    order_by=("-opens_on",),
    rules=(ends_after_start("told_from", "told_to"),),
    icon="dialogue",
    empty_text=N_(
        "No session yet. Record the day of the next regular session: the report to it and the copy to the Front follow from there."
    ),
    sections=(Section("main", N_("The session")), Section("report", N_("Report to the session"))),
    fields=(
        Field(
            "title",
            Kind.TEXT,
            N_("Session"),
            print_label="Kỳ họp",
            required=True,
            privacy=Privacy.PUBLIC,
            search=True,
            in_list=True,
            width=44,
            example="Kỳ họp thường lệ cuối năm 2026 HĐND xã",
            help=N_("As it stands in the report: “Kỳ họp thường lệ cuối năm 2026 HĐND xã”."),
        ),
        Field(
            "kind",
            Kind.CHOICE,
            N_("Kind of session"),
            print_label="Loại kỳ họp",
            required=True,
            privacy=Privacy.PUBLIC,
            default="regular",
            in_list=True,
            width=16,
            choices=(
                Choice("regular", N_("Regular"), "Thường lệ"),
                Choice("extra", N_("Extraordinary"), "Chuyên đề, đột xuất"),
            ),
        ),
        Field(
            "opens_on",
            Kind.DATE,
            N_("Opens on"),
            print_label="Ngày khai mạc",
            required=True,
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=11,
        ),
        Field(
            "told_from",
            Kind.DATE,
            N_("Report tells from"),
            print_label="Số liệu từ ngày",
            section="report",
            privacy=Privacy.PUBLIC,
            help=N_("Blank: from the day after the regular session before, else from the first day of the year."),
        ),
        Field(
            "told_to",
            Kind.DATE,
            N_("Report tells to"),
            print_label="Số liệu đến ngày",
            section="report",
            privacy=Privacy.PUBLIC,
            help=N_("Blank: to the day on which the report is made, at the latest the day the session opens."),
        ),
        Field(
            "reported_on",
            Kind.DATE,
            N_("Reported to the council on"),
            print_label="Ngày báo cáo HĐND",
            section="report",
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=11,
            help=N_("Filled in when the report is made; correct it when it was handed in later."),
        ),
        Field(
            "front_sent_on",
            Kind.DATE,
            N_("Copy sent to the Front on"),
            print_label="Ngày gửi Mặt trận",
            section="report",
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=11,
        ),
    ),
)
