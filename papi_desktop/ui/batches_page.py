"""Việc đã làm: everything done, newest first, each undone as a whole even days later; undoing is itself written down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.register import Kind
from papi_desktop.domain.registers import BY_KEY
from papi_desktop.operations import records
from papi_desktop.operations.office import Office
from papi_desktop.operations.work_done import Work, work_done
from papi_desktop.translations import _, render
from papi_desktop.ui.data import named, titles_of
from papi_desktop.ui.icons import set_icon
from papi_desktop.ui.moments import day_and_time
from papi_desktop.ui.page import Page
from papi_desktop.ui.questions import Answer, ask
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.plain_table import PlainTable

_AT_A_TIME = 200


@dataclass(frozen=True)
class BatchLine:
    """One thing done."""

    id: str
    cells: tuple[str, ...]
    can_undo: bool
    record: tuple[str, str] | None = None
    """Key of the register and id of what the work was about."""


def read_batches(office: Office, limit: int) -> list[BatchLine]:
    """Return what was done last; runs in the reader's thread."""
    done = work_done(office, limit)
    titles = _titles(office, [work.about for work in done if work.about])
    return [BatchLine(work.batch, _cells(work, titles), work.can_undo, work.about) for work in done]


def _cells(work: Work, titles: Mapping[tuple[str, str], str]) -> tuple[str, ...]:
    title = titles.get(work.about, "") if work.about else ""
    if title and work.more:
        title = render(say("{title} and others", title=title))
    state = _("Undone") if work.undone else _("Undoes earlier work") if work.undoes else ""
    return day_and_time(work.at), work.actor, render(work.operation), title, str(work.changes), state


def _titles(office: Office, records: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Return what records are called, those in the waste basket too."""
    found = {}
    ids: dict[str, list[str]] = defaultdict(list)
    for key, record in records:
        ids[key].append(record)
    for key, wanted in ids.items():
        register = BY_KEY[key]
        alone = register[register.title_field].kind is not Kind.CHOICE
        for record, title in titles_of(office, register, wanted).items():
            kept = None if alone else office.store.get(register, record)
            found[key, record] = named(office, register, kept) if kept else title
    return found


class BatchesPage(Page):
    """The list of things done."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.title = _("Work done")
        self._lines: list[BatchLine] = []
        self._limit = _AT_A_TIME
        self._undo = QPushButton(_("Undo this work"))
        set_icon(self._undo, "undo")
        self._undo.setEnabled(False)
        self._undo.clicked.connect(self._ask_undo)
        self._more = QPushButton(_("Show earlier work"))
        self._more.clicked.connect(self._show_earlier)
        note = QLabel(_("Every piece of work can be undone as a whole, as long as nothing in it was changed since."))
        note.setWordWrap(True)
        set_role(note, "muted")
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        line.addWidget(note, 1)
        line.addWidget(self._undo)
        headings = (_("When"), _("Who"), _("What was done"), _("Record concerned"), _("Lines changed"), _("State"))
        self._table = PlainTable(headings, (140, 150, 0, 280, 100, 150), self.title)
        self._table.currentCellChanged.connect(self._row_chosen)
        self._table.opened.connect(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme().px(16), 0, theme().px(16), theme().px(8))
        layout.setSpacing(theme().px(8))
        layout.addLayout(line)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._more)
        shell.changed.connect(self._changed)

    def entered(self) -> None:
        """Read the list."""
        self._read()
        self._table.setFocus()

    def _read(self) -> None:
        limit = self._limit

        def work(office: Office) -> list[BatchLine]:
            return read_batches(office, limit)

        self.shell.reader.submit(work, self._show, key="batches")

    def _show(self, lines: list[BatchLine]) -> None:
        self._lines = lines
        self._table.show_rows([line.cells for line in lines])
        self._more.setVisible(len(lines) >= self._limit)
        self._row_chosen()

    def _show_earlier(self) -> None:
        self._limit += _AT_A_TIME
        self._read()

    def _row_chosen(self, *_places: int) -> None:
        row = self._table.currentRow()
        self._undo.setEnabled(0 <= row < len(self._lines) and self._lines[row].can_undo)

    def _open(self, row: int) -> None:
        if (record := self._lines[row].record) is not None:
            self.shell.open_record(*record)

    def _ask_undo(self) -> None:
        line = self._lines[self._table.currentRow()]
        ask(
            self,
            say("Undo “{what}” of {when}?", what=line.cells[2], when=line.cells[0]),
            Answer(N_("Undo"), partial(self._undo_batch, line.id), primary=True),
            Answer(N_("Cancel")),
            detail=say(
                "{count} lines go back to what they were. The undoing is written down too.", count=line.cells[4]
            ),
        )

    def _undo_batch(self, batch: str) -> None:
        try:
            records.undo(self.shell.office, batch)
        except UserError as e:
            self.shell.show_error(e)
            return
        self.shell.tell(say("Undone."))

    def _changed(self, _changes: object) -> None:
        if self.isVisible():
            self._read()
