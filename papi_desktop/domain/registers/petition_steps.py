"""What happened to a petition, step by step; and, sealed apart from everything, who denounced somebody.

`DENOUNCERS` has no field in a form, a list, a workbook or the search: it is written and read by `operations.petitions.denouncers` alone.
"""

from __future__ import annotations

from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Choice, Field, Kind, Privacy, Record, Register, Section
from papi_desktop.domain.registers.common import VILLAGE, replace

CLOSING = {
    "transfer": "transferred",
    "guidance": "guided",
    "refusal": "refused",
    "reply": "answered",
    "withdrawal": "withdrawn",
}
"""Steps that end the matter for this office, and the state they leave; a transfer only when it `passes_on`."""


def passes_on(step: Record) -> bool:
    """Return whether a step hands the matter to another body for good; one sent for advice or checking only stays ours."""
    return step.get("kind") == "transfer" and not step.get("still_ours")


def ends(step: Record) -> bool:
    """Return whether a step ends the matter for this office."""
    return step.get("kind") in CLOSING and (step["kind"] != "transfer" or passes_on(step))


def _to_somebody(record: Record) -> bool:
    return record.get("kind") in ("transfer", "guidance")


def _is_transfer(record: Record) -> bool:
    return record.get("kind") == "transfer"


def _states_a_day(record: Record) -> bool:
    return record.get("kind") in ("extension", "apology")


def _has_text(record: Record) -> bool:
    return record.get("kind") in ("reply", "refusal", "guidance", "apology", "correction", "dialogue")


def _has_paper(record: Record) -> bool:
    return record.get("kind") != "withdrawal"


def _is_refusal(record: Record) -> bool:
    return record.get("kind") == "refusal"


PETITION_STEPS = Register(
    key="petition_steps",
    title=N_("Handling"),
    singular=N_("step"),
    title_field="kind",
    order_by=("day",),
    icon="history",
    parent="petitions",
    parent_field="petition_id",
    sections=(Section("main", N_("The step")),),
    fields=(
        Field("petition_id", Kind.REFERENCE, N_("Petition"), required=True, references="petitions", section=""),
        Field(
            "kind",
            Kind.CHOICE,
            N_("Step"),
            print_label="Bước",
            required=True,
            in_list=True,
            width=22,
            choices=(
                Choice("acceptance", N_("Accept for settlement"), "Thụ lý"),
                Choice("transfer", N_("Pass on"), "Chuyển"),
                Choice("guidance", N_("Guide to the right body"), "Hướng dẫn"),
                Choice("dialogue", N_("Dialogue with the sender"), "Đối thoại"),
                Choice("extension", N_("Extend"), "Gia hạn"),
                Choice("suspension", N_("Suspend"), "Tạm đình chỉ"),
                Choice("resumption", N_("Resume"), "Tiếp tục giải quyết"),
                Choice("refusal", N_("Refuse"), "Từ chối, không thụ lý"),
                Choice("reply", N_("Answer"), "Trả lời"),
                Choice("correction", N_("Correct our answer"), "Đính chính"),
                Choice("apology", N_("Apologise for the delay"), "Xin lỗi vì chậm trả lời"),
                Choice("withdrawal", N_("Withdrawn by the sender"), "Người gửi rút"),
            ),
        ),
        Field("day", Kind.DATE, N_("Day"), print_label="Ngày", required=True, in_list=True, width=11),
        Field(
            "agency",
            Kind.TEXT,
            N_("To which body"),
            print_label="Cơ quan nhận",
            in_list=True,
            width=20,
            visible_when=_to_somebody,
        ),
        Field(
            "still_ours",
            Kind.FLAG,
            N_("We still answer the sender"),
            print_label="Xã vẫn trả lời",
            default=False,
            visible_when=_is_transfer,
            help=N_("Sent for advice or checking only: the clock goes on."),
        ),
        Field(
            "reply_on",
            Kind.DATE,
            N_("Their reply received on"),
            print_label="Ngày nhận trả lời",
            width=11,
            visible_when=_is_transfer,
        ),
        Field(
            "reply_paper",
            Kind.TEXT,
            N_("Number of their reply"),
            print_label="Văn bản trả lời",
            visible_when=_is_transfer,
        ),
        Field(
            "until",
            Kind.DATE,
            N_("New last day"),
            print_label="Hạn mới",
            in_list=True,
            width=11,
            visible_when=_states_a_day,
            help=N_("Blank for an extension the law counts itself; the day newly promised in an apology."),
        ),
        Field(
            "ground",
            Kind.CHOICE,
            N_("Ground of refusal"),
            print_label="Căn cứ từ chối",
            visible_when=_is_refusal,
            width=30,
            choices=(
                Choice(
                    "1",
                    N_("Not accessible, or conditions not met"),
                    "Thông tin không được tiếp cận hoặc chưa đủ điều kiện",
                ),
                Choice("2", N_("Public already"), "Thông tin đã được công khai"),
                Choice("3", N_("Not ours to give"), "Không thuộc trách nhiệm cung cấp"),
                Choice("4", N_("Given twice already"), "Đã cung cấp hai lần cho chính người yêu cầu"),
                Choice("5", N_("Beyond our means, or disturbs the work"), "Vượt quá khả năng hoặc ảnh hưởng hoạt động"),
                Choice("6", N_("Cost not paid"), "Người yêu cầu không thanh toán chi phí"),
                Choice("other", N_("Another ground, in the reason"), "Lý do khác"),
            ),
        ),
        Field("reason", Kind.LONGTEXT, N_("Reason"), print_label="Lý do", in_list=True, width=30),
        Field(
            "content",
            Kind.LONGTEXT,
            N_("What the paper says"),
            print_label="Nội dung văn bản",
            visible_when=_has_text,
            help=N_("Printed as written: the answer, the explanation, what was found."),
        ),
        Field(
            "sent_on",
            Kind.DATE,
            N_("Sent on"),
            print_label="Ngày gửi",
            in_list=True,
            width=11,
            visible_when=_has_paper,
        ),
        Field(
            "paper_number",
            Kind.TEXT,
            N_("Number of the paper"),
            print_label="Số văn bản",
            in_list=True,
            width=14,
            help=N_("Only for a paper made elsewhere; one made here is known by its own number."),
        ),
    ),
)

DENOUNCERS = Register(
    key="denouncers",
    title=N_("Sealed senders"),
    singular=N_("sealed sender"),
    title_field="code",
    order_by=("code",),
    icon="sealed",
    fields=(
        Field("petition_id", Kind.REFERENCE, N_("Petition"), required=True, references="petitions", section=""),
        Field("code", Kind.TEXT, N_("Number of the petition"), required=True, in_list=True, section=""),
        Field("person", Kind.PERSON, N_("Full name"), privacy=Privacy.SENSITIVE, section=""),
        Field("address", Kind.TEXT, N_("Address"), privacy=Privacy.SENSITIVE, section=""),
        replace(
            VILLAGE, print_label="", aliases=(), search=False, privacy=Privacy.SENSITIVE, section="", in_list=False
        ),
        Field("citizen_id", Kind.CITIZEN_ID, N_("Citizen number"), privacy=Privacy.SENSITIVE, section=""),
        Field("phone", Kind.PHONE, N_("Telephone"), privacy=Privacy.SENSITIVE, section=""),
    ),
)
