"""The columns of the board, once: the screen, the paper, the workbook, the command and its JSON are made from this list.

A column more is a row here and, where it is printed, its heading in `resources/papers/acknowledgements.toml`, under the key of the column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from papi_desktop.documents.official import Align
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.messages import N_
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations.board import RETURNED, STATE_LABELS, BoardLine, estimate_told
from papi_desktop.translations import _, render

Told = str | int | bool | date | None
"""What a line says in a column: 0 and None are nothing."""


@dataclass(frozen=True)
class BoardColumn:
    """One column.

    Attributes:
        key: of `--json`, and of the heading among the words of the paper.
        told: what a line says there.
        heading: msgid on the screen; "" is told to machines only.
        pixels: width on the screen in pixels of the design; 0 takes the room that is left.
        millimetres: width on paper.
        align: on paper.
        shown: as the screen and the command say it, where that is not `told` itself.
        printed: as the paper says it in the words of the office, where that is not `told` itself.
    """

    key: str
    told: Callable[[BoardLine], Told]
    heading: str = ""
    pixels: int = 0
    millimetres: float = 0.0
    align: Align = Align.LEFT
    shown: Callable[[BoardLine], str] | None = None
    printed: Callable[[BoardLine, Wording], str] | None = None

    def on_screen(self, line: BoardLine) -> str:
        """Return what a line says here on the screen."""
        return self.shown(line) if self.shown else _plain(self.told(line))

    def on_paper(self, line: BoardLine, words: Wording) -> str:
        """Return what a line says here on paper."""
        return self.printed(line, words) if self.printed else _plain(self.told(line))


def _plain(told: Told) -> str:
    if isinstance(told, date):
        return table_date(told)
    return str(told or "")


def _remarks_shown(line: BoardLine) -> str:
    """Return what to know of a line: keys withdrawn or not compared, figures that are estimates, and what was written about it."""
    gone = _("key withdrawn, no new one yet") if line.key_withdrawn else ""
    guess = render(estimate_told(line.as_of)) if line.as_of else ""
    others = (gone, "" if line.key_compared else _("key not compared"), guess)
    # Why it came back is what the unit is waiting for: it must not be cut off at the end of the cell.
    told = (line.note, *others) if line.state == RETURNED else (*others, line.note)
    return "; ".join(filter(None, told))


def _remarks_printed(line: BoardLine, words: Wording) -> str:
    def remarks() -> Iterator[str]:
        if line.state == RETURNED:
            yield line.note
        if line.key_withdrawn:
            yield words.fill("key_withdrawn")
        if not line.key_compared:
            yield words.fill("not_compared")
        if line.as_of is not None:
            yield words.fill("estimate", day=table_date(line.as_of))
        if line.state != RETURNED:
            yield line.note

    return "; ".join(filter(None, remarks()))


def _state_printed(line: BoardLine, words: Wording) -> str:
    states: dict[str, str] = words.data["states"]
    return states[line.state]


UNIT, STATE, NOTE = "unit", "state", "note"
COLUMNS: Sequence[BoardColumn] = (
    BoardColumn(UNIT, lambda line: line.unit, N_("Reporting unit"), 190, 46.0),
    BoardColumn(
        STATE,
        lambda line: line.state,
        N_("State"),
        170,
        42.0,
        shown=lambda line: _(STATE_LABELS[line.state]),
        printed=_state_printed,
    ),
    BoardColumn("version", lambda line: line.version, N_("Version"), 50, 14.0, Align.CENTER),
    BoardColumn("received_on", lambda line: line.received_on, N_("Received on"), 122, 26.0, Align.CENTER),
    BoardColumn("short_code", lambda line: line.short_code, N_("Short code"), 145, 46.0),
    BoardColumn("answered_on", lambda line: line.answered_on, N_("Answered on"), 105, 26.0, Align.CENTER),
    BoardColumn(
        NOTE,
        lambda line: line.note,
        N_("Changes, reason"),
        0,
        48.0,
        shown=_remarks_shown,
        printed=_remarks_printed,
    ),
    BoardColumn("code", lambda line: line.code),
    BoardColumn("received", lambda line: line.received_id),
    BoardColumn("key_compared", lambda line: line.key_compared),
    BoardColumn("key_withdrawn", lambda line: line.key_withdrawn),
    BoardColumn("as_of", lambda line: line.as_of),
)
SHOWN: Sequence[BoardColumn] = tuple(column for column in COLUMNS if column.heading)
"""What people see, on the screen and on paper."""
