"""Import a workbook as it is: dry run with every problem at once, correction, one batch, undo.

Nothing is stored by a dry run. Committing is one transaction: all or nothing, unless the official chose to leave the bad rows out.
Matching with what is already kept is a proposal, and a blank cell never erases.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Kind, Record, Register, Severity
from papi_desktop.domain.registers import BY_KEY, FORMER_UNITS, HOUSEHOLDS, ROUNDS, VILLAGES
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.exchange import workbook_reader
from papi_desktop.exchange.workbook_reader import Reading, ReadRow, read_register, recheck
from papi_desktop.jobs import Progress
from papi_desktop.operations import attachments, parents, safety
from papi_desktop.operations.import_compare import Compared, compare, match, previous
from papi_desktop.operations.office import Office
from papi_desktop.operations.papers import wording
from papi_desktop.operations.setup import add_villages, former_name, full_village_name, with_former_units
from papi_desktop.store.query import Query
from papi_desktop.store.transaction import Transaction


@dataclass(frozen=True)
class DryRun:
    """Everything an import would do, before it does it.

    Attributes:
        path: the workbook.
        register: the book it goes into.
        reading: rows, problems, what was skipped and why.
        year: year of the review round; other books have no use for it.
        totals: for households, printed class to {"households", "members"}.
        villages: names of the villages in the order they are met.
        new_villages: those not in the office's list, which committing adds.
        compared: with the round before.
        given: what every row gets, such as the record whose children they are.
    """

    path: Path
    register: Register
    reading: Reading
    year: int
    totals: Mapping[str, Mapping[str, int]]
    villages: tuple[str, ...]
    new_villages: tuple[str, ...]
    compared: Compared
    given: Mapping[str, str] = field(default_factory=dict)

    @property
    def errors(self) -> int:
        """Return how many problems block."""
        return sum(p.severity is Severity.ERROR for p in self.reading.problems)

    @property
    def bad_rows(self) -> frozenset[tuple[str, int]]:
        """Return (sheet, row number) of the rows that have an error."""
        return frozenset((p.sheet, p.row) for p in self.reading.problems if p.severity is Severity.ERROR)


@dataclass(frozen=True)
class ImportResult:
    """What a commit stored.

    Attributes:
        batch: by which it can be undone.
        stored: rows stored.
        left_out: rows with errors that were not.
        round_id: review round for households, else "".
    """

    batch: str
    stored: int
    left_out: int
    round_id: str = ""


def dry_run(
    office: Office,
    path: Path,
    register_key: str,
    *,
    year: int | None = None,
    parent: str = "",
    mapping: Mapping[str, str] | None = None,
    encodings: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> DryRun:
    """Read a workbook and list everything that would happen, storing nothing.

    Args:
        year: of the review round, for households; this year when left out.
        parent: id of the record whose children the rows become, for a book that has a parent.
        mapping: heading to field key, when the official chose otherwise than was guessed; else the one remembered for this layout.
        encodings: column to "tcvn3", "vni" or "unicode" where fonts do not say and the official confirmed.

    Raises:
        UserError: if the file cannot be read at all, or the parent is not there.
    """
    register = BY_KEY[register_key]
    given = _given(office, register, year or office.today().year, parent)
    year = year or office.today().year
    progress = progress or Progress()
    reading = _read(office, path, register, given, mapping, encodings, progress)
    if mapping is None:
        remembered = office.store.setting(_mapping_key(register, reading.signature))
        if remembered and remembered != dict(reading.mapping):
            reading = _read(office, path, register, given, remembered, encodings, progress)
    return replace(_judge(office, path, register, reading, year), given=given)


def correct(office: Office, run: DryRun, edits: Mapping[tuple[str, int, str], str]) -> DryRun:
    """Apply what was typed in the grid and check everything again.

    Args:
        edits: (sheet, row number, field key) to the text typed; "" blanks the cell.
    """
    return _again(office, run, recheck(run.reading, edits))


def leave_out(office: Office, run: DryRun, rows: Sequence[tuple[str, int]]) -> DryRun:
    """Take rows out by the official's choice, such as the second of two equal ones, and check everything again."""
    return _again(office, run, workbook_reader.leave_out(run.reading, rows))


def _again(office: Office, run: DryRun, reading: Reading) -> DryRun:
    return replace(_judge(office, run.path, run.register, reading, run.year), given=run.given)


def save_errors(run: DryRun, target: Path) -> None:
    """Give the same workbook back with the bad cells coloured and the problems as notes."""
    from papi_desktop.exchange.errors_workbook import write_errors

    write_errors(run.path, run.reading.problems, target)


def commit(
    office: Office, run: DryRun, *, accept_errors: bool = False, progress: Progress | None = None
) -> ImportResult:
    """Store a dry run as one batch.

    Args:
        accept_errors: store the good rows and leave the bad ones out; without it an error stops everything.

    Raises:
        UserError: if errors remain and were not accepted, or nothing would be stored.
    """
    progress = progress or Progress()
    if run.errors and not accept_errors:
        raise UserError(
            "NHAP-01",
            say("{count} errors remain in “{file}”.", count=run.errors, file=run.path.name),
            say("Nothing was stored."),
            say("Correct them in the grid, or choose to store the good rows only."),
        )
    if run.reading.of_another_kind:
        raise UserError(
            "NHAP-06",
            run.reading.problems[0].message,
            say("Nothing was stored."),
            say("Choose another file, or go back and choose the columns."),
        )
    bad = run.bad_rows
    rows = [row for row in run.reading.rows if (row.sheet, row.row_number) not in bad]
    if not rows and any(skipped.kind == "in_book" for skipped in run.reading.skipped):
        raise UserError(
            "NHAP-03",
            say("Every row of “{file}” that can be stored is in the book already.", file=run.path.name),
            say("Nothing was stored; the book is as it was."),
            say("Correct the rows that still have problems, or choose another file."),
        )
    if not rows:
        raise UserError(
            "NHAP-02",
            say("No row of “{file}” can be stored.", file=run.path.name),
            say("Nothing was stored."),
            say("Look at the list of problems and at the columns chosen."),
        )
    progress.step(0, len(rows), say("Making a backup first"))
    safety.back_up(office, safety.backup_folder(office), "import", progress)
    source = run.path.read_bytes()
    operation = say("Import {book} from “{file}”", book=Message(run.register.title), file=run.path.name)
    with office.store.transaction(operation) as tx:
        villages = _village_ids(office, tx, run)
        round_id = _round(office, tx, run) if run.register is HOUSEHOLDS else ""
        before = previous(office, run.year) if run.register is HOUSEHOLDS else {}
        parent = {} if run.register is HOUSEHOLDS else run.given
        blank = run.register.blank()
        records = [{**blank, **_record(run.register, row, villages, round_id, before), **parent} for row in rows]
        if "former_unit_id" in run.register:
            former = {fold(unit["name"]): str(unit["id"]) for unit in office.store.all(FORMER_UNITS)}
            named = [{**record, **former_name(row)} for record, row in zip(records, rows, strict=True)]
            records = with_former_units(tx, named, former)
        progress.step(0, len(records), say("Storing {count} rows", count=len(records)))
        if run.register is VILLAGES:
            add_villages(tx, records, after=len(office.villages()))
        else:
            tx.insert_many(run.register, records, progress)
        if run.register.parent and parent:
            parents.refresh(office, tx, run.register, parent[run.register.parent_field])
        owner = (ROUNDS.key, round_id) if round_id else (run.register.key, tx.batch)
        attachments.attach(office, tx, owner, "source", run.path.name, source)
        batch = tx.batch
    office.store.set_setting(_mapping_key(run.register, run.reading.signature), dict(run.reading.mapping))
    left_out = len(run.reading.rows) - len(rows)
    if round_id:
        office.store.set_setting(_left_out_key(round_id), left_out)
    return ImportResult(batch, len(records), left_out, round_id)


def rows_left_out(office: Office, review: Record) -> int:
    """Return how many rows the latest import of a round left out, so that publishing the list can say so."""
    return int(office.store.setting(_left_out_key(review["id"]), 0))


def _left_out_key(round_id: str) -> str:
    return f"left_out.{round_id}"


def _given(office: Office, register: Register, year: int, parent: str) -> dict[str, str]:
    """Return what every row gets: the review round of households if it is known yet, the parent of a book of children."""
    if register is HOUSEHOLDS:
        review = _known_round(office, year)
        return {"round_id": str(review["id"])} if review is not None else {}
    if not register.imports:
        return {}
    found = office.store.get(BY_KEY[register.parent], parent) if parent else None
    if found is None or "deleted_at" in found:
        raise UserError(
            "NHAP-07",
            say("It is not known what this list belongs to."),
            say("Nothing was stored."),
            say("Open the {what} and import from its tab.", what=Message(BY_KEY[register.parent].singular)),
        )
    return {register.parent_field: parent}


def _read(
    office: Office,
    path: Path,
    register: Register,
    given: Mapping[str, str],
    mapping: Mapping[str, str] | None,
    encodings: Mapping[str, str] | None,
    progress: Progress,
) -> Reading:
    new_round = register is HOUSEHOLDS and not given
    kept = [] if new_round else list(office.store.all(register, Query(filters=dict(given))))
    reading = read_register(
        path,
        register,
        references=office.references(register),
        today=office.today(),
        mapping=mapping,
        confirmed_encodings=encodings,
        kept=kept,
        given=given,
        progress=progress,
    )
    return _without_known_villages(reading, kept) if register is VILLAGES else _without_known(reading, kept)


def _known_round(office: Office, year: int) -> Record | None:
    """Return the yearly round of a year, if it is in its book."""
    wanted = Query(filters={"year": year, "kind": "yearly"}, limit=1)
    return next(iter(office.store.page(ROUNDS, wanted).rows), None)


def _without_known_villages(reading: Reading, kept: Sequence[Record]) -> Reading:
    """Take out the villages that are in the book already: a list writes kind and name apart, so only the full name tells."""
    names = {fold(str(village["name"])) for village in kept}
    same = [row.key for row in reading.rows if row.record.get("name") and fold(full_village_name(row.record)) in names]
    return workbook_reader.leave_out(reading, same, "in_book") if same else reading


def _without_known(reading: Reading, kept: Sequence[Record]) -> Reading:
    """Take out the rows that are in the book already, just as they stand here: a corrected file may be read again as a whole."""
    known: dict[str, list[Record]] = {}
    for record in kept:
        if record.get("citizen_id"):
            known.setdefault(str(record["citizen_id"]), []).append(record)
    same = [
        row.key
        for row in reading.rows
        if any(
            all(other.get(key) == value for key, value in row.record.items())
            for other in known.get(str(row.record.get("citizen_id") or ""), ())
        )
    ]
    return workbook_reader.leave_out(reading, same, "in_book") if same else reading


def _judge(office: Office, path: Path, register: Register, reading: Reading, year: int) -> DryRun:
    names = tuple(dict.fromkeys(row.subtitle for row in reading.rows if row.subtitle))
    known = {fold(village["name"]) for village in office.villages()}
    totals = _totals(register, reading.rows)
    return DryRun(
        path,
        register,
        reading,
        year,
        totals,
        names,
        tuple(dict.fromkeys(name for name in reading.new_references.get(VILLAGES.key, ()) if fold(name) not in known)),
        compare(office, reading.rows, year) if register is HOUSEHOLDS else Compared(),
    )


def _totals(register: Register, rows: Sequence[ReadRow]) -> dict[str, dict[str, int]]:
    """Count households and people per class as they will stand on the paper."""
    totals: dict[str, dict[str, int]] = {}
    if "class_after" not in register:
        return totals
    for row in rows:
        choice = register["class_after"].choice(row.record.get("class_after") or "")
        if choice is None:
            continue
        line = totals.setdefault(choice.print_label, {"households": 0, "members": 0})
        line["households"] += 1
        line["members"] += row.record.get("members") or 0
    return dict(sorted(totals.items()))


def _village_ids(office: Office, tx: Transaction, run: DryRun) -> dict[str, str]:
    """Add the villages the list brings and return folded name to id."""
    ids = {fold(village["name"]): village["id"] for village in office.villages()}
    added = add_villages(tx, [{"name": name} for name in run.new_villages], after=len(ids))
    return ids | {fold(name): village_id for name, village_id in zip(run.new_villages, added, strict=True)}


def _round(office: Office, tx: Transaction, run: DryRun) -> str:
    """Return the yearly round of the list's year, made if it is not there yet."""
    known = _known_round(office, run.year)
    if known is not None:
        return str(known["id"])
    name = wording(office, "households").fill("round", year=run.year)
    made = {"name": name, "year": run.year, "standard": _standard(office, run.year), "source_file": run.path.name}
    return tx.insert(ROUNDS, {**ROUNDS.blank(), **made})


def _standard(office: Office, year: int) -> str:
    """Return the text by which households are classified at the end of a year, or "" when the tables do not know."""
    rule = office.rules.rule_if_any(office.matters.named(ROUNDS.key, "standard").rule, date(year, 12, 31))
    return rule.citation if rule else ""


def _record(
    register: Register,
    row: ReadRow,
    villages: Mapping[str, str],
    round_id: str,
    before: Mapping[tuple[str, ...], Record],
) -> dict[str, Any]:
    record = dict(row.record)
    for f in register:
        if f.kind is Kind.REFERENCE and f.references == VILLAGES.key and not record.get(f.key) and row.subtitle:
            record[f.key] = villages[fold(row.subtitle)]
    if round_id:
        record["round_id"] = round_id
        found = match(before, record, row.subtitle)
        if found is not None:
            record["previous_id"] = found["id"]
            record.setdefault("class_before", found["class_after"])
    return record


def _mapping_key(register: Register, signature: str) -> str:
    return f"mapping.{register.key}.{signature}"
