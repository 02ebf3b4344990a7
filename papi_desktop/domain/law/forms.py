"""Official forms: which form of which text a paper stands for, and whether its layout was compared with the original.

Owns the rows of `resources/law/forms.toml`. Must not know how a paper looks.
"""

from __future__ import annotations

from dataclasses import dataclass

from papi_desktop.domain.law.dated import Certainty, LawRow
from papi_desktop.domain.law.schema import RawRow, RowReader
from papi_desktop.domain.messages import Message, say


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialForm(LawRow):
    """A form; its id is the key of the paper.

    Attributes:
        name: as the text calls it, "Mẫu số 02".
    """

    name: str

    def words(self) -> Message:
        """Return what an official should know of it before the paper is signed."""
        told = {"form": self.name, "citation": self.citation}
        if self.certainty is Certainty.CONFIRMED:
            return say("{form} of {citation}.", **told)
        return say(
            "{form} of {citation}: the content follows the text; compare the layout, which is the program's own, with the original.",
            **told,
        )


def parse_form(row: RawRow) -> OfficialForm:
    """Read a row.

    Raises:
        SchemaError: if it does not fit.
    """
    read = RowReader(row)
    form = OfficialForm(name=read.text("name"), **read.common())
    read.finish()
    return form
