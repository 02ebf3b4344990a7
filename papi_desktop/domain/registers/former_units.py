"""Xã cũ: the communes that were merged into this one, whose names stand on old files and in the mouths of residents."""

from __future__ import annotations

from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Field, Kind, Privacy, Register, Section

FORMER_NAME = "former_unit"
"""Key under which a record that was read from a file names its former commune, before that is a record too."""

FORMER_UNITS = Register(
    key="former_units",
    title=N_("Former communes"),
    singular=N_("former commune"),
    title_field="name",
    order_by=("position", "name"),
    icon="office",
    empty_text=N_(
        "No former commune yet. Record those merged into this one; villages and posting places can name them."
    ),
    sections=(Section("main", N_("The former commune")),),
    duplicate_keys=(("name",),),
    fields=(
        Field(
            "name",
            Kind.TEXT,
            N_("Name of the former commune"),
            print_label="Tên xã cũ",
            required=True,
            privacy=Privacy.PUBLIC,
            search=True,
            in_list=True,
            width=28,
            example="xã Huổi Một (cũ)",
            aliases=("tên xã", "xã cũ", "tên đơn vị"),
        ),
        Field(
            "dissolved_on",
            Kind.DATE,
            N_("Ceased on"),
            print_label="Ngày kết thúc hoạt động",
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=11,
        ),
        Field(
            "merged_into",
            Kind.TEXT,
            N_("Merged into"),
            print_label="Sáp nhập vào",
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=24,
            help=N_("Blank for this commune. Only a part of it may have come here; say so in the note."),
        ),
        Field(
            "decision",
            Kind.TEXT,
            N_("Resolution of the merger"),
            print_label="Nghị quyết sắp xếp",
            privacy=Privacy.PUBLIC,
            search=True,
            in_list=True,
            width=28,
        ),
        Field(
            "files_at",
            Kind.TEXT,
            N_("Where its files are kept"),
            print_label="Nơi lưu hồ sơ",
            privacy=Privacy.STAFF,
            help=N_("Old decisions and land files are asked for again and again."),
        ),
        Field("note", Kind.LONGTEXT, N_("Note"), print_label="Ghi chú", privacy=Privacy.STAFF),
        Field("position", Kind.INTEGER, N_("Order in lists"), print_label="TT", privacy=Privacy.PUBLIC),
    ),
)
