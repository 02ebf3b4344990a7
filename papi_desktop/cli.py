"""The command `papi`: the same operations without a window, for scripts, scheduled backups and the level above.

Exit status: 0 done, 1 refused with a message, 2 usage. With `--json` stdout holds one JSON object and nothing else; messages for
people go to stderr. The password comes from PAPI_PASSWORD or is asked for.
"""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from papi_desktop import __version__
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say
from papi_desktop.paths import default_data_folder
from papi_desktop.translations import LANGUAGES, _, render, render_error, use_language

if TYPE_CHECKING:
    from papi_desktop.operations.office import Office

Answer = dict[str, Any]
Args = argparse.Namespace


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    use_language(os.environ.get("PAPI_LANGUAGE", "vi"))
    args = _parser().parse_args(argv)
    use_language(args.language)
    say_line: Callable[[str], None] = _to_stderr if args.json else print
    try:
        answer, status = args.run(args, say_line)
    except BrokenPipeError:
        return 1  # whoever read our lines has read enough
    except UserError as error:
        if args.json:
            print(json.dumps({"error": {"code": error.code, "message": render_error(error)}}, ensure_ascii=False))
        _to_stderr(render_error(error))
        return 1
    if args.json:
        print(json.dumps(answer, ensure_ascii=False, default=str))
    return int(status)


def _to_stderr(line: str) -> None:
    print(line, file=sys.stderr)


# --- the commands: (arguments, how to say a line) -> (what --json prints, exit status) ---


def _init(args: Args, tell: Callable[[str], None]) -> tuple[Answer, int]:
    from papi_desktop.operations.setup import Setup, create_office, read_villages

    villages = read_villages(args.villages, date.today()) if args.villages else []
    channels = {
        "has_website": bool(args.website),
        "website": args.website,
        "has_radio": args.radio,
        "has_group": args.group,
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


def _import(args: Args, tell: Callable[[str], None]) -> tuple[Answer, int]:
    from papi_desktop.operations import import_workbook

    with _office(args) as office:
        run = import_workbook.dry_run(office, args.file, args.book, year=args.year)
        if args.encoding and run.reading.previews:
            confirmed = {preview.heading: args.encoding for preview in run.reading.previews}
            run = import_workbook.dry_run(office, args.file, args.book, year=args.year, encodings=confirmed)
        batch: str | None = None
        refused = bool(run.errors) and not args.accept_errors
        if args.errors_to and run.reading.problems:
            import_workbook.save_errors(run, args.errors_to)
        if not args.dry_run and not refused:
            batch = import_workbook.commit(office, run, accept_errors=args.accept_errors).batch
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
        for p in problems:
            tell("{sheet} {column}{row}: {message} ({value})".format(**p))
        tell(_("{rows} rows, {problems} problems.").format(rows=len(reading.rows), problems=len(problems)))
        if batch:
            tell(_("Stored as batch {batch}.").format(batch=batch))
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
            "repaired": sum(len(row.notes) for row in reading.rows),
            "compared": {
                "round": compared.round,
                "new": len(compared.new),
                "changed": len(compared.changed),
                "same": compared.same,
                "missing": len(compared.missing),
            },
            "batch": batch,
        }
        return answer, 1 if refused and not args.dry_run else 0


def _undo(args: Args, tell: Callable[[str], None]) -> tuple[Answer, int]:
    from papi_desktop.operations import records

    with _office(args) as office:
        change = records.undo(office, args.batch)
        count = sum(len(ids) for ids in change.changed.values())
        tell(_("Batch {batch} is undone: {count} records.").format(batch=args.batch, count=count))
        return {"batch": change.batch, "undoes": args.batch, "records": count}, 0


def _publish(args: Args, tell: Callable[[str], None]) -> tuple[Answer, int]:
    from papi_desktop.operations import publish

    with _office(args) as office:
        request = publish.PublishRequest(
            year=args.year,
            posted_from=args.start,
            number=args.number,
            document_date=args.date,
            stage=args.stage,
            posted_to=args.end,
        )
        done = publish.publish(office, publish.prepare(office, request), args.out)
        for _kind, path in done.files:
            tell(str(path))
        for warning in done.warnings:
            tell(render(warning))
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


def _post(args: Args, tell: Callable[[str], None]) -> tuple[Answer, int]:
    from papi_desktop.operations import posting

    photos = [(p.name, p.read_bytes()) for p in args.photo]
    end_photos = [(p.name, p.read_bytes()) for p in args.end_photo]
    with _office(args) as office:
        record = posting.find(office, args.disclosure, args.place)
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


def _verdict(args: Args, tell: Callable[[str], None]) -> tuple[Answer, int]:
    from papi_desktop.operations import posting

    with _office(args) as office:
        found = posting.verdicts(office, args.disclosure, args.on or office.today())
        answer: Answer = {"disclosures": []}
        for disclosure in found:
            tell(disclosure.title)
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


def _list_disclosures(args: Args, tell: Callable[[str], None]) -> tuple[Answer, int]:
    from papi_desktop.operations import quarter

    with _office(args) as office:
        done = quarter.list_disclosures(office, args.period, args.out)
        for path in done.files:
            tell(str(path))
        return {"period": args.period, "rows": done.rows, "files": [str(path) for path in done.files]}, 0


def _search(args: Args, tell: Callable[[str], None]) -> tuple[Answer, int]:
    with _office(args) as office:
        hits = office.store.search(args.text, limit=args.limit)
        for hit in hits:
            tell(f"{_(hit.register.title)}: {hit.title}")
        return {"hits": [{"register": hit.register.key, "id": hit.id, "title": hit.title} for hit in hits]}, 0


def _verify(args: Args, tell: Callable[[str], None]) -> tuple[Answer, int]:
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


def _check(args: Args, tell: Callable[[str], None]) -> tuple[Answer, int]:
    from papi_desktop.operations import safety

    with _office(args) as office:
        report = safety.check(office)
        for line in report.lines:
            tell(("✓ " if line.good else "✕ ") + render(line.words))
        checks = [{"check": line.name, "good": line.good, "text": render(line.words)} for line in report.lines]
        return {"good": report.good, "checks": checks, "head": report.chain_head}, 0 if report.good else 1


def _backup(args: Args, tell: Callable[[str], None]) -> tuple[Answer, int]:
    from papi_desktop.operations import safety

    with _office(args) as office:
        made = safety.back_up(office, args.to or safety.backup_folder(office))
        tell(_("Backup made and checked: {path}").format(path=made.path))
        return {"path": str(made.path), "verified": made.verified, "counts": dict(made.counts)}, 0


def _restore(args: Args, tell: Callable[[str], None]) -> tuple[Answer, int]:
    from papi_desktop.operations import safety

    done = safety.restore(args.file, args.data, password=_password(), user=args.user)
    tell(_("Restored from {path}.").format(path=args.file))
    if done.kept:
        tell(_("The replaced files are kept in {path}.").format(path=done.kept))
    return {"restored": str(args.file), "kept": str(done.kept) if done.kept else None, "counts": dict(done.counts)}, 0


def _clock(args: Args, tell: Callable[[str], None]) -> tuple[Answer, int]:
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


def _words(args: Args, tell: Callable[[str], None]) -> tuple[Answer, int]:
    from papi_desktop.domain.vietnamese.numbers import amount_in_words

    words = amount_in_words(args.amount)
    tell(words)
    return {"amount": args.amount, "words": words}, 0


def _self_test(args: Args, tell: Callable[[str], None]) -> tuple[Answer, int]:
    from papi_desktop.operations import self_test

    report = self_test.run()
    for line in report.lines:
        tell(("✓ " if line.good else "✕ ") + render(line.words))
    checks = [{"check": line.name, "good": line.good, "text": render(line.words)} for line in report.lines]
    return {"good": report.good, "checks": checks}, 0 if report.good else 1


def _demo(args: Args, tell: Callable[[str], None]) -> tuple[Answer, int]:
    from papi_desktop.operations import practice

    made = practice.demo(args.folder, tell=lambda message: tell(render(message)))
    return {"data": str(made.data), "papers": [str(path) for path in made.papers]}, 0


# --- arguments ---


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


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(_("Write the date as 2026-11-30.")) from wrong


def _file(text: str) -> Path:
    path = Path(text)
    if not path.is_file():
        raise argparse.ArgumentTypeError(_("There is no file {path}.").format(path=text))
    return path


def _common() -> argparse.ArgumentParser:
    """Return the options that may stand before or behind a command's name; without a default, so that neither hides the other."""
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--data", type=Path, help=_("folder of the office's data"))
    common.add_argument("--user", help=_("name to log in with"))
    common.add_argument("--language", choices=LANGUAGES)
    common.add_argument("--json", action="store_true", help=_("print one JSON object"))
    return common


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="papi", parents=[_common()], description=_("PAPI Desktop without the window"))
    parser.add_argument("--version", action="version", version=f"papi {__version__}")
    # Each parser has options of its own: set_defaults would put the default into options shared with the commands.
    parser.set_defaults(
        data=default_data_folder(), user=None, language=os.environ.get("PAPI_LANGUAGE", "vi"), json=False
    )
    commands = parser.add_subparsers(required=True, metavar=_("COMMAND"))

    def command(name: str, run: Callable[..., tuple[Answer, int]], help_text: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, parents=[_common()], help=help_text, description=help_text)
        made.set_defaults(run=run)
        return made

    init = command("init", _init, _("set up the office and its villages"))
    init.add_argument("--unit", required=True, help=_("the commune with its kind, such as “xã Na Sang”"))
    init.add_argument("--province", required=True)
    init.add_argument("--villages", type=_file)
    init.add_argument("--website", default="", help=_("address of the commune's website, when it has one"))
    init.add_argument("--radio", action="store_true", help=_("the commune has a loudspeaker network"))
    init.add_argument("--group", action="store_true", help=_("the commune has a group on a social network"))

    load = command("import", _import, _("read a workbook as it is, and store it as one batch"))
    load.add_argument("book", choices=("households", "villages"))
    load.add_argument("file", type=_file)
    load.add_argument("--year", type=int, help=_("year of the review round"))
    load.add_argument(
        "--encoding", choices=("tcvn3", "vni", "unicode"), help=_("confirm the letters of a file without fonts")
    )
    load.add_argument("--dry-run", action="store_true", help=_("list every problem, store nothing"))
    load.add_argument("--errors-to", type=Path, help=_("write the same workbook with the bad cells coloured"))
    load.add_argument("--accept-errors", action="store_true", help=_("store the good rows and list the rest"))

    undo = command("undo", _undo, _("undo a whole batch"))
    undo.add_argument("batch")

    publish = command("publish", _publish, _("publish the list of a year: notice, public list, minutes"))
    publish.add_argument("book", choices=("households",))
    publish.add_argument("--year", type=int, required=True)
    publish.add_argument("--from", dest="start", type=_date, required=True, help=_("first day it hangs"))
    publish.add_argument(
        "--to", dest="end", type=_date, help=_("last day as stated on the paper, when not the legal one")
    )
    publish.add_argument("--number", help=_("document number; the next free one when left out"))
    publish.add_argument("--date", type=_date, help=_("date of the document; today when left out"))
    publish.add_argument("--stage", choices=("draft", "decided"), default="decided")
    publish.add_argument("--out", type=Path, required=True)

    post = command("post", _post, _("record that a disclosure hung at a place"))
    post.add_argument("disclosure")
    post.add_argument("--place", required=True)
    post.add_argument("--from", dest="start", type=_date, required=True)
    post.add_argument("--to", dest="end", type=_date, help=_("day it was taken down"))
    post.add_argument("--photo", type=_file, action="append", default=[])
    post.add_argument("--end-photo", type=_file, action="append", default=[])
    post.add_argument("--witness", action="append", default=[])
    post.add_argument("--by", help=_("who hung it"))
    post.add_argument("--minutes-signed", action="store_true")

    verdict = command("verdict", _verdict, _("say for every place whether it hung long enough, with proof"))
    verdict.add_argument("disclosure", nargs="?")
    verdict.add_argument("--on", type=_date)

    listing = command("list-disclosures", _list_disclosures, _("print the quarter's list of everything disclosed"))
    listing.add_argument("period", help=_("such as 2026-Q4"))
    listing.add_argument("--out", type=Path, required=True)

    search = command("search", _search, _("find anything, with or without accents"))
    search.add_argument("text")
    search.add_argument("--limit", type=int, default=20)

    verify = command("verify", _verify, _("say whether a verification code belongs to a paper of this office"))
    verify.add_argument("code")

    command("check", _check, _("check the data: file, history, files kept, numbers"))
    backup = command("backup", _backup, _("make a backup and verify it"))
    backup.add_argument("--to", type=Path)
    restore = command("restore", _restore, _("restore from a backup, also when the present data cannot be opened"))
    restore.add_argument("file", type=Path)

    clock = command("clock", _clock, _("count a time limit day by day"))
    clock.add_argument("rule")
    clock.add_argument("--start", type=_date, required=True)

    words = command("words", _words, _("write an amount in words"))
    words.add_argument("amount", type=int)
    command("self-test", _self_test, _("try everything the program needs on this machine"))
    demo = command("demo", _demo, _("do the main job on the invented practice commune"))
    demo.add_argument("folder", type=Path)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
