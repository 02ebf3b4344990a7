"""An invented dialogue of spring with its promises, and the next one planned: for the journey, the tests and the pictures."""

from __future__ import annotations

from papi_desktop.domain.registers import DIALOGUES, PROMISES, QUESTIONS
from papi_desktop.operations import records
from papi_desktop.operations.office import Office

LAST = "Hội nghị đối thoại lần 1 năm 2026"
NEXT = "Hội nghị đối thoại giữa Chủ tịch UBND xã với Nhân dân lần 2 năm 2026"


def last_dialogue(office: Office) -> str:
    """Record the dialogue of spring: three promises, one of them kept."""
    held = {
        "title": LAST,
        "held_on": "2026-04-10",
        "state": "held",
        "place": "Nhà văn hóa Bản Nà Cáy",
        "present": 60,
        "result_on": "2026-04-15",
    }
    dialogue = records.save(office, DIALOGUES, {**DIALOGUES.blank(), **held})
    asked = (
        ("Đường vào bản Huổi Siểu sạt lở, bao giờ xã sửa?", "Phòng Kinh tế", "2026-05-30"),
        ("Nước sinh hoạt của bản mất từ tháng 2", "Phòng Kinh tế", "2026-06-15"),
        ("Vì sao hộ ông Páo chưa được xét hỗ trợ nhà ở?", "Phòng Văn hóa - Xã hội", "2026-04-30"),
    )
    for question, owner, due in asked:
        line = {"dialogue_id": dialogue, "question": question, "outcome": "promised", "owner": owner, "due": due}
        records.save(office, QUESTIONS, {**QUESTIONS.blank(), **line})
    kept = next(p for p in office.store.all(PROMISES) if p["due"] == "2026-04-30")
    reply = {"reply": "Đã xét, hộ được hỗ trợ từ tháng 5.", "replied_on": "2026-04-28", "reply_number": "112/UBND-VHXH"}
    records.save(office, PROMISES, {**kept, **reply})
    return dialogue


def next_dialogue(office: Office, day: str = "2026-12-15") -> str:
    """Record the dialogue that is planned."""
    planned = {
        "title": NEXT,
        "held_on": day,
        "starts_at": "07 giờ 30 phút",
        "place": "Hội trường UBND xã",
        "topics": "Xây dựng nông thôn mới\nĐất đai, môi trường",
        "chair": "Lò Văn Bình",
        "chair_title": "Chủ tịch UBND xã",
        "hosts": "Thường trực HĐND xã\nBan Thường trực Ủy ban MTTQ Việt Nam xã",
        "guests": "Thường trực Đảng ủy xã\nTrưởng các bản",
        "secretary": "Lò Thị Ún",
    }
    return records.save(office, DIALOGUES, {**DIALOGUES.blank(), **planned}, accepted={"held_on": "đã thông báo"})
