"""Đối thoại: conferences with residents. What was asked there, and what was promised, is in `dialogue_questions`."""

from __future__ import annotations

from collections.abc import Callable

from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.register import Choice, Field, Kind, Privacy, Problem, Record, Register, Section, Severity


def _all_present_are_counted(record: Record) -> Problem | None:
    present, men, women = (record.get(key) for key in ("present", "men", "women"))
    if present is None or men is None or women is None or present == men + women:
        return None
    return Problem(
        "present",
        "sum",
        say(
            "{men} men and {women} women make {sum}, not {present}.",
            men=men,
            women=women,
            sum=men + women,
            present=present,
        ),
        Severity.WARNING,
    )


def _all_opinions_are_counted(record: Record) -> Problem | None:
    total, spoken, written = (record.get(key) for key in ("opinions", "opinions_spoken", "opinions_written"))
    if total is None or spoken is None or written is None or total == spoken + written:
        return None
    return Problem(
        "opinions",
        "sum",
        say(
            "{spoken} spoken and {written} written opinions make {sum}, not {total}.",
            spoken=spoken,
            written=written,
            sum=spoken + written,
            total=total,
        ),
        Severity.WARNING,
    )


def _held_or_told(key: str) -> Callable[[Record], bool]:
    """Return whether a field of the time after is shown: once the conference was held, or when something stands in it."""

    def shown(record: Record) -> bool:
        return record.get("state") == "held" or record.get(key) not in (None, "")

    return shown


DIALOGUES = Register(
    key="dialogues",
    title=N_("Dialogues"),
    singular=N_("dialogue"),
    title_field="title",
    order_by=("-held_on", "title"),
    icon="dialogue",
    in_menu=True,
    empty_text=N_(
        "No dialogue yet. Record the ones planned for this year; their papers and time limits follow from the day."
    ),
    sections=(
        Section("main", N_("Conference")),
        Section("people", N_("Who chairs and who is invited")),
        Section("told", N_("Told to residents")),
        Section("counts", N_("At the conference")),
        Section("results", N_("After the conference")),
    ),
    rules=(_all_present_are_counted, _all_opinions_are_counted),
    fields=(
        Field(
            "title",
            Kind.TEXT,
            N_("Name of the conference"),
            print_label="Tên hội nghị",
            required=True,
            privacy=Privacy.PUBLIC,
            search=True,
            in_list=True,
            width=44,
            example="Hội nghị đối thoại giữa Chủ tịch UBND xã với Nhân dân lần 2 năm 2026",
            aliases=("tên hội nghị", "hội nghị"),
        ),
        Field(
            "held_on",
            Kind.DATE,
            N_("Day of the conference"),
            column_label=N_("Day"),
            print_label="Ngày tổ chức",
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=11,
            legal_basis="DIALOGUE_NOTICE",
            help=N_("The day planned, then the day it was held. The time limits of notice and result count from it."),
            aliases=("ngày", "ngày tổ chức", "thời gian"),
        ),
        Field(
            "starts_at",
            Kind.TEXT,
            N_("Hour"),
            print_label="Giờ",
            privacy=Privacy.PUBLIC,
            example="07 giờ 30 phút",
            help=N_("As papers write it, for example “07 giờ 30 phút”."),
        ),
        Field(
            "place",
            Kind.TEXT,
            N_("Venue"),
            print_label="Địa điểm",
            privacy=Privacy.PUBLIC,
            search=True,
            in_list=True,
            width=26,
            aliases=("địa điểm",),
        ),
        Field(
            "state",
            Kind.CHOICE,
            N_("Held or not"),
            print_label="Tình trạng",
            required=True,
            privacy=Privacy.PUBLIC,
            default="planned",
            help=N_("Once it was held, the fields of what was counted, concluded and told appear below."),
            choices=(
                Choice("planned", N_("Planned"), "Dự kiến"),
                Choice("held", N_("Held"), "Đã tổ chức"),
                Choice("cancelled", N_("Cancelled"), "Không tổ chức"),
            ),
        ),
        Field("year", Kind.YEAR, N_("Year"), print_label="Năm", privacy=Privacy.PUBLIC, width=6),
        Field(
            "villages",
            Kind.NAMES,
            N_("Villages it is for"),
            print_label="Thôn, bản tham gia",
            privacy=Privacy.PUBLIC,
            help=N_(
                "One a line; blank for the whole commune. A large commune may hold it for several villages at a time."
            ),
        ),
        Field(
            "topics",
            Kind.LONGTEXT,
            N_("What it is about"),
            print_label="Nội dung",
            privacy=Privacy.PUBLIC,
            help=N_("One matter a line, as the notice lists them."),
        ),
        Field(
            "kinds",
            Kind.CHOICES,
            N_("Counts as"),
            print_label="Loại",
            privacy=Privacy.PUBLIC,
            default=["dialogue"],
            help=N_("One conference may be both."),
            choices=(
                Choice("dialogue", N_("Dialogue with residents"), "Đối thoại"),
                Choice("voters", N_("Meeting with voters"), "Tiếp xúc cử tri"),
            ),
        ),
        Field(
            "reason",
            Kind.CHOICE,
            N_("Why it is held"),
            print_label="Lý do",
            privacy=Privacy.PUBLIC,
            default="yearly",
            choices=(
                Choice("yearly", N_("Yearly duty"), "Định kỳ hằng năm"),
                Choice("voters", N_("Asked for by voters"), "Cử tri yêu cầu"),
                Choice("needed", N_("When needed"), "Khi cần thiết"),
            ),
        ),
        Field(
            "manner",
            Kind.CHOICE,
            N_("Manner"),
            print_label="Hình thức",
            privacy=Privacy.PUBLIC,
            default="in_person",
            choices=(
                Choice("in_person", N_("In person"), "Trực tiếp"),
                Choice("online", N_("Online"), "Trực tuyến"),
                Choice("network", N_("On a social network"), "Qua mạng xã hội"),
            ),
        ),
        Field(
            "chair",
            Kind.PERSON,
            N_("Chaired by"),
            print_label="Chủ trì",
            section="people",
            privacy=Privacy.PUBLIC,
            search=True,
            width=20,
            aliases=("chủ trì",),
        ),
        Field(
            "chair_title",
            Kind.TEXT,
            N_("Position of the chair"),
            print_label="Chức vụ người chủ trì",
            section="people",
            privacy=Privacy.PUBLIC,
            example="Chủ tịch UBND xã",
        ),
        Field(
            "hosts",
            Kind.LONGTEXT,
            N_("Chaired together with"),
            print_label="Đồng chủ trì",
            section="people",
            privacy=Privacy.PUBLIC,
            help=N_("One a line: the standing council, the Front."),
        ),
        Field(
            "guests",
            Kind.LONGTEXT,
            N_("Invited"),
            print_label="Thành phần mời",
            section="people",
            privacy=Privacy.PUBLIC,
            help=N_("One a line, as the invitation lists them."),
        ),
        Field(
            "secretary",
            Kind.PERSON,
            N_("Secretary"),
            print_label="Thư ký",
            section="people",
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "bases",
            Kind.LONGTEXT,
            N_("Bases its papers name"),
            print_label="Căn cứ",
            section="people",
            privacy=Privacy.PUBLIC,
            help=N_("One a line, as they are to be printed; the law on dialogues is added by itself."),
        ),
        Field(
            "notice_on",
            Kind.DATE,
            N_("Notice given on"),
            print_label="Ngày thông báo",
            section="told",
            privacy=Privacy.PUBLIC,
            legal_basis="DIALOGUE_NOTICE",
            help=N_("The first day it was on the mass media. Left blank, the disclosure of the notice tells it."),
        ),
        Field(
            "ended_at",
            Kind.TEXT,
            N_("Ended at"),
            print_label="Kết thúc lúc",
            section="counts",
            visible_when=_held_or_told("ended_at"),
            privacy=Privacy.PUBLIC,
            example="11 giờ 00 phút",
        ),
        Field(
            "present",
            Kind.INTEGER,
            N_("People present"),
            print_label="Số người dự",
            section="counts",
            visible_when=_held_or_told("present"),
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "men",
            Kind.INTEGER,
            N_("Men"),
            print_label="Nam",
            section="counts",
            visible_when=_held_or_told("men"),
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "women",
            Kind.INTEGER,
            N_("Women"),
            print_label="Nữ",
            section="counts",
            visible_when=_held_or_told("women"),
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "villages_present",
            Kind.INTEGER,
            N_("Villages present"),
            print_label="Số thôn, bản dự",
            section="counts",
            visible_when=_held_or_told("villages_present"),
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "speakers",
            Kind.INTEGER,
            N_("People who spoke"),
            print_label="Số người phát biểu",
            section="counts",
            visible_when=_held_or_told("speakers"),
            privacy=Privacy.PUBLIC,
            help=N_("For a conference whose questions are not recorded one by one; otherwise they are counted."),
        ),
        Field(
            "opinions",
            Kind.INTEGER,
            N_("Opinions"),
            print_label="Số ý kiến",
            section="counts",
            visible_when=_held_or_told("opinions"),
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "opinions_spoken",
            Kind.INTEGER,
            N_("Of them spoken"),
            print_label="Ý kiến trực tiếp",
            section="counts",
            visible_when=_held_or_told("opinions_spoken"),
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "opinions_written",
            Kind.INTEGER,
            N_("Of them written"),
            print_label="Ý kiến bằng văn bản",
            section="counts",
            visible_when=_held_or_told("opinions_written"),
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "contents",
            Kind.INTEGER,
            N_("Matters in them"),
            print_label="Số nội dung",
            section="counts",
            visible_when=_held_or_told("contents"),
            privacy=Privacy.PUBLIC,
            help=N_("One opinion may raise several matters: “14 ý kiến với 34 nội dung”."),
        ),
        Field(
            "conclusion",
            Kind.LONGTEXT,
            N_("Conclusion of the chair"),
            print_label="Kết luận của chủ trì",
            section="counts",
            visible_when=_held_or_told("conclusion"),
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "result_on",
            Kind.DATE,
            N_("Result made known on"),
            print_label="Ngày thông báo kết quả",
            section="results",
            visible_when=_held_or_told("result_on"),
            privacy=Privacy.PUBLIC,
            legal_basis="DIALOGUE_RESULT",
            help=N_("Left blank, the disclosure of the result tells it."),
        ),
        Field("note", Kind.LONGTEXT, N_("Note"), print_label="Ghi chú", section="results", privacy=Privacy.STAFF),
    ),
)
