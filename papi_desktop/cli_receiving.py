"""The commands of `papi` for whoever receives: files taken in, the board, the sums, answers, and what goes out for analysis."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from papi_desktop.cli_session import Answer, Args, Tell
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, render


def _receive(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import receive, received_list

    files = []
    for file in receive.receive(office, args.paths, period=args.period):
        reason = received_list.reason_of(file)
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
                "key_compared": file.key_compared,
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
    from papi_desktop.operations.board import board
    from papi_desktop.operations.board_columns import COLUMNS, SHOWN, UNIT
    from papi_desktop.operations.report_kinds import kind_typed

    kind = kind_typed(office, args.kind)
    if args.across:
        return _overview(office, args, kind, tell)
    found = board(office, kind, args.period)
    tell(f"{found.title} {found.official}")
    tell(render(found.summary))
    for line in found.lines:
        tell(f"{line.unit}: " + "; ".join(filter(None, (c.on_screen(line) for c in SHOWN if c.key != UNIT))))
    files = board_paper.write(office, kind, args.period, args.out) if args.out else ()
    for path in files:
        tell(str(path))
    answer = {
        "files": [str(path) for path in files],
        "kind": found.kind,
        "title": found.title,
        "period": found.period,
        "due": found.due,
        "units": [{column.key: column.told(line) for column in COLUMNS} for line in found.lines],
        "totals": {state: found.count(state) for state in _BOARD_STATES},
        "complete": round(found.complete, 4),
        "on_time": None if found.punctual is None else round(found.punctual, 4),
    }
    return answer, 0


def _overview(office: Office, args: Args, kind: str, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import board_overview, overview_papers
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
        cells = found.cells(key)
        states = [line.state if line else "" for line in cells]
        told = (
            f"{c.heading}: {_(STATE_LABELS[state])}" for c, state in zip(found.columns, states, strict=True) if state
        )
        tell(f"{name}: {'; '.join(told)}")
        units.append(
            {"unit": name, "states": states, "keys_compared": [line.key_compared if line else None for line in cells]}
        )
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
    files = overview_papers.write(office, found, args.out) if args.out else ()
    for path in files:
        tell(str(path))
    return {"title": found.title, "columns": columns, "units": units, "files": [str(path) for path in files]}, 0


_BOARD_STATES = ("missing", "overdue", "sent", "late", "corrected", "returned", "conflict")


def _rollup(office: Office, args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import rollup_papers
    from papi_desktop.operations.report_kinds import kind_typed

    kind = kind_typed(office, args.kind)
    if args.units or args.against:
        return _compared(office, args, kind, tell)
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
                "kept": whole.kept[key],
                "not_kept": [unit.unit for unit in whole.units if key in unit.not_kept],
                "before": whole.before[key],
                "units_before": whole.told_before[key],
                "estimate": whole.is_estimate(key),
                "partial": whole.is_partial(key),
                "by_unit": {unit.unit: unit.values.get(key) for unit in whole.units},
            }
            for key, (label, _unit) in whole.labels.items()
        ],
        "left_out": [{"unit": line.unit, "state": line.state} for line in whole.left_out],
        "files": [str(path) for path in files],
    }
    return answer, 0


def _compared(office: Office, args: Args, kind: str, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import comparison_papers, rollup, rollup_compare

    whole = rollup.roll_up(office, kind, args.period)
    if args.units:
        found = rollup_compare.compare_units(whole, *(rollup_compare.unit_typed(whole, name) for name in args.units))
    else:
        unit = rollup_compare.unit_typed(whole, args.unit) if args.unit else rollup_compare.ALL_UNITS
        found = rollup_compare.compare_periods(office, whole, args.against, unit)
    files = comparison_papers.write(office, whole, found, args.out)
    for path in files:
        tell(str(path))
    figures = [
        {
            "key": line.key,
            "label": line.label,
            "left": line.left,
            "right": line.right,
            "difference": line.difference,
            "estimates": list(line.estimates),
            "partial": list(line.partial),
            "other_units": line.other_units,
            "not_kept": [side for side, none in (("left", line.not_kept_left), ("right", line.not_kept_right)) if none],
        }
        for line in found.lines
    ]
    return {
        "kind": kind,
        "period": whole.board.period,
        "left": found.left,
        "right": found.right,
        "figures": figures,
        "files": [str(path) for path in files],
    }, 0


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
            "undecided": one.undecided,
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


COMMANDS: Mapping[str, Callable[[Office, Args, Tell], tuple[Answer, int]]] = {
    "receive": _receive,
    "board": _board,
    "rollup": _rollup,
    "return": _return,
    "keep": _keep,
    "acknowledge": _acknowledge,
    "parquet": _parquet,
}
