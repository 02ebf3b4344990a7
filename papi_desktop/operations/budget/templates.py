"""Begin a table from a template: which serve a budget, the likely ones first, and adding one as a blank table."""

from __future__ import annotations

from papi_desktop.domain.budget.table import Table
from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Record
from papi_desktop.exchange.budget_resources import Template as Template
from papi_desktop.exchange.budget_resources import begun, templates
from papi_desktop.operations.budget import tables
from papi_desktop.operations.budget.stages import stages
from papi_desktop.operations.office import Office


def offered(record: Record) -> list[Template]:
    """Return the templates for a budget: those of its rules and stage, then those of the stage under the other rules, then the rest."""

    def rank(template: Template) -> tuple[bool, bool]:
        return record["stage"] not in template.stages, template.regime != record.get("regime")

    return sorted(templates(), key=rank)


def add(office: Office, record: Record, template: Template) -> str:
    """Add a blank table made from a template to a budget and return its id."""
    there = tables.tables_of(office, record["id"])
    names = {kept.table.name for kept in there}
    name, number = template.table.name, 1
    while name in names:
        number += 1
        name = f"{template.table.name} ({number})"
    table = begun(template, int(record["year"]), stages()[record["stage"]].period, name)
    with office.store.transaction(say("Begin table “{table}” from a template", table=name)) as tx:
        return tables.add(tx, record["id"], [table], after=len(there))[0]


def unconfirmed(table: Table) -> Template | None:
    """Return the template a table was begun from, when some of it still has to be checked; None for any other table."""
    headings = [column.heading for column in table.columns]
    return next(
        (
            t
            for t in templates()
            if not t.confirmed and t.table.form == table.form and [c.heading for c in t.table.columns] == headings
        ),
        None,
    )


def serves(record: Record, template: Template) -> bool:
    """Tell whether a template is meant for this stage under these rules."""
    return record["stage"] in template.stages and template.regime == (record.get("regime") or template.regime)
