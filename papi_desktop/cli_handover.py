"""The commands of `papi` that deal with other offices and other computers: reports, keys, hand-over, receiving, merging."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from papi_desktop.cli_session import Answer, Args, Tell
from papi_desktop.domain.registers import UNIT_KEYS
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, render, render_error


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


def _keys(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    return _KEY_ACTIONS[args.action](office, args, tell)


def _export_key(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import unit_keys

    if args.private:
        count = unit_keys.export_private(office, args.out)
        tell(_("Secret key written: {path}").format(path=args.out))
        tell(
            _(
                "Whoever has this file reads everything ever handed over to this office. Keep it locked away, never send it, "
                "and delete it when it has been used. That it was written stands in the history."
            )
        )
        return {"file": str(args.out), "private": True, "identities": count}, 0
    key = unit_keys.export(office, args.out)
    tell(_("Key file written: {path}").format(path=args.out))
    tell(_("Fingerprint, to be compared on paper: {fingerprint}").format(fingerprint=key.fingerprint))
    sheet = _key_sheet(office, args, tell)
    return {
        "file": str(args.out),
        "unit": key.unit.name,
        "fingerprint": key.fingerprint,
        "to": key.expires_on,
        "sheet": [str(path) for path in sheet],
    }, 0


def _key_sheet(office: Office, args: Args, tell: Tell) -> tuple[Path, ...]:
    from papi_desktop.operations import key_paper

    files = key_paper.write(office, args.paper) if args.paper else ()
    for path in files:
        tell(str(path))
    return files


def _trust_key(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import unit_keys

    key = unit_keys.read_key(args.file)
    ends = () if args.beside else None
    done = unit_keys.trust(office, key, fingerprint=args.fingerprint, ends=ends)
    said = _("The key of {unit} is trusted; its fingerprint is {fingerprint}.")
    tell(said.format(unit=done.key.unit.name, fingerprint=done.key.fingerprint))
    for warning in done.warnings:
        tell("! " + render(warning))
    for ended in done.replaced:
        tell(_("It takes the place of the key {fingerprint}, which is believed no more.").format(fingerprint=ended))
    answer = {
        "unit": done.key.unit.name,
        "province": done.key.unit.province,
        "fingerprint": done.key.fingerprint,
        "known": done.known,
        "compared": done.compared,
        "warnings": [render(warning) for warning in done.warnings],
        "replaced": list(done.replaced),
    }
    return answer, 0


def _list_keys(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import unit_keys

    own = unit_keys.own_key(office).public
    tell(f"{own.unit.name}: {own.fingerprint} ({own.expires_on})")
    keys = []
    for row in unit_keys.keys_known(office):
        state = UNIT_KEYS["state"].choice(row["state"])
        compared = _("fingerprint compared") if row["compared_on"] else _("fingerprint not compared")
        tell(
            f"{row['unit_name']}: {row['fingerprint']} ({row['valid_to']}, {_(state.label) if state else ''}, {compared})"
        )
        keys.append(
            {
                "unit": row["unit_name"],
                "role": row["role"],
                "fingerprint": row["fingerprint"],
                "from": row["valid_from"],
                "to": row["valid_to"],
                "state": row["state"],
                "compared": bool(row["compared_on"]),
            }
        )
    return {"own": {"unit": own.unit.name, "fingerprint": own.fingerprint, "to": own.expires_on}, "keys": keys}, 0


def _renew_key(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import unit_keys

    key = unit_keys.renew(office).public
    tell(_("Fingerprint, to be compared on paper: {fingerprint}").format(fingerprint=key.fingerprint))
    return {"unit": key.unit.name, "fingerprint": key.fingerprint, "replaces": key.replaces}, 0


def _withdraw_key(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import unit_keys

    row = unit_keys.withdraw(office, args.fingerprint, args.reason)
    tell(_("Nothing signed with this key of {unit} is believed any more.").format(unit=row["unit_name"]))
    return {"unit": row["unit_name"], "fingerprint": row["fingerprint"]}, 0


_KEY_ACTIONS = {
    "export": _export_key,
    "trust": _trust_key,
    "list": _list_keys,
    "renew": _renew_key,
    "withdraw": _withdraw_key,
}


def _handover(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import handover, second_computer, unit_keys, work
    from papi_desktop.operations.report_kinds import kind_typed

    receiver = unit_keys.read_key(args.receiver) if args.receiver else handover.receiver_by_default(office)
    if args.kind == work.KIND:
        done = work.hand_over_work(office, args.to, receiver)
    else:
        kind = kind_typed(office, args.kind)
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


def _receive(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import receive

    files = []
    for file in receive.receive(office, args.paths, period=args.period):
        reason = render_error(file.error) if file.error else render(file.reason) if file.reason else ""
        tell(f"{file.path}: {_STATUS[file.status]()} {file.unit} {file.period} {reason}".rstrip())
        files.append(
            {
                "path": str(file.path),
                "status": file.status,
                "reason": reason,
                "code": file.error.code if file.error else "",
                "unit": file.unit,
                "kind": file.kind,
                "period": file.period,
                "version": file.version,
                "counts": file.counts,
                "short_code": file.short_code,
            }
        )
    return {"files": files}, 1 if any(file["status"] == "refused" for file in files) else 0


_STATUS: Mapping[str, Callable[[], str]] = {
    "accepted": lambda: _("accepted"),
    "already": lambda: _("received before"),
    "refused": lambda: _("refused"),
    "conflict": lambda: _("waits for a decision"),
}


def _board(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import board_paper
    from papi_desktop.operations.board import STATE_LABELS, board
    from papi_desktop.operations.report_kinds import kind_typed

    kind = kind_typed(office, args.kind)
    if args.across:
        return _overview(office, args, kind, tell)
    found = board(office, kind, args.period)
    tell(f"{found.title} {found.official}")
    tell(render(found.summary))
    for line in found.lines:
        tell(f"{line.unit}: {_(STATE_LABELS[line.state])} {line.short_code}".rstrip())
    files = board_paper.write(office, kind, args.period, args.out) if args.out else ()
    for path in files:
        tell(str(path))
    answer = {
        "files": [str(path) for path in files],
        "kind": found.kind,
        "title": found.title,
        "period": found.period,
        "due": found.due,
        "units": [
            {
                "unit": line.unit,
                "code": line.code,
                "state": line.state,
                "version": line.version,
                "received_on": line.received_on,
                "short_code": line.short_code,
                "received": line.received_id,
                "note": line.note,
            }
            for line in found.lines
        ],
        "totals": {state: found.count(state) for state in _BOARD_STATES},
        "complete": round(found.complete, 4),
        "on_time": None if found.punctual is None else round(found.punctual, 4),
    }
    return answer, 0


def _overview(office: Office, args: Args, kind: str, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import board_overview
    from papi_desktop.operations.board import STATE_LABELS

    if args.across == "reports":
        found = board_overview.of_period(office, args.period)
    else:
        found = board_overview.of_year(office, kind, board_overview.year_typed(office, kind, args.period))
    tell(render(found.summary))
    for column in found.columns:
        tell(f"{column.heading}: {column.sent} {column.punctual}".rstrip())
    units = []
    for key, name in found.units:
        states = [line.state if line else "" for line in found.cells(key)]
        told = (
            f"{c.heading}: {_(STATE_LABELS[state])}" for c, state in zip(found.columns, states, strict=True) if state
        )
        tell(f"{name}: {'; '.join(told)}")
        units.append({"unit": name, "states": states})
    columns = [
        {
            "kind": column.board.kind,
            "period": column.board.period,
            "due": column.board.due,
            "complete": round(column.board.complete, 4),
            "on_time": None if column.board.punctual is None else round(column.board.punctual, 4),
        }
        for column in found.columns
    ]
    return {"title": found.title, "columns": columns, "units": units}, 0


_BOARD_STATES = ("missing", "overdue", "sent", "late", "corrected", "returned", "conflict")


def _rollup(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import rollup_papers
    from papi_desktop.operations.report_kinds import kind_typed

    kind = kind_typed(office, args.kind)
    whole, files = rollup_papers.write(office, kind, args.period, args.out)
    for path in files:
        tell(str(path))
    answer = {
        "kind": kind,
        "period": whole.board.period,
        "units": len(whole.units),
        "awaited": len(whole.board.lines),
        "figures": [
            {
                "key": key,
                "label": label,
                "total": whole.totals[key],
                "units": whole.told[key],
                "by_unit": {unit.unit: unit.values.get(key) for unit in whole.units},
            }
            for key, (label, _unit) in whole.labels.items()
        ],
        "left_out": [{"unit": line.unit, "state": line.state} for line in whole.left_out],
        "files": [str(path) for path in files],
    }
    return answer, 0


def _return(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import board

    board.give_back(office, args.received, args.reason)
    tell(_("Returned; the answer goes with “papi acknowledge”."))
    return {"received": args.received, "state": "returned"}, 0


def _keep(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import board

    board.keep(office, args.received)
    tell(_("This report is used; the others of its version are set aside."))
    return {"received": args.received, "state": "current"}, 0


def _acknowledge(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations.acknowledge import acknowledge

    args.to.mkdir(parents=True, exist_ok=True)
    done = acknowledge(office, args.to, period=args.period, everything=args.everything)
    for one in done:
        tell(f"{one.unit}: {one.file} ({one.short_code})")
    files = [
        {
            "unit": one.unit,
            "file": str(one.file),
            "short_code": one.short_code,
            "received": one.received,
            "returned": one.returned,
        }
        for one in done
    ]
    return {"files": files}, 0


def _parquet(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import parquet

    done = parquet.export(office, args.out)
    said = _("{reports} reports, {figures} figures and {records} records written.")
    tell(said.format(reports=done.reports, figures=done.figures, records=done.records))
    return {
        "folder": str(done.folder),
        "reports": done.reports,
        "figures": done.figures,
        "records": done.records,
    }, 0


def _merge(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import merge

    done = merge.merge_file(office, args.file)
    said = _("{changes} changes taken in, {records} records look different now; {conflicts} differences to decide.")
    tell(said.format(changes=done.changes, records=done.records, conflicts=done.open_conflicts))
    return {
        "changes": done.changes,
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
    "keys": _keys,
    "handover": _handover,
    "receive": _receive,
    "board": _board,
    "rollup": _rollup,
    "return": _return,
    "keep": _keep,
    "acknowledge": _acknowledge,
    "parquet": _parquet,
    "merge": _merge,
    "conflicts": _conflicts,
    "decide": _decide,
    "workplace": _workplace,
}
