"""What is read for the publish wizard in the reader's thread: the publication composed, one of its papers, and the counting."""

from __future__ import annotations

from dataclasses import dataclass

from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.operations import publish
from papi_desktop.operations.clock import Counted, count_for
from papi_desktop.operations.office import Office
from papi_desktop.operations.publish import Publication, PublishRequest

_WORDS = {
    "notice": N_("Notice"),
    "public_list": N_("Public list"),
    "loudspeaker": N_("Loudspeaker text"),
    "village_list": N_("List for the village"),
    "posting_minutes": N_("Posting minutes"),
}


@dataclass(frozen=True)
class PaperChoice:
    """One paper that can be looked at.

    Attributes:
        key: by which it is asked for.
        words: what it is called.
        public: whether everyone will read it.
    """

    key: str
    words: Message
    public: bool


@dataclass(frozen=True)
class Composed:
    """A publication ready to be looked at.

    Attributes:
        publication: everything that will be published.
        papers: the papers, in order.
        shown: the paper drawn.
        pdf: that paper as it will print.
        counted: how long it must hang.
        due: by when it must be public, if the law gives a day.
    """

    publication: Publication
    papers: tuple[PaperChoice, ...]
    shown: PaperChoice
    pdf: bytes
    counted: Counted
    due: Counted | None


def compose(office: Office, request: PublishRequest, wanted: str) -> Composed:
    """Compose a publication and draw one of its papers.

    Args:
        wanted: key of the paper; the first one when there is none of that key.

    Raises:
        UserError: if it cannot be published like this.
    """
    publication = publish.prepare(office, request)
    papers = choices_of(publication)
    shown = next((paper for paper in papers if paper.key == wanted), papers[0])
    due = publication.due
    return Composed(
        publication,
        papers,
        shown,
        publish.preview_pdf(office, publication, shown.key),
        count_for(office, publication.rule, request.posted_from),
        count_for(office, due.rule, due.start) if due else None,
    )


def choices_of(publication: Publication) -> tuple[PaperChoice, ...]:
    """Return the papers of a publication by what they are called; those of one place end in its name."""
    found = []
    for key, sheet in zip(publication.papers, publication.sheets, strict=True):
        kind = Message(_WORDS.get(sheet.kind, sheet.kind))
        words = say("{paper}: {place}", paper=kind, place=sheet.place) if sheet.place else kind
        found.append(PaperChoice(key, words, sheet.public))
    return tuple(found)
