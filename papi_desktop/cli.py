"""The command `papi`: the same operations without a window, for scripts, scheduled backups and the level above.

Exit status: 0 done, 1 refused with a message, 2 usage. With `--json` stdout holds one JSON object and nothing else; messages for
people go to stderr. The password comes from PAPI_PASSWORD or is asked for. What may be typed is in `papi_desktop.cli_arguments`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from io import TextIOWrapper
from textwrap import shorten

from papi_desktop import cli_accounts, cli_imports, cli_keeping, cli_numbers, cli_papers
from papi_desktop.cli_arguments import default_language, parser
from papi_desktop.cli_session import Answer, Args, Tell
from papi_desktop.cli_session import office_of as _office
from papi_desktop.cli_words import translated_argparse
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.translations import _, render, render_error, use_language


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    _write_utf8()
    use_language(default_language())
    with translated_argparse():
        args = parser(cli_papers.papers_told, _reports_told).parse_args(argv)
    use_language(args.language)
    tell: Tell = _to_stderr if args.json else print
    try:
        answer, status = _COMMANDS[args.command](args, tell)
        if args.json:
            print(json.dumps(answer, ensure_ascii=False, default=str), flush=True)
    except BrokenPipeError:
        return 1  # whoever read our lines has read enough
    except UserError as error:
        if args.json:
            print(json.dumps({"error": {"code": error.code, "message": render_error(error)}}, ensure_ascii=False))
        _to_stderr(render_error(error))
        return 1
    return status


def _write_utf8() -> None:
    """Let what is piped to another program be UTF-8 everywhere: the code pages of Windows have no ế."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def _to_stderr(line: str) -> None:
    print(line, file=sys.stderr)


# --- the commands: (arguments, how to say a line) -> (what --json prints, exit status) ---


def _template(args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.domain.registers import BY_KEY
    from papi_desktop.operations import lists

    with _office(args) as office:
        lists.write_template(office, BY_KEY[args.book], args.out)
        tell(_("The empty workbook is written: {path}").format(path=args.out))
        return {"book": args.book, "path": str(args.out)}, 0


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
            again=args.again or "",
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
        lacking = posting.proof_missing(office, record["id"])
        warnings += (lacking,) if lacking else ()
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


def _reports_told() -> str:
    from papi_desktop.operations.report_kinds import kinds_told

    return "\n".join((_("reports by their stable word:"), *kinds_told()))


def _self_assessment(args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import self_assessment

    with _office(args) as office:
        answer = self_assessment.as_answer(office, self_assessment.assess_year(office, args.year))
        tell(answer["note"])
        for dimension in answer["dimensions"]:
            tell("{id}. {title}: {found}/{due}".format(**dimension))
        files = self_assessment.write(office, args.year, args.out) if args.out else ()
        for path in files:
            tell(str(path))
        return {**answer, "files": [str(path) for path in files]}, 0


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
            tell(f"{hit.id}  {_(hit.register.title)}: {shorten(hit.title, 100, placeholder='…')}")
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
    tell(
        _("To try the commands on it: the folder {folder}, the password {password}.").format(
            folder=made.data, password=practice.PASSWORD
        )
    )
    return {"data": str(made.data), "papers": [str(path) for path in made.papers]}, 0


def _handed(name: str) -> Callable[[Args, Tell], tuple[Answer, int]]:
    """Return a command that deals with other offices, whose module is imported when it is first given."""

    def run(args: Args, tell: Tell) -> tuple[Answer, int]:
        from papi_desktop import cli_guidance, cli_handover, cli_keys, cli_receiving

        modules = (cli_handover, cli_keys, cli_receiving, cli_guidance)
        done: dict[str, Callable[..., tuple[Answer, int]]] = {}
        for module in modules:
            done |= module.COMMANDS
        with _office(args) as office:
            return done[name](office, args, tell)

    return run


_HANDED = (
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
    "guidance",
)
_COMMANDS: Mapping[str, Callable[[Args, Tell], tuple[Answer, int]]] = {
    "init": cli_keeping.init,
    "import": cli_imports.load,
    "template": _template,
    "undo": _undo,
    "publish": _publish,
    "post": _post,
    "verdict": _verdict,
    "list-disclosures": _list_disclosures,
    "paper": cli_papers.paper,
    "plan-year": cli_papers.plan_year,
    "number": cli_numbers.number,
    "user": cli_accounts.user,
    "self-assessment": _self_assessment,
    "due": _due,
    "search": _search,
    "verify": _verify,
    "check": cli_keeping.check,
    "backup": cli_keeping.backup,
    "restore": cli_keeping.restore,
    "renew-recovery-key": cli_keeping.renew_recovery_key,
    **{name: _handed(name) for name in _HANDED},
    "clock": _clock,
    "words": _words,
    "self-test": _self_test,
    "demo": _demo,
}


if __name__ == "__main__":
    raise SystemExit(main())
