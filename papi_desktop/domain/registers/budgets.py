"""Sổ ngân sách: what of a budget year is disclosed at each stage, and its tables.

A table is kept as one record with its rows inside (docs/decisions/0008-budget-tables.md): an official corrects and undoes a table, not a
row. Must not know forms: they are templates in `resources/budget`.
"""

from __future__ import annotations

from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Choice, Field, Kind, Privacy, Register, Section

STAGES = (
    Choice("draft", N_("Draft for the council"), "Dự toán trình HĐND"),
    Choice("decided", N_("Decided by the council"), "Dự toán đã được HĐND quyết định"),
    Choice("exec_3", N_("Carried out, 3 months"), "Thực hiện 03 tháng"),
    Choice("exec_6", N_("Carried out, 6 months"), "Thực hiện 06 tháng"),
    Choice("exec_9", N_("Carried out, 9 months"), "Thực hiện 09 tháng"),
    Choice("exec_year", N_("Carried out, whole year"), "Thực hiện cả năm"),
    Choice("settlement", N_("Settlement"), "Quyết toán"),
    Choice("support_policy", N_("Direct support: policy"), "Hỗ trợ trực tiếp: chính sách, chế độ"),
    Choice("support_result", N_("Direct support: results"), "Hỗ trợ trực tiếp: kết quả chi trả"),
    Choice("audit", N_("Follow-up of audit"), "Thực hiện kiến nghị kiểm toán"),
)

REGIMES = (
    Choice("TT26", N_("Rules of 2026 (TT 26/2026)"), "Thông tư 26/2026/TT-BTC"),
    Choice("TT343", N_("Rules of 2016 (TT 343/2016)"), "Thông tư 343/2016/TT-BTC"),
)

UNITS = (
    Choice("dong", N_("đồng"), "đồng"),
    Choice("thousand", N_("thousand đồng"), "nghìn đồng", ("1000 đồng", "ngàn đồng")),
    Choice("million", N_("million đồng"), "triệu đồng"),
    Choice("billion", N_("billion đồng"), "tỷ đồng", ("tỉ đồng",)),
)

BUDGETS = Register(
    key="budgets",
    title=N_("Budget"),
    singular=N_("budget disclosure"),
    title_field="title",
    order_by=("-year", "-trigger_date", "title"),
    icon="budget",
    in_menu=True,
    empty_text=N_(
        "No budget yet. Import the workbook of the finance office as it is, or record a stage and begin from a template."
    ),
    sections=(
        Section("main", N_("Content")),
        Section("document", N_("Document")),
        Section("narrative", N_("Narrative")),
    ),
    fields=(
        Field(
            "year",
            Kind.YEAR,
            N_("Budget year"),
            column_label=N_("Year"),
            print_label="Năm ngân sách",
            required=True,
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=6,
        ),
        Field(
            "stage",
            Kind.CHOICE,
            N_("Stage"),
            print_label="Nội dung",
            required=True,
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=26,
            choices=STAGES,
        ),
        Field(
            "title",
            Kind.TEXT,
            N_("What is disclosed"),
            print_label="Tên công khai",
            required=True,
            privacy=Privacy.PUBLIC,
            search=True,
            in_list=True,
            width=44,
            help=N_("Filled from year and stage when left blank."),
        ),
        Field(
            "regime",
            Kind.CHOICE,
            N_("Rules that apply"),
            print_label="Quy định áp dụng",
            privacy=Privacy.PUBLIC,
            choices=REGIMES,
            help=N_("Filled from the budget year and the day; it decides the time limit and the forms."),
        ),
        Field(
            "trigger_date",
            Kind.DATE,
            N_("Date the duty begins to run"),
            print_label="Ngày phát sinh",
            section="document",
            privacy=Privacy.STAFF,
            help=N_(
                "Opening of the session for a draft, date of the document for a decision or settlement, end of the period, "
                "day the yearly report was submitted, day a policy was received or support was paid."
            ),
        ),
        Field(
            "due",
            Kind.DATE,
            N_("To be disclosed by"),
            column_label=N_("Due"),
            print_label="Hạn công khai",
            section="document",
            privacy=Privacy.STAFF,
            in_list=True,
            width=11,
        ),
        Field("due_rule", Kind.SNAPSHOT, N_("Rule of the time limit"), section="", privacy=Privacy.STAFF),
        Field(
            "basis",
            Kind.TEXT,
            N_("Resolution or report it rests on"),
            print_label="Căn cứ",
            section="document",
            privacy=Privacy.PUBLIC,
            search=True,
            width=40,
            example="Nghị quyết số 12/NQ-HĐND ngày 20/12/2025 của HĐND xã về dự toán ngân sách năm 2026",
        ),
        Field(
            "document_number",
            Kind.TEXT,
            N_("Document number"),
            print_label="Số, ký hiệu",
            section="document",
            privacy=Privacy.PUBLIC,
            search=True,
            example="45/TB-UBND",
        ),
        Field(
            "document_date",
            Kind.DATE,
            N_("Document date"),
            print_label="Ngày văn bản",
            section="document",
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "narrative_revenue",
            Kind.LONGTEXT,
            N_("About revenue"),
            print_label="Thuyết minh về thu",
            section="narrative",
            privacy=Privacy.PUBLIC,
            search=True,
            help=N_("What the estimate rests on, what was collected, measures to raise revenue. Everyone may read it."),
        ),
        Field(
            "narrative_spending",
            Kind.LONGTEXT,
            N_("About spending"),
            print_label="Thuyết minh về chi",
            section="narrative",
            privacy=Privacy.PUBLIC,
            search=True,
            help=N_("What was spent by field, goals and major policies. Nothing about defence and security."),
        ),
        Field(
            "narrative_other",
            Kind.LONGTEXT,
            N_("Other financial activities, measures"),
            print_label="Nội dung khác",
            section="narrative",
            privacy=Privacy.PUBLIC,
            search=True,
        ),
        Field("note", Kind.LONGTEXT, N_("Note"), print_label="Ghi chú", privacy=Privacy.STAFF),
    ),
)

BUDGET_TABLES = Register(
    key="budget_tables",
    title=N_("Budget tables"),
    singular=N_("budget table"),
    title_field="name",
    order_by=("position", "name"),
    icon="budget",
    parent="budgets",
    parent_field="budget_id",
    sections=(Section("main", N_("Budget table")),),
    fields=(
        Field(
            "budget_id",
            Kind.REFERENCE,
            N_("Budget"),
            required=True,
            privacy=Privacy.STAFF,
            references="budgets",
            section="",
        ),
        Field(
            "name",
            Kind.TEXT,
            N_("Name of table"),
            print_label="Tên bảng",
            required=True,
            privacy=Privacy.STAFF,
            search=True,
            in_list=True,
            width=24,
        ),
        Field(
            "title",
            Kind.LONGTEXT,
            N_("Title as printed"),
            print_label="Tiêu đề",
            privacy=Privacy.STAFF,
            search=True,
            in_list=True,
            width=44,
        ),
        Field(
            "unit",
            Kind.CHOICE,
            N_("Unit of figures"),
            print_label="Đơn vị tính",
            required=True,
            privacy=Privacy.STAFF,
            in_list=True,
            choices=UNITS,
            default="dong",
        ),
        Field(
            "unit_text",
            Kind.TEXT,
            N_("Unit as printed"),
            print_label="Đơn vị tính ghi trên biểu",
            privacy=Privacy.STAFF,
        ),
        Field(
            "side",
            Kind.CHOICE,
            N_("Kind of table"),
            print_label="Loại bảng",
            privacy=Privacy.STAFF,
            choices=(
                Choice("revenue", N_("Revenue"), "Thu"),
                Choice("spending", N_("Spending"), "Chi"),
                Choice("balance", N_("Balance"), "Cân đối"),
                Choice("other", N_("Other table"), "Khác"),
            ),
            default="other",
        ),
        Field(
            "form",
            Kind.TEXT,
            N_("Form followed"),
            print_label="Biểu mẫu",
            privacy=Privacy.STAFF,
            example="113/CK TC-NSNN",
        ),
        Field("position", Kind.INTEGER, N_("Order of tables"), section="", privacy=Privacy.STAFF, default=0),
        Field("body", Kind.SNAPSHOT, N_("Columns and rows"), section="", privacy=Privacy.STAFF),
        Field("content", Kind.LONGTEXT, N_("Rows in words"), section="", privacy=Privacy.STAFF, search=True),
        Field("passed", Kind.SNAPSHOT, N_("Warnings passed"), section="", privacy=Privacy.STAFF),
    ),
)
