"""The commands of `papi` for what goes to other offices and between the computers of one: reports, hand-over, merging."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from papi_desktop.cli_session import Answer, Args, Tell
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, render


def _report(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import report_choice, report_papers, reports
    from papi_desktop.operations.report_kinds import kind_typed

    kind = kind_typed(office, args.kind)
    if args.tables or args.figures:
        report_choice.choose(office, kind, args.period, args.tables, args.figures or None)
    done = report_papers.write(office, kind, args.period, args.out)
    for path in done.files:
        tell(str(path))
    for gap in done.gaps:
        tell("! " + render(gap))
    answer = {
        "kind": kind,
        "period": str(done.report.period),
        "due": done.report.due,
        "as_of": done.report.as_of,
        "figures": [
            {**reports.figure_told(key, line), "change": line.change} for key, line in done.report.lines.items()
        ],
        "tables": [reports.table_told(key, table) for key, table in done.report.tables.items()],
        "gaps": [render(gap) for gap in done.gaps],
        "files": [str(path) for path in done.files],
    }
    return answer, 0


def _handover(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import handover, second_computer, unit_keys, work
    from papi_desktop.operations.report_kinds import kind_typed

    receiver = unit_keys.read_key(args.receiver) if args.receiver else handover.receiver_by_default(office)
    same = None
    if args.kind == work.KIND:
        done = work.hand_over_work(office, args.to, receiver)
    else:
        kind = kind_typed(office, args.kind)
        same = handover.handed_unchanged(office, kind, args.period, photos=not args.no_photos, receiver=receiver)
        if same is not None and not args.again:
            raise handover.unchanged(same)
        done = handover.hand_over(
            office, kind, args.period, args.to, receiver, photos=not args.no_photos, note=args.note
        )
    entered = unit_keys.trust(office, receiver)
    several = second_computer.before_handing_up(office) if args.kind != work.KIND else None
    for note in (*done.gaps, *entered.warnings, *([several] if several else [])):
        tell("! " + render(note))
    tell(str(done.file))
    tell(render(done.told))
    answer = {
        "file": str(done.file),
        "digest": done.digest,
        "short_code": done.short_code,
        "counts": dict(done.counts),
        "version": done.version,
        "unchanged": same is not None,
        "handover": done.id,
        "stick": done.stick,
        "receiver": {
            "unit": receiver.unit.name,
            "fingerprint": receiver.fingerprint,
            "compared": entered.compared,
            "warnings": [render(warning) for warning in entered.warnings],
        },
        "gaps": [render(gap) for gap in done.gaps],
    }
    return answer, 0


def _merge(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import merge

    done = merge.merge_file(office, args.file)
    said = _(
        "{changes} changes taken in, {records} records look different now; {waiting} changes and {conflicts} differences to decide."
    )
    tell(said.format(changes=done.changes, records=done.records, waiting=done.waiting, conflicts=done.open_conflicts))
    return {
        "changes": done.changes,
        "waiting": done.waiting,
        "records": done.records,
        "conflicts": done.open_conflicts,
        "short_code": done.short_code,
    }, 0


def _conflicts(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.domain.registers import BY_KEY
    from papi_desktop.operations import conflicts, workplaces

    found = []
    for row in conflicts.open_conflicts(office):
        register, key = BY_KEY[row["book"]], row["key"] or ""
        versions = [
            {
                **option,
                "shown": conflicts.shown(office, register, key, option.get("value")),
                "computer": workplaces.name_of_mark(office, option["origin"]) if option.get("origin") else "",
            }
            for option in row["versions"]["options"]
        ]
        tell(f"{row['title']} [{row['id']}]")
        for number, version in enumerate(versions, 1):
            told = (version["computer"], version.get("by", ""), version.get("at", ""))
            tell(f"  {number}. {version['shown']} ({', '.join(filter(None, told))})")
        found.append(
            {
                "id": row["id"],
                "kind": row["kind"],
                "register": row["book"],
                "record": row["source_id"],
                "title": row["title"],
                "field": key,
                "versions": versions,
            }
        )
    return {"conflicts": found}, 0


def _decide(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import conflicts

    conflicts.decide(office, args.conflict, args.use - 1)
    tell(_("Decided; the other version stays in the history."))
    return {"conflict": args.conflict, "used": args.use, "open": conflicts.count_open(office)}, 0


def _workplace(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import second_computer, workplaces

    if args.action == "add":
        workplaces.add(office, args.name, args.numbers)
        steps = [render(step) for step in second_computer.steps(args.name)]
        for number, step in enumerate(steps, 1):
            tell(f"{number}. {step}")
        return {"name": args.name, "numbers": list(args.numbers), "next": steps}, 0
    row = workplaces.take(office, args.name)
    steps = [render(step) for step in second_computer.steps_after_taking(row["name"])]
    for number, step in enumerate(steps, 1):
        tell(f"{number}. {step}")
    numbers = [row["numbers_from"], row["numbers_to"]]
    return {"name": row["name"], "numbers": numbers, "mark": row["mark"], "next": steps}, 0


COMMANDS: Mapping[str, Callable[[Office, Args, Tell], tuple[Answer, int]]] = {
    "report": _report,
    "handover": _handover,
    "merge": _merge,
    "conflicts": _conflicts,
    "decide": _decide,
    "workplace": _workplace,
}
