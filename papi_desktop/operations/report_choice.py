"""The figures and tables an official chooses for a report that is asked for out of turn; the choice is kept with its draft."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.reporting import ReportTables
from papi_desktop.operations import report_drafts
from papi_desktop.operations.office import Office
from papi_desktop.operations.report_drafts import Chosen
from papi_desktop.operations.report_kinds import kind_of, period_for, report_tables


def choose(
    office: Office, key: str, period: str, tables: Collection[str], figures: Collection[str] | None = None
) -> Chosen:
    """Keep what a report of a period is to tell.

    Args:
        tables: keys of tables, "T1"; written large or small.
        figures: keys of figures; None for those that go with the tables.

    Raises:
        UserError: the figures of this report are not chosen, or there is no such table or figure.
    """
    kind = kind_of(office, key)
    when = period_for(kind, period)
    if not kind.choosable:
        raise UserError(
            "BC-04",
            say("What “{report}” tells is set by the level above; nothing is chosen in it.", report=kind.title),
            say("Nothing was made."),
            say("Choose the report on request for figures and tables of your own."),
        )
    told = report_tables(office)
    wanted = {table.upper() for table in tables}
    _require_known(wanted, told.tables)
    named = going_with(told, wanted) if figures is None else set(figures)
    _require_known(named, told.figures)
    chosen = Chosen(
        tuple(name for name in told.figures if name in named),
        tuple(name for name in told.tables if name in wanted),
    )
    draft = report_drafts.draft_of(office, kind.key, str(when))
    report_drafts.keep(office, kind, when, replace(draft, chosen=chosen))
    return chosen


def choose_usual(office: Office, key: str, period: str) -> None:
    """Let a report tell what it usually tells."""
    kind = kind_of(office, key)
    when = period_for(kind, period)
    draft = report_drafts.draft_of(office, kind.key, str(when))
    if draft.chosen is not None:
        report_drafts.keep(office, kind, when, replace(draft, chosen=None))


def chosen_now(office: Office, key: str, period: str) -> Chosen:
    """Return what a report tells as it stands: what was chosen, else the usual."""
    kind = kind_of(office, key)
    draft = report_drafts.draft_of(office, kind.key, str(period_for(kind, period)))
    return draft.chosen or Chosen(kind.figures, kind.tables)


def going_with(told: ReportTables, tables: Iterable[str]) -> set[str]:
    """Return the figures that are told beside tables where nobody names others."""
    return {figure for table in tables for figure in told.tables[table].goes_with}


def _require_known(keys: Collection[str], known: Collection[str]) -> None:
    unknown = sorted(set(keys) - set(known))
    if unknown:
        raise UserError(
            "BC-05",
            say("There is no table or figure called “{name}”.", name=", ".join(unknown)),
            say("Nothing was made."),
            say("There are: {names}.", names=", ".join(known)),
        )
