"""What the official chooses for a publication: number, days, places, forms used, signer. Everything has a sensible first value.

Owns the left side of the publish wizard and turns it into a request. What every publication needs is on the screen of an office PC without
scrolling; what is seldom changed is folded away below. Must not compose or store anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.register import Choice, Field, Kind
from papi_desktop.domain.registers import CHANNEL_USES, OFFICIALS, ROUNDS, UNIT
from papi_desktop.operations.office import Office, Query
from papi_desktop.operations.publish import PublishRequest
from papi_desktop.translations import _, render
from papi_desktop.ui.screens.places_list import PlacesList, read_places
from papi_desktop.ui.screens.task_fields import TaskField, TaskFields
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.editors import ChoiceEditor, ChoicesEditor, DateEditor, LongTextEditor, TextEditor
from papi_desktop.ui.widgets.foldable import Foldable

_OWNED = {"WEB": "has_website", "TT": "has_radio", "MXH": "has_group"}
"""Channels only some offices have, and the field of the office that says so."""

_FOLDER = "publish.folder"
_TWO_LINES = 48  # height in pixels of the design: usually blank, so that it need not be larger


def rounds_of(office: Office) -> list[dict[str, Any]]:
    """Return the yearly review rounds, the newest first."""
    return list(office.store.all(ROUNDS, Query(filters={"kind": "yearly"}, order=("-year",))))


class _ChannelsEditor(ChoicesEditor):
    """Tick boxes in two columns: their words are long."""

    _COLUMNS = 2

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        for box in self._boxes.values():
            box.setAccessibleName(box.text())


class PublishForm(QScrollArea):
    """The fields.

    Args:
        shell: the program around it.
        rounds: yearly review rounds, at least one.
        year: the round offered at first; the newest when there is none of that year.
    """

    edited = Signal()

    def __init__(self, shell: Shell, rounds: Sequence[dict[str, Any]], year: int | None) -> None:
        super().__init__()
        self._shell = shell
        self._rounds = rounds
        self._number_touched = False
        self._first_year = year if any(r["year"] == year for r in rounds) else rounds[0]["year"]
        self._build()
        self._fill()
        self.facts.edited.connect(self._edited)
        self.to.edited.connect(self._edited)
        self.details.edited.connect(self._edited)
        self.places.ticked.connect(self._places_ticked)

    @property
    def folder(self) -> Path:
        """Return where the papers are written."""
        return Path(self._folder.text())

    def check(self) -> bool:
        """Settle what was typed and write problems under their fields; return whether there is none."""
        for fields in (self.facts, self.to, self.details):
            fields.settle()
        if self.details.problems():
            self.more.unfold()
        return self.facts.check() and self.to.check() and self.details.check()

    def readable(self) -> bool:
        """Return whether everything typed can be read, without saying so on the screen."""
        return not any(fields.problems() for fields in (self.facts, self.to, self.details))

    def request(self) -> PublishRequest:
        """Return what was chosen."""
        fact, detail = self.facts.value, self.details.value
        recipients = self.to.value("recipients")
        return PublishRequest(
            year=int(fact("year")),
            posted_from=date.fromisoformat(fact("posted_from")),
            number=(fact("number") or "") if self._number_touched else None,
            document_date=_day(fact("document_date")),
            stage=fact("stage"),
            posted_to=_day(detail("posted_to")),
            place_ids=self.places.ticked_ids(),
            channels=tuple(detail("channels") or ()),
            signer_id=fact("signer"),
            form=detail("form"),
            responsible=detail("responsible") or "",
            recipients=tuple(line for line in recipients.split("\n") if line.strip()) if recipients else None,
            contact=detail("contact") or "",
        )

    @property
    def signer_name(self) -> str:
        """Return who signs, as shown; "" when the place for the signature stays without a name."""
        signer = self.facts.editor("signer")
        return signer.currentText() if isinstance(signer, ChoiceEditor) and signer.value() else ""

    def propose_number(self, text: str) -> None:
        """Show the next free number until the official types another."""
        if not self._number_touched:
            self.facts.show_value("number", text)

    def remember_folder(self) -> None:
        """Offer the same folder the next time."""
        self._shell.office.store.set_setting(_FOLDER, str(self.folder))

    def go_to_first(self) -> None:
        """Put the cursor where work begins."""
        self.facts.go_to("number")

    # ------------------------------------------------------------------------------------------------------ building

    def _build(self) -> None:
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.facts = TaskFields(self._fact_fields())
        self.places = PlacesList()
        self.places.setFixedHeight(theme().px(176))
        caption = QLabel(_("Where it hangs"))
        caption.setBuddy(self.places)
        all_of_them = QPushButton(f"{_('Tick all')}  Ctrl+A")
        all_of_them.setAutoDefault(False)
        all_of_them.clicked.connect(self._tick_all)
        over = QHBoxLayout()
        over.addWidget(caption, 1)
        over.addWidget(all_of_them)
        self.clock = QVBoxLayout()
        self.clock.setSpacing(theme().px(4))
        self.to = TaskFields(self._recipient_fields())
        self.to.editor("recipients").setFixedHeight(theme().px(_TWO_LINES))
        self.details = TaskFields(self._detail_fields())
        why = QLabel(_(UNIT["village_list_form"].help))
        why.setWordWrap(True)
        set_role(why, "help")
        body = QWidget()
        set_role(body, "plain")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, theme().px(8), 0)
        column.setSpacing(theme().px(4))
        self.more = Foldable()
        self.more.body.addLayout(over)
        self.more.body.addWidget(self.places)
        self.more.body.addWidget(self.details)
        self.more.body.addWidget(why)
        column.addWidget(self.facts)
        column.addLayout(self.clock)
        column.addWidget(self.to)
        column.addLayout(self._make_folder_line())
        column.addWidget(self.more)
        column.addStretch(1)
        self.setWidget(body)

    def _fact_fields(self) -> tuple[TaskField, ...]:
        today = self._shell.office.today
        years = _choices("year", N_("Year of review"), [(str(r["year"]), str(r["year"])) for r in self._rounds])
        stages = ROUNDS["stage"]
        officials = self._shell.office.store.all(OFFICIALS, Query(filters={"can_sign": True}))
        signers = [(o["id"], o["name"]) for o in officials]
        return (
            TaskField("year", N_("Year of review"), ChoiceEditor(years), required=True),
            TaskField("stage", N_("What is published"), ChoiceEditor(stages), required=True),
            TaskField(
                "number",
                N_("Number of the notice"),
                TextEditor(),
                help=N_("The next free number is offered. Blank leaves the space on the paper blank."),
            ),
            TaskField("document_date", N_("Date of the notice"), DateEditor(today), required=True),
            TaskField("posted_from", N_("Posted from"), DateEditor(today), required=True),
            TaskField("signer", N_("Signer"), ChoiceEditor(_choices("signer", N_("Signer"), signers))),
        )

    def _recipient_fields(self) -> tuple[TaskField, ...]:
        return (
            TaskField(
                "recipients",
                N_("Recipients"),
                LongTextEditor(),
                span=2,
                help=N_("One a line. Blank prints the usual recipients of a notice."),
            ),
        )

    def _detail_fields(self) -> tuple[TaskField, ...]:
        office = self._shell.office
        channel = CHANNEL_USES["channel"]
        unit = office.unit
        owned = tuple(c for c in channel.choices if c.value not in _OWNED or unit.get(_OWNED[c.value]))
        channels = Field("channels", Kind.CHOICES, channel.label, choices=owned)
        return (
            TaskField(
                "channels",
                N_("Other forms used"),
                _ChannelsEditor(channels),
                span=2,
                help=N_("Only forms this office owns are offered; they are kept with the disclosure."),
            ),
            TaskField(
                "posted_to",
                N_("Stated last day"),
                DateEditor(office.today),
                help=N_("Blank: the last day the law asks for. Another day is printed as stated, with a warning."),
            ),
            TaskField("form", N_("Lists for the villages"), ChoiceEditor(UNIT["village_list_form"]), required=True),
            TaskField("responsible", N_("Person in charge"), TextEditor()),
            TaskField("contact", N_("Where opinions are received"), TextEditor()),
        )

    def _make_folder_line(self) -> QHBoxLayout:
        caption = QLabel(_("The papers go to"))
        self._folder = QLabel()
        self._folder.setWordWrap(True)
        self._folder.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._folder, "muted")
        choose = QPushButton(f"{_('Choose the folder…')}  Ctrl+O")
        choose.setAutoDefault(False)
        choose.clicked.connect(self._ask_folder)
        shortcut = QShortcut(QKeySequence("Ctrl+O"), self, self._ask_folder)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        line.addWidget(caption)
        line.addWidget(self._folder, 1)
        line.addWidget(choose)
        return line

    def _fill(self) -> None:
        office = self._shell.office
        today = office.today().isoformat()
        self.facts.show_value("year", str(self._first_year))
        self.facts.show_value("stage", PublishRequest.stage)
        self.facts.show_value("document_date", today)
        self.facts.show_value("posted_from", today)
        self.places.show_places(read_places(office), None)
        self._say_more()
        self.details.show_value("form", office.unit.get("village_list_form") or "reduced")
        signer = self.facts.editor("signer")
        if isinstance(signer, ChoiceEditor) and signer.count() > 1:
            signer.setCurrentIndex(1)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._folder.setText(office.store.setting(_FOLDER) or str(Path(documents) / _("Disclosures")))

    def _edited(self, key: str) -> None:
        if key == "number":
            self._number_touched = True
        self.edited.emit()

    def _places_ticked(self) -> None:
        self._say_more()
        self.edited.emit()

    def _say_more(self) -> None:
        ticked, offered = len(self.places.ticked_ids()), self.places.topLevelItemCount()
        self.more.say(render(say("More: {ticked} of {all} places, other forms, last day…", ticked=ticked, all=offered)))

    def _tick_all(self) -> None:
        self.places.tick_all(len(self.places.ticked_ids()) < self.places.topLevelItemCount())

    def _ask_folder(self) -> None:
        self._shell.picker.folder(self, N_("Where to write the papers"), self.take_folder)

    def take_folder(self, folder: Path) -> None:
        """Write the papers there."""
        self._folder.setText(str(folder))


def _choices(key: str, label: str, values: Sequence[tuple[str, str]]) -> Field:
    return Field(key, Kind.CHOICE, label, choices=tuple(Choice(value, words, words) for value, words in values))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
