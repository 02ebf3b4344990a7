"""Nơi nhận: who gets the office's papers, in the order in which they are printed."""

from __future__ import annotations

from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Choice, Field, Kind, Privacy, Register, Section

RECEIVERS = Register(
    key="receivers",
    title=N_("Receivers of papers"),
    singular=N_("receiver"),
    title_field="name",
    order_by=("position", "name"),
    icon="outgoing",
    empty_text=N_("No receiver yet: papers carry the standard ones. Those recorded here take their place."),
    sections=(Section("main", N_("The receiver")),),
    duplicate_keys=(("name",),),
    fields=(
        Field(
            "name",
            Kind.TEXT,
            N_("As printed"),
            print_label="Nơi nhận",
            required=True,
            privacy=Privacy.PUBLIC,
            search=True,
            in_list=True,
            width=44,
            example="Thường trực Đảng ủy, HĐND xã",
            aliases=("nơi nhận",),
        ),
        Field(
            "papers",
            Kind.CHOICES,
            N_("On which papers"),
            print_label="Loại văn bản",
            required=True,
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=44,
            choices=(
                Choice("notice", N_("Notices"), "Thông báo"),
                Choice("quarter", N_("List of the quarter"), "Danh sách quý"),
                Choice("plan", N_("Plans"), "Kế hoạch"),
                Choice("report", N_("Reports"), "Báo cáo"),
            ),
        ),
        Field("position", Kind.INTEGER, N_("Order in lists"), print_label="TT", privacy=Privacy.PUBLIC),
    ),
)
