"""The posting places of the office with a tick box each: headquarters first, then village by village."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from papi_desktop.operations.office import Office
from papi_desktop.translations import _
from papi_desktop.ui.style import theme


@dataclass(frozen=True)
class PlaceOffered:
    """A place that can be ticked: its id, its name, and its village's name, blank for headquarters."""

    id: str
    name: str
    village: str


def read_places(office: Office) -> tuple[PlaceOffered, ...]:
    """Return the places in use, headquarters first; runs in the reader's thread."""
    villages = office.village_names()
    return tuple(
        PlaceOffered(place["id"], place["name"], villages.get(place.get("village_id") or "", ""))
        for place in office.places()
    )


class PlacesList(QTreeWidget):
    """Places to be ticked; Space turns a tick, Ctrl+A ticks all."""

    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Places"))
        self.setColumnCount(2)
        self.setHeaderLabels([_("Place"), _("Village")])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.header().setStretchLastSection(False)
        self.setMinimumHeight(theme().px(120))
        self.itemChanged.connect(self._changed)

    def show_places(self, places: Sequence[PlaceOffered], ticked: Collection[str] | None) -> None:
        """Show places.

        Args:
            places: in order.
            ticked: ids of those ticked at first; None ticks all.
        """
        self.blockSignals(True)
        self.clear()
        for place in places:
            item = QTreeWidgetItem([place.name, place.village])
            item.setData(0, Qt.ItemDataRole.UserRole, place.id)
            on = ticked is None or place.id in ticked
            item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            item.setToolTip(0, place.name)
            item.setSizeHint(0, QSize(0, theme().px(28)))
            self.addTopLevelItem(item)
        self.blockSignals(False)
        for first in self._items()[:1]:
            self.setCurrentItem(first)

    def ticked_ids(self) -> tuple[str, ...]:
        """Return the ids of the ticked places in order."""
        return tuple(
            str(item.data(0, Qt.ItemDataRole.UserRole))
            for item in self._items()
            if item.checkState(0) is Qt.CheckState.Checked
        )

    def tick_all(self, on: bool) -> None:
        """Tick or untick every place."""
        self.blockSignals(True)
        for item in self._items():
            item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.blockSignals(False)
        self.viewport().update()
        self.ticked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+A ticks all."""
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.tick_all(True)
        else:
            super().keyPressEvent(event)

    def _items(self) -> list[QTreeWidgetItem]:
        return [item for row in range(self.topLevelItemCount()) if (item := self.topLevelItem(row)) is not None]

    def _changed(self, _item: QTreeWidgetItem, _column: int) -> None:
        self.ticked.emit()
