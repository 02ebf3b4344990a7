"""A sheet for the announcer: any text, every number and day spelled out."""

from __future__ import annotations

from collections.abc import Iterable

from papi_desktop.documents.kinds.common import header_of
from papi_desktop.documents.kinds.facts import Office
from papi_desktop.documents.paper import Paper, Paragraph
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.vietnamese.speaking import spoken


def broadcast_sheet(
    office: Office, content: str, lines: Iterable[str], wording: Wording, note: str = "", watermark: str = ""
) -> Paper:
    """Return the sheet. Template "broadcast".

    Args:
        content: what it is about; heads the sheet and is not read out.
        lines: what is read between greeting and thanks, as written.
        note: for the announcer, above the text: when it is aired.
    """
    read = (
        wording.fill("greeting", commune=office.commune),
        *lines,
        wording.fill("closing", unit=office.unit),
    )
    blocks = [Paragraph(note, "centred")] if note else []
    blocks += [Paragraph(spoken(line)) for line in read]
    return Paper(
        header=header_of(office),
        title=wording.fill("title"),
        subject=(content[:1].upper() + content[1:],),
        blocks=tuple(blocks),
        watermark=watermark,
    )
