"""Fields several books have, each described once: `replace` changes what a book says otherwise, such as section or help."""

from __future__ import annotations

from dataclasses import replace as replace

from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Field, Kind, Privacy

VILLAGE = Field(
    "village_id",
    Kind.REFERENCE,
    N_("Village"),
    print_label="Thôn, tổ dân phố",
    privacy=Privacy.PUBLIC,
    references="villages",
    in_list=True,
    width=20,
    aliases=(
        "thôn",
        "thôn, bản",
        "thôn/bản",
        "thôn bản",
        "bản",
        "xóm",
        "ấp",
        "khu phố",
        "tổ dân phố",
        "thôn, tổ dân phố",
    ),
)
HELD_AT = Field(
    "held_at",
    Kind.TEXT,
    N_("Where it is held"),
    print_label="Địa điểm",
    privacy=Privacy.PUBLIC,
    example="Nhà văn hóa bản Nà Cáy",
)
NOTIFIED_ON = Field(
    "notified_on", Kind.DATE, N_("Households told on"), print_label="Ngày thông báo", privacy=Privacy.PUBLIC
)
HOUSEHOLDS_TOTAL = Field(
    "households_total",
    Kind.INTEGER,
    N_("All households"),
    print_label="Tổng số hộ",
    privacy=Privacy.PUBLIC,
    width=9,
    help=N_("Every household of the village, not only those present; blank is taken from the village."),
    aliases=("tổng số hộ",),
)
HOUSEHOLDS_PRESENT = Field(
    "households_present",
    Kind.INTEGER,
    N_("Households present"),
    print_label="Số hộ có mặt",
    privacy=Privacy.PUBLIC,
    width=9,
    aliases=("số hộ tham dự", "số hộ có mặt"),
)
BALLOTS_OUT = Field(
    "ballots_out", Kind.INTEGER, N_("Ballots given out"), print_label="Số phiếu phát ra", privacy=Privacy.PUBLIC
)
BALLOTS_IN = Field(
    "ballots_in", Kind.INTEGER, N_("Ballots returned"), print_label="Số phiếu thu về", privacy=Privacy.PUBLIC
)
BALLOTS_INVALID = Field(
    "ballots_invalid", Kind.INTEGER, N_("Invalid ballots"), print_label="Số phiếu không hợp lệ", privacy=Privacy.PUBLIC
)
CHAIR = Field("chair", Kind.PERSON, N_("Chair"), print_label="Chủ trì", privacy=Privacy.PUBLIC, width=20)
SECRETARY = Field("secretary", Kind.PERSON, N_("Secretary"), print_label="Thư ký", privacy=Privacy.PUBLIC, width=20)
WITNESSES = Field(
    "witnesses",
    Kind.NAMES,
    N_("Households that witnessed the counting"),
    print_label="Đại diện hộ chứng kiến kiểm phiếu",
    privacy=Privacy.PUBLIC,
    width=24,
)
CLOSES_ON = Field(
    "closes_on",
    Kind.DATE,
    N_("Open for opinions to"),
    column_label=N_("Open to"),
    print_label="Nhận ý kiến đến hết ngày",
    privacy=Privacy.PUBLIC,
    in_list=True,
    width=11,
    help=N_("Blank is filled in with the last day the law asks for."),
)
OPINIONS_TO = Field(
    "receiver",
    Kind.TEXT,
    N_("Where opinions go"),
    print_label="Nơi nhận ý kiến",
    privacy=Privacy.PUBLIC,
    help=N_("Blank for the office."),
)
IN_CHARGE = Field(
    "responsible", Kind.PERSON, N_("Person in charge"), print_label="Người phụ trách", privacy=Privacy.PUBLIC, width=20
)


def child_of(key: str, register: str, label: str) -> Field:
    """Return the field by which a record belongs to one of another book; no form shows it.

    Args:
        key: of the field.
        register: key of the book it belongs to.
        label: msgid.
    """
    return Field(key, Kind.REFERENCE, label, required=True, privacy=Privacy.PUBLIC, references=register, section="")
