"""Lịch tiếp công dân: the days on which the commune receives citizens, planned and held.

The numbers a day keeps are those the periodic report asks for (Biểu 01/TCD): visits, people, matters brought first or again, groups.
"""

from __future__ import annotations

from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Choice, Field, Kind, Privacy, Record, Register, Section


def _is_online(record: Record) -> bool:
    return record.get("kind") == "online"


def _not_held(record: Record) -> bool:
    return not record.get("held_on")


def _was_held(record: Record) -> bool:
    return bool(record.get("held_on"))


RECEPTION_DAYS = Register(
    key="reception_days",
    title=N_("Reception days"),
    singular=N_("reception day"),
    title_field="name",
    order_by=("-planned_on", "name"),
    icon="reception",
    in_menu=True,
    empty_text=N_("No reception day is planned yet. Plan the days of the year first, then post the schedule."),
    sections=(
        Section("main", N_("The day")),
        Section("held", N_("How it went")),
    ),
    fields=(
        Field(
            "name",
            Kind.TEXT,
            N_("Name of the day"),
            print_label="Buổi tiếp công dân",
            required=True,
            privacy=Privacy.PUBLIC,
            search=True,
            in_list=True,
            width=34,
            default="Tiếp công dân định kỳ",
        ),
        Field(
            "kind",
            Kind.CHOICE,
            N_("Kind of reception"),
            print_label="Loại tiếp công dân",
            required=True,
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=20,
            default="chair",
            choices=(
                Choice("chair", N_("By the Chair, periodic"), "Chủ tịch tiếp định kỳ"),
                Choice("chair_extra", N_("By the Chair, unscheduled"), "Chủ tịch tiếp đột xuất"),
                Choice("deputy", N_("By a deputy, delegated"), "Phó Chủ tịch tiếp theo ủy quyền"),
                Choice("regular", N_("Regular, by an assigned official"), "Tiếp công dân thường xuyên"),
                Choice("online", N_("Online"), "Tiếp công dân trực tuyến"),
            ),
        ),
        Field(
            "planned_on",
            Kind.DATE,
            N_("Planned on"),
            print_label="Ngày tiếp theo lịch",
            required=True,
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=11,
            aliases=("ngày tiếp công dân", "ngày tiếp"),
            legal_basis="RECEPTION_SCHEDULE",
            help=N_("The schedule is posted so many working days before; Today tells when."),
        ),
        Field(
            "hours",
            Kind.TEXT,
            N_("Reception hours"),
            print_label="Giờ tiếp",
            privacy=Privacy.PUBLIC,
            width=16,
            example="07h30 - 11h30; 13h30 - 17h00",
        ),
        Field("place", Kind.TEXT, N_("Where"), print_label="Địa điểm", privacy=Privacy.PUBLIC, width=30),
        Field(
            "receiver",
            Kind.PERSON,
            N_("Who receives"),
            print_label="Người tiếp công dân",
            required=True,
            privacy=Privacy.PUBLIC,
            search=True,
            in_list=True,
            width=20,
            legal_basis="CHAIR_RECEPTION",
        ),
        Field(
            "receiver_role",
            Kind.TEXT,
            N_("Position"),
            print_label="Chức vụ",
            privacy=Privacy.PUBLIC,
            example="Chủ tịch UBND xã",
            width=18,
        ),
        Field(
            "tested_on",
            Kind.DATE,
            N_("Connection tested on"),
            print_label="Ngày kiểm tra kỹ thuật",
            visible_when=_is_online,
            legal_basis="ONLINE_RECEPTION_TEST",
        ),
        Field(
            "held_on",
            Kind.DATE,
            N_("Day it was held"),
            print_label="Ngày đã tiếp",
            section="held",
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=11,
            help=N_("Blank while it was not held."),
        ),
        Field(
            "not_held_reason",
            Kind.TEXT,
            N_("Why it was not held or moved"),
            print_label="Lý do không tiếp, dời ngày",
            section="held",
            width=30,
            visible_when=_not_held,
        ),
        Field(
            "visits",
            Kind.INTEGER,
            N_("Visits"),
            print_label="Số lượt",
            section="held",
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=7,
            help=N_("Figures left blank are counted from the petitions recorded at this reception."),
            visible_when=_was_held,
        ),
        Field(
            "people",
            Kind.INTEGER,
            N_("People received"),
            print_label="Số người",
            section="held",
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=7,
            visible_when=_was_held,
        ),
        Field(
            "matters_first",
            Kind.INTEGER,
            N_("Matters brought first"),
            print_label="Vụ việc lần đầu",
            section="held",
            privacy=Privacy.PUBLIC,
            visible_when=_was_held,
        ),
        Field(
            "matters_again",
            Kind.INTEGER,
            N_("Matters brought again"),
            print_label="Vụ việc nhiều lần",
            section="held",
            privacy=Privacy.PUBLIC,
            visible_when=_was_held,
        ),
        Field(
            "groups",
            Kind.INTEGER,
            N_("Large groups"),
            print_label="Số đoàn đông người",
            section="held",
            privacy=Privacy.PUBLIC,
            visible_when=_was_held,
        ),
        Field(
            "group_people",
            Kind.INTEGER,
            N_("People in large groups"),
            print_label="Số người của đoàn đông người",
            section="held",
            privacy=Privacy.PUBLIC,
            visible_when=_was_held,
        ),
        Field(
            "group_matters_first",
            Kind.INTEGER,
            N_("Matters of large groups brought first"),
            print_label="Vụ việc của đoàn đông người, lần đầu",
            section="held",
            privacy=Privacy.PUBLIC,
            visible_when=_was_held,
        ),
        Field(
            "group_matters_again",
            Kind.INTEGER,
            N_("Matters of large groups brought again"),
            print_label="Vụ việc của đoàn đông người, nhiều lần",
            section="held",
            privacy=Privacy.PUBLIC,
            visible_when=_was_held,
        ),
        Field(
            "conclusion",
            Kind.LONGTEXT,
            N_("Conclusion of the reception"),
            print_label="Kết luận buổi tiếp",
            section="held",
            visible_when=_was_held,
        ),
        Field("note", Kind.LONGTEXT, N_("Note"), print_label="Ghi chú", section="held"),
    ),
)
