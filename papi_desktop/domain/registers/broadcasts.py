"""Lịch phát thanh: what is read over the loudspeakers, planned and then recorded as aired, day after day."""

from __future__ import annotations

from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.register import Field, Kind, Privacy, Problem, Record, Register, Rule, Section


def _last_day_not_before(first: str, last: str) -> Rule:
    def rule(record: Record) -> Problem | None:
        if record.get(first) and record.get(last) and record[last] < record[first]:
            return Problem(last, "order", say("The last day is before the first day."))
        return None

    return rule


BROADCASTS = Register(
    key="broadcasts",
    title=N_("Loudspeaker schedule"),
    singular=N_("broadcast"),
    title_field="content",
    order_by=("-planned_from", "content"),
    icon="channel",
    in_menu=True,
    empty_text=N_("Nothing is to be read over the loudspeakers yet. Record the first broadcast."),
    sections=(Section("main", N_("As planned")), Section("aired", N_("Aired"))),
    rules=(_last_day_not_before("planned_from", "planned_to"), _last_day_not_before("aired_from", "aired_to")),
    fields=(
        Field(
            "content",
            Kind.TEXT,
            N_("What is announced"),
            print_label="Nội dung phát thanh",
            required=True,
            privacy=Privacy.PUBLIC,
            search=True,
            in_list=True,
            width=44,
            aliases=("nội dung", "nội dung phát thanh"),
        ),
        Field(
            "disclosure_id",
            Kind.REFERENCE,
            N_("Disclosure"),
            print_label="Lần công khai",
            privacy=Privacy.PUBLIC,
            references="disclosures",
            help=N_("When it was aired, this broadcast becomes evidence of the disclosure."),
        ),
        Field(
            "text",
            Kind.LONGTEXT,
            N_("Text to be read"),
            print_label="Lời đọc",
            privacy=Privacy.PUBLIC,
            help=N_("Digits may be typed: the sheet for the announcer spells every number and day out."),
        ),
        Field(
            "planned_from",
            Kind.DATE,
            N_("To be aired from"),
            print_label="Phát từ ngày",
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=11,
            aliases=("từ ngày",),
        ),
        Field(
            "planned_to",
            Kind.DATE,
            N_("To be aired to"),
            print_label="Phát đến ngày",
            privacy=Privacy.PUBLIC,
            legal_basis="RADIO_3",
            in_list=True,
            width=11,
            help=N_("Left blank, it follows from the days in a row the law asks for."),
            aliases=("đến ngày",),
        ),
        Field(
            "hours",
            Kind.TEXT,
            N_("Hours"),
            print_label="Giờ phát",
            privacy=Privacy.PUBLIC,
            width=18,
            example="05 giờ 30 và 17 giờ 00",
        ),
        Field(
            "stations",
            Kind.NAMES,
            N_("Loudspeakers of"),
            print_label="Cụm loa",
            privacy=Privacy.PUBLIC,
            help=N_("One village a line; blank for the whole network."),
        ),
        Field(
            "aired_from",
            Kind.DATE,
            N_("Aired from"),
            print_label="Đã phát từ ngày",
            section="aired",
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=11,
        ),
        Field(
            "aired_to",
            Kind.DATE,
            N_("Aired to"),
            print_label="Đã phát đến ngày",
            section="aired",
            privacy=Privacy.PUBLIC,
            legal_basis="RADIO_3",
            in_list=True,
            width=11,
            help=N_("The last day without a gap; after a gap record a new broadcast."),
        ),
        Field(
            "aired_by",
            Kind.PERSON,
            N_("Read by"),
            print_label="Người phát thanh",
            section="aired",
            privacy=Privacy.PUBLIC,
            search=True,
            width=18,
        ),
        Field(
            "log_signed",
            Kind.FLAG,
            N_("Broadcasting log signed"),
            print_label="Đã ký sổ phát thanh",
            section="aired",
            default=False,
        ),
        Field("channel_use_id", Kind.REFERENCE, N_("Evidence"), section="", references="channel_uses"),
        Field("note", Kind.LONGTEXT, N_("Note"), print_label="Ghi chú", section="aired"),
    ),
)
