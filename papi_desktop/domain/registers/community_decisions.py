"""Sổ quyết định của cộng đồng dân cư: what the households of a village, or of the whole commune, decided themselves, and by which votes.

A vote is counted against all households, not against those present (Law 10/2022/QH15, Article 21). Which share a matter needs stands in
`resources/law/matters.toml`; whether it was reached is filled in when the record is saved.
"""

from __future__ import annotations

from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.register import Choice, Field, Kind, Privacy, Problem, Record, Register, Section
from papi_desktop.domain.registers.common import (
    BALLOTS_IN,
    BALLOTS_INVALID,
    BALLOTS_OUT,
    CHAIR,
    HELD_AT,
    HOUSEHOLDS_PRESENT,
    HOUSEHOLDS_TOTAL,
    NOTIFIED_ON,
    SECRETARY,
    VILLAGE,
    WITNESSES,
    replace,
)
from papi_desktop.domain.registers.counting import COUNTED

MATTERS = (
    Choice("contribution", N_("Contribution to public works"), "Chủ trương, mức đóng góp xây dựng công trình"),
    Choice("contribution_use", N_("Keeping and spending contributions"), "Thu, chi, quản lý các khoản đóng góp"),
    Choice("convention", N_("Village convention"), "Hương ước, quy ước"),
    Choice("boards", N_("Members of the supervision boards"), "Bầu, cho thôi thành viên Ban TTND, Ban GSĐTCĐ"),
    Choice("self_management", N_("Other self-management work"), "Công việc tự quản khác"),
)

FORMS = (
    Choice("meeting_hands", N_("Meeting, show of hands"), "Tổ chức cuộc họp, biểu quyết giơ tay"),
    Choice("meeting_ballot", N_("Meeting, secret ballot"), "Tổ chức cuộc họp, bỏ phiếu kín"),
    Choice("household_ballot", N_("Ballot papers to every household"), "Phát phiếu lấy ý kiến của từng hộ gia đình"),
    Choice("online", N_("Online vote"), "Biểu quyết trực tuyến"),
)


def _ballot(record: Record) -> bool:
    return record.get("form") in ("meeting_ballot", "household_ballot")


def _every_household(record: Record) -> bool:
    return record.get("form") == "household_ballot"


def _commune_wide(record: Record) -> bool:
    return record.get("scope") == "commune"


def _online(record: Record) -> bool:
    return record.get("form") == "online"


def votes_within_present(record: Record) -> Problem | None:
    """Refuse more votes than households present."""
    present = record.get("households_present")
    votes = sum(record.get(key) or 0 for key in ("votes_for", "votes_against", "votes_blank", "ballots_invalid"))
    if present is not None and votes > present:
        return Problem(
            "votes_for",
            "more_than_present",
            say("{votes} votes are recorded, but only {present} households took part.", votes=votes, present=present),
        )
    return None


COMMUNITY_DECISIONS = Register(
    key="community_decisions",
    title=N_("Community decisions"),
    singular=N_("community decision"),
    title_field="title",
    order_by=("-held_on", "title"),
    icon="vote",
    in_menu=True,
    empty_text=N_("No decision of residents yet. Record the first village meeting or household ballot."),
    sections=(
        Section("main", N_("The matter")),
        Section("votes", N_("Households and votes")),
        Section("people", N_("Who led and counted")),
        Section("after", N_("After the vote")),
    ),
    rules=(*COUNTED, votes_within_present),
    fields=(
        Field(
            "title",
            Kind.TEXT,
            N_("Matter decided"),
            print_label="Nội dung quyết định",
            required=True,
            privacy=Privacy.PUBLIC,
            search=True,
            in_list=True,
            width=44,
            example="Góp công làm đường nội bản Nà Cáy",
            aliases=("nội dung", "nội dung quyết định", "việc bàn và quyết định"),
        ),
        Field(
            "matter",
            Kind.CHOICE,
            N_("Kind of matter"),
            print_label="Loại việc",
            required=True,
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=24,
            choices=MATTERS,
            default="self_management",
            help=N_("Decides which share of all households must agree."),
        ),
        Field(
            "scope",
            Kind.CHOICE,
            N_("Who decides"),
            print_label="Phạm vi",
            required=True,
            privacy=Privacy.PUBLIC,
            default="village",
            choices=(
                Choice("village", N_("One village"), "Thôn, tổ dân phố"),
                Choice("commune", N_("The whole commune"), "Toàn xã"),
            ),
        ),
        VILLAGE,
        Field(
            "form",
            Kind.CHOICE,
            N_("How it was decided"),
            print_label="Hình thức",
            required=True,
            privacy=Privacy.PUBLIC,
            default="meeting_hands",
            choices=FORMS,
        ),
        Field(
            "held_on",
            Kind.DATE,
            N_("Day of the vote"),
            print_label="Ngày biểu quyết",
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=11,
            help=N_("Of a household ballot: the day the ballots were counted."),
            aliases=("ngày họp", "ngày biểu quyết"),
        ),
        HELD_AT,
        replace(NOTIFIED_ON, legal_basis="MEETING_NOTICE"),
        Field(
            "plan_on",
            Kind.DATE,
            N_("Plan of the ballot made on"),
            print_label="Ngày ban hành kế hoạch lấy phiếu",
            privacy=Privacy.PUBLIC,
            visible_when=_every_household,
        ),
        Field(
            "plan_sent_on",
            Kind.DATE,
            N_("Plan sent to the Chair and the Front on"),
            print_label="Ngày gửi kế hoạch lấy phiếu",
            privacy=Privacy.PUBLIC,
            legal_basis="BALLOT_PLAN_SEND",
            visible_when=_every_household,
        ),
        Field(
            "handed_out_on",
            Kind.DATE,
            N_("Ballots handed out from"),
            print_label="Ngày phát phiếu",
            privacy=Privacy.PUBLIC,
            legal_basis="BALLOT_NOTICE",
            visible_when=_every_household,
        ),
        Field(
            "content",
            Kind.LONGTEXT,
            N_("What was decided"),
            print_label="Quyết định",
            privacy=Privacy.PUBLIC,
            help=N_("One line for each article of the decision, in the residents' own words."),
        ),
        replace(HOUSEHOLDS_TOTAL, section="votes"),
        replace(
            HOUSEHOLDS_PRESENT, section="votes", help=N_("Of a household ballot: those that returned their ballot.")
        ),
        replace(BALLOTS_OUT, section="votes", visible_when=_ballot),
        replace(BALLOTS_IN, section="votes", visible_when=_ballot),
        replace(BALLOTS_INVALID, section="votes", visible_when=_ballot),
        Field(
            "votes_for",
            Kind.INTEGER,
            N_("Agree"),
            print_label="Số hộ tán thành",
            section="votes",
            privacy=Privacy.PUBLIC,
            legal_basis="CONTRIB_VOTE_VILLAGE",
            aliases=("tán thành", "đồng ý", "số hộ tán thành"),
        ),
        Field(
            "votes_against",
            Kind.INTEGER,
            N_("Disagree"),
            print_label="Số hộ không tán thành",
            section="votes",
            privacy=Privacy.PUBLIC,
            aliases=("không tán thành", "không đồng ý"),
        ),
        Field(
            "votes_blank",
            Kind.INTEGER,
            N_("No opinion"),
            print_label="Số hộ không có ý kiến",
            section="votes",
            privacy=Privacy.PUBLIC,
            aliases=("không có ý kiến", "ý kiến khác", "phiếu trắng"),
        ),
        Field(
            "online_consent",
            Kind.INTEGER,
            N_("Households that agreed to vote online"),
            print_label="Số hộ đồng ý biểu quyết trực tuyến",
            section="votes",
            privacy=Privacy.PUBLIC,
            legal_basis="ONLINE_VOTE_CONSENT",
            visible_when=_online,
        ),
        Field(
            "villages_total",
            Kind.INTEGER,
            N_("All villages"),
            print_label="Tổng số thôn, tổ dân phố",
            section="votes",
            privacy=Privacy.PUBLIC,
            visible_when=_commune_wide,
        ),
        Field(
            "villages_for",
            Kind.INTEGER,
            N_("Villages that agree"),
            print_label="Số thôn, tổ dân phố tán thành",
            section="votes",
            privacy=Privacy.PUBLIC,
            legal_basis="CONTRIB_VOTE_COMMUNE",
            visible_when=_commune_wide,
        ),
        Field(
            "passed",
            Kind.FLAG,
            N_("Passed"),
            print_label="Được thông qua",
            section="",
            privacy=Privacy.PUBLIC,
            width=8,
        ),
        Field("vote_rule", Kind.SNAPSHOT, N_("Rule of the vote"), section="", privacy=Privacy.STAFF),
        replace(CHAIR, section="people"),
        replace(SECRETARY, section="people"),
        Field(
            "front_head",
            Kind.PERSON,
            N_("Head of the Front committee"),
            print_label="Trưởng ban công tác Mặt trận",
            section="people",
            privacy=Privacy.PUBLIC,
            width=20,
        ),
        Field(
            "household_reps",
            Kind.NAMES,
            N_("Household representatives who sign"),
            print_label="Đại diện hộ gia đình",
            section="people",
            privacy=Privacy.PUBLIC,
            width=24,
            help=N_("Two of them sign the decision."),
        ),
        Field(
            "counting_team",
            Kind.NAMES,
            N_("Counting team"),
            print_label="Tổ kiểm phiếu",
            section="people",
            privacy=Privacy.PUBLIC,
            width=24,
            visible_when=_ballot,
        ),
        replace(WITNESSES, section="people", visible_when=_ballot),
        Field(
            "decision_number",
            Kind.TEXT,
            N_("Number of the decision"),
            print_label="Số quyết định",
            section="after",
            privacy=Privacy.PUBLIC,
            search=True,
        ),
        Field(
            "sent_on",
            Kind.DATE,
            N_("Sent to the People's Committee and the Front on"),
            print_label="Ngày gửi UBND, MTTQ",
            section="after",
            privacy=Privacy.PUBLIC,
            legal_basis="CONTRIB_SEND",
        ),
        Field(
            "recognised_on",
            Kind.DATE,
            N_("Recognised or refused on"),
            print_label="Ngày công nhận",
            section="after",
            privacy=Privacy.PUBLIC,
            legal_basis="VILLAGE_RECOGNISE",
        ),
        Field(
            "refusal",
            Kind.LONGTEXT,
            N_("Reason when not recognised"),
            print_label="Lý do không công nhận",
            section="after",
            privacy=Privacy.PUBLIC,
        ),
        Field("note", Kind.LONGTEXT, N_("Note"), print_label="Ghi chú", section="after", privacy=Privacy.STAFF),
    ),
)
