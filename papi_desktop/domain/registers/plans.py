"""Kế hoạch PAPI: the plans the office works by, where it stands and what it aims at, and the days reports are due.

Points and ranks of a plan are figures the plan states about the province. The program computes none: PAPI is measured by asking citizens.
"""

from __future__ import annotations

from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.register import Field, Kind, Privacy, Problem, Record, Register, Section
from papi_desktop.domain.registers.common import child_of


def _rank_within(record: Record) -> Problem | None:
    rank, of = record.get("baseline_rank"), record.get("baseline_of")
    if rank and of and rank > of:
        return Problem("baseline_rank", "order", say("The rank is beyond the number of units ranked."))
    return None


PLANS = Register(
    key="plans",
    title=N_("PAPI plans"),
    singular=N_("PAPI plan"),
    title_field="title",
    order_by=("-year", "title"),
    icon="plan",
    in_menu=True,
    empty_text=N_("No plan yet. Read one from Word, Excel or pasted text, and its tasks are picked out."),
    sections=(Section("main", N_("The plan")), Section("target", N_("Where the index stands and is to stand"))),
    rules=(_rank_within,),
    fields=(
        Field(
            "title",
            Kind.TEXT,
            N_("Name of the plan"),
            print_label="Tên kế hoạch",
            required=True,
            privacy=Privacy.PUBLIC,
            search=True,
            in_list=True,
            width=52,
            example="Kế hoạch nâng cao Chỉ số PAPI năm 2026",
        ),
        Field(
            "number",
            Kind.TEXT,
            N_("Number and symbol"),
            print_label="Số, ký hiệu",
            privacy=Privacy.PUBLIC,
            search=True,
            in_list=True,
            width=16,
            example="99/KH-UBND",
        ),
        Field(
            "issued_on",
            Kind.DATE,
            N_("Date"),
            print_label="Ngày ban hành",
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=11,
        ),
        Field(
            "issued_by",
            Kind.TEXT,
            N_("Issued by"),
            print_label="Cơ quan ban hành",
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=24,
            example="UBND tỉnh Sơn La",
        ),
        Field(
            "year",
            Kind.YEAR,
            N_("Year"),
            print_label="Năm",
            required=True,
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=6,
        ),
        Field("note", Kind.LONGTEXT, N_("Note"), print_label="Ghi chú"),
        Field(
            "baseline_year",
            Kind.TEXT,
            N_("Year of the last result"),
            section="target",
            print_label="Năm gốc",
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "baseline_points",
            Kind.DECIMAL,
            N_("Points then, as the plan states"),
            section="target",
            print_label="Điểm năm gốc",
            privacy=Privacy.PUBLIC,
            example="44,32",
            help=N_("A figure of the survey for the province. The program computes no points."),
        ),
        Field(
            "baseline_rank",
            Kind.INTEGER,
            N_("Rank then"),
            section="target",
            print_label="Thứ hạng năm gốc",
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "baseline_of",
            Kind.INTEGER,
            N_("Of how many"),
            section="target",
            print_label="Trên tổng số",
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "goal_points",
            Kind.DECIMAL,
            N_("Points to reach"),
            section="target",
            print_label="Điểm phấn đấu",
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "goal_ranks",
            Kind.INTEGER,
            N_("Ranks to rise, at least"),
            section="target",
            print_label="Số bậc phấn đấu tăng",
            privacy=Privacy.PUBLIC,
            example="5",
        ),
    ),
)

PLAN_REPORTS = Register(
    key="plan_reports",
    title=N_("Report days"),
    singular=N_("report day"),
    title_field="name",
    order_by=("due",),
    icon="calendar",
    parent="plans",
    parent_field="plan_id",
    empty_text=N_("No report day yet. Before each the tasks still open are listed."),
    sections=(Section("main", N_("The report")),),
    fields=(
        child_of("plan_id", "plans", N_("Plan")),
        Field(
            "name",
            Kind.TEXT,
            N_("Which report"),
            print_label="Kỳ báo cáo",
            required=True,
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=32,
            example="Báo cáo 6 tháng đầu năm",
        ),
        Field(
            "due",
            Kind.DATE,
            N_("To be sent by"),
            print_label="Hạn gửi",
            required=True,
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=11,
            help=N_("The last day: a report due “before 20/6” is sent by 19/6."),
        ),
        Field(
            "receiver", Kind.TEXT, N_("Sent to"), print_label="Nơi nhận", privacy=Privacy.PUBLIC, in_list=True, width=24
        ),
        Field(
            "sent_on", Kind.DATE, N_("Sent on"), print_label="Ngày gửi", privacy=Privacy.PUBLIC, in_list=True, width=11
        ),
        Field("note", Kind.TEXT, N_("Note"), print_label="Ghi chú"),
    ),
)
