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
from papi_desktop.ui.page import RecordTab
from papi_desktop.ui.screens.plug import Action, Context, ListColumn, Screens, Tab, Where
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.widgets.status import Status


def _state_of_disclosure(office: Office, record: dict[str, Any]) -> Status:
    from papi_desktop.operations.disclosure_state import state_of
    from papi_desktop.translations import render

    sign, tone, words = state_of(office, record, office.today())
    return Status(sign, render(words), tone)


def _state_of_dialogue(office: Office, record: dict[str, Any]) -> Status:
    from papi_desktop.operations.dialogues import state_of
    from papi_desktop.translations import render

    sign, tone, words = state_of(office, record, office.today())
    return Status(sign, render(words), tone)


def _state_of_budget(office: Office, record: dict[str, Any]) -> Status:
    from papi_desktop.operations.budget.agenda import state_of
    from papi_desktop.translations import render

    sign, tone, words = state_of(office, record, office.today())
    return Status(sign, render(words), tone)


def _state_of_promise(office: Office, record: dict[str, Any]) -> Status:
    from papi_desktop.operations.dialogues import state_of_promise
    from papi_desktop.translations import render

    sign, tone, words = state_of_promise(record, office.today())
    return Status(sign, render(words), tone)


def _state_of_broadcast(office: Office, record: dict[str, Any]) -> Status:
    from papi_desktop.operations.books.broadcasts import state_of
    from papi_desktop.translations import render

    sign, tone, words = state_of(office, record, office.today())
    return Status(sign, render(words), tone)


def _dialogue_clocks(shell: Shell, parent: QWidget) -> RecordTab:
    from papi_desktop.ui.screens.dialogue_clocks import DialogueClocks

    return DialogueClocks(shell, parent)


def _meeting_mode(context: Context) -> None:
    from papi_desktop.ui.screens.dialogue_actions import open_meeting

    open_meeting(context)


def _dialogue_plan(context: Context) -> None:
    from papi_desktop.ui.screens.dialogue_actions import year_plan

    year_plan(context)


def _state_of_plan(office: Office, record: dict[str, Any]) -> Status:
    from papi_desktop.operations.plan_tasks import progress_of
    from papi_desktop.translations import render

    sign, tone, words = progress_of(office, record)
    return Status(sign, render(words), tone)


def _state_of_year_plan(office: Office, record: dict[str, Any]) -> Status:
    from papi_desktop.operations.year_plan import progress_of
    from papi_desktop.translations import render

    sign, tone, words = progress_of(office, record)
    return Status(sign, render(words), tone)


def _import_workbook(context: Context) -> None:
    from papi_desktop.ui.screens.task_actions import import_workbook

    import_workbook(context)


def _excel_template(context: Context) -> None:
    from papi_desktop.ui.screens.task_actions import excel_template

    excel_template(context)


def _publish_list(context: Context) -> None:
    from papi_desktop.ui.screens.task_actions import publish_list

    publish_list(context)


def _quarter_list(context: Context) -> None:
    from papi_desktop.ui.screens.task_actions import quarter_list

    quarter_list(context)


def _keep_number(context: Context) -> None:
    from papi_desktop.ui.screens.number_actions import keep_number

    keep_number(context)


def _begin_series(context: Context) -> None:
    from papi_desktop.ui.screens.number_actions import begin_series

    begin_series(context)


def _give_number_up(context: Context) -> None:
    from papi_desktop.ui.screens.number_actions import give_up

    give_up(context)


def _posting_panel(shell: Shell, parent: QWidget) -> RecordTab:
    from papi_desktop.ui.screens.posting_panel import PostingPanel

    return PostingPanel(shell, parent)


def _state_of_petition(office: Office, record: dict[str, Any]) -> Status:
    from papi_desktop.operations.petition_state import state_of
    from papi_desktop.translations import render

    sign, tone, words = state_of(record, office.today())
    return Status(sign, render(words), tone)


def _sender_of_petition(_office: Office, record: dict[str, Any]) -> str:
    from papi_desktop.operations.petition_state import sender_of

    return sender_of(record)


def _petition_steps(shell: Shell, parent: QWidget) -> RecordTab:
    from papi_desktop.ui.screens.petition_steps_tab import PetitionStepsTab

    return PetitionStepsTab(shell, parent)


def _objections(shell: Shell, parent: QWidget) -> RecordTab:
    from papi_desktop.ui.screens.objections_tab import ObjectionsTab

    return ObjectionsTab(shell, parent)


def _sealed_sender(context: Context) -> None:
    from papi_desktop.ui.screens.sealed_sender import show_sender

    show_sender(context)


def _is_denunciation(record: dict[str, Any]) -> bool:
    return record.get("kind") == DENUNCIATION


def _period_papers(context: Context) -> None:
    from papi_desktop.ui.screens.period_dialog import period_papers

    period_papers(context)


def _plan_receptions(context: Context) -> None:
    from papi_desktop.ui.screens.reception_plan_dialog import plan_days

    plan_days(context)


def _opinions(shell: Shell, parent: QWidget) -> RecordTab:
    from papi_desktop.ui.screens.opinions_tab import OpinionsTab

    return OpinionsTab(shell, parent)


def _vote(shell: Shell, parent: QWidget) -> RecordTab:
    from papi_desktop.ui.screens.vote_tab import VoteTab

    return VoteTab(shell, parent)


def _limits_of(register_key: str) -> Tab:
    """Return the tab with the time limits of a record of a book."""

    def make(shell: Shell, parent: QWidget) -> RecordTab:
        from papi_desktop.domain.registers import BY_KEY
        from papi_desktop.ui.screens.limits_tab import LimitsTab

        return LimitsTab(shell, BY_KEY[register_key], parent)

    return Tab(N_("Time limits"), make)


def _pressing_in(register_key: str) -> ListColumn:
    """Return the column with the time limit of a record that wants attention first."""

    def cell(office: Office, record: dict[str, Any]) -> Status:
        from papi_desktop.ui.screens.democracy_columns import pressing

        return pressing(office, register_key, record)

    return ListColumn("pressing", N_("Time limits"), cell, 20)


def _opinions_in_figures(office: Office, record: dict[str, Any]) -> str:
    from papi_desktop.ui.screens.democracy_columns import opinions

    return opinions(office, record)


def _share_that_agrees(office: Office, record: dict[str, Any]) -> Status:
    from papi_desktop.ui.screens.democracy_columns import share

    return share(office, record)


def _budget_tab(shell: Shell, parent: QWidget) -> RecordTab:
    from papi_desktop.ui.screens.budget_tab import BudgetTab

    return BudgetTab(shell, parent)


def _import_budget(context: Context) -> None:
    from papi_desktop.ui.screens.budget_import_dialog import BudgetImportDialog

    BudgetImportDialog(context.shell).begin()


def _make_paper(context: Context) -> None:
    from papi_desktop.ui.screens.record_actions import make_paper

    make_paper(context)


def _disclose(context: Context) -> None:
    from papi_desktop.ui.screens.record_actions import disclose

    disclose(context)


def _gifts_tab(shell: Shell, parent: QWidget) -> RecordTab:
    from papi_desktop.ui.screens.contributions.tabs import GiftsTab

    return GiftsTab(shell, parent)


def _receipts_tab(shell: Shell, parent: QWidget) -> RecordTab:
    from papi_desktop.ui.screens.contributions.tabs import ReceiptsTab

    return ReceiptsTab(shell, parent)


def _day_closes_tab(shell: Shell, parent: QWidget) -> RecordTab:
    from papi_desktop.ui.screens.contributions.tabs import DayClosesTab

    return DayClosesTab(shell, parent)


def _consent_tab(shell: Shell, parent: QWidget) -> RecordTab:
    from papi_desktop.ui.screens.contributions.consent_tab import ConsentTab

    return ConsentTab(shell, parent)


def _asked_tab(shell: Shell, parent: QWidget) -> RecordTab:
    from papi_desktop.ui.screens.contributions.tabs import AskedTab

    return AskedTab(shell, parent)


def _enter_batch(context: Context) -> None:
    from papi_desktop.ui.screens.contributions.actions import enter_batch

    enter_batch(context)


def _import_gifts(context: Context) -> None:
    from papi_desktop.ui.screens.contributions.actions import import_gifts

    import_gifts(context)


def _read_plan(context: Context) -> None:
    from papi_desktop.ui.screens.plans.actions import read_plan

    read_plan(context)


def _self_assessment(context: Context) -> None:
    from papi_desktop.ui.screens.plans.actions import self_assessment

    self_assessment(context)


def _plan_tasks(shell: Shell, parent: QWidget) -> RecordTab:
    from papi_desktop.ui.screens.plans.tasks_panel import TasksPanel

    return TasksPanel(shell, parent)


def _duty_catalogue(context: Context) -> None:
    from papi_desktop.ui.screens.year_plans.actions import catalogue

    catalogue(context)


def _outgoing_book(context: Context) -> None:
    from papi_desktop.ui.screens.outgoing_year import show_book

    show_book(context)


def _make_report(context: Context) -> None:
    from papi_desktop.ui.screens.handover_actions import make_report

    make_report(context)


def _receive_file(context: Context) -> None:
    from papi_desktop.ui.screens.handover_actions import receive_file

    receive_file(context)


def _differences(context: Context) -> None:
    from papi_desktop.ui.screens.handover_actions import differences

    differences(context)


def _keys(context: Context) -> None:
    from papi_desktop.ui.screens.handover_actions import keys

    keys(context)


_NOTHING = Screens()
_PAPER = Action(N_("Make a paper"), _make_paper, Where.RECORD, "F9", "print")
_DISCLOSE = Action(N_("Disclose"), _disclose, Where.RECORD, "F8", "publish")
_IMPORT = Action(N_("Import Excel"), _import_workbook, shortcut="Ctrl+I", icon="import")
_TEMPLATE = Action(N_("Excel template"), _excel_template, icon="export")

SCREENS: dict[str, Screens] = {
    "disclosures": Screens(
        tabs=(
            Tab(N_("Posting places"), _posting_panel, replaces="postings"),
            Tab(N_("Objections"), _objections),
        ),
        actions=(Action(N_("List of the quarter"), _quarter_list, shortcut="Ctrl+L", icon="print"),),
        columns=(ListColumn("state", N_("State"), _state_of_disclosure),),
    ),
    "dialogues": Screens(
        tabs=(Tab(N_("Time limits"), _dialogue_clocks),),
        actions=(
            Action(N_("Plan of the year's dialogues"), _dialogue_plan, shortcut="Ctrl+L", icon="print", begins=False),
            Action(N_("Meeting mode"), _meeting_mode, Where.RECORD, "F11", "dialogue"),
        ),
        columns=(ListColumn("stands", N_("State"), _state_of_dialogue, 27),),
    ),
    "promises": Screens(columns=(ListColumn("stands", N_("State"), _state_of_promise, 16),)),
    "broadcasts": Screens(columns=(ListColumn("stands", N_("State"), _state_of_broadcast),)),
    "budgets": Screens(
        tabs=(Tab(N_("Budget tables"), _budget_tab, replaces="budget_tables"),),
        actions=(Action(N_("Import Excel"), _import_budget, shortcut="Ctrl+I", icon="import"),),
        columns=(ListColumn("state", N_("State"), _state_of_budget),),
    ),
    "households": Screens(
        actions=(_IMPORT, Action(N_("Publish this list"), _publish_list, shortcut="Ctrl+L", icon="publish")),
    ),
    "petitions": Screens(
        tabs=(Tab(N_("Handling"), _petition_steps, replaces="petition_steps"),),
        actions=(
            Action(N_("Registers of a period"), _period_papers, shortcut="Ctrl+L", icon="print"),
            Action(N_("Sealed sender"), _sealed_sender, Where.RECORD, "F6", "sealed", _is_denunciation),
        ),
        columns=(
            ListColumn("state_words", N_("State"), _state_of_petition),
            ListColumn("sender", N_("Sender"), _sender_of_petition, 18),
        ),
    ),
    "reception_days": Screens(
        actions=(Action(N_("Plan the days"), _plan_receptions, shortcut="Ctrl+L", icon="calendar"),),
    ),
    "outgoing": Screens(
        actions=(
            Action(N_("Book of the year"), _outgoing_book, shortcut="Ctrl+L", icon="print"),
            Action(N_("Keep a number"), _keep_number, shortcut="Ctrl+G", icon="outgoing"),
            Action(N_("Begin a series"), _begin_series),
            Action(N_("Give the number up"), _give_number_up, Where.RECORD, icon="waste"),
        ),
    ),
    "land_files": Screens(tabs=(_limits_of("land_files"),), columns=(_pressing_in("land_files"),)),
    "consultations": Screens(
        tabs=(Tab(N_("Opinions"), _opinions, replaces="opinions"), _limits_of("consultations")),
        columns=(
            ListColumn("figures", N_("Opinions"), _opinions_in_figures, 24),
            _pressing_in("consultations"),
        ),
    ),
    "community_decisions": Screens(
        tabs=(Tab(N_("Counting the votes"), _vote), _limits_of("community_decisions")),
        columns=(ListColumn("share", N_("Agree"), _share_that_agrees, 18), _pressing_in("community_decisions")),
    ),
    "village_elections": Screens(tabs=(_limits_of("village_elections"),), columns=(_pressing_in("village_elections"),)),
    "year_conferences": Screens(tabs=(_limits_of("year_conferences"),)),
    "villages": Screens(actions=(_IMPORT,)),
    "campaigns": Screens(
        tabs=(
            Tab(N_("Gifts"), _gifts_tab, replaces="gifts"),
            Tab(N_("Receipts"), _receipts_tab, replaces="gift_receipts"),
            Tab(N_("Day closes"), _day_closes_tab, replaces="day_closes"),
            Tab(N_("Decision of the residents"), _consent_tab),
            Tab(N_("Already asked"), _asked_tab),
        ),
        actions=(
            Action(N_("Import Excel"), _import_gifts, shortcut="Ctrl+I", icon="import"),
            Action(N_("Enter a batch"), _enter_batch, Where.RECORD, "Ctrl+B", "batch"),
        ),
    ),
    "plans": Screens(
        tabs=(Tab(N_("Tasks of the plan"), _plan_tasks, replaces="plan_tasks"),),
        actions=(
            Action(N_("Read a plan"), _read_plan, shortcut="Ctrl+I", icon="import"),
            Action(N_("Self-assessment"), _self_assessment, shortcut="Ctrl+L", icon="plan"),
        ),
        columns=(ListColumn("state", N_("Progress"), _state_of_plan, 30),),
    ),
    "year_plans": Screens(
        actions=(Action(N_("Duty catalogue"), _duty_catalogue, shortcut="Ctrl+L", icon="disclosures"),),
        columns=(ListColumn("state", N_("Progress"), _state_of_year_plan, 26),),
    ),
    "handovers": Screens(
        actions=(
            Action(N_("Report and hand over"), _make_report, shortcut="Ctrl+L", icon="handover"),
            Action(N_("Receive a file"), _receive_file, shortcut="Ctrl+I", icon="received"),
            Action(N_("Differences"), _differences, icon="conflict"),
            Action(N_("Keys"), _keys, icon="key"),
        ),
    ),
}


def screens_of(register: Register) -> Screens:
    """Return what the book of `register` has beside the generated: its own, and the buttons every book of its sort has.

    A book that imports workbooks offers an empty one; one with papers or disclosures has their buttons on the record.
    """
    from papi_desktop.operations.books import book_of

    own, book = SCREENS.get(register.key, _NOTHING), book_of(register)
    common = ((_TEMPLATE,) if _IMPORT in own.actions else ()) + ((_PAPER,) if book.papers else ())
    common += (_DISCLOSE,) if book.disclosures else ()
    return replace(own, actions=(*own.actions, *common))
