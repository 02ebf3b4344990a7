"""`papi import`: read what an office has as it is, say what is wrong with it, and store it as one batch. One function a kind of file."""

from __future__ import annotations

from textwrap import shorten

from papi_desktop.cli_session import Answer, Args, Tell, office_of
from papi_desktop.translations import _, render

_CHILDREN = {"affected": "affected_persons"}
"""Books whose word is shorter than their key."""


def load(args: Args, tell: Tell) -> tuple[Answer, int]:
    """Run `papi import BOOK FILE`."""
    special = {"gifts": _import_gifts, "plan": _import_plan, "budget": _import_budget}
    return special.get(args.book, _import_register)(args, tell)


def _import_register(args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import import_workbook

    with office_of(args) as office:
        book = _CHILDREN.get(args.book, args.book)
        run = import_workbook.dry_run(office, args.file, book, year=args.year, parent=args.parent)
        if args.encoding and run.reading.previews:
            confirmed = {preview.heading: args.encoding for preview in run.reading.previews}
            run = import_workbook.dry_run(
                office, args.file, book, year=args.year, parent=args.parent, encodings=confirmed
            )
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


def _import_gifts(args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations.contributions import guard, import_gifts

    with office_of(args) as office:
        read = import_gifts.read_gifts(office, args.file, args.campaign)
        problems = [
            {"row": p.row, "field": p.field, "message": render(p.message), "severity": p.severity.value}
            for p in read.reading.problems
        ]
        reason = render(import_gifts.stop_words(office, read.stop)) if read.stop else None
        uniform = [render(guard.uniform_words(found)) for found in read.uniform]
        days = read.sums.labour_days
        for line in (*filter(None, [reason]), *uniform, *(f"{p['row']}: {p['message']}" for p in problems)):
            tell(line)
        refused = read.stop is not None or (read.errors and not args.accept_errors)
        stored = None
        if not args.dry_run and not refused:
            stored = import_gifts.store_gifts(
                office, read, accept_errors=args.accept_errors, early_reason=args.reason or ""
            )
            tell(_("{stored} lines stored; batch {batch}.").format(stored=stored.stored, batch=stored.batch))
            tell(_("For “papi import gifts --campaign” and “papi paper”: {id}.").format(id=stored.campaign_id))
        else:
            tell(
                _("{count} lines read, {gifts} of them give something.").format(
                    count=len(read.reading.rows), gifts=read.sums.gifts
                )
            )
            tell(_("Nothing was stored."))
        answer = {
            "gifts": len(read.reading.rows),
            "money": read.sums.money,
            "labour_days": int(days) if days == int(days) else float(days),
            "stop": read.stop.phrase if read.stop else None,
            "stop_reason": reason,
            "looks_like_levy": bool(read.uniform),
            "levy_reasons": uniform,
            "known": len(read.known),
            "new_villages": list(read.new_villages),
            "problems": problems,
            "campaign": stored.campaign_id if stored else read.campaign_id,
            "stored": stored.stored if stored else 0,
            "batch": stored.batch if stored else None,
        }
        return answer, 1 if refused and not args.dry_run else 0


def _import_plan(args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations import import_plan

    with office_of(args) as office:
        plan = import_plan.read_file(office, args.file, year=args.year)
        for task in plan.tasks:
            sign = "✓" if task.ours else "–"
            tell(f"{sign} {task.stated.number}. {shorten(task.stated.task, 80, placeholder='…')} · {task.stated.time}")
        ours = sum(task.ours for task in plan.tasks)
        told = _("{count} tasks, {ours} of them (✓) led or shared by the commune.")
        tell(told.format(count=len(plan.tasks), ours=ours))
        answer: Answer = {
            "title": plan.facts.title,
            "number": plan.facts.number,
            "year": plan.year,
            "tasks": [import_plan.as_answer(task) for task in plan.tasks],
            "stored": 0,
            "batch": None,
        }
        if not args.dry_run:
            stored = import_plan.store(office, plan, source=args.file)
            answer |= {"stored": stored.tasks, "batch": stored.batch, "plan": stored.plan_id}
            tell(_("{count} tasks stored; batch {batch}.").format(count=stored.tasks, batch=stored.batch))
            tell(_("For “papi paper”: {id}.").format(id=stored.plan_id))
        else:
            tell(_("Nothing was stored."))
        return answer, 0


def _import_budget(args: Args, tell: Tell) -> tuple[Answer, int]:
    from papi_desktop.operations.budget import import_budget
    from papi_desktop.operations.budget.answer import answer_of

    with office_of(args) as office:
        run = import_budget.dry_run(office, args.file, year=args.year, stage=args.stage)
        answer = answer_of(run)
        for note in run.notes:
            tell(render(note))
        for warning in answer["warnings"]:
            tell("{check} {sheet}: {message}".format(**warning))
        for name, sheet in answer["sheets"].items():
            tell(_("Sheet “{name}”: {rows} rows.").format(name=name, rows=sheet["rows"]))
        if answer["private_rows"]:
            tell(_("Kept off the public copy: {rows}.").format(rows="; ".join(answer["private_rows"])))
        if not args.dry_run:
            budget_id, batch = import_budget.commit(office, run)
            answer |= {"budget": budget_id, "batch": batch}
            tell(_("{count} tables stored; batch {batch}.").format(count=len(run.tables), batch=batch))
            tell(_("For “papi paper”: {id}.").format(id=budget_id))
        else:
            tell(_("Nothing was stored."))
        return answer, 0
