"""Record one act at several places at once: a few fields that hold for all, and photos place by place.

Owns the frame of hanging and taking down: fields, photos, saving one place after the other, and what must be looked at again. Each place
is a batch of its own, so that a mistake at one place is undone without the others.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.operations.office import Office
from papi_desktop.operations.posting import Photo, Recorded
from papi_desktop.translations import _, render
from papi_desktop.ui.error_box import show_error
from papi_desktop.ui.questions import Answer, ask
from papi_desktop.ui.screens.place_photos import PlacePhotos
from papi_desktop.ui.screens.posting_data import PlaceLine
from papi_desktop.ui.screens.small_dialog import SmallDialog, room_over
from papi_desktop.ui.screens.task_fields import TaskField, TaskFields
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.plain_table import PlainTable
from papi_desktop.ui.widgets.status import Status

Act = Callable[[Office, str, Sequence[Photo]], Recorded]
"""Records one place: the office, the posting's id, its photos."""

Outcome = tuple[list[tuple[str, Recorded]], tuple[str, UserError] | None]
"""What was recorded, by place name, and where it stopped, if it did."""


class PlacesDialog(QDialog):
    """The frame.

    Args:
        shell: the program around it.
        title: translated.
        lines: the places.
        fields: what holds for all of them.
        day_field: key of the field whose day the photos should prove.
    """

    recorded = Signal()

    def __init__(
        self, shell: Shell, title: str, lines: Sequence[PlaceLine], fields: Sequence[TaskField], day_field: str
    ) -> None:
        super().__init__(shell.window)
        self.shell = shell
        self.lines = list(lines)
        self._day_field = day_field
        self._saving = False
        self._touched = False
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fields = TaskFields(fields, columns=1)
        self.photos = PlacePhotos(shell, [(line.id, line.name) for line in lines])
        self._build(title)
        self.fields.edited.connect(self._edited)
        self.photos.changed.connect(self._photos_changed)
        self.refresh_photos_day()

    def act(self) -> Act:
        """Return what records one place, made from the fields as they stand; it runs in another thread and must hold no widget."""
        raise NotImplementedError

    def save(self) -> None:
        """Record every place."""
        if self._saving or self.photos.loading or not self.fields.check():
            return
        act = self.act()
        work_list = [(line.id, line.name, self.photos.photos_of(line.id)) for line in self.lines]

        def work(office: Office) -> Outcome:
            done: list[tuple[str, Recorded]] = []
            for posting_id, name, photos in work_list:
                try:
                    done.append((name, act(office, posting_id, photos)))
                except UserError as error:
                    return done, (name, error)
            return done, None

        self._set_saving(True)
        self.shell.reader.submit(work, self._saved, self._failed)

    def reject(self) -> None:
        """Escape: ask only if something was typed or added."""
        if self._saving:
            return
        if not self._touched:
            super().reject()
            return
        ask(
            self,
            say("What you typed is not saved yet."),
            Answer(N_("Save"), self.save, primary=True),
            Answer(N_("Discard what was typed"), self._discard, dangerous=True),
            Answer(N_("Go on writing")),
        )

    def _build(self, title: str) -> None:
        heading = QLabel(title)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        set_role(heading, "card-title")
        self.fields.setFixedWidth(theme().px(270))
        left = QVBoxLayout()
        left.addWidget(self.fields)
        left.addStretch(1)
        body = QHBoxLayout()
        body.setSpacing(theme().px(16))
        body.addLayout(left)
        body.addWidget(self.photos, 1)
        rule = QFrame()
        set_role(rule, "rule")
        self._busy = QLabel()
        set_role(self._busy, "muted")
        self._cancel = QPushButton(f"{_('Cancel')}  Esc")
        self._save = QPushButton(f"{_('Save')}  Ctrl+S")
        set_role(self._save, "primary")
        foot = QHBoxLayout()
        foot.setSpacing(theme().px(8))
        foot.addWidget(self._busy, 1)
        for button in (self._cancel, self._save):
            button.setAutoDefault(False)
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme().px(16)] * 4)
        layout.setSpacing(theme().px(8))
        layout.addWidget(heading)
        layout.addLayout(body, 1)
        layout.addWidget(rule)
        layout.addLayout(foot)
        self._cancel.clicked.connect(self.reject)
        self._save.clicked.connect(self.save)
        QShortcut(QKeySequence("Ctrl+S"), self, self.save)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.save)
        self.resize(QSize(theme().px(960), theme().px(560)).boundedTo(room_over(self.shell.window)))

    def _edited(self, key: str) -> None:
        self._touched = True
        if key == self._day_field:
            self.refresh_photos_day()

    def _photos_changed(self) -> None:
        self._touched = True
        self._busy.setText(_("Reading the photos…") if self.photos.loading else "")
        self._save.setEnabled(not self.photos.loading)

    def refresh_photos_day(self) -> None:
        """Compare the photos with the day in its field."""
        day = self.fields.value(self._day_field)
        self.photos.set_day(date.fromisoformat(day) if day else None)

    def _set_saving(self, saving: bool) -> None:
        self._saving = saving
        self.fields.setEnabled(not saving)
        self.photos.setEnabled(not saving)
        self._save.setEnabled(not saving)
        self._cancel.setEnabled(not saving)
        self._busy.setText(render(say("Recording {count} places…", count=len(self.lines))) if saving else "")

    def _saved(self, outcome: Outcome) -> None:
        self._set_saving(False)
        done, stopped = outcome
        self.recorded.emit()
        if stopped is not None:
            self._keep_the_rest(done, stopped)
            return
        self.shell.tell_saved()
        warnings = [(name, warning) for name, recorded in done for warning in recorded.warnings]
        if warnings:
            show_warnings(self.shell, warnings)
        self.accept()

    def _keep_the_rest(self, done: list[tuple[str, Recorded]], stopped: tuple[str, UserError]) -> None:
        name, error = stopped
        told = UserError(
            error.code,
            say("{place}: {what}", place=name, what=error.what),
            say("{done} of {count} places are recorded and safe.", done=len(done), count=len(self.lines)),
            error.todo,
        )
        self.accept()
        show_error(self.shell.window, told)

    def _failed(self, error: Exception) -> None:
        self._set_saving(False)
        show_error(self, error)

    def _discard(self) -> None:
        super().reject()


def show_warnings(shell: Shell, warnings: Sequence[tuple[str, Message]]) -> SmallDialog:
    """Say what was recorded all the same and should be looked at again; return the dialog, which does not block."""
    dialog = SmallDialog(shell.window, _("Recorded"), _("It is recorded. Please look again at:"), 680, 360)
    table = PlainTable((_("Place"), _("To look at")), (), _("To look at"))
    table.show_rows([(name, Status("!", render(warning), "warn")) for name, warning in warnings])
    dialog.body.addWidget(table)
    dialog.add_close().setFocus()
    dialog.open()
    return dialog
