"""Choosing a row of a law table by typing part of its title; the citation it rests on stands under the field."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Catalogue
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.operations import catalogues
from papi_desktop.operations.office import Office
from papi_desktop.translations import language
from papi_desktop.ui.law_words import citation_of
from papi_desktop.ui.widgets.reference_editor import Candidate, ReferenceEditor

_SINGULAR = {
    Catalogue.DUTIES: N_("duty of disclosure"),
    Catalogue.DIMENSIONS: N_("dimension of PAPI"),
    Catalogue.REPORTS: N_("report"),
}


class CatalogueFinder:
    """Candidates from a law table; it is small and in memory, so it answers at once."""

    def __init__(self, office: Office, catalogue: Catalogue) -> None:
        self._office = office
        self._catalogue = catalogue

    def find(self, text: str, done: Callable[[Sequence[Candidate]], None]) -> None:
        """Look for rows whose title holds every word of `text`."""
        done(self.find_now(text))

    def find_now(self, text: str) -> Sequence[Candidate]:
        """Look for rows whose title holds every word of `text`, accents or not; the whole table for a blank text."""
        words = fold(text).split()
        offered = catalogues.offered(self._office, self._catalogue, language())
        return [Candidate(row_id, title) for row_id, title in offered.items() if all(w in fold(title) for w in words)]

    def name(self, id: str, done: Callable[[Candidate], None]) -> None:
        """Tell the title of a row; an id that is in no table stands for itself."""
        done(Candidate(id, catalogues.titles(self._office, self._catalogue, language()).get(id, id)))


class CatalogueEditor(ReferenceEditor):
    """A row of a law table, shown by its title, with its citation below."""

    def __init__(self, office: Office, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(CatalogueFinder(office, catalogue), _SINGULAR[catalogue], parent)
        self._office = office
        self._catalogue = catalogue

    def hint(self) -> str:
        """Return the citation of the row chosen."""
        chosen = self.value()
        row = catalogues.row(self._office, self._catalogue, chosen) if chosen else None
        return citation_of(row) if row else ""
