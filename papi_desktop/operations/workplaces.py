"""The computers of one office: by which mark the history of each is known, what each has seen, and which numbers each may take.

A mark names one line of history. A copy of the data on a second computer, or a backup restored, begins a mark of its own: what was
written before the copy belongs to the mark before it, so that both agree on what they have in common.
"""

from __future__ import annotations

import secrets
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.merging import Write
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import WORKPLACES
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.operations.office import Office
from papi_desktop.store.transaction import Transaction
from papi_desktop.translations import _

_HISTORY = "exchange.history"
_MERGES = "exchange.merges"
_PEERS = "exchange.peers"
_OWN = "numbers.workplace"
_MARK_FILE = "exchange.id"
"""Lies in the data folder and in no backup: when it is missing, the data came here as a copy and begins a mark of its own."""


@dataclass(frozen=True)
class History:
    """By which marks the batches of this data are known.

    Attributes:
        segments: (mark, number of the last batch under it), the oldest first; the last mark is this computer's own and goes on.
        merges: (number of a merging batch, its id, what was known of foreign histories after it), in order.
    """

    segments: tuple[tuple[str, int], ...]
    merges: tuple[tuple[int, str, Mapping[str, int]], ...]
    last: int

    @property
    def mark(self) -> str:
        """Return the mark of this computer's own history."""
        return self.segments[-1][0]

    def mark_of(self, batch: int) -> str:
        """Return the mark a batch of this data is known by."""
        return next((mark for mark, upto in self.segments[:-1] if batch <= upto), self.mark)

    def is_merge(self, batch: int) -> bool:
        """Return whether a batch only took in what others wrote; such a batch is nothing new to anybody."""
        place = bisect_left(self.merges, batch, key=lambda merge: merge[0])
        return place < len(self.merges) and self.merges[place][0] == batch

    def seen_before(self, batch: int) -> dict[str, int]:
        """Return what was known when a batch was written: its own past, and what had been merged by then."""
        place = bisect_left(self.merges, batch, key=lambda merge: merge[0])
        seen = dict(self.merges[place - 1][2]) if place else {}
        for mark, upto in self.segments[:-1]:
            seen[mark] = max(seen.get(mark, 0), min(upto, batch - 1))
            if batch <= upto:
                return seen
        seen[self.mark] = batch - 1
        return seen

    def own_until(self, mark: str) -> int:
        """Return up to which place of a history this data holds it as its own; 0 for a foreign one."""
        if mark == self.mark:
            return self.last
        return next((upto for known, upto in self.segments[:-1] if known == mark), 0)

    def wrote(self, write: Write) -> bool:
        """Return whether a write stands in this data as its own."""
        return write.seq <= self.own_until(write.origin)

    def known(self) -> dict[str, int]:
        """Return everything this computer knows: mark to the last place."""
        return self.seen_before(self.last + 1)


def history_of(office: Office) -> History:
    """Return by which marks the batches of this data are known; a copy of other data begins a mark of its own here."""
    kept = office.store.setting(_HISTORY)
    file = office.store.folder / _MARK_FILE
    here = file.read_text(encoding="ascii").strip() if file.is_file() else ""
    last = office.store.last_batch()
    if kept is None or kept["segments"][-1][0] != here:
        mark = secrets.token_hex(8)
        segments = [*(kept["segments"][:-1] if kept else []), [mark, 0]]
        if kept is not None:
            segments[-1:] = [[kept["segments"][-1][0], last], [mark, 0]]
        office.store.set_setting(_HISTORY, {"segments": segments})
        file.write_text(mark, encoding="ascii")
        kept = {"segments": segments}
    merges = tuple((number, batch, dict(known)) for number, batch, known in office.store.setting(_MERGES, []))
    return History(tuple((mark, upto) for mark, upto in kept["segments"]), merges, last)


def begin_anew(folder: Path) -> None:
    """Let the data in a folder, which was restored, go on under a mark of its own: others may know what came after the backup."""
    (folder / _MARK_FILE).unlink(missing_ok=True)


def notice_copy(office: Office) -> None:
    """Begin a mark of its own at once when this data came here as a copy or out of a backup: to be called when it is opened.

    What is written from now on must not be counted to the history it was copied from.
    """
    if office.store.setting(_HISTORY) is not None:
        history_of(office)


def remember_merge(office: Office, tx: Transaction, history: History, known: Mapping[str, int]) -> None:
    """Note inside a merging transaction what is known of foreign histories after it."""
    own = {mark for mark, _upto in history.segments}
    foreign = {mark: seq for mark, seq in known.items() if mark not in own or seq > history.own_until(mark)}
    before = [[number, batch, dict(told)] for number, batch, told in history.merges]
    office.store.set_setting(_MERGES, [*before, [tx.number, tx.batch, foreign]])


def is_merge_batch(office: Office, batch_id: str) -> bool:
    """Return whether a batch took in the work of another computer."""
    return any(batch == batch_id for _number, batch, _known in office.store.setting(_MERGES, []))


def peer_knows(office: Office, fingerprint: str) -> dict[str, int]:
    """Return what another computer has said it knows; nothing when it never said."""
    return dict(office.store.setting(_PEERS, {}).get(fingerprint, {}))


def remember_peer(office: Office, fingerprint: str, known: Mapping[str, int]) -> None:
    """Note what another computer says it knows."""
    peers = office.store.setting(_PEERS, {})
    office.store.set_setting(_PEERS, {**peers, fingerprint: dict(known)})


# --- which computers there are ---


def own_name(office: Office) -> str:
    """Return the name of this computer."""
    mine = office.store.setting(_OWN)
    named = office.store.get(WORKPLACES, mine) if mine else None
    return str(named["name"]) if named else _("The first computer")


def is_own_mark(office: Office, mark: str) -> bool:
    """Return whether a history is the one this computer writes."""
    return mark == history_of(office).mark


def name_of_mark(office: Office, mark: str) -> str:
    """Return the name of the computer that writes a history."""
    if is_own_mark(office, mark):
        return own_name(office)
    # A computer foreseen but not in use yet still has the mark of the one it will be copied from.
    taken = (row["name"] for row in office.store.all(WORKPLACES) if row["mark"] == mark and row["taken_on"])
    return next(map(str, taken), _("The first computer"))


def name_of_key(office: Office, fingerprint: str) -> str:
    """Return the name of the computer of this office that signs with a key.

    A computer set up lately tells its own only with its first work: until then its key is that of one of those foreseen.
    """
    rows = list(office.store.all(WORKPLACES))
    named = next((str(row["name"]) for row in rows if row["fingerprint"] == fingerprint), "")
    if named or office.store.setting(_OWN):
        return named or _("The first computer")
    return " / ".join(str(row["name"]) for row in rows if not row["fingerprint"]) or _(
        "Another computer of this office"
    )


def add(office: Office, name: str, numbers: tuple[int, int]) -> str:
    """Foresee another computer and keep a range of document numbers for it; a copy of this data made afterwards becomes that computer.

    Raises:
        UserError: the name is taken, or the range overlaps another one.
    """
    low, high = numbers
    for row in office.store.all(WORKPLACES):
        taken = row["numbers_from"] is not None and row["numbers_from"] <= high and low <= row["numbers_to"]
        if taken or fold(row["name"]) == fold(name):
            raise _refused(
                say("The name or the numbers are kept for “{name}” already.", name=row["name"]),
                say("Choose another name, and numbers nobody has."),
            )
    if not 1 <= low <= high:
        raise _refused(say("These are no document numbers: {low}–{high}.", low=low, high=high), say("Write 301-400."))
    from papi_desktop.operations import unit_keys

    unit_keys.own_key(office)
    row = {"name": name, "numbers_from": low, "numbers_to": high, "mark": history_of(office).mark}
    with office.store.transaction(say("Foresee the computer {name}", name=name)) as tx:
        return tx.insert(WORKPLACES, row)


def take(office: Office, name: str) -> dict[str, Any]:
    """Let this copy of the data be the computer foreseen under `name`: its own mark, its own keys, its own numbers.

    Raises:
        UserError: none is foreseen so, or it is in use, or this data is no copy.
    """
    row = next((row for row in office.store.all(WORKPLACES) if fold(row["name"]) == fold(name)), None)
    if row is None or row["taken_on"]:
        raise _refused(
            say("No computer is foreseen as “{name}”, or it is in use already.", name=name),
            say("Foresee it on the first computer, make a backup there, restore it here, and try again."),
        )
    from papi_desktop.operations import unit_keys

    parent = unit_keys.own_key(office).public
    if history_of(office).mark == row["mark"]:
        begin_anew(office.store.folder)  # the folder was copied whole, the file with its mark too
    history = history_of(office)
    marks = [mark for mark, _upto in history.segments]
    in_common = history.segments[: marks.index(row["mark"]) + 1] if row["mark"] in marks else ()
    fresh = unit_keys.renew(office).public
    office.store.set_setting(_OWN, row["id"])
    unit_keys.trust(office, parent, compared=True)  # it came inside the copy, not as a file of its own
    remember_peer(office, parent.fingerprint, dict(in_common))
    with office.store.transaction(say("Take up work as {name}", name=row["name"])) as tx:
        changes = {"taken_on": office.today().isoformat(), "mark": history.mark, "fingerprint": fresh.fingerprint}
        tx.update(WORKPLACES, row["id"], changes)
    return {**row, **changes}


def _refused(what: Any, todo: Any) -> UserError:
    return UserError("BG-30", what, say("Nothing was changed."), todo)
