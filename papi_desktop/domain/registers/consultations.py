"""Sổ lấy ý kiến: what residents were asked about, by which ways, what they said, and what became of it.

How long people must be given follows from the kind, by `resources/law/matters.toml`. What they said is in `opinions`.
"""

from __future__ import annotations

from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Choice, Field, Kind, Privacy, Record, Register, Section
from papi_desktop.domain.registers.common import BALLOTS_IN, BALLOTS_OUT, CLOSES_ON, IN_CHARGE, OPINIONS_TO, replace
from papi_desktop.domain.registers.counting import returned_within_given
from papi_desktop.domain.registers.days_in_order import ends_after_start
from papi_desktop.domain.registers.opinions import WAYS

CONSULTATION_KINDS = (
    Choice("socio_economic", N_("Socio-economic plan"), "Kế hoạch phát triển kinh tế - xã hội"),
    Choice("land_use_plan", N_("Land-use plan"), "Quy hoạch sử dụng đất"),
    Choice("yearly_plan", N_("Yearly land-use plan"), "Kế hoạch sử dụng đất hằng năm"),
    Choice("investment", N_("Project, clearance, resettlement"), "Chủ trương đầu tư, giải phóng mặt bằng, tái định cư"),
    Choice("boundary", N_("Boundaries, names, merging of villages"), "Địa giới, tên gọi, sáp nhập thôn, tổ dân phố"),
    Choice(
        "committee_decision",
        N_("Draft decision touching the community"),
        "Dự thảo quyết định liên quan đến lợi ích cộng đồng",
    ),
    Choice("construction_planning", N_("Construction planning"), "Quy hoạch xây dựng"),
    Choice("regulation", N_("Grassroots-democracy regulation"), "Quy chế thực hiện dân chủ"),
    Choice("obligation", N_("Decision that imposes duties"), "Quyết định áp đặt nghĩa vụ, hạn chế quyền"),
    Choice("environment_1", N_("Environmental report, group I"), "Tham vấn ĐTM dự án nhóm I"),
    Choice("environment_2", N_("Environmental report, group II"), "Tham vấn ĐTM dự án nhóm II"),
    Choice("environment_zone", N_("Environmental report, industrial zone"), "Tham vấn ĐTM trong khu, cụm công nghiệp"),
    Choice("other", N_("Other matter"), "Nội dung khác"),
)


def _by_box(record: Record) -> bool:
    return "box" in (record.get("ways") or ())


def _by_hotline(record: Record) -> bool:
    return "hotline" in (record.get("ways") or ())


def _by_ballot(record: Record) -> bool:
    return "ballot" in (record.get("ways") or ())


def _by_conference(record: Record) -> bool:
    return bool({"conference", "meeting"} & set(record.get("ways") or ()))


CONSULTATIONS = Register(
    key="consultations",
    title=N_("Consultations"),
    singular=N_("consultation"),
    title_field="title",
    order_by=("-published_on", "title"),
    icon="consultation",
    in_menu=True,
    empty_text=N_("Nobody has been asked yet. Record what residents are asked about, and by which ways."),
    sections=(
        Section("main", N_("What is asked")),
        Section("ways", N_("How people are asked")),
        Section("result", N_("What came of it")),
    ),
    rules=(ends_after_start("published_on", "closes_on"), returned_within_given),
    fields=(
        Field(
            "title",
            Kind.TEXT,
            N_("What residents are asked about"),
            print_label="Nội dung lấy ý kiến",
            required=True,
            search=True,
            in_list=True,
            width=44,
            example="Dự thảo kế hoạch sử dụng đất năm 2027",
            aliases=("nội dung", "nội dung lấy ý kiến"),
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "kind",
            Kind.CHOICE,
            N_("Kind"),
            print_label="Loại",
            required=True,
            in_list=True,
            width=22,
            choices=CONSULTATION_KINDS,
            default="other",
            help=N_("Decides how long people must be given."),
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "land_file_id",
            Kind.REFERENCE,
            N_("Land file"),
            print_label="Hồ sơ đất đai",
            references="land_files",
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "plan_number",
            Kind.TEXT,
            N_("Number of the plan"),
            print_label="Số kế hoạch",
            search=True,
            example="12/KH-UBND",
            privacy=Privacy.PUBLIC,
        ),
        Field("plan_date", Kind.DATE, N_("Plan of"), print_label="Ngày kế hoạch", privacy=Privacy.PUBLIC),
        Field(
            "published_on",
            Kind.DATE,
            N_("Content made public on"),
            print_label="Công khai nội dung từ ngày",
            in_list=True,
            width=11,
            legal_basis="OPINION_DEFAULT",
            column_label=N_("Public from"),
            privacy=Privacy.PUBLIC,
        ),
        CLOSES_ON,
        Field(
            "materials",
            Kind.LONGTEXT,
            N_("Papers people can read"),
            print_label="Tài liệu lấy ý kiến",
            help=N_("One line each."),
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "questions",
            Kind.LONGTEXT,
            N_("Points people are asked about"),
            print_label="Các nội dung xin ý kiến",
            help=N_("One line each; they stand on the ballot."),
            privacy=Privacy.PUBLIC,
        ),
        IN_CHARGE,
        Field(
            "ways",
            Kind.CHOICES,
            N_("Ways of asking"),
            print_label="Hình thức lấy ý kiến",
            section="ways",
            choices=WAYS,
            privacy=Privacy.PUBLIC,
        ),
        replace(OPINIONS_TO, section="ways"),
        Field(
            "box_at",
            Kind.TEXT,
            N_("Where the boxes hang"),
            print_label="Nơi đặt hòm thư",
            section="ways",
            visible_when=_by_box,
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "hotline",
            Kind.TEXT,
            N_("Number of the hotline"),
            print_label="Số đường dây nóng",
            section="ways",
            visible_when=_by_hotline,
            help=N_("A number of the office, not of a person."),
            privacy=Privacy.PUBLIC,
        ),
        replace(BALLOTS_OUT, section="ways", visible_when=_by_ballot),
        replace(BALLOTS_IN, section="ways", visible_when=_by_ballot),
        Field(
            "ballots_agree",
            Kind.INTEGER,
            N_("Ballots that agree"),
            print_label="Số phiếu đồng ý",
            section="ways",
            visible_when=_by_ballot,
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "ballots_disagree",
            Kind.INTEGER,
            N_("Ballots that disagree"),
            print_label="Số phiếu không đồng ý",
            section="ways",
            visible_when=_by_ballot,
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "met_on",
            Kind.DATE,
            N_("Conference or meeting on"),
            print_label="Ngày hội nghị, họp",
            section="ways",
            visible_when=_by_conference,
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "met_at",
            Kind.TEXT,
            N_("Where it is held"),
            print_label="Địa điểm",
            section="ways",
            visible_when=_by_conference,
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "attendance",
            Kind.INTEGER,
            N_("People who came"),
            print_label="Số người dự",
            section="ways",
            visible_when=_by_conference,
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "synthesis_on",
            Kind.DATE,
            N_("Opinions put together on"),
            print_label="Ngày tổng hợp ý kiến",
            section="result",
            help=N_("From this day the result must be made public."),
            legal_basis="PUB_DEFAULT",
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "opinions_stated",
            Kind.INTEGER,
            N_("Number of opinions as stated"),
            print_label="Số ý kiến",
            section="result",
            help=N_("Blank is counted from the opinions recorded."),
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "contents_stated",
            Kind.INTEGER,
            N_("Number of contents as stated"),
            print_label="Số nội dung",
            section="result",
            help=N_("One opinion may hold several contents; blank is counted."),
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "result_number",
            Kind.TEXT,
            N_("Number of the result notice"),
            print_label="Số thông báo kết quả",
            section="result",
            search=True,
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "decided",
            Kind.LONGTEXT,
            N_("What was decided"),
            print_label="Kết quả quyết định",
            section="result",
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "majority",
            Kind.LONGTEXT,
            N_("Explanation when the majority was not followed"),
            print_label="Giải trình khi quyết định khác ý kiến đa số",
            section="result",
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "reported_on",
            Kind.DATE,
            N_("Reported to the People's Council on"),
            print_label="Ngày báo cáo HĐND",
            section="result",
            privacy=Privacy.PUBLIC,
        ),
        Field("note", Kind.LONGTEXT, N_("Note"), print_label="Ghi chú", section="result", privacy=Privacy.STAFF),
    ),
)
