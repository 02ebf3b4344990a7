"""Nơi niêm yết: where a disclosure hangs, what proves it, and the verdict for every place; the tab where evidence is recorded.

Owns the table of places and its buttons. What is recorded is asked by `posting_dialogs`; what is shown is read by `posting_data`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.registers import ATTACHMENTS, POSTINGS
from papi_desktop.jobs import Progress
from papi_desktop.operations import records
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, render
from papi_desktop.ui.icons import set_icon
from papi_desktop.ui.page import RecordTab
from papi_desktop.ui.questions import ask_reason
from papi_desktop.ui.screens.add_places import AddPlacesDialog
from papi_desktop.ui.screens.clock_line import subject_of
from papi_desktop.ui.screens.counting_view import certainty_badge, show_counting
from papi_desktop.ui.screens.files_made import show_files
from papi_desktop.ui.screens.photos_dialog import PhotosDialog
from papi_desktop.ui.screens.places_dialog import PlacesDialog
from papi_desktop.ui.screens.posting_data import PlaceLine, PostingsView, clock_words, read_postings
from papi_desktop.ui.screens.posting_dialogs import HangDialog, TakeDownDialog
from papi_desktop.ui.screens.posting_model import COLUMNS, PostingModel
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.status_delegate import StatusDelegate

_READ_ON = frozenset({POSTINGS.key, ATTACHMENTS.key})


_WITNESSES = next(n for n, column in enumerate(COLUMNS) if column.heading == "Who saw it hung")
"""The column whose text may be cut: what it lacks is in its tool tip and in the record."""


class PostingTable(QTableView):
    """The table; Space turns the tick of the row, Ctrl+A ticks all, Enter opens the row."""

    opened = Signal()

    def __init__(self, model: PostingModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setItemDelegate(StatusDelegate(self))
        self.setAccessibleName(_("Posting places"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme().px(28))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setFixedHeight(theme().px(32))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        letter = self.fontMetrics().averageCharWidth()
        for number, column in enumerate(COLUMNS):
            heading = round(header.fontMetrics().horizontalAdvance(_(column.heading)) * 1.05) + theme().px(18)
            self.setColumnWidth(number, max(column.width * letter + theme().px(12), heading))
        self._least = self.columnWidth(_WITNESSES)
        header.setMinimumSectionSize(theme().px(48))
        self.doubleClicked.connect(self._double_clicked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the witnesses take what the others leave, but never less than their heading: then the table scrolls sideways."""
        super().resizeEvent(event)
        header = self.horizontalHeader()
        others = sum(header.sectionSize(n) for n in range(header.count()) if n != _WITNESSES)
        if self.viewport().width() - others >= self._least:
            header.setSectionResizeMode(_WITNESSES, QHeaderView.ResizeMode.Stretch)
        else:
            header.setSectionResizeMode(_WITNESSES, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(_WITNESSES, self._least)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the table."""
        row = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Space and row >= 0:
            self._model.toggle(row)
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._model.tick(range(self._model.rowCount()), len(self._model.ticked_lines()) < self._model.rowCount())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def _double_clicked(self, _index: QModelIndex) -> None:
        self.opened.emit()


class PostingPanel(RecordTab):
    """The tab of a disclosure."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._view: PostingsView | None = None
        self.model = PostingModel(self)
        self.table = PostingTable(self.model)
        self._build()
        self._connect()
        self._refresh_buttons()

    def show_record(self, record: dict[str, Any] | None) -> None:
        """Read the postings of another disclosure."""
        super().show_record(record)
        if record is None:
            self._view = None
            self.model.show_lines(())
            self.count_changed.emit(-1)
            self._clock.setText(_("Save the record first."))
            self._refresh_buttons()
        else:
            self._read()

    def entered(self) -> None:
        """Judge again: a day may have passed."""
        if self.record is not None:
            self._read()

    def acted_on(self) -> list[PlaceLine]:
        """Return the places a button works on: those ticked, else the row the mark is on."""
        ticked = self.model.ticked_lines()
        row = self.table.currentIndex().row()
        return ticked or ([self.model.lines[row]] if row >= 0 else [])

    # ------------------------------------------------------------------------------------------------------ building

    def _build(self) -> None:
        self._clock = QLabel()
        self._clock.setTextFormat(Qt.TextFormat.PlainText)
        self._badge = certainty_badge("confirmed")
        self._counting = QPushButton(_("See how it is counted"))
        set_role(self._counting, "link")
        clock = QWidget()
        line = QHBoxLayout(clock)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().px(8))
        for widget in (self._clock, self._counting, self._badge):
            line.addWidget(widget)
        line.addStretch(1)
        self._hang = QPushButton()
        set_icon(self._hang, "posting")
        self._take_down = QPushButton()
        self._photos = QPushButton(_("Photos…"))
        set_icon(self._photos, "photo")
        self._edit = QPushButton(_("Edit"))
        self._add = QPushButton(_("Add places…"))
        self._remove = QPushButton(_("Remove"))
        self._papers = QPushButton(_("Minutes and photo sheet…"))
        set_icon(self._papers, "print")
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(8))
        for button in (self._hang, self._take_down, self._photos, self._edit, self._add, self._remove, self._papers):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme().px(8), 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addWidget(clock)
        layout.addWidget(buttons)
        layout.addWidget(self.table, 1)

    def _connect(self) -> None:
        self._counting.clicked.connect(self._show_counting)
        self._hang.clicked.connect(self._record_hung)
        self._take_down.clicked.connect(self._record_taken_down)
        self._photos.clicked.connect(self._show_photos)
        self._edit.clicked.connect(self._edit_line)
        self._add.clicked.connect(self._add_places)
        self._remove.clicked.connect(self._ask_remove)
        self._papers.clicked.connect(self._ask_folder)
        self.model.ticked.connect(self._refresh_buttons)
        self.table.opened.connect(self._edit_line)
        self.table.selectionModel().currentRowChanged.connect(self._row_changed)
        self.shell.changed.connect(self._changed)

    # ------------------------------------------------------------------------------------------------------- reading

    def _read(self) -> None:
        assert self.record is not None
        disclosure_id = str(self.record["id"])

        def work(office: Office) -> PostingsView:
            return read_postings(office, disclosure_id)

        self.shell.reader.submit(work, self._show, key=f"postings:{id(self)}")

    def _show(self, view: PostingsView) -> None:
        if self.record is None or view.disclosure.get("id") != self.record["id"]:
            return
        row = max(0, self.table.currentIndex().row())
        self._view = view
        self.model.show_lines(view.lines)
        self._clock.setText(render(clock_words(view)))
        counted = view.counted
        self._counting.setVisible(counted is not None and bool(counted.days))
        self._badge.setVisible(counted is not None and counted.certainty != "confirmed")
        if view.lines:
            self.table.selectRow(min(row, len(view.lines) - 1))
        self.count_changed.emit(len(view.lines))
        self._refresh_buttons()

    def _changed(self, changes: Any) -> None:
        if self.record is not None and _READ_ON & set(changes.changed):
            self._read()

    def _row_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._refresh_buttons()

    def _refresh_buttons(self) -> None:
        lines = self.acted_on()
        self._hang.setText(_counted(N_("Record as hung"), len(lines)))
        self._take_down.setText(_counted(N_("Record as taken down"), len(lines)))
        self._hang.setEnabled(bool(lines))
        self._take_down.setEnabled(bool(lines) and all(line.hung for line in lines))
        for button in (self._photos, self._edit, self._remove):
            button.setEnabled(self.table.currentIndex().isValid())
        self._add.setEnabled(self._view is not None and bool(self._view.others))
        self._papers.setEnabled(any(line.hung for line in self.model.lines))
        if self._view is None:
            self._counting.hide()
            self._badge.hide()

    # ------------------------------------------------------------------------------------------------------ recording

    def _record_hung(self) -> None:
        planned = self._view.disclosure.get("posted_from") if self._view else None
        self._open(HangDialog(self.shell, self.acted_on(), date.fromisoformat(planned) if planned else None))

    def _record_taken_down(self) -> None:
        counted = self._view.counted if self._view else None
        last = counted.last_day_up if counted else None
        today = self.shell.office.today()
        self._open(TakeDownDialog(self.shell, self.acted_on(), min(last, today) if last else None))

    def _open(self, dialog: PlacesDialog) -> None:
        dialog.recorded.connect(self._untick)
        dialog.finished.connect(self._back_in_table)
        dialog.open()

    def _untick(self) -> None:
        self.model.tick(range(self.model.rowCount()), False)

    def _back_in_table(self, _result: int) -> None:
        self.table.setFocus()

    def _current_line(self) -> PlaceLine | None:
        row = self.table.currentIndex().row()
        return self.model.lines[row] if row >= 0 else None

    def _show_photos(self) -> None:
        line = self._current_line()
        if line is not None:
            PhotosDialog(self.shell, line).open()

    def _edit_line(self) -> None:
        from papi_desktop.ui.record_dialog import RecordDialog

        line = self._current_line()
        if line is not None:
            fixed = {key: line.posting[key] for key in ("disclosure_id", "place_id", "place_name")}
            RecordDialog(self.shell, POSTINGS, fixed, self).edit(line.posting)

    def _add_places(self) -> None:
        if self._view is not None and self.record is not None:
            AddPlacesDialog(
                self.shell, str(self.record["id"]), frozenset(place for place, _n in self._view.others)
            ).open()

    def _ask_remove(self) -> None:
        line = self._current_line()
        if line is not None:
            ask_reason(
                self,
                say("Why is “{title}” removed? It goes to the waste basket and can be brought back.", title=line.name),
                N_("Remove"),
                partial(self._remove_line, line.id),
            )

    def _remove_line(self, posting_id: str, reason: str) -> None:
        try:
            records.remove(self.shell.office, POSTINGS, posting_id, reason)
        except UserError as error:
            self.shell.show_error(error)

    # --------------------------------------------------------------------------------------------------- clock, papers

    def _show_counting(self) -> None:
        if self._view is not None and self._view.counted is not None:
            counted = self._view.counted
            show_counting(self.shell.window, subject_of(counted), counted.lines, counted.citation, counted.certainty)

    def _ask_folder(self) -> None:
        self.shell.picker.folder(self, N_("Where to write the papers"), self._print_papers)

    def _print_papers(self, folder: Path) -> None:
        assert self.record is not None
        ticked = tuple(line.id for line in self.model.ticked_lines()) or None
        job = _evidence(str(self.record["id"]), folder, ticked)
        self.shell.jobs.run(say("Drawing the papers"), job, self._papers_made)

    def _papers_made(self, files: Sequence[Path]) -> None:
        show_files(self.shell, say("{count} papers are ready.", count=len(files)), files)


def _evidence(
    disclosure_id: str, folder: Path, posting_ids: tuple[str, ...] | None
) -> Callable[[Office, Progress], Sequence[Path]]:
    def job(office: Office, progress: Progress) -> Sequence[Path]:
        from papi_desktop.operations import evidence

        progress.step(0)
        return evidence.print_evidence(office, disclosure_id, folder, posting_ids)

    return job


def _counted(label: str, count: int) -> str:
    return render(say("{label}… ({count})", label=_(label), count=count)) if count > 1 else f"{_(label)}…"
