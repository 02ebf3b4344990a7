"""Screens designed by hand and where they are plugged into the books.

`SCREENS` maps the key of a register to what its book has beside the generated list and form: tabs of a record, buttons over the list or
on the record, list columns that are reckoned rather than stored, or a whole page. Everything is imported when it is first shown, so that
the window starts without it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Register
from papi_desktop.domain.registers.petitions import DENUNCIATION
from papi_desktop.operations.office import Office
from papi_desktop.ui.later import Later
from papi_desktop.ui.page import RecordTab
from papi_desktop.ui.screens.plug import Action, Context, ListColumn, Screens, Tab, Where
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.widgets.status import Status


def _is_denunciation(record: dict[str, Any]) -> bool:
    return record.get("kind") == DENUNCIATION


def _limits_of(register: Register) -> Tab:
    """Return the tab with the time limits of a record of a book."""

    def make(shell: Shell, parent: QWidget) -> RecordTab:
        from papi_desktop.ui.screens.limits_tab import LimitsTab

        return LimitsTab(shell, register, parent)

    return Tab(N_("Time limits"), make)


def _pressing_in(register: Register) -> ListColumn:
    """Return the column with the time limit of a record that wants attention first."""

    def cell(office: Office, record: dict[str, Any]) -> Status:
        from papi_desktop.ui.screens.reckoned_columns import pressing

        return pressing(office, register, record)

    return ListColumn("pressing", N_("Time limits"), cell, 20)


def _money_of(key: str, heading: str) -> ListColumn:
    """Return the column of one sum of a campaign; blank while nothing came in and nothing was spent."""

    def cell(office: Office, record: dict[str, Any]) -> str:
        from papi_desktop.domain.vietnamese.numbers import format_number
        from papi_desktop.operations.contributions.totals import money

        found = money(office, record["id"])
        return format_number(getattr(found, key)) if found.collected or found.spent else ""

    return ListColumn(key, heading, cell, 11, right=True)


def _import_budget(context: Context) -> None:
    from papi_desktop.ui.screens.budget_import_dialog import BudgetImportDialog

    BudgetImportDialog(context.shell).begin()


_NOTHING = Screens()
_PAPER = Action(N_("Make a paper"), Later("screens.record_actions", "make_paper"), Where.RECORD, "F9", "print")
_DISCLOSE = Action(N_("Disclose"), Later("screens.record_actions", "disclose"), Where.RECORD, "F8", "publish")
_IMPORT = Action(N_("Import Excel"), Later("screens.task_actions", "import_workbook"), shortcut="Ctrl+I", icon="import")
_TEMPLATE = Action(N_("Excel template"), Later("screens.task_actions", "excel_template"), icon="export")

SCREENS: dict[str, Screens] = {
    "disclosures": Screens(
        tabs=(
            Tab(N_("Posting places"), Later("screens.posting_panel", "PostingPanel"), replaces="postings"),
            Tab(N_("Objections"), Later("screens.objections_tab", "ObjectionsTab")),
        ),
        actions=(
            Action(
                N_("List of the quarter"),
                Later("screens.task_actions", "quarter_list"),
                shortcut="Ctrl+L",
                icon="print",
            ),
        ),
        columns=(ListColumn("state", N_("State"), Later("screens.reckoned_columns", "disclosure")),),
    ),
    "dialogues": Screens(
        tabs=(Tab(N_("Time limits"), Later("screens.dialogue_clocks", "DialogueClocks")),),
        actions=(
            Action(
                N_("Plan of the year's dialogues"),
                Later("screens.dialogue_actions", "year_plan"),
                shortcut="Ctrl+L",
                icon="print",
                begins=False,
            ),
            Action(
                N_("Meeting mode"), Later("screens.dialogue_actions", "open_meeting"), Where.RECORD, "F11", "dialogue"
            ),
        ),
        columns=(ListColumn("stands", N_("State"), Later("screens.reckoned_columns", "dialogue"), 27),),
    ),
    "promises": Screens(columns=(ListColumn("stands", N_("State"), Later("screens.reckoned_columns", "promise"), 16),)),
    "dialogue_requests": Screens(
        columns=(ListColumn("stands", N_("State"), Later("screens.reckoned_columns", "dialogue_request"), 27),)
    ),
    "broadcasts": Screens(columns=(ListColumn("stands", N_("State"), Later("screens.reckoned_columns", "broadcast")),)),
    "budgets": Screens(
        tabs=(Tab(N_("Budget tables"), Later("screens.budget_tab", "BudgetTab"), replaces="budget_tables"),),
        actions=(Action(N_("Import Excel"), _import_budget, shortcut="Ctrl+I", icon="import"),),
        columns=(ListColumn("state", N_("State"), Later("screens.reckoned_columns", "budget")),),
    ),
    "households": Screens(
        actions=(
            _IMPORT,
            Action(
                N_("Publish this list"),
                Later("screens.task_actions", "publish_list"),
                shortcut="Ctrl+L",
                icon="publish",
            ),
        ),
    ),
    "petitions": Screens(
        tabs=(Tab(N_("Handling"), Later("screens.petition_steps_tab", "PetitionStepsTab"), replaces="petition_steps"),),
        actions=(
            Action(
                N_("Registers of a period"),
                Later("screens.period_dialog", "period_papers"),
                shortcut="Ctrl+L",
                icon="print",
            ),
            Action(
                N_("Sealed sender"),
                Later("screens.sealed_sender", "show_sender"),
                Where.RECORD,
                "F6",
                "sealed",
                _is_denunciation,
            ),
        ),
        columns=(
            ListColumn("state_words", N_("State"), Later("screens.reckoned_columns", "petition")),
            ListColumn("sender", N_("Sender"), Later("screens.reckoned_columns", "sender"), 18),
        ),
    ),
    "reception_days": Screens(
        actions=(
            Action(
                N_("Plan the days"),
                Later("screens.reception_plan_dialog", "plan_days"),
                shortcut="Ctrl+L",
                icon="calendar",
            ),
        ),
    ),
    "outgoing": Screens(
        actions=(
            Action(
                N_("Book of the year"), Later("screens.outgoing_year", "show_book"), shortcut="Ctrl+L", icon="print"
            ),
            Action(
                N_("Keep a number"), Later("screens.number_actions", "keep_number"), shortcut="Ctrl+G", icon="outgoing"
            ),
            Action(N_("Begin a series"), Later("screens.number_actions", "begin_series")),
            Action(N_("Give the number up"), Later("screens.number_actions", "give_up"), Where.RECORD, icon="waste"),
        ),
    ),
    "consultations": Screens(
        tabs=(Tab(N_("Opinions"), Later("screens.opinions_tab", "OpinionsTab"), replaces="opinions"),),
        columns=(ListColumn("figures", N_("Opinions"), Later("screens.reckoned_columns", "opinions"), 24),),
    ),
    "community_decisions": Screens(
        tabs=(Tab(N_("Counting the votes"), Later("screens.vote_tab", "VoteTab")),),
        columns=(ListColumn("share", N_("Agree"), Later("screens.reckoned_columns", "share"), 18),),
    ),
    "villages": Screens(actions=(_IMPORT,)),
    "former_units": Screens(tabs=(Tab(N_("Its villages"), Later("screens.former_villages_tab", "FormerVillagesTab")),)),
    "campaigns": Screens(
        tabs=(
            Tab(N_("Residents decide"), Later("screens.contributions.consent_tab", "ConsentTab")),
            Tab(N_("Already asked"), Later("screens.contributions.tabs", "AskedTab")),
            Tab(N_("Gifts given"), Later("screens.contributions.tabs", "GiftsTab"), replaces="gifts"),
            Tab(N_("Batches"), Later("screens.contributions.tabs", "batches_tab"), replaces="gift_batches"),
            Tab(N_("Receipts"), Later("screens.contributions.tabs", "ReceiptsTab"), replaces="gift_receipts"),
            Tab(N_("Day closes"), Later("screens.contributions.tabs", "DayClosesTab"), replaces="day_closes"),
            Tab(
                N_("Money paid out"),
                Later("screens.contributions.tabs", "spendings_tab"),
                replaces="campaign_spendings",
            ),
        ),
        actions=(
            Action(
                N_("Import Excel"),
                Later("screens.contributions.actions", "import_gifts"),
                shortcut="Ctrl+I",
                icon="import",
            ),
            Action(
                N_("Enter a batch"),
                Later("screens.contributions.actions", "enter_batch"),
                Where.RECORD,
                "Ctrl+B",
                "batch",
            ),
        ),
        columns=(
            _money_of("collected", N_("Money collected")),
            _money_of("spent", N_("Money spent")),
            _money_of("remaining", N_("Money left")),
        ),
    ),
    "plans": Screens(
        tabs=(Tab(N_("Tasks of the plan"), Later("screens.plans.tasks_panel", "TasksPanel"), replaces="plan_tasks"),),
        actions=(
            Action(N_("Read a plan"), Later("screens.plans.actions", "read_plan"), shortcut="Ctrl+I", icon="import"),
            Action(
                N_("Self-assessment"), Later("screens.plans.actions", "self_assessment"), shortcut="Ctrl+L", icon="plan"
            ),
        ),
        columns=(ListColumn("state", N_("Progress"), Later("screens.reckoned_columns", "plan"), 30),),
    ),
    "year_plans": Screens(
        actions=(
            Action(
                N_("Duty catalogue"),
                Later("screens.year_plans.actions", "catalogue"),
                shortcut="Ctrl+L",
                icon="disclosures",
            ),
        ),
        columns=(ListColumn("state", N_("Progress"), Later("screens.reckoned_columns", "disclosure_plan"), 26),),
    ),
    "reports": Screens(
        actions=(
            Action(
                N_("Report and hand over"),
                Later("screens.handover_actions", "make_report"),
                shortcut="Ctrl+L",
                icon="handover",
            ),
            Action(
                N_("Go on writing the report"),
                Later("screens.handover_actions", "report_words"),
                Where.RECORD,
                "F7",
                "edit",
                Later("screens.handover_actions", "is_draft"),
            ),
        ),
    ),
    "council_sessions": Screens(
        actions=(
            Action(
                N_("Words of the report"),
                Later("screens.handover_actions", "council_words"),
                Where.RECORD,
                "F7",
                "edit",
            ),
        ),
    ),
    "handovers": Screens(
        actions=(
            Action(
                N_("Report and hand over"),
                Later("screens.handover_actions", "make_report"),
                shortcut="Ctrl+L",
                icon="handover",
            ),
            Action(
                N_("Receive a file"),
                Later("screens.handover_actions", "receive_file"),
                shortcut="Ctrl+I",
                icon="received",
            ),
            Action(N_("Guidance"), Later("screens.handover_actions", "guidance"), icon="received"),
            Action(N_("Computers"), Later("screens.handover_actions", "computers"), icon="office"),
            Action(N_("Keys"), Later("screens.handover_actions", "keys"), icon="key"),
        ),
        columns=(
            ListColumn("told", N_("Version and period"), Later("screens.reckoned_columns", "handover_period"), 24),
        ),
    ),
}


def screens_of(register: Register) -> Screens:
    """Return what the book of `register` has beside the generated: its own, and what every book of its sort has.

    A book that imports workbooks offers an empty one; one with papers or disclosures has their buttons on the record. Where the table of
    matters has a time limit for a book, its record shows them in a tab and its list the most pressing one.
    """
    from papi_desktop.operations.books import book_of
    from papi_desktop.operations.limits import has_limits

    own, book = SCREENS.get(register.key, _NOTHING), book_of(register)
    common = ((_TEMPLATE,) if _IMPORT in own.actions else ()) + ((_PAPER,) if book.papers else ())
    common += (_DISCLOSE,) if book.disclosures else ()
    limited = has_limits(register)
    return replace(
        own,
        actions=(*own.actions, *common),
        tabs=(*own.tabs, *((_limits_of(register),) if limited else ())),
        columns=(*own.columns, *((_pressing_in(register),) if limited else ())),
    )
