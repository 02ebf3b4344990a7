"""Sổ đóng góp: gifts as they were given, the batches they were entered in, and the receipts handed out for them.

One line is what one giver brought at one time, as paper lists have it: money, goods and days of labour side by side. Columns and privacy
follow the contribution forms C27-X, C62-X and C63-X; the column of an amount due, which those forms have, is left out on purpose.
A gift or a receipt is never removed once its number is taken: it is made void, with the reason.
"""

from __future__ import annotations

from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.register import Choice, Field, Kind, Privacy, Problem, Record, Register, Section
from papi_desktop.domain.registers.common import VILLAGE, replace


def _goods_are_named(record: Record) -> Problem | None:
    if record.get("goods_quantity") and not record.get("goods"):
        return Problem("goods", "required", say("Say what the goods are."))
    return None


def _a_price_has_its_basis(record: Record) -> Problem | None:
    if record.get("goods_unit_price") and not record.get("price_basis"):
        return Problem("price_basis", "required", say("Say where the unit price comes from."))
    return None


VALID = "valid"
VOID = "void"
STATES = (Choice(VALID, N_("Valid"), "Có hiệu lực"), Choice(VOID, N_("Void"), "Đã hủy"))

GIFT_BATCHES = Register(
    key="gift_batches",
    title=N_("Batches entered"),
    singular=N_("batch of gifts"),
    title_field="entered_by",
    order_by=("-opened_on", "entered_by"),
    icon="batch",
    parent="campaigns",
    parent_field="campaign_id",
    sections=(Section("main", N_("The batch")),),
    fields=(
        Field(
            "campaign_id",
            Kind.REFERENCE,
            N_("Campaign"),
            required=True,
            references="campaigns",
            section="",
        ),
        Field("opened_on", Kind.DATE, N_("Entered on"), print_label="Ngày nhập", required=True, in_list=True, width=11),
        Field(
            "entered_by",
            Kind.PERSON,
            N_("Entered by"),
            print_label="Người nhập",
            required=True,
            in_list=True,
            width=20,
        ),
        Field(
            "expected_count",
            Kind.INTEGER,
            N_("Lines on the paper list"),
            print_label="Số dòng theo danh sách",
            required=True,
            in_list=True,
            width=10,
        ),
        Field(
            "expected_total",
            Kind.MONEY,
            N_("Money on the paper list"),
            print_label="Tổng tiền theo danh sách",
            required=True,
            in_list=True,
            width=16,
        ),
        Field(
            "state",
            Kind.CHOICE,
            N_("State"),
            print_label="Tình trạng",
            required=True,
            default="open",
            in_list=True,
            width=12,
            choices=(
                Choice("open", N_("Being entered"), "Đang nhập"),
                Choice("closed", N_("Closed, agrees"), "Đã khớp, đóng"),
            ),
        ),
    ),
)

GIFTS = Register(
    key="gifts",
    title=N_("Gifts"),
    singular=N_("gift"),
    title_field="giver",
    order_by=("received_on", "giver"),
    icon="gift",
    parent="campaigns",
    parent_field="campaign_id",
    subtitle_field="village_id",
    empty_text=N_("No gift yet. Enter a batch, or import the workbook of the village."),
    sections=(
        Section("main", N_("The giver")),
        Section("gift", N_("What was given")),
        Section("state", N_("State")),
    ),
    rules=(_goods_are_named, _a_price_has_its_basis),
    fields=(
        Field(
            "campaign_id",
            Kind.REFERENCE,
            N_("Campaign"),
            required=True,
            privacy=Privacy.PUBLIC,
            references="campaigns",
            section="",
        ),
        Field("batch_id", Kind.REFERENCE, N_("Batch"), references="gift_batches", section=""),
        Field(
            "giver",
            Kind.PERSON,
            N_("Giver"),
            print_label="Họ và tên người đóng góp",
            required=True,
            privacy=Privacy.PUBLIC,
            search=True,
            in_list=True,
            width=24,
            aliases=(
                "họ và tên",
                "họ tên",
                "họ và tên người đóng góp",
                "người đóng góp",
                "người ủng hộ",
                "người nộp",
                "họ tên chủ hộ",
                "họ và tên chủ hộ",
                "chủ hộ",
                "hộ gia đình",
                "tên hộ",
                "tập thể, cá nhân",
                "đơn vị, cá nhân",
                "tổ chức, cá nhân",
                "nguồn",
            ),
        ),
        Field(
            "giver_kind",
            Kind.CHOICE,
            N_("Kind of giver"),
            print_label="Đối tượng",
            privacy=Privacy.PUBLIC,
            default="household",
            choices=(
                Choice("household", N_("Household"), "Hộ", ("hộ gia đình",)),
                Choice("person", N_("Person"), "Cá nhân"),
                Choice("organisation", N_("Organisation"), "Tổ chức, tập thể", ("tổ chức", "tập thể", "cơ quan")),
            ),
        ),
        replace(VILLAGE, print_label="Thôn", problem_kind="village"),
        Field(
            "household_id",
            Kind.REFERENCE,
            N_("Household in the book of households"),
            print_label="Hộ trong sổ",
            references="households",
            help=N_(
                "Only if it is there: then it is known again by its line and not by its name, when other campaigns ask. "
                "It is never printed."
            ),
        ),
        Field(
            "address",
            Kind.TEXT,
            N_("Address"),
            print_label="Địa chỉ",
            aliases=("địa chỉ", "nơi ở"),
            help=N_("Of a giver from elsewhere; the village is enough for one of ours."),
        ),
        Field(
            "received_on",
            Kind.DATE,
            N_("Received on"),
            print_label="Ngày",
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=11,
            aliases=("ngày", "ngày tháng", "ngày nộp", "ngày đóng góp", "ngày thu", "ngày tháng ghi sổ"),
        ),
        Field(
            "amount",
            Kind.MONEY,
            N_("Money"),
            print_label="Số tiền (đồng)",
            section="gift",
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=14,
            aliases=("số tiền", "số tiền (đ)", "tiền mặt", "tiền", "số tiền ủng hộ", "số tiền đóng góp", "tiền ủng hộ"),
        ),
        Field(
            "labour_days",
            Kind.DECIMAL,
            N_("Days of labour"),
            print_label="Ngày công",
            section="gift",
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=9,
            aliases=("ngày công", "số ngày công", "công lao động", "số công", "công"),
        ),
        Field(
            "goods",
            Kind.TEXT,
            N_("Goods"),
            print_label="Hiện vật",
            section="gift",
            privacy=Privacy.PUBLIC,
            search=True,
            in_list=True,
            width=16,
            aliases=("hiện vật", "tên hiện vật", "vật liệu", "vật tư"),
        ),
        Field(
            "goods_quantity",
            Kind.DECIMAL,
            N_("Quantity"),
            print_label="Số lượng",
            section="gift",
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=8,
            aliases=("số lượng", "khối lượng"),
        ),
        Field(
            "goods_unit",
            Kind.TEXT,
            N_("Unit"),
            print_label="ĐVT",
            section="gift",
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=7,
            aliases=("đvt", "đơn vị tính", "đơn vị"),
        ),
        Field(
            "goods_unit_price",
            Kind.MONEY,
            N_("Unit price"),
            print_label="Đơn giá",
            section="gift",
            privacy=Privacy.PUBLIC,
            aliases=("đơn giá", "đơn giá quy đổi"),
            help=N_("To add the goods to the value of the work; leave it blank when they are not valued."),
        ),
        Field(
            "price_basis",
            Kind.TEXT,
            N_("Where the unit price comes from"),
            print_label="Căn cứ đơn giá",
            section="gift",
            privacy=Privacy.PUBLIC,
            aliases=("căn cứ đơn giá",),
            example="Giá vật liệu xây dựng tháng 3/2026 của Sở Xây dựng",
        ),
        Field(
            "may_be_named",
            Kind.FLAG,
            N_("Agrees to be named"),
            print_label="Đồng ý nêu tên",
            section="main",
            privacy=Privacy.PUBLIC,
            default=False,
            aliases=("đồng ý nêu tên", "đồng ý công khai tên"),
            help=N_("Only those who agree are named in what is disclosed; the others are counted."),
        ),
        Field("note", Kind.LONGTEXT, N_("Note"), print_label="Ghi chú", section="gift", aliases=("ghi chú",)),
        Field(
            "state",
            Kind.CHOICE,
            N_("State"),
            print_label="Tình trạng",
            section="state",
            privacy=Privacy.PUBLIC,
            required=True,
            default=VALID,
            in_list=True,
            width=10,
            choices=STATES,
        ),
        Field("void_reason", Kind.TEXT, N_("Why void"), print_label="Lý do hủy", section="state"),
    ),
)

RECEIPTS = Register(
    key="gift_receipts",
    title=N_("Receipts"),
    singular=N_("receipt"),
    title_field="symbol",
    order_by=("book", "number"),
    icon="receipt",
    parent="campaigns",
    parent_field="campaign_id",
    empty_text=N_("No receipt yet. Press “Issue receipts” on the gifts."),
    sections=(Section("main", N_("The receipt")),),
    fields=(
        Field(
            "campaign_id",
            Kind.REFERENCE,
            N_("Campaign"),
            required=True,
            references="campaigns",
            section="",
        ),
        Field(
            "symbol",
            Kind.TEXT,
            N_("Receipt number"),
            print_label="Số biên nhận",
            required=True,
            search=True,
            in_list=True,
            width=14,
            example="2026/0007",
        ),
        Field("book", Kind.TEXT, N_("Book"), print_label="Quyển số", required=True, section=""),
        Field("number", Kind.INTEGER, N_("Number"), print_label="Số", required=True, section=""),
        Field(
            "gift_id",
            Kind.REFERENCE,
            N_("Giver"),
            print_label="Người đóng góp",
            required=True,
            references="gifts",
            in_list=True,
            width=26,
        ),
        Field("issued_on", Kind.DATE, N_("Issued on"), print_label="Ngày lập", required=True, in_list=True, width=11),
        Field("amount", Kind.MONEY, N_("Money"), print_label="Số tiền (đồng)", in_list=True, width=14),
        Field("collector", Kind.PERSON, N_("Received by"), print_label="Người nhận"),
        Field(
            "printed_on",
            Kind.DATE,
            N_("First printed on"),
            print_label="Ngày in",
            in_list=True,
            width=11,
            help=N_("What is printed after this day is marked as a copy."),
        ),
        Field(
            "state",
            Kind.CHOICE,
            N_("State"),
            print_label="Tình trạng",
            required=True,
            default=VALID,
            in_list=True,
            width=10,
            choices=STATES,
        ),
        Field("void_reason", Kind.TEXT, N_("Why void"), print_label="Lý do hủy", in_list=True, width=24),
        Field("voided_on", Kind.DATE, N_("Made void on"), print_label="Ngày hủy"),
    ),
)
