"""Dialogues of the practice commune: one held, with a promise kept and one overdue, the next one planned, and what voters ask for."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from typing import Any

from papi_desktop.domain.registers import DIALOGUE_REQUESTS, DIALOGUES, PROMISES, QUESTIONS
from papi_desktop.operations import records
from papi_desktop.operations.dialogues import standing
from papi_desktop.operations.office import Office
from papi_desktop.paths import resource_folder


def add(office: Office, chair: dict[str, Any]) -> None:
    """Record them, chaired by one of the officials."""
    with resource_folder("practice", "dialogues.toml").open("rb") as source:
        facts: dict[str, list[dict[str, Any]]] = tomllib.load(source)
    for fact in facts["dialogues"]:
        _dialogue(office, fact, chair)
    for asked in facts["requests"]:
        received = office.today() + timedelta(days=asked.pop("days"))
        records.save(
            office, DIALOGUE_REQUESTS, {**DIALOGUE_REQUESTS.blank(), **asked, "received_on": received.isoformat()}
        )


def _dialogue(office: Office, fact: dict[str, Any], chair: dict[str, Any]) -> None:
    questions, days = fact.pop("questions", []), fact.pop("days")
    day = office.today() + timedelta(days=days)
    record = {
        **DIALOGUES.blank(),
        **fact,
        "title": fact["title"].format(year=day.year),
        "held_on": day.isoformat(),
        "starts_at": "07 giờ 30 phút",
        "chair": chair["name"],
        "chair_title": chair["job_title"],
    }
    if days < 0:
        told = {"notice_on": day - timedelta(days=10), "result_on": day + timedelta(days=6)}
        record |= {"state": "held", "ended_at": "11 giờ 00 phút"} | {key: on.isoformat() for key, on in told.items()}
    dialogue_id = records.save(office, DIALOGUES, record)
    villages = office.villages()
    for number, asked in enumerate(questions):
        _question(office, dialogue_id, {**asked, "village_id": villages[number % len(villages)]["id"]})


def _question(office: Office, dialogue_id: str, asked: dict[str, Any]) -> None:
    due, reply = asked.pop("due", None), asked.pop("reply", None)
    outcome = "answered" if due is None else "promised"
    record = {**QUESTIONS.blank(), **asked, "dialogue_id": dialogue_id, "outcome": outcome}
    record["unnamed"] = "speaker" not in asked
    if due is not None:
        record["due"] = (office.today() + timedelta(days=due)).isoformat()
    question_id = records.save(office, QUESTIONS, record)
    if reply is not None:
        promise = next(p for p in standing.promises_of(office, dialogue_id) if p["question_id"] == question_id)
        records.save(office, PROMISES, {**promise, "reply": reply, "replied_on": promise["due"]})
