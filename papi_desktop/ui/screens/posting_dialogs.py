"""Hanging and taking down, as they are recorded: what is asked for each and which operation keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.register import Kind
from papi_desktop.operations import posting
from papi_desktop.operations.office import Office
from papi_desktop.operations.posting import Photo, Recorded
from papi_desktop.translations import render
from papi_desktop.ui.screens.places_dialog import Act, PlacesDialog
from papi_desktop.ui.screens.posting_data import PlaceLine
from papi_desktop.ui.screens.task_fields import TaskField
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.widgets.editors import DateEditor, FlagEditor, LongTextEditor, NumberEditor, TextEditor


class HangDialog(PlacesDialog):
    """Who hung it, on which day, and who saw it.

    Args:
        planned: the day the disclosure was to be posted from, or None.
    """

    def __init__(self, shell: Shell, lines: Sequence[PlaceLine], planned: date | None) -> None:
        title = say("Record the posting at {count} places", count=len(lines))
        fields = (
            TaskField(
                "on",
                N_("Hung on"),
                DateEditor(shell.office.today),
                required=True,
                help=N_("The day itself is not counted; the first day counted is the day after."),
            ),
            TaskField("by", N_("Hung by"), TextEditor(), required=True),
            TaskField(
                "witnesses",
                N_("Who saw it hung"),
                LongTextEditor(names=True),
                help=N_("One name a line. A witness, signed minutes or a photo is what proves the posting."),
            ),
            TaskField("minutes_number", N_("Number of the posting minutes"), TextEditor()),
            TaskField("minutes_signed", N_("Posting minutes signed"), FlagEditor("")),
        )
        super().__init__(shell, render(title), lines, fields, "on")
        self.fields.show_value("on", (planned or shell.office.today()).isoformat())
        if len(lines) == 1:
            self._show_known(lines[0])
        self.refresh_photos_day()
        self.fields.go_to("on")

    def act(self) -> Act:
        """Return what records one place as hung."""
        value = self.fields.value
        on, by, witnesses = date.fromisoformat(value("on")), value("by"), tuple(value("witnesses") or ())
        number, signed = value("minutes_number"), bool(value("minutes_signed"))

        def hang(office: Office, posting_id: str, photos: Sequence[Photo]) -> Recorded:
            return posting.hang(
                office,
                posting_id,
                on,
                by=by,
                witnesses=witnesses,
                photos=photos,
                minutes_number=number,
                minutes_signed=signed,
            )

        return hang

    def _show_known(self, line: PlaceLine) -> None:
        known = line.posting
        for key, field in (
            ("on", "posted_from"),
            ("by", "posted_by"),
            ("witnesses", "witnesses"),
            ("minutes_number", "minutes_number"),
            ("minutes_signed", "minutes_signed"),
        ):
            if known.get(field):
                self.fields.show_value(key, known[field])


class TakeDownDialog(PlacesDialog):
    """Until which day it hung, who took it down, and how many opinions came.

    Args:
        last_day: the last day it must hang, if that is known.
    """

    def __init__(self, shell: Shell, lines: Sequence[PlaceLine], last_day: date | None) -> None:
        title = say("Record the taking down at {count} places", count=len(lines))
        fields = (
            TaskField(
                "last",
                N_("Hung to the end of"),
                DateEditor(shell.office.today),
                required=True,
                help=N_("The last day it hung; it may be taken down from the day after."),
            ),
            TaskField("by", N_("Taken down by"), TextEditor(), required=True),
            TaskField(
                "opinions",
                N_("Opinions received while it hung"),
                NumberEditor(Kind.INTEGER),
                help=N_("Blank when not known; 0 when none came."),
            ),
            TaskField("signed", N_("Closing minutes signed"), FlagEditor("")),
        )
        super().__init__(shell, render(title), lines, fields, "last")
        if last_day is not None:
            self.fields.show_value("last", last_day.isoformat())
        if len(lines) == 1:
            self.fields.show_value("by", lines[0].posting.get("posted_by"))
        self.refresh_photos_day()
        self.fields.go_to("last")

    def act(self) -> Act:
        """Return what records one place as taken down."""
        value = self.fields.value
        last, by, opinions = date.fromisoformat(value("last")), value("by"), value("opinions")
        signed = bool(value("signed"))

        def take_down(office: Office, posting_id: str, photos: Sequence[Photo]) -> Recorded:
            return posting.take_down(
                office, posting_id, last, by=by, opinions=opinions, photos=photos, minutes_signed=signed
            )

        return take_down
