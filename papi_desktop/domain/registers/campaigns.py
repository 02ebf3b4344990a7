"""Sổ đóng góp: the campaigns. What was given is in `gifts`, what was spent and counted in `campaign_money`.

No field here, or anywhere, can hold a minimum, a quota or a levy per household: giving is voluntary, and a level residents agreed on
lives only in the words of their own decision. Kinds follow Điều 21 to 23 of Thông tư 26/2026/TT-BTC and Nghị định 93/2021/NĐ-CP.
"""

from __future__ import annotations

from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.register import (
    Choice,
    Field,
    Kind,
    Privacy,
    Problem,
    Record,
    Register,
    Section,
)
from papi_desktop.domain.registers.common import VILLAGE, replace
from papi_desktop.domain.registers.days_in_order import ends_after_start


def _no_more_than_all(record: Record) -> Problem | None:
    agreed, entitled = record.get("decision_for"), record.get("decision_total")
    if agreed is not None and entitled is not None and agreed > entitled:
        return Problem("decision_for", "number", say("More have agreed than there are in all."))
    return None


def _is_decided_by_residents(record: Record) -> bool:
    return record.get("legal_kind") in ("village", "commune")


def _is_decided_on_paper(record: Record) -> bool:
    """Return whether the decision stands in no book here and is told by hand."""
    return _is_decided_by_residents(record) and not record.get("decision_id")


def _takes_gifts_early(record: Record) -> bool:
    return bool(record.get("early_reason"))


CAMPAIGNS = Register(
    key="campaigns",
    title=N_("Contributions"),
    singular=N_("campaign"),
    title_field="title",
    order_by=("-starts_on", "title"),
    icon="contributions",
    in_menu=True,
    empty_text=N_("No campaign yet. Record one, or import the list of its gifts."),
    sections=(
        Section("main", N_("The campaign")),
        Section("decision", N_("Decision of the residents")),
        Section("time", N_("Time and place")),
        Section("asked", N_("Already asked this year")),
    ),
    rules=(ends_after_start("starts_on", "ends_on"), ends_after_start("ends_on", "spent_by"), _no_more_than_all),
    fields=(
        Field(
            "title",
            Kind.TEXT,
            N_("Campaign or work"),
            print_label="Cuộc vận động, công trình",
            required=True,
            privacy=Privacy.PUBLIC,
            search=True,
            in_list=True,
            width=40,
            example="Làm đường Bản Nà – Bản Huổi năm 2026",
        ),
        Field(
            "legal_kind",
            Kind.CHOICE,
            N_("Legal kind"),
            print_label="Loại",
            required=True,
            privacy=Privacy.PUBLIC,
            default="village",
            in_list=True,
            width=20,
            choices=(
                Choice("village", N_("Raised by a village"), "Thôn, tổ dân phố huy động"),
                Choice("commune", N_("Raised by the commune"), "Xã huy động"),
                Choice("relief", N_("Relief"), "Vận động khắc phục thiên tai, dịch bệnh, sự cố, bệnh hiểm nghèo"),
                Choice("entrusted", N_("Collected for others"), "Thu hộ"),
            ),
            help=N_("It decides whose consent is needed, which days count and what must be disclosed."),
        ),
        Field(
            "state",
            Kind.CHOICE,
            N_("State"),
            print_label="Tình trạng",
            required=True,
            privacy=Privacy.PUBLIC,
            default="planned",
            in_list=True,
            width=16,
            choices=(
                Choice("planned", N_("Being prepared"), "Đang chuẩn bị"),
                Choice("open", N_("Receiving"), "Đang tiếp nhận"),
                Choice("closed", N_("Receiving ended"), "Đã kết thúc tiếp nhận"),
                Choice("settled", N_("Settled"), "Đã quyết toán"),
            ),
        ),
        Field(
            "organiser",
            Kind.TEXT,
            N_("Who asks"),
            print_label="Đơn vị vận động",
            required=True,
            privacy=Privacy.PUBLIC,
            search=True,
            width=28,
            example="Ban công tác Mặt trận Bản Nà",
        ),
        replace(
            VILLAGE,
            label=N_("Village asked"),
            column_label=N_("Village"),
            help=N_("Leave it blank when the whole commune is asked."),
        ),
        Field(
            "purpose",
            Kind.LONGTEXT,
            N_("Purpose"),
            print_label="Mục đích",
            required=True,
            privacy=Privacy.PUBLIC,
            example="Đổ bê tông 1,2 km đường liên bản",
        ),
        Field(
            "plan_of_use",
            Kind.LONGTEXT,
            N_("Plan of use"),
            print_label="Kế hoạch sử dụng",
            privacy=Privacy.PUBLIC,
            help=N_("What the money, goods and labour are to be used for, in the order of urgency."),
        ),
        Field(
            "hoped_for",
            Kind.TEXT,
            N_("What is hoped for"),
            print_label="Nhu cầu của công trình",
            privacy=Privacy.PUBLIC,
            help=N_("What the whole work needs, in words. Nobody owes a share of it: giving is voluntary."),
            example="Khoảng 150 triệu đồng và 600 ngày công cho toàn tuyến",
        ),
        Field(
            "supervisors",
            Kind.NAMES,
            N_("Supervision board"),
            print_label="Ban giám sát đầu tư của cộng đồng",
            privacy=Privacy.PUBLIC,
            help=N_("Community investment supervision board, one name a line."),
        ),
        Field(
            "decision_id",
            Kind.REFERENCE,
            N_("Decision in the book of community decisions"),
            print_label="Quyết định của cộng đồng dân cư (trong sổ)",
            section="decision",
            privacy=Privacy.PUBLIC,
            references="community_decisions",
            legal_basis="CONTRIB_VOTE_VILLAGE",
            visible_when=_is_decided_by_residents,
            help=N_("Its text, day and votes are taken from there. Leave it blank when the decision is on paper only."),
        ),
        Field(
            "decision_text",
            Kind.LONGTEXT,
            N_("Decision kept on paper"),
            print_label="Quyết định lưu bản giấy",
            section="decision",
            privacy=Privacy.PUBLIC,
            visible_when=_is_decided_on_paper,
            help=N_(
                "Only for a decision that is not in the book: number, date and what was decided, in the residents' own words."
            ),
        ),
        Field(
            "decision_date",
            Kind.DATE,
            N_("Decided on (paper)"),
            print_label="Ngày quyết định (bản giấy)",
            section="decision",
            privacy=Privacy.PUBLIC,
            visible_when=_is_decided_on_paper,
        ),
        Field(
            "decision_total",
            Kind.INTEGER,
            N_("Entitled to decide (paper)"),
            print_label="Tổng số hộ, số thôn (bản giấy)",
            section="decision",
            privacy=Privacy.PUBLIC,
            visible_when=_is_decided_on_paper,
            help=N_("All households of the village, also those that stayed away; for the whole commune, all villages."),
        ),
        Field(
            "decision_for",
            Kind.INTEGER,
            N_("Agreed (paper)"),
            print_label="Số tán thành (bản giấy)",
            section="decision",
            privacy=Privacy.PUBLIC,
            visible_when=_is_decided_on_paper,
        ),
        Field(
            "starts_on",
            Kind.DATE,
            N_("Receiving from"),
            column_label=N_("From"),
            print_label="Tiếp nhận từ ngày",
            section="time",
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=11,
        ),
        Field(
            "ends_on",
            Kind.DATE,
            N_("Receiving to"),
            print_label="Đến hết ngày",
            section="time",
            privacy=Privacy.PUBLIC,
            width=11,
            legal_basis="RELIEF_RECEIVE",
        ),
        Field(
            "spent_by",
            Kind.DATE,
            N_("Spending ended on"),
            print_label="Kết thúc sử dụng",
            section="time",
            privacy=Privacy.PUBLIC,
            legal_basis="RELIEF_SPEND",
        ),
        Field(
            "receiving_place",
            Kind.TEXT,
            N_("Where gifts are received"),
            print_label="Nơi tiếp nhận",
            section="time",
            privacy=Privacy.PUBLIC,
            example="Nhà văn hóa Bản Nà",
        ),
        Field(
            "account",
            Kind.TEXT,
            N_("Where the money is kept"),
            print_label="Nơi giữ tiền",
            section="time",
            privacy=Privacy.PUBLIC,
            help=N_(
                "A relief appeal has an account of its own; village money may lie with the commune, or in an account of "
                "the village if the residents agree."
            ),
        ),
        Field(
            "early_reason",
            Kind.LONGTEXT,
            N_("Why gifts are taken before receiving begins"),
            print_label="Lý do nhận trước khi mở",
            section="time",
            privacy=Privacy.STAFF,
            visible_when=_takes_gifts_early,
            help=N_("Asked when gifts are entered while the campaign is still being prepared."),
        ),
        Field(
            "asked_before",
            Kind.SNAPSHOT,
            N_("What had been asked before"),
            section="",
            privacy=Privacy.STAFF,
        ),
        Field(
            "asked_decision",
            Kind.CHOICE,
            N_("Decision on asking again"),
            print_label="Xử lý trùng lặp",
            section="asked",
            privacy=Privacy.STAFF,
            choices=(
                Choice("go_on", N_("Ask nevertheless"), "Vẫn vận động"),
                Choice("later", N_("Ask later"), "Lùi thời gian"),
                Choice("join", N_("Join the other campaign"), "Gộp với cuộc vận động khác"),
            ),
            help=N_("Needed before receiving begins when the same people were asked already this year."),
        ),
        Field(
            "asked_reason",
            Kind.LONGTEXT,
            N_("Reason for asking again"),
            print_label="Lý do",
            section="asked",
            privacy=Privacy.STAFF,
        ),
    ),
)
