"""Add posting places to a disclosure that was recorded by hand, or that hangs at more places than were planned."""

from __future__ import annotations

from collections.abc import Collection

from papi_desktop.domain.errors import UserError
from papi_desktop.operations import posting
from papi_desktop.translations import _
from papi_desktop.ui.error_box import show_error
from papi_desktop.ui.screens.places_list import PlacesList, read_places
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.shell import Shell


class AddPlacesDialog(SmallDialog):
    """Tick the places to be added.

    Args:
        shell: the program around it.
        disclosure_id: the disclosure.
        offered: ids of the places it does not have yet.
    """

    def __init__(self, shell: Shell, disclosure_id: str, offered: Collection[str]) -> None:
        super().__init__(shell.window, _("Add places"), _("Tick the places where it hangs too."), 560, 420)
        self.shell = shell
        self._disclosure_id = disclosure_id
        self.places = PlacesList()
        # A few rows of the office's own book: read at once, in the main thread.
        self.places.show_places([place for place in read_places(shell.office) if place.id in offered], ())
        self.body.addWidget(self.places)
        all_of_them = self.add_button(f"{_('Tick all')}  Ctrl+A")
        cancel = self.add_button(f"{_('Cancel')}  Esc")
        self._add = self.add_button(_("Add places"), primary=True)
        self._add.setEnabled(False)
        all_of_them.clicked.connect(self._tick_all)
        cancel.clicked.connect(self.reject)
        self._add.clicked.connect(self.accept)
        self.places.ticked.connect(self._ticked)
        self.places.setFocus()

    def accept(self) -> None:
        """Plan a posting at each ticked place."""
        try:
            for place_id in self.places.ticked_ids():
                posting.find(self.shell.office, self._disclosure_id, place_id)
        except UserError as error:
            show_error(self, error)
            return
        super().accept()

    def _tick_all(self) -> None:
        self.places.tick_all(True)

    def _ticked(self) -> None:
        self._add.setEnabled(bool(self.places.ticked_ids()))
