"""Cử tri yêu cầu đối thoại: how many voters asked for a dialogue, out of how many, and which dialogue answered them."""

from __future__ import annotations

from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.register import Field, Kind, Privacy, Problem, Record, Register, Section


def _no_more_than_all(record: Record) -> Problem | None:
    people, voters = record.get("people"), record.get("voters")
    if people is None or voters is None or people <= voters:
        return None
    return Problem(
        "people", "sum", say("{people} people ask, but there are only {voters} voters.", people=people, voters=voters)
    )


DIALOGUE_REQUESTS = Register(
    key="dialogue_requests",
    title=N_("Dialogues asked for by voters"),
    singular=N_("request for a dialogue"),
    title_field="what",
    order_by=("-received_on", "what"),
    icon="dialogue",
    in_menu=True,
    empty_text=N_(
        "No request yet. Record what voters ask for and how many they are: the share the law asks for is reckoned."
    ),
    sections=(Section("main", N_("Request")), Section("answer", N_("What followed"))),
    rules=(_no_more_than_all,),
    fields=(
        Field(
            "what",
            Kind.TEXT,
            N_("What it is to be about"),
            print_label="Nội dung yêu cầu đối thoại",
            required=True,
            privacy=Privacy.PUBLIC,
            search=True,
            in_list=True,
            width=44,
        ),
        Field(
            "received_on",
            Kind.DATE,
            N_("Request received on"),
            print_label="Ngày nhận yêu cầu",
            required=True,
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=11,
        ),
        Field(
            "people",
            Kind.INTEGER,
            N_("Voters who ask"),
            print_label="Số cử tri yêu cầu",
            required=True,
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=9,
            legal_basis="DIALOGUE_VOTERS",
            help=N_("How many voters of the commune signed; their list stays with the paper."),
        ),
        Field(
            "voters",
            Kind.INTEGER,
            N_("Voters of the commune"),
            print_label="Tổng số cử tri",
            required=True,
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=9,
            help=N_("As on the latest list of voters; taken over from the request before."),
        ),
        Field(
            "dialogue_id",
            Kind.REFERENCE,
            N_("Dialogue held for it"),
            print_label="Hội nghị đối thoại",
            section="answer",
            privacy=Privacy.PUBLIC,
            references="dialogues",
        ),
        Field(
            "answer",
            Kind.LONGTEXT,
            N_("Answer without a dialogue"),
            print_label="Trả lời",
            section="answer",
            help=N_("For a request below the share the law asks for: what those who asked were told."),
        ),
        Field("note", Kind.LONGTEXT, N_("Note"), print_label="Ghi chú", section="answer"),
    ),
)
