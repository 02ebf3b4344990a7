"""A dialogue while it is held: every question is kept the moment it is entered, and the minutes are ready before people leave.

One question is one record and one transaction, written again as its answer comes. What is still being typed is kept as a draft, so that
a power cut costs nothing at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import DIALOGUES, OFFICIALS, QUESTIONS
from papi_desktop.operations import record_papers, records
from papi_desktop.operations.dialogues import standing
from papi_desktop.operations.dialogues.standing import Tally
from papi_desktop.operations.office import Office
from papi_desktop.operations.record_papers import MadePaper
from papi_desktop.store.query import Query

WITHOUT_A_DAY = "Chưa hẹn ngày tại hội nghị"
"""Why a promise may stand without a day: nobody named one, and the minutes say so."""

_FOLDER = "meeting.folder"


@dataclass(frozen=True)
class MeetingState:
    """A dialogue as the screen shows it: its record, its questions in order, and their count."""

    dialogue: dict[str, Any]
    questions: list[dict[str, Any]]
    tally: Tally


def read(office: Office, dialogue_id: str) -> MeetingState:
    """Return a dialogue with what was asked so far.

    Raises:
        UserError: DT-01 if it is no longer there.
    """
    dialogue = office.store.get(DIALOGUES, dialogue_id)
    if dialogue is None or dialogue.get("deleted_at"):
        raise UserError(
            "DT-01",
            say("This dialogue is no longer there."),
            say("Nothing was changed."),
            say("Look for it in the waste basket."),
        )
    asked = standing.questions_of(office, dialogue_id)
    return MeetingState(dialogue, asked, standing.tally(dialogue, asked))


def enter(office: Office, dialogue_id: str, line: Record) -> dict[str, Any]:
    """Keep one question, new or written again, and return it as kept. It is on the disk when this returns.

    Args:
        line: fields of the question; "id" and "version" when it was kept before.

    Raises:
        UserError: if the question is blank, or a promise has nobody to keep it.
    """
    whole = {**QUESTIONS.blank(), **line, "dialogue_id": dialogue_id}
    accepted = {} if whole.get("due") else {"due": WITHOUT_A_DAY}
    question_id = records.save(office, QUESTIONS, whole, accepted=accepted)
    return office.store.get(QUESTIONS, question_id) or {**whole, "id": question_id}


def keep_typing(office: Office, dialogue_id: str, typed: Mapping[str, Any]) -> None:
    """Keep what is being typed and not entered yet; nothing typed forgets it."""
    if any(typed.values()):
        office.store.save_draft(_draft_key(dialogue_id), typed)
    else:
        office.store.drop_draft(_draft_key(dialogue_id))


def typing(office: Office, dialogue_id: str) -> dict[str, Any]:
    """Return what was being typed when the program stopped; empty when nothing was."""
    key = _draft_key(dialogue_id)
    return next((dict(d.payload) for d in office.store.drafts() if d.key == key), {})


def known(office: Office, key: str) -> list[str]:
    """Return what was said before in a field of a question, the latest first; officials too for who answers."""
    said = [q[key] for q in office.store.all(QUESTIONS, Query(order=("-created_at",))) if q[key]]
    if key == "owner":
        officials = [o for o in office.store.all(OFFICIALS) if not o["left_on"]]
        said += [f"{o['name']}, {o['job_title']}" for o in officials]
    return list(dict.fromkeys(said))


def close(office: Office, dialogue_id: str, closing: Record) -> None:
    """Record that the dialogue was held, with those present and when it ended.

    Raises:
        UserError: if a figure does not fit.
    """
    state = read(office, dialogue_id)
    whole = {**state.dialogue, **closing, "state": "held"}
    counted = whole.get("men"), whole.get("women")
    if None not in counted:
        whole["present"] = sum(counted)
    records.save(office, DIALOGUES, whole)


def hour_now(office: Office, now: datetime) -> str:
    """Return an hour as papers write it: "11 giờ 05 phút"."""
    from papi_desktop.operations import papers

    return papers.wording(office, "dialogue").fill("time", hour=f"{now.hour:02d}", minute=f"{now.minute:02d}")


def minutes_folder(office: Office) -> Path | None:
    """Return where the minutes went the last time, if that folder is still there."""
    kept = office.store.setting(_FOLDER)
    return Path(kept) if kept and Path(kept).is_dir() else None


def make_minutes(office: Office, dialogue_id: str, folder: Path) -> MadePaper:
    """Write the minutes of what was entered so far, their number left to be written by hand: they may be printed more than once.

    Raises:
        UserError: if the folder cannot be written.
    """
    office.store.set_setting(_FOLDER, str(folder))
    return record_papers.make(office, DIALOGUES, dialogue_id, "dialogue-minutes", folder, number="")


def _draft_key(dialogue_id: str) -> str:
    return f"meeting/{dialogue_id}"
