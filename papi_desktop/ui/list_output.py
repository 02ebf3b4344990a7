"""The list as seen, on paper and as a workbook: the same two buttons in every book; and the empty workbook to be filled in."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.domain.register import Register
from papi_desktop.jobs import Progress
from papi_desktop.operations.office import Office
from papi_desktop.translations import _
from papi_desktop.ui.data import Query
from papi_desktop.ui.file_picker import EXCEL
from papi_desktop.ui.screens import screens_of
from papi_desktop.ui.screens.plug import ListColumn
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.widgets.status import Status


def print_list(shell: Shell, register: Register, query: Query) -> None:
    """Draw the list as seen, reckoned columns included, and show it page by page, ready to print."""
    reckoned = screens_of(register).columns

    def job(office: Office, progress: Progress) -> bytes:
        from papi_desktop.operations.lists import SeenColumn, list_pdf

        beside = [SeenColumn(_(column.heading), column.width, partial(_words, column)) for column in reckoned]
        return list_pdf(office, register, query, progress, beside=beside)

    title = say("List: {book}", book=Message(register.title))
    shell.jobs.run(say("Drawing the list"), job, partial(shell.show_pdf, title))


def _words(column: ListColumn, office: Office, record: dict[str, Any]) -> str:
    """Return what stands in a reckoned cell; the sign before a state is for the screen, where the type face has it."""
    cell = column.cell(office, record)
    return cell.word if isinstance(cell, Status) else cell


def export_list(shell: Shell, register: Register, query: Query, parent: QWidget) -> None:
    """Ask where, and write the list as seen to a workbook."""
    shell.picker.save_file(
        parent,
        N_("Write the list to a workbook"),
        f"{_(register.title)}.xlsx",
        EXCEL,
        partial(_export, shell, register, query),
    )


def _export(shell: Shell, register: Register, query: Query, path: Path) -> None:
    def job(office: Office, progress: Progress) -> int:
        from papi_desktop.operations.lists import export_workbook

        return export_workbook(office, register, query, path, progress)

    shell.jobs.run(say("Writing the workbook"), job, partial(_exported, shell, path))


def _exported(shell: Shell, path: Path, count: int) -> None:
    shell.tell(say("{count} lines written to {file}.", count=count, file=path.name))


def save_template(shell: Shell, register: Register, parent: QWidget) -> None:
    """Ask where, and write an empty workbook of the book, to be filled in and imported."""
    suggested = f"{_('Excel template')} – {_(register.title)}.xlsx"
    shell.picker.save_file(
        parent, N_("Write the empty workbook"), suggested, EXCEL, partial(_write_template, shell, register)
    )


def _write_template(shell: Shell, register: Register, path: Path) -> None:
    def job(office: Office, progress: Progress) -> Path:
        from papi_desktop.operations.lists import write_template

        progress.step(0)
        write_template(office, register, path)
        return path

    shell.jobs.run(say("Writing the workbook"), job, partial(_template_written, shell))


def _template_written(shell: Shell, path: Path) -> None:
    shell.tell(say("The empty workbook is written: {file}. Fill it in, then import it.", file=path.name))
