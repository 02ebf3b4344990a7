"""The command `papi`: the same operations without a window, for scripts, scheduled backups and the level above.

Exit status: 0 done, 1 refused with a message, 2 usage. With `--json` stdout holds one JSON object and nothing else; messages for
people go to stderr. The password comes from PAPI_PASSWORD or is asked for. What may be typed is in `papi_desktop.cli_arguments`.
"""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any

from papi_desktop.cli_arguments import default_language, parser
from papi_desktop.cli_words import translated_argparse
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.translations import _, render, render_error, use_language

if TYPE_CHECKING:
    from papi_desktop.operations.office import Office

Answer = dict[str, Any]
Args = argparse.Namespace
Tell = Callable[[str], None]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    _write_utf8()
    use_language(default_language())
    with translated_argparse():
        args = parser().parse_args(argv)
    use_language(args.language)
    tell: Tell = _to_stderr if args.json else print
    try:
        answer, status = _COMMANDS[args.command](args, tell)
    except BrokenPipeError:
        return 1  # whoever read our lines has read enough
    except UserError as error:
        if args.json:
            print(json.dumps({"error": {"code": error.code, "message": render_error(error)}}, ensure_ascii=False))
        _to_stderr(render_error(error))
        return 1
    if args.json:
        print(json.dumps(answer, ensure_ascii=False, default=str))
    return status


def _write_utf8() -> None:
    """Let what is piped to another program be UTF-8 everywhere: the code pages of Windows have no ế."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def _to_stderr(line: str) -> None:
    print(line, file=sys.stderr)


# --- the commands: (arguments, how to say a line) -> (what --json prints, exit status) ---


def _init(args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations.setup import Setup, create_office, read_villages

    villages = read_villages(args.villages, date.today()) if args.villages else []
    channels = {
        "has_website": bool(args.website),
        "website": args.website,
        "has_radio": args.radio,
        "has_group": args.group,
        "receiving": args.receiving,
    }
    setup = Setup(
        args.unit, args.province, _password(twice=True), args.user or _("Administrator"), villages, unit=channels
    )
    office, recovery_key = create_office(args.data, setup)
    try:
        households = sum(v.get("households") or 0 for v in villages)
        tell(_("The office of {unit} is set up with {count} villages.").format(unit=args.unit, count=len(villages)))
        tell(_("Recovery key, to be written down and kept in the safe: {key}").format(key=recovery_key))
        unit = {"unit": office.unit["name"], "villages": len(villages), "households": households}
        return {**unit, "recovery_key": recovery_key}, 0
    finally:
        office.store.close()


def _import(args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import import_workbook

    with _office(args) as office:
        run = import_workbook.dry_run(office, args.file, args.book, year=args.year)
        if args.encoding and run.reading.previews:
            confirmed = {preview.heading: args.encoding for preview in run.reading.previews}
            run = import_workbook.dry_run(office, args.file, args.book, year=args.year, encodings=confirmed)
        batch: str | None = None
        stored = 0
        refused = bool(run.errors) and not args.accept_errors
        if args.errors_to and run.reading.problems:
            import_workbook.save_errors(run, args.errors_to)
        if not args.dry_run and not refused:
            result = import_workbook.commit(office, run, accept_errors=args.accept_errors)
            batch, stored = result.batch, result.stored
        reading = run.reading
        problems = [
            {
                "kind": p.kind,
                "sheet": p.sheet,
                "row": p.row,
                "column": p.column,
                "heading": p.heading,
                "value": p.value,
                "message": render(p.message),
                "severity": p.severity.value,
            }
            for p in reading.problems
        ]
        repaired = sum(len(row.notes) for row in reading.rows)
        if repaired:
            tell(
                _("{count} cells were repaired, such as identity numbers that had lost their first 0.").format(
                    count=repaired
                )
            )
        for p in problems:
            tell("{sheet} {column}{row}: {message} ({value})".format(**p))
        tell(_("{rows} rows, {problems} problems.").format(rows=len(reading.rows), problems=len(problems)))
        if batch:
            left_out = len(reading.rows) - stored
            tell(
                _("{stored} rows stored, {left_out} left out; batch {batch}.").format(
                    stored=stored, left_out=left_out, batch=batch
                )
            )
        elif not args.dry_run:
            tell(_("Nothing was stored."))
        compared = run.compared
        answer: Answer = {
            "encoding": reading.encoding,
            "header_rows": list(reading.header_rows),
            "rows_in": reading.rows_in,
            "rows": len(reading.rows),
            "skipped": [{"kind": s.kind, "reason": _(s.reason), "count": s.count} for s in reading.skipped],
            "villages": list(run.villages),
            "new_villages": list(run.new_villages),
            "totals": {name: dict(line) for name, line in run.totals.items()},
            "columns": dict(reading.mapping),
            "unmapped": list(reading.unmapped),
            "problems": problems,
            "notes": [render(note) for note in reading.notes],
            "repaired": repaired,
            "repairs": [
                {"sheet": row.sheet, "row": row.row_number, "field": key, "message": render(note)}
                for row in reading.rows
                for key, note in row.notes.items()
            ],
            "compared": {
                "round": compared.round,
                "new": len(compared.new),
                "changed": len(compared.changed),
                "same": compared.same,
                "missing": len(compared.missing),
            },
            "stored": stored,
            "batch": batch,
        }
        return answer, 1 if refused and not args.dry_run else 0


def _undo(args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import records

    with _office(args) as office:
        change = records.undo(office, args.batch)
        count = sum(len(ids) for ids in change.changed.values())
        tell(_("Batch {batch} is undone: {count} records.").format(batch=args.batch, count=count))
        return {"batch": change.batch, "undoes": args.batch, "records": count}, 0


def _publish(args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import publish

    with _office(args) as office:
        request = publish.PublishRequest(
            year=args.year,
            posted_from=args.start,
            number=args.number,
            document_date=args.date,
            stage=args.stage,
            posted_to=args.end,
            form=args.form,
        )
        done = publish.publish(office, publish.prepare(office, request), args.out)
        for _kind, path in done.files:
            tell(str(path))
        for warning in done.warnings:
            tell(render(warning))
        said = _("Published as {number}, verification code {code}; for “papi post”: {id}.")
        tell(said.format(number=done.number or "–", code=done.verification_code, id=done.disclosure_id))
        if done.last_day_up and done.takedown_from:
            hangs = _("It hangs to the end of {last}; it may be taken down from {takedown}.")
            tell(hangs.format(last=table_date(done.last_day_up), takedown=table_date(done.takedown_from)))
        answer = {
            "disclosure": done.disclosure_id,
            "number": done.number,
            "verification_code": done.verification_code,
            "files": [{"kind": kind, "path": str(path)} for kind, path in done.files],
            "places": list(done.places),
            "last_day_up": done.last_day_up,
            "takedown_from": done.takedown_from,
            "due": done.due,
            "warnings": [render(w) for w in done.warnings],
        }
        return answer, 0


def _post(args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import posting

    photos = [(p.name, p.read_bytes()) for p in args.photo]
    end_photos = [(p.name, p.read_bytes()) for p in args.end_photo]
    with _office(args) as office:
        record = posting.find(office, args.disclosure, args.place)
        if args.end:
            posting.require_order(record["place_name"], args.start, args.end)
        hung = posting.hang(
            office,
            record["id"],
            args.start,
            by=args.by or office.store.user,
            witnesses=args.witness,
            photos=photos,
            minutes_signed=args.minutes_signed,
        )
        warnings = list(hung.warnings)
        if args.end:
            down = posting.take_down(office, record["id"], args.end, by=args.by or office.store.user, photos=end_photos)
            warnings += down.warnings
        for warning in warnings:
            tell(render(warning))
        tell(_("{place}: recorded.").format(place=record["place_name"]))
        answer = {"posting": record["id"], "place": record["place_name"], "warnings": [render(w) for w in warnings]}
        return answer, 0


def _verdict(args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import posting

    with _office(args) as office:
        found = posting.verdicts(office, args.disclosure, args.on or office.today())
        answer: Answer = {"disclosures": []}
        for disclosure in found:
            tell(f"{disclosure.title} [{disclosure.id}]")
            places = []
            for place in disclosure.places:
                tell(f"  {place.place}: {render(place.words)}")
                places.append(
                    {
                        "place": place.place,
                        "verdict": place.verdict,
                        "days": place.days,
                        "short_by": place.short_by,
                        "posting": place.posting_id,
                    }
                )
            answer["disclosures"].append({"id": disclosure.id, "title": disclosure.title, "places": places})
        return answer, 0


def _list_disclosures(args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import quarter

    with _office(args) as office:
        done = quarter.list_disclosures(office, args.period, args.out)
        for path in done.files:
            tell(str(path))
        return {"period": args.period, "rows": done.rows, "files": [str(path) for path in done.files]}, 0


def _paper(args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import record_papers

    with _office(args) as office:
        register, record = record_papers.find(office, args.kind, args.record)
        made = record_papers.make(
            office, register, record["id"], args.kind, args.out, number=args.number, day=args.date
        )
        for path in made.files:
            tell(str(path))
        answer = {
            "kind": made.kind,
            "number": made.symbol,
            "verification_code": made.code,
            "files": [str(path) for path in made.files],
        }
        return answer, 0


def _due(args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations.today import agenda

    with _office(args) as office:
        found = agenda(office, args.on or office.today())
        for line in found.lines:
            tell(render(line.what))
        lines = [
            {
                "urgency": line.urgency.value,
                "due": line.due,
                "text": render(line.what),
                "register": line.register,
                "id": line.id,
            }
            for line in found.lines
        ]
        return {"on": found.on, "lines": lines}, 0


def _search(args: Args, tell: Tell) -> tuple[Answer, int]:
    with _office(args) as office:
        hits = office.store.search(args.text, limit=args.limit)
        for hit in hits:
            tell(f"{_(hit.register.title)}: {hit.title}")
        return {"hits": [{"register": hit.register.key, "id": hit.id, "title": hit.title} for hit in hits]}, 0


def _verify(args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import verify

    with _office(args) as office:
        found = verify.paper_of(office, args.code)
        tell(render(found.words))
        answer = {
            "code": args.code,
            "ours": found.ours,
            "number": found.number,
            "date": found.day,
            "subject": found.subject,
        }
        return answer, 0 if found.ours else 1


def _check(args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import safety

    with _office(args) as office:
        report = safety.check(office)
        for line in report.lines:
            tell(("✓ " if line.good else "✕ ") + render(line.words))
        checks = [{"check": line.name, "good": line.good, "text": render(line.words)} for line in report.lines]
        return {"good": report.good, "checks": checks, "head": report.chain_head}, 0 if report.good else 1


def _backup(args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import safety

    with _office(args) as office:
        made = safety.back_up(office, args.to or safety.backup_folder(office))
        tell(_("Backup made and checked: {path}").format(path=made.path))
        return {"path": str(made.path), "verified": made.verified, "counts": dict(made.counts)}, 0


def _restore(args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import safety

    done = safety.restore(args.file, args.data, password=_password(), user=args.user)
    tell(_("Restored from {path}.").format(path=args.file))
    if done.kept:
        tell(_("The replaced files are kept in {path}.").format(path=done.kept))
    return {"restored": str(args.file), "kept": str(done.kept) if done.kept else None, "counts": dict(done.counts)}, 0


def _clock(args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import clock

    counted = clock.count(args.rule, args.start, data=args.data)
    for line in counted.lines:
        tell(line)
    answer = {
        "rule": args.rule,
        "due": counted.due,
        "last_day_up": counted.last_day_up,
        "takedown_from": counted.takedown_from,
        "counting": [{"date": day.date, "counted": day.counted, "why": day.why} for day in counted.days],
        "citation": counted.citation,
        "certainty": counted.certainty,
    }
    return {key: value for key, value in answer.items() if value is not None}, 0


def _words(args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.domain.vietnamese.numbers import amount_in_words

    words = amount_in_words(args.amount)
    tell(words)
    return {"amount": args.amount, "words": words}, 0


def _self_test(args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import self_test

    report = self_test.run()
    for line in report.lines:
        tell(("✓ " if line.good else "✕ ") + render(line.words))
    checks = [{"check": line.name, "good": line.good, "text": render(line.words)} for line in report.lines]
    return {"good": report.good, "checks": checks}, 0 if report.good else 1


def _demo(args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import practice

    made = practice.demo(args.folder, tell=lambda message: tell(render(message)))
    return {"data": str(made.data), "papers": [str(path) for path in made.papers]}, 0


def _handed(name: str) -> Callable[[Args, Tell], tuple[Answer, int]]:
    """Return a command that is done in `papi_desktop.cli_handover`, which is imported when it is first given."""

    def run(args: Args, tell: Tell) -> tuple[Answer, int]:
        from papi_desktop import cli_handover

        with _office(args) as office:
            return cli_handover.COMMANDS[name](office, args, tell)

    return run


_COMMANDS: Mapping[str, Callable[[Args, Tell], tuple[Answer, int]]] = {
    "init": _init,
    "import": _import,
    "undo": _undo,
    "publish": _publish,
    "post": _post,
    "verdict": _verdict,
    "list-disclosures": _list_disclosures,
    "paper": _paper,
    "due": _due,
    "search": _search,
    "verify": _verify,
    "check": _check,
    "backup": _backup,
    "restore": _restore,
    **{
        name: _handed(name)
        for name in (
            "report",
            "keys",
            "handover",
            "receive",
            "board",
            "rollup",
            "return",
            "keep",
            "acknowledge",
            "parquet",
            "merge",
            "conflicts",
            "decide",
            "workplace",
        )
    },
    "clock": _clock,
    "words": _words,
    "self-test": _self_test,
    "demo": _demo,
}


# --- the office and its password ---


@contextmanager
def _office(args: Args) -> Iterator[Office]:
    from papi_desktop.operations.setup import open_office

    office = open_office(args.data, password=_password(), user=args.user)
    try:
        yield office
    finally:
        office.store.close()


def _password(*, twice: bool = False) -> str:
    """Return the password from the environment, else ask.

    Raises:
        UserError: if there is none, or the second typing differs.
    """
    given = os.environ.get("PAPI_PASSWORD")
    if given:
        return given
    if not sys.stdin.isatty():
        raise _no_password(say("No password was given."))
    first = getpass.getpass(_("Password: "))
    if twice and getpass.getpass(_("The same password again: ")) != first:
        raise _no_password(say("The two passwords differ."))
    return first


def _no_password(what: Message) -> UserError:
    return UserError(
        "MK-01",
        what,
        say("Nothing was done."),
        say("Put it in PAPI_PASSWORD, or run the command in a terminal and type it."),
    )


if __name__ == "__main__":
    raise SystemExit(main())
