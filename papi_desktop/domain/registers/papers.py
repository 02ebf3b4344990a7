"""Papers made of records, and what is printed from the screen to work with: each with the code by which the office recognises it.

A list printed to work with is no paper of the office: it has no line among the papers made, only the code under which a sheet found on a
desk can be told for ours.
"""

from __future__ import annotations

from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Field, Kind, Privacy, Register, Section

PAPERS = Register(
    key="papers",
    title=N_("Papers made"),
    singular=N_("paper made"),
    title_field="subject",
    order_by=("-made_on",),
    icon="print",
    by_hand=False,
    empty_text=N_("No paper has been made yet. Open a record of a book and press “Make a paper”."),
    sections=(Section("main", N_("The paper")),),
    fields=(
        Field(
            "subject",
            Kind.TEXT,
            N_("What it says"),
            print_label="Trích yếu",
            required=True,
            in_list=True,
            search=True,
            width=40,
        ),
        Field("name", Kind.TEXT, N_("Kind of paper"), print_label="Loại giấy tờ", in_list=True, width=18),
        Field("symbol", Kind.TEXT, N_("Number and symbol"), print_label="Số, ký hiệu", search=True, in_list=True),
        Field("made_on", Kind.DATE, N_("Day of the paper"), print_label="Ngày lập", in_list=True, width=11),
        Field("copy", Kind.INTEGER, N_("Copy"), print_label="Bản sao số", width=8),
        Field(
            "verification_code",
            Kind.TEXT,
            N_("Verification code"),
            print_label="Mã kiểm tra",
            privacy=Privacy.PUBLIC,
            search=True,
            in_list=True,
            width=16,
        ),
        Field("paper_kind", Kind.TEXT, N_("Stable word of the paper"), section=""),
        Field("digest", Kind.TEXT, N_("Digest of the paper"), section=""),
        Field("source_register", Kind.TEXT, N_("Book it comes from"), section=""),
        Field("source_id", Kind.TEXT, N_("Record it comes from"), section=""),
    ),
)

WORKING_PAPERS = Register(
    key="working_papers",
    title=N_("Lists printed to work with"),
    singular=N_("list printed to work with"),
    title_field="subject",
    order_by=("-made_on",),
    icon="print",
    by_hand=False,
    fields=(
        Field("subject", Kind.TEXT, N_("What it says"), required=True, in_list=True, section=""),
        Field("paper_kind", Kind.TEXT, N_("Stable word of the paper"), section=""),
        Field("made_on", Kind.DATE, N_("Day of the paper"), section=""),
        Field("verification_code", Kind.TEXT, N_("Verification code"), privacy=Privacy.PUBLIC, section=""),
        Field("digest", Kind.TEXT, N_("Digest of the paper"), section=""),
    ),
)
