"""The papers of a list of poor households: notice, public list, village lists, minutes, loudspeaker text.

Owns what goes on which sheet. The words are templates in `resources/papers`; the lines of the list are those of the public copy, except the
national posting form, whose columns a circular prescribes for the short village posting.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from papi_desktop.documents.kinds import facts
from papi_desktop.documents.kinds.loudspeaker import loudspeaker
from papi_desktop.documents.kinds.notice import notice
from papi_desktop.documents.kinds.posting_minutes import posting_minutes
from papi_desktop.documents.kinds.public_list import public_list, village_list
from papi_desktop.documents.official import Align, official_format
from papi_desktop.documents.paper import Appendix, Paper, Paragraph
from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.register import Field, Kind, Record
from papi_desktop.domain.registers import HOUSEHOLDS
from papi_desktop.domain.registers.households import CLASSES
from papi_desktop.operations import papers, receivers
from papi_desktop.operations.editions import Change, Edition
from papi_desktop.operations.numbers import Number
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_codes import coded, subject_of
from papi_desktop.operations.papers import Sheet
from papi_desktop.operations.public_copy import PublicCopy, PublicRow
from papi_desktop.operations.villages import head_role

# Signs of the national posting form (Thông tư 07/2021/TT-BLĐTBXH, Phụ lục I): 1 nam, 2 nữ; N, CN, KN.
_SEX_SIGN = {"male": "1", "female": "2"}
_CLASS_SIGN = {"poor": "N", "near_poor": "CN"}
_NOT_POOR_SIGN = "KN"


# A field's width is in letters; the serial number's column of a public list is in millimetres.
_MM_PER_LETTER = 2.2
_CHANGE_WIDTH = 45


@dataclass(frozen=True)
class Plan:
    """What the papers say beside the list itself. Attributes as in `publish.PublishRequest`, decided."""

    request_stage: str
    year: int
    review: Record
    number: Number | None
    day: date
    places: Sequence[Record]
    first: date
    last: date | None
    channels: tuple[str, ...]
    signer_id: str | None
    national_form: bool
    recipients: tuple[str, ...] | None
    contact: str
    citations: tuple[str, ...]
    edition: Edition | None = None


def disclosure_title(office: Office, stage: str, year: int, edition: Edition | None = None) -> str:
    """Return what the disclosure is called in its book."""
    words = papers.wording(office, "households")
    title = words.fill(f"disclosure_{stage}", year=year)
    return words.fill("edition", text=title, edition=edition.number) if edition else title


def compose(office: Office, plan: Plan, copy: PublicCopy, households: Sequence[Record]) -> tuple[Sheet, ...]:
    """Return every sheet, the notice first, each with a code of its own."""
    made = _Composer(office, plan, copy, households)
    symbol = plan.number.symbol if plan.number else ""
    begin = symbol or plan.day.isoformat()

    def sheet(kind: str, paper: Paper, place: str = "", public: bool = True, symbol: str = "") -> Sheet:
        bare = Sheet(kind, papers.stem_of(begin, papers.stem_word(kind), place), paper, public, place=place)
        return coded(office, bare, plan.day, symbol=symbol, about=f"{place}: {subject_of(paper)}" if place else "")

    sheets = [
        sheet("notice", made.notice(made.groups()), symbol=symbol),
        sheet("public_list", made.list_paper()),
        sheet("loudspeaker", made.loudspeaker()),
    ]
    villages: set[str] = set()
    for place in plan.places:
        village = made.village_of(place)
        if village and village not in villages:
            villages.add(village)
            sheets.append(sheet("village_list", made.village_paper(village), village, symbol=symbol))
        sheets.append(sheet("posting_minutes", made.minutes(place), place["name"], public=False))
    return papers.apart(sheets)


def content_of(office: Office, stage: str, year: int) -> str:
    """Return what is posted, as a phrase inside a sentence."""
    return papers.wording(office, "households").fill(f"content_{stage}", commune=office.unit["name"], year=year)


class _Composer:
    """Holds what all sheets of one list have in common."""

    def __init__(self, office: Office, plan: Plan, copy: PublicCopy, households: Sequence[Record]) -> None:
        self._office, self._plan, self._copy, self._households = office, plan, copy, households
        self._words = papers.wording(office, "households")
        self._issuer = papers.issuing_office(office)
        self._mark = papers.watermark(office)
        self._content = content_of(office, plan.request_stage, plan.year)
        if plan.edition:
            self._content = self._words.fill("edition", text=self._content, edition=plan.edition.number)
        self._changes = plan.edition.changes if plan.edition else ()
        self._marks = {change.id: self._mark_of(change) for change in self._changes if change.kind != "removed"}
        self._names = office.village_names()
        # Under its village's heading, a line need not name the village again.
        self._shown = [n for n, f in enumerate(copy.columns) if f.key != HOUSEHOLDS.subtitle_field]

    def village_of(self, place: Record) -> str:
        """Return the village a place belongs to, if any household of the list lives there."""
        name = self._names.get(place.get("village_id") or "", "")
        return name if any(row.group == name for row in self._copy.rows) else ""

    def groups(self, village: str = "") -> tuple[facts.ListGroup, ...]:
        """Return the lines of the list by village, of one village if it is named."""
        by_village: dict[str, list[tuple[PublicRow, str]]] = {}
        for row, household in zip(self._copy.rows, self._households, strict=True):
            if not village or row.group == village:
                by_village.setdefault(row.group, []).append((row, household["id"]))
        return tuple(
            facts.ListGroup(
                name,
                [self._cells(row, household_id) for row, household_id in rows],
                len(rows),
                _persons([row for row, _id in rows]),
            )
            for name, rows in by_village.items()
        )

    def _cells(self, row: PublicRow, household_id: str) -> tuple[str, ...]:
        """Return the cells of a line; an edition that changed something says in one more what changed."""
        cells = tuple(row.cells[n] for n in self._shown)
        return (*cells, self._marks.get(household_id, "")) if self._changes else cells

    def _mark_of(self, change: Change) -> str:
        if change.kind == "added":
            return self._words.fill("change_mark_added")
        return "; ".join(
            self._words.fill("change_field", field=field, before=before or "…", after=after or "…")
            for field, before, after in change.fields
        )

    def _told(self, change: Change, key: str = "") -> str:
        """Return a change as a line of the notice, or by another template."""
        cells = (self._words.fill("change_cell", field=field, text=text) for field, text in change.cells)
        detail = self._mark_of(change) if change.kind == "changed" else ", ".join(cells)
        values = {"group": change.group, "name": change.name, "detail": detail}
        return self._words.fill(key or f"change_{change.kind}", **values)

    def notice(self, groups: tuple[facts.ListGroup, ...], village: str = "") -> Paper:
        """Return the notice with the list behind it."""
        plan, office = self._plan, self._office
        recipients = plan.recipients
        if recipients is None:
            recipients = receivers.of_paper(office, "notice")
        told = facts.NoticeFacts(
            office=self._issuer,
            document=self._document(),
            content=self._content,
            bases=self._bases(),
            counts=self._counts(),
            period=facts.Period(plan.first, plan.last),
            places=tuple(place["name"] for place in plan.places),
            receiver=plan.contact or papers.receiver(office),
            signer=papers.signer(office, plan.signer_id),
            recipients=recipients,
            channels=papers.forms_in_words(office, plan.channels),
            replaces=self._replaced(),
            opinions=plan.edition.opinions if plan.edition else 0,
            changes=tuple(self._told(change) for change in self._changes),
        )
        return notice(told, papers.wording(office, "notice"), (self._appendix(groups, village),), self._mark)

    def village_paper(self, village: str) -> Paper:
        """Return what hangs in one village: the national form for the short posting, else the notice with the village's own lines."""
        if not self._plan.national_form:
            return self.notice(self.groups(village), village)
        lines = [h for h in self._households if self._names.get(h["village_id"]) == village]
        known = next((v for v in self._office.villages() if v["name"] == village), {})
        told = facts.VillageListFacts(
            self._issuer,
            village,
            self._plan.year,
            [_national_row(h, village) for h in lines],
            _class_counts(lines),
            head=str(known.get("head_name") or ""),
            head_role=head_role(self._office, known),
        )
        return village_list(told, papers.wording(self._office, "public_list"), self._mark)

    def list_paper(self) -> Paper:
        """Return the list alone, for the web page."""
        appendix = self._appendix(self.groups())
        values = {"commune": self._issuer.commune, "year": self._plan.year}
        return Paper(
            header=None,
            title=self._words.fill("list_paper_title"),
            subject=(self._words.fill("list_paper_subject", **values),),
            blocks=(Paragraph(appendix.reference, "appendix_reference"), *appendix.blocks),
            watermark=self._mark,
        )

    def minutes(self, place: Record) -> Paper:
        """Return the minutes of hanging it at one place, ready to be filled by hand and signed."""
        told = facts.MinutesFacts(
            self._issuer,
            self._content,
            place["name"],
            document=self._notice_name(),
            number=facts.Document(f"BB-{self._office.unit['symbol']}", None, None),
            period=facts.Period(self._plan.first, self._plan.last),
        )
        return posting_minutes(told, papers.wording(self._office, "posting_minutes"), self._mark)

    def loudspeaker(self) -> Paper:
        """Return the text to be read out."""
        told = facts.LoudspeakerFacts(
            self._issuer,
            self._content,
            self._counts(),
            self._plan.first,
            self._plan.last or self._plan.first,
            tuple(place["name"] for place in self._plan.places),
            self._issuer.unit,
        )
        return loudspeaker(told, papers.wording(self._office, "loudspeaker"), self._mark)

    def _document(self) -> facts.Document:
        number = self._plan.number
        kind = self._words.data["notice"]["kind"]
        return facts.Document(f"{kind}-{self._office.unit['symbol']}", number.text if number else None, self._plan.day)

    def _notice_name(self) -> str:
        number = self._plan.number
        values = {"date": official_format().date_in_words(self._plan.day), "unit": self._issuer.unit}
        if number is None:
            return self._words.fill("notice_name_without_number", **values)
        return self._words.fill("notice_name", number=number.symbol, **values)

    def _replaced(self) -> str:
        """Return the paper of the edition before; "" for a first edition."""
        if self._plan.edition is None:
            return ""
        before = self._plan.edition.before
        day = day_or_none(before.get("document_date"))
        values = {"date": official_format().date_in_words(day), "unit": self._issuer.unit}
        if not before.get("document_number"):
            return self._words.fill("notice_name_without_number", **values)
        return self._words.fill("notice_name", number=before["document_number"], **values)

    def _bases(self) -> tuple[facts.Basis, ...]:
        cited = [facts.Basis(self._words.fill("basis", citation=citation)) for citation in self._plan.citations]
        review = self._plan.review
        if review.get("decision_number") and review.get("decision_date"):
            text = self._words.fill(
                "basis_decision",
                number=review["decision_number"],
                date=official_format().date_in_words(date.fromisoformat(review["decision_date"])).removeprefix("ngày "),
                commune=self._issuer.commune,
                year=self._plan.year,
            )
            cited.append(facts.Basis(text))
        return tuple(cited)

    def _counts(self) -> tuple[facts.ClassCount, ...]:
        return _class_counts(self._households)

    def _appendix(self, groups: tuple[facts.ListGroup, ...], village: str = "") -> Appendix:
        values = {"commune": self._issuer.commune, "year": self._plan.year}
        second = (
            self._words.fill("list_title_village", village=village, **values)
            if village
            else self._words.fill("list_title_2", **values)
        )
        columns = [self._copy.columns[n] for n in self._shown]
        shown = [facts.ListColumn(f.print_label, f.width * _MM_PER_LETTER, _align(f)) for f in columns]
        if self._changes:
            shown.append(facts.ListColumn(self._words.fill("change_column"), _CHANGE_WIDTH))
        gone = [c for c in self._changes if c.kind == "removed" and village in ("", c.group)]
        told = facts.PublicListFacts(
            title=(self._words.fill("list_title_1"), second),
            columns=tuple(shown),
            removed=tuple(self._told(change, "change_gone") for change in gone),
            groups=groups,
            households=sum(group.households for group in groups),
            persons=sum(group.persons or 0 for group in groups),
            document=self._notice_name(),
        )
        return public_list(told, papers.wording(self._office, "public_list"))


def _persons(rows: Sequence[PublicRow]) -> int:
    return sum(row.values.get("members") or 0 for row in rows)


def _class_counts(households: Sequence[Record]) -> tuple[facts.ClassCount, ...]:
    """Count households and people by class, in the order the law names the classes; classes nobody is in are left out."""
    lines = Counter(h["class_after"] for h in households)
    people: Counter[str] = Counter()
    for household in households:
        people[household["class_after"]] += household.get("members") or 0
    return tuple(facts.ClassCount(c.print_label, lines[c.value], people[c.value]) for c in CLASSES if lines[c.value])


def _national_row(household: Record, village: str) -> tuple[str, ...]:
    def text(key: str) -> str:
        value = household.get(key)
        return "" if value is None else str(value)

    return (
        household["head_name"],
        _SEX_SIGN.get(household.get("sex") or "", ""),
        text("birth")[:4],
        village,
        text("b1"),
        text("b2"),
        _CLASS_SIGN.get(household["class_after"], _NOT_POOR_SIGN),
    )


def _align(field: Field) -> Align:
    return Align.CENTER if field.kind in (Kind.INTEGER, Kind.YEAR, Kind.PARTIAL_DATE) else Align.LEFT
