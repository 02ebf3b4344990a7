"""Giám sát của Nhân dân: what the people's inspection board and the community boards over investments looked at, asked for, and got."""

from __future__ import annotations

from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.register import Choice, Field, Kind, Privacy, Problem, Record, Register, Section
from papi_desktop.domain.registers.common import VILLAGE, replace


def _accepted_of_those_made(record: Record) -> Problem | None:
    made, accepted = record.get("recommendations"), record.get("accepted")
    if accepted is None or accepted <= (made or 0):
        return None
    what = say("{accepted} recommendations are accepted, but only {made} were made.", accepted=accepted, made=made or 0)
    return Problem("accepted", "more_than_total", what)


SUPERVISIONS = Register(
    key="supervisions",
    title=N_("Supervision by residents"),
    singular=N_("supervision"),
    title_field="title",
    order_by=("-held_on", "title"),
    icon="search",
    in_menu=True,
    empty_text=N_(
        "No supervision yet. Record what the people's inspection board or a community board looked at and what it asked for."
    ),
    sections=(Section("main", N_("The supervision")), Section("answer", N_("Recommendations and answer"))),
    rules=(_accepted_of_those_made,),
    fields=(
        Field(
            "title",
            Kind.TEXT,
            N_("What is supervised"),
            print_label="Nội dung giám sát",
            required=True,
            privacy=Privacy.PUBLIC,
            search=True,
            in_list=True,
            width=44,
            example="Giám sát đường bê tông Bản Nà Cáy",
            aliases=("nội dung", "nội dung giám sát"),
        ),
        Field(
            "body",
            Kind.CHOICE,
            N_("Who supervises"),
            print_label="Đơn vị giám sát",
            required=True,
            privacy=Privacy.PUBLIC,
            default="inspection_board",
            in_list=True,
            width=30,
            choices=(
                Choice(
                    "inspection_board", N_("People's inspection board"), "Ban Thanh tra nhân dân", ("ttnd", "ban ttnd")
                ),
                Choice(
                    "investment_board",
                    N_("Community board over an investment"),
                    "Ban Giám sát đầu tư của cộng đồng",
                    ("gsđtcđ", "ban gsđtcđ"),
                ),
            ),
        ),
        replace(VILLAGE, aliases=(*VILLAGE.aliases, "địa điểm")),
        Field(
            "held_on",
            Kind.DATE,
            N_("Supervised on"),
            print_label="Ngày giám sát",
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=11,
            help=N_("The report of a period counts the supervision by this day."),
            aliases=("ngày", "ngày giám sát"),
        ),
        Field(
            "recommendations",
            Kind.INTEGER,
            N_("Recommendations made"),
            section="answer",
            print_label="Số kiến nghị",
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=9,
            aliases=("kiến nghị", "số kiến nghị"),
        ),
        Field(
            "accepted",
            Kind.INTEGER,
            N_("Of these accepted"),
            section="answer",
            print_label="Số kiến nghị được tiếp thu",
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=9,
            aliases=("tiếp thu", "được tiếp thu"),
        ),
        Field(
            "content",
            Kind.LONGTEXT,
            N_("What was asked for"),
            section="answer",
            print_label="Nội dung kiến nghị",
            help=N_("One line each."),
        ),
        Field(
            "received_on",
            Kind.DATE,
            N_("Recommendations received on"),
            section="answer",
            print_label="Ngày nhận kiến nghị",
            privacy=Privacy.PUBLIC,
            help=N_("The time limit for the answer is counted from this day."),
        ),
        Field(
            "answered_on",
            Kind.DATE,
            N_("Answered on"),
            section="answer",
            print_label="Ngày trả lời",
            privacy=Privacy.PUBLIC,
        ),
        Field("answer", Kind.LONGTEXT, N_("The answer"), section="answer", print_label="Nội dung trả lời"),
        Field("note", Kind.LONGTEXT, N_("Note"), section="answer", print_label="Ghi chú"),
    ),
)
