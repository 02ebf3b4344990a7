"""A workbook of gifts, read as it is: what it holds, whether it sets a minimum, whether it looks like a levy; stored as one batch.

A workbook that sets a minimum is a stop: nothing of it is stored until the column is gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Problem, Record, Register, Severity
from papi_desktop.domain.registers import ATTACHMENTS, CAMPAIGNS, GIFTS, VILLAGES
from papi_desktop.domain.vietnamese.text import fold, squeeze
from papi_desktop.domain.voluntary import Guard, Uniform
from papi_desktop.exchange import workbook_reader
from papi_desktop.exchange.list_title import spoken_title
from papi_desktop.exchange.reading import Reading, ReadRow, RowKey, RowProblem
from papi_desktop.exchange.texts import TextCell, texts_of
from papi_desktop.exchange.workbook_reader import read_register, recheck
from papi_desktop.jobs import Progress
from papi_desktop.operations import safety
from papi_desktop.operations.contributions import guard, receiving
from papi_desktop.operations.contributions.described import not_described
from papi_desktop.operations.contributions.totals import Sums, gives_something, sums
from papi_desktop.operations.office import Office, Query
from papi_desktop.operations.setup import add_villages
from papi_desktop.store.transaction import Transaction

CellKey = tuple[str, int, str]
"""A row and the key of a field."""

_SAME = ("giver", "received_on", "amount", "labour_days", "goods", "goods_quantity")
"""What makes a row of the file a line that is in the book already."""

_NOTHING = say("Nothing is stated as given: the line stays in the book as on paper, and counts nowhere.")


@dataclass(frozen=True)
class Stop:
    """Wording that makes a levy of a gift: the phrase, and the whole text with its place."""

    phrase: str
    where: TextCell


@dataclass(frozen=True)
class GiftsRead:
    """Everything an import of gifts would do, before it does it.

    Attributes:
        campaign_id: the campaign the gifts belong to; None for a new one called `title`.
        title: what the first line of the workbook calls it, or its file name.
        stop: why nothing may be stored; None when the file is clean.
        uniform: villages in which so many gave the same that it looks like a levy.
        sums: over all rows of the file.
        known: rows that are in the book already, just as here.
        corrected: cells the official typed into.
    """

    path: Path
    campaign_id: str | None
    title: str
    reading: Reading
    stop: Stop | None
    uniform: tuple[Uniform, ...]
    sums: Sums
    known: frozenset[RowKey]
    corrected: frozenset[CellKey] = frozenset()

    @property
    def register(self) -> Register:
        """Return the book the rows go into."""
        return GIFTS

    @property
    def bad_rows(self) -> frozenset[RowKey]:
        """Return the rows that cannot be stored as they stand."""
        return frozenset((p.sheet, p.row) for p in self.reading.problems if p.severity is Severity.ERROR)

    @property
    def errors(self) -> int:
        """Return how many problems block."""
        return sum(problem.severity is Severity.ERROR for problem in self.reading.problems)

    @property
    def new_villages(self) -> tuple[str, ...]:
        """Return the villages the office does not have yet, which storing adds."""
        return tuple(self.reading.new_references.get(VILLAGES.key, ()))


@dataclass(frozen=True)
class GiftsStored:
    """What was stored: batch by which it can be undone, campaign, lines stored, lines with errors left out."""

    batch: str
    campaign_id: str
    stored: int
    left_out: int


def read_gifts(
    office: Office,
    path: Path,
    campaign_id: str | None = None,
    *,
    mapping: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> GiftsRead:
    """Read a workbook of gifts and say everything that would happen, storing nothing.

    Raises:
        UserError: if the file cannot be read or there is no such campaign.
    """
    texts = list(texts_of(path))
    title = spoken_title(texts[0].text if texts and texts[0].row == 1 else "") or path.stem
    stop = _stop(guard.guard_of(office), texts)
    campaign = _campaign(office, campaign_id, title)
    given = {"campaign_id": campaign["id"] if campaign else ""}
    reading = read_register(
        path,
        GIFTS,
        references=office.references(GIFTS),
        today=office.today(),
        mapping=mapping,
        given=given,
        progress=progress,
    )
    found = campaign["id"] if campaign else _campaign_with(office, reading)
    return _judged(office, path, title, found, reading, stop)


def correct(office: Office, read: GiftsRead, edits: Mapping[CellKey, str]) -> GiftsRead:
    """Apply what was typed in the grid and judge everything again; what sets a minimum is a stop there too.

    Args:
        edits: (sheet, row number, field key) to the text typed; "" blanks the cell.
    """
    reading, corrected = recheck(read.reading, edits), read.corrected | edits.keys()
    of_the_file = read.stop if read.stop is not None and read.stop.where.column else None
    typed = (
        TextCell(row.sheet, row.row_number, "", str(row.cells[field]))
        for row in reading.rows
        for field in row.cells
        if (*row.key, field) in corrected
    )
    stop = of_the_file or _stop(guard.guard_of(office), typed)
    return replace(_judged(office, read.path, read.title, read.campaign_id, reading, stop), corrected=corrected)


def leave_out(office: Office, read: GiftsRead, row: RowKey) -> GiftsRead:
    """Take a row out by the official's choice and judge the others again; it stays in the file."""
    reading = workbook_reader.leave_out(read.reading, [row])
    judged = _judged(office, read.path, read.title, read.campaign_id, reading, read.stop)
    return replace(judged, corrected=read.corrected)


def _judged(
    office: Office, path: Path, title: str, campaign_id: str | None, reading: Reading, stop: Stop | None
) -> GiftsRead:
    records = [_with_village(row) for row in reading.rows]
    known = _known(office, campaign_id, reading)
    blank = (row for row in reading.rows if row.key not in known and not gives_something(row.record))
    noted = [
        *_known_note(reading, known),
        *([] if known else _elsewhere_note(office, reading)),
        *(_note(row, "nothing", _NOTHING) for row in blank),
    ]
    return GiftsRead(
        path,
        campaign_id,
        title,
        replace(reading, problems=[*reading.problems, *noted]),
        stop,
        tuple(guard.looks_like_levy(office, records)),
        sums(records),
        known,
    )


def _known_note(reading: Reading, known: frozenset[RowKey]) -> Iterator[RowProblem]:
    """Yield one note about all rows that are in the book already: a list that grew has many of them."""
    rows = [row for row in reading.rows if row.key in known]
    if not rows:
        return
    if len(rows) == len(reading.rows):
        message = say("All {count} rows are in the book already; none is stored twice.", count=len(rows))
    else:
        message = say(
            "{count} rows are in the book already and are not stored twice: {rows}.",
            count=len(rows),
            rows=", ".join(_in_runs([row.row_number for row in rows])),
        )
    yield _note(rows[0], "known", message)


def _in_runs(numbers: list[int]) -> Iterator[str]:
    """Yield row numbers with those that follow one another as "4–33"."""
    for _offset, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        members = [number for _place, number in run]
        yield f"{members[0]}–{members[-1]}" if len(members) > 1 else str(members[0])


def _elsewhere_note(office: Office, reading: Reading) -> Iterator[RowProblem]:
    """Yield a note when another campaign has these rows: the wrong campaign was chosen, or the list was given out twice."""
    other = _campaign_with(office, reading)
    if other is not None:
        title = (office.store.get(CAMPAIGNS, other) or {})["title"]
        message = say(
            "“{campaign}” has {count} of these rows already. Is the right campaign chosen?",
            campaign=title,
            count=len(_known(office, other, reading)),
        )
        yield _note(reading.rows[0], "elsewhere", message)


def _note(row: ReadRow, kind: str, message: Message) -> RowProblem:
    return RowProblem(row.sheet, row.row_number, "", "", "giver", "", kind, message, Severity.WARNING)


def stop_words(office: Office, stop: Stop) -> Message:
    """Return why a workbook is refused, and where it says so."""
    return say(
        "Sheet “{sheet}”, cell {cell}: “{text}”. {why}",
        sheet=stop.where.sheet,
        cell=f"{stop.where.column}{stop.where.row}",
        text=squeeze(stop.where.text),
        why=guard.refusal(stop.phrase, guard.guard_of(office)),
    )


def asks_why(office: Office, read: GiftsRead) -> Problem | None:
    """Return what is asked because the campaign of a workbook does not receive yet, or received no more when a gift came."""
    campaign = _campaign_of(office, read)
    return receiving.before_opening(office, campaign) or receiving.after_end(campaign, _days(_new_rows(read)))


def store_gifts(
    office: Office,
    read: GiftsRead,
    *,
    accept_errors: bool = False,
    early_reason: str = "",
    progress: Progress | None = None,
) -> GiftsStored:
    """Store a workbook of gifts as one batch, with its campaign if that is new.

    Args:
        accept_errors: store the good rows and leave the bad ones out.
        early_reason: why gifts are taken before their campaign was opened or after its last day; kept with it or in its history.

    Raises:
        UserError: DG-01 if the workbook sets a minimum, DG-06 if errors remain, DG-07 if there is nothing new in it, DG-10 if
            the campaign does not receive yet, DG-11 if it received no more when a gift came, and no reason is given.
    """
    if read.stop is not None:
        raise UserError(
            "DG-01",
            stop_words(office, read.stop),
            say("Nothing was stored."),
            say("Take the column or the words out of the workbook: nobody owes a gift. Then import it again."),
        )
    bad = read.bad_rows
    if bad and not accept_errors:
        raise UserError(
            "DG-06",
            say("{count} errors remain in “{file}”.", count=read.errors, file=read.path.name),
            say("Nothing was stored."),
            say("Correct them in the grid, or choose to store the good rows only."),
        )
    rows = _new_rows(read)
    if not rows:
        raise UserError(
            "DG-07",
            say("There is nothing new in “{file}”.", file=read.path.name),
            say("Nothing was stored; the book is as it was."),
            say("Choose another file."),
        )
    campaign = _campaign_of(office, read)
    explained = {receiving.REASON: early_reason.strip()} if receiving.require(office, campaign, early_reason) else {}
    late = receiving.require_in_time(campaign, _days(rows), early_reason)
    progress = progress or Progress()
    progress.step(0, len(rows), say("Making a backup first"))
    safety.back_up(office, safety.backup_folder(office), "import", progress)
    source = read.path.read_bytes()
    with office.store.transaction(say("Import gifts from “{file}”", file=read.path.name)) as tx:
        villages = _village_ids(office, tx, read)
        campaign_id = read.campaign_id or tx.insert(CAMPAIGNS, {**campaign, **explained})
        if read.campaign_id and explained:
            tx.update(CAMPAIGNS, campaign_id, explained)
        if late:
            told = say("Gifts taken after the last day of receiving: {reason}", reason=early_reason.strip())
            tx.note(told, (CAMPAIGNS, campaign_id))
        records = [{**GIFTS.blank(), **_stored(row, villages), "campaign_id": campaign_id} for row in rows]
        tx.insert_many(GIFTS, records, progress)
        kept = {
            "name": read.path.name,
            "owner_register": CAMPAIGNS.key,
            "owner_id": campaign_id,
            "role": "source",
            "digest": office.store.put_file(source),
            "size": len(source),
            "media_type": "application/octet-stream",
        }
        tx.insert(ATTACHMENTS, kept)
        batch = tx.batch
    return GiftsStored(batch, campaign_id, len(records), len(bad))


def _stop(guard_words: Guard, texts: Iterable[TextCell]) -> Stop | None:
    for cell in texts:
        phrase = guard_words.found_in(cell.text)
        if phrase is not None:
            return Stop(phrase, cell)
    return None


def _campaign(office: Office, campaign_id: str | None, title: str) -> Record | None:
    """Return the campaign asked for, else the one that is called like the workbook, else None.

    Raises:
        UserError: DG-04 if there is no such campaign.
    """
    if campaign_id is None:
        same = (c for c in office.store.all(CAMPAIGNS) if fold(c["title"]) == fold(title))
        return next(same, None)
    campaign: Record | None = office.store.get(CAMPAIGNS, campaign_id)
    if campaign is None or campaign.get("deleted_at"):
        raise UserError(
            "DG-04",
            say("There is no campaign {id}.", id=campaign_id),
            say("Nothing was read."),
            say("“papi search” tells the id of a campaign; without one a new campaign is made."),
        )
    return campaign


def _campaign_with(office: Office, reading: Reading) -> str | None:
    """Return the campaign that has most of the rows already, whatever it is called by now; None when none has half of them."""
    counted = ((len(_known(office, str(c["id"]), reading)), str(c["id"])) for c in office.store.all(CAMPAIGNS))
    most, found = max(counted, default=(0, ""))
    return found if most and 2 * most >= len(reading.rows) else None


def _known(office: Office, campaign_id: str | None, reading: Reading) -> frozenset[RowKey]:
    """Return the rows that are lines of the campaign already: a list that grew may be read again as a whole."""
    if campaign_id is None:
        return frozenset()
    kept = office.store.all(GIFTS, Query(filters={"campaign_id": campaign_id}))
    lines = {tuple(line.get(key) for key in _SAME) for line in kept}
    return frozenset(row.key for row in reading.rows if tuple(row.record.get(key) for key in _SAME) in lines)


def _new_rows(read: GiftsRead) -> list[ReadRow]:
    """Return the rows that would be stored: without an error, and not in the book yet."""
    bad = read.bad_rows
    return [row for row in read.reading.rows if row.key not in bad and row.key not in read.known]


def _days(rows: Iterable[ReadRow]) -> Iterator[str | None]:
    return (row.record.get("received_on") for row in rows)


def _campaign_of(office: Office, read: GiftsRead) -> Record:
    """Return the campaign of a workbook; one that is new as it will be made."""
    if read.campaign_id:
        return _campaign(office, read.campaign_id, read.title) or {}
    return {**CAMPAIGNS.blank(), "title": read.title, **not_described(office)}


def _village_ids(office: Office, tx: Transaction, read: GiftsRead) -> dict[str, str]:
    """Add the villages the list brings and return folded name to id."""
    known = {fold(village["name"]): str(village["id"]) for village in office.villages()}
    new = [name for name in read.new_villages if fold(name) not in known]
    added = add_villages(tx, [{"name": name} for name in new], after=len(known))
    return known | {fold(name): village_id for name, village_id in zip(new, added, strict=True)}


def _with_village(row: ReadRow) -> Record:
    """Return a row's record; a village that is not in its book yet stands by its name."""
    return {**row.record, "village_id": row.record.get("village_id") or row.subtitle}


def _stored(row: ReadRow, villages: Mapping[str, str]) -> dict[str, Any]:
    record = dict(row.record)
    if not record.get("village_id") and row.subtitle:
        record["village_id"] = villages[fold(row.subtitle)]
    return record
