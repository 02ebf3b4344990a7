"""What the papers of a budget are told: its public tables, words, totals, charts and the same period of the year before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from papi_desktop.documents.charts import Bar, BarChart
from papi_desktop.documents.kinds import facts
from papi_desktop.documents.kinds.budget import BudgetFacts, Section
from papi_desktop.documents.kinds.budget_tables import TwoSided
from papi_desktop.documents.official import official_format
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.budget import comparison, outline
from papi_desktop.domain.budget.comparison import Compared, Group
from papi_desktop.domain.budget.halves import halves_of
from papi_desktop.domain.budget.public_copy import public_table
from papi_desktop.domain.budget.table import Role, Side, Table
from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.law.clock import posting
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import BUDGETS, DISCLOSURES
from papi_desktop.domain.vietnamese.numbers import amount_in_words, format_number
from papi_desktop.domain.vietnamese.text import lines_of_text
from papi_desktop.exchange.budget_resources import budget_words, read
from papi_desktop.operations import papers
from papi_desktop.operations.book import PaperNumber
from papi_desktop.operations.budget.checks import NARRATIVES, budgets_of
from papi_desktop.operations.budget.stages import in_one_wording, stages
from papi_desktop.operations.budget.tables import tables_of
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_parts import cited
from papi_desktop.store.query import Query

_DEEPEST = 2
"""Rows shown against the year before; the whole table is in its appendix."""
_BESIDE_THE_TABLE = 1050
"""Pixels of a chart in the panel beside the grid: few enough for its letters to be read there."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def facts_of(
    office: Office, record: Record, number: PaperNumber, kind: str, wording: Wording, *, public: bool = True
) -> BudgetFacts:
    """Return what a paper of a budget is told.

    Args:
        kind: key of its recipients in the wording.
        public: whether everyone may read it; the office's own copy has every row.
    """
    kept = [_worded(each.table.without_blank_rows()) for each in tables_of(office, record["id"])]
    tables = tuple(public_table(table) if public else table for table in kept)
    issuer = papers.issuing_office(office)
    return BudgetFacts(
        office=issuer,
        document=facts.Document(number.symbol.partition("/")[2], number.text or None, number.day),
        content=content_of(record, wording, issuer.commune),
        tables=tables,
        unit_names=tuple(unit_name(table) for table in tables),
        signer=papers.signer(office),
        recipients=tuple(wording.data["recipients"].get(kind, ())),
        bases=_bases(office, record, wording),
        totals=tuple(_total_lines(tables, wording)),
        narrative=tuple(
            (key, lines_of_text(in_one_wording(record[key]))) for key in NARRATIVES if (record.get(key) or "").strip()
        ),
        forms=_forms(office, record),
        places=_places(office, record),
        period=_days_of_posting(office, record, number.day),
        receiver=papers.receiver(office),
        in_words=tuple(map(_in_words, tables)),
        two_sided=tuple(map(_two_sided, tables)),
        reference=_reference(number, kind, wording, issuer.unit),
    )


def content_of(record: Record, wording: Wording, commune: str) -> str:
    """Return what is disclosed, as a phrase inside a sentence."""
    title = in_one_wording(str(record["title"]))
    if not title[:2].isupper():
        title = title[:1].lower() + title[1:]
    return title if commune.casefold() in title.casefold() else wording.fill("content", title=title, commune=commune)


def _worded(table: Table) -> Table:
    """Return a table whose headings name the period as the paper around it does; rows and figures stay as stated."""
    columns = (
        replace(column, title=in_one_wording(column.title), group=in_one_wording(column.group))
        for column in table.columns
    )
    return replace(table, title=tuple(map(in_one_wording, table.title)), columns=tuple(columns))


def unit_name(table: Table) -> str:
    """Return the unit line of a table as stated, else the name of its unit."""
    return table.unit_text or budget_words().unit_names[table.unit]


def sections_of(office: Office, record: Record, tables: Sequence[Table], wording: Wording) -> tuple[Section, ...]:
    """Return the parts of the report: each table of revenue, spending or balance with chart and comparison."""
    year = int(record["year"])
    earlier = [
        t for budget in budgets_of(office, year - 1, (record["stage"],)) for t in map(public_table, budget.tables)
    ]
    made = []
    for table in tables:
        if table.side not in comparison.SIDES:
            continue
        heading = wording.fill(f"report_side_{table.side}")
        groups = comparison.groups_of(table)
        made.append(
            Section(
                heading,
                wording.fill("chart_caption", side=heading, unit=unit_name(table)),
                chart_of(table, groups, wording) if groups else None,
                tuple(_group_cells(table, group) for group in groups),
                tuple(
                    (line.level, _compared_cells(table, line)) for line in comparison.compared(earlier, table, _DEEPEST)
                ),
                (year - 1, year),
            )
        )
    return tuple(made)


def chart_of(table: Table, groups: Sequence[Group], wording: Wording) -> BarChart:
    """Return the chart of a table's groups: estimated beside carried out, or the one of them that is stated."""
    pairs = [("estimate", [g.estimate for g in groups]), ("actual", [g.actual for g in groups])]
    shown = [(wording.fill(key), values) for key, values in pairs if any(value is not None for value in values)]
    bars = tuple(
        Bar(
            group.label,
            tuple(values[place] for _name, values in shown),
            tuple(_figure(table, values[place]) for _name, values in shown),
        )
        for place, group in enumerate(groups)
    )
    return BarChart(tuple(name for name, _values in shown), bars)


def _figure(table: Table, value: Decimal | None) -> str:
    main = table.main_column()
    if value is None:
        return ""
    return format_number(value, table.columns[main].decimals if main is not None else None, minus="–")


def _percent(value: Decimal | None) -> str:
    return "" if value is None else format_number(value, 1, minus="–")


def _group_cells(table: Table, group: Group) -> tuple[str, str, str, str]:
    share = 100 * group.actual / group.estimate if group.actual is not None and group.estimate else None
    return group.label, _figure(table, group.estimate), _figure(table, group.actual), _percent(share)


def _compared_cells(table: Table, line: Compared) -> tuple[str, str, str, str, str, str]:
    figures = (_figure(table, value) for value in (line.before, line.now, line.difference))
    before, now, difference = figures
    return line.ordinal, line.label, before, now, difference, _percent(line.percent)


def _total_lines(tables: Sequence[Table], wording: Wording) -> list[str]:
    """Return the totals the notice itself says: the estimate and what was carried out."""
    lines = []
    for table in tables:
        wanted = [c for role in (Role.ESTIMATE, Role.ACTUAL) if (c := table.column_of(role)) is not None]
        for row in (row for row in table.rows if row.level == 0):
            label = wording.fill(
                f"total_{table.side}", **({} if table.side in _NAMED_SIDES else {"row": outline.bare(row.label)})
            )
            figures = [
                wording.fill(
                    "total_figure", column=_lowered(table.columns[c].title), value=table.columns[c].text(row.cells[c])
                )
                for c in wanted
                if row.cells[c] is not None
            ]
            if figures:
                lines.append(wording.fill("total_line", label=label, figures="; ".join(figures), unit=unit_name(table)))
    return lines


_NAMED_SIDES = (Side.REVENUE, Side.SPENDING)


def _lowered(title: str) -> str:
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def _bases(office: Office, record: Record, wording: Wording) -> tuple[facts.Basis, ...]:
    """Return what the paper may cite: confirmed rows of the law, then the resolution or report it rests on."""
    stage = stages()[record["stage"]]
    day = day_or_none(record.get("trigger_date")) or office.today()
    rows = []
    try:
        duty = office.rules.duty(stage.duty, day)
        rows.append(duty)
        if rule := duty.stage(stage.duty_stage).deadline_rule:
            rows.append(office.rules.rule(rule, day))  # type: ignore[arg-type]
    except UserError:
        pass  # no rule of that day: nothing is cited
    found = cited(office, wording, *rows)
    stated = str(record.get("basis") or "")
    if stated and not stated.startswith(wording.texts["basis_document"].partition("{")[0].strip()):
        stated = wording.fill("basis_document", document=stated)
    return (*found, facts.Basis(stated)) if stated else found


def _in_words(table: Table) -> str:
    """Return the total of a table in words where its form asks for them; "" when it states none, or not whole đồng."""
    total = next((row for row in table.rows if row.level == 0), None)
    column = table.column_of(Role.ACTUAL)
    value = total.figure(column) if total is not None and column is not None else None
    if value is None or _form_number(table) not in read("words")["in_words"]["forms"]:
        return ""
    dong = value * table.unit.dong
    return amount_in_words(int(dong)) if dong == dong.to_integral_value() else ""


def _two_sided(table: Table) -> TwoSided | None:
    """Return the halves of a balance whose form is printed side by side; None for a table printed as it is kept."""
    number = _form_number(table)
    said = next((line for line in read("words")["two_sides"] if number in line["forms"]), None)
    halves = halves_of(table, budget_words()) if said is not None else None
    return TwoSided(halves, said["revenue"], said["spending"]) if said is not None and halves is not None else None


def _form_number(table: Table) -> str:
    """Return the number of the form a table follows: "103" of "Biểu số 103/CK TC-NSNN"; "" for none."""
    found = _NUMBER.search(table.form)
    return found[0] if found else ""


def _forms(office: Office, record: Record) -> tuple[str, ...]:
    """Return the forms of disclosure the duty asks of this commune."""
    stage = stages()[record["stage"]]
    try:
        wanted = office.rules.duty(stage.duty, office.today()).stage(stage.duty_stage)
    except UserError:
        return ()
    return papers.forms_in_words(
        office, office.rules.binding_channels(wanted, papers.facilities(office), office.today())
    )


def _places(office: Office, record: Record) -> tuple[str, ...]:
    stage = stages()[record["stage"]]
    try:
        kinds = office.rules.duty(stage.duty, office.today()).stage(stage.duty_stage).places
    except UserError:
        return ()
    places = [(kind, place["name"]) for kind in kinds for place in office.places() if place["kind"] == kind]
    return papers.places_in_words(office, places)


def _days_of_posting(office: Office, record: Record, day: date | None) -> facts.Period | None:
    """Return from when to when it hangs: as its disclosure has it, else from the day of the paper as long as its duty asks.

    None where the rules of the day name no posting.
    """
    stage = stages()[record["stage"]]
    of_it = {"source_register": BUDGETS.key, "source_id": str(record["id"]), "duty": stage.duty}
    known = next((d for d in office.store.all(DISCLOSURES, Query(filters=of_it)) if d["posted_from"]), None)
    first = day_or_none(known["posted_from"]) if known else day
    try:
        rule_id = office.rules.duty(stage.duty, first or office.today()).stage(stage.duty_stage).posting_rule
        rule = office.rules.rule(rule_id, first or office.today()) if rule_id else None
    except UserError:
        return None
    if rule is None:
        return None
    stated = day_or_none(known["posted_to"]) if known else None
    return facts.Period(first, stated or (posting(rule, first, office.calendar).last_day_up if first else None))


def _reference(number: PaperNumber, kind: str, wording: Wording, unit: str) -> str:
    if not number.text or number.day is None or f"document_{kind}" not in wording.texts:
        return ""
    day = official_format().date_in_words(number.day).removeprefix("ngày ")
    return wording.fill(f"document_{kind}", number=number.symbol, date=day, unit=unit)


def same_period(office: Office, record: Record, table: Table) -> tuple[int, list[tuple[str, str, str, str, str, str]]]:
    """Return the year before and the rows of a table beside the same period then, every row of the office's own copy."""
    year = int(record["year"]) - 1
    earlier = [t for budget in budgets_of(office, year, (record["stage"],)) for t in budget.tables]
    lines = comparison.compared(earlier, table, max((row.level for row in table.rows), default=0))
    return year, [_compared_cells(table, line) for line in lines]


def drawn_groups(office: Office, table: Table) -> tuple[bytes, list[tuple[str, str, str, str]]]:
    """Return the chart of a table's public groups as a PNG with the figures beside it; empty when there is nothing to draw."""
    from papi_desktop.documents.charts import draw_bars

    shown = public_table(table)
    groups = comparison.groups_of(shown)
    if not groups:
        return b"", []
    picture = draw_bars(chart_of(shown, groups, papers.wording(office, "budget")), _BESIDE_THE_TABLE)
    return picture, [_group_cells(shown, group) for group in groups]
