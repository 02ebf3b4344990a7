"""Đối thoại: what residents asked line by line, and what they were promised.

A promise is a task: it has somebody to see to it and a day, and it is closed by its reply and by nothing else.
"""

from __future__ import annotations

from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.register import Choice, Field, Kind, Privacy, Problem, Record, Register, Section, Severity
from papi_desktop.domain.registers.common import VILLAGE, replace


def is_promised(record: Record) -> bool:
    """Return whether a question was put off to a later answer."""
    return record.get("outcome") == "promised"


def _promise_has_an_owner(record: Record) -> Problem | None:
    if is_promised(record) and not record.get("owner"):
        return Problem("owner", "required", say("Say who promised to answer."))
    return None


def _promise_has_a_day(record: Record) -> Problem | None:
    if is_promised(record) and not record.get("due"):
        return Problem("due", "required", say("Promised without a day."), Severity.WARNING)
    return None


def _reply_has_words(record: Record) -> Problem | None:
    if record.get("replied_on") and not record.get("reply"):
        return Problem("reply", "required", say("Write what the reply says; only a reply closes a promise."))
    return None


QUESTIONS = Register(
    key="dialogue_questions",
    title=N_("Questions asked"),
    singular=N_("question"),
    title_field="question",
    order_by=("order_no",),
    icon="question",
    parent="dialogues",
    parent_field="dialogue_id",
    sections=(Section("main", N_("Question")), Section("answer", N_("Answer"))),
    rules=(_promise_has_an_owner, _promise_has_a_day),
    fields=(
        Field(
            "dialogue_id",
            Kind.REFERENCE,
            N_("Dialogue"),
            required=True,
            privacy=Privacy.PUBLIC,
            references="dialogues",
            section="",
        ),
        Field(
            "order_no",
            Kind.INTEGER,
            N_("Number"),
            print_label="TT",
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=5,
            help=N_("Left blank, it is the next one."),
        ),
        Field(
            "speaker", Kind.PERSON, N_("Speaker"), print_label="Người phát biểu", search=True, in_list=True, width=20
        ),
        Field("unnamed", Kind.FLAG, N_("Speaker not named"), print_label="Không nêu tên", default=False),
        VILLAGE,
        Field("topic", Kind.TEXT, N_("Topic"), print_label="Lĩnh vực", privacy=Privacy.PUBLIC, in_list=True, width=14),
        Field(
            "question",
            Kind.TEXT,
            N_("Question or opinion"),
            print_label="Nội dung hỏi, ý kiến",
            required=True,
            privacy=Privacy.PUBLIC,
            search=True,
            in_list=True,
            width=40,
        ),
        Field(
            "contents",
            Kind.INTEGER,
            N_("Matters in it"),
            print_label="Số nội dung",
            privacy=Privacy.PUBLIC,
            default=1,
        ),
        Field(
            "way",
            Kind.CHOICE,
            N_("How it came"),
            print_label="Hình thức",
            privacy=Privacy.PUBLIC,
            default="spoken",
            choices=(Choice("spoken", N_("Spoken"), "Trực tiếp"), Choice("written", N_("Written"), "Bằng văn bản")),
        ),
        Field(
            "outcome",
            Kind.CHOICE,
            N_("Answered or promised"),
            column_label=N_("Outcome"),
            print_label="Kết quả",
            section="answer",
            required=True,
            privacy=Privacy.PUBLIC,
            default="open",
            in_list=True,
            width=14,
            choices=(
                Choice("answered", N_("Answered on the spot"), "Đã trả lời tại hội nghị"),
                Choice("promised", N_("Promised"), "Hẹn trả lời sau"),
                Choice("open", N_("Taken note of"), "Ghi nhận"),
            ),
        ),
        Field(
            "answer",
            Kind.LONGTEXT,
            N_("Answer"),
            print_label="Nội dung trả lời",
            section="answer",
            privacy=Privacy.PUBLIC,
        ),
        Field(
            "owner",
            Kind.TEXT,
            N_("Who will answer"),
            print_label="Người, đơn vị trả lời",
            section="answer",
            privacy=Privacy.PUBLIC,
            visible_when=is_promised,
        ),
        Field(
            "due",
            Kind.DATE,
            N_("To be answered by"),
            print_label="Hạn trả lời",
            section="answer",
            privacy=Privacy.PUBLIC,
            visible_when=is_promised,
        ),
    ),
)

PROMISES = Register(
    key="promises",
    title=N_("Promises to residents"),
    singular=N_("promise"),
    title_field="what",
    order_by=("state", "due", "what"),
    icon="promise",
    in_menu=True,
    parent="dialogues",
    parent_field="dialogue_id",
    empty_text=N_("No promise yet. What is promised at a dialogue comes here by itself."),
    sections=(Section("main", N_("Promise")), Section("reply", N_("Reply"))),
    rules=(_reply_has_words,),
    fields=(
        Field(
            "what",
            Kind.TEXT,
            N_("What was promised"),
            print_label="Nội dung đã hứa",
            required=True,
            privacy=Privacy.PUBLIC,
            search=True,
            in_list=True,
            width=44,
        ),
        Field(
            "owner",
            Kind.TEXT,
            N_("Who will answer"),
            print_label="Người, đơn vị trả lời",
            required=True,
            privacy=Privacy.PUBLIC,
            search=True,
            in_list=True,
            width=20,
        ),
        Field(
            "due",
            Kind.DATE,
            N_("To be answered by"),
            print_label="Hạn trả lời",
            privacy=Privacy.PUBLIC,
            in_list=True,
            width=11,
        ),
        Field(
            "state",
            Kind.CHOICE,
            N_("Open or answered"),
            print_label="Tình trạng",
            section="",
            required=True,
            privacy=Privacy.PUBLIC,
            default="open",
            choices=(
                Choice("open", N_("Not answered yet"), "Chưa trả lời"),
                Choice("closed", N_("Answered"), "Đã trả lời"),
            ),
        ),
        Field(
            "dialogue_id",
            Kind.REFERENCE,
            N_("Dialogue"),
            print_label="Hội nghị",
            required=True,
            privacy=Privacy.PUBLIC,
            references="dialogues",
        ),
        Field(
            "question_id",
            Kind.REFERENCE,
            N_("Question"),
            section="",
            privacy=Privacy.PUBLIC,
            references="dialogue_questions",
        ),
        replace(VILLAGE, in_list=False),
        Field(
            "reply",
            Kind.LONGTEXT,
            N_("Reply"),
            print_label="Nội dung trả lời",
            section="reply",
            privacy=Privacy.PUBLIC,
            help=N_("Writing the reply closes the promise; nothing else does."),
        ),
        Field(
            "replied_on",
            Kind.DATE,
            N_("Replied on"),
            print_label="Ngày trả lời",
            section="reply",
            privacy=Privacy.PUBLIC,
            help=N_("Left blank, it is the day the reply is written down."),
        ),
        Field(
            "reply_number",
            Kind.TEXT,
            N_("Number of the reply"),
            print_label="Số văn bản trả lời",
            section="reply",
            privacy=Privacy.PUBLIC,
            example="112/UBND",
        ),
        Field("note", Kind.LONGTEXT, N_("Note"), print_label="Ghi chú", section="reply"),
    ),
)
