"""Another computer for the same office: a copy made on the first one goes by stick to the second, which takes it up under its own name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.registers import WORKPLACES
from papi_desktop.exchange import stick
from papi_desktop.jobs import Progress
from papi_desktop.operations import safety, unit_keys, workplaces
from papi_desktop.operations.office import Office
from papi_desktop.operations.setup import open_office
from papi_desktop.store.backup import BackupInfo
from papi_desktop.translations import _

_PAPI = "papi --data D"
_KEY_FILE = "USB/khoa-may-hai.json"

REASON = "workplace"
"""Why such a copy was made, as it stands in it."""

FOLDER = "PAPI may thu hai"
"""Folder on the stick; plain letters, because sticks of old are read by anything."""


def make(
    office: Office, name: str, numbers: tuple[int, int], folder: Path, progress: Progress | None = None
) -> BackupInfo:
    """Keep a range of document numbers for another computer and write the copy it begins with.

    Raises:
        UserError: the name or the numbers are taken, or the folder cannot take the copy; nothing is kept then.
    """
    stick.check(folder, 0)
    line = workplaces.add(office, name, numbers)
    try:
        return safety.back_up(office, folder / FOLDER, REASON, progress, stays=False)
    except BaseException:
        with office.store.transaction(say("Give up the computer {name}", name=name)) as tx:
            tx.delete(WORKPLACES, line, _("The copy could not be finished"))
        raise


def steps(name: str) -> tuple[Message, ...]:
    """Return what is to be done, in order, after a computer was foreseen by `papi workplace add`."""
    return (
        say("On this computer, put a copy on a stick: {command}", command=f"{_PAPI} backup --to USB"),
        say(
            "The copy holds every book, the sealed names of whoever denounced somebody too; the password closes it. "
            "Hand the stick to nobody else, and wipe it afterwards."
        ),
        say(
            "On the other computer, install the program and bring the copy in: {command}",
            command=f"{_PAPI} restore USB/… --yes",
        ),
        say("There, with the same password: {command}", command=f"{_PAPI} workplace take “{name}”"),
        say("Write the key of that computer to the stick: {command}", command=f"{_PAPI} keys export --out {_KEY_FILE}"),
        say("Back on this computer: {command}", command=f"{_PAPI} keys trust {_KEY_FILE} --fingerprint …"),
        say(
            "From then on, every few days and in both directions, on one computer: {write}; on the other: {merge}",
            write=f"{_PAPI} handover work --to USB --receiver {_KEY_FILE}",
            merge=f"{_PAPI} merge USB/….papi",
        ),
    )


def steps_after_taking(name: str) -> tuple[Message, ...]:
    """Return what is to be done, in order, on the computer that has just become the one foreseen."""
    return (
        say("This computer is {name} now, with document numbers of its own.", name=name),
        say("Write the key of this computer to a stick: {command}", command=f"{_PAPI} keys export --out {_KEY_FILE}"),
        say("On the first computer: {command}", command=f"{_PAPI} keys trust {_KEY_FILE} --fingerprint …"),
    )


def copies_in(folder: Path) -> list[BackupInfo]:
    """Return the copies made for another computer in a folder or on a stick, the newest first."""
    found = [*safety.list_backups(folder), *safety.list_backups(folder / FOLDER)]
    return sorted((info for info in found if info.reason == REASON), key=lambda info: info.made_at, reverse=True)


def set_up(
    copy: Path, data: Path, password: str, user: str | None = None, *, today: Callable[[], date] = date.today
) -> str:
    """Begin on this computer with a copy of the first one, and return the name this computer has.

    Raises:
        UserError: there are books here already, the password does not open the copy, or it was taken up elsewhere; nothing is left here.
    """
    safety.restore(copy, data, password=password, user=user)
    office = open_office(data, password=password, user=user, today=today)
    try:
        foreseen = [row for row in office.store.all(WORKPLACES) if not row["taken_on"]]
        if not foreseen:
            raise UserError(
                "BG-35",
                say("No computer is foreseen in this copy."),
                say("The copy was brought here, but it is not another computer of the office yet."),
                say("Make a copy for another computer on the first one, and begin again with it."),
            )
        # Made for the one foreseen last: the copy was written in the same moment.
        return str(workplaces.take(office, max(foreseen, key=lambda row: row["id"])["name"])["name"])
    finally:
        office.store.close()


def others(office: Office) -> list[dict[str, str]]:
    """Return the keys of the other computers of this office."""
    own = unit_keys.own_fingerprints(office)
    found = [row for row in unit_keys.keys_known(office) if (row["role"], row["state"]) == ("workplace", "trusted")]
    return [row for row in found if row["fingerprint"] not in own]


def before_handing_up(office: Office) -> Message | None:
    """Return what to think of before a report goes up from an office of several computers; None where there is only one.

    Each computer counts the versions of a report for itself: two that both hand over make two different files of one version.
    """
    if not _several(office):
        return None
    return say(
        "This office works on several computers; this one is {computer}. Hand a report over from one computer only, after it has "
        "received the work of the others: two files of one version are both set aside by the level above until somebody chooses.",
        computer=workplaces.own_name(office),
    )


def after_a_change_of_law(office: Office) -> Message | None:
    """Return what to think of after guidance, a rule or a day off; None where there is only one computer.

    What the office counts by lies beside the books of each computer and does not go with the work.
    """
    if not _several(office):
        return None
    return say("This office works on several computers and each counts by its own rules: do the same on the others.")


def _several(office: Office) -> bool:
    return any(row["taken_on"] for row in office.store.all(WORKPLACES))
