"""The recovery sheet: the key that opens the office's data when every password is lost, for the safe."""

from __future__ import annotations

from papi_desktop.documents.kinds.common import header_of, numbered
from papi_desktop.documents.kinds.facts import RecoverySheetFacts
from papi_desktop.documents.official import listed, official_format
from papi_desktop.documents.paper import Closing, Paper, Paragraph, Signature, dashed
from papi_desktop.documents.wording import Wording

_GROUPS_IN_LINE = 4


def recovery_sheet(facts: RecoverySheetFacts, wording: Wording) -> Paper:
    """Return the sheet. Template "recovery_sheet"; the key is set large, four groups a line."""
    unit = facts.office.unit
    groups = facts.key.split("-")
    lines = ["-".join(groups[start : start + _GROUPS_IN_LINE]) for start in range(0, len(groups), _GROUPS_IN_LINE)]
    note = wording.fill("signer_note")
    keys = ("keep_sealed", "keep_person", "keep_copy")
    return Paper(
        header=header_of(facts.office),
        title=wording.fill("title"),
        subject=(wording.fill("subject", unit=unit),),
        blocks=(
            numbered(1, wording.fill("what_heading")),
            Paragraph(wording.fill("what", unit=unit)),
            numbered(2, wording.fill("key_heading")),
            *(Paragraph(line, "key") for line in lines),
            numbered(3, wording.fill("keep_heading")),
            *dashed(listed(wording.fill(key) for key in keys)),
            numbered(4, wording.fill("use_heading")),
            Paragraph(wording.fill("use")),
            Paragraph(wording.fill("made", date=official_format().date_in_words(facts.made_on))),
        ),
        closing=Closing(
            (
                (
                    Signature((wording.fill("maker_signature"),), note=note),
                    Signature((wording.fill("keeper_signature"),), note=note),
                ),
            )
        ),
    )
