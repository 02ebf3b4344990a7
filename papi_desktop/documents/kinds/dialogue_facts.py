"""What the papers of a dialogue are told: plain frozen facts, as recorded. Nothing here is looked up or counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from papi_desktop.documents.kinds.facts import Basis, Document, Office
from papi_desktop.documents.paper import Signature


@dataclass(frozen=True, slots=True)
class Asked:
    """One question.

    Attributes:
        who: the speaker; "" when not named.
        outcome: "answered", "promised" or "open".
        answer: what was said; "" when only that it was answered is known.
        owner, due: who promised to answer, and by when.
    """

    question: str
    who: str = ""
    village: str = ""
    topic: str = ""
    outcome: str = "open"
    answer: str = ""
    owner: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """How many came and how much was asked; None where nobody counted, which prints nothing."""

    present: int | None = None
    men: int | None = None
    women: int | None = None
    villages: int | None = None
    speakers: int | None = None
    unnamed: int | None = None
    opinions: int | None = None
    spoken: int | None = None
    written: int | None = None
    contents: int | None = None
    answered: int | None = None
    promised: int | None = None
    noted: int | None = None


@dataclass(frozen=True, slots=True)
class DialogueFacts:
    """A conference with residents.

    Attributes:
        title: its name, in running text.
        hour: as stated, "07 giờ 30 phút"; "" leaves a blank.
        villages: whose residents it is for; empty for the whole commune.
        manner: "in_person", "online" or "network".
        ended: hour of the end, as stated.
    """

    office: Office
    title: str
    day: date | None = None
    hour: str = ""
    place: str = ""
    villages: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    manner: str = ""
    chair: str = ""
    chair_title: str = ""
    hosts: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()
    secretary: str = ""
    bases: tuple[Basis, ...] = ()
    counted: Counted = Counted()
    asked: tuple[Asked, ...] = ()
    conclusion: str = ""
    ended: str = ""


@dataclass(frozen=True, slots=True)
class Issued:
    """Under which number a paper goes out, who signs it, and who gets it."""

    document: Document
    signer: Signature
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise and what became of it.

    Attributes:
        reply: "" while it is open.
        late: days over its day, 0 when it is not.
    """

    what: str
    owner: str
    due: date | None = None
    reply: str = ""
    replied_on: date | None = None
    reply_number: str = ""
    late: int = 0


@dataclass(frozen=True, slots=True)
class PlannedDialogue:
    """A line of the yearly plan; both last days are None where no rule sets them or no day is chosen."""

    title: str
    day: date | None
    place: str
    villages: tuple[str, ...]
    notice_by: date | None
    result_by: date | None
