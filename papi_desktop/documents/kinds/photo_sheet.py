"""The sheet of photos: what the posting looked like at each place, and when the camera says so."""

from __future__ import annotations

from papi_desktop.documents.kinds.common import header_of
from papi_desktop.documents.kinds.facts import PhotoSheetFacts, PostedPhoto
from papi_desktop.documents.paper import Block, Paper, Paragraph, Picture, Pictures
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.vietnamese.dates import table_date


def photo_sheet(facts: PhotoSheetFacts, wording: Wording, watermark: str = "") -> Paper:
    """Return the sheet. Template "photo_sheet"; the photos must have been cleaned."""
    blocks: list[Block] = []
    if facts.document:
        blocks.append(Paragraph(wording.fill("document", document=facts.document)))
    blocks.append(Pictures(tuple(Picture(photo.data, _caption(photo, wording)) for photo in facts.photos)))
    return Paper(
        header=header_of(facts.office),
        title=wording.fill("title"),
        subject=(wording.fill("subject", content=facts.content[:1].upper() + facts.content[1:]),),
        blocks=tuple(blocks),
        watermark=watermark,
    )


def _caption(photo: PostedPhoto, wording: Wording) -> str:
    if photo.taken is None:
        return wording.fill("caption_without_time", place=photo.place)
    time = f"{photo.taken:%H:%M}"
    return wording.fill("caption", place=photo.place, time=time, date=table_date(photo.taken.date()))
