"""What is said when a hand-over file or a key file is not taken in. Each says what it is, what is safe and what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say


def refused(code: str, what: Message, todo: Message) -> UserError:
    """Return the refusal of a file that was brought; nothing of it is ever taken in."""
    return UserError(code, what, say("Nothing of this file was taken in; everything received before is safe."), todo)


def empty() -> UserError:
    """Return the refusal of a file without content."""
    return refused(
        "BG-01",
        say("The file is empty: copying it did not come to an end."),
        say("Copy it again from where it was made, and take the stick out only when the program says so."),
    )


def not_a_bundle(data: bytes) -> UserError:
    """Return the refusal of a file that is something else, whatever its name ends with, and say what it is where that is easily told."""
    what = next(
        (told() for sign, told in _OTHER_FILES.items() if data.startswith(sign)),
        say("This is not a hand-over file of this program, whatever its name says."),
    )
    return refused(
        "BG-02",
        what,
        say(
            "Somebody gave another file the ending .papi. Ask the unit to hand its report over again with “Hand over to the stick…”: "
            "the program makes the file itself, none is made by renaming."
        ),
    )


_OTHER_FILES: Mapping[bytes, Callable[[], Message]] = {
    b"\xff\xd8\xff": lambda: say("This is a photo, not a hand-over file of this program, whatever its name says."),
    b"\x89PNG": lambda: say("This is a photo, not a hand-over file of this program, whatever its name says."),
    b"%PDF": lambda: say("This is a PDF paper, not a hand-over file of this program, whatever its name says."),
    b"PK\x03\x04": lambda: say(
        "This is a Word, Excel or zip file, not a hand-over file of this program, whatever its name says."
    ),
}
"""How files begin that are most often taken for a hand-over file."""


def damaged() -> UserError:
    """Return the refusal of a file that was cut short, padded or changed."""
    return refused(
        "BG-03",
        say("The file is damaged or was not copied to its end."),
        say("Copy it again from where it was made, or ask the unit to hand it over once more."),
    )


def other_receiver() -> UserError:
    """Return the refusal of a file that is closed to somebody else's key."""
    return refused(
        "BG-04",
        say("The file is closed for another receiver: the key of this office does not open it."),
        say(
            "It may be the file of another unit, chosen by mistake: look at its name. If it is meant for this office, "
            "give the sender the key file of this office, and have the file made again for it."
        ),
    )


def untrue(why: Message) -> UserError:
    """Return the refusal of a file that opens but is not built as its description says."""
    return refused(
        "BG-05",
        say("The file is not built as a hand-over file must be: {why}.", why=why),
        say("Do not use it. Ask the unit to hand it over once more, and tell whoever looks after the computers."),
    )


def too_large(most: int) -> UserError:
    """Return the refusal of a file that would take too much room; `most` is in MiB."""
    return refused(
        "BG-06",
        say("The file is larger than a hand-over file may be ({most} MB unpacked).", most=most),
        say("Do not open it in another way. Ask the unit to hand it over once more, without photos if there are many."),
    )


def newer() -> UserError:
    """Return the refusal of a file of a format this program does not know yet."""
    return refused(
        "BG-07",
        say("The file was made by a newer program than this one."),
        say("Install the newer program here and bring the file once more; the sender need not do anything."),
    )


def unknown_key(fingerprint: str) -> UserError:
    """Return the refusal of a file signed by a key nobody confirmed here."""
    return refused(
        "BG-08",
        say("The file is signed with a key that is not known here ({fingerprint}).", fingerprint=fingerprint),
        say("Bring in the key file of the unit, compare its fingerprint on paper, and then receive this file again."),
    )


def key_not_valid(unit: str, day: str) -> UserError:
    """Return the refusal of a file signed outside the time its key was valid."""
    return refused(
        "BG-09",
        say("The key of {unit} was not valid on {day}, when the file was made.", unit=unit, day=day),
        say("Ask the unit to set the clock of its computer right or to send its new key file, and to hand over again."),
    )


def wrong_signature() -> UserError:
    """Return the refusal of a file whose signature does not hold."""
    return refused(
        "BG-10",
        say("The signature of the file does not hold: it was changed after it was signed."),
        say("Do not use it. Ask the unit to hand it over once more, and tell whoever looks after the computers."),
    )


def wrong_unit(said: str, known: str) -> UserError:
    """Return the refusal of a file that speaks for a unit whose key did not sign it, or that is not awaited here."""
    return refused(
        "BG-11",
        say(
            "The file says it is from {said}, but the key or the list of units here says {known}.",
            said=said,
            known=known,
        ),
        say("Ask the unit named in the file; if it was renamed or merged, bring in its new key file."),
    )


def wrong_province(unit: str, province: str, own: str) -> UserError:
    """Return the refusal of a report from a unit whose key says that it lies elsewhere."""
    return refused(
        "BG-11",
        say(
            "The file says that {unit} lies in {province}; this office receives reports of {own} only.",
            unit=unit,
            province=province,
            own=own,
        ),
        say(
            "If the unit is yours, have it choose the right province under “Unit, settings”, renew its key and bring the new key file; "
            "then let it hand the report over again."
        ),
    )


def wrong_period(said: str, expected: str) -> UserError:
    """Return the refusal of a report of another period than the one that can be received now."""
    return refused(
        "BG-12",
        say("The file is the report of {said}; what can be received is {expected}.", said=said, expected=expected),
        say("Choose the period of the file and receive it again, or ask the unit for the right report."),
    )


def wrong_purpose(what: Message) -> UserError:
    """Return the refusal of a file that is sound but belongs elsewhere."""
    return refused(
        "BG-13",
        what,
        say("Reports and answers are received with “Receive”, work of another computer with “Merge”."),
    )


def practice(unit: str) -> UserError:
    """Return the refusal of a file of a practice commune at an office whose books are real."""
    return refused(
        "BG-47",
        say("The file is from the practice data of {unit}: its figures are made up to learn on.", unit=unit),
        say("Ask the unit to hand over from its real data; practice files are received by a practice office only."),
    )
