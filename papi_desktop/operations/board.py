"""The board of the level above: units by what they sent for a period, how complete and how punctual; and what a person decides there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.domain.periods import SPAN, Period, parse_period
from papi_desktop.domain.registers import RECEIVED, UNIT_KEYS
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.domain.vietnamese.numbers import format_percent
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.operations import receive_report, report_kinds, unit_keys
from papi_desktop.operations.addresses import addresses
from papi_desktop.operations.office import Office
from papi_desktop.store.query import Query

MISSING, SENT, LATE, CORRECTED, RETURNED, IN_CONFLICT = "missing", "sent", "late", "corrected", "returned", "conflict"
OVERDUE = "overdue"
STATE_LABELS = {
    MISSING: N_("Not sent"),
    OVERDUE: N_("Overdue, not sent"),
    SENT: N_("Sent"),
    LATE: N_("Sent late"),
    CORRECTED: N_("Corrected"),
    RETURNED: N_("Returned"),
    IN_CONFLICT: N_("Two different files"),
}
IN_FORCE = (SENT, LATE, CORRECTED)
LEFT_OUT = (MISSING, OVERDUE, RETURNED, IN_CONFLICT)


@dataclass(frozen=True)
class BoardLine:
    """One unit.

    Attributes:
        unit_key: by which it is counted.
        state: "missing", "overdue" (missing, and the due day is over), "sent", "late", "corrected", "returned" or "conflict".
        received_id: the report in force, else the last one received; "" when there is none.
        version: of that report.
        punctual: its first version was made in time.
        note: why it was returned, or what the unit says has changed since the version before.
        key_compared: somebody compared the fingerprint of the key that signed the report; one that was not is counted, but marked.
        key_withdrawn: all its keys were withdrawn: what it sends is not taken in until it brings a new one.
        answered_on: day the answer to it was written.
        as_of: day its figures reach to, when it was made before the period had ended: they are estimates; else None.
    """

    unit_key: str
    unit: str
    code: str
    state: str
    received_id: str = ""
    version: int = 0
    received_on: date | None = None
    short_code: str = ""
    punctual: bool = False
    note: str = ""
    key_compared: bool = True
    as_of: date | None = None
    answered_on: date | None = None
    key_withdrawn: bool = False


@dataclass(frozen=True)
class Board:
    """All units for one kind of report and one period.

    Attributes:
        official: the period as papers name it.
        due: last day; None when neither the rules nor the reports received tell one.
        over: the due day is over.
    """

    kind: str
    title: str
    period: str
    official: str
    due: date | None
    lines: tuple[BoardLine, ...]
    over: bool = False

    def count(self, *states: str) -> int:
        """Return how many units are in one of these states."""
        return sum(line.state in states for line in self.lines)

    @property
    def not_compared(self) -> int:
        """How many reports are signed with a key nobody compared."""
        return sum(not line.key_compared for line in self.lines)

    @property
    def complete(self) -> float:
        """Share of units whose report is in force; 0 when nothing is awaited."""
        return self.count(*IN_FORCE) / len(self.lines) if self.lines else 0.0

    @property
    def in_time(self) -> int:
        """How many of the units whose report is in force made their first version in time."""
        return sum(line.punctual and line.state in IN_FORCE for line in self.lines)

    @property
    def punctual(self) -> float | None:
        """Share of units whose first version was made in time; None while the due day is to come, or where there is none."""
        return self.in_time / len(self.lines) if self.lines and self.over else None

    @property
    def summary(self) -> Message:
        """How the units stand, how many wait for a decision, and how many of their keys nobody compared."""
        told, undecided = self._stands, self.count(IN_CONFLICT)
        if undecided:
            waits = say("{count} units sent two different files: they count once somebody decides.", count=undecided)
            told = say("{first} {then}", first=told, then=waits)
        if self.not_compared:
            warned = say("{count} reports are signed with a key that was not compared.", count=self.not_compared)
            told = say("{first} {then}", first=told, then=warned)
        return told

    @property
    def _stands(self) -> Message:
        """How many have sent, how punctually, and the last day for it; no share of punctuality before that day is over."""
        told = {"sent": self.count(*IN_FORCE), "all": len(self.lines), "share": format_percent(self.complete)}
        if self.due is None:
            return say("{sent} of {all} units ({share} %) have sent; there is no last day for it.", **told)
        due = table_date(self.due)
        if self.punctual is None:
            return say(
                "{sent} of {all} units ({share} %) have sent. It is due {due}, which is still to come.", **told, due=due
            )
        return say(
            "{sent} of {all} units ({share} %) have sent; {punctual} % in time; {overdue} overdue. It was due {due}.",
            **told,
            punctual=format_percent(self.punctual),
            overdue=self.count(OVERDUE),
            due=due,
        )


def board(office: Office, kind: str, period: str) -> Board:
    """Return the board of a kind of report for a period.

    Raises:
        UserError: there is no such report, or it is not made for such a period.
    """
    told = report_kinds.kind_of(office, kind)
    when = report_kinds.period_for(told, period)
    by_unit: dict[str, list[dict[str, Any]]] = {}
    for row in office.store.all(RECEIVED, Query(filters={"kind": kind, "period": str(when)})):
        by_unit.setdefault(row["unit_key"], []).append(row)
    awaited = dict(awaited_units(office))
    for unit_key, rows in by_unit.items():
        awaited.setdefault(unit_key, (rows[0]["unit_name"], rows[0]["unit_code"] or ""))
    due = told.due_on(when) or _due_told(row for rows in by_unit.values() for row in rows)
    over = due is not None and due < office.today()
    compared, gone = unit_keys.compared_keys(office), unit_keys.withdrawn_units(office)
    lines = [
        replace(_line(unit_key, name, code, by_unit.get(unit_key, []), over, compared), key_withdrawn=unit_key in gone)
        for unit_key, (name, code) in awaited.items()
    ]
    return Board(kind, told.title, str(when), when.official, due, tuple(lines), over)


def awaited_units(office: Office) -> dict[str, tuple[str, str]]:
    """Return name and code of every unit that reports here: the communes of the province, and others of it whose key is believed.

    A commune is awaited because it is one, whatever became of its keys. A unit the catalogue does not have is known by its key alone: once
    that is withdrawn, as one brought in by mistake is, nothing is awaited of it.
    """
    own, known = office.unit, addresses()
    province = known.find_province(own["province"]) or known.find_province(own["name"])
    communes = known.communes_of(province.code) if province else ()
    found = {commune.code: (commune.full_name, commune.code) for commune in communes}
    here, gone = unit_keys.names_of_province(office), unit_keys.withdrawn_units(office)
    for row in office.store.all(UNIT_KEYS, Query(filters={"role": "commune"})):
        if fold(row["province"] or "") not in here:
            continue  # no report of it is taken in, so none is awaited
        code = row["unit_code"] or ""
        key = code or fold(row["unit_name"])
        if key not in gone:
            found.setdefault(key, (row["unit_name"], code))
    return found


def spans_received(office: Office, kind: str) -> list[Period]:
    """Return the periods from one day to another for which a report of this kind was received, the last one first."""
    periods = {row["period"] for row in office.store.all(RECEIVED, Query(filters={"kind": kind}))}
    spans = [period for text in periods if (period := parse_period(text)).every == SPAN]
    return sorted(spans, key=lambda period: (period.last_day, period.first_day), reverse=True)


def _due_told(rows: Iterable[dict[str, Any]]) -> date | None:
    """Return the last day the units wrote themselves, as for a report on request; None when they tell none or several."""
    told = {str((row["content"] or {}).get("due") or "") for row in rows}
    try:
        return day_or_none(told.pop()) if len(told) == 1 else None
    except ValueError:  # a stranger's file says something else there
        return None


def _line(
    unit_key: str, name: str, code: str, rows: Sequence[dict[str, Any]], over: bool, compared: frozenset[str]
) -> BoardLine:
    if not rows:
        return BoardLine(unit_key, name, code, OVERDUE if over else MISSING)
    shown = max(rows, key=lambda row: (row["state"] == "current", row["edition"], row["id"]))
    first = min(rows, key=lambda row: (row["edition"], row["late"]))
    if any(row["state"] == "conflict" for row in rows):
        state = IN_CONFLICT
    elif shown["state"] != "current":
        state = RETURNED
    elif shown["edition"] > 1:
        state = CORRECTED
    else:
        state = LATE if shown["late"] else SENT
    return BoardLine(
        unit_key,
        name,
        code,
        state,
        shown["id"],
        shown["edition"],
        day_or_none(shown["received_on"]),
        shown["short_code"] or "",
        not first["late"],
        str((shown["return_reason"] if state == RETURNED else (shown["content"] or {}).get("changes")) or ""),
        not shown["signer"] or shown["signer"] in compared,
        reaches_to(shown["content"]),
        day_or_none(shown["answered_on"]),
    )


def returned_what(over: Board, line: BoardLine) -> Message:
    """Return which report is asked about when one is returned: whose, which, of when and the how manieth."""
    return say(
        "Return to {unit}: {report}, {period}, version {version} ({code})",
        unit=line.unit,
        report=over.title,
        period=over.official,
        version=line.version,
        code=line.short_code,
    )


def estimate_told(day: date) -> Message:
    """Return what is said of a report made before its period had ended."""
    return say("sent before the period was over, estimates up to {day}", day=table_date(day))


def reaches_to(content: Mapping[str, Any] | None) -> date | None:
    """Return the day the figures of a received report reach to, when its period had not ended; None once it had."""
    try:
        return day_or_none(str((content or {}).get("as_of") or "") or None)
    except ValueError:  # a stranger's file says something else there
        return None


# --- what a person decides ---


def give_back(office: Office, received_id: str, reason: str) -> None:
    """Return a report with a reason; it counts nowhere until a later version comes.

    Args:
        received_id: its id here, or its short code.

    Raises:
        UserError: if no reason is given.
    """
    if not reason.strip():
        raise UserError(
            "BG-40",
            say("A reason is needed to return a report."),
            say("Nothing was changed."),
            say("Write what the unit shall correct."),
        )
    row = _received(office, received_id)
    with office.store.transaction(say("Return a report")) as tx:
        tx.update(RECEIVED, row["id"], {"state": "returned", "return_reason": reason.strip(), "answered_on": None})
        receive_report.settle(office, tx, row["unit_key"], row["kind"], row["period"])


def take_back(office: Office, received_id: str) -> None:
    """Take back a return: the report counts again as it did before, unless a later version came meanwhile.

    An answer already written says otherwise at the unit, so the next ones tell it again.

    Raises:
        UserError: if it was not returned.
    """
    row = _received(office, received_id)
    if row["state"] != "returned":
        raise UserError(
            "BG-44",
            say("This report was not returned."),
            say("Nothing was changed."),
            say("Choose a returned report on the board."),
        )
    with office.store.transaction(say("Take back the return of a report")) as tx:
        tx.update(RECEIVED, row["id"], {"state": "current", "return_reason": None, "answered_on": None})
        receive_report.settle(office, tx, row["unit_key"], row["kind"], row["period"])


def keep(office: Office, received_id: str) -> None:
    """Decide between different files of one version: this one is used, the others are kept but set aside."""
    row = _received(office, received_id)
    filters = {"unit_key": row["unit_key"], "kind": row["kind"], "period": row["period"], "state": "conflict"}
    twins = [
        other for other in office.store.all(RECEIVED, Query(filters=filters)) if other["edition"] == row["edition"]
    ]
    with office.store.transaction(say("Decide which of two reports is used")) as tx:
        for other in twins:
            if other["id"] != row["id"]:
                tx.update(RECEIVED, other["id"], {"state": "set_aside", "answered_on": None})
        receive_report.settle(office, tx, row["unit_key"], row["kind"], row["period"])


def _received(office: Office, received_id: str) -> dict[str, Any]:
    row = office.store.get(RECEIVED, received_id)
    if row is None:  # a person reads the short code on slip and board
        wanted = Query(filters={"short_code": received_id.strip().upper()}, limit=1)
        row = next(iter(office.store.page(RECEIVED, wanted).rows), None)
    if row is None:
        raise UserError(
            "BG-41",
            say("There is no received report under this number."),
            say("Nothing was changed."),
            say("Choose the report on the board."),
        )
    return row
