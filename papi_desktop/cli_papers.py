"""`papi paper` and `papi plan-year`: a paper of a record, made or given again as it was issued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papi_desktop.cli_session import Answer, Args, Tell, office_of
from papi_desktop.translations import _, render

if TYPE_CHECKING:
    from papi_desktop.operations.record_papers import MadePaper


def papers_told() -> str:
    """Return what the help of `papi paper` ends with: every paper by its stable word."""
    from papi_desktop.operations.record_papers import kinds_told

    return "\n".join((_("papers by their stable word:"), *kinds_told()))


def paper(args: Args, tell: Tell) -> tuple[Answer, int]:
    """Run `papi paper`."""
    from papi_desktop.operations import record_papers

    with office_of(args) as office:
        register, record, kind = record_papers.find(office, args.kind, args.record)
        made = record_papers.make(office, register, record["id"], kind, args.out, number=args.number, day=args.date)
        return {"kind": made.kind, **_made_told(made, tell)}, 0


def _made_told(made: MadePaper, tell: Tell) -> Answer:
    """Tell of a paper that was made, or given again as it was, and return what the answer says of it."""
    if made.reprint:
        tell(_("Issued before: these are its files again, and no number was used."))
    if made.changed:
        tell(_("The record changed after this paper was issued; “--new” makes a new one with a new number."))
    cautions = [render(caution) for caution in made.cautions]
    for line in [*cautions, *map(str, made.files)]:
        tell(line)
    return {
        "number": made.symbol,
        "verification_code": made.code,
        "files": [str(path) for path in made.files],
        "reprint": made.reprint,
        "changed": made.changed,
        "cautions": cautions,
    }


def plan_year(args: Args, tell: Tell) -> tuple[Answer, int]:
    """Run `papi plan-year`."""
    from papi_desktop.operations import year_plan

    with office_of(args) as office:
        done = year_plan.make(office, args.year, args.out, number=args.number)
        tell(_("The plan of {year} has {count} lines.").format(year=done.year, count=done.lines))
        answer = {"year": done.year, "plan": done.plan_id, "made": done.made, "lines": done.lines}
        return {**answer, **_made_told(done.paper, tell)}, 0
