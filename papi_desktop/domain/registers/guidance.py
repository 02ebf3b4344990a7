"""What goes down and came down: rule tables, days off, wordings, a plan; looked at before they hold, and taken back when they must be."""

from __future__ import annotations

from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Choice, Field, Kind, Register, Section

GUIDANCE = Register(
    key="guidance",
    title=N_("Guidance of the level above"),
    singular=N_("guidance"),
    title_field="title",
    order_by=("-made_at", "title"),
    icon="received",
    by_hand=False,
    empty_text=N_("The level above has sent nothing yet."),
    sections=(Section("main", N_("The guidance")),),
    fields=(
        Field("title", Kind.TEXT, N_("Content"), print_label="Nội dung", required=True, in_list=True, width=44),
        Field("sender", Kind.TEXT, N_("Sent by"), print_label="Nơi gửi", required=True, in_list=True, width=24),
        Field("made_at", Kind.TEXT, N_("Made at"), print_label="Lập lúc", required=True),
        Field("received_on", Kind.DATE, N_("Received on"), print_label="Ngày nhận", in_list=True, width=11),
        Field(
            "state",
            Kind.CHOICE,
            N_("State"),
            print_label="Tình trạng",
            required=True,
            in_list=True,
            width=20,
            choices=(
                Choice("waiting", N_("Not in effect yet"), "Chưa áp dụng"),
                Choice("applied", N_("In effect"), "Đang áp dụng"),
                Choice("taken_back", N_("Taken back"), "Đã thôi áp dụng"),
            ),
        ),
        Field("applied_on", Kind.DATE, N_("In effect since"), print_label="Áp dụng từ ngày", width=11),
        Field("short_code", Kind.TEXT, N_("Short code"), print_label="Mã ngắn", in_list=True, width=16),
        Field("digest", Kind.TEXT, N_("Digest of the file"), required=True, section=""),
        Field("signed_digest", Kind.TEXT, N_("Digest of what was signed"), required=True, section=""),
        Field("proof", Kind.TEXT, N_("Manifest and signature kept"), section=""),
        Field("signer", Kind.TEXT, N_("Fingerprint of the signer"), section=""),
        Field("parts", Kind.SNAPSHOT, N_("Files kept"), section=""),
        Field("plan_id", Kind.REFERENCE, N_("The plan it brought"), references="plans", section=""),
    ),
)

GUIDANCE_SENT = Register(
    key="guidance_sent",
    title=N_("Guidance sent"),
    singular=N_("guidance sent"),
    title_field="title",
    order_by=("-made_at", "title", "unit_name"),
    icon="handover",
    by_hand=False,
    empty_text=N_("No guidance has been sent yet."),
    sections=(Section("main", N_("The guidance")),),
    fields=(
        Field("title", Kind.TEXT, N_("Content"), print_label="Nội dung", required=True, in_list=True, width=44),
        Field(
            "unit_name", Kind.TEXT, N_("Reporting unit"), print_label="Đơn vị", required=True, in_list=True, width=26
        ),
        Field("unit_key", Kind.TEXT, N_("What the unit is counted by"), required=True, section=""),
        Field("made_at", Kind.TEXT, N_("Made at"), print_label="Lập lúc", required=True),
        Field("written_on", Kind.DATE, N_("Written on"), print_label="Ngày ghi", required=True, in_list=True, width=11),
        Field("place", Kind.TEXT, N_("Written to"), print_label="Nơi ghi", in_list=True, width=24),
        Field("file_name", Kind.TEXT, N_("Name of the file"), print_label="Tên tệp"),
        Field("short_code", Kind.TEXT, N_("Short code"), print_label="Mã ngắn", in_list=True, width=16),
        Field(
            "state",
            Kind.CHOICE,
            N_("At the unit"),
            print_label="Tại đơn vị",
            required=True,
            in_list=True,
            width=20,
            default="written",
            choices=(
                Choice("written", N_("Nothing heard yet"), "Chưa có phản hồi"),
                Choice("waiting", N_("Received, not in effect yet"), "Đã nhận, chưa áp dụng"),
                Choice("applied", N_("In effect"), "Đang áp dụng"),
                Choice("taken_back", N_("Taken back"), "Đã thôi áp dụng"),
            ),
        ),
        Field("applied_on", Kind.DATE, N_("In effect since"), print_label="Áp dụng từ ngày", in_list=True, width=11),
        Field("told_at", Kind.TEXT, N_("Told by the report made at"), print_label="Theo báo cáo lập lúc"),
    ),
)
