"""The opinions of a consultation, by content: what was said, through which channel, by whom, how many said it, and what became of it.

An opinion with several contents is counted once, on its first line; the others count nought.
"""

from __future__ import annotations

from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Choice, Field, Kind, Privacy, Register, Section
from papi_desktop.domain.registers.common import VILLAGE, child_of, replace

WAYS = (
    Choice("conference", N_("Conference, dialogue"), "Hội nghị trao đổi, đối thoại"),
    Choice("meeting", N_("Village meeting"), "Họp cộng đồng dân cư"),
    Choice("ballot", N_("Household ballot"), "Phát phiếu lấy ý kiến hộ gia đình"),
    Choice("box", N_("Opinion box"), "Hòm thư góp ý"),
    Choice("hotline", N_("Hotline"), "Đường dây nóng"),
    Choice("fronts", N_("Front and mass organisations"), "Qua Mặt trận và đoàn thể"),
    Choice("web", N_("Website or portal"), "Cổng, trang thông tin điện tử"),
    Choice("network", N_("Social network"), "Mạng viễn thông, mạng xã hội"),
    Choice("written", N_("Sent in writing"), "Gửi văn bản"),
)

LEVELS = (
    Choice("resident", N_("Residents"), "Người dân, hộ gia đình"),
    Choice("village", N_("Village"), "Thôn, tổ dân phố"),
    Choice("organisation", N_("Organisations"), "Tổ chức, doanh nghiệp"),
    Choice("front", N_("Front, unions"), "MTTQ, đoàn thể"),
    Choice("agency", N_("Offices"), "Cơ quan, đại biểu HĐND"),
)

TREATMENTS = (
    Choice("pending", N_("Not answered yet"), "Chưa trả lời"),
    Choice("accepted", N_("Accepted"), "Tiếp thu"),
    Choice("partly", N_("Partly accepted"), "Tiếp thu một phần"),
    Choice("explained", N_("Explained"), "Giải trình"),
)


OPINIONS = Register(
    key="opinions",
    title=N_("Opinions"),
    singular=N_("opinion"),
    title_field="content",
    order_by=("position",),
    icon="opinion",
    parent="consultations",
    parent_field="consultation_id",
    imports=True,
    empty_text=N_("No opinion recorded yet."),
    sections=(Section("main", N_("The opinion")), Section("answer", N_("Accepted or explained"))),
    fields=(
        child_of("consultation_id", "consultations", N_("Consultation")),
        Field("position", Kind.INTEGER, N_("Order"), print_label="TT", section="", privacy=Privacy.PUBLIC),
        Field(
            "content",
            Kind.TEXT,
            N_("Content"),
            print_label="Nội dung ý kiến",
            required=True,
            search=True,
            in_list=True,
            width=44,
            aliases=("nội dung", "nội dung ý kiến"),
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "topic",
            Kind.TEXT,
            N_("Group of contents"),
            print_label="Nhóm nội dung",
            search=True,
            in_list=True,
            width=20,
            aliases=("nhóm nội dung", "nhóm vấn đề"),
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "opinions",
            Kind.INTEGER,
            N_("Number of opinions"),
            print_label="Số ý kiến",
            in_list=True,
            width=7,
            column_label=N_("Count"),
            default=1,
            help=N_("How many opinions say it; 0 for a further content of the opinion before."),
            aliases=("số ý kiến", "số lượt"),
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "channel",
            Kind.CHOICE,
            N_("Channel"),
            print_label="Hình thức",
            in_list=True,
            width=18,
            choices=WAYS,
            aliases=("hình thức", "kênh"),
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "level",
            Kind.CHOICE,
            N_("From whom"),
            print_label="Đối tượng góp ý",
            in_list=True,
            width=18,
            choices=LEVELS,
            default="resident",
            aliases=("đối tượng",),
            privacy=Privacy.PUBLIC,
        ),
        replace(VILLAGE, in_list=False),
        Field(
            "giver",
            Kind.PERSON,
            N_("Who said it"),
            print_label="Người góp ý",
            privacy=Privacy.STAFF,
            help=N_("Kept inside the office; never on a paper for everyone."),
            aliases=("người góp ý",),
        ),
        Field("received_on", Kind.DATE, N_("Received on"), print_label="Ngày nhận", privacy=Privacy.PUBLIC),
        Field(
            "treatment",
            Kind.CHOICE,
            N_("What became of it"),
            print_label="Kết quả",
            section="answer",
            in_list=True,
            width=16,
            default="pending",
            choices=TREATMENTS,
            required=True,
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "answer",
            Kind.LONGTEXT,
            N_("Acceptance or explanation"),
            print_label="Nội dung tiếp thu, giải trình",
            section="answer",
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "answered_by",
            Kind.TEXT,
            N_("Answered by"),
            print_label="Cơ quan trả lời",
            section="answer",
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "answered_on",
            Kind.DATE,
            N_("Answered on"),
            print_label="Ngày trả lời",
            section="answer",
            privacy=Privacy.PUBLIC,
        ),
    ),
)
