"""Sổ tiếp nhận kiến nghị: what residents bring to the commune, from the counter to the answer.

The kind decides clock, steps and who may know the sender (`resources/law/petitions.toml`). Whoever denounces somebody is never kept here:
the fields of `SENDER` are taken out before a denunciation is saved and kept sealed in `denouncers`.
"""

from __future__ import annotations

from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Choice, Field, Kind, Privacy, Record, Register, Section
from papi_desktop.domain.registers.common import VILLAGE, replace

SENDER = ("person", "address", "village_id", "citizen_id", "phone")
"""Fields that tell who sent it."""
DENUNCIATION = "denunciation"


def _sender_may_be_typed(record: Record) -> bool:
    """A denunciation on the books shows no empty fields that invite to type the name again; what stands in them is not hidden unsaved."""
    return record.get("kind") != DENUNCIATION or not record.get("id") or any(record.get(key) for key in SENDER)


def _told_of_kind(record: Record) -> str:
    """Say what a denunciation asks for as soon as the kind is chosen, and afterwards where its sender went."""
    if record.get("kind") != DENUNCIATION:
        return ""
    if _sender_may_be_typed(record):
        return N_(
            "What is typed about the sender stays here until it is saved, and is sealed then: off every list and paper, seen by the "
            "official in charge alone. Name that official below."
        )
    return N_("The sender is sealed: only the official in charge can look.")


def _is_complaint(record: Record) -> bool:
    return record.get("kind") == "complaint"


def _may_be_special(record: Record) -> bool:
    return record.get("kind") in ("recommendation", "feedback", "information")


def _is_request(record: Record) -> bool:
    return record.get("kind") == "information"


def _is_closed(record: Record) -> bool:
    return bool(record.get("closed_on"))


PETITIONS = Register(
    key="petitions",
    title=N_("Petitions"),
    singular=N_("petition"),
    title_field="summary",
    order_by=("-received_on", "-number"),
    icon="petitions",
    in_menu=True,
    empty_text=N_(
        "Nothing has been received yet. Record what a resident says, and print the slip with the day of the answer."
    ),
    sections=(
        Section("main", N_("Matter received")),
        Section("sender", N_("Who sent it")),
        Section("handling", N_("How it is handled")),
        Section("after", N_("Asked afterwards")),
    ),
    fields=(
        Field(
            "number",
            Kind.INTEGER,
            N_("Number"),
            column_label=N_("No."),
            print_label="Số tiếp nhận",
            section="",
            in_list=True,
            width=6,
        ),
        Field("year", Kind.YEAR, N_("Year"), print_label="Năm", section="", width=6),
        Field(
            "kind",
            Kind.CHOICE,
            N_("Kind"),
            print_label="Loại",
            required=True,
            in_list=True,
            width=14,
            aliases=("loại", "phân loại", "loại đơn"),
            told=_told_of_kind,
            help=N_("Decides the time limit, the papers and who may see the sender."),
            choices=(
                Choice("recommendation", N_("Recommendation"), "Kiến nghị"),
                Choice("feedback", N_("Feedback"), "Phản ánh"),
                Choice("complaint", N_("Complaint"), "Khiếu nại"),
                Choice(DENUNCIATION, N_("Denunciation"), "Tố cáo"),
                Choice("information", N_("Information request"), "Yêu cầu cung cấp thông tin"),
            ),
        ),
        Field(
            "state",
            Kind.CHOICE,
            N_("State"),
            print_label="Tình trạng",
            required=True,
            section="",
            width=14,
            default="received",
            choices=(
                Choice("received", N_("Received"), "Đã tiếp nhận"),
                Choice("accepted", N_("Accepted for settlement"), "Đã thụ lý"),
                Choice("suspended", N_("Suspended"), "Tạm đình chỉ"),
                Choice("transferred", N_("Passed on"), "Đã chuyển"),
                Choice("guided", N_("Guided elsewhere"), "Đã hướng dẫn"),
                Choice("refused", N_("Refused"), "Từ chối, không thụ lý"),
                Choice("answered", N_("Answered"), "Đã trả lời"),
                Choice("withdrawn", N_("Withdrawn"), "Đã rút"),
            ),
        ),
        Field(
            "channel",
            Kind.CHOICE,
            N_("Form of intake"),
            print_label="Hình thức tiếp nhận",
            required=True,
            width=18,
            default="counter",
            choices=(
                Choice("counter", N_("At the counter"), "Tiếp công dân tại trụ sở"),
                Choice("post", N_("By post"), "Gửi qua bưu chính"),
                Choice("phone", N_("By telephone"), "Điện thoại"),
                Choice("box", N_("Box"), "Hòm thư góp ý"),
                Choice("meeting", N_("At a meeting"), "Cuộc họp, hội nghị"),
                Choice("village_head", N_("Through the village head"), "Qua Trưởng thôn, Tổ trưởng"),
                Choice("web", N_("Online, printed out"), "Trực tuyến (bản in)"),
            ),
        ),
        Field(
            "received_on",
            Kind.DATE,
            N_("Received on"),
            print_label="Ngày tiếp nhận",
            in_list=True,
            width=11,
            aliases=("ngày nhận", "ngày tiếp nhận", "ngày tiếp"),
            help=N_("Blank: today. The day itself is not counted."),
        ),
        Field(
            "summary",
            Kind.TEXT,
            N_("What it is about"),
            print_label="Nội dung vụ việc (tóm tắt)",
            required=True,
            search=True,
            in_list=True,
            width=44,
            aliases=("nội dung", "nội dung vụ việc", "tóm tắt nội dung"),
            help=N_("One line for lists and papers. Never name a person who denounces somebody here."),
        ),
        Field("content", Kind.LONGTEXT, N_("Content in full"), print_label="Nội dung đầy đủ"),
        Field(
            "disclosure_id",
            Kind.REFERENCE,
            N_("Objects to the disclosure"),
            print_label="Về nội dung công khai",
            references="disclosures",
            width=30,
            help=N_("An objection to something posted: the list can then be published again with what changed."),
        ),
        Field(
            "reception_id",
            Kind.REFERENCE,
            N_("At the reception of"),
            print_label="Buổi tiếp công dân",
            references="reception_days",
            section="handling",
            width=30,
        ),
        Field(
            "person",
            Kind.PERSON,
            N_("Full name"),
            print_label="Họ và tên",
            section="sender",
            privacy=Privacy.SENSITIVE,
            search=True,
            width=24,
            aliases=("họ và tên", "họ tên", "người gửi"),
            visible_when=_sender_may_be_typed,
            help=N_("For a denunciation the sender is sealed when it is saved: only the official in charge can look."),
        ),
        Field(
            "address",
            Kind.TEXT,
            N_("Address"),
            print_label="Địa chỉ",
            section="sender",
            privacy=Privacy.SENSITIVE,
            width=30,
            aliases=("địa chỉ",),
            visible_when=_sender_may_be_typed,
        ),
        replace(VILLAGE, section="sender", privacy=Privacy.SENSITIVE, in_list=False, visible_when=_sender_may_be_typed),
        Field(
            "citizen_id",
            Kind.CITIZEN_ID,
            N_("Citizen number"),
            print_label="Số CCCD/Hộ chiếu",
            section="sender",
            privacy=Privacy.SENSITIVE,
            search=True,
            problem_kind="cccd",
            aliases=("số cccd", "cccd", "số định danh"),
            visible_when=_sender_may_be_typed,
        ),
        Field(
            "phone",
            Kind.PHONE,
            N_("Telephone"),
            print_label="Điện thoại",
            section="sender",
            privacy=Privacy.SENSITIVE,
            search=True,
            aliases=("điện thoại", "sđt"),
            visible_when=_sender_may_be_typed,
        ),
        Field(
            "people",
            Kind.INTEGER,
            N_("Number of people"),
            print_label="Số người",
            section="sender",
            default=1,
            width=8,
            help=N_("How many people signed it or came with it."),
        ),
        Field(
            "same_as_id",
            Kind.REFERENCE,
            N_("Same matter as"),
            print_label="Cùng nội dung với",
            section="sender",
            references="petitions",
            width=30,
            help=N_("The first petition about the matter; the people of all of them are counted together."),
        ),
        Field(
            "repeated",
            Kind.FLAG,
            N_("Brought before"),
            print_label="Nhiều lần",
            section="sender",
            default=False,
        ),
        Field(
            "competence",
            Kind.CHOICE,
            N_("Whose competence"),
            print_label="Thẩm quyền",
            section="handling",
            default="ours",
            choices=(
                Choice("ours", N_("Of this office"), "Thuộc thẩm quyền"),
                Choice("elsewhere", N_("Of another body"), "Không thuộc thẩm quyền"),
            ),
        ),
        Field(
            "settled_by",
            Kind.TEXT,
            N_("Settled before by"),
            print_label="Cơ quan đã giải quyết",
            section="handling",
            width=30,
            help=N_("The body that has settled it already, up to the last level."),
        ),
        Field(
            "assigned_id",
            Kind.REFERENCE,
            N_("Official in charge"),
            print_label="Người phụ trách",
            section="handling",
            references="officials",
            width=20,
        ),
        Field(
            "matter",
            Kind.CHOICE,
            N_("Special case"),
            print_label="Trường hợp riêng",
            section="handling",
            visible_when=_may_be_special,
            help=N_("Has a time limit of its own; blank for all others."),
            choices=(
                Choice("regulations", N_("On administrative rules"), "Phản ánh về quy định hành chính"),
                Choice("ttnd", N_("Of the people's inspection board"), "Kiến nghị của Ban Thanh tra nhân dân"),
                Choice(
                    "bgsdt",
                    N_("Of the investment supervision board"),
                    "Kiến nghị của Ban Giám sát đầu tư của cộng đồng",
                ),
                Choice(
                    "correction", N_("Information given was wrong or incomplete"), "Thông tin đã cung cấp sai, chưa đủ"
                ),
            ),
        ),
        Field(
            "instance",
            Kind.CHOICE,
            N_("First or second complaint"),
            print_label="Lần khiếu nại",
            section="handling",
            default="first",
            visible_when=_is_complaint,
            choices=(
                Choice("first", N_("First complaint"), "Lần đầu"),
                Choice("second", N_("Second complaint"), "Lần hai"),
            ),
        ),
        Field(
            "known_on",
            Kind.DATE,
            N_("Decision known on"),
            print_label="Ngày nhận, biết quyết định",
            section="handling",
            visible_when=_is_complaint,
            legal_basis="COMPLAINT_TIME",
            help=N_(
                "When the sender received or learned of the decision complained about; tells whether it is lodged in time."
            ),
        ),
        Field(
            "case_kind",
            Kind.CHOICE,
            N_("Kind of case"),
            print_label="Tính chất vụ việc",
            section="handling",
            default="ordinary",
            visible_when=_is_complaint,
            choices=(
                Choice("ordinary", N_("Ordinary"), "Thông thường"),
                Choice("complex", N_("Complex"), "Phức tạp"),
                Choice("remote", N_("Remote area"), "Vùng sâu, vùng xa"),
                Choice("remote_complex", N_("Remote area, complex"), "Vùng sâu, vùng xa, phức tạp"),
            ),
        ),
        Field(
            "valid_on",
            Kind.DATE,
            N_("Request valid on"),
            print_label="Ngày yêu cầu hợp lệ",
            section="handling",
            visible_when=_is_request,
            legal_basis="ATI_ANSWER",
            help=N_("The clock of an information request starts here. Blank: the day it was received."),
        ),
        Field(
            "resident",
            Kind.FLAG,
            N_("Resident of the commune"),
            print_label="Cư trú tại xã",
            section="handling",
            default=True,
            visible_when=_is_request,
        ),
        Field(
            "information_kind",
            Kind.CHOICE,
            N_("Kind of information"),
            print_label="Loại thông tin",
            section="handling",
            visible_when=_is_request,
            choices=(
                Choice("public", N_("Must be public anyway"), "Phải được công khai"),
                Choice("conditional", N_("Accessible on conditions"), "Tiếp cận có điều kiện"),
                Choice("on_request", N_("Given on request"), "Cung cấp theo yêu cầu"),
            ),
        ),
        Field(
            "cost",
            Kind.MONEY,
            N_("Cost of copies"),
            print_label="Chi phí in, sao chụp, gửi",
            section="handling",
            visible_when=_is_request,
            help=N_("Real cost of printing, copying and posting; nothing when it should have been public."),
        ),
        Field("accepted_on", Kind.DATE, N_("Accepted on"), print_label="Ngày thụ lý", section=""),
        Field(
            "due",
            Kind.DATE,
            N_("To be answered by"),
            column_label=N_("Due"),
            print_label="Hạn giải quyết",
            section="",
            in_list=True,
            width=11,
        ),
        Field("due_rule", Kind.SNAPSHOT, N_("Rule of the time limit"), section=""),
        Field("closed_on", Kind.DATE, N_("Closed on"), print_label="Ngày kết thúc", section=""),
        Field("promised_on", Kind.DATE, N_("New day promised"), print_label="Hẹn trả lời", section=""),
        Field("note", Kind.LONGTEXT, N_("Note"), print_label="Ghi chú", section="handling"),
        Field(
            "satisfaction",
            Kind.CHOICE,
            N_("Satisfied with the answer"),
            print_label="Mức độ hài lòng",
            section="after",
            visible_when=_is_closed,
            choices=(
                Choice("satisfied", N_("Satisfied"), "Hài lòng"),
                Choice("partly", N_("Partly"), "Hài lòng một phần"),
                Choice("not", N_("Not satisfied"), "Chưa hài lòng"),
                Choice("unreached", N_("Could not be reached"), "Không liên lạc được"),
            ),
        ),
        Field(
            "called_on",
            Kind.DATE,
            N_("Asked on"),
            print_label="Ngày hỏi lại",
            section="after",
            visible_when=_is_closed,
        ),
        Field(
            "satisfaction_note",
            Kind.TEXT,
            N_("Further remarks of the sender"),
            print_label="Ý kiến thêm",
            section="after",
            width=30,
            visible_when=_is_closed,
        ),
    ),
)
