"""What the level above received: one line for each hand-over file, and its records as they came."""

from __future__ import annotations

from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Choice, Field, Kind, Privacy, Register, Section

RECEIVED = Register(
    key="received",
    title=N_("Received reports"),
    singular=N_("received report"),
    title_field="unit_name",
    order_by=("-period", "kind", "unit_name", "-edition"),
    icon="received",
    empty_text=N_("No report has been received yet. Drop the files of the communes here."),
    sections=(Section("main", N_("The report")), Section("answer", N_("The answer"))),
    fields=(
        Field(
            "unit_name",
            Kind.TEXT,
            N_("Reporting unit"),
            print_label="Đơn vị",
            required=True,
            search=True,
            in_list=True,
            width=26,
        ),
        Field("unit_key", Kind.TEXT, N_("Unit as counted"), required=True, section=""),
        Field("unit_code", Kind.TEXT, N_("Administrative code"), print_label="Mã đơn vị", in_list=True, width=8),
        Field("kind", Kind.TEXT, N_("Kind"), required=True, section=""),
        Field("period", Kind.TEXT, N_("Period"), print_label="Kỳ", in_list=True, width=10),
        Field("edition", Kind.INTEGER, N_("Version"), print_label="Lần", required=True, in_list=True, width=8),
        Field("title", Kind.TEXT, N_("Report"), print_label="Báo cáo", search=True, in_list=True, width=36),
        Field(
            "state",
            Kind.CHOICE,
            N_("State"),
            print_label="Tình trạng",
            required=True,
            in_list=True,
            width=20,
            choices=(
                Choice("current", N_("In force"), "Đang dùng"),
                Choice("superseded", N_("Replaced by a later version"), "Đã có bản mới hơn"),
                Choice("conflict", N_("Two different files of one version"), "Trùng lần, khác nội dung"),
                Choice("set_aside", N_("Set aside by decision"), "Không dùng"),
                Choice("returned", N_("Returned for correction"), "Đã trả lại"),
            ),
        ),
        Field("received_on", Kind.DATE, N_("Received on"), print_label="Ngày nhận", in_list=True, width=11),
        Field("made_at", Kind.TEXT, N_("Made at"), print_label="Lập lúc"),
        Field("late", Kind.FLAG, N_("Late"), print_label="Chậm", default=False),
        Field("short_code", Kind.TEXT, N_("Short code"), print_label="Mã ngắn", search=True, in_list=True, width=16),
        Field("digest", Kind.TEXT, N_("Digest of the file"), required=True, section="", search=True),
        Field("signed_digest", Kind.TEXT, N_("Digest of what was signed"), required=True, section=""),
        Field("proof", Kind.TEXT, N_("Manifest and signature kept"), section=""),
        Field("signer", Kind.TEXT, N_("Fingerprint of the signer"), section=""),
        Field("counts", Kind.SNAPSHOT, N_("How many records"), section=""),
        Field("records_seal", Kind.TEXT, N_("Digest of its records as kept"), section=""),
        Field("content", Kind.SNAPSHOT, N_("Figures as reported"), section=""),
        Field("return_reason", Kind.LONGTEXT, N_("Why it was returned"), print_label="Lý do trả lại", section="answer"),
        Field("answered_on", Kind.DATE, N_("Answer written on"), print_label="Ngày trả lời", section="answer"),
    ),
)

RECEIVED_RECORDS = Register(
    key="received_records",
    title=N_("Records received"),
    singular=N_("record received"),
    title_field="book",
    # Hundreds of thousands of rows, read by report only: in the order they came, without keys or an index for any other order.
    order_by=("received_id",),
    icon="received",
    parent="received",
    parent_field="received_id",
    sealed_by="records_seal",
    sections=(Section("main", N_("The record")),),
    fields=(
        Field(
            "received_id",
            Kind.REFERENCE,
            N_("Report"),
            required=True,
            references="received",
            section="",
        ),
        Field("book", Kind.TEXT, N_("Book"), print_label="Sổ", required=True, width=16),
        Field("source", Kind.TEXT, N_("Record at the unit"), required=True, section=""),
        Field("data", Kind.SNAPSHOT, N_("The record as it came"), privacy=Privacy.SENSITIVE, section=""),
    ),
)
