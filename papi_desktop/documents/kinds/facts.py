"""What the kinds of paper are told: plain frozen facts, as stated by the office. Nothing here is looked up, summed or corrected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from papi_desktop.documents.official import Align
from papi_desktop.documents.paper import Signature, Table
from papi_desktop.domain import periods
from papi_desktop.domain.vietnamese.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Office:
    """The issuing office.

    Attributes:
        issuer: lines of the issuing body as on its papers, e.g. ("ỦY BAN NHÂN DÂN", "XÃ NA SANG"); spelled as the office spells it.
        unit: its name in running text, e.g. "Ủy ban nhân dân xã Na Sang".
        commune: e.g. "xã Na Sang".
        place: what stands before the date, e.g. "Na Sang".
        superior: lines of the superior body, if the office prints one.
    """

    issuer: tuple[str, ...]
    unit: str
    commune: str
    place: str
    superior: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """Number and date of a paper.

    Attributes:
        symbol: e.g. "TB-UBND".
        number: None leaves its space blank; a text such as "168a" is printed as it is.
        day: None, or a date known in part, leaves spaces to fill by hand.
        stated_number, stated_place_date: whole lines of an old paper that is printed again as it was; they win over the other fields.
    """

    symbol: str
    number: int | str | None = None
    day: date | PartialDate | None = None
    stated_number: str = ""
    stated_place_date: str = ""


def dated(day: date | None) -> Document:
    """Return what a paper of the office says of itself that has place and date, but takes no number."""
    return Document("", None, day, stated_number=" ")


@dataclass(frozen=True, slots=True)
class Basis:
    """A legal basis ("Căn cứ …"), and the short name by which the paper goes on to call it, if any."""

    text: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class ClassCount:
    """How many households and persons a class has; persons None if not counted."""

    label: str
    households: int
    persons: int | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """From when to when, both days included; None leaves a blank.

    Attributes:
        stated: is printed instead of both if it is given.
        planned: last day that is only planned, told as a plan where there is no `last`.
    """

    first: date | None = None
    last: date | None = None
    stated: str = ""
    planned: date | None = None


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """A notice that a list is posted.

    Attributes:
        content: what is posted, in running text: "danh sách hộ nghèo, hộ cận nghèo xã Na Sang năm 2026".
        subject: lines of the trích yếu as stated; empty for the standard one.
        channels: other ways of disclosure, as phrases.
        receiver: where opinions go.
        replaces: the paper of the edition before: "Thông báo số 45/TB-UBND ngày …"; "" for a first edition.
        opinions: how many opinions came on the edition before.
        changes: what changed since, a line each.
    """

    office: Office
    document: Document
    content: str
    bases: tuple[Basis, ...]
    counts: tuple[ClassCount, ...]
    period: Period
    places: tuple[str, ...]
    receiver: str
    signer: Signature
    recipients: tuple[str, ...]
    channels: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    has_list: bool = True
    replaces: str = ""
    opinions: int = 0
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A public column of a list; `width` is its share."""

    title: str
    width: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class ListGroup:
    """The households of one village: their public cells in the order of the columns, without a serial number."""

    name: str
    rows: Sequence[tuple[str, ...]]
    households: int
    persons: int | None = None


@dataclass(frozen=True, slots=True)
class PublicListFacts:
    """A public list as an appendix.

    Attributes:
        title: lines, e.g. ("Danh sách hộ nghèo, hộ cận nghèo", "xã Na Sang năm 2026").
        document: the paper it belongs to: "Thông báo số 45/TB-UBND ngày 30 tháng 11 năm 2026 của …"; "" prints no reference.
        label: "" prints the standard label.
        removed: lines that stood on the edition before and stand on this one no more.
    """

    title: tuple[str, ...]
    columns: tuple[ListColumn, ...]
    groups: tuple[ListGroup, ...]
    households: int
    persons: int | None = None
    document: str = ""
    label: str = ""
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VillageListFacts:
    """The list of one village on the national form.

    Attributes:
        rows: cells without the serial number, in the order of the form: name, sex (1, 2), year of birth, village, B1, B2, class sign.
        counts: households by class.
        head_role: what the head of this village is called, e.g. "Trưởng bản"; "" for the word of the form.
    """

    office: Office
    village: str
    year: int
    rows: Sequence[tuple[str, ...]]
    counts: tuple[ClassCount, ...]
    reviewer: str = ""
    board: str = ""
    head: str = ""
    head_role: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in minutes."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class MinutesFacts:
    """Minutes of hanging a paper at one place, or of taking it down. Whatever is None or empty is left to be filled by hand.

    Attributes:
        document: what hangs: "Thông báo số 45/TB-UBND ngày 30 tháng 11 năm 2026"; "" prints no such line.
        opinions: received while it hung; only for taking down.
        state: of the paper when taken down.
    """

    office: Office
    content: str
    place: str
    document: str = ""
    number: Document | None = None
    day: date | None = None
    at: time | None = None
    officers: tuple[Person, ...] = ()
    witnesses: tuple[Person, ...] = ()
    period: Period = Period()
    photos: int = 0
    opinions: int | None = None
    state: str = ""
    copies: int = 2


@dataclass(frozen=True, slots=True)
class PostedPhoto:
    """A cleaned photo of a posting."""

    data: bytes
    place: str
    taken: datetime | None = None


@dataclass(frozen=True, slots=True)
class PhotoSheetFacts:
    """A sheet of photos of one disclosure."""

    office: Office
    content: str
    photos: tuple[PostedPhoto, ...]
    document: str = ""


@dataclass(frozen=True, slots=True)
class DisclosureLine:
    """One act of disclosure. `verdict` is "" where none is printed."""

    content: str
    basis: str
    forms: tuple[str, ...]
    places: tuple[str, ...]
    period: Period
    verdict: str = ""
    responsible: str = ""


@dataclass(frozen=True, slots=True)
class QuarterlyListFacts:
    """Everything disclosed in a quarter.

    Attributes:
        citation: the confirmed article it is made under; "" prints none.
        as_of: day up to which it tells because the quarter still runs, as written; "" once it is over.
        kept: whether disclosures were written down at all by then; otherwise an empty list does not say that there were none.
    """

    office: Office
    document: Document
    quarter: periods.Period
    lines: tuple[DisclosureLine, ...]
    signer: Signature
    recipients: tuple[str, ...]
    citation: str = ""
    as_of: str = ""
    kept: bool = True


@dataclass(frozen=True, slots=True)
class LoudspeakerFacts:
    """What is read out about a posted list."""

    office: Office
    content: str
    counts: tuple[ClassCount, ...]
    first: date
    last: date
    places: tuple[str, ...]
    receiver: str


@dataclass(frozen=True, slots=True)
class RecoverySheetFacts:
    """The recovery key of the office's data, in groups as it is to be typed."""

    office: Office
    key: str
    made_on: date


@dataclass(frozen=True, slots=True)
class Article:
    """An article of a decision: its sentence, the points under it, and a table as stated."""

    text: str
    points: tuple[str, ...] = ()
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """A decision.

    Attributes:
        authority: who decides, e.g. "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ QUẢNG THÁI".
    """

    office: Office
    document: Document
    subject: tuple[str, ...]
    authority: str
    bases: tuple[Basis, ...]
    articles: tuple[Article, ...]
    signer: Signature
    recipients: tuple[str, ...]
